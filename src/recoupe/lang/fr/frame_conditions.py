"""What a frame asks of its whole sentence and of who acts in it, beyond the words near its verb or noun."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recoupe.lang.fr.actor_words import is_demonym
from recoupe.lang.fr.event_frames import Frame
from recoupe.lang.fr.frame_words import listed
from recoupe.lang.fr.held import forms
from recoupe.lang.fr.participants import window
from recoupe.model.syntax import Sentence, Token


def allows(sentence: Sentence, frame: Frame, token: Token, sources: Sequence[Token], objects: Sequence[Token] | None) -> bool:
    """Whether a frame stands with its agents, its object and the rest of its sentence.

    sources: heads of who acts; objects: heads of what a verb is about, None for a noun and where they do not matter.
    """
    if frame.not_with and not frame.not_with.isdisjoint(forms(sentence)):
        return False
    if frame.only_with and (frame.only_with.isdisjoint(forms(sentence)) or not among(frame.only_with, (each for each in sentence.tokens if each.i != token.i))):
        return False
    if frame.agents and not _is_agent(sentence, frame, token, sources):
        return False
    if frame.not_agents and among(frame.not_agents, sources):
        return False
    return objects is None or not frame.strict or _is_object(sentence, frame, token, objects)


_ARMED_MODES = {
    "drone": "drone",
    "aérien": "aerial",
    "missile": "heavy-weapons",
    "roquette": "heavy-weapons",
    "obus": "heavy-weapons",
    "artillerie": "heavy-weapons",
    "mortier": "heavy-weapons",
    "explosif": "explosives",
}
_BY_MEANS = frozenset({"avec", "par", "moyen", "aide", "coups"})


def mode(sentence: Sentence, frame: Frame, token: Token, sources: Sequence[Token]) -> str | None:
    """The mode of an event: its frame's, or that of the arms that the sentence names beside it.

    "Un raid aérien a détruit le dépôt" is aerial, "a bombardé la ville au moyen de drones" by drone; who strikes by no arm that has a mode keeps the frame's.
    """
    if frame.kind not in ("attack", "bombing", "destruction"):
        return frame.mode
    doing = (one for each in sources for one in (each, *sentence.children(each, "amod", "nmod")))
    with_ = (
        each
        for each in sentence.tokens[token.i + 1 : token.i + 15]
        if each.lemma in _ARMED_MODES and not _BY_MEANS.isdisjoint(one.text.lower() for one in sentence.tokens[max(token.i, each.i - 4) : each.i])
    )
    return next((_ARMED_MODES[each.lemma] for each in (*doing, *with_) if each.lemma in _ARMED_MODES), frame.mode)


def among(listed: frozenset[str], tokens: Iterable[Token]) -> bool:
    """Whether one of the tokens has its lemma or form in a list."""
    return any(each.lemma.lower() in listed or each.text.lower() in listed for each in tokens)


def _is_agent(sentence: Sentence, frame: Frame, token: Token, sources: Sequence[Token]) -> bool:
    """Whether who acts is of those whom the frame names, or has a name (but where it asks for forces).

    Nobody will do too, unless the frame needs nobody else ("l’attentat a fait dix morts"): then one of them must stand before.
    """
    if sources:
        around = [one for each in sources for one in (each, *sentence.children(each, "conj", "flat", "appos", "nmod", "amod"))]
        # "la Norvège a condamné le Pérou" is blame: only courts convict
        by_name = not frame.forces and frame.mode != "convict"
        return (by_name and any(each.pos == "PROPN" for each in sources)) or among(frame.agents, around)
    return frame.needs != "none" or bool(frame.objects) or among(frame.agents, sentence.tokens[max(0, token.i - 12) : token.i])


def _is_object(sentence: Sentence, frame: Frame, token: Token, objects: Sequence[Token]) -> bool:
    """Whether the object itself is of `objects`, not only a word near it: "prendre la ville", not "prendre part à un débat sur la ville"."""
    heads = [each for each in objects if each.pos not in ("PRON", "NUM") and not among(listed("calendar"), [each])]
    # "Incarcéré à Kosti, il était le voisin de …": who undergoes it is told by the clause that follows
    stood_for = not heads and any(each.pos in ("PRON", "NUM") for each in objects)
    if not frame.must_follow and (stood_for or ((not heads or token.i == 0) and _undergoes(sentence, token))):
        return True
    heads = heads or _behind(sentence, token)
    if not heads:
        return not frame.must_follow
    counted = [each for each in objects if each.pos == "NUM" or each.text[0].isdigit() or among(listed("quantities"), [each])]
    below = [child for each in counted for child in sentence.children(each, "nmod", "flat", "conj", "appos")]
    return among(frame.objects, [*heads, *below]) or (
        frame.names_count
        and any(each.pos == "PROPN" or each.text.isupper() or (each.text[:1].isupper() and is_demonym(each.text)) for each in [*heads, *below])
    )


def _behind(sentence: Sentence, token: Token) -> list[Token]:
    """The noun behind a verb that the tree gives no object: "a envoyé depuis mars à la frontière des centaines de soldats".

    Nouns of times and places that a preposition sets apart are passed over, and of a quantity what it counts is taken too.
    """
    found: list[Token] = []
    apart = False
    for each in window(sentence, token.i + 1, 12):
        if each.pos == "ADP" or each.text.lower() in ("au", "aux"):
            apart = each.lemma.lower() != "de" and each.text.lower() not in ("d'", "d’")
        elif each.pos in ("NOUN", "PROPN") and not among(listed("calendar"), [each]):
            if not apart:
                found.append(each)
                if not among(listed("quantities"), [each]):
                    return found
            apart = False
    return found


def _undergoes(sentence: Sentence, token: Token) -> bool:
    """Whether a verb is a participle that no "avoir" of its own makes active: "Arrêté lundi, …"."""
    before = sentence.tokens[max(0, token.i - 3) : token.i]
    return token.has("VerbForm=Part") and not any(each.lemma == "avoir" for each in before if not any(one.text.lower() == "été" for one in before))

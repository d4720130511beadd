"""Matches the event frames on a sentence: which verbs and nouns evoke one, and which words may be its participants."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from recoupe.lang.fr.actor_words import words
from recoupe.lang.fr.clauses import Clause, clause_of
from recoupe.lang.fr.event_frames import Entry, Frame, by_lemma, verb_forms
from recoupe.lang.fr.frame_conditions import allows
from recoupe.lang.fr.held import Held
from recoupe.lang.fr.held import forms as sentence_forms
from recoupe.lang.fr.noun_participants import noun_arguments, noun_parties
from recoupe.lang.fr.opponents import matched
from recoupe.lang.fr.participants import (
    is_force,
    noun_after,
    verb_places,
    window,
)
from recoupe.lang.fr.prepositions import PREPOSITIONS
from recoupe.model.syntax import Sentence, Token

PERSONS = frozenset(
    [
        "nul",
        "nulle",
        "il",
        "elle",
        "ils",
        "elles",
        "-il",
        "-elle",
        "-ils",
        "-elles",
        "-t-il",
        "-t-elle",
        "celui-ci",
        "celle-ci",
        "ceux-ci",
        "dernier",
        "derniers",
        "dernière",
        "dernières",
        "nous",
        "je",
        "j'",
        "j’",
    ]
)


_POINTING = frozenset({"ce", "cet", "cette", "ces"})
_KNOWN = _POINTING | {"le", "la", "les", "l'", "l’", "son", "sa", "ses", "leur", "leurs", "au", "aux", "du"}


_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE", "SANCTION", "RETREAT"})


@dataclass(frozen=True, slots=True)
class Found:
    """A frame met at a token, with the heads of what may be its participants.

    `pronoun`: its agent is a pronoun; `adjective`: an adjective names a participant; `bare`: the noun counts alone;
    `also`: light verb of the noun; `owner`: its possessive; `demonyms`: its adjectives that tell somebody;
    `undergone`: a pronoun is the one who is charged ("ils ont été inculpés").
    """

    frame: Frame
    token: Token
    sources: tuple[Token, ...]
    targets: tuple[Token, ...]
    verb: bool
    words: str = ""
    pronoun: bool = False
    adjective: bool = False
    bare: bool = False
    also: tuple[Token, ...] = ()
    owner: Token | None = None
    demonyms: tuple[Token, ...] = ()
    undergone: bool = False


def matches(sentence: Sentence, named: Callable[[Token], bool] = lambda token: token.pos == "PROPN") -> Iterator[Found]:
    """The frames that a sentence's verbs and nouns evoke. `named` tells whether a token belongs to an actor's mention."""
    verbs, nouns = by_lemma()
    forms, known = verb_forms(), _known()
    for token in sentence.tokens:
        low = token.text.lower()
        if token.lemma not in known and low not in known:
            continue
        if token.pos in ("VERB", "AUX") or low in forms:
            lemma = _verb(sentence, token)
            if lemma is not None and lemma in verbs:
                found = _verb_match(sentence, token, verbs[lemma], named)
                if found is not None:
                    yield found
                if token.pos != "NOUN":
                    continue
        entries = nouns.get(token.lemma) or nouns.get(low) or ()
        if entries and _stands_as_noun(sentence, token) and not (token.i and token.text[0].isupper() and named(token)):
            for entry in entries:
                if _noun_fits(sentence, token, entry, named):
                    found = _noun_frame(sentence, token, entry)
                    if allows(sentence, entry.frame, token, found.sources, None):
                        yield found
                        break


@cache
def _known() -> frozenset[str]:
    """Every word that a frame begins with, so that the others, nine in ten, are passed over at once."""
    verbs, nouns = by_lemma()
    return frozenset(verbs) | frozenset(nouns) | frozenset(verb_forms())


def _stands_as_noun(sentence: Sentence, token: Token) -> bool:
    """Whether a token is a noun, by its tag or, where the tagger met a word too rare for it, by the article or preposition before it."""
    if token.pos in ("NOUN", "PROPN", "ADV"):
        return True
    before = sentence.tokens[token.i - 1] if token.i else None
    return before is None or before.pos == "DET" or (before.pos == "ADP" and token.pos != "ADJ")


@lru_cache(maxsize=65536)
def _keys(text: str, lemma: str) -> frozenset[str]:
    """What a token is looked up by: its lemma, its form, and that without the marks of the plural and the feminine."""
    form = text.lower()
    bare = form.rstrip("s")
    return frozenset((lemma.lower(), form, bare, bare.removesuffix("e")))


def _among(listed: frozenset[str], tokens: Sequence[Token]) -> bool:
    return any(not listed.isdisjoint(_keys(each.text, each.lemma)) for each in tokens)


def _verb(sentence: Sentence, token: Token) -> str | None:
    """The lemma under which a token may be a frame's verb: its own, or, where the tagger met a form too rare for it ("coopère", "dément"), its form's."""
    verbs, _ = by_lemma()
    if token.lemma in ("avoir", "être") and token.dep in ("aux:tense", "aux:pass"):
        return None  # "a eu des entretiens": the helper is no "avoir des entretiens" of its own
    if token.pos in ("VERB", "AUX") and token.lemma in verbs:
        return token.lemma
    lemma = verb_forms().get(token.text.lower())
    if lemma is None:
        return None
    clause = token.pos == "VERB" or any(child.dep.startswith(("nsubj", "aux")) for child in sentence.children(token))
    rare = (token.dep == "root" and token.pos not in ("NOUN", "PROPN")) or (
        token.dep == "root" and token.i > 0 and sentence.tokens[token.i - 1].pos in ("PROPN", "NOUN")
    )
    if not clause and not rare:
        # a present too rare for the tagger in a sentence that has no other verb: "La Suède coopère avec …" read as noun and adjective
        rare = (
            token.pos in ("ADJ", "NOUN")
            and token.i > 0
            and sentence.tokens[token.i - 1].pos == "PROPN"
            and not any(each.pos in ("VERB", "AUX") for each in sentence.tokens)
        )
    before = sentence.tokens[token.i - 1] if token.i else None
    if before is None or clause or rare:
        return lemma if clause or rare else None
    if before.text.lower() == "en" and token.text.lower().endswith("ant"):
        return lemma
    if token.text.lower() == lemma and before.text.lower() in ("de", "d'", "d’", "à", "pour", "va", "vont"):
        return lemma
    # a present too rare for the tagger: as an adverb after its subject, or in a sentence that has no other verb ("La Suède coopère avec …")
    if token.pos in ("ADV", "X") and before.pos in ("PROPN", "NOUN"):
        return lemma
    alone = token.pos in ("ADJ", "NOUN") and before.pos == "PROPN" and not any(each.pos in ("VERB", "AUX") for each in sentence.tokens)
    return lemma if alone else None


def _verb_match(sentence: Sentence, token: Token, entries: Sequence[Entry], named: Callable[[Token], bool]) -> Found | None:
    clause: Clause | None = None
    near: set[str] = set()
    if any(entry.more for entry in entries):
        for each in sentence.tokens[token.i + 1 : token.i + 5]:
            near.update(_forms_of(each.text, each.lemma))
    for entry in entries:
        if entry.more and (entry.more[0] not in near or not _followed(sentence, token, entry.more, 4)):
            continue
        if not entry.more and _lacks(sentence, entry):
            continue
        clause = clause or clause_of(sentence, token)
        if entry.reflexive != clause.reflexive:
            continue
        found = _verb_frame(sentence, clause, entry)
        if _object_fits(sentence, clause, entry, found, named) and allows(sentence, entry.frame, token, found.sources, _objects(sentence, clause, entry)):
            return found
    return None


def _lacks(sentence: Sentence, entry: Entry) -> bool:
    """Whether the whole sentence has none of the words that the frame must have, so that nothing else needs to be looked at."""
    frame = entry.frame
    if frame.only_with and frame.only_with.isdisjoint(_words_of(sentence)):
        return True
    return frame.must_follow and not frame.names_count and entry.words not in frame.loose and frame.objects.isdisjoint(_words_of(sentence))


_WORDS: Held[frozenset[str]] = Held()


def _words_of(sentence: Sentence) -> frozenset[str]:
    """All that the words of a sentence are looked up by."""
    held = _WORDS.of(sentence)
    if not held:
        held[0, "", ""] = frozenset().union(*(_keys(each.text, each.lemma) for each in sentence.tokens))
    return held[0, "", ""]


def _objects(sentence: Sentence, clause: Clause, entry: Entry) -> Sequence[Token] | None:
    """The heads of what a verb is about, for the frames that look at them; None where the expression itself has its object ("prendre le pouvoir")."""
    return verb_places(sentence, clause)["object"] if entry.frame.strict and not entry.more else None


def _followed(sentence: Sentence, token: Token, more: Sequence[str], reach: int) -> bool:
    """Whether the words of a longer expression come after the token, a few others between them."""
    at = token.i
    for word in more:
        for step in range(1, reach + 1):
            if at + step >= len(sentence.tokens):
                return False
            other = sentence.tokens[at + step]
            if word in _forms_of(other.text, other.lemma):
                at += step
                break
            if other.text in (",", ".", ";", "»", ":"):
                return False
        else:
            return False
    return True


@lru_cache(maxsize=65536)
def _forms_of(text: str, lemma: str) -> tuple[str, ...]:
    """All that a word answers to."""
    form = text.lower()
    bare = form.rstrip("s")
    return lemma.lower(), form, bare, bare.removesuffix("e"), PREPOSITIONS.get(form, form)


def _object_fits(sentence: Sentence, clause: Clause, entry: Entry, found: Found, named: Callable[[Token], bool]) -> bool:
    """The frame's lists on what the verb is about: `objects` that must be there, `unless` that must not, who may act."""
    frame, verb = entry.frame, clause.verb
    after = window(sentence, verb.i + 1, 9)
    objects = [each for each in sentence.children(verb, "obj", "nsubj:pass") if each.pos != "PRON"]
    around = [*after, *objects]
    if clause.passive or verb.has("VerbForm=Part"):
        around += _window_before(sentence, clause.first, 9)
    if frame.unless and _among(frame.unless, [*after[:6], *sentence.tokens[verb.i + 1 : verb.i + 3], *objects, *found.targets]):
        return False
    if not _led_up_to(sentence, clause.first, frame) or (frame.followed_by and not entry.more and not _goes_on(sentence, verb, frame.followed_by)):
        return False
    if verb.lemma in ("arrêter", "finir") and not entry.more and len(after) > 1 and after[0].lemma == "de" and after[1].has("VerbForm=Inf"):
        return False
    told = False
    if frame.objects and not entry.more and entry.words not in frame.loose:
        # "avoir" and "pouvoir" as verbs are not the nouns that a list means
        told = _among(frame.objects, [each for each in around if each.pos not in ("AUX", "VERB")])
        name = not told and frame.names_count and any(named(each) or each.pos == "PROPN" for each in found.targets or objects)
        if name and frame.forces and not any(is_force(sentence, each) for each in found.sources):
            return False
        if not frame.strict and not told and not name and (frame.must_follow or objects):
            return False
    if frame.forces and not told and not any(is_force(sentence, each) or named(each) for each in found.sources):
        return False
    if frame.target_kinds and not any(each.pos == "PROPN" or each.lemma.lower() in words("bodies") or named(each) for each in found.targets):
        return False
    if frame.crowd and not any(each.lemma in words("crowds") for each in found.sources):
        return False
    return not (frame.violent and not words("accidents").isdisjoint(sentence_forms(sentence)))


def _led_up_to(sentence: Sentence, first: int, frame: Frame) -> bool:
    """Whether none of the words that make something else of it stands right before ("en partenariat", "la cour d’appel"), nor two together ("» ,")."""
    if not frame.not_after:
        return True
    before = [each.text.lower() for each in sentence.tokens[max(0, first - 2) : first]]
    return frame.not_after.isdisjoint([*before, " ".join(before)])


def _goes_on(sentence: Sentence, verb: Token, listed: frozenset[str]) -> bool:
    """Whether one of the small words that the frame's meaning needs comes later in the clause: "appelle les parties à …", not "appelle un chat un chat".

    "à+" asks for an infinitive after it: "invite le Chili à signer", not "à une fête".
    """
    for token in sentence.tokens[verb.i + 1 : verb.i + 16]:
        if token.text in (";", ".", ":", "?", "!"):
            return False
        word = PREPOSITIONS.get(token.text.lower(), token.text.lower())
        if word in listed or (word + "+" in listed and any(each.has("VerbForm=Inf") for each in sentence.tokens[token.i + 1 : token.i + 4])):
            return True
    return False


def _window_before(sentence: Sentence, end: int, size: int) -> list[Token]:
    return list(sentence.tokens[max(0, end - size) : end])


def _verb_frame(sentence: Sentence, clause: Clause, entry: Entry) -> Found:
    verb, frame = clause.verb, entry.frame
    places = verb_places(sentence, clause)
    # "le traité a été signé": what is done needs no doer where its object is of those that only such acts have
    bare = clause.passive and bool(frame.objects) and frame.type in ("AGREE", "SANCTION", "CONCEDE", "MOBILIZE") and _among(frame.objects, places["object"])
    if entry.more and verb.dep == "cop" and not places["subject"]:  # "est aux côtés de": the tree hangs the subject on the noun
        places = {**places, "subject": sentence.children(sentence.tokens[verb.head], "nsubj")}
    subject = places["subject"][0] if places["subject"] else None
    pronoun = subject is not None and subject.text.lower() in PERSONS and not subject.dep.startswith("expl")
    targets = tuple(each for place in frame.target for each in places.get(place, ()))
    sources = tuple(each for place in frame.source for each in places.get(place, ()))
    if "entre" in frame.source and (sides := matched(sentence, verb)):
        sources = (*sources, *(each for each in sides if each not in sources))
    if not sources and frame.type in _MUTUAL:  # "les relations entre la Suède et le Chili ont été rompues"
        sources = next((sides for each in places["object"] if (sides := matched(sentence, each))), ())
    if verb.lemma in words("undergoing"):  # "a écopé de dix ans de prison"
        sources, targets = (), tuple(places["subject"])
    if entry.more:  # "a mené une attaque contre": what the noun is aimed at
        noun = next((each for each in places["object"] if not _keys(each.text, each.lemma).isdisjoint(entry.more)), None)
        if noun is not None:
            aimed = noun_arguments(sentence, noun, frame.noun_target)
            targets = (*(each for each in targets if each != noun), *(each for each in aimed if each not in targets))
        elif not targets and "object" in frame.target:  # "montre du doigt le Chili"
            words_of = [each for each in sentence.tokens[verb.i + 1 : verb.i + 6] if not _keys(each.text, each.lemma).isdisjoint(entry.more)]
            targets = tuple(noun_after(sentence, words_of[-1].i)) if words_of else ()
    return Found(
        frame,
        verb,
        sources,
        targets,
        True,
        entry.words,
        pronoun,
        bare=bare,
        undergone=frame.type == "ACCUSE" and any(each.dep.startswith("nsubj") and each.text.lower() in ("il", "elle", "ils", "elles") for each in targets),
    )


def _noun_fits(sentence: Sentence, noun: Token, entry: Entry, named: Callable[[Token], bool]) -> bool:
    frame = entry.frame
    if entry.more and not _followed(sentence, noun, entry.more, 3):
        return False
    after = window(sentence, noun.i + 1, 6)
    before = sentence.tokens[noun.i - 1 : noun.i] if noun.i else ()
    if frame.unless and _among(frame.unless, [*after[:5], *before]):
        return False
    if not _led_up_to(sentence, noun.i, frame):
        return False
    if frame.noun_needs_objects and not entry.more and entry.words not in frame.loose_nouns and not _among(frame.objects, after):
        return False
    return not (frame.violent and not words("accidents").isdisjoint(sentence_forms(sentence)))


def is_known(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is told as that of something known, by what stands before it: "la demande", "ces accusations", not "aucune demande"."""
    return any(each.text.lower() in _KNOWN for each in sentence.tokens[max(0, noun.i - 2) : noun.i])


def _points_back(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is told as one already known: "cette accusation", "ces dernières menaces"."""
    return any(each.text.lower() in _POINTING for each in sentence.tokens[max(0, noun.i - 2) : noun.i])


def _noun_frame(sentence: Sentence, noun: Token, entry: Entry) -> Found:
    frame = entry.frame
    who = noun_parties(sentence, noun, frame, entry.more)
    near = sentence.tokens[noun.i + 1 : noun.i + 3]
    bare = entry.words in frame.bare or (bool(frame.strong_adjectives) and _among(frozenset(frame.strong_adjectives), near))
    bare = bare or (frame.back and _points_back(sentence, noun))
    pronoun = (bool(who.sources) and who.sources[0].text.lower() in PERSONS) or (not who.sources and who.owner is not None)
    return Found(frame, noun, who.sources, who.targets, False, entry.words, pronoun, bool(who.demonyms), bare, who.also, who.owner, who.demonyms)

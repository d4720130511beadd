"""The words that may be the participants of an event that a noun names: its complements, its adjectives, its possessive, and whoever lends it its subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.lang.fr.actor_words import is_demonym, words
from recoupe.lang.fr.clauses import clause_of, is_boundary
from recoupe.lang.fr.doers import doers, governing_verb
from recoupe.lang.fr.event_frames import Frame
from recoupe.lang.fr.grammar import word_class
from recoupe.lang.fr.opponents import matched
from recoupe.lang.fr.participants import antecedent, is_force, lender_of, noun_after, verb_places
from recoupe.lang.fr.prepositions import PREPOSITIONS, cases
from recoupe.model.syntax import Sentence, Token

POSSESSIVES = frozenset(["son", "sa", "ses", "leur", "leurs"])
# verbs that mean nothing without the noun that they lend their subject to: part of the event's words
LIGHT = words("light")
_BECOMING = frozenset(["devenir", "rester", "demeurer", "constituer", "représenter"])


@dataclass(frozen=True, slots=True)
class NounParties:
    """Heads of those who may take part; `demonyms`: adjectives of a people or of a kind of fighter; `owner`: the possessive; `also`: the light verb."""

    sources: tuple[Token, ...]
    targets: tuple[Token, ...]
    demonyms: tuple[Token, ...]
    owner: Token | None
    also: tuple[Token, ...]


def noun_parties(sentence: Sentence, noun: Token, frame: Frame, more: Sequence[str] = ()) -> NounParties:
    """Who may take part in the event of a noun, by the prepositions of its frame. more: the words of its expression ("coup d’État"), which are nobody."""
    sources, targets = (
        tuple(each for each in noun_arguments(sentence, noun, listed) if each.lemma.lower() not in more and each.text.lower() not in more)
        for listed in (frame.noun_source, frame.noun_target)
    )
    if frame.target_kinds:
        # "le retrait de la Suède de l’Union": the tree hangs the second complement on the first, or both on the noun
        sources, targets = sources[:1], (*targets, *sources[1:])
        targets += tuple(below for each in sources for below in sentence.children(each, "nmod") if cases(sentence, below) & set(frame.noun_target))
    if "de" in frame.noun_source and noun.lemma.lower() in words("undergone"):
        sources, targets = (), (*sources, *(each for each in targets if each not in sources))
    agents = tuple(each for each in noun_arguments(sentence, noun, ("par",)) if not _through_participle(sentence, noun, each))
    if agents:
        # "l'annexion de la Crimée par la Russie": whose it is undergoes it
        targets = (*targets, *(each for each in sources if each not in targets and "de" in cases(sentence, each)))
        sources = agents
    before = sentence.tokens[max(0, noun.i - 2) : noun.i]
    owner = next((each for each in (*sentence.children(noun, "det"), *before) if each.text.lower() in POSSESSIVES), None)
    demonyms = tuple(each for each in _adjectives(sentence, noun) if is_demonym(each.text) or _tells_fighters(each))
    also: tuple[Token, ...] = ()
    if (holder := _said_of(sentence, noun)) and frame.type == "SUPPORT":
        # "la Suède, principal soutien du Chili", "est devenue le soutien de": whose support it is follows "de"
        return NounParties(holder, sources or targets, demonyms, owner, also)
    if frame.type == "ASSAULT" and not targets:
        targets = _struck(sentence, noun)
    if frame.type in ("SUPPORT", "AID") and not targets and (taker := _taker(sentence, noun)) is not None:
        targets = tuple(doers(sentence, clause_of(sentence, taker)))
    if not sources or owner is not None:
        verb = lender_of(sentence, noun)
        if verb is not None:
            also = (verb,) if verb.lemma in LIGHT and verb.i < noun.i else ()
            lent = tuple(verb_places(sentence, clause_of(sentence, verb))["subject"])
            if verb.lemma in words("undergoing"):
                targets = (*targets, *lent)
            elif verb.lemma == "annoncer" and frame.kind == "ceasefire" and not any(is_force(sentence, each) for each in lent):
                pass  # "le médiateur a annoncé une trêve": others keep it
            else:
                sources = (*sources, *lent)
            if not targets:
                targets = tuple(each for each in sentence.children(verb, "obl", "iobj") if cases(sentence, each) & set(frame.noun_target) and each.i > verb.i)
        elif sentence.children(noun, "cop"):
            # "le ministre est en visite à …": the noun is what is said of its subject
            sources = (*sources, *(antecedent(sentence, each, noun) for each in sentence.children(noun, "nsubj")))
    if (
        frame.type in ("CONSULT", "AGREE")
        and owner is None
        and (not sources or _with_others(sentence, sources))
        and ((verb := _being(sentence, noun)) is not None or (sources and _aside(sentence, noun)))
    ):
        # "est en contact avec X", "l'a dit lors d'un entretien avec X": the subject takes part
        verb = verb or governing_verb(sentence, noun)
        sources = (*sources, *(each for each in (doers(sentence, clause_of(sentence, verb)) if verb is not None else ()) if each not in sources))
    return NounParties(tuple(sources), tuple(targets), demonyms, owner, also)


def _struck(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Whom a verb beside an attack says that it hits: "l'attaque a visé un convoi", "l'armée est la cible de tirs"."""
    head = sentence.head(noun)
    if head is None:
        return ()
    if head.pos == "VERB" and head.lemma in words("aiming") and noun.dep == "nsubj" and noun.i < head.i:
        return tuple(verb_places(sentence, clause_of(sentence, head))["object"])
    hit = next((each for each in sentence.tokens[max(0, noun.i - 4) : noun.i] if each.lemma in ("cible", "victime", "objet") and each.pos == "NOUN"), None)
    if hit is not None and sentence.children(hit, "cop"):
        return tuple(antecedent(sentence, each, hit) for each in sentence.children(hit, "nsubj"))
    return ()


def _taker(sentence: Sentence, noun: Token) -> Token | None:
    """The verb whose subject is given what the noun names: "a reçu le soutien de", "bénéficie de l'aide de"."""
    head = sentence.head(noun)
    taken = head is not None and head.pos == "VERB" and head.i < noun.i and head.lemma in words("receiving") and noun.dep.startswith(("obj", "obl:arg"))
    return head if taken else None


def _through_participle(sentence: Sentence, noun: Token, agent: Token) -> bool:
    """Whether "par" belongs to a participle that makes nothing of the noun: "un putsch accueilli par les foules"; but "une offensive lancée par"."""
    between = sentence.tokens[noun.i + 1 : agent.i]
    part = next((each for each in between if each.has("VerbForm=Part")), None)
    if part is None:
        return False
    # "les accusations d'exactions commises par": what is nearest has been committed
    return part.lemma not in words("performed") or any(each.pos == "NOUN" for each in between if each.i < part.i)


def _being(sentence: Sentence, noun: Token) -> Token | None:
    """The verb of being or going in "est en contact avec", "est entré en guerre"."""
    tokens = sentence.tokens
    if noun.i < 2 or tokens[noun.i - 1].text.lower() != "en":
        return None
    for i in range(noun.i - 2, max(-1, noun.i - 5), -1):
        if tokens[i].pos in ("VERB", "AUX"):
            return tokens[i] if tokens[i].lemma in ("être", "entrer", "rester", "venir", "aller", "demeurer") else None
    return None


def _with_others(sentence: Sentence, sources: Sequence[Token]) -> bool:
    """Whether all that is known of a meeting is with whom it was."""
    return all("avec" in cases(sentence, each) or any(one.text.lower() == "avec" for one in sentence.tokens[max(0, each.i - 2) : each.i]) for each in sources)


def _aside(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun only tells when or where the verb's event was."""
    return any(
        each.text.lower() in ("lors", "après", "issue", "marge", "cours", "pendant", "durant", "dans", "avant", "occasion", "terme")
        for each in sentence.tokens[max(0, noun.i - 5) : noun.i]
    )


def _said_of(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Who a noun in apposition, or behind "est devenu", is said of."""
    head = sentence.head(noun)
    if head is None:
        return ()
    if noun.dep.startswith("appos") and head.pos in ("NOUN", "PROPN") and head.i < noun.i:
        return (head,)
    if head.pos == "VERB" and head.lemma in _BECOMING and head.i < noun.i:
        return tuple(doers(sentence, clause_of(sentence, head)))
    if sentence.children(noun, "cop"):
        return tuple(antecedent(sentence, each, noun) for each in sentence.children(noun, "nsubj"))
    return ()


def _adjectives(sentence: Sentence, noun: Token) -> list[Token]:
    """The adjectives right behind a noun, by the tree and by the order of words."""
    found = [each for each in sentence.children(noun, "amod") if each.i > noun.i]
    for token in sentence.tokens[noun.i + 1 : noun.i + 3]:
        if token.pos not in ("ADJ", "NOUN", "PROPN", "VERB") or (token.pos != "ADJ" and token.text[:1].isupper()):
            break
        found += [token] if token not in found else []
    return found


def _tells_fighters(token: Token) -> bool:
    return token.lemma in words("adjectives") or token.text.lower().rstrip("s") in words("adjectives")


def noun_arguments(sentence: Sentence, noun: Token, prepositions: Sequence[str]) -> tuple[Token, ...]:
    """The complements of a noun with one of the prepositions: those of the tree, else the one that follows soon, over adjectives and dates."""
    children = [each for each in sentence.children(noun, "nmod", "obl") if noun.i < each.i]
    if "entre" in prepositions and (parties := matched(sentence, noun)):
        return parties
    found = tuple(each for each in children if cases(sentence, each) & set(prepositions))
    if found or not prepositions:
        return found
    # "la visite du président à Oslo", "l'offensive lancée par le Chili contre": the tree hangs it on what stands between
    far = set(prepositions) - {"de", "par"}
    between = [*(each for each in children if "de" in cases(sentence, each)), *sentence.children(noun, "acl")]
    between += [each for part in sentence.children(noun, "acl") for each in sentence.children(part, "obl") if part.has("VerbForm=Part")]
    found = tuple(each for other in between for each in sentence.children(other, "nmod", "obl") if each.i > other.i and cases(sentence, each) & far)
    if found:
        return found
    tokens = sentence.tokens
    for i in range(noun.i + 1, min(len(tokens), noun.i + 9)):
        token = tokens[i]
        form = token.text.lower()
        if form == "," and [each.text.lower() for each in tokens[i + 1 : i + 2]] == ["notamment"]:
            continue  # "ses entretiens, notamment avec la reine"
        if is_boundary(token.text) or form in (",", "que", "qui", "qu'", "qu’", "dont", "où"):
            break
        if token.pos != "DET" and (form in PREPOSITIONS or token.pos == "ADP"):
            if PREPOSITIONS.get(form, token.lemma) in prepositions:
                return tuple(noun_after(sentence, i))
            if i > noun.i + 1 and form not in ("en", "à"):
                break
            continue
        if token.pos == "NOUN" and tokens[i - 1].text.lower() in ("de", "d'", "d’", "du", "des") and i == noun.i + 2 and not {"de"} & set(prepositions):
            continue  # "une opération de combat contre"
        dated = form in word_class("weekdays") or form in word_class("months") or form in _TIMES or token.pos == "NUM"
        if not dated and token.pos in ("VERB", "AUX", "NOUN", "PROPN") and not token.has("VerbForm=Part"):
            break
    return ()


_TIMES = frozenset(["matin", "soir", "midi", "après-midi", "nuit", "semaine", "mois", "année", "dernier", "dernière", "prochain", "prochaine"])

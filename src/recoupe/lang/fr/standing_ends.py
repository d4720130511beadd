"""What is over, broken or taken back: a noun under a word that ends it ("a rompu la trêve", "la levée de l’embargo") is never told as if it took place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from recoupe.lang.fr.clauses import clause_of
from recoupe.lang.fr.governors import form_of, groups
from recoupe.lang.fr.standing import status_of_clause
from recoupe.lang.fr.standing_tense import Setting
from recoupe.model.event import Status
from recoupe.model.syntax import Sentence, Token

_BETWEEN = frozenset(["le", "la", "les", "l’", "toute", "tout", "pas", "plus", "«", "“", '"'])
_LINKS = frozenset(["de", "d’", "du", "des", "à", "au", "aux"])
_OF_TIME = frozenset(["à", "en", "avant", "après", "depuis", "jusqu’à", "dès", "vers", "d’ici"])


@dataclass(frozen=True, slots=True)
class Ending:
    """A word that ends what a noun names: a verb over it, a noun over it or the verb whose subject it is. `breaks`: it goes against it ("violer")."""

    word: Token
    breaks: bool


def status_of_ended(sentence: Sentence, noun: Token, setting: Setting, of_noun: Callable[[Sentence, Token], Status | None]) -> tuple[Status | None] | None:
    """Where a noun stands that a word ends, as a tuple of one, whose None is for no event at all; None where nothing ends it.

    What is ended by something that is only asked for or announced goes on ("exige la levée de l’embargo"). What is ended is negated where it is a state or
    a course of action ("a retiré sa plainte"), and done where it is a deed, for it took place ("a mis fin à la grève"). A truce or a treaty that is broken is
    no news of a truce. of_noun: the status of a noun, for endings that are nouns.
    """
    ends = groups("ends")
    found = _ending(sentence, noun)
    if found is None:
        return None
    if noun.lemma in ends["bonds"]:
        return (None,) if found.breaks else None
    if found.word.lemma in ends["against"]:
        return None  # "la violation des sanctions" leaves them as they are
    if found.word.pos == "NOUN":
        over = of_noun(sentence, found.word)
    else:
        clause = clause_of(sentence, found.word)
        over = status_of_clause(sentence, clause, clause.tense != "infinitive", setting)
    if over == "done" and found.word.lemma == "fin" and _of_time(sentence, found.word):
        return None
    if over in ("done", "ongoing"):
        return ("negated",) if noun.lemma in ends["states"] else ("done",)
    return None if over is None else (over,) if over in ("conditional", "denied") and noun.lemma in ends["states"] else ("ongoing",)


def _of_time(sentence: Sentence, word: Token) -> bool:
    """ "À la fin de la visite" only says when."""
    return any(form_of(each) in _OF_TIME for each in sentence.tokens[max(0, word.i - 2) : word.i])


@cache
def _signs() -> frozenset[str]:
    """Lemmas of which a sentence that ends something has one."""
    ends = groups("ends")
    return ends["verbs"] | ends["breaking"] | ends["against"] | ends["nouns"] | ends["last"] | {"terme", "voler", "respecter"}


def _ending(sentence: Sentence, noun: Token) -> Ending | None:
    if not any(each.lemma in _signs() for each in sentence.tokens):
        return None
    return _over(sentence, noun) or _told_of(sentence, noun)


def _over(sentence: Sentence, noun: Token) -> Ending | None:
    """The ending word that stands before a noun with nothing but its determiners, adjectives and "de" or "à" between."""
    ends, tokens = groups("ends"), sentence.tokens
    i = noun.i - 1
    while i >= 0 and (tokens[i].pos in ("DET", "ADJ", "NUM") or form_of(tokens[i]) in _LINKS | _BETWEEN):
        i -= 1
    if i < 0:
        return None
    word = tokens[i]
    linked = any(form_of(each) in _LINKS for each in tokens[i + 1 : noun.i])
    if linked and word.lemma == "retirer" and word.pos == "VERB" and clause_of(sentence, word).reflexive:
        return Ending(word, True)  # "se retire de l'accord"
    if word.lemma in ("fin", "terme") and i and (made := next((each for each in tokens[max(0, i - 5) : i] if each.lemma == "mettre"), None)) is not None:
        return Ending(made, True)  # "mettre fin à", "mettre un terme à"
    if word.pos == "NOUN" and linked and word.lemma in ends["nouns"]:
        return Ending(word, word.lemma in ends["breaking"] | ends["against"] or word.lemma == "fin")
    if word.pos in ("VERB", "AUX") and not linked and word.lemma in ends["verbs"] | ends["breaking"] | ends["against"]:
        return Ending(word, word.lemma not in ends["verbs"])
    if word.lemma == "respecter" and clause_of(sentence, word).negated:
        return Ending(replace(word, lemma="violer"), True)
    return None


def _told_of(sentence: Sentence, noun: Token) -> Ending | None:
    """The verb that says of its subject that it is over: "la trêve a été rompue", "a volé en éclats", "la grève a pris fin"."""
    ends = groups("ends")
    head = sentence.head(noun)
    if noun.dep == "root":
        # the parser takes the subject for the root and joins its verb to it
        head = next((each for each in sentence.children(noun, "conj") if each.pos == "VERB" and clause_of(sentence, each).finite), None)
    elif not noun.dep.startswith("nsubj"):
        return None
    if head is None or head.pos not in ("VERB", "AUX"):
        return None
    clause = clause_of(sentence, head)
    after = [form_of(each) for each in sentence.tokens[head.i + 1 : head.i + 4]]
    if clause.passive and head.lemma in ends["verbs"] | ends["breaking"] | ends["against"]:
        return Ending(head, head.lemma not in ends["verbs"])
    ending = head.lemma in ends["last"] or (head.lemma == "prendre" and "fin" in after) or (head.lemma == "voler" and "éclats" in after)
    return Ending(head, True) if ending else None

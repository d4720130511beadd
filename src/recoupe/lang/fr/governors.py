"""The word or phrase that governs an infinitive, a clause or a noun, read leftwards from it: the order of words holds where the tree is wrong."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal

from recoupe.lang.fr.adverbials import MONTHS
from recoupe.lang.fr.clauses import CLITICS, NEVER, NOT, is_boundary
from recoupe.lang.fr.conjugation import conjugated
from recoupe.lang.fr.grammar import word_class
from recoupe.model.syntax import Sentence, Token

REACH = 14


@dataclass(frozen=True, slots=True)
class Governor:
    """What governs: a preposition or conjunction (`phrase` and its group), or a verb, noun or adjective (`word`)."""

    kind: Literal["phrase", "verb", "noun", "adjective"]
    group: str
    word: Token | None = None


@cache
def groups(section: str) -> Mapping[str, frozenset[str]]:
    """A section of standing.toml: group to lemmas (reflexive marks removed) or phrases.

    >>> "prévoir" in groups("verbs")["announced"]
    True
    """
    read = tomllib.loads(files("recoupe.lang.fr").joinpath("standing.toml").read_text(encoding="utf-8"))[section]
    return {group: frozenset(each.removeprefix("se ").removeprefix("s’") for each in listed) for group, listed in read.items()}


@cache
def _phrases(section: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Phrases as words with their group, the longest first."""
    found = [(tuple(_words(phrase)), group) for group, listed in groups(section).items() for phrase in listed]
    return tuple(sorted(found, key=lambda each: -len(each[0])))


def _words(phrase: str) -> list[str]:
    return phrase.replace("’", "’ ").split()


def form_of(token: Token) -> str:
    """A token's form for comparing: small letters, one apostrophe."""
    return "à" if token.text == "A" and token.i == 0 else token.text.lower().replace("'", "’")


@cache
def governing_forms() -> Mapping[str, str]:
    """Inflected form to lemma for the verbs of standing.toml.

    >>> governing_forms()["songe"]
    'songer'
    """
    found: dict[str, str] = {}
    for lemma in frozenset().union(*groups("verbs").values()):
        with suppress(ValueError):
            found.update((form, lemma) for form, _ in conjugated(lemma))
    return found


def as_verb(token: Token) -> Token | None:
    """The token, if it is a verb, or if its form is one of a verb of standing.toml that the tagger did not know ("dément" as an adverb)."""
    if token.pos in ("VERB", "AUX"):
        return token
    lemma = governing_forms().get(token.text.lower()) if token.pos in ("ADV", "ADJ", "X", "NOUN") else None
    return None if lemma is None else replace(token, lemma=lemma, pos="VERB")


_FULL = {"d’": "de", "du": "de", "des": "de", "au": "à", "aux": "à", "qu’": "que", "l’": "le"}


def phrase_before(sentence: Sentence, at: int, section: str) -> str | None:
    """The group of the longest phrase of a section that ends just before token `at`."""
    tokens = sentence.tokens
    for words, group in _phrases(section):
        start = at - len(words)
        if start >= 0 and all(_same(form_of(tokens[start + k]), word) for k, word in enumerate(words)):
            return group
    return None


def _same(form: str, word: str) -> bool:
    return form == word or _FULL.get(form) == word


def of_infinitive(sentence: Sentence, first: int) -> Governor | None:
    """What governs the infinitive whose group begins at token `first`: a phrase just before it, or the nearest verb, noun or adjective that takes one."""
    tokens = sentence.tokens
    at = first
    if (group := phrase_before(sentence, at, "prepositions")) is not None:
        return Governor("phrase", group)
    preposition = tokens[at - 1] if at else None
    linked = preposition is not None and form_of(preposition) in ("de", "d’", "à")
    i = at - 2 if linked else at - 1
    if not linked:
        # "va livrer", "a voulu livrer": the governing verb stands right before, adverbs and negation apart
        while i >= 0 and _passed_over(tokens[i]):
            i -= 1
        verb = as_verb(tokens[i]) if i >= 0 and (i == 0 or tokens[i].pos != "NOUN" or tokens[i - 1].pos in ("PROPN", "NOUN")) else None
        return Governor("verb", "", verb) if verb is not None else _by_tree(sentence, tokens[first])
    verbs, nouns = _takers()
    for back in range(i, max(-1, i - REACH), -1):
        token = tokens[back]
        if is_boundary(token.text):
            return None
        if token.pos in ("VERB", "AUX", "ADJ") and token.lemma in verbs:
            return Governor("verb", "", token)
        if token.pos in ("NOUN", "ADJ", "ADV") and back and tokens[back - 1].pos in ("PROPN", "NOUN", "PRON") and (verb := as_verb(token)) is not None:
            return Governor("verb", "", verb)
        if token.pos == "NOUN" and token.lemma in nouns and back >= i - 1:
            return Governor("noun", "", token)
        if form_of(token) in ("prêt", "prête", "prêts", "prêtes", "disposé", "disposée", "disposés", "disposées", "ouvert"):
            return Governor("adjective", "proposed", token)
        if token.pos == "VERB" and token.has("VerbForm=Fin"):
            return Governor("verb", "", token)
    return None


def _passed_over(token: Token) -> bool:
    """What may stand between a verb and its infinitive: adverbs, negation, clitics, a date ("a démenti jeudi avoir …")."""
    form = form_of(token)
    if form in NEVER | NOT or form in word_class("weekdays") or form in MONTHS or token.pos == "NUM":
        return True
    return (token.pos == "ADV" and as_verb(token) is None) or (form in CLITICS and token.pos in ("PRON", "DET"))


def _by_tree(sentence: Sentence, verb: Token) -> Governor | None:
    head = sentence.head(verb)
    if head is not None and verb.dep.startswith(("xcomp", "ccomp")) and head.pos in ("VERB", "AUX"):
        return Governor("verb", "", head)
    return None


@cache
def _takers() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset().union(*groups("verbs").values()), frozenset().union(*groups("nouns").values())


def of_clause(sentence: Sentence, first: int) -> Governor | None:
    """What governs the clause whose verb group begins at token `first`: the conjunction, or the verb or noun before "que"."""
    tokens = sentence.tokens
    for i in range(first - 1, max(-1, first - 1 - REACH), -1):
        token = tokens[i]
        form = form_of(token)
        if form in ("que", "qu’"):
            if (group := phrase_before(sentence, i + 1, "conjunctions")) is not None:
                return Governor("phrase", group)
            if i == 0 or tokens[i - 1].text in ("«", "“", '"'):
                return Governor("phrase", "injunction")
            return _before_que(sentence, i)
        if form in ("où", "si", "s’"):
            if form == "où" and (group := phrase_before(sentence, i + 1, "conjunctions")) is not None:
                return Governor("phrase", group)
            if form == "si" or (form == "s’" and i + 1 < len(tokens) and form_of(tokens[i + 1]) in ("il", "ils")):
                asked = (i and tokens[i - 1].lemma in ("savoir", "demander", "dire", "vérifier", "ignorer", "préciser")) or (
                    i and form_of(tokens[i - 1]) in ("même", "comme")
                )
                return None if asked else Governor("phrase", "hypothetical")
        if is_boundary(token.text) or (token.pos in ("VERB", "AUX") and token.has("VerbForm=Fin")):
            return None
        if form in ("qui", "dont", "lorsque", "lorsqu’", "quand", "mais", "tandis", "alors"):
            return None
    return None


def _before_que(sentence: Sentence, at: int) -> Governor | None:
    tokens = sentence.tokens
    for i in range(at - 1, max(-1, at - 7), -1):
        token = tokens[i]
        if is_boundary(token.text):
            return None
        if token.pos in ("VERB", "AUX"):
            return Governor("verb", "", token)
        if token.pos == "NOUN" and i == at - 1 and token.lemma in _takers()[1]:
            return Governor("noun", "", token)
    head = sentence.head(tokens[at])
    above = None if head is None else sentence.head(head)
    return Governor("verb", "", above) if above is not None and above.pos == "VERB" and above.i < at else None


def of_noun(sentence: Sentence, noun: Token) -> Governor | None:
    """What governs a noun: a phrase, the noun that it complements, or the verb whose object it is."""
    tokens = sentence.tokens
    i = noun.i - 1
    while i >= 0 and (
        (tokens[i].pos in ("DET", "ADJ", "NUM") and form_of(tokens[i]) not in ("du", "des", "au", "aux"))
        or form_of(tokens[i]) in ("un", "une", "l’", "«", "le", "la", "les", "son", "sa", "ses", "leur", "ce", "cette")
    ):
        i -= 1
    for at in (noun.i, i + 1):
        if (group := phrase_before(sentence, at, "prepositions")) is not None and group != "purpose":
            return Governor("phrase", group)
    if i < 0:
        return None
    link = form_of(tokens[i])
    linked = link in ("de", "d’", "du", "des", "à", "au", "aux")
    if linked:
        i -= 1
        if i >= 1 and tokens[i].pos != "NOUN" and tokens[i - 1].pos == "NOUN":
            i -= 1
    if i >= 0 and tokens[i].pos == "NOUN" and linked and (link not in ("à", "au", "aux") or tokens[i].lemma in _takers()[1]):
        return Governor("noun", "", tokens[i])
    verb = as_verb(tokens[i]) if i >= 0 and tokens[i].pos != "NOUN" else None
    if verb is not None:
        return Governor("verb", "", verb)
    head = sentence.head(noun)
    if head is not None and head.i < noun.i and head.pos == "VERB" and noun.dep.startswith(("obj", "obl:arg", "xcomp")):
        return Governor("verb", "", head)
    return None

"""The word or phrase that governs an infinitive, a clause or a noun, read leftwards from it: the order of words holds where the tree is wrong."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache, lru_cache
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
    """What governs: a preposition or conjunction (`phrase` and its group; `word` for "si"), or a verb, noun or adjective (`word`)."""

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
def _phrases(section: str) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Last word to the phrases that end with it, as words with their group, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for group, listed in groups(section).items():
        for phrase in listed:
            words = tuple(words_of(phrase))
            found.setdefault(words[-1], []).append((words, group))
    return {last: tuple(sorted(each, key=lambda one: -len(one[0]))) for last, each in found.items()}


def words_of(phrase: str) -> list[str]:
    """The words of a phrase of standing.toml, "d’" and the like apart."""
    return phrase.replace("’", "’ ").split()


def form_of(token: Token) -> str:
    """A token's form for comparing: small letters, one apostrophe."""
    return "à" if token.text == "A" and token.i == 0 else _small(token.text)


@lru_cache(maxsize=16384)
def _small(text: str) -> str:
    return text.lower().replace("'", "’")


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
    if not at:
        return None
    tokens = sentence.tokens
    last = form_of(tokens[at - 1])
    ending = _phrases(section)
    best: tuple[int, str] | None = None
    for words, group in (*ending.get(last, ()), *ending.get(_FULL.get(last, ""), ())):
        start = at - len(words)
        if start < 0 or (best is not None and len(words) <= best[0]):
            continue
        # the last word is the one that they were looked up by
        if len(words) == 1 or all(same_word(form_of(tokens[start + k]), words[k]) for k in range(len(words) - 1)):
            best = len(words), group
    return best[1] if best else None


def same_word(form: str, word: str) -> bool:
    """Whether a form is a word of a phrase: "du" is "de"."""
    return form == word or _FULL.get(form) == word


def of_infinitive(sentence: Sentence, first: int, verb: Token | None = None) -> Governor | None:
    """What governs the infinitive whose group begins at token `first`: a phrase just before it, or the nearest verb, noun or adjective that takes one.

    verb: the infinitive itself, where its group has more words; one that is joined to another ("livrer des chars et former des soldats") has its governor.
    """
    tokens = sentence.tokens
    while first and tokens[first - 1].text in _OPENING:
        first -= 1  # "veut « retrouver …"
    if (group := phrase_before(sentence, first, "prepositions")) is not None:
        return Governor("phrase", group)
    preposition = form_of(tokens[first - 1]) if first else ""
    linked = preposition in ("de", "d’", "à")
    i = first - 2 if linked else first - 1
    if i >= 0 and form_of(tokens[i]) in _AND and (twin := _twin(sentence, i, preposition if linked else "", verb or tokens[first])) is not None:
        return of_infinitive(sentence, *twin)
    if not linked:
        # "va livrer", "a voulu livrer": the governing verb stands right before, adverbs and negation apart
        while i >= 0 and _passed_over(tokens[i]):
            i -= 1
        if i >= 0 and (group := _adjective(sentence, tokens[i])) is not None:
            return Governor("adjective", group, tokens[i])
        before = as_verb(tokens[i]) if i >= 0 and (i == 0 or tokens[i].pos != "NOUN" or tokens[i - 1].pos in ("PROPN", "NOUN")) else None
        return Governor("verb", "", before) if before is not None else _by_tree(sentence, verb or tokens[first])
    return _taker(sentence, i) or _by_tree(sentence, verb or tokens[first])


_OPENING = frozenset(["«", "“", '"'])
_AND = frozenset(["et", "ou", ",", "puis", "ni"])


def _twin(sentence: Sentence, joint: int, preposition: str, verb: Token) -> tuple[int, Token] | None:
    """The infinitive that another is joined to at "et" or a comma, and where its group begins; by the tree, else the last with the same preposition."""
    head = sentence.head(verb)
    if verb.dep.startswith("conj") and head is not None and head.i < joint and head.has("VerbForm=Inf"):
        return _start(sentence, head), head
    for i in range(joint - 1, max(-1, joint - REACH), -1):
        token = sentence.tokens[i]
        if is_boundary(token.text) or (token.pos in ("VERB", "AUX") and token.has("VerbForm=Fin")):
            return None
        if token.pos in ("VERB", "AUX") and token.has("VerbForm=Inf"):
            start = _start(sentence, token)
            if (form_of(sentence.tokens[start - 1]) if start else "") == preposition or (not preposition and sentence.tokens[start - 1].pos in ("VERB", "AUX")):
                return start, token
    return None


def _start(sentence: Sentence, verb: Token) -> int:
    """Where the group of an infinitive begins, clitics and negation with it."""
    i = verb.i
    while i and form_of(sentence.tokens[i - 1]) in CLITICS | NOT | NEVER and sentence.tokens[i - 1].pos != "DET":
        i -= 1
    return i


def _taker(sentence: Sentence, i: int) -> Governor | None:
    """The nearest word leftwards from token `i` that takes an infinitive with "de" or "à"."""
    tokens = sentence.tokens
    verbs, nouns = _takers()
    inside = True  # nothing but the complements of a noun so far: "la décision du Chili de quitter"
    for back in range(i, max(-1, i - REACH), -1):
        token = tokens[back]
        if is_boundary(token.text):
            return None
        if token.pos in ("VERB", "AUX", "ADJ") and token.lemma in verbs:
            return Governor("verb", "", token)
        if token.pos in ("NOUN", "ADJ", "ADV") and back and tokens[back - 1].pos in ("PROPN", "NOUN", "PRON") and (verb := as_verb(token)) is not None:
            return Governor("verb", "", verb)
        if token.pos == "NOUN" and token.lemma in nouns and (back >= i - 1 or inside):
            return Governor("noun", "", token)
        if (group := _adjective(sentence, token)) is not None:
            return Governor("adjective", group, token)
        if token.pos == "VERB" and token.has("VerbForm=Fin"):
            return Governor("verb", "", token)
        inside = inside and token.pos in ("NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM")
    return None


def _adjective(sentence: Sentence, token: Token) -> str | None:
    """The group of an adjective that takes an infinitive or a clause: "prêt à", "susceptible de", "il est urgent de"."""
    if token.lemma == "temps" and token.pos == "NOUN":
        return "proposed" if sentence.tokens[token.i - 1].lemma in ("être", "grand") else None  # "il est temps de"
    if token.pos not in ("ADJ", "VERB", "ADV") and not form_of(token).startswith("prêt"):
        return None  # "prêtes" is a noun to the tagger at times
    form = form_of(token).rstrip("s")
    return next((group for group, listed in groups("governing-adjectives").items() if not listed.isdisjoint({token.lemma, form, form.removesuffix("e")})), None)


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
        if form in ("que", "qu’", "où") and (group := phrase_before(sentence, i + 1, "conjunctions")) is not None and not _rather(sentence, i):
            return None if group == "plain" else Governor("phrase", group)
        if form == "même" and phrase_before(sentence, i + 1, "conjunctions") == "hypothetical":
            return Governor("phrase", "hypothetical")  # "quand bien même"
        if form in ("que", "qu’"):
            if token.pos == "PRON" and not _wishes(sentence, i):
                return None  # a relative clause: "le maire, qu'ils accusent"
            if i == 0 or tokens[i - 1].text in ("«", "“", '"'):
                return Governor("phrase", "injunction")
            return _before_que(sentence, i)
        if form == "si" or (form == "s’" and i + 1 < len(tokens) and form_of(tokens[i + 1]) in ("il", "ils")):
            return Governor("phrase", "hypothetical", token) if i == 0 or form_of(tokens[i - 1]) not in ("même", "comme") else None
        if is_boundary(token.text) or (token.text == '"' and tokens[i + 1].text == ","):
            return None  # a mark before a comma closes somebody's words: '… que X est perdu", a noté le maire'
        if token.pos in ("VERB", "AUX") and token.has("VerbForm=Fin"):
            return _of_twin(sentence, token, first)
        if form in ("qui", "dont", "lorsque", "lorsqu’", "quand", "mais", "tandis", "alors"):
            return None
    return None


def _rather(sentence: Sentence, at: int) -> bool:
    """Whether "plutôt" before "que" belongs to a verb: "disent plutôt qu’ils combattent"."""
    return at > 1 and form_of(sentence.tokens[at - 1]) == "plutôt" and sentence.tokens[at - 2].lemma in groups("verbs")["saying"]


def _wishes(sentence: Sentence, at: int) -> bool:
    """Whether a verb stands right before "que", whatever the tagger takes that for."""
    return at > 0 and (sentence.tokens[at - 1].pos in ("VERB", "AUX", "ADV") or form_of(sentence.tokens[at - 1]) in ("et", "ou"))


def _of_twin(sentence: Sentence, before: Token, first: int) -> Governor | None:
    """The governor of a clause that is joined to the one before it: "a dit que le Chili livrerait du blé et formerait des marins"."""
    tokens = sentence.tokens
    if form_of(tokens[first - 1]) not in _AND or any(each.text in ("»", "«") for each in tokens[before.i : first]):
        return None
    after = next((each for each in tokens[first:] if each.pos in ("VERB", "AUX")), None)
    # a subjunctive may look like a present of the main clause: there the tree must join the two
    moods = ("Mood=Cnd", "Tense=Fut", "Tense=Imp") if after is not None and after.head == before.i else ("Mood=Cnd", "Mood=Sub", "Tense=Fut", "Tense=Imp")
    same = after is not None and all(after.has(each) == before.has(each) for each in moods)
    return of_clause(sentence, _start(sentence, before)) if same else None


def _before_que(sentence: Sentence, at: int) -> Governor | None:
    tokens = sentence.tokens
    if at and form_of(tokens[at - 1]) in ("et", "ou", "mais", "ni"):
        # "exige que … et que …": both hang on one word
        for i in range(at - 2, max(-1, at - 2 * REACH), -1):
            if is_boundary(tokens[i].text):
                return None
            if form_of(tokens[i]) in ("que", "qu’"):
                return (
                    Governor("phrase", group) if (group := phrase_before(sentence, i + 1, "conjunctions")) not in (None, "plain") else _before_que(sentence, i)
                )
        return None
    for i in range(at - 1, max(-1, at - 7), -1):
        token = tokens[i]
        if is_boundary(token.text):
            return None
        if token.pos == "VERB" and token.lemma not in _takers()[0] and i and tokens[i - 1].pos == "VERB" and tokens[i - 1].has("VerbForm=Fin"):
            continue  # "demandent ensemble que": a verb to the tagger
        if i == at - 1 and (group := _adjective(sentence, token)) is not None:
            return Governor("adjective", group, token)
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
        (tokens[i].has("VerbForm=Part") and i and tokens[i - 1].pos == "DET")  # "la prétendue suspension"
        or (tokens[i].pos in ("DET", "ADJ", "NUM") and form_of(tokens[i]) not in ("du", "des", "au", "aux"))
        or form_of(tokens[i]) in ("un", "une", "l’", "«", "“", '"', "le", "la", "les", "son", "sa", "ses", "leur", "ce", "cette")
    ):
        i -= 1
    if i > 0 and form_of(tokens[i]) in ("des", "de", "d’") and form_of(tokens[i - 1]) in ("à", "par", "sur", "pour", "avec", "contre", "dans"):
        i -= 1  # "s'attend à des frappes", "à de nouvelles frappes"
    if i > 0 and form_of(tokens[i]) in ("par", "sur") and (led := as_verb(tokens[i - 1])) is not None and led.lemma in _LED[form_of(tokens[i])]:
        return Governor("verb", "", led)
    if i >= 0 and form_of(tokens[i]) == "par":
        return None  # "a été visé par des attaques": who does it, not what is aimed at
    for at in (noun.i, i + 1):
        if (group := phrase_before(sentence, at, "prepositions")) is not None and group != "purpose":
            return Governor("phrase", group)
        if group == "purpose" and at > 1 and form_of(tokens[at - 2]) == "vue":
            return Governor("phrase", "proposed")  # "en vue du retrait"
    if i < 0:
        return None
    link = form_of(tokens[i])
    linked = link in ("de", "d’", "du", "des", "à", "au", "aux")
    if linked:
        i -= 1
        if i >= 1 and tokens[i].pos != "NOUN" and not tokens[i].has("VerbForm=Fin") and tokens[i - 1].pos == "NOUN":
            i -= 1
        if link in ("à", "au", "aux") and any(form_of(each) == "proie" for each in tokens[max(0, i - 3) : i]):
            return Governor("phrase", "ongoing")  # "en proie depuis mai aux raids"
        if link in ("à", "au", "aux") and (over := next((each for each in tokens[max(0, i - 5) : i] if each.lemma in _SETTING), None)) is not None:
            return Governor("verb", "", over)
    if i >= 0 and linked and _noun_like(tokens, i) and (link not in ("à", "au", "aux") or tokens[i].lemma in _takers()[1] | groups("exempting")["words"]):
        if i > 1 and form_of(tokens[i - 1]) == "en" and tokens[i - 2].lemma in groups("transparent")["nouns"]:
            return of_noun(sentence, tokens[i - 2])  # "la mise en place de"
        if tokens[i].lemma in groups("transparent")["nouns"]:
            return of_noun(sentence, tokens[i])
        if tokens[i].lemma in word_class("time_nouns"):
            # "subit depuis des mois des incursions"
            return next((Governor("verb", "", each) for each in reversed(tokens[max(0, i - 5) : i]) if each.pos == "VERB"), None)
        return Governor("noun", "", tokens[i])
    if i > 1 and not linked and tokens[i].pos in ("NOUN", "PROPN") and i < noun.i - 1 and (over := _past_complement(sentence, i)) is not None:
        return Governor("verb", "", over)
    verb = as_verb(tokens[i]) if i >= 0 and tokens[i].pos != "NOUN" else None
    if verb is not None:
        return Governor("verb", "", verb)
    head = sentence.head(noun)
    parted = head is not None and any(each.text in (";", ":") or form_of(each) == "mais" for each in tokens[head.i : noun.i])
    if head is not None and not parted and head.i < noun.i and head.pos == "VERB" and noun.dep.startswith(("obj", "obl:arg", "xcomp")):
        return Governor("verb", "", head)
    return None


_LED = {"par": frozenset(["traduire", "solder"]), "sur": frozenset(["miser", "tabler", "parier", "déboucher"])}
"""Verbs that lead to what stands behind their preposition: "devrait se traduire par une livraison"."""


def _noun_like(tokens: Sequence[Token], i: int) -> bool:
    """Whether a token is a noun, by its tag or, for a governing one that the tagger took for something else ("le danger", "le préalable"), by its article."""
    return tokens[i].pos == "NOUN" or (i > 0 and tokens[i - 1].pos == "DET" and form_of(tokens[i]) in _takers()[1])


_SETTING = frozenset(["conditionner", "subordonner"])
"""Verbs that make one thing wait for another: "conditionne son aide à la libération"."""


def _past_complement(sentence: Sentence, at: int) -> Token | None:
    """The verb before a complement with "à" that stands between it and its object: "promet au Chili une aide"."""
    tokens = sentence.tokens
    for i in range(at, max(0, at - 5), -1):
        if form_of(tokens[i]) in ("à", "au", "aux"):
            return tokens[i - 1] if tokens[i - 1].pos == "VERB" else None
        if tokens[i].pos not in ("NOUN", "PROPN", "DET", "ADJ", "NUM"):
            return None
    return None

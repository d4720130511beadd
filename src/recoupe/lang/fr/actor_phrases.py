"""The words around a noun that stands for people or a body without a name: "des hommes armés", "un groupe de 80 détenus", and where they begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.lang.fr.actor_words import actors, is_demonym, words
from recoupe.model.mention import Label
from recoupe.model.syntax import Sentence, Token

_CONTRACTED = frozenset(["du", "des", "au", "aux", "d'", "d’", "de"])
_ARTICLES = frozenset(["le", "la", "les", "l'", "l’", "un", "une", "des", "du", "de", "d'", "d’", "ce", "cet", "cette", "ces", "au", "aux"])
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Phrase:
    """Where an actor without a name stands: tokens `[first, last]`, and `bare`, the first one behind the article."""

    first: Token
    bare: Token
    last: Token


def is_people(token: Token) -> bool:
    """Whether a noun stands for people or a body that may act or be acted upon.

    >>> from recoupe.model.syntax import Token
    >>> is_people(Token(0, 0, 8, "rebelles", "rebelle", "NOUN", "", 0, "root")), is_people(Token(0, 0, 6, "raison", "raison", "NOUN", "", 0, "root"))
    (True, False)
    """
    people = token.text[:1].isupper() and token.i > 0 and token.pos in ("NOUN", "PROPN") and is_demonym(token.text)  # "trois Chiliens"
    if token.lemma == "numéro" or token.pos in ("VERB", "AUX") or (token.text.lower() == "mort" and not token.has("Number=Plur")):
        return False
    return people or _listed(token, actors() | words("persons"))


def is_struck(token: Token) -> bool:
    """Whether a noun stands for people, or for what stands for them where they are hit: a convoy, a village."""
    return is_people(token) or _listed(token, words("people"))


def counted(sentence: Sentence, token: Token) -> Token:
    """The people whom a noun of number or company counts ("un groupe de pêcheurs", "des dizaines de civils"), else the noun itself."""
    after = sentence.tokens[token.i + 1 : token.i + 2]
    if any(each.text.lower() in words("armed") for each in after):
        return token  # "les groupes armés du nord"
    if token.lemma in words("counting") or token.text.lower() in words("counting"):
        for child in sentence.children(token, "nmod", "obl"):
            if token.i < child.i <= token.i + 5:
                return child
    return token


def is_generic(sentence: Sentence, token: Token) -> bool:
    """Whether a noun only tells the kind of another, with neither article nor plural: "une visite d'État"."""
    before = sentence.tokens[token.i - 1] if token.i else None
    return (
        before is not None and before.text.lower() in ("d'", "d’", "de", "en", "par") and not token.has("Number=Plur") and not token.text.endswith(("s", "x"))
    )


def phrase_of(sentence: Sentence, head: Token) -> Phrase:
    """The words of the phrase whose head is a noun: what stands before it, its adjectives, and one complement with "de"."""
    tokens = sentence.tokens
    first = head.i
    while first > 0 and head.i - first < 5 and _before(tokens[first - 1]):
        first -= 1
    last = _after(tokens, head.i)
    if last + 2 < len(tokens) and tokens[last + 1].text.lower() in ("de", "d'", "d’", "du", "des"):
        at = last + 2
        while at < len(tokens) and _before(tokens[at]) and at < last + 5:
            at += 1
        if at < len(tokens) and tokens[at].pos in ("NOUN", "PROPN") and sentence.hangs(tokens[at], head):
            last = _after(tokens, at)
    last = min(last, first + _LONGEST)
    bare = first
    while bare < head.i and tokens[bare].text.lower() in _ARTICLES:
        bare += 1
    start = first if tokens[first].pos == "DET" or tokens[first].text.lower() not in ("du", "au", "aux") else bare
    return Phrase(tokens[start], tokens[bare], tokens[last])


def label_of(token: Token) -> Label:
    """The label of an actor without a name: a body, or people.

    >>> from recoupe.model.syntax import Token
    >>> label_of(Token(0, 0, 8, "armée", "armée", "NOUN", "Number=Sing", 0, "root"))
    'ORG'
    """
    if token.text[:1].isupper() and is_demonym(token.text):
        return "NORP"
    if token.lemma.lower() in words("states") or token.lemma.lower() in words("armies"):
        return "ORG"
    return "PERSON"


def _listed(token: Token, listed: frozenset[str]) -> bool:
    form = token.text.lower()
    parts = {token.lemma.lower(), form, form.rstrip("s")}
    return not listed.isdisjoint(parts | {form.rstrip("s").removeprefix("ex-").removeprefix("néo-")})


def _before(token: Token) -> bool:
    """What stands between an article and its noun; a contracted preposition does not."""
    if token.pos == "ADP" or token.text.lower() in ("du", "au", "aux"):
        return False
    return token.pos in ("DET", "NUM") or (token.pos == "ADJ" and not token.has("VerbForm=Part"))


def _after(tokens: Sequence[Token], at: int) -> int:
    """The last token of a noun's adjectives and names behind it."""
    last = at
    while last + 1 < len(tokens):
        token = tokens[last + 1]
        form = token.text.lower()
        listed = form in words("armed") or form.rstrip("s") in words("adjectives")
        if token.text[:1].isalnum() and (token.pos in ("ADJ", "PROPN") or is_demonym(token.text) or listed):
            last += 1
            continue
        joined = form == "et" and last > at and last + 2 < len(tokens) and tokens[last + 2].pos == "ADJ" and is_demonym(tokens[last + 2].text)
        if joined and is_demonym(tokens[last].text):
            last += 2  # "des militaires suédois et chiliens"
            continue
        break
    return last

"""The two sides of what takes place between them: "des combats ont éclaté entre les rebelles du port et l’armée", "des heurts ont opposé X à Y"."""

from __future__ import annotations

from recoupe.lang.fr.actor_words import words
from recoupe.lang.fr.clauses import is_boundary
from recoupe.lang.fr.participants import noun_after
from recoupe.model.syntax import Sentence, Token

_REACH = 14
_CLOSING = frozenset(["que", "qu'", "qu’", "dont", "où", "lorsque", "après", "alors", "pour"])
_AND = frozenset(["et", "ou", "ainsi"])
_TO = frozenset(["à", "au", "aux", "avec"])


def matched(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """The heads of both sides, by the order of words; empty where "entre" or "opposer" does not follow the noun.

    Between stands at most the verb by which the noun takes place: "des combats ont éclaté lundi entre". "Entre" of times and places ("entre 2010 et 2012")
    has no nouns of sides, and gives none.
    """
    tokens = sentence.tokens
    for i in range(noun.i + 1, min(len(tokens), noun.i + _REACH)):
        token = tokens[i]
        form = token.text.lower()
        if is_boundary(token.text) or form in _CLOSING:
            return ()
        if form == "entre":
            return _pair(sentence, i)
        if token.pos == "VERB" and (token.lemma == "opposer" or form == "opposant"):
            return _pair(sentence, i, opposed=True)
        if token.pos == "VERB" and token.lemma not in words("happening") and not token.has("VerbForm=Part"):
            return ()
    return ()


def _pair(sentence: Sentence, at: int, *, opposed: bool = False) -> tuple[Token, ...]:
    """What follows "entre" or "opposer": the nouns that commas and "et" join, and the one behind "à" after "opposer"."""
    tokens = sentence.tokens
    found = noun_after(sentence, at)
    if not found:
        return ()
    closed = False
    for i in range(found[0].i + 1, min(len(tokens), found[0].i + _REACH)):
        token = tokens[i]
        form = token.text.lower()
        if is_boundary(token.text) or (token.has("VerbForm=Fin") and not form.endswith(("i", "é", "u"))) or closed:
            break
        if form == "," and not any(each.text.lower() in _AND for each in tokens[i + 1 : i + 9]):
            break
        turns = form in _AND or (opposed and form in _TO)
        if form == "," or turns:
            at_next = i + 1 if form == "ainsi" else i
            found += [each for each in noun_after(sentence, at_next) if each not in found]
            closed = turns
    return tuple(found) if len(found) > 1 else tuple(found[:1])

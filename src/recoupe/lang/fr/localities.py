"""Where a phrase of place hangs: "dans le nord du Mali" under the words whose place it tells; the lists are in localities.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from recoupe.lang.fr.moments import NO_MOMENT, is_predicate
from recoupe.lang.fr.prepositions import cases
from recoupe.model.syntax import Sentence, Token

_OF = frozenset(["de", "du", "d'", "d’", "des"])


@cache
def classes() -> Mapping[str, Mapping[str, Any]]:
    """Each class of localities.toml with its `words`, `example`, and the `trigger` of that and its `place`."""
    return tomllib.loads(files("recoupe.lang.fr").joinpath("localities.toml").read_text(encoding="utf-8"))


@cache
def place_words(name: str) -> frozenset[str]:
    """The words of a class.

    >>> "province" in place_words("parts")
    True
    """
    return frozenset(classes()[name]["words"])


@dataclass(frozen=True, slots=True)
class Where:
    """A phrase of place: the tokens whose place it may tell, the nearest first and a predicate last; `of`: joined to a noun by "de" alone."""

    over: tuple[Token, ...]
    of: bool


def where(sentence: Sentence, name: Token) -> Where | None:
    """The phrase of place that ends in a name; None where its words tell no place ("le président du Mali", "accuse le Mali")."""
    top = name
    for _ in range(5):
        before = _before(sentence, top)
        if before is None:
            return None
        form = before.text.lower()
        if form not in _OF:
            break
        head = sentence.tokens[top.head]
        if head.i < top.i and _is_part(head):
            top = head
            continue
        part = sentence.tokens[before.i - 1] if before.i else None
        if part is not None and _is_part(part):
            top = part
            continue
        return Where((head,), True) if head.i < top.i and head.pos == "NOUN" else None
    if any(each.text.lower() in ("km", "kilomètres", "mètres") for each in sentence.tokens[max(0, top.i - 4) : name.i]):
        return None  # "à 60 km de Lima" is not in Lima
    if top.text.lower() in ("près", "loin", "autour") and top.i:
        form = top.text.lower()
    elif form not in place_words("where"):
        return None
    return Where(over(sentence, top), False)


def _is_part(token: Token) -> bool:
    return token.lemma.lower() in place_words("parts") or token.text.lower() in place_words("parts")


def _before(sentence: Sentence, token: Token) -> Token | None:
    """The preposition before a noun and what determines it; "près", which is its own."""
    if token.text.lower() in ("près", "loin", "autour"):
        return token
    i = token.i - 1
    while i >= 0 and (sentence.tokens[i].pos in ("DET", "ADJ", "NUM") or sentence.tokens[i].dep.startswith(("flat", "amod", "det"))):
        if sentence.tokens[i].text.lower() in ("du", "des", "au", "aux"):
            break
        i -= 1
    if i < 0:
        return None
    before = sentence.tokens[i]
    return before if before.pos == "ADP" or before.text.lower() in place_words("where") | _OF else None


def over(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """The nouns over a word, the nearest first, up to the predicate of its clause; none for what happened before or after ("après l’arrestation au Chili")."""
    found: list[Token] = []
    for _ in range(6):
        head = sentence.head(token)
        if head is None:
            break
        if cases(sentence, token) & NO_MOMENT:
            return ()
        found.append(head)
        # "un marin né au Chili a attaqué …": where the subject is from is not where it acts
        if is_predicate(sentence, head) or head.dep.startswith(("nsubj", "appos")):
            break
        token = head
    return tuple(found)

"""Words that carry no weight when two French articles share them, and the folding under which words are compared."""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

_DATA = Path(__file__).with_name("matching.toml")
WORD = re.compile(r"\w+")
_LIGATURES = {"œ": "oe", "æ": "ae"}


@cache
def fold(word: str) -> str:
    """A word in lower case without its accents: "Coopèrent" and "cooperent" are one word, for typists drop accents and copying keeps the slip.

    >>> fold("Œuvrèrent")
    'oeuvrerent'
    """
    low = word.lower()
    if low.isascii():
        return low
    for ligature, letters in _LIGATURES.items():
        low = low.replace(ligature, letters)
    return "".join(each for each in unicodedata.normalize("NFD", low) if not unicodedata.combining(each))


@cache
def _forms(kind: str) -> frozenset[str]:
    entries = tomllib.loads(_DATA.read_text("utf-8"))[kind]
    return frozenset(form for entry in entries for form in entry["forms"].split())


@cache
def is_grammar(folded: str) -> bool:
    """Whether a folded word belongs to the frame of the language: articles, pronouns, auxiliaries, number words, days of the month, the calendar."""
    return folded in _forms("grammar") or len(folded) == 1 or (folded.isdigit() and len(folded) < 3)


@cache
def is_title(folded: str) -> bool:
    """Whether a folded word is of those that stand around names: offices, bodies."""
    return folded in _forms("title")


@cache
def is_weightless(folded: str) -> bool:
    """Whether sharing this folded word is no sign of copying: grammar, titles, verbs that report.

    >>> is_weightless("ministre"), is_weightless("infeodee")
    (True, False)
    """
    return is_grammar(folded) or is_title(folded) or folded in _forms("saying")

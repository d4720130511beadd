"""Words that carry no weight when two French articles share them, and the folding under which words are compared."""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import snowballstemmer

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


@cache
def _stemmer() -> Any:
    return snowballstemmer.stemmer("french")


@cache
def stem(folded: str) -> str:
    """The stem of a folded word: "cooperation" and "cooperent" meet only as far as Snowball brings them.

    >>> stem("barrages")
    'barrag'
    """
    return str(_stemmer().stemWord(folded))


@cache
def _shares() -> dict[str, float]:
    lines = Path(__file__).with_name("stems.tsv").read_text("utf-8").splitlines()
    return {term: int(share) / 1000 for term, _, share in (line.partition("\t") for line in lines)}


def common_share(stemmed: str) -> float:
    """In what part (0..1) of French news texts a stem stands, as counted on an open corpus (training/stems.py); 0.002 for those too rare to be listed.

    >>> common_share(stem("attaques")) > 0.1, common_share(stem("dahabieh"))
    (True, 0.002)
    """
    return _shares().get(stemmed, 0.002)


_AT = re.compile(r"\b[àÀ] ((?:La |Le |Les |El )?[A-ZÉÈÎÔÀÂÇ][\w’'-]+(?: [A-ZÉÈÎÔ][\w’'-]+)?)")


def places_of(text: str) -> frozenset[str]:
    """The towns where a text puts something: what stands capitalised after "à", folded.

    >>> sorted(places_of("Réunis à Lisbonne, ils iront à La Haye puis à pied à Évora."))
    ['evora', 'la haye', 'lisbonne']
    """
    return frozenset(fold(match[1].replace("’", "'")) for match in _AT.finditer(text))

"""What the numbers of an event count: tolls with their parts, troops, arms, sums; the lists are in counted.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import inf
from typing import Any

from recoupe.lang.fr.numbers import Number, Toll, data, numbers, tolls

_NEXT = re.compile(r"\s[^\W\d]+(?: [^\W\d]+)?(?:,| et) ")


_THOUSANDS = re.compile(r" de (milliers|millions|milliards)\b")


@cache
def counted() -> Mapping[str, Any]:
    """counted.toml as it is."""
    return tomllib.loads(files("recoupe.lang.fr").joinpath("counted.toml").read_text(encoding="utf-8"))


@cache
def no_units() -> frozenset[str]:
    """Lemmas of nouns that make a number a measure or a duration.

    >>> "kilomètre" in no_units()
    True
    """
    return frozenset(counted()["no_unit"]["words"])


@cache
def _part() -> re.Pattern[str]:
    return re.compile(rf"[\s,(]*(?:{counted()['part']['words']}) (?:l'|l’)?")


@dataclass(frozen=True, slots=True)
class Told:
    """A number of a text; `toll`: what it counts, where it is one; `within`: it is a part of the toll before it ("dont trois enfants")."""

    number: Number
    toll: Toll | None
    within: bool


def told(text: str) -> Iterator[Told]:
    """The numbers of a text in order, each with the toll that it gives.

    >>> [(each.number.value, each.toll.what if each.toll else None, each.within) for each in told("Neuf morts, dont deux enfants, et 3 chars détruits.")]
    [(9.0, 'dead', False), (2.0, 'dead', True), (3.0, None, False)]
    """
    known = {each.number.start: each for each in tolls(text)}
    all_numbers = sorted([*numbers(text), *(each.number for each in known.values())], key=lambda each: each.start)
    last: Toll | None = None
    end = 0
    seen = -1
    for each in all_numbers:
        if each.start <= seen:
            continue
        toll = known.get(each.start)
        number = _scaled(each, text)
        seen = number.end - 1
        if toll is not None:
            within = last is not None and last.what == toll.what and _part().fullmatch(text, end, number.start) is not None
            yield Told(number, toll, within)
            last, end = toll, toll.end
        elif last is not None and (_part().fullmatch(text, end, number.start) or (end > last.end and _NEXT.fullmatch(text, end, number.start))):
            yield Told(number, last, True)
            end = number.end
        elif not _ends_with_part(text, number.start):
            yield Told(number, None, False)
            last = None


def _ends_with_part(text: str, end: int) -> bool:
    """Whether "dont" stands right before: the number is a part of one that is no toll, and says nothing alone."""
    return any(match.end() == end for match in _part().finditer(text, max(0, end - 24), end))


def _scaled(number: Number, text: str) -> Number:
    """A number with the thousands that it counts: "des dizaines de milliers"."""
    words = text[number.start : number.end].lower()
    if words in ("millions", "milliards"):  # "des millions de réfugiés"
        return Number(number.start, number.end, None, 2 * (number.value or 0), inf)
    match = _THOUSANDS.match(text, number.end)
    if match is None:
        return number
    by = {"milliers": 1e3, "millions": 1e6, "milliards": 1e9}[match[1]]
    return Number(number.start, match.end(), None if number.value is None else number.value * by, number.low * by, number.high * by)


def bounds(number: Number) -> tuple[float | None, float | None]:
    """The least and the most that a number leaves open; None, None for an exact one.

    >>> [bounds(each) for each in numbers("plus de 30 marins, dix marins, moins de cent marins")]
    [(30.0, None), (None, None), (None, 100.0)]
    """
    if number.low == number.high:
        return None, None
    return (round(number.low, 2) or None), (None if number.high == inf else round(number.high, 2))


def has_number(words: Sequence[str]) -> bool:
    """Whether a sentence is worth reading for numbers: a figure, or a word of number other than the articles."""
    spelled = _spelled()
    return any(each[:1].isdigit() or each.lower() in spelled for each in words)


@cache
def _spelled() -> frozenset[str]:
    about = {form for each in abouts() for form in (each, f"{each}s")}
    return (frozenset(data()["words"]) | about | {"mort", "blessé", "tué"}) - {"un", "une", "zéro"}


@cache
def abouts() -> frozenset[str]:
    """Nouns of round numbers: "dizaine", "millier"; and those that count them, "million".

    >>> "dizaine" in abouts()
    True
    """
    return frozenset(data()["about"]) | {"million", "milliard"}

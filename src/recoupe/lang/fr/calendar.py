"""The words of calendar.toml as regular expressions and tables, and French numbers in letters and figures."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

DATA: dict[str, Any] = tomllib.loads(files("recoupe.lang.fr").joinpath("calendar.toml").read_text(encoding="utf-8"))


def _any(forms: list[str]) -> str:
    return "|".join(sorted(forms, key=len, reverse=True))


def _forms(table: str) -> list[tuple[str, str]]:
    return [(key, form) for key, entry in DATA[table].items() for form in entry["forms"]]


S = r"(?: {1,2}|\n)"
"""What may stand between two words: lines of plain text are often wrapped."""
WEEKDAY = _any([form for _, form in _forms("weekday")])
MONTH = _any([form for _, form in _forms("month") if not form.endswith(".")])
MONTH_OR_ABBREVIATION = _any([form for _, form in _forms("month")])
SEASON = _any([form for _, form in _forms("season")])
CENTURY = _any([form for _, form in _forms("century")])
ORDINAL = _any([form for _, form in _forms("ordinal")])
UNIT = _any([form for _, form in _forms("unit") if form != "h"])
COLLECTIVE = _any([form for _, form in _forms("collective")])
_NUMERAL = _any([form for _, form in _forms("numeral")])
NUMBER = rf"(?:\d{{1,3}}(?:[ .]\d{{3}}){{0,4}}(?![\d.,]{{0,20}}\d)|(?:{_NUMERAL})(?:(?:-|{S})(?:et(?:-|{S}))?(?:{_NUMERAL})){{0,7}})(?!\w)"
"""A number in figures or letters, of bounded length: a text of nothing but numbers must not be read again from each of them."""
MODIFIER = _any([form.replace(" ", S) for _, form in _forms("modifier")])
ZONE = _any([form for _, form in _forms("zone")])
RECURRING = _any([form for _, form in _forms("recurring")])
HELD = re.compile(rf"\b(?:{'|'.join(DATA['held']['words'])}) (?:[\w'-]+ )?$")
FEAST = _any([form for _, form in _forms("feast")])
AGED = re.compile(rf"\b(?:{'|'.join(DATA['aged']['words'])})(?: \w+)? (?:[âa]gée?s? )?(?:de |d')(?:\d+ à )?$")

LASTING = re.compile(rf"\b(?:{'|'.join(DATA['lasting']['words'])})\b")


@cache
def _compiled(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((key, re.compile(form)) for key, form in _forms(table))


@cache
def entry(table: str, word: str) -> str:
    """The key of the entry of a table that the word is a form of. Raises `KeyError` for another word.

    >>> entry("month", "février"), entry("weekday", "jeudi")
    ('2', '3')
    """
    word = re.sub(r"\s+", " ", word)
    for key, form in _compiled(table):
        if form.fullmatch(word):
            return key
    raise KeyError(word)


def number_of(table: str, word: str) -> int:
    """The number that the word stands for in a table of numbers: months, weekdays, seasons, ordinals, collectives."""
    return int(entry(table, word))


@cache
def number(words: str) -> int:
    """The value of a number in figures or letters. Raises `KeyError` for what is none.

    >>> [number(each) for each in ("vingt et un", "quatre-vingt-dix-sept", "3 000", "soixante-douze")]
    [21, 97, 3000, 72]
    """
    if words[0].isdigit():
        return int(re.sub(r"\D", "", words))
    total = 0
    for word in re.split(r"[-\s]+", words):
        if word == "et":
            continue
        value = number_of("numeral", word)
        if value == 100:
            total = max(total, 1) * 100
        elif value == 20 and total % 100 == 4:
            total += 76
        else:
            total += value
    return total


@cache
def _named_day(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{DATA['named_day'][key]['before']})(?: \w+)? du (?:\w+ )?$")


def named_day(month: int, day: int, words: str, before: str) -> str | None:
    """The one day in history that a date without year stands for: by its hyphen ("le 11-Septembre"), or by what is said before it; folded text.

    >>> named_day(9, 11, "11 septembre", "les attentats du "), named_day(9, 11, "11 septembre", "la réunion du ")
    ('2001-09-11', None)
    """
    key = f"{month:02}-{day:02}"
    if key not in DATA["named_day"]:
        return None
    return str(DATA["named_day"][key]["day"]) if re.search(r"\d-[a-z]", words) or _named_day(key).search(before) else None


def day_number(words: str) -> int:
    """The day of the month: "1er", "premier" and figures."""
    return 1 if words == "premier" else int(re.match(r"\d+", words)[0])  # type: ignore[index]


def year_number(words: str) -> int:
    """A year in four figures, or two: "93", "'18". Two figures stand for the last century from 30 on.

    >>> year_number("'68"), year_number("2019")
    (1968, 2019)
    """
    digits = int(words.strip("'"))
    return digits if digits > 99 else digits + (1900 if digits >= 30 else 2000)


def roman(words: str) -> int:
    """The value of a number in Roman figures, lower case ("xix"), or in figures.

    >>> roman("xix"), roman("19")
    (19, 19)
    """
    if words.isdigit():
        return int(words)
    values = [{"i": 1, "v": 5, "x": 10}[each] for each in words]
    return sum(-value if value < max(values[i:]) else value for i, value in enumerate(values))

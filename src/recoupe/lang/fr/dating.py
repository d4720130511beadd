"""French words that tell whether a date, a title or a summit may bound the day on which a text was written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from recoupe.lang.fr.calendar import ORDINAL, S, number_of

_REACH = 48
_NUMBERED = re.compile(rf"(?<![\w-])(?:(?P<figures>\d+) ?(?:e|ème|er|re|ère|è|ᵉ)|(?P<word>{ORDINAL}))(?: (?:grand|dernier))?(?:{S})$")


@cache
def _data() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(files("recoupe.lang.fr").joinpath("dating.toml").read_text(encoding="utf-8"))


def entries() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every entry of dating.toml with its table, for the tests."""
    for table, rows in _data().items():
        for row in rows:
            yield table, row


@cache
def _before(table: str, field: str = "forms", **only: object) -> re.Pattern[str]:
    forms = [form for row in _data()[table] if all(row.get(key) == value for key, value in only.items()) for form in row[field]]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})['( ]*(?:(?:le|la|les|l'|un|une|ce|cette|son|sa|du|des|de|au|en)[' ]*){{0,2}}$")


def lies_ahead(view: str, start: int) -> bool:
    """Whether the words right before a place make the date there one that need not be over, whatever the tense. view: folded text.

    >>> lies_ahead("valide jusqu'en 2031", 16), lies_ahead("fondée en 2031", 10)
    (True, False)
    """
    return bool(_before("ahead").search(view[max(0, start - _REACH) : start]))


def surely_ahead(view: str, start: int) -> bool:
    """Whether the words right before a place say outright that the time there is not reached. view: folded text.

    >>> surely_ahead("valide jusqu'en 2031", 16), surely_ahead("la saison 2031", 10)
    (True, False)
    """
    return bool(_before("ahead", sure=True).search(view[max(0, start - _REACH) : start]))


@cache
def _expected() -> re.Pattern[str]:
    forms = [form for row in _data()["expected"] for form in row["forms"]]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w-])")


def expected(view: str, start: int) -> bool:
    """Whether the clause before a date tells of something planned, awaited or feared, so that a past tense in it says nothing of the date. view: folded text.

    >>> text = "la course a été reportée par le port à 2031"
    >>> expected(text, text.index("2031")), expected("le pont a été fermé en 2031", 23)
    (True, False)
    """
    clause = re.split(r"[.;:!?()\n]|, ", view[max(0, start - 110) : start])[-1]
    return bool(_expected().search(clause))


@cache
def _after_title() -> re.Pattern[str]:
    forms = [form for row in _data()["taking_up"] for form in row["after"]]
    return re.compile(rf"[ ,(]*(?:{'|'.join(forms)})(?![\w-])")


def taking_up(view: str, start: int, end: int) -> bool:
    """Whether the words around a title make it that of someone who does not hold the office yet, or only for a time. view: folded text.

    >>> taking_up("le nouveau président", 11, 20), taking_up("le président élu", 3, 12), taking_up("le président lund", 3, 12)
    (True, True, False)
    """
    inside = _after_title().search(view, start, min(len(view), end + 16))
    return bool(_before("taking_up", "before").search(view[max(0, start - _REACH) : start])) or bool(inside)


def gone(view: str, start: int) -> bool:
    """Whether the words right before a title recall someone who has it no longer. view: folded text.

    >>> gone("la veuve du président", 12), gone("selon le président", 9)
    (True, False)
    """
    return bool(_before("gone", "before").search(view[max(0, start - _REACH) : start]))


def told_as(view: str, start: int) -> Literal["past", "future"] | None:
    """The side on which the words right before a summit put it; None where they do not. view: folded text.

    >>> told_as("en marge du sommet", 12), told_as("avant le sommet", 9), told_as("le sommet", 3)
    ('past', 'future', None)
    """
    before = _NUMBERED.sub("", view[max(0, start - _REACH) : start])
    return "past" if _before("told", side="past").search(before) else "future" if _before("told", side="future").search(before) else None


def ordinal_before(view: str, start: int) -> int | None:
    """The number right before a place ("le 2e sommet", "le deuxième sommet"); None without one. view: folded text.

    >>> ordinal_before("le 14e sommet", 7), ordinal_before("au deuxième sommet", 12), ordinal_before("le sommet", 3)
    (14, 2, None)
    """
    found = _NUMBERED.search(view[max(0, start - 20) : start])
    if found is None:
        return None
    return int(found["figures"]) if found["figures"] else number_of("ordinal", found["word"])


_DONE = re.compile(r"(?<!\w)(?:a|ont|est|sont|s'est|n'a|n'ont) (?:\w+ )?(?!\w*(?:er|oir|re)\b)\w{2,}(?:é|i|u|it|is|ert|ort)e?s?,?(?: le)? $")


def just_done(view: str, start: int) -> bool:
    """Whether a verb in the perfect stands right before a date, so that the date is that of what was done. view: folded text.

    >>> just_done("le port a rouvert lundi", 18), just_done("le procès a été renvoyé au lundi", 26)
    (True, False)
    """
    return bool(_DONE.search(view[max(0, start - _REACH) : start]))

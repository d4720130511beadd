"""Sentences for the reader, in French or English, from the catalogues beside this file.

A catalogue `messages/<domain>.toml` holds each sentence in both languages, so that a translator sees them together; plural forms follow CLDR (Babel).
"""

from __future__ import annotations

import datetime
import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast

from babel import Locale
from babel.dates import format_date

Lang = Literal["fr", "en"]
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::\d\d)?(Z|[+-]\d\d:?\d\d)?)?", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
_PART = re.compile(r"(\d{4})-(2[1-4]|3[3-6]|4[01])", re.ASCII)
_YEARLESS = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?", re.ASCII)
_DECADE = re.compile(r"(\d{3})X", re.ASCII)


@cache
def _catalogue(domain: str) -> dict[str, Any]:
    return tomllib.loads(files("recoupe.lang").joinpath("messages", f"{domain}.toml").read_text(encoding="utf-8"))


class Say:
    """The sentences of one language.

    >>> Say("fr").date("2025-04-03"), Say("en").date("2025-04")
    ('3 avril 2025', 'April 2025')
    """

    def __init__(self, lang: Lang = "fr") -> None:
        self.lang = lang
        self._locale = Locale(lang)

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence `domain.key` with its values put in; where it has plural forms, `n` chooses. Raises `KeyError` when there is none.

        >>> Say("en")("count.articles", n=2)
        '2 articles'
        """
        domain, _, path = key.partition(".")
        entry: Any = _catalogue(domain)
        for part in path.split("."):
            entry = entry[part]
        words = entry[self.lang]
        if isinstance(words, dict):
            words = words.get(self._locale.plural_form(cast(int, values["n"])), words["other"])
        return str(words).format(**values)

    def date(self, value: str) -> str:
        """An EDTF value as a reader writes it; a value of a form that is not in format.md's table stays as it is.

        >>> Say("fr").date("2031-05-01/2031-05-02"), Say("en").date("../2031-05-02"), Say("fr").date("2031-34")
        ('1er – 2 mai 2031', 'until May 2, 2031', '2e trimestre 2031')
        """
        if "/" in value:
            return self._interval(value)
        if value.endswith("~"):
            return self("count.about", date=self.date(value[:-1]))
        if (found := _DAY.fullmatch(value)) and (day := _day(found)):
            return self._long(day) + (self("count.at", hour=int(found[4]), minute=found[5]) if found[4] else "")
        if (month := _MONTH.fullmatch(value)) and int(month[1]):
            return str(format_date(datetime.date(int(month[1]), int(month[2]), 1), "MMMM y", locale=self._locale))
        if yearless := _YEARLESS.fullmatch(value):
            return self._yearless(int(yearless[1]), int(yearless[2] or 0)) or value
        if part := _PART.fullmatch(value):
            return self(f"count.part.{part[2]}", year=part[1])
        if decade := _DECADE.fullmatch(value):
            return self("count.decade", year=f"{decade[1]}0")
        return value

    def _yearless(self, month: int, day: int) -> str | None:
        try:
            some = datetime.date(2000, month, day or 1)
        except ValueError:
            return None
        words = format_date(some, "MMMM", locale=self._locale) if not day else re.sub(r",? 2000$", "", self._long(some))
        return self("count.yearless", date=words)

    def _interval(self, value: str) -> str:
        start, _, end = value.partition("/")
        if start in ("", ".."):
            return value if end in ("", "..") else self("count.until-day" if _DAY.fullmatch(end) else "count.until", date=self.date(end))
        if end in ("", ".."):
            return self("count.since-day" if _DAY.fullmatch(start) else "count.since", date=self.date(start))
        if self.lang == "fr" and len(start) == len(end) == 10 and start[:7] == end[:7] and start < end:
            return f"{self.date(start).split(' ')[0]} – {self.date(end)}"
        return f"{self.date(start)} – {self.date(end)}"

    def _long(self, day: datetime.date) -> str:
        words = str(format_date(day, "long", locale=self._locale))
        # CLDR's French has "1 mai"; the press, and everybody, writes "1er mai"
        return f"1er{words[1:]}" if self.lang == "fr" and day.day == 1 else words


def _day(found: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None

"""Sentences for the reader, in French or English, from the catalogues beside this file.

A catalogue `messages/<domain>.toml` holds each sentence in both languages, so that a translator sees them together; plural forms follow CLDR (Babel).
"""

from __future__ import annotations

import datetime
import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from babel import Locale
from babel.dates import format_date

Lang = Literal["fr", "en"]
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(T[\d:]+)?$")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])$")


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
            words = words.get(self._locale.plural_form(values["n"]), words["other"])
        return str(words).format(**values)

    def date(self, value: str) -> str:
        """An EDTF value as a reader writes it; forms other than a day, a month, a year or a closed interval of them stay as they are."""
        if "/" in value:
            start, _, end = value.partition("/")
            return f"{self.date(start)} – {self.date(end)}"
        if day := _DAY.match(value):
            words = format_date(datetime.date(int(day[1]), int(day[2]), int(day[3])), "long", locale=self._locale)
            return f"{words}, {day[4][1:]}" if day[4] else words
        if month := _MONTH.match(value):
            return format_date(datetime.date(int(month[1]), int(month[2]), 1), "MMMM y", locale=self._locale)
        return value

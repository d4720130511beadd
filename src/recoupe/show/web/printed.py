"""Sentences as a page prints them: with the no-break spaces that French typography wants."""

from __future__ import annotations

import re

from recoupe.lang.say import Lang, Say

_BEFORE = re.compile(r" (?=[:;?!»%])")
_AFTER = re.compile(r"(?<=«) ")


def unbroken(words: str) -> str:
    """A sentence of ours, whose marks stay with their words at the end of a line; never to be used on an article's text, which is not to be altered.

    >>> unbroken("Dossier : « ici »").count("\\u00a0")
    3
    """
    return _AFTER.sub("\u00a0", _BEFORE.sub("\u00a0", words))


class Printed:
    """A `Say` whose French keeps its marks with its words.

    >>> Printed("fr")("page.quoted", words="ici")
    '«\\xa0ici\\xa0»'
    """

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._say = Say(lang)

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence `domain.key`; values are put in as they are."""
        if self.lang != "fr":
            return self._say(key, **values)
        # the values may be an article's words: they are put in once the marks of the sentence are bound
        keys = {name: f"\x00{name}\x00" for name in values if name != "n"}
        words = unbroken(self._say(key, **{**values, **keys}))
        for name, place in keys.items():
            words = words.replace(place, str(values[name]))
        return words

    def date(self, value: str) -> str:
        """An EDTF value as a reader writes it."""
        words = self._say.date(value)
        if len(value) == 10:
            return words.replace(" ", "\u00a0")
        # the hour stays in one piece, and may go to the next line whole
        return words.replace(" h ", "\u00a0h\u00a0") if "T" in value else words

"""The lines of an article that have words, with their place in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it: `[start, end)` of the text, and its plain view."""

    start: int
    end: int
    view: str

    def __len__(self) -> int:
        return self.end - self.start


def lines_of(view: str) -> Sequence[Line]:
    """The lines of a plain view that are not blank, in order.

    >>> [(line.start, line.view) for line in lines_of("Titre\\r\\n\\r\\n  L'été. ")]
    [(0, 'Titre'), (11, "L'été.")]
    """
    found = []
    for match in _LINE.finditer(view):
        words = match.group()
        stripped = words.strip()
        if stripped:
            start = match.start() + len(words) - len(words.lstrip())
            found.append(Line(start, start + len(stripped), stripped))
    return found

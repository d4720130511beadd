"""Summits and conferences with their days, by which an article that speaks of one can be dated."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Summit:
    """One summit: first and last day (the ends of the month where no more is known), the series it belongs to and its number in it, the town.

    `planned` marks one that was only announced when the record was made. context: words (folded) of which a text must have one, where the name alone may be
    that of something else.
    """

    name: str
    series: str
    first: datetime.date
    last: datetime.date
    number: int | None = None
    city: str | None = None
    planned: bool = False
    context: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class SummitHit:
    """A name of summits in a text, `[start, end)`, with all those that it may be, oldest first."""

    start: int
    end: int
    summits: tuple[Summit, ...]


class Summits(Protocol):
    """Dated summits. One instance serves many articles; it never changes once loaded."""

    def find(self, text: str) -> Iterable[SummitHit]:
        """The names of summits in a text, the longest first at each place, in text order."""

    def before(self, summit: Summit) -> Summit | None:
        """The one of the same series that came before."""

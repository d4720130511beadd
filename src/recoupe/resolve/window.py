"""Windows: the days on which an article may have been published, as spans of days that are narrowed one ground after the other."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[datetime.date, datetime.date]


@dataclass(frozen=True, slots=True)
class Window:
    """Spans of days in order, first and last included, none touching another; no span at all is no day.

    >>> open = Window.of((None, None))
    >>> year = open & Window.of((datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)))
    >>> year.first, year.last, bool(year & Window.of((datetime.date(2025, 1, 1), None)))
    (datetime.date(2024, 1, 1), datetime.date(2024, 12, 31), False)
    """

    spans: tuple[Span, ...]

    @classmethod
    def of(cls, *spans: tuple[datetime.date | None, datetime.date | None]) -> Window:
        """The window of some spans; None is no bound on that side."""
        return cls(_joined((first or datetime.date.min, last or datetime.date.max) for first, last in spans))

    def __and__(self, other: Window) -> Window:
        """The days that are in both."""
        met = ((max(a[0], b[0]), min(a[1], b[1])) for a in self.spans for b in other.spans)
        return Window(_joined(span for span in met if span[0] <= span[1]))

    def __bool__(self) -> bool:
        return bool(self.spans)

    def __contains__(self, day: datetime.date) -> bool:
        return any(first <= day <= last for first, last in self.spans)

    @property
    def first(self) -> datetime.date | None:
        """The first day, None where nothing bounds the window from below."""
        return self.spans[0][0] if self.spans and self.spans[0][0] != datetime.date.min else None

    @property
    def last(self) -> datetime.date | None:
        """The last day, None where nothing bounds the window from above."""
        return self.spans[-1][1] if self.spans and self.spans[-1][1] != datetime.date.max else None

    @property
    def days(self) -> int | None:
        """How many days lie between the first and the last, None where one of them is missing."""
        return (self.last - self.first).days + 1 if self.first and self.last else None

    @property
    def years(self) -> range:
        """The years that it touches; of an open window none."""
        return range(self.first.year, self.last.year + 1) if self.first and self.last else range(0)

    def on_weekdays(self, weekdays: Iterable[int]) -> Window:
        """The days of the window that fall on these weekdays (Monday is 0); only for windows with both ends."""
        wanted = frozenset(weekdays)
        days = [first + datetime.timedelta(days=i) for first, last in self.spans for i in range((last - first).days + 1)]
        return Window.of(*((day, day) for day in days if day.weekday() in wanted))


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    made: list[Span] = []
    for first, last in sorted(spans):
        if made and (made[-1][1] == datetime.date.max or first <= made[-1][1] + datetime.timedelta(days=1)):
            made[-1] = (made[-1][0], max(made[-1][1], last))
        else:
            made.append((first, last))
    return tuple(made)

"""When: a value of time with the precision that was said, and comparison that never claims more than it.

Values are EDTF (ISO 8601-2, levels 1 and 2), with its quarters -33..-36 and semesters -40, -41; durations are ISO 8601 with X for an unknown number.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Literal

Precision = Literal["time", "day", "month", "season", "quarter", "semester", "year", "decade", "century", "interval", "duration", "unknown"]
Bounds = tuple[datetime.date, datetime.date]

_POINT = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(?P<part>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?:T(?P<time>\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?))?(?P<about>~)?$"
)
_DURATION = re.compile(
    r"P(?=[\dXT])(?:(?:[\d.]+|X+)Y)?(?:(?:[\d.]+|X+)M)?(?:(?:[\d.]+|X+)W)?(?:(?:[\d.]+|X+)D)?"
    r"(?:T(?=[\dX])(?:(?:[\d.]+|X+)H)?(?:(?:[\d.]+|X+)M)?(?:(?:[\d.]+|X+)S)?)?~?$"
)
_SEASONS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)}
"""First month and length in months. Meteorological seasons, as the press uses them; winter 2019 ends in February 2020."""
_QUARTERS = {33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)}
_SEMESTERS = {40: (1, 6), 41: (7, 6)}
_PARTS = {**_SEASONS, **_QUARTERS, **_SEMESTERS}


class NotATime(ValueError):
    """A string that is none of the forms of a value of time."""


@dataclass(frozen=True, slots=True)
class When:
    """A value of time, built by `When.of`; `str()` gives the value back unchanged.

    Comparison has three answers: True, False, and None where the precision of either side does not tell.

    >>> When.of("2025-04").bounds()
    (datetime.date(2025, 4, 1), datetime.date(2025, 4, 30))
    >>> When.of("2025-04").precedes(When.of("2025-04-20")) is None
    True
    >>> When.of("2025-04").compatible(When.of("2025-04-20"))
    True
    """

    value: str
    precision: Precision
    first: datetime.date | None = None
    last: datetime.date | None = None
    about: bool = False

    @classmethod
    def of(cls, value: str) -> When:
        """Read a value. Raises `NotATime` when it has none of the forms of the exchange format, or names a day that does not exist.

        >>> When.of("../2025-04-11").bounds()
        (datetime.date(1, 1, 1), datetime.date(2025, 4, 11))
        """
        if value.startswith("P"):
            if not _DURATION.match(value):
                raise NotATime(value)
            return cls(value, "duration", about=value.endswith("~"))
        if "/" in value:
            return cls._interval(value)
        return cls._point(value)

    @classmethod
    def day(cls, day: datetime.date) -> When:
        """The value of one day."""
        return cls(day.isoformat(), "day", day, day)

    @classmethod
    def _point(cls, value: str) -> When:
        match = _POINT.match(value)
        if not match:
            raise NotATime(value)
        year, part, day, about = match["year"], match["part"], match["day"], bool(match["about"])
        if day and not part:
            raise NotATime(value)
        if match["time"] and not (day and _clock(match["time"])):
            raise NotATime(value)
        if "X" in year:
            return cls._unspecified(value, year, part, day, about)
        first, last, precision = _bounds(value, int(year), part, day)
        return cls(value, "time" if match["time"] else precision, first, last, about)

    @classmethod
    def _unspecified(cls, value: str, year: str, part: str | None, day: str | None, about: bool) -> When:
        if year == "XXXX" and part:
            _, _, precision = _bounds(value, 2000, part, day)  # a leap year: XXXX-02-29 exists
            return cls(value, precision, about=about)
        if part or year == "XXXX":
            raise NotATime(value)
        width = 10 if year.endswith("X") and not year.endswith("XX") else 100
        start = int(year.rstrip("X")) * width
        first = datetime.date(max(start, 1), 1, 1)
        return cls(value, "decade" if width == 10 else "century", first, datetime.date(start + width - 1, 12, 31), about)

    @classmethod
    def _interval(cls, value: str) -> When:
        left, _, right = value.partition("/")
        if left == right == "..":
            raise NotATime(value)
        start = None if left == ".." else cls._point(left)
        end = None if right == ".." else cls._point(right)
        first = datetime.date.min if start is None else start.first
        last = datetime.date.max if end is None else end.last
        if first and last and first > last:
            raise NotATime(value)
        unknown = first is None or last is None
        return cls(value, "interval", None if unknown else first, None if unknown else last, any(each.about for each in (start, end) if each))

    def __str__(self) -> str:
        return self.value

    @property
    def open(self) -> bool:
        """Whether it is an interval without a beginning or without an end."""
        return self.precision == "interval" and ".." in self.value

    def bounds(self) -> Bounds | None:
        """The first and the last day that it may be about, None for a duration and where the year is not known; open ends reach the end of the calendar."""
        return (self.first, self.last) if self.first and self.last else None

    def intersects(self, other: When) -> bool | None:
        """Whether the two have a day in common: False when they cannot, None when the precision leaves it open."""
        mine, others = self.bounds(), other.bounds()
        if mine is None or others is None:
            return None
        if mine[1] < others[0] or others[1] < mine[0]:
            return None if self.about or other.about else False
        if self._filled and other._filled:
            return True
        return True if (self._filled and self._holds(other)) or (other._filled and other._holds(self)) else None

    def contains(self, other: When) -> bool | None:
        """Whether all of `other` lies in this one; None when its days are only possibilities."""
        mine, others = self.bounds(), other.bounds()
        if mine is None or others is None:
            return None
        if mine[1] < others[0] or others[1] < mine[0]:
            return None if self.about or other.about else False
        if self._holds(other):
            return True if self._filled and not self.about else None
        return None if not other._filled or self.about or other.about else False

    def precedes(self, other: When) -> bool | None:
        """Whether this one is over before `other` begins."""
        mine, others = self.bounds(), other.bounds()
        if mine is None or others is None or self.about or other.about:
            return None
        if mine[1] < others[0]:
            return True
        if mine[0] >= others[1] or (self._filled and other._filled):
            return False
        return None

    def compatible(self, other: When) -> bool | None:
        """Whether the two may say the same, one only less precisely: False is a real difference, None when they cannot be compared.

        >>> When.of("2025-04-03").compatible(When.of("2025-04-03/2025-04-04")), When.of("2025-04-03").compatible(When.of("2025-04-04"))
        (True, False)
        """
        mine, others = self.bounds(), other.bounds()
        if mine is None or others is None:
            return None
        if self.precision == other.precision == "time" and self.value != other.value and mine == others:
            zoned = [bool(re.search(r"(Z|[+-]\d\d:\d\d)~?$", each.value)) for each in (self, other)]
            return None if zoned[0] != zoned[1] or all(zoned) or self.about or other.about else False
        if mine[0] <= others[1] and others[0] <= mine[1]:
            return True
        return None if self.about or other.about else False

    @property
    def _filled(self) -> bool:
        """Whether it takes up all its days (an interval that was said, a day), or is a point somewhere within them (a month)."""
        return self.precision in ("day", "time", "interval")

    def _holds(self, other: When) -> bool:
        mine, others = self.bounds(), other.bounds()
        return mine is not None and others is not None and mine[0] <= others[0] and others[1] <= mine[1]


def easter(year: int) -> datetime.date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm printed by Meeus, Astronomical Algorithms, chapter 8).

    >>> easter(2025).isoformat()
    '2025-04-20'
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return datetime.date(year, month, day + 1)


def week(day: datetime.date, shift: int = 0) -> str:
    """The ISO week of a day, or one `shift` weeks away, as an interval of days."""
    monday = day - datetime.timedelta(days=day.weekday()) + datetime.timedelta(weeks=shift)
    return f"{monday}/{monday + datetime.timedelta(days=6)}"


def _clock(words: str) -> bool:
    hour, minute = int(words[:2]), int(words[3:5])
    return (hour < 24 and minute < 60) or words.startswith("24:00")


def _bounds(value: str, year: int, part: str | None, day: str | None) -> tuple[datetime.date, datetime.date, Precision]:
    try:
        if part is None:
            return datetime.date(year, 1, 1), datetime.date(year, 12, 31), "year"
        if part == "XX" or day == "XX":
            raise NotATime(value)
        number = int(part)
        if day is not None:
            only = datetime.date(year, number, int(day))
            return only, only, "day"
        if number in _PARTS:
            month, length = _PARTS[number]
            precision: Precision = "season" if number < 30 else "quarter" if number < 40 else "semester"
            end_year, end_month = (year, month + length - 1) if month + length <= 13 else (year + 1, month + length - 13)
            return datetime.date(year, month, 1), datetime.date(end_year, end_month, calendar.monthrange(end_year, end_month)[1]), precision
        return datetime.date(year, number, 1), datetime.date(year, number, calendar.monthrange(year, number)[1]), "month"
    except ValueError as error:
        raise NotATime(value) from error

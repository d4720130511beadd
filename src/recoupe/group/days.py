"""The days that an EDTF value covers."""

from __future__ import annotations

import calendar
import datetime
import re

_PART = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?[~?%]?$")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}


def days_of(value: str | None) -> tuple[int, int] | None:
    """The first and the last day (ordinals) of an EDTF day, month, season, quarter, half-year, year or closed interval; None for what has no two ends.

    >>> first, last = days_of("2025-04-03/2025-04-04")
    >>> last - first, days_of("2025-04-03T17:00Z") == days_of("2025-04-03"), days_of("2019/..")
    (1, True, None)
    """
    if not value:
        return None
    if "/" in value:
        first, _, last = value.partition("/")
        low, high = days_of(first), days_of(last)
        return (low[0], high[1]) if low and high and low[0] <= high[1] else None
    match = _PART.match(value)
    if not match:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    try:
        if day:
            only = datetime.date(year, month, day).toordinal()
            return only, only
        if month > 12:
            low_month, high_month = _SEASONS[month]
        elif month:
            low_month = high_month = month
        else:
            low_month, high_month = 1, 12
        last_day = calendar.monthrange(year, high_month)[1]
        return datetime.date(year, low_month, 1).toordinal(), datetime.date(year, high_month, last_day).toordinal()
    except (ValueError, KeyError):  # 2025-02-30; a winter, which has two years
        return None


def day(ordinal: int) -> str:
    """The EDTF day of an ordinal.

    >>> day(days_of("2025-04-03")[0])
    '2025-04-03'
    """
    return datetime.date.fromordinal(ordinal).isoformat()


def minute(value: str | None) -> datetime.datetime | None:
    """A value with a time of day as a moment, with its offset if it has one; None for a day or less.

    >>> minute("2020-09-17T18:56:49+02:00").utcoffset(), minute("2020-09-17")
    (datetime.timedelta(seconds=7200), None)
    """
    if not value or "T" not in value or "/" in value:
        return None
    try:
        return datetime.datetime.fromisoformat(value)
    except ValueError:
        return None


def sooner(one: datetime.datetime | None, other: datetime.datetime | None) -> bool | None:
    """Whether one moment comes before another; None where that cannot be told: one is unknown, or only one says its offset.

    >>> sooner(minute("2020-09-17T18:56+02:00"), minute("2020-09-17T17:30+00:00")), sooner(minute("2020-09-17T18:56"), minute("2020-09-17T17:30+00:00"))
    (True, None)
    """
    if one is None or other is None or (one.tzinfo is None) != (other.tzinfo is None):
        return None
    return one < other

"""Whether an office, a membership or a name held in a period."""

from __future__ import annotations

from functools import lru_cache

from recoupe.model.when import Bounds, NotATime, When


@lru_cache(maxsize=8192)
def days(value: str) -> Bounds:
    """The first and last day of an EDTF value; raises `NotATime` for one that has none.

    >>> days("2025-04")
    (datetime.date(2025, 4, 1), datetime.date(2025, 4, 30))
    """
    bounds = When.of(value).bounds()
    if bounds is None:
        raise NotATime(value)
    return bounds


def period(value: str | None) -> Bounds | None:
    """The days of a value that may be asked about: None for no value, for an open interval, and for one without days.

    >>> period("2019/..") is None, period("2020/2023") is None
    (True, False)
    """
    if not value or value.startswith("P"):
        return None
    try:
        when = When.of(value)
    except NotATime:
        return None
    return None if when.open else when.bounds()


def held(on: Bounds, *, from_: str | None, until: str | None, as_of: str | None) -> bool:
    """Whether something that held over [from_, until) may have held on a day of `on`; without `until`, `as_of` is the last day that is known.

    A start or an end known to the month or the year only rules nothing out inside that month or year.

    >>> april = days("2024-04")
    >>> held(april, from_="2023", until=None, as_of="2024-03"), held(april, from_="2023", until="2024", as_of=None)
    (False, True)
    """
    if from_ is None or on[1] < days(from_)[0]:
        return False
    if until is not None:
        first, last = days(until)
        return on[0] < first or (first != last and on[0] <= last)
    return as_of is not None and on[0] <= days(as_of)[1]

"""Days, months and years as intervals of days, to tell whether an office was held."""

from __future__ import annotations

import re

_VALUE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def first_day(value: str) -> str:
    """The first day of an EDTF day, month or year, as YYYY-MM-DD.

    >>> first_day("2025"), first_day("2025-04"), first_day("2025-04-03")
    ('2025-01-01', '2025-04-01', '2025-04-03')
    """
    found = _VALUE.match(value)
    if found is None:
        raise ValueError(f"not a day, a month or a year: {value!r}")
    return f"{found[1]}-{found[2] or '01'}-{found[3] or '01'}"


def last_day(value: str) -> str:
    """The last day, on or before which all of the period lies; 31 closes every month, which is enough to compare.

    >>> last_day("2025"), last_day("2025-04")
    ('2025-12-31', '2025-04-31')
    """
    found = _VALUE.match(value)
    if found is None:
        raise ValueError(f"not a day, a month or a year: {value!r}")
    return f"{found[1]}-{found[2] or '12'}-{found[3] or '31'}"


def whole(value: str | None) -> tuple[str, str] | None:
    """The first and last day of a value, None for one that is not a day, month or year, or a closed interval of them.

    >>> whole("2020/2023"), whole("2019/..")
    (('2020-01-01', '2023-12-31'), None)
    """
    if not value:
        return None
    start, _, end = value.partition("/")
    if not _VALUE.match(start) or (end and not _VALUE.match(end)):
        return None
    return first_day(start), last_day(end or start)


def held(on: tuple[str, str], *, from_: str | None, until: str | None, as_of: str | None) -> bool:
    """Whether an office held over [from, until) was held on some day of `on`; without `until`, `as_of` is the last day that is known.

    >>> held(("2024-05-01", "2024-05-01"), from_="2023", until=None, as_of="2024-03")
    False
    """
    if from_ is None or last_of(on) < first_day(from_):
        return False
    if until is not None:
        # of a start or an end known to the month or year only, any day may be the one: the holder is not ruled out
        return on[0] < first_day(until) if len(until) == 10 else on[0] <= last_day(until)
    return as_of is not None and on[0] <= last_day(as_of)


def last_of(on: tuple[str, str]) -> str:
    """The last day of a period."""
    return on[1]

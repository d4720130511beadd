"""Whether two values of time are the same: as day intervals of one precision, durations as the same unit and number."""

from __future__ import annotations

import datetime
import re

from recoupe.model.when import NotATime, When

_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "AU": "23", "WI": "24"}


def same_value(gold: str, found: str | None) -> bool:
    """Whether a value found is that of the gold; "~" is set aside, XXXX agrees with any year.

    >>> same_value("2025-04", "2025-04-01/2025-04-30"), same_value("XXXX-06", "1999-06"), same_value("P24M", "P2Y"), same_value("2015~", "2015")
    (False, True, False, True)
    """
    if found is None:
        return False
    gold, found = gold.replace("~", ""), found.replace("~", "")
    if gold == found:
        return True
    if gold.startswith("P") or found.startswith("P"):
        return _duration(gold) == _duration(found)
    try:
        return _known(gold) == _known(found) if "XXXX" not in gold + found else _yearless(gold, found)
    except NotATime:
        return False


def _yearless(gold: str, found: str) -> bool:
    When.of(gold), When.of(found)  # what is no value agrees with nothing
    return len(gold) == len(found) and gold[4:] == found[4:] and len(gold) > 4


def _known(value: str) -> tuple[object, ...]:
    ends = [When.of(each).precision if each != ".." else ".." for each in value.split("/")]
    when = When.of(value)
    return (*ends, when.bounds(), value.partition("T")[2] if ends == ["time"] else "")


def _duration(value: str) -> tuple[str, ...]:
    return tuple(re.sub(r"(?<![\d.])0+(?=\d)", "", value).replace("XX", "X"))


def from_timex(value: str) -> str | None:
    """A TIMEX3 value as ours (EDTF), None for one that we have no form for.

    >>> from_timex("1999-W34"), from_timex("196"), from_timex("1999-SU"), from_timex("XXXX-WXX-4"), from_timex("PRESENT_REF")
    ('1999-08-23/1999-08-29', '196X', '1999-22', 'P1W', None)
    """
    if re.fullmatch(r"\d{4}-W\d\d(-WE)?", value):
        monday = datetime.date.fromisocalendar(int(value[:4]), int(value[6:8]), 1)
        first, last = (monday + datetime.timedelta(days=each) for each in ((5, 6) if value.endswith("WE") else (0, 6)))
        return f"{first}/{last}"
    if re.fullmatch(r"XXXX-WXX-\d", value):
        return "P1W"
    if match := re.fullmatch(r"(\d{4}|XXXX)-(SP|SU|FA|AU|WI)", value):
        return f"{match[1]}-{_SEASONS[match[2]]}"
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return f"{match[1]}-{32 + int(match[2])}"
    if match := re.fullmatch(r"(\d{4})-H([12])", value):
        return f"{match[1]}-{39 + int(match[2])}"
    if re.fullmatch(r"\d{2,3}", value):
        return value.ljust(4, "X")
    try:
        When.of(value)
    except NotATime:
        return None
    return value

"""When an article was published: as it was given, as its page says, or as it is written in the text."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Sequence
from email.utils import parsedate_to_datetime

from recoupe.lang.fr.press import Press, month_number
from recoupe.lang.fr.view import plain_view
from recoupe.lang.say import Say
from recoupe.model.article import Published, PublishedBasis, Zone
from recoupe.model.evidence import Here

_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|UTC|GMT|CES?T|[+-]\d{2}:?\d{2})?)?)?$")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(.*)$")
_WORDED = re.compile(r"(?:[^\W\d]+\.?,? )?(\d{1,2})(?:er)? ([^\W\d]+)\.?,? (\d{4})(.*)$")
_HOUR = re.compile(r"[^\d]{0,5}(\d{1,2}) ?(?:[hH:]|heures?) ?(\d{2})?(?::(\d{2}))?\s*$")
_MONTH_IN_TEXT = re.compile(r"\d{4}-\d{2}(?![\d-])")
_YEARS = range(1800, 2101)
_ZONES = {"UTC": "Z", "GMT": "Z", "CET": "+01:00", "CEST": "+02:00"}
GUESSED = "htmldate"
"""What gave a date that the page does not mark as its own: less sure than one written in a byline."""


def edtf_of(words: str) -> str | None:
    """The EDTF value of a date as inputs, pages and bylines write it, with its hour and zone where there is one; None for anything else.

    >>> edtf_of("2025-11-04T13:13"), edtf_of("jeudi 3 avril 2025 à 18h30"), edtf_of("15-2-2019"), edtf_of("2025-04"), edtf_of("hier")
    ('2025-11-04T13:13', '2025-04-03T18:30', '2019-02-15', '2025-04', None)
    """
    view = " ".join(plain_view(words).split())
    if iso := _ISO.match(view):
        year, month, day, hour, minute, second, zone = iso.groups()
        return _value(int(year), int(month), int(day) if day else None, hour, minute, second, zone)
    for pattern in (_SLASHED, _WORDED):
        if found := pattern.match(view):
            month = int(found[2]) if found[2].isdigit() else month_number(found[2])
            hour_found = _HOUR.match(found[4]) if found[4].strip() else None
            if month is None or (found[4].strip() and not hour_found):
                break
            clock = hour_found.groups() if hour_found else (None, None, None)
            return _value(int(found[3]), month, int(found[1]), *clock)
    return _mail_date(view)


def _mail_date(view: str) -> str | None:
    """A date as feeds write it ("Thu, 03 Apr 2025 18:30:00 GMT")."""
    if not re.search(r"\d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}", view):
        return None
    try:
        moment = parsedate_to_datetime(view)
    except ValueError:
        return None
    return moment.isoformat().replace("+00:00", "Z") if moment.year in _YEARS else None


def _value(
    year: int, month: int, day: int | None, hour: str | None = None, minute: str | None = None, second: str | None = None, zone: str | None = None
) -> str | None:
    """The value, or None where there is no such day or hour."""
    if year not in _YEARS or not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    value = f"{year:04}-{month:02}-{day:02}"
    if hour is None:
        return value
    if int(hour) > 23 or int(minute or 0) > 59 or int(second or 0) > 59:
        return None
    zone = _ZONES.get(zone or "", zone or "")
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{value}T{int(hour):02}:{minute or '00'}" + (f":{second}" if second else "") + zone


def bounds_of(value: str | None) -> tuple[str | None, str | None]:
    """The first and last day that a value allows.

    >>> bounds_of("2025-04"), bounds_of("2025-04-03T18:30")
    (('2025-04-01', '2025-04-30'), ('2025-04-03', '2025-04-03'))
    """
    if value is None:
        return None, None
    if len(value) == 7:
        year, month = int(value[:4]), int(value[5:7])
        return f"{value}-01", f"{value}-{calendar.monthrange(year, month)[1]:02}"
    return value[:10], value[:10]


def published_as(value: str, basis: PublishedBasis, why: str, *, modified: str | None = None, evidence: tuple[Here, ...] = ()) -> Published:
    """A publication date with its bounds."""
    earliest, latest = bounds_of(value)
    return Published(value=value, modified=modified, earliest=earliest, latest=latest, basis=basis, why=why, evidence=evidence)


def published_in(text: str, view: str, zones: Sequence[Zone], press: Press, say: Say) -> Published:
    """The dates of publication and of update written in the datelines, bylines and agency credits of a text, whose plain view is `view`.

    Nothing is supplied: a dateline without a year gives none.
    """
    value = modified = None
    evidence: list[Here] = []
    words = ""
    for zone in zones:
        if zone.kind not in ("dateline", "byline", "agency-credit"):
            continue
        for found in [*press.date.finditer(view, zone.start, zone.end), *_MONTH_IN_TEXT.finditer(view, zone.start, zone.end)]:
            date = edtf_of(found.group())
            if date is None:
                continue
            here = Here(found.start(), found.start() + len(found.group().rstrip()))
            if press.modified.search(view[zone.start : found.start()][-30:]):
                if modified is None:
                    modified = date
                    evidence.append(here)
            elif value is None:
                value, words = date, text[here.start : here.end]
                evidence.insert(0, here)
    if value is None:
        return Published(modified=modified, evidence=tuple(evidence))
    return published_as(value, "text", say("read.published.text", words=words), modified=modified, evidence=tuple(evidence))


def edtf_of_number(stamp: float) -> str | None:
    """The EDTF moment, in UTC, of a Unix time in seconds or milliseconds; None outside the years of the press.

    >>> edtf_of_number(1743705000)
    '2025-04-03T18:30:00Z'
    """
    seconds = stamp / 1000 if stamp > 1e11 else stamp
    if not 1e8 < seconds < 4.1e9:
        return None
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

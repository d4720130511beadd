"""Dating articles whose date is withheld: right to the day 1, within an interval a half, silence 0, a wrong date minus 1."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Any

from eval.tally import Counts, Error, Tally
from recoupe.model.when import NotATime, When

Row = Mapping[str, Any]
_MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]
LINE_WORDS = 12
"""A line with the date of publication that is no longer than this is a date line, not a sentence."""


def withheld(row: Row) -> dict[str, Any]:
    """The row of an article without its date, its address (which often holds it) and its date lines.

    >>> withheld({"id": "a", "date": "2025-04-03T10:00", "url": "x/2025/04/03", "text": "Publié le 3 avril 2025\\nRien."})
    {'id': 'a', 'text': 'Rien.'}
    """
    kept = {key: value for key, value in row.items() if key not in ("date", "url", "date_source")}
    day = datetime.date.fromisoformat(row["date"][:10])
    lines = [line for line in row["text"].split("\n") if not _is_date_line(line, day)]
    return {**kept, "text": "\n".join(lines)}


def _is_date_line(line: str, day: datetime.date) -> bool:
    if len(line.split()) > LINE_WORDS:
        return False
    figures = rf"\b0?{day.day}(?:er)?\s+{_MONTHS[day.month - 1]}\s+{day.year}\b|\b{day}\b|\b{day:%d[/.]%m[/.]%Y}\b|\b{day:%d[/.]%m[/.]%y}\b"
    return bool(re.search(figures, line, re.IGNORECASE))


def points(true: str, value: str | None) -> float:
    """What a date given for a true day (YYYY-MM-DD) is worth.

    >>> [points("2025-04-03", each) for each in ("2025-04-03T09:00", "2025-04", None, "2025-05")]
    [1.0, 0.5, 0.0, -1.0]
    """
    if value is None:
        return 0.0
    day = datetime.date.fromisoformat(true)
    try:
        bounds = When.of(value).bounds()
    except NotATime:
        return -1.0
    if bounds is None or not bounds[0] <= day <= bounds[1]:
        return -1.0
    return 1.0 if bounds[0] == bounds[1] else 0.5


def score(rows: Iterable[Row], records: Mapping[str, Row], *, set: str, measure: str, details: bool = False) -> list[Tally]:
    """The sum of points per article, in percent, and the number of wrong dates; with `details` also how many were dated, how many of those to the day or
    within an interval, and how many bounds (`earliest`, `latest`) hold the true day.
    """
    counts: dict[str, dict[str, Counts]] = {"": {}, ": wrong dates": {}, ": dated": {}, ": to the day": {}, ": in an interval": {}, ": bounds": {}}
    errors: list[Error] = []
    wrong: list[Error] = []
    loose: list[Error] = []
    for row in rows:
        id, true = row["id"], row["date"][:10]
        published = records.get(id, {}).get("published") or {}
        value = published.get("value")
        worth = points(true, value)
        given = int(value is not None)
        counts[""][id] = Counts(gold=1, found=given, right=worth)
        for name, right in ((": wrong dates", worth < 0), (": dated", given), (": to the day", worth == 1), (": in an interval", worth == 0.5)):
            counts[name][id] = Counts(gold=1, found=given, right=int(right))
        if worth < 1:
            note = f"is {true}, given {value or 'nothing'} ({published.get('basis')})"
            errors.append(Error(article=id, start=0, end=0, what="missed" if value is None else "wrong", note=note))
            wrong += errors[-1:] if worth < 0 else []
        bounds = published.get("earliest"), published.get("latest")
        if any(bounds):
            holds = within(true, *bounds)
            counts[": bounds"][id] = Counts(gold=1, found=1, right=int(holds))
            if not holds:
                loose.append(Error(article=id, start=0, end=0, what="wrong", note=f"is {true}, given {bounds[0] or '..'} to {bounds[1] or '..'}"))
    out = [
        Tally.of("published", set, measure, "accuracy", counts[""], errors),
        Tally.of("published", set, f"{measure}: wrong dates", "count", counts[": wrong dates"], wrong),
    ]
    if details:
        out += [Tally.of("published", set, measure + name, "accuracy", counts[name]) for name in (": dated", ": to the day", ": in an interval")]
        out.append(Tally.of("published", set, f"{measure}: bounds", "precision", counts[": bounds"], loose))
    return out


def within(true: str, earliest: str | None, latest: str | None) -> bool:
    """Whether bounds, either of which may be open, hold a day.

    >>> within("2025-04-03", "2025", None), within("2025-04-03", None, "2025-04-02")
    (True, False)
    """
    day = datetime.date.fromisoformat(true)
    try:
        first = When.of(earliest).bounds() if earliest else None
        last = When.of(latest).bounds() if latest else None
    except NotATime:
        return False
    return (first is None or first[0] <= day) and (last is None or day <= last[1])

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


def score(rows: Iterable[Row], records: Mapping[str, Row], *, set: str, measure: str) -> list[Tally]:
    """The sum of points per article, in percent, and the number of wrong dates."""
    counts: dict[str, Counts] = {}
    wrong: dict[str, Counts] = {}
    errors = []
    for row in rows:
        published = (records.get(row["id"], {}).get("published") or {}) if row["id"] in records else {}
        value = published.get("value")
        worth = points(row["date"][:10], value)
        counts[row["id"]] = Counts(gold=1, found=int(value is not None), right=worth)
        wrong[row["id"]] = Counts(gold=1, found=int(value is not None), right=int(worth < 0))
        if worth < 1:
            note = f"is {row['date'][:10]}, given {value or 'nothing'} ({published.get('basis')})"
            errors.append(Error(article=row["id"], start=0, end=0, what="missed" if value is None else "wrong", note=note))
    return [
        Tally.of("published", set, measure, "accuracy", counts, errors),
        Tally.of("published", set, f"{measure}: wrong dates", "count", wrong, [each for each in errors if each.what == "wrong"]),
    ]

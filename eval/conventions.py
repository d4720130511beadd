"""FR-TimeBank marks otherwise than our guide: a range as its two ends, an hour apart from its day, a point without the word that opens an interval.

`as_timebank` cuts what any system found into such pieces, by its words and its value alone, never by the gold; it is the same for recoupe and its peers.
It serves measures of their own beside those of metrics.md, and shows how much of a loss is convention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_LINK = re.compile(r"\s+(?:et|à|au|jusqu['’]au|jusqu['’]en|ou)\s+|\s*[-–—/]\s*")
_NAMES = re.compile(
    r"\d|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?:depuis|[àa] partir d[eu']|[àa] compter d[eu']|d['’]ici(?: à| au)?|dès)\s*", re.IGNORECASE)
_DAY = re.compile(_NAMES.pattern + "|hier|demain|aujourd|jour|soir|nuit|matin|veille", re.IGNORECASE)
_HOUR = re.compile(r",?\s+(?:à |vers |dès )?\(?(?=\d{1,2}\s?(?:h|:))", re.IGNORECASE)


def as_timebank(found: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """What a system found, in pieces as FR-TimeBank marks them.

    >>> [(each["text"], each["value"]) for each in as_timebank({"start": 0, "end": 17, "text": "entre 2020 et 2023", "type": "DATE", "value": "2020/2023"})]
    [('entre 2020', '2020'), ('2023', '2023')]
    >>> [(each["text"], each["value"]) for each in as_timebank({"start": 0, "end": 12, "text": "depuis mardi", "type": "DATE", "value": "2025-04-01/.."})]
    [('mardi', '2025-04-01')]
    >>> [(each["type"], each["value"]) for each in as_timebank({"start": 0, "end": 12, "text": "hier à 18 h", "type": "TIME", "value": "2025-04-01T18:00"})]
    [('DATE', '2025-04-01'), ('TIME', '2025-04-01T18:00')]
    """
    value, text = found.get("value") or "", found["text"]
    if found["type"] == "TIME" and "T" in value and (hour := _HOUR.search(text)) and _DAY.search(text, 0, hour.start()):
        yield _piece(found, 0, hour.start(), value.partition("T")[0], "DATE")
        yield _piece(found, hour.end(), len(text), value, "TIME")
    elif value.endswith("/..") or value.startswith("../"):
        opening = _OPENING.match(text)
        yield _piece(found, opening.end(), len(text), value.replace("/..", "").replace("../", ""), "DATE") if opening else dict(found)
    elif "/" in value and (cut := _cut(text)):
        first, _, last = value.partition("/")
        yield _piece(found, 0, cut[0], first, "DATE")
        yield _piece(found, cut[1], len(text), last, "DATE")
    else:
        yield dict(found)


def _cut(text: str) -> tuple[int, int] | None:
    for link in _LINK.finditer(text):
        if _NAMES.search(text, 0, link.start()) and _NAMES.search(text, link.end()):
            return link.span()
    return None


def _piece(found: Mapping[str, Any], start: int, end: int, value: str, type: str) -> dict[str, Any]:
    at = found["start"]
    return {**found, "start": at + start, "end": at + end, "text": found["text"][start:end], "value": value, "type": type}

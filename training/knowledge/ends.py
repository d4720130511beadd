"""Ends that a source does not tell: when the start of a successor is one, and when all that is known is that somebody was still there on a day."""

from __future__ import annotations

import datetime

from training.knowledge.tables import Row

# the days by which the editions of the World Factbook that were collected had been written; from the last on they follow each other by weeks
EDITIONS = ("2010-01-01", "2011-01-01", "2012-01-01", "2013-01-01", "2014-01-01", "2015-09-20", "2016-12-31", "2017-12-18", "2020-11-17")
YEARLY_TO = "2014-01-01"
NEAR = datetime.timedelta(days=100)


def ended(row: Row, successor: str) -> Row:
    """The term of a row of which only the successor's start is known: closed there where no other holder fits between, else certain to the last confirmation.

    No other fits where the source last confirmed the holder within a hundred days before; where the successor comes on the anniversary of the start, as a
    full mandate ends; or where another source states about that end. Wikidata and our own lines confirm up to their `as_of`.
    """
    start = str(row["from"])
    stated = str(row.get("stated") or "")
    anniversary = len(successor) == 10 and len(start) == 10 and start[5:] == successor[5:] and start < successor
    last = last_seen(row, successor)
    if last is None or anniversary or (len(stated) >= 7 and abs(_day(stated) - _day(successor)) <= datetime.timedelta(days=31)):
        return row | {"until": successor, "inferred": True, "as_of": None}
    if _day(successor) - _day(last) <= NEAR:
        return row | {"until": successor, "inferred": True, "as_of": None}
    return row | {"until": None, "inferred": False, "as_of": max(last, start)}


def last_seen(row: Row, successor: str) -> str | None:
    """The last day before a successor on which the source of a row still had its holder; None where its history has no gap there."""
    if row["src"] != "cia":
        as_of = str(row["as_of"] or "")
        return as_of if as_of and as_of < successor else None
    if row.get("yearly"):  # known from the yearly editions alone
        return max((day for day in EDITIONS if day <= min(successor, YEARLY_TO)), default=str(row["from"]))
    return max((day for day in EDITIONS if day <= successor), default=str(row["from"])) if successor < EDITIONS[-1] else None


def _day(value: str) -> datetime.date:
    return datetime.date.fromisoformat((value + "-01-01")[:10] if len(value) == 4 else (value + "-01")[:10])

"""Our own table of offices, `own/offices.tsv`: a line is the whole succession of one office, and nobody else held it in the time that the line covers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from training.knowledge.ends import ended
from training.knowledge.tables import Row, table

OWN = "own knowledge, to be verified"
VACANT, UNNAMED = "-", "?"
_ENTRY = re.compile(r"(?P<start>\d{4}(?:-\d\d){0,2}) (?P<names>[^([]+?)(?: \((?P<acting>intérim)\))?(?: \[(?P<title>.+)\])?$")


@dataclass(frozen=True, slots=True)
class Covered:
    """The time of one holder of an office, or of a vacancy, as a line tells it: nobody else held it from `start` to `end`."""

    start: str
    end: str


def chains(iso: dict[str, str]) -> tuple[list[Row], dict[tuple[str, str], list[Covered]]]:
    """The offices of the table as records like those collected, and what time each (state or body, role) is covered for.

    Raises `ValueError` for a line that is not in order, or whose words are not those of the table.
    """
    rows: list[Row] = []
    covered: dict[tuple[str, str], list[Covered]] = defaultdict(list)
    for of, role, title, chain in table("offices", 4):
        if of not in iso and ":" not in of:
            raise ValueError(f"{of}: no state")
        several = role.startswith("+")
        for start, until, as_of, entry in _holders(f"{of} {role}", chain):
            if not several and entry != UNNAMED:
                covered[iso.get(of, of), role].append(Covered(start, until or as_of or start))
            if isinstance(entry, str):
                continue
            names = [each.strip() for each in entry["names"].split("=")]
            homonym = names[0].partition("#")[2]
            names[0] = names[0].partition("#")[0]
            row = {"person": names[0], "names": names, "homonym": homonym, "office": role.lstrip("+"), "of": of}
            row |= {"title_fr": entry["title"] or title.split("=")[0], "titles": [] if entry["title"] else title.split("=")[1:]}
            row |= {"from": start, "until": until, "as_of": as_of, "acting": bool(entry["acting"]), "source": OWN, "licence": "own", "chain": True}
            rows.append(row)
    return rows, covered


def _holders(what: str, chain: str) -> Iterator[tuple[str, str | None, str | None, re.Match[str] | str]]:
    """(from, until, as_of, the entry or the mark of a vacancy or of somebody who is not named), in order."""
    entries = [each.strip() for each in chain.split(";")]
    as_of = entries.pop()[1:] if entries[-1].startswith("@") else None
    starts: list[str] = []
    matches: list[re.Match[str]] = []
    for each in entries:
        match = _ENTRY.match(each)
        if match is None or (starts and match["start"] < starts[-1][: len(match["start"])]):
            raise ValueError(f"{what}: {each}")
        starts.append(match["start"])
        matches.append(match)
    for index, match in enumerate(matches):
        entry = mark if (mark := match["names"].strip()) in (VACANT, UNNAMED) else match
        if index + 1 < len(matches):
            yield starts[index], starts[index + 1], None, entry
        elif entry != UNNAMED:
            if as_of is None:
                raise ValueError(f"{what}: nothing says until when the last is known")
            yield starts[index], None, as_of, entry


def _months(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7] or 1)


def uncovered(rows: list[Row], covered: dict[tuple[str, str], list[Covered]]) -> list[Row]:
    """The offices of all sources without what contradicts a line: who begins inside its time and is not of it; who was there before ends there."""
    kept: list[Row] = []
    for row in rows:
        spans = [] if row.get("chain") else covered.get((row["of"], row["role"]), [])
        start = str(row["from"] or "")
        if any(span.start[: len(start)] <= start and start[: len(span.end)] < span.end[: len(start)] for span in spans) or (spans and not start):
            continue
        over = [span for span in spans if start < span.start and (not row.get("until") or row["until"] > span.start[: len(row["until"])])]
        first = min((span.start for span in over), default=None)
        if first and _months(first) - _months(start) <= 1:
            continue  # another holder of the same mandate: a president listed as head of a government that has one
        kept.append(ended(row, first) if first else row)
    return kept

"""What deserves a look in an actor file that can be used."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from recoupe.knowledge.base import Base
from recoupe.knowledge.imported import is_imported
from recoupe.knowledge.userfile import read
from recoupe.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something to look at: `twin` (a name that the base has for somebody else), `open` (an office that answers on no day), `overlap` (two holders at once)."""

    kind: Literal["twin", "open", "overlap"]
    values: dict[str, str]


def advice(path: Path, base: Base) -> tuple[Note, ...]:
    """Notes on a user's file, against the shipped base. Raises `UsageError` for a file that cannot be used; a file made by an import has none."""
    if is_imported(path):
        return ()
    tables = read(path, {each.id for each in base.known()})
    return (*_twins(tables["actor"], base), *_open(tables["office"]), *_overlaps(tables["office"]))


def _twins(actors: list[dict[str, Any]], base: Base) -> Iterator[Note]:
    for entry in actors:
        for name in dict.fromkeys((entry.get("name"), *entry.get("names", ()), *entry.get("acronyms", ()))):
            for id, use in base.named(name) if name else ():
                other = base.actor(id)
                if other and id != entry["id"] and use != "demonym":
                    yield Note(kind="twin", values={"name": name, "id": entry["id"], "other": other.name, "other_id": id})


def _open(offices: list[dict[str, Any]]) -> Iterator[Note]:
    for entry in offices:
        if "until" not in entry and "as_of" not in entry:
            yield Note(kind="open", values={"title": entry.get("title") or entry["role"], "holder": entry["holder"]})


def _overlaps(offices: list[dict[str, Any]]) -> Iterator[Note]:
    """Two holders of the same role in the same body whose days surely meet; by start, so that each is compared with the one before it only."""
    by_seat: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for entry in offices:
        if entry["role"] != "other" and "of" in entry and "from" in entry:
            by_seat[entry["role"], entry["of"]].append(entry)
    for held in by_seat.values():
        held.sort(key=lambda entry: str(entry["from"]))
        for before, after in itertools.pairwise(held):
            if before["holder"] != after["holder"] and _ends_after(before, after["from"]):
                yield Note(kind="overlap", values={"first": before["holder"], "second": after["holder"], "title": after.get("title") or after["role"]})


def _ends_after(entry: dict[str, Any], start: str) -> bool:
    """Whether an office surely went on after the first day that another may have begun; open at its end, it goes on up to its `as_of`."""
    end = entry.get("until") or entry.get("as_of")
    last, first = (When.of(end).bounds() if end else None), When.of(start).bounds()
    return last is not None and first is not None and last[0] > first[1]

"""Turns shipped records and users' files into a base."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from recoupe.knowledge.base import Base
from recoupe.knowledge.finder import Entry
from recoupe.knowledge.folding import key
from recoupe.knowledge.records import shipped, source, version
from recoupe.model.knowledge import HeldOffice, KnownActor


def load(user_files: Iterable[Path | str] = ()) -> Base:
    """The shipped base, with the actors of the user's TOML files added (docs/actors.md); a file that cannot be used raises `ValueError` in one sentence.

    >>> load().version
    '2026.11.1'
    """
    made = Records()
    made.add_states(shipped("states"))
    made.add_bodies(shipped("bodies"))
    made.add_people(shipped("people"))
    made.add_offices(shipped("offices"))
    made.add_places(shipped("places"))
    made.add_press(shipped("agencies"), shipped("outlets"), shipped("owners"))
    made.memberships += [(row["member"], row["of"], row.get("from"), row.get("until")) for row in shipped("memberships")]
    return made.base(version())


class Records:
    """What is being gathered for a base."""

    def __init__(self) -> None:
        self.actors: dict[str, KnownActor] = {}
        self.entries: list[Entry] = []
        self.offices: list[HeldOffice] = []
        self.memberships: list[tuple[str, str, str | None, str | None]] = []
        self.owners: dict[str, str] = {}
        self.weak: set[str] = set()

    def base(self, version: str) -> Base:
        """The base of all that was gathered."""
        return Base(
            version=version,
            actors=self.actors,
            entries=self.entries,
            offices=self.offices,
            memberships=self.memberships,
            owners=self.owners,
            weak=frozenset(self.weak),
        )

    def add(self, actor: KnownActor, *, short: Sequence[str] = ()) -> None:
        """An actor with all its names."""
        self.actors[actor.id] = actor
        self.entries += [(name, actor.id, "name") for name in (actor.name, *actor.names)]
        self.entries += [(name, actor.id, "acronym") for name in actor.acronyms]
        self.entries += [(name, actor.id, "demonym") for name in actor.demonyms]
        self.entries += [(name, actor.id, "seat") for name in actor.seats]
        self.entries += [(name, actor.id, "short-name") for name in short]
        if actor.capital:
            self.entries.append((actor.capital, actor.id, "capital"))

    def add_states(self, rows: list[dict[str, Any]]) -> None:
        """States: names, demonyms, capital and the towns that stand for the government, seats."""
        for row in rows:
            self.add(
                KnownActor(
                    id=row["id"],
                    name=row["name"],
                    kind="state",
                    names=tuple(row.get("names", ())),
                    acronyms=tuple(row.get("acronyms", ())),
                    demonyms=tuple(row.get("demonyms", ())),
                    capital=row.get("capital"),
                    seats=tuple(row.get("seats", ())),
                    iso2=row["iso2"],
                    source=source(row),
                )
            )
            self.entries += [(name, row["id"], "capital") for name in row.get("cities", ())]
            self.weak.update(key(each) for each in row.get("weak", ()))

    def add_bodies(self, rows: list[dict[str, Any]]) -> None:
        """Bodies and armed groups."""
        for row in rows:
            self.add(
                KnownActor(
                    id=row["id"],
                    name=row["name"],
                    kind=row["kind"],
                    names=tuple(row.get("names", ())),
                    acronyms=tuple(row.get("acronyms", ())),
                    seats=tuple(row.get("seats", ())),
                    source=source(row),
                )
            )

    def add_people(self, rows: list[dict[str, Any]]) -> None:
        """People with the surnames that are theirs alone."""
        for row in rows:
            names = tuple(row.get("names", ()))
            person = KnownActor(id=row["id"], name=row["name"], kind="person", names=names, gender=row.get("gender"), source=source(row))
            self.add(person, short=row.get("short", ()))

    def add_offices(self, rows: list[dict[str, Any]]) -> None:
        """Offices held; what two sources give is verified."""
        self.offices += [
            HeldOffice(
                holder=row["holder"],
                role=row["role"],
                title=row.get("title", ""),
                of=row["of"],
                from_=row.get("from"),
                until=row.get("until"),
                until_inferred=row.get("inferred", False),
                as_of=row.get("as_of"),
                source=source(row),
                verified=bool(row.get("also")),
            )
            for row in rows
        ]

    def add_places(self, rows: list[dict[str, Any]]) -> None:
        """Towns: they are no actors, their ids name a place."""
        for row in rows:
            self.entries += [(name, row["id"], "city") for name in (row["name"], *row.get("names", ()))]

    def add_press(self, agencies: list[dict[str, Any]], outlets: list[dict[str, Any]], owners: list[dict[str, Any]]) -> None:
        """Agencies, outlets, and who owns them."""
        for row in agencies:
            names = tuple(row.get("names", ()))
            self.actors[row["id"]] = KnownActor(id=row["id"], name=row["name"], kind="body", names=names, source=source(row))
            self.entries += [(name, row["id"], "agency") for name in (row["name"], *names)]
        for row in outlets:
            id = "kb:outlet-" + key(row["name"]).replace(" ", "-")
            names = tuple(row.get("names", ()))
            self.actors[id] = KnownActor(id=id, name=row["name"], kind="body", names=names, source=source(row))
            self.entries += [(name, id, "outlet") for name in (row["name"], *names)]
        for row in owners:
            self.owners.setdefault(key(row["owned"]), row["owner"])

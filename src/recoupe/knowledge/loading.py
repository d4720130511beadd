"""Turns shipped records and users' files into a base."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from recoupe.knowledge.base import Base
from recoupe.knowledge.finder import Entry
from recoupe.knowledge.imported import ImportedActors, is_imported
from recoupe.knowledge.overriding import joined, over, over_memberships, same_office
from recoupe.knowledge.records import shipped, source, version
from recoupe.knowledge.userfile import read
from recoupe.lang.folding import key
from recoupe.model.knowledge import HeldOffice, KnownActor, NameUse


def load(user_files: Iterable[Path | str] = ()) -> Base:
    """The shipped base, with the actors of the user's TOML, CSV and imported files added (docs/actors.md); a file that cannot be used raises `UsageError`.

    A base never changes, so the same files, unchanged, give the same base: to build the automaton of a million names again takes seconds.

    >>> load().version
    '2026.11.2'
    >>> load() is load()
    True
    """
    files = tuple(Path(each) for each in user_files)
    return _load(files, tuple(map(_state, files)))


def _state(path: Path) -> tuple[int, int]:
    """Size and time of the last change of a file; what is not there is told when it is read."""
    try:
        told = path.stat()
    except OSError:
        return 0, 0
    return told.st_size, told.st_mtime_ns


@lru_cache(maxsize=4)
def _load(files: tuple[Path, ...], _states: tuple[tuple[int, int], ...]) -> Base:
    made = Records()
    made.add_states(shipped("states"))
    made.add_bodies(shipped("bodies"))
    made.add_people(shipped("people"))
    made.add_offices(shipped("offices"))
    made.add_places(shipped("places"))
    made.add_press(shipped("agencies"), shipped("outlets"))
    made.add_memberships(shipped("memberships"))
    made.weak.update(key(row["name"]) for row in shipped("weak"))
    digest = hashlib.sha256()
    for path in filter(is_imported, files):  # first, so that other files may speak of whom they know
        digest.update(made.add_imported(path).digest.encode())
    for path in files:
        if not is_imported(path):
            made.add_user_file(path)
            digest.update(Path(path).read_bytes())
    return made.base(version() + (f"+own.{digest.hexdigest()[:8]}" if files else ""))


class Records:
    """What is being gathered for a base."""

    def __init__(self) -> None:
        self.actors: dict[str, KnownActor] = {}
        self.entries: list[Entry] = []
        self.offices: list[HeldOffice] = []
        self.memberships: list[tuple[str, str, str | None, str | None]] = []
        self.suspensions: list[tuple[str, str, str | None, str | None]] = []
        self.owners: dict[str, str] = {}
        self.weak: set[str] = set()
        self.imported: list[ImportedActors] = []

    def base(self, version: str) -> Base:
        """The base of all that was gathered."""
        return Base(
            version=version,
            actors=self.actors,
            entries=self._chosen(),
            offices=self.offices,
            memberships=self.memberships,
            suspensions=self.suspensions,
            owners=self.owners,
            weak=frozenset(self.weak),
            imported=tuple(self.imported),
        )

    def _chosen(self) -> list[Entry]:
        """All entries but those of the shipped base whose name a user's file takes for an actor of its own: the user knows better."""
        own = {key(name) for name, id, use in self.entries if id.startswith("own:") and use != "demonym"}
        return [each for each in self.entries if each[1].startswith("own:") or key(each[0]) not in own] if own else self.entries

    def add(self, actor: KnownActor) -> None:
        """An actor with all its names."""
        self.actors[actor.id] = actor
        use: NameUse = "city" if actor.kind == "place" else "name"
        self.entries += [(name, actor.id, use) for name in (actor.name, *actor.names)]
        self.entries += [(name, actor.id, "acronym") for name in actor.acronyms]
        self.entries += [(name, actor.id, "demonym") for name in actor.demonyms]
        self.entries += [(name, actor.id, "seat") for name in actor.seats]
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
                    dated_names=dated(row),
                    iso2=row["iso2"],
                    source=source(row),
                    verified=bool(row.get("also")),
                )
            )
            self.entries += [(name, row["id"], "name") for name, *_ in dated(row)]
            self.entries += [(name, row["id"], "capital") for name in row.get("cities", ())]

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
                    demonyms=tuple(row.get("demonyms", ())),
                    capital=row.get("capital"),
                    seats=tuple(row.get("seats", ())),
                    dated_names=dated(row),
                    iso2=row.get("of"),
                    source=source(row),
                )
            )

    def add_people(self, rows: list[dict[str, Any]]) -> None:
        """People with the surnames that are theirs alone."""
        for row in rows:
            names = tuple(row.get("names", ()))
            person = KnownActor(
                id=row["id"], name=row["name"], kind="person", names=names, gender=row.get("gender"), source=source(row), verified=bool(row.get("also"))
            )
            self.actors[person.id] = person
            # one word is a given name ("François") or half the world's family name: no name to find a person by, but for those listed as short names
            self.entries += [(name, person.id, "name") for name in (person.name, *names) if " " in name or "-" in name]
            self.entries += [(name, person.id, "short-name") for name in row.get("short", ())]

    def add_offices(self, rows: list[dict[str, Any]]) -> None:
        """Offices held; what two sources give is verified."""
        self.offices += [
            HeldOffice(
                holder=row["holder"],
                role=row["role"],
                title=row.get("title", ""),
                of=row.get("of"),
                from_=row.get("from"),
                until=row.get("until"),
                until_inferred=row.get("inferred", False),
                as_of=row.get("as_of"),
                source=source(row),
                verified=bool(row.get("also")),
                acting=row.get("acting", False),
                titles=tuple(row.get("titles", ())),
            )
            for row in rows
        ]

    def add_places(self, rows: list[dict[str, Any]]) -> None:
        """Towns and regions: of kind place, and found as such, so that none is taken for somebody who acts."""
        for row in rows:
            use: NameUse = "region" if row.get("region") else "city"
            state = self.actors.get(row.get("of", ""))
            self.actors[row["id"]] = KnownActor(
                id=row["id"], name=row["name"], kind="place", names=tuple(row.get("names", ())), iso2=state.iso2 if state else None, source=source(row)
            )
            self.entries += [(name, row["id"], use) for name in (row["name"], *row.get("names", ()))]

    def add_memberships(self, rows: list[dict[str, Any]]) -> None:
        """Who belongs to which body, and who is suspended from it."""
        for row in rows:
            told = (row["member"], row["of"], row.get("from"), row.get("until"))
            (self.memberships if row.get("status", "membre") in MEMBER else self.suspensions).append(told)

    def add_press(self, agencies: list[dict[str, Any]], outlets: list[dict[str, Any]]) -> None:
        """Agencies, outlets, and who owns them."""
        for row in agencies:
            names = (row["name"], *row.get("names", ()))
            self.actors[row["id"]] = KnownActor(id=row["id"], name=row["name"], kind="body", names=names[1:], iso2=row.get("of"), source=source(row))
            self.entries += [(name, row["id"], "agency") for name in names]
        for row in outlets:
            names = (row["name"], *row.get("names", ()))
            self.actors[row["id"]] = KnownActor(id=row["id"], name=row["name"], kind="body", names=names[1:], iso2=row.get("of"), source=source(row))
            self.entries += [(name, row["id"], "outlet") for name in names]
            if owner := row.get("owner"):
                self.owners.update({key(each): owner for each in (*names, row.get("domain", "")) if each})

    def add_imported(self, path: Path | str) -> ImportedActors:
        """A file made by `import_wikidata`: kept where it is, looked up when asked. What it knows to have ended has ended in the shipped base too."""
        file = ImportedActors(path)
        ended = [
            other
            for each in self.offices
            if each.until is None
            for other in file.offices(holder=each.holder, of=each.of, role=each.role)
            if other.until and not other.until_inferred and same_office(each, other)
        ]
        self.offices = over(self.offices, ended)
        self.imported.append(file)
        return file

    def __contains__(self, id: object) -> bool:
        return id in self.actors or (isinstance(id, str) and any(file.actor(id) for file in self.imported))

    def add_user_file(self, path: Path | str) -> None:
        """All that a user's file says: an actor that is known gains what it says, and what it says of an office or a membership takes the place of the same."""
        tables = read(path, self)
        told = f"file {Path(path).name}"
        dated: dict[str, list[tuple[str, str | None, str | None]]] = {}
        for row in tables["name"]:
            dated.setdefault(row["actor"], []).append((row["name"], row.get("from"), row.get("until")))
        for row in tables["actor"]:
            self._add_own(row, told)
        for id, names in dated.items():
            if (known := self._known(id)) is not None:
                self.actors[id] = replace(known, dated_names=(*known.dated_names, *names))
            self.entries += [(name, id, "name") for name, _, _ in names]
        before, self.offices = self.offices, []
        self.add_offices([row | {"src": told} for row in tables["office"]])
        theirs = [office for row in tables["office"] for file in self.imported for office in file.offices(holder=row["holder"], role=row["role"])]
        self.offices = over([*before, *theirs], self.offices)
        self.memberships = over_memberships(self.memberships, tables["membership"])
        self.add_press(*([row | {"id": _own_id(row["name"]), "names": row.get("aliases", []), "src": "file"} for row in tables[kind]] for kind in PRESS))

    def _known(self, id: str) -> KnownActor | None:
        return self.actors.get(id) or next((known for file in self.imported if (known := file.actor(id))), None)

    def _add_own(self, row: dict[str, Any], told: str) -> None:
        """An actor of a user's file: a new one, or more names, and other single values, for one that is known."""
        lists: dict[str, Any] = {name: tuple(row.get(name, ())) for name in ("names", "acronyms", "demonyms", "seats")}
        known = self._known(row["id"])
        if known is None:
            made = KnownActor(id=row["id"], name=row["name"], kind=row["kind"], capital=row.get("capital"), gender=row.get("gender"), source=told, **lists)
            self.add(made)
            if made.kind == "person" and " " in made.name:
                # who stands in the user's file is who the user's articles call by the last name alone
                self.entries.append((made.name.rpartition(" ")[2], made.id, "short-name"))
            return
        said = KnownActor(
            id=known.id, name=row.get("name", known.name), kind=row.get("kind", known.kind), capital=row.get("capital"), gender=row.get("gender"), **lists
        )
        self.add(said)
        self.actors[known.id] = replace(joined(said, known), source=f"{told}; {known.source}")


MEMBER = frozenset({"membre", "permanent"})
PRESS = ("agency", "outlet")


def _own_id(name: str) -> str:
    return "own:" + key(name).replace(" ", "-")


def dated(row: dict[str, Any]) -> tuple[tuple[str, str | None, str | None], ...]:
    """The names that held for a time, with their days, months or years."""
    return tuple((name, start or None, until or None) for name, start, until in row.get("dated", ()))

"""Actors imported in bulk: one SQLite file, looked up row by row, so that a million names cost memory only in the automaton that finds them.

Tables: meta (name, value), actor (id, record), name (key, name, actor, use, met, family), office, membership. `met` and `family` are the keys of
`knowledge.transliteration`, given for full names of people.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from typing import Any, cast

from recoupe.errors import UsageError
from recoupe.knowledge.transliteration import meeting, skeletons
from recoupe.lang.folding import key
from recoupe.model.knowledge import HeldOffice, KnownActor, NameUse

FORMAT = "recoupe/actors/1"
_MAGIC = b"SQLite format 3\0"
_KEPT = 20_000  # records of actors kept once read
_TABLES = """
create table meta (name text primary key, value text) without rowid;
create table actor (id text primary key, record text) without rowid;
create table name (key text, name text, actor text, use text, met text, family text);
create table office (holder text, role text, title text, of text, from_ text, until text, inferred integer, as_of text);
create table membership (member text, of text, from_ text, until text);
create index office_holder on office (holder);
"""
_INDEXES = """
create index name_key on name (key);
create index name_met on name (met) where met is not null;
create index name_family on name (family) where family is not null;
create index office_of on office (of);
create index membership_member on membership (member);
create index membership_of on membership (of);
"""
Membership = tuple[str, str, str | None, str | None]


def is_imported(path: Path | str) -> bool:
    """Whether a file has the imported form, by its first bytes."""
    try:
        with Path(path).open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


class ActorFile:
    """Writes an imported file: rows as they come, indexes at the end."""

    def __init__(self, path: Path) -> None:
        self.db = sqlite3.connect(path)
        self.db.executescript("pragma journal_mode = off; pragma synchronous = off;" + _TABLES)

    def actor(self, actor: KnownActor, names: Iterable[tuple[str, NameUse]]) -> None:
        """An actor with the names by which it is found; an id that is there already gains the names."""
        record = {each.name: value for each in fields(actor) if each.name != "source" and (value := getattr(actor, each.name)) != each.default}
        self.db.execute("insert or ignore into actor values (?, ?)", (actor.id, json.dumps(record, ensure_ascii=False)))
        first: dict[tuple[str, NameUse], str] = {}
        for name, use in names:
            first.setdefault((key(name), use), name)
        rows = []
        for (folded, use), name in first.items():
            met = meeting(name) if actor.kind == "person" and use == "name" else ""
            rows.append((folded, name, actor.id, use, met or None, skeletons(name)[1] if met else None))
        self.db.executemany("insert into name values (?, ?, ?, ?, ?, ?)", rows)

    def has(self, id: str) -> bool:
        """Whether an actor was written."""
        return self.db.execute("select 1 from actor where id = ?", (id,)).fetchone() is not None

    def offices(self, offices: Iterable[HeldOffice]) -> None:
        """Offices held."""
        rows = ((o.holder, o.role, o.title, o.of, o.from_, o.until, int(o.until_inferred), o.as_of) for o in offices)
        self.db.executemany("insert into office values (?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def memberships(self, rows: Iterable[Membership]) -> None:
        """Who belongs to which body."""
        self.db.executemany("insert into membership values (?, ?, ?, ?)", rows)

    def close(self, **meta: str) -> None:
        """Index and close; `meta` says where it comes from."""
        self.db.executescript(_INDEXES)
        self.db.executemany("insert into meta values (?, ?)", (meta | {"format": FORMAT}).items())
        self.db.commit()
        self.db.close()


class ImportedActors:
    """An imported file, open for reading; serves many threads and processes. Raises `UsageError` for a file of another kind."""

    def __init__(self, path: Path | str) -> None:
        self._path = Path(path)
        self._here = threading.local()
        self._actors: dict[str, KnownActor | None] = {}
        try:
            self.meta = {str(name): str(value) for name, value in self._rows("select name, value from meta")}
        except sqlite3.Error as problem:
            raise UsageError("actor-file", file=path, problem=problem) from problem
        if self.meta.get("format") != FORMAT:
            raise UsageError("actor-file", file=path, problem=f"{self.meta.get('format')} ≠ {FORMAT}")

    @property
    def digest(self) -> str:
        """A mark of the contents."""
        return self.meta.get("digest", "")

    def actor(self, id: str) -> KnownActor | None:
        """The actor with this id."""
        if id not in self._actors:
            if len(self._actors) >= _KEPT:
                self._actors.clear()
            rows = self._rows("select record from actor where id = ?", id)
            self._actors[id] = self._known(rows[0][0]) if rows else None
        return self._actors[id]

    def known(self) -> Iterator[KnownActor]:
        """All actors, one after another."""
        for (record,) in self._stream("select record from actor"):
            yield self._known(record)

    def keyed(self) -> Iterator[tuple[str, str, str, NameUse]]:
        """All names but demonyms and towns, with their keys, actors and uses."""
        yield from self._stream("select key, name, actor, use from name where use not in ('demonym', 'capital')")

    def towns(self) -> Iterator[tuple[str, str, NameUse]]:
        """The names of capitals, with the states that they stand for."""
        yield from self._stream("select name, actor, use from name where use = 'capital'")

    def named(self, key: str) -> list[tuple[str, NameUse]]:
        """The actors that go by a name, given by its key."""
        return list(dict.fromkeys(cast("list[tuple[str, NameUse]]", self._rows("select actor, use from name where key = ? order by rowid", key))))

    def meeting(self, met: str) -> list[tuple[str, str]]:
        """Names and actors that meet under a key of `transliteration.meeting`."""
        return self._rows("select name, actor from name where met = ?", met)

    def bearers(self, family: str) -> set[str]:
        """The people whose family name has a skeleton."""
        return {actor for (actor,) in self._rows("select distinct actor from name where family = ? limit 50", family)}

    def offices(self, *, holder: str | None = None, of: str | None = None, role: str | None = None) -> list[HeldOffice]:
        """Offices by holder, by state or body, by role."""
        # by the narrowest of the three alone: a state has thousands of offices, a person a few
        column, value = next(((name, told) for name, told in (("holder", holder), ("of", of), ("role", role)) if told is not None), ("1", "1"))
        rows = self._rows(f"select * from office where {column} = ?", value if column != "1" else 1)
        return [self._office(row) for row in rows if (of is None or row[3] == of) and (role is None or row[1] == role)]

    def _office(self, row: tuple[Any, ...]) -> HeldOffice:
        holder, role, title, of, from_, until, inferred, as_of = row
        return HeldOffice(
            holder=holder,
            role=role,
            title=title,
            of=of,
            from_=from_,
            until=until,
            until_inferred=bool(inferred),
            as_of=as_of,
            source=self.meta.get("source", ""),
        )

    def memberships(self, *, member: str | None = None, of: str | None = None) -> list[Membership]:
        """Memberships of a member, or in a body."""
        column, value = ("member", member) if member is not None else ("of", of)
        return self._rows(f"select * from membership where {column} = ?", value)

    def _known(self, record: str) -> KnownActor:
        told: dict[str, Any] = json.loads(record)
        lists = {name: tuple(value) for name, value in told.items() if isinstance(value, list)}
        return KnownActor(**(told | lists), source=self.meta.get("source", ""))

    def _db(self) -> sqlite3.Connection:
        """A connection of this thread and process."""
        if getattr(self._here, "process", None) != os.getpid():
            self._here.db = sqlite3.connect(f"{self._path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
            self._here.process = os.getpid()
        return cast(sqlite3.Connection, self._here.db)

    def _rows(self, sql: str, *values: object) -> list[Any]:
        return self._db().execute(sql, values).fetchall()

    def _stream(self, sql: str) -> Iterator[Any]:
        with closing(self._db().cursor()) as cursor:
            yield from cursor.execute(sql)

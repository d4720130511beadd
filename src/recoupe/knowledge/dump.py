"""A Wikidata JSON dump, read once from end to end: what is wanted of it goes to a file of its own, so that a stopped run goes on where it was."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from recoupe.errors import RecoupeError, UsageError
from recoupe.knowledge.wikidata import Facts, facts, wanted

_EVERY = 20_000  # lines between two reports, and between two commits
_LISTED = 20  # malformed lines that are told one by one
_OPEN: dict[bytes, Callable[[BinaryIO], Any]] = {b"BZh": bz2.BZ2File, b"\x1f\x8b": lambda file: gzip.GzipFile(fileobj=file)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is: lines of the dump, bytes read of `size` (as they lie on the disk), items kept, lines that could not be read."""

    lines: int
    read: int
    size: int
    kept: int
    malformed: int


class Stage:
    """What was read of a dump so far: facts by item and kind, and the line reached. Kept in a SQLite file beside what will be made of it."""

    def __init__(self, path: Path, dump: Path) -> None:
        self.db = sqlite3.connect(path)
        self.db.executescript(
            "pragma synchronous = off;"
            "create table if not exists state (name text primary key, value text) without rowid;"
            "create table if not exists fact (item integer, kind text, facts text, primary key (item, kind)) without rowid;"
            "create table if not exists bad (line integer primary key, problem text);"
        )
        state = dict(self.db.execute("select name, value from state").fetchall())
        known = f"{dump.name} {dump.stat().st_size}"
        if state.get("dump") != known:
            self.db.executescript("delete from state; delete from fact; delete from bad;")
            state = {}
        self.line, self.malformed, self.done = int(state.get("line", 0)), int(state.get("malformed", 0)), state.get("done") == "1"
        self._dump = known

    def add(self, id: str, kind: str, made: Facts) -> None:
        """Facts of an item."""
        self.db.execute("insert or replace into fact values (?, ?, ?)", (int(id[1:]), kind, json.dumps(made, ensure_ascii=False)))

    def bad(self, line: int, problem: str) -> None:
        """A line that is no item."""
        self.malformed += 1
        if self.malformed <= _LISTED:
            self.db.execute("insert or replace into bad values (?, ?)", (line, problem))

    def listed(self) -> tuple[tuple[int, str], ...]:
        """The first of the malformed lines, with what is wrong with them."""
        return tuple(self.db.execute("select line, problem from bad order by line").fetchall())

    def commit(self, *, done: bool = False) -> None:
        """Make sure of what was read up to `line`."""
        self.done = done
        state = {"dump": self._dump, "line": str(self.line), "malformed": str(self.malformed), "done": str(int(done))}
        self.db.executemany("insert or replace into state values (?, ?)", state.items())
        self.db.commit()

    def of(self, item: str, kind: str) -> Facts | None:
        """The facts of one item."""
        row = self.db.execute("select facts from fact where item = ? and kind = ?", (int(item[1:]), kind)).fetchone()
        return None if row is None else json.loads(row[0])

    def all(self, *kinds: str) -> Iterator[tuple[str, str, Facts]]:
        """All items of some kinds, in the order of their numbers."""
        marks = ", ".join("?" * len(kinds))
        for item, kind, made in self.db.execute(f"select item, kind, facts from fact where kind in ({marks}) order by item", kinds):
            yield f"Q{item}", kind, json.loads(made)

    def count(self) -> int:
        """How many facts there are."""
        return int(self.db.execute("select count(*) from fact").fetchone()[0])


def read_dump(dump: Path, stage: Stage, *, progress: Callable[[Progress], None] | None = None, limit: int | None = None) -> None:
    """Read a dump into a stage, from the line that it has reached; `limit` lines at most in all. Raises `RecoupeError` where the file breaks off.

    Stopped at any place (Ctrl-C), the stage keeps what was read up to then.
    """
    size, kept = dump.stat().st_size, stage.count()
    with dump.open("rb") as raw:
        try:
            lines = _lines(raw)
            for number, line in enumerate(lines, 1):
                if number <= stage.line:
                    continue
                if limit is not None and number > limit:
                    break
                stage.line = number
                kept += _take(line, number, stage)
                if number % _EVERY == 0:
                    stage.commit()
                    if progress is not None:
                        progress(Progress(lines=number, read=raw.tell(), size=size, kept=kept, malformed=stage.malformed))
            stage.commit(done=True)
        except (EOFError, OSError, zlib.error) as problem:
            stage.commit()
            raise RecoupeError("dump-unreadable", file=dump, line=stage.line, problem=problem) from problem
        except BaseException:
            stage.commit()
            raise
    if progress is not None:
        progress(Progress(lines=stage.line, read=size, size=size, kept=kept, malformed=stage.malformed))


def _lines(raw: BinaryIO) -> Iterator[bytes]:
    start = raw.read(4)
    raw.seek(0)
    if start[:1] not in (b"[", b"{") and not any(start.startswith(each) for each in _OPEN):
        raise UsageError("dump-form", file=getattr(raw, "name", "?"))
    opener = next((each for magic, each in _OPEN.items() if start.startswith(magic)), None)
    return iter(raw if opener is None else io.BufferedReader(opener(raw), 1 << 20))


def _take(line: bytes, number: int, stage: Stage) -> int:
    """Stage what is wanted of a line; how many facts that was."""
    item = line.strip().rstrip(b",")
    if item in (b"", b"[", b"]"):
        return 0
    if not (item.startswith(b"{") and item.endswith(b"}")):
        stage.bad(number, "no whole item")
        return 0
    if not wanted(item):
        return 0
    try:
        entity = json.loads(item)
        made = list(facts(entity))
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        stage.bad(number, f"{type(problem).__name__}: {problem}"[:200])
        return 0
    for kind, each in made:
        stage.add(entity["id"], kind, each)
    return len(made)

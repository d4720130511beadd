"""The user's own actors, from a TOML or CSV file (docs/actors.md): read, checked entry by entry, with one clear sentence for each thing that is wrong."""

from __future__ import annotations

import csv
import datetime
import io
import re
import tomllib
from collections.abc import Callable, Container, Iterator
from pathlib import Path
from typing import Any, NamedTuple, get_args

from recoupe.errors import UsageError
from recoupe.knowledge.imported import ImportedActors, is_imported
from recoupe.knowledge.records import shipped
from recoupe.model.actor import ActorKind
from recoupe.model.knowledge import ROLES
from recoupe.model.when import NotATime, When

KINDS: tuple[str, ...] = get_args(ActorKind)
Entry = dict[str, Any]
Tables = dict[str, list[Entry]]

# field -> what it holds; ! marks a field that must be there, + one that must be there unless the base has the actor already
FIELDS: dict[str, dict[str, str]] = {
    "actor": {
        "id": "own-id!",
        "kind": "kind+",
        "name": "text+",
        "names": "texts",
        "acronyms": "texts",
        "demonyms": "texts",
        "capital": "text",
        "seats": "texts",
        "gender": "gender",
    },
    "office": {"holder": "id!", "title": "text", "role": "role!", "of": "id", "from": "date", "until": "date", "as_of": "date"},
    "membership": {"member": "id!", "of": "id!", "from": "date", "until": "date"},
    "outlet": {"name": "text!", "aliases": "texts", "domain": "text", "owner": "text"},
    "agency": {"name": "text!", "aliases": "texts"},
    "name": {"actor": "id!", "name": "text!", "from": "date", "until": "date"},
}
EXPECTED: dict[str, str] = {
    "own-id": "own:… | wd:Q… | iso:… | kb:…",
    "kind": " | ".join(KINDS),
    "role": " | ".join(ROLES),
    "gender": "f | m",
    "text": '"…"',
    "texts": '["…"]',
    "id": "own:… | wd:Q… | iso:… | kb:…",
    "date": '"2024-05-02" | "2024-05" | "2024"',
}
_SHIPPED = ("states", "bodies", "people", "places", "agencies", "outlets")


def read(path: Path | str, known: Container[str]) -> Tables:
    """The tables of an actor file, dates as EDTF text and empty values left out. `known`: the ids of the base so far.

    Raises `UsageError` with one sentence that names the file, the entry and what to do.
    """
    checked = _Checked(path, known)
    if checked.wrong:
        raise checked.wrong[0]
    return checked.tables


def problems(path: Path | str, known: Container[str] | None = None) -> list[UsageError]:
    """All that is wrong in an actor file, in the order of its entries; none for one that can be used.

    known: the ids that it may refer to, those of the shipped base when None.
    """
    if is_imported(path):
        try:
            ImportedActors(path)
        except UsageError as problem:
            return [problem]
        return []
    return _Checked(path, known if known is not None else {row["id"] for name in _SHIPPED for row in shipped(name)}).wrong


class _Row(NamedTuple):
    """An entry as it is written: its table, where it stands, and its fields."""

    table: str
    where: str
    entry: Entry


class _Checked:
    """A file with what could be used of it, and what is wrong."""

    def __init__(self, path: Path | str, known: Container[str]) -> None:
        self.wrong: list[UsageError] = []
        self.tables: Tables = {name: [] for name in FIELDS}
        self._path = path
        self._known = known
        written = list(self._rows())
        own = self._own_ids(written)
        for row in written:
            entry = self._entry(row)
            if entry is not None and self._refers(row, entry, own):
                self.tables[row.table].append(entry)

    def _fail(self, sentence: str, /, **values: object) -> None:
        self.wrong.append(UsageError(sentence, file=self._path, **values))

    # ------------------------------------------------------------------ reading

    def _rows(self) -> Iterator[_Row]:
        try:
            data = Path(self._path).read_bytes()
            if Path(self._path).suffix.lower() in (".csv", ".tsv"):
                yield from self._csv(_decoded(data))
            else:
                yield from self._toml(tomllib.loads(data.decode("utf-8-sig")))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, csv.Error) as problem:
            self._fail("actor-file", problem=getattr(problem, "strerror", None) or problem)

    def _toml(self, written: Entry) -> Iterator[_Row]:
        for table, entries in written.items():
            if table not in FIELDS:
                self._fail("actor-file-table", table=table, known=", ".join(FIELDS))
            elif not (isinstance(entries, list) and all(isinstance(each, dict) for each in entries)):
                self._fail("actor-file-value", entry=table, field=table, value="?", expected=f"[[{table}]]")
            else:
                for number, entry in enumerate(entries, 1):
                    yield _Row(table, f"[[{table}]] {number} ({_named(entry)})", entry)

    def _csv(self, text: str) -> Iterator[_Row]:
        """The rows of a CSV file. Its header says which table it is, or a column `table` does, row by row; several values in a cell are parted by `|`."""
        first = text.partition("\n")[0]
        delimiter = max(";,\t", key=first.count)
        lines = csv.reader(io.StringIO(text), delimiter=delimiter)
        header = [each.strip() for each in next(lines, [])]
        table = _table_of(header)
        if table is None:
            self._fail("actor-file-header", header=delimiter.join(header), known=" ; ".join(f"{name}: {', '.join(given)}" for name, given in FIELDS.items()))
            return
        for cells in lines:
            given = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip()}
            own = given.pop("table", table)
            if not given:
                continue
            where = f"{own}:{lines.line_num} ({_named(given)})"
            if len(cells) > len(header):
                self._fail("actor-file-cells", entry=where, n=len(cells), expected=len(header))
            elif own not in FIELDS:
                self._fail("actor-file-table", table=own, known=", ".join(FIELDS))
            else:
                forms = FIELDS[own]
                listed = {name: [each.strip() for each in cell.split("|") if each.strip()] for name, cell in given.items() if forms.get(name) == "texts"}
                yield _Row(own, where, given | listed)

    # ------------------------------------------------------------------ checking

    def _entry(self, row: _Row) -> Entry | None:
        """The entry with its values checked; None when something is wrong with it, all of which is noted."""
        fields, before = FIELDS[row.table], len(self.wrong)
        checked: Entry = {}
        for field, value in row.entry.items():
            if field not in fields:
                self._fail("actor-file-field", entry=row.where, field=field, known=", ".join(fields))
                continue
            form = fields[field].rstrip("!+")
            value = _written_date(value) if form == "date" else value
            if value in ("", []):
                continue
            if _CHECKS[form](value):
                checked[field] = value
            else:
                self._fail("actor-file-value", entry=row.where, field=field, value=repr(value), expected=EXPECTED[form])
        there = row.table == "actor" and checked.get("id") in self._known
        for field, form in fields.items():
            if (form.endswith("!") or (form.endswith("+") and not there)) and row.entry.get(field) in (None, ""):
                self._fail("actor-file-lacks", entry=row.where, field=field)
        if row.table == "office" and checked.get("role") == "other" and "title" not in checked:
            self._fail("actor-file-lacks", entry=row.where, field="title")
        start, until = checked.get("from"), checked.get("until")
        if start and until and until < start[: len(until)]:
            self._fail("actor-file-dates", entry=row.where, start=start, until=until)
        return checked if len(self.wrong) == before else None

    def _own_ids(self, rows: list[_Row]) -> set[str]:
        own: set[str] = set()
        for row in rows:
            id = row.entry.get("id") if row.table == "actor" else None
            if isinstance(id, str):
                if id in own:
                    self._fail("actor-file-twice", entry=row.where, value=id)
                own.add(id)
        return own

    def _refers(self, row: _Row, entry: Entry, own: set[str]) -> bool:
        """Whether the ids of an entry are those of somebody."""
        named = [each for each, form in FIELDS[row.table].items() if form.startswith("id") and each in entry]
        unknown = [each for each in named if entry[each] not in own and entry[each] not in self._known]
        for field in unknown:
            self._fail("actor-file-unknown", entry=row.where, field=field, value=entry[field])
        return not unknown


def _decoded(data: bytes) -> str:
    """The text of a CSV file: UTF-8, else what a spreadsheet writes on a French Windows."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def _table_of(header: list[str]) -> str | None:
    """The one table that a header fits: all its columns are fields, and no field that must be there is missing. "" where a column names it.

    >>> _table_of(["holder", "title", "role", "of", "from"]), _table_of(["name", "aliases"]), _table_of(["table", "name"])
    ('office', None, '')
    """
    if "table" in header:
        return ""
    fitting = [
        table
        for table, fields in FIELDS.items()
        if set(header) <= fields.keys() and all(field in header for field, form in fields.items() if form.endswith("!"))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _named(entry: Entry) -> str:
    return str(entry.get("id") or entry.get("name") or entry.get("title") or entry.get("member") or entry.get("holder") or "?")


def _written_date(value: object) -> object:
    """TOML has dates of its own, and a year may be written as a number."""
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    return f"{value:04d}" if isinstance(value, int) and not isinstance(value, bool) else value


def _is_date(value: object) -> bool:
    if not (isinstance(value, str) and re.fullmatch(r"\d{4}(-\d\d){0,2}", value)):
        return False
    try:
        return When.of(value).precision in ("day", "month", "year")
    except NotATime:
        return False


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


_CHECKS: dict[str, Callable[[Any], bool]] = {
    "own-id": lambda value: isinstance(value, str) and re.fullmatch(r"own:[\w-]+|wd:Q\d+|iso:[A-Z]{3}|kb:[\w-]+", value) is not None,
    "id": _is_text,
    "kind": lambda value: value in KINDS,
    "role": lambda value: value in ROLES,
    "gender": lambda value: value in ("f", "m"),
    "text": _is_text,
    "texts": lambda value: isinstance(value, list) and all(_is_text(each) for each in value),
    "date": _is_date,
}

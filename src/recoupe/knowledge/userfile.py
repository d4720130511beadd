"""The user's own actors, from a TOML file (docs/actors.md): read, checked entry by entry, with one clear sentence for what is wrong."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Callable, Container
from pathlib import Path
from typing import Any

from recoupe.errors import UsageError
from recoupe.model.when import NotATime, When

KINDS = ("state", "person", "body", "group", "place")
ROLES = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister", "spokesperson", "head_of_body", "other")
Entry = dict[str, Any]
Tables = dict[str, list[Entry]]

# field -> what it holds; ! marks a field that must be there
FIELDS: dict[str, dict[str, str]] = {
    "actor": {
        "id": "own-id!",
        "kind": "kind!",
        "name": "text!",
        "names": "texts",
        "acronyms": "texts",
        "demonyms": "texts",
        "capital": "text",
        "seats": "texts",
        "gender": "gender",
    },
    "office": {"holder": "id!", "title": "text!", "role": "role!", "of": "id", "from": "date", "until": "date", "as_of": "date"},
    "membership": {"member": "id!", "of": "id!", "from": "date", "until": "date"},
    "outlet": {"name": "text!", "aliases": "texts", "domain": "text", "owner": "text"},
    "agency": {"name": "text!", "aliases": "texts"},
    "name": {"actor": "id!", "name": "text!", "from": "date", "until": "date"},
}
EXPECTED: dict[str, str] = {
    "own-id": "own:…",
    "kind": " | ".join(KINDS),
    "role": " | ".join(ROLES),
    "gender": "f | m",
    "text": '"…"',
    "texts": '["…"]',
    "id": "own:… | wd:Q… | iso:… | kb:…",
    "date": '"2024-05-02" | "2024-05" | "2024"',
}


def read(path: Path | str, known: Container[str]) -> Tables:
    """The tables of an actor file, dates as EDTF text and empty values left out. `known`: the ids of the base so far.

    Raises `UsageError` with one sentence that names the file, the entry and what to do.
    """
    try:
        written = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise UsageError("actor-file", file=path, problem=getattr(problem, "strerror", None) or problem) from problem
    tables: Tables = {name: [] for name in FIELDS}
    for table, entries in written.items():
        if table not in FIELDS:
            raise UsageError("actor-file-table", file=path, table=table, known=", ".join(FIELDS))
        if not (isinstance(entries, list) and all(isinstance(each, dict) for each in entries)):
            raise UsageError("actor-file-value", file=path, entry=table, field=table, value="?", expected=f"[[{table}]]")
        for number, entry in enumerate(entries, 1):
            tables[table].append(_checked(path, table, f"[[{table}]] {number} ({_named(entry)})", entry))
    _check_ids(path, tables, known)
    return tables


def _named(entry: Entry) -> str:
    return str(entry.get("id") or entry.get("name") or entry.get("title") or entry.get("member") or "?")


def _checked(path: Path | str, table: str, where: str, entry: Entry) -> Entry:
    fields = FIELDS[table]
    checked: Entry = {}
    for field, value in entry.items():
        if field not in fields:
            raise UsageError("actor-file-field", file=path, entry=where, field=field, known=", ".join(fields))
        form = fields[field].rstrip("!")
        value = _written_date(value) if form == "date" else value
        if value in ("", []):
            continue
        if not _CHECKS[form](value):
            raise UsageError("actor-file-value", file=path, entry=where, field=field, value=repr(value), expected=EXPECTED[form])
        checked[field] = value
    for field, form in fields.items():
        if form.endswith("!") and field not in checked:
            raise UsageError("actor-file-lacks", file=path, entry=where, field=field)
    start, until = checked.get("from"), checked.get("until")
    if start and until and until < start[: len(until)]:
        raise UsageError("actor-file-dates", file=path, entry=where, start=start, until=until)
    return checked


def _check_ids(path: Path | str, tables: Tables, known: Container[str]) -> None:
    own: set[str] = set()
    for number, entry in enumerate(tables["actor"], 1):
        if entry["id"] in own:
            raise UsageError("actor-file-twice", file=path, entry=f"[[actor]] {number}", value=entry["id"])
        own.add(entry["id"])
    for table, fields in FIELDS.items():
        for number, entry in enumerate(tables[table], 1):
            for field, form in fields.items():
                if form.startswith("id") and field in entry and entry[field] not in own and entry[field] not in known:
                    raise UsageError("actor-file-unknown", file=path, entry=f"[[{table}]] {number} ({_named(entry)})", field=field, value=entry[field])


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
    "own-id": lambda value: isinstance(value, str) and re.fullmatch(r"own:[\w-]+", value) is not None,
    "id": _is_text,
    "kind": lambda value: value in KINDS,
    "role": lambda value: value in ROLES,
    "gender": lambda value: value in ("f", "m"),
    "text": _is_text,
    "texts": lambda value: isinstance(value, list) and all(_is_text(each) for each in value),
    "date": _is_date,
}

"""Adding to a user's actor file: entries are put at its end, what stands in it already is left as it was written."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from recoupe.errors import RecoupeError, UsageError
from recoupe.knowledge.base import Base
from recoupe.knowledge.loading import load
from recoupe.lang.folding import key

Value = str | Sequence[str] | None
Entries = Sequence[tuple[str, Mapping[str, Value]]]


def own_id(name: str) -> str:
    """The id of an actor of a user's file, by its name.

    >>> own_id("Conseil de la mer d’Ambre")
    'own:conseil-de-la-mer-d-ambre'
    """
    return "own:" + key(name).replace(" ", "-")


def written(entries: Entries) -> str:
    """Entries as TOML, a table each; what is None or empty is left out.

    >>> print(written([("actor", {"id": "own:sorlange", "kind": "place", "name": "Sorlange", "names": []})]))
    [[actor]]
    id = "own:sorlange"
    kind = "place"
    name = "Sorlange"
    <BLANKLINE>
    """
    tables = (f"[[{table}]]\n" + "".join(f"{field} = {_value(value)}\n" for field, value in entry.items() if value) for table, entry in entries)
    return "\n".join(tables)


def add(path: Path, entries: Entries) -> Base:
    """Put entries at the end of an actor file, made if there is none, and give the base with that file.

    The file is written whole or not at all, and only if it can be read again: raises `UsageError` with the sentence that says what is wrong with it or with
    the new entries, `RecoupeError` when it cannot be written.
    """
    try:
        before = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as problem:
        raise UsageError("actor-file", file=path, problem=getattr(problem, "strerror", None) or problem) from problem
    gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
    part = path.with_name(f"{path.stem}.part.toml")
    try:
        part.write_text(before + gap + written(entries), encoding="utf-8", newline="\n")
        try:
            base = load([part])
        except UsageError as wrong:
            # the sentence names the user's file, not the one that was tried
            raise UsageError(wrong.key, **{**wrong.values, "file": path}) from wrong
        os.replace(part, path)
    except OSError as problem:
        raise RecoupeError("file-unwritable", file=path, problem=problem.strerror or problem) from problem
    finally:
        part.unlink(missing_ok=True)
    return base


def _value(value: Value) -> str:
    return json.dumps(value if isinstance(value, str) else list(value or ()), ensure_ascii=False)

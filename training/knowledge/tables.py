"""Rows in, names folded: what every part of the building of the base uses."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
Row = dict[str, Any]


def rows_of(path: Path) -> Iterator[Row]:
    """The records of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def table(name: str, columns: int) -> Iterator[list[str]]:
    """The rows of one of our own tables, `own/<name>.tsv`; lines that begin with # are comments."""
    for line in (HERE / "own" / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            fields = line.split("\t")
            yield fields + [""] * (columns - len(fields))


def several(field: str) -> list[str]:
    """What a field lists, parted by semicolons."""
    return [each.strip() for each in field.split(";") if each.strip()]


def folded(name: str) -> str:
    """A name without case, accents and punctuation."""
    plain = "".join(each for each in unicodedata.normalize("NFD", name.lower().replace("œ", "oe")) if not unicodedata.combining(each))
    return " ".join(re.findall(r"\w+", plain))


def slug(name: str) -> str:
    """A name as an id."""
    return folded(name).replace(" ", "-").replace("_", "-")


def unique(names: Iterable[str]) -> list[str]:
    """Names without those that fold to one already there."""
    seen: dict[str, str] = {}
    for name in names:
        if name:
            seen.setdefault(folded(name), plain_marks(name))
    return list(seen.values())


def plain_marks(name: str | None) -> str:
    """With a plain apostrophe."""
    return (name or "").replace("’", "'").strip()


def plural(form: str) -> str:
    """The plural of a demonym: all French ones take an s, but those that end in s or x."""
    return form if form[-1] in "sx" else form + "s"

"""From what the user names (files, folders, patterns, `-`) to the files to read, in an order that does not change."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from recoupe.model.layout import ARTICLES, DOSSIER, PAGE, SHARED_PAGE, WORK
from recoupe.read.trouble import Trouble

Kind = Literal["plain", "html", "jsonl", "json", "table", "unknown"]
KINDS: dict[str, Kind] = {
    ".txt": "plain", ".text": "plain", ".md": "plain",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json",
    ".csv": "table", ".tsv": "table",
}  # fmt: skip
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read; `kind` is "unknown" where its name does not tell (no ending, or standard input)."""

    path: str
    kind: Kind


def files_of(inputs: Sequence[str | Path]) -> Iterator[Found | tuple[str, Trouble]]:
    """The files that the inputs stand for, each once, folders and patterns in the order of names; or the input with what is wrong with it."""
    seen: set[str] = set()
    for each in inputs:
        for found in _files_of(str(each)):
            if isinstance(found, Found):
                real = found.path if found.path == STANDARD_INPUT else os.path.realpath(found.path)
                if real in seen:
                    continue
                seen.add(real)
            yield found


def _files_of(name: str) -> Iterator[Found | tuple[str, Trouble]]:
    if name == STANDARD_INPUT:
        yield Found(name, "unknown")
    elif "\0" in name or not name:
        yield name.replace("\0", "?"), Trouble("missing")
    elif os.path.isdir(name):
        yield from _files_in(name)
    elif os.path.exists(name):
        yield _file(name)
    elif glob.has_magic(name):
        matches = sorted(glob.glob(name, recursive=True))
        if not matches:
            yield name, Trouble("no-match")
        for match in matches:
            if os.path.isdir(match):
                # "**" names folders as well as what they hold
                if not name.rstrip("/\\").endswith("**"):
                    yield from _files_in(match)
            else:
                yield _file(match)
    else:
        yield name, Trouble("missing")


def _file(name: str) -> Found | tuple[str, Trouble]:
    suffix = Path(name).suffix.lower()
    kind: Kind | None = KINDS.get(suffix) if suffix else "unknown"
    return Found(name, kind) if kind else (name, Trouble("unknown-kind", suffix=suffix))


def _files_in(folder: str) -> Iterator[Found | tuple[str, Trouble]]:
    """The article files of a folder and the folders in it; hidden ones are passed over, other kinds are counted in one line."""
    some = False
    others: Counter[str] = Counter()
    unreadable: list[tuple[str, Trouble]] = []

    def note(problem: OSError) -> None:
        unreadable.append((str(problem.filename), Trouble("unreadable", problem=problem.strerror or problem)))

    for base, folders, names in os.walk(folder, onerror=note):
        # a dossier that was written among the articles is not one of them
        own = {DOSSIER, ARTICLES, PAGE, SHARED_PAGE} if WORK in folders else set()
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(names):
            suffix = Path(name).suffix.lower()
            if name.startswith(".") or name in own:
                continue
            if suffix in KINDS:
                some = True
                yield Found(os.path.join(base, name), KINDS[suffix])
            else:
                others[suffix or name] += 1
    yield from unreadable
    if not some and not unreadable:
        yield folder, Trouble("no-articles")
    elif others:
        yield folder, Trouble("left-aside", n=sum(others.values()), kinds=", ".join(kind for kind, _ in others.most_common(6)))

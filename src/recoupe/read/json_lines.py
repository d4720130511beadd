"""JSON: one object a line (JSONL), one object, or an array of objects."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from recoupe.read.columns import draft_from, has_text
from recoupe.read.draft import Draft, name_of
from recoupe.read.encoding import decode
from recoupe.read.options import ReadOptions
from recoupe.read.textlines import lines_in
from recoupe.read.trouble import Trouble

Outcome = Draft | tuple[str, Trouble]


def jsonl_drafts(stream: io.BufferedReader, path: str, options: ReadOptions) -> Iterator[Outcome]:
    """An article for each line that is an object with a text, else the line's name with what is wrong with it."""
    number = 0
    for number, line in enumerate(lines_in(stream, options), 1):
        name = f"{path}:{number}"
        if isinstance(line, Trouble):
            yield name, line
        elif line.strip():
            try:
                yield _draft(_loaded(line, "bad-json"), options, id=f"{name_of(path)}-{number}", name=name, path=path)
            except Trouble as trouble:
                yield name, trouble
    if not number:
        raise Trouble("empty")


def json_drafts(data: bytes, path: str, options: ReadOptions) -> Iterator[Outcome]:
    """The articles of a JSON file: the object, or each object of the array, or of the first array that the object holds.

    A file that is JSONL under another name is read as such.
    """
    text = decode(data, options.encoding)
    if not text.strip():
        raise Trouble("empty")
    try:
        value = _loaded(text, "bad-json-file")
    except Trouble:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) > 1 and lines[0].startswith("{") and lines[0].rstrip().endswith("}"):
            yield from jsonl_drafts(io.BufferedReader(io.BytesIO(text.encode())), path, options)
            return
        raise
    items = _items(value, options)
    if items is None:
        yield _draft(value, options, id=name_of(path), name=path, path=path)
        return
    if not items:
        raise Trouble("empty")
    for number, item in enumerate(items, 1):
        name = f"{path}[{number}]"
        try:
            yield _draft(item, options, id=f"{name_of(path)}-{number}", name=name, path=path)
        except Trouble as trouble:
            yield name, trouble


def _items(value: Any, options: ReadOptions) -> list[Any] | None:
    """The array of articles in a JSON value; None where the value is one article."""
    if isinstance(value, list):
        return value
    if isinstance(value, Mapping):
        arrays = [each for each in value.values() if isinstance(each, list) and each and isinstance(each[0], Mapping)]
        if len(arrays) == 1 and not has_text(value, options.columns):
            return arrays[0]
    return None


def _draft(value: Any, options: ReadOptions, *, id: str, name: str, path: str) -> Draft:
    if not isinstance(value, Mapping):
        raise Trouble("not-an-object")
    return draft_from(value, options.columns, id=id, name=name, path=path)


def _loaded(text: str, key: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as problem:
        raise Trouble(key, at=problem.pos + 1) from None
    except (RecursionError, ValueError):
        # nested beyond reason, or a number with thousands of digits
        raise Trouble(key, at=1) from None

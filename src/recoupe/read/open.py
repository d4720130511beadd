"""Opening one file, finding out what it is where its name does not tell, and handing it to the reader of its kind."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from typing import BinaryIO, cast

from recoupe.read.columns import USUAL
from recoupe.read.draft import Draft
from recoupe.read.html import html_draft
from recoupe.read.inputs import STANDARD_INPUT, Found, Kind
from recoupe.read.json_lines import json_drafts, jsonl_drafts
from recoupe.read.options import ReadOptions
from recoupe.read.plain import plain_draft
from recoupe.read.table import table_drafts
from recoupe.read.trouble import Trouble

_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b", re.I | re.S)


def drafts_in(found: Found, options: ReadOptions) -> Iterator[Draft | tuple[str, Trouble]]:
    """The drafts of one file, or of standard input. Raises `Trouble` or `OSError` where it cannot be read at all."""
    if found.path == STANDARD_INPUT:
        yield from _drafts(sys.stdin.buffer, found.path, found.kind, options)
    else:
        with open(found.path, "rb") as stream:
            yield from _drafts(stream, found.path, found.kind, options)


def _drafts(stream: BinaryIO, path: str, kind: Kind, options: ReadOptions) -> Iterator[Draft | tuple[str, Trouble]]:
    source = cast("io.BufferedReader", stream if hasattr(stream, "peek") else io.BufferedReader(cast("io.RawIOBase", stream)))
    if kind == "unknown":
        kind = kind_of(source.peek(1 << 16))
    match kind:
        case "jsonl":
            yield from jsonl_drafts(source, path, options)
        case "table":
            yield from table_drafts(source, path, options)
        case "json":
            yield from json_drafts(_all(source, options), path, options)
        case "html":
            yield html_draft(_all(source, options), path, options)
        case _:
            yield plain_draft(_all(source, options), path, options)


def kind_of(head: bytes) -> Kind:
    """What the first bytes of an input show it to be; plain text where nothing shows.

    >>> kind_of(b'{"text": "..."}'), kind_of(b"<!doctype html><html>"), kind_of(b"titre;texte"), kind_of(b"Le lac")
    ('jsonl', 'html', 'table', 'plain')
    """
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        return "jsonl" if start[1:].lstrip()[:1] in (b'"', b"") and b"\n" not in start.split(b'"', 1)[0] else "json"
    if start.startswith(b"["):
        return "json" if start[1:].lstrip()[:1] in (b"{", b"]") else "plain"
    if _PAGE.match(start):
        return "html"
    cells = re.split(rb"[,;\t|]", start.split(b"\n", 1)[0].strip())
    names = {cell.strip(b' "\r').lower().decode("utf-8", "replace") for cell in cells}
    return "table" if len(cells) > 1 and names & set(USUAL["text"]) and len(names & {each for usual in USUAL.values() for each in usual}) > 1 else "plain"


def _all(source: BinaryIO, options: ReadOptions) -> bytes:
    data = source.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        raise Trouble("too-large", limit=options.max_bytes >> 20)
    if not data:
        raise Trouble("empty")
    return data

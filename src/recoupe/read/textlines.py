"""The lines of a large file, one in memory at a time, decoded exactly or marked as undecodable."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from recoupe.read.encoding import decode, is_binary, mark_of
from recoupe.read.options import ReadOptions
from recoupe.read.trouble import Trouble

SAMPLE = 1 << 16
# encodings in which a line end is more than one byte
_WIDE = re.compile(r"utf[-_]?(?:16|32)", re.I)


def lines_in(source: io.BufferedReader, options: ReadOptions) -> Iterator[str | Trouble]:
    """Each line with its end, or what is wrong with it. Raises `Trouble` where the whole stream is empty, binary, or in no known encoding.

    The encoding is that of the byte order mark or the one asked for; else each line is UTF-8, or, in a file whose first lines are not, Windows-1252.
    """
    head = source.peek(SAMPLE)[:SAMPLE]
    mark, marked = mark_of(head)
    if not marked and options.encoding and _WIDE.match(options.encoding):
        marked = options.encoding
    if marked and marked != "utf-8":
        yield from _wide_lines(source, len(mark), marked, options)
        return
    if is_binary(head):
        raise Trouble("binary")
    encoding = options.encoding
    first = True
    while line := source.readline(options.max_bytes + 1):
        if first:
            line = line[len(mark) :]
            first = False
        if len(line) > options.max_bytes:
            yield Trouble("too-large", limit=options.max_bytes >> 20)
            while line and not line.endswith(b"\n"):
                line = source.readline(SAMPLE)
            continue
        try:
            yield decode(line, encoding)
        except Trouble as trouble:
            if trouble.key == "unknown-encoding":
                raise
            yield trouble


def _wide_lines(source: io.BufferedReader, skip: int, encoding: str, options: ReadOptions) -> Iterator[str | Trouble]:
    """The lines of a file in UTF-16 or UTF-32; after a faulty character the rest cannot be told apart."""
    source.read(skip)
    text = io.TextIOWrapper(source, encoding=encoding, newline="\n")
    try:
        while line := text.readline(options.max_bytes):
            yield line
    except UnicodeError:
        raise Trouble("wrong-mark", encoding=encoding.upper()) from None
    finally:
        text.detach()

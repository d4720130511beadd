"""CSV and TSV: one article a row, the first row names the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from recoupe.read.columns import columns_of, draft_from
from recoupe.read.draft import Draft, name_of
from recoupe.read.options import ReadOptions
from recoupe.read.textlines import lines_in
from recoupe.read.trouble import Trouble

DELIMITERS = (",", ";", "\t", "|")
Outcome = Draft | tuple[str, Trouble]


class _Lines:
    """The lines that the CSV reader is fed, and what was wrong with those that were not."""

    def __init__(self, lines: Iterable[str | Trouble]) -> None:
        self._lines = iter(lines)
        self.number = 0
        self.faults: list[tuple[int, Trouble]] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        while True:
            line = next(self._lines)
            self.number += 1
            if isinstance(line, str):
                return line
            self.faults.append((self.number, line))


def table_drafts(stream: io.BufferedReader, path: str, options: ReadOptions) -> Iterator[Outcome]:
    """An article for each row that has a text, else the row's name with what is wrong with it. Cells may hold line ends; they are kept as they are."""
    lines = _Lines(lines_in(stream, options))
    try:
        header_line = next(lines)
    except StopIteration:
        raise Trouble("empty") from None
    delimiter = delimiter_of(header_line)
    header = [name.strip() for name in _cells(header_line, delimiter)]
    columns_of(header, options.columns)
    csv.field_size_limit(min(options.max_bytes, 2**31 - 1))
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        first = lines.number + 1
        name = f"{path}:{first}"
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as problem:
            yield name, Trouble("bad-row", problem=problem)
            continue
        finally:
            for number, trouble in lines.faults:
                yield f"{path}:{number}", trouble
            lines.faults.clear()
        if not any(cell.strip() for cell in row):
            continue
        if len(row) < len(header):
            yield name, Trouble("short-row", n=len(row), expected=len(header))
            continue
        try:
            yield draft_from(dict(zip(header, row, strict=False)), options.columns, id=f"{name_of(path)}-{first}", name=name, path=path)
        except Trouble as trouble:
            yield name, trouble


def delimiter_of(header: str) -> str:
    """What separates the cells of a header: the sign that gives the most columns.

    >>> delimiter_of("titre;texte;date, heure")
    ';'
    """
    return max(DELIMITERS, key=lambda sign: len(_cells(header, sign)))


def _cells(header: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([header], delimiter=delimiter), [])
    except csv.Error as problem:
        raise Trouble("bad-row", problem=problem) from None

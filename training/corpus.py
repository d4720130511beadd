"""Reads the treebanks (CoNLL-U) and the name corpora (BIO) into plain sentences with character offsets."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A surface word: a contraction (du) is one word, under the head of its part that hangs outside."""

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    feats: str
    head: int  # index in the sentence; its own index for the root
    dep: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A sentence of a treebank as raw text with its words."""

    id: str
    text: str
    words: tuple[Word, ...]


def _merged(rows: list[list[str]], ranges: dict[int, tuple[int, str]], text: str) -> tuple[Word, ...]:
    """Join the parts of contractions; the part whose head lies outside speaks for the whole (the first, when both do)."""
    by_id = {int(row[0]): row for row in rows}
    unit_of: dict[int, int] = {}
    units: list[tuple[str, int, list[str]]] = []
    number = 1
    last = max(by_id)
    while number <= last:
        end, form = ranges.get(number, (number, by_id[number][1]))
        parts = [by_id[i] for i in range(number, end + 1)]
        outside = [p for p in parts if not number <= int(p[6]) <= end]
        speaker = outside[0] if outside else parts[0]
        for i in range(number, end + 1):
            unit_of[i] = len(units)
        units.append((form, int(speaker[0]), speaker))
        number = end + 1
    words: list[Word] = []
    at = 0
    for index, (form, _, row) in enumerate(units):
        start = text.index(form, at)
        at = start + len(form)
        head = int(row[6])
        target = index if head == 0 else unit_of[head]
        words.append(
            Word(
                start=start,
                end=at,
                form=form,
                lemma=row[2],
                upos=row[3],
                feats="" if row[5] == "_" else row[5],
                head=target,
                dep="ROOT" if head == 0 else row[7],
            )
        )
    return tuple(words)


def trees(path: Path) -> Iterator[Tree]:
    """Yield the sentences of a CoNLL-U file; one whose words do not spell its text is rebuilt from the words."""
    rows: list[list[str]] = []
    ranges: dict[int, tuple[int, str]] = {}
    name = text = ""
    for line in [*path.read_text("utf-8").split("\n"), ""]:
        if line.startswith("# sent_id = "):
            name = line[12:]
        elif line.startswith("# text = "):
            text = line[9:]
        elif line and not line.startswith("#"):
            row = line.split("\t")
            if "-" in row[0]:
                first, end = row[0].split("-")
                ranges[int(first)] = (int(end), row[1])
            elif "." not in row[0]:
                rows.append(row)
        elif not line and rows:
            yield Tree(id=name, text=text, words=_merged(rows, ranges, text))
            rows, ranges = [], {}


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedText:
    """A unit of a name corpus: its text and its names as (start, end, label)."""

    text: str
    names: tuple[tuple[int, int, str], ...]


def named_texts(path: Path) -> Iterator[NamedText]:
    """Yield the units of a BIO file (token, tag, 1 when a space follows)."""
    for block in path.read_text("utf-8").split("\n\n"):
        text = ""
        names: list[list[object]] = []
        for line in block.split("\n"):
            if not line.strip():
                continue
            form, tag, space = line.split("\t")
            start, end = len(text), len(text) + len(form)
            if tag.startswith("B-"):
                names.append([start, end, tag[2:]])
            elif tag.startswith("I-") and names:
                names[-1][1] = end
            text += form + (" " if space == "1" else "")
        if text:
            yield NamedText(text=text.rstrip(" "), names=tuple((int(str(s)), int(str(e)), str(label)) for s, e, label in names))

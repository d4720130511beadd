"""A text cut where its marks begin and end, so that overlapping marks can be shown and each character keeps its offset."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `[start, end)` shown as `kind` (a CSS class; none when empty: only a place to cut), with the words of a tooltip."""

    start: int
    end: int
    kind: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks; `gap` when characters before it are left out."""

    start: int
    text: str
    kinds: tuple[str, ...]
    note: str
    gap: bool = False

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.start + len(self.text)


def pieces(text: str, marks: Iterable[Mark], windows: Sequence[tuple[int, int]] | None = None) -> list[Piece]:
    """The text in pieces, in order; with `windows`, only what lies inside them.

    >>> [(each.text, each.kinds) for each in pieces("abcd", [Mark(1, 3, "q")])]
    [('a', ()), ('bc', ('q',)), ('d', ())]
    >>> [(each.text, each.gap) for each in pieces("abcd", [], [(2, 3)])]
    [('c', True)]
    """
    marks = [each for each in marks if 0 <= each.start < each.end <= len(text)]
    windows = [(0, len(text))] if windows is None else merged(windows, len(text))
    cuts = sorted({0, len(text)} | {at for each in marks for at in (each.start, each.end)} | {at for window in windows for at in window})
    starting: dict[int, list[Mark]] = {}
    for mark in marks:
        starting.setdefault(mark.start, []).append(mark)
    open_marks: list[Mark] = []
    found: list[Piece] = []
    at_window, last = 0, 0
    for start, end in itertools.pairwise(cuts):
        open_marks = [each for each in open_marks if each.end > start] + starting.get(start, [])
        while at_window < len(windows) and windows[at_window][1] <= start:
            at_window += 1
        if at_window == len(windows) or start < windows[at_window][0]:
            continue
        kinds = tuple(dict.fromkeys(each.kind for each in open_marks if each.kind))
        note = " · ".join(dict.fromkeys(each.note for each in open_marks if each.note))
        found.append(Piece(start, text[start:end], kinds, note, gap=start > last))
        last = end
    return found


def merged(windows: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """Windows in order, cut to the text, those that touch joined.

    >>> merged([(5, 9), (-3, 4), (4, 6)], 8)
    [(0, 8)]
    """
    found: list[tuple[int, int]] = []
    for start, end in sorted((max(0, start), min(length, end)) for start, end in windows):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif start < end:
            found.append((start, end))
    return found

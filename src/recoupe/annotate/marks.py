"""Pairs quotation marks: « » “ ” „ " ‘ ’ and ' inside others, nested, opened again at each paragraph, never closed, swapped, or closed by another kind."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"[«»“”„‟\"‘\n]|<<|>>|''(?!')|’(?![^\W\d_])|(?<=[\s«“\"(:])[’'](?=\w)|(?<=\S)'(?!\w)")
_GUILLEMET = re.compile("[«»]")
_ELIDED = re.compile(r"(?<![\w\\])(?:[ldjnsmtc]|qu)$", re.IGNORECASE)
_CLOSES = {"«": "»", "<<": ">>", "“": "”", "„": "“”", "‟": "”", '"': '"', "‘": "’", "''": "''", "”": "”", "'": "'’", "»": "«"}
_REOPENS = {"«": ("«", "»"), "<<": ("<<",), "“": ("“", "”"), "„": ("„",), '"': ('"',), "”": ("”",)}
_BEFORE_OPENING = " \t\u00a0\u202f\u2009([{-–—/«“\"'’‘:;>|\u200e\u200f*_…"
_NEVER_FIRST = tuple(",;:)]!?»”")
_BLANK = " \t\u00a0\u202f\u2009\u200e\u200f>*"
_DEEPEST = 6  # marks open at once: more are not speech but noise
_LONGEST_GAP = 2500  # characters: a mark that finds its partner further away was forgotten, not closed late


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words between marks: `[start, end)` with the marks, and `pieces` of words, one a paragraph, without marks and outer blanks.

    `level` is 0 for words that stand in no other marks, and `inside` the index of the pair around it. `closed` is False where the closing mark was forgotten:
    then the end is that of its paragraph, or the next opening mark.
    """

    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    mark: str
    closed: bool
    level: int
    inside: int | None

    @property
    def words(self) -> tuple[int, int]:
        """From the first to the last character between the marks."""
        return self.pieces[0][0], self.pieces[-1][1]


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    inside: int | None
    pieces: list[tuple[int, int]]
    begin: int
    end: int = -1
    closed: bool = False
    first_inner: int = -1


def quoted(text: str) -> tuple[Quoted, ...]:
    """All words between marks of a text, by where they start; one pass.

    >>> [text[slice(*each.words)] for text in ["Un « oui “net” » et l'« accord."] for each in quoted(text)]
    ['oui “net”', 'net', 'accord.']
    """
    reading = _Reading(text)
    reading.run()
    return _finished(text, reading.all)


class _Reading:
    """One pass over the marks, with the stack of those still open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all: list[_Open] = []
        self.stack: list[int] = []
        self.skip_to = 0

    def run(self) -> None:
        """Read every mark."""
        for match in _MARK.finditer(self.text):
            at, mark = match.start(), match.group()
            if at < self.skip_to:
                continue
            if mark == "\n":
                self._line_end(at)
            elif mark == "’" or mark == "'":
                self._apostrophe(at, mark)
            elif mark == '"' or mark == "''":
                self._plain(at, mark)
            elif (mark == "»" and self._swapped(at)) or (mark == "«" and self._top_is("»")):
                if mark == "»":
                    self._open(at, mark)
                else:
                    self._close(at, mark)
            elif mark in "«<<„‟‘" or (mark == "“" and not self._top_is("„")):
                if mark != "‘" or self._may_open(at, 1):
                    self._open(at, mark)
            else:
                self._close(at, mark)
        self._line_end(len(self.text))

    def _top_is(self, mark: str) -> bool:
        return bool(self.stack) and self.all[self.stack[-1]].mark == mark

    def _may_open(self, at: int, size: int) -> bool:
        before = self.text[at - 1] if at else " "
        after = self.text[at + size : at + size + 1]
        return (before in _BEFORE_OPENING or before == "\n") and bool(after.strip()) and after not in _NEVER_FIRST

    def _may_close(self, at: int, size: int) -> bool:
        before = self.text[at - 1] if at else " "
        after = self.text[at + size : at + size + 1]
        return bool(before.strip()) and not after.isalnum()

    def _open(self, at: int, mark: str) -> None:
        if len(self.stack) >= _DEEPEST:
            self._forget(0, at)
        inside = self.stack[-1] if self.stack else None
        if inside is not None and self.all[inside].first_inner < 0:
            self.all[inside].first_inner = at
        self.stack.append(len(self.all))
        self.all.append(_Open(mark, at, inside, [], at + len(mark)))

    def _close(self, at: int, mark: str) -> None:
        for depth in range(len(self.stack) - 1, -1, -1):
            if mark in _CLOSES[self.all[self.stack[depth]].mark]:
                self._shut(depth, at, at + len(mark))
                return
        if mark == "”" and self._may_open(at, 1):
            self._open(at, mark)  # outlets that print ” on both sides
        elif (self.stack and self._may_close(at, len(mark))) or (self.stack and mark in "»"):
            self._shut(len(self.stack) - 1, at, at + len(mark))

    def _plain(self, at: int, mark: str) -> None:
        if self.text[at + 1 : at + 2].isalpha() and _ELIDED.search(self.text[max(0, at - 3) : at]):
            return  # L"accord: an apostrophe
        depth = next((i for i in range(len(self.stack) - 1, -1, -1) if self.all[self.stack[i]].mark == mark), None)
        opening, closing = self._may_open(at, len(mark)), self._may_close(at, len(mark))
        if depth is not None:
            if opening and not closing:
                # a new opening while one is open: the first was never closed
                self._forget(depth, at)
                self._open(at, mark)
            else:
                self._shut(depth, at, at + len(mark))
        elif opening and not closing:
            self._open(at, mark)
        elif self.stack and closing and self.all[self.stack[-1]].mark in "“„‟”" and not opening:
            self._shut(len(self.stack) - 1, at, at + len(mark))
        elif mark == '"' and (opening or not closing) and self.text[at + 1 : at + 2] not in _NEVER_FIRST:
            self._open(at, mark)

    def _apostrophe(self, at: int, mark: str) -> None:
        """A single mark: an apostrophe but for the end of what another opened, and the beginning of words inside other marks."""
        after = self.text[at + 1 : at + 2]
        if (self._top_is("‘") and mark == "’") or self._top_is("'"):
            if not after.isalpha() and not (mark == "'" and _ELIDED.search(self.text[max(0, at - 3) : at]) and after == " "):
                self._shut(len(self.stack) - 1, at, at + 1)
        elif self.stack and after.isalnum() and self._may_open(at, 1):
            self._open(at, "'")

    def _swapped(self, at: int) -> bool:
        """Whether a closing mark, with none open, begins words that an opening one ends: »Oui«, a dit la maire."""
        if self.stack or not self._may_open(at, 1):
            return False
        end = self.text.find("\n", at)
        other = _GUILLEMET.search(self.text, at + 1, end if end >= 0 else len(self.text))
        if other is None or other.group() != "«":
            return False
        return self.text[other.end() : other.end() + 1] in ("", ",", ".", ";", ")") or self.text[other.end() : other.end() + 2] in (" ,", " ;", "\u00a0,")

    def _shut(self, depth: int, at: int, end: int) -> None:
        for index in self.stack[depth + 1 :]:
            self._leave(index, at)
        node = self.all[self.stack[depth]]
        node.pieces.append((node.begin, at))
        node.end, node.closed = end, True
        del self.stack[depth:]

    def _forget(self, depth: int, at: int) -> None:
        """Give up what is open from `depth` on: it ends before the mark at `at`."""
        for index in self.stack[depth:]:
            self._leave(index, at)
        del self.stack[depth:]

    def _leave(self, index: int, at: int) -> None:
        node = self.all[index]
        if node.first_inner >= 0:
            at = min(at, node.first_inner)
        node.pieces.append((node.begin, max(at, node.begin)))
        node.end = max(at, node.begin)

    def _line_end(self, at: int) -> None:
        """Decide for the marks still open at the end of a paragraph: opened again in the next, closed there, or forgotten."""
        if not self.stack:
            return
        outer = self.all[self.stack[0]]
        inner = next((node for node in reversed(self.all[-_DEEPEST:]) if node.inside == self.stack[0] and node.closed), None)
        if len(self.stack) == 1 and inner and not self.text[inner.end : at].strip(" .,;\u00a0\u202f") and not self._closes_later(outer, at):
            # one mark closes two: « … « … ».
            outer.pieces.append((outer.begin, inner.end))
            outer.end, outer.closed = inner.end, True
            self.stack.clear()
            return
        rest = at
        while rest < len(self.text) and (self.text[rest] == "\n" or self.text[rest] in _BLANK):
            rest += 1
        for again in _REOPENS.get(outer.mark, ()):
            if self.text.startswith(again, rest) and (outer.mark != '"' or self._opens_paragraph(outer.start)):
                for index in self.stack[1:]:
                    self._leave(index, at)
                del self.stack[1:]
                outer.pieces.append((outer.begin, at))
                outer.begin = self.skip_to = rest + len(again)
                return
        if self._closes_later(outer, at):
            outer.pieces.append((outer.begin, at))
            outer.begin = at + 1
            for index in self.stack[1:]:
                self._leave(index, at)
            del self.stack[1:]
            return
        for index in self.stack:
            self._leave(index, at)
        self.stack.clear()

    def _opens_paragraph(self, at: int) -> bool:
        """Whether only blanks stand before it in its paragraph: a straight mark is taken as opened again only after one that began its paragraph."""
        return not self.text[self.text.rfind("\n", 0, at) + 1 : at].strip(_BLANK)

    def _closes_later(self, outer: _Open, at: int) -> bool:
        if outer.mark == '"' or outer.mark == "''" or outer.mark == "‘":
            return False
        closing = self.text.find(_CLOSES[outer.mark][-1 * (len(outer.mark)) :], at, at + _LONGEST_GAP)
        opening = self.text.find(outer.mark, at, at + _LONGEST_GAP)
        return closing >= 0 and (opening < 0 or closing < opening)


def _finished(text: str, nodes: list[_Open]) -> tuple[Quoted, ...]:
    """The pairs that hold words; those inside a forgotten mark that ended before them move out of it."""
    out: list[Quoted] = []
    kept: dict[int, int] = {}
    for index, node in enumerate(nodes):
        pieces = tuple(piece for piece in (_trimmed(text, *each) for each in node.pieces) if piece)
        if not pieces:
            continue
        inside = node.inside
        while inside is not None and not (inside in kept and nodes[inside].end > node.start):
            inside = nodes[inside].inside
        around = kept[inside] if inside is not None else None
        if around is None and node.mark == "'":
            continue  # beside no other mark it may be an apostrophe
        kept[index] = len(out)
        out.append(
            Quoted(
                start=node.start,
                end=max(node.end, pieces[-1][1]),
                pieces=pieces,
                mark=node.mark,
                closed=node.closed,
                level=out[around].level + 1 if around is not None else 0,
                inside=around,
            )
        )
    return tuple(out)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and not text[start].strip(" \t\n\u00a0\u202f\u2009\u200b\u200e\u200f"):
        start += 1
    while end > start and not text[end - 1].strip(" \t\n\u00a0\u202f\u2009\u200b\u200e\u200f"):
        end -= 1
    return (start, end) if end > start else None

"""What each stretch of an article is on the page: every character in exactly one zone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recoupe.lang.fr.press import Press
from recoupe.lang.fr.view import plain_view
from recoupe.model.article import Zone, ZoneKind
from recoupe.read.boilerplate import boilerplate_lines
from recoupe.read.lines import Line, lines_of

HEAD = 6
TAIL = 7
_FINAL = re.compile(r"[.!?…:][\")\] ]*$")
_CLOSED = re.compile(r"(?<!\.)\.[\")\] ]*$|[,;:]$")
_ITEM = re.compile(r"(?:[-•*·●▪>»]|\d+[.)])\s*")
_DASHED = re.compile(r"-+ ?[^- ].{1,88}[^- ] ?-+")
_HOUR = re.compile(r"\d ?(?:[hH:]|heures?)")
_DATE_AT_HEAD = re.compile(r"(?:date ?:? ?(?:\d{4}-\d{2}(?:-\d{2})?)|\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2})?)?(?= |$)")

Piece = tuple[int, ZoneKind]


def zones_of(view: str, press: Press, title: str | None = None, *, masthead: bool = False) -> tuple[Zone, ...]:
    """The zones of a text by its plain view, one after the other from 0 to its end; none for an empty text. White space belongs to the zone before it.

    `title`: the title as it came with the input; without one, a first short line that reads like a title is taken for it.
    `masthead`: the first line is the outlet's own name, which is none.
    """
    if not view:
        return ()
    pieces = list(_Page(lines_of(view), press, title, masthead=masthead).pieces()) or [(0, "body")]
    starts = [0, *(start for start, _ in pieces[1:]), len(view)]
    zones: list[Zone] = []
    for (_, kind), start, end in zip(pieces, starts, starts[1:], strict=False):
        if zones and zones[-1].kind == kind and kind in ("body", "boilerplate"):
            zones[-1] = Zone(kind=kind, start=zones[-1].start, end=end)
        else:
            zones.append(Zone(kind=kind, start=start, end=end))
    return tuple(zones)


def folded(words: str) -> str:
    """Words as they are compared with a title: plain typography, one space, lower case, no final punctuation.

    >>> folded("L’été\\u00a0 au lac. ")
    "l'été au lac"
    """
    return _folded_view(plain_view(words))


def _folded_view(view: str) -> str:
    return " ".join(view.split()).lower().strip(' .!?"')


class _Page:
    """One article being zoned: its lines, those of them that are the article's own, and what was decided so far."""

    def __init__(self, lines: Sequence[Line], press: Press, title: str | None, *, masthead: bool = False) -> None:
        self.lines = lines
        self.press = press
        self.around = boilerplate_lines(lines, press) | ({0} if masthead else set())
        self.own = [line for at, line in enumerate(lines) if at not in self.around]
        self.title = folded(title) if title else None
        self.guess_title = title is None
        self.bare_dates = sum(bool(press.bare_date.fullmatch(line.view)) for line in self.own)
        self.body_seen = False
        # a dispatch has its slug and its title over the dateline, and neither is closed by a full stop
        self.prose_seen = False
        self.before: ZoneKind | None = None

    def pieces(self) -> Iterator[Piece]:
        rank = 0
        for at, line in enumerate(self.lines):
            if at in self.around:
                yield line.start, "boilerplate"
                continue
            for piece in self._pieces_of(rank, line):
                yield piece
                self.before = piece[1]
            self.body_seen = self.body_seen or self.before == "body"
            self.prose_seen = self.prose_seen or (self.before == "body" and bool(_CLOSED.search(line.view)))
            rank += 1

    def _pieces_of(self, rank: int, line: Line) -> list[Piece]:
        head = rank < HEAD
        edge = head or rank >= len(self.own) - TAIL
        if rank < 3 and (found := self._title(rank, line)):
            return found
        if (edge and self._is_date(line, head=not self.body_seen)) or (edge and line.end - line.start < 120 and self._is_dateline(line)):
            return [(line.start, "dateline")]
        if self._is_credit(line, edge=edge and (rank < 4 or rank >= len(self.own) - 4)):
            return [(line.start, "agency-credit")]
        if picture := self._picture(rank, line):
            return picture
        if edge and self._is_byline(rank, line):
            return [(line.start, "byline")]
        if self._is_subhead(rank, line):
            return [(line.start, "subhead")]
        return self._paragraph(rank, line)

    def _title(self, rank: int, line: Line) -> list[Piece] | None:
        words = _folded_view(line.view)
        if self.title and words == self.title:
            # a page may show its title again as the caption of the picture
            return [(line.start, "title" if self.before is None or self.before == "dateline" else "caption")]
        if self.title and words.startswith(self.title) and (photo := self._photo_tail(line)):
            return [(line.start, "caption"), (photo, "photo-credit")]
        if self.guess_title and not self.title and (rank == 0 or self.before == "dateline") and self._reads_like_title(rank, line):
            self.title = words
            return [(line.start, "title")]
        return None

    def _reads_like_title(self, rank: int, line: Line) -> bool:
        following = self.own[rank + 1 : rank + 6]
        if len(line) > 200 or _CLOSED.search(line.view) or not any(len(each) > max(50, len(line) // 2) for each in following):
            return False
        if not (line.view[0].isupper() or line.view[0].isdigit() or line.view[0] in '"(['):
            return False
        return not (
            _DATE_AT_HEAD.match(line.view) or self._is_date(line) or self._is_dateline(line) or self._is_credit(line, edge=True) or self._explicit_byline(line)
        )

    def _is_date(self, line: Line, *, head: bool = True) -> bool:
        """A line that is only a date of publication or of update: labelled, or bare above the text, or with its hour below it.

        Bare dates are the headings of a chronology where there are several, as in a page that lists past referendums.
        """
        view, press = line.view, self.press
        if len(view) > 140:
            return False
        label = press.published.match(view) or press.modified.match(view)
        if label and press.date.match(view, label.end()):
            rest = view[press.date.match(view, label.end()).end() :]  # type: ignore[union-attr]
            return len(rest) < 90 and not (rest[:1].isspace() and len(rest) > 60)
        if _DATE_AT_HEAD.fullmatch(view):
            return head
        return bool(press.bare_date.fullmatch(view)) and self.bare_dates < 3 and (head or bool(_HOUR.search(view)))

    def _is_dateline(self, line: Line) -> bool:
        return any(each.fullmatch(line.view) for each in self.press.datelines)

    def _is_credit(self, line: Line, *, edge: bool) -> bool:
        if len(line) > 160:
            return False
        press = self.press
        return any(each.fullmatch(line.view) for each in press.credit_lines) or (edge and any(each.fullmatch(line.view) for each in press.credit_edges))

    def _explicit_byline(self, line: Line) -> bool:
        return len(line) <= 200 and any(each.fullmatch(line.view) for each in self.press.bylines)

    def _is_byline(self, rank: int, line: Line) -> bool:
        if self._explicit_byline(line):
            return True
        if len(line) > 40 or not self.press.name_only.fullmatch(line.view):
            return False
        # a name alone is a signature only where signatures stand: under the last paragraph, or between title and text
        previous = self.own[rank - 1] if rank else None
        if previous and self.before in ("body", "agency-credit") and self._only_furniture_after(rank):
            return len(previous) > 80 and bool(_FINAL.search(previous.view))
        following = self.own[rank + 1] if rank + 1 < len(self.own) else None
        return not self.body_seen and self.before in ("title", "dateline", "caption", "photo-credit") and following is not None and len(following) > 120

    def _only_furniture_after(self, rank: int) -> bool:
        after = self.own[rank + 1 : rank + 5]
        return rank + len(after) + 1 == len(self.own) and all(
            self._is_credit(line, edge=True) or self._is_date(line) or self._is_dateline(line) or self._is_photo_credit(line) or self._explicit_byline(line)
            for line in after
        )

    def _picture(self, rank: int, line: Line) -> list[Piece] | None:
        if self._is_photo_credit(line):
            return [(line.start, "photo-credit")]
        if len(line) <= 420 and (photo := self._photo_tail(line)) is not None:
            if date := self._wire_foot(line, photo):
                return date
            return [(line.start, "caption"), (photo, "photo-credit")]
        if any(each.fullmatch(line.view) for each in self.press.captions):
            return [(line.start, "caption")]
        following = self.own[rank + 1] if rank + 1 < len(self.own) else None
        if following and len(line) <= 200 and not self.body_seen and self.before is not None and self._is_photo_credit(following):
            return [(line.start, "caption")]
        return None

    def _wire_foot(self, line: Line, credit: int) -> list[Piece] | None:
        """The foot of an agency text in one line: date, place and copyright of the agency."""
        at = credit - line.start
        if self.press.date.match(line.view) and any(each.fullmatch(line.view, at) for each in self.press.credit_lines):
            return [(line.start, "dateline"), (credit, "agency-credit")]
        return None

    def _is_photo_credit(self, line: Line) -> bool:
        if len(line) > 140 or self._is_credit(line, edge=False):
            return False
        press = self.press
        return any(each.fullmatch(line.view) for each in press.photo_lines) or any(each.fullmatch(line.view) for each in press.photo_slash)

    def _photo_tail(self, line: Line) -> int | None:
        """Where the photo credit that closes a caption starts, in the text."""
        for pattern in self.press.photo_tails:
            found = pattern.search(line.view)
            if found and any(char.isalnum() for char in line.view[: found.start()]):
                return line.start + found.start()
        return None

    def _is_subhead(self, rank: int, line: Line) -> bool:
        view = line.view
        if not self.body_seen or self.before != "body" or rank + 1 >= len(self.own):
            return False
        if _DASHED.fullmatch(view):
            return True
        previous, following = self.own[rank - 1], self.own[rank + 1]
        if len(previous) < 60 or len(following) < 60 or len(following) <= len(line) or not _FINAL.search(previous.view):
            return False
        # a name over a function ("professeure de droit à Lausanne") introduces a contributor, not a section
        if len(following) < 120 and not _FINAL.search(following.view):
            return False
        if len(view) > 90 or _ITEM.match(view) or _CLOSED.search(view) or view.endswith("...") or view.endswith("…"):
            return False
        if view.endswith("?") and len(view) > 50:
            return False
        return view[0].isupper() or view[0].isdigit() or view[0] in '"('

    def _paragraph(self, rank: int, line: Line) -> list[Piece]:
        """A paragraph of prose, after the date or dateline at its head and with the credits that close its sentences."""
        pieces: list[Piece] = []
        at = 0
        if rank < 3 and (date := _DATE_AT_HEAD.match(line.view)):
            at = date.end()
            pieces.append((line.start, "dateline"))
        elif not self.prose_seen and (place := next((found for each in self.press.datelines if (found := each.match(line.view))), None)):
            at = place.end()
            pieces.append((line.start, "dateline"))
        at += len(line.view[at:]) - len(line.view[at:].lstrip())
        for credit in self.press.credit_ends.finditer(line.view, at):
            if line.view[at : credit.start("credit")].strip():
                pieces.append((line.start + at, "body"))
            pieces.append((line.start + credit.start("credit"), "agency-credit"))
            at = credit.end()
            at += len(line.view[at:]) - len(line.view[at:].lstrip())
        signature = self.press.signed.search(line.view, at) if rank == len(self.own) - 1 and len(line) - at > 80 else None
        if signature and len(signature["author"]) > 35:
            signature = None
        if at < len(line.view):
            pieces.append((line.start + at, "body"))
        if signature:
            pieces.append((line.start + signature.start("author"), "byline"))
        return pieces

"""Which lines of a page are not the article: links to others, comments, newsletters, cookies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.lang.fr.press import Press, Reach
from recoupe.read.lines import Line

_PROSE = re.compile(r"[.!?…][\")\] ]*$")


def boilerplate_lines(lines: Sequence[Line], press: Press) -> set[int]:
    """Indices of the lines that belong to the page and not to the article."""
    found: set[int] = set()
    last_prose = max((at for at, line in enumerate(lines) if len(line) >= 200 and _PROSE.search(line.view)), default=-1)
    prose_seen = False
    for at, line in enumerate(lines):
        if at in found:
            continue
        match _reach(line, press):
            case None:
                prose_seen = prose_seen or len(line) >= 60
            case "all" if prose_seen:
                found.update(range(at, len(lines)))
                break
            case "rest" if prose_seen and at > last_prose:
                found.update(range(at, len(lines)))
                break
            case "next":
                found.add(at)
                following = lines[at + 1] if at + 1 < len(lines) else None
                if following and _is_heading(line) and len(following) < 160 and not _PROSE.search(following.view) and _reach(following, press) is None:
                    found.add(at + 1)
            case _:
                found.add(at)
    return found


def _reach(line: Line, press: Press) -> Reach | None:
    if len(line) > 400 or any(each.fullmatch(line.view) for each in press.credit_lines):
        return None
    return next((reach for pattern, reach in press.boilerplate if pattern.fullmatch(line.view)), None)


def _is_heading(line: Line) -> bool:
    """A bare heading announces the line after it; one with its link in the same line does not."""
    return len(line) < 40 and len(line.view.split()) <= 4

"""The tables of docs/codebook.md, made from the frames and from the list of no events: `python -m eval.codebook` writes them anew.

What stands above the mark in the page is written by hand and kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from recoupe.lang.fr.event_frames import Frame, frames
from recoupe.lang.fr.no_events import groups

PAGE = Path(__file__).parent.parent / "docs" / "codebook.md"
MARK = "<!-- made by python -m eval.codebook; change the frames, not this -->\n"
_WORDS = 6


def main() -> None:
    """Write the page."""
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(text.partition(MARK)[0] + MARK + "\n".join(tables()) + "\n", encoding="utf-8")


def tables() -> Iterator[str]:
    """The lines of the tables: the frames of each type by kind, then the words that are no events.

    >>> next(tables()).strip()
    '### ACCUSE'
    """
    for type, listed in groupby(frames(), key=lambda each: each.type):
        yield from (f"\n### {type}", "| kind | mode | words | example, the event in bold |", "|---|---|---|---|")
        yield from map(_row, sorted(listed, key=lambda each: each.kind))
    yield from ("\n## What is no event (`lang/fr/no_events.toml`)", "| group | reason | example |", "|---|---|---|")
    yield from (f"| {each.id} | {each.reason} | {each.example} |" for each in groups())


def _row(frame: Frame) -> str:
    words = (*frame.verbs, *(each for each in frame.nouns if each not in frame.verbs))
    shown = ", ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
    before, _, after = frame.example.partition(frame.trigger)
    return f"| {frame.kind} | {frame.mode or ''} | {shown} | {before}**{frame.trigger}**{after} |"


if __name__ == "__main__":
    main()

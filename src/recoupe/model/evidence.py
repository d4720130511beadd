"""Where a datum comes from: exact characters of one article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Field = Literal["text", "title"]


class MissingEvidence(ValueError):
    """Something was about to be stated without the characters that show it."""


@dataclass(frozen=True, slots=True)
class Span:
    """The half-open range of code points `[start, end)` of one field of an article, with its exact words.

    Made by `Article.span`, which checks the words against the text; a span that is empty or whose length differs from its words cannot be built.

    >>> Span(3, 6, "mai").end
    6
    >>> Span(3, 3, "")
    Traceback (most recent call last):
    ...
    recoupe.model.evidence.MissingEvidence: empty span at 3
    """

    start: int
    end: int
    text: str
    field: Field = "text"

    def __post_init__(self) -> None:
        check_span(self.start, self.end, self.text)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Characters `[start, end)` of the article `article` (its id).

    >>> Evidence("a1", 0, 12).field
    'text'
    """

    article: str
    start: int
    end: int
    field: Field = "text"

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Here:
    """Evidence inside an article record, where the article goes without saying."""

    start: int
    end: int
    field: Field = "text"

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


def check_span(start: int, end: int, words: str | None = None) -> None:
    """Raise `MissingEvidence` unless `[start, end)` is a real range, as long as its words."""
    if start < 0 or end <= start:
        raise MissingEvidence(f"empty span at {start}")
    if words is not None and len(words) != end - start:
        raise MissingEvidence(f"span {start}-{end} is {end - start} characters long, its words {len(words)}")


def check_evidence(noun: str, *evidence: tuple[object, ...]) -> None:
    """Raise `MissingEvidence` if any of the lists that must show something is empty."""
    if not all(evidence):
        raise MissingEvidence(f"{noun} without evidence")

"""Spans against spans: overlap, character Jaccard, and one-to-one matching, greedy from the best."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

Span = tuple[int, int]
G = TypeVar("G")
F = TypeVar("F")

MARKS = frozenset("«»“”„‟\"‹›‘’'`")


def overlap(a: Span, b: Span) -> int:
    """How many characters two spans share.

    >>> overlap((0, 5), (3, 9)), overlap((0, 3), (3, 9))
    (2, 0)
    """
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def jaccard(a: Span, b: Span) -> float:
    """Shared characters over all characters of two spans; 0 where both are empty."""
    shared = overlap(a, b)
    whole = a[1] - a[0] + b[1] - b[0] - shared
    return shared / whole if whole else 0.0


def bared(text: str, span: Span) -> Span:
    """The span without quotation marks and blanks at its ends.

    >>> bared("dit « oui » .", (4, 11))
    (6, 9)
    """
    start, end = span
    while start < end and (text[start].isspace() or text[start] in MARKS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in MARKS):
        end -= 1
    return start, end


def hull(spans: Iterable[Span]) -> Span:
    """From the first character of the first span to the last of the last. Raises `ValueError` when there is none."""
    spans = list(spans)
    return min(start for start, _ in spans), max(end for _, end in spans)


def one_to_one(gold: Sequence[G], found: Sequence[F], score: Callable[[G, F], float]) -> list[tuple[int, int]]:
    """Pairs of places (gold, found), the highest scores first, each used once; a score of 0 or less is no pair. Ties go to the earlier ones."""
    scored = [(-value, i, j) for i, one in enumerate(gold) for j, other in enumerate(found) if (value := score(one, other)) > 0]
    used_gold: set[int] = set()
    used_found: set[int] = set()
    pairs = []
    for _, i, j in sorted(scored):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((i, j))
    return sorted(pairs)


def covered(spans: Iterable[Span]) -> set[int]:
    """The characters that any of the spans covers."""
    return {place for start, end in spans for place in range(start, end)}

"""A name as it is proposed, before it becomes a mention: by the name model, by the knowledge base, or by its form."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recoupe.model.mention import Label


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words `[start, end)` proposed as a name.

    by: the rule; score: the model's probability, None where no model proposed it; acronym: the base knows it as one; known: the base
    knows these words as a name of somebody or something (a family name or an adjective is not enough).
    """

    start: int
    end: int
    label: Label
    by: str
    score: float | None
    acronym: bool = False
    known: bool = False


class Taken:
    """The places of proposals (they do not overlap), to ask whether words are free."""

    def __init__(self, proposals: Iterable[Proposal]) -> None:
        self._places = sorted((each.start, each.end) for each in proposals)

    def free(self, start: int, end: int) -> bool:
        """Whether no proposal has any of the characters.

        >>> taken = Taken([Proposal(4, 9, "GPE", "x", None)])
        >>> taken.free(0, 4), taken.free(8, 12)
        (True, False)
        """
        at = bisect_left(self._places, (end, 0))
        return at == 0 or self._places[at - 1][1] <= start


def without_overlap(kept: Sequence[Proposal], others: Iterable[Proposal]) -> list[Proposal]:
    """`kept` with those of the others that none of them overlaps, nor one another, in text order; of others that overlap the first stays."""
    taken = Taken(kept)
    made = sorted(kept, key=lambda each: each.start)
    new = sorted((each for each in others if taken.free(each.start, each.end)), key=lambda each: (each.start, -each.end))
    end = -1
    for each in new:
        if each.start >= end:
            made.append(each)
            end = each.end
    return sorted(made, key=lambda each: each.start)

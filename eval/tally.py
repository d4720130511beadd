"""What a scorer hands back: one number with the counts that made it, per article too, and the errors behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["f1", "precision", "recall", "accuracy", "rate", "count", "score"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Items in the gold, items that the system gave, and those of them that are right."""

    gold: int
    found: int
    right: float

    def __add__(self, other: Counts) -> Counts:
        return Counts(gold=self.gold + other.gold, found=self.found + other.found, right=self.right + other.right)


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """One error at `[start, end)` of an article: missed, false (nothing there in the gold) or wrong (there, but not so)."""

    article: str
    start: int
    end: int
    what: Literal["missed", "false", "wrong"]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A measure of a layer on a set.

    kind says how `value` comes from the counts: `f1`, `precision` and `recall` micro-averaged over the articles, `accuracy` right per gold item (all in
    percent); `rate` errors (right) per 1,000 words (gold), `count` a plain number of errors (right): both better when lower; `score` is given as it is.

    >>> Tally.of("times", "gold", "relaxed", "f1", {"a": Counts(gold=4, found=4, right=3)}).value
    75.0
    """

    layer: str
    set: str
    measure: str
    kind: Kind
    counts: Counts
    value: float
    articles: Mapping[str, Counts] = field(default_factory=dict)
    errors: Sequence[Error] = ()
    notes: Sequence[str] = ()

    @classmethod
    def of(
        cls,
        layer: str,
        set: str,
        measure: str,
        kind: Kind,
        articles: Mapping[str, Counts],
        errors: Sequence[Error] = (),
        *,
        value: float | None = None,
        notes: Sequence[str] = (),
    ) -> Tally:
        """A tally from the counts of each article; `value` (percent) only for kind `score`."""
        counts = sum(articles.values(), Counts(gold=0, found=0, right=0))
        made = _value(kind, counts) if value is None else value
        return cls(layer=layer, set=set, measure=measure, kind=kind, counts=counts, value=round(made, 2), articles=articles, errors=errors, notes=notes)

    @property
    def name(self) -> str:
        """The measure's name in the baseline: layer/set/measure."""
        return f"{self.layer}/{self.set}/{self.measure}"

    @property
    def lower_is_better(self) -> bool:
        """Whether it counts errors."""
        return self.kind in ("rate", "count")

    @property
    def item(self) -> float:
        """By how much the value changes with one item right or wrong."""
        counts = self.counts
        if self.kind == "count":
            return 1.0
        if self.kind == "rate":
            return 1000 / max(counts.gold, 1)
        return 200 / max(counts.gold + counts.found, 1) if self.kind == "f1" else 100 / max(counts.found if self.kind == "precision" else counts.gold, 1)


def _value(kind: Kind, counts: Counts) -> float:
    match kind:
        case "f1":
            return _share(200 * counts.right, counts.gold + counts.found)
        case "precision":
            return _share(100 * counts.right, counts.found)
        case "rate":
            return _share(1000 * counts.right, counts.gold)
        case "count":
            return counts.right
        case "score":
            raise ValueError("a score needs its value")
        case _:
            return _share(100 * counts.right, counts.gold)


def _share(part: float, whole: float) -> float:
    # nothing to find and nothing found is no merit and no fault: 0 of 0 reads 0, and the counts beside it say why
    return part / whole if whole else 0.0

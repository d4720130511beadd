"""Reuse: the passages that two articles share, what a pair of articles owes to one another, and the origins behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from recoupe.model.evidence import Evidence, check_evidence

ReuseKind = Literal["verbatim", "light", "rewritten"]
PairLabel = Literal["copy", "same-origin", "independent", "undetermined"]
Direction = Literal["a-to-b", "b-to-a", "unknown"]
OriginKind = Literal["agency", "outlet", "owner-group", "communique", "press-conference", "unknown-wire"]
OriginBasis = Literal["credit", "byline", "shared-text", "shared-errors", "common-occasion", "owner", "earliest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """A passage that stands in two articles. `speech` tells words quoted from a speaker (which prove nothing) from narration."""

    a: Evidence
    b: Evidence
    kind: ReuseKind
    speech: bool
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The two sides of a passage, as evidence for a pair."""

    a: Evidence
    b: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What ties articles a and b. `share` is the part (0..1) of the shorter one's words that the passages cover, narration only.

    "independent" has to be shown; overlap absent is "undetermined".
    """

    a: str
    b: str
    label: PairLabel
    direction: Direction
    share: float
    passages: tuple[Passage, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginArticle:
    """An article that rests on an origin: the share (0..1) of its words, and what shows it."""

    id: str
    share: float | None
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        check_evidence("article of an origin", self.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where several articles' words come from. `text` is the wire as far as it can be put together from them."""

    id: str
    name: str
    kind: OriginKind
    articles: tuple[OriginArticle, ...]
    basis: OriginBasis
    text: str | None
    why: str

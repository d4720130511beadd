"""Quotations: what is said, in whose mouth, through which verb."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from recoupe.model.evidence import Field, MissingEvidence, check_span
from recoupe.model.made import Alternative

QuotationKind = Literal["direct", "partial", "indirect", "unmarked"]
Polarity = Literal["positive", "negative", "neutral"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks: the actor when resolved, the name in the text's words otherwise, and the mention that shows it."""

    actor: str | None
    name: str
    mention: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The words that report: "a affirmé", "selon". force is what the verb does: states, promises, denies, accuses …"""

    start: int
    end: int
    lemma: str
    polarity: Polarity
    force: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """To whom, or on what occasion, in the text's words."""

    start: int
    end: int
    text: str
    actor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One utterance. `fragments` are its verbatim pieces, marks excluded; empty for indirect speech, whose [start, end) is the reported clause.

    speaker is None where the text does not tell, or where recoupe cannot: silence before a wrong mouth.
    """

    id: str
    kind: QuotationKind
    start: int
    end: int
    text: str
    fragments: tuple[tuple[int, int], ...]
    speaker: Speaker | None
    cue: Cue | None
    addressee: Addressee | None = None
    occasion: Addressee | None = None
    inside: str | None = None
    echo_of: str | None = None
    by: str
    score: float | None = None
    why: str | None = None
    field: Field = "text"
    alternatives: tuple[Alternative, ...] = ()

    def __post_init__(self) -> None:
        check_span(self.start, self.end, self.text)
        if (self.kind == "indirect") == bool(self.fragments):
            raise MissingEvidence(f"{self.kind} quotation at {self.start} with {len(self.fragments)} verbatim fragments")
        for start, end in self.fragments:
            check_span(start, end)
            if start < self.start or end > self.end:
                raise ValueError(f"fragment {start}-{end} lies outside its quotation {self.start}-{self.end}")

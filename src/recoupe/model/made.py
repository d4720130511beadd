"""Who made a datum: the versions that stand on every record, and the alternatives a judgement leaves open."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeWith:
    """The versions that decide what a record says; two records with the same ones over the same bytes are the same."""

    recoupe: str
    pipeline: str
    knowledge: str
    codebook: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """A reading that could not be ruled out: an actor or a value, its score (0..1), and why."""

    score: float
    why: str
    actor: str | None = None
    value: str | None = None

    def __post_init__(self) -> None:
        if (self.actor is None) == (self.value is None):
            raise ValueError("an alternative is either an actor or a value")

"""Oddities: what in an article does not fit, for a reader to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from recoupe.model.evidence import Evidence, Here, check_evidence

OddityKind = Literal["weekday", "sum", "spelling", "contradiction", "quotation-mark", "date", "office"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """Something that does not fit ("mercredi 4" is a Tuesday), with the readings that would mend it."""

    kind: OddityKind
    text: str
    readings: tuple[str, ...]
    evidence: tuple[Here, ...]
    by: str
    why: str | None = None

    def __post_init__(self) -> None:
        check_evidence("oddity", self.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierOddity:
    """An oddity as the dossier lists it, with its article."""

    article: str
    kind: OddityKind
    text: str
    readings: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    by: str
    why: str | None = None

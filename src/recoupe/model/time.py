"""Time expressions of an article (TIMEX3 classes)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from recoupe.model.evidence import Field, check_span
from recoupe.model.made import Alternative

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Mod = Literal["START", "MID", "END", "MORE_THAN", "LESS_THAN"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """An expression of time and its value (EDTF or ISO duration, as format.md's table has them), None while it cannot be told.

    anchor: the id of the expression, or "published", from which a relative one was counted.
    """

    id: str
    start: int
    end: int
    text: str
    type: TimeType
    value: str | None
    mod: Mod | None = None
    anchor: str | None = None
    by: str
    score: float | None = None
    why: str | None = None
    field: Field = "text"
    alternatives: tuple[Alternative, ...] = ()

    def __post_init__(self) -> None:
        check_span(self.start, self.end, self.text)

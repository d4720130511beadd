"""Claims: who asserts, attributes, denies or promises what, slot by slot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from recoupe.model.event import SaidBy
from recoupe.model.evidence import Here, check_evidence

Slot = Literal["what", "who", "when", "where", "how-many", "who-said", "words"]
Stance = Literal["states", "attributes", "denies", "promises"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One slot of what the article holds to be so. `by` is "reporter" where the article speaks in its own name; `about` is an event or an actor id."""

    id: str
    statement: str
    about: str
    slot: Slot
    value: str | None
    by: SaidBy | Literal["reporter"]
    stance: Stance
    evidence: tuple[Here, ...]
    made_by: str | None = None

    def __post_init__(self) -> None:
        check_evidence("claim", self.evidence)

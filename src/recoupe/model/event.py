"""Events: what the article says happened, will happen, did not happen (PLOVER types, our statuses)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field as Named

from recoupe.model.evidence import Field, check_span
from recoupe.model.made import Alternative

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal["done", "ongoing", "announced", "promised", "proposed", "conditional", "denied", "negated", "hypothetical"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """The words that name the event."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        check_span(self.start, self.end, self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A participant: its actor when resolved, its name, and the mention that shows it."""

    actor: str | None
    name: str
    mention: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where, in the text's words, with the actor (a state, a city) when it is known."""

    name: str
    actor: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTime:
    """When the event is: an EDTF value and the time expression (or "published") that it comes from."""

    value: str
    from_: Annotated[str, Named(alias="from")]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidBy:
    """The speaker, other than the reporter, who asserts the event; `quotation` is None where the event's own words name him ("X accuse Y d’avoir …")."""

    actor: str | None
    name: str
    quotation: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number the event carries: "une dizaine de morts" is value 10, unit "mort"; min and max bound an imprecise one."""

    start: int
    end: int
    value: float | None
    min: float | None
    max: float | None
    unit: str
    of: str | None = None

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening as an article tells it. `type` and `mode` are PLOVER's and never depend on `status`, which says where it stands."""

    id: str
    type: EventType
    mode: str | None
    kind: str
    contexts: tuple[str, ...] = ()
    trigger: Trigger
    also: tuple[Trigger, ...] = ()
    source: tuple[Role, ...] = ()
    target: tuple[Role, ...] = ()
    place: Place | None = None
    time: EventTime | None = None
    status: Status
    background: bool = False
    said_by: SaidBy | None = None
    denies: str | None = None
    condition: tuple[int, int] | None = None
    numbers: tuple[Count, ...] = ()
    by: str
    score: float | None = None
    why: str | None = None
    field: Field = "text"
    alternatives: tuple[Alternative, ...] = ()

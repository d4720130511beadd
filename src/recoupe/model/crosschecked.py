"""What cross-checking finds in a story: events counted once, claims with verdicts, differences, drift, commitments, relations, a timeline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field as Named

from recoupe.model.claim import Slot
from recoupe.model.event import EventTime, EventType, Place, Role, Status
from recoupe.model.evidence import Evidence, check_evidence
from recoupe.model.quotation import QuotationKind, Speaker

Verdict = Literal["corroborated", "single-origin", "disputed", "differs", "undetermined"]
DossierStance = Literal["states", "attributes", "denies", "differs"]
DifferenceKind = Literal["date", "number", "name", "place", "speaker", "wording", "status", "scope", "update"]
DriftOp = Literal["same", "cut", "added", "reworded", "marks-added", "marks-dropped", "indirect", "other-speaker"]
CommitmentStatus = Literal["pending", "due", "overdue", "kept", "broken", "superseded", "unknown"]
RelationType = Literal[
    "member-of", "allied-with", "left", "joined", "holds-office", "defence-agreement", "agreement", "broke-with", "supports", "accuses", "visited",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusAt:
    """One step of an event's history: the status that an article gave it, and when that article was published."""

    status: Status
    when: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """An article's own event."""

    article: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierEvent:
    """One happening, however many articles tell it; `independent_origins` counts origins, not outlets."""

    id: str
    type: EventType
    mode: str | None
    kind: str
    contexts: tuple[str, ...]
    source: tuple[Role, ...]
    target: tuple[Role, ...]
    place: Place | None
    time: EventTime | None
    status: Status
    history: tuple[StatusAt, ...]
    mentions: tuple[EventMention, ...]
    independent_origins: int
    outlets: int

    def __post_init__(self) -> None:
        check_evidence("event", self.mentions, self.history)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimBy:
    """One article's stand on a claim."""

    article: str
    evidence: Evidence
    stance: DossierStance
    value: str | None
    origin: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierClaim:
    """A claim across articles. "corroborated" means at least two origins with nothing in common found; it never means true."""

    id: str
    about: str
    statement: str
    slot: Slot
    by: tuple[ClaimBy, ...]
    outlets: int
    independent_origins: int
    verdict: Verdict
    why: str

    def __post_init__(self) -> None:
        check_evidence("claim", self.by)
        if self.verdict == "corroborated" and self.independent_origins < 2:
            raise ValueError(f"claim {self.id}: corroborated by {self.independent_origins} origin")


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceVersion:
    """One of the values that differ, and where it is said."""

    value: str
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        check_evidence("version of a difference", self.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Where articles do not say the same; "update" when later news moved on."""

    kind: DifferenceKind
    about: str
    versions: tuple[DifferenceVersion, ...]
    why: str

    def __post_init__(self) -> None:
        if len(self.versions) < 2:
            raise ValueError("a difference has two versions at least")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationVersion:
    """One article's version of an utterance."""

    evidence: Evidence
    text: str
    kind: QuotationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """A step from one version to another: `from` and `to` count versions from 0; `words` are those that changed (what was cut, added, or "old → new")."""

    from_: Annotated[int, Named(alias="from")]
    to: int
    op: DriftOp
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierQuotation:
    """One utterance in all its versions; `speaker_disputed` when outlets put it in different mouths."""

    id: str
    speaker: Speaker | None
    versions: tuple[QuotationVersion, ...]
    drift: tuple[Drift, ...]
    speaker_disputed: bool
    why: str

    def __post_init__(self) -> None:
        check_evidence("quotation", self.versions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """Who bound whom to what, by when, and where it stands on the day of the dossier."""

    id: str
    who: tuple[str, ...]
    to: tuple[str, ...]
    what: str
    kind: str
    due: str | None
    status: CommitmentStatus
    made: Evidence
    repeated: tuple[Evidence, ...]
    followed_up: tuple[Evidence, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A tie between two actors over time, with the day of its last confirmation."""

    source: str
    type: RelationType
    target: str
    from_: Annotated[str | None, Named(alias="from")]
    until: str | None
    evidence: tuple[Evidence, ...]
    confirmed_last: str | None

    def __post_init__(self) -> None:
        check_evidence("relation", self.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A line of the timeline: when (EDTF), what it refers to (an id of the dossier), and its words."""

    when: str
    ref: str
    text: str

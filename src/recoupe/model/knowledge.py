"""What stages ask of the knowledge base, without knowing where it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from recoupe.model.actor import ActorKind

ROLES = (
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "defence_minister",
    "interior_minister",
    "finance_minister",
    "justice_minister",
    "army_chief",
    "parliament_speaker",
    "vice_president",
    "central_bank_governor",
    "envoy",
    "spokesperson",
    "head_of_body",
    "other",
)
NameUse = Literal["name", "acronym", "short-name", "demonym", "capital", "seat", "city", "region", "outlet", "agency"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActor:
    """An actor of the knowledge base. `source` says where the record comes from; `verified` whether a second source has checked it."""

    id: str
    name: str
    kind: ActorKind
    names: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str | None = None
    seats: tuple[str, ...] = ()
    gender: Literal["f", "m"] | None = None
    dated_names: tuple[tuple[str, str | None, str | None], ...] = ()
    iso2: str | None = None
    source: str = ""
    verified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOffice:
    """An office with its holder, by half-open interval of EDTF days, months or years; `until` None with an `as_of` means known only up to there.

    role: one of `ROLES`. finance_minister is of the economy where a government has one minister for both; army_chief the chief of the general staff or of the
    whole army; envoy whoever a body or a state sends with a title ("envoyé spécial pour le Sahel"); head_of_body also the leader of an armed group or a party.
    title: the office in French where it is known, without the state; an empty one says no more than the role. titles: other words for the same office
    ("porte-parole de la diplomatie"). acting: held "par intérim".
    """

    holder: str
    role: str
    title: str
    of: str | None
    from_: str | None
    until: str | None
    until_inferred: bool = False
    as_of: str | None = None
    source: str = ""
    verified: bool = False
    acting: bool = False
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name of the base found in a text: `[start, end)`, and each (actor id, use) that the words may stand for."""

    start: int
    end: int
    readings: tuple[tuple[str, NameUse], ...]


class Knowledge(Protocol):
    """Who is who. One instance serves many articles and threads; it never changes once loaded."""

    @property
    def version(self) -> str:
        """The version of the shipped base, with a mark when a user's file was added."""

    def actor(self, id: str) -> KnownActor | None:
        """The actor with this id."""

    def named(self, name: str) -> Sequence[tuple[str, NameUse]]:
        """The actors that go by this name (case, diacritics, apostrophes and hyphens folded)."""

    def alike(self, name: str) -> Sequence[tuple[str, float]]:
        """The people whose names agree with this one but for the romanisation, with a score, the likeliest first: for names that `named` does not know."""

    def find(self, text: str) -> Iterable[NameHit]:
        """All names of the base in a text at word boundaries, longest first, without overlaps, in text order; capitals in the text are respected."""

    def offices(self, *, holder: str | None = None, of: str | None = None, role: str | None = None) -> Sequence[HeldOffice]:
        """Offices by holder, by state or body, by role."""

    def holder(self, *, of: str, role: str, on: str | None) -> Sequence[HeldOffice]:
        """Who held an office on an EDTF day, month or year: none, one, or several (a change inside the period); past `as_of` nothing is answered."""

    def last_holder(self, *, of: str, role: str, on: str | None) -> Sequence[HeldOffice]:
        """Who is last known to have held an office, when nobody is known to hold it on the day: candidates to weigh, with their `as_of`, never an answer."""

    def members(self, body: str, on: str | None = None) -> Sequence[str]:
        """Ids of the members of a body on a day (today's knowledge when None)."""

    def owner(self, outlet: str) -> str | None:
        """The owner group of an outlet, by its name or domain."""

    def agencies(self) -> Iterable[tuple[str, ...]]:
        """The names of each news agency, the usual one first."""

    def outlets(self) -> Iterable[str]:
        """The names of known outlets."""

"""Actors: states, persons, bodies, groups, and the places named beside them; and the offices they hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field as Named

from recoupe.model.evidence import Evidence

ActorKind = Literal["person", "state", "body", "group", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An actor that a record refers to. id: `wd:Q…`, `iso:MLI`, `kb:slug`, `own:slug`, or `new:slug` for one met in the text alone.

    A place (a town, a region, a continent) has an id and names like the others but does nothing: no event, words or promise are ever laid to one.
    `verified` is False for what comes from knowledge that no second source has checked, and for what only the text says.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: ActorKind
    verified: bool


UNNAMED = "new:group-"
"""How the ids of people begin whom no name tells ("des hommes armés"): of one article alone, the same words elsewhere may mean others."""


def is_unnamed(id: str | None) -> bool:
    """Whether an id is of people told by a noun alone, whom nothing ties to those of another article.

    >>> is_unnamed("new:group-rebelles"), is_unnamed("iso:CHL"), is_unnamed(None)
    (True, False, False)
    """
    return id is not None and id.startswith(UNNAMED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office held, by half-open interval [from, until); an open interval is only known up to `as_of`. All three are EDTF days, months or years.

    `until_inferred`: the end is the start of the next holder known, so that a vacancy in between would not show. `source`: where the record is from.
    `of_name`: the name of the state or body `of`.
    """

    title: str
    of: str | None
    from_: Annotated[str | None, Named(alias="from")]
    until: str | None
    as_of: str | None
    verified: bool
    evidence: tuple[Evidence, ...] = ()
    role: str | None = None
    until_inferred: bool = False
    acting: bool = False
    source: str = ""
    of_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierActor:
    """An actor as the dossier shows it: its names, the offices known or read, and how often it is named."""

    id: str
    name: str
    kind: ActorKind
    names: tuple[str, ...]
    offices: tuple[Office, ...]
    mentions: int

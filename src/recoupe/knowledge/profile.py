"""All that the base says of an actor, put together for a reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.knowledge.base import Base
from recoupe.knowledge.periods import held, period
from recoupe.lang.folding import key
from recoupe.model.actor import ActorKind
from recoupe.model.knowledge import HeldOffice, KnownActor


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An actor with the offices that it holds or that are held in it, the bodies it belongs to and its members; intervals are half open, as EDTF text.

    On a day (see `profile`), only what may have held on it.
    """

    actor: KnownActor
    held: tuple[HeldOffice, ...]
    holders: tuple[HeldOffice, ...]
    member_of: tuple[tuple[str, str | None, str | None], ...]
    members: tuple[str, ...]


def found(base: Base, words: str) -> tuple[KnownActor, ...]:
    """The actors that an id or a name stands for, in full or in short; without any, those with all these words in one of their names.

    >>> from recoupe.knowledge import load
    >>> [each.id for each in found(load(), "iso:PER")], [each.id for each in found(load(), "Pérou")]
    (['iso:PER'], ['iso:PER'])
    """
    if actor := base.actor(words.strip()):
        return (actor,)
    exact = dict.fromkeys(id for id, use in base.named(words) if use != "demonym")
    named = [actor for id in exact if (actor := base.actor(id))]
    return tuple(named) or tuple(search(base, words.split()))


def search(base: Base, words: Sequence[str] = (), *, kind: ActorKind | None = None) -> Iterator[KnownActor]:
    """Actors of a kind with all these words, or beginnings of words, in one of their names; in the order of the base. Looks at all of them once."""
    wanted = [part for word in words for part in key(word).split()]
    for actor in base.known():
        if (kind is None or actor.kind == kind) and any(_has(name, wanted) for name in (actor.name, *actor.names, *actor.acronyms)):
            yield actor


def profile(base: Base, actor: KnownActor, on: str | None = None) -> Profile:
    """What the base says of an actor; with `on` (an EDTF day, month or year), only what may have held then, and nothing past the day it is known up to."""
    days = period(on)

    def then(from_: str | None, until: str | None, as_of: str | None) -> bool:
        return days is None or held(days, from_=from_ or "0001", until=until, as_of=as_of)

    def sorted_(offices: Sequence[HeldOffice]) -> tuple[HeldOffice, ...]:
        return tuple(sorted((each for each in offices if then(each.from_, each.until, each.as_of)), key=lambda each: (each.role, each.from_ or "")))

    return Profile(
        actor=actor,
        held=sorted_(base.offices(holder=actor.id)),
        holders=sorted_(base.offices(of=actor.id)),
        member_of=tuple(each for each in base.memberships(actor.id) if then(each[1], each[2], "9999")),
        members=tuple(base.members(actor.id, on)),
    )


def _has(name: str, wanted: Sequence[str]) -> bool:
    parts = key(name).split()
    return all(any(part.startswith(word) for part in parts) for word in wanted)

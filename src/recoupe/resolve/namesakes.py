"""A user's actor who shares a name with somebody of the base: the title beside the name decides which of them an article means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recoupe.lang.folding import key
from recoupe.lang.fr.offices import RoleWords
from recoupe.model.knowledge import HeldOffice
from recoupe.resolve.cast import Cast
from recoupe.resolve.titles import MINISTERS, OFFICES


def holder_of_the_name(cast: Cast, own: str, name: str, roles: Iterable[RoleWords], at: int) -> str | None:
    """The holder of an office told beside a name, where that is somebody else of the same name than the user's actor, who has no such office.

    own: id of the user's actor; name: as written, in full or the last name; roles: the titles beside it; at: where it stands. None where the user's actor may
    be meant: an office without its state is believed only where it is more than a noun ("le ministre de la Pêche") and the article tells the state.
    """
    for role in roles:
        of = cast.one_state(role.of)
        if not of and not role.bare and (here := cast.state_here(at)):
            of = (here,)
        offices = MINISTERS if role.role == "minister" else {role.role} & OFFICES
        if len(of) != 1 or any(_holds(cast, own, role, each, of[0]) for each in offices):
            continue
        found = {held.holder for each in offices for held in _held(cast, of[0], each, role) if held.holder != own and _bears(cast, held.holder, name)}
        if len(found) == 1:
            return found.pop()
    return None


def share_a_name(cast: Cast, one: str, other: str) -> bool:
    """Whether two actors of the base go by one full name."""
    return bool(_names(cast, one) & _names(cast, other))


def _held(cast: Cast, of: str, office: str, role: RoleWords) -> Sequence[HeldOffice]:
    """Who held an office on the day, or is last known to have; ever, where the title is an old one or the article has no day."""
    if role.former or cast.published is None:
        return cast.knowledge.offices(of=of, role=office)
    return (*cast.knowledge.holder(of=of, role=office, on=cast.published), *cast.knowledge.last_holder(of=of, role=office, on=cast.published))


def _holds(cast: Cast, id: str, role: RoleWords, office: str, of: str) -> bool:
    """Whether the user's file gives its actor that office, by its role or by the first word of its title."""
    held = [each for each in cast.knowledge.offices(holder=id) if each.of in (None, of)]
    return any(each.role == office or key(each.title).split()[:1] == key(role.noun).split()[:1] for each in held)


def _bears(cast: Cast, id: str, name: str) -> bool:
    words = key(name).split()
    return any(each.split() == words or (len(words) == 1 and each.split()[-1:] == words) for each in _names(cast, id))


def _names(cast: Cast, id: str) -> set[str]:
    known = cast.knowledge.actor(id)
    return {key(each) for each in (known.name, *known.names)} if known else set()

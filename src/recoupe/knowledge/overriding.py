"""One record in the place of another that says the same thing: a user's over the base's, what has ended over what seemed to go on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from recoupe.model.knowledge import HeldOffice, KnownActor

Membership = tuple[str, str, str | None, str | None]


def joined(known: KnownActor, other: KnownActor) -> KnownActor:
    """An actor with the names of a second record of it; for the rest, the first record is believed before the second."""
    return replace(
        known,
        names=tuple(dict.fromkeys((*known.names, *(each for each in (other.name, *other.names) if each != known.name)))),
        acronyms=tuple(dict.fromkeys((*known.acronyms, *other.acronyms))),
        demonyms=tuple(dict.fromkeys((*known.demonyms, *other.demonyms))),
        seats=tuple(dict.fromkeys((*known.seats, *other.seats))),
        dated_names=tuple(dict.fromkeys((*known.dated_names, *other.dated_names))),
        capital=known.capital or other.capital,
        gender=known.gender or other.gender,
        iso2=known.iso2 or other.iso2,
    )


def same_office(one: HeldOffice, other: HeldOffice) -> bool:
    """Whether two records are of one term: same holder, role and state or body, and the one does not begin at another time than the other (to the year)."""
    if (one.holder, one.role) != (other.holder, other.role) or (one.of != other.of and other.of is not None):
        return False
    if other.from_ is None:
        return one.until is None
    return one.from_ is not None and one.from_[:4] == other.from_[:4]


def over(offices: Iterable[HeldOffice], newer: Iterable[HeldOffice]) -> list[HeldOffice]:
    """Offices with newer records in the place of those of the same term; what the newer one leaves out is kept from the older.

    >>> old = HeldOffice(holder="kb:a", role="spokesperson", title="", of="iso:NOR", from_="2019-03-01", until=None, as_of="2025-01")
    >>> new = HeldOffice(holder="kb:a", role="spokesperson", title="", of="iso:NOR", from_=None, until="2026-02-01")
    >>> [(each.from_, each.until, each.as_of) for each in over([old], [new])]
    [('2019-03-01', '2026-02-01', None)]
    """
    by_holder: dict[str, list[HeldOffice]] = {}
    for office in newer:
        by_holder.setdefault(office.holder, []).append(office)
    made: list[HeldOffice] = []
    placed: set[int] = set()
    for office in offices:
        mine = [each for each in by_holder.get(office.holder, ()) if same_office(office, each)]
        if not mine:
            made.append(office)
        for each in mine:
            if id(each) not in placed:
                placed.add(id(each))
                as_of = None if each.until else each.as_of or office.as_of
                from_, title = each.from_ or office.from_, each.title or office.title
                made.append(replace(each, from_=from_, title=title, of=each.of or office.of, until=each.until or office.until, as_of=as_of))
    return made + [each for rows in by_holder.values() for each in rows if id(each) not in placed]


def over_memberships(known: list[Membership], rows: list[dict[str, Any]]) -> list[Membership]:
    """Memberships with newer rows in the place of those of the same member in the same body.

    The same is what begins in the same year, or, for a row without a start, what has no end yet.
    """
    made = list(known)
    for row in rows:
        start, until = row.get("from"), row.get("until")
        for member, body, from_, end in known:
            if (member, body) == (row["member"], row["of"]) and (end is None if start is None else (from_ or "")[:4] == start[:4]):
                made.remove((member, body, from_, end))
                start, until = start or from_, until or end
        made.append((row["member"], row["of"], start, until))
    return made

"""One event for one happening: triggers that tell the same are joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.model.actor import is_unnamed
from recoupe.model.event import Event, Role


def once(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events, each happening once: triggers of one kind with the same participants and no other time or status are `also` of the first; numbered anew."""
    kept: list[Event] = []
    became: dict[str, str] = {}
    for event in events:
        for at, other in enumerate(kept):
            if _same(event, other):
                kept[at] = replace(
                    other,
                    also=(*other.also, event.trigger, *event.also),
                    source=_union(other.source, event.source),
                    target=_union(other.target, event.target),
                    time=other.time or event.time,
                )
                became[event.id] = other.id
                break
        else:
            kept.append(event)
    ids = {each.id: f"e{number}" for number, each in enumerate(kept, 1)}
    ids |= {gone: ids[into] for gone, into in became.items()}
    return tuple(replace(each, id=ids[each.id], denies=ids.get(each.denies) if each.denies else None) for each in kept)


WORDS = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN", "AGREE"})
"""Types whose events are acts of speech: an actor may do several of a kind in one article."""


def _same(a: Event, b: Event) -> bool:
    return _equal(a, b) or _told_again(a, b)


def _told_again(a: Event, b: Event) -> bool:
    """One happening told twice with more or fewer of its participants, as a title and the text below it do."""
    if a.type in WORDS or (a.type, a.kind, a.status) != (b.type, b.kind, b.status) or (a.time and b.time and a.time.value != b.time.value):
        return False
    sides = [({each.name for each in named(one)}, {each.name for each in named(other)}) for one, other in ((a.source, b.source), (a.target, b.target))]
    if any(one and other and not one & other for one, other in sides):
        return False
    return any(one & other for one, other in sides)


def _equal(a: Event, b: Event) -> bool:
    if (a.type, a.kind, a.status, a.said_by is None) != (b.type, b.kind, b.status, b.said_by is None):
        return False
    if a.time and b.time and a.time.value != b.time.value:
        return False
    who_a, who_b = {each.actor for each in named(a.source)}, {each.actor for each in named(b.source)}
    whom_a, whom_b = {each.actor for each in named(a.target)}, {each.actor for each in named(b.target)}
    if None in who_a | who_b | whom_a | whom_b or not (who_a | whom_a) or not (who_b | whom_b):
        return False
    return bool(who_a & who_b or (not who_a and not who_b)) and whom_a == whom_b


def named(roles: Sequence[Role]) -> tuple[Role, ...]:
    """The roles without those of people told by a noun alone ("des rebelles"): other words may stand for the same people further on, so they part nothing."""
    return tuple(each for each in roles if not is_unnamed(each.actor))


def _union(a: Sequence[Role], b: Sequence[Role]) -> tuple[Role, ...]:
    names = {each.name for each in a}
    return (*a, *(each for each in b if each.name not in names))


def known_again(events: Sequence[Event]) -> list[Event]:
    """Events that a noun alone names, with no participant ("l'attaque"), are another word for the last one of their type that has some."""
    kept: list[Event] = []
    for event in events:
        if not named(event.source) and not named(event.target) and event.score == 0.5:
            earlier = next(
                (
                    at
                    for at in range(len(kept) - 1, -1, -1)
                    if (kept[at].type, kept[at].kind) == (event.type, event.kind) and kept[at].status not in ("denied", "negated", "hypothetical")
                ),
                None,
            )
            if earlier is not None and event.status in ("done", kept[earlier].status):
                kept[earlier] = replace(kept[earlier], also=(*kept[earlier].also, event.trigger))
                continue
        kept.append(event)
    return kept

"""One happening is one event, however many articles of the story tell it; its statuses make a history (announced by one, done by another)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from recoupe.model.actor import is_unnamed
from recoupe.model.crosschecked import DossierEvent, EventMention, StatusAt
from recoupe.model.event import Event, EventTime, Role, Status
from recoupe.model.evidence import Evidence
from recoupe.model.record import ArticleRecord
from recoupe.model.story import Story
from recoupe.model.when import When

Told = tuple[ArticleRecord, Event]

# in the order in which a happening passes through them: the furthest that an article reports is where it stands
PROGRESS: tuple[Status, ...] = ("hypothetical", "proposed", "conditional", "announced", "promised", "ongoing", "done")
DENIALS = frozenset({"denied", "negated"})


def merge_events(records: Sequence[ArticleRecord], stories: Sequence[Story], *, independent: Callable[[Iterable[str]], int]) -> tuple[DossierEvent, ...]:
    """The events of each story, merged: same type and kind, participants in common on each side that both tell, times that do not exclude each other.

    independent: how many independent origins a set of article ids amounts to. A pair of events that only might be one stays two.
    """
    by_id = {each.id: each for each in records}
    merged: list[DossierEvent] = []
    for story in stories:
        by_kind: dict[tuple[str, str], list[list[Told]]] = defaultdict(list)
        for one in story.articles:
            record = by_id[one.id]
            for event in record.events:
                # with nobody in it an event cannot be told from another of its kind, and the word that names it is often no event at all ("transfert")
                if not _actors(event.source) and not _actors(event.target):
                    continue
                groups = by_kind[event.type, event.kind]
                home = next((group for group in groups if all(_one_happening(event, other) for _, other in group)), None)
                if home is None:
                    groups.append([(record, event)])
                else:
                    home.append((record, event))
        for groups in by_kind.values():
            for group in groups:
                merged.append(_merge(f"ev{len(merged) + 1}", group, independent))
    return tuple(merged)


def _one_happening(a: Event, b: Event) -> bool:
    for mine, other in ((a.source, b.source), (a.target, b.target)):
        ids, others = _actors(mine), _actors(other)
        if None in ids or None in others or (ids and others and not ids & others):
            return False
    if not (_actors(a.source) & _actors(b.source) or _actors(a.target) & _actors(b.target)):
        return False
    if a.mode != b.mode:
        return False
    if a.time and b.time:
        return When.of(a.time.value).intersects(When.of(b.time.value)) is not False
    return True


def _actors(roles: Iterable[Role]) -> set[str | None]:
    # people told by a noun alone ("des hommes armés") part nothing: another article may name them
    return {each.actor for each in roles if not is_unnamed(each.actor)}


def _across(roles: Sequence[Role]) -> tuple[Role, ...]:
    """The roles without the ids of people whom no name tells: those hold in one article alone."""
    return tuple(replace(each, actor=None) if is_unnamed(each.actor) else each for each in roles)


def _merge(id: str, group: list[Told], independent: Callable[[Iterable[str]], int]) -> DossierEvent:
    first = group[0][1]
    fullest = max((event for _, event in group), key=lambda each: len(each.source) + len(each.target))
    history = sorted(
        (
            StatusAt(status=event.status, when=record.published.value, evidence=Evidence(record.id, event.trigger.start, event.trigger.end, event.field))
            for record, event in group
        ),
        key=lambda each: each.when or "9999",
    )
    outlets = {record.source.outlet or record.id for record, _ in group}
    return DossierEvent(
        id=id,
        type=first.type,
        mode=first.mode,
        kind=first.kind,
        contexts=first.contexts,
        source=_across(fullest.source),
        target=_across(fullest.target),
        place=next((event.place for _, event in group if event.place), None),
        time=_narrowest([event.time for _, event in group if event.time]),
        status=_status([event.status for _, event in group]),
        history=tuple(history),
        mentions=tuple(EventMention(article=record.id, event=event.id) for record, event in group),
        independent_origins=independent(record.id for record, _ in group),
        outlets=len(outlets),
    )


def _status(statuses: Sequence[Status]) -> Status:
    affirmed = [each for each in statuses if each not in DENIALS]
    return max(affirmed, key=PROGRESS.index) if affirmed else statuses[0]


def _narrowest(times: Sequence[EventTime]) -> EventTime | None:
    def width(time: EventTime) -> int:
        bounds = When.of(time.value).bounds()
        return (bounds[1] - bounds[0]).days if bounds else 10**6

    return min(times, key=width, default=None)

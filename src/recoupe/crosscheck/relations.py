"""Ties between actors over time, each from the events that show it, with the day on which it was last confirmed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recoupe.model.crosschecked import DossierEvent, Relation, RelationType

TIES: Mapping[str, RelationType] = {
    "leave-organisation": "left",
    "break-relations": "broke-with",
    "backing": "supports",
    "accusation": "accuses",
    "visit": "visited",
    "agreement-signed": "agreement",
}


def relations(events: Sequence[DossierEvent]) -> tuple[Relation, ...]:
    """The relations that events of status done or ongoing show, one for each tie of two known actors; other statuses bind nobody."""
    found: dict[tuple[str, RelationType, str], list[DossierEvent]] = {}
    for event in events:
        if event.kind not in TIES or event.status not in ("done", "ongoing"):
            continue
        # an agreement has all its parties in source
        if event.target:
            ends = [(a.actor, b.actor) for a in event.source for b in event.target]
        else:
            ends = [(a.actor, b.actor) for at, a in enumerate(event.source) for b in event.source[at + 1 :]]
        for a, b in ends:
            if a and b and a != b:
                found.setdefault((a, TIES[event.kind], b), []).append(event)
    return tuple(_relation(*ends, shown) for ends, shown in found.items())


def _relation(source: str, type: RelationType, target: str, shown: Sequence[DossierEvent]) -> Relation:
    steps = [step for event in shown for step in event.history if step.status in ("done", "ongoing")]
    told = [step.when for step in steps if step.when]
    since = [event.time.value for event in shown if event.time]
    return Relation(
        source=source,
        type=type,
        target=target,
        from_=min(since, default=None),
        until=None,
        evidence=tuple(step.evidence for step in steps),
        confirmed_last=max(told, default=None),
    )

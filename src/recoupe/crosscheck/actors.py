"""The actors of a dossier: under which names, in which offices, how often named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from recoupe.lang.say import Lang, Say
from recoupe.model.actor import Actor, DossierActor, Office, is_unnamed
from recoupe.model.knowledge import Knowledge
from recoupe.model.record import ArticleRecord


def actors(records: Sequence[ArticleRecord], knowledge: Knowledge, *, lang: Lang = "fr") -> tuple[DossierActor, ...]:
    """All actors that the records refer to by a name or an office, those named most first.

    Offices come from the knowledge base, marked unverified where nobody has checked them, and with an end inferred from a successor said to be so; one that
    the base gives no title of its own is told by its role.

    A person met in texts alone (`new:…`) is known by name only: two persons of one name would be one here.
    """
    known: dict[str, Actor] = {}
    names: dict[str, dict[str, None]] = {}
    mentions: Counter[str] = Counter()
    for record in records:
        for actor in (each for each in record.actors if not is_unnamed(each.id)):
            known.setdefault(actor.id, actor)
            names.setdefault(actor.id, {}).update(dict.fromkeys(actor.names))
        mentions.update(each.actor for each in record.mentions if each.actor)
    return tuple(
        DossierActor(id=id, name=known[id].name, kind=known[id].kind, names=tuple(names[id]), offices=_offices(id, knowledge, Say(lang)), mentions=mentions[id])
        for id in sorted(known, key=lambda id: (-mentions[id], known[id].name))
    )


def _offices(id: str, knowledge: Knowledge, say: Say) -> tuple[Office, ...]:
    return tuple(
        Office(
            title=each.title or say(f"actor.role.{each.role}"),
            of=each.of,
            from_=each.from_,
            until=each.until,
            as_of=each.as_of,
            verified=each.verified,
            role=each.role,
            until_inferred=each.until_inferred,
            acting=each.acting,
            source=each.source,
            of_name=known.name if each.of and (known := knowledge.actor(each.of)) else None,
        )
        for each in sorted(knowledge.offices(holder=id), key=lambda each: (each.from_ or "", each.title))
    )

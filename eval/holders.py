"""Who holds an office on a day, by the shipped base: it decides which roles are those of office holders."""

from __future__ import annotations

import datetime
from functools import cache

from eval.actors import Actors
from recoupe.model.knowledge import HeldOffice, Knowledge
from recoupe.model.when import When


class Holders:
    """The people of the base with an office on a day. An office whose end is unknown counts as held: what is asked is whom the base knows at all."""

    def __init__(self, knowledge: Knowledge, actors: Actors) -> None:
        self._knowledge = knowledge
        self._actors = actors
        self.found = cache(self._found)
        """Whether an actor of a record, by id, is a person with an office on a day."""
        self.gold = cache(self._gold)
        """Whether an actor of the gold, by name, is a person with an office on a day."""

    def _found(self, id: str | None, day: str) -> bool:
        known = self._knowledge.actor(id) if id else None
        return known is not None and known.kind == "person" and any(holds(office, day) for office in self._knowledge.offices(holder=known.id))

    def _gold(self, name: str | None, day: str) -> bool:
        if name is None:
            return False
        # a family name alone would bring its namesakes
        names = {name, *(each for each in self._actors.names[self._actors.one(name)] if " " in each)}
        return any(self._found(id, day) for each in names for id, use in self._knowledge.named(each) if use == "name")


def holds(office: HeldOffice, day: str) -> bool:
    """Whether an office is held on a day: from the first day that its beginning may mean to the last that its end may.

    >>> one = HeldOffice(holder="kb:x", role="other", title="", of=None, from_="2024-05", until="2025")
    >>> [holds(one, day) for day in ("2024-04-30", "2024-05-01", "2025-12-31", "2026-01-01")]
    [False, True, True, False]
    """
    on = datetime.date.fromisoformat(day[:10])
    first = When.of(office.from_).bounds() if office.from_ else None
    last = When.of(office.until).bounds() if office.until else None
    return (first is None or first[0] <= on) and (last is None or on <= last[1])

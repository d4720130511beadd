"""Whether an actor of a record is one of the gold: by id, by an accepted name, or, for those without a name, by where they are mentioned."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from eval.matching import Span, overlap

Row = Mapping[str, Any]


def fold(name: str) -> str:
    """A name without case, diacritics and hyphens.

    >>> fold("Cap-Vert, État")
    'cap vert, etat'
    """
    bare = "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))
    return re.sub(r"[\s\-‐‑]+", " ", bare.replace("’", "'")).strip().casefold()


class Actors:
    """The actors that the gold names; those joined by `same_for_scoring` (a state, its government, its seats) are one."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._class_of_name: dict[str, str] = {}
        self._class_of_folded: dict[str, str] = {}
        self.names: dict[str, set[str]] = defaultdict(set)
        self.ids: dict[str, set[str]] = defaultdict(set)
        self.unnamed: set[str] = set()
        for row in rows:
            one = row.get("same_for_scoring") or row["id"]
            self.ids[one].add(row["id"])
            self._class_of_name[row["name"]] = one
            for name in {row["name"], *row["names"]}:
                self.names[one].add(fold(name))
                self._class_of_name.setdefault(name, one)
                self._class_of_folded.setdefault(fold(name), one)
            if row["kind"] == "unnamed":
                self.unnamed.add(one)

    def one(self, name: str) -> str:
        """The actor that a name of the gold stands for; a name that the list lacks stands for itself.

        >>> Actors([{"id": "x:1", "name": "Lac", "names": ["le Lac"], "kind": "state"}]).one("le lac")
        'x:1'
        """
        found = self._class_of_name.get(name) or self._class_of_folded.get(fold(name))
        if found is None:
            found = f"name:{fold(name)}"
            self.names[found].add(fold(name))
        return found


class InArticle:
    """The actors of one article, gold and system side by side.

    mentions: the gold mentions, as (gold name, span); they decide for actors that have no name of their own.
    """

    def __init__(self, actors: Actors, record: Row, mentions: Iterable[tuple[str, Span]]) -> None:
        self._actors = actors
        self._names: dict[str, set[str]] = {}
        for actor in record.get("actors", ()):
            self._names[actor["id"]] = {fold(name) for name in (actor["name"], *actor.get("names", ()))}
        self._spans: dict[str, list[Span]] = defaultdict(list)
        self._by_id: dict[str, Span] = {}
        for mention in record.get("mentions", ()):
            if mention.get("field", "text") != "text":
                continue
            span = (mention["start"], mention["end"])
            self._by_id[mention["id"]] = span
            if mention.get("actor"):
                self._spans[mention["actor"]].append(span)
        self._gold: dict[str, list[Span]] = defaultdict(list)
        for name, span in mentions:
            self._gold[actors.one(name)].append(span)

    def same(self, gold: str | None, actor: str | None, mention: str | Span | None = None) -> bool:
        """Whether the system's actor (its id, with the mention that shows it) is the gold actor of that name; nobody is nobody."""
        if gold is None:
            return actor is None
        one = self._actors.one(gold)
        if actor is not None and (actor in self._actors.ids[one] or self._names.get(actor, set()) & self._actors.names[one]):
            return True
        return one in self._actors.unnamed and self._shown(one, actor, mention)

    def _shown(self, one: str, actor: str | None, mention: str | Span | None) -> bool:
        spans = list(self._spans.get(actor, ())) if actor else []
        if isinstance(mention, str):
            if mention in self._by_id:
                spans.append(self._by_id[mention])
        elif mention is not None:
            spans.append(mention)
        return any(overlap(mine, gold) for mine in spans for gold in self._gold[one])

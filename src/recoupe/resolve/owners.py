"""Whose "son", "sa", "leur" is: the state or the person that the sentence is about, where only one can be meant."""

from __future__ import annotations

import re

from recoupe.model.mention import Mention
from recoupe.resolve.cast import Cast
from recoupe.resolve.titles import Titles

_DETERMINER = re.compile(r"^[\s«»\"“”'’–—-]*(?:(?:le|la|les|l'|l’|m\.|mme)\s*)?$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:^|[^\wà-ÿ])(?:l['’]|la |le )$", re.IGNORECASE)
_GOVERNED = re.compile(r"(?:de|à|en|dans|par|pour|sur|avec|contre|vers|selon) (?:l['’]|la |le )$", re.IGNORECASE)
_LONG = 500


class Owners:
    """Finds the state that a possessive names, in one field of an article."""

    def __init__(self, cast: Cast, titles: Titles) -> None:
        self._cast = cast
        self._titles = titles

    def __call__(self, mention: Mention, *, states: bool = True) -> str | None:
        """The state of "son" at a mention: that of the sentence's subject, or of all that the sentence names before it.

        states: whether a state itself may own ("l'Islande … son ministre"); a person stands for the state of an office that they hold.
        """
        cast = self._cast
        start, _ = cast.sentence(mention.start)
        owners: list[str | None] = []
        told_before = list(cast.before(mention.start, max(mention.start - start, 0)))
        if told_before and self._may_own(told_before[0]):
            return None  # "que l'Europe construise sa propre armée": its own, and no state's
        for other in reversed(told_before):
            state = self._state(other, states=states)
            if state is None and other.label != "PERSON":
                continue
            if not owners and _DETERMINER.match(cast.text[start : other.start]) and not self._enclosed(other):
                if state is not None:
                    return state  # who opens the sentence is its subject
                if other.reading == "role":
                    continue  # "Le ministre Lund": the title opens it, the name follows
            owners.append(state)
        if not owners and _DETERMINER.match(cast.text[start : mention.start]):
            return self._before(start, states=states)
        told = {each for each in owners if each is not None}
        return told.pop() if len(told) == 1 and None not in owners else None

    def _may_own(self, mention: Mention) -> bool:
        """Whether a land or a body that is no state and no person stands as a subject may."""
        if mention.label not in ("LOC", "ORG") or self._state(mention, states=True) is not None:
            return False
        before = self._cast.text[max(0, mention.start - 14) : mention.start]
        return _ARTICLE.search(before) is not None and _GOVERNED.search(before) is None

    def _before(self, start: int, *, states: bool) -> str | None:
        """That of the sentence before, where its subject opens it or nobody else is in it: "Lund est venue. Son pays …"."""
        cast = self._cast
        earlier, end = cast.sentence(max(start - 2, 0))
        if end > start or start - earlier > _LONG:
            return None
        people = [each for each in cast.mentions if earlier <= each.start < start and (each.label == "PERSON" or (states and self._state(each, states=True)))]
        found = {self._state(each, states=states) for each in people}
        first = people[0] if people else None
        if first is not None and _DETERMINER.match(cast.text[earlier : first.start]) and not self._enclosed(first):
            return self._state(first, states=states)
        return found.pop() if len(found) == 1 else None

    def _state(self, mention: Mention, *, states: bool) -> str | None:
        id = self._cast.actor_of(mention)
        if id is None:
            return None
        kind = self._cast.kind_of(id)
        if kind == "state":
            return id if states else None
        return self._titles.state_of(id) if kind == "person" else None

    def _enclosed(self, mention: Mention) -> bool:
        """Whether a name is part of a longer mention, as a state is in "le président du Pérou"."""
        near = [each for each in self._cast.mentions if each.start <= mention.start and mention.end <= each.end and each.id != mention.id]
        return bool(near)

"""Whom a role stands for: "la ministre", "le président", "ce maire", by those in view and by the roles that the article gives its people."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.resolve.in_view import FARTHEST, InView
from recoupe.resolve.people import People, Someone, content_words, person_nouns

_BARE_OFFICES = content_words(("président", "ministre", "premier", "ministre", "chancelier"))


class Holders:
    """Asked for the holder of a role at a place of the text."""

    def __init__(self, people: People, view: InView) -> None:
        self._people = people
        self._view = view

    def __call__(self, words: frozenset[str], at: int, unit: int, *, pointing: bool) -> Someone | None:
        """The one whom a role stands for: in view and fitting; else the only one of the article whom it fits, unless someone in view could hold it too.

        "le ministre" is not the only minister named, when a man of no stated office has just spoken. pointing: "ce ministre" is the one in view or nobody.
        """
        fitting = self._people.rivals(words)
        if words <= _BARE_OFFICES:
            holder = self._known_in_office(words, fitting, at, unit)
            if holder is not None:
                return holder
        if not fitting:
            return self._by_noun(words, at, unit)
        last = next((seen for seen in reversed(self._view.seen) if seen.at < at and seen.person and (seen.someone is not None or not seen.blocks)), None)
        near = last is not None and unit - last.unit <= FARTHEST
        if near and last is not None and last.someone is not None and any(each.key == last.someone.key for each in fitting):
            return last.someone
        if len(fitting) > 1 or fitting[0].first > at or (pointing and near):
            return None
        if len(words) > 1 or not near or last is None:
            return fitting[0]
        return fitting[0] if last.someone is not None and last.someone.roles else None

    def _by_noun(self, words: frozenset[str], at: int, unit: int) -> Someone | None:
        """Who has just been in view and is the only one of the article with one of the role's nouns: "le sénateur parisien" after "le sénateur de Paris".

        A role that tells its field ("ministre de la Pêche") is never another's.
        """
        if len(words) != 2:
            return None
        nouns = words & person_nouns()
        fitting = self._people.rivals(nouns) if len(nouns) == 1 and not nouns & _BARE_OFFICES else []
        if len(fitting) != 1:
            return None
        last = next((seen for seen in reversed(self._view.seen) if seen.at < at and seen.person and not seen.blocks), None)
        return fitting[0] if last is not None and last.someone is fitting[0] and unit - last.unit <= FARTHEST else None

    def _known_in_office(self, words: frozenset[str], fitting: Sequence[Someone], at: int, unit: int) -> Someone | None:
        """Who "le président" or "le ministre", with nothing more, stands for: the well-known person who has just spoken, unless one whom it fits is in view."""
        recent = [seen for seen in self._view.seen if seen.at < at and unit - seen.unit <= FARTHEST and seen.person]
        if any(seen.someone is None or seen.someone in fitting for seen in recent):
            return None
        known = [each for each in self._people.all if each.person and each.actor is not None and not each.actor.startswith("new:")]
        if recent:
            last = recent[-1].someone
            others = {seen.someone.key for seen in recent if seen.someone is not None}
            return last if last in known and len(others) == 1 and not last.roles else None
        return known[0] if len(known) == 1 and not fitting and not known[0].roles and sum(each.person for each in self._people.all) == 1 else None

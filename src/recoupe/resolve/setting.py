"""The setting of an article: which state it speaks of, as a whole and at each place, by all that names a state in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from recoupe.model.article import Source
from recoupe.model.knowledge import Knowledge, NameHit

_WORD = re.compile(r"[a-zà-ÿœ][\wà-ÿ-]{3,}")
_WEIGHTS = {"name": 2.0, "acronym": 2.0, "capital": 1.5, "seat": 1.5, "city": 1.0, "region": 1.0}
_PERSON, _DEMONYM, _HOME = 1.0, 1.0, 2.0
_LEAD, _IN_LEAD = 400, 1.5
_LEAST = 2.0
_IN = re.compile(r"(?:^|[.!?:;,»\n] ?|[–—-] )(?:En|en|Aux?|aux?|[Àà]|[Dd]ans l[ea]s?|[Dd]ans l['’]) ?$")
_PARAGRAPH = 700
_PLAINLY = 3
_DOMAIN = re.compile(r"\.([a-z]{2})(?:/|$)")
# endings of addresses that are sold to the whole world, so that they tell no country
_SOLD = frozenset(("co", "io", "me", "tv", "ai", "fm", "ly", "cc", "ws", "to", "eu"))


@dataclass(frozen=True, slots=True)
class Clue:
    """Words at a place that tell a state: its name, its capital, one of its towns, one who governs it, its adjective."""

    start: int
    states: tuple[str, ...]
    weight: float


class Setting:
    """The states that the texts of one article speak of, weighed. texts: the text, then a title that is not part of it.

    An ambiguous word ("congolais") counts for the only one of its states that something else tells; `home` is the state of the outlet's web address.
    """

    def __init__(
        self,
        texts: Sequence[tuple[str, Sequence[NameHit]]],
        knowledge: Knowledge,
        demonym: Callable[[str], tuple[str, ...]],
        source: Source,
        codes: Mapping[str, str],
    ) -> None:
        self._knowledge = knowledge
        self._demonym = demonym
        self._codes = codes
        self.home = _home(source, codes)
        clues = [self._clues(text, hits) for text, hits in texts]
        sure: defaultdict[str, float] = defaultdict(float)
        for each in (one for found in clues for one in found if len(one.states) == 1):
            sure[each.states[0]] += each.weight * (_IN_LEAD if each.start < _LEAD else 1.0)
        if self.home:
            sure[self.home] += _HOME
        self._sure = sure
        self._places = [[(each.start, state) for each in found if (state := self.one(each.states))] for found in clues]
        self._acting = [{each.start for each in found if each.weight <= _PERSON} for found in clues]
        self._often = Counter(state for found in self._places for _, state in found)
        for found in clues:
            for each in found:
                if len(each.states) > 1 and (state := self.one(each.states)):
                    sure[state] += each.weight

    def one(self, states: Sequence[str]) -> str | None:
        """Of the states that a word may mean, the one meant here: the only one, or the only one that the article tells otherwise."""
        if len(states) == 1:
            return states[0]
        told = sorted(((self._sure[each], each) for each in states if each in self._sure), reverse=True)
        return told[0][1] if len(told) == 1 or (told and told[0][0] >= 3 * told[1][0]) else None

    def tells(self, state: str) -> bool:
        """Whether anything in the article can only mean this state, or comes from there."""
        return state in self._sure

    def main(self, ratio: float = 2.0) -> str | None:
        """The state that the article is about: told at least `ratio` times as often as any other."""
        ranked = sorted(((weight, state) for state, weight in self._sure.items()), reverse=True)[:2]
        if not ranked or ranked[0][0] < _LEAST or (len(ranked) > 1 and ranked[0][0] < ratio * ranked[1][0]):
            return None
        return ranked[0][1]

    def here(self, text: str, position: int, field: int = 0) -> str | None:
        """The state that "le gouvernement", with nothing more, is of at a place of the text: the only one told in its paragraph before it, or the main one.

        None where the paragraph tells several and the article is not clearly about one of them.
        """
        places = self._places[field]
        floor = max(text.rfind("\n", 0, position) + 1, position - _PARAGRAPH)
        before = {state for _, state in places[bisect_left(places, (floor, "")) : bisect_left(places, (position, ""))]}
        main = self.main()
        if len(before) == 1:
            only = before.pop()
            return only if only == main or main is None or self._sure.get(only, 0) * 3 >= self._sure[main] else None
        if not before:
            return main if main is None or self._often[main] != 1 or self._told_before(main, position, field) else None
        if main not in before or main is None:
            return None
        sentence = max(floor, max(text.rfind(each, floor, position) for each in (". ", "! ", "? ", "\n")))
        said = {state for _, state in places[bisect_left(places, (sentence, "")) : bisect_left(places, (position, ""))]}
        return main if said <= {main} or main == self.main(3.0) else None

    def own(self, text: str, position: int, field: int = 0) -> str | None:
        """The state that an institution named without one ("la Cour des comptes") belongs to: that of `here`, where the article is about it or is set there.

        A state named in passing ("comparés à ceux de l'Italie") is neither told twice nor a place where something happens, and gets no court.
        """
        if (there := self.set_in(text, position, field)) is not None:
            return there
        sentence = self._sentence(text, position)
        said = self.between(sentence, position, field)
        if len(said) == 1 and any(at in self._acting[field] for at in self._told(said[0], sentence, position, field)):
            return said[0]  # "le porte-parole de l'armée danoise a saisi la Cour suprême"
        floor = text.rfind("\n", 0, position) + 1
        here = self.here(text, position, field)
        if here is None or here == self.home or (self._often[here] > 1 and here == self._strongest() and self._told_before(here, position, field)):
            return here
        places = self._places[field]
        before = {state for _, state in places[: bisect_left(places, (position, ""))]}
        if before == {here} and self._often[here] > 1 and len(self._told(here, 0, position, field)) > 1:
            return here  # the article has spoken of no other yet
        if position < _LEAD and here == self.main(3.0) and self._often[here] > _PLAINLY and self._told(here, position, 2 * _LEAD, field):
            return here  # the first words of an article all about one state
        return here if here in self._located(text, max(floor, position - _PARAGRAPH), position, field) else None

    def _strongest(self) -> str | None:
        return max(self._sure, key=lambda each: self._sure[each], default=None)

    def set_in(self, text: str, position: int, field: int = 0) -> str | None:
        """The state in which the sentence has said before a place that something happens: "En Islande, …"."""
        sentence = self._sentence(text, position)
        there = self._located(text, sentence, position, field)
        return there.pop() if len(there) == 1 else None

    def _sentence(self, text: str, position: int) -> int:
        floor = text.rfind("\n", 0, position) + 1
        return max(floor, max(text.rfind(each, floor, position) for each in (". ", "! ", "? ")))

    def _told(self, state: str, start: int, end: int, field: int) -> list[int]:
        """Where between two places a state is told."""
        places = self._places[field]
        return [at for at, other in places[bisect_left(places, (start, "")) : bisect_left(places, (end, ""))] if other == state]

    def _told_before(self, state: str, position: int, field: int) -> bool:
        """Whether a state is told before a place of the text, or in another field."""
        return any(other == state and (start < position or at != field) for at, places in enumerate(self._places) for start, other in places)

    def _located(self, text: str, start: int, end: int, field: int) -> set[str]:
        """The states between two places of a text that something happens in: "en Islande", "à Lima"."""
        places = self._places[field]
        near = places[bisect_left(places, (start, "")) : bisect_left(places, (end, ""))]
        return {state for at, state in near if _IN.search(text, max(0, at - 14), at)}

    def between(self, start: int, end: int, field: int = 0) -> tuple[str, ...]:
        """The states told from one place of a text to another, in their order."""
        places = self._places[field]
        return tuple(dict.fromkeys(state for _, state in places[bisect_left(places, (start, "")) : bisect_left(places, (end, ""))]))

    def _clues(self, text: str, hits: Sequence[NameHit]) -> list[Clue]:
        found: list[Clue] = []
        for hit in hits:
            states = {state: use for id, use in hit.readings for state in self._states(id, use)}
            if not states:
                continue
            weight = max(_WEIGHTS.get(use, _PERSON) for use in states.values())
            found.append(Clue(hit.start, tuple(sorted(states)), weight))
        for match in _WORD.finditer(text):
            ids = self._demonym(match[0])
            if ids and self._all_states(ids):
                found.append(Clue(match.start(), ids, _DEMONYM))
        return sorted(found, key=lambda each: each.start)

    def _all_states(self, ids: Iterable[str]) -> bool:
        return all((known := self._knowledge.actor(each)) is not None and known.kind == "state" for each in ids)

    def _states(self, id: str, use: str) -> list[str]:
        known = self._knowledge.actor(id)
        if known is None:
            return []
        if known.kind == "state":
            return [id] if use in _WEIGHTS else []
        if known.kind == "place" and known.iso2 and (state := self._codes.get(known.iso2)):
            return [state]
        if known.kind == "person":
            counts = Counter(office.of for office in self._knowledge.offices(holder=id) if office.of and self._all_states([office.of])).most_common(2)
            return [counts[0][0]] if counts and (len(counts) == 1 or counts[0][1] > counts[1][1]) else []
        return []


def states_by_code(knowledge: Knowledge) -> dict[str, str]:
    """The states of the base that have offices, by their two-letter codes.

    >>> from recoupe.knowledge import load
    >>> states_by_code(load())["PE"]
    'iso:PER'
    """
    ids = dict.fromkeys(each.of for each in knowledge.offices() if each.of)
    return {known.iso2: known.id for each in ids if (known := knowledge.actor(each)) is not None and known.kind == "state" and known.iso2}


def _home(source: Source, codes: Mapping[str, str]) -> str | None:
    """The state whose ending the outlet's web address has."""
    for address in (source.url, source.outlet):
        bare = re.sub(r"^\w+://", "", address or "").split("/")[0].lower()
        if (match := _DOMAIN.search(bare)) and match[1] not in _SOLD:
            return codes.get(match[1].upper())
    return None

"""What stands around the events of a sentence: when, where and how many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.annotate.event_numbers import Numbers
from recoupe.annotate.event_place import Places
from recoupe.annotate.event_time import Moments
from recoupe.lang.fr.frame_matching import Found
from recoupe.model.annotated import Annotated
from recoupe.model.event import Event, EventTime
from recoupe.model.syntax import Sentence
from recoupe.model.time import TimeExpression

VIOLENT = ("ASSAULT", "PROTEST", "COERCE")


class Circumstances:
    """The places and numbers of an article, to be asked sentence by sentence."""

    def __init__(self, work: Annotated) -> None:
        self._text = work.article.text
        self._places = Places(work)

    def of(self, sentence: Sentence, times: Sequence[TimeExpression]) -> Around:
        """What stands around the events of a sentence."""
        return Around(sentence, self._text, times, self._places)


class Around:
    """The times, places and numbers of one sentence."""

    def __init__(self, sentence: Sentence, text: str, times: Sequence[TimeExpression], places: Places) -> None:
        self._moments = Moments(sentence, times)
        self._places = places.of(sentence)
        self._numbers = Numbers(sentence, text, times)

    def time(self, found: Found) -> tuple[EventTime | None, bool]:
        """When, and whether the time is surely the event's own: it hangs on its word, or the event is a promise, which is made when it is told to be."""
        time, own = self._moments.of(found.token, verb=found.verb, act=found.frame.act, light=found.also)
        return time, own or found.frame.binds

    def completed(self, made: Sequence[tuple[Found, Event]]) -> list[tuple[Found, Event]]:
        """The events of the sentence, each with its place and its numbers."""
        if not made:
            return []
        triggers = {found.token.i for found, _ in made}
        tolled = _tolled([found for found, event in made if event.status in ("done", "ongoing", "conditional", "denied")])
        return [
            (
                found,
                replace(
                    event,
                    place=self._places.place(found, (*event.source, *event.target), triggers),
                    numbers=self._numbers.counts(found, found is tolled, triggers),
                ),
            )
            for found, event in made
        ]


def _tolled(found: Sequence[Found]) -> Found | None:
    """The event that the tolls of a sentence are of: a killing, else the first attack, protest or arrest."""
    for kind in VIOLENT:
        these = [each for each in found if each.frame.type == kind]
        if these:
            return next((each for each in these if each.frame.kind == "killing"), these[0])
    return None

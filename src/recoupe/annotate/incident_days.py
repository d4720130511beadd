"""The day of what follows in the story of an incident: "Des rebelles ont attaqué mardi un convoi. L’armée est intervenue." is all of that Tuesday."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from recoupe.annotate.event_time import day_span
from recoupe.lang.fr.clauses import clause_of
from recoupe.lang.fr.moments import moment_words
from recoupe.model.annotated import Annotated
from recoupe.model.event import Event
from recoupe.model.syntax import Sentence, Token

DEEDS = frozenset({"ASSAULT", "MOBILIZE", "RETREAT", "COERCE"})
LATER = frozenset({"arrest", "deportation", "release"})
"""Kinds that may come days after the incident."""
NEWS = 7
"""Days before publication within which an incident is the news."""
STEPS = 2
"""Sentences further on in which the story still goes on."""


class IncidentDays:
    """Gives deeds that have no time of their own the days of the incident told just before, where no other day or place stands between."""

    def __init__(self, work: Annotated) -> None:
        self._published = day_span(work.article.published.value)
        self._sentences = [each for each in work.sentences or () if each.tokens]
        self._starts = [each.start for each in self._sentences]
        self._dates = [each.start for each in work.times or () if each.field == "text" and each.value and each.type in ("DATE", "TIME")]
        self._places = [(each.start, each.actor or each.text) for each in work.mentions or () if each.field == "text" and each.label in ("GPE", "LOC")]

    def __call__(self, events: Sequence[Event]) -> list[Event]:
        """The events, those with a carried day among them."""
        if self._published is None:
            return list(events)
        last: Event | None = None
        at = -1
        places: set[str] = set()
        made: list[Event] = []
        for event in events:
            here = bisect_right(self._starts, event.trigger.start) - 1
            if event.type in DEEDS and event.status == "done" and here >= 0:
                sentence = self._sentences[here]
                if event.time is not None:
                    last, at = (event, here) if self._is_news(event) else (None, here)
                    places = self._places_of(sentence)
                elif last is not None and event.kind not in LATER and last.time is not None and here - at <= STEPS and self._goes_on(event, sentence, places):
                    event = replace(event, time=last.time)
                    at = here
                    places |= self._places_of(sentence)
            made.append(event)
        return made

    def _is_news(self, event: Event) -> bool:
        """Whether an event is of one day or night of the week before publication."""
        span = day_span(event.time.value) if event.time else None
        return span is not None and self._published is not None and (span[1] - span[0]).days <= 1 and 0 <= (self._published[0] - span[0]).days <= NEWS

    def _goes_on(self, event: Event, sentence: Sentence, places: set[str]) -> bool:
        """Whether a deed is told by a verb of the past in a main clause of a sentence without a date, and without a place that the incident has not."""
        verb = self._verb(event, sentence)
        if verb is None or any(sentence.start <= each < sentence.end for each in self._dates) or self._places_of(sentence) - places:
            return False
        if any(each.text.lower() in moment_words("repeatedly") for each in sentence.tokens):
            return False
        return clause_of(sentence, verb).tense in ("past", "infinitive") and not verb.dep.startswith(("advcl", "ccomp"))

    def _verb(self, event: Event, sentence: Sentence) -> Token | None:
        """The verb that names an event, if one does."""
        if event.score == 0.5:
            return None
        return next((each for each in sentence.tokens if event.trigger.start <= each.start < event.trigger.end and each.pos == "VERB"), None)

    def _places_of(self, sentence: Sentence) -> set[str]:
        """The places that a sentence names."""
        return {name for start, name in self._places if sentence.start <= start < sentence.end}

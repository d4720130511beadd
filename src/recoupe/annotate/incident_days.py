"""The day of what follows in the story of an incident: "Des rebelles ont attaqué mardi un convoi. L’armée est intervenue." is all of that Tuesday."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.annotate.event_time import Moments, day_span
from recoupe.lang.fr.clauses import clause_of
from recoupe.lang.fr.moment_words import moment_words
from recoupe.model.annotated import Annotated
from recoupe.model.event import Event, EventTime
from recoupe.model.syntax import Sentence, Token

DEEDS = frozenset({"ASSAULT", "MOBILIZE", "RETREAT", "COERCE", "PROTEST"})
LATER = frozenset({"arrest", "deportation", "release"})
"""Kinds that may come days after the incident."""
RULINGS = frozenset({"conviction", "inquiry-opened", "arrest", "release", "expulsion"})
"""Kinds of which one is told at length: what the court found, how long they are to be held."""
NEWS = 31
"""Days before publication within which an incident is still the news, and not told as long past."""
STEPS = 2
"""Sentences further on in which the story still goes on."""


class IncidentDays:
    """Gives deeds that have no time of their own the days of the incident told just before, where no other day or place stands between."""

    def __init__(self, work: Annotated) -> None:
        self._published = day_span(work.article.published.value)
        self._text = work.article.text
        self._sentences = [each for each in work.sentences or () if each.tokens]
        self._starts = [each.start for each in self._sentences]
        self._times = [each for each in work.times or () if each.field == "text" and each.value and each.type in ("DATE", "TIME")]
        self._dates = [each.start for each in self._times]
        self._spans = [each.start for each in work.times or () if each.field == "text" and each.type == "DURATION"]
        self._places = [(each.start, each.actor or each.text) for each in work.mentions or () if each.field == "text" and each.label in ("GPE", "LOC")]

    def __call__(self, events: Sequence[Event]) -> list[Event]:
        """The events, those with a carried day among them."""
        events = self._details(events)
        if self._published is None or not any(each.time is None and each.type in DEEDS for each in events):
            return events
        dated = dict(self._affairs())
        last: EventTime | None = None
        at = -1
        before: tuple[EventTime, int] | None = None
        places: set[str] = set()
        made: list[Event] = []
        for event in events:
            here = bisect_right(self._starts, event.trigger.start) - 1
            while dated and here > min(dated):
                told = min(dated)
                last, at, places = dated.pop(told), told, places | self._places_of(self._sentences[told])
            if event.type in DEEDS and event.status == "done" and here >= 0:
                sentence = self._sentences[here]
                if event.time is not None:
                    last, at = (event.time, here) if self._is_news(event.time) else (None, here)
                    places = self._places_of(sentence)
                    span = day_span(event.time.value)
                    before = (event.time, here) if event.type == "ASSAULT" and span is not None and span[0] == span[1] else None
                elif last is not None and self._is_soon(event, sentence, here - at) and self._goes_on(event, sentence, places):
                    event = replace(event, time=last)
                    at = here
                    places |= self._places_of(sentence)
                elif before is not None and event.type == "ASSAULT" and event.time is None and self._goes_back(event, sentence, *before):
                    event = replace(event, time=before[0])
                elif event.kind not in LATER and self._verb(event, sentence) is not None:
                    event = replace(event, time=next((dated[each] for each in range(here, here + STEPS + 1) if each in dated), None))
            made.append(event)
        return made

    def _affairs(self) -> Iterator[tuple[int, EventTime]]:
        """The sentences that give the day of what was told before them: "Les faits se sont déroulés mardi", with that day."""
        for at, sentence in enumerate(self._sentences):
            for noun in sentence.tokens[:12]:
                if noun.lemma not in moment_words("affair") or not noun.dep.startswith("nsubj"):
                    continue
                head = sentence.head(noun)
                if head is None or head.lemma not in moment_words("dating") or clause_of(sentence, head).tense not in ("past", "present", "imperfect"):
                    continue
                time, _ = Moments(sentence, [each for each in self._times if sentence.start <= each.start < sentence.end]).of(head, verb=True)
                if time is not None and self._is_news(time):
                    yield at, time

    def _details(self, events: Sequence[Event]) -> list[Event]:
        """The events, with the day of a ruling or an arrest on those that tell more of it in the next sentences of its paragraph."""
        made: list[Event] = []
        for event in events:
            if event.kind in RULINGS and event.time is None and event.status == "done" and (time := self._of_same(event, made)) is not None:
                event = replace(event, time=time)
            made.append(event)
        return made

    def _of_same(self, event: Event, before: Sequence[Event]) -> EventTime | None:
        """The day of the last event of its kind before it, where that is the same people's and nothing tells another day."""
        here = bisect_right(self._starts, event.trigger.start) - 1
        other = next((each for each in reversed(before) if each.kind == event.kind and each.status == "done"), None)
        if other is None or other.time is None or here < 0 or self._verb(event, self._sentences[here]) is None:
            return None
        there = bisect_right(self._starts, other.trigger.start) - 1
        span = day_span(other.time.value)
        if span is None or span[0] != span[1] or here - there > STEPS or "\n" in self._text[other.trigger.end : event.trigger.start]:
            return None
        mine, theirs = ({each.actor for each in one.target} for one in (event, other))
        by, by_other = ({each.actor for each in one.source} - {None} for one in (event, other))
        sentence = self._sentences[here]
        if not (mine & theirs) and (mine or not (by & by_other or self._of_pronoun(event, sentence))):
            return None
        own = (each.id for each in self._times if other.trigger.start < each.start < sentence.end and each.id != (other.time and other.time.from_))
        return other.time if next(own, None) is None and self._is_told_on(event, sentence) else None

    def _of_pronoun(self, event: Event, sentence: Sentence) -> bool:
        """Whether a verb tells of somebody just named: "Il a été condamné", "Le tribunal l’a condamné"."""
        verb = self._verb(event, sentence)
        return verb is not None and any(each.text.lower() in ("il", "elle", "ils", "elles", "l'", "l’", "le", "la", "les") for each in sentence.children(verb))

    def _is_news(self, time: EventTime) -> bool:
        """Whether a time is one day or night of the weeks before publication."""
        span = day_span(time.value)
        return span is not None and self._published is not None and (span[1] - span[0]).days <= 1 and 0 <= (self._published[0] - span[0]).days <= NEWS

    def _goes_on(self, event: Event, sentence: Sentence, places: set[str]) -> bool:
        """Whether a deed is told by a verb of the past in a main clause of a sentence without a date, and without a place that the incident has not."""
        if any(sentence.start <= each < sentence.end for each in self._dates) or self._places_of(sentence) - places:
            return False
        if any(sentence.start <= each < sentence.end and self._text[each - 7 : each].rstrip().endswith("après") for each in self._spans):
            return False  # "après deux jours de traque"
        return self._is_told_on(event, sentence)

    def _goes_back(self, event: Event, sentence: Sentence, time: EventTime, there: int) -> bool:
        """Whether the sentence after an act of violence of long ago tells more of it: "… de la fusillade du 3 mars. Deux gardes avaient été blessés"."""
        verb = self._verb(event, sentence)
        if verb is None or self._sentences[there + 1 : there + 2] != [sentence]:
            return False
        if any(sentence.start <= each < sentence.end for each in (*self._dates, *self._spans)):
            return False
        last = [each for each in self._times if self._sentences[there].start <= each.start < self._sentences[there].end]
        tense = clause_of(sentence, verb).tense
        if tense == "participle":  # "deux gardes avaient été blessés et un rebelle tué"
            tense = "pluperfect" if verb.dep == "conj" and any(each.text.lower() in ("avait", "avaient") for each in sentence.tokens) else tense
        return tense == "pluperfect" and bool(last) and last[-1].id == time.from_

    def _is_told_on(self, event: Event, sentence: Sentence) -> bool:
        """Whether a verb of the past in a main clause tells an event, once."""
        verb = self._verb(event, sentence) or self._happening(event, sentence)
        if verb is None or any(each.text.lower() in moment_words("repeatedly") for each in sentence.tokens):
            return False
        tense = clause_of(sentence, verb).tense
        if tense == "participle":
            return verb.dep == "conj"  # "ont ouvert le feu et tué un garde"
        return tense in ("past", "infinitive") and not verb.dep.startswith(("advcl", "ccomp"))

    def _is_soon(self, event: Event, sentence: Sentence, steps: int) -> bool:
        """Whether a deed stands near enough to the incident; what may come days later only beside a deed of that day."""
        return steps <= STEPS and (event.kind not in LATER or (steps == 0 and self._in_one_go(event, sentence)))

    def _in_one_go(self, event: Event, sentence: Sentence) -> bool:
        """Whether a verb shares the helper of the deed before it: "a tiré en l’air et arrêté dix marins"."""
        verb = self._verb(event, sentence)
        return verb is not None and verb.dep == "conj" and clause_of(sentence, verb).tense == "participle"

    def _verb(self, event: Event, sentence: Sentence) -> Token | None:
        """The verb that names an event, if one does."""
        if event.score == 0.5:
            return None
        return next((each for each in sentence.tokens if event.trigger.start <= each.start < event.trigger.end and each.pos in ("VERB", "AUX")), None)

    def _happening(self, event: Event, sentence: Sentence) -> Token | None:
        """The verb that tells what the incident just named did: "La fusillade a fait trois morts"."""
        noun = next((each for each in sentence.tokens if event.trigger.start <= each.start < event.trigger.end), None)
        head = sentence.head(noun) if noun is not None and noun.dep.startswith("nsubj") else None
        if noun is None or head is None or head.lemma not in moment_words("happening") | moment_words("carrying"):
            return None
        known = any(each.text.lower() in ("le", "la", "l'", "l’", "ce", "cet", "cette") for each in sentence.children(noun, "det"))
        return head if known else None

    def _places_of(self, sentence: Sentence) -> set[str]:
        """The places that a sentence names, without those that only say whence people are or whither they were going ("un bus à destination de Lima")."""
        named = ((start, name) for start, name in self._places if sentence.start <= start < sentence.end)
        return {name for start, name in named if not _is_far(sentence, start)}


def _is_far(sentence: Sentence, start: int) -> bool:
    """Whether a place is the one where something comes from or goes to."""
    token = next((each for each in sentence.tokens if each.end > start), None)
    before = [each.text.lower() for each in sentence.tokens[max(0, token.i - 3) : token.i]] if token is not None else []
    return any(each in moment_words("whence") for each in before)

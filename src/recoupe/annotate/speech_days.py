"""The day of what somebody goes on to say: "il a aussi condamné …", sentences after "X a déclaré mardi …", is of that Tuesday."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from recoupe.annotate.event_time import Moments, day_span
from recoupe.lang.fr.clauses import clause_of
from recoupe.lang.fr.moment_words import moment_words
from recoupe.lang.fr.moments import anchors, shared
from recoupe.model.annotated import Annotated
from recoupe.model.event import Event, EventTime
from recoupe.model.syntax import Sentence, Token

SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN"})
NEWS = 3
"""Days before publication within which what is said is the news, and goes on in the sentences that follow."""
OF_LATE = 10
"""Days before publication within which another day may be that of the words."""
BESIDE = 7
"""Tokens around a verb in which its adverbs stand."""
TOGETHER = 600
"""Characters within which another goes on with what somebody said."""
REACH = 2500
"""Characters without a word of the speaker's after which nothing is carried any more."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words of saying: where they stand, whose they are (None for "il s’exprimait", which is the last speaker), and the time that their own sentence gives."""

    at: int
    actor: str | None
    sentence: Sentence
    token: Token
    time: EventTime | None


class SpeechDays:
    """Gives acts of speech that have no time of their own the day on which their speaker was last said to speak, where no other day stands between."""

    def __init__(self, work: Annotated) -> None:
        self._work = work
        self._published = day_span(work.article.published.value)
        self._sentences = [each for each in work.sentences or () if each.tokens]
        self._starts = [each.start for each in self._sentences]
        self._dates = [each for each in work.times or () if each.field == "text" and each.value and each.type in ("DATE", "TIME")]
        self._days_told = [each for each in self._dates if self._is_recent(each.value or "", OF_LATE)]
        self._hours = {each.id for each in self._dates if each.type == "TIME"}
        self._persons = {each.id for each in work.actors or () if each.kind == "person"}
        self._mentions = [each for each in work.mentions or () if each.field == "text"]
        self._same = _namesakes(work)

    def __call__(self, events: Sequence[Event]) -> list[Event]:
        """The events, those with a carried day among them."""
        if self._published is None or not any(each.time is None for each in events):
            return list(events)
        days = self._days(events)
        return [replace(each, time=time) if each.time is None and (time := self._carried(each, days)) else each for each in events]

    def _days(self, events: Sequence[Event]) -> Mapping[int, EventTime]:
        """By the place of each word of saying, the day that it has or goes on with."""
        days: dict[int, EventTime] = {}
        last: dict[str, EventTime] = {}
        places: dict[str, int] = {}
        before: str | None = None
        for said in sorted(self._said(events), key=lambda each: each.at):
            actor = self._same.get(said.actor or "", said.actor) or before
            other, before = before, actor
            if actor is None:
                continue
            if said.time is not None:
                if self._is_news(said.time):
                    last[actor], places[actor] = said.time, said.at
                    days[said.at] = said.time
                else:
                    last.pop(actor, None)
                continue
            known = last.get(actor)
            if known is None and other is not None and other != actor and said.token.lemma in moment_words("adding"):
                # "…, a déclaré mardi X. …, a ajouté Y": they spoke together
                if (known := last.get(other)) is not None and said.at - places[other] < TOGETHER:
                    last[actor], places[actor] = known, places[other]
                else:
                    known = None
            if known is not None and said.at - places[actor] < REACH and self._goes_on(said, known, places[actor]):
                days[said.at] = known
                places[actor] = said.at
        return days

    def _said(self, events: Sequence[Event]) -> Iterator[Said]:
        for quotation in self._work.quotations or ():
            if quotation.field == "text" and quotation.cue and quotation.speaker and quotation.speaker.actor:
                found = self._verb(quotation.cue.start, quotation.cue.end)
                if found is not None:
                    time, _ = self._moments(found[0]).of(found[1], verb=True)
                    yield Said(found[1].start, quotation.speaker.actor, *found, time)
        for event in events:
            actor = _speaker(event)
            found = self._verb(event.trigger.start, event.trigger.end) if actor is not None or event.time is not None or _speaks(event) else None
            if found is None:
                continue
            if actor is not None or (_speaks(event) and not event.source and self._by_pronoun(*found)):
                yield Said(event.trigger.start, actor, *found, event.time)
            elif event.time is not None and event.status == "done" and not event.background:
                for each in {role.actor for role in event.source if role.actor} & self._persons:
                    yield Said(event.trigger.start, each, *found, event.time)

        yield from self._acting()
        for sentence in self._sentences:
            first = next((each for each in sentence.tokens if each.lemma in moment_words("speaking")), None)
            if first is not None and any(each.text.lower() in ("il", "elle") for each in sentence.children(first)):
                yield Said(first.start, None, sentence, first, self._moments(sentence).of(first, verb=True)[0])

    def _acting(self) -> Iterator[Said]:
        """What people are told to have done on a day of the news: "X a pris la parole mardi"."""
        for each in self._days_told:
            at = bisect_right(self._starts, each.start) - 1
            for anchor in anchors(self._sentences[at], each.start, each.end) if at >= 0 else ():
                sentence, verb = self._sentences[at], self._sentences[at].tokens[anchor.token]
                actor = self._person(sentence, verb) if verb.pos == "VERB" and clause_of(sentence, verb).tense == "past" else None
                if actor is not None:
                    yield Said(verb.start, actor, sentence, verb, EventTime(value=(each.value or "").partition("T")[0], from_=each.id))

    def _person(self, sentence: Sentence, verb: Token) -> str | None:
        """The person that is the subject of a verb."""
        for child in sentence.children(verb, "nsubj"):
            # "une délégation conduite par X a échangé": X was there
            led = [each for each in sentence.children(child, "acl") if each.lemma in moment_words("leading")]
            end = verb.start if led and child.i < verb.i else child.end
            found = {each.actor for each in self._mentions if child.start < each.end and each.start < end} & self._persons
            if len(found) == 1:
                return next(iter(found))
        return None

    def _by_pronoun(self, sentence: Sentence, verb: Token) -> bool:
        """Whether the subject of a verb is "il" or "elle"."""
        return any(each.text.lower() in ("il", "elle") for each in sentence.children(verb))

    def _moments(self, sentence: Sentence) -> Moments:
        return Moments(sentence, [each for each in self._dates if sentence.start <= each.start < sentence.end])

    def _verb(self, start: int, end: int) -> tuple[Sentence, Token] | None:
        """The verb in `[start, end)` with its sentence."""
        at = bisect_right(self._starts, start) - 1
        if at < 0:
            return None
        sentence = self._sentences[at]
        tokens = [each for each in sentence.tokens if start <= each.start and each.end <= end and each.pos == "VERB"]
        return (sentence, tokens[-1]) if tokens else None

    def _is_news(self, time: EventTime) -> bool:
        return time.from_ not in self._hours and self._is_recent(time.value, NEWS)

    def _is_recent(self, value: str, days: int) -> bool:
        """Whether a value is one day, of the last `days` before publication."""
        span = day_span(value)
        return span is not None and self._published is not None and span[0] == span[1] and 0 <= (self._published[0] - span[0]).days <= days

    def _goes_on(self, said: Said, known: EventTime, since: int) -> bool:
        """Whether words are told as said then: in a tense that goes on, and with no other day of late in their paragraph before them, or in their sentence."""
        tense = clause_of(said.sentence, said.token).tense
        if said.actor is not None and tense not in ("past", "gerund", "participle") and not (tense == "present" and said.actor in self._persons):
            return False  # "la Suède s’oppose à …" is of no day
        if said.actor is not None and tense == "past" and said.token.dep.startswith("acl"):
            return False  # "un plan auquel X s’est opposé" goes back
        near = said.sentence.tokens[max(0, said.token.i - BESIDE) : said.token.i + BESIDE]
        if any(each.text.lower() in moment_words("repeatedly") for each in near):
            return False
        opened = max(since, self._work.article.text.rfind("\n", 0, said.at))
        others = (each for each in self._days_told if each.value != known.value)
        return not any(opened < each.start < said.at or said.sentence.start <= each.start < said.sentence.end for each in others)

    def _carried(self, event: Event, days: Mapping[int, EventTime]) -> EventTime | None:
        """The day that an event has from the words of saying that name it, or on whose occasion it is."""
        if event.status != "done":
            return None
        if event.trigger.start in days:
            return days[event.trigger.start] if _speaks(event) else None
        at = bisect_right(self._starts, event.trigger.start) - 1
        sentence = self._sentences[at]
        spoken = [each for each in sentence.tokens if each.start in days]
        if not spoken:
            return None
        trigger = next(each for each in sentence.tokens if each.start == event.trigger.start)
        named = event.score == 0.5
        over = (each for each, _ in shared(sentence, trigger, verb=False)) if named else sentence.children(trigger, "parataxis")
        if not named and event.type not in SPOKEN:
            return None
        return next((days[each.start] for each in over if each.start in days), None)


def _namesakes(work: Annotated) -> dict[str, str]:
    """Persons of an article whose whole name is part of another's there ("Anna Lind", "Anna Lind Holm"): the id of the longer name for that of the shorter."""
    names = {each.id: frozenset(each.name.lower().split()) for each in work.actors or () if each.kind == "person"}
    return {id: other for id, words in names.items() if len(words) > 1 for other, longer in names.items() if words < longer}


ACTS = frozenset({"summons", "inquiry-opened", "recognition", "ties-opened", "backing", "support"})
"""Kinds of those types that are no words."""


def _speaks(event: Event) -> bool:
    """Whether an event is an act of speech, told as done by a verb."""
    return event.type in SPOKEN and event.kind not in ACTS and event.status == "done" and event.score != 0.5


def _speaker(event: Event) -> str | None:
    """Who performs an act of speech, where that is one known actor."""
    actors = {each.actor for each in event.source}
    return next(iter(actors)) if _speaks(event) and len(actors) == 1 else None

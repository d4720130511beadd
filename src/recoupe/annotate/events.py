"""Finds events: frames matched on the parse, participants from the mentions, time, and where the event stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from recoupe.annotate.assertion import condition, of_own, said_by, settled, spoken, told_by, with_answers, with_denials
from recoupe.annotate.event_circumstances import Around, Circumstances
from recoupe.annotate.event_time import fitting, is_background, side_of
from recoupe.annotate.incident_days import IncidentDays
from recoupe.annotate.merging import Merging
from recoupe.annotate.participants import Cast, Scene, is_heading
from recoupe.annotate.plausible import plausible
from recoupe.annotate.repeats import repeated, with_promise
from recoupe.annotate.speech_days import SpeechDays
from recoupe.lang.fr.actor_words import leisure_share
from recoupe.lang.fr.frame_conditions import mode
from recoupe.lang.fr.frame_matching import Found, is_known, matches
from recoupe.lang.fr.standing import status_of_verb
from recoupe.lang.fr.standing_course import expressed
from recoupe.lang.fr.standing_nouns import status_of_noun
from recoupe.lang.fr.standing_tense import Setting
from recoupe.lang.say import Lang, Say
from recoupe.model.annotated import Annotated
from recoupe.model.event import Event
from recoupe.model.knowledge import Knowledge
from recoupe.model.quotation import Quotation

__all__ = ["EventsStage", "matches"]

ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP"})
LEISURE = 0.03
"""Above this share of words of sports and shows an article is about those, and its "attaques" and "défaites" are games."""


class EventsStage:
    """Adds `events` from the frames of `lang/fr/frames`. Needs trees and resolved mentions, times and quotations; without a tree a sentence gives nothing.

    A frame counts only with the participants that it asks for: mentions of actors, or nouns of those who act in politics and war ("les rebelles"), of which
    mentions are made where they take part, since a role shows its mention.
    """

    name = "events"
    needs = frozenset({"sentences", "mentions", "times", "quotations"})
    gives = frozenset({"events", "mentions", "actors"})

    def __init__(self, lang: Lang = "fr", knowledge: Knowledge | None = None) -> None:
        self._say = Say(lang)
        self._knowledge = knowledge

    def __call__(self, work: Annotated) -> Annotated:
        """The article with its events in text order."""
        lemmas = [token.lemma for sentence in work.sentences or () for token in sentence.tokens]
        if leisure_share(lemmas) > LEISURE:
            return work.having(events=())
        mentions = sorted((each for each in work.parties() if each.field == "text" and each.label in ACTING), key=lambda each: each.start)
        starts = [each.start for each in mentions]
        times = sorted((each for each in work.times or () if each.field == "text"), key=lambda each: each.start)
        time_starts = [each.start for each in times]
        headings = [(each.start, each.end) for each in work.article.zones if each.kind in ("title", "subhead")]
        events: list[Event] = []
        circumstances = Circumstances(work)
        cast = Cast(work, self._knowledge)
        for sentence in work.sentences or ():
            if not sentence.tokens:
                continue
            here = Scene(
                sentence,
                mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)],
                times[bisect_left(time_starts, sentence.start) : bisect_left(time_starts, sentence.end)],
                is_heading(sentence, headings),
                work,
                cast,
            )
            events += self._of_sentence(here, circumstances.of(here.sentence, here.times), len(events))
        return work.having(
            events=Merging(work)(IncidentDays(work)(SpeechDays(work)(with_answers(events)))),
            mentions=(*(work.mentions or ()), *cast.made),
            actors=(*(work.actors or ()), *cast.actors),
        )

    def _of_sentence(self, here: Scene, around: Around, before: int) -> list[Event]:
        """The events of one sentence; a denial is tied to what it denies, a word that only repeats its verb is left out."""
        made: list[tuple[Found, Event]] = []
        said = [each for each in here.work.quotations or () if each.start < here.sentence.end and here.sentence.start < each.end]
        for found in matches(here.sentence, here.is_named):
            event = self._event(before + len(made) + 1, here, found, around, said)
            if event is not None:
                made.append((found, event))
        dropped = [found for found, event in made if repeated(here.sentence, found, event, made)]
        made = [(found, event) for found, event in made if found not in dropped]
        made = around.completed(made)
        made = [(found, with_promise(found, event, here, dropped)) for found, event in made]
        # numbered anew, since those left out have taken numbers that the next sentence would give again
        return with_denials([replace(event, id=f"e{before + at}") for at, (_, event) in enumerate(made, 1)])

    def _event(self, number: int, here: Scene, found: Found, around: Around, said: Sequence[Quotation]) -> Event | None:
        frame, token, sentence = found.frame, found.token, here.sentence
        if (parties := here.parties(found)) is None or not plausible(here, found, *parties):
            return None
        time, own = around.time(found)
        published = here.work.article.published.value
        teller = said_by(sentence, token, said) or told_by(sentence, token, here.roles, verb=found.verb)
        setting = Setting(
            spoken=spoken(sentence, token, said), own=of_own(teller, parties[0], self._knowledge), heading=here.heading, when=side_of(time, published)
        )
        status = (
            status_of_verb(sentence, token, act=frame.act or frame.binds, setting=setting) if found.verb else status_of_noun(sentence, token, setting=setting)
        )
        if status is None:
            return None
        status = settled(frame.bound(status, noun=not found.verb and is_known(sentence, token)), teller, sentence, token, verb=found.verb)
        if not found.verb and frame.lasts and status == "done" and setting.when == 0 and not expressed(sentence, token):
            status = "ongoing"
        time = fitting(time, own, status, published)
        source, target = here.completed(found, *parties)
        return Event(
            id=f"e{number}",
            type=frame.type,
            mode=mode(sentence, frame, token, found.sources),
            kind=frame.kind,
            contexts=frame.contexts,
            trigger=here.trigger(token),
            also=tuple(here.trigger(each) for each in found.also),
            source=source,
            target=target,
            time=time,
            status=status,
            background=is_background(time, published, status),
            said_by=teller,
            condition=condition(sentence, token, status),
            by=f"events/{frame.id}/2",
            score=0.7 if found.verb else 0.5,
            why=self._say("events.why", trigger=token.text, kind=frame.kind, status=self._say(f"events.status.{status}")),
        )

"""Finds events: frames matched on the parse, participants from the mentions, time, and where the event stands."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from recoupe.annotate.merging import once
from recoupe.lang.fr.actor_words import leisure_share, words
from recoupe.lang.fr.frame_matching import Found, matches
from recoupe.lang.fr.participants import acts, is_force
from recoupe.lang.fr.standing import Setting, acting_nouns, status_of_verb
from recoupe.lang.fr.standing_nouns import status_of_noun
from recoupe.lang.say import Lang, Say
from recoupe.model.annotated import Annotated
from recoupe.model.event import Event, EventTime, Role, SaidBy, Status, Trigger
from recoupe.model.mention import Mention
from recoupe.model.quotation import Quotation
from recoupe.model.syntax import Sentence, Token
from recoupe.model.time import TimeExpression
from recoupe.model.when import NotATime, When

__all__ = ["EventsStage", "matches"]

ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP"})
AIMED = frozenset({"ACCUSE", "SUPPORT", "REJECT", "THREATEN"})
NEARBY = 400
"""How many characters back the person that a pronoun stands for may have been named."""
LEISURE = 0.03
"""Above this share of words of sports and shows an article is about those, and its "attaques" and "défaites" are games."""


class EventsStage:
    """Adds `events` from the frames of `lang/fr/frames`. Needs trees and resolved mentions, times and quotations; without a tree a sentence gives nothing.

    A frame counts only with the participants that it asks for: mentions of actors, or nouns of those who act in politics and war ("les rebelles"), which
    satisfy the frame and make no role, since a role shows its mention.
    """

    name = "events"
    needs = frozenset({"sentences", "mentions", "times", "quotations"})
    gives = frozenset({"events"})

    def __init__(self, lang: Lang = "fr") -> None:
        self._say = Say(lang)

    def __call__(self, work: Annotated) -> Annotated:
        """The article with its events in text order."""
        lemmas = [token.lemma for sentence in work.sentences or () for token in sentence.tokens]
        if leisure_share(lemmas) > LEISURE:
            return work.having(events=())
        mentions = sorted((each for each in work.parties() if each.field == "text" and each.label in ACTING), key=lambda each: each.start)
        starts = [each.start for each in mentions]
        persons = [each for each in mentions if each.label == "PERSON" and each.actor]
        times = sorted((each for each in work.times or () if each.field == "text"), key=lambda each: each.start)
        time_starts = [each.start for each in times]
        headings = [(each.start, each.end) for each in work.article.zones if each.kind in ("title", "subhead")]
        events: list[Event] = []
        for sentence in work.sentences or ():
            if not sentence.tokens:
                continue
            here = _Here(
                sentence,
                mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)],
                times[bisect_left(time_starts, sentence.start) : bisect_left(time_starts, sentence.end)],
                _is_heading(sentence, headings),
                work,
                persons,
            )
            events += self._of_sentence(here, len(events))
        return work.having(events=once(_known_again(events)))

    def _of_sentence(self, here: _Here, before: int) -> list[Event]:
        """The events of one sentence; a denial is tied to what it denies, a word that only repeats its verb is left out."""
        made: list[tuple[Found, Event]] = []
        for found in matches(here.sentence, here.is_named):
            event = self._event(before + len(made) + 1, here, found)
            if event is not None:
                made.append((found, event))
        dropped = [found for found, event in made if _repeated(here.sentence, found, event, made)]
        made = [(found, event) for found, event in made if found not in dropped]
        made = [(found, _with_promise(found, event, here, dropped)) for found, event in made]
        denied = [event for _, event in made if event.status == "denied"]
        return [replace(event, denies=denied[0].id) if event.kind == "denial" and denied else event for _, event in made]

    def _event(self, number: int, here: _Here, found: Found) -> Event | None:
        frame, token, sentence = found.frame, found.token, here.sentence
        source = here.roles(found.sources)
        target = [each for each in here.roles(found.targets) if each not in source]
        if not target and found.verb and frame.type in AIMED:
            target = [each for each in here.roles([one for head in found.targets for one in here.owners(head)]) if each not in source]
        if frame.target_kinds:
            target = [each for each in target if here.kind(each) in frame.target_kinds or not words("bodies").isdisjoint(each.name.lower().split())]
        source = [each for each in source if not here.is_place(each)]
        if not source and found.pronoun and found.verb:
            source = here.only_person(found.sources[0])
        if not here.enough(found, source, target):
            return None
        time = _time(sentence, token, here.times)
        published = here.work.article.published.value
        said_by = _said_by(token, here.work.quotations or ())
        setting = Setting(spoken=said_by is not None, heading=here.heading, when=_side(time, published))
        status = status_of_verb(sentence, token, act=frame.act, setting=setting) if found.verb else status_of_noun(sentence, token, setting=setting)
        if status is None:
            return None
        status = frame.bound(status)
        if not found.verb and frame.lasts and status == "done" and setting.when == 0:
            status = "ongoing"
        return Event(
            id=f"e{number}",
            type=frame.type,
            mode=frame.mode,
            kind=frame.kind,
            contexts=frame.contexts,
            trigger=here.trigger(token),
            also=tuple(here.trigger(each) for each in found.also),
            source=tuple(source),
            target=tuple(target),
            time=time,
            status=status,
            background=_is_background(time, published, status),
            said_by=said_by,
            by=f"events/{frame.id}/2",
            score=0.7 if found.verb else 0.5,
            why=self._say("events.why", trigger=token.text, kind=frame.kind, status=self._say(f"events.status.{status}")),
        )


class _Here:
    """A sentence with its mentions and times."""

    def __init__(
        self, sentence: Sentence, mentions: Sequence[Mention], times: Sequence[TimeExpression], heading: bool, work: Annotated, persons: Sequence[Mention] = ()
    ) -> None:
        self.sentence = sentence
        self.mentions = mentions
        self.times = times
        self.heading = heading
        self.work = work
        self.persons = persons

    def is_named(self, token: Token) -> bool:
        """Whether a token stands in the mention of an actor."""
        mention = self.mention_at(token)
        return mention is not None and not (mention.label == "GPE" and mention.actor is None)

    def mention_at(self, token: Token) -> Mention | None:
        """The widest mention over a token, one with an actor before others."""
        over = [each for each in self.mentions if each.start <= token.start and token.end <= each.end]
        return min(over, key=lambda each: (each.actor is None, each.start - each.end), default=None)

    def trigger(self, token: Token) -> Trigger:
        """A token as a trigger."""
        return Trigger(start=token.start, end=token.end, text=self.work.article.text[token.start : token.end])

    def roles(self, heads: Sequence[Token]) -> list[Role]:
        """The actors that participants are: the mention on the head of each, or on what it is joined to ("le Mali et le Niger"), one each."""
        roles: list[Role] = []
        for head in heads:
            for token in self._agents(head):
                below = (found for child in self.sentence.children(token, "appos", "flat") if (found := self.mention_at(child)))
                mention = self.mention_at(token) or next(below, None)
                if mention is None or (mention.actor is None and mention.reading in ("pronoun", "demonym")):
                    continue
                role = Role(actor=mention.actor, name=mention.name or mention.text, mention=mention.id)
                if all(each.name != role.name for each in roles):
                    roles.append(role)
        return roles

    def owners(self, head: Token) -> list[Token]:
        """Whose it is that is the object: "salue la décision de la Norvège" is about Norway."""
        return [each for each in self.sentence.children(head, "nmod") if any(case.lemma == "de" for case in self.sentence.children(each, "case"))]

    def _agents(self, head: Token) -> list[Token]:
        """The head with what it is joined to; for "les ministres du Mali et du Niger", which no mention covers, the states that they act for."""
        if self.mention_at(head) is None and any(self.mention_at(each) for each in self.sentence.children(head, "appos", "flat")):
            return [head, *_joined(self.sentence, head)]
        if self.mention_at(head) is None and head.lemma in acting_nouns():
            for child in self.sentence.subtree(head):
                if child.dep.startswith("nmod") and self.mention_at(child):
                    return [child, *_joined(self.sentence, child)]
            return []
        return [head, *_joined(self.sentence, head)]

    def only_person(self, pronoun: Token) -> list[Role]:
        """Whom "il" or "elle" stands for, where one person alone was spoken of shortly before."""
        if pronoun.text.lower().lstrip("-t").strip("-") not in ("il", "elle"):
            return []
        before = [each for each in self.persons if pronoun.start - NEARBY <= each.start < pronoun.start]
        if len({each.actor for each in before}) != 1:
            return []
        return [Role(actor=before[-1].actor, name=before[-1].name or before[-1].text, mention=before[-1].id)]

    def is_place(self, role: Role) -> bool:
        """Whether it is only a place ("la rencontre de Moscou"): places act through the states that they stand for, and then have an actor."""
        return role.actor is None and any(each.id == role.mention and each.label == "GPE" and each.reading != "group" for each in self.mentions)

    def kind(self, role: Role) -> str | None:
        """What kind of actor a role has."""
        return next((each.kind for each in self.work.actors or () if each.id == role.actor), None)

    def enough(self, found: Found, source: Sequence[Role], target: Sequence[Role]) -> bool:
        """Whether the participants that the frame asks for are there, as roles or as nouns of those who act."""
        frame = found.frame
        needs = frame.needs if found.verb else frame.noun_needs or frame.needs
        if needs == "none" or found.bare:
            return True
        heads = [one for each in found.sources for one in (each, *_joined(self.sentence, each))]
        agents = [each for each in heads if acts(each) or is_force(self.sentence, each)]
        # "l'Europe", a city that nobody resolved: a proper noun that acts is somebody
        from_ = bool(source) or bool(agents) or found.pronoun or found.adjective or (found.verb and any(_is_name(each) for each in heads))
        to = (
            bool(target) or any(acts(each) or _is_name(each) or each.lemma in words("people") for each in found.targets) or (not found.verb and found.adjective)
        )
        if frame.places and found.verb and not to:
            to = any(each.pos == "PROPN" for each in found.targets)
        parties = len(source) + len([each for each in agents if self.mention_at(each) is None])
        parties += any(each.has("Number=Plur") for each in agents) + any(self._is_group(each) for each in source) + (found.pronoun and not source)
        return {"two": parties > 1, "source": from_, "target": to, "both": from_ and to, "either": from_ or to}[needs]

    def _is_group(self, role: Role) -> bool:
        return any(each.id == role.mention and each.reading == "group" for each in self.mentions)


def _with_promise(found: Found, event: Event, here: _Here, dropped: Sequence[Found]) -> Event:
    """The promised event with the words of the promise besides its own: "s’est engagée à libérer"."""
    if event.status not in ("promised", "proposed") or not found.verb:
        return event
    words_of = [each.token for each in dropped if each.frame.binds and each.token.i < found.token.i]
    return replace(event, also=(*event.also, *map(here.trigger, words_of[-1:])))


def _is_name(token: Token) -> bool:
    """Whether a token is a name, by its tag or by its capital inside the sentence."""
    return token.pos == "PROPN" or (token.i > 0 and token.pos == "NOUN" and token.text[:1].isupper())


def _repeated(sentence: Sentence, found: Found, event: Event, made: Sequence[tuple[Found, Event]]) -> bool:
    """Whether a word only repeats another of its sentence: the noun in "a mené une attaque" where both evoke one type, the promise of a promised aid."""
    for other, told in made:
        if told is event:
            continue
        near = abs(other.token.i - found.token.i)
        if not found.verb and other.verb and told.type == event.type and near <= 6 and _hangs(sentence, found.token, other.token):
            return True
        if (
            not found.verb
            and not other.verb
            and told.type == event.type
            and near <= 4
            and other.token.i < found.token.i
            and _hangs(sentence, found.token, other.token)
        ):
            return True
        if found.frame.binds and not other.frame.binds and told.status in ("promised", "proposed") and other.token.i > found.token.i:
            return True
    return False


def _hangs(sentence: Sentence, token: Token, over: Token) -> bool:
    for _ in range(3):
        head = sentence.head(token)
        if head is None:
            return False
        if head.i == over.i:
            return True
        token = head
    return False


def _known_again(events: Sequence[Event]) -> list[Event]:
    """Events that a noun alone names, with no participant ("l'attaque"), are another word for the last one of their type that has some."""
    kept: list[Event] = []
    for event in events:
        if not event.source and not event.target and event.score == 0.5:
            earlier = next(
                (
                    at
                    for at in range(len(kept) - 1, -1, -1)
                    if (kept[at].type, kept[at].kind) == (event.type, event.kind) and kept[at].status not in ("denied", "negated", "hypothetical")
                ),
                None,
            )
            if earlier is not None and event.status in ("done", kept[earlier].status):
                kept[earlier] = replace(kept[earlier], also=(*kept[earlier].also, event.trigger))
                continue
        kept.append(event)
    return kept


def _is_heading(sentence: Sentence, headings: Sequence[tuple[int, int]]) -> bool:
    if any(start <= sentence.start < end for start, end in headings):
        return True
    return sentence.tokens[-1].text not in (".", "!", "?", "…", "...", "»", "”", '"')


def _joined(sentence: Sentence, token: Token) -> list[Token]:
    return [each for child in sentence.children(token, "conj") for each in [child, *_joined(sentence, child)]]


def _time(sentence: Sentence, trigger: Token, times: Sequence[TimeExpression]) -> EventTime | None:
    """The time that hangs on the trigger itself, or the only one of a sentence with one verb in a person; none where several compete."""
    dated = [each for each in times if each.value and each.type in ("DATE", "TIME")]
    if not dated:
        return None
    below = {each.i for each in sentence.subtree(trigger)}
    clauses = {child.i for child in sentence.children(trigger, "conj", "advcl", "ccomp", "parataxis", "acl")}
    excluded = {each.i for i in clauses for each in sentence.subtree(sentence.tokens[i])}
    own = [each for each in dated if any(token.i in below - excluded and each.start <= token.start < each.end for token in sentence.tokens)]
    main = (trigger.pos == "VERB" and trigger.head == trigger.i) or sum(each.has("VerbForm=Fin") for each in sentence.tokens) <= 1
    pick = own or (dated if len(dated) == 1 and (main or _nearest_verb(sentence, dated[0], trigger)) else [])
    if len(pick) != 1 or pick[0].value is None:
        return None
    return EventTime(value=pick[0].value, from_=pick[0].id)


def _nearest_verb(sentence: Sentence, time: TimeExpression, trigger: Token) -> bool:
    """Whether the trigger is the verb that stands nearest to a time, which the tree hung elsewhere."""
    verbs = [each for each in sentence.tokens if (each.pos == "VERB" and not each.has("VerbForm=Inf")) or each.i == trigger.i]
    return min(verbs, key=lambda each: min(abs(each.start - time.end), abs(time.start - each.end))).i == trigger.i


def _side(time: EventTime | None, published: str | None) -> int:
    """-1 for an event before the day of publication, 1 for one after it, 0 where that is not known."""
    span, day = _bounds(time, published)
    if span is None or day is None:
        return 0
    if span[1] < day[0]:
        return -1
    return 1 if span[0] > day[1] else 0


def _is_background(time: EventTime | None, published: str | None, status: Status) -> bool:
    """Whether an event is of more than a month before the day of publication."""
    span, day = _bounds(time, published)
    return span is not None and day is not None and status == "done" and (day[0] - span[1]).days > 31


Days = tuple[datetime.date, datetime.date]


def _bounds(time: EventTime | None, published: str | None) -> tuple[Days | None, Days | None]:
    """First and last day of an event's time and of publication, None where not known."""
    if time is None or published is None:
        return None, None
    try:
        return When.of(time.value).bounds(), When.of(published).bounds()
    except NotATime:
        return None, None


def _said_by(trigger: Token, quotations: Sequence[Quotation]) -> SaidBy | None:
    over = [each for each in quotations if each.field == "text" and each.speaker and _within(trigger, each)]
    if not over:
        return None
    nearest = min(over, key=lambda each: each.end - each.start)
    assert nearest.speaker is not None
    return SaidBy(actor=nearest.speaker.actor, name=nearest.speaker.name, quotation=nearest.id)


def _within(token: Token, quotation: Quotation) -> bool:
    pieces = quotation.fragments or ((quotation.start, quotation.end),)
    return any(start <= token.start and token.end <= end for start, end in pieces)

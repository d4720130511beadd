"""Where speech and events meet: who asserts, attributes, denies or promises what, slot by slot, each with its characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from recoupe.lang.say import Lang, Say
from recoupe.model.annotated import Annotated
from recoupe.model.claim import Claim, Slot, Stance
from recoupe.model.event import Count, Event, Role, SaidBy
from recoupe.model.evidence import Here
from recoupe.model.mention import Mention
from recoupe.model.quotation import Quotation
from recoupe.model.time import TimeExpression

BY = "claims/2"
By = SaidBy | Literal["reporter"]


class ClaimsStage:
    """Adds `claims`. An event gives the slots that the text fills: what, who (each side), when, where, how many; a speaker's event also who said it and in
    which words; what somebody denies, the denier's own claim about it. Speech that tells no event gives who said it and the words, about the speaker.

    Who asserts: the speaker in whose words the event stands; the one who binds himself, of a promise in the reporter's words; else the reporter.
    """

    name = "claims"
    needs = frozenset({"events", "quotations", "times", "mentions"})
    gives = frozenset({"claims"})

    def __init__(self, lang: Lang = "fr") -> None:
        self._say = Say(lang)

    def __call__(self, work: Annotated) -> Annotated:
        """The article with its claims: those about events in their order, then speech that tells none."""
        made = list(_Of(work, self._say))
        return work.having(claims=tuple(replace(each, id=f"c{number}") for number, each in enumerate(made, 1)))


class _Of:
    """The claims of one article, still without numbers."""

    def __init__(self, work: Annotated, say: Say) -> None:
        self._say = say
        self._events = work.events or ()
        self._times: dict[str, TimeExpression] = {each.id: each for each in work.times or ()}
        self._mentions: dict[str, Mention] = {each.id: each for each in work.mentions or ()}
        self._speech: dict[str, Quotation] = {each.id: each for each in work.quotations or () if each.speaker and each.field == "text" and each.echo_of is None}

    def __iter__(self) -> Iterator[Claim]:
        told: set[str] = set()
        for event in self._events:
            yield from self._of_event(event)
            said = self._speech.get(event.said_by.quotation or "") if event.said_by else None
            if said is not None:
                told.add(said.id)
                yield from self._of_speech(said, event.id)
        for each in self._speech.values():
            if each.id not in told:
                yield from self._of_speech(each, (each.speaker.actor if each.speaker else None) or each.id)

    def _of_event(self, event: Event) -> Iterator[Claim]:
        by, stance = asserter(event, self._events), stance_of(event)
        trigger = Here(event.trigger.start, event.trigger.end, event.field)
        words = self._words(event)
        yield self._claim(self.statement(event), event.id, "what", event.status, by, stance, (trigger,))
        for side, roles in (("source", event.source), ("target", event.target)):
            shown = [self._mentions[each.mention] for each in roles if each.mention in self._mentions]
            if shown:
                names = _names(roles)
                key = "claims.who.taking-part" if event.type == "CONSULT" and not event.target else f"claims.who.{side}"
                evidence = (trigger, *dict.fromkeys(Here(each.start, each.end, each.field) for each in shown))
                yield self._claim(self._say(key, event=self._kind(event), who=names), event.id, "who", names, by, stance, evidence)
        if event.time and (time := self._times.get(event.time.from_)) is not None:
            told = self._say("claims.when", event=words, when=self._say.date(event.time.value))
            yield self._claim(told, event.id, "when", event.time.value, by, stance, (trigger, Here(time.start, time.end, time.field)))
        if event.place:
            told = self._say("claims.where", event=words, where=event.place.name)
            yield self._claim(told, event.id, "where", event.place.name, by, stance, (trigger, Here(event.place.start, event.place.end, event.field)))
        for number in event.numbers:
            value = number_value(number)
            told = self._say("claims.how-many", event=words, value=value or "?", unit=number.unit)
            yield self._claim(told, event.id, "how-many", value, by, stance, (trigger, Here(number.start, number.end, event.field)))
        yield from self._denials(event)

    def _denials(self, event: Event) -> Iterator[Claim]:
        """The deniers' own claims about an event that the article holds otherwise: their denial is another event, which says what it denies."""
        for denial in self._events:
            if denial.denies == event.id and event.status != "denied" and (by := _one(denial)) is not None:
                evidence = (Here(denial.trigger.start, denial.trigger.end, denial.field), Here(event.trigger.start, event.trigger.end, event.field))
                told = self._say("claims.what", event=self._words(event), status=self._say("claims.status.denied"))
                yield self._claim(told, event.id, "what", "denied", by, "denies", evidence)

    def _of_speech(self, quotation: Quotation, about: str) -> Iterator[Claim]:
        """Who said it, which the reporter attests, and in which words, which are the speaker's."""
        assert quotation.speaker is not None
        speaker = quotation.speaker
        said = " ".join(quotation.text.split())
        key = "said" if quotation.fragments else "reported"
        words = tuple(Here(start, end) for start, end in quotation.fragments or ((quotation.start, quotation.end),))
        shows = [Here(quotation.cue.start, quotation.cue.end)] if quotation.cue else []
        if speaker.mention and (mention := self._mentions.get(speaker.mention)) is not None:
            shows.append(Here(mention.start, mention.end, mention.field))
        told = self._say("claims.who-said", speaker=speaker.name)
        yield self._claim(told, about, "who-said", speaker.name, "reporter", "attributes", (*shows, *words))
        by = SaidBy(actor=speaker.actor, name=speaker.name, quotation=quotation.id)
        force = quotation.cue.force if quotation.cue else "states"
        stance: Stance = "promises" if force == "promises" else "denies" if force == "denies" else "states"
        told = self._say(f"claims.{key}", speaker=speaker.name, words=said)
        yield self._claim(told, about, "words", said, by, stance, (*words, *shows[:1]))

    def statement(self, event: Event) -> str:
        """An event in words: who, what, to whom, where it stands."""
        return self._say("claims.what", event=self._words(event), status=self._say(f"claims.status.{event.status}"))

    def _kind(self, event: Event) -> str:
        return self._say(f"claims.kind.{event.kind}")

    def _words(self, event: Event) -> str:
        kind, who, whom = self._kind(event), _names(event.source), _names(event.target)
        if not whom:
            return f"{who} : {kind}" if who else kind
        # an arrow also where only one side is known: "→ X" is acted upon
        return f"{who} → {whom} : {kind}" if who else f"→ {whom} : {kind}"

    def _claim(self, statement: str, about: str, slot: Slot, value: str | None, by: By, stance: Stance, evidence: tuple[Here, ...]) -> Claim:
        return Claim(id="c0", statement=statement, about=about, slot=slot, value=value, by=by, stance=stance, evidence=evidence, made_by=BY)


def asserter(event: Event, others: Sequence[Event] = ()) -> By:
    """Who asserts an event: its speaker; of a denied one, its denier; of a promise that the reporter tells, the one who made it; else the reporter."""
    if event.status == "denied":
        denier = next((who for each in others if each.denies == event.id and (who := _one(each)) is not None), None)
        return denier or event.said_by or "reporter"
    if event.said_by:
        return event.said_by
    return (_one(event) if event.status == "promised" else None) or "reporter"


def _one(event: Event) -> SaidBy | None:
    """The one actor whose act an event is; None where several share it, or none is told."""
    if len(event.source) != 1:
        return None
    return SaidBy(actor=event.source[0].actor, name=event.source[0].name, quotation=event.said_by.quotation if event.said_by else None)


def stance_of(event: Event) -> Stance:
    """How an event is held: denied where it is told not to be, promised, attributed to its speaker or unconfirmed, else stated."""
    if event.status in ("denied", "negated"):
        return "denies"
    if event.status == "promised":
        return "promises"
    return "attributes" if event.said_by or event.status == "conditional" else "states"


def number_value(number: Count) -> str | None:
    """A number with its unit; bounds where the words give no more.

    >>> number_value(Count(start=0, end=1, value=None, min=20, max=None, unit="mort"))
    '20/.. mort'
    """
    if number.value is not None:
        return f"{number.value:g} {number.unit}"
    if number.min is None and number.max is None:
        return None
    low, high = (".." if each is None else f"{each:g}" for each in (number.min, number.max))
    return f"{low}/{high} {number.unit}"


def _names(roles: Sequence[Role]) -> str:
    return ", ".join(each.name for each in roles)

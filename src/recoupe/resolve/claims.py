"""Where speech and events meet: who asserts, attributes, denies or promises what, slot by slot, each with its characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from recoupe.lang.say import Lang, Say
from recoupe.model.annotated import Annotated
from recoupe.model.claim import Claim, Slot, Stance
from recoupe.model.event import Event, Role, SaidBy
from recoupe.model.evidence import Here
from recoupe.model.quotation import Quotation
from recoupe.model.time import TimeExpression

BY = "claims/1"


class ClaimsStage:
    """Adds `claims`: for each event what happened, when and where if told; for each quotation with a speaker, that he said these words."""

    name = "claims"
    needs = frozenset({"events", "quotations", "times"})
    gives = frozenset({"claims"})

    def __init__(self, lang: Lang = "fr") -> None:
        self._say = Say(lang)

    def __call__(self, work: Annotated) -> Annotated:
        """The article with its claims, those about events first."""
        times = {each.id: each for each in work.times or ()}
        made = [claim for event in work.events or () for claim in self._of_event(event, times)]
        made += [self._of_words(each) for each in work.quotations or () if each.speaker and each.field == "text" and each.echo_of is None]
        return work.having(claims=tuple(self._numbered(made)))

    def _of_event(self, event: Event, times: dict[str, TimeExpression]) -> Iterator[Claim]:
        by: SaidBy | Literal["reporter"] = event.said_by or "reporter"
        evidence = Here(event.trigger.start, event.trigger.end)
        yield self._claim(self.statement(event), event.id, "what", event.status, by, _stance(event), (evidence,))
        if event.time and (time := times.get(event.time.from_)) is not None:
            words = self._say("claims.when", event=self._event_words(event), when=self._say.date(event.time.value))
            yield self._claim(words, event.id, "when", event.time.value, by, _stance(event), (evidence, Here(time.start, time.end, time.field)))
        if event.place:
            words = self._say("claims.where", event=self._event_words(event), where=event.place.name)
            yield self._claim(words, event.id, "where", event.place.name, by, _stance(event), (evidence, Here(event.place.start, event.place.end)))
        for number in event.numbers:
            words = self._say("claims.how-many", event=self._event_words(event), value=number.value, unit=number.unit)
            value = None if number.value is None else f"{number.value:g} {number.unit}"
            yield self._claim(words, event.id, "how-many", value, by, _stance(event), (Here(number.start, number.end),))

    def statement(self, event: Event) -> str:
        """An event in words: who, what, to whom, where it stands."""
        return self._say("claims.what", event=self._event_words(event), status=self._say(f"claims.status.{event.status}"))

    def _event_words(self, event: Event) -> str:
        kind = self._say(f"claims.kind.{event.kind}")
        who, whom = _names(event.source), _names(event.target)
        if not whom:
            return f"{who} : {kind}" if who else kind
        # an arrow also where only one side is known: "→ X" is acted upon
        return f"{who} → {whom} : {kind}" if who else f"→ {whom} : {kind}"

    def _of_words(self, quotation: Quotation) -> Claim:
        assert quotation.speaker is not None
        said = " ".join(quotation.text.split())
        words = self._say(f"claims.{'said' if quotation.fragments else 'reported'}", speaker=quotation.speaker.name, words=said)
        by = SaidBy(actor=quotation.speaker.actor, name=quotation.speaker.name, quotation=quotation.id)
        force = quotation.cue.force if quotation.cue else "states"
        stance: Stance = "promises" if force == "promises" else "denies" if force == "denies" else "states"
        pieces = quotation.fragments or ((quotation.start, quotation.end),)
        evidence = tuple(Here(start, end) for start, end in pieces)
        if quotation.cue:
            evidence = (*evidence, Here(quotation.cue.start, quotation.cue.end))
        return self._claim(words, quotation.speaker.actor or quotation.id, "words", said, by, stance, evidence)

    def _claim(
        self, statement: str, about: str, slot: Slot, value: str | None, by: SaidBy | Literal["reporter"], stance: Stance, evidence: tuple[Here, ...]
    ) -> Claim:
        return Claim(id="c0", statement=statement, about=about, slot=slot, value=value, by=by, stance=stance, evidence=evidence, made_by=BY)

    @staticmethod
    def _numbered(claims: Sequence[Claim]) -> Iterator[Claim]:
        return (replace(each, id=f"c{number}") for number, each in enumerate(claims, 1))


def _stance(event: Event) -> Stance:
    if event.status in ("denied", "negated"):
        return "denies"
    if event.status == "promised":
        return "promises"
    return "attributes" if event.said_by else "states"


def _names(roles: Sequence[Role]) -> str:
    return ", ".join(each.name for each in roles)

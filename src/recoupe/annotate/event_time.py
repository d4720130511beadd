"""When an event is: the time that hangs on its trigger, on which side of publication, and whether it is background."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from recoupe.model.event import EventTime, Status
from recoupe.model.syntax import Sentence, Token
from recoupe.model.time import TimeExpression
from recoupe.model.when import NotATime, When


def time_of(sentence: Sentence, trigger: Token, times: Sequence[TimeExpression]) -> EventTime | None:
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


def side_of(time: EventTime | None, published: str | None) -> int:
    """-1 for an event before the day of publication, 1 for one after it, 0 where that is not known."""
    span, day = _bounds(time, published)
    if span is None or day is None:
        return 0
    if span[1] < day[0]:
        return -1
    return 1 if span[0] > day[1] else 0


def is_background(time: EventTime | None, published: str | None, status: Status) -> bool:
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

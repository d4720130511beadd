"""When an event is: the time that hangs on its words, or on the verb whose time it shares; on which side of publication that is, and what is background."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from recoupe.lang.fr.moment_words import moment_words
from recoupe.lang.fr.moments import Anchor, anchors, shared
from recoupe.lang.fr.noun_moments import aftermath, insertions
from recoupe.lang.fr.prepositions import cases
from recoupe.model.event import EventTime, Status
from recoupe.model.syntax import Sentence, Token
from recoupe.model.time import TimeExpression
from recoupe.model.when import NotATime, When

Days = tuple[datetime.date, datetime.date]
COUNTED = frozenset({"tard", "tôt", "après", "avant", "auparavant"})
PAST = frozenset({"done", "denied", "negated", "conditional"})
YET = frozenset({"announced", "promised", "proposed"})


@dataclass(frozen=True, slots=True)
class Moment:
    """A time with the word that it hangs on."""

    time: TimeExpression
    anchor: Anchor


class Moments:
    """The times of a sentence by the words that they belong to: read once, when first asked."""

    def __init__(self, sentence: Sentence, times: Sequence[TimeExpression]) -> None:
        self._sentence = sentence
        hours = [each for each in times if each.type == "TIME"]
        # "un couvre-feu de 20 heures à 5 heures" tells no day
        daily = {id(each) for a, b in pairwise(hours) if 0 < b.start - a.end < 4 for each in (a, b)}
        self._times = [each for each in times if each.value and each.type in ("DATE", "TIME") and id(each) not in daily and not _is_part(sentence, each)]

    @cached_property
    def _by_token(self) -> Mapping[int, Sequence[Moment]]:
        found: dict[int, list[Moment]] = defaultdict(list)
        for each in self._times:
            at = next((token.i for token in self._sentence.tokens if token.end > each.start), 0)
            for anchor in anchors(self._sentence, each.start, each.end):
                if any(first < at < last and not first < anchor.token < last and self._tells(first, last) for first, last in self._insertions):
                    continue
                found[anchor.token].append(Moment(each, anchor))
            # a day is not that of what came before it, a month or a year may well be
            if len(each.value or "") in (4, 7) and (noun := aftermath(self._sentence, each.end)) is not None:
                found[noun.i].append(Moment(each, Anchor(noun.i, True, "in")))
        return found

    @cached_property
    def _insertions(self) -> Sequence[tuple[int, int]]:
        return insertions(self._sentence)

    def _tells(self, first: int, last: int) -> bool:
        """Whether what stands between brackets or dashes is more than a time: "– après avoir quitté le port en mai –"."""
        return any(each.pos == "VERB" for each in self._sentence.tokens[first:last])

    def of(self, trigger: Token, *, verb: bool, act: bool = False, light: Sequence[Token] = ()) -> tuple[EventTime | None, bool]:
        """The time of the event that a token names, and whether it hangs on that token itself; none where several differ.

        A time that belongs to the noun before it ("la visite de mardi") is that noun's, and of what happens on its occasion. act: as for `shared`.
        """
        if not self._times:
            return None, False
        for token, own in shared(self._sentence, trigger, verb=verb, act=act, light=light):
            if any((first < token.i < last) != (first < trigger.i < last) for first, last in self._insertions):
                continue
            found = [each for each in self._by_token.get(token.i, ()) if not (each.anchor.of and token.i != trigger.i and not own)]
            found = [each for each in found if token.i == trigger.i or not each.anchor.alone]
            if act and verb and token.i == trigger.i:
                found = [each for each in found if not self._of_what_is_asked(token, each.time)]
            if found:
                began = own and not verb and token.lemma in moment_words("starting") and token.has("VerbForm=Part")
                time = _one(found)
                time = _since(time) if began and not self._sentence.children(token, "aux") else time
                return time, token.i == trigger.i or token in light
        return None, False

    def _of_what_is_asked(self, verb: Token, time: TimeExpression) -> bool:
        """Whether a time stands after what is asked for: "appelle à un cessez-le-feu ce lundi" tells when it shall hold."""
        between = [each for each in self._sentence.children(verb, "obl", "xcomp", "ccomp") if verb.start < each.start < time.start]
        return any(cases(self._sentence, each) & {"à", "que", "de"} or each.pos == "VERB" for each in between)


def _one(found: Sequence[Moment]) -> EventTime | None:
    """The time that all agree on: the one beside the verb, or the narrowest, where it lies within the others."""
    # "trois jours plus tard, le 18 mars": the words beside the verb are counted from something, the date is sure
    found = [each for each in found if each.anchor.near and not COUNTED.intersection(each.time.text.lower().split())] or found
    if len(found) == 1:
        return _told(found[0])
    try:
        spans = {id(each): When.of(each.time.value or "").bounds() for each in found}
    except NotATime:
        return None
    known = [each for each in found if spans[id(each)] is not None]
    if not known:
        return None
    best = min(known, key=lambda each: (_width(spans[id(each)]), each.time.type == "TIME"))
    first, last = spans[id(best)] or (datetime.date.min, datetime.date.max)
    return _told(best) if all(span is not None and span[0] <= first and last <= span[1] for span in spans.values()) else None


def _since(time: EventTime | None) -> EventTime | None:
    """The span that a day opens: "l’offensive, débutée le 3 mars"."""
    return time if time is None or "/" in time.value else replace(time, value=f"{time.value}/..")


def _is_part(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether a time is only a part of something told behind it: "aux dernières heures de la trêve"."""
    if not (time.value or "").startswith("../") or not time.text.lower().startswith(("au ", "aux ")):
        return False
    return any(each.start <= time.end + 1 < each.end and each.text.lower() in ("de", "du", "d'", "d’", "des") for each in sentence.tokens)


def _width(span: Days | None) -> int:
    return (span[1] - span[0]).days if span else 10**6


def _told(moment: Moment) -> EventTime | None:
    value = (moment.time.value or "").partition("T")[0]  # the day: the hour stands at the expression
    if moment.anchor.bound == "before":
        if "/" in value:
            return None
        value = f"../{value}"
    return EventTime(value=value, from_=moment.time.id)


def fitting(time: EventTime | None, own: bool, status: Status, published: str | None) -> EventTime | None:
    """The time, unless the status excludes it: what is done was not done after publication, what is to come is not before it by the time of another verb."""
    side = side_of(time, published)
    if (side > 0 and (status == "done" or (status in PAST and not own))) or (status in YET and side < 0 and not own):
        return None
    return time


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
    return span is not None and day is not None and status in PAST and (day[0] - span[1]).days > 31


def _bounds(time: EventTime | None, published: str | None) -> tuple[Days | None, Days | None]:
    """First and last day of an event's time and of publication, None where not known."""
    if time is None or published is None:
        return None, None
    return day_span(time.value), day_span(published)


def day_span(value: str | None) -> Days | None:
    """The first and last day of a value of time, None where it has none.

    >>> day_span("2025-04-03")
    (datetime.date(2025, 4, 3), datetime.date(2025, 4, 3))
    """
    try:
        return When.of(value).bounds() if value else None
    except NotATime:
        return None

"""What stands around the expressions of time of an article: their sentences, and the side of publication that verbs and nouns show."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from typing import Literal

from recoupe.lang.fr import tense
from recoupe.lang.fr.calendar import named_day
from recoupe.lang.fr.times import folded, sense_of
from recoupe.lang.sense import Sense
from recoupe.model.annotated import Annotated
from recoupe.model.syntax import Sentence
from recoupe.model.time import TimeExpression
from recoupe.model.when import NotATime, When
from recoupe.resolve.reckoning import Side

_END = re.compile(r"[.!?]+[\s»\"”)]*\s|\n")
_HOURS = 500
"""How many characters back a clock time may look for its day."""


class Clauses:
    """What stands around the expressions of an article: their sentences and the side that the verbs show."""

    def __init__(self, work: Annotated) -> None:
        self._text = work.article.text
        self._sentences = work.sentences or tuple(_split(self._text))
        self._heads = [(zone.start, zone.end) for zone in work.article.zones if zone.kind in ("dateline", "byline")]
        self._starts = [each.start for each in self._sentences]
        self._view: str | None = None

    def sentence(self, at: int) -> Sentence | None:
        """The sentence that holds a place."""
        i = bisect_right(self._starts, at) - 1
        return self._sentences[i] if i >= 0 and self._sentences[i].end > at else None

    def named_day(self, each: TimeExpression, sense: Sense, published: datetime.date | None) -> str | None:
        """The day in history that a date without year stands for ("les attentats du 11 septembre"), when it lies before publication."""
        if sense.month is None or sense.day is None or sense.year or sense.until or sense.weekday is not None or sense.clock or published is None:
            return None
        if self._view is None:
            self._view = folded(self._text)
        known = named_day(sense.month, sense.day, each.text.lower(), self._view[max(0, each.start - 40) : each.start])
        return known if known and known <= published.isoformat() else None

    def heads(self, each: TimeExpression) -> bool:
        """Whether an expression stands in the date line or the byline, of which the text says nothing."""
        return any(start <= each.start < end for start, end in self._heads)

    def together(self, first: TimeExpression, second: TimeExpression) -> bool:
        """Whether two stand in one sentence."""
        return self.sentence(first.start) is self.sentence(second.start)

    def side(self, each: TimeExpression) -> Side:
        """The side of publication that the clause of an expression speaks of."""
        sentence = self.sentence(each.start)
        if sentence is None:
            return None
        if self._view is None:
            self._view = folded(self._text)
        if self.scheduled(each):
            return None
        if side := tense.by_what_awaits(self._view[max(sentence.start, each.start - 160) : each.start]):
            return side
        # the parser does not read sentences in capitals
        capitals = self._text[sentence.start : sentence.end].isupper()
        if self._planned(sentence, each):
            return "future"
        if sentence.tokens and not capitals and (side := tense.by_participle(sentence, each.start, each.end)):
            return side
        if sentence.tokens and not capitals and tense.right_after_a_present(sentence, each.start):
            return "future"
        if sentence.tokens and not capitals and (side := tense.by_tree(sentence, each.start)):
            return side
        start, end = max(sentence.start, each.start - 240), min(sentence.end, each.end + 160)
        side = tense.by_endings(self._view[start:end], each.start - start, each.end - start)
        return side or ("future" if re.search(r"\bjusqu'(?:à|au|en) ?(?:le |la )?$", self._view[start : each.start]) else None)

    def hour_of(self, each: TimeExpression, day: TimeExpression | None, published: datetime.date | None) -> TimeExpression | None:
        """The day before a clock time that it is an hour of: near, not one to come where the hour is past, and none where hours are told of every day."""
        if day is None or each.start - day.end >= _HOURS:
            return None
        sentence = self.sentence(each.start)
        if self._view is None:
            self._view = folded(self._text)
        if sentence is None or self.together(day, each):
            # "parti mardi soir, il est arrivé à 6 heures": the morning after, or the morning before
            evening = re.search(r"\b(?:soir|nuit|soirée)\b", day.text.lower()) and re.match(r"\D{0,25}(?:0?\d|1[01])(?!\d)", each.text)
            return None if evening and not re.search(r"\bsoir\b", each.text) and not tense.by_what_awaits(self._view[day.end : each.start]) else day
        if self.habitual(each):
            return None
        told = day_of(day.value)
        return None if told and published and told > published and self.side(each) == "past" else day

    def habitual(self, each: TimeExpression) -> bool:
        """Whether the sentence speaks of what is so day after day."""
        sentence = self.sentence(each.start)
        if self._view is None:
            self._view = folded(self._text)
        return sentence is not None and tense.habitual(self._view[max(sentence.start, each.start - 160) : each.start])

    def foretold(self, each: TimeExpression) -> bool:
        """Whether a verb in the future stands in the clause, by its endings."""
        sentence = self.sentence(each.start)
        if sentence is None:
            return False
        if self._view is None:
            self._view = folded(self._text)
        start, end = max(sentence.start, each.start - 240), min(sentence.end, each.end + 160)
        return tense.by_endings(self._view[start:end], each.start - start, each.end - start) == "future"

    def surely(self, each: TimeExpression) -> Side:
        """The side of a verb right before an expression."""
        sentence = self.sentence(each.start)
        if sentence is None or self.scheduled(each):
            return None
        if self._view is None:
            self._view = folded(self._text)
        side = tense.surely(self._view[max(sentence.start, each.start - 120) : each.start])
        if side is None and self._planned(sentence, each):
            return None  # "l'invitation adressée par le roi pour le 3 mai est acceptée": the participle is of the letter, the day is of the plan
        return side or (tense.by_participle(sentence, each.start, each.end) if sentence.tokens else None)

    def _planned(self, sentence: Sentence, each: TimeExpression) -> bool:
        """Whether a participle or a noun sets something for the day of an expression: "la lettre envoyée par le port pour le 3 mai"."""
        sense = sense_of(each.text, each.type)
        if not sentence.tokens or sense is None or (sense.day is None and sense.weekday is None):
            return False
        if self._view is None:
            self._view = folded(self._text)
        return tense.planned_for(sentence, self._view[max(sentence.start, each.start - 12) : each.start], each.start)

    def scheduled(self, each: TimeExpression) -> bool:
        """Whether an expression is the date of an election or the like, of which the verb says nothing."""
        sentence = self.sentence(each.start)
        if sentence is None:
            return False
        if self._view is None:
            self._view = folded(self._text)
        return tense.of_something_scheduled(self._view[max(sentence.start, each.start - 40) : each.start])

    def bracketed(self, each: TimeExpression) -> bool:
        """Whether an expression stands in brackets: "la même année" after them means the year before them."""
        opened = self._text.rfind("(", max(0, each.start - 80), each.start)
        return opened >= 0 and self._text.find(")", opened, each.start) < 0 <= self._text.find(")", each.end, each.end + 80)

    def looks_ahead(self, each: TimeExpression) -> bool:
        """Whether an expression hangs on a verb in the present that speaks of what is to come."""
        sentence = self.sentence(each.start)
        return bool(sentence and sentence.tokens) and tense.looks_ahead(sentence, each.start)  # type: ignore[arg-type]

    def by_noun(self, each: TimeExpression) -> Literal["future", "likely"] | None:
        """Whether the noun before a weekday makes it one to come: surely, likely or not at all."""
        sentence = self.sentence(each.start)
        if sentence is None:
            return None
        if self._view is None:
            self._view = folded(self._text)
        return tense.by_noun(self._view[max(sentence.start, each.start - 160) : each.start], self._view[each.end : min(sentence.end, each.end + 60)])

    def _opens(self, each: TimeExpression) -> bool:
        sentence = self.sentence(each.start)
        return sentence is not None and not self._text[sentence.start : each.start].strip(" -–—•") and self._text[each.end : each.end + 1] in (",", ":", " ")

    def year_before(self, each: TimeExpression, last: TimeExpression | None, published: datetime.date | None) -> int | None:
        """The year that the expression before gives, when it stands in the same sentence and close by, and is not that of publication."""
        if (
            last is None
            or last.value is None
            or last.anchor
            or each.start - last.end > (350 if self._opens(each) else 200)
            or "\n" in self._text[last.end : each.start]
        ):
            return None
        match = re.match(r"(\d{4})(?:-(\d\d)(?:-\d\d)?)?$", last.value)
        if match is None or published is None or int(match[1]) >= published.year:
            return None
        year = int(match[1])
        if self.together(last, each):
            if each.start - last.end > 80 and not match[2]:
                return None
        elif match[2] is None or year >= published.year - 1 or not self._opens(each) or each.start - last.end > 350:
            return None  # chronicles go on in the year of the day before: "3 mai 2011 : la digue cède. Le 5 mai, …"
        sense = sense_of(each.text, each.type)
        if sense and sense.until and each.start - last.end > 80:
            return None
        if match[2] is None or int(match[2]) > 12 or sense is None or sense.month is None or sense.month >= int(match[2]):
            return year
        wrapped = (sense.month - int(match[2])) % 12 <= 6  # "en novembre 2018 …, fin avril"
        return year if not wrapped else year + 1 if year + 1 < published.year else None


def day_of(value: str | None) -> datetime.date | None:
    """The day of a value that names one (a day, or a clock time of it).

    >>> day_of("2025-04-03T10:00Z"), day_of("2025-04")
    (datetime.date(2025, 4, 3), None)
    """
    if not value:
        return None
    try:
        when = When.of(value)
    except NotATime:
        match = re.match(r"\d{4}-\d\d-\d\d(?=T|$)", value)
        when = When.of(match[0]) if match else None  # type: ignore[assignment]
    return when.first if when and when.precision in ("day", "time") else None


def _split(text: str) -> list[Sentence]:
    found, at = [], 0
    for match in _END.finditer(text):
        if match.end() > at:
            found.append(Sentence(at, match.end()))
            at = match.end()
    if at < len(text):
        found.append(Sentence(at, len(text)))
    return found

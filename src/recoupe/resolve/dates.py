"""The values of expressions of time: counted from the day of publication, the expressions before, and the tense of the clause."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from recoupe.lang.fr import tense
from recoupe.lang.fr.calendar import named_day
from recoupe.lang.fr.times import folded, sense_of
from recoupe.lang.say import Lang, Say
from recoupe.lang.sense import Sense
from recoupe.model.annotated import Annotated
from recoupe.model.made import Alternative
from recoupe.model.syntax import Sentence
from recoupe.model.time import TimeExpression
from recoupe.model.when import NotATime, When
from recoupe.resolve.reckoning import Ground, Reckoned, Side, reckon

_END = re.compile(r"[.!?]+[\s»\"”)]*\s|\n")
_APPOSED = re.compile(r"\s*[,(–—]\s*(?:(?:donc|soit|dès|à|en|le)\s+)?")
_TOGETHER = re.compile(r"(?:,| et| ou| puis)\s+(?:(?:en|le|au|du|de|d['’])\s*)?")
_LISTED = re.compile(r"(?:,| et| ou| puis)(?: peut-être| voire)?\s+")
_OF = re.compile(r"\s+(?:de\s+|d['’])")
_AND = re.compile(r"\s*(?:[àa]|et|-)\s*")
_NEAR = 600
"""How many characters back "la veille" may look for the day that it is the eve of."""

_EVE = 200
_HOURS = 500


class DatesStage:
    """Gives each expression of time its value, and says from what it was counted; what cannot be told stays None.

    >>> from recoupe.annotate.times import TimesStage
    >>> from recoupe.model.article import Article, Published
    >>> article = Article.of("a1", "Le pont a cédé jeudi.", published=Published(value="2025-04-05", basis="given"))
    >>> DatesStage("en")(TimesStage()(Annotated(article=article))).times[0].value
    '2025-04-03'
    """

    name = "dates"
    needs = frozenset({"times"})
    gives = frozenset({"times"})

    def __init__(self, lang: Lang = "fr") -> None:
        self._say = Say(lang)

    def __call__(self, work: Annotated) -> Annotated:
        """The article with the values of its layer `times`."""
        published = writing_day(work.article.published.value)
        clauses = Clauses(work)
        ground = Ground(published=published)
        named = _named_days(work, ground)
        last: dict[str, TimeExpression] = {}
        dateline: TimeExpression | None = None
        before: tuple[TimeExpression, Side] | None = None
        resolved: list[TimeExpression] = []
        senses = _shared(work, published)
        for each, sense in zip(work.times or (), senses, strict=True):
            if sense is None or sense.type in ("DURATION", "SET"):
                resolved.append(each)
                continue
            if known := clauses.named_day(each, sense, published):
                sense = replace(sense, value=known)
            previous = self._previous(sense, each, {"single": dateline} if dateline and clauses.heads(each) else last, clauses, published)
            year = clauses.year_before(each, last.get("any"), published)
            lean = 2.0 if clauses.scheduled(each) else 0.6
            sure = clauses.surely(each) if _needs_side(sense) and sense.month else None
            side = sure or (clauses.side(each) if _needs_side(sense) else None)
            when = When.of(previous.value) if previous and previous.value else None
            ground = Ground(published=published, previous=when, year=year, lean=lean, sure=sure is not None)
            if before and _bare(sense) and sense.weekday is not None and _LISTED.fullmatch(work.article.text, before[0].end, each.start):
                side = before[1] if before[1] == "future" else side or before[1]  # "samedi, peut-être dimanche": one verb for both
            before = (each, side) if _bare(sense) and sense.weekday is not None else None
            likely = clauses.by_noun(each) if _bare(sense) and sense.weekday is not None and side != "future" else None
            if likely:
                side = "future"
            told = reckon(sense, ground, side)
            if told and likely == "likely" and (passed := reckon(sense, ground, "past")) and passed.value != told.value:
                told = replace(told, other=passed.value)
            if told and side is None and sense.weekday in named and _bare(sense):
                told = Reckoned(named[sense.weekday], "published")
            elif told and side is None and _bare(sense) and sense.weekday is not None and clauses.looks_ahead(each):
                told = reckon(sense, ground, "future")
                told = replace(told, other=None) if told else None
            if told and sense.base == "previous" and (sense.shift or 0) > 0 and (sense.counted or sense.unit == "day") and _beyond(told.value, published) and clauses.side(each) != "future":
                told = None  # an account of what was does not run past the day of writing
            made = self._told(each, sense, told, ground, previous, side) if told else replace(each, value=None)
            resolved.append(made)
            if clauses.bracketed(each):
                continue
            if not clauses.heads(each):
                _remember(made, last)
            elif made.type == "DATE" and made.value:
                dateline = made
        resolved = self._to_the_hour(work.article.text, self._before_their_day(resolved))
        return work.having(times=tuple(self._beside_a_day(work.article.text, resolved)))

    def _before_their_day(self, times: list[TimeExpression]) -> list[TimeExpression]:
        """Clock times with the day that stands right after them: "à 17 heures mardi"."""
        for i, (each, after) in enumerate(pairwise(times)):
            if each.type != "TIME" or after.type != "DATE" or after.value is None or after.start - each.end > 2:
                continue
            sense = sense_of(each.text, each.type)
            day = day_of(after.value)
            if sense and day and sense.unit == "time" and (told := reckon(sense, Ground(previous=When.day(day)))):
                times[i] = replace(each, value=told.value, anchor=after.id, why=self._say("times.from-next", words=after.text))
        return times

    def _to_the_hour(self, text: str, times: list[TimeExpression]) -> list[TimeExpression]:
        """Clock times that begin what the next one ends: "de 8 heures à 10 heures mardi"."""
        for i in range(len(times) - 2, -1, -1):
            each, after = times[i], times[i + 1]
            if each.type == after.type == "TIME" and each.value is None and after.value and _AND.fullmatch(text, each.end, after.start):
                sense, day = sense_of(each.text, "TIME"), day_of(after.value)
                if sense and day and sense.unit == "time" and (told := reckon(sense, Ground(previous=When.day(day)))):
                    times[i] = replace(each, value=told.value, anchor=after.id, why=self._say("times.from-next", words=after.text))
        return times

    def _beside_a_day(self, text: str, times: list[TimeExpression]) -> list[TimeExpression]:
        """Beginnings and ends of a week or month in apposition to a day have it from that day: "le 3 mai, en fin de semaine"."""
        for i, (each, after) in enumerate(pairwise(times)):
            if not _APPOSED.fullmatch(text, each.end, after.start):
                continue
            for at, one, day in ((i, each, after), (i + 1, after, each)):
                sense = sense_of(one.text, one.type)
                if sense is None or sense.mod is None or sense.base != "published" or sense.shift != 0 or (written := day_of(day.value)) is None:
                    continue
                told = reckon(replace(sense, opening=None), Ground(published=written))
                if told and told.value != one.value:
                    times[at] = replace(one, value=told.value, anchor=day.id, why=self._say("times.from-previous", words=day.text))
        return times

    def _previous(
        self, sense: Sense, each: TimeExpression, last: dict[str, TimeExpression], clauses: Clauses, published: datetime.date | None
    ) -> TimeExpression | None:
        if sense.clock and sense.unit == "time":
            return clauses.hour_of(each, last.get("single"), published)
        if sense.base == "same" and (since := last.get("since")) and each.start - since.end < _EVE:
            return since  # "depuis 2017 …, cette année-là"
        kind = {"day": "day", "week": "single", "weekend": "single", "month": "month", "year": "year"}.get(sense.unit, "day")
        found = last.get(kind)
        if sense.base == "previous" and sense.shift == -1 and sense.unit == "day":
            # "la veille" far from any day is the eve of the day of writing
            return found if found and each.start - found.end < _EVE and found.value and "/" not in found.value else None
        return found if found and (each.start - found.end < _NEAR or sense.base != "previous") else None

    def _told(self, each: TimeExpression, sense: Sense, told: Reckoned, ground: Ground, previous: TimeExpression | None, side: Side) -> TimeExpression:
        anchor, why = None, None
        alternatives: tuple[Alternative, ...] = ()
        score = None
        if told.counted_from == "published" and ground.published:
            anchor = "published"
            key = f"times.from-published-{side}" if side else "times.from-published"
            why = self._say(key, day=self._say.date(ground.published.isoformat()))
        elif told.counted_from == "previous" and previous:
            anchor, why = previous.id, self._say("times.from-previous", words=previous.text)
        elif told.counted_from == "year":
            why = self._say("times.from-year", year=ground.year)
        if told.other and ground.published:
            slip = sense.toward == "this" and sense.month is not None
            score = 0.8 if slip else 0.6
            reason = self._say("times.printed") if slip else self._say("times.other-side")
            if slip:
                why = self._say("times.slip", words=each.text, day=self._say.date(ground.published.isoformat()))
            alternatives = (Alternative(value=told.other, score=round(1 - score, 2), why=reason),)
        return replace(each, value=told.value, anchor=anchor, why=why, score=score, alternatives=alternatives)


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
        if sentence is None or self.together(day, each):
            return day
        if self._view is None:
            self._view = folded(self._text)
        if tense.habitual(self._view[max(sentence.start, each.start - 160) : each.start]):
            return None
        told = day_of(day.value)
        return None if told and published and told > published and self.side(each) == "past" else day

    def surely(self, each: TimeExpression) -> Side:
        """The side of a verb right before an expression."""
        sentence = self.sentence(each.start)
        if sentence is None or self.scheduled(each):
            return None
        if self._view is None:
            self._view = folded(self._text)
        return tense.surely(self._view[max(sentence.start, each.start - 120) : each.start])

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
        if last is None or last.value is None or last.anchor or each.start - last.end > 200 or "\n" in self._text[last.end : each.start]:
            return None
        match = re.match(r"(\d{4})(?:-(\d\d)(?:-\d\d)?)?$", last.value)
        if match is None or published is None or int(match[1]) >= published.year:
            return None
        year = int(match[1])
        if self.together(last, each):
            if each.start - last.end > 80 and not match[2]:
                return None
        elif match[2] is None or year >= published.year - 1 or not self._opens(each):
            return None  # chronicles go on in the year of the day before: "3 mai 2011 : la digue cède. Le 5 mai, …"
        sense = sense_of(each.text, each.type)
        if sense and sense.until and each.start - last.end > 80:
            return None
        if match[2] is None or int(match[2]) > 12 or sense is None or sense.month is None or sense.month >= int(match[2]):
            return year
        wrapped = (sense.month - int(match[2])) % 12 <= 6  # "en novembre 2018 …, fin avril"
        return year if not wrapped else year + 1 if year + 1 < published.year else None


def _shared(work: Annotated, published: datetime.date | None) -> list[Sense | None]:
    """The senses of the expressions; of dates told together ("en mai et juin derniers", "en juin de cette année") the first has its year from the last."""
    times = work.times or ()
    senses = [sense_of(each.text, each.type) for each in times]
    for i in range(len(times) - 2, -1, -1):
        sense, after = senses[i], senses[i + 1]
        if sense is None or after is None or not (sense.month or sense.part) or sense.year or after.until or sense.until:
            continue
        if after.unit == "year" and after.base == "published" and after.shift is not None and published and not after.counted:
            if _OF.fullmatch(work.article.text, times[i].end, times[i + 1].start):
                senses[i] = replace(sense, year=published.year + after.shift)
            continue
        if not (sense.month and after.month) or sense.toward != "tense" or (sense.day is None) != (after.day is None) or not _TOGETHER.fullmatch(work.article.text, times[i].end, times[i + 1].start):
            continue
        if after.year:
            senses[i] = replace(sense, year=after.year - (sense.month > after.month))
        elif after.toward in ("past", "future"):
            senses[i] = replace(sense, toward=after.toward)
    return senses


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


def writing_day(value: str | None) -> datetime.date | None:
    """The day from which a text counts its days: that of its publication, the first where it may have been put online in the night after.

    >>> writing_day("2025-04-03/2025-04-04"), writing_day("2025-04-03/2025-04-10")
    (datetime.date(2025, 4, 3), None)
    """
    first, slash, last = (value or "").partition("/")
    if not slash:
        return day_of(value)
    one, other = day_of(first), day_of(last)
    return one if one and other and (other - one).days <= 1 else None


def _needs_side(sense: Sense) -> bool:
    if sense.value is not None or sense.year is not None:
        return False
    return sense.toward in ("tense", "this") and (sense.base is None or sense.unit == "weekend")


def _bare(sense: Sense) -> bool:
    return sense.day is None and sense.toward == "tense" and sense.base is None and not sense.clock and not sense.until


def _named_days(work: Annotated, ground: Ground) -> dict[int | None, str]:
    """The days near publication that the article names in full: "mardi" in a title is the "mardi 1er juin" of the text. None where two differ."""
    found: dict[int | None, set[str]] = {}
    for each in work.times or ():
        sense = sense_of(each.text, each.type)
        if sense is None or sense.weekday is None or sense.day is None or sense.until or not ground.published:
            continue
        told = reckon(replace(sense, clock=None, type="DATE", opening=None), ground)
        day = day_of(told.value) if told else None
        if day and day.weekday() == sense.weekday and abs((day - ground.published).days) <= 10:
            found.setdefault(sense.weekday, set()).add(day.isoformat())
    return {weekday: next(iter(days)) for weekday, days in found.items() if len(days) == 1}


def _beyond(value: str, published: datetime.date | None) -> bool:
    bounds = When.of(value[:10] if "T" in value else value).bounds()
    return bool(bounds and published and bounds[0] > published)


def _remember(each: TimeExpression, last: dict[str, TimeExpression]) -> None:
    if each.value is None or "X" in each.value or "~" in each.value:
        return
    last["any"] = each
    when = When.of(each.value[:10] if each.type == "TIME" else each.value)
    if when.open:
        if each.value.endswith("/.."):
            last["since"] = replace(each, value=each.value[:-3])
        return
    last.pop("since", None)
    if each.type == "TIME":
        # "mardi à 14 heures …, puis à 16 heures"; a day told long before is brought nearer
        last["single"] = replace(each, value=each.value[:10])
        return
    if when.precision == "interval":
        last.pop("single", None)  # "du 4 au 7 mai (10h-18h)" is no hour of the day told before
    if when.precision in ("day", "interval"):
        last["day"] = each
    if when.precision == "day":
        last["single"] = each
    if when.precision in ("day", "month"):
        last["month"] = each
    if when.precision in ("day", "month", "year"):
        last["year"] = each


def _split(text: str) -> list[Sentence]:
    found, at = [], 0
    for match in _END.finditer(text):
        if match.end() > at:
            found.append(Sentence(at, match.end()))
            at = match.end()
    if at < len(text):
        found.append(Sentence(at, len(text)))
    return found

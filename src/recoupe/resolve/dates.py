"""The values of expressions of time: counted from the day of publication, the expressions before, and the tense of the clause."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from recoupe.lang.fr.times import sense_of
from recoupe.lang.say import Lang, Say
from recoupe.lang.sense import Sense
from recoupe.model.annotated import Annotated
from recoupe.model.article import Published
from recoupe.model.made import Alternative
from recoupe.model.time import TimeExpression
from recoupe.model.when import NotATime, When
from recoupe.resolve.clauses import Clauses as Clauses
from recoupe.resolve.clauses import day_of as day_of
from recoupe.resolve.reckoning import Ground, Reckoned, Side, reckon

_APPOSED = re.compile(r"\s*[,(–—]\s*(?:(?:donc|soit|dès|à|en|le)\s+)?")
_TOGETHER = re.compile(r"(?:,| et| ou| puis)\s+(?:(?:en|le|au|du|de|d['’])\s*)?")
_LISTED = re.compile(r"(?:,| et| ou| puis)(?: peut-être| voire)?\s+")
_OF = re.compile(r"\s+(?:de\s+|d['’])")
_AND = re.compile(r"\s*(?:[àa]|et|-)\s*")
_NEAR = 600
"""How many characters back "la veille" may look for the day that it is the eve of."""

_EVE = 200
_HOURS = 500
"""How far a clock time may stand from its day; three times as far where no other day has been told."""


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
        """The article with the values of its layer `times`; where only bounds of the day of writing are known, what comes out the same all between them."""
        published = writing_day(work.article.published.value)
        clauses = Clauses(work)
        times = self._counted(work, clauses, published)
        if published is None and (days := writing_days(work.article.published)) and any(_undated(each.value) for each in times):
            runs = [self._counted(work, clauses, day) for day in days]
            times = [self._agreed(each, told, days) for each, *told in zip(times, *runs, strict=True)]
        return work.having(times=tuple(times))

    def _agreed(self, unknown: TimeExpression, told: list[TimeExpression], days: Sequence[datetime.date]) -> TimeExpression:
        """An expression as it is on every one of the days, or as it is without a day of writing."""
        first = told[0]
        if not _undated(unknown.value) or first.value is None or any(each.value != first.value for each in told):
            return unknown
        if first.anchor != "published":
            return first
        why = self._say("times.from-interval", first=self._say.date(days[0].isoformat()), last=self._say.date(days[-1].isoformat()))
        others = set.intersection(*({each.value for each in run.alternatives} for run in told))
        return replace(first, why=why, alternatives=tuple(each for each in first.alternatives if each.value in others))

    def _counted(self, work: Annotated, clauses: Clauses, published: datetime.date | None) -> list[TimeExpression]:
        """The expressions with their values, the text being written on a day."""
        ground = Ground(published=published)
        named = _named_days(work, ground)
        last: dict[str, TimeExpression] = {}
        dateline: TimeExpression | None = None
        before: tuple[TimeExpression, Side] | None = None
        resolved: list[TimeExpression] = []
        senses = _named_before(work, _shared(work, published), published)
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
            unsure = side is None or (side == "future" and sense.weekday in named and likely is None and not sense.opening and not clauses.foretold(each))
            if told and unsure and sense.weekday in named and _bare(sense) and not sense.until:
                told = Reckoned(named[sense.weekday], "published")
            elif told and side is None and _bare(sense) and sense.weekday is not None and clauses.looks_ahead(each):
                told = reckon(sense, ground, "future")
                told = replace(told, other=None) if told else None
            later = sense.base == "previous" and (sense.shift or 0) > 0 and (sense.counted or sense.unit == "day")
            if told and later and _beyond(told.value, published) and clauses.side(each) != "future":
                told = None  # an account of what was does not run past the day of writing
            made = self._told(each, sense, told, ground, previous, side) if told else replace(each, value=None)
            resolved.append(made)
            if clauses.bracketed(each):
                continue
            if published is None and made.value is None and sense.unit == "day":
                last.pop("day", None)  # "la veille" after a Thursday that is not known is the eve of no day before it
                last.pop("single", None)
            if not clauses.heads(each):
                _remember(made, last)
            elif made.type == "DATE" and made.value:
                dateline = made
        resolved = self._to_the_hour(work.article.text, self._before_their_day(resolved))
        return self._beside_a_day(work.article.text, resolved)

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
            near, only = last.get("single"), last.get("only")
            if near is None or each.start - near.end < _HOURS or only is None or each.start - only.end > 3 * _HOURS or clauses.habitual(each):
                return clauses.hour_of(each, near, published)
            return only if clauses.side(each) != "future" or (only.value or "")[:10] >= str(published) else None
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
        alike = sense.month and after.month and sense.toward == "tense" and (sense.day is None) == (after.day is None)
        if not alike or sense.month is None or after.month is None or not _TOGETHER.fullmatch(work.article.text, times[i].end, times[i + 1].start):
            continue
        if after.year:
            senses[i] = replace(sense, year=after.year - (sense.month > after.month))
        elif after.toward in ("past", "future"):
            senses[i] = replace(sense, toward=after.toward)
    return senses


def _named_before(work: Annotated, senses: list[Sense | None], published: datetime.date | None) -> list[Sense | None]:
    """Days without year that the article has named in full before, in one older year only, stand for that day: "le 22 mars" after "le 22 mars 2016"."""
    named: dict[tuple[int, int], set[int]] = {}
    out: list[Sense | None] = []
    for sense in senses:
        if sense and sense.month and sense.day and not sense.until and published:
            years = named.setdefault((sense.month, sense.day), set())
            if sense.year:
                years.add(sense.year)
            elif len(years) == 1 and sense.weekday is None and sense.toward == "tense" and next(iter(years)) < published.year and not sense.opening:
                sense = replace(sense, year=next(iter(years)))
        out.append(sense)
    return out


def writing_day(value: str | None) -> datetime.date | None:
    """The day from which a text counts its days: that of its publication, the first where it may have been put online in the night after.

    >>> writing_day("2031-05-15/2031-05-16"), writing_day("2031-05-15/2031-05-22")
    (datetime.date(2031, 5, 15), None)
    """
    first, slash, last = (value or "").partition("/")
    if not slash:
        return day_of(value)
    one, other = day_of(first), day_of(last)
    return one if one and other and (other - one).days <= 1 else None


def writing_days(published: Published) -> tuple[datetime.date, ...]:
    """The first, a middle and the last day on which a text may have been written, where both ends are known; empty where they are not.

    What is counted from a day never goes back as that day goes on, so what the ends agree on holds between them; the middle one is for dates with a weekday,
    which are sought in the nearest year.

    >>> [str(day) for day in writing_days(Published(earliest="2031-05-15", latest="2031-05-22"))]
    ['2031-05-15', '2031-05-18', '2031-05-22']
    """
    try:
        when = When.of(published.value or f"{published.earliest or '..'}/{published.latest or '..'}")
    except NotATime:
        return ()
    if when.open or when.about or (bounds := when.bounds()) is None:
        return ()
    return bounds[0], bounds[0] + (bounds[1] - bounds[0]) // 2, bounds[1]


def _undated(value: str | None) -> bool:
    return value is None or "XXXX" in value


def _needs_side(sense: Sense) -> bool:
    if sense.value is not None or sense.year is not None:
        return False
    return sense.toward in ("tense", "this") and (sense.base is None or sense.unit == "weekend")


def _bare(sense: Sense) -> bool:
    return sense.day is None and sense.toward == "tense" and sense.base is None and not sense.clock and (not sense.until or sense.until.day is None)


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
    if each.type == "TIME" or when.precision == "day":
        told = last.get("only", each)
        if "several" in last or (told.value or "")[:10] != each.value[:10]:
            last.pop("only", None)
            last["several"] = each
        else:
            last["only"] = replace(told, value=each.value[:10])
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

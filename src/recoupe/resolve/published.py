"""The day on which an article was written, from its own text, when its input does not say: never against what is given."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from babel import Locale

from recoupe.lang.fr.times import sense_of
from recoupe.lang.say import Lang, Say
from recoupe.lang.sense import Sense
from recoupe.model.annotated import Annotated
from recoupe.model.article import Published
from recoupe.model.evidence import Here
from recoupe.model.time import TimeExpression
from recoupe.model.when import NotATime, When
from recoupe.resolve.dates import Clauses
from recoupe.resolve.reckoning import Ground, Side, reckon, safe_day

_LEFT_OUT = ("caption", "photo-credit", "boilerplate", "byline")
_SPAN = 400
"""A window longer than this many days says nothing of the year, so a weekday in it says nothing of the day."""


@dataclass(frozen=True, slots=True)
class Clue:
    """An expression that says something of the day of writing."""

    expression: TimeExpression
    sense: Sense
    side: Side


class PublishedStage:
    """Infers the day of publication of an article whose input gives none, or only a month or a year, with its grounds; bounds where the day cannot be told.

    What is given stays; an inferred day always lies within it. today: a day after which no article can be; without it a date that lacks its year
    ("ce jeudi 3 avril") tells the day only where the input gives the year.

    >>> from recoupe.annotate.times import TimesStage
    >>> from recoupe.model.article import Article
    >>> work = TimesStage()(Annotated(article=Article.of("a1", "Le pont a cédé ce jeudi 3 avril 2025.")))
    >>> PublishedStage("en")(work).article.published.value
    '2025-04-03'
    """

    name = "published"
    needs = frozenset({"times"})
    gives = frozenset({"article"})

    def __init__(self, lang: Lang = "fr", today: str | None = None) -> None:
        self._today = datetime.date.fromisoformat(today) if today else None
        self._say = Say(lang)
        self._weekdays = Locale(lang).days["format"]["wide"]

    def __call__(self, work: Annotated) -> Annotated:
        """The article with what can be told of its day of publication."""
        given = _when(work.article.published.value)
        if given is not None and given.precision in ("day", "time"):
            return work
        clues = self._clues(work)
        found = self._exact(clues, given) or self._window(clues, given, work.article.published)
        return replace(work, article=replace(work.article, published=found)) if found else work

    def _clues(self, work: Annotated) -> list[Clue]:
        out = [(zone.start, zone.end) for zone in work.article.zones if zone.kind in _LEFT_OUT]
        around = Clauses(work)
        clues = []
        for each in work.times or ():
            sense = sense_of(each.text)
            if sense is None or sense.type in ("DURATION", "SET") or any(start <= each.start < end for start, end in out):
                continue
            clues.append(Clue(each, sense, around.side(each)))
        return clues

    def _exact(self, clues: list[Clue], given: When | None) -> Published | None:
        """The day, where the text names it as its own: "ce jeudi 3 avril", "hier mardi 1er avril"."""
        years = [clue.sense.year for clue in clues if clue.sense.year and (clue.side == "past" or clue.sense.opening == "since")]
        for clue in clues:
            sense = clue.sense
            if sense.day is None or sense.month is None or sense.until or not (sense.toward == "this" or sense.base == "published"):
                continue
            if sense.weekday is None and sense.year is None:
                continue
            day = _in_year(sense, max(years) if years else None, given, self._today)
            if day is None:
                continue
            day -= datetime.timedelta(days=sense.shift or 0)
            if given and (bounds := given.bounds()) and not bounds[0] <= day <= bounds[1]:
                continue
            key = {0: "times.published-this-day", -1: "times.published-next-day"}.get(sense.shift or 0)
            if key is None:
                continue
            here = (Here(clue.expression.start, clue.expression.end),)
            return Published(value=day.isoformat(), basis="inferred", why=self._say(key, words=clue.expression.text), evidence=here)
        return None

    def _window(self, clues: list[Clue], given: When | None, published: Published) -> Published | None:
        """Bounds from what the text knows and awaits, and the day when a weekday leaves one."""
        first, last = _bounds(published, given)
        lower: TimeExpression | None = None
        upper: TimeExpression | None = None
        ground = Ground(published=None, year=first.year if first and last and first.year == last.year else None)
        for clue in clues:
            when = _known(clue.sense, ground)
            if when is None or when.first is None or when.last is None:
                continue
            past = clue.side == "past" or clue.sense.opening == "since"
            if (past and not when.open and when.precision not in ("decade", "century")) or clue.sense.opening == "since":
                known = _latest_beginning(when)
                if clue.side != "future" and (first is None or known > first) and (last is None or known <= last):
                    first, lower = known, clue.expression
            elif clue.side == "future" and not when.open and (last is None or when.first <= last) and (first is None or when.first >= first):
                last, upper = when.first, clue.expression
        weekday = _weekday(clues)
        if weekday and first and last and (last - first).days <= _SPAN:
            day = _only(first, last, weekday[1])
            if day and (given or lower):
                return self._from_weekday(day, weekday, [each for each in (lower, upper) if each], published)
        if lower is None and upper is None:
            return None
        grounds = [each for each in (lower, upper) if each]
        why = self._say(
            "times.published-between" if lower and upper else "times.published-after" if lower else "times.published-before",
            **{name: each.text for name, each in (("earliest", lower), ("latest", upper)) if each},
        )
        evidence = [Here(each.start, each.end) for each in grounds]
        if weekday:
            why = f"{why} ; {self._written(weekday)}" if self._say.lang == "fr" else f"{why}; {self._written(weekday)}"
            evidence.append(Here(weekday[0].start, weekday[0].end))
        return replace(
            published,
            earliest=first.isoformat() if first and lower else published.earliest,
            latest=last.isoformat() if last and upper else published.latest,
            basis=published.basis or "inferred",
            why=why if published.value is None else published.why or why,
            evidence=tuple(evidence) if published.value is None else published.evidence or tuple(evidence),
        )

    def _written(self, weekday: tuple[TimeExpression, int]) -> str:
        return self._say("times.published-written", weekday=self._weekdays[weekday[1]], words=weekday[0].text)

    def _from_weekday(self, day: datetime.date, weekday: tuple[TimeExpression, int], grounds: list[TimeExpression], published: Published) -> Published:
        words = [f"« {each.text} »" if self._say.lang == "fr" else f"“{each.text}”" for each in grounds]
        if published.value:
            words.insert(0, self._say.date(published.value))
        why = self._say("times.published-weekday", weekday=self._weekdays[weekday[1]], words=weekday[0].text, bound=", ".join(words))
        evidence = tuple(Here(each.start, each.end) for each in (weekday[0], *grounds))
        return Published(value=day.isoformat(), modified=published.modified, basis="inferred", why=why, evidence=(*published.evidence, *evidence))


def _when(value: str | None) -> When | None:
    try:
        return When.of(value) if value else None
    except NotATime:
        return None


def _latest_beginning(when: When) -> datetime.date:
    """The first day on which something of that time can be known to be over or begun: of "entre 2020 et 2023" the first of 2023."""
    assert when.first is not None
    if when.precision == "interval" and not when.open and (end := _when(when.value.partition("/")[2])) and end.first:
        return end.first
    return when.first


def _bounds(published: Published, given: When | None) -> tuple[datetime.date | None, datetime.date | None]:
    bounds = given.bounds() if given else None
    earliest, latest = _when(published.earliest), _when(published.latest)
    return (bounds[0] if bounds else earliest.first if earliest else None, bounds[1] if bounds else latest.last if latest else None)


def _known(sense: Sense, ground: Ground) -> When | None:
    """The value of what the text dates by itself, or by the year that is known."""
    if sense.toward == "this" or sense.base is not None or sense.clock or sense.opening == "until":
        return None
    whole = sense.value is not None or (sense.year or (sense.until and sense.until.year)) or (ground.year and (sense.month or sense.until))
    if not whole:
        return None
    told = reckon(replace(sense, opening=None), ground)
    if told is None and ground.year and sense.until:
        told = reckon(replace(sense, until=replace(sense.until, year=ground.year), opening=None), ground)
    if told and "XXXX" in told.value and ground.year:
        return _when(told.value.replace("XXXX", str(ground.year)))
    return _when(told.value) if told and "XXXX" not in told.value else None


def _in_year(sense: Sense, latest_year: int | None, given: When | None, today: datetime.date | None) -> datetime.date | None:
    """The day of a date that may lack its year: in the year that is given, or in the only one that its weekday fits between what the text knows and today.

    A weekday comes back on its date every 5, 6 or 11 years: an old article must not take the year of the last thing that it remembers.
    """
    assert sense.month is not None
    assert sense.day is not None
    if sense.year is not None:
        day = safe_day(sense.year, sense.month, sense.day)
        return day if day and (sense.weekday is None or day.weekday() == sense.weekday) else None
    if given and (bounds := given.bounds()) and bounds[0].year == bounds[1].year:
        years = range(bounds[0].year, bounds[0].year + 1)
    elif latest_year is not None and today is not None:
        years = range(latest_year, today.year + 1)
    else:
        return None
    days = [day for year in years if (day := safe_day(year, sense.month, sense.day)) and day.weekday() == sense.weekday]
    days = [day for day in days if today is None or day <= today]
    return days[0] if len(days) == 1 else None


def _weekday(clues: list[Clue]) -> tuple[TimeExpression, int] | None:
    """The weekday of writing: "ce mardi", or the day after "hier lundi". None when two clues disagree."""
    found: dict[int, TimeExpression] = {}
    for clue in clues:
        sense = clue.sense
        if sense.weekday is None or sense.until or sense.opening:
            continue
        if sense.base == "published" and sense.shift is not None:
            found.setdefault((sense.weekday - sense.shift) % 7, clue.expression)
        elif sense.toward == "this" and sense.base is None and clue.side != "future":
            found.setdefault(sense.weekday, clue.expression)
    return (next(iter(found.values())), next(iter(found))) if len(found) == 1 else None


def _only(first: datetime.date, last: datetime.date, weekday: int) -> datetime.date | None:
    """The day of that weekday between two days, if there is just one."""
    day = first + datetime.timedelta(days=(weekday - first.weekday()) % 7)
    return day if day <= last < day + datetime.timedelta(days=7) else None

"""The day on which an article was published, from its own text, when its input does not say: never against what is given."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from babel import Locale

from recoupe.lang.fr.offices import RoleReader
from recoupe.lang.say import Lang, Say
from recoupe.model.annotated import Annotated
from recoupe.model.article import Published
from recoupe.model.evidence import Here
from recoupe.model.knowledge import Knowledge
from recoupe.model.summit import Summits
from recoupe.model.when import NotATime, When
from recoupe.resolve.date_disagreements import disagreements
from recoupe.resolve.grounds import Clue, Ground, bodies_named, clues_of, known_and_awaited, offices_named
from recoupe.resolve.occasions import summits_named
from recoupe.resolve.weekdays import DayTold, day_told, weekday_of_writing
from recoupe.resolve.window import Window

_WEEK = 8
"""A weekday of writing narrows a window of this many days at most."""


class PublishedStage:
    """Infers when an article was published where its input gives no day: a day, an interval with both ends, one bound, or nothing; with its grounds.

    What is given stays, and what is inferred lies within it; where the text disagrees with a given day, `oddities` has both. knowledge: who held which office
    when; summits: dated ones; today: an EDTF day after which no article can be.

    >>> from recoupe.annotate.times import TimesStage
    >>> from recoupe.model.article import Article
    >>> work = TimesStage()(Annotated(article=Article.of("a1", "Le pont a cédé ce jeudi 15 mai 2031.")))
    >>> PublishedStage("en")(work).article.published.value
    '2031-05-15/2031-05-16'
    """

    name = "published"
    needs = frozenset({"times"})
    gives = frozenset({"article", "oddities"})

    def __init__(self, lang: Lang = "fr", today: str | None = None, *, knowledge: Knowledge | None = None, summits: Summits | None = None) -> None:
        self._today = datetime.date.fromisoformat(today) if today else None
        self._say = Say(lang)
        self._weekdays = Locale(lang).days["format"]["wide"]
        self._knowledge = knowledge
        self._summits = summits
        self._reader = RoleReader(knowledge) if knowledge else None

    def __call__(self, work: Annotated) -> Annotated:
        """The article with what can be told of its day of publication."""
        published = work.article.published
        given = _when(published.value)
        if given is not None and given.first is not None and given.precision in ("day", "time"):
            odd = tuple(disagreements(work.article.text, clues_of(work, days_only=True), given.first, self._say))
            return work.having(oddities=(*(work.oddities or ()), *odd)) if odd else work
        clues = clues_of(work)
        found = self._inferred(work, clues, published, given)
        return replace(work, article=replace(work.article, published=found)) if found else work

    def _inferred(self, work: Annotated, clues: list[Clue], published: Published, given: When | None) -> Published | None:
        window = _given_window(published, given)
        year = window.first.year if given and window.first and window.last and window.first.year == window.last.year else None
        grounds = list(known_and_awaited(clues, year))
        if self._knowledge and self._reader:
            grounds += offices_named(work, clues, self._knowledge, self._reader)
            grounds += bodies_named(work.article.text, self._knowledge)
        if self._summits:
            grounds += summits_named(work, clues, self._summits)
        until_today = window & Window.of((None, self._today))
        window, used = _narrowed(until_today or window, grounds)
        told = day_told(clues, window, year)
        if told:
            return self._by_day(told, clues, used, published, given)
        if window.last == self._today and not given:
            window = Window.of(*window.spans[:-1], (window.spans[-1][0], None))
        return self._by_bounds(clues, window, used, published, given)

    def _by_day(self, told: DayTold, clues: Sequence[Clue], used: list[Ground], published: Published, given: When | None) -> Published:
        """Dated by a weekday with its date."""
        words = told.clue.expression.text
        window = told.window
        kind = "own-day-given" if given and told.kind == "own-day" else told.kind
        if kind == "own-day-given":
            window = Window.of(*((day, day) for day in told.days))
        shift = datetime.timedelta(days=1 if kind == "next-day" else 0)
        why = [self._say(f"dating.{kind}", words=words, day=self._days([day + shift for day in told.days]))]
        here = [told.clue.expression]
        weekday = weekday_of_writing(clues)
        if kind == "day" and weekday and weekday[2] != "lead" and len(told.days) == 1 and (narrow := window.on_weekdays(_weekdays_of(weekday, given))):
            window = narrow
            why.append(self._weekday(weekday))
            here.append(weekday[0].expression)
        evidence = [Here(each.start, each.end) for each in here]
        if not told.clue.sense.year:
            why.append(self._say("dating.only-years", n=len(told.days)))
            why += [self._ground(each) for each in used]
            evidence += [each.here for each in used]
            if self._today:
                why.append(self._say("dating.today", value=self._days([self._today])))
        return self._made(window, why, evidence, published)

    def _by_bounds(self, clues: Sequence[Clue], window: Window, used: list[Ground], published: Published, given: When | None) -> Published | None:
        """Dated by what the text knows and awaits, and by its weekday where that leaves a few days."""
        weekday = weekday_of_writing(clues)
        days = window.days
        narrow = None
        if weekday and days and (days <= _WEEK or (given and days <= 31)):
            narrow = window.on_weekdays(_weekdays_of(weekday, given))
        if not used and not (narrow and narrow.days and days and narrow.days < days):
            return None
        why = [self._ground(each) for each in used]
        evidence = [each.here for each in used]
        if weekday:
            if narrow:
                window = narrow
            if narrow or weekday[2] != "lead":
                why.append(self._weekday(weekday))
                evidence.append(Here(weekday[0].expression.start, weekday[0].expression.end))
        if given and published.value:
            why.insert(0, self._say("dating.given", value=self._say.date(published.value)))
        return self._made(window, why, evidence, published)

    def _made(self, window: Window, why: list[str], evidence: list[Here], published: Published) -> Published:
        first, last = window.first, window.last
        joint = " ; " if self._say.lang == "fr" else "; "
        value = published.value
        if first and last:
            value = first.isoformat() if first == last else f"{first}/{last}"
        return replace(
            published,
            value=value,
            earliest=first.isoformat() if first else published.earliest,
            latest=last.isoformat() if last else published.latest,
            basis="inferred",
            why=joint.join(dict.fromkeys(why)),
            evidence=tuple(dict.fromkeys((*published.evidence, *evidence))),
        )

    def _ground(self, ground: Ground) -> str:
        value = self._say.date(ground.value) if ground.value else ""
        return self._say(f"dating.{ground.kind}", words=ground.words, name=ground.name, value=value)

    def _weekday(self, weekday: tuple[Clue, int, str]) -> str:
        clue, day, how = weekday
        words = clue.expression.text
        return self._say("dating.lead", words=words) if how == "lead" else self._say("dating.weekday", weekday=self._weekdays[day], words=words)

    def _days(self, days: Sequence[datetime.date]) -> str:
        joint = f" {self._say('dating.or')} "
        return joint.join(self._say.date(day.isoformat()) for day in days)


def _when(value: str | None) -> When | None:
    try:
        return When.of(value) if value else None
    except NotATime:
        return None


def _given_window(published: Published, given: When | None) -> Window:
    bounds = given.bounds() if given else None
    if bounds:
        return Window.of(bounds)
    earliest, latest = _when(published.earliest), _when(published.latest)
    return Window.of((earliest.first if earliest else None, latest.last if latest else None))


def _weekdays_of(weekday: tuple[Clue, int, str], given: When | None) -> tuple[int, ...]:
    """The weekdays of publication: that of writing and, but for "hier lundi", the night after; where the input gives the month, the day of writing."""
    return (weekday[1],) if weekday[2] == "next" or (given and weekday[2] == "own") else (weekday[1], (weekday[1] + 1) % 7)


def _narrowed(window: Window, grounds: Sequence[Ground]) -> tuple[Window, list[Ground]]:
    """The window that the grounds leave, and those that made it narrower.

    First what bounds it from below: what was known must have been. Then what bounds it from above, as far as the two agree: a bound that lies before the
    latest thing known is of somebody recalled ("le président" of another time) or of a story told in the future tense.
    """
    used: list[Ground] = []
    below = [each for each in grounds if each.window.first]
    for ground in sorted(below, key=lambda each: each.window.first or datetime.date.min, reverse=True):
        narrower = window & Window.of((ground.window.first, None))
        if narrower and narrower != window:
            window = narrower
            used.append(ground)
            break
    for ground in sorted(grounds, key=lambda each: each.window.last or datetime.date.max):
        narrower = window & ground.window
        if narrower and narrower != window:
            window = narrower
            if ground not in used:
                used.append(ground)
    return window, used

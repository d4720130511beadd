"""Dates an undated article from the other articles of its story: the weekday that it writes is a day that they name."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from recoupe.lang.fr.times import sense_of
from recoupe.lang.say import Lang, Say
from recoupe.model.article import Published
from recoupe.model.evidence import Here
from recoupe.model.record import ArticleRecord
from recoupe.model.story import Story
from recoupe.model.time import TimeExpression
from recoupe.model.when import NotATime, When

# a bare weekday is of the week: the day itself or one of the six before publication
_WEEK = 6
# "ce jeudi" is written on that Thursday, and often put online after midnight
_OVERNIGHT = 1
# the days that a story's articles are published on, or tell of, lie this near to one another; a date of history is no news
_NEAR = 10
_TIMES = 3


@dataclass(frozen=True, slots=True)
class _Clue:
    """A weekday in an undated article, with its day and month where they are said and only the year is not.

    ahead: days from that day to publication, None where the words leave it open ("jeudi").
    """

    expression: TimeExpression
    weekday: int
    day: tuple[int, int] | None
    ahead: int | None

    def fits(self, day: datetime.date) -> bool:
        """Whether it may be this day."""
        return day.weekday() == self.weekday and self.day in (None, (day.month, day.day))

    def window(self, day: datetime.date) -> tuple[datetime.date, datetime.date]:
        """The first and last day of publication that it leaves, if it is this day."""
        first = day + datetime.timedelta(days=self.ahead or 0)
        return first, first + datetime.timedelta(days=_WEEK if self.ahead is None else 0 if self.ahead else _OVERNIGHT)


def dated_by_story(records: Sequence[ArticleRecord], stories: Sequence[Story], *, lang: Lang = "fr") -> Mapping[str, Published]:
    """For each article without a day of publication that its story dates: what is known now, with basis "story".

    Where one Thursday stands out among the days that the other articles tell of, "hier jeudi" gives the day, "ce jeudi" that day or the next, and a bare
    "jeudi" a week, as an interval. Where the article's own text bounds its date, the day must lie within; nothing that was given is touched, and two
    answers are none.
    """
    by_id = {each.id: each for each in records}
    found: dict[str, Published] = {}
    for story in stories:
        members = [by_id[each.id] for each in story.articles]
        dated = [each for each in members if _day(each.published.value) is not None]
        if not dated:
            continue
        for record in members:
            if _day(record.published.value) is None and record.published.basis in (None, "inferred", "text"):
                published = _dated(record, dated, Say(lang))
                if published is not None:
                    found[record.id] = published
    return found


def _dated(record: ArticleRecord, others: Sequence[ArticleRecord], say: Say) -> Published | None:
    days: dict[datetime.date, list[ArticleRecord]] = {}
    for day, other in _days(others):
        if other not in (known := days.setdefault(day, [])):
            known.append(other)
    answers: dict[tuple[datetime.date, datetime.date], tuple[_Clue, datetime.date]] = {}
    for clue in _clues(record):
        fitting = {day: len(known) for day, known in days.items() if clue.fits(day) and _allowed(record.published, day, clue)}
        told = _outstanding(fitting)
        if told is not None:
            answers.setdefault(clue.window(told), (clue, told))
    exact = [window for window in answers if window[0] == window[1]]
    if len(exact) > 1 or not answers:
        return None
    first, last = exact[0] if exact else (max(window[0] for window in answers), min(window[1] for window in answers))
    if first > last or any(not window[0] <= first <= window[1] for window in answers):
        return None
    clue, day = answers[exact[0]] if exact else next(iter(answers.values()))
    source = days[day][0]
    why = say(
        "group.dated.day" if exact else "group.dated.overnight" if (last - first).days <= _OVERNIGHT else "group.dated.window",
        words=clue.expression.text,
        day=say.date(day.isoformat()),
        other=source.title.text if source.title else source.id,
    )
    return replace(
        record.published,
        value=first.isoformat() if exact else f"{first.isoformat()}/{last.isoformat()}",
        earliest=first.isoformat(),
        latest=last.isoformat(),
        basis="story",
        why=why,
        evidence=(Here(clue.expression.start, clue.expression.end),),
    )


def _outstanding(told: Mapping[datetime.date, int]) -> datetime.date | None:
    """The only day, or the one that three times as many articles tell of as any other: the day of the story beside one that it recalls."""
    ranked = sorted(told, key=lambda day: -told[day])
    if len(ranked) > 1 and told[ranked[0]] < _TIMES * told[ranked[1]]:
        return None
    return ranked[0] if ranked else None


def _clues(record: ArticleRecord) -> Iterator[_Clue]:
    """The weekdays that the article tells of by themselves, and those whose date lacks the year; none that has a value yet."""
    for each in record.times:
        unknown = each.value is None or each.value.startswith("XXXX")
        sense = sense_of(each.text) if unknown and each.type == "DATE" and each.field == "text" else None
        if sense is None or sense.weekday is None or sense.toward in ("past", "future") or sense.base == "same":
            continue
        if _quoted(record, each):
            continue
        ahead = -sense.shift if sense.base == "published" and sense.shift is not None else 0 if sense.toward == "this" else None
        yield _Clue(each, sense.weekday, (sense.month, sense.day) if sense.month and sense.day else None, ahead)


def _quoted(record: ArticleRecord, time: TimeExpression) -> bool:
    """Whether someone else says it: a speaker's "jeudi" counts from the day on which he spoke."""
    return any(start <= time.start < end for quotation in record.quotations for start, end in quotation.fragments)


def _days(others: Sequence[ArticleRecord]) -> Iterator[tuple[datetime.date, ArticleRecord]]:
    """The days that the dated articles are published on or tell of, near to their publication, each with an article that has it."""
    for record in others:
        published = _day(record.published.value)
        assert published is not None
        for value in (*(each.value for each in record.times if each.type == "DATE"), record.published.value):
            day = _day(value)
            if day is not None and abs((day - published).days) <= _NEAR:
                yield day, record


def _day(value: str | None) -> datetime.date | None:
    try:
        when = When.of(value) if value else None
    except NotATime:
        return None
    return when.first if when is not None and when.precision in ("day", "time") else None


def _allowed(published: Published, day: datetime.date, clue: _Clue) -> bool:
    """Whether the day that the clue would give lies within what the article itself says of its publication."""
    first, last = clue.window(day)
    for bound, after in ((published.earliest, True), (published.latest, False), (published.value, True), (published.value, False)):
        try:
            bounds = When.of(bound).bounds() if bound else None
        except NotATime:
            bounds = None
        if bounds and (last < bounds[0] if after else first > bounds[1]):
            return False
    return True

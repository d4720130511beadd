"""Dates an undated article from the other articles of its story: the weekday that it writes is a day that they name."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from recoupe.lang.fr.tense import Side, by_endings
from recoupe.lang.fr.times import folded, sense_of
from recoupe.lang.say import Lang, Say
from recoupe.model.article import Published
from recoupe.model.evidence import Here
from recoupe.model.record import ArticleRecord
from recoupe.model.story import Story
from recoupe.model.time import TimeExpression
from recoupe.model.when import NotATime, When

Days = tuple[datetime.date, datetime.date]
# a bare weekday is of the week: the day itself or one of the six before publication
_WEEK = 6
# "ce jeudi" is written on that Thursday, and often put online after midnight; so is what a lead tells of "jeudi"
_OVERNIGHT = 1
_LEAD = 300
# the days that a story's articles are published on, or tell of, lie this near to one another; a date of history is no news
_NEAR = 10
_TIMES = 3
# an article with no weekday to tell by lies within a week of the others of its story; with one, it is that of the days around them
_AROUND = datetime.timedelta(days=7)
_BEFORE, _AFTER = datetime.timedelta(days=3), datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Clue:
    """A weekday in an undated article, with its day and month where they are said and only the year is not.

    ahead: days from that day to publication, None where the words leave it open ("jeudi"). lead: whether the article opens with it.
    """

    expression: TimeExpression
    weekday: int
    day: tuple[int, int] | None
    ahead: int | None
    lead: bool

    def fits(self, day: datetime.date) -> bool:
        """Whether it may be this day."""
        return day.weekday() == self.weekday and self.day in (None, (day.month, day.day))

    def window(self, day: datetime.date) -> Days:
        """The first and last day of publication that it leaves, if it is this day."""
        first = day + datetime.timedelta(days=self.ahead or 0)
        later = 0 if self.ahead else _OVERNIGHT if self.lead or self.ahead == 0 else _WEEK
        return first, first + datetime.timedelta(days=later)


def dated_by_story(records: Sequence[ArticleRecord], stories: Sequence[Story], *, lang: Lang = "fr") -> Mapping[str, Published]:
    """For each article without a day of publication that its story dates: what is known now, with basis "story".

    Where one Thursday stands out among the days that the other articles tell of, "hier jeudi" gives the day; "ce jeudi", or a lead that tells of "jeudi", that
    day or the next; a weekday further down a week, as an interval. Of the two days, it is the first where others of the story were published on it and none on
    the second: docs/dating.md has how often. Where the article's own text bounds its date, the day must lie within; nothing that was given is
    touched, and two answers are none.
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
    told = _by_its_words(record, others, say)
    if told is not None:
        published, window = told
        return _settled(published, window, others, say) or published
    own = _overnight(record.published)
    return _settled(record.published, own, others, say) if own else _around(record, others, say)


def _around(record: ArticleRecord, others: Sequence[ArticleRecord], say: Say) -> Published | None:
    """A week around the other articles of the story, where the article's own words leave as much or more.

    Two of them at least must agree: one affair comes back weeks later in the same words, and a single dated article may be the wrong end of it.
    """
    published = record.published
    out = sorted(day for other in others if (day := _day(other.published.value)))
    if len(out) < 2 or (out[-1] - out[0]).days > _NEAR:
        return None
    first, last = out[0] - _AROUND, out[-1] + _AROUND
    own = (_day(published.earliest) or datetime.date.min, _day(published.latest) or datetime.date.max)
    if own[0] > last or own[1] < first or (own[1] - own[0]) <= (last - first):
        return None
    window = max(first, own[0]), min(last, own[1])
    days = say.date(out[0].isoformat() if out[0] == out[-1] else f"{out[0]}/{out[-1]}")
    # what makes it one of the story is what it opens with
    opening = Here(*record.sentences[0]) if record.sentences else Here(0, len(record.text))
    return _published(published, window, say("group.dated.around", n=len(out), days=days), (*published.evidence, opening))


def _by_its_words(record: ArticleRecord, others: Sequence[ArticleRecord], say: Say) -> tuple[Published, Days] | None:
    """What the weekdays of the article leave, once the others say which days they are."""
    days: dict[datetime.date, list[ArticleRecord]] = {}
    for day, other in _days(others):
        if other not in (known := days.setdefault(day, [])):
            known.append(other)
    answers: dict[Days, tuple[_Clue, datetime.date]] = {}
    for clue in _clues(record):
        fitting = {day: len(known) for day, known in days.items() if clue.fits(day) and _allowed(record.published, day, clue)}
        told = _outstanding(fitting) if fitting else _only_around(clue, others, record.published)
        if told is not None:
            answers.setdefault(clue.window(told), (clue, told))
    exact = [window for window in answers if window[0] == window[1]]
    if len(exact) > 1 or not answers:
        return None
    first, last = exact[0] if exact else (max(window[0] for window in answers), min(window[1] for window in answers))
    if first > last or any(not window[0] <= first <= window[1] for window in answers):
        return None
    clue, day = answers[exact[0]] if exact else min(answers.values(), key=lambda each: (not each[0].lead, each[0].expression.start))
    source = days[day][0] if day in days else min(others, key=lambda each: abs(((_day(each.published.value) or day) - day).days))
    why = say(
        "group.dated.near"
        if day not in days
        else "group.dated.day"
        if exact
        else "group.dated.overnight"
        if (last - first).days <= _OVERNIGHT
        else "group.dated.window",
        words=clue.expression.text,
        day=say.date(day.isoformat()),
        other=_called(source),
    )
    here = Here(clue.expression.start, clue.expression.end)
    return _published(record.published, (first, last), why, (here,)), (first, last)


def _only_around(clue: _Clue, others: Sequence[ArticleRecord], published: Published) -> datetime.date | None:
    """The one day with the weekday of writing among those on which the others of the story were published, and the days just around them."""
    if clue.ahead is None and not clue.lead:
        return None
    out = [day for other in others if (day := _day(other.published.value))]
    first, last = min(out) - _BEFORE, max(out) + (_AFTER if clue.ahead is not None else datetime.timedelta())
    every = [first + datetime.timedelta(days=i) for i in range((last - first).days + 1)]
    fitting = [day for day in every if clue.fits(day) and _allowed(published, day, clue)]
    return fitting[0] if len(fitting) == 1 else None


def _settled(published: Published, window: Days, others: Sequence[ArticleRecord], say: Say) -> Published | None:
    """The first of two days, where others of the story were published on it and none on the second; the second stays as the latest."""
    first, last = window
    if (last - first).days != 1:
        return None
    out = [_day(other.published.value) for other in others]
    if first not in out or last in out:
        return None
    source = next(other for other, day in zip(others, out, strict=True) if day == first)
    why = say("group.dated.settled", why=published.why or "", day=say.date(first.isoformat()), other=_called(source))
    return replace(_published(published, (first, last), why, published.evidence), value=first.isoformat())


def _published(published: Published, window: Days, why: str, evidence: tuple[Here, ...]) -> Published:
    first, last = (each.isoformat() for each in window)
    value = first if first == last else f"{first}/{last}"
    return replace(published, value=value, earliest=first, latest=last, basis="story", why=why, evidence=evidence)


def _called(record: ArticleRecord) -> str:
    return record.title.text if record.title else record.id


def _overnight(published: Published) -> Days | None:
    """The two days of an article that its own text dates to a day or the night after."""
    first, last = _day(published.earliest), _day(published.latest)
    return (first, last) if first and last and (last - first).days == 1 else None


def _outstanding(told: Mapping[datetime.date, int]) -> datetime.date | None:
    """The only day, or the one that three times as many articles tell of as any other: the day of the story beside one that it recalls."""
    ranked = sorted(told, key=lambda day: -told[day])
    if len(ranked) > 1 and told[ranked[0]] < _TIMES * told[ranked[1]]:
        return None
    return ranked[0] if ranked else None


def _clues(record: ArticleRecord) -> Iterator[_Clue]:
    """The weekdays that the article tells of by themselves, and those whose date lacks the year; none that has a value yet."""
    opening = _opening(record)
    for each in record.times:
        unknown = each.value is None or each.value.startswith("XXXX")
        sense = sense_of(each.text) if unknown and each.type == "DATE" and each.field == "text" else None
        if sense is None or sense.weekday is None or sense.opening or sense.toward in ("past", "future") or sense.base == "same":
            continue
        if _quoted(record, each):
            continue
        sense = sense.until or sense
        if sense.weekday is None:
            continue
        ahead = -sense.shift if sense.base == "published" and sense.shift is not None else 0 if sense.toward == "this" else None
        side = _side(record, each) if ahead is None else "past"
        if side == "future":
            continue
        opens = side == "past" and each is opening
        yield _Clue(each, sense.weekday, (sense.month, sense.day) if sense.month and sense.day else None, ahead, opens)


def _opening(record: ArticleRecord) -> TimeExpression | None:
    """The first weekday that the lead tells of as past; of "mercredi et jeudi" the second."""
    found: TimeExpression | None = None
    for each in record.times:
        sense = sense_of(each.text) if each.field == "text" and each.start < _LEAD else None
        if sense is None or sense.weekday is None or _side(record, each) == "future":
            continue
        if found is not None and record.text[found.end : each.start].strip() not in ("et", "puis", ","):
            break
        found = each
    return found


def _side(record: ArticleRecord, time: TimeExpression) -> Side | None:
    """The side that the verbs of its sentence show."""
    start, end = next(((start, end) for start, end in record.sentences if start <= time.start < end), (time.start, time.end))
    return by_endings(folded(record.text[start:end]), time.start - start, time.end - start)


def _quoted(record: ArticleRecord, time: TimeExpression) -> bool:
    """Whether someone else says it: a speaker's "jeudi" counts from the day on which he spoke."""
    return any(start <= time.start < end for quotation in record.quotations for start, end in quotation.fragments)


def _days(others: Sequence[ArticleRecord]) -> Iterator[tuple[datetime.date, ArticleRecord]]:
    """The days that the dated articles are published on or tell of, near to their publication, each with an article that has it.

    A day after all of them were published is one that they await, of which nobody can have told.
    """
    latest = max(day for record in others if (day := _day(record.published.value)))
    for record in others:
        published = _day(record.published.value)
        assert published is not None
        for value in (*(each.value for each in record.times if each.type == "DATE"), record.published.value):
            day = _day(value)
            if day is not None and day <= latest and abs((day - published).days) <= _NEAR:
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

"""Reckoning: the value of a sense once it is known from which day it counts and on which side the text puts it."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass, replace
from typing import Literal

from recoupe.lang.sense import Sense
from recoupe.model.when import NotATime, When, easter, week

Side = Literal["past", "future"] | None
Day = datetime.date


@dataclass(frozen=True, slots=True)
class Ground:
    """From where dates are counted: the day of publication, and the last day or period that the text spoke of before."""

    published: Day | None = None
    previous: When | None = None
    year: int | None = None
    """A year that the sentence gives beforehand."""
    sure: bool = False
    """Whether the side is told by the verb right beside, so that nearness does not overrule it."""
    lean: float = 0.6
    """How near the past is taken where no tense tells: the press says more often what was than what will be. More than 1 for what is set beforehand."""


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A value, from what it was counted, and the other one that its date could have been."""

    value: str
    counted_from: Literal["published", "previous", "year"] | None = None
    other: str | None = None


def reckon(sense: Sense, ground: Ground, side: Side = None) -> Reckoned | None:
    """The value of a sense; None where what is known does not tell.

    >>> reckon(Sense(weekday=3), Ground(datetime.date(2025, 4, 5)), "past").value
    '2025-04-03'
    """
    side = _side(sense, side)
    if sense.opening in ("since", "until") and sense.base is None:
        ground = replace(ground, sure=True)
    if sense.until is not None:
        return _interval(sense, ground, side)
    found = _point(sense, ground, side)
    if found is None:
        return None
    try:
        When.of(found.value)
    except NotATime:
        return None
    if sense.clock:
        return replace(found, value=f"{found.value}T{sense.clock}{'~' if sense.about else ''}") if len(found.value) == 10 and "X" not in found.value else None
    if sense.about and sense.value is None and found.value[-1] != "~":
        found = replace(found, value=found.value + "~")
    if sense.opening and "XXXX" not in found.value and ".." not in found.value:
        first, _, last = found.value.partition("/")  # "depuis la semaine dernière" begins with its first day
        return replace(found, value=f"../{last or first}" if sense.opening == "until" else f"{first}/..")
    return found


def _side(sense: Sense, side: Side) -> Side:
    if sense.toward in ("past", "future"):
        return "past" if sense.toward == "past" else "future"
    if sense.opening and sense.base is None:
        if sense.opening == "from":
            # of a week the press so opens only what is to come; "à partir de juillet, les prix ont grimpé" goes by its verb
            return "future" if sense.weekday is not None and sense.day is None else side
        return "past" if sense.opening == "since" else "future"
    return side


def _interval(sense: Sense, ground: Ground, side: Side) -> Reckoned | None:
    end = _point(sense.until, ground, side) if sense.until else None
    if end is None:
        return None
    start_sense = replace(sense, until=None)
    if "X" in end.value[:4]:
        start = _point(start_sense, Ground(), side)
        return Reckoned(f"{start.value}/{end.value}") if start else None
    last = When.of(end.value).last
    start = _point(start_sense, Ground(published=last), "past")
    if start is None or "X" in start.value:
        return None
    try:
        When.of(value := f"{start.value}/{end.value}")
    except NotATime:
        return None
    return Reckoned(value, end.counted_from)


def _point(sense: Sense, ground: Ground, side: Side) -> Reckoned | None:
    if sense.value is not None:
        return Reckoned(sense.value)
    if sense.easter is not None:
        return _feast(sense, ground, side)
    if sense.week is not None:
        return _week(sense, ground, side)
    if sense.part is not None:
        return _part(sense, ground, side)
    if sense.base == "same":
        return _same(sense, ground)
    if sense.shift is not None and sense.day is None:
        return _shifted(sense, ground, side)
    if sense.unit == "week":
        day = _day(replace(sense, unit="day"), ground, side)
        return Reckoned(week(datetime.date.fromisoformat(day.value)), day.counted_from) if day and "X" not in day.value else None
    if sense.day is not None:
        return _day(sense, ground, side)
    if sense.month is not None:
        month = _month(sense, ground, side)
        return _nth(month, sense.weekday, sense.nth) if sense.nth is not None and sense.weekday is not None else month
    if sense.weekday is not None:
        return _weekday(sense, ground, side)
    if sense.clock and ground.previous and ground.previous.precision == "day":
        return Reckoned(ground.previous.value, "previous")
    return None


def safe_day(year: int, month: int, day: int) -> Day | None:
    """The day, None where the calendar has none."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def nearest(days: list[Day], published: Day, side: Side, lean: float = 0.6) -> Day | None:
    """Of the days that fit, the one on the right side of publication, else the nearest; distances in the past count `lean` times."""
    if not days:
        return None
    if side == "past":
        before = [each for each in days if each <= published]
        return max(before) if before else min(days)
    if side == "future":
        after = [each for each in days if each >= published]
        return min(after) if after else max(days)
    return min(days, key=lambda each: (abs((each - published).days) * (1 if each > published else lean), each > published))


def _day(sense: Sense, ground: Ground, side: Side) -> Reckoned | None:
    assert sense.day is not None
    if sense.month is None:
        return _day_of_month(sense, ground, side)
    if sense.year is not None:
        day = safe_day(sense.year, sense.month, sense.day)
        return Reckoned(day.isoformat()) if day else None
    published = ground.published
    if ground.year is not None and side != "future" and sense.weekday is None and sense.toward == "tense":
        day = safe_day(ground.year, sense.month, sense.day)
        return Reckoned(day.isoformat(), "year") if day else None
    if published is None:
        return Reckoned(f"XXXX-{sense.month:02}-{sense.day:02}")
    if sense.toward == "this" and sense.weekday == published.weekday() and sense.day == published.day and sense.month != published.month:
        # "ce vendredi 7 octobre" in an article of Friday 7 November: the month is the slip
        printed = safe_day(published.year, sense.month, sense.day)
        if printed and printed.weekday() != sense.weekday:
            return Reckoned(published.isoformat(), "published", printed.isoformat())
    days = [day for year in range(published.year - 1, published.year + 2) if (day := safe_day(year, sense.month, sense.day))]
    strict = sense.toward in ("past", "future")
    fitting = [each for each in days if sense.weekday is None or each.weekday() == sense.weekday]
    if sense.weekday is not None and fitting:
        close = [each for each in fitting if abs((each - published).days) < 300]
        if close:
            return Reckoned(min(close, key=lambda each: abs((each - published).days)).isoformat(), "published")
    if strict:
        days = [each for each in days if each != published]
    guess = min(days, key=lambda each: abs((each - published).days)) if sense.weekday is not None and days else nearest(days, published, side, ground.lean)
    near = min(days, key=lambda each: abs((each - published).days)) if days else None
    if guess and near and not strict and not (ground.sure and side) and abs((near - published).days) <= 90 and abs((guess - published).days) > 270:
        guess = near  # a tense read wrongly must not send a day of this week into another year
    return Reckoned(guess.isoformat(), "published") if guess else None


def _day_of_month(sense: Sense, ground: Ground, side: Side) -> Reckoned | None:
    assert sense.day is not None
    if sense.base == "previous" and ground.previous and (bounds := ground.previous.bounds()) and ground.previous.precision in ("day", "month", "interval"):
        day = safe_day(bounds[1].year, bounds[1].month, sense.day)
        if day and (sense.weekday is None or day.weekday() == sense.weekday):
            return Reckoned(day.isoformat(), "previous")
    published = ground.published
    if published is None:
        return None
    days = []
    for shift in (-1, 0, 1):
        first = shifted_month(published, shift)
        day = safe_day(first.year, first.month, sense.day)
        if day and (sense.weekday is None or day.weekday() == sense.weekday):
            days.append(day)
    guess = nearest(days, published, side)
    return Reckoned(guess.isoformat(), "published") if guess else None


def shifted_month(day: Day, shift: int) -> Day:
    """The first of the month `shift` months away."""
    years, month = divmod(day.year * 12 + day.month - 1 + shift, 12)
    return datetime.date(years, month + 1, 1)


def _month(sense: Sense, ground: Ground, side: Side) -> Reckoned | None:
    assert sense.month is not None
    if sense.year is not None:
        return Reckoned(f"{sense.year}-{sense.month:02}")
    if ground.year is not None and side != "future" and sense.toward == "tense":
        return Reckoned(f"{ground.year}-{sense.month:02}", "year")
    if ground.published is None:
        return Reckoned(f"XXXX-{sense.month:02}")
    now = datetime.date(ground.published.year, ground.published.month, 1)
    months = [datetime.date(now.year + shift, sense.month, 1) for shift in (-1, 0, 1)]
    if sense.toward in ("past", "future"):
        months = [each for each in months if each != now]
    guess = nearest(months, now, side, ground.lean)
    if guess is None:
        return None
    near = min(months, key=lambda each: abs((each - now).days))
    if sense.toward == "tense" and not (ground.sure and side) and abs((near - now).days) <= 93 and abs((guess - now).days) > 260:
        guess = near
    other = None
    if side is None:
        second = sorted(months, key=lambda each: abs((each - now).days))[1]
        other = f"{second:%Y-%m}" if abs((guess - now).days) > 120 else None
    return Reckoned(f"{guess:%Y-%m}", "published", other)


def _nth(month: Reckoned | None, weekday: int, nth: int) -> Reckoned | None:
    """The second Tuesday of a month, the last one for -1; None where the month has none or its year is not known."""
    if month is None or "X" in month.value:
        return None
    year, number = (int(each) for each in month.value.split("-"))
    days = [day for week_ in calendar.monthcalendar(year, number) if (day := week_[weekday])]
    try:
        return Reckoned(f"{month.value}-{days[nth - 1 if nth > 0 else nth]:02}", month.counted_from)
    except IndexError:
        return None


def _weekday(sense: Sense, ground: Ground, side: Side) -> Reckoned | None:
    assert sense.weekday is not None
    start, source = ground.published, "published"
    if sense.base == "previous" and ground.previous and (bounds := ground.previous.bounds()) and ground.previous.precision == "day":
        start, source = bounds[0], "previous"
    if start is None:
        return None
    strict = sense.toward in ("past", "future")
    back = (start.weekday() - sense.weekday) % 7
    ahead = (sense.weekday - start.weekday()) % 7
    if strict and back == 0:
        back = ahead = 7
    if side == "future":
        days = ahead
    elif side == "past" or sense.toward != "this":
        days = -back
    else:
        days = -back if back <= 3 else ahead
    day = start + datetime.timedelta(days=days)
    other = None
    if side is None and days:
        other = (start + datetime.timedelta(days=ahead if days < 0 else -back)).isoformat()
    return Reckoned(day.isoformat(), "previous" if source == "previous" else "published", other)


def _same(sense: Sense, ground: Ground) -> Reckoned | None:
    previous = ground.previous
    if sense.weekday is not None:
        if previous and previous.first and previous.precision == "day" and previous.first.weekday() == sense.weekday:
            return Reckoned(previous.value, "previous")
        return _weekday(replace(sense, base=None, toward="this"), ground, None)
    if previous is None or previous.first is None or previous.open:
        return None
    if sense.unit == "day":
        return Reckoned(previous.value, "previous") if previous.precision in ("day", "interval") else None
    if sense.unit == "month" and previous.precision in ("day", "month"):
        return Reckoned(previous.value[:7], "previous")
    if sense.unit == "year" and previous.precision in ("day", "month", "year"):
        return Reckoned(previous.value[:4], "previous")
    return Reckoned(week(previous.first), "previous") if sense.unit == "week" and previous.precision == "day" else None


def _shifted(sense: Sense, ground: Ground, side: Side) -> Reckoned | None:
    assert sense.shift is not None
    shift, source = sense.shift, "published"
    start = ground.published
    if sense.base == "previous":
        bounds = ground.previous.bounds() if ground.previous and not ground.previous.open else None
        if bounds:
            enough = {"day": ("day", "interval"), "week": ("day", "interval"), "weekend": ("day",), "month": ("day", "month"), "year": ("day", "month", "year")}
            if ground.previous is None or ground.previous.precision not in enough.get(sense.unit, ()):
                return None
            start, source = bounds[1] if shift > 0 else bounds[0], "previous"
        elif shift != -1 or sense.unit != "day":
            return None
    if start is None:
        return None
    counted: Literal["published", "previous"] = "previous" if source == "previous" else "published"
    if sense.weekday is not None and sense.unit == "week":
        monday = start - datetime.timedelta(days=start.weekday()) + datetime.timedelta(weeks=shift)
        return Reckoned((monday + datetime.timedelta(days=sense.weekday)).isoformat(), counted)
    if sense.weekday is not None and counted == "published":
        day = (
            start - datetime.timedelta(days=(start.weekday() - sense.weekday) % 7)
            if shift <= 0
            else start + datetime.timedelta(days=(sense.weekday - start.weekday()) % 7)
        )
        return Reckoned(day.isoformat(), counted)
    value = _away(sense, start, shift, side)
    return Reckoned(value, counted) if value else None


def _away(sense: Sense, start: Day, shift: int, side: Side) -> str | None:
    try:
        if sense.unit in ("day", "time"):
            return (start + datetime.timedelta(days=shift)).isoformat()
        if sense.unit == "week":
            # "il y a deux semaines" is a day two weeks ago, "la semaine dernière" a whole week
            return (start + datetime.timedelta(weeks=shift)).isoformat() if sense.counted else week(start, shift)
        if sense.unit == "weekend":
            saturday = start + datetime.timedelta(days=5 - start.weekday()) + datetime.timedelta(weeks=shift)
            if (shift == 0 and side == "past" and start.weekday() < 4) or (shift == -1 and start.weekday() < 5):
                saturday = start - datetime.timedelta(days=start.weekday() + 2)
            if shift == 1 and start.weekday() < 5:
                saturday = start + datetime.timedelta(days=5 - start.weekday())
            return f"{saturday}/{saturday + datetime.timedelta(days=1)}"
        if sense.unit == "month":
            return f"{shifted_month(start, shift):%Y-%m}"
        if sense.unit in ("quarter", "semester"):
            months, base, count = (3, 33, 4) if sense.unit == "quarter" else (6, 40, 2)
            years, part = divmod(start.year * count + (start.month - 1) // months + shift, count)
            return f"{years}-{base + part}"
        if sense.unit == "decade":
            return f"{start.year // 10 + shift:03}X"
        if sense.unit == "century":
            return f"{start.year // 100 + shift:02}XX"
        return f"{start.year + shift:04}"
    except (ValueError, OverflowError):
        return None


def _part(sense: Sense, ground: Ground, side: Side) -> Reckoned | None:
    assert sense.part is not None
    if sense.year is not None:
        return Reckoned(f"{sense.year}-{sense.part}")
    if ground.published is None:
        return Reckoned(f"XXXX-{sense.part}")
    published = ground.published
    spans = [When.of(f"{published.year + shift}-{sense.part}") for shift in (-2, -1, 0, 1)]
    if sense.toward == "past":
        past = [each for each in spans if each.last and each.last < published]
        return Reckoned(past[-1].value, "published")
    if sense.toward == "future":
        future = [each for each in spans if each.first and each.first > published]
        return Reckoned(future[0].value, "published") if future else None
    now = [each for each in spans if each.first and each.last and each.first <= published <= each.last]
    if now and (side is None or sense.toward == "this"):
        return Reckoned(now[0].value, "published")
    if side == "future":
        return Reckoned(next(each.value for each in spans if each.last and each.last >= published), "published")
    begun = [each for each in spans if each.first and each.first <= published]
    if side == "past":
        return Reckoned(begun[-1].value, "published")
    guess = min(spans, key=lambda each: abs((each.first - published).days) if each.first else 9999)
    return Reckoned(guess.value, "published")


def _week(sense: Sense, ground: Ground, side: Side) -> Reckoned | None:
    assert sense.week is not None
    years = [sense.year] if sense.year else [ground.published.year + shift for shift in (-1, 0, 1)] if ground.published else []
    mondays = [datetime.date.fromisocalendar(year, sense.week, 1) for year in years if sense.week < 53 or calendar.isleap(year) or sense.year]
    if not mondays:
        return None
    monday = mondays[0] if sense.year or ground.published is None else nearest(mondays, ground.published, side)
    return Reckoned(week(monday), None if sense.year else "published") if monday else None


def _feast(sense: Sense, ground: Ground, side: Side) -> Reckoned | None:
    assert sense.easter is not None
    if sense.year:
        return Reckoned((easter(sense.year) + datetime.timedelta(days=sense.easter)).isoformat())
    if ground.published is None:
        return None
    published = ground.published
    days = [easter(published.year + shift) + datetime.timedelta(days=sense.easter) for shift in (-1, 0, 1)]
    day = nearest(days, published, side)
    near = min(days, key=lambda each: abs((each - published).days))
    if day and sense.toward == "tense" and abs((near - published).days) <= 90 and abs((day - published).days) > 270:
        day = near  # a tense read wrongly must not send a feast of this month into another year
    return Reckoned(day.isoformat(), "published") if day else None

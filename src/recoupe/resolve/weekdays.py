"""What the weekdays of a text say of the day on which it was written: "ce jeudi 15 mai", "hier mardi", "jeudi" in the lead."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from recoupe.resolve.grounds import Clue
from recoupe.resolve.reckoning import safe_day
from recoupe.resolve.window import Window

Kind = Literal["own-day", "next-day", "day", "coming-day"]
_ONE = datetime.timedelta(days=1)
_NEWS = datetime.timedelta(days=7)
"""A weekday told with its date and no year is news of the week (`python -m eval.dating` counts how often)."""
_MEMORY = datetime.timedelta(days=340)
"""A date without its year lies within a year of the text."""
_LEAD = 300
_DOWN = 2000
_MOST = 2
"""A text that tells more days than this is a chronicle, of which the last day need not be near."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTold:
    """The days of publication that a weekday with its date leaves: the date in each year that fits, oldest first, and what each leaves of the window."""

    kind: Kind
    clue: Clue
    days: tuple[datetime.date, ...]
    window: Window


def day_told(clues: Sequence[Clue], known: Window, year: int | None = None) -> DayTold | None:
    """The day that the text dates itself by, within what is known, in each year that fits; None where no date has its weekday, or two days are its own.

    A day that the text calls its own comes first, then the latest that it tells as past. What is in quotation marks counts from the day of the speaker.
    """
    dated = [(kind, clue) for clue in clues if (kind := _kind(clue))]
    for wanted in (("own-day", "next-day"), ("day",)):
        made = [fit for kind, clue in dated if kind in wanted for fit in _fits(kind, clue, known, year)]
        made = [fit for fit in made if all(_goes_with(fit, kind, clue) for kind, clue in dated if clue is not fit.clue)]
        if not made or (wanted[0] == "day" and len({(fit.day.month, fit.day.day) for fit in made}) > _MOST):
            continue
        chosen: list[_Fit] = []
        for fit in sorted(made, key=lambda fit: fit.day, reverse=True):
            if not chosen or (chosen[-1].day - fit.day) > _MEMORY:
                chosen.append(fit)
            elif wanted[0] == "own-day" and not (fit.window & chosen[-1].window):
                return None  # two days cannot both be its own; of those that it tells, the last is the nearest to it
        window = Window.of(*(span for fit in chosen for span in fit.window.spans))
        return DayTold(kind=chosen[0].kind, clue=chosen[0].clue, days=tuple(fit.day for fit in reversed(chosen)), window=window)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fit:
    kind: Kind
    clue: Clue
    day: datetime.date
    window: Window


def _kind(clue: Clue) -> Kind | None:
    sense = clue.sense
    if sense.day is None or sense.month is None or sense.until or sense.opening or clue.quoted or sense.easter is not None:
        return None
    if sense.weekday is None and (sense.year is None or not (sense.toward == "this" or sense.base == "published")):
        return None
    if sense.base == "published":
        return "next-day" if sense.shift == -1 else "own-day" if sense.shift == 0 else None
    if sense.toward == "this":
        return "own-day" if clue.side != "future" else "coming-day"
    if sense.toward in ("past", "future"):
        return None
    if clue.side == "future" or clue.ahead:
        return "coming-day"
    # far down, or with no verb that tells, it may be of a story told, or still to come
    return "day" if clue.side == "past" and clue.expression.start < _DOWN else None


def _fits(kind: Kind, clue: Clue, known: Window, year: int | None) -> list[_Fit]:
    """The days that a date may be, each with what it leaves of the window."""
    made = []
    for day in _days(clue, [year] if year else known.years):
        first, last = {"own-day": (day, day + _ONE), "next-day": (day + _ONE, day + _ONE)}.get(kind, (day, day + _NEWS))
        if window := known & Window.of((first, last)):
            made.append(_Fit(kind=kind, clue=clue, day=day, window=window))
    return made


def _days(clue: Clue, years: Sequence[int]) -> list[datetime.date]:
    sense = clue.sense
    assert sense.month is not None
    assert sense.day is not None
    every = [safe_day(year, sense.month, sense.day) for year in ([sense.year] if sense.year else years)]
    return [day for day in every if day and (sense.weekday is None or day.weekday() == sense.weekday)]


def dated_days(clue: Clue, given: datetime.date) -> list[tuple[Kind, datetime.date]]:
    """The day of writing that a dated weekday tells, or the day that it tells as past, nearest to the day that is given; empty for all else."""
    kind = _kind(clue)
    near = _days(clue, range(given.year - 1, given.year + 2)) if kind and kind != "coming-day" else []
    if kind is None or not near:
        return []
    day = min(near, key=lambda day: abs((day - given).days))
    return [(kind, day + _ONE if kind == "next-day" else day)]


def _goes_with(told: _Fit, kind: Kind, clue: Clue) -> bool:
    """Whether another date of the text is near enough to be told in the same breath: within a year before, or after where it is still to come."""
    around = _days(clue, range(told.day.year - 1, told.day.year + 2))
    first, last = told.window.first or told.day, told.window.last or told.day
    if clue.sense.year:
        return True
    if kind == "coming-day":
        return any(first - _NEWS <= day <= last + _MEMORY for day in around)
    return any(first - _MEMORY <= day <= last for day in around)


def weekday_of_writing(clues: Sequence[Clue]) -> tuple[Clue, int, Literal["own", "next", "lead"]] | None:
    """The weekday on which the text was written and the clue that says so: "ce mardi", "hier lundi", or the first weekday of its lead, told as past.

    Monday is 0. "own" and "lead" leave the night after, "next" does not. None when two say different things.
    """
    own: dict[int, tuple[Clue, Literal["own", "next"]]] = {}
    lead: Clue | None = None
    for clue in clues:
        sense = clue.sense
        if sense.weekday is None or sense.until or sense.opening or clue.quoted or sense.base in ("previous", "same"):
            continue
        if sense.base == "published" and sense.shift is not None:
            own.setdefault((sense.weekday - sense.shift) % 7, (clue, "next" if sense.shift else "own"))
        elif sense.toward == "this" and clue.side != "future":
            own.setdefault(sense.weekday, (clue, "own"))
        elif lead is None and sense.toward == "tense" and clue.side == "past" and clue.expression.start < _LEAD:
            lead = clue
    if len(own) == 1:
        weekday, (clue, how) = next(iter(own.items()))
        return clue, weekday, how
    if own or lead is None or lead.sense.weekday is None:
        return None
    return lead, lead.sense.weekday, "lead"

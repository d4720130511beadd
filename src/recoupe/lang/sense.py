"""What an expression of time says before it is known when it was written: the sense that a language's grammar reads, the same for every language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from recoupe.model.time import Mod, TimeType

Unit = Literal["time", "day", "month", "year", "decade", "century", "season", "quarter", "semester", "week", "weekend"]
From = Literal["published", "previous", "same"]
Toward = Literal["past", "future", "this", "tense"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """The sense of one expression, or of one end of an interval.

    value: what is known without the day of publication (a whole date, a duration, a set). Otherwise year, month, day, weekday (Monday is 0), part (21-24 for
    seasons, 33-36 for quarters, 40-41 for semesters), week, easter (days after it), nth (the second weekday of a month, -1 for the last) say what the text
    says of it; counted: "il y a deux semaines" is a day, "la semaine dernière" a week; shift counts units of `unit` away from `base`, the day of
    publication or the expression before; toward says on which side of it the text puts what it leaves open. until is the other end of an interval; opening
    makes one that is open at one end ("from" begins on the side of the tense: "à partir de lundi"). clock is "17:00" or "17:00Z".
    """

    type: TimeType = "DATE"
    unit: Unit = "day"
    value: str | None = None
    year: int | None = None
    month: int | None = None
    nth: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: int | None = None
    week: int | None = None
    easter: int | None = None
    base: From | None = None
    shift: int | None = None
    toward: Toward = "tense"
    clock: str | None = None
    mod: Mod | None = None
    about: bool = False
    opening: Literal["since", "from", "until"] | None = None
    until: Sense | None = None
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A sense with its place in the text."""

    start: int
    end: int
    sense: Sense

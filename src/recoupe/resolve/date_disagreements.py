"""Where the date that an article is given and the day that its text tells do not agree. What is given stays; the reader is told."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from recoupe.lang.fr.dating import just_done
from recoupe.lang.fr.times import folded
from recoupe.lang.say import Say
from recoupe.model.evidence import Here
from recoupe.model.oddity import Oddity
from recoupe.resolve.grounds import Clue
from recoupe.resolve.weekdays import dated_days

BY = "published/1"
_OVERNIGHT = 1
_ANOTHER_YEAR = 300
"""A date without a year that is only found so far away is printed wrongly: its weekday is, and that is reported as such."""


def disagreements(text: str, clues: Sequence[Clue], given: datetime.date, say: Say) -> Iterator[Oddity]:
    """The days that the text calls its own two days or more from the one given, and those that it tells as done two days or more after it.

    A day's difference is none: what is written one day is often put online after midnight, or printed the next. One oddity for each day.
    """
    view = folded(text)
    told: set[datetime.date] = set()
    for clue in clues:
        for kind, day in dated_days(clue, given):
            apart = (given - day).days
            if day in told or abs(apart) <= _OVERNIGHT or (abs(apart) > _ANOTHER_YEAR and not clue.sense.year):
                continue
            own = kind != "day" and (apart > 0 or clue.side == "past")
            if not own and not (apart < 0 and just_done(view, clue.expression.start)):
                continue
            told.add(day)
            words = clue.expression.text
            why = say(f"dating.disagrees.{'own' if own else 'later'}", given=say.date(given.isoformat()), words=words, day=say.date(day.isoformat()))
            here = Here(clue.expression.start, clue.expression.end)
            yield Oddity(kind="date", text=words, readings=(given.isoformat(), day.isoformat()), evidence=(here,), by=BY, why=why)

"""Oddities of one article: what in it does not fit, with the readings that would mend it."""

from __future__ import annotations

import datetime

from babel import Locale

from recoupe.lang.fr.times import sense_of
from recoupe.lang.say import Lang, Say
from recoupe.lang.sense import Sense
from recoupe.model.annotated import Annotated
from recoupe.model.evidence import Here
from recoupe.model.oddity import Oddity
from recoupe.model.time import TimeExpression
from recoupe.resolve.dates import day_of
from recoupe.resolve.reckoning import safe_day, shifted_month


class OdditiesStage:
    """Lists the weekdays that do not fit their date, each with both readings: the date as printed, and the nearest day that has that weekday.

    >>> from recoupe.annotate.times import TimesStage
    >>> from recoupe.model.article import Article
    >>> work = TimesStage()(Annotated(article=Article.of("a1", "Réunion le mercredi 4 novembre 2025.")))
    >>> OdditiesStage("en")(work).oddities[0].readings
    ('2025-11-04', '2025-11-05')
    """

    name = "oddities"
    needs = frozenset({"times"})
    gives = frozenset({"oddities"})

    def __init__(self, lang: Lang = "fr") -> None:
        self._say = Say(lang)
        self._weekdays = Locale(lang).days["format"]["wide"]

    def __call__(self, work: Annotated) -> Annotated:
        """The article with its layer `oddities`."""
        published = day_of(work.article.published.value)
        found = tuple(odd for each in work.times or () for odd in self._weekday(each, published))
        return work.having(oddities=(*(work.oddities or ()), *found))

    def _weekday(self, each: TimeExpression, published: datetime.date | None) -> list[Oddity]:
        sense = sense_of(each.text, each.type)
        ends = [] if sense is None else [sense] if sense.until is None else [sense, sense.until]
        month = next((end.month for end in reversed(ends) if end.month), None)
        year = next((end.year for end in reversed(ends) if end.year), None)
        return [odd for end in ends if end.weekday is not None and end.day and month and (odd := self._misfit(each, end, end.month or month, year, published))]

    def _misfit(self, each: TimeExpression, sense: Sense, month: int, year: int | None, published: datetime.date | None) -> Oddity | None:
        assert sense.day is not None
        assert sense.weekday is not None
        if year is None and published is None:
            return None
        years = [year] if year else [published.year + shift for shift in (-1, 0, 1)] if published else []
        days = [day for one in years if (day := safe_day(one, month, sense.day))]
        if published and not year:
            days = [day for day in days if abs((day - published).days) < 300]
        if not days or any(day.weekday() == sense.weekday for day in days):
            return None
        printed = min(days, key=lambda day: abs((day - published).days) if published else 0)
        shift = (sense.weekday - printed.weekday() + 3) % 7 - 3
        readings = {printed.isoformat(): None, (printed + datetime.timedelta(days=shift)).isoformat(): None}
        swapped = safe_day(printed.year, sense.day, month) if "/" in each.text and sense.day <= 12 else None
        if swapped and swapped.weekday() == sense.weekday:
            readings[swapped.isoformat()] = None  # "jeudi 04/03/2025": the month may stand first
        if published and not sense.year and not year:
            firsts = (shifted_month(published, shift) for shift in (-1, 0, 1))
            same = [day for first in firsts if (day := safe_day(first.year, first.month, sense.day)) and abs((day - published).days) <= 15]
            # "jeudi 6 mai" in an article of June: the month may be the slip
            readings.update({day.isoformat(): None for day in same if day.weekday() == sense.weekday})
        if each.value and len(each.value) == 10:
            readings[each.value] = None
        why = self._say("times.weekday", words=each.text, date=self._say.date(printed.isoformat()), weekday=self._weekdays[printed.weekday()])
        return Oddity(kind="weekday", text=each.text, readings=tuple(readings), evidence=(Here(each.start, each.end),), by="weekday/1", why=why)

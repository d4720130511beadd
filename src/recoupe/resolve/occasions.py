"""Bounds of the day of writing from the summits that a text awaits or tells as over."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from recoupe.lang.folding import folded as searched
from recoupe.lang.folding import key
from recoupe.lang.fr.dating import ordinal_before, told_as
from recoupe.lang.fr.times import folded
from recoupe.model.annotated import Annotated
from recoupe.model.evidence import Here
from recoupe.model.summit import Summit, SummitHit, Summits
from recoupe.resolve.dates import Clauses
from recoupe.resolve.grounds import Clue, Ground
from recoupe.resolve.reckoning import Side, shifted_month
from recoupe.resolve.window import Window

_NEAR, _CLOSE = 80, 14
_DAY = datetime.timedelta(days=1)
_ON_THE_WAY = datetime.timedelta(days=7)
"""People meet "en marge" of a summit some days before it begins."""
_TOGETHER = datetime.timedelta(days=730)
"""Editions of one name that lie further apart than this bound nothing."""


def summits_named(work: Annotated, clues: Sequence[Clue], summits: Summits) -> Iterator[Ground]:
    """What each summit that the text names leaves of the days: those before it is over where the text awaits it, those after it began where it is past.

    The edition is told by its number, its year, its town or its month in the same sentence; where several are left, the bound holds for all of them. Of the
    one that is called the next, the one before is over; "en juillet prochain" says besides that it is less than a year ahead.
    """
    text = work.article.text
    around, view, plain = Clauses(work), folded(text), searched(text)
    for hit in summits.find(text):
        sentence = around.sentence(hit.start)
        if sentence is None:
            continue
        end = min(sentence.end, hit.end + _NEAR)
        said = [clue for clue in clues if hit.start <= clue.expression.start < end and clue.sense.base is None]
        held = [each for each in _editions(hit, view, plain, end, said) if not each.context or any(word in plain for word in each.context)]
        side = _side(told_as(view, hit.start), said)
        if not held or side is None or held[-1].last - held[0].first > _TOGETHER:
            continue
        window = _window(held, side, summits, view[max(0, hit.start - 24) : hit.start], said)
        name = held[0].name if len(held) == 1 else text[hit.start : hit.end]
        value = f"{held[0].first}/{held[-1].last}" if held[0].first != held[-1].last else f"{held[0].first}"
        yield Ground(kind="summit", window=window, here=Here(hit.start, hit.end), words=text[hit.start : hit.end], name=name, value=value)


def _side(told: Side, said: Sequence[Clue]) -> Side:
    """Whether the summit is over or to come: by the words before it and the date after it, which must not say two things."""
    ahead = any(clue.side == "future" or clue.sure or clue.sense.toward == "future" for clue in said)
    if told == "past":
        return None if ahead else "past"
    return "future" if told or ahead else None


def _editions(hit: SummitHit, view: str, plain: str, end: int, said: Sequence[Clue]) -> list[Summit]:
    """Those of the editions that the words around allow: number before, year close behind, then town and month further behind."""
    held = list(hit.summits)
    number = ordinal_before(view, hit.start)
    if number is not None:
        return [each for each in held if each.number == number]
    years = {clue.sense.year for clue in said if clue.sense.year and clue.expression.start - hit.end < _CLOSE}
    if years:
        held = [each for each in held if each.first.year in years]
    words = " ".join(plain[hit.start : end].split())
    towns = [each for each in held if each.city and f" {key(each.city)} " in f" {words} "]
    months = {clue.sense.month for clue in said if clue.sense.month}
    held = towns or held
    return [each for each in held if each.first.month in months or each.last.month in months] if months else held


def _window(held: Sequence[Summit], side: str, summits: Summits, before: str, said: Sequence[Clue]) -> Window:
    if side == "past":
        return Window.of((held[0].first - _ON_THE_WAY, None))
    spans: list[tuple[datetime.date | None, datetime.date]] = []
    for each in held:
        first, last = None, each.last
        if "prochain" in before and (previous := summits.before(each)):
            first = previous.first
        if any(clue.sense.month == each.first.month and clue.sense.toward == "future" for clue in said):
            # "en juillet prochain" is no July but the next one
            start = each.first.replace(day=1)
            first, last = max(first or datetime.date.min, shifted_month(start, -12)), start - _DAY
        spans.append((first, last))
    return Window.of(*spans)

"""What in a text bounds the day on which it was written: dates that it knows as past or awaits, and who holds an office that it names as held."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from recoupe.annotate.marks import quoted
from recoupe.lang.folding import key
from recoupe.lang.fr.dating import expected, gone, lies_ahead, surely_ahead, taking_up
from recoupe.lang.fr.offices import RoleReader, RoleWords
from recoupe.lang.fr.times import folded, sense_of
from recoupe.lang.sense import Sense
from recoupe.model.annotated import Annotated
from recoupe.model.evidence import Here
from recoupe.model.knowledge import HeldOffice, Knowledge
from recoupe.model.time import TimeExpression
from recoupe.model.when import NotATime, When
from recoupe.resolve.dates import Clauses
from recoupe.resolve.reckoning import Ground as From
from recoupe.resolve.reckoning import Side, reckon
from recoupe.resolve.window import Window

Kind = Literal["knows", "awaits", "office", "body", "summit", "own-day", "next-day", "day", "coming-day", "own-weekday", "weekday"]
_OUT = ("caption", "photo-credit", "boilerplate", "byline", "dateline")
# a president who has fallen or died is still called "le président" for weeks
_STILL_CALLED = datetime.timedelta(days=31)
# one who is elected is called so before he takes office
_ALREADY_CALLED = datetime.timedelta(days=31)
_BEFORE_NAME = (" ", ", ", " M. ", " Mme ")
_AFTER_NAME = (", ", " (", ", le ", ", la ", ", l'", ", l’")
_LEAD = 400
_PERSONAL = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "spokesperson", "head_of_body"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """An expression of time with what its words say, on which side the clause puts it, and whether a speaker says it."""

    expression: TimeExpression
    sense: Sense
    side: Side
    quoted: bool
    ahead: bool
    sure: bool
    """Whether the words before say outright that it is not reached ("d'ici à 2031")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Words that leave an article these days of publication; `words` are those shown, `name` and `value` what is known of an office or a summit."""

    kind: Kind
    window: Window
    here: Here
    words: str
    name: str = ""
    value: str = ""


def clues_of(work: Annotated, *, days_only: bool = False) -> list[Clue]:
    """The expressions of an article that say something of a day, without captions, credits and lines of the head. days_only: only dates to the day."""
    out = [(zone.start, zone.end) for zone in work.article.zones if zone.kind in _OUT]
    text = work.article.text
    around, view = Clauses(work), folded(text)
    marks = [(each.start, each.end) for each in quoted(text) if each.level == 0]
    opened = [start for start, _ in marks]
    made = []
    for each in work.times or ():
        sense = sense_of(each.text)
        if sense is None or sense.type in ("DURATION", "SET") or any(start <= each.start < end for start, end in out):
            continue
        if days_only and (sense.day is None or sense.month is None):
            continue
        at = bisect_right(opened, each.start) - 1
        ahead = sense.opening in ("until", "from") or lies_ahead(view, each.start) or expected(view, each.start)
        made.append(
            Clue(
                expression=each,
                sense=sense,
                side=around.side(each),
                quoted=at >= 0 and marks[at][1] > each.start,
                ahead=ahead,
                sure=sense.opening == "until" or surely_ahead(view, each.start),
            )
        )
    return made


def known_and_awaited(clues: Sequence[Clue], year: int | None = None) -> Iterator[Ground]:
    """Bounds from dates that carry their year, or have it from the year that is given: what is told as past is over, what is awaited is not.

    Past: by the tense, and nothing before the date that plans or awaits it; or "depuis". Awaited: what a speaker puts in the future, or what the words say
    outright to be ahead ("d'ici à 2031"), no date of the text being later. The future tense alone is often that of a story told ("mourra en 1821").
    """
    dated = [(clue, when) for clue in clues if (when := _dated(clue.sense, From(published=None, year=year))) and when.first and when.last]
    latest = max((when.last for _, when in dated if when.last and not when.open), default=datetime.date.min)
    for clue, when in dated:
        assert when.first is not None
        assert when.last is not None
        expression = clue.expression
        here = Here(expression.start, expression.end)
        if clue.sense.opening == "since":
            yield Ground(kind="knows", window=Window.of((when.first, None)), here=here, words=expression.text)
        elif when.open or when.precision in ("decade", "century"):
            continue
        elif clue.side == "past" and not clue.ahead:
            yield Ground(kind="knows", window=Window.of((_begun(when), None)), here=here, words=expression.text)
        elif clue.side == "future" and (clue.quoted or clue.sure or year) and when.last >= latest:
            yield Ground(kind="awaits", window=Window.of((None, when.last if when.precision != "interval" else when.first)), here=here, words=expression.text)


def offices_named(work: Annotated, clues: Sequence[Clue], knowledge: Knowledge, reader: RoleReader) -> Iterator[Ground]:
    """For each person whom the text calls by an office that the base knows him to have held: when he held it, with a month on either side.

    The text may recall someone of the past by his title, so that most often only the beginning bounds it. The end does where the office is held as the text
    is written: the sentence tells of a day near it ("a déclaré jeudi le président Lund"), or it is the lead and names no other time; and only an end that
    two sources give, or that somebody wrote down for this base.
    """
    text = work.article.text
    around, view = Clauses(work), folded(text)
    hits = list(knowledge.find(text))
    people = {hit.start: (hit.end, ids) for hit in hits if (ids := _people(knowledge, hit.readings))}
    ends = {end: start for start, (end, _) in people.items()}
    for role in reader(text, hits=hits, people={start: end for start, (end, _) in people.items()}):
        if role.former or role.role not in _PERSONAL or taking_up(view, role.head, role.end):
            continue
        start = _name_beside(text, role, people, ends)
        if start is None:
            continue
        end, ids = people[start]
        held = [office for id in ids for office in knowledge.offices(holder=id, role=role.role) if not role.of or office.of in role.of]
        now = _as_it_is_written(role, clues, around) and not gone(view, role.head)
        spans = [span for office in held if (span := _span(office, now))]
        if spans and not _only_of_a_part(role, view):
            person = knowledge.actor(held[0].holder)
            yield Ground(
                kind="office",
                window=Window.of(*spans),
                here=Here(min(start, role.start), max(end, role.end)),
                words=text[min(start, role.start) : max(end, role.end)],
                name=person.name if person else "",
                value=_years(held),
            )


def bodies_named(text: str, knowledge: Knowledge) -> Iterator[Ground]:
    """For each body that the text calls by a name which the base dates: not before it had that name, with a month for names announced before they are taken."""
    for hit in knowledge.find(text):
        words = text[hit.start : hit.end]
        for id in dict.fromkeys(id for id, use in hit.readings if use == "name"):
            body = knowledge.actor(id)
            for name, start, until in body.dated_names if body else ():
                begun = _when(start)
                if begun and begun.first and key(name) == key(words):
                    window = Window.of((begun.first - _ALREADY_CALLED, None))
                    yield Ground(kind="body", window=window, here=Here(hit.start, hit.end), words=words, name=name, value=f"{start}/{until or '..'}")


def _people(knowledge: Knowledge, readings: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    ids = (id for id, use in readings if use in ("name", "short-name"))
    return tuple(id for id in ids if (actor := knowledge.actor(id)) and actor.kind == "person")


def _name_beside(text: str, role: RoleWords, people: dict[int, tuple[int, tuple[str, ...]]], ends: dict[int, int]) -> int | None:
    for gap in _BEFORE_NAME:
        if text.startswith(gap, role.end) and role.end + len(gap) in people:
            return role.end + len(gap)
    for gap in _AFTER_NAME:
        if text.endswith(gap, 0, role.start) and role.start - len(gap) in ends:
            return ends[role.start - len(gap)]
    return None


def _as_it_is_written(role: RoleWords, clues: Sequence[Clue], around: Clauses) -> bool:
    sentence = around.sentence(role.start)
    if sentence is None:
        return False
    said = [clue for clue in clues if sentence.start <= clue.expression.start < sentence.end]
    if any(clue.sense.year or clue.sense.base == "previous" for clue in said):
        return False
    near = any(clue.sense.weekday is not None and clue.sense.toward in ("tense", "this") and not clue.quoted for clue in said)
    return near or role.start < _LEAD


def _only_of_a_part(role: RoleWords, view: str) -> bool:
    """ "Le chef du Front dans le delta" need not be that of the whole."""
    return role.role == "head_of_body" and view.startswith((" dans ", " à ", " au ", " en ", " pour "), role.end)


def _span(office: HeldOffice, now: bool) -> tuple[datetime.date, datetime.date | None] | None:
    first, last = _when(office.from_), _when(office.until)
    if first is None or first.first is None:
        return None
    ended = now and (office.verified or office.source.startswith(("own", "file"))) and not office.until_inferred
    return first.first - _ALREADY_CALLED, last.last + _STILL_CALLED if ended and last and last.last else None


def _years(held: Sequence[HeldOffice]) -> str:
    ends = [each.until for each in held]
    first = min(each.from_ or "" for each in held)
    return f"{first}/.." if None in ends else f"{first}/{max(each or '' for each in ends)}"


def _when(value: str | None) -> When | None:
    try:
        return When.of(value) if value else None
    except NotATime:
        return None


def _begun(when: When) -> datetime.date:
    """The first day on which something of that time can be known to be over or begun: of "entre 2020 et 2023" the first of 2023."""
    assert when.first is not None
    if when.precision == "interval" and not when.open and (end := _when(when.value.partition("/")[2])) and end.first:
        return end.first
    return when.first


def _dated(sense: Sense, ground: From) -> When | None:
    """The value of what the text dates by itself, or by the year that is given."""
    if sense.toward == "this" or sense.base is not None or sense.clock:
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

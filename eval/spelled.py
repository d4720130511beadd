"""Values of time and actors in plain words, so that a judge needs neither our formats nor our base."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any

from eval.holders import holds
from recoupe.model.knowledge import Knowledge
from recoupe.model.when import NotATime, When

Row = Mapping[str, Any]
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}
_PARTS = (
    {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
    | {str(32 + n): f"quarter {n}" for n in range(1, 5)}
    | {"40": "first half", "41": "second half"}
)
_MODS = {"START": "the beginning of it", "MID": "the middle of it", "END": "the end of it", "MORE_THAN": "more than that", "LESS_THAN": "less than that"}
READINGS = {
    "name": "by name",
    "acronym": "by an acronym",
    "short-name": "by a part of the name",
    "role": "by a role or description",
    "metonym": "by a place that stands for it",
    "demonym": "by a demonym",
    "pronoun": "by a pronoun",
    "group": "as a group",
}


def value(written: str | None, mod: str | None = None, kind: str = "DATE") -> str:
    """A value with its meaning.

    >>> value("2025-04-03"), value("../2025-04-11"), value("P2Y", "MORE_THAN"), value("P1W", kind="SET")
    ('2025-04-03, a Thursday', 'up to 2025-04-11, a Friday', '2 years: more than that', 'every week')
    >>> value("2025-34"), value("199X"), value("2025-03", "END"), value("PXD"), value(None)
    ('quarter 2 of 2025', 'the years 1990 to 1999', '2025-03: the end of it', 'some days, how many is not said', 'left open')
    """
    if written is None:
        return "left open"
    told = _every(written) if kind == "SET" else _meaning(written.removesuffix("~"))
    about = "about " if written.endswith("~") else ""
    return f"{about}{told}{f': {_MODS[mod]}' if mod in _MODS else ''}"


def _meaning(written: str) -> str:
    if "/" in written:
        first, _, last = written.partition("/")
        if ".." in (first, last):
            return f"up to {_meaning(last)}" if first == ".." else f"from {_meaning(first)} on"
        return f"from {_meaning(first)} to {_meaning(last)}"
    if written.startswith("P"):
        dated, _, timed = written[1:].partition("T")
        parts = [(number, _UNITS[unit]) for number, unit in re.findall(r"([\d.]+|X+)([YMWD])", dated)]
        parts += [(number, _UNITS[f"T{unit}"]) for number, unit in re.findall(r"([\d.]+|X+)([HMS])", timed)]
        return " ".join(_amount(number, unit) for number, unit in parts) or written
    if match := re.fullmatch(r"(\d{4})-(2[1-4]|3[3-6]|4[01])", written):
        return f"{_PARTS[match[2]]} of {match[1]}"
    try:
        bounds = When.of(written).bounds()
    except NotATime:
        return written
    if bounds and "X" in written:
        return f"the years {bounds[0].year} to {bounds[1].year}"
    if bounds and bounds[0] == bounds[1]:
        return f"{written.replace('T', ' at ')}, a {_DAYS[bounds[0].weekday()]}"
    return written


def _amount(number: str, unit: str) -> str:
    if "X" in number:
        return f"some {unit}s, how many is not said"
    return f"{number} {unit}{'' if number == '1' else 's'}"


def _every(written: str) -> str:
    return f"every {_meaning(written)}".replace("every 1 ", "every ") if written.startswith("P") else f"every {written}"


def day(published: str) -> str:
    """The day of publication with its weekday.

    >>> day("2025-04-03T10:00")
    '2025-04-03 (a Thursday)'
    >>> day("unknown day")
    'unknown day'
    """
    known = published[:4].isdigit() and len(published) >= 10
    return f"{published[:10]} (a {_DAYS[datetime.date.fromisoformat(published[:10]).weekday()]})" if known else published


def actor(record: Row, id: str, knowledge: Knowledge | None) -> Iterator[str]:
    """What is known of an actor of a record: kind, other names, where it comes from, and the offices held on the day of publication."""
    said = next((each for each in record.get("actors", ()) if each["id"] == id), None)
    if said is None:
        return
    others = ", ".join([name for name in said.get("names", ()) if name != said["name"]][:6])
    if said.get("kind"):
        yield f"{said['name']} is taken for: {said['kind']}{'; also called ' if others else ''}{others}"
    if id.startswith("new:"):
        yield "known from this article alone"
        return
    published = (record.get("published") or {}).get("value") or ""
    if knowledge is None or len(published) < 10:
        return
    for office in knowledge.offices(holder=id):
        if holds(office, published):
            of = knowledge.actor(office.of) if office.of else None
            until = f"to {office.until}" if office.until else f"still held when last seen, {office.as_of or 'at a time unknown'}"
            yield f"holds, by the base: {office.title or office.role}{f' ({of.name})' if of else ''}, from {office.from_ or 'a time unknown'}, {until}"

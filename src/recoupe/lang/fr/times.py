"""French expressions of time: where they stand in a text, and what each says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import Literal

from recoupe.lang.fr.calendar import S
from recoupe.lang.fr.time_rules_relative import RULES
from recoupe.lang.fr.time_surroundings import fits
from recoupe.lang.fr.view import plain_view
from recoupe.lang.sense import Found, Sense
from recoupe.model.time import TimeType

_OPENING = re.compile(
    rf"(?:(?P<since>depuis)|(?P<from>[àa]{S}(?:partir|compter){S}d(?:[ue]|'))|(?P<until>d'ici(?:{S}(?:à|au|a))?))(?:{S}|(?<='))?(?:(?:le|la|l'|ce|cette|au|les){S}?)?$"
)
_TO_THE = re.compile(rf"(?:à|vers|dès|de){S}(?=l'|la{S})|dans{S}(?=l[ae]{S})")


def folded(text: str) -> str:
    """The text in lower case with plain typography, character for character.

    >>> folded("Jeudi\\u00a03 AVRIL")
    'jeudi 3 avril'
    """
    view = plain_view(text)
    low = view.lower()
    return low if len(low) == len(view) else "".join(each.lower() if len(each.lower()) == 1 else each for each in view)


@cache
def _master() -> re.Pattern[str]:
    """One pattern for all the rules: it finds where one begins, not which, for groups made it slower by two thirds."""
    branches = (re.sub(r"\(\?P<\w+>", "(?:", each.pattern.pattern).replace("(?P=by)", "[/.-]") for each in RULES)
    return re.compile(r"(?<!\w)(?:" + "|".join(branches) + ")")


def find(text: str) -> Iterator[Found]:
    """The expressions of time of a text, in order, none within another.

    >>> [(f.start, f.end, f.sense.weekday) for f in find("Il partira jeudi soir.")]
    [(11, 21, 3)]
    """
    view = folded(text)
    master = _master()
    at, size = 0, len(view)
    while at < size:
        match = master.search(view, at)
        if match is None:
            return
        found = _best(text, view, match.start(), at)
        if found is None:
            at = match.start() + 1
            while at < size and view[at].isalnum() and view[at - 1].isalnum():
                at += 1
            continue
        yield found
        at = max(found.end, match.start() + 1)


def _best(text: str, view: str, start: int, floor: int) -> Found | None:
    for each in RULES:
        match = each.pattern.match(view, start)
        if match is None or match.end() == start:
            continue
        sense = each.sense(_pieces(match))
        if sense is None or not fits(each, text, view, match):
            continue
        start, end = (_counted_alone if sense.type == "DURATION" else _without_preposition)(view, match)
        return _opened(view, start, end, sense, floor)
    return None


def _counted_alone(view: str, match: re.Match[str]) -> tuple[int, int]:
    """The place of a count without what makes a moment of it: "il y a quelques jours", "deux heures plus tard"."""
    start, end = match.span()
    if not match.group().startswith(("il y a", "voilà", "voici", "dans")) and "later" not in match.re.groupindex:
        return start, end
    begins = [match.start(each) for each in ("mod", "number", "vague") if each in match.re.groupindex and match.start(each) >= 0]
    return (start if "later" in match.re.groupindex else min(begins)), max(match.end("unit"), match.end("half"))


def _without_preposition(view: str, match: re.Match[str]) -> tuple[int, int]:
    """The place of the expression without a preposition that adds nothing: "à l'automne", "de mars-avril"."""
    start, end = match.span()
    if match.groupdict().get("between") and match["by"].strip() in "-/":
        return (match.start("montha" if "montha" in match.re.groupindex else "yeara") if not match.groupdict().get("mod") else start), end
    leading = _TO_THE.match(view, start, end)
    return (leading.end() if leading else start), end


def _pieces(match: re.Match[str]) -> dict[str, str]:
    return {"0": match.group(), **{name: words for name, words in match.groupdict().items() if words is not None}}


def _opened(view: str, start: int, end: int, sense: Sense, floor: int) -> Found:
    """With the words that open an interval before it ("depuis", "d'ici à"), unless it is a duration."""
    while view[end - 1] in " ,\n":
        end -= 1
    if sense.type != "DATE" or sense.opening or sense.until or (sense.value and "/" in sense.value):
        return Found(start, end, sense)
    match = _OPENING.search(view, max(floor, start - 24), start)
    if not match:
        return Found(start, end, sense)
    return Found(match.start(), end, replace(sense, opening=_opening_of(match)))


def _opening_of(match: re.Match[str]) -> Literal["since", "from", "until"]:
    return "since" if match["since"] else "from" if match["from"] else "until"


@lru_cache(maxsize=4096)
def sense_of(words: str, type: TimeType | None = None) -> Sense | None:
    """The sense of an expression that `find` found, from its words; None where they are none. type: "2h30" may be a clock time or a duration.

    >>> sense_of("depuis 2019").opening, sense_of("2h30", "TIME").clock
    ('since', '02:30')
    """
    view = folded(words)
    readings: list[tuple[int, Literal["since", "from", "until"] | None]] = [(0, None)]
    if match := _PREFIX.match(view):
        # "à partir de ce matin": the article may be part of the day
        readings += [(at, _opening_of(match)) for at in dict.fromkeys((match.start("article"), match.end())) if at > 0]
    for begin, kind in readings:
        for each in RULES:
            found = each.pattern.match(view, begin)
            if not found or view[found.end() :].strip(" ,\n") != "" or (sense := each.sense(_pieces(found))) is None:
                continue
            if type is None or sense.type == type:
                return replace(sense, opening=kind or sense.opening)
    return None


_PREFIX = re.compile(
    rf"(?:(?P<since>depuis)|(?P<from>[àa]{S}(?:partir|compter){S}d(?:[ue]|'))|(?P<until>d'ici(?:{S}(?:à|au|a)(?!\w))?))(?:{S})?(?P<article>(?:l'|(?:le|la|ce|cette|au|les){S}))?"
)

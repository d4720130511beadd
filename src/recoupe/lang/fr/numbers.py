"""Numbers in French text: in figures and in words, exact or bounded, and what tolls they give."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import inf
from pathlib import Path
from typing import Any, Literal

from recoupe.lang.fr.view import plain_view

_DATA = Path(__file__).with_name("numbers.toml")
_FIGURES = r"\d{1,3}(?:[ .]\d{3})+(?!\d)(?:,\d+)?|\d+(?:,\d+)?"
_ABOUT = 0.1
# what may stand between a number and what is said of those counted: "douze jeunes marins du port d'attache voisin"
_COUNTED = r"(?: (?:de |d'|des |du )?[\w'-]+){0,4}?"
# "un homme de 38 ans a été arrêté"; "le numéro deux du mouvement"
_NOT_COUNTED = re.compile(r" (?:ans|heures|jours|mois|minutes|kilom|km|mètres|du|%)")
_PART = re.compile(r"\b(?:dont|parmi (?:eux|elles|lesquels|lesquelles)|notamment) (?:l')?$")
_MORE = re.compile(r"\b(?:nouve(?:aux?|lles?)|supplémentaires?|autres)\b")
_SIDE = re.compile(r" (?:du )?côté (\w+)")
_WORD = re.compile(r"[^\W\d_]+")
_AMONG = re.compile(r" (?:des|d'entre|parmi) ")
Sense = Literal["exact", "about", "least", "most"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `[start, end)`, qualifiers included: its value (None for "des dizaines"), and the bounds that it leaves open (both included)."""

    start: int
    end: int
    value: float | None
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Toll:
    """A toll at `[start, end)`: what it counts (dead, wounded, missing, arrested) and how many.

    part: it is said to be part of a larger one ("dont six …", "51 nouveaux morts"). group: those counted, where they are but some of the victims (civilians,
    soldiers, the nationals of a state): the folded word.
    """

    start: int
    end: int
    what: str
    number: Number
    part: bool
    group: str | None


@cache
def data() -> dict[str, Any]:
    """numbers.toml as it is."""
    return tomllib.loads(_DATA.read_text("utf-8"))


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(sorted(data()["words"], key=len, reverse=True))
    about = "|".join(data()["about"])
    bounds = "|".join(re.escape(form) for entry in data()["bound"] for form in sorted(entry["forms"], key=len, reverse=True))
    spelled = rf"(?:{words})(?:(?:[ -]|-et-| et )(?:{words}))*"
    return re.compile(
        rf"(?<![\w,.])(?:(?P<bound>{bounds}) ?)?"
        rf"(?:(?P<group>(?P<many>une?|des|plusieurs|quelques|deux|trois|quatre|cinq) (?P<about>{about})(?P<plural>s)?)"
        rf"|(?P<figures>{_FIGURES})(?: (?P<scale>millions?|milliards?|mille|mds?))?|(?P<spelled>{spelled}))(?![\w%]|[.,]\d)"
    )


def numbers(text: str) -> Iterator[Number]:
    """The numbers of a text in order, with the words that bound them; "un" and "une" alone are articles and left out. Dates and years are not told apart.

    >>> text = "Près de 1 200 bateaux, une vingtaine de marins, quatre-vingt-dix-sept phares."
    >>> [(each.value, each.low, each.high) for each in numbers(text)]
    [(1200.0, 1080.0, 1320.0), (20.0, 18.0, 22.0), (97.0, 97.0, 97.0)]
    """
    for match in _pattern().finditer(_lower(text)):
        if number := _number(match):
            yield number


def _lower(text: str) -> str:
    """The plain view in lower case, as long as the text: "İ" has a lower case of two characters."""
    view = plain_view(text)
    low = view.lower()
    return low if len(low) == len(view) else "".join(char.lower() if len(char.lower()) == 1 else char for char in view)


def _number(match: re.Match[str]) -> Number | None:
    sense: Sense = "exact"
    if match["bound"]:
        sense = next(entry["sense"] for entry in data()["bound"] if match["bound"] in entry["forms"])
    if match["group"]:
        unit = float(data()["about"][match["about"]])
        many = match["many"]
        if many in ("des", "plusieurs", "quelques"):
            return Number(match.start(), match.end(), None, 2 * unit, inf)
        value = unit * (1 if many in ("un", "une") else data()["words"][many])
        sense = "about" if sense == "exact" else sense
    elif match["figures"]:
        value = float(re.sub(r"[ .]", "", match["figures"]).replace(",", "."))
        if match["scale"]:
            value *= _scale(match["scale"])
    else:
        if match["spelled"] in ("un", "une"):
            return None
        spelled = value_of(match["spelled"])
        if spelled is None:
            return None
        value = float(spelled)
    low, high = {"exact": (value, value), "about": (value * (1 - _ABOUT), value * (1 + _ABOUT)), "least": (value, inf), "most": (0.0, value)}[sense]
    return Number(match.start(), match.end(), value, low, high)


def _scale(word: str) -> float:
    if word == "mille":
        return 1e3
    return 1e6 if word.startswith("million") else 1e9


def value_of(spelled: str) -> int | None:
    """The value of a number in words; None where they do not make one ("deux trois").

    >>> value_of("deux cent quatre-vingt-un"), value_of("trois millions deux cent mille"), value_of("cinq deux")
    (281, 3200000, None)
    """
    total = part = 0
    last = 10**12
    for word in re.split(r"[ -]+", spelled):
        if word == "et":
            continue
        value = data()["words"][word]
        if value >= 1000:
            total += max(part, 1) * value
            part, last = 0, value
        elif value == 100:
            part = max(part, 1) * 100
            last = 100
        elif value == 20 and part % 100 == 4:
            part += 76
            last = 20
        elif value < last and (last >= 20 or (last == 10 and 7 <= value <= 9)):
            part += value
            last = value
        else:
            return None
    return total + part


@cache
def _tolls() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]:
    out = []
    for entry in data()["toll"]:
        nouns = "|".join(entry["nouns"].split())
        out.append(
            (
                entry["what"],
                re.compile(rf" (?:de |d'|nouveaux |autres )?(?:\w+ )?(?:{nouns})\b(?!-| d'(?:armée|élite|arme)| diplomatique)"),
                re.compile(rf"{_COUNTED} {entry['verbs']}"),
                re.compile(rf"(?:{entry['total']})\b[^.;]{{0,40}}(?:à|de|est|:) $"),
            )
        )
    return tuple(out)


def _group(text: str, start: int, end: int) -> str | None:
    """The word between the number and the end of a toll, or just after it, that names a part of the victims: a capital is a nationality."""
    for match in _WORD.finditer(text, start, min(end + 20, len(text))):
        word = match.group()
        if match.start() < end and word[0].isupper() and not word.isupper():
            return word.lower().rstrip("s")
        if word.lower() in ("dont", "et", "qui"):
            break
        if word.lower() in data()["some"]["nouns"].split():
            return word.lower().rstrip("s")
        if match.end() < len(text) and text[match.end()] in ".,;:!?\n()":
            break
    side = _SIDE.match(text, end)
    return side[1].rstrip("s") if side else None


@cache
def _totals() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf" (?:le |son |leur )(?:{entry['total']})\b") for entry in data()["toll"])


def tolls(text: str) -> Iterator[Toll]:
    """How many dead, wounded, missing or arrested a text counts, in order; "un mort" too.

    >>> text = "Neuf pêcheurs du port ont péri, dont deux jeunes."
    >>> [(each.what, each.number.value, text[each.start:each.end]) for each in tolls(text)]
    [('dead', 9.0, 'Neuf pêcheurs du port ont péri')]
    """
    view = _lower(text)
    for match in _pattern().finditer(view):
        number = _number(match) or (Number(match.start(), match.end(), 1.0, 1.0, 1.0) if match["spelled"] in ("un", "une") else None)
        if number is None:
            continue
        before = view[max(0, match.start() - 60) : match.start()]
        for (what, noun, verb, total), totalled in zip(_tolls(), _totals(), strict=True):
            found = noun.match(view, match.end())
            if found is None and match["spelled"] not in ("un", "une") and not _NOT_COUNTED.match(view, match.end()):
                found = verb.match(view, match.end())
            if found is None and before.endswith(" à ") and re.search(r"port\w+ (?:\w+ )?à $", before):
                found = totalled.match(view, match.end())
            start, end = match.start(), found.end() if found else match.end()
            if found is None and total.search(before) and match["spelled"] not in ("un", "une") and not re.match(r" \w", view[match.end() :]):
                found = match
            if found:
                part = _PART.search(before) or _AMONG.match(view, match.end()) or _MORE.search(view, start, min(end + 20, len(view)))
                yield Toll(start, end, what, number, part is not None, _group(text, match.end(), end))
                break

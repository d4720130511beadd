"""The furniture of French press articles: agencies, credits, bylines, datelines, dates of publication, what a page puts around; compiled from press.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from recoupe.lang.fr import calendar

Reach = Literal["line", "next", "rest", "all"]

_UPPER = "A-ZÀ-ÖØ-ÞŒ"
_TOKEN = rf"(?:[{_UPPER}]\.(?=[ -]?[{_UPPER}])|[{_UPPER}][\w']*(?:-[\w']+|\.[a-z0-9]\w*)*)"
_NEVER = r"(?!x)x"


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """Compiled patterns; all are to be matched against `view.plain_view` of a line.

    agencies: each form of a name, lower-cased, to the usual one. An attribution has its agency in the group `agency` or `agency_of`, a byline its person
    in `author`, a citation its outlet in `outlet`.
    """

    agencies: Mapping[str, str]
    forms: tuple[str, ...]
    agency: re.Pattern[str]
    agency_any_case: re.Pattern[str]
    picture_agency: re.Pattern[str]
    attributions: tuple[re.Pattern[str], ...]
    credit_lines: tuple[re.Pattern[str], ...]
    credit_edges: tuple[re.Pattern[str], ...]
    credit_ends: re.Pattern[str]
    datelines: tuple[re.Pattern[str], ...]
    bylines: tuple[re.Pattern[str], ...]
    name_only: re.Pattern[str]
    signed: re.Pattern[str]
    captions: tuple[re.Pattern[str], ...]
    photo_lines: tuple[re.Pattern[str], ...]
    photo_tails: tuple[re.Pattern[str], ...]
    photo_slash: tuple[re.Pattern[str], ...]
    published: re.Pattern[str]
    modified: re.Pattern[str]
    boilerplate: tuple[tuple[re.Pattern[str], Reach], ...]
    cites: tuple[re.Pattern[str], ...]
    date: re.Pattern[str]
    bare_date: re.Pattern[str]


@cache
def data() -> dict[str, Any]:
    """press.toml as it is."""
    return tomllib.loads(files("recoupe.lang.fr").joinpath("press.toml").read_text(encoding="utf-8"))


def month_number(word: str) -> int | None:
    """The number of a month by its name or abbreviation, with or without a full stop; None for another word.

    >>> month_number("Avr."), month_number("août"), month_number("lundi")
    (4, 8, None)
    """
    word = word.lower()
    short: dict[str, int] = data()["short_months"]
    if number := short.get(word.rstrip(".")):
        return number
    try:
        return int(calendar.entry("month", word))
    except KeyError:
        return None


@cache
def frequent_words() -> frozenset[str]:
    """The commonest words of French that its neighbours do not share."""
    return frozenset(data()["words"]["frequent"])


@cache
def press(agencies: tuple[tuple[str, ...], ...] = (), outlets: tuple[str, ...] = ()) -> Press:
    """The patterns, with the agencies and outlets that a knowledge base adds.

    >>> bool(press().credit_lines[0].fullmatch("Avec AFP")), press().agencies["agence france-presse"]
    (True, 'AFP')
    """
    entries = data()
    forms, sure = _agencies(entries["agency"], agencies)
    photo_forms = [*forms, *entries["pictures"]["agencies"]]
    weekday = f"{calendar.WEEKDAY}|{_any(entries['words']['short_weekdays'])}"
    month = f"{calendar.MONTH}|{_any(entries['short_months'])}"
    domain = _any(entries["words"]["domains"])
    one = _any(forms)
    day_month = rf"\d{{1,2}}(?:er)? (?:(?i:{month})\b\.?)(?: \d{{4}})?"
    time = r"(?:\d{1,2} ?(?:[hH:]|heures?) ?(?:\d{2}(?::\d{2})?)?)"
    worded = rf"(?:(?i:{weekday})\.?,? )?\d{{1,2}}(?:er)? (?i:{month})\b\.?,? \d{{4}}"
    full_date = rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}|{worded})"
    date = rf"(?:{full_date})(?:(?:T|,? ?(?:à|-|\||@|•)? ?){time})?"
    relays = entries["words"]["relays"]
    no_name = rf"(?!(?:{_any(entries['words']['no_names'])})\b)"
    slots = {
        # literal alternatives: the engine then skips from one first letter to the next
        "relays": rf"(?:{_any([*relays, *(each[0].upper() + each[1:] for each in relays)])})",
        "agencies": _list_of(one),
        "any_agencies": _list_of(f"(?i:{one})"),
        "photo_agencies": rf"(?:{_any(photo_forms)})",
        "agency_name": rf"(?:(?:l')?(?P<agency>{_any(sure)})|l'(?:agence|Agence) (?:[a-zà-ÿ]+ ){{0,4}}(?P<agency_of>{one}))(?![\w-])",
        "name": rf"{no_name}{_TOKEN}(?:[ ](?:{_any(entries['words']['particles'])}|{_TOKEN})){{0,5}}",
        "date": date,
        "weekday": rf"(?i:{weekday})\.?",
        "day_month": day_month,
        "outlet_name": rf"(?:[\w-]+\.(?:{domain})\b|(?!Internet|Web){_TOKEN}(?: (?:(?:de|du|des|la|le|et|of|the|and|&) )*{_TOKEN}){{0,3}})",
        "known_outlet": rf"(?:{_any(outlets)})(?![\w-]| d'[{_UPPER}])" if outlets else _NEVER,
    }

    # "L'éditorial", "D'ici" begin with a capital and are no names
    person = rf"(?![LDJCSNQM]'[a-zà-ÿ]){_TOKEN}"
    name_only = rf"{no_name}{person}(?: (?:{_any(entries['words']['particles'])}|{person})){{0,2}} (?:{person}|[{_UPPER}]\.)"

    def compiled(kind: str, **only: str) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(_filled(each["pattern"], slots)) for each in entries[kind] if all(each[key] == value for key, value in only.items()))

    ends = "|".join(f"(?:{_filled(each['pattern'], slots)})" for each in entries["credit"] if each["where"] == "end")
    return Press(
        agencies={form.lower(): name for form, name in [*((each, each) for each in reversed(entries["pictures"]["agencies"])), *forms.items()]},
        forms=tuple(forms),
        agency=re.compile(rf"(?<![\w-])(?:{one})(?![\w-])"),
        agency_any_case=re.compile(rf"(?<![\w-])(?i:{one})(?![\w-])"),
        picture_agency=re.compile(rf"(?<![\w-])(?:{_any(photo_forms)})(?![\w-])"),
        attributions=compiled("attribution"),
        credit_lines=compiled("credit", where="line"),
        credit_edges=compiled("credit", where="edge"),
        credit_ends=re.compile(rf"(?<=[.!?…\")]) *(?P<credit>{ends})"),
        datelines=compiled("dateline"),
        bylines=compiled("byline"),
        name_only=re.compile(name_only),
        signed=re.compile(rf"(?<=[.!?…\"]) +(?P<author>{name_only})$"),
        captions=compiled("caption"),
        photo_lines=compiled("photo", where="line"),
        photo_tails=compiled("photo", where="tail"),
        photo_slash=compiled("photo", where="slash"),
        published=re.compile("|".join(each["pattern"] for each in entries["published"] if each["kind"] == "published")),
        modified=re.compile("|".join(each["pattern"] for each in entries["published"] if each["kind"] == "modified")),
        boilerplate=tuple((re.compile(each["pattern"]), each["reach"]) for each in entries["boilerplate"]),
        cites=compiled("cite"),
        date=re.compile(date),
        bare_date=re.compile(rf"(?:[Ll]e )?{date}(?: ?[-|/•]? ?)?"),
    )


def _filled(pattern: str, slots: Mapping[str, str]) -> str:
    """The pattern with its slots filled; braces of repetitions stay."""
    return re.sub(r"\{([a-z_]+)\}", lambda slot: slots[slot[1]], pattern)


def _any(words: Iterable[str]) -> str:
    """One of the words, the longest first."""
    return "|".join(re.escape(each).replace("\\ ", " ") for each in sorted(words, key=lambda each: (-len(each), each))) or _NEVER


def _list_of(one: str) -> str:
    """One or several agencies: "AFP", "l'AFP et Reuters", "AFP, AP"."""
    each = rf"(?:l')?(?:{one})(?![\w-])"
    return rf"{each}(?:(?: et |, ?| ?/ ?| - | avec ){each})*"


def _agencies(own: list[dict[str, Any]], added: tuple[tuple[str, ...], ...]) -> tuple[dict[str, str], list[str]]:
    """Each form of a name with the usual one, and the forms that are sure; a group that shares a form with one of ours joins it."""
    forms: dict[str, str] = {}
    sure: list[str] = []
    for entry in own:
        names = dict.fromkeys([*entry["names"], *(name.upper() for name in entry["names"])])
        forms.update(dict.fromkeys(names, entry["names"][0]))
        sure.extend(name for name in names if entry.get("sure") or len(name) > 8)
    known = {form.lower(): name for form, name in forms.items()}
    for group in added:
        usual = next((known[name.lower()] for name in group if name.lower() in known), group[0] if group else "")
        for name in group:
            forms.setdefault(name, usual)
            # a long name is nobody else's; an acronym may be
            if len(name) > 8 and name not in sure:
                sure.append(name)
    return forms, sure

"""Items of a Wikidata dump, read into facts: who, under which names, in which offices and bodies, when (data model: Wikibase JSON; facts are CC0)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from recoupe.model.when import NotATime, When

Entity = dict[str, Any]
Statement = dict[str, Any]
Facts = dict[str, Any]
LANGUAGES = ("fr", "mul", "en")
LONGEST = 80  # letters of a name; longer ones are descriptions
_GENDERS = {"Q6581097": "m", "Q6581072": "f", "Q1052281": "f", "Q2449503": "m"}
_JULIAN = "Q1985786"
_RANKS = {"preferred": 0, "normal": 1}


@cache
def classes() -> dict[str, dict[str, str]]:
    """The classes and properties that are imported, from data/wikidata.toml."""
    return tomllib.loads(files("recoupe.knowledge").joinpath("data", "wikidata.toml").read_text(encoding="utf-8"))


@cache
def _marks() -> tuple[tuple[bytes, ...], re.Pattern[bytes]]:
    kinds = "|".join(each[1:] for kind in ("state", "body", "group", "office") for each in classes()[kind])
    # offices (P1308, P1001), who holds one (P39), states (P298), capitals (P1376)
    return (b'"P39"', b'"P298"', b'"P1308"', b'"P1001"', b'"P1376"'), re.compile(rb'"id":\s?"Q(?:' + kinds.encode() + rb')"')


def wanted(line: bytes) -> bool:
    """Whether a line of a dump may hold an item to import: decided on its bytes, for to parse a hundred million items would take days.

    >>> wanted(b'{"id":"Q1","claims":{"P39":[]}}'), wanted(b'{"id":"Q2","claims":{"P31":[{"id":"Q13442814"}]}}')
    (True, False)
    """
    marks, kinds = _marks()
    return any(mark in line for mark in marks) or kinds.search(line) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What a statement says, and from when until when. over: it ended on a day that nobody knows; lasting: said to have no end."""

    value: str
    from_: str | None = None
    until: str | None = None
    over: bool = False
    lasting: bool = False
    of: tuple[str, ...] = ()


def facts(entity: Entity) -> Iterator[tuple[Literal["person", "state", "body", "group", "office", "town"], Facts]]:
    """What is imported of an item, by kind; an office may also be a body. Raises KeyError, TypeError or ValueError on what is no item."""
    id = entity["id"]
    if not (isinstance(id, str) and re.fullmatch(r"Q\d+", id)):
        return
    claims = entity.get("claims") or {}
    kinds = {each.value for each in terms(claims, "P31")}
    parents = {each.value for each in terms(claims, "P279")}
    if "Q5" in kinds:
        if held := list(terms(claims, "P39")):
            yield "person", _person(entity, claims) | {"offices": [_packed(each) for each in held]}
        return
    known = classes()
    code = next(iter(strings(claims, "P298")), None)
    if code or kinds & known["state"].keys():
        yield "state", _organised(entity, claims) | {"iso3": code, "iso2": next(iter(strings(claims, "P297")), None), "capital": _only(claims, "P36")}
    elif kinds & known["group"].keys():
        yield "group", _organised(entity, claims)
    elif kinds & known["body"].keys():
        yield "body", _organised(entity, claims)
    if (kinds | parents) & known["office"].keys() or "P1308" in claims or "P1001" in claims:
        of = [each.value for name in ("P2389", "P1001", "P17") for each in terms(claims, name) if not (each.until or each.over)]
        holders = [_packed(each) for each in terms(claims, "P1308")]
        yield "office", {"title": labels(entity), "classes": sorted(kinds | parents), "of": of, "holders": holders}
    if "P1376" in claims:
        yield "town", {"name": next(iter(labels(entity).values()), None)}


def _person(entity: Entity, claims: dict[str, Any]) -> Facts:
    gender = next((_GENDERS[each.value] for each in terms(claims, "P21") if each.value in _GENDERS), None)
    died = next((day for each in _ranked(claims, "P570") if (day := date(each.get("mainsnak", {})))), None)
    spoken = [text for lang, text in texts(claims, "P1559")]
    return _common(entity, claims) | {"names": names(entity, spoken), "gender": gender, "died": died, "members": _members(claims, "P463", "P102")}


def _organised(entity: Entity, claims: dict[str, Any]) -> Facts:
    official = [text for lang, text in texts(claims, "P1448") if lang in LANGUAGES]
    short = [text for lang, text in texts(claims, "P1813") if lang in LANGUAGES]
    demonyms = [text for lang, text in texts(claims, "P1549") if lang == "fr"]
    heads = [[role, _packed(each)] for name, role in classes()["heads"].items() for each in terms(claims, name)]
    ended = next((day for each in _ranked(claims, "P576") if (day := date(each.get("mainsnak", {})))), None)
    made = {"names": names(entity, [*official, *short]), "demonyms": list(dict.fromkeys(demonyms)), "heads": heads, "ended": ended}
    return _common(entity, claims) | made | {"members": _members(claims, "P463")}


def _common(entity: Entity, claims: dict[str, Any]) -> Facts:
    # the last change of an item is the last day on which somebody looked at it, the best that a dump tells of what has no end
    changed = str(entity.get("modified") or "")[:10]
    return {"as_of": changed if re.fullmatch(r"\d{4}-\d\d-\d\d", changed) else None}


def _members(claims: dict[str, Any], *properties: str) -> list[list[Any]]:
    return [_packed(each) for name in properties for each in terms(claims, name)]


def _packed(term: Term) -> list[Any]:
    return [term.value, term.from_, term.until, term.over, term.lasting, list(term.of)]


def unpacked(row: list[Any]) -> Term:
    """A term as `facts` packs it for JSON."""
    value, from_, until, over, lasting, of = row
    return Term(value=value, from_=from_, until=until, over=over, lasting=lasting, of=tuple(of))


def labels(entity: Entity) -> dict[str, str]:
    """The labels in the languages that are imported, the first language first."""
    given = entity.get("labels") or {}
    return {lang: " ".join(given[lang]["value"].split()) for lang in LANGUAGES if lang in given}


def names(entity: Entity, more: list[str]) -> list[str]:
    """Label first, then aliases and other names, each once."""
    aliases = entity.get("aliases") or {}
    written = [*labels(entity).values(), *(each["value"] for lang in LANGUAGES for each in aliases.get(lang) or ()), *more]
    return [each for each in dict.fromkeys(" ".join(name.split()) for name in written) if 1 < len(each) <= LONGEST]


def _ranked(claims: dict[str, Any], name: str) -> list[Statement]:
    """The statements of a property, preferred ones first, deprecated ones left out."""
    given = [each for each in claims.get(name) or () if each.get("rank", "normal") in _RANKS]
    return sorted(given, key=lambda each: _RANKS[each.get("rank", "normal")])


def terms(claims: dict[str, Any], name: str) -> Iterator[Term]:
    """What the statements of a property say of other items, preferred ones first; "no value" and "unknown value" say nothing."""
    for statement in _ranked(claims, name):
        value = _item(statement.get("mainsnak") or {})
        if value is None:
            continue
        qualifiers = statement.get("qualifiers") or {}
        ends = qualifiers.get("P582") or ()
        until = next((day for each in ends if (day := date(each))), None)
        yield Term(
            value=value,
            from_=next((day for each in qualifiers.get("P580") or () if (day := date(each))), None),
            until=until,
            over=until is None and any(each.get("snaktype") != "novalue" for each in ends),
            lasting=any(each.get("snaktype") == "novalue" for each in ends),
            of=tuple(id for name in ("P642", "P1001", "P108", "P2389") for each in qualifiers.get(name) or () if (id := _item(each))),
        )


def strings(claims: dict[str, Any], name: str) -> Iterator[str]:
    """The strings of a property, preferred ones first."""
    for statement in _ranked(claims, name):
        value = (statement.get("mainsnak") or {}).get("datavalue", {}).get("value")
        if isinstance(value, str):
            yield value


def texts(claims: dict[str, Any], name: str) -> Iterator[tuple[str, str]]:
    """The texts of a property with their languages."""
    for statement in _ranked(claims, name):
        value = (statement.get("mainsnak") or {}).get("datavalue", {}).get("value")
        if isinstance(value, dict) and isinstance(value.get("text"), str):
            yield str(value.get("language")), value["text"]


def _only(claims: dict[str, Any], name: str) -> str | None:
    """The first item of a property that has not ended."""
    return next((each.value for each in terms(claims, name) if not (each.until or each.over)), None)


def _item(snak: dict[str, Any]) -> str | None:
    value = snak.get("datavalue", {}).get("value") if snak.get("snaktype") == "value" else None
    if not isinstance(value, dict):
        return None
    if isinstance(value.get("id"), str):
        return str(value["id"])
    return f"Q{value['numeric-id']}" if value.get("entity-type") == "item" else None  # dumps of before 2017


def date(snak: dict[str, Any]) -> str | None:
    """The day, month or year of a snak as EDTF; None for a coarser or unknown one, and for days of the Julian calendar the year alone.

    >>> date({"snaktype": "value", "datavalue": {"value": {"time": "+2012-05-00T00:00:00Z", "precision": 10, "calendarmodel": "…/Q1985727"}}})
    '2012-05'
    >>> date({"snaktype": "somevalue"}) is None
    True
    """
    value = snak.get("datavalue", {}).get("value") if snak.get("snaktype") == "value" else None
    match = re.match(r"\+(\d{4})-(\d\d)-(\d\d)T", str(value.get("time"))) if isinstance(value, dict) else None
    precision = value.get("precision") if isinstance(value, dict) else None
    if match is None or not isinstance(precision, int) or precision < 9:
        return None
    year, month, day = match.groups()
    julian = isinstance(value, dict) and str(value.get("calendarmodel", "")).endswith(_JULIAN)
    for known in (f"{year}-{month}-{day}",) * (precision >= 11 and not julian) + (f"{year}-{month}",) * (precision >= 10 and not julian) + (year,):
        try:
            if When.of(known).precision in ("day", "month", "year"):
                return known
        except NotATime:
            continue
    return None

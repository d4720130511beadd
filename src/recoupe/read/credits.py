"""Whose text it is: agencies with the scope of their credit, outlets that are relayed, the author."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.lang.fr.press import Press
from recoupe.lang.fr.view import plain_view
from recoupe.model.article import Agency, Cited, CreditScope, Zone
from recoupe.model.evidence import Here

_PROSE = ("body", "subhead", "title", "caption")


def agencies_of(view: str, zones: Sequence[Zone], press: Press) -> tuple[Agency, ...]:
    """The agencies that an article names, each once a scope, at the first place that shows it.

    A credit zone, a dateline or a byline credits the text; a photo credit only the picture; a mention in the prose as the source of something ("selon
    l'AFP", "a-t-il dit à l'AFP") is an attribution and no credit.
    """
    found: dict[tuple[str, CreditScope], Agency] = {}
    named = any(form in view for form in press.forms)
    for zone in zones:
        if zone.kind in _PROSE and not named:
            continue
        for start, end, scope in _named_in(view, zone, press):
            name = press.agencies[view[start:end].lower()]
            found.setdefault((name, scope), Agency(name=name, scope=scope, evidence=Here(start, end)))
    return tuple(sorted(found.values(), key=_place))


def _place(agency: Agency) -> int:
    return agency.evidence.start if agency.evidence else -1


def _named_in(view: str, zone: Zone, press: Press) -> Iterator[tuple[int, int, CreditScope]]:
    match zone.kind:
        case "agency-credit":
            for found in press.agency_any_case.finditer(view, zone.start, zone.end):
                yield found.start(), found.end(), "text"
        case "dateline":
            for found in press.agency.finditer(view, zone.start, zone.end):
                if "(" in view[zone.start : found.start()]:
                    yield found.start(), found.end(), "text"
        case "byline":
            # a person may be called like an agency: the name must be written as the agency writes it
            for found in press.agency.finditer(view, zone.start, zone.end):
                yield found.start(), found.end(), "text"
        case "photo-credit":
            for found in press.picture_agency.finditer(view, zone.start, zone.end):
                yield found.start(), found.end(), "photo"
        case kind if kind in _PROSE:
            for pattern in press.attributions:
                for found in pattern.finditer(view, zone.start, zone.end):
                    group = "agency" if found["agency"] else "agency_of"
                    yield found.start(group), found.end(group), "attribution"
        case _:
            return


def agencies_named(words: str, press: Press) -> tuple[Agency, ...]:
    """The agencies that an input gives in a field of its own ("Lac Direct avec AFP"); there are no characters of the text to show."""
    names = dict.fromkeys(press.agencies[found.group().lower()] for found in press.agency.finditer(plain_view(words)))
    return tuple(Agency(name=name, scope="text", evidence=None) for name in names)


def cites_of(text: str, view: str, zones: Sequence[Zone], press: Press) -> tuple[Cited, ...]:
    """The sites and outlets that the prose relays, each once, at the first place that shows it; agencies are left to `agencies_of`."""
    found: dict[str, Cited] = {}
    for zone in zones:
        if zone.kind in ("body", "subhead"):
            for pattern in press.cites:
                for hit in pattern.finditer(view, zone.start, zone.end):
                    start, end = hit.span("outlet")
                    name = text[start:end]
                    if name.lower() not in press.agencies:
                        found.setdefault(name.lower(), Cited(name=name, evidence=Here(start, end)))
    return tuple(sorted(found.values(), key=lambda cited: cited.evidence.start))


def author_of(text: str, view: str, zones: Sequence[Zone], press: Press) -> str | None:
    """The author, as the first byline that names a person writes it."""
    for zone in zones:
        if zone.kind == "byline":
            end = zone.start + len(view[zone.start : zone.end].rstrip())
            formulas = [found for pattern in press.bylines if (found := pattern.fullmatch(view, zone.start, end))]
            for found in formulas:
                if found.groupdict().get("author") and not press.agency.fullmatch(found["author"]):
                    return text[found.start("author") : found.end("author")]
            if not formulas and press.name_only.fullmatch(view, zone.start, end):
                return text[zone.start : end]
    return None

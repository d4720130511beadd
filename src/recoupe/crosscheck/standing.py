"""What one article shows of where its words come from: outlet and owner, agencies credited, reporting of its own, who speaks in it."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from recoupe.crosscheck.words import NOT_COMPARED, speech_mask
from recoupe.group.days import minute
from recoupe.lang.fr.matching import WORD, fold
from recoupe.lang.fr.reporting import own_reporting
from recoupe.model.evidence import Evidence
from recoupe.model.record import ArticleRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An article's own part.

    agencies: those credited with the text, by folded name, with the evidence where the text has it. wire: it is such an agency's own text. cites: outlets it
    relays, folded. own: where it shows reporting of its own. speakers: who is quoted, by actor id or folded name. at: places (characters) of its words of
    narration, in order.
    """

    outlet: str | None
    owner: str | None
    agencies: Mapping[str, Evidence | None]
    wire: bool
    cites: frozenset[str]
    own: tuple[Evidence, ...]
    speakers: frozenset[str]
    published: datetime.datetime | None
    at: tuple[int, ...]

    def narration(self, start: int, end: int) -> int:
        """How many words of narration stand in `[start, end)`."""
        return bisect_left(self.at, end) - bisect_left(self.at, start)


def standing_of(record: ArticleRecord, owners: Mapping[str, str]) -> Standing:
    """The standing of a record; `owners` gives the owner of an outlet by its name."""
    source = record.source
    outlet = source.outlet
    agencies: dict[str, Evidence | None] = {}
    for agency in source.agencies:
        if agency.scope == "text":
            evidence = Evidence(record.id, agency.evidence.start, agency.evidence.end, agency.evidence.field) if agency.evidence else None
            agencies.setdefault(fold(agency.name), evidence)
    skipped = [(zone.start, zone.end) for zone in record.zones if zone.kind in NOT_COMPARED]
    spoken = speech_mask(record)
    places = (match.start() for match in WORD.finditer(record.text))
    return Standing(
        outlet=fold(outlet) if outlet else None,
        owner=fold(owners[outlet]) if outlet and outlet in owners else None,
        agencies=agencies,
        wire=any(same_name(outlet or "", name) for name in agencies) or _under_dateline(record),
        cites=frozenset(fold(each.name) for each in source.cites),
        own=own_work(record, spoken),
        speakers=frozenset(
            each.speaker.actor or fold(each.speaker.name) for each in record.quotations if each.speaker and not each.echo_of and each.field == "text"
        ),
        published=minute(record.published.value),
        at=tuple(at for at in places if not spoken[at] and not any(low <= at < high for low, high in skipped)),
    )


def _under_dateline(record: ArticleRecord) -> bool:
    """Whether an agency is credited in the dateline ("PORT-NOIR, 3 mai (ALP) -"): what follows is its text, whoever carries it."""
    datelines = [zone for zone in record.zones if zone.kind == "dateline"]
    credits = [agency.evidence for agency in record.source.agencies if agency.scope == "text" and agency.evidence]
    return any(zone.start <= credit.start < zone.end for zone in datelines for credit in credits)


def own_work(record: ArticleRecord, spoken: bytearray | None = None) -> tuple[Evidence, ...]:
    """Where a record shows reporting of its own, in its own voice: "nobody told us", said by a fisherman, is the fisherman's."""
    spoken = spoken or speech_mask(record)
    out: list[Evidence] = []
    for start, end in sorted(own_reporting(record.text, record.source.outlet)):
        if not spoken[start] and (not out or start >= out[-1].end):
            out.append(Evidence(record.id, start, end))
    return tuple(out)


def same_name(one: str, other: str) -> bool:
    """Whether two names of an outlet or agency are one, or one is the other's acronym.

    >>> same_name("Agence Hespéris de presse", "AHP"), same_name("Le Phare", "le phare"), same_name("Le Phare", "AHP")
    (True, True, False)
    """
    a, b = fold(one), fold(other)
    return (a == b and bool(a)) or _initials(a) == b or _initials(b) == a


def _initials(folded: str) -> str:
    letters = [word[0] for word in WORD.findall(folded) if word not in ("de", "du", "des", "la", "le", "l", "d", "et")]
    return "".join(letters) if len(letters) > 1 else "-"

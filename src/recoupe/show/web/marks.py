"""What is marked in the articles of a page: speech, names, dates, shared passages, credits, and the places that evidence points at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from recoupe.model.evidence import Evidence
from recoupe.model.record import ArticleRecord, Dossier
from recoupe.show.web.marked import Mark
from recoupe.show.web.printed import Printed


def anchor(number: int, evidence: Evidence) -> str:
    """The id of the place of an evidence in article `number` of the page; a title has no characters of its own there.

    >>> anchor(3, Evidence("a", 10, 12))
    'p-3-10-12'
    """
    return f"article-{number}" if evidence.field == "title" else f"p-{number}-{evidence.start}-{evidence.end}"


def places(evidence: Iterable[Evidence], number: dict[str, int]) -> dict[str, dict[int, list[str]]]:
    """By article and offset, the ids of the evidence that begins there, so that links work without any script."""
    found: dict[str, dict[int, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for each in evidence:
        if each.field == "text" and each.article in number:
            found[each.article][each.start][anchor(number[each.article], each)] = None
    return {article: {start: list(ids) for start, ids in by_start.items()} for article, by_start in found.items()}


def marks_of(
    dossier: Dossier, records: Iterable[ArticleRecord], evidence: Iterable[Evidence], say: Printed, named: Callable[[str], str]
) -> dict[str, list[Mark]]:
    """By article, all its marks. Each evidence is a mark of no kind: the text is cut exactly where it begins and ends. `named` gives an article's name."""
    marks: dict[str, list[Mark]] = defaultdict(list)
    for record in records:
        marks[record.id].extend(_marks_in(record, say))
    for each in evidence:
        if each.field == "text":
            marks[each.article].append(Mark(each.start, each.end))
    for passage in dossier.reuse:
        for mine, other in ((passage.a, passage.b), (passage.b, passage.a)):
            if mine.field == "text":
                note = say("page.shared-with", outlet=named(other.article))
                marks[mine.article].append(Mark(mine.start, mine.end, "shared", note))
    for oddity in dossier.oddities:
        for each in oddity.evidence:
            if each.field == "text":
                marks[each.article].append(Mark(each.start, each.end, "odd", oddity.why or ""))
    return dict(marks)


def _marks_in(record: ArticleRecord, say: Printed) -> Iterator[Mark]:
    for zone in record.zones:
        if zone.kind != "body":
            yield Mark(zone.start, zone.end, f"zone-{zone.kind}")
    for quotation in record.quotations:
        if quotation.field == "text":
            speaker = quotation.speaker.name if quotation.speaker else say("page.nobody")
            note = say("page.noted", kind=say(f"page.kind.{quotation.kind}"), what=speaker)
            for start, end in quotation.fragments or ((quotation.start, quotation.end),):
                yield Mark(start, end, "quote" if quotation.fragments else "reported", note)
    for time in record.times:
        if time.value and time.field == "text":
            yield Mark(time.start, time.end, "time", say("page.noted", kind=say("page.time"), what=time.value))
    for mention in record.mentions:
        if mention.name and mention.field == "text":
            yield Mark(mention.start, mention.end, "actor", mention.name)

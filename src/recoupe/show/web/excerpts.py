"""What of an article may be shown when a dossier is shared: the evidence and a little around it, because the articles are others' property, or unpublished."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from recoupe.model.evidence import Evidence
from recoupe.model.record import ArticleRecord, Dossier

AROUND = 200
LONGEST = 600


def evidence_of(dossier: Dossier) -> Iterator[Evidence]:
    """All the evidence that a dossier points at."""
    for passage in dossier.reuse:
        yield from (passage.a, passage.b)
    for origin in dossier.origins:
        for article in origin.articles:
            yield from article.evidence
    for claim in dossier.claims:
        yield from (each.evidence for each in claim.by)
    for difference in dossier.differences:
        for version in difference.versions:
            yield from version.evidence
    for quotation in dossier.quotations:
        yield from (each.evidence for each in quotation.versions)
    for event in dossier.events:
        yield from (each.evidence for each in event.history)
    for commitment in dossier.commitments:
        yield from (commitment.made, *commitment.repeated, *commitment.followed_up)
    for relation in dossier.relations:
        yield from relation.evidence
    for actor in dossier.actors:
        for office in actor.offices:
            yield from office.evidence
    for oddity in dossier.oddities:
        yield from oddity.evidence


def evidence_in(record: ArticleRecord) -> Iterator[Evidence]:
    """What the page shows of one article alone: its quotations, its credits, the sites that it cites."""
    for quotation in record.quotations:
        yield Evidence(record.id, quotation.start, quotation.end, quotation.field)
    for agency in record.source.agencies:
        if agency.evidence:
            yield Evidence(record.id, agency.evidence.start, agency.evidence.end, agency.evidence.field)
    for cited in record.source.cites:
        yield Evidence(record.id, cited.evidence.start, cited.evidence.end, cited.evidence.field)


def windows(evidence: Iterable[Evidence], *, around: int = AROUND) -> dict[str, list[tuple[int, int]]]:
    """By article, the stretches of text to keep: `around` characters on each side of each evidence.

    An evidence longer than `LONGEST` (a copied article) is shown by its two ends only.

    >>> windows([Evidence("a", 1000, 1010)])
    {'a': [(800, 1210)]}
    """
    kept: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for each in evidence:
        if each.field != "text":
            continue
        if each.end - each.start <= LONGEST:
            kept[each.article].append((each.start - around, each.end + around))
        else:
            kept[each.article].append((each.start - around, each.start + AROUND))
            kept[each.article].append((each.end - AROUND, each.end + around))
    return dict(kept)


def shortened(text: str, start: int, end: int, most: int = 400) -> str:
    """The words `[start, end)`, cut between two words in the middle when there are more than `most` characters; of each end no more than an excerpt shows.

    >>> shortened("un deux trois quatre cinq", 0, 25, most=16)
    'un deux […] cinq'
    """
    if end - start <= most:
        return " ".join(text[start:end].split())
    half = min(most // 2, AROUND)
    head, tail = text[start : start + half], text[end - half : end]
    head = head if _apart(text, start + half) else _before_last_space(head)
    tail = tail if _apart(text, end - half) else _before_last_space(tail[::-1])[::-1]
    return f"{' '.join(head.split())} […] {' '.join(tail.split())}"


def around(text: str, start: int, end: int, most: int = 60) -> tuple[str, str]:
    """A few words before and after `[start, end)`, whole ones, with "…" where the text goes on; they do not leave the paragraph.

    >>> around("Hier, ils ont signé un accord sur la pêche.", 14, 19, most=10)
    ('… ils ont ', ' un accord …')
    """
    most = min(most, AROUND)
    before, after = text[max(0, start - most) : start].rsplit("\n", 1)[-1], text[end : end + most].split("\n", 1)[0]
    first, last = start - len(before), end + len(after)
    if first > 0 and text[first - 1] != "\n":
        before = "… " + (before.lstrip() if _apart(text, first) else before.partition(" ")[2])
    if last < len(text) and text[last] != "\n":
        after = (after.rstrip() if _apart(text, last) else after.rpartition(" ")[0]) + " …"
    return before, after


def _apart(text: str, at: int) -> bool:
    return text[at].isspace() or text[at - 1].isspace()


def _before_last_space(words: str) -> str:
    kept = words.rsplit(None, 1)[0] if words.split() else words
    return kept if len(words.split()) > 1 else words

"""What of an article may be shown when a dossier is shared: the evidence and a little around it, because the articles are others' property, or unpublished."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from recoupe.model.evidence import Evidence
from recoupe.model.record import Dossier

AROUND = 200
LONGEST = 600


def evidence_of(dossier: Dossier) -> Iterator[Evidence]:
    """All the evidence that the page of a dossier points at."""
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
    for oddity in dossier.oddities:
        yield from oddity.evidence


def windows(evidence: Iterable[Evidence]) -> dict[str, list[tuple[int, int]]]:
    """By article, the stretches of text to keep: `AROUND` characters on each side of each evidence.

    A passage longer than `LONGEST` (a copied article) is shown by its two ends only.

    >>> windows([Evidence("a", 1000, 1010)])
    {'a': [(800, 1210)]}
    """
    kept: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for each in evidence:
        if each.field != "text":
            continue
        if each.end - each.start <= LONGEST:
            kept[each.article].append((each.start - AROUND, each.end + AROUND))
        else:
            kept[each.article].append((each.start - AROUND, each.start + AROUND))
            kept[each.article].append((each.end - AROUND, each.end + AROUND))
    return dict(kept)

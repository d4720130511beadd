"""The cross-check of a pile, step by step, laid down in one dossier."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.crosscheck.actors import actors
from recoupe.crosscheck.claims import claims
from recoupe.crosscheck.commitments import find_commitments
from recoupe.crosscheck.differences import find_differences
from recoupe.crosscheck.events import merge_events
from recoupe.crosscheck.independence import independence
from recoupe.crosscheck.origins import find_origins
from recoupe.crosscheck.pairs import label_pairs
from recoupe.crosscheck.quotations import align_quotations
from recoupe.crosscheck.relations import relations
from recoupe.crosscheck.reuse import find_reuse
from recoupe.crosscheck.timeline import timeline
from recoupe.group.stories import stories
from recoupe.lang.say import Lang
from recoupe.model.evidence import Evidence
from recoupe.model.knowledge import Knowledge
from recoupe.model.made import MadeWith
from recoupe.model.oddity import DossierOddity
from recoupe.model.record import ArticleRecord, Dossier, Methods, Skipped


def dossier(
    records: Sequence[ArticleRecord],
    *,
    knowledge: Knowledge,
    made_with: MadeWith,
    methods: Methods,
    today: str,
    skipped: Sequence[Skipped] = (),
    lang: Lang = "fr",
) -> Dossier:
    """All that cross-checking finds in the records, whatever their order. today: the EDTF day on which commitments are judged."""
    records = sorted(records, key=lambda each: (each.published.value or "9999", each.id))
    told = stories(records, lang=lang)
    reuse = find_reuse(records)
    pairs = label_pairs(records, told, reuse, _owners(records, knowledge), lang=lang)
    origins = find_origins(records, told, pairs, reuse, lang=lang)
    quotations = align_quotations(records, told, lang=lang)
    events = merge_events(records, told, independent=independence(pairs))
    stated = claims(records, told, pairs, origins, quotations, events, lang=lang)
    differing = find_differences(records, told, pairs, quotations, events, lang=lang)
    bound = find_commitments(records, told, events, today=today, lang=lang)
    return Dossier(
        made_with=made_with,
        today=today,
        articles=tuple(each.id for each in records),
        skipped=tuple(skipped),
        oddities=tuple(_oddities(records)),
        methods=methods,
        stories=told,
        reuse=reuse,
        pairs=pairs,
        origins=origins,
        events=events,
        claims=stated,
        differences=differing,
        quotations=quotations,
        commitments=bound,
        relations=relations(events),
        actors=actors(records, knowledge, lang=lang),
        timeline=timeline(records, told, events, bound, lang=lang),
    )


def _owners(records: Sequence[ArticleRecord], knowledge: Knowledge) -> dict[str, str]:
    outlets = {each.source.outlet for each in records if each.source.outlet}
    return {outlet: owner for outlet in outlets if (owner := knowledge.owner(outlet))}


def _oddities(records: Sequence[ArticleRecord]) -> list[DossierOddity]:
    return [
        DossierOddity(
            article=record.id,
            kind=each.kind,
            text=each.text,
            readings=each.readings,
            evidence=tuple(Evidence(record.id, one.start, one.end, one.field) for one in each.evidence),
            by=each.by,
            why=each.why,
        )
        for record in records
        for each in record.oddities
    ]

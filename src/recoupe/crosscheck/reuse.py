"""Passages that articles share: as characters on both sides, speech apart from narration."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from math import log10

import numpy as np

from recoupe.crosscheck.align import LEAST_TELLING, LEAST_WORDS, Aligned, passages
from recoupe.crosscheck.shingles import shared_runs
from recoupe.crosscheck.words import Words, words_of
from recoupe.model.evidence import Evidence
from recoupe.model.record import ArticleRecord
from recoupe.model.reuse import Reuse, ReuseKind

# a phrase that many articles have in common counts only when it is this long
_SET_PHRASE = 30
_SCATTERED_RUNS = 2
_STANDS_ALONE = 14
LIGHT = 0.8


def find_reuse(records: Sequence[ArticleRecord]) -> tuple[Reuse, ...]:
    """The passages of 8 words and more that two of the records share, sorted by record, then by place.

    kind: `verbatim` (the same words, whatever their case, accents and punctuation), `light` (four fifths of the words of both sides), `rewritten`.
    speech: nothing is left of it when what is quoted from a speaker, names, titles and grammar are taken away; it proves no copying. score: the equal
    words' part of both sides. Names with their titles and lists of names alone are no passage, nor is a set phrase of the day between two articles
    that share nothing longer. Candidates come from an index of sampled shingles;
    time and memory are linear in the corpus (about 30 bytes a word).
    """
    texts = [words_of(each) for each in records]
    runs = shared_runs(texts)
    long = (runs.length >= LEAST_WORDS) & (runs.rare | (runs.length >= _SET_PHRASE))
    bounds = np.flatnonzero(np.concatenate(([True], (np.diff(runs.a) != 0) | (np.diff(runs.b) != 0), [True]))) if len(runs) else np.zeros(1, dtype=np.int64)
    # in ten articles nobody writes the same eight words by chance, in thousands "placed in custody on Wednesday" recurs: what ties a pair must weigh more
    enough = LEAST_TELLING + max(0.0, log10(max(1, len(records)) / 10))
    out: list[Reuse] = []
    for first, last in itertools.pairwise(bounds):
        if not long[first:last].any() and int(runs.rare[first:last].sum()) < _SCATTERED_RUNS:
            continue
        a, b = int(runs.a[first]), int(runs.b[first])
        usable = np.flatnonzero(runs.rare[first:last] | long[first:last]) + first
        blocks = [(int(runs.at_a[row]), int(runs.at_b[row]), int(runs.length[row])) for row in usable]
        found = passages(texts[a], texts[b], blocks)
        if any(each.telling >= enough or each.equal >= _STANDS_ALONE for each in found):
            out += [_reuse(records[a].id, texts[a], records[b].id, texts[b], each) for each in found]
    return tuple(out)


def _reuse(a_id: str, a: Words, b_id: str, b: Words, passage: Aligned) -> Reuse:
    kind: ReuseKind = "rewritten"
    if passage.score == 1:
        kind = "verbatim"
    elif passage.score >= LIGHT:
        kind = "light"
    return Reuse(
        a=Evidence(a_id, int(a.starts[passage.a_first]), int(a.ends[passage.a_last - 1])),
        b=Evidence(b_id, int(b.starts[passage.b_first]), int(b.ends[passage.b_last - 1])),
        kind=kind,
        speech=passage.own < min(LEAST_TELLING, passage.telling),
        score=round(passage.score, 3),
    )

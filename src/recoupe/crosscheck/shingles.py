"""Which articles share a run of words, and where: sampled shingles in one sorted array, never all pairs.

The sample is chosen by winnowing (Schleimer, Wilkerson, Aiken, 2003): of each window of shingles the least hash is kept, so that two texts that share
`WINDOW + SHINGLE - 1` words in a row are certain to keep one shingle in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recoupe.crosscheck.words import Words

SHINGLE = 5
WINDOW = 4
# a shingle in more articles than this is a set phrase: it proposes only its nearest neighbours
COMMON = 20
NEIGHBOURS = 6
_BETWEEN = SHINGLE + 3

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Runs:
    """Maximal runs of equal words, one a row: articles a < b (their places in the input), first words, length in words. Sorted by (a, b).

    rare: one of its shingles stands in few articles; the others are set phrases.
    """

    a: Ints
    b: Ints
    at_a: Ints
    at_b: Ints
    length: Ints
    rare: Bools
    postings: int

    def __len__(self) -> int:
        return len(self.a)


def shared_runs(texts: Sequence[Words]) -> Runs:
    """All maximal runs of `SHINGLE` words or more that a shingle proposes, for all pairs of texts.

    Every run of 8 words is found unless its sampled shingles stand in more than `COMMON` texts; those propose neighbours in input order only, so that a
    dispatch carried by fifty outlets is a chain and not 1,225 pairs. Time and memory are linear in the words of the corpus.
    """
    codes, article, first = _laid_out(texts)
    hashes, places = _fingerprints(codes, article)
    order = np.argsort(hashes, kind="stable")
    i, j, length, rare = _merged(*_matches(hashes[order], places[order], article))
    i, j, length, rare = _grown(codes, article, i, j, length, rare)
    a, b = article[i], article[j]
    order = np.lexsort((i, b, a))
    a, b, i, j, length, rare = a[order], b[order], i[order], j[order], length[order], rare[order]
    return Runs(a=a, b=b, at_a=i - first[a], at_b=j - first[b], length=length, rare=rare, postings=len(places))


def _laid_out(texts: Sequence[Words]) -> tuple[NDArray[np.uint64], Ints, Ints]:
    """The codes of all texts one after another with a gap between them (article -1), the text each word is of, the place where each text begins."""
    sizes = np.array([len(each) for each in texts], dtype=np.int64)
    first = np.cumsum(sizes + _BETWEEN) - sizes
    total = int(first[-1] + sizes[-1] + _BETWEEN) if len(texts) else _BETWEEN
    codes = np.zeros(total, dtype=np.uint64)
    article = np.full(total, -1, dtype=np.int64)
    for number, text in enumerate(texts):
        codes[first[number] : first[number] + len(text)] = text.codes
        article[first[number] : first[number] + len(text)] = number
    return codes, article, first


def _fingerprints(codes: NDArray[np.uint64], article: Ints) -> tuple[NDArray[np.uint64], Ints]:
    """Hashes and places of the shingles kept by winnowing."""
    count = len(codes) - SHINGLE + 1
    hashes = np.zeros(count, dtype=np.uint64)
    for k in range(SHINGLE):
        hashes = hashes * np.uint64(0x9E3779B97F4A7C15) + codes[k : k + count]
    hashes ^= hashes >> np.uint64(29)
    hashes *= np.uint64(0xBF58476D1CE4E5B9)
    hashes ^= hashes >> np.uint64(32)
    whole = (article[:count] >= 0) & (article[:count] == article[SHINGLE - 1 :])
    hashes[~whole] = np.iinfo(np.uint64).max
    windows = np.lib.stride_tricks.sliding_window_view(hashes, WINDOW)
    kept = np.zeros(count, dtype=np.bool_)
    kept[np.arange(len(windows)) + windows.argmin(axis=1)] = True
    places = np.flatnonzero(kept & whole)
    return hashes[places], places.astype(np.int64)


def _matches(hashes: NDArray[np.uint64], places: Ints, article: Ints) -> tuple[Ints, Ints, Bools]:
    """Pairs of places with one hash, in different articles, and whether that hash is rare; `hashes` is sorted, and places ascend within one hash."""
    ends = np.flatnonzero(np.diff(hashes)) + 1
    bounds = np.concatenate(([0], ends, [len(hashes)]))
    size = np.repeat(np.diff(bounds), np.diff(bounds))
    left: list[Ints] = []
    right: list[Ints] = []
    rare: list[Bools] = []
    for step in range(1, COMMON):
        if step >= len(hashes):
            break
        same = hashes[:-step] == hashes[step:]
        if step > NEIGHBOURS:
            same &= size[:-step] <= COMMON
        at = np.flatnonzero(same)
        if not len(at):
            break
        i, j = places[at], places[at + step]
        apart = article[i] != article[j]
        left.append(i[apart])
        right.append(j[apart])
        rare.append(size[at][apart] <= COMMON)
    if not left:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.bool_)
    return np.concatenate(left), np.concatenate(right), np.concatenate(rare)


def _merged(i: Ints, j: Ints, rare: Bools) -> tuple[Ints, Ints, Ints, Bools]:
    """Matches on one diagonal whose shingles touch are one run: its first words, its length so far, whether any of its shingles is rare."""
    if not len(i):
        return i, j, i, rare
    order = np.lexsort((i, j - i))
    i, j, rare = i[order], j[order], rare[order]
    new = np.ones(len(i), dtype=np.bool_)
    new[1:] = (np.diff(j - i) != 0) | (np.diff(i) > SHINGLE)
    heads = np.flatnonzero(new)
    tails = np.concatenate((heads[1:], [len(i)])) - 1
    return i[heads], j[heads], i[tails] - i[heads] + SHINGLE, np.logical_or.reduceat(rare, heads)


def _grown(codes: NDArray[np.uint64], article: Ints, i: Ints, j: Ints, length: Ints, rare: Bools) -> tuple[Ints, Ints, Ints, Bools]:
    """Runs grown to both sides while the words are equal; runs that meet become one."""

    def equal(x: Ints, y: Ints) -> Bools:
        return (article[x] >= 0) & (article[y] >= 0) & (codes[x] == codes[y])  # type: ignore[no-any-return]

    i, j, length = i.copy(), j.copy(), length.copy()
    active = np.arange(len(i))
    while len(active):
        active = active[equal(i[active] - 1, j[active] - 1)]
        i[active] -= 1
        j[active] -= 1
        length[active] += 1
    active = np.arange(len(i))
    while len(active):
        active = active[equal(i[active] + length[active], j[active] + length[active])]
        length[active] += 1
    order = np.lexsort((~rare, j, i))
    i, j, length, rare = i[order], j[order], length[order], rare[order]
    new = np.ones(len(i), dtype=np.bool_)
    new[1:] = (np.diff(i) != 0) | (np.diff(j) != 0)
    keep = np.flatnonzero(new)
    keep = keep[length[keep] >= SHINGLE]
    # a hash that agrees by accident over different words gives a "run" that is none
    true = np.ones(len(keep), dtype=np.bool_)
    for k in range(SHINGLE):
        true &= codes[i[keep] + k] == codes[j[keep] + k]
    keep = keep[true]
    return i[keep], j[keep], length[keep], rare[keep]

"""Storylines: which earlier story a story follows on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import sqrt

from recoupe.group.index import Profile, Vector
from recoupe.group.similarity import cosine

# stories a year apart share only their actors; those of one week share the affair as well
LEAST_WORDS = 0.25
LEAST_NAMES = 0.4
_HEAVY = 12
_LISTED = 60
_COMPARED = 12

Span = tuple[Sequence[int], int | None, int | None]


def followed(groups: Sequence[Span], known: Sequence[Profile]) -> dict[int, list[int]]:
    """For each group (members, first day, last day) the group before it in its storyline: the likest of those that lie wholly before, if like enough.

    Groups whose days are unknown follow nothing: which came first would be a guess. Candidates come from an index of the heaviest names.
    """
    centres = {number: _centre(members, known) for number, (members, first, _) in enumerate(groups) if first is not None}
    order = sorted(centres, key=lambda each: (groups[each][1] or 0, each))
    postings: dict[str, list[int]] = defaultdict(list)
    out: dict[int, list[int]] = {}
    for here in order:
        words, names = centres[here]
        heavy = sorted(names, key=lambda each: (-names[each], each))[:_HEAVY]
        met: dict[int, float] = defaultdict(float)
        for name in heavy:
            for there in postings[name][-_LISTED:]:
                met[there] += names[name] * centres[there][1][name]
        best: tuple[float, int] | None = None
        for there in sorted(met, key=lambda each: (-met[each], each))[:_COMPARED]:
            if _before(groups[there], groups[here]):
                in_words, in_names = cosine(words, centres[there][0]), cosine(names, centres[there][1])
                if in_words >= LEAST_WORDS and in_names >= LEAST_NAMES:
                    score = (in_words + in_names, there)
                    best = max(best, score) if best else score
        if best:
            out[here] = [best[1]]
        for name in heavy:
            postings[name].append(here)
    return out


def _before(one: Span, other: Span) -> bool:
    return one[2] is not None and other[1] is not None and one[2] < other[1]


def _centre(members: Sequence[int], known: Sequence[Profile]) -> tuple[Vector, Vector]:
    return _mean([known[each].words for each in members]), _mean([known[each].names for each in members])


def _mean(vectors: Sequence[Vector]) -> Vector:
    total: dict[str, float] = defaultdict(float)
    for vector in vectors:
        for term, weight in vector.items():
            total[term] += weight
    norm = sqrt(sum(each * each for each in total.values()))
    return {term: weight / norm for term, weight in total.items()} if norm else {}

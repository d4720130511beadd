"""Groups by average link over a sparse graph: a round-up that is like one article of each of two groups does not join them."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heapify, heappop, heappush


def average_link(count: int, edges: Iterable[tuple[int, int, float]], *, least: float) -> list[list[int]]:
    """Groups of the articles 0..count-1, each sorted, in the order of their first members.

    The two groups with the highest mean likeness are joined until none reaches `least`; a pair that was never a candidate counts as 0, which holds
    chains back. Time is near-linear in the edges (E log E), memory linear.

    >>> average_link(4, [(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.1)], least=0.5)
    [[0, 1], [2], [3]]
    """
    sums: dict[int, dict[int, float]] = {each: {} for each in range(count)}
    for i, j, score in edges:
        sums[i][j] = sums[j][i] = score
    members: dict[int, list[int]] = {each: [each] for each in range(count)}
    heap = [(-score, i, j) for i, row in sums.items() for j, score in row.items() if i < j and score >= least]
    heapify(heap)
    following = count
    while heap:
        negative, i, j = heappop(heap)
        if i not in members or j not in members or -negative < least:
            continue
        joined, following = following, following + 1
        row: dict[int, float] = {}
        for part in (i, j):
            for other, total in sums.pop(part).items():
                if other not in (i, j):
                    row[other] = row.get(other, 0.0) + total
                    del sums[other][part]
        members[joined] = members.pop(i) + members.pop(j)
        sums[joined] = row
        for other, total in row.items():
            sums[other][joined] = total
            mean = total / (len(members[joined]) * len(members[other]))
            if mean >= least:
                heappush(heap, (-mean, min(joined, other), max(joined, other)))
    return sorted(sorted(each) for each in members.values())

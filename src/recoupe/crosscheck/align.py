"""Shared runs of words grown into passages: over gaps, in order, one to one, until what follows no longer agrees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from recoupe.crosscheck.words import Words

LEAST_WORDS = 8
LEAST_TELLING = 3
# a long passage may be mostly a name ("the Economic Community of ... which they deem beholden to ..."): two telling words are enough there
_LONG, _LONG_TELLING = 14, 2
_REACH = 24
# words that may be skipped on both sides together to reach a run of that many equal words
_BUDGET = (0, 0, 2, 4, 7, 9, 12, 14, 18)
# a passage without a run of LEAST_WORDS needs more of them in all, and closer together
_SCATTERED_WORDS, _SCATTERED_TELLING, _SCATTERED_SCORE = 11, 5, 0.62


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """A passage in two texts: words [a_first, a_last) and [b_first, b_last), how many are equal in order, and how many of those are telling.

    own: of the telling ones, those that neither side quotes from a speaker. longest: the longest run of equal words.
    """

    a_first: int
    a_last: int
    b_first: int
    b_last: int
    equal: int
    telling: int
    own: int
    longest: int

    @property
    def score(self) -> float:
        """The equal words' part (0..1) of both sides together."""
        return 2 * self.equal / (self.a_last - self.a_first + self.b_last - self.b_first)


Block = tuple[int, int, int]


def passages(a: Words, b: Words, runs: Iterable[Block]) -> list[Aligned]:
    """The passages that two texts share, in the order of the first; `runs` are maximal runs of equal words as (word of a, word of b, length).

    Each run, the longest first, is grown to both sides over gaps as long as the runs beyond them pay for them; no word is in two passages.
    A passage has `LEAST_WORDS` words, with `LEAST_TELLING` of them other than names, titles and grammar (`_LONG_TELLING` where it has `_LONG`).
    """
    used_a, used_b = bytearray(len(a)), bytearray(len(b))
    found = []
    for run in sorted(runs, key=lambda each: (-each[2], each[0], each[1])):
        core = _free(run, used_a, used_b)
        if core is None:
            continue
        blocks = [*_grow(a, b, core, used_a, used_b, step=-1)[::-1], core, *_grow(a, b, core, used_a, used_b, step=1)]
        passage = _measured(a, b, blocks)
        if _counts(passage):
            used_a[passage.a_first : passage.a_last] = b"\x01" * (passage.a_last - passage.a_first)
            used_b[passage.b_first : passage.b_last] = b"\x01" * (passage.b_last - passage.b_first)
            found.append(passage)
    return sorted(found, key=lambda each: each.a_first)


def _free(run: Block, used_a: bytearray, used_b: bytearray) -> Block | None:
    """The part of a run that no passage has taken, if a shingle's worth of it is left."""
    i, j, length = run
    while length and (used_a[i] or used_b[j]):
        i, j, length = i + 1, j + 1, length - 1
    free = 0
    while free < length and not used_a[i + free] and not used_b[j + free]:
        free += 1
    return (i, j, free) if free >= 5 else None


def _grow(a: Words, b: Words, core: Block, used_a: bytearray, used_b: bytearray, *, step: int) -> list[Block]:
    """The blocks of equal words beyond `core` on one side (step 1: after, -1: before), nearest first."""
    out: list[Block] = []
    i, j, length = core
    while True:
        if step > 0:
            begin_a, begin_b = i + length, j + length
            window_a = _window(a, used_a, range(begin_a, min(begin_a + _REACH, len(a))))
            window_b = _window(b, used_b, range(begin_b, min(begin_b + _REACH, len(b))))
        else:
            begin_a, begin_b = i - 1, j - 1
            window_a = _window(a, used_a, range(begin_a, max(begin_a - _REACH, -1), -1))
            window_b = _window(b, used_b, range(begin_b, max(begin_b - _REACH, -1), -1))
        reached = _next(window_a, window_b)
        if reached is None:
            return out
        x, y, length = reached
        if step > 0:
            i, j = begin_a + x, begin_b + y
        else:
            i, j = begin_a - x - length + 1, begin_b - y - length + 1
        out.append((i, j, length))


def _window(words: Words, used: bytearray, places: range) -> list[int]:
    codes = []
    for place in places:
        if used[place]:
            break
        codes.append(int(words.codes[place]))
    return codes


def _next(a: list[int], b: list[int]) -> Block | None:
    """The run of equal words in two windows that is cheapest to reach, as (words skipped in a, in b, length), or None when none pays."""
    where: dict[int, list[int]] = {}
    for y, code in enumerate(b):
        where.setdefault(code, []).append(y)
    best: tuple[int, Block] | None = None
    for x, code in enumerate(a):
        for y in where.get(code, ()):
            if x and y and a[x - 1] == b[y - 1]:
                continue
            length = 1
            while x + length < len(a) and y + length < len(b) and a[x + length] == b[y + length]:
                length += 1
            if x + y > _BUDGET[min(length, len(_BUDGET) - 1)]:
                continue
            price = x + y - length
            if best is None or price < best[0]:
                best = (price, (x, y, length))
    return best[1] if best else None


def _measured(a: Words, b: Words, blocks: list[Block]) -> Aligned:
    in_a = np.concatenate([np.arange(i, i + length) for i, _, length in blocks])
    in_b = np.concatenate([np.arange(j, j + length) for _, j, length in blocks])
    telling = a.telling[in_a] & b.telling[in_b]
    own = telling & ~(a.spoken[in_a] | b.spoken[in_b])
    (i, j, _), (last_i, last_j, last) = blocks[0], blocks[-1]
    return Aligned(
        a_first=i,
        a_last=last_i + last,
        b_first=j,
        b_last=last_j + last,
        equal=len(in_a),
        telling=int(telling.sum()),
        own=int(own.sum()),
        longest=max(length for _, _, length in blocks),
    )


def _counts(passage: Aligned) -> bool:
    if passage.longest >= LEAST_WORDS:
        return passage.telling >= LEAST_TELLING or (passage.equal >= _LONG and passage.telling >= _LONG_TELLING)
    return passage.equal >= _SCATTERED_WORDS and passage.telling >= _SCATTERED_TELLING and passage.score >= _SCATTERED_SCORE

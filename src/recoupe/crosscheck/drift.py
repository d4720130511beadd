"""How one version of an utterance differs from another, word by word."""

from __future__ import annotations

from difflib import SequenceMatcher

from recoupe.crosscheck.utterances import Utterance, Words, agreement
from recoupe.model.crosschecked import Drift, DriftOp

_MARKED = frozenset({"direct", "partial"})
_ISLAND = 2


def drift(number: int, one: Utterance, other_number: int, other: Utterance, texts: tuple[str, str]) -> list[Drift]:
    """The steps from `one` (version `number`) to `other`: words cut, added, reworded; marks gained or lost; put into indirect speech; another speaker.

    `texts` are those that the two stand in. Changed words are given as written; what was reworded as "old → new". Equal in all: one step "same".
    """

    def step(op: DriftOp, words: str = "") -> Drift:
        return Drift(from_=number, to=other_number, op=op, words=words)

    steps = []
    if agreement(one, other) == "other":
        steps.append(step("other-speaker", f"{one.speaker.name} → {other.speaker.name}" if one.speaker and other.speaker else ""))
    if other.kind == "indirect" and one.kind != "indirect":
        return [*steps, step("indirect")]
    if one.kind in _MARKED and other.kind not in _MARKED:
        steps.append(step("marks-dropped"))
    elif one.kind not in _MARKED and other.kind in _MARKED:
        steps.append(step("marks-added"))
    if one.kind != "indirect":
        steps += [step(op, words) for op, words in _changed(one.words, other.words, texts)]
    return steps or [step("same")]


def _changed(a: Words, b: Words, texts: tuple[str, str]) -> list[tuple[DriftOp, str]]:
    out: list[tuple[DriftOp, str]] = []
    for a_first, a_last, b_first, b_last in _stretches(a, b):
        before, after = _said(a, a_first, a_last, texts[0]), _said(b, b_first, b_last, texts[1])
        if before and after:
            out.append(("reworded", f"{before} → {after}"))
        else:
            out.append(("cut", before) if before else ("added", after))
    return out


def _stretches(a: Words, b: Words) -> list[tuple[int, int, int, int]]:
    """Where the words differ, as ranges of both; changes with an equal word or two between them are one ("et nous le ferons sans condition" and "sans
    condition préalable" are reworded, not cut here and added there).
    """
    out: list[tuple[int, int, int, int]] = []
    for op, a_first, a_last, b_first, b_last in SequenceMatcher(None, a.folded, b.folded, autojunk=False).get_opcodes():
        if op == "equal":
            continue
        if out and _one_change(out[-1], (a_first, a_last, b_first, b_last)):
            out[-1] = (out[-1][0], a_last, out[-1][2], b_last)
        else:
            out.append((a_first, a_last, b_first, b_last))
    return out


def _one_change(before: tuple[int, int, int, int], after: tuple[int, int, int, int]) -> bool:
    """Whether something was cut here and something of like length added a word or two further on, or the other way round."""
    cut = max(before[1] - before[0], after[1] - after[0])
    added = max(before[3] - before[2], after[3] - after[2])
    sides = (before[1] > before[0], before[3] > before[2]) != (after[1] > after[0], after[3] > after[2])
    return sides and after[0] - before[1] <= _ISLAND and max(cut, added) <= 3 * min(cut, added) + 3


def _said(words: Words, first: int, last: int, text: str) -> str:
    if first == last:
        return ""
    return text[words.spans[first][0] : words.spans[last - 1][1]]

"""How one version of an utterance differs from another, word by word."""

from __future__ import annotations

from difflib import SequenceMatcher

from recoupe.crosscheck.utterances import Utterance, Words, agreement
from recoupe.model.crosschecked import Drift, DriftOp

_MARKED = frozenset({"direct", "partial"})
_WORTH = 0.5


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
    for op, a_first, a_last, b_first, b_last in SequenceMatcher(None, a.folded, b.folded, autojunk=False).get_opcodes():
        before, after = _said(a, a_first, a_last, texts[0]), _said(b, b_first, b_last, texts[1])
        if op == "delete":
            out.append(("cut", before))
        elif op == "insert":
            out.append(("added", after))
        elif op == "replace":
            out.append(("reworded", f"{before} → {after}"))
    return out


def _said(words: Words, first: int, last: int, text: str) -> str:
    if first == last:
        return ""
    return text[words.spans[first][0] : words.spans[last - 1][1]]

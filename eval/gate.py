"""The gate: what was reached is pinned in baseline.json, and a layer that loses much of it fails unless the file gives a reason."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eval.tally import Tally

PLACE = Path(__file__).with_name("baseline.json")
ITEMS, POINTS = 2, 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Pinned scores by layer/set/measure, each `{score, gold, found, right}`, and the reasons why some may be lower than pinned."""

    scores: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path = PLACE) -> Baseline:
        """The baseline of a file; an empty one where there is none."""
        if not path.is_file():
            return cls()
        told = json.loads(path.read_text(encoding="utf-8"))
        return cls(scores=told.get("scores", {}), reasons=told.get("reasons", {}))

    @property
    def values(self) -> dict[str, float]:
        """The scores alone."""
        return {name: float(each["score"]) for name, each in self.scores.items()}

    def pinned(self, tallies: Iterable[Tally]) -> Baseline:
        """The baseline with these scores in place of its own; reasons of measures that are pinned anew are used up."""
        fresh = {
            each.name: {"score": each.value, "gold": each.counts.gold, "found": each.counts.found, "right": round(each.counts.right, 2)} for each in tallies
        }
        scores = {**self.scores, **fresh}
        return Baseline(scores=dict(sorted(scores.items())), reasons={name: why for name, why in self.reasons.items() if name not in fresh})

    def write(self, path: Path = PLACE) -> None:
        """Put it into a file, one score a line, so that a change reads as one."""
        lines = ",\n".join(f"    {json.dumps(name, ensure_ascii=False)}: {json.dumps(each)}" for name, each in self.scores.items())
        why = ",\n".join(f"    {json.dumps(name, ensure_ascii=False)}: {json.dumps(each, ensure_ascii=False)}" for name, each in self.reasons.items())
        reasons = f"{{\n{why}\n  }}" if why else "{}"
        path.write_text(f'{{\n  "scores": {{\n{lines}\n  }},\n  "reasons": {reasons}\n}}\n', encoding="utf-8")


def losses(tallies: Iterable[Tally], baseline: Baseline) -> tuple[list[str], list[str]]:
    """Sentences on the measures that lost more than 2 items or 1 point, whichever is larger: those without a reason, and those with one.

    A measure that counts errors loses by counting more. Scores that were never pinned cannot lose.
    """
    failed, excused = [], []
    for each in tallies:
        was = baseline.scores.get(each.name)
        if was is None:
            continue
        lost = (each.value - was["score"]) * (1 if each.lower_is_better else -1)
        allowed = max(ITEMS * each.item, POINTS if each.kind != "count" else 0.0)
        if lost <= allowed + 0.005:
            continue
        sentence = f"{each.name}: {each.value:.1f}, pinned {was['score']:.1f} ({each.counts.right:g} right of {each.counts.gold})"
        if each.name in baseline.reasons:
            excused.append(f"{sentence} - {baseline.reasons[each.name]}")
        else:
            failed.append(sentence)
    return failed, excused

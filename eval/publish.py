"""The scores that go into the package, for the methods box of every dossier: one line a measure that a reader can understand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from eval.tally import Tally

PLACE = Path(__file__).parent.parent / "src" / "recoupe" / "measured.json"
# what a reader of a dossier wants to know of each layer, by the measure's name
SHOWN = (
    "times/gold/strict", "times/gold/value recall", "times/own gold/strict", "times/own gold/value recall", "mentions/gold/span", "mentions/gold/actor",
    "mentions/own gold/span", "mentions/own gold/actor", "knowledge/dated offices/right", "knowledge/dated offices/wrong",
    "quotations/gold/fragments with speaker",
    "quotations/gold/fragments in a wrong mouth", "quotations/gold/speech with speaker", "quotations/gold/speech in a wrong mouth", "events/gold/trigger",
    "events/gold/status", "events/gold/false events", "stories/members only/B-cubed F1", "reuse/reuse_gilets_jaunes/pairs",
    "reuse/reuse_gilets_jaunes/character recall", "crosscheck/groups/pairs", "crosscheck/groups/independent wrongly said",
    "crosscheck/groups/corroborated wrongly said", "crosscheck/groups/claims found", "crosscheck/groups/differences", "crosscheck/groups/commitments",
)  # fmt: skip

SETS = {
    "gold": "15 press articles annotated by hand (gold/dev)",
    "own gold": "12 more press articles annotated by hand, after the program was made",
    "dated offices": "who held 200 offices on a day; those answered",
    "groups": "8 groups of articles cross-checked by hand (gold/dev)",
    "members only": "the articles of 34 groups made by hand (gold/dev)",
    "reuse_gilets_jaunes": "2,550 articles, exhaustive list of reused passages",
}


def publish(tallies: Sequence[Tally]) -> list[str]:
    """Write the lines shown; returns the measures that this run did not have (and whose lines are therefore left out)."""
    by_name = {each.name: each for each in tallies}
    rows = [
        {
            "layer": each.layer,
            "measure": each.measure if each.kind in ("count", "rate") else f"{each.measure} ({each.kind}, %)",
            "score": f"{each.value:.1f}" if each.kind != "count" else f"{each.value:.0f}",
            "set": SETS.get(each.set, each.set),
            "gold": each.counts.gold,
            "found": each.counts.found,
            "right": each.counts.right,
        }
        for name in SHOWN
        if (each := by_name.get(name)) is not None
    ]
    PLACE.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return [name for name in SHOWN if name not in by_name]

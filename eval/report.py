"""Scores as text: one compact table, errors with their offsets, and JSON with every count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from eval.reserved import reserved
from eval.tally import Tally

NOT_PRESS = ("timebank", "timebank, in pieces", "democrat", "dated offices", "dated offices, after 2022")
"""Sets whose ids are not those of press articles, so that none of them is reserved."""


def table(tallies: Sequence[Tally], pinned: Mapping[str, float]) -> str:
    """All scores, one a line, with the counts and the pinned score beside them."""
    lines = [f"{'layer':<12} {'set':<26} {'measure':<34} {'score':>7} {'gold':>7} {'found':>7} {'right':>7}  pinned"]
    before = ""
    for each in tallies:
        shown = f"{each.value:.1f}" if each.kind != "count" else f"{each.value:.0f}"
        was = f"{pinned[each.name]:.1f}" if each.name in pinned else "-"
        layer = each.layer if each.layer != before else ""
        before = each.layer
        counts = each.counts
        lines.append(f"{layer:<12} {each.set:<26} {each.measure:<34} {shown:>7} {counts.gold:>7} {counts.found:>7} {counts.right:>7g}  {was}")
        lines += [f"{'':<39} {note}" for note in each.notes]
    return "\n".join(lines)


def by_article(tallies: Iterable[Tally]) -> str:
    """The counts of each article under each measure."""
    lines = []
    for each in tallies:
        if len(each.articles) > 1:
            lines.append(f"{each.name}")
            lines += [f"    {article:<40} gold {c.gold:>4}  found {c.found:>4}  right {c.right:>5g}" for article, c in each.articles.items()]
    return "\n".join(lines)


def errors(tallies: Iterable[Tally]) -> str:
    """Every error with its place, measure by measure; of reserved articles, which nobody who writes recoupe reads, only how many."""
    lines = []
    for each in tallies:
        if each.errors:
            kept = [one for one in each.errors if each.set not in NOT_PRESS and reserved(one.article)]
            lines.append(f"{each.name}: {len(each.errors)} errors")
            lines += [f"    {one.what:<6} {one.article} {one.start}-{one.end}  {one.note}" for one in each.errors if one not in kept]
            if kept:
                lines.append(f"    and {len(kept)} in reserved articles")
    return "\n".join(lines) or "no errors"


def as_data(tallies: Iterable[Tally]) -> list[dict[str, Any]]:
    """The scores as plain data: no words of any article, so that they may be kept and shared."""
    out = []
    for each in tallies:
        row = {"layer": each.layer, "set": each.set, "measure": each.measure, "kind": each.kind, "score": each.value, **asdict(each.counts)}
        out.append({**row, "notes": list(each.notes), "articles": {name: asdict(counts) for name, counts in each.articles.items()}})
    return out

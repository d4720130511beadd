"""Reuse: the pairs and passages of an exhaustive reference against those that the index finds."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log2
from pathlib import Path
from typing import Any

from eval.matching import covered, overlap
from eval.tally import Counts, Error, Tally

Row = Mapping[str, Any]
Run = tuple[int, int, int, int]
Pair = tuple[str, str]


def reference(script: Path, articles: Path) -> dict[Pair, list[Run]]:
    """The pairs and runs (a_start, a_end, b_start, b_end) that the reference program of the shared folder lists for a JSONL file."""
    spec = importlib.util.spec_from_file_location("reuse_reference", script)
    if spec is None or spec.loader is None:
        raise ImportError(f"{script} is no program")
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    said = io.StringIO()
    told, sys.argv = sys.argv, [str(script), str(articles)]
    try:
        with contextlib.redirect_stdout(said):
            program.main()
    finally:
        sys.argv = told
    rows = [json.loads(line) for line in said.getvalue().splitlines()]
    return {(row["a"], row["b"]): [(r[0], r[1], r[2], r[3]) for r in row["runs"]] for row in rows}


def found_runs(reuse: Iterable[Row]) -> dict[Pair, list[Run]]:
    """The passages of a dossier by pair of articles."""
    runs: dict[Pair, list[Run]] = defaultdict(list)
    for each in reuse:
        a, b = each["a"], each["b"]
        runs[a["article"], b["article"]].append((a["start"], a["end"], b["start"], b["end"]))
    return runs


def score(gold: Mapping[Pair, Sequence[Run]], found: Mapping[Pair, Sequence[Run]], *, set: str) -> list[Tally]:
    """Recall of pairs; recall and precision of characters over the reference's pairs (both sides); plagdet with its granularity.

    What is found in pairs that the reference does not list (they share less than a fifth) is counted in a note: precision there needs a judge.
    Method: Potthast et al. 2010 (PAN); a detection counts for a run when it meets it on both sides.
    """
    pairs: dict[str, Counts] = {}
    recall: dict[str, Counts] = {}
    precision: dict[str, Counts] = {}
    errors: list[Error] = []
    detections = detected = 0
    for (a, b), runs in gold.items():
        ours = list(found.get((a, b), ())) + [(c, d, e, f) for e, f, c, d in found.get((b, a), ())]
        name = f"{a} {b}"
        pairs[name] = Counts(gold=1, found=int(bool(ours)), right=int(bool(ours)))
        true = [covered(run[:2] for run in runs), covered(run[2:] for run in runs)]
        mine = [covered(run[:2] for run in ours), covered(run[2:] for run in ours)]
        shared = sum(len(x & y) for x, y in zip(true, mine, strict=True))
        total = Counts(gold=sum(map(len, true)), found=sum(map(len, mine)), right=shared)
        recall[name] = precision[name] = total
        meeting = [sum(bool(overlap(run[:2], one[:2]) and overlap(run[2:], one[2:])) for one in ours) for run in runs]
        detections += sum(meeting)
        detected += sum(each > 0 for each in meeting)
        if not ours:
            longest = max((run[1] - run[0] for run in runs), default=0)
            errors.append(Error(article=a, start=0, end=0, what="missed", note=f"with {b}: {len(runs)} runs, the longest of {longest} characters"))
    characters = sum(recall.values(), Counts(gold=0, found=0, right=0))
    f1 = 2 * characters.right / max(1, characters.gold + characters.found)
    granularity = detections / detected if detected else 1.0
    beyond = sum((a, b) not in gold and (b, a) not in gold for a, b in found)
    return [
        Tally.of("reuse", set, "pairs", "recall", pairs, errors, notes=[f"{beyond} pairs found that share less than the reference asks"]),
        Tally.of("reuse", set, "character recall", "recall", {"all": characters}),
        Tally.of("reuse", set, "character precision", "precision", {"all": characters}),
        Tally.of("reuse", set, "plagdet", "score", {"all": characters}, value=100 * f1 / log2(1 + granularity), notes=[f"granularity {granularity:.3f}"]),
    ]

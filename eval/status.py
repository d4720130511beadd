"""The status suite: in each sentence one marked event, whose status the system must tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from eval.gold import resolve
from eval.matching import overlap
from eval.tally import Counts, Error, Tally

Row = Mapping[str, Any]
STATUSES = ("done", "ongoing", "announced", "promised", "proposed", "conditional", "denied", "negated", "hypothetical")


def score(rows: Iterable[Row], records: Mapping[str, Row], *, set: str) -> list[Tally]:
    """Accuracy and macro F1 over the nine statuses; a sentence in which no event is found at the mark counts as wrong."""
    counts: dict[str, Counts] = {}
    errors: list[Error] = []
    table: Counter[tuple[str, str | None]] = Counter()
    found = 0
    for row in rows:
        start, end = resolve(row["text"], *row["trigger"])
        said = _said(records.get(row["id"], {}), (start, end), row["type"])
        found += said is not None
        table[row["status"], said] += 1
        counts[row["id"]] = Counts(gold=1, found=int(said is not None), right=int(said == row["status"]))
        if said != row["status"]:
            note = f"{row['text'][start:end]!r} is {row['status']}, given {said or 'nothing'} ({row['means']})"
            errors.append(Error(article=row["id"], start=start, end=end, what="wrong" if said else "missed", note=note))
    notes = [f"{gold}: " + ", ".join(f"{said or 'nothing'} {n}" for (one, said), n in table.most_common() if one == gold) for gold in STATUSES]
    total = sum(counts.values(), Counts(gold=0, found=0, right=0))
    macro = sum(_f1(table, each) for each in STATUSES) / len(STATUSES)
    return [
        Tally.of("status", set, "accuracy", "accuracy", counts, errors, notes=notes),
        Tally.of("status", set, "macro F1", "score", {"all": total}, value=100 * macro),
        Tally.of("status", set, "event found", "recall", {"all": Counts(gold=total.gold, found=found, right=found)}),
    ]


def _said(record: Row, span: tuple[int, int], type: str) -> str | None:
    """The status of the event whose trigger covers most of the mark; among equals the one of the marked type."""
    best = (0, False)
    status: str | None = None
    for event in record.get("events", ()):
        if event.get("field", "text") != "text":
            continue
        shared = max(overlap(span, (each["start"], each["end"])) for each in (event["trigger"], *event.get("also", ())))
        rank = (shared, event["type"] == type)
        if shared and rank > best:
            best, status = rank, event["status"]
    return status


def _f1(table: Mapping[tuple[str, str | None], int], status: str) -> float:
    right = table.get((status, status), 0)
    both = sum(n for (gold, said), n in table.items() if gold == status) + sum(n for (gold, said), n in table.items() if said == status)
    return 2 * right / both if both else 0.0

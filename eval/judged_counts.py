"""`python -m eval.judged_counts`: how many data of each kind the blind judges found right, from the tables in `judged/`."""

from __future__ import annotations

from collections import Counter

from eval.draw import JUDGED, JUDGEMENTS
from eval.gold import read_jsonl


def lines() -> list[str]:
    """One line a table: its name, then right, wrong and unsure, and the seed of the drawing."""
    out = []
    for path in sorted(JUDGED.glob("*.jsonl")):
        rows = read_jsonl(path)
        counts = Counter(row["judgement"] for row in rows)
        seeds = ", ".join(sorted({str(row["seed"]) for row in rows if "seed" in row}))
        out.append(f"{path.stem:<20} {'  '.join(f'{name} {counts[name]:>2}' for name in JUDGEMENTS)}  of {len(rows):>2}  seed {seeds}")
    return out


if __name__ == "__main__":
    print("\n".join(lines()))

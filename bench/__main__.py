"""`python -m bench`: measure everything in processes of their own, write bench/results.json, print a table."""

from __future__ import annotations

import argparse
import datetime
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from bench.machine import child_seconds, facts, peak_megabytes

RESULTS = Path(__file__).with_name("results.json")
ALL_PRESS = 2900
SAMPLE = 100
SOME_NAMES, MANY_NAMES = 100_000, 1_000_000
TRIES = 5


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmarks; 0 unless a task fails."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Speed, memory and peers, on the press articles of the shared folder.")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), metavar="DIR")
    parser.add_argument("--quick", action="store_true", help="leave out a million names and the runs over all press articles (about ten minutes on two cores)")
    parser.add_argument("--only", metavar="A,B", help="only these rows, by name")
    options = parser.parse_args(arguments)
    press = options.shared / "press" / "articles.jsonl"
    copies = options.shared / "press" / "reuse_gilets_jaunes.jsonl"
    if not press.is_file():
        print(f"bench: {press} is not there, so nothing is measured.")
        return 0
    if peak_megabytes() is None:
        print("bench: this system does not tell how much memory a process took; memory is left out.")

    plan: list[tuple[str, str, Path, int]] = [
        ("first article", "first_article", press, 1),
        (f"annotate {SAMPLE}", "annotate", press, SAMPLE),
        (f"stages {SAMPLE}", "stages", press, SAMPLE),
        ("peer: syntax", "syntax", press, SAMPLE),
        ("peer: times", "times", press, SAMPLE),
        ("peer: near copies", "near_copies", copies, 2550),
        (f"check {SAMPLE}", "check", press, SAMPLE),
        (f"names {SOME_NAMES}", "names", press, SOME_NAMES),
    ]
    long: list[tuple[str, str, Path, int]] = [
        (f"names {MANY_NAMES}", "names", press, MANY_NAMES),
        (f"annotate {ALL_PRESS}", "annotate", press, ALL_PRESS),
        (f"check {ALL_PRESS}", "check", press, ALL_PRESS),
    ]
    rows = {"recoupe --help", *(name for name, *_ in (*plan, *long))}
    if not options.quick:
        plan += long
    wanted = options.only.split(",") if options.only else None
    measured: dict[str, Any] = {"recoupe --help": help_time()} if wanted is None or "recoupe --help" in wanted else {}
    kept = json.loads(RESULTS.read_text(encoding="utf-8"))["measured"] if wanted and RESULTS.is_file() else {}
    kept = {name: row for name, row in kept.items() if name in rows}
    told: dict[str, Any] = {"machine": facts(), "date": datetime.date.today().isoformat(), "measured": {**kept, **measured}}
    failed = 0
    for name, task, path, number in plan:
        if wanted is not None and name not in wanted:
            continue
        result = subprocess.run([sys.executable, "-m", "bench.tasks", task, str(path), str(number)], capture_output=True, text=True, check=False)
        if result.returncode:
            failed += 1
            print(f"{name}: {result.stderr.strip().splitlines()[-1] if result.stderr.strip() else result.returncode}", file=sys.stderr)
            continue
        told["measured"][name] = json.loads(result.stdout.splitlines()[-1])
        # after each row, so that a run that is stopped leaves what it measured
        RESULTS.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(f"{name} …", file=sys.stderr)
    print(table(told))
    return 1 if failed else 0


def help_time() -> dict[str, float | None]:
    """The start-up time of `recoupe --help`: the best wall time of five, after one to warm the disk, and its processor time."""
    command = [sys.executable, "-c", "from recoupe.show.cli import run; import sys; sys.argv = ['recoupe', '--help']; run()"]
    subprocess.run(command, capture_output=True, check=False)
    best, used = float("inf"), None
    for _ in range(TRIES):
        before, began = child_seconds(), time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        best = min(best, time.perf_counter() - began)
        after = child_seconds()
        spent = after - before if after is not None and before is not None else None
        used = spent if used is None or (spent is not None and spent < used) else used
    return {"wall_s": best, "cpu_s": used}


def table(told: dict[str, Any]) -> str:
    """The results as lines: what, and its numbers.

    >>> print(table({"machine": {"processor": "P", "cores": 2, "python": "3.11"}, "measured": {"x": {"wall_s": 0.25, "cpu_s": {"a": 1.0}}}}))
    P, 2 cores, Python 3.11
    x                    wall_s 0.25
                         cpu_s: a 1.0
    """
    machine = told["machine"]
    lines = [f"{machine['processor']}, {machine['cores']} cores, Python {machine['python']}"]
    for name, result in told["measured"].items():
        plain = [f"{key} {_number(value)}" for key, value in result.items() if not isinstance(value, dict)]
        lines.append(f"{name:<20} {'  '.join(plain)}")
        for key, inner in result.items():
            if isinstance(inner, dict):
                lines.append(f"{'':<20} {key}: " + "  ".join(f"{part} {_number(value)}" for part, value in inner.items()))
    return "\n".join(lines)


def _number(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}" if abs(value) < 1 else f"{value:.1f}"
    return str(value)


if __name__ == "__main__":
    sys.exit(main())

"""`python -m eval.peers times`: recoupe and its peers through the same scorer."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from eval.gold import Shared
from eval.peers import times
from eval.peers.asked import Asked
from eval.reserved import reserved
from eval.system import System

TIMED = 100


def main(arguments: list[str] | None = None) -> int:
    """Compare; 0, whatever comes out."""
    parser = argparse.ArgumentParser(prog="python -m eval.peers", description="Recoupe and its peers, through the same scorer in the same run.")
    parser.add_argument("layer", choices=("times",), help="what is compared")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), metavar="DIR")
    parser.add_argument("--timed", type=int, default=TIMED, metavar="N", help=f"how many press articles are timed (default: {TIMED})")
    parser.add_argument("--recognizers", type=Path, metavar="PYTHON", help="an interpreter that has recognizers-text-date-time")
    options = parser.parse_args(arguments)
    shared = Shared(options.shared)
    if not shared.there:
        print(f"eval.peers: {options.shared} has no gold, so nothing is compared.")
        return 0
    open_ids = [id for id in shared.press if not reserved(id)][: options.timed]
    speed = [Asked(id=id, text=shared.press[id]["text"], day=shared.press[id]["date"][:10]) for id in open_ids]
    absent: dict[str, None] = {}
    sets = [times.timebank(shared), times.timebank(shared, pieces=True), times.gold(shared)]
    lines = times.compare(sets, [times.Ours(System()), *times.peers(options.recognizers)], speed, lambda one: absent.setdefault(one))
    print("\n".join([*lines, *absent]))
    return 0


if __name__ == "__main__":
    sys.exit(main())

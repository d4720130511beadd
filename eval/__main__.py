"""`python -m eval`: score every layer, compare with what was reached before, list the errors of one."""

from __future__ import annotations

import argparse
import json
import sys
import time
import traceback
from pathlib import Path

from eval import gate, report
from eval.gold import Shared
from eval.layers import LAYERS, Run
from eval.publish import publish
from eval.system import System
from eval.tally import Tally


def main(arguments: list[str] | None = None) -> int:
    """Run the scorers; the exit code: 0, 1 when a layer has lost too much (`--check`) or cannot be scored, 2 for a wrong option."""
    parser = argparse.ArgumentParser(prog="python -m eval", description="Scores every layer of recoupe on the gold of the shared folder.")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), metavar="DIR", help="the shared folder (default: ../shared)")
    parser.add_argument("--layers", default=",".join(LAYERS), metavar="A,B", help=f"only these: {', '.join(LAYERS)}")
    parser.add_argument("--errors", metavar="LAYER", help="score this layer alone and list its errors with their offsets")
    parser.add_argument("--articles", action="store_true", help="print the counts of each article too")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all scores and counts there")
    parser.add_argument("--slow", action="store_true", help="whole corpora too: stories over all of press, dating inside stories")
    parser.add_argument("--check", action="store_true", help="fail when a layer has lost more than 2 items or 1 point without a reason in eval/baseline.json")
    parser.add_argument("--pin", action="store_true", help="write these scores into eval/baseline.json")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="where annotated articles are kept between runs (default: in the temporary folder)")
    options = parser.parse_args(arguments)
    wanted = [options.errors] if options.errors else options.layers.split(",")
    if unknown := [each for each in wanted if each not in LAYERS]:
        parser.error(f"no such layer: {', '.join(unknown)}; there are {', '.join(LAYERS)}")

    shared = Shared(options.shared)
    if not shared.there:
        print(f"eval: {options.shared} has no gold, so the scores are skipped.")
        return 0
    run = Run(shared=shared, system=System(options.cache), slow=options.slow)
    tallies: list[Tally] = []
    broken: list[str] = []
    for layer in wanted:
        began = time.perf_counter()
        try:
            tallies += LAYERS[layer](run)
        except Exception as error:  # the other layers' scores are worth having; the run fails all the same
            traceback.print_exc()
            broken.append(f"{layer} could not be scored: {type(error).__name__}: {error}")
        print(f"{layer}: {time.perf_counter() - began:.0f} s", file=sys.stderr)

    if options.errors:
        print(report.errors(tallies))
    if options.articles:
        print(report.by_article(tallies))
    baseline = gate.Baseline.read()
    print(report.table(tallies, baseline.values))
    for name, skipped in run.system.skipped.items():
        print(f"{name}: {len(skipped)} articles gave no record, the first: {skipped[0]}")
    if options.json:
        options.json.write_text(json.dumps(report.as_data(tallies), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    broken += [f"no article of the set {name} gave a record" for name in sorted(run.system.silent)]
    for sentence in broken:
        print(sentence)
    if options.pin and broken:
        print("Nothing is pinned: a broken run is no baseline.")
    elif options.pin:
        baseline.pinned(tallies).write()
        print(f"pinned in {gate.PLACE}")
        missing = publish(tallies) if not options.errors and options.layers == ",".join(LAYERS) else []
        for name in missing:
            print(f"not among this run's measures, so not in the methods box: {name}")
    lost = _checked(tallies, baseline) if options.check else 0
    return 1 if broken else lost


def _checked(tallies: list[Tally], baseline: gate.Baseline) -> int:
    failed, excused = gate.losses(tallies, baseline)
    for each in excused:
        print(f"lower, with a reason: {each}")
    for each in failed:
        print(f"LOST: {each}")
    if failed:
        print('A reason goes into eval/baseline.json, under "reasons", by the name before the colon; or pin the scores anew with --pin.')
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""Dating every press article whose date is known, with the date withheld: each alone, through the stages of the path up to the one that dates, and no further.

`python -m eval.withheld` prints the counts (`--every 5`: of a fifth of the articles; `--errors`: with what is wrong, never of reserved articles);
`python -m eval --slow` has them too.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from eval import report
from eval.gold import Shared
from eval.published import score, withheld
from eval.reserved import reserved
from eval.tally import Tally

Row = Mapping[str, Any]
FIELDS = ("id", "outlet", "agency", "date", "title", "text")
NOT_THE_DAY = ("crawl", "none in data set")
"""How the column `date_source` begins where the date is no day of publication."""
PARTS = 8


def datable(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """The articles whose day of publication is known, as a user's file has them but without the address.

    >>> datable([{"id": "a", "date": "2025-04-03", "text": "Rien."}, {"id": "b", "date": "2025-04-03", "date_source": "crawl timestamp", "text": "Rien."}])
    [{'id': 'a', 'date': '2025-04-03', 'text': 'Rien.'}]
    """
    return [
        {key: row[key] for key in FIELDS if row.get(key) is not None}
        for row in rows
        if row.get("date") and not (row.get("date_source") or "").startswith(NOT_THE_DAY)
    ]


def found(rows: Sequence[Row], jobs: int = 0) -> dict[str, Row]:
    """What recoupe says of the publication of each article without its date, by id. jobs: processes, 0 for one a core."""
    with tempfile.TemporaryDirectory(prefix="recoupe-withheld-") as place:
        paths = []
        for n in range(PARTS):
            path = Path(place) / f"{n}.jsonl"
            path.write_text("".join(json.dumps(withheld(row), ensure_ascii=False) + "\n" for row in rows[n::PARTS]), encoding="utf-8")
            paths.append(path)
        jobs = jobs or os.cpu_count() or 1
        with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
            return {id: record for part in pool.map(_dated, paths) for id, record in part.items()}


def _dated(path: Path) -> dict[str, Row]:
    from recoupe import pipeline
    from recoupe.config import Settings
    from recoupe.knowledge import load
    from recoupe.model.annotated import Annotated
    from recoupe.model.article import Article
    from recoupe.model.serialise import to_data

    settings, knowledge = Settings(today="2026-01-01", jobs=1), load()
    path_of_stages = pipeline.stages(settings, knowledge)
    last = max(n for n, stage in enumerate(path_of_stages) if "article" in stage.gives)
    out: dict[str, Row] = {}
    for article in pipeline.read([path], settings, knowledge=knowledge):
        if isinstance(article, Article):
            work = Annotated(article=article)
            for stage in path_of_stages[: last + 1]:
                work = stage(work)
            out[article.id] = {"published": to_data(work.article.published)}
    return out


def tallies(rows: Sequence[Row], records: Mapping[str, Row]) -> list[Tally]:
    """The scores of the reserved articles and of the others apart."""
    out = []
    for name, kept in (("press, open", False), ("press, reserved", True)):
        some = [row for row in rows if reserved(row["id"]) == kept]
        if some:
            out += score(some, records, set=name, measure="alone", details=True)
    return out


def main(arguments: list[str] | None = None) -> int:
    """Date the press articles and print how many are right."""
    parser = argparse.ArgumentParser(prog="python -m eval.withheld", description="Dates the press articles with their dates withheld.")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), metavar="DIR")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth article")
    parser.add_argument("--jobs", type=int, default=0, help="processes (default: one a core)")
    parser.add_argument("--errors", action="store_true", help="list what is wrong in articles that are not reserved")
    options = parser.parse_args(arguments)
    rows = datable(Shared(options.shared).lines("press/articles.jsonl"))[:: options.every]
    if not rows:
        print(f"eval.withheld: {options.shared} has no press articles, so nothing is dated.")
        return 0
    told = tallies(rows, found(rows, options.jobs))
    if options.errors:
        print(report.errors([each for each in told if each.lower_is_better]))
    print(report.table(told, {}))
    return 0


if __name__ == "__main__":
    sys.exit(main())

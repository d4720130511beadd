"""Makes the dated summits that recoupe ships (`src/recoupe/knowledge/data/summits.jsonl`) from the collected list and our own table of series.

    python -m training.knowledge.summits --shared ../shared

All is our own knowledge, unverified. A name that is only "sommet de <town>" says too little ("sommet de Bruxelles") and is left out, unless the town held one
summit of the list and is no town that the base knows. `own/summit_series.tsv` has the words by which the press names each series, and words that a text must
hold where the name is also that of other meetings ("COP 17").
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from training.knowledge.build import DATA
from training.knowledge.tables import Row, folded, plain_marks, rows_of, several, table, unique

_TOWN_ALONE = re.compile(r"(?:sommet|conférence) (?:de la |de l'|des |de |du |d')", re.IGNORECASE)
_ORDINAL = re.compile(r"(\d+)(?:er|re|e|ème) ")
_YEAR = re.compile(r" \(\d{4}\)$| du \d{4}-\d\d-\d\d(?: \(.*\))?$")


def main(shared: Path) -> None:
    """Write the file and print how many summits and series it holds."""
    rows = list(rows_of(shared / "knowledge" / "summits.jsonl"))
    series = {row[0]: several(row[1]) for row in table("summit_series", 3)}
    context = {row[0]: [folded(each) for each in several(row[2])] for row in table("summit_series", 3)}
    held = Counter(row["city"] for row in rows if row["city"])
    towns = {folded(row["capital"]) for row in rows_of(DATA / "states.jsonl") if row.get("capital")}
    towns |= {folded(row["name"]) for row in rows_of(DATA / "places.jsonl")}
    made = [_summit(row, series, held, towns) | {"context": context.get(row["series"], [])} for row in rows if "ministériel" not in row.get("note", "")]
    with (DATA / "summits.jsonl").open("w", encoding="utf-8", newline="\n") as out:
        for row in sorted(made, key=lambda each: (each["from"], each["name"])):
            kept = {key: value for key, value in row.items() if value not in (None, "", [])}
            out.write(json.dumps(kept, ensure_ascii=False, separators=(",", ":")) + "\n")
    print(f"{len(made)} summits of {len({row['series'] for row in made})} series; series with words of their own: {len(series)}")


def _summit(row: Row, series: dict[str, list[str]], held: Counter[str], towns: set[str]) -> Row:
    names = unique(_YEAR.sub("", each) for each in (row["name_fr"], *row["aliases"]))
    number = _ORDINAL.match(row["name_fr"])
    return {
        "name": plain_marks(_YEAR.sub("", row["name_fr"])),
        "names": [
            each for each in names if not _town_alone(each, row, held, towns) and folded(each) not in {folded(form) for form in series.get(row["series"], ())}
        ],
        "series": row["series"],
        "words": series.get(row["series"], []),
        "number": number[1] if number else None,
        "from": row["from"],
        "until": row["until"],
        "city": plain_marks(row["city"]),
        "of": row["country"],
        "planned": "announced" if "annoncé" in row.get("note", "") else None,
        "src": "own",
    }


def _town_alone(name: str, row: Row, held: Counter[str], towns: set[str]) -> bool:
    """Whether a name is nothing but "sommet de" a town that may hold many."""
    start = _TOWN_ALONE.match(name)
    if not start or not row["city"] or folded(name[start.end() :]) != folded(row["city"]):
        return False
    return held[row["city"]] > 1 or folded(row["city"]) in towns


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Makes the dated summits that recoupe ships.")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), metavar="DIR")
    main(parser.parse_args().shared)

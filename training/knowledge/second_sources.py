"""Which outside sources agree with the answers of `tests/knowledge/offices_200.jsonl`: fills its `checked_by`.

    python -m training.knowledge.second_sources --shared ../shared

The answers were written down before the base was asked. A source checks one when it gives somebody of that name the office on that day: the CIA, the extracts
of Wikidata, the Institute for Government, world-leaders-current (CC BY-SA: it checks, and does not ship). Where none does, the answer is unchecked (null).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from training.knowledge.people import alike, shipped
from training.knowledge.tables import Row, rows_of

QUESTIONS = Path(__file__).parents[2] / "tests" / "knowledge" / "offices_200.jsonl"
CODES = {"EU": "UE"}


def main(shared: Path) -> None:
    """Write the questions again, each with the sources that agree with its answer."""
    iso = {f"iso:{row['iso3']}": row["iso2"] for row in rows_of(shared / "states_fr.jsonl") if row.get("iso3")}
    files = ("officeholders", "officeholders_current_2026-08_CCBYSA")
    outside: dict[str, list[tuple[str, Row]]] = {}
    for file in files:
        for row in rows_of(shared / f"{file}.jsonl"):
            outside.setdefault(row["of"], []).append((source_of(row), row))
    questions = list(rows_of(QUESTIONS))
    with QUESTIONS.open("w", encoding="utf-8", newline="\n") as out:
        for each in questions:
            rows = outside.get(iso.get(each["of"], ""), [])
            agree = sorted({source for source, row in rows if says(row, each)})
            out.write(json.dumps(each | {"checked_by": ", ".join(agree) or None}, ensure_ascii=False) + "\n")


def source_of(row: Row) -> str:
    """The code of a record's source, also of those that may not ship."""
    if "BY-SA" in row["licence"]:
        return "world-leaders-current"
    return "wikidata" if row["licence"].startswith("CC0 (Wikidata") else (shipped(row) or ("cia", ""))[0]


HEADS = {"head_of_state", "head_of_government"}


def says(row: Row, question: Row) -> bool:
    """Whether a record gives the office to one of the accepted names on the day; a president who governs may stand as either head."""
    role, office = question["role"], row["office"]
    if not (role == office or {role, office} <= HEADS) or not row.get("from"):
        return False
    until, on = row.get("until") or row.get("as_of") or "", question["on"]
    inside = row["from"] <= on[: len(row["from"])] and until and on[: len(until)] <= until
    return bool(inside) and alike(question["accepted"], [row["person"], *row["names"]], same_day=False)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder that holds knowledge/")
    main(parser.parse_args().shared / "knowledge")

"""What sources outside say of the answers: of the questions of `tests/knowledge/offices_200.jsonl`, whose `checked_by` is filled, and of the whole base.

    python -m training.knowledge.second_sources --shared ../shared

The answers of the questions were written down before the base was asked. A source checks one when it gives somebody of that name the office on that day (the
CIA, the extracts of Wikidata, the Institute for Government, world-leaders-current: CC BY-SA, it checks and does not ship); where none does, it is unchecked
(null). Of the base, the day in the middle of every term that a source tells since 2012 is asked for, and counted where our own knowledge alone answers.
"""

from __future__ import annotations

import argparse
import datetime
import json
from collections import Counter
from pathlib import Path

from recoupe.knowledge import load
from recoupe.knowledge.periods import days
from training.knowledge.people import ONE_AT_A_TIME, alike, shipped
from training.knowledge.tables import Row, rows_of

QUESTIONS = Path(__file__).parents[2] / "tests" / "knowledge" / "offices_200.jsonl"
FILES = ("officeholders", "officeholders_current_2026-08_CCBYSA")


def main(shared: Path) -> None:
    """Write the questions again, each with the sources that agree with its answer."""
    iso = {f"iso:{row['iso3']}": row["iso2"] for row in rows_of(shared / "states_fr.jsonl") if row.get("iso3")}
    outside: dict[str, list[tuple[str, Row]]] = {}
    for file in FILES:
        for row in rows_of(shared / f"{file}.jsonl"):
            outside.setdefault(row["of"], []).append((source_of(row), row))
    questions = list(rows_of(QUESTIONS))
    with QUESTIONS.open("w", encoding="utf-8", newline="\n") as out:
        for each in questions:
            rows = outside.get(iso.get(each["of"], ""), [])
            agree = sorted({source for source, row in rows if says(row, each)})
            out.write(json.dumps(each | {"checked_by": ", ".join(agree) or None}, ensure_ascii=False) + "\n")


def whole_base(shared: Path) -> None:
    """Print how often a source agrees with what the base answers from our own knowledge, and each term on which one does not."""
    base = load()
    iso = {row["iso2"]: f"iso:{row['iso3']}" for row in rows_of(shared / "states_fr.jsonl") if row.get("iso3")}
    counts: Counter[tuple[str, str]] = Counter()
    for file in FILES:
        for row in rows_of(shared / f"{file}.jsonl"):
            on = middle(row) if row["office"] in ONE_AT_A_TIME and row["of"] in iso else None
            held = base.holder(of=iso[row["of"]], role=row["office"], on=on) if on else []
            if not held or not all(each.source.startswith("own") for each in held):
                continue
            people = [base.actor(each.holder) for each in held]
            agree = any(one and alike([row["person"], *row["names"]], [one.name, *one.names], same_day=True) for one in people)
            counts[source_of(row), "agrees" if agree else "differs"] += 1
            if not agree:
                print(source_of(row), row["of"], row["office"], on, row["person"], "| base:", ", ".join(one.name for one in people if one))
    print(dict(counts))


def middle(row: Row) -> str | None:
    """The day in the middle of a term since 2012, None for a term of less than a month or without its days."""
    end = row.get("until") or row.get("as_of")
    if not row.get("from") or not end or end < "2012":
        return None
    first, last = max(days(row["from"])[1], datetime.date(2012, 1, 1)), days(end)[0]
    return (first + (last - first) / 2).isoformat() if (last - first).days >= 30 else None


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
    folder = parser.parse_args().shared / "knowledge"
    main(folder)
    whole_base(folder)

"""Asks the base about the offices that articles tell by themselves, "le ministre danois de la Défense Jeanne Lund": whether it gives the same name on that day.

    python -m training.knowledge.appositions ARTICLES.jsonl --show

Articles are JSON lines with id, date and text; those that are kept for judging (a fifth, by the hash of their id) are left out. A text that speaks of a former
time ("le président Lincoln") counts as a difference, so the share of differences is above the share of errors.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections import Counter
from pathlib import Path

from recoupe.knowledge import Base, load
from recoupe.lang.folding import key
from recoupe.lang.fr.offices import RoleReader
from recoupe.model.knowledge import ROLES
from training.knowledge.tables import Row, rows_of

NAME = re.compile(r",? ((?:[A-ZÉÈÎÂÔÇ][\w’'-]+ ){1,3}[A-ZÉÈÎÂÔÇ][\w’'-]+)")


def main(path: Path, *, show: bool) -> None:
    """Print how many of the names beside an office are those of the base, others, or of an office of which the base knows nobody on the day."""
    base = load()
    reader = RoleReader(base)
    counts: Counter[str] = Counter()
    for row in rows_of(path):
        if row.get("date") and int(hashlib.sha256(row["id"].encode()).hexdigest(), 16) % 5:
            for told, verdict in told_in(row, base, reader):
                counts[verdict] += 1
                if show and verdict != "the same":
                    print(f"{verdict}: {row['date'][:10]} {told}")
    print(dict(counts))


def told_in(row: Row, base: Base, reader: RoleReader) -> list[tuple[str, str]]:
    """Each name that stands right behind the office of one state or body, with the verdict."""
    text, found = row["text"], []
    for role in reader(text, hits=list(base.find(text))):
        name = NAME.match(text, role.end)
        if name is None or role.former or len(role.of) != 1 or role.role not in ROLES or role.role == "other":
            continue
        held = base.holder(of=role.of[0], role=role.role, on=row["date"][:10])
        last = key(name[1]).rpartition(" ")[2]
        same = any(last in key(each).split() for office in held if (one := base.actor(office.holder)) for each in (one.name, *one.names))
        found.append((f"{role.of[0]} {role.role}: {name[1]}", "nobody known" if not held else "the same" if same else "another"))
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Compares the offices that articles tell with the base.")
    parser.add_argument("articles", type=Path)
    parser.add_argument("--show", action="store_true", help="print each name that the base does not give")
    arguments = parser.parse_args()
    main(arguments.articles, show=arguments.show)

"""`python -m bench.wikidata`: how fast a Wikidata dump is imported, from a made-up one: items of the size of real ones, one in thirty an office holder."""

from __future__ import annotations

import bz2
import gzip
import json
import random
import tempfile
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from bench.machine import peak_megabytes
from recoupe.knowledge import load
from recoupe.knowledge.importing import import_wikidata

MEGABYTES = 60
_FILLING = 24  # statements of an item, about 9 kB in all


def main() -> None:
    """Import the same dump as .json, .gz and .bz2, and print megabytes of JSON a processor second, items kept and the peak of memory."""
    base = load()
    with tempfile.TemporaryDirectory(prefix="recoupe-bench-") as folder:
        plain = Path(folder) / "dump.json"
        packed, slow = plain.with_suffix(".json.gz"), plain.with_suffix(".json.bz2")
        with plain.open("wb") as one, gzip.open(packed, "wb", 6) as two, bz2.open(slow, "wb") as three:
            for line in chain((b"[",), _lines(MEGABYTES * 1_000_000), (b"]",)):
                for file in (one, two, three):
                    file.write(line + (b",\n" if line[0:1] == b"{" else b"\n"))
        size = plain.stat().st_size / 1e6
        print(f"a dump of {size:.0f} MB; {packed.stat().st_size / 1e6:.0f} MB as .gz, {slow.stat().st_size / 1e6:.0f} MB as .bz2")
        for dump in (plain, packed, slow):
            began = time.process_time()
            counts = import_wikidata(dump, Path(folder) / "out", base=base)
            seconds = time.process_time() - began
            kept = f"{counts.people} people, {counts.offices} offices of {counts.lines} lines"
            print(f"{dump.name:14} {size / seconds:6.1f} MB/s  {kept}; peak {peak_megabytes():.0f} MB")


def _lines(size: int) -> Iterator[bytes]:
    chance = random.Random(20261121)
    made = number = 0
    while made < size:
        number += 1
        item = _item(number, chance)
        if number % 30 == 0:
            item["claims"] |= _office_holder(chance)
        elif number % 1000 == 1:
            item["claims"] |= {"P31": [_statement("P31", "Q4164871")]}
        line = json.dumps(item, ensure_ascii=False, separators=(",", ":")).encode()
        made += len(line)
        yield line


def _item(number: int, chance: random.Random) -> dict[str, Any]:
    words = ["".join(chance.choices("aeioulmnrst", k=7)).capitalize() for _ in range(12)]
    labels = {lang: {"language": lang, "value": f"{chance.choice(words)} {words[at]}"} for at, lang in enumerate(("fr", "en", "de", "es", "it", "nl"))}
    claims = {f"P{at}": [_statement(f"P{at}", f"Q{chance.randrange(10**8)}", chance)] for at in range(2000, 2000 + _FILLING)}
    aliases: dict[str, list[dict[str, str]]] = {}
    return {"type": "item", "id": f"Q{number}", "labels": labels, "aliases": aliases, "claims": claims, "modified": "2026-01-01T00:00:00Z"}


def _statement(name: str, item: str, chance: random.Random | None = None, **qualifiers: Any) -> dict[str, Any]:
    value = {"value": {"entity-type": "item", "numeric-id": int(item[1:]), "id": item}, "type": "wikibase-entityid"}
    mark = f"{(chance or random).getrandbits(128):032x}"
    snak = {"snaktype": "value", "property": name, "datavalue": value, "datatype": "wikibase-item"}
    return {"mainsnak": snak, "type": "statement", "rank": "normal", "id": mark, "qualifiers": qualifiers, "references": [{"hash": mark, "snaks": {}}]}


def _office_holder(chance: random.Random) -> dict[str, Any]:
    start = {"snaktype": "value", "datavalue": {"value": {"time": f"+{chance.randrange(1960, 2026)}-00-00T00:00:00Z", "precision": 9}}}
    office = f"Q{1000 * chance.randrange(1, 5) + 1}"
    return {"P31": [_statement("P31", "Q5")], "P39": [_statement("P39", office, None, P580=[start])]}


if __name__ == "__main__":
    main()

from __future__ import annotations

from pathlib import Path

from recoupe.knowledge import load
from recoupe.knowledge.advice import advice

FILE = """
[[actor]]
id = "own:perou"
kind = "group"
name = "Pérou"
[[actor]]
id = "own:a"
kind = "person"
name = "Anna Ostwer"
[[actor]]
id = "own:b"
kind = "person"
name = "Boris Ostwer"
[[office]]
holder = "own:a"
title = "présidente"
role = "head_of_body"
of = "own:perou"
from = "2030"
until = "2032-05"
[[office]]
holder = "own:b"
title = "président"
role = "head_of_body"
of = "own:perou"
from = "2031-02"
"""


def test_what_deserves_a_look(tmp_path: Path) -> None:
    file = tmp_path / "who.toml"
    file.write_text(FILE, encoding="utf-8")
    notes = {each.kind: each.values for each in advice(file, load())}
    assert notes["twin"]["other_id"] == "iso:PER"
    assert notes["open"] == {"title": "président", "holder": "own:b"}
    assert notes["overlap"] == {"first": "own:a", "second": "own:b", "title": "président"}


def test_a_handover_in_the_same_month_is_no_overlap(tmp_path: Path) -> None:
    file = tmp_path / "who.toml"
    file.write_text(FILE.replace('from = "2031-02"', 'from = "2032-05"\nuntil = "2033"').replace('name = "Pérou"', 'name = "Cercle des Ifs"'), encoding="utf-8")
    assert advice(file, load()) == ()

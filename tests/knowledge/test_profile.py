from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.knowledge import load
from recoupe.knowledge.base import Base
from recoupe.knowledge.profile import found, profile, search

FILE = """
[[actor]]
id = "own:vale"
kind = "state"
name = "République de Vale"
[[actor]]
id = "own:ligue"
kind = "body"
name = "Ligue des Rives"
acronyms = ["LDRX"]
[[actor]]
id = "own:anna"
kind = "person"
name = "Anna Ostwer"
[[actor]]
id = "own:anna-2"
kind = "person"
name = "Anna Ostwer"
[[office]]
holder = "own:anna"
title = "présidente"
role = "head_of_state"
of = "own:vale"
from = "2030"
until = "2032-05"
[[office]]
holder = "own:anna-2"
title = "ministre des Rives"
role = "other"
of = "own:vale"
from = "2031-02"
as_of = "2031-06"
[[membership]]
member = "own:vale"
of = "own:ligue"
from = "2029"
until = "2033"
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Base:
    file = tmp_path_factory.mktemp("own") / "who.toml"
    file.write_text(FILE, encoding="utf-8")
    return load([Path(file)])


def test_namesakes_are_both_found(base: Base) -> None:
    assert [each.id for each in found(base, "anna ostwer")] == ["own:anna", "own:anna-2"]


def test_an_id_an_acronym_and_parts_of_a_name_find(base: Base) -> None:
    assert [each.id for each in found(base, "own:vale")] == ["own:vale"]
    assert [each.id for each in found(base, "LDRX")] == ["own:ligue"]
    assert [each.id for each in search(base, ["ostw", "an"])] == ["own:anna", "own:anna-2"]
    assert [each.id for each in search(base, ["ostw"], kind="state")] == []
    assert found(base, "zzzzqqq") == ()


def test_a_day_keeps_only_what_may_have_held(base: Base) -> None:
    vale = base.actor("own:vale")
    assert vale is not None
    assert [each.holder for each in profile(base, vale).holders] == ["own:anna", "own:anna-2"]
    assert [each.holder for each in profile(base, vale, "2030-06-01").holders] == ["own:anna"]
    assert [each.holder for each in profile(base, vale, "2031-05-01").holders] == ["own:anna", "own:anna-2"]
    # known up to June 2031 only
    assert [each.holder for each in profile(base, vale, "2031-08-01").holders] == ["own:anna"]
    assert profile(base, vale, "2034").member_of == ()
    assert profile(base, vale, "2032").member_of == (("own:ligue", "2029", "2033"),)


def test_members_of_a_body(base: Base) -> None:
    ligue = base.actor("own:ligue")
    assert ligue is not None
    assert profile(base, ligue, "2030-06-01").members == ("own:vale",)

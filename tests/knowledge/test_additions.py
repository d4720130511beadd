from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.errors import RecoupeError, UsageError
from recoupe.knowledge.additions import add, own_id, written

BREMONT = {"id": "own:odile-bremont", "kind": "person", "name": "Odile Brémont"}


def test_a_file_is_made_and_the_actor_found_in_its_base(tmp_path: Path) -> None:
    base = add(tmp_path / "who.toml", [("actor", BREMONT)])
    assert base.named("odile bremont") == [("own:odile-bremont", "name")]
    assert [each.name for each in tmp_path.iterdir()] == ["who.toml"]


def test_what_stands_in_the_file_is_left_as_it_is_written(tmp_path: Path) -> None:
    file = tmp_path / "who.toml"
    before = '# ours\n[[actor]]\nid="own:vale"   # keep\nkind = "state"\nname = "Vale"'
    file.write_text(before, encoding="utf-8")
    add(file, [("actor", BREMONT), ("office", {"holder": BREMONT["id"], "title": "maire", "role": "other", "of": "own:vale", "from": "2031", "until": None})])
    after = file.read_text(encoding="utf-8")
    assert after.startswith(before + "\n\n[[actor]]\n")
    assert tomllib.loads(after)["office"] == [{"holder": "own:odile-bremont", "title": "maire", "role": "other", "of": "own:vale", "from": "2031"}]


def test_an_entry_that_would_spoil_the_file_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / "who.toml"
    add(file, [("actor", BREMONT)])
    before = file.read_bytes()
    for wrong in (
        ("actor", BREMONT),
        ("office", {"holder": "own:nobody", "title": "x", "role": "other"}),
        ("office", {"holder": BREMONT["id"], "title": "x", "role": "queen"}),
    ):
        with pytest.raises(UsageError) as told:
            add(file, [wrong])
        assert str(file) in told.value.sentence("en")
        assert "part" not in told.value.sentence("en")
    assert file.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["who.toml"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecoupeError, match=r"who\.toml"):
        add(tmp_path / "no" / "who.toml", [("actor", BREMONT)])


@given(st.text(min_size=1), st.lists(st.text(min_size=1), max_size=3))
def test_whatever_is_written_is_read_again(name: str, names: list[str]) -> None:
    entry = {"id": "own:x", "kind": "person", "name": name.replace("\x7f", ""), "names": [each.replace("\x7f", "") for each in names]}
    read = tomllib.loads(written([("actor", entry)]))["actor"][0]
    assert read == {field: value for field, value in entry.items() if value}


def test_ids_are_made_of_letters_and_hyphens() -> None:
    assert own_id("L’Œil d’Hÿs") == "own:l-oeil-d-hys"

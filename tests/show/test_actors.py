"""`recoupe actors`, as a user types it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import builder
import pytest
from command import Inside

from recoupe.model.serialise import to_json
from recoupe.show.files import write_dossier


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Inside:
    return Inside(monkeypatch, capsys)


def test_list_finds_by_beginnings_of_words_and_by_kind(tmp_path: Path, inside: Inside) -> None:
    told = inside("actors", "list", "rép", "dominic", "--kind", "state", "--json", cwd=tmp_path)
    assert [each["id"] for each in json.loads(told.stdout)] == ["iso:DOM"]
    assert inside("actors", "list", "--limit", "2", cwd=tmp_path).stderr.startswith("Il y en a plus")
    wrong = inside("actors", "list", "--kind", "queen", cwd=tmp_path)
    assert (wrong.returncode, wrong.stdout) == (2, "")


def test_show_says_up_to_when_and_from_where(tmp_path: Path, inside: Inside) -> None:
    told = inside("actors", "show", "Pérou", "--lang", "en", cwd=tmp_path)
    assert told.returncode == 0
    assert told.stdout.startswith("Pérou — state · iso:PER\nSource: ")
    for words in ("Capital: Lima", "Office holders:", "still in office when last checked", "a second source"):
        assert words in told.stdout
    assert "Member of:\n" in inside("actors", "show", "iso:FRA", "--lang", "en", cwd=tmp_path).stdout
    then = inside("actors", "show", "iso:FRA", "--on", "2010-01-01", "--json", cwd=tmp_path)
    (france,) = json.loads(then.stdout)
    assert {"holder": "wd:Q329", "role": "head_of_state"}.items() <= next(each for each in france["holders"] if each["role"] == "head_of_state").items()
    assert inside("actors", "show", "Zorgluberie", cwd=tmp_path).returncode == 1
    assert inside("actors", "show", "Pérou", "--on", "hier", cwd=tmp_path).returncode == 2


def test_add_then_show_then_check(tmp_path: Path, inside: Inside) -> None:
    made = inside("actors", "add", "who.toml", "Vale", "--kind", "state", "--demonym", "valois-du-lac", "--capital", "Port-Vale", cwd=tmp_path)
    assert (made.returncode, made.stdout) == (0, "own:vale ajouté dans who.toml.\n")
    held = ("--title", "ministre des Ports", "--of", "Vale", "--from", "2031-02", "--as-of", "2031-05-01")
    assert inside("actors", "add", "who.toml", "Odile Brémont", "--kind", "person", *held, cwd=tmp_path).returncode == 0
    assert inside("actors", "add", "who.toml", "own:odile-bremont", "--title", "maire", "--until", "2031", cwd=tmp_path).returncode == 0
    read = tomllib.loads((tmp_path / "who.toml").read_text(encoding="utf-8"))
    assert [each["title"] for each in read["office"]] == ["ministre des Ports", "maire"]
    assert read["office"][0]["of"] == "own:vale"
    shown = inside("actors", "show", "Odile Brémont", "--actors", "who.toml", cwd=tmp_path)
    assert "ministre des Ports · Vale · février 2031 → toujours en fonction au dernier contrôle (1er mai 2031) · non vérifié" in shown.stdout
    checked = inside("actors", "check", "who.toml", cwd=tmp_path)
    assert (checked.returncode, checked.stdout) == (0, "who.toml : utilisable.\n")


def test_add_refuses_what_it_cannot_tell(tmp_path: Path, inside: Inside) -> None:
    for call in (
        ("Odile Brémont",),
        ("Odile Brémont", "--kind", "queen"),
        ("iso:PER", "--kind", "state"),
        ("X Y", "--kind", "person", "--title", "t", "--from", "mai"),
    ):
        told = inside("actors", "add", "who.toml", *call, cwd=tmp_path)
        assert (told.returncode, told.stdout) == (2, ""), call
        assert told.stderr.count("\n") == 1
    unknown = inside("actors", "add", "who.toml", "X Y", "--kind", "person", "--title", "t", "--of", "Zorgluberie", cwd=tmp_path)
    assert unknown.returncode == 1
    assert not (tmp_path / "who.toml").exists()


def test_a_known_name_is_asked_for_by_its_id(tmp_path: Path, inside: Inside) -> None:
    told = inside("actors", "add", "who.toml", "Pérou", "--title", "t", cwd=tmp_path)
    assert told.returncode == 2
    assert "iso:PER" in told.stderr


def test_add_points_at_namesakes(tmp_path: Path, inside: Inside) -> None:
    told = inside("actors", "add", "who.toml", "Pérou", "--kind", "group", "--lang", "en", cwd=tmp_path)
    assert told.returncode == 0
    assert "iso:PER" in told.stderr


def test_check_tells_all_that_is_wrong_at_once(tmp_path: Path, inside: Inside) -> None:
    (tmp_path / "bad.toml").write_text(
        '[[actor]]\nid = "own:a"\nkind = "queen"\nname = "A"\n[[office]]\nholder = "own:zz"\ntitle = "t"\nrole = "other"\n', encoding="utf-8"
    )
    told = inside("actors", "check", "bad.toml", cwd=tmp_path)
    assert told.returncode == 2
    assert len(told.stderr.splitlines()) >= 2
    assert all("bad.toml" in each for each in told.stderr.splitlines())


def test_missing_reads_a_dossier_and_what_annotate_writes(tmp_path: Path, inside: Inside) -> None:
    records = builder.records()
    folder = tmp_path / "dossier"
    folder.mkdir()
    write_dossier(folder, records, builder.dossier(), "")
    (tmp_path / "lines.jsonl").write_text("".join(to_json(each) + "\n" for each in records), encoding="utf-8")
    from_folder = inside("actors", "missing", "dossier", "--least", "1", "--json", cwd=tmp_path)
    from_lines = inside("actors", "missing", "lines.jsonl", "--least", "1", "--json", cwd=tmp_path)
    assert from_folder.returncode == 0
    assert from_folder.stdout == from_lines.stdout
    assert inside("actors", "missing", "dossier", "--least", "99", "--lang", "en", cwd=tmp_path).stdout.startswith("Nobody unknown")
    for wrong in ("nowhere", "."):
        assert inside("actors", "missing", wrong, cwd=tmp_path).returncode == 1
    (tmp_path / "bad.jsonl").write_text("{}\n", encoding="utf-8")
    told = inside("actors", "missing", "bad.jsonl", cwd=tmp_path)
    assert told.returncode == 1
    assert "bad.jsonl:1" in told.stderr


def test_import_makes_a_file_that_counts_as_ones_own(tmp_path: Path, inside: Inside) -> None:
    dump = Path(__file__).parent.parent / "data" / "wikidata" / "dump.json"
    made = inside("actors", "import", dump, "-o", "w.actors", "--lang", "en", cwd=tmp_path)
    assert made.returncode == 0
    assert made.stdout.startswith("w.actors: ")
    assert "unreadable line" in made.stderr
    assert inside("actors", "check", "w.actors", cwd=tmp_path).stdout == "w.actors : utilisable.\n"
    known = inside("actors", "list", "--kind", "person", "--limit", "99999", "--json", cwd=tmp_path)
    more = inside("actors", "list", "--kind", "person", "--limit", "99999", "--json", "--actors", "w.actors", cwd=tmp_path)
    assert len(json.loads(more.stdout)) > len(json.loads(known.stdout))
    (tmp_path / "no.json").write_text("nothing of the kind", encoding="utf-8")
    for wrong in (("no.json",), ("nowhere.json",), (dump, "--since", "hier")):
        told = inside("actors", "import", *wrong, "-o", "x.actors", cwd=tmp_path)
        assert told.returncode in (1, 2)
        assert told.stderr.count("\n") == 1
    assert not (tmp_path / "x.actors").exists()

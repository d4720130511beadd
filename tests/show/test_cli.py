from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import builder
import pytest
from command import CODE, Inside, environment, recoupe

from recoupe.model.layout import ARTICLES, DOSSIER, PAGE, SHARED_PAGE
from recoupe.model.serialise import article_from_json, to_json
from recoupe.show.files import read_dossier, write_dossier
from recoupe.show.web.dossier import page

COMMANDS = [
    [],
    ["check"],
    ["annotate"],
    ["share"],
    ["schema"],
    ["demo"],
    ["actors"],
    *(["actors", each] for each in ["list", "show", "add", "check", "missing", "import"]),
]

NEWS = """Le bac de Sorlange reprend la mer

Publié le 12 mai 2031

Le bac de Sorlange a repris ses traversées lundi. « Nous attendions ce jour depuis un an », a déclaré la ministre Odile Brémont.
"""


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile" / "bac.txt").write_text(NEWS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A folder with a dossier, without having annotated anything."""
    folder = tmp_path / "dossier"
    folder.mkdir()
    write_dossier(folder, builder.records(), builder.dossier(), page(builder.dossier(), builder.records()))
    return tmp_path


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Inside:
    return Inside(monkeypatch, capsys)


# calls that are asked for


@pytest.mark.parametrize("command", COMMANDS, ids=lambda each: " ".join(each) or "recoupe")
def test_each_command_has_its_help(command: list[str], tmp_path: Path, inside: Inside) -> None:
    for option in ("--help", "-h"):
        told = inside(*command, option, cwd=tmp_path)
        assert told.returncode == 0
        assert "Usage" in told.stdout


def test_help_speaks_the_readers_language(tmp_path: Path) -> None:
    system = {"LC_ALL": "", "LC_MESSAGES": ""}
    assert "une pile d’articles" in recoupe("check", "--help", cwd=tmp_path, LANG="C.UTF-8", **system).stdout
    assert "a pile of articles" in recoupe("check", "--help", cwd=tmp_path, LANG="en_US.UTF-8", **system).stdout
    assert "a pile of articles" in recoupe("check", "--lang", "en", "--help", cwd=tmp_path, LANG="fr_FR.UTF-8", **system).stdout


def test_the_version_names_all_that_decides_a_result(tmp_path: Path, inside: Inside) -> None:
    told = inside("--version", cwd=tmp_path)
    assert told.returncode == 0
    for part in ("recoupe ", "pipeline ", "knowledge ", "codebook "):
        assert part in told.stdout


def test_the_schemas_are_json(tmp_path: Path, inside: Inside) -> None:
    for record in ("article", "dossier"):
        assert json.loads(inside("schema", record, cwd=tmp_path).stdout)["$id"].endswith(f"{record}/1")


def test_help_and_schema_load_neither_spacy_nor_a_model(tmp_path: Path) -> None:
    code = "import sys; sys.argv = ['recoupe', '--help']\nfrom recoupe.show.cli import run\ntry: run()\nexcept SystemExit: pass\n"
    code += "print([each for each in ('spacy', 'numpy', 'trafilatura', 'jinja2', 'pydantic', 'babel') if each in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, env=environment(), check=True)
    assert done.stdout.rstrip().endswith("[]")


def test_a_dossier_is_made_and_told_and_a_bad_input_does_not_stop_it(pile: Path) -> None:
    (pile / "pile" / "vide.txt").touch()
    told = recoupe("check", "pile", "-o", "out", cwd=pile)
    assert told.returncode == 0, told.stderr
    assert "vide.txt" in told.stderr
    assert "1 article lu · 1 entrée laissée de côté" in told.stdout
    assert str(Path("out") / PAGE) in told.stdout
    for name in (PAGE, DOSSIER, ARTICLES):
        assert (pile / "out" / name).stat().st_size
    assert not list((pile / "out").glob("*.part"))
    records, dossier = read_dossier(pile / "out")
    assert [each.text for each in records] == [NEWS]
    assert dossier.articles == (records[0].id,)
    assert [each.input.endswith("vide.txt") for each in dossier.skipped] == [True]


@pytest.mark.slow
def test_a_summary_can_be_json_or_nothing(pile: Path) -> None:
    told = recoupe("check", "pile", "-o", "out", "--json", cwd=pile)
    assert json.loads(told.stdout)["articles"] == 1
    assert told.stderr == ""
    silent = recoupe("check", "pile", "-o", "out", "--quiet", cwd=pile)
    assert (silent.returncode, silent.stdout, silent.stderr) == (0, "", "")
    both = recoupe("check", "pile", "-o", "out", "--quiet", "--json", cwd=pile)
    assert json.loads(both.stdout)["stories"]


@pytest.mark.slow
def test_articles_come_from_standard_input_and_leave_as_json_lines(pile: Path) -> None:
    told = recoupe("annotate", "-", cwd=pile, stdin=NEWS.encode())
    assert told.returncode == 0, told.stderr
    (line,) = told.stdout.splitlines()
    assert article_from_json(line).text == NEWS
    written = recoupe("annotate", "pile/bac.txt", "-o", "bac.jsonl", cwd=pile)
    assert written.stdout == ""
    assert article_from_json((pile / "bac.jsonl").read_bytes()).text == NEWS


@pytest.mark.slow
def test_a_text_with_half_a_character_is_annotated_or_told(tmp_path: Path) -> None:
    line = '{"id": "a", "text": "Le bac \\ud83d est parti de Sorlange lundi matin avec ses passagers."}'
    (tmp_path / "a.jsonl").write_text(line, encoding="utf-8")
    told = recoupe("check", "a.jsonl", "-o", "out", cwd=tmp_path)
    assert told.returncode in (0, 1)
    assert "efaut" not in told.stderr
    assert "éfaut" not in told.stderr


# wrong calls: 2

WRONG = {
    "command": ["verifier"],
    "option": ["check", "pile", "--envoyer"],
    "no input": ["check"],
    "lang": ["check", "pile", "--lang", "de"],
    "today": ["check", "pile", "--today", "demain"],
    "jobs": ["check", "pile", "--jobs", "-2"],
    "jobs word": ["check", "pile", "--jobs", "deux"],
    "column": ["check", "pile", "--column", "corps"],
    "column meaning": ["check", "pile", "--column", "texte=corps"],
    "actors": ["check", "pile", "--actors", "absent.toml"],
    "bad actors": ["check", "pile", "--actors", "casse.toml"],
    "pipeline": ["check", "pile", "--pipeline", "absent"],
    "encoding": ["check", "pile", "--encoding", "martien"],
    "record": ["schema", "livre"],
}


@pytest.mark.parametrize("arguments", WRONG.values(), ids=WRONG)
def test_a_wrong_call_exits_with_2_and_a_sentence(arguments: list[str], pile: Path, inside: Inside) -> None:
    (pile / "casse.toml").write_text("[[actor]\nid = ", encoding="utf-8")
    told = inside(*arguments, cwd=pile)
    assert told.returncode == 2
    assert told.stderr.strip()
    assert told.stdout == ""


def test_a_broken_settings_file_is_told_in_the_language_asked_for(pile: Path, inside: Inside) -> None:
    (pile / "recoupe.toml").write_text("lang = ", encoding="utf-8")
    french, english = inside("check", "pile", cwd=pile), inside("check", "pile", "--lang", "en", cwd=pile)
    assert (french.returncode, english.returncode) == (2, 2)
    assert "n’est pas un fichier TOML" in french.stderr
    assert "is not readable TOML" in english.stderr


def test_settings_of_the_file_hold_also_for_errors(pile: Path, inside: Inside) -> None:
    (pile / "recoupe.toml").write_text('lang = "en"', encoding="utf-8")
    assert "holds no dossier" in inside("share", "nowhere", cwd=pile).stderr


# what cannot be done: 1

BAD = {
    "absent": None,
    "vide.txt": b"",
    "binaire.txt": bytes(range(256)) * 40,
    "tronque.jsonl": b'{"id": "a", "text": "Le bac',
    "liste.jsonl": b"[1, 2]\n",
    "sans-colonne.csv": b"a,b\n1,2\n",
    "vide.csv": b"",
    "vide.html": b"<html><body></body></html>",
    "image.png": b"\x89PNG\r\n\x1a\n" + bytes(400),
    "blanc.txt": b" \n\t\n ",
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_an_input_without_article_exits_with_1_and_a_sentence(name: str, lang: str, tmp_path: Path, inside: Inside) -> None:
    if (bytes_ := BAD[name]) is not None:
        (tmp_path / name).write_bytes(bytes_)
    told = inside("check", name, "-o", "out", "--lang", lang, cwd=tmp_path)
    assert told.returncode == 1
    assert name in told.stderr
    assert "Défaut" not in told.stderr
    assert "defect" not in told.stderr
    _, dossier = read_dossier(tmp_path / "out")
    assert dossier.skipped
    assert name in (tmp_path / "out" / PAGE).read_text(encoding="utf-8")


def test_an_empty_folder_and_a_huge_file_are_told(tmp_path: Path, inside: Inside) -> None:
    (tmp_path / "rien").mkdir()
    assert inside("check", "rien", "-o", "out", cwd=tmp_path).returncode == 1
    (tmp_path / "gros.txt").write_bytes(b"Le bac est parti. " * 3_000_000)
    told = inside("check", "gros.txt", "-o", "out", cwd=tmp_path)
    assert told.returncode == 1
    assert "gros.txt" in told.stderr


def test_a_place_that_cannot_be_written_is_told(pile: Path, inside: Inside) -> None:
    (pile / "out").touch()
    told = inside("check", "pile", "-o", "out", cwd=pile)
    assert told.returncode == 1
    assert "out" in told.stderr
    assert inside("annotate", "pile", "-o", "absent/a.jsonl", cwd=pile).returncode == 1


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    command = subprocess.Popen(
        [sys.executable, "-c", CODE, "schema", "dossier"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, env=environment()
    )
    assert command.stdout
    assert command.stderr
    command.stdout.close()
    assert b"Traceback" not in command.stderr.read()
    command.stderr.close()
    command.wait(60)


# sharing


def test_a_page_to_share_has_excerpts_unless_told_otherwise(made: Path, inside: Inside) -> None:
    told = inside("share", "dossier", cwd=made)
    assert told.returncode == 0
    assert told.stdout.strip() == str(Path("dossier") / SHARED_PAGE)
    assert (made / "dossier" / SHARED_PAGE).read_text(encoding="utf-8") == page(builder.dossier(), builder.records(), excerpts=True)
    inside("share", "dossier", "--full", "-o", "tout.html", "--lang", "en", cwd=made)
    assert (made / "tout.html").read_text(encoding="utf-8") == page(builder.dossier(), builder.records(), lang="en")


@pytest.mark.parametrize("name", [DOSSIER, ARTICLES])
@pytest.mark.parametrize("bytes_", [b"", b"{", b'{"schema": "recoupe/dossier/2"}\n', b"\xff\xfe\n"])
def test_a_dossier_that_cannot_be_read_is_told(name: str, bytes_: bytes, made: Path, inside: Inside) -> None:
    (made / "dossier" / name).write_bytes(bytes_)
    told = inside("share", "dossier", cwd=made)
    assert told.returncode == 1
    assert name in told.stderr or ARTICLES in told.stderr


def test_sharing_what_is_not_there_or_to_nowhere_is_told(made: Path, inside: Inside) -> None:
    assert "recoupe check" in inside("share", "autre", cwd=made).stderr
    assert inside("share", "dossier", "-o", "absent/page.html", cwd=made).returncode == 1


def test_files_are_written_whole_and_come_back_the_same(made: Path) -> None:
    records, dossier = read_dossier(made / "dossier")
    assert records == builder.records()
    assert dossier == builder.dossier()
    assert to_json(dossier, indent=1) + "\n" == (made / "dossier" / DOSSIER).read_text(encoding="utf-8")


STORY = {
    "a.txt": "Publié le 13 mai 2031\n\nLe bac de Sorlange a éperonné un ponton de Port-Mirel mardi 13 mai. Trois passagers du bac sont blessés, dit le port.\n",
    "b.txt": "Le bac de Sorlange a éperonné un ponton de Port-Mirel, ce mardi. Trois passagers du bac de Sorlange sont blessés, dit la ville.\n",
}


def test_the_articles_of_a_story_date_one_another_unless_alone(tmp_path: Path, inside: Inside) -> None:
    for name, text in STORY.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    together = [json.loads(line) for line in inside("annotate", "a.txt", "b.txt", "--today", "2031-06-01", cwd=tmp_path).stdout.splitlines()]
    alone = [json.loads(line) for line in inside("annotate", "a.txt", "b.txt", "--alone", "--today", "2031-06-01", cwd=tmp_path).stdout.splitlines()]
    assert [each["published"]["basis"] for each in together] == ["text", "story"]
    assert together[1]["published"]["earliest"] == "2031-05-13"
    assert together[1]["times"][0]["value"] == "2031-05-13"
    assert alone[1]["published"]["basis"] != "story"
    assert alone[1]["times"][0]["value"] is None

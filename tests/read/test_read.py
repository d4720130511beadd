"""`read` from end to end: what gives an article, and one sentence for what does not."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.model.article import Article
from recoupe.model.record import Skipped
from recoupe.read import ReadOptions, read

BODY = "Le niveau du lac a baissé de deux mètres depuis lundi, a indiqué la mairie.\r\n\r\nLes familles ont pu rentrer chez elles dans la soirée."
EN = ReadOptions(lang_of_messages="en")


def one(path: Path, **options: Any) -> Article:
    (article,) = read([path], options=ReadOptions(**options))
    assert isinstance(article, Article), article
    return article


def skips(*inputs: str | Path, options: ReadOptions = EN) -> list[str]:
    return [each.what for each in read(inputs, options=options) if isinstance(each, Skipped)]


def articles(*inputs: str | Path, options: ReadOptions = EN) -> list[Article]:
    return [each for each in read(inputs, options=options) if isinstance(each, Article)]


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16"])
def test_plain_text_is_kept_character_for_character(tmp_path: Path, encoding: str) -> None:
    article = one(write(tmp_path / "lac.txt", BODY.encode(encoding)))
    assert article.text == BODY
    assert article.id == "lac"
    assert article.source.path == str(tmp_path / "lac.txt")


def test_ids_are_unique(tmp_path: Path) -> None:
    write(tmp_path / "a" / "lac.txt", BODY)
    write(tmp_path / "b" / "lac.txt", BODY)
    assert [each.id for each in articles(tmp_path)] == ["lac", "lac-2"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "lac.txt", BODY)
    assert len(articles(path, tmp_path, str(tmp_path / "*.txt"))) == 1


def test_jsonl_goes_on_after_bad_lines(tmp_path: Path) -> None:
    rows = [
        json.dumps({"id": "x1", "text": BODY, "title": "Le lac", "date": "2025-11-04T13:13", "outlet": "Lac Direct", "url": "https://exemple.invalid/1"}),
        '{"text": "Le niveau du lac',
        '["Le lac"]',
        json.dumps({"title": "Le lac"}),
        json.dumps({"text": "  "}),
        json.dumps({"text": 3}),
        '{"text": "\\ud83d le niveau du lac a baissé"}',
        "",
        json.dumps({"texte": BODY, "attributs": {"date": "15-2-2019"}, "agence": "Lac Direct avec AFP"}),
    ]
    outcomes = list(read([write(tmp_path / "lac.jsonl", "\n".join(rows))], options=EN))
    good = [each for each in outcomes if isinstance(each, Article)]
    assert [each.id for each in good] == ["x1", "lac-9"]
    assert good[0].published.value == "2025-11-04T13:13"
    assert good[0].published.basis == "given"
    assert good[0].title
    assert good[0].title.start is None
    assert (good[0].source.outlet, good[0].source.url) == ("Lac Direct", "https://exemple.invalid/1")
    assert good[1].published.value == "2019-02-15"
    assert [(each.name, each.scope, each.evidence) for each in good[1].source.agencies] == [("AFP", "text", None)]
    bad = [each for each in outcomes if isinstance(each, Skipped)]
    assert [each.input.rpartition(":")[2] for each in bad] == ["2", "3", "4", "5", "6", "7"]
    assert bad[0].what.startswith("The line is not complete JSON")
    assert "title" in bad[2].what


def test_a_date_that_is_none_stays_unknown(tmp_path: Path) -> None:
    article = one(write(tmp_path / "lac.jsonl", json.dumps({"text": BODY, "date": "au printemps"})))
    assert article.published.value is None


def test_a_line_in_another_encoding_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    good = json.dumps({"text": BODY}, ensure_ascii=False).encode()
    outcomes = list(read([write(tmp_path / "lac.jsonl", good + b"\n" + good[:30] + b"\xe9\xe8" + good[30:] + b"\n" + good)], options=EN))
    assert [type(each).__name__ for each in outcomes] == ["Article", "Skipped", "Article"]


def test_jsonl_in_utf16(tmp_path: Path) -> None:
    assert one(write(tmp_path / "lac.jsonl", json.dumps({"text": BODY}, ensure_ascii=False).encode("utf-16"))).text == BODY


def test_json_objects_and_arrays(tmp_path: Path) -> None:
    assert one(write(tmp_path / "un.json", json.dumps({"text": BODY, "tags": [{"x": 1}]}))).id == "un"
    write(tmp_path / "deux.json", json.dumps({"status": "ok", "articles": [{"content": BODY, "source": {"id": "ld", "name": "Lac Direct"}}, 3]}))
    outcomes = list(read([tmp_path / "deux.json"], options=EN))
    assert isinstance(outcomes[0], Article)
    assert (outcomes[0].id, outcomes[0].source.outlet) == ("deux-1", "Lac Direct")
    assert isinstance(outcomes[1], Skipped)
    assert skips(write(tmp_path / "trois.json", '[{"text": "Le lac')) == ["The file is not complete JSON (character 11)."]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_with_line_ends_in_its_cells(tmp_path: Path, delimiter: str) -> None:
    quoted = BODY.replace('"', '""')
    path = write(tmp_path / "lac.csv", delimiter.join(["Titre", "Texte", "Date"]) + "\r\n" + delimiter.join(["Le lac", f'"{quoted}"', "3 avril 2025"]) + "\r\n")
    article = one(path)
    assert article.text == BODY
    assert article.published.value == "2025-04-03"
    assert article.title
    assert article.title.text == "Le lac"
    assert article.id == "lac-2"


def test_csv_in_windows_1252_as_excel_writes_it(tmp_path: Path) -> None:
    path = write(tmp_path / "lac.csv", f'titre;texte\r\n"Été : l’eau";"{BODY}"\r\n'.encode("cp1252"))
    article = one(path)
    assert article.text == BODY
    assert article.title
    assert article.title.text == "Été : l’eau"


def test_csv_with_faults(tmp_path: Path) -> None:
    flat = " ".join(BODY.split())
    path = write(tmp_path / "lac.csv", f'id,text,title\n1,"{flat}",a\n2,"le "lac" bas",b\n3\n4,"{flat}",c\n5,"le lac n\'a pas de fin,d\n')
    outcomes = list(read([path], options=EN))
    assert [each.id for each in outcomes if isinstance(each, Article)] == ["1", "4"]
    assert [each.input.rpartition(":")[2] for each in outcomes if isinstance(each, Skipped)] == ["3", "4", "6"]


def test_columns_named_by_the_user(tmp_path: Path) -> None:
    path = write(tmp_path / "lac.csv", f'corps_long,quand\n"{BODY}",2025-04-03\n')
    assert skips(path) == ["No column for text among: corps_long, quand."]
    article = one(path, columns={"text": "corps_long", "date": "quand"})
    assert article.published.value == "2025-04-03"
    assert skips(path, options=ReadOptions(columns={"text": "corps"}, lang_of_messages="en")) == ["No column for text among: corps_long, quand."]


def test_what_gives_nothing_gets_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "vide").mkdir()
    write(tmp_path / "photos" / "a.jpg", b"\xff\xd8")
    assert skips(tmp_path / "absent.txt") == ["There is no file or folder of this name."]
    assert skips(str(tmp_path / "*.xml")) == ["No file matches this pattern."]
    assert skips(tmp_path / "vide") == ["The folder holds no article file."]
    assert skips(tmp_path / "photos") == ["The folder holds no article file."]
    assert skips(write(tmp_path / "a.docx", b"PK")) == [".docx files are not read."]
    for name in ("a.txt", "b.html", "c.jsonl", "d.csv", "e.json"):
        assert skips(write(tmp_path / name, b"")) == ["The file is empty."]
    assert skips(write(tmp_path / "b.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")) == ["The content is binary, not text."]
    assert skips(write(tmp_path / "c.txt", b"a" * 3_000_000), options=ReadOptions(max_bytes=1 << 20, lang_of_messages="en"))[0].startswith("More than 1 MB")
    assert skips(write(tmp_path / "d.txt", "The level of the lake has fallen by two metres since Monday.")) == [
        "The article is in English: recoupe reads French for now."
    ]
    assert len(articles(write(tmp_path / "f.txt", "Le ministre a dit : « Non »."))) == 1
    assert skips(write(tmp_path / "e.txt", "12 : 3")) == ["The text is too short, or too little of it is prose, to tell its language."]


@pytest.mark.parametrize(("name", "content"), [("a.jsonl", "\n\n"), ("a.csv", "texte,titre\n"), ("a.json", "[]")])
def test_a_file_without_articles_is_told(tmp_path: Path, name: str, content: str) -> None:
    assert len(skips(write(tmp_path / name, content))) == 1


def test_sentences_are_in_the_reader_s_language(tmp_path: Path) -> None:
    (skipped,) = read([tmp_path / "absent.txt"])
    assert skipped == Skipped(input=str(tmp_path / "absent.txt"), what="Aucun fichier ni dossier de ce nom.", hint="Vérifiez le chemin.")


def test_a_file_without_rights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "lac.txt", BODY)

    def refused(*args: object) -> None:
        raise PermissionError(13, "Permission denied")

    # not by chmod: root, under whom CI runs, may read everything
    monkeypatch.setattr("builtins.open", refused)
    outcomes = skips(path)
    monkeypatch.undo()
    assert outcomes[0].startswith("The file cannot be opened")


def test_other_files_of_a_folder_are_counted_in_one_line(tmp_path: Path) -> None:
    write(tmp_path / "lac.txt", BODY)
    for name in ("a.jpg", "b.jpg", "c.pdf"):
        write(tmp_path / name, b"x")
    write(tmp_path / ".cache" / "d.txt", BODY)
    assert skips(tmp_path) == ["3 files of another kind were left aside in this folder (.jpg, .pdf)."]
    assert len(articles(tmp_path)) == 1


def test_a_dossier_among_the_articles_is_not_read_back(tmp_path: Path) -> None:
    write(tmp_path / "lac.txt", BODY)
    (tmp_path / ".recoupe").mkdir()
    write(tmp_path / "articles.jsonl", json.dumps({"text": BODY}))
    write(tmp_path / "dossier.html", f"<html><p>{BODY}</p></html>")
    assert len(articles(tmp_path)) == 1


def test_a_line_that_is_too_large_does_not_stop_the_rest(tmp_path: Path) -> None:
    good = json.dumps({"text": BODY})
    path = write(tmp_path / "lac.jsonl", "\n".join([good, json.dumps({"text": "x" * (1 << 21)}), good]))
    outcomes = list(read([path], options=ReadOptions(max_bytes=1 << 20, lang_of_messages="en")))
    assert [type(each).__name__ for each in outcomes] == ["Article", "Skipped", "Article"]


def test_reading_is_lazy(tmp_path: Path) -> None:
    stream = read([write(tmp_path / "lac.txt", BODY), tmp_path / "absent.txt"])
    assert isinstance(next(stream), Article)


@pytest.mark.parametrize(
    "content", [BODY, json.dumps({"text": BODY}) + "\n", f'texte,titre\n"{BODY}",Le lac\n', f"<html><body><article><p>{BODY}</p></article></body></html>"]
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    (article,) = articles("-")
    assert "mairie" in article.text
    assert article.source.path == "-"


def test_metadata_for_inputs_that_do_not_say(tmp_path: Path) -> None:
    article = one(write(tmp_path / "lac.txt", BODY), outlet="Lac Direct", date="2025-04-03")
    assert article.source.outlet == "Lac Direct"
    assert (article.published.value, article.published.basis) == ("2025-04-03", "given")


def test_progress_counts_outcomes(tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    write(tmp_path / "lac.txt", BODY)
    list(read([tmp_path, tmp_path / "absent"], progress=lambda done, total: seen.append((done, total))))
    assert seen == [(1, None), (2, None)]


@given(
    st.binary(max_size=400),
    st.sampled_from([".txt", ".html", ".jsonl", ".json", ".csv", ".tsv", ""]),
    st.sampled_from([b"", b'{"text": "', b"texte,date\n", b"<p>"]),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_stop_reading(tmp_path: Path, data: bytes, suffix: str, head: bytes) -> None:
    outcomes = list(read([write(tmp_path / f"entree{suffix}", head + data)]))
    assert all(isinstance(each, Article | Skipped) for each in outcomes)
    if suffix in (".txt", ".html", ".json"):
        assert outcomes

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.errors import RecoupeError
from recoupe.model.article import Article, Published, Source
from recoupe.model.layout import WORK as NAME
from recoupe.model.made import MadeWith
from recoupe.model.record import ArticleRecord
from recoupe.store.workfolder import FILE, WorkFolder

MADE = MadeWith(recoupe="1", pipeline="1", knowledge="1", codebook="1")


def record(article: Article) -> ArticleRecord:
    return ArticleRecord(
        id=article.id, sha256=article.sha256, lang="fr", made_with=MADE, source=article.source, title=None, published=article.published, text=article.text,
        zones=(), sentences=(), times=(), mentions=(), actors=(), quotations=(), events=(), claims=(), oddities=(),
    )  # fmt: skip


ONE, TWO = Article.of("un", "La digue tient.\nTabulation\tici."), Article.of("deux", "La digue a cédé.")


def test_what_is_put_is_there_again_when_the_folder_is_opened_again(tmp_path: Path) -> None:
    with WorkFolder(tmp_path, made_by="v1") as work:
        work.put(ONE, record(ONE))
        assert work.get(ONE) == record(ONE)
        assert ONE in work
        assert TWO not in work
    with WorkFolder(tmp_path, made_by="v1") as work:
        assert work.get(ONE) == record(ONE)
        assert work.get(TWO) is None
        work.put(TWO, record(TWO))
        assert (work.get(ONE), work.get(TWO)) == (record(ONE), record(TWO))


def test_other_versions_and_settings_do_not_see_it(tmp_path: Path) -> None:
    with WorkFolder(tmp_path, made_by="v1") as work:
        work.put(ONE, record(ONE))
    with WorkFolder(tmp_path, made_by="v2") as work:
        assert work.get(ONE) is None
        work.put(ONE, record(ONE))
    with WorkFolder(tmp_path, made_by="v1") as work:
        assert work.get(ONE) == record(ONE)


def test_the_same_text_with_another_date_outlet_or_id_is_another_article(tmp_path: Path) -> None:
    with WorkFolder(tmp_path, made_by="v1") as work:
        work.put(ONE, record(ONE))
        assert Article.of("un", ONE.text, published=Published(value="2031-05-02", basis="given")) not in work
        assert Article.of("un", ONE.text, source=Source(outlet="Le Guet")) not in work
        assert Article.of("autre", ONE.text) not in work


@pytest.mark.parametrize("lost", [1, 2, 10, 60])
def test_a_last_line_cut_short_is_overwritten(tmp_path: Path, lost: int) -> None:
    with WorkFolder(tmp_path, made_by="v1") as work:
        work.put(ONE, record(ONE))
        work.put(TWO, record(TWO))
    file = tmp_path / NAME / FILE
    file.write_bytes(file.read_bytes()[:-lost])
    with WorkFolder(tmp_path, made_by="v1") as work:
        assert work.get(ONE) == record(ONE)
        assert work.get(TWO) is None
        work.put(TWO, record(TWO))
    with WorkFolder(tmp_path, made_by="v1") as work:
        assert (work.get(ONE), work.get(TWO)) == (record(ONE), record(TWO))


def test_a_line_that_is_no_record_any_more_counts_as_not_there(tmp_path: Path) -> None:
    with WorkFolder(tmp_path, made_by="v1") as work:
        work.put(ONE, record(ONE))
        work.put(TWO, record(TWO))
    file = tmp_path / NAME / FILE
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(lines[0][:40] + b"\0" * (len(lines[0]) - 41) + b"\n" + lines[1])
    with WorkFolder(tmp_path, made_by="v1") as work:
        assert work.get(ONE) is None
        assert work.get(TWO) == record(TWO)
        work.put(ONE, record(ONE))
        assert work.get(ONE) == record(ONE)


def test_a_file_of_something_else_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    (tmp_path / NAME / FILE).write_bytes(b"\xff\xfe\n\n\t\nbonjour\n")
    with WorkFolder(tmp_path, made_by="v1") as work:
        assert work.get(ONE) is None
        work.put(ONE, record(ONE))
        assert work.get(ONE) == record(ONE)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "fichier").touch()
    with pytest.raises(RecoupeError) as refused:
        WorkFolder(tmp_path / "fichier", made_by="v1")
    assert refused.value.key == "output-folder"


def test_two_runs_do_not_write_in_one_folder(tmp_path: Path) -> None:
    opening = f"from pathlib import Path; from recoupe.store.workfolder import WorkFolder; WorkFolder(Path({str(tmp_path)!r}), made_by='v1')"
    with WorkFolder(tmp_path, made_by="v1"):
        other = subprocess.run([sys.executable, "-c", opening], capture_output=True, text=True, timeout=60, check=False)
        assert "folder-in-use" in other.stderr or "RecoupeError" in other.stderr
        assert other.returncode != 0
    other = subprocess.run([sys.executable, "-c", opening], capture_output=True, text=True, timeout=60, check=False)
    assert other.returncode == 0, other.stderr


texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.text(min_size=1, max_size=8, alphabet="abcé/\\ \t"), texts), unique=True, max_size=6), st.data())
def test_however_it_is_cut_what_is_left_is_whole(tmp_path_factory: pytest.TempPathFactory, pile: list[tuple[str, str]], data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("work")
    articles = [Article.of(id, text) for id, text in pile]
    with WorkFolder(folder, made_by="v1") as work:
        for each in articles:
            work.put(each, record(each))
    file = folder / NAME / FILE
    file.write_bytes(file.read_bytes()[: data.draw(st.integers(0, file.stat().st_size))])
    whole = file.read_bytes().count(b"\n")
    with WorkFolder(folder, made_by="v1") as work:
        assert [work.get(each) for each in articles] == [record(each) if n < whole else None for n, each in enumerate(articles)]

"""`recoupe annotate --show`: the text stays the text, and what was read stands under it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from command import Inside
from rich.console import Console

from recoupe import pipeline
from recoupe.config import Settings
from recoupe.model.record import ArticleRecord
from recoupe.show.cli.article import LAYERS, Painted, Shown, colour

TEXT = """La Norvège livrera des blindés au Chili

La Norvège livrera des blindés au Chili mardi 3 mai 2033, a annoncé le ministre Olaf Berg.

« Nous tiendrons parole », a-t-il assuré."""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> ArticleRecord:
    file = tmp_path_factory.mktemp("show") / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    settings = Settings(jobs=1)
    (made,) = pipeline.annotate(pipeline.read([file], settings), settings)
    assert isinstance(made, ArticleRecord)
    return made


def printed(record: ArticleRecord, lang: str = "fr", **console: object) -> str:
    out = io.StringIO()
    Shown("en" if lang == "en" else "fr", Console(file=out, width=300, highlight=False, markup=False, emoji=False, **console), LAYERS)(record)  # type: ignore[arg-type]
    return out.getvalue()


def test_without_tags_each_paragraph_is_its_own_text(record: ArticleRecord) -> None:
    lines = [re.sub(r"\[[eq]\d+ |\]", "", line).rstrip() for line in printed(record).splitlines()]
    for line in TEXT.splitlines():
        assert not line or line in lines


def test_what_was_read_is_told(record: ArticleRecord) -> None:
    told = printed(record)
    assert "mardi 3 mai 2033 = 2033-05-03" in told
    assert "AID" in told
    assert "Norvège → Chili" in told
    assert "discours direct" in told
    assert "direct speech" in printed(record, "en")


def test_without_a_terminal_there_is_no_colour_and_with_one_there_is(record: ArticleRecord) -> None:
    assert "\x1b[" not in printed(record)
    assert "\x1b[" in printed(record, force_terminal=True, color_system="standard")


def test_tags_nest_and_are_closed_in_a_paragraph_that_they_leave() -> None:
    painted = [Painted(start=0, end=30, style="italic", tag="q1"), Painted(start=3, end=8, style="bold", tag="e1")]
    assert colour("Il livrera tout.", 0, 16, painted).plain == "[q1 Il [e1 livre]ra tout."
    assert colour("Il (sic) [va] là.", 0, 17, []).plain == "Il (sic) [va] là."


def test_an_unknown_layer_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    result = Inside(monkeypatch, capsys)("annotate", "a.txt", "--show", "--layers", "colours", cwd=tmp_path)
    assert result.returncode == 1
    assert "colours" in result.stderr

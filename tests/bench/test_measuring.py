"""The benchmark's own parts: what it counts and what it tells where there is nothing to measure."""

import json
import sys
from pathlib import Path

import pytest

from bench.__main__ import main
from bench.machine import facts, peak_megabytes
from bench.tasks import first_article, made_up, names, texts, timed, token_count

SENTENCE = "Le ministre du Lac a reçu lundi la présidente de la Colline."
TEXT = f"{SENTENCE} Ils ont parlé de la digue, dont les travaux commenceront au printemps, et des pêcheurs qui attendent leur part depuis deux ans."
ROWS = [{"id": f"a{n}", "text": TEXT, "date": "2025-04-03"} for n in range(3)]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    return path


def test_only_the_first_articles_are_read(articles: Path) -> None:
    assert [row["id"] for row in texts(articles, 2)] == ["a0", "a1"]


def test_tokens_are_recoupes_own() -> None:
    assert token_count([{"text": SENTENCE}]) == 13


def test_time_is_that_of_the_processor() -> None:
    import time

    seconds, made = timed(lambda: time.sleep(0.3) or "done")
    assert made == "done"
    assert seconds < 0.2


def test_one_article_from_reading_to_its_record(articles: Path) -> None:
    result = first_article(articles, 1)
    assert result["record"] == "ArticleRecord"
    assert result["wall_s"] > 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell")
def test_memory_is_told_in_megabytes() -> None:
    assert 5 < (peak_megabytes() or 0) < 20_000


def test_the_machine_is_named() -> None:
    assert facts()["python"] == ".".join(map(str, sys.version_info[:3]))


def test_without_press_nothing_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--shared", str(tmp_path)]) == 0
    assert "nothing is measured" in capsys.readouterr().out


def test_names_are_found_among_many_made_up_ones(articles: Path) -> None:
    result = names(articles, 500)
    assert result["names"] == 500
    assert result["megabytes"] == pytest.approx(3 * len(TEXT.encode()) / 1e6)
    assert result["megabytes_per_s"] > 0


def test_made_up_names_are_as_many_as_asked_and_have_variants() -> None:
    rows = list(made_up(40))
    assert len(rows) == 40
    assert len({actor for _, actor, _ in rows}) < 40

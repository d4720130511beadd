from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import builder
import pytest

from recoupe.model.record import Skipped
from recoupe.show.cli.progress import Progress
from recoupe.show.cli.summary import AT_MOST, print_summary, summary


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", ["12 articles lus", "2 entrées laissées de côté", "Accord sur le lac", "fait suite à", "contesté", "7 / 9", "échéance passée", "Dossier : "]),
        ("en", ["12 articles read", "2 inputs left out", "Accord sur le lac", "follows", "disputed", "7 / 9", "overdue", "Dossier: "]),
    ],
)  # fmt: skip
def test_one_screen_tells_what_matters(lang: Any, said: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    print_summary(builder.dossier(), builder.records(), Path("out"), lang)
    told = capsys.readouterr().out
    for words in said:
        assert words in told
    assert len(told.splitlines()) <= 10 * (AT_MOST + 2)


def test_a_dossier_of_nothing_has_a_summary(capsys: pytest.CaptureFixture[str]) -> None:
    print_summary(builder.empty(), [], Path("out"), "fr")
    assert "0 article lu" in capsys.readouterr().out
    assert summary(builder.empty(), Path("out"))["articles"] == 0


def test_colour_only_where_it_is_wanted(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def told() -> str:
        print_summary(builder.dossier(), builder.records(), Path("out"), "fr")
        return capsys.readouterr().out

    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    assert "\x1b[" not in told()
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[32m" in told()
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[32m" not in told()


def test_markup_in_titles_is_text(capsys: pytest.CaptureFixture[str]) -> None:
    from dataclasses import replace

    dossier = builder.dossier()
    hostile = replace(dossier.stories[0], title="[bold]Accord[/bold] [red")
    print_summary(replace(dossier, stories=(hostile,)), builder.records(), Path("[red]out"), "fr")
    told = capsys.readouterr().out
    assert "[bold]Accord[/bold] [red" in told
    assert "[red]out" in told


def test_the_json_summary_counts_what_the_dossier_holds() -> None:
    told = json.loads(json.dumps(summary(builder.dossier(), Path("out"))))
    assert told["articles"] == 12
    assert told["claims"] == {"corroborated": 1, "differs": 1, "disputed": 1, "single-origin": 3, "undetermined": 2}
    assert [each["id"] for each in told["stories"]] == ["s1", "s2", "s3"]
    assert told["skipped"][0]["what"]


def test_progress_in_a_log_says_how_many_at_what_rate_and_how_long(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress("en") as progress:
        progress.step("annotating", 250)
        for number in range(1, 251):
            progress.done(number)
        progress.skipped(Skipped(input="a.txt", what="Empty.", hint="Look."))
    told = capsys.readouterr().err
    assert told.count("articles annotated of 250") == 3
    assert "a second" in told
    assert "a.txt: Empty. Look." in told


def test_quiet_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress("fr", quiet=True) as progress:
        progress.step("annotating", 250)
        progress.done(100)
        progress.skipped(Skipped(input="a.txt", what="Vide.", hint="Voyez."))
    assert capsys.readouterr() == ("", "")

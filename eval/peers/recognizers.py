"""Microsoft's recognizers-text for French dates and times, with the publication date as its reference."""

from __future__ import annotations

import contextlib
import datetime
import time
from collections.abc import Mapping, Sequence
from importlib import metadata
from typing import Any

from eval.peers.asked import Absent, Asked, Found
from eval.values import from_timex

_KINDS = {
    "date": "DATE",
    "daterange": "DATE",
    "time": "TIME",
    "timerange": "TIME",
    "datetime": "TIME",
    "datetimerange": "TIME",
    "duration": "DURATION",
    "set": "SET",
}


class Recognizers:
    """recognizers-text-date-time."""

    @property
    def name(self) -> str:
        """recognizers-text, and its version."""
        try:
            return f"recognizers-text {metadata.version('recognizers-text-date-time')}"
        except metadata.PackageNotFoundError:
            return "recognizers-text absent"

    def find(self, asked: Sequence[Asked]) -> Mapping[str, Found]:
        """The times of each text; of several readings the first that has a value is taken."""
        model = _model()
        return {each.id: _found(model, each) for each in asked}

    def seconds(self, asked: Sequence[Asked]) -> float:
        """Processor seconds for all texts, after a first one."""
        model = _model()
        _found(model, asked[0])
        began = time.process_time()
        for each in asked:
            _found(model, each)
        return time.process_time() - began


def _model() -> Any:
    try:
        from recognizers_date_time import DateTimeRecognizer  # type: ignore[import-not-found, unused-ignore]
    except ImportError as error:
        raise Absent("recognizers-text-date-time is not installed: pip install recognizers-text-date-time") from error
    return DateTimeRecognizer("fr-fr").get_datetime_model()


def _found(model: Any, asked: Asked) -> Found:
    with contextlib.redirect_stdout(None):
        results = model.parse(asked.text, datetime.datetime.fromisoformat(asked.day))
    found: Found = []
    for each in results:
        kind = each.type_name.rpartition(".")[2]
        found.append(
            {"start": each.start, "end": each.end + 1, "type": _KINDS.get(kind, "DATE"), "value": value(kind, (each.resolution or {}).get("values", []))}
        )
    return found


def value(kind: str, values: Sequence[Mapping[str, str]]) -> str | None:
    """The value of a resolution in our form: a day, an interval whose end stands outside of it, or the TIMEX where that is all there is.

    >>> value("daterange", [{"timex": "2025-04", "start": "2025-04-01", "end": "2025-05-01"}])
    '2025-04'
    >>> value("daterange", [{"timex": "(2025-04-01,2025-04-03,P2D)", "start": "2025-04-01", "end": "2025-04-03"}])
    '2025-04-01/2025-04-02'
    """
    for each in values:
        written = from_timex(each.get("timex", "")) if not each.get("timex", "").startswith("(") else None
        if written and "XXXX" not in written:
            return written
        if kind == "date" and each.get("value"):
            return from_timex(each["value"])
        if kind == "daterange" and each.get("start") and each.get("end"):
            last = datetime.date.fromisoformat(each["end"]) - datetime.timedelta(days=1)
            return from_timex(f"{each['start']}/{last}")
    return None

"""dateparser's `search_dates` for French, with the publication date as its base."""

from __future__ import annotations

import datetime
import time
import warnings
from collections.abc import Mapping, Sequence
from importlib import metadata
from typing import Any

from eval.peers.asked import Absent, Asked, Found

_FORMS = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d", "week": "%Y-%m-%d", "time": "%Y-%m-%dT%H:%M"}


class SearchDates:
    """dateparser, its settings as they come but for the base."""

    @property
    def name(self) -> str:
        """dateparser, and its version."""
        try:
            return f"dateparser {metadata.version('dateparser')}"
        except metadata.PackageNotFoundError:
            return "dateparser absent"

    def find(self, asked: Sequence[Asked]) -> Mapping[str, Found]:
        """The times of each text; dateparser gives a moment for each, so that its precision is asked of its parser again."""
        try:
            from dateparser.date import DateDataParser
        except ImportError as error:
            raise Absent("dateparser is not installed: pip install dateparser") from error
        out: dict[str, Found] = {}
        for each in asked:
            parser = DateDataParser(languages=["fr"], settings=_settings(each.day))
            found: Found = []
            at = 0
            for words, moment in _searched(each):
                start = each.text.find(words, at)
                if start < 0:
                    continue
                at = start + len(words)
                period = (parser.get_date_data(words).period if words.strip() else None) or "day"
                found.append({"start": start, "end": at, "type": "TIME" if period == "time" else "DATE", "value": moment.strftime(_FORMS[period])})
            out[each.id] = found
        return out

    def seconds(self, asked: Sequence[Asked]) -> float:
        """Processor seconds of `search_dates` alone, after a first text that loads it."""
        _searched(asked[0])
        began = time.process_time()
        for each in asked:
            _searched(each)
        return time.process_time() - began


def _searched(asked: Asked) -> list[tuple[str, datetime.datetime]]:
    try:
        from dateparser.search import search_dates
    except ImportError as error:
        raise Absent("dateparser is not installed: pip install dateparser") from error
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return search_dates(asked.text, languages=["fr"], settings=_settings(asked.day)) or []


def _settings(day: str) -> dict[str, Any]:
    return {"RELATIVE_BASE": datetime.datetime.fromisoformat(day)}

"""Run by an interpreter that has recognizers-text and need not have recoupe: JSON lines of `{id, text, day}` in, results and processor seconds out."""

from __future__ import annotations

import contextlib
import datetime
import json
import sys
import time
from typing import Any


def main() -> None:
    """Read all, load, warm up on the first text, find."""
    from recognizers_date_time import DateTimeRecognizer  # type: ignore[import-not-found, unused-ignore]

    rows = [json.loads(line) for line in sys.stdin]
    found: dict[str, list[Any]] = {}
    with contextlib.redirect_stdout(sys.stderr):
        model = DateTimeRecognizer("fr-fr").get_datetime_model()
        for row in rows[:1]:
            model.parse(row["text"], datetime.datetime.fromisoformat(row["day"]))
        began = time.process_time()
        for row in rows:
            results = model.parse(row["text"], datetime.datetime.fromisoformat(row["day"]))
            found[row["id"]] = [[each.start, each.end + 1, each.type_name, (each.resolution or {}).get("values", [])] for each in results]
        spent = time.process_time() - began
    print(json.dumps({"seconds": spent, "found": found}))


if __name__ == "__main__":
    main()

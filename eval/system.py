"""The system under test: recoupe through its public path, from JSONL rows to records and dossiers; nothing is annotated twice by the same code."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import takewhile
from pathlib import Path
from typing import Any

from recoupe import pipeline
from recoupe.config import Settings
from recoupe.model.annotated import Annotated as Layers
from recoupe.model.knowledge import Knowledge
from recoupe.model.layout import WORK as NAME
from recoupe.model.record import ArticleRecord, Skipped
from recoupe.model.serialise import to_data
from recoupe.store.workfolder import FILE

Row = Mapping[str, Any]
LARGEST = 300_000_000
"""Bytes of kept records of one set; records of older code add up, and beyond this all are made again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """The records of a set, as nouns and as plain data by id, and what was skipped, in a sentence each."""

    nouns: Sequence[ArticleRecord]
    records: Mapping[str, Mapping[str, Any]]
    skipped: Sequence[str]


class System:
    """Runs recoupe over rows. cache: a folder that keeps records between runs; recoupe itself tells which still hold (by code, data and settings)."""

    def __init__(self, cache: Path | None = None, *, today: str = "2026-01-01") -> None:
        self._cache = cache or Path(tempfile.gettempdir()) / "recoupe-eval"
        self._settings = Settings(today=today)
        self.skipped: dict[str, Sequence[str]] = {}
        self.silent: set[str] = set()
        """Sets of which no article gave a record: something is broken, and the scores mean nothing."""

    @cached_property
    def knowledge(self) -> Knowledge:
        """The shipped knowledge, loaded once."""
        from recoupe.knowledge import load

        return load()

    def place(self, name: str) -> Path:
        """The folder of a set in the cache."""
        folder = self._cache / name
        folder.mkdir(parents=True, exist_ok=True)
        kept = folder / NAME / FILE
        if kept.is_file() and kept.stat().st_size > LARGEST:
            kept.unlink()
        return folder

    def annotate(self, name: str, rows: Iterable[Row]) -> Annotated:
        """The records of some articles, read as a user's JSONL file is. name: of the set, for the cache. Rows give id, text, and what else they have."""
        folder = self.place(name)
        path = _written(folder, rows)
        read = pipeline.read([path], self._settings, knowledge=self.knowledge)
        nouns: list[ArticleRecord] = []
        skipped: list[str] = []
        for outcome in pipeline.annotate(read, self._settings, folder=folder):
            if isinstance(outcome, Skipped):
                skipped.append(f"{outcome.input}: {outcome.what}")
            else:
                nouns.append(outcome)
        if skipped:
            self.skipped[name] = skipped
        if not nouns:
            self.silent.add(name)
        return Annotated(nouns=nouns, records={each.id: to_data(each) for each in nouns}, skipped=skipped)

    def parsed(self, name: str, rows: Iterable[Row]) -> Iterator[Layers]:
        """The articles with every layer up to the quotations, trees and all, which records do not keep."""
        before = list(takewhile(lambda stage: stage.name != "events", pipeline.stages(self._settings, self.knowledge)))
        for article in pipeline.read([_written(self.place(name), rows)], self._settings, knowledge=self.knowledge):
            if not isinstance(article, Skipped):
                yield reduce(lambda work, stage: stage(work), before, Layers(article=article))

    def dossier(self, records: Sequence[ArticleRecord]) -> Mapping[str, Any]:
        """The dossier of some records, as plain data."""
        return to_data(pipeline.crosscheck(records, self._settings, knowledge=self.knowledge))  # type: ignore[no-any-return]

    def check(self, name: str, rows: Iterable[Row]) -> tuple[Mapping[str, Any], Mapping[str, Mapping[str, Any]]]:
        """The whole path at once: the dossier, and the records as `recoupe check` leaves them, which may know more than those of single articles."""
        folder = self.place(name)
        path = _written(folder, rows)
        dossier, records = pipeline.check([path], self._settings, folder=folder)
        return to_data(dossier), {each.id: to_data(each) for each in records}


def _written(folder: Path, rows: Iterable[Row]) -> Path:
    path = folder / "articles.jsonl"
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return path

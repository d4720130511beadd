"""The working folder of a run: annotated articles, one JSON line each, appended as they come, so that a stopped run goes on where it was."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from types import TracebackType

from pydantic import ValidationError

from recoupe.errors import RecoupeError
from recoupe.model.article import Article
from recoupe.model.layout import WORK
from recoupe.model.record import ArticleRecord
from recoupe.model.serialise import article_from_json, to_data, to_json
from recoupe.store.lock import Lock

FILE = "annotated.tsv"


class WorkFolder:
    """Records by the article they were made from and by all that made them.

    A line is "key TAB record". One cut short by a kill is taken away when the folder is opened again, and one that is no record any more (a disk
    that failed) counts as not there. One run at a time: raises `RecoupeError` when another has the folder, or when it cannot be written in.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, WorkFolder(Path(folder), made_by="v1") as work:
    ...     work.get(Article.of("a", "Rien.")) is None
    True
    """

    def __init__(self, folder: Path, *, made_by: str) -> None:
        self._made_by = made_by
        place = folder / WORK
        try:
            place.mkdir(parents=True, exist_ok=True)
            self._lock = Lock(place / "lock")
            self._file = (place / FILE).open("a+b")
        except OSError as problem:
            raise RecoupeError("output-folder", where=folder, problem=problem.strerror or problem) from problem
        if not self._lock.taken:
            self._file.close()
            raise RecoupeError("folder-in-use", where=folder)
        self._places = self._index()

    def __enter__(self) -> WorkFolder:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.close()
        self._lock.give_back()

    def __contains__(self, article: Article) -> bool:
        return self._key(article) in self._places

    def get(self, article: Article) -> ArticleRecord | None:
        """The record made earlier from the same article by the same versions and settings."""
        key = self._key(article)
        place = self._places.get(key)
        if place is None:
            return None
        self._file.seek(place)
        try:
            return article_from_json(self._file.readline().partition(b"\t")[2])
        except ValidationError:
            del self._places[key]
            return None

    def put(self, article: Article, record: ArticleRecord) -> None:
        """Keep a record; once this returns, a kill of the process does not lose it. Raises `OSError` when the disk is full."""
        key = self._key(article)
        self._file.seek(0, 2)
        place = self._file.tell()
        self._file.write(f"{key}\t{to_json(record)}\n".encode())
        self._file.flush()
        self._places[key] = place

    def _key(self, article: Article) -> str:
        told = json.dumps([self._made_by, to_data(article)], sort_keys=True, ensure_ascii=True)
        return hashlib.sha256(told.encode()).hexdigest()[:32]

    def _index(self) -> dict[str, int]:
        places: dict[str, int] = {}
        self._file.seek(0)
        whole = 0
        for line in self._file:
            if not line.endswith(b"\n"):
                break
            places[line.partition(b"\t")[0].decode("ascii", "replace")] = whole
            whole += len(line)
        self._file.truncate(whole)
        return places

"""The working folder of a run: annotated articles, one JSON line each, appended as they come, so that a stopped run goes on where it was."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from types import TracebackType

from recoupe.model.article import Article
from recoupe.model.record import ArticleRecord
from recoupe.model.serialise import article_from_json, to_data, to_json

NAME = ".recoupe"


class WorkFolder:
    """Records by the article they were made from and by all that made them.

    A line is "key TAB record"; one cut short by a kill is left out when the folder is opened again, and overwritten.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, WorkFolder(Path(folder), made_by="v1") as work:
    ...     work.get(Article.of("a", "Rien.")) is None
    True
    """

    def __init__(self, folder: Path, *, made_by: str) -> None:
        self._made_by = made_by
        folder = folder / NAME
        folder.mkdir(parents=True, exist_ok=True)
        self._file = (folder / "annotated.tsv").open("a+b")
        self._places = self._index()

    def __enter__(self) -> WorkFolder:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.close()

    def __contains__(self, article: Article) -> bool:
        return self._key(article) in self._places

    def get(self, article: Article) -> ArticleRecord | None:
        """The record made earlier from the same article by the same versions and settings."""
        place = self._places.get(self._key(article))
        if place is None:
            return None
        self._file.seek(place)
        return article_from_json(self._file.readline().partition(b"\t")[2])

    def put(self, article: Article, record: ArticleRecord) -> None:
        """Keep a record; it is on disk when this returns."""
        key = self._key(article)
        self._file.seek(0, 2)
        self._places[key] = self._file.tell()
        self._file.write(f"{key}\t{to_json(record)}\n".encode())
        self._file.flush()

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

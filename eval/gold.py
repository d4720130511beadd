"""The gold, read from the shared folder: articles by their id with the hash of their text, annotations with `["words", n]` resolved to spans."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from eval.matching import Span

Row = Mapping[str, Any]
OWN = Path(__file__).with_name("own_gold")
"""A second gold, of articles drawn after the first was known by heart."""
UNREAD = Path(__file__).with_name("own_gold_reserved")
"""A third, of reserved articles: annotated by somebody who has not seen the code, read by nobody who writes it; its errors are counted, never shown."""


class NotInText(ValueError):
    """Gold words that the article does not have, or an article whose text is not the one that was annotated."""


def resolve(text: str, words: str, n: int) -> Span:
    """Where the n-th occurrence (from 0) of some words stands. Raises `NotInText` when there is none.

    >>> resolve("lundi, puis lundi", "lundi", 1)
    (12, 17)
    """
    at = -1
    for _ in range(n + 1):
        at = text.find(words, at + 1)
        if at < 0:
            raise NotInText(f"{words!r} no. {n}")
    return at, at + len(words)


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """An article with what careful readers found in it; every string of the annotation is still to be resolved against `text`."""

    id: str
    text: str
    row: Row
    said: Row

    def span(self, where: tuple[str, int] | list[Any]) -> Span:
        """The span of a `["words", n]`, or of the `[start, end)` that our own gold gives."""
        return (where[0], where[1]) if isinstance(where[0], int) else resolve(self.text, where[0], where[1])

    def of(self, item: Row) -> Span:
        """The span of an item that carries `text` and `n`, or `start` and `end`."""
        return (item["start"], item["end"]) if "start" in item else resolve(self.text, item["text"], item["n"])


class Shared:
    """The shared folder. Files are read when first needed, once."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def there(self) -> bool:
        """Whether there is anything to score against."""
        return (self.root / "gold" / "dev").is_dir()

    @cached_property
    def press(self) -> dict[str, dict[str, Any]]:
        """The press articles by id."""
        return {row["id"]: row for row in read_jsonl(self.root / "press" / "articles.jsonl")}

    @cached_property
    def articles(self) -> list[GoldArticle]:
        """The annotated articles. Raises `NotInText` when a text is not the one that was annotated."""
        return [self._annotated(path) for path in sorted((self.root / "gold" / "dev" / "articles").glob("*.json"))]

    @cached_property
    def own_articles(self) -> list[GoldArticle]:
        """The articles that we have annotated ourselves, by offsets alone. Raises `NotInText` when a text is not the one that was annotated."""
        return self._by_offsets(OWN)

    @cached_property
    def unread_articles(self) -> list[GoldArticle]:
        """The reserved articles annotated by offsets alone."""
        return self._by_offsets(UNREAD)

    @cached_property
    def own_actors(self) -> list[dict[str, Any]]:
        """The actors that `own_articles` name, as rows of `actors.jsonl`: there `same_for_scoring` is an id, here a name."""
        return self._actors(OWN)

    @cached_property
    def unread_actors(self) -> list[dict[str, Any]]:
        """The actors that `unread_articles` name."""
        return self._actors(UNREAD)

    def _by_offsets(self, folder: Path) -> list[GoldArticle]:
        return [self._annotated(path) for path in sorted(folder.glob("*.json")) if path.name != "actors.json"]

    def _actors(self, folder: Path) -> list[dict[str, Any]]:
        path = folder / "actors.json"
        rows = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
        return [row | {"id": f"own:{row['name']}", "same_for_scoring": f"own:{row['same_for_scoring']}" if row["same_for_scoring"] else None} for row in rows]

    def _annotated(self, path: Path) -> GoldArticle:
        said = json.loads(path.read_text(encoding="utf-8"))
        row = self.press[said["id"]]
        if hashlib.sha1(row["text"].encode(), usedforsecurity=False).hexdigest() != said["sha1_text"]:
            raise NotInText(f"{said['id']}: the text has changed since it was annotated")
        return GoldArticle(id=said["id"], text=row["text"], row=row, said=said)

    @cached_property
    def crosschecks(self) -> list[dict[str, Any]]:
        """The groups of articles that were read side by side."""
        folder = self.root / "gold" / "dev" / "crosscheck"
        return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]

    def lines(self, path: str) -> list[dict[str, Any]]:
        """The rows of a JSONL file of the shared folder; none where it is absent."""
        place = self.root / path
        return read_jsonl(place) if place.is_file() else []

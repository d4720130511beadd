"""What reading can be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from recoupe.lang.say import Lang

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How inputs are read.

    columns: for CSV, JSONL and JSON, the name of the column (or field) that holds `text`, `title`, `date`, `modified`, `url`, `outlet`, `author`, `agency` or
    `id`; what is not named is guessed by usual French and English names. encoding: forced for text, CSV and JSONL (None: detected). max_bytes: the
    most that one article, or one file that must be read whole, may weigh. outlet, date: for inputs that do not say. agencies: groups of names of news
    agencies, the usual one first; outlets: names of outlets. both as a knowledge base knows them, added to the few that come with the language.
    lang_of_messages: the language of the sentences in `Skipped` and in `Published.why`.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    max_bytes: int = 50 * MEGABYTE
    outlet: str | None = None
    date: str | None = None
    agencies: tuple[tuple[str, ...], ...] = ()
    outlets: tuple[str, ...] = ()
    lang_of_messages: Lang = "fr"

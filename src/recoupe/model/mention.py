"""Mentions: the words that stand for someone or something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from recoupe.model.evidence import Field, check_span
from recoupe.model.made import Alternative

Label = Literal["PERSON", "ORG", "GPE", "LOC", "NORP", "EVENT", "OTHER"]
Reading = Literal["name", "acronym", "short-name", "role", "metonym", "demonym", "pronoun", "group"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words `[start, end)` that stand for an actor or a place; `actor` is its id once resolved, `name` its canonical name.

    `actors` holds the members of a group reading ("les trois pays").
    """

    id: str
    start: int
    end: int
    text: str
    label: Label
    reading: Reading
    actor: str | None = None
    name: str | None = None
    actors: tuple[str, ...] = ()
    by: str
    score: float | None = None
    why: str | None = None
    field: Field = "text"
    alternatives: tuple[Alternative, ...] = ()

    def __post_init__(self) -> None:
        check_span(self.start, self.end, self.text)

"""Stories: the articles that tell one happening, and the storylines that join them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ArticleRole = Literal["announcement", "report", "follow-up", "background"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryArticle:
    """An article's place in its story."""

    id: str
    role: ArticleRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One happening with its announcement, reactions and updates; `follows` are the stories that come before it in a storyline.

    period is an EDTF value; place and actors are ids of actors (place may be plain words).
    """

    id: str
    title: str
    period: str | None
    place: str | None
    actors: tuple[str, ...]
    articles: tuple[StoryArticle, ...]
    follows: tuple[str, ...]
    why: str

    def __post_init__(self) -> None:
        if not self.articles:
            raise ValueError(f"story {self.id} has no article")

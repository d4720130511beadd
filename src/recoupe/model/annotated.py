"""An article on its way: the frozen text and the layers that stages have added so far."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Protocol

from recoupe.model.actor import Actor
from recoupe.model.article import Article
from recoupe.model.claim import Claim
from recoupe.model.event import Event
from recoupe.model.evidence import MissingEvidence
from recoupe.model.mention import Mention
from recoupe.model.oddity import Oddity
from recoupe.model.quotation import Quotation
from recoupe.model.syntax import Sentence
from recoupe.model.time import TimeExpression


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """An article and its layers; a layer that no stage has made yet is None.

    >>> work = Annotated(article=Article.of("a1", "Lundi, rien."))
    >>> work.times is None
    True
    """

    article: Article
    sentences: tuple[Sentence, ...] | None = None
    times: tuple[TimeExpression, ...] | None = None
    mentions: tuple[Mention, ...] | None = None
    actors: tuple[Actor, ...] | None = None
    quotations: tuple[Quotation, ...] | None = None
    events: tuple[Event, ...] | None = None
    claims: tuple[Claim, ...] | None = None
    oddities: tuple[Oddity, ...] | None = None

    def having(self, **layers: Any) -> Annotated:
        """The same with layers added or replaced; raises `MissingEvidence` where a datum's words are not the text's at its place."""
        for name, layer in layers.items():
            if name != "article":
                self._check(name, layer)
        return replace(self, **layers)

    def parties(self) -> tuple[Mention, ...]:
        """The mentions, places without their actor: what those who look for somebody who acts or speaks are to read."""
        places = {each.id for each in self.actors or () if each.kind == "place"}
        return tuple(replace(each, actor=None) if each.actor in places else each for each in self.mentions or ())

    def _check(self, name: str, layer: Any) -> None:
        title = self.article.title.text if self.article.title else ""
        for datum in layer:
            words = getattr(datum, "text", None)
            if words is None or not hasattr(datum, "start"):
                continue
            text = title if getattr(datum, "field", "text") == "title" else self.article.text
            if text[datum.start : datum.end] != words:
                raise MissingEvidence(f"{name} {datum.start}-{datum.end} of {self.article.id}: {words!r} is not what stands there")


LAYERS = frozenset(each.name for each in fields(Annotated))


class Stage(Protocol):
    """A step of the path: a callable that adds named layers. `needs` and `gives` are names of `Annotated`'s fields, checked before the pipeline starts."""

    @property
    def name(self) -> str:
        """Its name, for messages and timings."""

    @property
    def needs(self) -> frozenset[str]:
        """The layers that must be there before it."""

    @property
    def gives(self) -> frozenset[str]:
        """The layers that it adds or replaces."""

    def __call__(self, work: Annotated) -> Annotated:
        """The article with those layers."""

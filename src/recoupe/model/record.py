"""The two records that leave recoupe: the article (one line of JSONL) and the dossier; and what was left out on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field as Named

from recoupe.model.actor import Actor, DossierActor
from recoupe.model.article import Article, Published, Source, Title, Zone
from recoupe.model.claim import Claim
from recoupe.model.crosschecked import Commitment, Difference, DossierClaim, DossierEvent, DossierQuotation, Moment, Relation
from recoupe.model.event import Event
from recoupe.model.made import MadeWith
from recoupe.model.mention import Mention
from recoupe.model.oddity import DossierOddity, Oddity
from recoupe.model.quotation import Quotation
from recoupe.model.reuse import Origin, Pair, Reuse
from recoupe.model.story import Story
from recoupe.model.time import TimeExpression


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecord:
    """An article with all that was found in it: what `recoupe annotate` writes, and all that the stages after it read."""

    schema: Literal["recoupe/article/1"] = "recoupe/article/1"
    id: str
    sha256: str
    lang: str
    made_with: MadeWith
    source: Source
    title: Title | None
    published: Published
    text: str
    zones: tuple[Zone, ...]
    sentences: tuple[tuple[int, int], ...]
    times: tuple[TimeExpression, ...]
    mentions: tuple[Mention, ...]
    actors: tuple[Actor, ...]
    quotations: tuple[Quotation, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    oddities: tuple[Oddity, ...]

    @property
    def article(self) -> Article:
        """The article alone, without its layers."""
        return Article(
            id=self.id, sha256=self.sha256, text=self.text, lang=self.lang, source=self.source, title=self.title, published=self.published, zones=self.zones
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """An input that gave no article, or gave one with a reservation: what was wrong with it, and what to do."""

    input: str
    what: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Methods:
    """The methods box: what was measured, on which set (score lines as `make eval` printed them), and what no person has checked."""

    measured: tuple[dict[str, Any], ...]
    unchecked: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What `recoupe check` tells of a pile of articles."""

    schema: Literal["recoupe/dossier/1"] = "recoupe/dossier/1"
    made_with: MadeWith
    today: Annotated[str | None, Named(description="the day on which commitments were judged due or overdue (EDTF day)")] = None
    articles: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    oddities: tuple[DossierOddity, ...]
    methods: Methods
    stories: tuple[Story, ...]
    reuse: tuple[Reuse, ...]
    pairs: tuple[Pair, ...]
    origins: tuple[Origin, ...]
    events: tuple[DossierEvent, ...]
    claims: tuple[DossierClaim, ...]
    differences: tuple[Difference, ...]
    quotations: tuple[DossierQuotation, ...]
    commitments: tuple[Commitment, ...]
    relations: tuple[Relation, ...]
    actors: tuple[DossierActor, ...]
    timeline: tuple[Moment, ...]

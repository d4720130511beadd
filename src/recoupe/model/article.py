"""The article: a frozen text with what is known of where it comes from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from recoupe.model.evidence import Here, Span

ZoneKind = Literal["title", "dateline", "byline", "subhead", "caption", "agency-credit", "photo-credit", "body", "boilerplate"]
CreditScope = Literal["text", "photo", "attribution"]
PublishedBasis = Literal["given", "metadata", "text", "inferred", "story"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A stretch of the text and what it is on the page; the zones of an article cover every character once."""

    kind: ZoneKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A news agency that the article names.

    scope says as what: `text` (the text, or part of it, is the agency's), `photo` (only the picture is), `attribution` (it is a source: "selon l'AFP").
    Evidence is absent (None) only when the input itself gives the agency as metadata.
    """

    name: str
    scope: CreditScope
    evidence: Here | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A site or outlet that the article relays ("relayé par le site …")."""

    name: str
    evidence: Here


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the article comes from; all but one of path and url may be unknown."""

    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    agencies: tuple[Agency, ...] = ()
    cites: tuple[Cited, ...] = ()
    licence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The title; start and end are None when it came as metadata and is not part of the text."""

    text: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When the article was published, as an EDTF value, with what it rests on.

    value is None when unknown; earliest and latest bound it (EDTF days) when something is known. basis: `given` (by the user or the input's date field),
    `metadata` (of the page), `text` (written in the article), `inferred` (from what the text says), `story` (from the other articles of its story).
    """

    value: str | None = None
    modified: str | None = None
    earliest: str | None = None
    latest: str | None = None
    basis: PublishedBasis | None = None
    why: str | None = None
    evidence: tuple[Here, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as it was read: the text is frozen, and `sha256` is that of its UTF-8 bytes.

    >>> article = Article.of("a1", "Le sommet s’est tenu lundi.")
    >>> article.span(3, 9).text
    'sommet'
    """

    id: str
    sha256: str
    text: str
    lang: str = "fr"
    source: Source = Source()
    title: Title | None = None
    published: Published = Published()
    zones: tuple[Zone, ...] = ()

    def __post_init__(self) -> None:
        at = 0
        for zone in self.zones:
            if zone.start != at or zone.end <= zone.start:
                raise ValueError(f"article {self.id}: zone {zone.kind} {zone.start}-{zone.end} does not follow on {at}")
            at = zone.end
        if self.zones and at != len(self.text):
            raise ValueError(f"article {self.id}: the zones end at {at}, the text at {len(self.text)}")

    @classmethod
    def of(cls, id: str, text: str, **known: object) -> Article:
        """An article from its text alone, hashed; `known` are other fields."""
        return cls(id=id, sha256=sha256_of(text), text=text, **known)  # type: ignore[arg-type]

    def span(self, start: int, end: int) -> Span:
        """The span `[start, end)` of the text, with its words. Raises `MissingEvidence` when it is empty or past the end."""
        return Span(start, end, self.text[start:end])


def sha256_of(text: str) -> str:
    """The hash that freezes a text: SHA-256 of its UTF-8 bytes (lone surrogates kept), in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

"""Article records made by hand, for tests of what comes after annotation."""

from __future__ import annotations

import re
from typing import Any

from recoupe.model.actor import Actor
from recoupe.model.article import Agency, Published, Source, Title, sha256_of
from recoupe.model.evidence import Here
from recoupe.model.made import MadeWith
from recoupe.model.mention import Mention
from recoupe.model.quotation import Cue, Quotation, Speaker
from recoupe.model.record import ArticleRecord

MADE = MadeWith(recoupe="test", pipeline="test", knowledge="test", codebook="test")


def record(
    id: str, text: str, *, outlet: str | None = None, date: str | None = None, title: str | None = None, agency: str | None = None, **layers: Any
) -> ArticleRecord:
    """A record with this text; a title that opens the text has its place. `agency` is credited where its name last stands in the text."""
    agencies: tuple[Agency, ...] = ()
    if agency:
        at = text.rfind(agency)
        agencies = (Agency(name=agency, scope="text", evidence=Here(at, at + len(agency)) if at >= 0 else None),)
    place: Title | None = None
    if title:
        place = Title(text=title, start=0, end=len(title)) if text.startswith(title) else Title(text=title)
    none: dict[str, Any] = dict.fromkeys(("zones", "sentences", "times", "mentions", "actors", "quotations", "events", "claims", "oddities"), ())
    return ArticleRecord(
        id=id,
        sha256=sha256_of(text),
        lang="fr",
        made_with=MADE,
        source=Source(outlet=outlet, agencies=agencies),
        title=place,
        published=Published(value=date, basis="given" if date else None),
        text=text,
        **{**none, **layers},
    )


def mentions(text: str, **named: str) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    """A mention for each occurrence of a name, and the actors: `mentions(text, vela="iso:VEL Vélanie")` gives the id, then the name sought."""
    found: list[Mention] = []
    actors = []
    for spec in named.values():
        id, _, name = spec.partition(" ")
        kind = "state" if id.startswith("iso:") else "person"
        actors.append(Actor(id=id, name=name, names=(name,), kind=kind, verified=True))  # type: ignore[arg-type]
        for match in re.finditer(re.escape(name), text):
            label = "GPE" if kind == "state" else "PERSON"
            start, end = match.span()
            found.append(
                Mention(id=f"m{len(found) + 1}", start=start, end=end, text=name, label=label, reading="name", actor=id, name=name, by="test")  # type: ignore[arg-type]
            )
    return tuple(sorted(found, key=lambda each: each.start)), tuple(actors)


def quotation(
    id: str, text: str, words: str, *, speaker: tuple[str | None, str] | None = None, kind: str = "direct", cue: tuple[str, str] | None = None
) -> Quotation:
    """A quotation of these words where they first stand; `cue` is (lemma, force), `speaker` (actor id, name)."""
    start = text.index(words)
    end = start + len(words)
    return Quotation(
        id=id,
        kind=kind,  # type: ignore[arg-type]
        start=start,
        end=end,
        text=words,
        fragments=() if kind == "indirect" else ((start, end),),
        speaker=Speaker(actor=speaker[0], name=speaker[1], mention=None) if speaker else None,
        cue=Cue(start=0, end=1, lemma=cue[0], polarity="neutral", force=cue[1]) if cue else None,
        by="test",
    )

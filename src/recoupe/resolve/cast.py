"""The cast of one article: its mentions, and what has been decided about each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from recoupe.lang.say import Say
from recoupe.model.evidence import Field
from recoupe.model.knowledge import Knowledge, KnownActor
from recoupe.model.made import Alternative
from recoupe.model.mention import Mention, Reading

_CIVILITY = re.compile(r"(?:M\.|MM\.|Mme|Mmes|Mlle|Mr|Dr|Me|Pr|Monsieur|Madame|Messieurs|Mesdames|Maître|Docteur|Professeur)\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a mention stands for: an actor or place, or nobody in particular with the readings that are left."""

    actor: str | None
    name: str | None
    by: str
    score: float
    why: str
    reading: Reading | None = None
    actors: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


@dataclass(slots=True)
class Newcomer:
    """Someone or something that the base does not know: its id, its fullest name in the article, and whether it is a person, a body or a place."""

    id: str
    name: str
    kind: Literal["person", "body", "place"]


@dataclass(slots=True)
class Cast:
    """The mentions of one field of an article in order, the judgements so far, and those whom the text alone makes known (shared by all fields)."""

    where: Field
    text: str
    mentions: list[Mention]
    knowledge: Knowledge
    say: Say
    published: str | None
    newcomers: dict[str, Newcomer] = field(default_factory=dict)
    furniture: tuple[tuple[int, int], ...] = ()  # zones that are not the article's own words: bylines, credits, boilerplate
    judged: dict[str, Judgement] = field(default_factory=dict)

    def judge(self, mention: Mention, judgement: Judgement) -> None:
        """Note what a mention stands for."""
        self.judged[mention.id] = judgement

    def actor_of(self, mention: Mention) -> str | None:
        """The actor decided on, if any."""
        judgement = self.judged.get(mention.id)
        return judgement.actor if judgement else None

    def is_furniture(self, mention: Mention) -> bool:
        """Whether a mention stands among the page's furniture."""
        return any(start <= mention.start < end for start, end in self.furniture)

    def name_of(self, id: str) -> str:
        """The canonical name of an actor, of the base or of this article; for one that changed its name, the name it had at publication."""
        if id in self.newcomers:
            return self.newcomers[id].name
        known = self.knowledge.actor(id)
        return _dated_name(known, self.published) if known else id

    def names_of(self, ids: Iterable[str]) -> str:
        """Canonical names, for a sentence."""
        return ", ".join(self.name_of(each) for each in ids)

    def kind_of(self, id: str) -> str | None:
        """person, state, body, group or place."""
        if id in self.newcomers:
            return self.newcomers[id].kind
        known = self.knowledge.actor(id)
        return known.kind if known else None

    def alternatives(self, ids: Iterable[str], why: str, total: float = 1.0) -> tuple[Alternative, ...]:
        """Readings that cannot be told apart, each with the same share of the score."""
        listed = list(ids)
        return tuple(Alternative(actor=each, score=round(total / len(listed), 2), why=why) for each in listed)

    def before(self, position: int, reach: int) -> Iterator[Mention]:
        """The mentions that end at or before a position, the nearest first, as far as `reach` characters back."""
        index = bisect_left(self.mentions, position, key=lambda each: each.start)
        while index:
            index -= 1
            mention = self.mentions[index]
            if mention.start < position - reach:
                return
            if mention.end <= position:
                yield mention

    def resolved(self) -> list[Mention]:
        """The mentions with what was decided written in."""
        return [_written(each, self.judged.get(each.id)) for each in self.mentions]


def bare_name(text: str) -> str:
    """A name without the civility before it.

    >>> bare_name("Mme Lund")
    'Lund'
    """
    return _CIVILITY.sub("", text, count=1) if _CIVILITY.match(text) else text


def _dated_name(known: KnownActor, published: str | None) -> str:
    if published and known.dated_names:
        for name, start, until in known.dated_names:
            if (start is None or published[: len(start)] >= start) and (until is None or published[: len(until)] < until):
                return name
    return known.name


def _written(mention: Mention, judgement: Judgement | None) -> Mention:
    if judgement is None:
        return mention
    return replace(
        mention,
        actor=judgement.actor,
        name=judgement.name,
        reading=judgement.reading or mention.reading,
        actors=judgement.actors,
        by=f"{mention.by} {judgement.by}",
        score=judgement.score,
        why=judgement.why,
        alternatives=judgement.alternatives,
    )

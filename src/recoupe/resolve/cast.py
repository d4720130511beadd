"""The cast of one article: its mentions, and what has been decided about each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from recoupe.lang.folding import key
from recoupe.lang.say import Say
from recoupe.model.evidence import Field
from recoupe.model.knowledge import Knowledge, KnownActor
from recoupe.model.made import Alternative
from recoupe.model.mention import Mention, Reading
from recoupe.resolve.setting import Setting

Faces = dict[str, dict[str, dict[tuple[str, ...], int]]]
"""Words of names -> id of a person of the article -> the names with that word, each with the place where it first stands (-1 for a name of the base)."""

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
    setting: Setting | None = None
    sentences: tuple[tuple[int, int], ...] = ()
    faces: Faces = field(default_factory=dict)  # shared by the fields of an article
    institutions: dict[str, list[str]] = field(default_factory=dict)  # key of an institution's name -> its ids so far; shared by the fields
    furniture: tuple[tuple[int, int], ...] = ()  # zones that are not the article's own words: bylines, credits, boilerplate
    judged: dict[str, Judgement] = field(default_factory=dict)

    def state_here(self, position: int) -> str | None:
        """The state that "le gouvernement", with nothing more, is of at a place of this field."""
        return self.setting.here(self.text, position, 0 if self.where == "text" else 1) if self.setting else None

    def states_between(self, start: int, end: int) -> tuple[str, ...]:
        """The states told between two places of this field, in any way, in text order."""
        return self.setting.between(start, end, 0 if self.where == "text" else 1) if self.setting else ()

    def one_state(self, of: tuple[str, ...]) -> tuple[str, ...]:
        """The state meant by a word that may mean several ("congolais"): the one that the article tells otherwise; all of them where nothing decides."""
        chosen = self.setting.one(of) if self.setting and len(of) > 1 else None
        return (chosen,) if chosen else of

    def sentence(self, position: int) -> tuple[int, int]:
        """The sentence that holds a place, as far as it is known; else what stands between line ends."""
        at = bisect_right(self.sentences, position, key=lambda each: each[0]) - 1
        if at >= 0 and position < self.sentences[at][1]:
            return self.sentences[at]
        end = self.text.find("\n", position)
        return self.text.rfind("\n", 0, position) + 1, len(self.text) if end < 0 else end

    def judge(self, mention: Mention, judgement: Judgement) -> None:
        """Note what a mention stands for."""
        self.judged[mention.id] = judgement

    def meet(self, mention: Mention, id: str, name: str, kind: Literal["person", "body", "place"], *, refused: bool = False) -> None:
        """Note someone or something that the base does not know. refused: where nothing else makes it known, it stays nobody."""
        of_base = f"kb:{id.removeprefix('new:')}" if id.startswith("new:") else id
        if kind == "body" and (body := self.knowledge.actor(of_base)) is not None and body.kind == "body":  # "le Sénat", once its state is told
            name = self.name_of(of_base)
            self.judge(mention, Judgement(actor=of_base, name=name, by=NEW, score=0.7, why=self.say("actors.name", text=mention.text, name=name)))
            return
        why = self.say("actors.new", text=mention.text)
        if refused and id not in self.newcomers:
            self.judge(mention, Judgement(actor=None, name=name, by=NEW, score=0.3, why=why))
            return
        known = self.newcomers.setdefault(id, Newcomer(id, name, kind))
        if known.kind == "place":  # what is once a body or a person is more than a place
            known.kind = kind
        self.judge(mention, Judgement(actor=id, name=known.name, by=NEW, score=0.6, why=why))

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


NEW = "actors/new/1"


def new_id(name: str) -> str:
    """The id of someone or something that the base does not know.

    >>> new_id("Ada Lund")
    'new:ada-lund'
    """
    return "new:" + key(name).replace(" ", "-")


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

"""Articles for tests of who mentions stand for: names are marked in the text, {Ada Lund|PERSON}."""

import dataclasses
import re
from pathlib import Path

from recoupe.annotate.roles import RolesStage
from recoupe.knowledge import load
from recoupe.knowledge.base import Base
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article, Published
from recoupe.model.mention import Label, Mention, Reading
from recoupe.resolve.actors import ActorsStage

BASE = load()
SAMPLE = load([Path(__file__).parents[2] / "samples" / "actors.toml"])
MARK = re.compile(r"\{(?P<words>[^|}]+)\|(?P<label>[A-Z]+)\}")


def resolve(marked: str, published: str | None = "2018-06-12", base: Base = BASE) -> Annotated:
    """The article of a text with its names marked as {Ada Lund|PERSON}; roles and metonyms are found by their stage."""
    text = ""
    mentions: list[Mention] = []
    at = 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        words, label = match["words"], match["label"]
        reading: Reading = "acronym" if words.isupper() else "name"
        kind: Label = next(each for each in ("PERSON", "ORG", "GPE", "LOC") if each == label)
        mentions.append(Mention(id=f"m{len(mentions)}", start=len(text), end=len(text) + len(words), text=words, label=kind, reading=reading, by="test"))
        text += words
        at = match.end()
    text += marked[at:]
    article = dataclasses.replace(Article.of("a1", text), published=Published(value=published, basis="given"))
    return ActorsStage(base)(RolesStage(base)(Annotated(article=article, mentions=tuple(mentions))))


def actors(work: Annotated) -> dict[str, str | None]:
    return {each.text: each.actor for each in work.mentions or ()}


def mention(work: Annotated, text: str) -> Mention:
    return next(each for each in work.mentions or () if each.text == text)

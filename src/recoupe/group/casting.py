"""The cast of a story: a short name that its own article never gives in full is that of the only person of the story who bears it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from recoupe.lang.folding import key
from recoupe.lang.say import Lang, Say
from recoupe.model.actor import Actor
from recoupe.model.mention import Mention
from recoupe.model.record import ArticleRecord
from recoupe.model.story import Story
from recoupe.resolve.cast import bare_name, new_id

BY = "story/short-name/1"
_SCORE = 0.7


def cast_by_story(records: Sequence[ArticleRecord], stories: Iterable[Story], *, lang: Lang = "fr") -> list[ArticleRecord]:
    """The records, in their order, with "M. Lund" led to the Ada Lund whom another article of the story names, where the story has one bearer of that name.

    Only names of one word are touched that their own article could lead to nobody known; wherever the record spoke of that person by a `new:` id of the
    short name, it now has the person's. One pass over the mentions; what changes says from which article.
    """
    by_id = {each.id: each for each in records}
    done: dict[str, ArticleRecord] = {}
    for story in stories:
        members = [by_id[each.id] for each in story.articles if each.id in by_id]
        if len(members) < 2:
            continue
        bearers = _bearers(members)
        for record in members:
            found = _found(record, bearers)
            if found:
                done[record.id] = _recast(record, found, by_id, Say(lang))
    return [done.get(each.id, each) for each in records]


def _bearers(members: Sequence[ArticleRecord]) -> dict[str, dict[str, str]]:
    """Family name -> each person who bears it, and the first article, by id, that names them in full."""
    found: dict[str, dict[str, str]] = {}
    for record in sorted(members, key=lambda each: each.id):
        named = {each.actor for each in record.mentions if each.reading == "name" and " " in bare_name(each.text)}
        for actor in record.actors:
            if actor.kind == "person" and actor.id in named and " " in actor.name:
                found.setdefault(key(actor.name).split()[-1], {}).setdefault(actor.id, record.id)
    return found


def _found(record: ArticleRecord, bearers: Mapping[str, Mapping[str, str]]) -> dict[str, tuple[str, str]]:
    """Mention id -> the person it stands for, and the article that names them, for the short names that the record leads to nobody."""
    found: dict[str, tuple[str, str]] = {}
    for mention in record.mentions:
        surname = key(bare_name(mention.text))
        if mention.label != "PERSON" or mention.reading not in ("name", "short-name") or " " in surname or mention.alternatives:
            continue
        if mention.actor not in (None, new_id(surname)) or mention.score is None:
            continue
        people = bearers.get(surname, {})
        if len(people) == 1:
            ((person, where),) = people.items()
            if where != record.id:
                found[mention.id] = (person, where)
    return found


def _recast(record: ArticleRecord, found: Mapping[str, tuple[str, str]], records: Mapping[str, ArticleRecord], say: Say) -> ArticleRecord:
    known: dict[str, Actor] = {}
    swaps: dict[str, Actor] = {}
    mentions: list[Mention] = []
    for each in record.mentions:
        if each.id not in found:
            mentions.append(each)
            continue
        person, where = found[each.id]
        actor = next(other for other in records[where].actors if other.id == person)
        known[person] = actor
        if each.actor is not None:
            swaps[each.actor] = actor
        title = records[where].title
        why = say("actors.story", text=each.text, name=actor.name, article=title.text if title else where)
        mentions.append(replace(each, actor=person, name=actor.name, reading="short-name", by=f"{each.by} {BY}", score=_SCORE, why=why))
    there = {each.id for each in record.actors}
    actors = (*(each for each in record.actors if each.id not in swaps), *(each for id, each in known.items() if id not in there))
    layers = {name: _swapped(getattr(record, name), swaps) for name in ("quotations", "events", "claims")}
    return replace(record, mentions=tuple(_swapped(each, swaps) for each in mentions), actors=actors, **layers)


def _swapped(value: Any, swaps: Mapping[str, Actor]) -> Any:
    """A datum with the new ids in place of the old ones, and the names beside them."""
    if isinstance(value, str):
        return swaps[value].id if value in swaps else value
    if isinstance(value, tuple):
        return tuple(_swapped(each, swaps) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    old = {each.name: getattr(value, each.name) for each in fields(value) if each.init}
    new = {name: _swapped(each, swaps) for name, each in old.items()}
    actor = old.get("actor")
    if isinstance(actor, str) and actor in swaps and "name" in new:
        new["name"] = swaps[actor].name
    return value if new == old else replace(value, **{name: each for name, each in new.items() if each is not old[name]})

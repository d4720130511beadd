from __future__ import annotations

from dataclasses import replace
from typing import Any

from records import mentions, record

from recoupe.crosscheck.missing import missing
from recoupe.model.actor import Actor
from recoupe.model.mention import Mention
from recoupe.model.record import ArticleRecord

TEXT = "La maire de Sorlange, Odile Brémont, a reçu le ministre kestrien. Odile Brémont a salué Peshev."


def _role(text: str, words: str, actor: str | None) -> Mention:
    start = text.index(words)
    return Mention(id=f"r{start}", start=start, end=start + len(words), text=words, label="PERSON", reading="role", actor=actor, by="test")


def _article(id: str, outlet: str, **more: Any) -> ArticleRecord:
    found, actors = mentions(TEXT, a="new:odile-bremont Odile Brémont", b="iso:PES Peshev", c="own:sorlange Sorlange")
    roles = (_role(TEXT, "La maire de Sorlange", "new:odile-bremont"), _role(TEXT, "le ministre kestrien", None))
    kinds = tuple(replace(each, kind="place" if each.id.startswith("own") else each.kind) for each in actors)
    return record(id, TEXT, outlet=outlet, mentions=(*found, *roles), actors=kinds, **more)


def test_the_unknown_come_with_their_titles_and_places() -> None:
    person, office = missing([_article("a", "Le Guet"), _article("b", "La Vigie")])
    assert (person.name, person.kind, person.articles, person.mentions, person.outlets) == ("Odile Brémont", "person", 2, 6, 2)
    assert person.titles == ("maire de Sorlange",)
    assert [(each.article, TEXT[each.start : each.end]) for each in person.evidence] == [("a", "Odile Brémont"), ("b", "Odile Brémont")]
    assert (office.name, office.kind, office.titles) == ("le ministre kestrien", None, ())


def test_who_is_known_or_named_in_one_article_only_is_left_out() -> None:
    assert missing([_article("a", "Le Guet")]) == ()
    assert {each.name for each in missing([_article("a", "Le Guet")], least=1)} == {"Odile Brémont", "le ministre kestrien"}


def test_a_bare_title_is_another_man_in_each_article() -> None:
    text = "Le maire a parlé."
    pile = [record(id, text, mentions=(_role(text, "Le maire", None),), actors=()) for id in "abc"]
    assert missing(pile) == ()


def test_the_commonest_kind_is_shown() -> None:
    def of(id: str, kind: Any) -> ArticleRecord:
        text = "Kelmar a parlé."
        found, _ = mentions(text, a="new:kelmar Kelmar")
        return record(id, text, mentions=found, actors=(Actor(id="new:kelmar", name="Kelmar", names=("Kelmar",), kind=kind, verified=False),))

    assert [each.kind for each in missing([of("a", "place"), of("b", "person"), of("c", "person")])] == ["person"]

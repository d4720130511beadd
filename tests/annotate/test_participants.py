"""Who takes part in an event, phenomenon by phenomenon, in sentences of ours."""

from __future__ import annotations

from functools import cache

import pytest

from recoupe.config import Settings
from recoupe.model.actor import is_unnamed
from recoupe.model.article import Article
from recoupe.model.event import Event, Role
from recoupe.model.record import ArticleRecord
from recoupe.pipeline import Annotator


@cache
def annotator() -> Annotator:
    return Annotator(Settings(today="2026-01-01"))


def read(text: str) -> ArticleRecord:
    record = annotator()(Article.of("a", text))
    assert isinstance(record, ArticleRecord)
    return record


def event(text: str, trigger: str) -> Event:
    found = [each for each in read(text).events if trigger in (each.trigger.text, *(also.text for also in each.also))]
    assert found, f"no event at {trigger!r}"
    return found[0]


def names(roles: tuple[Role, ...]) -> list[str]:
    return sorted(each.name for each in roles)


CASES = {
    "a passive with its agent": ("Le Chili a été sanctionné par la Suède.", "sanctionné", ["Suède"], ["Chili"]),
    "an attack is where it is": ("Trois soldats suédois tués dans une attaque au Mali.", "tués", [], ["Trois soldats suédois"]),
    "the east of a land is where": ("Deux journalistes suédois enlevés dans l’est du Mali.", "enlevés", [], ["Deux journalistes suédois"]),
    "who kills in the east of a land": ("Trois soldats suédois tués par des rebelles dans l’est du Mali.", "tués", ["rebelles"], ["Trois soldats suédois"]),
    "a passive without agent": ("Le Chili a été sanctionné mardi.", "sanctionné", [], ["Chili"]),
    "actors in a row": ("Le Mali, le Chili et le Niger ont condamné la Suède.", "condamné", ["Chili", "Mali", "Niger"], ["Suède"]),
    "a subject shared by two verbs": ("La Suède a salué l’accord et a sanctionné le Chili.", "sanctionné", ["Suède"], ["Chili"]),
    "a participle that shares its auxiliary": ("La Suède a condamné l’attaque et sanctionné le Chili.", "sanctionné", ["Suède"], ["Chili"]),
    "an apposition between subject and verb": ("La Suède, pays neutre depuis longtemps, a sanctionné le Chili.", "sanctionné", ["Suède"], ["Chili"]),
    "a relative clause": ("La Suède, qui a sanctionné le Chili, le regrette.", "sanctionné", ["Suède"], ["Chili"]),
    "a clause inserted by a participle": ("La Suède, accusée de mollesse par le Mali, a sanctionné le Chili.", "sanctionné", ["Suède"], ["Chili"]),
    "who decides to do it": ("La Suède a décidé de sanctionner le Chili.", "sanctionner", ["Suède"], ["Chili"]),
    "who is asked to do it": ("La Suède a demandé au Mali de sanctionner le Chili.", "sanctionner", ["Mali"], ["Chili"]),
    "who is urged to do it": ("La Suède a exhorté le Mali à sanctionner le Chili.", "sanctionner", ["Mali"], ["Chili"]),
    "who has promised somebody to do it": ("La Suède a promis au Mali de sanctionner le Chili.", "sanctionner", ["Suède"], ["Chili"]),
    "who is accused of it": ("La Suède est accusée d’avoir attaqué le Chili.", "attaqué", ["Suède"], ["Chili"]),
    "what somebody is ready for": ("La Suède est prête à sanctionner le Chili.", "sanctionner", ["Suède"], ["Chili"]),
    "a gerund": ("La Suède a surpris ses voisins en sanctionnant le Chili.", "sanctionnant", ["Suède"], ["Chili"]),
    "a present participle behind a comma": ("La Suède a réagi lundi, sanctionnant le Chili.", "sanctionnant", ["Suède"], ["Chili"]),
    "a participle behind its noun": ("La Suède a dénoncé l’attaque lancée par le Mali contre le Chili.", "attaque", ["Mali"], ["Chili"]),
    "a light verb": ("La Suède a mené une attaque contre le Chili.", "mené", ["Suède"], ["Chili"]),
    "the complements of a noun": ("La visite du président chilien à Oslo a duré une heure.", "visite", ["président chilien"], ["Oslo"]),
    "a meeting between two": ("Les discussions entre la Suède et le Chili ont repris.", "discussions", ["Chili", "Suède"], []),
    "an adjective of a people": ("Les sanctions suédoises contre le Chili durent depuis mars.", "sanctions", ["Suède"], ["Chili"]),
    "an adjective of fighters": ("Une attaque rebelle contre le Chili a fait du bruit.", "attaque", ["rebelle"], ["Chili"]),
    "the agent of a noun": ("L’invasion du Chili par la Suède a surpris le Mali.", "invasion", ["Suède"], ["Chili"]),
    "people without a name": ("Des hommes armés ont tué quatre personnes près de Kayes.", "tué", ["hommes armés"], ["quatre personnes"]),
    "people who are counted": ("Un groupe de rebelles a libéré des dizaines d’otages.", "libéré", ["groupe de rebelles"], ["dizaines d’otages"]),
    "people of a country": ("Trois Chiliens ont été arrêtés à Oslo par la police.", "arrêtés", ["police norvégienne"], ["Trois Chiliens"]),
    "nobody's decision": ("Elle a demandé de sanctionner le Chili.", "sanctionner", [], ["Chili"]),
    "who sees himself fined": ("Le Chili s’est vu infliger des sanctions par la Suède.", "infliger", ["Suède"], ["Chili"]),
    "of whom the same holds": ("À l’instar du Mali, la Suède a sanctionné le Chili.", "sanctionné", ["Mali", "Suède"], ["Chili"]),
    "a subject behind a quotation": ("« Assez de sanctions », s’est insurgé le Chili.", "insurgé", ["Chili"], []),
    "the decision of a state is what is praised": ("Le Mali a salué la décision suédoise.", "salué", ["Mali"], ["Suède"]),
    "a town where it was asked": ("La Suède a réclamé des excuses au Chili mardi à Oslo.", "réclamé", ["Suède"], ["Chili"]),
}


@pytest.mark.parametrize(("text", "trigger", "source", "target"), CASES.values(), ids=CASES.keys())
def test_who_takes_part(text: str, trigger: str, source: list[str], target: list[str]) -> None:
    found = event(text, trigger)
    assert (names(found.source), names(found.target)) == (source, target)


PRONOUNS = {
    "he is the subject before": ("Le ministre Paul Dupré est arrivé lundi. Il a condamné la Suède.", "condamné", ["Paul Dupré"]),
    "she is a body": ("La Ligue du port de Kayes s’est réunie lundi. Elle a condamné la Suède.", "condamné", None),
    "two men before: nobody": ("Le ministre Paul Dupré a rencontré le député Jean Morand. Il a condamné la Suède.", "condamné", []),
    "I is who speaks": ("« Je condamne la Suède », a déclaré Paul Dupré.", "condamne", ["Paul Dupré"]),
    "they are those before": ("La Norvège et le Chili se sont réunis lundi. Ils ont condamné la Suède.", "condamné", ["Chili", "Norvège"]),
}


@pytest.mark.parametrize(("text", "trigger", "source"), PRONOUNS.values(), ids=PRONOUNS.keys())
def test_whom_a_pronoun_stands_for(text: str, trigger: str, source: list[str] | None) -> None:
    found = names(event(text, trigger).source)
    assert source is None or found == source


def test_a_possessive_is_the_subjects_or_who_undergoes() -> None:
    assert names(event("La Suède a annoncé son soutien au Chili.", "soutien").source) == ["Suède"]
    assert names(event("Paul Dupré a écrit un livre depuis son arrestation.", "arrestation").source) == []


def test_fighters_stand_for_their_body() -> None:
    found = event("Les combattants du Hamas ont attaqué un village chilien.", "attaqué")
    assert [each.actor is not None and not is_unnamed(each.actor) for each in found.source] == [True]


def test_a_group_whose_members_are_known_is_its_members() -> None:
    found = event("La Norvège et le Chili discutent. Les deux pays ont condamné la Suède.", "condamné")
    assert names(found.source) == ["Chili", "Norvège"]


def test_people_without_a_name_have_a_mention_and_an_actor_of_this_article() -> None:
    record = read("Des hommes armés ont attaqué la Suède. Des hommes armés ont aussi attaqué le Chili.")
    roles = [role for each in record.events for role in each.source]
    assert {role.actor for role in roles} == {"new:group-hommes-armes"}
    mentions = {each.id: each for each in record.mentions}
    assert {mentions[role.mention].text for role in roles} == {"Des hommes armés"}
    assert all(mentions[role.mention].reading == "group" and mentions[role.mention].actor is None for role in roles)
    assert "new:group-hommes-armes" in {each.id for each in record.actors}


def test_no_role_stands_on_both_sides() -> None:
    for text, *_ in CASES.values():
        for each in read(text).events:
            assert not {role.name for role in each.source} & {role.name for role in each.target}


def test_every_role_shows_a_mention_of_the_record() -> None:
    for text, *_ in CASES.values():
        record = read(text)
        mentions, actors = {each.id for each in record.mentions}, {each.id for each in record.actors}
        for role in (role for each in record.events for role in (*each.source, *each.target)):
            assert role.mention in mentions
            assert role.actor is None or role.actor in actors

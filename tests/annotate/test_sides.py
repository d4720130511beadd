"""The second side of an event, and those whom only the words around tell: phenomenon by phenomenon, in sentences of ours."""

from __future__ import annotations

from functools import cache

import pytest

from recoupe.config import Settings
from recoupe.model.article import Article
from recoupe.model.event import Event, Role
from recoupe.model.record import ArticleRecord
from recoupe.pipeline import Annotator


@cache
def annotator() -> Annotator:
    return Annotator(Settings(today="2026-01-01"))


def event(text: str, trigger: str) -> Event:
    record = annotator()(Article.of("a", text))
    assert isinstance(record, ArticleRecord)
    found = [each for each in record.events if trigger in (each.trigger.text, *(also.text for also in each.also))]
    assert found, f"no event at {trigger!r}"
    return found[-1]


def names(roles: tuple[Role, ...]) -> list[str]:
    return sorted(each.name for each in roles)


SIDES = {
    "between, behind a complement": (
        "Des combats ont éclaté lundi entre les rebelles du lac et l’armée tchadienne.",
        "combats",
        ["armée tchadienne", "rebelles du lac"],
        [],
    ),
    "opposed to": ("Des heurts ont opposé des éleveurs à des cultivateurs.", "heurts", ["cultivateurs", "éleveurs"], []),
    "which have opposed": (
        "Les affrontements qui ont opposé l’armée tchadienne à des rebelles ont duré une heure.",
        "affrontements",
        ["armée tchadienne", "rebelles"],
        [],
    ),
    "an adjective before the noun": ("De violents combats ont opposé lundi la Suède au Chili.", "combats", ["Chili", "Suède"], []),
    "relations between two": ("Les relations entre la Suède et le Chili ont été rompues en mars.", "rompues", ["Chili", "Suède"], []),
    "who owns what is bombed": ("L’aviation suédoise a bombardé mardi des positions des rebelles.", "bombardé", ["aviation suédoise"], ["rebelles"]),
    "who owns what is ambushed": ("Des rebelles ont attaqué un convoi de l’armée tchadienne.", "attaqué", ["rebelles"], ["armée tchadienne"]),
    "what an attack hits": ("L’attaque a visé un village chilien.", "attaque", [], ["village chilien"]),
    "the target of strikes": ("Le Chili est la cible de frappes suédoises.", "frappes", ["Suède"], ["Chili"]),
    "no agent on both sides": ("L’attaque du convoi par des rebelles a surpris.", "attaque", ["rebelles"], ["convoi"]),
    "with, notably": ("La Suède a parlé de ses entretiens, notamment avec le Chili.", "entretiens", ["Chili", "Suède"], []),
    "with whom": ("La Suède, avec laquelle le Chili s’est entretenu, a souri.", "entretenu", ["Chili", "Suède"], []),
    "his visit before his name": ("Lors de ses entretiens avec le Chili, la Suède a promis une trêve.", "entretiens", ["Chili", "Suède"], []),
    "who is sentenced": ("Le banquier Paul Dupré a écopé de dix ans de prison.", "écopé", [], ["Paul Dupré"]),
    "who is charged": ("L’inculpation du député Paul Dupré a surpris.", "inculpation", [], ["Paul Dupré"]),
    "where it was judged": ("Paul Dupré a été condamné à dix ans de prison en Suède.", "condamné", ["Suède"], ["Paul Dupré"]),
    "who announces a truce of others": ("La Suède a annoncé une trêve au Chili.", "trêve", [], []),
    "whose strikes have killed": ("Dix soldats ont été tués par des bombardements menés par la Suède.", "tués", ["Suède"], ["Dix soldats"]),
    "whom he accuses": ("La Suède a quitté la Ligue arabe, qu’elle accuse de mollesse.", "accuse", ["Suède"], ["Ligue arabe"]),
    "whom it was asked of": ("Paul Dupré est arrivé mardi. La Suède lui a demandé de partir.", "demandé", ["Suède"], ["Paul Dupré"]),
    "a verb behind a relative clause": ("La Suède a présenté un plan qui prévoit des routes, et a accusé le Chili.", "accusé", ["Suède"], ["Chili"]),
    "a participle behind an infinitive": ("La Suède a dit accueillir avec joie cet accord et demandé au Chili de le signer.", "demandé", ["Suède"], ["Chili"]),
    "a capital beside others": ("Berlin et ses voisins ont exhorté la Suède à signer.", "exhorté", ["Allemagne", "ses voisins"], ["Suède"]),
    "soldiers of two countries": (
        "Des soldats suédois et chiliens se sont affrontés à la frontière.",
        "affrontés",
        ["soldats suédois et chiliens"],
        [],
    ),
    "who is given support": ("Le Chili a reçu le soutien de la Suède.", "soutien", ["Suède"], ["Chili"]),
}


@pytest.mark.parametrize(("text", "trigger", "source", "target"), SIDES.values(), ids=SIDES.keys())
def test_both_sides(text: str, trigger: str, source: list[str], target: list[str]) -> None:
    found = event(text, trigger)
    assert (names(found.source), names(found.target)) == (source, target)


def test_the_court_just_named_has_convicted() -> None:
    text = "La Cour suprême du Tchad s’est réunie mardi. Paul Dupré a été condamné à dix ans de prison."
    assert len(event(text, "condamné").source) == 1
    assert event(text.replace(". Paul", " avec le tribunal de Lyon. Paul"), "condamné").source == ()
    assert event(text.replace(". Paul", ".\n\nPaul"), "condamné").source == ()


def test_those_who_took_power_are_their_committee() -> None:
    text = "Le Conseil militaire du lac (CML) a pris le pouvoir au Tchad par un coup d’État. Les putschistes ont arrêté Paul Dupré."
    assert names(event(text, "arrêté").source) != ["putschistes"]
    assert names(event("Les putschistes ont arrêté Paul Dupré.", "arrêté").source) == ["putschistes"]


def test_what_is_said_between_does_not_part_a_pronoun_from_its_name() -> None:
    text = "Le ministre Paul Dupré a parlé :\n\n« Le temps est long. Il fait froid. Le port est fermé ».\n\nIl a condamné la Suède."
    assert names(event(text, "condamné").source) == ["Paul Dupré"]

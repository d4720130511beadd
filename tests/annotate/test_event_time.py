"""Which event has which time: its own, that of the verb that carries it, never that of other words of the sentence."""

from __future__ import annotations

from functools import cache

import pytest

from recoupe.config import Settings
from recoupe.model.article import Article, Published
from recoupe.model.record import ArticleRecord
from recoupe.pipeline import Annotator

PUBLISHED = "2025-04-05"


@cache
def annotator() -> Annotator:
    return Annotator(Settings(today="2026-01-01"))


@cache
def record(text: str) -> ArticleRecord:
    found = annotator()(Article.of("a", text, published=Published(value=PUBLISHED, basis="given")))
    assert isinstance(found, ArticleRecord)
    return found


def timed(text: str) -> dict[str, str | None]:
    """By the words of each event's trigger, the words of its time."""
    found = record(text)
    words = {each.id: each.text for each in found.times}
    return {one.text: words[each.time.from_] if each.time else None for each in found.events for one in (each.trigger, *each.also)}


@pytest.mark.parametrize(
    ("text", "trigger", "time"),
    [
        ("Mardi, les rebelles ont attaqué l’armée chilienne et libéré trois otages.", "libéré", "Mardi"),
        ("Le ministre suédois a annoncé mardi que son pays livrera des blindés au Chili en juin.", "livrera", "juin"),
        ("Le ministre suédois a annoncé mardi que son pays livrera des blindés au Chili.", "livrera", None),
        ("La Suède a accusé jeudi le Chili de livrer des armes aux rebelles.", "livrer", None),
        ("La Suède a accusé mardi le Chili d’avoir attaqué un convoi le 12 mars.", "attaqué", "le 12 mars"),
        ("Le ministre suédois a accusé jeudi le Chili, demandant le retrait de ses troupes.", "demandant", "jeudi"),
        ("Le ministre suédois a accusé jeudi le Chili, demandant le retrait de ses troupes.", "retrait", None),
        ("Le ministre suédois a condamné mercredi l’attaque du 3 mars contre le port.", "attaque", "3 mars"),
        ("Le ministre suédois a condamné mercredi l’attaque du 3 mars contre le port.", "condamné", "mercredi"),
        ("La Suède bombarde le Chili depuis mardi.", "bombarde", "depuis mardi"),
        ("La Suède appelle à un cessez-le-feu au Chili dès mardi.", "appelle", None),
        ("La Suède a bombardé le Chili après la visite de mardi.", "bombardé", None),
        ("La Suède a attaqué le Chili à la suite de son élection en mars.", "attaqué", None),
        ("Mardi, alors que la pluie tombait, des rebelles ont attaqué un convoi et ont enlevé un maire.", "attaqué", "Mardi"),
        ("Mardi, alors que la pluie tombait, des rebelles ont attaqué un convoi et ont enlevé un maire.", "enlevé", "Mardi"),
        ("La Suède a nommé Anders Holm le 2 mars pour son rôle lors de l’attaque du port, le 6 janvier 2021.", "attaque", "le 6 janvier 2021"),
        ("La Suède a réclamé une enquête sur l’arrestation de deux marins lors des heurts de mardi.", "réclamé", None),
        ("L’offensive contre les rebelles du Chili, « Vent du Nord », lancée le 3 mars par la Suède, se poursuit.", "offensive", "le 3 mars"),
        ("La Suède a lancé dimanche des raids aériens contre des rebelles.", "raids", "dimanche"),
        ("Anders Holm ne peut revenir au Chili en raison de son rôle dans l’assaut du port en 2021.", "assaut", "2021"),
        ("La Suède et le Chili respectent le cessez-le-feu en vigueur depuis mardi.", "cessez-le-feu", "depuis mardi"),
        ("La Suède parle de la fusillade, survenue le 15 mars 2016 lors d’une perquisition de la police à Lima.", "perquisition", "le 15 mars 2016"),
        ("Des rebelles ont attaqué mardi un convoi. La fusillade a fait dix morts.", "fait", "mardi"),
        ("La Suède a bombardé le Chili mardi – après avoir quitté la trêve en mai 2021 – et arrêté des rebelles.", "bombardé", "mardi"),
        ("La Suède a bombardé le Chili mardi – après avoir quitté la trêve en mai 2021 – et arrêté des rebelles.", "arrêté", None),
        ("La veille, l’armée chilienne a attaqué un camp où vivaient des marins et arrêté dix rebelles.", "arrêté", "La veille"),
        ("Des rebelles ont attaqué mardi un convoi. Ils ont ouvert le feu et tué trois gardes.", "tué", "mardi"),
        ("Le ministre suédois a félicité le roi pour la paix qui règne au Chili, dans un message publié samedi.", "félicité", "samedi"),
        ("Un soulèvement au Chili a conduit au départ du roi en 2019.", "soulèvement", "2019"),
        ("Le Chili a dénoncé l’arrestation, mardi, de deux marins suédois.", "arrestation", "mardi"),
        ("Le Chili a dénoncé l’arrestation, mardi, de deux marins suédois.", "dénoncé", None),
        ("La manifestation de mardi à Lima a été longue. La police a tiré des gaz lacrymogènes et arrêté dix manifestants.", "arrêté", "mardi"),
        ("La Suède a imposé lundi un couvre-feu de 20 heures à 5 heures dans le port.", "imposé", "lundi"),
        ("C’est la première trêve entre la Suède et le Chili depuis qu’une armée a chassé le roi du pouvoir en 2001.", "trêve", None),
        ("Des rebelles ont attaqué l’armée chilienne aux dernières heures de la trêve.", "attaqué", None),
        ("L’armée suédoise annonce avoir libéré mardi deux otages, lors d’une patrouille contre les rebelles.", "patrouille", "mardi"),
        ("Le port porte les traces de violents affrontements ayant ravagé, entre 2007 et 2014, deux quartiers.", "affrontements", "entre 2007 et 2014"),
        ("La Suède parle de la mort de deux marins, dimanche dans une attaque des rebelles au Chili.", "attaque", "dimanche"),
        ("En 1959, après un accord avec le Chili, la Suède a quitté le port.", "accord", "1959"),
        ("Mardi, après un accord avec le Chili, la Suède a quitté le port.", "accord", None),
    ],
)
def test_a_time_is_that_of_its_own_event(text: str, trigger: str, time: str | None) -> None:
    assert timed(text).get(trigger) == time


@pytest.mark.parametrize(
    ("text", "kind", "time"),
    [
        ("Un tribunal suédois a condamné lundi Anders Holm à six ans de prison. Il a été reconnu coupable d’espionnage.", "conviction", "lundi"),
        ("Des heurts ont éclaté à Lima. L’armée suédoise a affronté des rebelles mardi. Ces affrontements ont fait dix morts.", "clash", "mardi"),
        ("Des heurts ont éclaté à Lima. L’armée suédoise a affronté des rebelles mardi. Ces affrontements ont fait dix morts.", "killing", "mardi"),
    ],
)
def test_a_day_goes_on_in_what_tells_more_of_the_same(text: str, kind: str, time: str) -> None:
    found = record(text)
    words = {each.id: each.text for each in found.times}
    assert [words.get(each.time.from_ or "") for each in found.events if each.kind == kind and each.time] == [time]


def test_a_ruling_on_another_day_or_of_another_person_has_no_day_from_the_one_before() -> None:
    text = "Un tribunal suédois a condamné lundi Anders Holm à six ans de prison. Ida Lund a été condamnée à deux ans de prison."
    assert timed(text)["condamnée"] is None


def test_who_was_told_to_have_been_killed_before_was_killed_on_the_day_of_the_attack_just_told() -> None:
    text = "La Suède a parlé lundi de la fusillade survenue le 9 mai 2016 à Lima. Deux gardes avaient été tués par des rebelles."
    assert timed(text)["tués"] == "le 9 mai 2016"
    text = "La Suède a parlé lundi de la fusillade survenue le 9 mai 2016 à Lima. Un rebelle avait été tué par un garde après deux jours de traque."
    assert timed(text)["tué"] is None


def test_a_time_before_which_something_shall_happen_ends_its_span() -> None:
    (event,) = record("La Suède libérera les otages avant le 28 avril.").events
    assert event.time is not None
    assert event.time.value == "../2025-04-28"


def test_a_date_beside_what_comes_later_ends_the_span() -> None:
    (event,) = record("Le ministre suédois va démissionner avant la fin de son mandat, le 28 avril.").events
    assert event.time is not None
    assert event.time.value == "../2025-04-28"


def test_what_is_done_is_not_done_on_a_day_to_come() -> None:
    (event,) = record("La Suède a livré des blindés au Chili le 28 avril.").events
    assert event.time is None or event.status != "done"


def test_a_speaker_goes_on_the_same_day() -> None:
    text = "« Le pont tient », a déclaré jeudi Anna Lindqvist. Anna Lindqvist a aussi dénoncé le Pérou."
    assert timed(text)["dénoncé"] == "jeudi"


@pytest.mark.parametrize(
    "then",
    ["Vendredi, le roi est rentré. Anna Lindqvist a dénoncé le Pérou.", "Anna Lindqvist avait dénoncé le Pérou."],
    ids=["another day between", "a tense that goes back"],
)
def test_a_speaker_does_not_go_on_for_ever(then: str) -> None:
    assert timed(f"« Le pont tient », a déclaré jeudi Anna Lindqvist. {then}")["dénoncé"] is None


def test_what_is_older_than_a_month_is_background() -> None:
    found = record("La Suède a expulsé l’ambassadeur du Chili mardi. En août 2023, le Chili avait attaqué un navire de la Suède.")
    assert {each.trigger.text: each.background for each in found.events} == {"expulsé": False, "attaqué": True}


@pytest.mark.parametrize(
    ("then", "time"),
    [
        ("L’armée suédoise est intervenue et des rebelles ont pris la fuite.", "mardi"),
        ("À Valdivia, l’armée suédoise est intervenue.", None),
        ("Mercredi, le roi est rentré. L’armée suédoise est intervenue à Valdivia.", None),
    ],
    ids=["the story goes on", "elsewhere", "another day"],
)
def test_the_story_of_an_incident_goes_on(then: str, time: str | None) -> None:
    assert timed(f"Des rebelles ont attaqué mardi un convoi de la Suède. {then}")["intervenue"] == time

"""One event for one happening of an article, and never one for two."""

from __future__ import annotations

import pytest

from recoupe.model.event import Event
from tests.annotate.test_event_time import record


def of_kind(text: str, kind: str) -> list[Event]:
    return [each for each in record(text).events if each.kind == kind]


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Des rebelles ont attaqué un convoi de la Suède. Cette attaque inquiète le Chili.", "attack", 1),
        ("Des rebelles ont attaqué un convoi de la Suède. Une autre attaque de rebelles inquiète le Chili.", "attack", 2),
        ("La Suède a bombardé le Chili le 3 mars. La Suède a bombardé le Chili le 12 mars.", "bombing", 2),
        ("La Suède a bombardé le Chili à Valparaiso. La Suède a bombardé le Chili à Valdivia.", "bombing", 2),
        ("La Suède a bombardé le Chili à Valparaiso. Mardi, la Suède a bombardé le Chili.", "bombing", 1),
        ("La Suède a condamné le coup d’État du Pérou. Le coup d’État de 2012 avait chassé le roi.", "coup", 2),
        ("Une attaque des rebelles a fait douze morts. L’attaque des rebelles a fait trois morts.", "killing", 2),
        ("Des heurts ont éclaté à Lima. L’armée suédoise a affronté des rebelles mardi. Ces affrontements inquiètent le Chili.", "clash", 1),
        ("Quatre élus ont été reconnus coupables d’espionnage et condamnés à dix ans de prison par un tribunal de Lima.", "conviction", 1),
        ("La Suède a arrêté Anders Holm lundi et tué Karl Berg ou tué Ida Lund.", "killing", 2),
        ("Un tribunal suédois a condamné Anders Holm. Il a été reconnu coupable d’espionnage.", "conviction", 1),
        ("L’armée suédoise a pris le contrôle du Chili. Ce coup d’État inquiète le Pérou. Le coup d’État a été condamné.", "seizure", 1),
        ("Des rebelles ont bombardé mardi le port de Lima. Cette attaque contre le Chili inquiète la Suède.", "attack", 0),
        ("La Suède a ouvert une série d’arrestations. Dix rebelles ont été arrêtés à Lima.", "arrest", 1),
        ("Le Chili et la Suède ont signé lundi un accord de paix. Cet accord met fin à une guerre.", "agreement", 0),
        ("La grève suit un appel des syndicats du Chili invitant la Suède à quitter le port.", "call", 1),
        ("Le journaliste a parlé à Lima après son arrestation. L’avocat est revenu à Oslo après son arrestation.", "arrest", 2),
    ],
    ids=[
        "known again",
        "another",
        "another day",
        "another place",
        "told with more",
        "an older one",
        "another toll",
        "announced by a noun",
        "in one breath",
        "not in one breath",
        "more of a ruling",
        "a putsch",
        "this attack",
        "a series",
        "this agreement",
        "a call inviting",
        "whose arrest",
    ],
)
def test_what_is_one_happening(text: str, kind: str, count: int) -> None:
    assert len(of_kind(text, kind)) == count


def test_what_is_joined_has_the_time_and_place_of_either() -> None:
    (event,) = of_kind("La Suède a bombardé le Chili à Valparaiso. Mardi, la Suède a bombardé le Chili.", "bombing")
    assert event.place is not None
    assert event.place.name == "Valparaiso"
    assert event.time is not None
    assert len(event.also) == 1


def test_a_round_of_talks_in_other_company_is_another() -> None:
    text = "Le président de la Suède a rencontré le président du Chili. Le président de la Suède a rencontré le président du Pérou."
    assert len(of_kind(text, "meeting")) == 2

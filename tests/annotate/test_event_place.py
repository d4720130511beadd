"""Where an event is, and which names of places are no place of it."""

from __future__ import annotations

import pytest

from recoupe.lang.fr.localities import classes
from tests.annotate.test_event_time import record


def places(text: str) -> dict[str, str | None]:
    """By the words of each event's trigger, the words of its place."""
    return {each.trigger.text: each.place.name if each.place else None for each in record(text).events}


@pytest.mark.parametrize("name", list(classes()))
def test_the_example_of_a_class_has_its_place(name: str) -> None:
    entry = classes()[name]
    assert places(entry["example"])[entry["trigger"]] == entry["place"]


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Le président suédois a rencontré lundi à Oslo son homologue chilien.", "rencontré", "Oslo"),
        ("La Suède a livré des blindés au Chili.", "livré", None),
        ("Des rebelles ont enlevé trois soldats au Mali.", "enlevé", "Mali"),
        ("Le ministre suédois a condamné l’attaque des rebelles à Valparaiso.", "condamné", None),
        ("Le ministre suédois a condamné l’attaque des rebelles à Valparaiso.", "attaque", "Valparaiso"),
        ("La Suède a attaqué un convoi après la rencontre à Oslo.", "attaqué", None),
        ("Des rebelles ont attaqué un convoi à 60 km de Valparaiso.", "attaqué", None),
    ],
)
def test_a_place_is_that_of_its_own_event(text: str, trigger: str, place: str | None) -> None:
    assert places(text).get(trigger) == place


def test_the_place_stands_in_the_text() -> None:
    text = "Des rebelles ont attaqué un convoi dans le nord du Chili."
    (event,) = record(text).events
    assert event.place is not None
    assert text[event.place.start : event.place.end] == "Chili"
    assert event.place.actor == "iso:CHL"

"""Nouns that cannot speak: every table of things.toml is shown by its example, and none takes a noun that can."""

import pytest

from recoupe.lang.fr.phrases import sayers
from recoupe.lang.fr.things import is_thing, things


@pytest.mark.parametrize("table", things())
def test_an_example_begins_with_a_thing(table: str) -> None:
    words = things()[table]["example"].lower().split()
    assert any(is_thing(form) for form in words[:2])


def test_no_noun_that_can_speak_is_a_thing() -> None:
    assert not [form for form in sayers() if is_thing(form)]


@pytest.mark.parametrize("form", ["veilleur", "chômeuse", "ingénieure", "organisme", "entourage", "équipage", "sismologue", "partisan"])
def test_people_are_no_things(form: str) -> None:
    assert not is_thing(form)

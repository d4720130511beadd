"""The classes of the world that the base holds whole, and how they are told apart."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from recoupe.knowledge import load
from recoupe.knowledge.base import Base
from recoupe.lang.folding import key


@pytest.fixture(scope="module")
def base() -> Base:
    return load()


def ids(base: Base, text: str) -> list[Sequence[str]]:
    return [[id for id, _ in hit.readings] for hit in base.find(text)]


def test_every_capital_is_also_a_town(base: Base) -> None:
    """A capital that does not act is a place of the base; only city-states and towns called like another state's have none of their own."""
    states = {key(name) for each in base.known() if each.kind == "state" for name in (each.name, *each.names)}
    without = []
    for state in base.known():
        if state.kind == "state" and state.capital and key(state.capital) not in states and not any(use == "city" for _, use in base.named(state.capital)):
            without.append(state.capital)
    assert without == []


def test_a_town_with_an_article_is_known_without_it(base: Base) -> None:
    assert {id for id, use in base.named("Caire") if use == "city"} == {id for id, use in base.named("Le Caire") if use == "city"} != set()
    assert base.named("Haye")
    assert base.named("Havane")
    assert base.named("Mecque")


@pytest.mark.parametrize(
    ("names", "state"),
    [
        (["Oregon", "Caroline du Nord", "Wyoming"], "US"),
        (["Finistère", "Occitanie", "Seine-Saint-Denis"], "FR"),
        (["Thuringe", "Basse-Saxe"], "DE"),
        (["Lualaba", "Kasaï-Central", "Mongala"], "CD"),
        (["Saskatchewan"], "CA"),
    ],
)
def test_lands_lie_in_their_state(base: Base, names: list[str], state: str) -> None:
    for name in names:
        (found,) = [base.actor(id) for id, _ in base.named(name)]
        assert found is not None
        assert found.kind == "place"
        assert found.iso2 == state


def test_no_name_of_a_state_is_a_place(base: Base) -> None:
    """A land called like a state would make each mention of the state doubtful."""
    states = {key(each.name): each.name for each in base.known() if each.kind == "state"}
    regions = {key(each.name) for each in base.known() if each.kind == "place" and each.id.startswith("kb:place-")}
    alike = {"Antarctique", "Grenade", "Luxembourg", "Panama", "Guatemala", "Djibouti", "Monaco", "Singapour", "Gibraltar"}
    assert {states[name] for name in states.keys() & regions} - alike == set()


def test_an_institution_takes_its_states_word(base: Base) -> None:
    assert ids(base, "Le Sénat togolais et la Cour suprême du Kenya siègent.") == [["kb:senat-togo"], ["kb:cour-supreme-kenya"]]
    senate = base.actor("kb:senat-togo")
    assert senate is not None
    assert senate.iso2 == "TG"
    assert ids(base, "Le Sénat siège.") == []  # every state's, and so nobody's until the state is told


def test_letters_that_several_parties_share_have_several_readings(base: Base) -> None:
    assert {actor.iso2 for id, _ in base.named("PS") if (actor := base.actor(id)) is not None} >= {"FR", "SN", "BE", "PT"}


def test_words_of_the_language_are_no_names(base: Base) -> None:
    text = "Le Nord, la Renaissance, l'Ensemble, un Horizon et la Reconquête. Total : trois. Elle vit. Monde de demain, Signal faible."
    assert ids(base, text) == []
    assert ids(base, "Virginie dort, mais la Virginie vote.") == [["kb:place-virginie"]]


def test_a_party_that_changed_its_name_is_one(base: Base) -> None:
    (old,), (new,) = base.named("UMP"), base.named("Les Républicains")[:1]
    assert old[0] == new[0]

"""The events of whole articles of ours: who, to whom, tied to what, told once."""

from __future__ import annotations

from functools import cache

import pytest

from recoupe.config import Settings
from recoupe.model.article import Article
from recoupe.model.event import Event
from recoupe.model.record import ArticleRecord
from recoupe.pipeline import Annotator


@cache
def annotator() -> Annotator:
    return Annotator(Settings(today="2026-01-01"))


def events(text: str) -> tuple[Event, ...]:
    record = annotator()(Article.of("a", text))
    assert isinstance(record, ArticleRecord)
    return record.events


def kinds(text: str) -> list[tuple[str, str]]:
    return [(each.kind, each.status) for each in events(text)]


def test_source_and_target_are_who_acts_and_on_whom() -> None:
    (event,) = events("La Suède a livré des blindés au Chili.")
    assert [each.actor for each in event.source] == ["iso:SWE"]
    assert [each.actor for each in event.target] == ["iso:CHL"]


def test_the_agent_of_a_passive_is_its_source() -> None:
    (event,) = events("Le Chili a été sanctionné par la Suède.")
    assert [each.actor for each in event.source] == ["iso:SWE"]
    assert [each.actor for each in event.target] == ["iso:CHL"]


def test_a_denial_is_tied_to_what_it_denies() -> None:
    found = events("La Suède dément avoir livré des blindés au Chili.")
    denial, delivery = (next(each for each in found if each.kind == kind) for kind in ("denial", "arms-delivery"))
    assert (denial.status, delivery.status, denial.denies) == ("done", "denied", delivery.id)


def test_common_nouns_of_those_who_act_make_an_event_and_are_its_participants() -> None:
    (event,) = events("Des rebelles ont libéré trois otages lundi.")
    assert (event.type, event.status, [each.name for each in event.source], [each.name for each in event.target]) == (
        "RETREAT",
        "done",
        ["rebelles"],
        ["trois otages"],
    )


def test_an_event_needs_who_acts() -> None:
    assert events("Elle a reçu un don de sa tante et visité un jardin.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Le joueur a attaqué le but adverse. Le match et le championnat du club ont ravi son entraîneur.",
        "Trois militaires ont été tués dans un accident de la route.",
    ],
    ids=["a game", "an accident"],
)
def test_words_of_war_that_mean_something_else(text: str) -> None:
    assert not [kind for kind in kinds(text) if kind[0] in ("attack", "killing")]


def test_a_happening_told_twice_is_one_event() -> None:
    found = [
        each for each in events("La Suède a expulsé l’ambassadeur du Chili. Lundi, la Suède a expulsé l’ambassadeur du Chili.") if each.kind == "expulsion"
    ]
    assert len(found) == 1
    assert len(found[0].also) == 1


def test_every_trigger_is_in_the_text() -> None:
    text = "La Suède s’est engagée à livrer des blindés au Chili, qui a salué cette aide."
    for event in events(text):
        for each in (event.trigger, *event.also):
            assert text[each.start : each.end] == each.text

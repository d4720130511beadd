"""Who asserts an event, under which condition, and what a denial denies: whole articles of ours."""

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


def of_kind(text: str, kind: str) -> Event:
    return next(each for each in events(text) if each.kind == kind)


def told(text: str, kind: str) -> tuple[str, str | None]:
    event = of_kind(text, kind)
    return event.status, event.said_by.actor if event.said_by else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La Suède a livré des blindés au Chili.", ("done", None)),
        ("La Norvège accuse la Suède d’avoir livré des blindés au Chili.", ("done", "iso:NOR")),
        ("La Suède a été accusée par la Norvège d’avoir livré des blindés au Chili.", ("done", "iso:NOR")),
        ("La Suède est accusée d’avoir livré des blindés au Chili.", ("conditional", None)),
        ("La Suède est soupçonnée d’avoir livré des blindés au Chili.", ("conditional", None)),
    ],
)
def test_a_deed_that_somebody_is_accused_of_is_the_accusers_or_unconfirmed(text: str, expected: tuple[str, str | None]) -> None:
    assert told(text, "arms-delivery") == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Le ministre chilien Pablo Rojas a indiqué que la Suède a livré des blindés au Pérou « sans rien dire ».", True),
        ("La Suède va livrer des blindés au Pérou « au plus tôt », a annoncé le ministre chilien Pablo Rojas.", True),
        ("La Suède a livré des blindés au Pérou, promettant au ministre chilien Pablo Rojas de « tout dire ».", False),
        ("Le ministre chilien Pablo Rojas a dit que « rien ne presse » et le Chili a livré des blindés au Pérou.", False),
    ],
)
def test_the_words_around_a_verbatim_piece_are_reported_with_it(text: str, told: bool) -> None:
    event = of_kind(text, "arms-delivery")
    assert (event.said_by is not None and event.said_by.name == "Pablo Rojas") == told


def test_whoever_announces_a_rupture_vouches_for_it_without_a_quotation() -> None:
    event = of_kind("La Suède a annoncé la rupture de ses relations avec le Chili.", "break-relations")
    assert event.said_by is not None
    assert (event.said_by.actor, event.said_by.quotation, event.status) == ("iso:SWE", None, "done")


def test_what_somebody_might_announce_is_told_by_nobody() -> None:
    event = of_kind("Si la Suède annonçait la rupture de ses relations avec le Chili, la Norvège protesterait.", "break-relations")
    assert event.said_by is None
    assert event.status == "hypothetical"


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Si le Chili attaque le port, la Suède livrera des blindés à la Norvège.", "Si le Chili attaque le port"),
        ("La Suède livrera des blindés à la Norvège si le Chili attaque le port.", "si le Chili attaque le port"),
        ("La Suède s’engage à livrer des blindés à la Norvège à condition que le Chili quitte le port.", "à condition que le Chili quitte le port"),
        ("La Suède livrera des blindés à la Norvège même si le Chili s’y oppose.", None),
        ("La Suède a livré des blindés à la Norvège.", None),
    ],
)
def test_an_event_carries_the_words_of_its_condition(text: str, condition: str | None) -> None:
    event = of_kind(text, "arms-delivery")
    assert (text[slice(*event.condition)] if event.condition else None) == condition


def test_what_stands_in_a_condition_has_none() -> None:
    found = events("Si la Suède livre des blindés à la Norvège, le Chili quittera l’alliance.")
    assert all(each.condition is None for each in found if each.kind == "arms-delivery")


def test_a_denial_is_tied_to_the_denied_event_that_stands_nearest() -> None:
    found = events("La Suède, qui dément avoir livré des blindés au Chili, a libéré trois marins chiliens.")
    denial = next(each for each in found if each.kind == "denial")
    denied = next(each for each in found if each.id == denial.denies)
    assert denied.status == "denied"
    assert denied.trigger.start > denial.trigger.start


def test_a_denial_of_its_own_answers_the_charge_before_it() -> None:
    found = events("La Norvège accuse la Suède d’avoir livré des blindés au Chili. La Suède dément ces accusations.")
    denial, delivery = (next(each for each in found if each.kind == kind) for kind in ("denial", "arms-delivery"))
    assert denial.denies == delivery.id


def test_a_denial_answers_no_deed_that_the_reporter_tells() -> None:
    found = events("La Suède a livré des blindés au Chili. La Suède dément cette information.")
    assert all(each.denies is None for each in found)

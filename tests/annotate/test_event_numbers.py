"""The numbers that events carry: exact, bounded, in parts."""

from __future__ import annotations

import pytest

from recoupe.lang.fr.counted import counted
from tests.annotate.test_event_time import record

Row = tuple[str, float | None, float | None, float | None, str, str | None]


def numbers(text: str) -> list[Row]:
    """Words, value, least, most, unit and whom of all numbers of a text's events."""
    return [(text[each.start : each.end], each.value, each.min, each.max, each.unit, each.of) for event in record(text).events for each in event.numbers]


@pytest.mark.parametrize("kind", list(counted()["toll"]))
def test_the_example_of_a_toll_has_its_value(kind: str) -> None:
    entry = counted()["toll"][kind]
    assert [(each[1], each[4]) for each in numbers(entry["example"])] == [(entry["value"], entry["unit"])]


def test_a_toll_and_its_parts_are_rows() -> None:
    found = numbers("Une attaque des rebelles a fait douze morts, dont trois enfants et deux femmes, et une vingtaine de blessés à Valparaiso.")
    assert [(value, unit, of) for _, value, _, _, unit, of in found] == [
        (12, "mort", None),
        (3, "mort", "enfant"),
        (2, "mort", "femme"),
        (20, "blessé", None),
    ]
    assert found[-1][2:4] == (18, 22)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("La Suède a déployé un millier de soldats au Mali.", [("un millier de soldats", 1000, 900, 1100, "soldat", None)]),
        ("La Suède accorde au Chili une aide de 200 millions d’euros.", [("200 millions d’euros", 2e8, None, None, "euro", None)]),
        ("La Suède a livré au Chili au moins 300 missiles.", [("au moins 300 missiles", 300, 300, None, "missile", None)]),
        ("Des rebelles ont tué des dizaines de soldats.", [("des dizaines de soldats", None, 20, None, "mort", "soldat")]),
        ("Les rebelles ont libéré trois otages âgés de 38 ans.", [("trois otages", 3, None, None, "otage", None)]),
        ("La Suède a livré des blindés au Chili en 24 heures.", []),
        ("Les combats ont fait trois morts et 200 déplacés.", [("trois morts", 3, None, None, "mort", None)]),
        ("Les deux ministres de la Suède et du Chili se sont rencontrés.", []),
    ],
)
def test_who_and_what_is_counted(text: str, rows: list[Row]) -> None:
    assert numbers(text) == rows

import re

import pytest

from recoupe.lang.fr.dating import entries, expected, gone, lies_ahead, taking_up, told_as
from recoupe.lang.fr.times import folded

EXAMPLES = [(table, row["example"], row.get("side")) for table, row in entries()]


@pytest.mark.parametrize(("table", "example", "side"), EXAMPLES)
def test_every_entry_does_what_its_example_says(table: str, example: str, side: str | None) -> None:
    view = folded(re.sub(r"[\[\]]", "", example))
    start = example.index("[")
    end = example.index("]") - 1
    found = {
        "ahead": lambda: lies_ahead(view, start),
        "expected": lambda: expected(view, start),
        "taking_up": lambda: taking_up(view, start, end),
        "gone": lambda: gone(view, start),
        "told": lambda: told_as(view, start) == side,
    }
    assert found[table]()


@pytest.mark.parametrize(
    "text", ["Le pont a été fermé en [2031].", "Il vit ici depuis [2031].", "Fondée à Oslune en [2031], elle vit.", "Le lac a monté le [2031]."]
)
def test_what_was_does_not_lie_ahead(text: str) -> None:
    view, start = folded(text.replace("[", "").replace("]", "")), text.index("[")
    assert not lies_ahead(view, start)
    assert not expected(view, start)


@pytest.mark.parametrize("text", ["Selon le [président] Lund.", "La [présidente] a parlé.", "Reçu par le [président] de la région."])
def test_who_holds_an_office_does_not_take_it_up(text: str) -> None:
    view, start = folded(text.replace("[", "").replace("]", "")), text.index("[")
    assert not taking_up(view, start, text.index("]") - 1)
    assert not gone(view, start)

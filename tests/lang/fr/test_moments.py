"""Each class of words that carry a time does so in its own example."""

import pytest

from recoupe.lang.fr.moments import classes
from tests.annotate.test_event_time import timed


@pytest.mark.parametrize("name", list(classes()))
def test_the_example_of_a_class_has_its_time(name: str) -> None:
    entry = classes()[name]
    assert timed(entry["example"])[entry["trigger"]] == entry["time"]


@pytest.mark.parametrize("name", list(classes()))
def test_no_word_is_listed_twice(name: str) -> None:
    assert len(set(classes()[name]["words"])) == len(classes()[name]["words"])

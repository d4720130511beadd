from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.lang.fr.numbers import data, numbers, tolls, value_of

UNITS = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 7: "soixante", 8: "quatre-vingt", 9: "quatre-vingt"}


def spell(value: int) -> str:
    if value < 20:
        return UNITS[value]
    if value < 100:
        tens, unit = divmod(value, 10)
        if tens in (7, 9):
            unit += 10
        if value == 80:
            return "quatre-vingts"
        if unit == 0:
            return TENS[tens]
        return f"{TENS[tens]} et {UNITS[unit]}" if unit in (1, 11) and tens < 8 else f"{TENS[tens]}-{UNITS[unit]}"
    for size, word in ((10**9, "milliard"), (10**6, "million"), (1000, "mille"), (100, "cent")):
        if value >= size:
            many, rest = divmod(value, size)
            plural = "s" if size > 1000 and many > 1 else ""
            head = (
                f"{word}{plural}"
                if many == 1 and size <= 1000
                else f"{spell(many).removesuffix('s') if size == 1000 and many % 100 == 80 else spell(many)} {word}{plural}"
            )
            return f"{head} {spell(rest)}" if rest else head
    raise AssertionError


@given(st.integers(0, 999_999_999))
def test_every_number_that_can_be_spelled_is_read(value):
    assert value_of(spell(value)) == value


@given(st.integers(2, 99_999_999))
def test_figures_are_read_with_their_thousands(value):
    for written in (str(value), f"{value:,}".replace(",", " "), f"{value:,}".replace(",", "."), f"{value:,}".replace(",", "\u202f")):
        assert [each.value for each in numbers(f"On a vu {written} phares.")] == [value]


@pytest.mark.parametrize("entry", data()["bound"], ids=lambda entry: entry["sense"])
def test_bounds_do_what_their_example_says(entry):
    (number,) = numbers(entry["example"])
    value, low, high = entry["value"]
    assert (number.value, number.low, number.high) == (value, pytest.approx(low), inf if high == "inf" else pytest.approx(high))


@pytest.mark.parametrize("entry", data()["toll"], ids=lambda entry: entry["what"])
def test_tolls_do_what_their_examples_say(entry):
    for sentence, value in entry["examples"]:
        assert [(each.what, each.number.value) for each in tolls(sentence)] == [(entry["what"], value)], sentence
    for sentence in entry["unlike"]:
        assert not list(tolls(sentence)), sentence


def test_groups_bound_what_they_do_not_say():
    found = [(each.value, each.low) for each in numbers("des dizaines de barques, plusieurs milliers de gens, deux cents phares, 2,5 millions d'écus")]
    assert found == [(None, 20), (None, 2000), (200, 200), (2_500_000, 2_500_000)]


def test_a_part_of_a_toll_is_told_as_a_part():
    found = [(each.number.value, each.part) for each in tolls("Huit personnes ont été tuées, dont six civils tués par erreur.")]
    assert found == [(8, False), (6, True)]


def test_an_age_a_rank_and_some_of_a_group_are_no_toll():
    assert not list(tolls("Un homme de 38 ans a été arrêté, le numéro deux du clan a été tué."))
    assert [each.part for each in tolls("Deux des victimes étaient parentes.")] == [True]


def test_tolls_of_some_of_the_victims_are_told_apart():
    said = "Huit personnes sont mortes. Six Brunois sont morts. Deux soldats ont été tués. On compte trois morts côté brunois. Il y a 51 nouveaux morts."
    assert [(each.number.value, each.group, each.part) for each in tolls(said)] == [
        (8, None, False),
        (6, "brunoi", False),
        (2, "soldat", False),
        (3, "brunoi", False),
        (51, None, True),
    ]
    assert not list(tolls("Trois corps-à-corps, deux corps diplomatiques."))


def test_one_counts_for_tolls_only():
    assert [each.number.value for each in tolls("Le choc a fait un mort et deux blessés.")] == [1, 2]
    assert list(numbers("Un phare, une digue.")) == []


@given(st.text(alphabet="un deux 3,.  mortsblessés-et%\u00a0", max_size=80))
def test_any_text_is_read_without_complaint_and_spans_are_inside(text):
    for each in (*numbers(text), *(toll.number for toll in tolls(text))):
        assert 0 <= each.start < each.end <= len(text)

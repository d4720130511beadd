import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.lang.fr import names_features, names_model
from recoupe.lang.fr.names_features import kinds_of
from recoupe.lang.fr.names_model import spans_of
from recoupe.lang.fr.sentences import sentences

CLASSES = tomllib.loads(Path(names_features.__file__).with_name("names_words.toml").read_text("utf-8"))["class"]


def found(text: str, hits: list[tuple[int, int, str]] | None = None) -> set[tuple[str, str]]:
    return {(text[name.start : name.end], name.label) for name in names_model.load().find(text, sentences(text), hits or [])}


@pytest.mark.parametrize("entry", CLASSES, ids=lambda entry: entry["name"])
def test_the_example_of_a_word_class_holds_one_of_its_words(entry: dict[str, str]) -> None:
    assert {word.strip(".").lower() for word in entry["example"].split()} & set(entry["words"].split())


def test_people_places_and_bodies_are_told_apart() -> None:
    text = "Le président Karim Lenoir a quitté Genève mardi. Il est à Oslo. M. Lenoir y verra l’Union africaine."
    hits = [(text.index(name), text.index(name) + len(name), kind) for name, kind in (("Genève", "city"), ("Oslo", "city"), ("Union africaine", "body"))]
    assert {("Karim Lenoir", "PER"), ("Genève", "LOC"), ("Oslo", "LOC"), ("Lenoir", "PER"), ("Union africaine", "ORG")} <= found(text, hits)


def test_typography_changes_nothing() -> None:
    plain = "L'armée d'Amara Touray a pris \"Fort-Kessié\" - selon l'ONU."
    other = "L\u2019armée d\u2019Amara Touray a pris \u201cFort-Kessié\u201d \u2013 selon l\u2019ONU."
    assert names_model.load().find(plain, sentences(plain)) == names_model.load().find(other, sentences(other))


def test_offsets_are_those_of_the_text_and_in_order() -> None:
    text = "Un titre\n\n  Paul Vasseur vit à Lima.\n« Il vit à Lima », dit Paul Vasseur."
    names = names_model.load().find(text, sentences(text))
    assert [text[name.start : name.end] for name in names] == ["Paul Vasseur", "Lima", "Lima", "Paul Vasseur"]
    assert all(0 <= name.score <= 1 for name in names)


def test_a_text_without_names_gives_none() -> None:
    assert found("il pleut sur la plaine, et rien ne bouge.") == set()
    assert found("") == set()


@given(st.lists(st.sampled_from(["O", "B-PER", "I-PER", "L-PER", "U-LOC", "L-LOC", "I-LOC"])))
def test_any_tags_give_spans_in_order_without_overlap(tags: list[str]) -> None:
    spans = spans_of(tags)
    assert all(first <= last for first, last, _ in spans)
    assert all(a[1] < b[0] for a, b in pairwise(spans))
    assert {i for first, last, _ in spans for i in range(first, last + 1)} == {i for i, tag in enumerate(tags) if tag != "O"}


def test_hits_that_do_not_match_tokens_are_left_out() -> None:
    assert kinds_of([(0, 3), (4, 9)], [(1, 3, "state"), (4, 9, "city"), (4, 9, "state")]) == ["", "city-U|state-U"]

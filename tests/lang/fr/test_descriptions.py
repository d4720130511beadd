"""Descriptions of bodies, places and people without a name: every list by its example, and what is no description."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.lang.fr.descriptions import data, descriptions


def found(text: str, names: tuple[str, ...] = (), people: tuple[str, ...] = (), titles: tuple[str, ...] = ()) -> list[str]:
    places = {text.index(each): text.index(each) + len(each) for each in names}
    persons = {text.index(each): text.index(each) + len(each) for each in people}
    spans = sorted((text.index(each), text.index(each) + len(each)) for each in titles)
    return [text[each.start : each.end] for each in descriptions(text, places, persons, spans)]


@pytest.mark.parametrize("entry", [*data()["description"], data()["words"]], ids=lambda entry: entry["what"])
def test_each_list_by_its_example(entry: dict[str, Any]) -> None:
    wanted = re.findall(r"\[(.*?)\]", entry["example"])
    text = re.sub(r"[\[\]]", "", entry["example"])
    names = tuple(each for each in ("Oslo",) if each in text)
    assert found(text, names) == wanted


@pytest.mark.parametrize("entry", data()["description"], ids=lambda entry: entry["what"])
def test_each_noun_is_found_with_the_adjective_of_a_people(entry: dict[str, Any]) -> None:
    for noun in entry["nouns"]:
        article = "cette " if entry.get("pointed") else "l'" if noun[0] in "aeiouéèêhAO" else "la "
        text = f"Nous avons vu {article}{noun} danoise hier."
        assert found(text) == [f"{article}{noun} danoise"]


def test_a_name_right_behind_makes_it_no_description_of_its_own_unless_it_says_more() -> None:
    assert found("Le groupe Aube Grise recrute.", ("Aube Grise",)) == []
    assert found("L'agence officielle Aube recrute.", ("Aube",)) == ["L'agence officielle"]
    assert found('Le journal "Aube" ferme.') == []


def test_the_name_of_somebody_or_something_behind_de_belongs_to_it() -> None:
    assert found("La police d'Oslo et le parti de Jeanne Lund ont gagné.", ("Oslo",), ("Jeanne Lund",)) == ["La police d'Oslo", "le parti de Jeanne Lund"]
    assert found("La direction du parti hésite.") == ["La direction du parti", "parti"]


def test_acts_idioms_and_indefinite_nouns_name_nobody() -> None:
    assert found("L'organisation de concours, au quotidien, sous la direction d'un chef, par une commission.") == []


def test_bodies_may_stand_alone_inside_a_title() -> None:
    text = "Le porte-parole de l'armée a parlé."
    assert found(text) == []
    assert found(text, titles=("Le porte-parole de l'armée",)) == ["l'armée"]


def test_the_article_stays_outside_where_it_is_contracted() -> None:
    assert found("Il a écrit au parquet général et au juge d'instruction.") == ["parquet général", "juge d'instruction"]


@given(st.text(alphabet="la policedumj'ugeLÉ \n.,", max_size=60))
def test_spans_are_in_order_and_in_the_text(text: str) -> None:
    start = -1
    for each in descriptions(text, {}, {}):
        assert start < each.start <= each.head < each.end <= len(text)
        start = each.start


def test_a_place_is_described_where_the_text_has_named_one_so() -> None:
    assert found("La province du Lac dort. Dans la province, il pleut.", ("Lac",)) == ["la province"]
    assert found("Dans la province, il pleut sur la province du Lac.", ("Lac",)) == []
    assert found("La province du Lac dort. La province voisine aussi.", ("Lac",)) == []


def test_a_person_described_by_what_they_do_is_found_where_they_speak_or_act() -> None:
    text = "« Non », souligne le journaliste. Le journaliste a souri, selon le journaliste du soir."
    assert found(text) == ["le journaliste", "Le journaliste", "le journaliste du soir"]
    assert found("Il parle de l'avocat.") == []


def test_adjectives_that_no_list_knows() -> None:
    assert found("Le député europhobe belge Lund est là.", people=("Lund",)) == ["Le député europhobe belge"]
    assert found("Le parti anti-taxe et l'alliance arabo-kurde sont là.") == ["Le parti anti-taxe", "l'alliance arabo-kurde"]

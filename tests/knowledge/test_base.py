"""Lookup in the shipped base: names, offices on a day, memberships, owners."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from recoupe.knowledge import load
from recoupe.knowledge.base import Base
from recoupe.model.knowledge import HeldOffice


def base_of(*offices: HeldOffice) -> Base:
    return Base(
        version="0",
        actors={},
        entries=[],
        offices=offices,
        memberships=[("a", "u", "2001", "2010-05-01"), ("b", "u", "2004-05", None)],
        owners={},
        weak=frozenset(),
    )


def office(holder: str, from_: str | None, until: str | None = None, as_of: str | None = None) -> HeldOffice:
    return HeldOffice(holder=holder, role="head_of_state", title="", of="s", from_=from_, until=until, as_of=as_of)


FIRST, SECOND = office("p1", "2010-01-05", "2015-03"), office("p2", "2015-03", None, "2020-06-01")


@pytest.mark.parametrize(
    ("on", "who"),
    [
        ("2010-01-04", []),
        ("2010-01-05", ["p1"]),
        ("2010", ["p1"]),
        ("2015-03-10", ["p1", "p2"]),
        ("2015-04-01", ["p2"]),
        ("2014/2016", ["p1", "p2"]),
        ("2020-06-01", ["p2"]),
        ("2020-06-02", []),
        ("2030", []),
        (None, []),
        ("2019/..", []),
        ("P2Y", []),
        ("n'importe quoi", []),
    ],
)
def test_who_held_the_office(on: str | None, who: list[str]) -> None:
    assert [each.holder for each in base_of(FIRST, SECOND).holder(of="s", role="head_of_state", on=on)] == who


def test_an_end_known_to_the_day_is_outside() -> None:
    assert base_of(office("p", "2010", "2012-05-15")).holder(of="s", role="head_of_state", on="2012-05-15") == []


def test_an_office_without_a_start_is_never_answered() -> None:
    assert base_of(office("p", None, None, "2020")).holder(of="s", role="head_of_state", on="2015") == []


def test_members_on_a_day() -> None:
    base = base_of()
    assert base.members("u", "2003") == ["a"]
    assert base.members("u", "2006-01-01") == ["a", "b"]
    assert base.members("u", "2012") == ["b"]
    assert base.members("u") == ["b"]


def test_offices_by_holder_state_and_role() -> None:
    base = base_of(FIRST, SECOND)
    assert base.offices(holder="p1") == [FIRST]
    assert base.offices(of="s", role="head_of_state") == [FIRST, SECOND]
    assert base.offices(of="s", role="spokesperson") == []


def test_names_fold_and_homonyms_stay_apart() -> None:
    base = load()
    assert base.named("CÔTE D’IVOIRE") == base.named("cote d'ivoire") == [("iso:CIV", "name")]
    assert {id for id, _ in base.named("congolaise")} == {"iso:COD", "iso:COG"}
    assert base.named("rien de tel") == []


def test_a_name_that_changed_keeps_its_dates() -> None:
    known = load().actor("kb:aes")
    assert known is not None
    assert [each[0] for each in known.dated_names] == ["Alliance des États du Sahel", "Confédération des États du Sahel"]


def test_owners_by_name_and_domain() -> None:
    assert load().owner("Le Figaro") == "Groupe Dassault"
    assert load().owner("Gazette de nulle part") is None


def test_a_file_that_changed_is_loaded_again(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,kind,name\nown:a,body,Conseil des saules\n", encoding="utf-8")
    first = load([path])
    assert load([path]) is first
    path.write_text("id,kind,name\nown:a,body,Conseil des osiers\n", encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert load([path]).named("Conseil des osiers") == [("own:a", "name")]


def test_who_is_last_known_is_a_candidate_and_no_answer() -> None:
    base = base_of(FIRST, SECOND)
    assert base.holder(of="s", role="head_of_state", on="2024") == []
    assert base.last_holder(of="s", role="head_of_state", on="2024") == [SECOND]
    assert base.last_holder(of="s", role="head_of_state", on="2018") == []
    assert base.last_holder(of="s", role="head_of_state", on=None) == []


def test_who_left_is_no_candidate() -> None:
    gone = office("p3", "2021", "2022-05-01")
    assert base_of(FIRST, SECOND, gone).last_holder(of="s", role="head_of_state", on="2024") == []


def test_one_candidate_for_each_title() -> None:
    both = [replace(office("p4", "2012", None, "2020"), title="porte-parole de l'armée"), replace(office("p5", "2013", None, "2020"), title="porte-parole")]
    assert [each.holder for each in base_of(*both).last_holder(of="s", role="head_of_state", on="2024")] == ["p4", "p5"]


def test_vacancies_have_nobody() -> None:
    assert load().holder(of="iso:LBN", role="head_of_state", on="2015-06-01") == []
    assert load().holder(of="iso:LBN", role="head_of_state", on="2023-06-01") == []


def test_caretakers_are_said_to_be() -> None:
    (held,) = load().holder(of="iso:DZA", role="head_of_state", on="2019-06-01")
    assert held.acting


def test_the_suspended_are_members() -> None:
    base = load()
    assert "iso:MLI" in base.suspended("wd:Q7159", "2022-01-01")
    assert "iso:MLI" in base.members("wd:Q7159", "2022-01-01")
    assert "iso:MLI" not in base.members("kb:cedeao", "2025-02-01")


def test_one_identity_with_dated_names() -> None:
    base = load()
    assert [base.name_on("kb:aes", day) for day in ("2024-01-15", "2024-09-01")] == ["Alliance des États du Sahel", "Confédération des États du Sahel"]
    assert base.name_on("wd:Q7159", "1990-01-01") == "Organisation de l'unité africaine"
    assert base.name_on("iso:MKD", "2015-01-01") != base.name_on("iso:MKD", "2020-01-01")
    assert base.name_on("kb:nulle-part", "2020") is None

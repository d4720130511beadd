"""What ships is what the tables make, to the byte; lines of succession are read as written, and put in order what other sources say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recoupe.knowledge import load
from training.knowledge import build, chains, ends
from training.knowledge.people import Identities, distinct_offices, governing, succeeded
from training.knowledge.persons import cleaned, is_name

SHARED = Path(__file__).parents[3] / "shared" / "knowledge"


@pytest.mark.skipif(not SHARED.exists(), reason="the collected data lie beside the repository")
def test_building_again_gives_the_same_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build.main(SHARED, tmp_path)
    made = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    assert {name for name, data in made.items() if data != (build.DATA / name).read_bytes()} == set()


def told(monkeypatch: pytest.MonkeyPatch, *lines: str) -> tuple[list[dict[str, object]], dict[tuple[str, str], list[chains.Covered]]]:
    monkeypatch.setattr(chains, "table", lambda name, columns: (each.split("|") for each in lines))
    return chains.chains({"VA": "iso:VAL"})


def test_a_line_of_succession(monkeypatch: pytest.MonkeyPatch) -> None:
    line = "VA|head_of_state|président|2001-02-03 Ada Lund=A. Lund; 2004 -; 2005-06 Olaf Vik (intérim); 2006 Ada Lund [reine]; @2010-05"
    rows, covered = told(monkeypatch, line)
    assert [(each["person"], each["from"], each["until"], each["as_of"], each["acting"], each["title_fr"]) for each in rows] == [
        ("Ada Lund", "2001-02-03", "2004", None, False, "président"),
        ("Olaf Vik", "2005-06", "2006", None, True, "président"),
        ("Ada Lund", "2006", None, "2010-05", False, "reine"),
    ]
    assert [(each.start, each.end) for each in covered["iso:VAL", "head_of_state"]][1] == ("2004", "2005-06")


@pytest.mark.parametrize(
    "chain",
    ["2004 Ada Lund; 2003 Olaf Vik; @2010", "2004 Ada Lund", "Ada Lund; @2010", "2004 Ada Lund (interim"],
    ids=["order", "known-until", "day", "bracket"],
)
def test_a_line_that_cannot_be_is_refused(monkeypatch: pytest.MonkeyPatch, chain: str) -> None:
    with pytest.raises(ValueError, match="VA head_of_state"):
        told(monkeypatch, f"VA|head_of_state|président|{chain}")


def office(holder: str, start: str, until: str | None = None, as_of: str | None = None, **more: object) -> dict[str, object]:
    return {"holder": holder, "role": "head_of_state", "title": "", "of": "iso:VAL", "from": start, "until": until, "as_of": as_of, "src": "cia"} | more


def test_nobody_enters_the_time_that_a_line_tells() -> None:
    covered = {("iso:VAL", "head_of_state"): [chains.Covered("2021-05-01", "2024")]}
    mine = office("mine", "2021-05-01", None, "2024", chain=True)
    rows = [office("before", "2019-01-01"), office("inside", "2022-01-01", "2023"), mine, office("after", "2024")]
    kept = chains.uncovered(rows, covered)
    assert [(each["holder"], each["until"]) for each in kept] == [("before", "2021-05-01"), ("mine", None), ("after", None)]
    assert kept[0]["inferred"] is True


def test_an_open_end_is_the_start_of_the_successor_and_said_to_be_inferred() -> None:
    first, second = succeeded([office("first", "2001-01-01", None, "2026-01-22"), office("second", "2021-03-04", None, "2026-01-22")])
    assert (first["until"], first["inferred"], first["as_of"]) == ("2021-03-04", True, None)
    assert second["until"] is None


def test_an_end_is_not_inferred_over_a_hole_in_the_source() -> None:
    hole = ends.ended(office("first", "2011-01-01"), "2019-03-04")  # no edition between the end of 2017 and November 2020
    assert (hole["until"], hole["inferred"], hole["as_of"]) == (None, False, "2017-12-18")
    yearly = ends.ended(office("first", "2011-01-01", yearly=True), "2019-03-04")
    assert yearly["as_of"] == "2014-01-01"
    mandate = ends.ended(office("first", "2014-03-04"), "2019-03-04")
    assert (mandate["until"], mandate["inferred"]) == ("2019-03-04", True)
    stated = ends.ended(office("first", "2014-01-01", stated="2019-03"), "2019-03-04")
    assert stated["until"] == "2019-03-04"
    extract = ends.ended(office("first", "2019-01-01", None, "2022-07-05", src="wikidata"), "2024-02-03")
    assert (extract["until"], extract["as_of"]) == (None, "2022-07-05")


def test_a_president_is_no_head_of_a_government_that_has_a_prime_minister() -> None:
    def heads(role: str, holder: str, start: str, until: str, label: str) -> dict[str, object]:
        return office(holder, start, until) | {"role": role, "label": label}

    king = heads("head_of_state", "king", "2010-01-01", "2020", "King")
    wrong, right = heads("head_of_government", "king", "2010-01-01", "2013", "King"), heads("head_of_government", "pm", "2013", "2016", "Prime Minister")
    later = heads("head_of_government", "next", "2016", "2020", "Prime Minister")
    crowned = heads("head_of_state", "next", "2020-06", "2024", "King")
    assert governing([king, wrong, right, later, crowned]) == [king, right, later, crowned]
    assert governing([king, wrong]) == [king, wrong]


def test_only_names_are_people() -> None:
    rows = [json.loads(line) for line in (build.DATA / "people.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["name"] for row in rows if not is_name(row["name"])] == []
    assert cleaned("- Sultan Ada Lund") == "Sultan Ada Lund"
    assert cleaned("Commissioner Ada Lund") == "Ada Lund"
    assert not any(map(is_name, ("Vacant", "Ada Lund appointed acting prime minister", "", "Ada Lund (interim)")))


def test_ministers_of_one_cabinet_who_share_a_given_name_are_two(monkeypatch: pytest.MonkeyPatch) -> None:
    rows, _ = told(monkeypatch, "VA|+other|ministre du Port|2001-02-03 Élise Lund; @2010", "VA|+other|ministre du Phare|2001-02-03 Élise Vik; @2010")
    who = Identities(rows)
    assert len({who.id_of(row, "iso:VAL", "other") for row in rows}) == 2


def test_two_sources_of_one_start_verify_each_other_and_the_later_day_counts() -> None:
    own = office("a", "2001-02-03", None, "2020", src="own", chain=True)
    (row,) = distinct_offices([own, office("a", "2001-02-10", None, "2026-01-22")])
    assert (row["src"], row["also"], row["as_of"]) == ("own", ["cia"], "2026-01-22")


def test_homonyms_stay_two_people() -> None:
    base = load()
    malian, senegalese = ({each.holder for each in base.offices(of=of, role=role) if base.actor(each.holder).name == "Abdoulaye Diop"} for of, role in HOMONYM)  # type: ignore[union-attr]
    assert len(malian) == len(senegalese) == 1
    assert not malian & senegalese
    assert {each.of for each in base.offices(holder=next(iter(malian)))} == {"iso:MLI"}


HOMONYM = (("iso:MLI", "foreign_minister"), ("kb:union-economique-et-monetaire-ouest-africaine", "head_of_body"))

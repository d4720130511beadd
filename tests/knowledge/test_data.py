"""What ships: sources that may, all states with their demonyms, ids that hang together."""

import json
from collections import Counter
from importlib.resources import files
from typing import Any

import pytest

from recoupe.knowledge.records import SOURCES, shipped

DATA = files("recoupe.knowledge").joinpath("data")
FILES = ["states", "bodies", "people", "offices", "places", "memberships", "agencies", "outlets", "weak"]
# members of the United Nations, by ISO 3166-1
MEMBERS = """AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH CM CA CF TD CL CN CO KM CG CR CI HR CU CY CZ KP CD
DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN GW GY HT HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KW KG LA LV
LB LS LR LY LI LT LU MG MW MY MV ML MT MH MR MU MX FM MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PA PG PY PE PH PL PT QA KR MD
RO RU RW KN LC VC WS SM ST SA SN RS SC SL SG SK SI SB SO ZA SS ES LK SD SR SE CH SY TJ TH TL TG TO TT TN TR TM TV UG UA AE GB TZ US UY UZ VU
VE VN YE ZM ZW""".split()  # noqa: SIM905


def rows(name: str) -> list[dict[str, Any]]:
    return shipped(name)


def test_members_of_the_united_nations_are_193() -> None:
    assert len(set(MEMBERS)) == len(MEMBERS) == 193


def test_every_member_state_has_a_capital_and_the_forms_of_its_demonym() -> None:
    states = {each["iso2"]: each for each in rows("states")}
    for code in MEMBERS:
        assert states[code].get("capital"), code
        forms = states[code].get("demonyms", [])
        assert len(forms) >= 2 or (forms and forms[0].endswith("s")), code
        assert any(each[-1] in "sx" for each in forms), code


@pytest.mark.parametrize("name", FILES)
def test_every_record_names_a_source_that_may_ship(name: str) -> None:
    for row in rows(name):
        assert row["src"] in SOURCES, row
        assert "ODbL" not in json.dumps(row)
        assert "BY-SA" not in json.dumps(row)


def test_extracts_of_wikidata_ship_for_five_roles_only() -> None:
    allowed = {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "spokesperson"}
    assert {row["role"] for row in rows("offices") if row["src"] == "wikidata"} <= allowed


def test_ids_are_unique_and_known() -> None:
    ids = [row["id"] for name in ("states", "bodies", "people", "agencies", "outlets", "places") for row in rows(name)]
    assert [id for id, n in Counter(ids).items() if n > 1] == []
    known = set(ids)
    for row in rows("offices"):
        assert row["holder"] in known, row
        assert row["of"] in known, row
    for row in rows("memberships"):
        assert {row["member"], row["of"]} <= known, row


def test_open_offices_say_until_when_they_are_known() -> None:
    assert [row for row in rows("offices") if row["src"] != "own" and "until" not in row and "as_of" not in row and row.get("from", "") > "2023"] == []


def test_the_base_is_small_and_has_a_version() -> None:
    size = sum(len(each.read_bytes()) for each in DATA.iterdir() if each.name.endswith(("jsonl", "json")))
    assert size < 3_000_000
    meta = json.loads(DATA.joinpath("meta.json").read_text(encoding="utf-8"))
    assert meta["version"]
    assert {name: len(rows(name)) for name in FILES} == meta["counts"]

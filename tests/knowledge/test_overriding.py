"""A user's file over the base: names added, offices closed and replaced, memberships ended; and the same in CSV."""

from pathlib import Path

import pytest

from recoupe.errors import UsageError
from recoupe.knowledge import Base, load
from recoupe.knowledge.overriding import over, over_memberships
from recoupe.knowledge.userfile import problems
from recoupe.model.knowledge import HeldOffice

SHIPPED = load()
OPEN = next(each for each in SHIPPED.offices(role="head_of_state") if each.until is None and each.of == "iso:NOR" and each.as_of)


def loaded(tmp_path: Path, text: str, name: str = "acteurs.toml", encoding: str = "utf-8") -> Base:
    path = tmp_path / name
    path.write_text(text, encoding=encoding)
    return load([path])


def term(from_: str | None, until: str | None = None, as_of: str | None = None, title: str = "") -> HeldOffice:
    return HeldOffice(holder="kb:a", role="spokesperson", title=title, of="iso:NOR", from_=from_, until=until, as_of=as_of)


def test_names_are_added_to_a_shipped_actor(tmp_path: Path) -> None:
    base = loaded(tmp_path, '[[actor]]\nid = "iso:NOR"\nnames = ["pays des fjords du nord"]\ndemonyms = ["fjordois"]\n')
    known = base.actor("iso:NOR")
    assert known is not None
    assert (known.name, known.capital) == ("Norvège", "Oslo")
    assert {"pays des fjords du nord", "Royaume de Norvège"} & set(known.names) == {"pays des fjords du nord"}
    assert base.named("fjordois") == [("iso:NOR", "demonym")]
    assert base.named("Norvège") == SHIPPED.named("Norvège")
    assert known.source.startswith("file acteurs.toml; ")


def test_single_values_take_the_place_of_the_shipped_ones(tmp_path: Path) -> None:
    known = loaded(tmp_path, '[[actor]]\nid = "iso:NOR"\nname = "Norvège du Nord"\nkind = "state"\ncapital = "Tromsø"\n').actor("iso:NOR")
    assert known is not None
    assert (known.name, known.capital) == ("Norvège du Nord", "Tromsø")
    assert "Norvège" in known.names
    assert "norvégien" in known.demonyms


def test_an_end_closes_a_shipped_office(tmp_path: Path) -> None:
    day = OPEN.as_of
    assert OPEN.holder in [each.holder for each in SHIPPED.holder(of="iso:NOR", role="head_of_state", on=day)]
    base = loaded(tmp_path, f'[[office]]\nholder = "{OPEN.holder}"\nrole = "head_of_state"\nof = "iso:NOR"\nuntil = "2020-01-01"\n')
    assert base.holder(of="iso:NOR", role="head_of_state", on=day) == []
    (office,) = [each for each in base.offices(holder=OPEN.holder) if each.role == "head_of_state"]
    assert (office.from_, office.until, office.source) == (OPEN.from_, "2020-01-01", "file acteurs.toml")


def test_a_later_check_and_a_successor(tmp_path: Path) -> None:
    base = loaded(
        tmp_path,
        f'[[actor]]\nid = "own:lund"\nkind = "person"\nname = "Ada Lund"\n[[office]]\nholder = "{OPEN.holder}"\nrole = "head_of_state"\nuntil = "2031-01-01"\n'
        '[[office]]\nholder = "own:lund"\nrole = "head_of_state"\nof = "iso:NOR"\nfrom = "2031-01-01"\nas_of = "2032"\n',
    )
    assert [each.holder for each in base.holder(of="iso:NOR", role="head_of_state", on="2030-06")] == [OPEN.holder]
    assert [each.holder for each in base.holder(of="iso:NOR", role="head_of_state", on="2031-06")] == ["own:lund"]


def test_a_new_actor_with_a_number_of_wikidata(tmp_path: Path) -> None:
    known = loaded(tmp_path, '[[actor]]\nid = "wd:Q990000077"\nkind = "person"\nname = "Ada Lund"\n').actor("wd:Q990000077")
    assert known is not None
    assert known.name == "Ada Lund"


def test_offices_of_another_term_stay() -> None:
    older, newer = term("2010", "2014"), term("2018", None, "2025")
    assert over([older, newer], [term(None, "2026")]) == [older, term("2018", "2026")]
    assert over([older, newer], [term("2010-05-02", "2013", title="porte-parole")]) == [term("2010-05-02", "2013", title="porte-parole"), newer]
    assert over([older], [term("2020")]) == [older, term("2020")]
    assert over([newer], [term("2018-03", as_of="2026-05")]) == [term("2018-03", None, "2026-05")]


def test_memberships_end() -> None:
    known = [("a", "u", "1999", None), ("b", "u", "1999", None)]
    assert over_memberships(known, [{"member": "a", "of": "u", "until": "2025-01-29"}]) == [("b", "u", "1999", None), ("a", "u", "1999", "2025-01-29")]
    assert over_memberships(known, [{"member": "c", "of": "u", "from": "2001"}]) == [*known, ("c", "u", "2001", None)]


ACTORS = "id;kind;name;names;acronyms\nown:brumeval;state;Brumeval;Royaume de Brumeval|Brumeval du Sud;\nown:ligue;body;Ligue des vallées;;LDV\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_csv_file_is_a_table(tmp_path: Path, encoding: str) -> None:
    base = loaded(tmp_path, ACTORS, "acteurs.csv", encoding)
    assert base.named("Brumeval du Sud") == [("own:brumeval", "name")]
    assert base.named("ligue des vallees") == [("own:ligue", "name")]
    assert base.named("LDV") == [("own:ligue", "acronym")]


def test_a_column_table_makes_several_of_one_file(tmp_path: Path) -> None:
    rows = (
        "table,id,kind,name,holder,role,title,of,from,until\n"
        "actor,own:b,state,Brumeval,,,,,,\nactor,own:l,person,Ada Lund,,,,,,\n\n"
        'office,,,,own:l,foreign_minister,"ministre des Affaires étrangères, du Commerce",own:b,2024-05,2025\n'
    )
    base = loaded(tmp_path, rows, "tout.csv")
    assert [each.title for each in base.holder(of="own:b", role="foreign_minister", on="2024-06-01")] == ["ministre des Affaires étrangères, du Commerce"]


def test_a_csv_beside_a_toml(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(ACTORS, encoding="utf-8")
    (tmp_path / "b.csv").write_text("member\tof\tfrom\nown:brumeval\town:ligue\t1999\n", encoding="utf-8")
    assert load([tmp_path / "a.csv", tmp_path / "b.csv"]).members("own:ligue") == ["own:brumeval"]


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "faux.csv"
    path.write_text("id,kind,name\nown:a,personne,Ada\nada,person,\nown:c,person,Cléo,de trop\nown:d,person,Dan\nown:d,person,Dan\n", encoding="utf-8")
    told = problems(path)
    assert [each.key for each in told] == ["actor-file-cells", "actor-file-twice", "actor-file-value", "actor-file-value", "actor-file-lacks"]
    for each in told:
        for lang in ("fr", "en"):
            assert "faux.csv" in each.sentence(lang)
            assert "\n" not in each.sentence(lang)
    assert "actor:2 (own:a)" in told[2].sentence("en")


def test_a_bad_actor_makes_no_second_problem_of_its_office(tmp_path: Path) -> None:
    path = tmp_path / "acteurs.toml"
    path.write_text('[[actor]]\nid = "own:a"\nkind = "x"\nname = "A B"\n[[office]]\nholder = "own:a"\ntitle = "maire"\nrole = "other"\n', encoding="utf-8")
    assert [each.key for each in problems(path)] == ["actor-file-value"]


def test_nothing_wrong(tmp_path: Path) -> None:
    path = tmp_path / "acteurs.csv"
    path.write_text(ACTORS, encoding="utf-8")
    assert problems(path) == []


@pytest.mark.parametrize(("header", "key"), [("nom,prénom\n", "actor-file-header"), ("name,aliases\nX,Y\n", "actor-file-header"), ("", "actor-file-header")])
def test_a_header_that_tells_no_table(tmp_path: Path, header: str, key: str) -> None:
    path = tmp_path / "x.csv"
    path.write_text(header, encoding="utf-8")
    assert [each.key for each in problems(path)] == [key]
    with pytest.raises(UsageError):
        load([path])


def test_a_title_may_be_left_out_where_the_role_says_it(tmp_path: Path) -> None:
    path = tmp_path / "acteurs.toml"
    path.write_text('[[office]]\nholder = "iso:NOR"\nrole = "other"\n', encoding="utf-8")
    assert [each.key for each in problems(path)] == ["actor-file-lacks"]

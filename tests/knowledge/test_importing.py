"""A Wikidata dump of 21 items (tests/data/wikidata, invented but for Norway and the classes), imported, stopped, broken, and asked."""

import bz2
import gzip
import json
import sqlite3
import time
from pathlib import Path

import pytest

from recoupe.errors import RecoupeError, UsageError
from recoupe.knowledge import Base, dump, load
from recoupe.knowledge.dump import Progress
from recoupe.knowledge.imported import ImportedActors, is_imported
from recoupe.knowledge.importing import Counts, import_wikidata
from recoupe.knowledge.userfile import problems

DUMP = Path(__file__).parents[1] / "data" / "wikidata" / "dump.json"
STATE, LEAGUE = "wd:Q990000001", "wd:Q990000004"
SHIPPED = load()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Counts]:
    out = tmp_path_factory.mktemp("actors") / "wikidata.actors"
    return out, import_wikidata(DUMP, out, base=SHIPPED)


@pytest.fixture(scope="module")
def base(made: tuple[Path, Counts]) -> Base:
    return load([made[0]])


def offices(base: Base, role: str) -> list[tuple[str, str | None, str | None, bool, str | None]]:
    return [(each.holder[-2:], each.from_, each.until, each.until_inferred, each.as_of) for each in base.offices(of=STATE, role=role)]


def test_what_was_read_is_counted_and_broken_lines_are_told(made: tuple[Path, Counts]) -> None:
    counts = made[1]
    assert (counts.people, counts.states, counts.bodies, counts.malformed) == (4, 2, 2, 2)
    assert [line for line, _ in counts.bad] == [7, 10]
    assert not made[0].with_name("wikidata.actors.stage").exists()
    assert is_imported(made[0])


def test_states_keep_the_id_of_the_shipped_base(base: Base) -> None:
    known = base.actor("iso:NOR")
    assert known is not None
    assert known.name == "Norvège"
    assert {"Royaume de Norvège", "Norway"} <= set(known.names)
    assert base.named("Norway") == [("iso:NOR", "name")]
    assert ("wd:Q20", "name") not in base.named("Norvège")
    assert base.named("NO") == []  # the codes of states are words


def test_a_state_with_capital_demonyms_and_names(base: Base) -> None:
    known = base.actor(STATE)
    assert known is not None
    assert (known.capital, known.demonyms) == ("Hautpré", ("brumevalois", "brumevaloise"))
    assert base.named("vieuxpre") == []
    assert known.source == "Wikidata (CC0)"
    text = "Le Royaume de Brumeval et la LDV ont reçu Ada Lund, venue de Norvège ; Lund se tait."
    assert [text[hit.start : hit.end] for hit in base.find(text)] == ["Royaume de Brumeval", "LDV", "Ada Lund", "Norvège"]


def test_offices_with_ends_successors_and_unknown_ends(base: Base) -> None:
    assert offices(base, "foreign_minister") == [
        ("10", "2014-05-02", "2018-11", False, None),  # the deprecated statement is left out
        ("11", "2018-11", "2021-03-04", True, None),  # no end given: the next one's start, told as inferred
        ("12", "2021-03-04", None, False, "2026-03-01"),  # known up to the last change of the item
    ]
    assert offices(base, "head_of_state") == [("10", "2020-01-05", None, False, "2026-03-01"), ("11", "2010-01-05", "2020-01-05", False, None)]
    assert offices(base, "defence_minister") == [("13", "2023-02", "2024-07-09", True, None)]  # from the office's own list; ended by death
    wardens = offices(base, "other")
    assert ("12", "2001", None, False, "2001") in wardens  # ended, nobody knows when: known for its first year
    assert ("11", "2009", None, False, "2026-03-01") in wardens  # said to have no end
    assert ("13", "2020", "2024-07-09", True, None) in wardens  # a day of the Julian calendar is a year
    assert [each.holder for each in base.holder(of=STATE, role="foreign_minister", on="2020-06-01")] == ["wd:Q990000011"]


def test_titles_are_without_their_state(base: Base) -> None:
    assert {each.title for each in base.offices(of=STATE, role="foreign_minister")} == {"ministre des Affaires étrangères"}


def test_bodies_and_who_belongs_to_them(base: Base) -> None:
    assert base.members(LEAGUE, "2003") == ["iso:NOR", STATE, "wd:Q990000012"]
    assert STATE in base.members(LEAGUE, "2010")
    assert "iso:NOR" not in base.members(LEAGUE, "2010")
    assert (LEAGUE, "1999-05", None) in base.memberships(STATE)
    front = base.actor("wd:Q990000005")
    assert front is not None
    assert front.kind == "group"
    assert base.actor("wd:Q990000006") is None  # ended before 1950


def test_people_by_full_names_only(base: Base) -> None:
    assert base.named("Ada Lund") == [("wd:Q990000010", "name")]
    for name in ("Lund", "A. Lund", "Ада Лунд", "Vieux Roi", "Nina Passante", "Sans Poste"):
        assert base.named(name) == [], name
    lund, vreel = base.actor("wd:Q990000010"), base.actor("wd:Q990000011")
    assert lund is not None
    assert vreel is not None
    assert (lund.gender, vreel.name) == ("f", "Tomas Vreel")
    assert base.alike("Thomas Vreel") == [("wd:Q990000011", 0.85)]
    assert base.alike("Paul Derwin") == [("wd:Q990000013", 0.85)]
    assert base.alike("Derwin") == [("wd:Q990000013", 0.3)]


def test_the_shipped_base_is_all_there(base: Base) -> None:
    assert base.holder(of="iso:FRA", role="head_of_state", on="2010-01-01") == SHIPPED.holder(of="iso:FRA", role="head_of_state", on="2010-01-01")
    assert len({each.id for each in base.known()}) == len(list(base.known())) == len(list(SHIPPED.known())) + 7
    assert base.version.startswith(SHIPPED.version + "+own.")


@pytest.mark.parametrize(("suffix", "packed"), [(".bz2", bz2.compress), (".gz", gzip.compress)])
def test_packed_dumps_give_the_same(tmp_path: Path, made: tuple[Path, Counts], suffix: str, packed: object) -> None:
    path = tmp_path / f"dump.json{suffix}"
    path.write_bytes(packed(DUMP.read_bytes()))  # type: ignore[operator]
    assert import_wikidata(path, tmp_path / "out", base=SHIPPED) == made[1]
    assert ImportedActors(tmp_path / "out").digest == ImportedActors(made[0]).digest


def test_a_stopped_run_goes_on_where_it_was(tmp_path: Path, made: tuple[Path, Counts], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dump, "_EVERY", 5)
    seen: list[Progress] = []

    def stop(progress: Progress) -> None:
        seen.append(progress)
        if len(seen) == 3:
            raise KeyboardInterrupt

    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        import_wikidata(DUMP, out, base=SHIPPED, progress=stop)
    assert not out.exists()
    assert [each.lines for each in seen] == [5, 10, 15]
    later: list[Progress] = []
    assert import_wikidata(DUMP, out, base=SHIPPED, progress=later.append) == made[1]
    assert [each.lines for each in later] == [20, 23]
    assert later[-1].read == later[-1].size
    assert sorted(each.name for each in tmp_path.iterdir()) == ["out"]


def test_a_dump_that_breaks_off_is_told_and_what_was_read_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "dump.json.gz"
    path.write_bytes(gzip.compress(DUMP.read_bytes())[:-400])
    with pytest.raises(RecoupeError) as caught:
        import_wikidata(path, tmp_path / "out", base=SHIPPED)
    assert caught.value.key == "dump-unreadable"
    assert "dump.json.gz" in caught.value.sentence("en")
    assert (tmp_path / "out.stage").exists()
    assert not (tmp_path / "out").exists()


def test_what_is_no_dump_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("bonjour", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        import_wikidata(path, tmp_path / "out", base=SHIPPED)
    assert caught.value.key == "dump-form"


def test_a_part_of_a_dump(tmp_path: Path) -> None:
    assert import_wikidata(DUMP, tmp_path / "out", base=SHIPPED, limit=3).states == 1


def test_another_sqlite_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with sqlite3.connect(path) as db:
        db.execute("create table x (y)")
    db.close()
    with pytest.raises(UsageError):
        load([path])
    assert [each.key for each in problems(path)] == ["actor-file"]


def test_a_users_file_beside_an_imported_one_has_the_last_word(tmp_path: Path, made: tuple[Path, Counts]) -> None:
    own = tmp_path / "acteurs.toml"
    own.write_text(
        '[[actor]]\nid = "wd:Q990000010"\nnames = ["Ada Lund-Dervin"]\n'
        '[[office]]\nholder = "wd:Q990000012"\nrole = "foreign_minister"\nof = "wd:Q990000001"\nuntil = "2026-02-01"\n',
        encoding="utf-8",
    )
    base = load([own, made[0]])
    assert base.holder(of=STATE, role="foreign_minister", on="2026-02-15") == []
    (ended,) = [each for each in base.offices(of=STATE, role="foreign_minister") if each.holder == "wd:Q990000012"]
    assert (ended.from_, ended.until, ended.title) == ("2021-03-04", "2026-02-01", "ministre des Affaires étrangères")
    assert base.named("Ada Lund-Dervin") == [("wd:Q990000010", "name")]


def test_what_is_not_wanted_is_not_parsed() -> None:
    """A hundred million items: those that are not wanted must go by at the speed of a search in bytes."""
    article = json.dumps({"id": "Q1", "claims": {"P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q13442814"}}}}]}, "labels": {"en": "x" * 8000}}).encode()
    start = time.process_time()
    for _ in range(2000):
        assert not dump.wanted(article)
    assert time.process_time() - start < 15  # 16 MB, on whatever machine: bench/ has the speed

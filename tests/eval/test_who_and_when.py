"""The measures of who and when: offices, office holders, reference within an article, withheld dates, our own gold."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from eval import coreference, knowledge, mentions, published, report, withheld
from eval.actors import Actors
from eval.gold import OWN, UNREAD, GoldArticle, NotInText, Shared
from eval.holders import Holders
from eval.reserved import reserved
from eval.tally import Counts, Error, Tally
from recoupe.knowledge import Base
from recoupe.knowledge.finder import Entry
from recoupe.model.knowledge import HeldOffice, KnownActor

TEXT = "Le président du Lac a reçu lundi le chef de la police. Anne Aulne a souri."


def base() -> Base:
    """A base of two people: one with an office, one without."""
    actors = [KnownActor(id="x:aulne", name="Anne Aulne", kind="person"), KnownActor(id="x:orme", name="Jean Orme", kind="person")]
    held = HeldOffice(holder="x:aulne", role="head_of_state", title="présidente", of="iso:LAC", from_="2024-05", until="2026")
    entries: list[Entry] = [(each.name, each.id, "name") for each in actors]
    known = {each.id: each for each in actors}
    return Base(version="hand", actors=known, entries=entries, offices=[held], memberships=[], owners={}, weak=frozenset())


def values(tallies: Sequence[Tally]) -> dict[str, float]:
    return {each.measure: each.value for each in tallies}


def test_roles_of_office_holders_are_counted_apart() -> None:
    rows = [
        {"id": "g:a", "name": "Anne Aulne", "names": ["Anne Aulne"], "kind": "person"},
        {"id": "g:p", "name": "la police du Lac", "names": [], "kind": "person"},
    ]
    actors = Actors(rows)
    said = {
        "published": "2025-04-03",
        "mentions": [
            {"start": 0, "end": 19, "label": "PERSON", "reading": "role", "actor": "Anne Aulne"},
            {"start": 33, "end": 53, "label": "PERSON", "reading": "role", "actor": "la police du Lac"},
        ],
    }
    record = {
        "mentions": [{"id": "m1", "start": 0, "end": 19, "label": "PERSON", "reading": "role", "actor": "x:aulne"}],
        "actors": [{"id": "x:aulne", "name": "Anne Aulne", "names": []}],
    }
    article = GoldArticle(id="a", text=TEXT, row={}, said=said)
    tallies = mentions.score([article], {"a": record}, actors, set="hand", holders=Holders(base(), actors))
    held = next(each for each in tallies if each.measure == "actor: role of office holder")
    assert (held.counts.gold, held.counts.found, held.counts.right) == (1, 1, 1)
    assert values(tallies)["actor: role"] == pytest.approx(66.67)


def test_a_holder_counts_only_while_in_office() -> None:
    holders = Holders(base(), Actors([]))
    assert holders.found("x:aulne", "2025-04-03")
    assert not holders.found("x:aulne", "2024-04-03")
    assert not holders.found("x:orme", "2025-04-03")
    assert not holders.found(None, "2025-04-03")


QUESTIONS: list[dict[str, Any]] = [
    {"on": "2025-04-03", "of": "iso:LAC", "role": "head_of_state", "accepted": ["Aulne Anne"], "after_2022": True, "checked_by": "x"},
    {"on": "2025-04-04", "of": "iso:LAC", "role": "head_of_state", "accepted": ["Jean Orme"], "after_2022": True, "checked_by": None},
    {"on": "2021-04-04", "of": "iso:LAC", "role": "head_of_state", "accepted": ["Jean Orme"], "after_2022": False, "checked_by": None},
]


def test_answers_of_the_base_are_right_wrong_or_silent() -> None:
    tallies = knowledge.score(QUESTIONS, base(), set="hand")
    assert values(tallies) == {"answered": pytest.approx(66.67), "right": 50.0, "wrong": 1.0, "unchecked": 1.0}
    assert [each.what for tally in tallies for each in tally.errors] == ["missed", "wrong"]


CHAINED: dict[str, Any] = {
    "id": "d",
    "split": "dev",
    # Hier , la maire du port , Anne Aulne , a parlé . Aulne part , a - t-elle dit .
    "tokens": ["Hier", ",", "la", "maire", "du", "de", "le", "port", "a", "vu", "Anne", "Aulne", ".", "La", "juge", "Aulne", "part", ",", "dit", "-elle", "."],
    "chains": [[[10, 12], [13, 16], [19, 20]], [[2, 8]], [[5, 8]]],
}


def linked(*mentions: tuple[str, str, str], speaker: str | None = None) -> dict[str, Any]:
    text = coreference.chained(CHAINED).text
    assert text == "Hier, la maire du port a vu Anne Aulne. La juge Aulne part, dit-elle."
    found = []
    at = 0
    for words, reading, actor in mentions:
        at = text.index(words, at)
        found.append({"start": at, "end": at + len(words), "text": words, "reading": reading, "label": "PERSON", "actor": actor})
        at += len(words)
    cue = {"start": text.index("dit"), "end": text.index("dit") + 3}
    return {"mentions": found, "quotations": [{"cue": cue, "speaker": {"actor": speaker}}]}


def test_links_between_names_and_to_the_pronoun_that_speaks() -> None:
    good = linked(("Anne Aulne", "name", "x:a"), ("La juge", "role", "x:a"), ("Aulne", "short-name", "x:a"), speaker="x:a")
    told = values(coreference.score([CHAINED], {"d": good}, set="hand"))
    # the role and the name of one mention of the gold are no link between two
    assert told == {"links: precision": 100, "links: precision of persons": 100, "links: recall": 100, "pronouns that speak": 100, "links: F1": 100}


def test_a_link_into_another_chain_is_wrong_and_one_not_made_is_missed() -> None:
    bad = linked(("la maire du port", "role", "x:a"), ("Anne Aulne", "name", "x:a"), ("Aulne", "short-name", "x:b"))
    tallies = coreference.score([CHAINED], {"d": bad}, set="hand")
    assert values(tallies)["links: precision"] == 0
    assert values(tallies)["links: recall"] == 0
    assert {each.what for tally in tallies for each in tally.errors} == {"false", "missed"}


def test_nobody_reads_the_errors_of_the_test_half() -> None:
    bad = linked(("la maire du port", "role", "x:a"), ("Anne Aulne", "name", "x:a"))
    tallies = coreference.score([CHAINED | {"split": "test"}], {"d": bad}, set="hand")
    assert not any(each.errors for each in tallies)


def test_withheld_dates_are_counted_by_what_was_given() -> None:
    rows = [{"id": id, "date": "2025-04-03"} for id in "abcd"]
    records = {
        "a": {"published": {"value": "2025-04-03", "earliest": "2025-04-01", "latest": None}},
        "b": {"published": {"value": "2025-04", "earliest": None, "latest": "2025-04-01"}},
        "c": {"published": {"value": "2024", "earliest": None, "latest": None}},
    }
    tallies = published.score(rows, records, set="hand", measure="alone", details=True)
    told = values(tallies)
    assert (told["alone: dated"], told["alone: to the day"], told["alone: in an interval"], told["alone: wrong dates"]) == (75, 25, 25, 1)
    assert told["alone: bounds"] == 50
    assert told["alone"] == 12.5


WRITTEN = "La grande digue du port a cédé ce jeudi 3 avril 2025 sous les coups de la tempête."


def test_withheld_dates_run_through_the_path() -> None:
    rows = withheld.datable([{"id": "a", "date": "2025-04-03", "text": WRITTEN, "url": "x/2025/04/03"}])
    assert published.points("2025-04-03", withheld.found(rows, jobs=1)["a"]["published"]["value"]) > 0


def test_errors_of_reserved_articles_are_only_counted() -> None:
    id = next(f"x-{n}" for n in range(50) if reserved(f"x-{n}"))
    one = Error(article=id, start=0, end=3, what="missed", note="words")
    tally = Tally.of("times", "press", "relaxed", "f1", {id: Counts(gold=1, found=0, right=0)}, [one])
    assert "words" not in report.errors([tally])
    assert "1 in reserved" in report.errors([tally])
    other = Tally.of("times", "timebank", "relaxed", "f1", {id: Counts(gold=1, found=0, right=0)}, [one])
    assert "words" in report.errors([other])


@pytest.mark.parametrize(("folder", "is_reserved"), [(OWN, False), (UNREAD, True)])
def test_our_own_gold_has_offsets_alone(folder: Path, is_reserved: bool) -> None:
    paths = [path for path in folder.glob("*.json") if path.name != "actors.json"]
    names = {row["name"] for row in json.loads((folder / "actors.json").read_text(encoding="utf-8"))}
    for path in paths:
        said = json.loads(path.read_text(encoding="utf-8"))
        assert reserved(said["id"]) == is_reserved
        assert set(said) <= {"id", "sha1_text", "published", "times", "mentions", "quotations", "events", "note"}
        for each in [*said["times"], *said["mentions"]]:
            assert each["start"] < each["end"]
            assert "text" not in each
        assert {each["actor"] for each in said["mentions"]} <= names | {None}
        for each in said["quotations"]:
            spans = [*each["fragments"], *(each[key] for key in ("content", "speaker_surface", "cue") if each[key])]
            assert all(isinstance(start, int) and start < end for start, end in spans)
        for each in said["events"]:
            assert all(isinstance(start, int) and start < end for start, end in (each["trigger"], *each["also"]))
            assert {*each["source"], *each["target"]} <= names
        assert {each["speaker"] for each in said["quotations"]} <= names | {None}


def test_a_text_that_was_changed_is_no_gold(tmp_path: Path) -> None:
    (tmp_path / "press").mkdir()
    articles = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(OWN.glob("*-*.json"))]
    (tmp_path / "press" / "articles.jsonl").write_text("".join(json.dumps({"id": each["id"], "text": "Autre."}) + "\n" for each in articles))
    with pytest.raises(NotInText):
        _ = Shared(tmp_path).own_articles

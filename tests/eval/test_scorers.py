"""Each scorer on a tiny gold of our own: known mistakes give known numbers."""

from collections.abc import Mapping
from typing import Any

import pytest

from eval import events, mentions, quotations, status, times
from eval.actors import Actors, InArticle
from eval.events import Seen, repeats
from eval.gold import GoldArticle
from eval.tally import Tally

TEXT = (
    "Le Lac a accusé la Colline mardi soir. « La digue tiendra », a dit Mme Aulne. "
    "Selon un pêcheur, l'eau monte depuis 2019. La Colline dément avoir ouvert la vanne."
)
ACTORS = Actors(
    [
        {"id": "x:lac", "name": "Lac", "names": ["Lac", "Pays du Lac"], "kind": "state", "same_for_scoring": None},
        {"id": "x:port", "name": "Port-Lac", "names": ["Port-Lac"], "kind": "place", "same_for_scoring": "x:lac"},
        {"id": "x:colline", "name": "Colline", "names": ["Colline"], "kind": "state"},
        {"id": "x:aulne", "name": "Élise Aulne", "names": ["Élise Aulne"], "kind": "person"},
        {"id": "x:pecheur", "name": "un pêcheur du Lac", "names": ["un pêcheur du Lac"], "kind": "unnamed"},
    ]
)


def gold(**layers: Any) -> GoldArticle:
    """The article with these layers of gold, the others empty."""
    empty: Mapping[str, Any] = {"times": [], "quotations": [], "mentions": [], "events": []}
    return GoldArticle(id="a", text=TEXT, row={}, said={**empty, **layers})


def at(words: str, n: int = 0) -> dict[str, int]:
    """Where words stand, as a datum has it."""
    start = -1
    for _ in range(n + 1):
        start = TEXT.index(words, start + 1)
    return {"start": start, "end": start + len(words)}


def pair(words: str, n: int = 0) -> tuple[int, int]:
    """Where words stand, as a pair."""
    place = at(words, n)
    return place["start"], place["end"]


RECORD_ACTORS = [
    {"id": "iso:LAC", "name": "pays du lac", "names": []},
    {"id": "iso:COL", "name": "République de Colline", "names": ["COLLINE"]},
    {"id": "new:aulne", "name": "Elise Aulne", "names": []},
    {"id": "new:someone", "name": "someone", "names": []},
]


def values(tallies: list[Tally]) -> dict[str, float]:
    return {each.measure: each.value for each in tallies}


def counts(tallies: list[Tally], measure: str) -> tuple[int, int, float]:
    only = next(each for each in tallies if each.measure == measure).counts
    return only.gold, only.found, only.right


TIMES = [
    {"text": "mardi soir", "n": 0, "type": "DATE", "value": "2025-04-01"},
    {"text": "depuis 2019", "n": 0, "type": "DATE", "value": "2019/.."},
]


def scored_times(*found: dict[str, Any]) -> list[Tally]:
    return times.score([times.from_gold(gold(times=TIMES))], {"a": {"times": list(found)}}, set="hand")


def test_a_time_without_its_preposition_is_strictly_right_and_its_value_still_has_to_agree() -> None:
    tallies = scored_times({**at("2019"), "type": "DATE", "value": "2019"}, {**at("mardi"), "type": "DATE", "value": "2025-04-01"})
    assert values(tallies) == {"relaxed": 100.0, "strict": 50.0, "value recall": 50.0}


def test_a_time_found_where_none_is_costs_precision_and_no_recall_of_values() -> None:
    exact = [{**at("depuis 2019"), "type": "DATE", "value": "2019/.."}, {**at("mardi soir"), "type": "DATE", "value": "2025-04-01"}]
    tallies = scored_times(*exact, {**at("digue"), "type": "DATE", "value": "2025"})
    assert counts(tallies, "relaxed") == (2, 3, 2)
    assert values(tallies) == {"relaxed": 80.0, "strict": 80.0, "value recall": 100.0}


def test_two_spans_over_one_time_are_one_right_and_one_false() -> None:
    tallies = scored_times({**at("mardi"), "type": "DATE", "value": "2025-04-01"}, {**at("soir"), "type": "TIME", "value": "2025-04-01T20:00"})
    assert counts(tallies, "relaxed") == (2, 2, 1)


def test_clock_times_and_sports_times_of_timebank_are_nobodys() -> None:
    row = {
        "id": "b",
        "text": "A 18 h, il a mis 30,4 secondes mardi.",
        "expected": [
            {"start": 2, "end": 6, "type": "time", "timex": "1999-05-18T18:00"},
            {"start": 17, "end": 30, "type": "duration", "timex": "PT30.4S"},
            {"start": 31, "end": 36, "type": "date", "timex": "1999-05-18"},
        ],
    }
    found = [{"start": 2, "end": 6, "type": "TIME", "value": None}, {"start": 17, "end": 30, "type": "DURATION", "value": "PT30.4S"}]
    tallies = times.score([times.from_timebank(row)], {"b": {"times": found}}, set="hand")
    assert counts(tallies, "relaxed") == (1, 0, 0)


def test_title_data_are_not_data_of_the_text() -> None:
    assert counts(scored_times({**at("mardi soir"), "type": "DATE", "value": "2025-04-01", "field": "title"}), "relaxed") == (2, 0, 0)


QUOTATIONS = [
    {"kind": "direct", "fragments": [["La digue tiendra", 0]], "speaker": "Élise Aulne", "speaker_surface": ["Mme Aulne", 0], "cue": ["a dit", 0]},
    {
        "kind": "indirect",
        "fragments": [],
        "content": ["l'eau monte depuis 2019", 0],
        "speaker": "un pêcheur du Lac",
        "speaker_surface": ["un pêcheur", 0],
        "cue": ["Selon", 0],
    },
]


def scored_quotations(*found: dict[str, Any], mentions: list[dict[str, Any]] | None = None) -> list[Tally]:
    record = {"quotations": list(found), "actors": RECORD_ACTORS, "mentions": mentions or []}
    return quotations.score([gold(quotations=QUOTATIONS)], {"a": record}, ACTORS, set="hand")


def said(words: str, speaker: dict[str, Any] | None, kind: str = "direct") -> dict[str, Any]:
    return {"kind": kind, **at(words), "fragments": [] if kind == "indirect" else [pair(words)], "speaker": speaker}


def test_quotations_by_their_speakers() -> None:
    someone = {"id": "m1", **at("un pêcheur"), "actor": None}
    tallies = scored_quotations(
        said("« La digue tiendra »", {"actor": "new:aulne", "name": "Mme Aulne", "mention": None}),
        said("l'eau monte depuis 2019", {"actor": None, "name": "un pêcheur", "mention": "m1"}, "indirect"),
        mentions=[someone],
    )
    full = {"fragments", "fragments with speaker", "speech", "speech with speaker", "overlap 0.3", "overlap 0.8"}
    assert {each: value for each, value in values(tallies).items() if each in full} == dict.fromkeys(full, 100.0)
    assert values(tallies)["speech in a wrong mouth"] == 0


def test_a_wrong_mouth_is_wrong_and_silence_is_only_missing() -> None:
    wrong = scored_quotations(said("La digue tiendra", {"actor": "iso:LAC", "name": "Lac", "mention": None}))
    silent = scored_quotations(said("La digue tiendra", None))
    for tallies in (wrong, silent):
        assert counts(tallies, "fragments") == (1, 1, 1)
        assert counts(tallies, "fragments with speaker") == (1, 1, 0)
        assert counts(tallies, "speech with speaker") == (2, 1, 0)
    assert values(wrong)["fragments in a wrong mouth"] == 1
    assert values(silent)["fragments in a wrong mouth"] == 0


def test_half_a_quotation_is_speech_but_no_fragment() -> None:
    tallies = scored_quotations(said("digue tiendra", None))
    assert counts(tallies, "fragments")[2] == 1  # 13 of 16 characters
    tallies = scored_quotations(said("tiendra », a", None))
    assert counts(tallies, "fragments")[2] == 0
    tallies = scored_quotations(said("La digue ", None))
    assert (counts(tallies, "fragments")[2], counts(tallies, "speech")[2]) == (0, 1)


MENTIONS = [
    {"text": "Lac", "n": 0, "label": "GPE", "reading": "metonym", "actor": "Lac"},
    {"text": "Colline", "n": 0, "label": "GPE", "reading": "name", "actor": "Colline"},
    {"text": "Mme Aulne", "n": 0, "label": "PERSON", "reading": "short-name", "actor": "Élise Aulne"},
    {"text": "Le Lac", "n": 0, "label": "ORG", "reading": "group", "actor": "Lac; Colline"},
]


def test_mentions_by_label_reading_and_actor() -> None:
    record = {
        "actors": RECORD_ACTORS,
        "mentions": [
            {"id": "m1", **at("Lac"), "label": "GPE", "reading": "metonym", "actor": "iso:LAC"},
            {"id": "m2", **at("Colline"), "label": "LOC", "reading": "name", "actor": "iso:COL"},
            {"id": "m3", **at("Mme Aulne"), "label": "PERSON", "reading": "short-name", "actor": "new:someone"},
            {"id": "m4", **at("l'eau"), "label": "ORG", "reading": "pronoun", "actor": None},
        ],
    }
    tallies = mentions.score([gold(mentions=MENTIONS)], {"a": record}, ACTORS, set="hand")
    assert counts(tallies, "span") == (3, 3, 2)
    assert counts(tallies, "actor") == (3, 3, 2)
    assert counts(tallies, "metonyms with actor") == (1, 1, 1)
    assert counts(tallies, "span: name") == (1, 1, 0)


EVENTS = [
    {
        "trigger": ["a accusé", 0],
        "type": "ACCUSE",
        "kind": "accusation",
        "status": "done",
        "source": ["Lac"],
        "target": ["Colline"],
        "time": "2025-04-01",
        "said_by": None,
    },
    {"trigger": ["dément", 0], "type": "REJECT", "kind": "denial", "status": "done", "source": ["Colline"], "target": [], "time": None, "said_by": None},
]


def event(words: str, type: str, status: str = "done", **more: Any) -> dict[str, Any]:
    return {"type": type, "kind": "", "status": status, "trigger": at(words), "also": [], "source": [], "target": [], "time": None, **more}


def role(actor: str, n: int = 1) -> dict[str, Any]:
    return {"actor": actor, "name": actor, "mention": f"m{n}"}


def scored_events(*found: dict[str, Any]) -> list[Tally]:
    record = {"actors": RECORD_ACTORS, "events": list(found), "mentions": []}
    return events.score([gold(events=EVENTS)], {"a": record}, ACTORS, set="hand")


def test_events_with_their_roles_status_and_time() -> None:
    tallies = scored_events(
        event(
            "accusé", "ACCUSE", "ongoing", source=[role("iso:LAC")], target=[role("iso:LAC", 2)], time={"value": "2025-04-01", "from": "t1"}
        ),
        event("dément", "REJECT", source=[role("iso:COL")]),
    )  # fmt: skip
    assert values(tallies) == {
        "trigger": 100.0,
        "roles": 66.67,
        "status": 50.0,
        "status, macro F1": 66.67,
        "said by": 100.0,
        "time": 100.0,
        "times given": 100.0,
        "told twice": 0,
        "joined wrongly": 0,
        "confusions of type": 0,
        "false events": 0.0,
    }


def test_an_event_told_twice_and_two_events_joined_are_counted() -> None:
    def seen(type: str, *spans: tuple[int, int]) -> Seen:
        return Seen(spans=spans, row={"type": type})

    gold = [seen("ASSAULT", (0, 5), (20, 25)), seen("ASSAULT", (40, 45))]
    assert repeats(gold, [seen("ASSAULT", (0, 5)), seen("ASSAULT", (20, 25))], {0}) == ([1], [])
    assert repeats(gold, [seen("ASSAULT", (0, 5), (40, 45))], {0}) == ([], [0])
    assert repeats(gold, [seen("AID", (0, 5), (40, 45))], set()) == ([], [])


def test_an_event_elsewhere_in_the_sentence_counts_if_it_shares_an_actor() -> None:
    assert counts(scored_events(event("vanne", "REJECT", source=[role("iso:COL")])), "trigger") == (2, 1, 1)
    assert counts(scored_events(event("vanne", "REJECT", source=[role("iso:LAC")])), "trigger") == (2, 1, 0)
    assert counts(scored_events(event("vanne", "COERCE", source=[role("iso:COL")])), "trigger") == (2, 1, 0)


def test_what_is_demanded_or_denied_is_no_false_event() -> None:
    tallies = scored_events(event("ouvert", "COERCE", "denied"), event("monte", "ASSAULT"))
    assert counts(tallies, "trigger") == (2, 1, 0)
    words, _, false = counts(tallies, "false events")
    assert values(tallies)["false events"] == round(1000 / words, 2)
    assert false == 1


def test_status_is_that_of_the_event_at_the_mark() -> None:
    rows = [
        {"id": "1", "text": "Le Lac livre.", "trigger": ["livre", 0], "type": "AID", "status": "ongoing", "means": ""},
        {"id": "2", "text": "Le Lac livrera.", "trigger": ["livrera", 0], "type": "AID", "status": "announced", "means": ""},
    ]
    trigger = {"start": 7, "end": 12}
    found = {
        "1": {"events": [{"type": "REQUEST", "status": "done", "trigger": trigger}, {"type": "AID", "status": "ongoing", "trigger": trigger}]},
        "2": {"events": [{"type": "AID", "status": "done", "trigger": {"start": 0, "end": 6}}]},
    }
    tallies = status.score(rows, found, set="hand")
    assert values(tallies) == {"accuracy": 50.0, "macro F1": round(100 / 9, 2), "event found": 50.0}


@pytest.mark.parametrize(
    ("name", "actor", "same"),
    [
        ("Lac", "iso:LAC", True),  # by an accepted name, whatever its case
        ("Port-Lac", "iso:LAC", True),  # a seat is its state
        ("Lac", "x:port", True),  # by id, the seat's for the state
        ("Colline", "iso:COL", True),
        ("Colline", "iso:LAC", False),
        ("Élise Aulne", "new:aulne", True),  # without its accent
        ("Lac", None, False),
        (None, None, True),
        (None, "iso:LAC", False),
        ("personne de la liste", "new:someone", False),
    ],
)
def test_actors_match_by_id_and_by_name(name: str | None, actor: str | None, same: bool) -> None:
    assert InArticle(ACTORS, {"actors": RECORD_ACTORS}, []).same(name, actor) is same


def test_the_unnamed_match_where_they_are_mentioned() -> None:
    record = {"actors": RECORD_ACTORS, "mentions": [{"id": "m1", **at("pêcheur"), "actor": "new:someone"}]}
    here = InArticle(ACTORS, record, [("un pêcheur du Lac", pair("un pêcheur")), ("Lac", pair("Lac"))])
    assert here.same("un pêcheur du Lac", "new:someone")
    assert here.same("un pêcheur du Lac", None, "m1")
    assert not here.same("un pêcheur du Lac", "new:aulne")
    assert not here.same("Lac", "new:someone", pair("Lac"))  # a place does not make a state of it


def test_a_name_that_the_list_lacks_stands_for_itself() -> None:
    here = InArticle(Actors([]), {"actors": [{"id": "new:1", "name": "Verger", "names": []}]}, [])
    assert here.same("VERGER", "new:1")

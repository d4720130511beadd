"""What the scorers are built of: matching, values, groups, runs, the gate."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval import crosscheck, gate, published, reuse, stories
from eval.gold import NotInText, resolve
from eval.matching import jaccard, one_to_one, overlap
from eval.tally import Counts, Tally
from eval.values import same_value

spans = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda each: (each[0], each[0] + each[1]))


@given(spans, spans)
def test_jaccard_is_that_of_the_sets_of_characters(a: tuple[int, int], b: tuple[int, int]) -> None:
    mine, others = set(range(*a)), set(range(*b))
    assert overlap(a, b) == len(mine & others)
    assert jaccard(a, b) == pytest.approx(len(mine & others) / len(mine | others))


@given(st.lists(spans), st.lists(spans))
def test_matching_uses_each_side_once_and_leaves_no_pair_that_could_still_be_made(gold: list[tuple[int, int]], found: list[tuple[int, int]]) -> None:
    pairs = one_to_one(gold, found, overlap)
    golds, founds = [i for i, _ in pairs], [j for _, j in pairs]
    assert len(set(golds)) == len(golds)
    assert len(set(founds)) == len(founds)
    assert not any(overlap(gold[i], found[j]) for i in range(len(gold)) if i not in golds for j in range(len(found)) if j not in founds)


@given(st.dictionaries(st.text(min_size=1), st.sampled_from("abc"), min_size=1))
def test_a_grouping_against_itself_is_perfect_and_names_of_groups_do_not_matter(groups: dict[str, str]) -> None:
    assert stories.b_cubed(groups, {each: f"{group}!" for each, group in groups.items()}) == pytest.approx((1, 1, 1))


@given(st.dictionaries(st.text(min_size=1), st.sampled_from("abc"), min_size=1))
def test_all_in_one_group_has_full_recall_and_all_alone_full_precision(groups: dict[str, str]) -> None:
    assert stories.b_cubed(groups, dict.fromkeys(groups, "one"))[1] == pytest.approx(1)
    assert stories.b_cubed(groups, {})[0] == pytest.approx(1)


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("2025-04-03", "2025-04-03", True),
        ("2025-04-03", "2025-04", False),
        ("2025-04", "2025-04-01/2025-04-30", False),
        ("2025-04-03/2025-04-04", "2025-04-03/2025-04-05", False),
        ("2019/..", "2019", False),
        ("2019/..", "2019~/..", True),
        ("XXXX-07-15", "1999-07-15", True),
        ("XXXX-07-15", "1999-07", False),
        ("XXXX-22", "2003-22", True),
        ("P24M", "P2Y", False),
        ("P02D", "P2D", True),
        ("PXXD", "PXD", True),
        ("2025-04-03T10:00", "2025-04-03T11:00", False),
        ("2025", "nonsense", False),
        ("2025", None, False),
    ],
)
def test_values_of_time(gold: str, found: str | None, same: bool) -> None:
    assert same_value(gold, found) is same


def test_an_occurrence_that_is_not_there_is_an_error() -> None:
    with pytest.raises(NotInText):
        resolve("un deux un", "un", 2)


def test_published_counts_a_wrong_date_against_silence() -> None:
    rows = [{"id": each, "date": "2025-04-03T08:00"} for each in "abcd"]
    records = {
        "a": {"published": {"value": "2025-04-03"}},
        "b": {"published": {"value": "2025-04"}},
        "c": {"published": {"value": "2024", "basis": "inferred"}},
    }
    alone, wrong = published.score(rows, records, set="hand", measure="alone")
    assert (alone.value, wrong.value) == (12.5, 1)


def test_a_sentence_with_the_date_is_kept_where_the_date_line_is_withheld() -> None:
    text = "3 avril 2025\nLe ministre a dit hier, le 3 avril 2025, devant ses pairs réunis au port, que la digue tiendrait encore."
    assert published.withheld({"id": "a", "date": "2025-04-03", "text": text})["text"] == text.split("\n")[1]


def test_stories_list_what_was_merged() -> None:
    gold = {"a": "1", "b": "1", "c": "2"}
    found = {"a": "s1", "b": "s2", "c": "s2", "z": "s2", "y": "s3"}
    hard = [{"a": "b", "b": "c", "why": "another day"}, {"a": "a", "b": "y", "why": "another town"}]
    tallies = {each.measure: each for each in stories.score(gold, found, set="hand", hard_negatives=hard, outsiders=True)}
    assert tallies["hard negatives merged"].value == 1
    assert tallies["outsiders merged in"].value == 1
    assert tallies["pairwise F1"].value == 0
    assert tallies["B-cubed precision"].value == pytest.approx(66.67)
    assert tallies["B-cubed recall"].value == pytest.approx(66.67)


def test_storylines_chain_stories() -> None:
    told = [
        {"id": "s1", "articles": [{"id": "a"}], "follows": []},
        {"id": "s2", "articles": [{"id": "b"}], "follows": ["s1"]},
        {"id": "s3", "articles": [{"id": "c"}], "follows": []},
    ]
    groups = stories.chained(told)
    assert groups["a"] == groups["b"] != groups["c"]


def test_reuse_by_pairs_characters_and_granularity() -> None:
    gold = {("a", "b"): [(0, 100, 0, 100)], ("a", "c"): [(200, 300, 0, 100)]}
    found = {("b", "a"): [(0, 40, 0, 40), (50, 90, 50, 90)], ("x", "y"): [(0, 10, 0, 10)]}
    scores = {each.measure: each for each in reuse.score(gold, found, set="hand")}
    assert scores["pairs"].value == 50
    assert scores["character recall"].value == 40
    assert scores["character precision"].value == 100
    assert "granularity 2.000" in scores["plagdet"].notes
    assert scores["plagdet"].value == pytest.approx(100 * (2 * 0.4 / 1.4) / 1.584962500721156, abs=0.01)


def test_the_reference_program_is_run_as_it_is(tmp_path: Path) -> None:
    script = tmp_path / "reference.py"
    script.write_text('import sys, json\ndef main():\n    print(json.dumps({"a": sys.argv[1][-1], "b": "c", "runs": [[0, 5, 1, 6]]}))\n')
    assert reuse.reference(script, Path("x")) == {("x", "c"): [(0, 5, 1, 6)]}


A, B = "Mille gerbes sont parties lundi, a dit le maire.", "Deux mille gerbes sont parties mardi, selon le maire."


def dossier(**parts: Any) -> Any:
    return crosscheck.Group(
        {
            "group": "G",
            "pairs": [{"a": "a", "b": "b", "label": "undetermined", "why": ""}],
            "origins": [{"name": "communiqué of the town", "articles": ["a", "b"], "basis": "credit"}],
            "passages": [{"a": ["a", "gerbes sont parties", 0], "b": ["b", "gerbes sont parties", 0], "kind": "verbatim"}],
            "quotations": [],
            "claims": [
                {
                    "statement": "gone",
                    "slot": "what",
                    "verdict": "single-origin",
                    "by": [{"article": "a", "evidence": ["sont parties", 0]}, {"article": "b", "evidence": ["sont parties", 0]}],
                }
            ],
            "differences": [
                {"kind": "date", "about": "day", "versions": [{"article": "a", "evidence": ["lundi", 0]}, {"article": "b", "evidence": ["mardi", 0]}]}
            ],
            "commitments": [],
            "oddities": [{"article": "a", "text": ["Mille", 0], "what": "?"}],
        },
        parts,
        {"a": A, "b": B},
    )


def place(article: str, words: str) -> dict[str, Any]:
    start = (A if article == "a" else B).index(words)
    return {"article": article, "start": start, "end": start + len(words)}


def test_cross_checking_says_what_was_wrongly_said() -> None:
    group = dossier(
        pairs=[{"a": "b", "b": "a", "label": "independent"}],
        origins=[{"name": "mairie", "kind": "communique", "articles": [{"id": "a"}, {"id": "b"}]}],
        reuse=[{"a": place("b", "gerbes sont parties"), "b": place("a", "gerbes sont parties")}],
        claims=[{"slot": "what", "verdict": "corroborated", "by": [{"evidence": place("a", "parties")}, {"evidence": place("b", "parties")}]}],
        differences=[{"kind": "number", "about": "", "versions": [{"evidence": [place("a", "lundi")]}, {"evidence": [place("b", "mardi")]}]}],
    )
    scores = {each.measure: each.value for each in crosscheck.score([group], set="hand")}
    assert scores == {
        "pairs": 0, "independent wrongly said": 1, "origins": 100, "passages": 100, "quotations found": 0, "change named": 0, "claims found": 100,
        "verdict": 0, "corroborated wrongly said": 1, "differences": 0, "commitments": 0, "oddities": 0,
    }  # fmt: skip


def test_a_claim_shown_in_one_of_two_articles_is_not_found() -> None:
    group = dossier(claims=[{"slot": "what", "verdict": "single-origin", "by": [{"evidence": place("a", "parties")}]}])
    assert next(each for each in crosscheck.score([group], set="hand") if each.measure == "claims found").value == 0


def tally(right: int, gold: int = 50, kind: Any = "recall") -> Tally:
    return Tally.of("times", "hand", "m", kind, {"a": Counts(gold=gold, found=gold, right=right)})


@pytest.mark.parametrize(
    ("was", "now", "passes"),
    [
        (tally(40), tally(38), True),  # two items
        (tally(40), tally(37), False),
        (tally(4000, 5000), tally(3950, 5000), True),  # one point
        (tally(4000, 5000), tally(3949, 5000), False),
        (tally(3, kind="count"), tally(5, kind="count"), True),
        (tally(3, kind="count"), tally(6, kind="count"), False),
        (tally(3, kind="count"), tally(0, kind="count"), True),
        (tally(10), tally(50), True),
    ],
)
def test_the_gate(was: Tally, now: Tally, passes: bool) -> None:
    pinned = gate.Baseline().pinned([was])
    failed, _ = gate.losses([now], pinned)
    assert (failed == []) is passes


def test_a_reason_excuses_a_loss_until_it_is_pinned(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    gate.Baseline(reasons={"times/hand/m": "the rule was wrong"}).pinned([]).write(path)
    kept = json.loads(path.read_text())
    kept["scores"] = {"times/hand/m": {"score": 100.0, "gold": 50, "found": 50, "right": 50}}
    path.write_text(json.dumps(kept))
    read = gate.Baseline.read(path)
    failed, excused = gate.losses([tally(10)], read)
    assert failed == []
    assert "the rule was wrong" in excused[0]
    assert read.pinned([tally(10)]).reasons == {}


def test_a_measure_without_a_pin_cannot_lose() -> None:
    assert gate.losses([tally(0)], gate.Baseline()) == ([], [])

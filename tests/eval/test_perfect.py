"""A system that says what the gold says scores 100 everywhere. Runs where the shared folder is."""

from pathlib import Path
from typing import Any

import pytest

from eval import crosscheck, events, mentions, quotations, status, times
from eval.actors import Actors
from eval.gold import GoldArticle, Shared, resolve
from eval.stories import score as stories_score

SHARED = Shared(Path(__file__).parents[2] / ".." / "shared")
pytestmark = pytest.mark.skipif(not SHARED.there, reason="no shared folder")


def said_by_the_gold(article: GoldArticle, actors: Actors) -> dict[str, Any]:
    def at(where: Any) -> dict[str, int]:
        start, end = article.span(where)
        return {"start": start, "end": end}

    names: dict[str, str] = {}

    def actor(name: str | None) -> str | None:
        return None if name is None else names.setdefault(name, f"new:{len(names)}")

    def whom(name: str) -> dict[str, Any]:
        return {"actor": actor(name), "name": name, "mention": "m0"}

    record: dict[str, Any] = {"id": article.id, "times": [], "quotations": [], "mentions": [], "events": []}
    for each in article.said["times"]:
        record["times"].append({**at([each["text"], each["n"]]), "type": each["type"], "value": each["value"]})
    for n, each in enumerate(article.said["mentions"]):
        record["mentions"].append({"id": f"m{n}", **each, **at([each["text"], each["n"]]), "actor": actor(each["actor"])})
    for each in article.said["quotations"]:
        content = at(each["content"]) if each["kind"] == "indirect" else {"start": 0, "end": 1}
        fragments = [article.span(piece) for piece in each["fragments"]]
        record["quotations"].append({"kind": each["kind"], **content, "fragments": fragments, "speaker": whom(each["speaker"]) if each["speaker"] else None})
    for each in article.said["events"]:
        record["events"].append(
            {
                "type": each["type"],
                "kind": each["kind"],
                "status": each["status"],
                "trigger": at(each["trigger"]),
                "also": [at(one) for one in each.get("also", ())],
                "source": [whom(name) for name in each["source"]],
                "target": [whom(name) for name in each["target"]],
                "time": {"value": each["time"], "from": None} if each["time"] else None,
                "said_by": whom(each["said_by"]) if each.get("said_by") else None,
            }
        )
    record["actors"] = [{"id": id, "name": name, "names": [name]} for name, id in names.items()]
    return record


def test_the_gold_scores_full_marks_on_every_layer_of_an_article() -> None:
    actors = Actors(SHARED.lines("gold/dev/actors.jsonl"))
    records = {each.id: said_by_the_gold(each, actors) for each in SHARED.articles}
    tallies = times.score([times.from_gold(each) for each in SHARED.articles], records, set="gold")
    for scorer in (quotations, mentions, events):
        tallies += scorer.score(SHARED.articles, records, actors, set="gold")
    assert {each.name: each.value for each in tallies if each.value != (0.0 if each.lower_is_better else 100.0)} == {}


def test_nothing_found_scores_nothing_and_raises_nothing() -> None:
    actors = Actors(SHARED.lines("gold/dev/actors.jsonl"))
    tallies = times.score([times.from_gold(each) for each in SHARED.articles], {}, set="gold")
    for scorer in (quotations, mentions, events):
        tallies += scorer.score(SHARED.articles, {}, actors, set="gold")
    rows = SHARED.lines("testsets/status_open.jsonl")
    tallies += status.score(rows, {}, set="open")
    assert {each.value for each in tallies} == {0.0}


def test_timebank_in_our_form_scores_full_marks() -> None:
    texts = [times.from_timebank(row) for row in SHARED.lines("testsets/times_timebank_fr.jsonl")]
    records = {each.id: {"times": [{"start": one.span[0], "end": one.span[1], "type": one.type, "value": one.value} for one in each.times]} for each in texts}
    assert [each.value for each in times.score(texts, records, set="timebank")] == [100.0, 100.0, 100.0]
    assert sum(one.value is None for each in texts for one in each.times) <= 1


def test_the_status_suite_scores_full_marks() -> None:
    rows = SHARED.lines("testsets/status_open.jsonl")
    records = {}
    for row in rows:
        start, end = resolve(row["text"], *row["trigger"])
        records[row["id"]] = {"events": [{"type": row["type"], "status": row["status"], "trigger": {"start": start, "end": end}, "also": []}]}
    assert [each.value for each in status.score(rows, records, set="open")] == [100.0, 100.0, 100.0]


def test_the_cross_check_gold_scores_full_marks() -> None:
    groups = []
    for gold in SHARED.crosschecks:
        ids = {pair[side] for pair in gold["pairs"] for side in "ab"}
        texts = {each: SHARED.press[each]["text"] for each in ids}

        def at(article: str, words: Any, texts: dict[str, str] = texts) -> dict[str, Any]:
            start, end = resolve(texts[article], words[0], words[1])
            return {"article": article, "start": start, "end": end}

        dossier = {
            "pairs": gold["pairs"],
            "origins": [{"name": each["name"], "kind": "agency", "articles": [{"id": one} for one in each["articles"]]} for each in gold["origins"]],
            "reuse": [{"a": at(each["a"][0], each["a"][1:]), "b": at(each["b"][0], each["b"][1:])} for each in gold["passages"]],
            "quotations": [
                {
                    "versions": [{"evidence": at(v[0], v[1:])} for v in each["versions"]],
                    "drift": [{"op": "same" if each["change"] == "identical" else each["change"]}],
                }
                for each in gold["quotations"]
            ],
            "claims": [{**each, "by": [{"evidence": at(by["article"], by["evidence"])} for by in each["by"]]} for each in gold["claims"]],
            "differences": [{**each, "versions": [{"evidence": [at(v["article"], v["evidence"])]} for v in each["versions"]]} for each in gold["differences"]],
            "commitments": [{"made": at(each["article"], each["evidence"]), "repeated": []} for each in gold["commitments"]],
            "oddities": [{"evidence": [at(each["article"], each["text"])]} for each in gold["oddities"]],
        }
        groups.append(crosscheck.Group(gold, dossier, texts))
    tallies = crosscheck.score(groups, set="groups")
    assert {each.name: each.value for each in tallies if each.value != (0.0 if each.lower_is_better else 100.0)} == {}


def test_the_stories_score_full_marks() -> None:
    gold = {member: row["group"] for row in SHARED.lines("gold/dev/stories.jsonl") for member in row["members"]}
    tallies = stories_score(gold, gold, set="press", hard_negatives=SHARED.lines("gold/dev/hard_negatives.jsonl"), outsiders=True)
    assert {each.value for each in tallies if not each.lower_is_better} == {100.0}

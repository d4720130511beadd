"""The bundled sample, end to end: what samples/expected.toml says a good reader finds, phenomenon by phenomenon.

Those not reached yet are in `sample_not_reached.toml`, each with its reason: they must fail, so that reaching one is noticed and its line taken out.
What must never come out (a wrong speaker, a wrong actor, two wires counted as two origins) has no such way out.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest

from recoupe.config import Settings
from recoupe.model.evidence import Evidence
from recoupe.model.record import ArticleRecord, Dossier
from recoupe.pipeline import check, crosscheck

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples"
EXPECTED = tomllib.loads((SAMPLES / "expected.toml").read_text(encoding="utf-8"))
NOT_REACHED: dict[str, str] = tomllib.loads((HERE / "sample_not_reached.toml").read_text(encoding="utf-8"))
TODAY = "2026-04-15"


@dataclass(frozen=True)
class Read:
    """The sample as recoupe read it."""

    records: dict[str, ArticleRecord]
    dossier: Dossier
    keys: dict[str, str]

    def place(self, key: str, text: str, n: int = 0) -> tuple[int, int]:
        words = re.compile(r"\s+".join(re.escape(word) for word in text.split()))
        found = [each.span() for each in words.finditer(self.records[key].text)]
        assert len(found) > n, f"{text!r} does not stand in {key}"
        return found[n]

    def over(self, key: str, text: str, evidence: Evidence, n: int = 0) -> bool:
        start, end = self.place(key, text, n)
        return self.keys[evidence.article] == key and evidence.start < end and start < evidence.end


@pytest.fixture(scope="module")
def sample() -> Read:
    settings = Settings(actors=(SAMPLES / "actors.toml",), today=TODAY, jobs=1)
    dossier, records = check([SAMPLES / "articles"], settings)
    assert not dossier.skipped
    by_file: dict[str, list[ArticleRecord]] = {}
    for record in records:
        by_file.setdefault(Path((record.source.path or "").split("#")[0].split(":")[0]).name, []).append(record)
    found = {each["key"]: by_file[each["file"]][each.get("line", 1) - 1] for each in EXPECTED["article"]}
    return Read(found, dossier, {record.id: key for key, record in found.items()})


def jaccard(a: tuple[int, int], b: tuple[int, int]) -> float:
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared else 0.0


Check = Callable[[Read, Any], None]
CHECKS: dict[str, tuple[Check, str | None]] = {}


def phenomenon(table: str, name: str | None = None) -> Callable[[Check], Check]:
    def keep(check: Check) -> Check:
        CHECKS[name or table] = (check, table)
        return check

    return keep


def cases() -> Iterator[Any]:
    for name, (_check, table) in CHECKS.items():
        for number, entry in enumerate(EXPECTED[table or name]):
            id = f"{name}-{entry.get('key') or entry.get('article') or entry.get('a', '')}{'-' + entry['b'] if 'b' in entry else ''}-{number}"
            marks = [pytest.mark.xfail(strict=True, reason=NOT_REACHED[id])] if id in NOT_REACHED else []
            yield pytest.param(name, entry, id=id, marks=marks)


@phenomenon("article", "published")
def _(sample: Read, entry: Any) -> None:
    if any(each["article"] == entry["key"] for each in EXPECTED["published"]):
        return
    published = sample.records[entry["key"]].published
    assert (published.value or "")[:10] == entry["published"]
    assert published.basis in entry["basis"]


@phenomenon("article", "outlet")
def _(sample: Read, entry: Any) -> None:
    assert sample.records[entry["key"]].source.outlet == entry["outlet"]


@phenomenon("published", "undated")
def _(sample: Read, entry: Any) -> None:
    published = sample.records[entry["article"]].published
    assert (published.value or "")[:10] == entry["value"]


@phenomenon("published", "undated-not-wrong")
def _(sample: Read, entry: Any) -> None:
    assert sample.records[entry["article"]].published.value in (None, entry["value"])


@phenomenon("credit")
def _(sample: Read, entry: Any) -> None:
    start, end = sample.place(entry["article"], entry["text"])
    record = sample.records[entry["article"]]
    assert any(each.scope == entry["scope"] and each.evidence and each.evidence.start < end and start < each.evidence.end for each in record.source.agencies)


@phenomenon("no_credit")
def _(sample: Read, entry: Any) -> None:
    for key in entry["articles"]:
        assert not [each for each in sample.records[key].source.agencies if each.scope == "text"], key


@phenomenon("zone")
def _(sample: Read, entry: Any) -> None:
    start, end = sample.place(entry["article"], entry["text"])
    zones = [each.kind for each in sample.records[entry["article"]].zones if each.start < end and start < each.end]
    assert entry["kind"] in zones


@phenomenon("story")
def _(sample: Read, entry: Any) -> None:
    members = {each["article"] for each in entry["members"]}
    stories = {sample.keys[one.id]: story for story in sample.dossier.stories for one in story.articles}
    story = stories[entry["members"][0]["article"]]
    assert {sample.keys[one.id] for one in story.articles} == members


@phenomenon("story", "follows")
def _(sample: Read, entry: Any) -> None:
    stories = {sample.keys[one.id]: story for story in sample.dossier.stories for one in story.articles}
    first = {each["key"]: each["members"][0]["article"] for each in EXPECTED["story"]}
    story = stories[entry["members"][0]["article"]]
    assert {stories[first[each]].id for each in entry["follows"]} <= set(story.follows)


@phenomenon("pair")
def _(sample: Read, entry: Any) -> None:
    pair = _pair(sample, entry)
    assert pair is not None
    assert pair.label in [entry["label"], *entry.get("accept", [])]


@phenomenon("pair", "copy-not-independent")
def _(sample: Read, entry: Any) -> None:
    pair = _pair(sample, entry)
    if entry["label"] in ("copy", "same-origin", "undetermined"):
        assert pair is None or pair.label != "independent"
    else:
        assert pair is None or pair.label != "copy"


@phenomenon("pair", "direction-not-wrong")
def _(sample: Read, entry: Any) -> None:
    pair = _pair(sample, entry)
    if pair is None or pair.direction == "unknown":
        return
    turned = {"a-to-b": "b-to-a", "b-to-a": "a-to-b"}
    said = pair.direction if sample.keys[pair.a] == entry["a"] else turned[pair.direction]
    assert said == entry["direction"] or entry["direction"] == "unknown"


def _pair(sample: Read, entry: Any) -> Any:
    return next((each for each in sample.dossier.pairs if {sample.keys[each.a], sample.keys[each.b]} == {entry["a"], entry["b"]}), None)


@phenomenon("origin")
def _(sample: Read, entry: Any) -> None:
    assert any(each.kind == entry["kind"] and {sample.keys[one.id] for one in each.articles} >= set(entry["articles"]) for each in sample.dossier.origins)


@phenomenon("passage")
def _(sample: Read, entry: Any) -> None:
    a, b = sample.place(entry["a"], entry["a_text"]), sample.place(entry["b"], entry["b_text"])
    covered_a, covered_b = 0, 0
    for each in sample.dossier.reuse:
        mine, other = (each.a, each.b) if sample.keys[each.a.article] == entry["a"] else (each.b, each.a)
        if sample.keys[mine.article] == entry["a"] and sample.keys[other.article] == entry["b"]:
            covered_a += max(0, min(a[1], mine.end) - max(a[0], mine.start))
            covered_b += max(0, min(b[1], other.end) - max(b[0], other.start))
    assert covered_a >= 0.9 * (a[1] - a[0])
    assert covered_b >= 0.9 * (b[1] - b[0])


@phenomenon("quotation")
def _(sample: Read, entry: Any) -> None:
    groups = [
        {key for key in wanted if any(sample.over(key, wanted[key], each.evidence) for each in quotation.versions)}
        for quotation in sample.dossier.quotations
        for wanted in [{each["article"]: each["text"] for each in entry["versions"]}]
    ]
    marked = {each["article"] for each in entry["versions"] if each["kind"] in ("direct", "partial", "unmarked")}
    assert any(group >= marked for group in groups), groups


@phenomenon("quotation", "drift")
def _(sample: Read, entry: Any) -> None:
    texts = {each["article"]: each["text"] for each in entry["versions"]}
    for step in entry["drift"]:
        ops = {
            drift.op
            for quotation in sample.dossier.quotations
            for drift in quotation.drift
            for versions in [quotation.versions]
            for ends in [{sample.keys[versions[drift.from_].evidence.article], sample.keys[versions[drift.to].evidence.article]}]
            if ends == {step["from"], step["to"]} and sample.over(step["to"], texts[step["to"]], versions[drift.to].evidence)
        }
        assert step["op"] in ops, f"{step['from']} to {step['to']}: {ops}"


@phenomenon("quotation", "speaker-disputed")
def _(sample: Read, entry: Any) -> None:
    for quotation in sample.dossier.quotations:
        articles = {sample.keys[each.evidence.article] for each in quotation.versions}
        if any(sample.over(each["article"], each["text"], one.evidence) for each in entry["versions"] for one in quotation.versions) and len(articles) > 1:
            assert quotation.speaker_disputed == entry["disputed"]


@phenomenon("speech")
def _(sample: Read, entry: Any) -> None:
    found = _speech(sample, entry)
    assert found is not None, "not found"
    assert found.speaker is not None, "no speaker"
    assert _speaker_right(found, entry), found.speaker


@phenomenon("speech", "no-wrong-mouth")
def _(sample: Read, entry: Any) -> None:
    found = _speech(sample, entry)
    if found is not None and found.speaker is not None and found.speaker.actor is not None:
        # words that stand for nobody known ("le ministre") are unresolved, which is not wrong
        assert _speaker_right(found, entry), found.speaker


def _speech(sample: Read, entry: Any) -> Any:
    span = sample.place(entry["article"], entry["text"])
    best = max(
        (each for each in sample.records[entry["article"]].quotations if each.echo_of is None and each.field == "text"),
        key=lambda each: jaccard((each.start, each.end), span),
        default=None,
    )
    return best if best is not None and jaccard((best.start, best.end), span) >= 0.5 else None


def _speaker_right(found: Any, entry: Any) -> bool:
    who = found.speaker
    if who.actor is not None and who.actor == entry.get("not_speaker"):
        return False
    if "speaker_name" in entry:
        wanted, said = entry["speaker_name"].lower(), who.name.lower()
        return wanted in said or said in wanted or SequenceMatcher(None, wanted, said).ratio() > 0.8
    return who.actor in entry.get("speakers", [entry.get("speaker")])


@phenomenon("not_speech")
def _(sample: Read, entry: Any) -> None:
    record = sample.records[entry["article"]]
    for text in entry["texts"]:
        for quotation in record.quotations:
            assert record.text[quotation.start : quotation.end].strip() != text


@phenomenon("echo")
def _(sample: Read, entry: Any) -> None:
    start, end = sample.place(entry["article"], entry["text"])
    echoes = [
        each for n in range(3) for each in sample.records[entry["article"]].quotations if each.echo_of and _nth_over(sample, entry, n, each.start, each.end)
    ]
    assert echoes, (start, end)


def _nth_over(sample: Read, entry: Any, n: int, start: int, end: int) -> bool:
    words = re.compile(r"\s+".join(re.escape(word) for word in entry["text"].split()), re.IGNORECASE)
    found = [each.span() for each in words.finditer(sample.records[entry["article"]].text)]
    return n < len(found) and start < found[n][1] and found[n][0] < end


@phenomenon("denial")
def _(sample: Read, entry: Any) -> None:
    start, end = sample.place(entry["article"], entry["text"])
    record = sample.records[entry["article"]]
    denied = [each for each in record.events if each.type == "REJECT" and each.trigger.start < end and start < each.trigger.end]
    said = [each for each in record.quotations if each.cue and each.cue.force == "denies" and each.cue.start < end and start < each.cue.end]
    assert denied or said


@phenomenon("claim")
def _(sample: Read, entry: Any) -> None:
    for claim in sample.dossier.claims:
        shown = [any(_says(sample, each, by.evidence, by.value) for by in claim.by) for each in entry["by"]]
        # a claim may leave out an article that says the same from further away; it may not miss one side of a dispute
        sides = {each.get("value", each["stance"]) for each, seen in zip(entry["by"], shown, strict=True) if seen}
        if sum(shown) >= min(2, len(shown)) and sides == {each.get("value", each["stance"]) for each in entry["by"]} and claim.verdict == entry["verdict"]:
            return
    raise AssertionError("no claim stands on that evidence with that verdict")


def _says(sample: Read, version: Any, evidence: Evidence, value: str | None) -> bool:
    """Whether an evidence is the expected words, or gives the same value elsewhere in the same article (a title says what the text says)."""
    same = value is not None and value == version.get("value")
    return sample.over(version["article"], version["text"], evidence) or (same and sample.keys[evidence.article] == version["article"])


@phenomenon("difference")
def _(sample: Read, entry: Any) -> None:
    for each in sample.dossier.differences:
        if each.kind == entry["kind"] and all(
            any(_says(sample, version, one, found.value) for found in each.versions for one in found.evidence) for version in entry["versions"]
        ):
            return
    raise AssertionError("no such difference")


@phenomenon("not_a_difference")
def _(sample: Read, entry: Any) -> None:
    for each in sample.dossier.differences:
        over = [v for v in entry["versions"] if any(sample.over(v["article"], v["text"], one) for w in each.versions for one in w.evidence)]
        assert len(over) < 2, each


@phenomenon("commitment")
def _(sample: Read, entry: Any) -> None:
    found = [
        each
        for each in sample.dossier.commitments
        if any(sample.over(entry["made"]["article"], entry["made"]["text"], one) for one in (each.made, *each.repeated))
    ]
    assert found
    assert any(each.status == step["is"] for each in found for step in entry["status"])


@phenomenon("commitment", "commitment-not-wrong")
def _(sample: Read, entry: Any) -> None:
    right = {step["is"] for step in entry["status"]} | {"unknown"}
    for each in sample.dossier.commitments:
        if sample.over(entry["made"]["article"], entry["made"]["text"], each.made):
            assert each.status in right


@phenomenon("early")
def _(sample: Read, entry: Any) -> None:
    records = [sample.records[key] for key in entry["articles"]]
    early = crosscheck(records, Settings(actors=(SAMPLES / "actors.toml",), today=entry["today"]))
    assert {each.status for each in early.commitments} <= {"pending", "due", "unknown"}


@phenomenon("oddity")
def _(sample: Read, entry: Any) -> None:
    start, end = sample.place(entry["article"], entry["text"])
    assert any(
        each.kind == entry["kind"]
        and sample.keys[each.article] == entry["article"]
        and set(each.readings) >= set(entry["readings"])
        and any(one.start < end and start < one.end for one in each.evidence)
        for each in sample.dossier.oddities
    )


@phenomenon("mention")
def _(sample: Read, entry: Any) -> None:
    start, end = sample.place(entry["article"], entry["text"], entry.get("n", 0))
    found = [each for each in sample.records[entry["article"]].mentions if (each.start, each.end) == (start, end)]
    assert found, "no mention"
    if "actor" in entry:
        assert found[0].actor == entry["actor"]
    else:
        assert found[0].reading == entry["reading"]


@phenomenon("mention", "mention-not-wrong")
def _(sample: Read, entry: Any) -> None:
    start, end = sample.place(entry["article"], entry["text"], entry.get("n", 0))
    for each in sample.records[entry["article"]].mentions:
        if (each.start, each.end) == (start, end) and "actor" in entry and each.actor is not None:
            assert each.actor == entry["actor"]


@phenomenon("time")
def _(sample: Read, entry: Any) -> None:
    start, end = sample.place(entry["article"], entry["text"])
    values = [each.value for each in sample.records[entry["article"]].times if each.start < end and start < each.end]
    # "Publié le 10 avril à 13:40" is one expression: a day with its minute holds the day
    assert {*values, *(value[:10] for value in values if value and "T" in value)} & {entry["value"], *entry.get("accept", [])}, values


@phenomenon("status")
def _(sample: Read, entry: Any) -> None:
    start, end = sample.place(entry["article"], entry["text"])
    assert any(each.status == entry["status"] and each.trigger.start < end and start < each.trigger.end for each in sample.records[entry["article"]].events)


@pytest.mark.parametrize(("name", "entry"), list(cases()))
def test_sample(sample: Read, name: str, entry: Any) -> None:
    CHECKS[name][0](sample, entry)


def test_what_is_never_excused() -> None:
    never = (
        "no-wrong-mouth",
        "copy-not-independent",
        "direction-not-wrong",
        "mention-not-wrong",
        "commitment-not-wrong",
        "not_a_difference",
        "undated-not-wrong",
    )
    assert not [each for each in NOT_REACHED if each.startswith(never)]


def test_the_excuses_name_cases_that_exist() -> None:
    assert set(NOT_REACHED) <= {each.id for each in cases()}


def test_two_copies_of_one_wire_are_one_origin(sample: Read) -> None:
    wire = {"a05", "a06", "a07"}
    for claim in sample.dossier.claims:
        if {sample.keys[each.article] for each in claim.by} <= wire:
            assert claim.verdict != "corroborated"

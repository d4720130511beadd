"""Two hundred dated offices, written down before the base was asked: who held them, and how often the base says somebody else."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from recoupe.knowledge import Base, load

QUESTIONS: list[dict[str, Any]] = [json.loads(line) for line in Path(__file__).with_name("offices_200.jsonl").read_text(encoding="utf-8").splitlines()]


EXAMINED: list[dict[str, Any]] = [json.loads(line) for line in Path(__file__).with_name("offices_examined.jsonl").read_text(encoding="utf-8").splitlines()]


def words(name: str) -> frozenset[str]:
    plain = "".join(each for each in unicodedata.normalize("NFD", name.lower().replace("ı", "i")) if not unicodedata.combining(each))
    return frozenset(re.findall(r"\w+", plain))


def judged(base: Base, question: dict[str, Any]) -> tuple[str, str, tuple[str, ...]]:
    """right, wrong, silent, or several (the right one among others: no answer); who was answered; from which sources."""
    held = [each for each in base.holder(of=question["of"], role=question["role"], on=question["on"]) if question.get("title", "") in each.title]
    names = {each.holder: {words(name) for name in _names(base, each.holder)} for each in held}
    accepted = {words(each) for each in question["accepted"]}
    good = {id for id, forms in names.items() if forms & accepted}
    verdict = "silent" if not names else "right" if len(good) == len(names) else "several" if good else "wrong"
    return verdict, ", ".join(_names(base, id)[0] for id in names), tuple(each.source for each in held)


def _names(base: Base, id: str) -> list[str]:
    actor = base.actor(id)
    return [actor.name, *actor.names] if actor else [id]


def test_two_hundred_questions_sixty_of_them_after_2022() -> None:
    assert len(QUESTIONS) == 200
    assert sum(each["after_2022"] for each in QUESTIONS) >= 60
    assert all(each["after_2022"] == (each["on"] > "2022-12-31") for each in QUESTIONS)


def test_at_most_two_in_a_hundred_are_wrong_and_eighty_answered(capsys: pytest.CaptureFixture[str]) -> None:
    base = load()
    verdicts = [(each, *judged(base, each)) for each in QUESTIONS]
    counts = {name: Counter(verdict for each, verdict, *_ in verdicts if each["after_2022"] is after) for name, after in (("to 2022", False), ("after", True))}
    total = sum(counts.values(), Counter())
    answered = total["right"] + total["wrong"]
    # a source that gave the base its answer does not check it: where the two are one, only our own memory agrees with it
    checked = sum(bool(each["checked_by"]) for each in QUESTIONS)
    independent = sum(verdict == "right" and _another(each["checked_by"], sources) for each, verdict, _, sources in verdicts)
    with capsys.disabled():
        print(f"\n200 dated offices: {answered} answered, {total['wrong']} wrong, {total['silent']} silent, {total['several']} open; by time {counts}")
        print(f"  {checked} of the expected answers agree with a source outside, {200 - checked} are not; {independent} right ones agree with another source")
        for each, verdict, said, _ in verdicts:
            if verdict != "right":
                print(f"  {verdict:7} {each['on']} {each['of']} {each['role']}: {' / '.join(each['accepted']) or 'vacant'}; said {said or 'nothing'}")
    assert total["wrong"] <= 4
    assert answered >= 160


def _another(checked_by: str | None, sources: tuple[str, ...]) -> bool:
    codes = {"CIA": "cia", "Wikidata": "wikidata", "Institute": "ifg"}
    own = {code for source in sources for word, code in codes.items() if source.startswith(word)}
    return bool(checked_by) and bool(set((checked_by or "").split(", ")) - own)


def test_the_questions_of_an_examiner_who_had_not_seen_the_base(capsys: pytest.CaptureFixture[str]) -> None:
    base = load()
    verdicts = [(each, *judged(base, each)) for each in EXAMINED]
    # a vacancy is answered by nobody
    counts = Counter("right" if verdict == "silent" and not each["accepted"] else verdict for each, verdict, *_ in verdicts)
    with capsys.disabled():
        print(f"\n{len(EXAMINED)} offices of the examiner: {counts}")
    assert len(EXAMINED) == 170
    assert counts["wrong"] <= 3
    assert counts["right"] + counts["wrong"] >= 136

"""Who held which office on which day: what the shipped base answers to questions that were written down before it was asked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

from eval.tally import Counts, Error, Kind, Tally
from recoupe.model.knowledge import Knowledge

Row = Mapping[str, Any]
QUESTIONS = Path(__file__).parents[1] / "tests" / "knowledge" / "offices_200.jsonl"
Verdict = Literal["right", "wrong", "silent", "several"]


def words(name: str) -> frozenset[str]:
    """The words of a name, folded, in whatever order.

    >>> words("Goïta Assimi") == words("assimi goita")
    True
    """
    plain = "".join(each for each in unicodedata.normalize("NFD", name.lower().replace("ı", "i")) if not unicodedata.combining(each))
    return frozenset(re.findall(r"\w+", plain))


def answer(base: Knowledge, question: Row) -> tuple[Verdict, tuple[str, ...]]:
    """How the base answers a question (`on`, `of`, `role`, `accepted`, perhaps `title`), and whom it names.

    Several people with the right one among them are no answer.
    """
    held = [each for each in base.holder(of=question["of"], role=question["role"], on=question["on"]) if question.get("title", "") in each.title]
    accepted = {words(each) for each in question["accepted"]}
    known = {each.holder: base.actor(each.holder) for each in held}
    names = {id: [actor.name, *actor.names] if actor else [id] for id, actor in known.items()}
    good = {id for id, forms in names.items() if {words(each) for each in forms} & accepted}
    told = tuple(forms[0] for forms in names.values())
    if not names:
        return "silent", told
    if len(good) == len(names):
        return "right", told
    return ("several" if good else "wrong"), told


def score(questions: Iterable[Row], base: Knowledge, *, set: str) -> list[Tally]:
    """Of the questions, how many are answered; of the answers, how many are right; wrong answers; and answers that no second source has checked."""
    counts: dict[str, dict[str, Counts]] = {"answered": {}, "right": {}, "wrong": {}, "unchecked": {}}
    errors: dict[str, list[Error]] = {"answered": [], "wrong": []}
    for question in questions:
        id = f"{question['on']} {question['of']} {question['role']}"
        verdict, told = answer(base, question)
        answered = int(verdict in ("right", "wrong"))
        counts["answered"][id] = Counts(gold=1, found=answered, right=answered)
        counts["right"][id] = Counts(gold=1, found=answered, right=int(verdict == "right"))
        counts["wrong"][id] = Counts(gold=1, found=answered, right=int(verdict == "wrong"))
        counts["unchecked"][id] = Counts(gold=1, found=answered, right=int(answered and not question.get("checked_by")))
        note = f"{' or '.join(question['accepted']) or 'vacant'}; said {', '.join(told) or 'nothing'}"
        if not answered:
            errors["answered"].append(Error(article=id, start=0, end=0, what="missed", note=note))
        elif verdict == "wrong":
            errors["wrong"].append(Error(article=id, start=0, end=0, what="wrong", note=note))
    kinds: dict[str, Kind] = {"answered": "accuracy", "right": "precision", "wrong": "count", "unchecked": "count"}
    return [Tally.of("knowledge", set, name, kind, counts[name], errors.get(name, ())) for name, kind in kinds.items()]

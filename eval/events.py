"""Events: trigger and type, roles, status, time, and false events per 1,000 words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from eval.actors import Actors, InArticle
from eval.gold import GoldArticle
from eval.matching import Span, one_to_one, overlap
from eval.tally import Counts, Error, Kind, Tally
from eval.values import same_value

Row = Mapping[str, Any]
# gold marks the demand or the denial; the event that is demanded or denied is ours besides, and no fault
BESIDES = ("proposed", "denied")
MEASURES: Mapping[str, Kind] = {
    "trigger": "f1",
    "roles": "f1",
    "status": "accuracy",
    "said by": "accuracy",
    "time": "accuracy",
    "times given": "precision",
    "told twice": "count",
    "joined wrongly": "count",
    "false events": "rate",
}
_BREAK = re.compile(r"[.!?\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An event, gold or ours: all its triggers, and its row."""

    spans: Sequence[Span]
    row: Row


def score(articles: Iterable[GoldArticle], records: Mapping[str, Row], actors: Actors, *, set: str) -> list[Tally]:
    """F1 of triggers with type and of roles; accuracy of status and time over matched events; false events per 1,000 words."""
    measures: dict[str, tuple[dict[str, Counts], list[Error]]] = {name: ({}, []) for name in MEASURES}

    told: Counter[tuple[str, str]] = Counter()
    confused: dict[str, list[tuple[str, str]]] = {}

    def keep(measure: str, article: GoldArticle, counts: Counts, errors: list[Error]) -> None:
        measures[measure][0][article.id] = counts
        measures[measure][1].extend(errors)

    kinds: Counter[str] = Counter()
    lost: Counter[tuple[str, str]] = Counter()
    for article in articles:
        record = records.get(article.id, {})
        here = InArticle(actors, record, [(each["actor"], article.of(each)) for each in article.said["mentions"] if each["actor"]])
        gold = [Seen(spans=[article.span(each["trigger"]), *map(article.span, each.get("also", ()))], row=each) for each in article.said["events"]]
        found = [_seen(each) for each in record.get("events", ()) if each.get("field", "text") == "text"]
        pairs = match(article.text, gold, found, here)
        golds, founds = {i for i, _ in pairs}, {j for _, j in pairs}
        false = [j for j in range(len(found)) if j not in founds and found[j].row["status"] not in BESIDES]
        kinds.update(each.row["type"] for each in gold)
        lost.update(("missed", gold[i].row["type"]) for i in range(len(gold)) if i not in golds)
        lost.update(("false", found[j].row["type"]) for j in false)
        missed = [_error(article, gold[i], "missed", _told(gold[i])) for i in range(len(gold)) if i not in golds]
        wrong = [_error(article, found[j], "false", _told(found[j])) for j in false]
        confused[article.id] = [
            (gold[i].row["type"], found[j].row["type"])
            for i in range(len(gold))
            for j in range(len(found))
            if i not in golds and j not in founds and any(overlap(a, b) for a in gold[i].spans for b in found[j].spans)
        ]
        keep("trigger", article, Counts(gold=len(gold), found=len(pairs) + len(false), right=len(pairs)), missed + wrong)
        keep("false events", article, Counts(gold=len(re.findall(r"\w+", article.text)), found=len(found), right=len(false)), wrong)
        keep("roles", article, *_roles(article, here, gold, found, pairs))
        status = [(i, j) for i, j in pairs if gold[i].row["status"] != found[j].row["status"]]
        keep(
            "status",
            article,
            Counts(gold=len(pairs), found=len(pairs), right=len(pairs) - len(status)),
            [_error(article, gold[i], "wrong", f"is {gold[i].row['status']}, not {found[j].row['status']}") for i, j in status],
        )
        told.update((gold[i].row["status"], found[j].row["status"]) for i, j in pairs)
        mouths = [(i, j) for i, j in pairs if not _same_mouth(here, gold[i].row.get("said_by"), found[j].row.get("said_by"))]
        keep(
            "said by",
            article,
            Counts(gold=len(pairs), found=len(pairs), right=len(pairs) - len(mouths)),
            [_error(article, gold[i], "wrong", f"is said by {gold[i].row.get('said_by')}, not {_name(found[j].row.get('said_by'))}") for i, j in mouths],
        )
        timed = [(i, j) for i, j in pairs if gold[i].row.get("time")]
        late = [(i, j) for i, j in timed if not same_value(gold[i].row["time"], _when(found[j].row))]
        keep(
            "time",
            article,
            Counts(gold=len(timed), found=sum(_when(found[j].row) is not None for _, j in timed), right=len(timed) - len(late)),
            [_error(article, gold[i], "wrong", f"is {gold[i].row['time']}, not {_when(found[j].row)}") for i, j in late],
        )
        given = [(i, j) for i, j in pairs if _when(found[j].row) is not None]
        untrue = [(i, j) for i, j in given if not gold[i].row.get("time") or not same_value(gold[i].row["time"], _when(found[j].row))]
        keep(
            "times given",
            article,
            Counts(gold=len(pairs), found=len(given), right=len(given) - len(untrue)),
            [_error(article, found[j], "wrong", f"is {gold[i].row.get('time')}, not {_when(found[j].row)}") for i, j in untrue],
        )
        again, joined = repeats(gold, found, founds)
        keep(
            "told twice",
            article,
            Counts(gold=len(gold), found=len(found), right=len(again)),
            [_error(article, found[j], "false", _told(found[j])) for j in again],
        )
        lumped = [_error(article, found[j], "wrong", "joined: " + _told(found[j])) for j in joined]
        keep("joined wrongly", article, Counts(gold=len(gold), found=len(found), right=len(joined)), lumped)
    by_type = [
        f"{each}: {n} in the gold, {lost['missed', each]} missed, {lost['false', each]} false" for each, n in sorted(kinds.items(), key=lambda one: -one[1])
    ]
    out = [
        Tally.of("events", set, measure, MEASURES[measure], counts, errors, notes=by_type if measure == "trigger" else ())
        for measure, (counts, errors) in measures.items()
    ]
    return [*out, _confusions(confused, set), _macro(told, measures["status"][0], set)]


def _confusions(confused: Mapping[str, Sequence[tuple[str, str]]], set: str) -> Tally:
    """How often an event stands on a gold trigger under another type, and which types are taken for which."""
    table = Counter(pair for pairs in confused.values() for pair in pairs)
    counts = {article: Counts(gold=0, found=len(pairs), right=len(pairs)) for article, pairs in confused.items()}
    return Tally.of("events", set, "confusions of type", "count", counts, notes=[f"{one} taken for {other}: {n}" for (one, other), n in table.most_common()])


def _macro(told: Mapping[tuple[str, str], int], counts: Mapping[str, Counts], set: str) -> Tally:
    """Macro F1 over the statuses that the matched events of the gold have; a status that only we give costs precision elsewhere."""
    kinds = sorted({gold for gold, _ in told})

    def f1(status: str) -> float:
        both = sum(n for (gold, said), n in told.items() if gold == status) + sum(n for (gold, said), n in told.items() if said == status)
        return 200 * told.get((status, status), 0) / both

    notes = [f"{each}: " + ", ".join(f"{said} {n}" for (gold, said), n in sorted(told.items()) if gold == each) for each in kinds]
    value = sum(map(f1, kinds)) / len(kinds) if kinds else 0.0
    return Tally.of("events", set, "status, macro F1", "score", counts, value=value, notes=notes)


def match(text: str, gold: Sequence[Seen], found: Sequence[Seen], here: InArticle) -> list[tuple[int, int]]:
    """Gold and found events of one type whose triggers overlap or, failing that, stand in the same sentence and share an actor; one to one."""

    def touching(one: Seen, other: Seen) -> float:
        if one.row["type"] != other.row["type"]:
            return 0.0
        return float(max(overlap(a, b) for a in one.spans for b in other.spans))

    pairs = one_to_one(gold, found, touching)
    ends = [match.start() for match in _BREAK.finditer(text)]
    golds = [i for i in range(len(gold)) if i not in {i for i, _ in pairs}]
    founds = [j for j in range(len(found)) if j not in {j for _, j in pairs}]

    def beside(i: int, j: int) -> float:
        one, other = gold[i], found[j]
        if one.row["type"] != other.row["type"] or not _sentences(one, ends) & _sentences(other, ends):
            return 0.0
        acting = [(role["actor"], role["mention"]) for role in (*other.row["source"], *other.row["target"])]
        shared = sum(any(here.same(name, *each) for each in acting) for name in {*one.row["source"], *one.row["target"]})
        return float(shared)

    return sorted(pairs + [(golds[i], founds[j]) for i, j in one_to_one(golds, founds, beside)])


def repeats(gold: Sequence[Seen], found: Sequence[Seen], paired: Collection[int]) -> tuple[list[int], list[int]]:
    """Which found events tell again a gold event that another one is paired with, and, as often as it is one too many, which tell several gold events."""
    again: list[int] = []
    joined: list[int] = []
    for j, other in enumerate(found):
        touched = [one for one in gold if one.row["type"] == other.row["type"] and any(overlap(a, b) for a in one.spans for b in other.spans)]
        if touched and j not in paired:
            again.append(j)
        joined += [j] * (len(touched) - 1)
    return again, joined


def _sentences(seen: Seen, ends: Sequence[int]) -> set[int]:
    from bisect import bisect_left

    return {bisect_left(ends, start) for start, _ in seen.spans}


def _roles(article: GoldArticle, here: InArticle, gold: Sequence[Seen], found: Sequence[Seen], pairs: Sequence[tuple[int, int]]) -> tuple[Counts, list[Error]]:
    total, errors = Counts(gold=0, found=0, right=0), []
    for i, j in pairs:
        mine = [(side, name) for side in ("source", "target") for name in dict.fromkeys(gold[i].row[side])]
        theirs = [(side, role) for side in ("source", "target") for role in _distinct(found[j].row[side])]
        same = one_to_one(
            mine, theirs, lambda one, other: float(one[0] == other[0] and here.same(one[1], other[1]["actor"], other[1]["mention"]))
        )  # a role is right once
        total += Counts(gold=len(mine), found=len(theirs), right=len(same))
        errors += [_error(article, gold[i], "missed", f"{side} {name}") for n, (side, name) in enumerate(mine) if n not in {one for one, _ in same}]
        errors += [_error(article, found[j], "false", f"{side} {role['name']}") for n, (side, role) in enumerate(theirs) if n not in {b for _, b in same}]
    return total, errors


def _distinct(roles: Sequence[Row]) -> list[Row]:
    seen: dict[str, Row] = {}
    for role in roles:
        seen.setdefault(role["actor"] or f"mention:{role['mention']}", role)
    return list(seen.values())


def _seen(row: Row) -> Seen:
    return Seen(spans=[(each["start"], each["end"]) for each in (row["trigger"], *row.get("also", ()))], row=row)


def _same_mouth(here: InArticle, gold: str | None, found: Row | None) -> bool:
    """Whether the reporter tells an event on both sides, or the same speaker does."""
    return found is None if gold is None else found is not None and here.same(gold, found["actor"], None)


def _name(found: Row | None) -> str | None:
    return found["name"] if found else None


def _when(row: Row) -> str | None:
    return row["time"]["value"] if row.get("time") else None


def _told(seen: Seen) -> str:
    row = seen.row
    sides = [", ".join(each if isinstance(each, str) else each["name"] for each in row[side]) for side in ("source", "target")]
    return f"{row['type']} {row.get('kind')} {row['status']}: {sides[0]} > {sides[1]}"


def _error(article: GoldArticle, seen: Seen, what: Literal["missed", "false", "wrong"], note: str) -> Error:
    start, end = seen.spans[0]
    return Error(article=article.id, start=start, end=end, what=what, note=f"{article.text[start:end]!r} {note}")

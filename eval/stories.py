"""Stories: B-cubed and pairwise scores over the members of gold groups, and what was merged that should not be."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from eval.tally import Counts, Error, Tally

Row = Mapping[str, Any]


def b_cubed(gold: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 (0..1) of a grouping over the members that the gold has; a member that was not grouped stands alone.

    Method: Bagga and Baldwin 1998.

    >>> b_cubed({"a": "1", "b": "1", "c": "2", "d": "2"}, {"a": "x", "b": "x", "c": "x", "d": "x"})
    (0.5, 1.0, 0.6666666666666666)
    """
    ours = {each: found.get(each, f"alone:{each}") for each in gold}
    true, given = _sets(gold), _sets(ours)
    if not gold:
        return 0.0, 0.0, 0.0
    shared = {each: len(true[gold[each]] & given[ours[each]]) for each in gold}
    precision = sum(shared[each] / len(given[ours[each]]) for each in gold) / len(gold)
    recall = sum(shared[each] / len(true[gold[each]]) for each in gold) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def pairs_of(groups: Mapping[str, str]) -> set[tuple[str, str]]:
    """All pairs of members that are in one group."""
    return {pair for members in _sets(groups).values() for pair in itertools.combinations(sorted(members), 2)}


def _sets(groups: Mapping[str, str]) -> dict[str, set[str]]:
    sets: dict[str, set[str]] = {}
    for member, group in groups.items():
        sets.setdefault(group, set()).add(member)
    return sets


def grouping(stories: Iterable[Row]) -> dict[str, str]:
    """Article to story, from a dossier's stories."""
    return {each["id"]: story["id"] for story in stories for each in story["articles"]}


def chained(stories: Iterable[Row]) -> dict[str, str]:
    """Article to storyline: stories that follow one another are one."""
    stories = list(stories)
    root = {story["id"]: story["id"] for story in stories}

    def top(one: str) -> str:
        while root[one] != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    for story in stories:
        for before in story["follows"]:
            root[top(before)] = top(story["id"])
    return {member: top(story) for member, story in grouping(stories).items()}


def score(
    gold: Mapping[str, str], found: Mapping[str, str], *, set: str, hard_negatives: Sequence[Row] = (), outsiders: bool = False, layer: str = "stories"
) -> list[Tally]:
    """B-cubed precision, recall and F1 and pairwise F1; with `outsiders`, groups that took in articles of no gold group; hard negatives merged."""
    sizes = Counts(gold=len(gold), found=sum(each in found for each in gold), right=sum(each in found for each in gold))
    precision, recall, f1 = b_cubed(gold, found)
    true, given = pairs_of(gold), pairs_of({each: found[each] for each in gold if each in found})
    errors = [_pair(a, b, "missed", "one story, told apart") for a, b in sorted(true - given)]
    errors += [_pair(a, b, "false", "two stories, merged") for a, b in sorted(given - true)]
    tallies = [
        Tally.of(layer, set, "B-cubed precision", "score", {"all": sizes}, value=100 * precision),
        Tally.of(layer, set, "B-cubed recall", "score", {"all": sizes}, value=100 * recall),
        Tally.of(layer, set, "B-cubed F1", "score", {"all": sizes}, value=100 * f1),
        Tally.of(layer, set, "pairwise F1", "f1", {"all": Counts(gold=len(true), found=len(given), right=len(true & given))}, errors),
    ]
    if hard_negatives:
        both = [each for each in hard_negatives if each["a"] in found and each["b"] in found]
        merged = [each for each in both if found[each["a"]] == found[each["b"]]]
        total = Counts(gold=len(hard_negatives), found=len(both), right=len(merged))
        tallies.append(Tally.of(layer, set, "hard negatives merged", "count", {"all": total}, [_pair(x["a"], x["b"], "false", x["why"]) for x in merged]))
    if outsiders:
        groups = {story for member, story in found.items() if member in gold}
        joined = sorted(member for member, story in found.items() if story in groups and member not in gold)
        home = {story: member for member, story in sorted(found.items()) if member in gold}
        total = Counts(gold=len(groups), found=len(groups), right=len(joined))
        tallies.append(
            Tally.of(layer, set, "outsiders merged in", "count", {"all": total}, [_pair(x, home[found[x]], "false", "outsider in this story") for x in joined])
        )
    return tallies


def _pair(a: str, b: str, what: str, why: str) -> Error:
    return Error(article=a, start=0, end=0, what="missed" if what == "missed" else "false", note=f"with {b}: {why}")

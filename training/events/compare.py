"""Rules against a classifier over their candidates: `python -m training.events.compare [--shared ../shared]`.

A logistic regression (L2) over what is seen of a word that evokes a frame, trained on labels.tsv (our own, over open texts). Printed: precision, recall and
F1 of "names an event" on the labelled words, folds by text, for the rules, for the classifier alone, for rules that the classifier may veto, and for rules to
which it may add; then what the veto does to the events of gold/dev, which it was not trained on.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from training.events.candidates import Candidate, Label, Reader, labels, texts

Floats = npt.NDArray[np.float64]
FOLDS, SEED = 10, 5
STRENGTH, STEPS, PACE = 3.0, 1500, 0.0008
SEEN_AT_LEAST = 2


class Regression:
    """L2-regularised logistic regression over sets of features, by gradient descent with momentum. Features seen once in training are not used."""

    def __init__(self, rows: Sequence[Sequence[str]], said: Sequence[bool]) -> None:
        seen: dict[str, int] = {}
        for row in rows:
            for each in row:
                seen[each] = seen.get(each, 0) + 1
        self._at = {each: number for number, each in enumerate(sorted(each for each, times in seen.items() if times >= SEEN_AT_LEAST))}
        matrix = self._matrix(rows)
        goal = np.array(said, dtype=np.float64)
        weights, speed = np.zeros(matrix.shape[1]), np.zeros(matrix.shape[1])
        for _ in range(STEPS):
            slope = matrix.T @ (_sigmoid(matrix @ weights) - goal)
            slope[:-1] += STRENGTH * weights[:-1]
            speed = 0.9 * speed - PACE * slope
            weights = weights + speed
        self._weights: Floats = weights

    def __call__(self, rows: Sequence[Sequence[str]]) -> Floats:
        """How likely each row is an event, 0 to 1."""
        return _sigmoid(self._matrix(rows) @ self._weights)

    def _matrix(self, rows: Sequence[Sequence[str]]) -> Floats:
        matrix = np.zeros((len(rows), len(self._at) + 1))
        matrix[:, -1] = 1
        for number, row in enumerate(rows):
            for each in row:
                if (at := self._at.get(each)) is not None:
                    matrix[number, at] = 1
        return matrix


def _sigmoid(values: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -30, 30))), dtype=np.float64)


def likelihoods(pairs: Sequence[tuple[Candidate, Label]], *, rules: bool) -> Floats:
    """How likely each labelled candidate is an event, by a model that has not seen its text; `rules`: what the rules say is a feature too."""
    ids = sorted({candidate.text for candidate, _ in pairs})
    random.Random(SEED).shuffle(ids)
    fold = {each: number % FOLDS for number, each in enumerate(ids)}
    rows = [seen(candidate, rules=rules) for candidate, _ in pairs]
    out = np.zeros(len(pairs))
    for number in range(FOLDS):
        train = [at for at, (candidate, _) in enumerate(pairs) if fold[candidate.text] != number]
        test = [at for at, (candidate, _) in enumerate(pairs) if fold[candidate.text] == number]
        if test:
            out[test] = Regression([rows[at] for at in train], [pairs[at][1].is_event for at in train])([rows[at] for at in test])
    return out


def seen(candidate: Candidate, *, rules: bool) -> tuple[str, ...]:
    """The features of a candidate, with or without what the rules say."""
    return candidate.features if rules else tuple(each for each in candidate.features if not each.startswith(("rules", "sides", "status")))


def table(pairs: Sequence[tuple[Candidate, Label]]) -> list[tuple[str, int, int, int]]:
    """Each way with how many of the labelled words it gives, how many of these are events, and how many events there are."""
    gold = [label.is_event for _, label in pairs]
    by_rules = [candidate.event is not None for candidate, _ in pairs]
    with_rules, alone = likelihoods(pairs, rules=True), likelihoods(pairs, rules=False)
    ways: dict[str, list[bool]] = {"rules": by_rules, "classifier alone": list(alone >= 0.5), "classifier that sees the rules": list(with_rules >= 0.5)}
    for least in (0.2, 0.3, 0.4):
        ways[f"rules, vetoed below {least}"] = [rule and p >= least for rule, p in zip(by_rules, with_rules, strict=True)]
    for least in (0.7, 0.8, 0.9):
        ways[f"rules, and more above {least}"] = [rule or p >= least for rule, p in zip(by_rules, with_rules, strict=True)]
    return [(name, sum(given), sum(one and right for one, right in zip(given, gold, strict=True)), sum(gold)) for name, given in ways.items()]


def on_gold(shared: Path, pairs: Sequence[tuple[Candidate, Label]], reader: Reader) -> list[tuple[str, Mapping[str, Any]]]:
    """Events of gold/dev (trigger with type) with the rules alone and with the veto of a classifier trained on all labels."""
    from eval import events
    from eval.actors import Actors
    from eval.gold import Shared
    from eval.layers import as_input
    from eval.system import System

    data = Shared(shared)
    records = System(Path("/tmp/recoupe-training")).annotate("gold", [as_input(each.row) for each in data.articles]).records
    model = Regression([seen(candidate, rules=True) for candidate, _ in pairs], [label.is_event for _, label in pairs])
    likely: dict[tuple[str, int], float] = {}
    for article in data.articles:
        found = list(reader(article.id, article.text))
        for candidate, p in zip(found, model([each.features for each in found]), strict=True) if found else ():
            likely[article.id, candidate.start] = float(p)
    out: list[tuple[str, Mapping[str, Any]]] = []
    for name, least in (("rules", 0.0), ("vetoed below 0.2", 0.2), ("vetoed below 0.3", 0.3), ("vetoed below 0.4", 0.4)):
        kept = {
            id: {**row, "events": [each for each in row["events"] if likely.get((id, each["trigger"]["start"]), 1.0) >= least]} for id, row in records.items()
        }
        scores = events.score(data.articles, kept, Actors(data.lines("gold/dev/actors.jsonl")), set="gold")
        trigger = next(each for each in scores if each.measure == "trigger")
        out.append((name, {"score": trigger.value, "gold": trigger.counts.gold, "found": trigger.counts.found, "right": trigger.counts.right}))
    return out


def main() -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    shared = parser.parse_args().shared
    reader = Reader()
    said = {(each.text, each.start): each for each in labels()}
    pairs = []
    for id, text in texts(shared / "train" / "ner-open" / "winer-fr.train.bio"):
        pairs += [(each, said[id, each.start]) for each in reader(id, text) if (id, each.start) in said]
    print(f"{len(pairs)} labelled words that still evoke a frame, of {len(said)}; {sum(label.is_event for _, label in pairs)} name an event\n")
    print("| way | given | right | precision | recall | F1 |\n|---|---|---|---|---|---|")
    second = [(candidate, label) for candidate, label in pairs if label.batch == 2]
    rules = (sum(candidate.event is not None for candidate, _ in second), sum(candidate.event is not None and label.is_event for candidate, label in second))
    unread = ("rules, on the labels that nobody read", *rules, sum(label.is_event for _, label in second))
    for name, given, right, gold in [*table(pairs), unread]:
        precision, recall = right / max(1, given), right / max(1, gold)
        print(f"| {name} | {given} | {right} | {100 * precision:.1f} | {100 * recall:.1f} | {200 * precision * recall / max(1e-9, precision + recall):.1f} |")
    print("\ngold/dev, trigger with type\n\n| way | gold | found | right | F1 |\n|---|---|---|---|---|")
    for name, row in on_gold(shared, pairs, reader):
        print(f"| {name} | {row['gold']} | {row['found']} | {row['right']} | {row['score']:.1f} |")


if __name__ == "__main__":
    main()

"""Trains and scores the name tagger on the permitted name corpora."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pycrfsuite

from recoupe.lang.fr.names_features import Document, features
from recoupe.lang.fr.names_model import NamesModel, prepared
from recoupe.lang.fr.sentences import sentences
from training.corpus import NamedText

Gazetteer = Callable[[str], Iterable[tuple[int, int, str]]]
_DATED = re.compile(r"(?:\d{1,2}|1er) \w+ 20\d\d\b")


def articles(units: Sequence[NamedText]) -> list[NamedText]:
    """Join the units of a news corpus into articles, one unit a line: an article is a title and a unit that opens with its date."""
    starts = [max(i - 1, 0) for i, unit in enumerate(units) if _DATED.match(unit.text)]
    cuts = sorted({0, *starts, len(units)})
    return [_joined(units[a:b]) for a, b in pairwise(cuts)]


def blocks(units: Sequence[NamedText], size: int = 8) -> list[NamedText]:
    """Join units by `size` where the articles' ends are not known."""
    return [_joined(units[at : at + size]) for at in range(0, len(units), size)]


def _joined(units: Sequence[NamedText]) -> NamedText:
    text, names = "", []
    for unit in units:
        names += [(start + len(text), end + len(text), label) for start, end, label in unit.names]
        text += unit.text + "\n"
    return NamedText(text=text, names=tuple(names))


def _tags(offsets: Sequence[tuple[int, int]], names: Sequence[tuple[int, int, str]]) -> list[str]:
    tags = ["O"] * len(offsets)
    for start, end, label in names:
        inside = [i for i, (a, b) in enumerate(offsets) if a < end and b > start]
        for i in inside:
            place = "U" if len(inside) == 1 else "B" if i == inside[0] else "L" if i == inside[-1] else "I"
            tags[i] = f"{place}-{label}"
    return tags


def train(articles_: Sequence[NamedText], gazetteer: Gazetteer, settings: dict[str, Any], path: Path) -> None:
    """Train on articles and write the model.

    A share of the gazetteer's names is forgotten, article by article, so that names which it does not know are learnt too.
    """
    rng = random.Random(settings["seed"])
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {
            "c1": settings["c1"],
            "c2": settings["c2"],
            "max_iterations": settings["iterations"],
            "feature.minfreq": settings["least"],
            "feature.possible_transitions": True,
        }
    )
    for article in articles_:
        hits = list(gazetteer(article.text))
        forgotten = {name for name in sorted({article.text[s:e] for s, e, _ in hits}) if rng.random() > settings["keep"]}
        kept = [hit for hit in hits if article.text[hit[0] : hit[1]] not in forgotten]
        offsets, words, kinds = prepared(article.text, sentences(article.text), kept)
        document = Document(words, kinds)
        for places, row, kind in zip(offsets, words, kinds, strict=True):
            inside = [name for name in article.names if name[0] < places[-1][1] and name[1] > places[0][0]]
            trainer.append(pycrfsuite.ItemSequence(features(row, kind, document)), _tags(places, inside))
    path.parent.mkdir(parents=True, exist_ok=True)
    trainer.train(str(path))


def score(model: NamesModel, corpus: Sequence[NamedText], gazetteer: Gazetteer) -> dict[str, dict[str, float]]:
    """Return precision, recall, F1 and counts by class and for all; a name is right when its characters and its class are."""
    right, found, gold = Counter[str](), Counter[str](), Counter[str]()
    for article in corpus:
        proposed = {(n.start, n.end, n.label) for n in model.find(article.text, sentences(article.text), gazetteer(article.text))}
        expected = set(article.names)
        for counts, group in ((right, proposed & expected), (found, proposed), (gold, expected)):
            counts.update(label for _, _, label in group)
            counts["all"] += len(group)
    return {label: _figures(right[label], found[label], gold[label]) for label in ("all", "PER", "LOC", "ORG", "MISC")}


def _figures(right: int, found: int, gold: int) -> dict[str, float]:
    precision, recall = (100 * right / total if total else 0.0 for total in (found, gold))
    return {"f1": 200 * right / (found + gold) if found + gold else 0.0, "precision": precision, "recall": recall, "right": right, "found": found, "gold": gold}

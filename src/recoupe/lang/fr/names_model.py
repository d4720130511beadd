"""The name tagger: a conditional random field over words, word lists and a gazetteer supplied at run time."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pycrfsuite

from recoupe.lang.fr.names_features import Document, features, kinds_of
from recoupe.lang.fr.tokenizer import tokens
from recoupe.lang.fr.view import composed, plain_view

PATH = Path(__file__).with_name("pipeline") / "names" / "names.crfsuite"


class FoundName(NamedTuple):
    """A name proposed by the model: offsets, PER, LOC, ORG or MISC, and the lowest probability among its words (0..1)."""

    start: int
    end: int
    label: str
    score: float


class NamesModel:
    """Finds names in the sentences of one article. Make one with `load`."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            raise FileNotFoundError(path)
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))

    def find(self, text: str, sentences: Sequence[tuple[int, int]], hits: Iterable[tuple[int, int, str]] = ()) -> list[FoundName]:
        """Return the names of an article in text order.

        `sentences` are offsets; `hits` are the gazetteer's: (start, end, kind), kind being a short word such as person, state, city or body; they inform
        the model and do not bind it. A sentence without a capital and without a hit holds no name.
        """
        offsets, words, kinds = prepared(text, sentences, hits)
        document = Document(words, kinds)
        found: list[FoundName] = []
        for places, row, kind in zip(offsets, words, kinds, strict=True):
            if not _promising(row, kind):
                continue
            self._tagger.set(pycrfsuite.ItemSequence(features(row, kind, document)))
            tags = self._tagger.tag()
            for start, end, label in spans_of(tags):
                score = min(self._tagger.marginal(tags[i], i) for i in range(start, end + 1))
                found.append(FoundName(places[start][0], places[end][1], label, round(score, 3)))
        return found


def _promising(words: Sequence[str], kinds: Sequence[str]) -> bool:
    return any(kind or word[:1].isupper() for word, kind in zip(words, kinds, strict=True))


def prepared(
    text: str, sentences: Sequence[tuple[int, int]], hits: Iterable[tuple[int, int, str]]
) -> tuple[list[list[tuple[int, int]]], list[list[str]], list[list[str]]]:
    """Return the tokens' offsets, the words and the gazetteer's kinds, by sentence; sentences without tokens are left out."""
    view = plain_view(text)
    offsets = [[(start + a, start + b) for a, b in tokens(view[start:end])] for start, end in sentences]
    offsets = [each for each in offsets if each]
    words = [[composed(view[a:b]) for a, b in each] for each in offsets]
    return offsets, words, _kinds_by_sentence(offsets, hits)


def _kinds_by_sentence(offsets: Sequence[Sequence[tuple[int, int]]], hits: Iterable[tuple[int, int, str]]) -> list[list[str]]:
    ordered = sorted(hits)
    out: list[list[str]] = []
    at = 0
    for places in offsets:
        while at < len(ordered) and ordered[at][0] < places[0][0]:
            at += 1
        end = at
        while end < len(ordered) and ordered[end][0] < places[-1][1]:
            end += 1
        out.append(kinds_of(places, ordered[at:end]))
        at = end
    return out


def spans_of(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Decode B, I, L, U and O tags into (first, last, label); a broken sequence still gives its longest run of one label.

    >>> spans_of(["O", "B-PER", "L-PER", "U-LOC"])
    [(1, 2, 'PER'), (3, 3, 'LOC')]
    """
    out: list[tuple[int, int, str]] = []
    open_at: int | None = None
    for i, tag in enumerate([*tags, "O"]):
        place, label = tag[0], tag[2:]
        if open_at is not None and (place in "BUO" or label != tags[open_at][2:]):
            out.append((open_at, i - 1, tags[open_at][2:]))
            open_at = None
        if place != "O" and open_at is None:
            open_at = i
        if place in "LU" and open_at is not None:
            out.append((open_at, i, label))
            open_at = None
    return out


@lru_cache(maxsize=4)
def load(path: Path | None = None) -> NamesModel:
    """Load the shipped name model, or one trained by a user. Raises FileNotFoundError when there is none at `path`."""
    return NamesModel(path or PATH)

"""What the name tagger looks at: the word, its neighbours, the lexicon, word lists, the gazetteer, and the rest of the article."""

import tomllib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from recoupe.lang.fr.lexicon import lexicon
from recoupe.lang.fr.spacy_french import folded, shape

_WORDS = Path(__file__).with_name("names_words.toml")
FEATURE_CLASSES = ("title", "organisation", "place", "event", "place-preposition", "particle", "saying", "given", "firm")


@lru_cache(maxsize=1)
def word_classes() -> dict[str, str]:
    """Return for each listed word (small letters) its classes, joined by "+".

    >>> word_classes()["ministre"]
    'title'
    """
    classes: dict[str, list[str]] = {}
    for name in FEATURE_CLASSES:
        for word in sorted(words_of(name)):
            classes.setdefault(word, []).append(name)
    return {word: "+".join(names) for word, names in classes.items()}


@lru_cache(maxsize=32)
def words_of(name: str) -> frozenset[str]:
    """Return the words of a class of names_words.toml.

    >>> "lac" in words_of("landform")
    True
    """
    return next(frozenset(entry["words"].split()) for entry in tomllib.loads(_WORDS.read_text("utf-8"))["class"] if entry["name"] == name)


_JOINTS = frozenset(("de", "du", "des", "la", "le", "les", "l'", "d'", "van", "von", "al", "el", "ben", "bin", "of", "the", "-", "et", "and"))


class _Own(NamedTuple):
    """What a word is by itself."""

    low: str
    shape: str
    readings: str
    classes: str
    features: tuple[str, ...]


@lru_cache(maxsize=100_000)
def _own(word: str) -> _Own:
    """Folded form, shape, lexicon readings, word classes, and the features that depend on the word alone."""
    low, form = folded(word), shape(word)
    readings, classes = lexicon().readings(word), word_classes().get(word.lower(), "")
    features = [f"w={word}", f"l={low}", f"s={form}", f"r={readings}", f"c={classes}", f"n={min(len(word), 6)}"]
    features += [f"p{size}={low[:size]}" for size in (2, 3, 4)]
    features += [f"x{size}={low[-size:]}" for size in (2, 3, 4)]
    if "-" in word:
        features.append("hyphen")
    if len(word) > 1 and word.isupper():
        features.append("upper")
    return _Own(low, form, readings, classes, tuple(features))


class Document:
    """Evidence of the whole article about each capitalised word: what stands before and after it anywhere."""

    def __init__(self, sentences: Sequence[Sequence[str]], kinds: Sequence[Sequence[str]]) -> None:
        self._seen: dict[str, set[str]] = {}
        self._small: set[str] = set()
        for words, gazetteer in zip(sentences, kinds, strict=True):
            for i, word in enumerate(words):
                if not word[:1].isupper():
                    self._small.add(word)
                    continue
                notes = self._seen.setdefault(word, set())
                if i:
                    notes.add("mid")
                    before = _own(words[i - 1]).classes
                    if before and before != "particle":
                        notes.add("<" + before)
                    if words[i - 1][:1].isupper():
                        notes.add("<X")
                if i + 1 < len(words):
                    after = _own(words[i + 1]).classes
                    if after == "saying":
                        notes.add(">saying")
                if gazetteer[i]:
                    notes.add("g" + gazetteer[i].split("|")[0].split("-")[0])

    def notes(self, word: str) -> list[str]:
        """The features of a capitalised word that the article gives."""
        features = ["d=" + note for note in self._seen.get(word, ())]
        if word.lower() in self._small:
            features.append("d=small")
        return features


def kinds_of(offsets: Sequence[tuple[int, int]], hits: Iterable[tuple[int, int, str]]) -> list[str]:
    """Spread gazetteer hits (start, end, kind) over tokens: "state-U", "person-B|city-U", "" where none.

    >>> kinds_of([(0, 3), (4, 9), (10, 12)], [(0, 9, "person"), (4, 9, "city")])
    ['person-B', 'person-E|city-U', '']
    """
    starts = {start: i for i, (start, _) in enumerate(offsets)}
    ends = {end: i for i, (_, end) in enumerate(offsets)}
    found: list[list[str]] = [[] for _ in offsets]
    for start, end, kind in hits:
        first, last = starts.get(start), ends.get(end)
        if first is None or last is None:
            continue
        for i in range(first, last + 1):
            place = "U" if first == last else "B" if i == first else "E" if i == last else "I"
            found[i].append(f"{kind}-{place}")
    return ["|".join(dict.fromkeys(each)) for each in found]


def features(words: Sequence[str], kinds: Sequence[str], document: Document) -> list[list[str]]:
    """Return the features of each word of a sentence; `kinds` as `kinds_of` gives them."""
    own = [_own(word) for word in words]
    last = len(words) - 1
    runs = _runs(words, own)
    out: list[list[str]] = []
    for i, (low, form, _, _, mine) in enumerate(own):
        row = list(mine)
        for name, at in (("-1", i - 1), ("+1", i + 1), ("-2", i - 2), ("+2", i + 2)):
            if at in range(len(own)):
                l2, s2, r2, c2, _ = own[at]
                row += [f"{name}l={l2}", f"{name}s={s2}"]
                if c2:
                    row.append(f"{name}c={c2}")
                if len(name) == 2 and name[1] == "1":
                    row += [f"{name}r={r2}", f"{name}x={l2[-3:]}"]
                if kinds[at]:
                    row += [f"{name}g={kind}" for kind in kinds[at].split("|")]
            else:
                row.append(f"{name}=edge")
        if i:
            row += [f"ll={own[i - 1][0]}|{low}", f"ss={own[i - 1][1]}|{form}", f"cs={own[i - 1][3]}|{form}"]
        if i < last:
            row += [f"l+={low}|{own[i + 1][0]}", f"s+={form}|{own[i + 1][1]}"]
            if i + 2 <= last and own[i + 2][0] == "ans":
                row.append("+age")
        if 0 < i < last:
            row.append(f"sss={own[i - 1][1]}|{form}|{own[i + 1][1]}")
        if i > 1:
            row.append(f"-2-1={own[i - 2][0]}|{own[i - 1][0]}")
        if kinds[i]:
            for kind in kinds[i].split("|"):
                row += [f"g={kind}", f"gs={kind}|{form}"]
        if words[i][:1].isupper():
            row += document.notes(words[i])
        row += runs[i]
        out.append(row)
    return out


def _runs(words: Sequence[str], own: Sequence[_Own]) -> list[list[str]]:
    """For each word of a run of capitalised words (particles between them included), features of the whole run: what opens it, ends it and stands around.

    A linear chain sees two words at a time; the run tells the last word of "Ligue de l'Ouest" that a body was announced.
    """
    out: list[list[str]] = [[] for _ in words]
    i = 0
    while i < len(words):
        if not words[i][:1].isupper():
            i += 1
            continue
        end = i + 1
        at = end
        while at < len(words) and at - end < 3 and (words[at][:1].isupper() or words[at] in _JOINTS):
            at += 1
            if words[at - 1][:1].isupper():
                end = at
        before, after = own[i - 1] if i else None, own[end] if end < len(words) else None
        shared = [
            f"R0={own[i].classes}",
            f"Rn={min(end - i, 5)}",
            f"Rz={own[end - 1].classes}",
            f"Rb={before.low if before else ''}",
            f"Ra={after.low if after else ''}",
        ]
        shared += [f"Rbc={before.classes if before else ''}", f"Rar={after.readings if after else ''}"]
        if before is not None and after is not None and before.low == after.low == '"':
            shared.append("Rquoted")
        if any("given" in own[k].classes for k in range(i, end)):
            shared.append("Rgiven")
        if end - i > 1:
            shared.append(f"R0l={own[i].low}")
        for k in range(i, end):
            out[k] = [*shared, f"Rk={min(k - i, 3)}|{min(end - i, 4)}"]
        i = end
    return out

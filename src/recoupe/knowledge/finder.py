"""Finds the names of the base in a text: one pass of an Aho-Corasick automaton over the folded text."""

from __future__ import annotations

import re
import tomllib
from array import array
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import get_args

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from recoupe.lang.folding import composed, folded, key
from recoupe.model.knowledge import NameHit, NameUse

PLACES = frozenset({"capital", "city", "region"})
_ARTICLE = re.compile(r"(?:Le|La|Les) |L['’]")
_WINDOW = 1 << 17  # letters that are looked at in one go, so that a text of any length takes the same room
Entry = tuple[str, str, NameUse]
KeyedEntry = tuple[str, str, str, NameUse]


@cache
def _companions(kind: str) -> frozenset[str]:
    words = tomllib.loads(files("recoupe.lang.fr").joinpath("companions.toml").read_text(encoding="utf-8"))[kind]["words"]
    return frozenset(folded(each) for each in words)


class Finder:
    """Names with what they may stand for, ready to be found.

    entries: (name as it is written, actor id, use); keyed: the same with the name's key before it, for names that are kept with theirs. weak: keys of names
    that are common words or first names as well ("Maurice"), found only after an article or a preposition. The automaton is built once, here; the names lie
    packed in one block of bytes, so that a million of them take about as much room as their letters (docs/actors.md has the figures).
    """

    def __init__(self, entries: Iterable[Entry], *, keyed: Iterable[KeyedEntry] = (), weak: frozenset[str] = frozenset()) -> None:
        numbers: dict[str, int] = {}
        packed = _Packed()
        cored: set[str] = set()
        for name, actor, use in entries:
            words = key(name)
            if use in PLACES and (article := _ARTICLE.match(name)):
                # "Le Caire" is also "au Caire": the name is found without its article, and only after one
                name = name[article.end() :]
                words = key(name)
                cored.add(words)
            if len(words) > 1:
                # a blank at the end is half of the word boundary, for nothing; the other half is checked on each match
                packed.add(numbers.setdefault(words + " ", len(numbers)), name, actor, use)
                if "œ" in name:
                    packed.add(numbers.setdefault(folded(name) + " ", len(numbers)), name, actor, use)
        for words, name, actor, use in keyed:
            packed.add(numbers.setdefault(words + " ", len(numbers)), name, actor, use)
        self._weak = weak | cored
        self._packed = packed
        # a table of transitions is as fast on a few names, and on a million it would fill the memory
        self._automaton = AhoCorasick(numbers, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA, store_patterns=False)

    def __call__(self, text: str) -> Iterator[NameHit]:
        """Yield the hits of a text in order, without overlaps, the longest first at each place; offsets are the text's."""
        for first, last in _windows(text):
            whole, places = composed(text[first:last])
            for start, end, readings in self._hits(whole, folded(whole) + " ", 0, len(whole) + 1):
                yield NameHit(first + (places[start] if places else start), first + (places[end] if places else end), readings)

    def _hits(self, text: str, view: str, first: int, last: int) -> Iterator[tuple[int, int, tuple[tuple[str, NameUse], ...]]]:
        """The hits in a part of the text that begins at a word. Where the longest words are no name after all, those within them may be."""
        for index, begins, stops in self._automaton.find_matches_as_indexes(view[first:last]):
            start, end = first + begins, first + stops - 1
            whole = not start or not view[start - 1].isalnum()
            if whole and (readings := self._readings(index, text, view, start, end)):
                yield start, end, readings
            elif (inner := view.find(" ", start, end) + 1) > 0:
                # "le royaume de Norvège" has no capital to be "Royaume de Norvège", and yet it names Norway
                yield from self._hits(text, view, inner, end + 1)

    def _readings(self, index: int, text: str, view: str, start: int, end: int) -> tuple[tuple[str, NameUse], ...]:
        surface = text[start:end]
        found: list[tuple[str, NameUse]] = []
        for name, actor, use in self._packed.of(index):
            if (actor, use) not in found and capitals_agree(name, surface) and self._in_company(use, text, view, start, end):
                found.append((actor, use))
        return tuple(found)

    def _in_company(self, use: NameUse, text: str, view: str, start: int, end: int) -> bool:
        """Whether the words around allow the reading: "Paris" in "Paris Hilton" or "Cour de Babel Paris" is no town, a weak name needs its article."""
        words = view[start:end]
        if use == "outlet" and " " not in words:  # "Elle", "Voici", "Libération" open sentences
            return text[max(0, start - 12) : start].rstrip(" \u00a0\u202f«»\"“”'’(–—-")[-1:] not in ("", ".", "!", "?", "…", ":", "\n")
        weak = words in self._weak
        if use not in ("name", "acronym", *PLACES) or (not weak and " " in words):
            return True
        before = view.rfind(" ", 0, max(start - 1, 0)) + 1
        previous = view[before : start - 1] if start and view[start - 1] == " " else ""
        joined = start > 0 and text[start - 1] in " '’\u00a0\u202f"
        follows = end + 1 < len(text) and text[end] in " \u00a0" and text[end + 1].isupper() and use != "acronym"
        if use == "acronym":
            shouting = text[start:end].isupper() and joined and len(previous) > 2 and text[before : start - 1].isupper()
            return not (shouting and end - start <= 3)
        if joined and previous in _companions("articles"):
            return True
        if joined and previous in _companions("locatives"):
            return not (follows and (weak or use == "name"))
        if joined and previous in _companions("prepositions"):
            return not weak and not (follows and use == "name")
        if joined and previous in _companions("links"):
            return not weak and not follows
        if weak or follows:
            return False
        named = joined and previous and text[before].isupper() and previous not in _companions("sentence-starters")
        return not named


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text where a line ends, or else a word, every hundred thousand letters or so."""
    first = 0
    while len(text) - first > _WINDOW:
        cut = max(text.rfind("\n", first, first + _WINDOW), 0) or text.rfind(" ", first, first + _WINDOW)
        if cut <= first:
            break
        yield first, cut
        first = cut + 1
    yield first, len(text)


def capitals_agree(name: str, surface: str) -> bool:
    """Whether the words of a text may be this name, by their capitals.

    The first word, and each word of a person's name, must have the capitals of the name; more of them do no harm. Initials up to three letters must be
    capitals throughout, longer ones may be written as a word ("Otan").

    >>> capitals_agree("Mali", "mali"), capitals_agree("Union africaine", "Union Africaine"), capitals_agree("UA", "Ua"), capitals_agree("OTAN", "Otan")
    (False, True, False, True)
    """
    if name == surface:
        return True
    letters = "".join(char for char in name if char.isalpha())
    if letters.isupper() and len(name) <= 5:
        shown = "".join(char for char in surface if char.isalpha())
        return shown.isupper() or (len(letters) > 3 and shown[:1].isupper() and shown[1:].islower())
    if len(name) != len(surface):
        return surface[:1].isupper() or not name[:1].isupper()
    first = next((at for at, char in enumerate(name) if char.isupper()), None)
    if first is None:
        return True
    return surface[first].isupper() and not any(_capital_missing(name, surface, at) for at in range(first + 1, len(name)))


def _capital_missing(name: str, surface: str, at: int) -> bool:
    return name[at].isupper() and not name[at - 1].isalnum() and not surface[at].isupper()


_USES: tuple[NameUse, ...] = get_args(NameUse)
_CODES = {use: code for code, use in enumerate(_USES)}


class _Packed:
    """The entries of each key, one after another in a block of bytes; the n-th entry knows where the next one of its key is."""

    def __init__(self) -> None:
        self._block = bytearray()
        self._ends = array("Q")
        self._uses = array("B")
        self._next = array("l")
        self._first = array("l")
        self._last = array("l")

    def add(self, number: int, name: str, actor: str, use: NameUse) -> None:
        """One entry of key `number`; a key that was not there has the next number."""
        entry = len(self._ends)
        self._block += f"{name}\0{actor}".encode()
        self._ends.append(len(self._block))
        self._uses.append(_CODES[use])
        self._next.append(-1)
        if number == len(self._first):
            self._first.append(entry)
            self._last.append(entry)
        else:
            self._next[self._last[number]] = entry
            self._last[number] = entry

    def of(self, number: int) -> Iterator[Entry]:
        """The entries of a key, in the order in which they came."""
        entry = self._first[number]
        while entry >= 0:
            name, _, actor = self._block[self._ends[entry - 1] if entry else 0 : self._ends[entry]].decode().partition("\0")
            yield name, actor, _USES[self._uses[entry]]
            entry = self._next[entry]

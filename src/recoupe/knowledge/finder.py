"""Finds the names of the base in a text: one pass of an Aho-Corasick automaton over the folded text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from recoupe.lang.folding import composed, folded, key
from recoupe.model.knowledge import NameHit, NameUse

PLACES = frozenset({"capital", "city", "region"})
_ARTICLE = re.compile(r"(?:Le|La|Les) |L['’]")
Entry = tuple[str, str, NameUse]


@cache
def _companions(kind: str) -> frozenset[str]:
    words = tomllib.loads(files("recoupe.lang.fr").joinpath("companions.toml").read_text(encoding="utf-8"))[kind]["words"]
    return frozenset(folded(each) for each in words)


class Finder:
    """Names with what they may stand for, ready to be found.

    entries: (name as it is written, actor id, use). weak: keys of names that are common words or first names as well ("Maurice"), found only
    after an article or a preposition. The automaton is built once, here: about 20 ms for 15,000 names.
    """

    def __init__(self, entries: Iterable[Entry], *, weak: frozenset[str] = frozenset()) -> None:
        by_key: dict[str, list[Entry]] = {}
        cored: set[str] = set()
        for entry in entries:
            name = key(entry[0])
            if entry[2] in PLACES and (article := _ARTICLE.match(entry[0])):
                # "Le Caire" is also "au Caire": the name is found without its article, and only after one
                entry = (entry[0][article.end() :], *entry[1:])
                name = key(entry[0])
                cored.add(name)
            if len(name) > 1:
                by_key.setdefault(name, []).append(entry)
                if "œ" in entry[0]:
                    by_key.setdefault(folded(entry[0]), []).append(entry)
        self._weak = weak | cored
        self._keys = list(by_key)
        self._entries = list(by_key.values())
        # a blank at the end is half of the word boundary, for nothing; the other half is checked on each match
        self._automaton = AhoCorasick([f"{each} " for each in self._keys], matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)

    def __call__(self, text: str) -> Iterator[NameHit]:
        """Yield the hits of a text in order, without overlaps, the longest first at each place; offsets are the text's."""
        whole, places = composed(text)
        view = folded(whole)
        for index, start, stop in self._automaton.find_matches_as_indexes(view + " "):
            end = stop - 1
            if start and view[start - 1].isalnum():
                continue
            readings = self._readings(index, whole, view, start, end)
            if readings:
                yield NameHit(start, end, readings) if places is None else NameHit(places[start], places[end], readings)

    def _readings(self, index: int, text: str, view: str, start: int, end: int) -> tuple[tuple[str, NameUse], ...]:
        surface = text[start:end]
        found: list[tuple[str, NameUse]] = []
        for name, actor, use in self._entries[index]:
            if (actor, use) not in found and capitals_agree(name, surface) and self._in_company(index, use, text, view, start, end):
                found.append((actor, use))
        return tuple(found)

    def _in_company(self, index: int, use: NameUse, text: str, view: str, start: int, end: int) -> bool:
        """Whether the words around allow the reading: "Paris" in "Paris Hilton" or "Cour de Babel Paris" is no town, a weak name needs its article."""
        if use == "outlet" and " " not in self._keys[index]:  # "Elle", "Voici", "Libération" open sentences
            return text[max(0, start - 12) : start].rstrip(" \u00a0\u202f«»\"“”'’(–—-")[-1:] not in ("", ".", "!", "?", "…", ":", "\n")
        weak = self._keys[index] in self._weak
        if use not in ("name", "acronym", *PLACES) or (not weak and " " in self._keys[index]):
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


def capitals_agree(name: str, surface: str) -> bool:
    """Whether the words of a text may be this name, by their capitals.

    The first word, and each word of a person's name, must have the capitals of the name; more of them do no harm. Initials up to three letters must be
    capitals throughout, longer ones may be written as a word ("Otan").

    >>> capitals_agree("Mali", "mali"), capitals_agree("Union africaine", "Union Africaine"), capitals_agree("UA", "Ua"), capitals_agree("OTAN", "Otan")
    (False, True, False, True)
    """
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


def keys(names: Sequence[str]) -> list[str]:
    """The keys of names, each once."""
    return list(dict.fromkeys(key(each) for each in names))

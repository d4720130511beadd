"""The event frames of `frames/`, loaded and checked."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from recoupe.lang.fr.conjugation import conjugated
from recoupe.lang.fr.frame_words import listed
from recoupe.model.codebook import check_codes
from recoupe.model.event import EventType, Status

Needs = Literal["source", "target", "both", "either", "two", "none"]
_SMALL = frozenset(["le", "la", "les", "l’", "un", "une", "des", "du", "de", "d’", "son", "sa", "ses"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Words that make an event of a type, and where its participants stand; see frames/README.md for each field."""

    id: str
    type: EventType
    kind: str
    example: str
    trigger: str
    status: Status
    needs: Needs
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    noun_source: tuple[str, ...] = ()
    noun_target: tuple[str, ...] = ()
    noun_needs: Needs | None = None
    objects: frozenset[str] = frozenset()
    must_follow: bool = False
    noun_needs_objects: bool = False
    names_count: bool = False
    loose: tuple[str, ...] = ()
    loose_nouns: tuple[str, ...] = ()
    unless: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    followed_by: frozenset[str] = frozenset()
    target_kinds: tuple[str, ...] = ()
    strong_adjectives: tuple[str, ...] = ()
    forces: bool = False
    noun_forces: bool = False
    crowd: bool = False
    places: bool = False
    violent: bool = False
    act: bool = False
    binds: bool = False
    lasts: bool = False
    officials: bool = False
    back: bool = False
    agents: frozenset[str] = frozenset()
    not_agents: frozenset[str] = frozenset()
    not_with: frozenset[str] = frozenset()
    only_with: frozenset[str] = frozenset()
    strict: bool = False
    armed: bool = False
    reason: str = ""

    def __post_init__(self) -> None:
        check_codes(self.type, self.mode)

    def bound(self, status: Status, *, noun: bool = False) -> Status:
        """The status with what the frame's own meaning adds: who promises something has promised it, whatever the tense.

        noun: it is told by a noun as known ("l’accusation", "cette demande"): who denies or rejects an accusation or a request denies what it says, not that
        it was made.
        """
        if noun and self.type in ("ACCUSE", "REQUEST") and status in ("denied", "negated"):
            return "done"
        return "promised" if self.binds and status in ("done", "ongoing") else status


@dataclass(frozen=True, slots=True)
class Entry:
    """A word that evokes a frame: reflexive or not (verbs), the words that must follow it, and the whole expression as the frame gives it."""

    frame: Frame
    reflexive: bool
    more: tuple[str, ...]
    words: str


@cache
def frames() -> tuple[Frame, ...]:
    """All frames, in the order of their files. Raises `ValueError` for codes that PLOVER does not have.

    >>> next(each.kind for each in frames() if "signer" in each.verbs)
    'agreement-signed'
    """
    sets = {each.name for each in fields(Frame) if each.type.startswith("frozenset")}
    found = []
    for path in sorted(files("recoupe.lang.fr").joinpath("frames").iterdir(), key=lambda each: each.name):
        if path.name.endswith(".toml"):
            for entry in tomllib.loads(path.read_text(encoding="utf-8"))["frame"]:
                lists = {key: frozenset(_listed(value)) if key in sets else tuple(value) for key, value in entry.items() if isinstance(value, list)}
                found.append(Frame(**{**entry, **lists}, type=cast(EventType, path.name.removesuffix(".toml").upper())))
    return tuple(found)


def _listed(words: Iterable[str]) -> Iterator[str]:
    """The words, "@forces" as those of that list of frame_words.toml or actor_words.toml."""
    for word in words:
        yield from listed(word.removeprefix("@")) if word.startswith("@") else (word,)


@cache
def by_lemma() -> tuple[Mapping[str, tuple[Entry, ...]], Mapping[str, tuple[Entry, ...]]]:
    """Verb lemma and noun lemma to the entries that begin with it, those that ask for more tried first.

    >>> verbs, nouns = by_lemma()
    >>> [each.words for each in verbs["livrer"]][0], [each.frame.kind for each in nouns["putsch"]]
    ('livrer bataille', ['coup'])
    """
    verbs: dict[str, list[Entry]] = defaultdict(list)
    nouns: dict[str, list[Entry]] = defaultdict(list)
    for frame in frames():
        for verb in frame.verbs:
            reflexive = verb.startswith(("se ", "s’"))
            first, *more = _parts(verb.removeprefix("se ").removeprefix("s’"))
            verbs[first].append(Entry(frame, reflexive, tuple(more), verb))
        for noun in (*frame.nouns, *(each for each in frame.bare if each not in frame.nouns)):
            first, *more = _parts(noun)
            nouns[first].append(Entry(frame, False, tuple(more), noun))
    return _ordered(verbs), _ordered(nouns)


def _parts(expression: str) -> list[str]:
    """The words that must be there; articles and "de" come and go."""
    first, *rest = expression.replace("’", "’ ").split()
    return [first, *(each for each in rest if each not in _SMALL)]


def _ordered(entries: Mapping[str, list[Entry]]) -> dict[str, tuple[Entry, ...]]:
    return {key: tuple(sorted(value, key=lambda each: (-len(each.more), not each.frame.must_follow, not each.frame.objects))) for key, value in entries.items()}


@cache
def verb_forms() -> Mapping[str, str]:
    """Inflected form to lemma for the frames' verbs; a form that two verbs share is left out.

    >>> verb_forms()["coopèrent"]
    'coopérer'
    """
    verbs, _ = by_lemma()
    found: dict[str, set[str]] = defaultdict(set)
    for lemma in verbs:
        with suppress(ValueError):  # a verb of a pattern that conjugation.toml has not: the tagger alone finds it
            for form, _kind in conjugated(lemma):
                found[form].add(lemma)
    return {form: next(iter(lemmas)) for form, lemmas in found.items() if len(lemmas) == 1}


@cache
def future_stems() -> frozenset[str]:
    """Third persons plural of the future of the frames' verbs: what tells a conditional from an imperfect ("entrait" has no "entront")."""
    return frozenset(form for form in verb_forms() if form.endswith("ront"))

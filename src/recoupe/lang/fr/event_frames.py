"""The event frames of `frames/`, loaded and checked."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from recoupe.lang.fr.conjugation import conjugated
from recoupe.model.codebook import check_codes
from recoupe.model.event import EventType, Status

Needs = Literal["source", "target", "both", "either", "two"]


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
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    noun_source: tuple[str, ...] = ()
    noun_target: tuple[str, ...] = ()
    target_kinds: tuple[str, ...] = ()
    act: bool = False

    def __post_init__(self) -> None:
        check_codes(self.type, self.mode)


@cache
def frames() -> tuple[Frame, ...]:
    """All frames, in the order of their files. Raises `ValueError` for codes that PLOVER does not have.

    >>> next(each.kind for each in frames() if "signer" in each.verbs)
    'agreement-signed'
    """
    found = []
    for path in sorted(files("recoupe.lang.fr").joinpath("frames").iterdir(), key=lambda each: each.name):
        if path.name.endswith(".toml"):
            for entry in tomllib.loads(path.read_text(encoding="utf-8"))["frame"]:
                lists = {key: tuple(value) for key, value in entry.items() if isinstance(value, list)}
                found.append(Frame(**{**entry, **lists}, type=path.name.removesuffix(".toml").upper()))
    return tuple(found)


@cache
def by_lemma() -> tuple[Mapping[str, tuple[tuple[Frame, bool, tuple[str, ...]], ...]], Mapping[str, tuple[tuple[Frame, tuple[str, ...]], ...]]]:
    """Verb lemma to (frame, reflexive, words that must follow), and noun lemma to (frame, words that must follow).

    >>> verbs, nouns = by_lemma()
    >>> [(frame.kind, reflexive) for frame, reflexive, _ in verbs["retirer"]], [frame.kind for frame, _ in nouns["putsch"]]
    ([('withdrawal', True)], ['coup'])
    """
    verbs: dict[str, list[tuple[Frame, bool, tuple[str, ...]]]] = defaultdict(list)
    nouns: dict[str, list[tuple[Frame, tuple[str, ...]]]] = defaultdict(list)
    for frame in frames():
        for verb in frame.verbs:
            reflexive = verb.startswith(("se ", "s’"))
            first, *more = verb.removeprefix("se ").removeprefix("s’").split()
            verbs[first].append((frame, reflexive, tuple(more)))
        for noun in frame.nouns:
            first, *more = noun.split()
            nouns[first].append((frame, tuple(more)))
    return {key: tuple(value) for key, value in verbs.items()}, {key: tuple(value) for key, value in nouns.items()}


@cache
def verb_forms() -> Mapping[str, str]:
    """Inflected form to lemma for the frames' verbs; a form that two verbs share is left out.

    >>> verb_forms()["coopèrent"]
    'coopérer'
    """
    verbs, _ = by_lemma()
    found: dict[str, set[str]] = defaultdict(set)
    for lemma in verbs:
        for form, _kind in conjugated(lemma):
            found[form].add(lemma)
    return {form: next(iter(lemmas)) for form, lemmas in found.items() if len(lemmas) == 1}

"""The forms in which the press reports: third persons, participles and infinitive of a French verb, made from the infinitive."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Form = Literal["finite", "participle", "gerund", "infinitive"]
_VOWELS = "aeiouyéèêâîôûë"
_DOUBLING = ("grommeler", "appeler", "rappeler", "interpeller", "rejeter", "jeter", "projeter")


def conjugated(infinitive: str) -> Iterator[tuple[str, Form]]:
    """The forms of a verb: finite ones in the third person, past participles in both genders and numbers, the participle in -ant, the infinitive.

    Raises `ValueError` for what is no infinitive.

    >>> {"rappelle", "rappelé", "rappelant"} <= {form for form, _ in conjugated("rappeler")}
    True
    """
    yield infinitive, "infinitive"
    yield from _regular(infinitive) if infinitive.endswith("er") else _listed(infinitive)


def _regular(infinitive: str) -> Iterator[tuple[str, Form]]:
    """Verbs in -er, with the spelling changes of -cer, -ger, -yer, -éder, -ever, -eler."""
    stem = infinitive[:-2]
    hard = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    mute = _before_mute_e(stem, infinitive)
    future = stem if "é" in stem[-4:] and mute != stem else mute
    for ending in ("e", "ent"):
        yield mute + ending, "finite"
        if stem.endswith("ay"):
            yield stem[:-1] + "i" + ending, "finite"
    for ending in ("ait", "aient", "a", "ât"):
        yield hard + ending, "finite"
    yield stem + "èrent", "finite"
    for ending in ("era", "eront", "erait", "eraient"):
        yield future + ending, "finite"
    for ending in ("é", "ée", "és", "ées"):
        yield stem + ending, "participle"
    yield hard + "ant", "gerund"


def _before_mute_e(stem: str, infinitive: str) -> str:
    if infinitive in _DOUBLING and not stem.endswith("ll"):
        return stem + stem[-1]
    if stem.endswith(("oy", "uy")):
        return stem[:-1] + "i"
    at = len(stem) - (2 if stem.endswith(("gu", "qu")) else 1)
    while at > 0 and stem[at] not in _VOWELS:
        at -= 1
    if at < len(stem) - 1 and stem[at] in "eé" and not (stem[at] == "e" and len(stem) - at > 2):
        return stem[:at] + "è" + stem[at + 1 :]
    return stem


@cache
def _patterns() -> tuple[dict[str, Any], ...]:
    read = tomllib.loads(files("recoupe.lang.fr").joinpath("conjugation.toml").read_text(encoding="utf-8"))
    return tuple(sorted(read["pattern"], key=lambda each: -len(each["ending"])))


def _listed(infinitive: str) -> Iterator[tuple[str, Form]]:
    pattern = next((each for each in _patterns() if infinitive.endswith(each["ending"])), None)
    if pattern is None:
        raise ValueError(f"{infinitive}: no pattern of conjugation.toml fits")
    root = infinitive[: len(infinitive) - len(pattern["ending"])]
    for tense in ("present", "past", "subjunctive"):
        for form in pattern[tense]:
            yield root + form, "finite"
    for ending in ("ait", "aient"):
        yield root + pattern["stem"] + ending, "finite"
    for ending in ("a", "ont", "ait", "aient"):
        yield root + pattern["future"] + ending, "finite"
    participle = root + pattern["participle"]
    for ending in ("", "e", "s", "es"):
        yield participle if ending == "s" and participle.endswith("s") else participle + ending, "participle"
    yield root + pattern["stem"] + "ant", "gerund"

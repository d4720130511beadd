"""The lists that frames name with "@": those of frame_words.toml, then those of actor_words.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from recoupe.lang.fr import actor_words


@cache
def listed(name: str) -> frozenset[str]:
    """A list of lemmas. Raises `KeyError` where neither file has it.

    >>> "caserne" in listed("places"), "milicien" in listed("forces")
    (True, True)
    """
    return _read()[name] if name in _read() else actor_words.words(name)


@cache
def _read() -> dict[str, frozenset[str]]:
    read: dict[str, list[str]] = tomllib.loads(files("recoupe.lang.fr").joinpath("frame_words.toml").read_text(encoding="utf-8"))
    return {name: frozenset(lemmas) for name, lemmas in read.items()}

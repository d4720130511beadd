"""Words that show whether an event was told before; the lists are in telling_words.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def telling_words(name: str) -> frozenset[str]:
    """A list of telling_words.toml.

    >>> "cette" in telling_words("known"), "cette" in telling_words("fresh")
    (True, False)
    """
    return frozenset(_read()[name]["words"])


@cache
def _read() -> dict[str, dict[str, list[str]]]:
    read: dict[str, dict[str, list[str]]] = tomllib.loads(files("recoupe.lang.fr").joinpath("telling_words.toml").read_text(encoding="utf-8"))
    return read

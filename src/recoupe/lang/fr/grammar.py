"""The closed classes of words (determiners, prepositions, auxiliaries …) that the rules on speech read by, from grammar.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def classes() -> dict[str, dict[str, str]]:
    """Each class with its `words`, parted by blanks, and its `example`."""
    return tomllib.loads(files("recoupe.lang.fr").joinpath("grammar.toml").read_text(encoding="utf-8"))


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of a class, in small letters with plain apostrophes.

    >>> "dimanche" in word_class("weekdays")
    True
    """
    return frozenset(classes()[name]["words"].split())

"""The words that carry the time of an event which another word names: the lists of moments.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def classes() -> Mapping[str, Mapping[str, Any]]:
    """Each class of moments.toml with its `words`, `example`, and the `trigger` of that and its `time`."""
    return tomllib.loads(files("recoupe.lang.fr").joinpath("moments.toml").read_text(encoding="utf-8"))


@cache
def moment_words(name: str) -> frozenset[str]:
    """The lemmas of a class.

    >>> "survenir" in moment_words("happening")
    True
    """
    return frozenset(classes()[name]["words"])

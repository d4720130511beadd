"""Words that stand for a body named elsewhere ("les mutins", "ce sommet", "un correspondant de l'agence"), from stand_ins.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def stand_ins() -> dict[str, dict[str, str]]:
    """Each table with its `words`, parted by blanks, its `example` and the `speaker` of the example's last words."""
    return tomllib.loads(files("recoupe.lang.fr").joinpath("stand_ins.toml").read_text(encoding="utf-8"))


@cache
def nouns(table: str, key: str = "words") -> frozenset[str]:
    """The nouns of a table, in the singular and the plural.

    >>> "mutins" in nouns("seizers")
    True
    """
    words = stand_ins()[table][key].split()
    return frozenset(words) | frozenset(f"{each}s" for each in words)

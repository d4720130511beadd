"""Nouns and adjectives that tell a participant in political events where no name stands; the lists are in actor_words.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files


@cache
def words(kind: str) -> frozenset[str]:
    """A list of actor_words.toml.

    >>> "milicien" in words("forces"), "milicien" in words("crowds")
    (True, False)
    """
    return frozenset(_read()[kind])


@cache
def _read() -> dict[str, list[str]]:
    read: dict[str, list[str]] = tomllib.loads(files("recoupe.lang.fr").joinpath("actor_words.toml").read_text(encoding="utf-8"))
    return read


@cache
def actors() -> frozenset[str]:
    """All nouns of those who act: forces, crowds, offices, states and bodies."""
    return words("forces") | words("crowds") | words("offices") | words("states")


@lru_cache(maxsize=65536)
def is_demonym(form: str) -> bool:
    """Whether an adjective looks like that of a people, by a list and by its ending.

    >>> is_demonym("kényane"), is_demonym("quotidien"), is_demonym("russes")
    (True, False, True)
    """
    form = form.lower()
    bare = form.removesuffix("s")
    if form in words("no_demonyms") or bare in words("no_demonyms"):
        return False
    return form in words("demonyms") or bare in words("demonyms") or (len(form) > 5 and form.endswith((*tuple(_read()["demonym_endings"]), "ane", "anes")))


def leisure_share(lemmas: Iterable[str]) -> float:
    """How much of a text speaks of sports, shows and celebrities: the share of such words, 0 to 1; 0 for less than three of them.

    >>> leisure_share(["joueur", "marquer", "but", "match"])
    0.75
    """
    all_, hits = 0, 0
    of_leisure = words("leisure")
    for lemma in lemmas:
        all_ += 1
        hits += lemma in of_leisure
    return hits / all_ if hits > 2 else 0.0

"""Nouns that cannot speak ("la décision", "cette guerre"), from things.toml."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from recoupe.lang.fr.phrases import sayer


@cache
def things() -> dict[str, dict[str, str]]:
    """Each table with its `words`, parted by blanks, and its `example`."""
    return tomllib.loads(files("recoupe.lang.fr").joinpath("things.toml").read_text(encoding="utf-8"))


@cache
def _words(table: str, key: str = "words") -> frozenset[str]:
    return frozenset(things()[table][key].split())


@lru_cache(maxsize=65536)
def is_thing(form: str) -> bool:
    """Whether a noun, in small letters, is a thing that says nothing. False for what is not known.

    >>> is_thing("décision"), is_thing("maire"), is_thing("entourage")
    (True, False, False)
    """
    if form in _words("pronouns"):
        return True
    if sayer(form) is not None:
        return False
    one = form.removesuffix("s")
    if form in _words("words") or one in _words("words"):
        return True
    if form in _words("endings", "but") or one in _words("endings", "but"):
        return False
    return len(one) > 5 and one.endswith(tuple(_words("endings")))


@lru_cache(maxsize=65536)
def may_be_people(form: str) -> bool:
    """Whether a noun that no list knows ends as nouns for people do.

    >>> may_be_people("caviste"), may_be_people("bouteille")
    (True, False)
    """
    return sayer(form) is None and not is_thing(form) and len(form) > 5 and form.endswith(tuple(_words("doers")))

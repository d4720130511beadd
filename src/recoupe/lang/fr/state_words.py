"""Words for what every state has: institutions, forces, and how they are named after it; and words that tell a title is not worn today. From offices.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from recoupe.lang.folding import key
from recoupe.lang.fr.view import plain_view


@cache
def _words() -> dict[str, Any]:
    read: dict[str, Any] = tomllib.loads(files("recoupe.lang.fr").joinpath("offices.toml").read_text(encoding="utf-8"))["words"][0]
    return read


@cache
def _institutions() -> frozenset[str]:
    return frozenset(key(each) for each in _words()["institutions"])


def is_institution(name: str) -> bool:
    """Whether a name is one that many states give to an institution of theirs.

    >>> is_institution("Assemblée nationale"), is_institution("Croix-Rouge")
    (True, False)
    """
    return key(name) in _institutions()


@cache
def _otherwise() -> re.Pattern[str]:
    words = "|".join(re.escape(each) for each in _words()["otherwise"])
    return re.compile(rf"(?i)(?<!\w)(?:{words})(?!\w)")


def worn_otherwise(sentence: str) -> bool:
    """Whether words of a sentence tell that a title in it may not be worn today, or not fully: "alors", "nommé", "par intérim".

    >>> worn_otherwise("Ada Lund, alors ministre, est venue."), worn_otherwise("La ministre Ada Lund est venue.")
    (True, False)
    """
    return _otherwise().search(plain_view(sentence)) is not None


def is_force(noun: str) -> bool:
    """Whether every state has one of these, and a text about one state means that state's: "la police".

    >>> is_force("police"), is_force("parti")
    (True, False)
    """
    return key(noun) in {key(each) for each in _words()["forces"]}


def is_travelling(sentence: str) -> bool:
    """Whether a sentence speaks of somebody abroad, whose state is not the one that it names.

    >>> is_travelling("En visite au Pérou, elle a souri.")
    True
    """
    return not frozenset(re.findall(r"[\wà-ÿ]+", sentence.lower())).isdisjoint(_words()["travelling"])


def may_be_called(title: str, state: str) -> bool:
    """Whether the head of a state can go by a title: no crown has a "président", and the United States none "de la République".

    >>> may_be_called("le président", "iso:BEL"), may_be_called("le président de la République", "iso:USA"), may_be_called("le président", "iso:USA")
    (False, False, True)
    """
    code, low = state.removeprefix("iso:"), title.lower()
    crowned = "président" in low and code in _words()["crowns"]
    return not crowned and not ("république" in low and code in _words()["no_republics"])


def of_the_state(noun: str, demonyms: Sequence[str]) -> str | None:
    """The name of a state's force or institution with the adjective of that state, in its gender and number; None where the adjective is not known.

    >>> of_the_state("armée", ("danois", "danoise", "danoises")), of_the_state("troupes", ("russe", "russes"))
    ('armée danoise', 'troupes russes')
    """
    first = noun.split()[0].lower()
    plural, feminine = first.endswith("s"), first in _words()["feminine"]
    for word in demonyms:
        if word.endswith("es" if feminine else ("s", "x")) if plural else word.endswith("e") if feminine else not word.endswith(("es", "ne", "se")):
            return f"{noun} {word}"
    return None

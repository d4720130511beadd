"""What is read of words that name someone by title or role."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Named = Mapping[int, tuple[int, tuple[str, ...]]]
"""Names already found in the text: start -> end and the ids of the states or bodies that they may stand for (none for a body that is not known)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleWords:
    """Words `[start, end)` that name by role. `head` is where the title noun starts, `noun` the noun itself, folded to the masculine where two forms exist.

    role: as in `HeldOffice`, or "minister", "rank", "bearer", "counterpart", "organ-state", "organ-own", "group-state", "group-person". of: ids of the
    states or bodies that the words name, several where they are ambiguous ("congolais"). bare: nothing but the noun. former: "ancien", "ex-".
    owned: with a possessive ("son"). definite: with an article, a possessive or a contracted article. count: the number said, of groups.
    proper: as good as a name where a name tagger takes it for one ("Parlement", "Forces armées").
    office: of groups, the office that all of them hold ("leurs ministres de la Défense").
    crowned: a title that is not won by votes ("roi"), and that "président" never takes up. junta: whoever leads those who took power ("chef de la junte").
    """

    start: int
    end: int
    head: int
    noun: str
    role: str
    of: tuple[str, ...] = ()
    bare: bool = True
    former: bool = False
    owned: bool = False
    definite: bool = True
    count: int | None = None
    gender: Literal["f", "m"] | None = None
    proper: bool = False
    crowned: bool = False
    junta: bool = False
    office: str = ""

    @property
    def head_of_any(self) -> bool:
        """Whether the noun names whoever heads a body, whatever the title there: "le patron de l'Otan" is its secretary general."""
        return self.noun in _heads()


@cache
def _heads() -> frozenset[str]:
    titles = tomllib.loads(files("recoupe.lang.fr").joinpath("offices.toml").read_text(encoding="utf-8"))["title"]
    return frozenset(form for row in titles if row.get("heads") for form in row["forms"])

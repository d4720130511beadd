"""Military units that a number names: "la 3e brigade blindée", "le 12e régiment de chasseurs"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from recoupe.lang.fr.names_features import words_of


@lru_cache(maxsize=1)
def _unit() -> re.Pattern[str]:
    nouns, kinds, branches = ("|".join(sorted(words_of(each), key=lambda word: (-len(word), word))) for each in ("unit", "unit-kind", "unit-branch"))
    gap = "[ \u00a0\u202f]"
    branch = rf"(?:{gap}(?:de{gap}|d['’])(?:{branches})\b)"
    return re.compile(rf"(?<!\w)\d{{1,3}}(?:er|ère|re|ème|e|ᵉ|è){gap}(?:{nouns})(?:{gap}(?:{kinds})\b{branch}?|{branch})")


def units(text: str) -> Iterator[tuple[int, int]]:
    """Where a text names units by their number, with their kind or arm; without either ("la 2e division") it may be a league.

    >>> text = "Le 12e régiment de chasseurs de Valbrune a rejoint la 3e brigade blindée, et monte en 2e division."
    >>> [text[start:end] for start, end in units(text)]
    ['12e régiment de chasseurs', '3e brigade blindée']
    """
    return (match.span() for match in _unit().finditer(text))

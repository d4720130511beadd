"""Communiqués and meetings with the press that a French article names as where its words come from; the words for occasions and hearers of speech."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal

from recoupe.lang.fr.view import plain_view

Occasion = Literal["communique", "press-conference"]
_DATA = Path(__file__).with_name("occasions.toml")


@cache
def entries() -> tuple[dict[str, Any], ...]:
    """The entries of occasions.toml."""
    return tuple(tomllib.loads(_DATA.read_text("utf-8"))["occasion"])


@cache
def said(name: str) -> frozenset[str]:
    """A class of words that tell to whom and on what occasion something is said, in small letters: moments, papers, channels, alone, hearers, audiences.

    >>> "lors de" in said("moments")
    True
    """
    return frozenset(_said()[name]["words"])


@cache
def _said() -> dict[str, Any]:
    return dict(tomllib.loads(_DATA.read_text("utf-8"))["said"])


@cache
def _patterns() -> tuple[tuple[Occasion, re.Pattern[str]], ...]:
    return tuple((entry["kind"], re.compile(entry["pattern"])) for entry in entries())


def occasions(text: str) -> Iterator[tuple[Occasion, int, int]]:
    """(kind, start, end) of each place where the text names a communiqué or a meeting with the press as its source.

    >>> list(occasions("Aucun délai n'est fixé, précise le communiqué."))
    [('communique', 24, 45)]
    """
    view = plain_view(text)
    for kind, pattern in _patterns():
        for match in pattern.finditer(view):
            yield kind, match.start(), match.end()

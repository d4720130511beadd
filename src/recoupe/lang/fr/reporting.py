"""Where a French article shows that it reported for itself: interviews, envoys, questions asked."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from recoupe.lang.fr.view import plain_view

_DATA = Path(__file__).with_name("reporting.toml")
_NEVER = r"(?!x)x"


@cache
def entries() -> tuple[dict[str, Any], ...]:
    """The entries of reporting.toml."""
    return tuple(tomllib.loads(_DATA.read_text("utf-8"))["own"])


@lru_cache(maxsize=256)
def _patterns(outlet: str) -> tuple[re.Pattern[str], ...]:
    own = f"(?:{re.escape(plain_view(outlet))})" if outlet else _NEVER
    return tuple(re.compile(entry["pattern"].replace("{outlet}", own)) for entry in entries())


def own_reporting(text: str, outlet: str | None) -> Iterator[tuple[int, int]]:
    """The spans of `text` that show own reporting; `outlet` is the name of the article's own outlet, whose mention as the one who was told counts.

    >>> text = "« Rien », nous a confié la gardienne."
    >>> [text[start:end] for start, end in own_reporting(text, None)]
    ['nous a confié']
    """
    view = plain_view(text)
    for pattern in _patterns(outlet or ""):
        for match in pattern.finditer(view):
            yield match.span()

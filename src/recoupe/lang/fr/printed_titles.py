"""Titles as they are printed: without the article before them, and whether they say of whom."""

from __future__ import annotations

import re

from recoupe.lang.fr.actor_words import is_demonym

_ARTICLE = re.compile(r"(?:(?:le|la|les|ce|cette)\s+|l['’]\s*)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


def without_article(title: str) -> str:
    """A title without the article or demonstrative before it.

    >>> without_article("l’ambassadrice de Kestrie"), without_article("La maire"), without_article("lectrice")
    ('ambassadrice de Kestrie', 'maire', 'lectrice')
    """
    return _ARTICLE.sub("", title, count=1) if _ARTICLE.match(title) else title


def has_demonym(title: str) -> bool:
    """Whether a title says of which people or town it is.

    >>> has_demonym("le guide iranien"), has_demonym("le maire")
    (True, False)
    """
    return any(is_demonym(word) for word in _WORD.findall(without_article(title))[1:])

"""The outlet's own name at the head of a page: "Le Courrier de la Baie | Monde" over the title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.lang.fr.view import plain_view

_PARTS = re.compile(r"\s+[|–—•·-]\s+|\s*\|\s*")


def masthead(line: str, outlets: Sequence[str]) -> str | None:
    """The outlet that a line names alone, or before its section; None for any other line.

    Only known outlets count (the knowledge base's and the user's): a short title is no masthead.

    >>> masthead("LE COURRIER DE LA BAIE | Monde", ["Le Courrier de la Baie"])
    'Le Courrier de la Baie'
    >>> masthead("Le Courrier de la Baie ferme ses portes", ["Le Courrier de la Baie"]) is None
    True
    """
    if len(line) > 80:
        return None
    first = _folded(_PARTS.split(line.strip(), maxsplit=1)[0])
    return next((each for each in outlets if _folded(each) == first), None)


def _folded(name: str) -> str:
    return " ".join(plain_view(name).split()).casefold()

"""Where the words of a role begin before its noun: "la nouvelle ministre", "l'ancien chef"."""

from __future__ import annotations

import re

from recoupe.lang.alternatives import alternatives

_DETERMINERS = "le la les l' son sa ses leur leurs notre nos votre vos ce cet cette ces un une des du au aux de d'"
_ADJECTIVES = (
    "ancien ancienne ex nouveau nouvel nouvelle actuel actuelle futur future jeune vieux vieille propre puissant puissante principal principale très premier"
    " première haut haute"
)
_BEFORE = re.compile(
    rf"(?:(?<![\w-])(?P<det>{alternatives(_DETERMINERS.split(), any_case=True)}) ?)?(?P<adj>(?:{alternatives(_ADJECTIVES.split(), any_case=True)} )*)$"
)


def start_of_role(view: str, head: int) -> tuple[int, str, str] | None:
    """Where the role begins, its determiner and the adjectives before its noun; contracted articles and prepositions stay outside.

    >>> start_of_role("Elle cite l'ancien ministre.", 19)
    (10, "l'", 'ancien ')
    """
    before = _BEFORE.search(view, max(0, head - 48), head)
    if before is None:
        return head, "", ""
    det, adjectives = (before["det"] or "").lower(), before["adj"] or ""
    if det in ("du", "au", "de", "d'", "des", "aux", ""):
        return before.start("adj"), det, adjectives
    return before.start("det"), det, adjectives

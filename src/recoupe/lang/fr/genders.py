"""The gender that a mention shows by its article, title or first word: what a later "il" or "elle" must agree with."""

from __future__ import annotations

import re

_MALE = frozenset(["le", "un", "m.", "monsieur", "du", "au", "ce", "cet", "celui"])
_FEMALE = frozenset(["la", "une", "mme", "madame", "mlle", "cette", "celle"])
_WORD = re.compile(r"[\w.]+['’]?")


def gender_shown(before: str, mention: str, *, person: bool) -> str | None:
    """ "m" or "f" by the article or title that opens a mention or stands right before it; None where nothing shows it.

    before: the characters before the mention. person: a name of a person has no article of its own, only a title.

    >>> gender_shown("et la ", "Suède", person=False), gender_shown("dit ", "Mme Lund", person=True), gender_shown("de l’", "Union", person=False)
    ('f', 'f', None)
    """
    opening = _WORD.match(mention)
    words = [opening[0].lower()] if opening else []
    if not person or (words and words[0] in ("président", "ministre")):
        last = _WORD.findall(before)
        if last and before.endswith((" ", "\xa0")):
            words.append(last[-1].lower())
    for word in words:
        if word in _MALE:
            return "m"
        if word in _FEMALE:
            return "f"
    return None

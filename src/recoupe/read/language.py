"""Which language an article is written in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from recoupe.lang.fr.press import frequent_words

# those in which a French reader's pile may hold an article; fewer candidates, fewer odd answers on short texts
CANDIDATES = frozenset(re.findall(r"\w\w", "fr en es pt it de nl ca oc ro ru uk ar fa he tr pl el sv hu cs sw ht mg rw zh ja ko vi"))
ENOUGH = 1000
DIFFERENT = 5
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language, None where there is too little to tell. Only the first thousand characters are looked at.

    French is said only where the classifier says so or, since it errs on headlines and lists of names, where frequent French words do.

    >>> language_of("Le ministre a annoncé que les travaux du pont seraient terminés dans les délais."), language_of("Oslo 3 – 2")
    ('fr', None)
    """
    head = text[:ENOUGH]
    words = [word.lower() for word in _WORD.findall(head)]
    french = frequent_words()
    frequent = [word for word in words if word in french]
    # scripts without spaces have few words and many letters
    if len(words) < 3 and sum(map(len, words)) < 20:
        return None
    if len(words) >= 20 and _is_french(words, frequent):
        return "fr"
    language, probability = _classifier().classify(head)
    if language == "fr":
        return "fr" if frequent or probability > 0.9 else None
    if len(frequent) >= 2 and len(frequent) * 8 >= len(words):
        return "fr"
    return str(language) if probability > 0.9 and (len(words) >= 5 or not head.isascii()) else None


def _is_french(words: Sequence[str], frequent: Sequence[str]) -> bool:
    """Whether frequent French words alone tell: one word in eight, or one in twelve where many different ones stand ("les" and "des" are Catalan too).

    The classifier takes a second to load: one French article in twelve asked for it, now one in three hundred.
    """
    return len(frequent) * 8 >= len(words) or (len(frequent) * 12 >= len(words) and len(set(frequent)) >= DIFFERENT)


@cache
def _classifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted(CANDIDATES & set(identifier.labels)))
    return identifier

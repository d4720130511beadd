"""The folding under which names are compared: no case, no accents, and one blank for each character that is no letter or digit."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "ħ": "h", "ŧ": "t", "ʻ": " ", "ʼ": " "}


def _folded_char(char: str) -> str:
    low = char.lower()
    base = unicodedata.normalize("NFD", low)[0]
    base = _LETTERS.get(base, base)
    return base if base.isalnum() else " "


# one character for one character up to Latin Extended Additional, so that offsets in the folded text are the text's
_TABLE = {code: _folded_char(chr(code)) for code in [*range(0x250), *range(0x2B0, 0x300), *range(0x1E00, 0x1F00), *range(0x2000, 0x2070), 0x3000, 0xFEFF]}


def folded(text: str) -> str:
    """The text folded, as long as the text itself; œ and æ stay, and combining accents become blanks (see `composed`).

    >>> folded("L’Élysée")
    'l elysee'
    """
    return text.translate(_TABLE)


def composed(text: str) -> tuple[str, list[int] | None]:
    """The text with letters and their combining accents as one character, and where each of its characters stands in the text.

    The map has one more entry, the length of the text; it is None when nothing had to change, which is the rule.

    >>> composed("Zoïla")[1] is None
    True
    >>> composed("Zoi\u0308la")
    ('Zoïla', [0, 1, 2, 4, 5, 6])
    """
    if not any(0x300 <= ord(char) < 0x370 for char in set(text)):
        return text, None
    made: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        if made and unicodedata.combining(char):
            whole = unicodedata.normalize("NFC", made[-1] + char)
            made[-1] = whole if len(whole) == 1 else made[-1]
        else:
            made.append(char)
            places.append(at)
    return "".join(made), [*places, len(text)]


@lru_cache(maxsize=16384)
def key(name: str) -> str:
    """The form under which a name is looked up: folded, one blank between words, œ as oe.

    >>> key("Côte  d’Ivoire"), key("N'Djamena"), key("Addis-Abeba")
    ('cote d ivoire', 'n djamena', 'addis abeba')
    """
    return " ".join(folded(composed(name)[0]).replace("œ", "oe").replace("æ", "ae").split())

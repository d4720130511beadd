"""Letters that an article's own words spell: "l'EMA" after "l'état-major des armées" is not the agency that the base knows by these letters."""

from __future__ import annotations

import re
import unicodedata

from recoupe.lang.folding import key

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset({"de", "des", "du", "la", "le", "les", "l", "d", "et", "pour", "à", "aux", "au", "en"})
LONGEST = 7
"""Words of a full form, small ones included."""


def spelled(text: str, letters: str) -> list[tuple[int, int]]:
    """Where words in a row have these letters as their initials, small words passed over; the first with a capital.

    >>> full = "L'Office danois des pêches a répondu."
    >>> [full[start:end] for start, end in spelled(full, "ODP")]
    ['Office danois des pêches']
    """
    wanted = [_initial(each) for each in letters if each.isalpha()]
    if not 3 <= len(wanted) <= 5:
        return []
    words = [(each.start(), each.end(), each.group()) for each in _WORD.finditer(text)]
    found = []
    for at, (start, _, word) in enumerate(words):
        if word[0].isupper() and _initial(word[0]) == wanted[0] and len(word) > 1:
            end = _end(text, words[at : at + LONGEST], wanted)
            # words that all have capitals may be a person: "Ole Brandt Selk" is no "OBS"
            if end is not None and any(each[2].islower() for each in words[at : at + LONGEST] if each[1] <= end):
                found.append((start, end))
    return found


def is_another(text: str, letters: str, names: tuple[str, ...]) -> bool:
    """Whether the article spells the letters out otherwise than any of the names of the body that the base knows by them, and nowhere as one of these."""
    forms = {key(text[start:end]) for start, end in spelled(text, letters)}
    known = {key(each) for each in names}
    return bool(forms) and not any(form in name or name in form for form in forms for name in known)


def _end(text: str, words: list[tuple[int, int, str]], wanted: list[str]) -> int | None:
    matched, last = 0, words[0][0]
    for start, end, word in words:
        if any(mark in text[last:start] for mark in '.,;:!?()«»"\n'):
            return None
        last = end
        if matched and word.lower() in _SMALL:
            continue
        if _initial(word[0]) != wanted[matched] or word.isupper():
            return None
        matched += 1
        if matched == len(wanted):
            return end
    return None


def _initial(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0].upper()

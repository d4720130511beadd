"""The words of a charge between marks, which nobody says: "jugés pour avoir « vendu des cartes »", "enquête pour « vol » et « recel »"."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from recoupe.lang.fr.words import Word

_REACH = 24  # words from a word of justice to the charge
_LISTING = frozenset((",", "et", "ou", "pour", "une", "un", "la", "le", "l'"))
_BESIDE = 6  # words from a word of justice to a verb that may be its own
_OF = {"de": ("de", "d'", "du", "des"), "pour": ("pour",)}
_ENDINGS = ("", "s", "e", "es")
_FEMININE = ("é", "i", "u")


@cache
def entries() -> dict[str, Any]:
    """The file charges.toml as it stands: `word`, a list of words of justice, `penal` and `linking`, each with its example."""
    return tomllib.loads(files("recoupe.lang.fr").joinpath("charges.toml").read_text(encoding="utf-8"))


@cache
def _listed() -> dict[str, tuple[frozenset[str], bool]]:
    """Each form of a word of justice: the prepositions before its charge, and whether the sentence must have a penal word."""
    out: dict[str, tuple[frozenset[str], bool]] = {}
    for each in entries()["word"]:
        before = frozenset(form for name in each["before"] for form in _OF[name])
        for ending in _ENDINGS if each["form"].endswith(_FEMININE) else _ENDINGS[:2]:
            out[each["form"] + ending] = before, each.get("penal", False)
    return out


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(entries()[name]["words"].split())


def is_charge(words: Sequence[Word], first: int, k: int) -> bool:
    """Whether the words between marks at word k, in the sentence from `first`, are those of a charge.

    A list of charges counts as one: "pour « vol », « recel » et « faux »".

    >>> from recoupe.lang.fr.words import words_of
    >>> from recoupe.model.syntax import Sentence
    >>> text = "Elle est jugée pour « vol de nuit »."
    >>> is_charge(words_of(text, [Sentence(0, len(text))], [(20, 35)]), 0, 4)
    True
    """
    begins = _opening(words, first, k)
    if begins is None:
        return False
    for j in range(k - 1, max(first, begins - _REACH) - 1, -1):
        word = words[j]
        listed = _listed().get(word.form)
        if listed is not None and words[max(j + 1, begins)].form in listed[0]:
            return not listed[1] or any(each.form in _words("penal") for each in words[first:k])
        if j >= begins:
            continue
        if word.form in (":", ";", "qui", "que", "qu'", "mais", "pour") or (word.quoted is not None and not word.named):
            return False
        finite = word.token is not None and word.pos in ("VERB", "AUX") and word.token.has("VerbForm=Fin")
        if finite and not any(words[n].form in _listed() for n in range(max(first, j - _BESIDE), j)):
            return False  # but "une enquête a été ouverte pour « … »": its own verb may stand between
    return False


def _opening(words: Sequence[Word], first: int, k: int) -> int | None:
    """The preposition that the charge at word k, or the list that it goes on with, begins after."""
    j = k - 1
    while j >= first:
        word = words[j]
        if word.form in ("pour", "du") or (word.form in ("de", "d'", "des") and (j == first or words[j - 1].form not in _words("linking") | _LISTING)):
            return j
        if not (word.form in _LISTING or word.form in ("de", "d'", "des") or word.form in _words("linking") or word.quoted is not None):
            return None
        j -= 1
    return None

"""Tells when a capital stands for its state ("Lisbonne a démenti", "un accord avec Lisbonne") and when it is only a town."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from recoupe.lang.fr.conjugation import conjugated

_CLITICS = r"(?:(?:ne |n'|se |s'|le |la |les |l'|lui |leur |en |y )*)"
_ADVERB = r"(?:(?:\w+ment|aussi|pas|jamais|déjà|toujours|encore|plus|d'ailleurs|ainsi|également|alors) )?"
_HAVE = r"(?:a|ont|avait|avaient|aura|auront|aurait|auraient|ait|eut)"


@cache
def data() -> dict[str, dict[str, Any]]:
    """The entries of metonyms.toml."""
    return tomllib.loads(files("recoupe.lang.fr").joinpath("metonyms.toml").read_text(encoding="utf-8"))


@cache
def _forms(kind: str) -> tuple[frozenset[str], frozenset[str]]:
    """The finite forms (gerunds and infinitives too) and the participles of the verbs of a list."""
    finite: set[str] = set()
    participles: set[str] = set()
    for lemma in data()[kind]["lemmas"]:
        for form, what in conjugated(lemma):
            (participles if what == "participle" else finite).add(form)
    return frozenset(finite), frozenset(participles)


@cache
def _before() -> re.Pattern[str]:
    prepositions = "|".join(re.escape(each) for each in sorted(data()["prepositions"]["words"], key=len, reverse=True))
    return re.compile(rf"(?i:(?<![\w-])(?P<preposition>{prepositions}) )$")


@cache
def _noun_of() -> re.Pattern[str]:
    nouns = "|".join(re.escape(each) for each in sorted(data()["nouns"]["words"], key=len, reverse=True))
    return re.compile(rf"(?i:(?<![\w-])(?:{nouns})(?: [a-zà-ÿ]+)? (?:de |d'))$")


@cache
def _between() -> re.Pattern[str]:
    nouns = "|".join(re.escape(each) for each in sorted(data()["between"]["words"], key=len, reverse=True))
    return re.compile(rf"(?i:(?<![\w-])(?:{nouns})(?: [\w'-]+){{0,3}} entre )(?:[\w'-]+ (?:et|,) )?$")


_AFTER = re.compile(rf"(?: et [A-ZÀ-Ý][\w'-]+)? {_CLITICS}(?:{_HAVE} {_ADVERB}(?P<participle>[\wà-ÿ]+)|(?P<finite>[\wà-ÿ]+))")
_INVERTED = re.compile(rf"(?<![\w-]){_HAVE} {_ADVERB}(?P<participle>[\wà-ÿ]+) $|[,\"»] ?(?P<finite>[\wà-ÿ]+) $")
_OBJECT = re.compile(r"(?<![\w-])(?P<verb>[\wà-ÿ]+) $")
_FOR = re.compile(r"(?:^|[.!?\n»\"] ?)Pour $")
_WINDOW = 60


def acting(view: str, start: int, end: int) -> str | None:
    """The rule by which a capital at `[start, end)` of the plain view of a text acts as its state, None where it may be a mere place.

    >>> acting("Lisbonne a démenti la nouvelle.", 0, 8), acting("Elle vit à Lisbonne.", 11, 19)
    ('subject', None)
    """
    before, after = view[max(0, start - _WINDOW) : start], view[end : end + _WINDOW]
    if (preposition := _before().search(before)) and not _is_travel(before[: preposition.start()]):
        return "preposition"
    if _noun_of().search(before):
        return "noun"
    if _between().search(before):
        return "between"
    if _FOR.search(before) and after.startswith(","):
        return "preposition"
    finite, participles = _forms("subjects")
    alone = not re.search(r"(?:^|[ '])(?:à|de|d'|en|vers|dans|pour|par|sur|depuis|près|hors|et|ou|le|la|du|au)[ ']?$", before.lower())
    if alone and (match := _AFTER.match(after)) and (match["participle"] in participles if match["participle"] else match["finite"] in finite):
        return "subject"
    if (match := _INVERTED.search(before)) and (match["participle"] in participles if match["participle"] else match["finite"] in finite):
        return "subject"
    objects = _forms("objects")
    if (match := _OBJECT.search(before)) and (match["verb"] in objects[0] or match["verb"] in objects[1]):
        return "object"
    return None


def _is_travel(before: str) -> bool:
    words = re.findall(r"[\wà-ÿ]+", before.lower())[-3:]
    return any(each in data()["travel"]["words"] for each in words)

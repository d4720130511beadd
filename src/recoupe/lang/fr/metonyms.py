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
    return re.compile(rf"(?i:(?<![\w-])(?:{nouns})(?:\"? \"?[a-zà-ÿ]+){{0,2}}\"? (?:de |d'|du |de la ))$")


@cache
def _between() -> re.Pattern[str]:
    nouns = "|".join(re.escape(each) for each in sorted(data()["between"]["words"], key=len, reverse=True))
    return re.compile(rf"(?i:(?<![\w-])(?:{nouns})(?: [\w'-]+){{0,6}} entre )(?:[\w'-]+ (?:et|,) )?$")


_AFTER = re.compile(rf"(?P<joint> et [A-ZÀ-Ý][\w'-]+)? {_CLITICS}(?:(?P<have>{_HAVE}) {_ADVERB}(?P<participle>[\wà-ÿ]+)|(?P<finite>[\wà-ÿ]+))")
_INVERTED = re.compile(rf"(?<![\w-]){_HAVE} {_ADVERB}(?P<participle>[\wà-ÿ]+) $|[,\"»] ?(?P<finite>[\wà-ÿ]+) $")
_OBJECT = re.compile(r"(?<![\w-])(?P<verb>[\wà-ÿ]+)(?: de (?:son|leur) côté| à (?:son|leur) tour| à nouveau| également| aussi| notamment| régulièrement)? $")
_REFLEXIVE = re.compile(rf" (?:ne )?s'(?:est|était) {_ADVERB}(?P<participle>[\wà-ÿ]+)")
_DATIVE = re.compile(r"(?<![\w-])(?P<verb>[\wà-ÿ]+) (?:à |au )$")
_TWO = re.compile(r"(?<![\w-])entre (?:[A-ZÀ-Ý][\w'-]+ et )?$")
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
    if _acts_as_subject(before, after):
        return "subject"
    if (match := _OBJECT.search(before)) and any(match["verb"] in forms for forms in _forms("objects")):
        return "object"
    if (match := _DATIVE.search(before)) and after.startswith((" de ", " d'")) and any(match["verb"] in forms for forms in _forms("dative")):
        return "object"
    return None


def between_two(view: str, start: int) -> bool:
    """Whether a capital at `start` is one of two after "entre", with no word of travel before: "entre Lisbonne et Oslo"."""
    before = view[max(0, start - _WINDOW) : start]
    match = _TWO.search(before)
    return match is not None and not any(each in data()["travel"]["words"] for each in re.findall(r"[\wà-ÿ]+", before[: match.start()].lower()))


_GOVERNED = re.compile(r"(?:^|[ '])(?:à|de|d'|en|vers|dans|pour|par|sur|depuis|près|hors|et|ou|le|la|du|au)[ ']?$")
_PARTICIPLES = ("é", "u", "i", "is", "it", "int", "rt")


def _acts_as_subject(before: str, after: str) -> bool:
    finite, _ = _forms("subjects")
    if not _GOVERNED.search(before.lower()):
        match = _AFTER.match(after)
        if match and not match["joint"] and _is_plural(match["have"] or match["finite"], finite):
            match = None  # "les pluies qui ont noyé Lisbonne ont cessé": one town takes a singular
        if match and match["participle"] and match["participle"] not in data()["towns"]["words"] and match["participle"].endswith(_PARTICIPLES):
            return True
        if match and match["finite"] in finite:
            return True
        reflexive = _REFLEXIVE.match(after)
        if reflexive and reflexive["participle"] in data()["reflexive"]["words"]:
            return True
    inverted = _INVERTED.search(before)
    said, told = _forms("sayings")
    return inverted is not None and (inverted["participle"] in told if inverted["participle"] else inverted["finite"] in said)


def _is_plural(verb: str, finite: frozenset[str]) -> bool:
    """Whether a verb of the third person is in the plural: "ont", "refusent" beside "refuse"; "dément" is not."""
    return verb.endswith(("ont", "aient", "ennent")) or (verb.endswith("ent") and verb[:-2] in finite)


def _is_travel(before: str) -> bool:
    words = re.findall(r"[\wà-ÿ]+", before.lower())[-3:]
    return any(each in data()["travel"]["words"] for each in words)

"""Tells when a capital stands for its state ("Lisbonne a démenti", "un accord avec Lisbonne") and when it is only a town."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from recoupe.lang.fr.conjugation import conjugated
from recoupe.lang.fr.lexicon import lexicon

_CLITICS = r"(?:(?:ne |n'|se |s'|le |la |les |l'|lui |leur |en |y )*)"
_ADVERB = (
    r"(?:(?:\w+ment|aussi|pas|jamais|déjà|toujours|encore|plus|d'ailleurs|ainsi|également|alors|même|cependant|ensuite|d'abord|en effet|par ailleurs"
    r"|par la suite|de son côté|pour sa part|à son tour|en revanche|toutefois|pourtant|donc|aussitôt|désormais|depuis|certes|bien|tout|vite|enfin"
    r"|néanmoins|en outre|en retour|à nouveau|de nouveau) ){0,2}"
)
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
    return re.compile(rf"(?i:(?<![\w-])(?:{nouns})(?: [\w'-]+){{0,6}} entre )(?:[A-ZÀ-Ý][\w' -]{{1,24}} (?:et|,) )?(?:Le |La )?$")


_AFTER = re.compile(
    rf"(?P<joint> et (?:Le |La )?[A-ZÀ-Ý][\w'-]+)?(?:,? qui)? \"?{_CLITICS}(?:(?P<have>{_HAVE}) {_ADVERB}(?P<participle>[\wà-ÿ]+)|(?P<finite>[\wà-ÿ]+))"
)
_INVERTED = re.compile(rf"(?<![\w-]){_HAVE} {_ADVERB}(?P<participle>[\wà-ÿ]+) $|[,\"»] ?(?P<finite>[\wà-ÿ]+) $")
_DAY = r"(?: (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|récemment|publiquement|directement|ouvertement|vivement|fermement))?"
_OBJECT = re.compile(
    rf"(?<![\w-])(?P<verb>[\wà-ÿ]+){_DAY}(?: de (?:son|leur) côté| à (?:son|leur) tour| à nouveau| également| aussi| notamment| régulièrement)? $"
)
_STATE_OF = re.compile(rf" (?:ne |n')?(?:est|était|sera|serait|reste|restait|(?:a|avait) {_ADVERB}été|se dit|se disait) {_ADVERB}(?P<word>[\wà-ÿ]+)")
_FITTING = re.compile(r"(?<![\w-])(?P<word>[\wà-ÿ]+) pour $")
_REFLEXIVE = re.compile(rf" (?:ne )?s'(?:est|était) {_ADVERB}(?P<participle>[\wà-ÿ]+)")
_DATIVE = re.compile(r"(?<![\w-])(?P<verb>[\wà-ÿ]+) (?:à |au )$")
_LOCAL = re.compile(r" (?:provincial|provinciale|régional|régionale|local|locale|municipal|municipale|métropolitain|urbain|urbaine)s? ")
_TWO = re.compile(r"(?<![\w-])entre (?:[A-ZÀ-Ý][\w' -]{1,24} et )?(?:Le |La )?$")
_FOR = re.compile(r"(?:^|[.!?\n»\"] ?)Pour $")
_WINDOW = 60


def acting(view: str, start: int, end: int) -> str | None:
    """The rule by which a capital at `[start, end)` of the plain view of a text acts as its state, None where it may be a mere place.

    >>> acting("Lisbonne a démenti la nouvelle.", 0, 8), acting("Elle vit à Lisbonne.", 11, 19)
    ('subject', None)
    """
    start -= 3 if view.startswith(("Le ", "La "), max(0, start - 3)) else 0
    before, after = view[max(0, start - _WINDOW) : start], view[end : end + _WINDOW]
    if (preposition := _before().search(before)) and not _is_travel(before[: preposition.start()], 1 if preposition["preposition"].lower() == "par" else 3):
        return "preposition"
    if (match := _noun_of().search(before)) and not _LOCAL.search(match[0]):
        return "noun"
    if _between().search(before):
        return "between"
    if _FOR.search(before) and after.startswith(","):
        return "preposition"
    if (match := _FITTING.search(before)) and lexicon().readings(match["word"]) == "ADJ":
        return "preposition"  # "un geste coûteux pour Lisbonne"
    if _acts_as_subject(before, after):
        return "subject"
    if (match := _OBJECT.search(before)) and any(match["verb"] in forms for forms in _forms("objects")):
        return "object"
    if (match := _DATIVE.search(before)) and after.startswith((" de ", " d'")) and any(match["verb"] in forms for forms in _forms("dative")):
        return "object"
    return None


def acting_together(view: str, start: int, end: int) -> bool:
    """Whether a list of capitals from `start` to `end` is the subject of a verb in the plural that parties have.

    >>> acting_together("Lisbonne, Oslo ou Rome ont démenti.", 0, 22), acting_together("Lisbonne et Oslo ont connu la pluie.", 0, 16)
    (True, False)
    """
    start -= 3 if view.startswith(("Le ", "La "), max(0, start - 3)) else 0
    return _acts_as_subject(view[max(0, start - _WINDOW) : start], view[end : end + _WINDOW], several=True)


def between_two(view: str, start: int) -> bool:
    """Whether a capital at `start` is one of two after "entre", with no word of travel before: "entre Lisbonne et Oslo"."""
    before = view[max(0, start - _WINDOW) : start]
    match = _TWO.search(before)
    return match is not None and not any(each in data()["travel"]["words"] for each in re.findall(r"[\wà-ÿ]+", before[: match.start()].lower()))


_GOVERNED = re.compile(r"(?:^|[ '])(?:à|de|d'|en|vers|dans|pour|par|sur|depuis|près|hors|et|ou|le|la|du|au)[ ']?$")
_PARTICIPLES = ("é", "u", "i", "is", "it", "int", "rt")


def _acts_as_subject(before: str, after: str, *, several: bool = False) -> bool:
    finite, _ = _forms("subjects")
    if not _GOVERNED.search(before.lower()):
        match = _AFTER.match(after)
        if match and not match["joint"] and not several and _is_plural(match["have"] or match["finite"], finite):
            match = None  # "les pluies qui ont noyé Lisbonne ont cessé": one town takes a singular
        if match and match["participle"] and match["participle"] not in data()["towns"]["words"] and match["participle"].endswith(_PARTICIPLES):
            return True
        if match and match["finite"] and (match["finite"] in finite or _is_other_act(match["finite"], before)):
            return True
        if (match := _STATE_OF.match(after)) and match["word"] in data()["states"]["words"]:
            return True
        reflexive = _REFLEXIVE.match(after)
        if reflexive and reflexive["participle"] in data()["reflexive"]["words"]:
            return True
    inverted = _INVERTED.search(before)
    said, told = _forms("sayings")
    return inverted is not None and (inverted["participle"] in told if inverted["participle"] else inverted["finite"] in said)


_OPENING = re.compile(
    r"(?:^|[.!?:;,\n\"(] ?|(?<![\w-])(?:que|qu'|si|où|mais|et|quand|lorsque|lorsqu'|alors que|puisque|car|dont|tandis que) ?)$", re.IGNORECASE
)


def _is_other_act(verb: str, before: str) -> bool:
    """Whether a form is of a verb, and of no other kind of word, that says more of a subject than that it is a town somewhere; only where a clause opens."""
    if not verb.endswith(("e", "t", "a", "d")) or verb.endswith("ent") or lexicon().readings(verb) != "VERB" or not _OPENING.search(before):
        return False
    return lexicon().lemma(verb, "VERB") not in data()["towns"]["lemmas"]


def _is_plural(verb: str, finite: frozenset[str]) -> bool:
    """Whether a verb of the third person is in the plural: "ont", "refusent" beside "refuse"; "dément" is not."""
    return verb.endswith(("ont", "aient", "ennent")) or (verb.endswith("ent") and verb[:-2] in finite)


def _is_travel(before: str, reach: int) -> bool:
    words = re.findall(r"[\wà-ÿ]+", before.lower())[-reach:]
    return any(each in data()["travel"]["words"] for each in words)

"""Steps over the adverbs and dates between a verb of saying and its subject or complement."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.lang.fr.grammar import word_class
from recoupe.lang.fr.phrases import TIME_NOUNS, WEEKDAYS
from recoupe.lang.fr.words import Word

MONTHS = word_class("months")
_ADVERBS = word_class("adverbs")
_LAST = frozenset(("1er", "dernier", "dernière", "prochain", "prochaine", "passé", "soirée", "matinée"))
_SPANS = TIME_NOUNS | frozenset(("an", "weekend", "été", "hiver", "automne", "printemps"))
_IDIOMS: dict[str, list[tuple[str, ...]]] = {}
for _each in sorted((tuple(idiom.split("_")) for idiom in word_class("idioms_of_manner")), key=lambda words: -len(words)):
    _IDIOMS.setdefault(_each[0], []).append(_each)


def past_adverbials(words: Sequence[Word], k: int, last: int) -> int:
    """Past "dimanche", "ce mardi 3 avril", "pour sa part", "encore"."""
    while k < last:
        form = words[k].form
        if form in _ADVERBS or (words[k].pos == "ADV" and not words[k].capital):
            k += 1
        elif (idiom := _idiom(words, k, last)) > k:
            k = idiom
        elif form in WEEKDAYS or (form in ("ce", "cette") and k + 1 < last and words[k + 1].form in WEEKDAYS | TIME_NOUNS):
            k += 1 if form in WEEKDAYS else 2
            while k < last and (words[k].form.isdigit() or words[k].form in MONTHS or words[k].form in TIME_NOUNS or words[k].form in _LAST):
                k += 1
        elif (
            form in ("pour", "de", "à", "par", "en", "d'")
            and k + 1 < last
            and words[k + 1].form in ("sa", "son", "leur", "ailleurs", "outre", "effet", "abord")
        ):
            k += 3 if words[k + 1].form in ("sa", "son", "leur") else 2
        elif (form in ("le", "la", "l'") and k + 2 < last and words[k + 1].form in _SPANS and words[k + 2].form in _LAST) or (
            form in ("le", "ce") and k + 2 < last and (words[k + 1].form.isdigit() or words[k + 1].form == "1er") and words[k + 2].form in MONTHS
        ):
            k += 3
        else:
            return k
    return k


def _idiom(words: Sequence[Word], k: int, last: int) -> int:
    """Past a set phrase of manner or time, "d'un revers de la main"; k where none begins."""
    for each in _IDIOMS.get(words[k].form, ()):
        if k + len(each) <= last and all(words[k + n].form == form for n, form in enumerate(each)):
            return k + len(each)
    return k

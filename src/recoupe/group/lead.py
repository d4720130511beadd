"""What the title and the lead of an article tell: their words, names aside, the days, the first of these, and the towns.

The happening that an article is about stands there. Further down it recalls others: two articles on one conflict share pages of context.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from recoupe.group.days import days_of
from recoupe.lang.fr.matching import WORD, fold, is_weightless, places_of, stem
from recoupe.model.record import ArticleRecord
from recoupe.model.time import TimeExpression

LEAD_CHARACTERS = 700
_HEADLINE = 150  # of the text, where there is neither title nor sentence
_LONGEST = 4  # an interval of a month dates nothing
_MAIN = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """title: stems of the title, or of the first sentence where there is none. words: counts of the stems of title and lead, names left out.

    told: all days (ordinals) that they speak of. main: the first of these. places: where they put something ("à Lisbonne"), folded.
    """

    title: frozenset[str]
    words: Mapping[str, int]
    told: frozenset[int]
    main: frozenset[int]
    places: frozenset[str]


def lead_of(record: ArticleRecord) -> Lead:
    """The title and lead of a record."""
    outside = record.title.text + ". " if record.title and record.title.start is None else ""
    text = outside + record.text[:LEAD_CHARACTERS]
    told, main = _days(record)
    named = _named(record)
    return Lead(
        title=frozenset(stem(each) for each in map(fold, WORD.findall(_headline(record))) if not is_weightless(each)),
        words=Counter(stem(folded) for word in WORD.findall(text) if not word[0].isupper() and not is_weightless(folded := fold(word)) and folded not in named),
        told=told,
        main=main,
        places=places_of(text),
    )


def _headline(record: ArticleRecord) -> str:
    if record.title:
        return record.title.text
    start, end = record.sentences[0] if record.sentences else (0, _HEADLINE)
    return record.text[start:end]


def _named(record: ArticleRecord) -> frozenset[str]:
    return frozenset(
        fold(word)
        for mention in record.mentions
        if mention.reading not in ("pronoun", "group") and (mention.field == "title" or mention.start < LEAD_CHARACTERS)
        for word in WORD.findall(mention.text)
    )


def _days(record: ArticleRecord) -> tuple[frozenset[int], frozenset[int]]:
    # "Published on …" tells when the article is from, not when the thing was
    aside = [(zone.start, zone.end) for zone in record.zones if zone.kind not in ("title", "subhead", "caption", "body")]
    told: set[int] = set()
    main: frozenset[int] = frozenset()
    for time in sorted(record.times, key=_from_the_title_on):
        if time.type not in ("DATE", "TIME") or not time.value or (time.field != "title" and time.start >= LEAD_CHARACTERS):
            continue
        if time.field == "text" and any(start <= time.start < end for start, end in aside):
            continue
        span = days_of(time.value)
        if span and span[1] - span[0] <= _LONGEST:
            told.update(range(span[0], span[1] + 1))
            if not main and span[1] - span[0] <= _MAIN:
                main = frozenset(range(span[0], span[1] + 1))
    return frozenset(told), main


def _from_the_title_on(time: TimeExpression) -> tuple[bool, int]:
    return time.field != "title", time.start

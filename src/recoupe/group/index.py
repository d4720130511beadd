"""What each article is about, as weighted terms and days, and the index that proposes which articles to compare."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log, sqrt

from recoupe.group.days import days_of
from recoupe.group.lead import lead_of
from recoupe.lang.fr.matching import WORD, common_share, fold, is_grammar, is_weightless, stem
from recoupe.model.record import ArticleRecord

LEAD_WORDS = 90
_WEIGHTS = (3.0, 2.0, 1.0)  # of a word of the title, of the lead, of the rest
# rarity is counted as if the pile came with so many more articles on other matters, in which words are as common as they are in the press at large:
# else, in five articles on one event, what they have in common would weigh nothing, and "week" as much as the name of the town
_OTHERS = 1000
_NAME_SHARE = 0.005
# a word stands in fewer leads than texts
_LEAD_SHARE = 0.5
_IN_TITLE = 1.5
_COMPARED = 28
_CROWDED = 400
MOST_CANDIDATES = 40
NEAR_DAYS = 21

Vector = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What an article is about. words, names: unit vectors of weighted stems and names; lead: of the words, names aside, of its title and lead; title: of
    all its title's words. published: its day as an ordinal, when known, else the bounds. told, main, places: the lead's, as in `Lead`.
    """

    words: Vector
    names: Vector
    lead: Vector
    title: Vector
    published: int | None
    earliest: int | None
    latest: int | None
    told: frozenset[int]
    main: frozenset[int]
    places: frozenset[str]


def profiles(records: Sequence[ArticleRecord]) -> list[Profile]:
    """A profile for each record; rarity is counted over these records."""
    counted = [_counted(each) for each in records]
    leads = [lead_of(each) for each in records]
    word_df: Counter[str] = Counter()
    name_df: Counter[str] = Counter()
    lead_df: Counter[str] = Counter()
    for (words, names), lead in zip(counted, leads, strict=True):
        word_df.update(words.keys())
        name_df.update(names.keys())
        lead_df.update(lead.words.keys() | lead.title)
    rarity = {term: _rarity(df, _LEAD_SHARE * common_share(term), len(records)) for term, df in lead_df.items()}
    out = []
    for record, (words, names), lead in zip(records, counted, leads, strict=True):
        published, earliest, latest = _published(record)
        out.append(
            Profile(
                words=_unit({term: (1 + log(count)) * _rarity(word_df[term], common_share(term), len(records)) for term, count in words.items()}),
                names=_unit({term: (1 + log(count)) * _rarity(name_df[term], _NAME_SHARE, len(records)) for term, count in names.items()}),
                lead=_unit({term: (1 + log(count)) * rarity[term] * (_IN_TITLE if term in lead.title else 1) for term, count in lead.words.items()}),
                title=_unit({term: rarity[term] for term in lead.title}),
                published=published,
                earliest=earliest,
                latest=latest,
                told=lead.told,
                main=lead.main,
                places=lead.places,
            )
        )
    return out


def _counted(record: ArticleRecord) -> tuple[dict[str, float], dict[str, float]]:
    """Weighted counts of stems and of names."""
    words: dict[str, float] = defaultdict(float)
    names: dict[str, float] = defaultdict(float)
    text, title_end = record.text, 0
    skipped = [(zone.start, zone.end) for zone in record.zones if zone.kind in ("boilerplate", "photo-credit", "agency-credit", "byline")]
    if record.title and record.title.start is None:
        for match in WORD.finditer(record.title.text):
            _count(match.group(), False, _WEIGHTS[0], words, names if not record.mentions else None)
    elif record.title and record.title.end is not None:
        title_end = record.title.end
    lead_end, seen = len(text), 0
    fresh = True
    for match in WORD.finditer(text):
        start = match.start()
        if any(low <= start < high for low, high in skipped):
            continue
        if start >= title_end:
            seen += 1
            if seen == LEAD_WORDS:
                lead_end = start
        weight = _WEIGHTS[0] if start < title_end else _WEIGHTS[1] if start < lead_end else _WEIGHTS[2]
        _count(match.group(), fresh, weight, words, names if not record.mentions else None)
        after = text[match.end() : match.end() + 2]
        fresh = bool(after) and (after[0] in ".!?:…\n" or after[-1:] in '«"“\n')
    for mention in record.mentions:
        if mention.reading in ("pronoun", "group") or (mention.field == "title" and record.title is None):
            continue
        weight = _WEIGHTS[0] if mention.field == "title" or mention.start < title_end else _WEIGHTS[1] if mention.start < lead_end else _WEIGHTS[2]
        names[mention.actor or fold(mention.name or mention.text)] += weight
    return words, names


def _count(word: str, fresh: bool, weight: float, words: dict[str, float], names: dict[str, float] | None) -> None:
    folded = fold(word)
    if is_weightless(folded):
        return
    words[stem(folded)] += weight
    if names is not None and word[0].isupper() and not fresh and not is_grammar(folded):
        names[folded] += weight


def spelled(record: ArticleRecord, term: str) -> str:
    """A stem, a folded name or an actor id of a profile as the record writes it, for the reader."""
    for actor in record.actors:
        if actor.id == term:
            return actor.name
    for match in WORD.finditer(f"{record.title.text if record.title else ''} {record.text}"):
        folded = fold(match.group())
        if folded == term or stem(folded) == term:
            return match.group()
    return term


def _rarity(df: int, share: float, size: int) -> float:
    return log((size + _OTHERS) / (df + share * _OTHERS + 0.5))


def _unit(weighed: Vector) -> Vector:
    norm = sqrt(sum(each * each for each in weighed.values()))
    return {term: each / norm for term, each in weighed.items()} if norm else {}


def _published(record: ArticleRecord) -> tuple[int | None, int | None, int | None]:
    span = days_of(record.published.value)
    if span and span[1] - span[0] <= 1:
        return span[0], span[0], span[1]
    low = days_of(record.published.earliest)
    high = days_of(record.published.latest)
    earliest = low[0] if low else span[0] if span else None
    latest = high[1] if high else span[1] if span else None
    return None, earliest, latest


def candidates(all_profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs (i, j), i < j, that share heavy terms and are not far apart in time; for each article the best `MOST_CANDIDATES` before it in time.

    Works through an inverted index of each article's heaviest terms, with the articles of a term sorted by day: never all pairs.
    """
    order = sorted(range(len(all_profiles)), key=lambda each: (_day(all_profiles[each]) is None, _day(all_profiles[each]) or 0, each))
    postings: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
    for here in order:
        profile = all_profiles[here]
        day = _day(profile)
        heavy = _heaviest(profile)
        met: dict[int, float] = defaultdict(float)
        for term, weight in heavy:
            listed = postings[term]
            if day is None:
                nearby = listed[-_CROWDED:]
            else:
                low = bisect_left(listed, (day - NEAR_DAYS, -1, 0.0))
                high = bisect_right(listed, (day + NEAR_DAYS, len(all_profiles), 0.0))
                nearby = listed[max(low, high - _CROWDED) : high]
            for _, there, other in nearby:
                met[there] += weight * other
        best = sorted(met.items(), key=lambda each: (-each[1], each[0]))[:MOST_CANDIDATES]
        for there, _ in best:
            yield (there, here) if there < here else (here, there)
        for term, weight in heavy:
            postings[term].append((day if day is not None else _UNDATED, here, weight))


_UNDATED = datetime.date.max.toordinal()


def _day(profile: Profile) -> int | None:
    return profile.published if profile.published is not None else min(profile.told, default=None)


def _heaviest(profile: Profile) -> list[tuple[str, float]]:
    half = _COMPARED // 2
    words = sorted(profile.words.items(), key=lambda each: -each[1])[:_COMPARED]
    names = sorted(profile.names.items(), key=lambda each: -each[1])[:half]
    return words + [(f"@{name}", weight) for name, weight in names]

"""How likely two articles tell one happening: a score, and the reasons in it."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.group.index import Profile, Vector

_NAMES = 0.4
# what is left of the likeness of two articles this many days apart
_DECAY = (1.0, 1.0, 0.85, 0.7, 0.6, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25)
_FAR = 0.2
_UNKNOWN = 0.75
_SAME_DAY_TOLD = 1.15
_OTHER_DAY_TOLD = 0.75
_OTHER_PLACE = 0.75
_NEWS_DAYS = 3
_DAYS_APART = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """The score (0..1) of two articles, with what made it: cosines of words and names, days between them (None when unknown), days both speak of."""

    score: float
    words: float
    names: float
    apart: int | None
    told: frozenset[int]


def likeness(a: Profile, b: Profile) -> Likeness:
    """Compare two profiles: words and names by cosine, less the further apart they were published or the days they tell."""
    words, names = cosine(a.words, b.words), cosine(a.names, b.names)
    base = (1 - _NAMES) * words + _NAMES * names if a.names and b.names else words
    told = a.told & b.told
    apart = gap(a, b)
    shared_news = told & _news(later(a, b))
    factor = _UNKNOWN if apart is None else _DECAY[apart] if apart < len(_DECAY) else _FAR
    if shared_news and len(a.told) <= 6 and len(b.told) <= 6:
        # an announcement a week ahead and the report name the same day: that day brings them back together
        factor = max(factor, _DECAY[2]) * _SAME_DAY_TOLD
    elif a.told and b.told and not told and (apart is None or apart >= _DAYS_APART):
        factor *= _OTHER_DAY_TOLD
    if a.places and b.places and not a.places & b.places:
        factor *= _OTHER_PLACE
    return Likeness(score=min(1.0, base * factor), words=words, names=names, apart=apart, told=told)


def later(a: Profile, b: Profile) -> Profile:
    """The one published later, as far as that is known."""
    return a if (a.published or 0) > (b.published or 0) else b


def _news(profile: Profile) -> frozenset[int]:
    """The days that are news when it comes out: an article of next week that recalls this day is about another."""
    if profile.published is None:
        return profile.told
    return frozenset(day for day in profile.told if abs(day - profile.published) <= _NEWS_DAYS)


def gap(a: Profile, b: Profile) -> int | None:
    """Days between the publications of two articles; the least that their bounds allow when only those are known, None when they may be of one day."""
    if a.published is not None and b.published is not None:
        return abs(a.published - b.published)
    one_after = _least(a, b)
    other_after = _least(b, a)
    least = max(one_after, other_after)
    return least if least > 0 else None


def _least(first: Profile, then: Profile) -> int:
    if first.latest is None or then.earliest is None:
        return 0
    return max(0, then.earliest - first.latest)


def cosine(a: Vector, b: Vector) -> float:
    """The cosine of two unit vectors.

    >>> cosine({"a": 0.6, "b": 0.8}, {"b": 1.0})
    0.8
    """
    if len(b) < len(a):
        a, b = b, a
    return sum(weight * b[term] for term, weight in a.items() if term in b)

"""How likely two articles tell one happening: a score, and the reasons in it."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log

from recoupe.group.index import Profile, Vector

# weights of evidence for one happening, in log-odds: fitted (logistic regression) on pairs of the gold and on drawn pairs that were read
_BASE = -2.85
_WORDS, _LEAD, _TITLE = 5.35, 4.15, 2.45
_SAME_MAIN_DAY, _RECALLED, _OTHER_MAIN_DAY = 1.15, 0.25, -1.15
_OTHER_PLACE = -0.75
_ROUND_UP = -1.2
_EACH_DAY, _MOST_DAYS = -0.95, 6
_MANY_DAYS = 6
_NEWS_DAYS = 3
# who puts five articles side by side has chosen them; of two in a pile of thousands that look as much alike, fewer tell one happening
_FEW, _MANY, _CHOSEN = 5, 50, 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """The score (0..1) of two articles, with what made it: cosines of all words, of the leads' words without names and of the titles, the days between them
    (None when unknown), days both speak of.
    """

    score: float
    words: float
    lead: float
    title: float
    apart: int | None
    told: frozenset[int]


def likeness(a: Profile, b: Profile, *, pile: int = _MANY) -> Likeness:
    """Compare two profiles by what their titles, leads and texts have in common, and by the days and towns that they tell. pile: how many articles there are.

    Names have no weight of their own: articles on two battles of one war share all of them.

    >>> day = {"published": 9, "earliest": 9, "latest": 9, "told": frozenset(), "main": frozenset(), "places": frozenset(), "names": {}}
    >>> flood = Profile(words={"digue": 1.0}, lead={"digue": 1.0}, title={"digue": 1.0}, **day)
    >>> vote = Profile(words={"digue": 0.6, "vote": 0.8}, lead={"vote": 1.0}, title={"vote": 1.0}, **day)
    >>> likeness(flood, flood).score > 0.9, likeness(flood, vote).score < 0.7
    (True, True)
    """
    words, lead, title = cosine(a.words, b.words), cosine(a.lead, b.lead), cosine(a.title, b.title)
    apart = gap(a, b)
    odds = _BASE + _WORDS * words + _LEAD * lead + _TITLE * title + _time(a, b, apart)
    if pile < _MANY:
        odds += _CHOSEN * log(_MANY / max(pile, _FEW))
    if _recalls(a, b):
        odds += _RECALLED
    elif a.places and b.places and not a.places & b.places:
        odds += _OTHER_PLACE
    if max(len(a.told), len(b.told)) >= _MANY_DAYS:
        odds += _ROUND_UP
    return Likeness(score=1 / (1 + exp(-odds)), words=words, lead=lead, title=title, apart=apart, told=a.told & b.told)


def _recalls(a: Profile, b: Profile) -> bool:
    """Whether one goes on to name the day that the other tells first: a denial from another capital does."""
    return not a.main & b.main and bool(a.main & b.told or b.main & a.told)


def _time(a: Profile, b: Profile, apart: int | None) -> float:
    """What the days say: an announcement a week ahead and the report name one day first, and that brings them back together."""
    if a.main & b.main & _news(later(a, b)):
        return _SAME_MAIN_DAY + _EACH_DAY * min(apart or 0, 1)
    between = apart
    odds = 0.0
    if a.main and b.main and not a.main & b.told and not b.main & a.told:
        odds = _OTHER_MAIN_DAY
        if between is None:
            between = max(min(a.main) - max(b.main), min(b.main) - max(a.main))
    return odds + _EACH_DAY * min(1 if between is None else between, _MOST_DAYS)


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

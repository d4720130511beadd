"""What an article does in its story: announces it, reports it, follows it up, or looks back."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.group.index import Profile
from recoupe.group.lead import LEAD_CHARACTERS
from recoupe.model.record import ArticleRecord
from recoupe.model.story import ArticleRole

_FOLLOW_UP = 2
_BACKGROUND = 10
_TO_COME = frozenset({"announced", "promised", "proposed"})


def roles(
    members: Sequence[int], first: int | None, last: int | None, records: Sequence[ArticleRecord], known: Sequence[Profile]
) -> list[tuple[int, ArticleRole]]:
    """(article, role) in the order of publication, undated ones last; `first` and `last` are the story's days as ordinals."""
    order = sorted(members, key=lambda each: (known[each].published is None, records[each].published.value or "", each))
    return [(each, _role(each, first, last, records[each], known[each])) for each in order]


def _role(number: int, first: int | None, last: int | None, record: ArticleRecord, profile: Profile) -> ArticleRole:
    published = profile.published
    if _announces(record, first, published if published is not None else profile.latest):
        return "announcement"
    if published is None or last is None:
        return "report"
    if published - last >= _BACKGROUND:
        return "background"
    return "follow-up" if published - last >= _FOLLOW_UP else "report"


def _announces(record: ArticleRecord, first: int | None, published: int | None) -> bool:
    """Whether it came out before the story's first day; or, its own day unknown, opens with what is to come."""
    if published is not None and first is not None:
        return published < first
    opening = [event for event in record.events if event.field == "title" or event.trigger.start < LEAD_CHARACTERS]
    main = [event for event in opening if not event.background][:2]
    return bool(main) and all(event.status in _TO_COME for event in main)

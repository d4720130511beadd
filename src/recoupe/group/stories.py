"""Stories: the articles that tell one happening, what each does in it, and which story comes before which."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recoupe.group.days import day
from recoupe.group.index import Profile, candidates, profiles, spelled
from recoupe.group.link import average_link
from recoupe.group.roles import roles
from recoupe.group.similarity import Likeness, likeness
from recoupe.group.storylines import followed
from recoupe.lang.say import Lang, Say
from recoupe.model.record import ArticleRecord
from recoupe.model.story import Story, StoryArticle

LEAST = 0.6
_REASONS = 5
_LINKS_TOLD = 40
_ACTORS = 8
_NEAR_DAYS = 7
_NEWS_DAYS = 3
_OLDER = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Articles of one story before it has words: their places in the input, the first and last day it tells, and the likenesses that made it."""

    members: tuple[int, ...]
    first: int | None
    last: int | None
    links: tuple[tuple[int, int, Likeness], ...]


def stories(records: Sequence[ArticleRecord], *, lang: Lang = "fr") -> tuple[Story, ...]:
    """Group records into stories; each record is in exactly one, alone if need be. Stories come in the order of their days, undated ones last.

    Articles whose titles and leads share rare words, and whose leads tell one day first, are likely one happening; groups are made by average link, so
    that a round-up does not chain two stories. `follows` names the stories that come before one in a storyline: the same actors and matter, another
    time. Near-linear in the records.
    """
    said = Say(lang)
    known = profiles(records)
    compared = [(i, j, likeness(known[i], known[j], pile=len(records))) for i, j in candidates(known)]
    grouped = average_link(len(records), ((i, j, each.score) for i, j, each in compared), least=LEAST)
    home = {member: number for number, members in enumerate(grouped) for member in members}
    links: dict[int, list[tuple[int, int, Likeness]]] = {}
    for i, j, each in compared:
        if home[i] == home[j]:
            links.setdefault(home[i], []).append((i, j, each))
    groups = [_group(members, tuple(links.get(number, ())), known) for number, members in enumerate(grouped)]
    order = sorted(range(len(groups)), key=lambda each: (groups[each].first is None, groups[each].first or 0, groups[each].members[0]))
    groups = [groups[each] for each in order]
    ids = {number: f"s{number + 1}" for number in range(len(groups))}
    before = followed([(each.members, each.first, each.last) for each in groups], known)
    return tuple(_story(ids[number], group, [ids[each] for each in before.get(number, ())], records, known, said) for number, group in enumerate(groups))


def _group(members: Sequence[int], links: tuple[tuple[int, int, Likeness], ...], known: Sequence[Profile]) -> Group:
    """The days a story is about: the day that most articles tell and that is nearest to their publication; else the days of publication."""
    votes: dict[int, float] = defaultdict(float)
    published = [when for each in members if (when := known[each].published) is not None]
    for each in members:
        for when in known[each].told:
            here = known[each].published
            votes[when] += 1.0 if here is None or abs(when - here) <= _NEWS_DAYS else _OLDER
    told = _days(votes, published, len(members))
    if told:
        first: int | None = min(told)
        last: int | None = max(told)
    elif published:
        first, last = min(published), max(published)
    else:
        lows = [low for each in members if (low := known[each].earliest) is not None]
        highs = [high for each in members if (high := known[each].latest) is not None]
        first, last = (max(lows), min(highs)) if lows and highs and max(lows) <= min(highs) else (None, None)
    return Group(members=tuple(members), first=first, last=last, links=links)


def _days(votes: Mapping[int, float], published: Sequence[int], size: int) -> list[int]:
    """The day that most articles tell, with the days next to it that nearly as many tell: "the night of the 2nd to the 3rd".

    A day near to publication counts twice: every article on a funeral tells the day of the death. Of days told alike often, the one nearest to the middle
    of the publications: a deadline is told as often as the meeting that set it.
    """
    middle = sorted(published)[len(published) // 2] if published else None
    near = {when: count for when, count in votes.items() if middle is None or min(abs(when - each) for each in published) <= _NEAR_DAYS}
    if not near or (size > 2 and max(near.values()) < 2):
        return []
    best = min(near, key=lambda when: (-near[when], abs(when - middle) if middle is not None else 0, when))
    days = [best]
    for step in (-1, 1):
        while 2 * near.get(days[-1 if step > 0 else 0] + step, 0) > near[best]:
            days.insert(0, days[0] - 1) if step < 0 else days.append(days[-1] + 1)
    return days


def _story(id: str, group: Group, follows: list[str], records: Sequence[ArticleRecord], known: Sequence[Profile], said: Say) -> Story:
    # a wire's slug ("Oslune-barrage-bilan") heads its text like a title, and tells a reader little
    centre = max(
        group.members, key=lambda each: (len(_title(records[each]).split()) > 2, sum(link.score for i, j, link in group.links if each in (i, j)), -each)
    )
    told = roles(group.members, group.first, group.last, records, known)
    return Story(
        id=id,
        title=_title(records[centre]),
        period=_period(group),
        place=_place(group, records),
        actors=_actors(group, records),
        articles=tuple(StoryArticle(id=records[each].id, role=role) for each, role in told),
        follows=tuple(follows),
        why=_why(group, records, known, said),
    )


def _title(record: ArticleRecord) -> str:
    """The article's own title; else its first sentence."""
    if record.title:
        return record.title.text.strip()
    if record.sentences:
        start, end = record.sentences[0]
        return record.text[start:end].strip()
    return next((line.strip() for line in record.text.splitlines() if line.strip()), record.id)[:200]


def _period(group: Group) -> str | None:
    if group.first is None or group.last is None:
        return None
    first, last = day(group.first), day(group.last)
    return first if first == last else f"{first}/{last}"


def _place(group: Group, records: Sequence[ArticleRecord]) -> str | None:
    """The place that events of most of the articles name, by actor where it has one. A town in every lead is often where the last meeting was."""
    votes = Counter(
        place
        for member in group.members
        for place in {event.place.actor or event.place.name for event in records[member].events if event.place and not event.background}
    )
    first = votes.most_common(2)
    if first and 2 * first[0][1] > len(group.members) and (len(first) == 1 or first[1][1] < first[0][1]):
        return first[0][0]
    return None


def _actors(group: Group, records: Sequence[ArticleRecord]) -> tuple[str, ...]:
    """Actors, not places, that most articles name, those named by most and most often first."""
    within: Counter[str] = Counter()
    times: Counter[str] = Counter()
    for member in group.members:
        places = {each.id for each in records[member].actors if each.kind == "place"}
        named = [mention.actor for mention in records[member].mentions if mention.actor and mention.actor not in places]
        within.update(set(named))
        times.update(named)
    shared = [actor for actor, count in within.items() if count * 2 > len(group.members) and times[actor] >= 2]
    return tuple(sorted(shared, key=lambda each: (-within[each], -times[each], each))[:_ACTORS])


def _why(group: Group, records: Sequence[ArticleRecord], known: Sequence[Profile], said: Say) -> str:
    if len(group.members) == 1:
        return said("group.alone")
    weight: dict[str, float] = defaultdict(float)
    for i, j, _ in group.links[:_LINKS_TOLD]:
        for a, b in ((known[i].title, known[j].title), (known[i].lead, known[j].lead), (known[i].words, known[j].words)):
            for term in a.keys() & b.keys():
                weight[term] += a[term] * b[term]
    heavy = sorted(weight, key=lambda each: (-weight[each], each))[: 2 * _REASONS]
    shared = list(dict.fromkeys(spelled(records[group.members[0]], term) for term in heavy))[:_REASONS]
    reasons = [said("group.words", words=", ".join(shared))] if shared else []
    days = Counter(when for each in group.members for when in known[each].told)
    if days and days.most_common(1)[0][1] > 1:
        reasons.append(said("group.told", day=said.date(day(days.most_common(1)[0][0])), n=days.most_common(1)[0][1]))
    published = sorted(when for each in group.members if (when := known[each].published) is not None)
    if len(published) > 1:
        reasons.append(said("group.apart", n=published[-1] - published[0]) if published[-1] > published[0] else said("group.same-day"))
    return said("group.together", reasons=" ; ".join(reasons) if said.lang == "fr" else "; ".join(reasons))

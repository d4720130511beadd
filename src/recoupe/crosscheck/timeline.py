"""The timeline: what the articles say happened, was announced or promised, on the day they say."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.crosscheck.commitments import TOLD_BY_VERB
from recoupe.group.days import days_of
from recoupe.lang.say import Lang, Say
from recoupe.model.crosschecked import Commitment, DossierEvent, Moment
from recoupe.model.record import ArticleRecord
from recoupe.model.story import Story


def timeline(
    records: Sequence[ArticleRecord], stories: Sequence[Story], events: Sequence[DossierEvent], commitments: Sequence[Commitment], *, lang: Lang = "fr"
) -> tuple[Moment, ...]:
    """Events with a time that are sure enough, and commitments with a due day, in the order of their days; `when` keeps the precision of the articles.

    `text` is the event as it was annotated (who, what, where it stands), or what was promised.
    """
    said = Say(lang)
    by_id = {each.id: each for each in records}
    moments = [Moment(when=event.time.value, ref=event.id, text=_told(event, by_id)) for event in events if event.time and _sure(event, by_id)]
    moments += [Moment(when=each.due, ref=each.id, text=said("crosscheck.timeline.due", what=each.what)) for each in commitments if each.due]
    return tuple(sorted(moments, key=_place))


def _sure(event: DossierEvent, by_id: dict[str, ArticleRecord]) -> bool:
    """Whether an event may stand in the line of time: several articles tell it, or a verb does with actors on both sides, on a day whose year is known."""
    if event.time is None or event.time.value.startswith("XXXX") or _not_yet(event, by_id):
        return False
    if len({each.article for each in event.mentions}) > 1:
        return True
    told = next(each for each in by_id[event.mentions[0].article].events if each.id == event.mentions[0].event)
    return bool(event.source and event.target) and (told.score is None or told.score >= TOLD_BY_VERB)


def _not_yet(event: DossierEvent, by_id: dict[str, ArticleRecord]) -> bool:
    """Whether what is told as done would lie after every article that tells it: "accused of theft, she appears on Thursday" has the day of something else."""
    when = days_of(event.time.value) if event.time else None
    out = [span[1] for each in event.mentions if (span := days_of(by_id[each.article].published.value))]
    return event.status == "done" and when is not None and len(out) == len(event.mentions) and when[0] > max(out)


def _told(event: DossierEvent, by_id: dict[str, ArticleRecord]) -> str:
    for mention in event.mentions:
        for claim in by_id[mention.article].claims:
            if claim.about == mention.event and claim.slot == "what":
                return claim.statement
    names = " → ".join(", ".join(each.name for each in side) for side in (event.source, event.target) if side)
    return f"{names} : {event.kind}" if names else event.kind


def _place(moment: Moment) -> tuple[int, int, str]:
    """A day before the month that it is in; an open end counts by the end that it has."""
    span = days_of(moment.when) or days_of(moment.when.removeprefix("../")) or days_of(moment.when.removesuffix("/.."))
    return (span[0], span[1] - span[0], moment.ref) if span else (10**7, 0, moment.ref)

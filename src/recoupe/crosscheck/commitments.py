"""Who bound whom to what, by when; and where it stands on a day, as far as the articles tell."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from recoupe.crosscheck.utterances import Utterance, overlap, utterances
from recoupe.group.days import days_of
from recoupe.lang.fr.future import retold, speaks_of_future
from recoupe.lang.say import Lang, Say
from recoupe.model.crosschecked import Commitment, CommitmentStatus, DossierEvent
from recoupe.model.event import Event
from recoupe.model.evidence import Evidence
from recoupe.model.record import ArticleRecord
from recoupe.model.story import Story

_BOUND = frozenset({"promised", "announced"})
# the score of an event that a verb tells: a noun names a matter ("l'engagement des jeunes", "le retrait") more often than it binds anyone
TOLD_BY_VERB = 0.6
# words of these types bind nobody to a deed: who is accused, asked or refused promises nothing
_NO_DEED = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "PROTEST"})
_NOT_DONE = frozenset({"negated", "denied"})
_LONGEST = 300
_SAYS_ENOUGH = 8.0
_SAME = 0.6
_NEWS_DAYS = 3

Told = tuple[ArticleRecord, Event]


def find_commitments(
    records: Sequence[ArticleRecord], stories: Sequence[Story], events: Sequence[DossierEvent], *, today: str, lang: Lang = "fr"
) -> tuple[Commitment, ...]:
    """Promises, and announcements with a day to come: who, to whom, in whose words, due when, repeated and followed up where.

    `today` (EDTF day) decides between pending, due and past. kept: a later article tells the same thing done, by the same actors, not after it was due.
    overdue: an article published after the due day says that it is not done. Past its day with nothing told: unknown, for a pile that is silent proves
    nothing. Quotations whose verb promises count where no event was read in them.
    """
    return tuple(_Commitments(records, stories, events, today, Say(lang)).all())


class _Commitments:
    def __init__(self, records: Sequence[ArticleRecord], stories: Sequence[Story], events: Sequence[DossierEvent], today: str, said: Say) -> None:
        self._records = records
        self._by_id: Mapping[str, ArticleRecord] = {each.id: each for each in records}
        self._events = events
        self._today = datetime.date.fromisoformat(today[:10]).toordinal()
        self._said = said
        self._home = {each.id: story.id for story in stories for each in story.articles}
        self._line = _storylines(stories)
        self._made = 0

    def all(self) -> Iterator[Commitment]:
        """Commitments from events, then from promising quotations without one."""
        done: dict[tuple[str, str], list[DossierEvent]] = defaultdict(list)
        for event in self._events:
            done[event.type, event.kind].append(event)
        for event in self._events:
            bound = [each for each in self._told(event) if each[1].status in _BOUND and not each[1].background and _binds(*each)]
            if bound:
                commitment = self._from_event(event, bound, done[event.type, event.kind])
                if commitment:
                    yield commitment
        yield from self._from_words(self._promising())

    def _promising(self) -> Iterator[tuple[ArticleRecord, Utterance]]:
        """Quotations whose verb promises, that say enough to be a promise and hold no event that was read already."""
        for record in self._records:
            inside = [each.trigger for each in record.events if each.status in _BOUND]
            promising = {each.id for each in record.quotations if each.cue and each.cue.force == "promises" and each.speaker and each.speaker.actor}
            for each in utterances(record):
                read = any(each.start <= trigger.start < each.end for trigger in inside)
                said = _sentence(record, each.start) if each.kind == "partial" and each.field == "text" else each.text
                if each.quotation in promising and not read and each.words.weight >= _SAYS_ENOUGH and speaks_of_future(said):
                    yield record, each

    def _told(self, event: DossierEvent) -> list[Told]:
        return [(self._by_id[each.article], next(one for one in self._by_id[each.article].events if one.id == each.event)) for each in event.mentions]

    def _from_event(self, event: DossierEvent, bound: Sequence[Told], alike: Iterable[DossierEvent]) -> Commitment | None:
        bound = sorted(bound, key=lambda each: each[0].published.value or "9")
        record, made = bound[0]
        who = tuple(dict.fromkeys(each.actor for each in event.source if each.actor))
        due = next((one.time.value for teller, one in bound if one.time and _to_come(one.time.value, teller)), None)
        announced = all(one.status == "announced" for _, one in bound)
        if not who or event.type in _NO_DEED or (announced and (due is None or not (event.type == "CONSULT" or event.target))):
            return None
        followed, kept, undone = self._followed(event, bound, due, alike)
        status, why = self._status(due, kept, undone)
        return self._commitment(
            who=who,
            to=tuple(dict.fromkeys(each.actor for each in event.target if each.actor)),
            what=_sentence(record, made.trigger.start),
            kind=event.kind,
            due=due,
            status=status,
            why=why,
            made=_evidence(record, made),
            repeated=tuple(_evidence(*each) for each in bound[1:]),
            followed_up=followed,
        )

    def _followed(self, event: DossierEvent, bound: Sequence[Told], due: str | None, alike: Iterable[DossierEvent]) -> tuple[tuple[Evidence, ...], bool, bool]:
        """What later articles of the storyline tell of it, and whether they clearly say that it was done in time, or that it is not done."""
        first = days_of(bound[0][0].published.value)
        limit = _last_day(due) if due else None
        if first is None:
            return (), False, False
        story = self._home[bound[0][0].id]
        found: list[Evidence] = []
        kept = undone = False
        for other in alike:
            if other is not event and not (_same_actors(event, other) and self._home[other.mentions[0].article] in self._line[story]):
                continue
            for record, one in self._told(other):
                published = days_of(record.published.value)
                if published is None or published[0] <= first[0] or one.background:
                    continue
                if one.status == "done" and self._in_time(one, published[0], first[0], due):
                    kept = True
                    found.append(_evidence(record, one))
                elif one.status in _NOT_DONE and limit is not None and published[0] > limit:
                    undone = True
                    found.append(_evidence(record, one))
        return tuple(found), kept, undone and not kept

    @staticmethod
    def _in_time(one: Event, published: int, first: int, due: str | None) -> bool:
        """Whether what was done lies between the promise and its day, by its own date; or, undated, was told on that day or later, or within a time that ends.

        Without a day on either side nothing tells one from another of its kind.

        A report from before the day of something undated is of something else: "in withdrawing from …" is not the withdrawal due in November.
        """
        span = days_of(due.removeprefix("../")) if due else None
        when = days_of(one.time.value) if one.time else None
        if when is not None:
            return when[0] >= first and (span is None or when[1] <= span[1])
        return span is not None and ((due or "").startswith("../") or span[0] <= published <= span[1] + _NEWS_DAYS)

    def _status(self, due: str | None, kept: bool, undone: bool) -> tuple[CommitmentStatus, str]:
        status: CommitmentStatus = "unknown"
        reason = "unknown"
        if kept:
            status = reason = "kept"
        elif due is None:
            reason = "no-date"
        else:
            last = _last_day(due)
            span = days_of(due.removeprefix("../"))
            if last is None or span is None:
                reason = "no-date"
            elif self._today > last:
                status = reason = "overdue" if undone else "unknown"
            elif (due.startswith("../") and self._today < last) or self._today < span[0]:
                status = reason = "pending"
            else:
                status = reason = "due"
        return status, self._said(f"crosscheck.commitment.{reason}")

    def _from_words(self, promising: Iterable[tuple[ArticleRecord, Utterance]]) -> Iterator[Commitment]:
        """One commitment for one utterance, however many articles carry it."""
        groups: list[list[tuple[ArticleRecord, Utterance]]] = []
        mine: dict[str, list[list[tuple[ArticleRecord, Utterance]]]] = defaultdict(list)
        for record, one in promising:
            actor = one.speaker.actor if one.speaker and one.speaker.actor else ""
            home = next((group for group in mine[actor] if overlap(group[0][1].words, one.words).share >= _SAME), None)
            if home is None:
                groups.append([(record, one)])
                mine[actor].append(groups[-1])
            else:
                home.append((record, one))
        for group in groups:
            group.sort(key=lambda each: each[0].published.value or "9")
            record, one = group[0]
            due = next((value for each in group if (value := self._day_in(*each))), None)
            status, why = self._status(due, False, False)
            quotation = next(each for each in record.quotations if each.id == one.quotation)
            yield self._commitment(
                who=(one.speaker.actor,) if one.speaker and one.speaker.actor else (),
                to=(quotation.addressee.actor,) if quotation.addressee and quotation.addressee.actor else (),
                what=_sentence(record, one.start) if one.kind == "partial" else " ".join(one.text.split())[:_LONGEST],
                kind="promise",
                due=due,
                status=status,
                why=why,
                made=one.evidence,
                repeated=tuple(each.evidence for _, each in group[1:]),
                followed_up=(),
            )

    @staticmethod
    def _day_in(record: ArticleRecord, one: Utterance) -> str | None:
        """The day to come that is told in an utterance or in the sentence that carries it ("s'est engagé à rouvrir le port d'ici au 5 mai")."""
        start, end = next(((start, end) for start, end in record.sentences if start <= one.start < end), (one.start, one.end))
        start, end = min(start, one.start), max(end, one.end)
        for time in record.times:
            inside = time.field == one.field == "text" and start <= time.start < end
            if inside and time.value and time.type == "DATE" and _to_come(time.value, record):
                return time.value
        return None

    def _commitment(
        self,
        *,
        who: tuple[str, ...],
        to: tuple[str, ...],
        what: str,
        kind: str,
        due: str | None,
        status: CommitmentStatus,
        why: str,
        made: Evidence,
        repeated: tuple[Evidence, ...],
        followed_up: tuple[Evidence, ...],
    ) -> Commitment:
        self._made += 1
        return Commitment(
            id=f"k{self._made}", who=who, to=to, what=what, kind=kind, due=due, status=status, made=made, repeated=repeated, followed_up=followed_up, why=why
        )


def _storylines(stories: Sequence[Story]) -> dict[str, frozenset[str]]:
    """For each story, the stories of its storyline."""
    line: dict[str, set[str]] = {each.id: {each.id} for each in stories}
    for story in stories:
        for before in story.follows:
            if line[before] is not line[story.id]:
                line[before] |= line[story.id]
                for each in line[story.id]:
                    line[each] = line[before]
    return {id: frozenset(each) for id, each in line.items()}


def _last_day(due: str) -> int | None:
    span = days_of(due.removeprefix("../"))
    return span[1] if span else None


def _to_come(value: str, record: ArticleRecord) -> bool:
    """Whether a day lies ahead of the article that speaks of it."""
    last, published = _last_day(value), days_of(record.published.value)
    return last is not None and published is not None and last > published[0]


def _same_actors(a: DossierEvent, b: DossierEvent) -> bool:
    sources = {each.actor for each in a.source if each.actor} & {each.actor for each in b.source if each.actor}
    targets, others = {each.actor for each in a.target if each.actor}, {each.actor for each in b.target if each.actor}
    return bool(sources) and (bool(targets & others) or not (targets or others))


def _evidence(record: ArticleRecord, event: Event) -> Evidence:
    return Evidence(record.id, event.trigger.start, event.trigger.end, event.field)


def _sentence(record: ArticleRecord, at: int) -> str:
    """The sentence that tells it, as written, cut where it is very long."""
    start, end = next(((start, end) for start, end in record.sentences if start <= at < end), (at, min(len(record.text), at + _LONGEST)))
    if end - start > _LONGEST:
        start = max(start, at - _LONGEST // 2)
        end = min(end, start + _LONGEST)
    return " ".join(record.text[start:end].split())


def _binds(record: ArticleRecord, event: Event) -> bool:
    """Whether somebody is bound by the event now: a verb tells it, and it is no promise retold from before ("avait promis")."""
    return (event.score is None or event.score >= TOLD_BY_VERB) and not retold(record.text[: event.trigger.start])

"""What is claimed in a story, slot by slot, by which articles, and on how many origins it rests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from recoupe.crosscheck.counts import Counted, apart, main_tolls, value_of
from recoupe.crosscheck.verdicts import Judge, Judged
from recoupe.lang.say import Lang, Say
from recoupe.model.claim import Slot
from recoupe.model.crosschecked import ClaimBy, DossierClaim, DossierEvent, DossierQuotation, DossierStance
from recoupe.model.event import Event
from recoupe.model.evidence import Evidence
from recoupe.model.record import ArticleRecord
from recoupe.model.reuse import Origin, Pair
from recoupe.model.story import Story
from recoupe.model.when import NotATime, When

_REACHED = frozenset({"ongoing", "done"})
_DENIED = frozenset({"denied", "negated"})


def claims(
    records: Sequence[ArticleRecord],
    stories: Sequence[Story],
    pairs: Sequence[Pair],
    origins: Sequence[Origin],
    quotations: Sequence[DossierQuotation],
    events: Sequence[DossierEvent],
    *,
    lang: Lang = "fr",
) -> tuple[DossierClaim, ...]:
    """The claims of the stories: what happened and when (events that several articles tell, that someone denies, or that open a story), how many (tolls),
    and who said these words (utterances that several articles carry).

    Verdict: `corroborated` only where at least two articles that are shown to be independent state it, each not from one and the same mouth; `disputed`
    where one states what another denies; `differs` where values or mouths exclude each other; `single-origin`; else `undetermined`.
    """
    return tuple(_Claims(records, pairs, origins, Say(lang)).of(stories, quotations, events))


class _Claims:
    def __init__(self, records: Sequence[ArticleRecord], pairs: Sequence[Pair], origins: Sequence[Origin], said: Say) -> None:
        self._by_id: Mapping[str, ArticleRecord] = {each.id: each for each in records}
        self._judge = Judge(pairs, said)
        self._said = said
        self._origin: dict[str, str] = {}
        for origin in origins:
            if origin.kind in ("agency", "unknown-wire", "outlet"):
                for each in origin.articles:
                    self._origin.setdefault(each.id, origin.id)
        self._made = 0

    def of(self, stories: Sequence[Story], quotations: Sequence[DossierQuotation], events: Sequence[DossierEvent]) -> Iterator[DossierClaim]:
        home = {each.id: story.id for story in stories for each in story.articles}
        told: dict[str, list[DossierEvent]] = {}
        for event in events:
            told.setdefault(home[event.mentions[0].article], []).append(event)
        for story in stories:
            opened = False
            for event in told.get(story.id, ()):
                tellers = [(self._by_id[each.article], self._event(each.article, each.event)) for each in event.mentions]
                # of an article alone on its story nothing can be cross-checked: what it tells is in its annotations
                main = len(story.articles) > 1 and not opened and not tellers[0][1].background and tellers[0][1].status not in _DENIED
                opened |= main
                several = len({record.id for record, _ in tellers}) > 1 and not all(each.background for _, each in tellers)
                if main or several or (_two_sided(event) and any(each.status == "denied" for _, each in tellers)):
                    yield from self._of_event(event, tellers)
            if len(story.articles) > 1:
                yield from self._of_tolls(story)
        for quotation in quotations:
            yield self._of_words(quotation)

    def _event(self, article: str, event: str) -> Event:
        return next(each for each in self._by_id[article].events if each.id == event)

    def _of_event(self, event: DossierEvent, tellers: Sequence[tuple[ArticleRecord, Event]]) -> Iterator[DossierClaim]:
        statement = self.statement(event)
        by: list[ClaimBy] = []
        mouths: dict[str, str] = {}
        for record, one in tellers:
            if any(each.article == record.id and (each.stance == "denies") == (one.status in _DENIED) for each in by):
                continue
            if one.status == "negated" and not _two_sided(event):
                continue  # "China does not refuse all talks" denies no refusal in particular
            stance: DossierStance = "denies" if one.status in _DENIED else "attributes" if one.said_by or one.status == "conditional" else "states"
            by.append(self._by(record, Evidence(record.id, one.trigger.start, one.trigger.end, one.field), stance, one.status))
            if one.said_by:
                mouths[record.id] = one.said_by.actor or one.said_by.name
        if not by:
            return
        if self._contested(event, by, mouths):
            judged = self._judge.disputed(by)
        else:
            # who only announced it does not confirm that it was done; where nobody says so yet, announcements and promises stand for one another
            told = [each for each in by if each.value in _REACHED]
            reached = told if event.status in _REACHED and told else by
            judged = self._judge.agreed(reached, mouths, certain=_two_sided(event), others=len({each.article for each in by}))
        yield self._claim(event.id, statement, "what", by, judged)
        dated = [(record, one) for record, one in tellers if one.time and one.status not in _DENIED]
        if len({record.id for record, _ in dated}) > 1:
            yield from self._when(event, statement, dated, mouths)

    def _contested(self, event: DossierEvent, by: Sequence[ClaimBy], mouths: Mapping[str, str]) -> bool:
        """Whether some state what others deny: other articles, or the same in other mouths, about a happening with actors on both sides or a named denial."""
        affirm = {mouths.get(each.article, each.article) for each in by if each.stance != "denies"}
        deny = [each for each in by if each.stance == "denies"]
        named = any(each.value == "denied" for each in deny)
        return bool(affirm) and any(mouths.get(each.article, each.article) not in affirm for each in deny) and (_two_sided(event) or named)

    def _when(self, event: DossierEvent, statement: str, dated: Sequence[tuple[ArticleRecord, Event]], mouths: dict[str, str]) -> Iterator[DossierClaim]:
        by = []
        for record, one in {record.id: (record, one) for record, one in reversed(dated)}.values():
            time = next((each for each in record.times if one.time and each.id == one.time.from_), None)
            if one.time and time:
                by.append(self._by(record, Evidence(record.id, time.start, time.end, time.field), "states", one.time.value))
        values = {each.value for each in by if each.value}
        if len(by) > 1 and event.time and all(_together(event.time.value, value) for value in values):
            words = self._said("crosscheck.claim.when", what=statement, when=self._said.date(event.time.value))
            exact = [each for each in by if each.value == event.time.value]
            yield self._claim(event.id, words, "when", by, self._judge.agreed(exact or by, mouths, certain=_two_sided(event)))

    def _of_tolls(self, story: Story) -> Iterator[DossierClaim]:
        told: dict[str, list[ClaimBy]] = {}
        counted: dict[str, list[Counted]] = {}
        for one in story.articles:
            record = self._by_id[one.id]
            for what, toll in main_tolls(record).items():
                told.setdefault(what, []).append(self._by(record, toll.evidence, "states", value_of(toll.number)))
                counted.setdefault(what, []).append(toll)
        for what, by in told.items():
            if len(by) < 2:
                continue
            values = list(dict.fromkeys(each.value or "" for each in by))
            exclude = any(True for _ in apart(counted[what]))
            words = self._said("crosscheck.claim.toll", what=self._said(f"crosscheck.toll.{what}"), values=", ".join(values))
            if exclude:
                yield self._claim(story.id, words, "how-many", by, self._judge.differs(by, values))
            elif len(values) == 1:
                yield self._claim(story.id, words, "how-many", by, self._judge.agreed(by, {}))

    def _of_words(self, quotation: DossierQuotation) -> DossierClaim:
        by = [self._by(self._by_id[version.evidence.article], version.evidence, "attributes", version.text) for version in quotation.versions]
        who = quotation.speaker.name if quotation.speaker else self._said("crosscheck.claim.nobody")
        words = self._said("crosscheck.claim.words", speaker=who, words=" ".join(quotation.versions[0].text.split()))
        if quotation.speaker_disputed:
            return self._claim(quotation.id, words, "who-said", by, self._judge.mouths(by))
        about = quotation.speaker.actor if quotation.speaker and quotation.speaker.actor else quotation.id
        # that he said it is what the articles report: each heard him for itself, or has it from another
        return self._claim(about, words, "words", by, self._judge.agreed(by, {}))

    def statement(self, event: DossierEvent) -> str:
        """The event in words, as the first article that tells it was annotated; else its kind and actors."""
        for mention in event.mentions:
            for claim in self._by_id[mention.article].claims:
                if claim.about == mention.event and claim.slot == "what":
                    return claim.statement
        names = " → ".join(", ".join(each.name for each in side) for side in (event.source, event.target) if side)
        return f"{names} : {event.kind}" if names else event.kind

    def _by(self, record: ArticleRecord, evidence: Evidence, stance: DossierStance, value: str | None) -> ClaimBy:
        return ClaimBy(article=record.id, evidence=evidence, stance=stance, value=value, origin=self._origin.get(record.id))

    def _claim(self, about: str, statement: str, slot: Slot, by: Sequence[ClaimBy], judged: Judged) -> DossierClaim:
        self._made += 1
        outlets = {self._by_id[each.article].source.outlet or each.article for each in by}
        return DossierClaim(
            id=f"c{self._made}",
            about=about,
            statement=statement,
            slot=slot,
            by=tuple(by),
            outlets=len(outlets),
            independent_origins=judged.origins,
            verdict=judged.verdict,
            why=judged.why,
        )


def _two_sided(event: DossierEvent) -> bool:
    """Whether known actors stand on both sides: with one alone ("Trump: demand") two happenings are soon taken for one."""
    return any(each.actor for each in event.source) and any(each.actor for each in event.target)


def _together(one: str, other: str) -> bool:
    try:
        return When.of(one).intersects(When.of(other)) is not False
    except NotATime:
        return False

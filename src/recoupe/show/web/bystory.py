"""The parts of a dossier by the story that they belong to, gathered in one pass: a page of a thousand stories does not look through all claims for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from recoupe.model.crosschecked import Commitment, Difference, DossierClaim, DossierEvent, DossierQuotation, Moment
from recoupe.model.evidence import Evidence
from recoupe.model.record import Dossier
from recoupe.model.reuse import Origin, Pair, Reuse
from recoupe.show.web.graph import tied

ACROSS = ""  # stands for "between stories"


class ByStory:
    """Lists by story id; `pairs` and `reuse` of two stories stand under `ACROSS`."""

    def __init__(self, dossier: Dossier) -> None:
        self._of: dict[str, list[str]] = defaultdict(list)
        for story in dossier.stories:
            for one in story.articles:
                self._of[one.id].append(story.id)
        self.claims: dict[str, list[DossierClaim]] = defaultdict(list)
        self.pairs: dict[str, list[Pair]] = defaultdict(list)
        self.reuse: dict[str, list[Reuse]] = defaultdict(list)
        self.quotations: dict[str, list[DossierQuotation]] = defaultdict(list)
        self.differences: dict[str, list[Difference]] = defaultdict(list)
        self.commitments: dict[str, list[Commitment]] = defaultdict(list)
        self.origins: dict[str, list[Origin]] = defaultdict(list)
        self.events: dict[str, list[DossierEvent]] = defaultdict(list)
        self.moments: dict[str, list[Moment]] = defaultdict(list)
        self.shown_by: dict[str, tuple[Evidence, ...]] = {}
        self._gather(dossier)
        self._gather_moments(dossier)
        self._gather_evidence(dossier)

    def stories(self, articles: Iterable[str]) -> list[str]:
        """The stories that any of the articles is in, each once."""
        return list(dict.fromkeys(story for id in articles for story in self._of.get(id, ())))

    def shared(self, a: str, b: str) -> list[str]:
        """The stories that both articles are in, or `ACROSS`."""
        return [each for each in self._of.get(a, ()) if each in self._of.get(b, ())] or [ACROSS]

    def _gather(self, dossier: Dossier) -> None:
        for claim in dossier.claims:
            for story in self.stories(each.article for each in claim.by):
                self.claims[story].append(claim)
        for pair in dossier.pairs:
            for story in self.shared(pair.a, pair.b):
                if story != ACROSS or tied(pair):
                    self.pairs[story].append(pair)
        for passage in dossier.reuse:
            for story in self.shared(passage.a.article, passage.b.article):
                self.reuse[story].append(passage)
        for quotation in dossier.quotations:
            for story in self.stories(each.evidence.article for each in quotation.versions):
                self.quotations[story].append(quotation)
        for difference in dossier.differences:
            for story in self.stories(each.article for version in difference.versions for each in version.evidence):
                self.differences[story].append(difference)
        for commitment in dossier.commitments:
            for story in self.stories((commitment.made.article,)):
                self.commitments[story].append(commitment)
        for origin in dossier.origins:
            for story in self.stories(each.id for each in origin.articles):
                self.origins[story].append(origin)
        for event in dossier.events:
            for story in self.stories(each.article for each in event.mentions):
                self.events[story].append(event)

    def _gather_moments(self, dossier: Dossier) -> None:
        where: dict[str, list[str]] = defaultdict(list)
        for story, claims in self.claims.items():
            for claim in claims:
                where[claim.id].append(story)
        for lists in (self.events, self.quotations, self.commitments):
            for story, parts in lists.items():
                for part in parts:
                    where[part.id].append(story)
        for moment in dossier.timeline:
            for story in dict.fromkeys(where.get(moment.ref, self._of.get(moment.ref, ()))):
                self.moments[story].append(moment)

    def _gather_evidence(self, dossier: Dossier) -> None:
        """What shows each part of the dossier that a line of time may refer to."""
        for event in dossier.events:
            self.shown_by[event.id] = tuple(each.evidence for each in event.history)
        for claim in dossier.claims:
            self.shown_by[claim.id] = tuple(each.evidence for each in claim.by)
        for quotation in dossier.quotations:
            self.shown_by[quotation.id] = tuple(each.evidence for each in quotation.versions)
        for commitment in dossier.commitments:
            self.shown_by[commitment.id] = (commitment.made, *commitment.repeated, *commitment.followed_up)

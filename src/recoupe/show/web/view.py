"""What the template of a dossier's page asks for: names, dates and words, and the parts of each story in the order that a reader wants them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any, get_args

from recoupe.model.article import Published
from recoupe.model.crosschecked import Commitment, Difference, DossierClaim, DossierQuotation, QuotationVersion
from recoupe.model.event import Status
from recoupe.model.evidence import Evidence
from recoupe.model.oddity import DossierOddity
from recoupe.model.quotation import Quotation
from recoupe.model.record import ArticleRecord, Dossier
from recoupe.model.reuse import Pair, Reuse
from recoupe.model.story import Story
from recoupe.show.web import graph
from recoupe.show.web.bystory import ACROSS, ByStory
from recoupe.show.web.changed import Run, changed
from recoupe.show.web.excerpts import LONGEST, around, evidence_in, evidence_of, shortened, windows
from recoupe.show.web.marked import Piece, merged, pieces
from recoupe.show.web.marks import anchor, marks_of, places
from recoupe.show.web.printed import Printed

# beyond this many articles, the texts of those that stand alone stay in articles.jsonl: a page of 3,000 texts does not open on a laptop
WHOLE_PILE = 200
PASSAGES_SHOWN = 12
# characters of a passage shown side by side, and of an evidence that needs the words around it to be understood
PASSAGE = 2000
SHORT = 40
# a table with more columns than this cannot be read: the stands are then listed in the row
COLUMNS = 10
VERDICTS = ("disputed", "differs", "corroborated", "single-origin", "undetermined")

Shared = tuple[str, str, list[Reuse], int]


class View:
    """A dossier and its records as the page shows them. With `excerpts`, of the articles only the evidence with a little around it."""

    def __init__(self, dossier: Dossier, records: Sequence[ArticleRecord], say: Printed, *, excerpts: bool) -> None:
        self.dossier = dossier
        self.records = {each.id: each for each in records}
        self.say = say
        self.excerpts = excerpts
        self.parts = ByStory(dossier)
        self._titles = {story.id: story.title for story in dossier.stories}
        self._actors = {each.id: each.name for each in dossier.actors}
        self._number = {id: number for number, id in enumerate(dossier.articles, 1)}
        self.stories = sorted((each for each in dossier.stories if len(each.articles) > 1), key=lambda each: (-len(each.articles), each.period or ""))
        self.alone = [each for each in dossier.stories if len(each.articles) == 1]
        together = {one.id for story in self.stories for one in story.articles}
        told = [id for id in dossier.articles if len(dossier.articles) <= WHOLE_PILE or id in together]
        self.articles = [self.records[id] for id in told]
        self.texts_left_out = len(dossier.articles) - len(told)
        self._told = set(told)
        every = [each for each in evidence_of(dossier) if each.article in self._told]
        own = [each for record in self.articles for each in evidence_in(record)]
        self._windows = self._to_share(every, own) if excerpts else None
        self._marks = marks_of(dossier, self.articles, (*every, *own), say, self.named)
        self._places = places((*every, *own), self._number)

    @staticmethod
    def _to_share(every: Sequence[Evidence], own: Sequence[Evidence]) -> dict[str, list[tuple[int, int]]]:
        kept = defaultdict(list, windows(every))
        for article, stretches in windows(own, around=0).items():
            kept[article] += stretches
        return dict(kept)

    @property
    def parts_kept(self) -> tuple[int, int]:
        """How much of the articles' texts a page to share keeps, in percent: of all of them, and of the one that keeps most."""
        windows = self._windows or {}
        lengths = [(sum(end - start for start, end in merged(windows.get(each.id, []), len(each.text))), len(each.text)) for each in self.articles]
        whole = sum(length for _, length in lengths)
        return (
            round(100 * sum(kept for kept, _ in lengths) / whole) if whole else 0,
            max((round(100 * kept / length) for kept, length in lengths if length), default=0),
        )

    # who and when

    def number(self, article: str) -> int:
        """The number that stands for an article in tables."""
        return self._number[article]

    def outlet(self, article: str) -> str:
        """The outlet, or the file's name where it is unknown."""
        source = self.records[article].source
        return source.outlet or PurePosixPath(_name_of(source.path or article)).stem or article

    def path(self, path: str) -> str:
        """A path as it was given; in a page to share only the file's name, since folders tell of their owner."""
        return _name_of(path) if self.excerpts else path

    def named(self, article: str) -> str:
        """Number and outlet of an article."""
        return f"{self.number(article)} · {self.outlet(article)}"

    def title(self, article: str) -> str:
        """The title; without one the first words of the text, or in a page to share the article's id."""
        record = self.records[article]
        if record.title:
            return record.title.text
        words = article if self.excerpts else " ".join(record.text.split())
        return words if len(words) <= 80 else words[:79] + "…"

    def when(self, published: Published) -> str:
        """The publication date as a reader writes it, or its bounds, or a dash."""
        if published.value:
            return self.say.date(published.value)
        if published.earliest and published.latest:
            return self.say.date(f"{published.earliest}/{published.latest}")
        if published.earliest:
            return self.say("page.not-before", day=self.say.date(published.earliest))
        if published.latest:
            return self.say("page.not-after", day=self.say.date(published.latest))
        return "—"

    def name(self, actor: str | None) -> str:
        """An actor's name by id; of one that the dossier does not list, the words of its id; plain words stay as they are."""
        if not actor or actor in self._actors:
            return self._actors.get(actor or "", "?")
        prefix, colon, slug = actor.partition(":")
        return slug.replace("-", " ") if colon and prefix in ("kb", "own", "new") else actor

    def follows(self, story: Story) -> list[tuple[str, str]]:
        """The stories before this one: (id, title)."""
        return [(each, self._titles[each]) for each in story.follows if each in self._titles]

    def span(self) -> str:
        """From the first to the last publication."""
        days = sorted(each.published.value[:10] for each in self.records.values() if each.published.value and "/" not in each.published.value)
        if not days:
            return ""
        return self.say.date(days[0]) if days[0] == days[-1] else self.say.date(f"{days[0]}/{days[-1]}")

    # the parts of a story

    def glance(self, story: Story) -> list[tuple[str, str, str]]:
        """What the story holds in a few words: (CSS class, words, fragment)."""
        found = []
        verdicts = Counter(each.verdict for each in self.parts.claims[story.id] if each.outlets > 1)
        for verdict in ("corroborated", "disputed", "differs", "single-origin"):
            if n := verdicts[verdict]:
                found.append((verdict, self.say(f"page.glance.{verdict}", n=n), f"#{story.id}-claims"))
        if n := sum(each.label in ("copy", "same-origin") for each in self.parts.pairs[story.id]):
            found.append(("copy", self.say("page.glance.copies", n=n), f"#{story.id}-copies"))
        if n := len(self.quotations(story)):
            found.append(("plain", self.say("page.glance.quotations", n=n), f"#{story.id}-quotations"))
        if n := len(self.parts.differences[story.id]):
            found.append(("differs", self.say("page.glance.differences", n=n), f"#{story.id}-differences"))
        statuses = Counter(each.status for each in self.parts.commitments[story.id])
        for status in ("overdue", "broken", "due", "pending", "kept"):
            if n := statuses[status]:
                found.append((status, self.say(f"page.glance.{status}", n=n), f"#{story.id}-commitments"))
        return found

    def claims(self, story: Story, *, several: bool) -> list[DossierClaim]:
        """The claims of several outlets, or those of one, the disputed first."""
        mine = [each for each in self.parts.claims[story.id] if (each.outlets > 1) == several]
        return sorted(mine, key=lambda each: (VERDICTS.index(each.verdict), -each.outlets))

    def in_columns(self, story: Story) -> bool:
        """Whether the story has few enough articles for a column each."""
        return len(story.articles) <= COLUMNS

    def stands(self, claim: DossierClaim, story: Story) -> list[tuple[str, list[Any]]]:
        """For each article of the story, what it says of the claim."""
        by: dict[str, list[Any]] = defaultdict(list)
        for each in claim.by:
            by[each.article].append(each)
        return [(one.id, by.get(one.id, [])) for one in story.articles]

    def sides(self, claim: DossierClaim) -> list[tuple[str, str | None, list[Any]]]:
        """Who says the same of a claim: (stance, value, stands), the most numerous first."""
        by: dict[tuple[str, str | None], list[Any]] = defaultdict(list)
        for each in claim.by:
            by[each.stance, self.value(claim, each)].append(each)
        return [(stance, value, stands) for (stance, value), stands in sorted(by.items(), key=lambda each: -len(each[1]))]

    def pairs(self, story: Story) -> list[Pair]:
        """The pairs of a story of which something can be said, the closest first."""
        mine = [each for each in self.parts.pairs[story.id] if graph.tied(each) or each.label == "independent"]
        return sorted(mine, key=lambda each: (not graph.tied(each), -each.share))

    def graph(self, story: Story) -> graph.Graph | None:
        """The drawing of who copies whom; None when there is little to draw."""
        return graph.graph([one.id for one in story.articles], self.parts.pairs[story.id])

    def passages(self, story: Story) -> list[Shared]:
        """By pair of articles, the longest passages that they share, and how many more there are."""
        return self._passages(story.id)

    def across(self) -> list[tuple[Pair, list[Shared]]]:
        """The pairs that are tied although they tell two stories, with their passages."""
        by_pair = {(a, b): [(a, b, shown, more)] for a, b, shown, more in self._passages(ACROSS)}
        return [(pair, by_pair.get((pair.a, pair.b), [])) for pair in sorted(self.parts.pairs[ACROSS], key=lambda each: -each.share)]

    def _passages(self, story: str) -> list[Shared]:
        by_pair: dict[tuple[str, str], list[Reuse]] = defaultdict(list)
        for each in self.parts.reuse[story]:
            by_pair[each.a.article, each.b.article].append(each)
        found = []
        for (a, b), every in by_pair.items():
            longest = sorted(every, key=lambda each: each.a.start - each.a.end)[:PASSAGES_SHOWN]
            found.append((a, b, sorted(longest, key=lambda each: each.a.start), len(every) - len(longest)))
        return sorted(found, key=lambda each: -sum(one.a.end - one.a.start for one in each[2]))

    def quotations(self, story: Story) -> list[DossierQuotation]:
        """The utterances that several articles carry, those in two mouths first, then the most carried."""
        mine = [each for each in self.parts.quotations[story.id] if len({one.evidence.article for one in each.versions}) > 1]
        return sorted(mine, key=lambda each: (not each.speaker_disputed, -len(each.versions)))

    def version(self, quotation: DossierQuotation, index: int) -> list[Run]:
        """A version of an utterance, word by word against the one that it comes from (the first, unless the drift says otherwise)."""
        words = self.words(quotation.versions[index].evidence)
        base = next((each.from_ for each in quotation.drift if each.to == index), 0)
        if index in (0, base) or quotation.versions[index].kind == "indirect":
            return changed(words, words)
        return changed(self.words(quotation.versions[base].evidence), words)

    def speaker(self, version: QuotationVersion) -> str:
        """In whose mouth an article puts its version of an utterance; empty where it does not tell."""
        where = version.evidence
        for each in self.records[where.article].quotations:
            if (each.start, each.end, each.field) == (where.start, where.end, where.field) and each.speaker:
                return each.speaker.name
        return ""

    def speakers(self, quotation: DossierQuotation) -> str:
        """Who says an utterance; all of those in whose mouth it is put where the articles do not agree."""
        if quotation.speaker and not quotation.speaker_disputed:
            return quotation.speaker.name
        names = dict.fromkeys(filter(None, map(self.speaker, quotation.versions)))
        return " / ".join(names) or (quotation.speaker.name if quotation.speaker else self.say("page.nobody"))

    def drift(self, quotation: DossierQuotation, to: int) -> list[Any]:
        """The steps that lead to a version of an utterance."""
        return [each for each in quotation.drift if each.to == to]

    def speech(self, story: Story) -> list[tuple[str, list[tuple[str, Quotation]]]]:
        """Who said what: by speaker, the quotations of the story's articles; those in nobody's mouth last, under ""."""
        by_speaker: dict[str, list[tuple[str, Quotation]]] = defaultdict(list)
        for one in story.articles:
            for each in self.records[one.id].quotations:
                if each.echo_of is None:
                    by_speaker[each.speaker.name if each.speaker else ""].append((one.id, each))
        return sorted(by_speaker.items(), key=lambda each: (each[0] == "", -len(each[1]), each[0]))

    def differences(self, story: Story) -> list[Difference]:
        """Where the story's articles do not say the same; later news last."""
        return sorted(self.parts.differences[story.id], key=lambda each: each.kind == "update")

    def commitments(self, story: Story) -> list[Commitment]:
        """What is announced or promised in the story, by due date."""
        return sorted(self.parts.commitments[story.id], key=lambda each: (each.due or "9999").removeprefix("../"))

    def readings(self, oddity: DossierOddity) -> str:
        """The readings that would mend an oddity; days as a reader writes them."""
        return " / ".join(self.say.date(each) for each in oddity.readings)

    # words and marks

    def words(self, evidence: Evidence, most: int = 400) -> str:
        """The words of an evidence, cut in the middle when there are too many."""
        record = self.records[evidence.article]
        text = record.title.text if evidence.field == "title" and record.title else record.text
        return shortened(text, evidence.start, evidence.end, most)

    def around(self, evidence: Evidence) -> tuple[str, str]:
        """A few words around an evidence that is too short to be understood alone."""
        if evidence.field == "title" or evidence.end - evidence.start > SHORT:
            return "", ""
        return around(self.records[evidence.article].text, evidence.start, evidence.end)

    def side(self, evidence: Evidence) -> str:
        """One side of a passage: whole, but for a page to share."""
        return self.words(evidence, LONGEST if self.excerpts else PASSAGE)

    def change(self, passage: Reuse) -> list[Run]:
        """The second side of a passage against the first; where one is cut, they are not compared."""
        a, b = self.side(passage.a), self.side(passage.b)
        whole = all(each.end - each.start <= (LONGEST if self.excerpts else PASSAGE) for each in (passage.a, passage.b))
        return changed(a, b) if whole else changed(b, b)

    def value(self, claim: DossierClaim, stand: Any) -> str:
        """The value that an article gives, where it tells more than the statement does; a status in words."""
        if claim.slot == "words" or not stand.value or len(stand.value) > SHORT:
            return ""
        if stand.value in get_args(Status):
            return "" if len({each.value for each in claim.by}) == 1 else self.say(f"page.status.{stand.value}")
        return self.say.date(stand.value) if claim.slot == "when" else str(stand.value)

    def link(self, evidence: Evidence) -> str:
        """The fragment that leads to an evidence on the page (the script lights up the very characters); empty where its article is not on the page."""
        return f"#{anchor(self.number(evidence.article), evidence)}" if evidence.article in self._told else ""

    def there(self, article: str) -> bool:
        """Whether the article's text is on the page."""
        return article in self._told

    def here(self, article: str, datum: Any) -> Evidence:
        """The evidence of a datum of an article's own record."""
        return Evidence(article, datum.start, datum.end, getattr(datum, "field", "text"))

    def body(self, record: ArticleRecord) -> list[tuple[Piece, list[str]]]:
        """The text of an article in pieces, each with the ids of the evidence that begins with it; in a page to share, only what is evidence."""
        kept = self._windows.get(record.id, []) if self._windows is not None else None
        starts = self._places.get(record.id, {})
        return [(each, starts.get(each.start, [])) for each in pieces(record.text, self._marks.get(record.id, ()), kept)]


def _name_of(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1]

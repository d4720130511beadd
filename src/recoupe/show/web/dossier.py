"""The dossier as one self-contained page: what a desk would keep, print, or give away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from recoupe.lang.say import Lang, Say
from recoupe.model.article import Published
from recoupe.model.crosschecked import DossierClaim
from recoupe.model.evidence import Evidence
from recoupe.model.quotation import Quotation
from recoupe.model.record import ArticleRecord, Dossier
from recoupe.model.reuse import Pair, Reuse
from recoupe.model.story import Story
from recoupe.show.web.excerpts import evidence_of, windows
from recoupe.show.web.graph import HEIGHT, WIDTH, graph
from recoupe.show.web.marked import Mark, Piece, pieces

# beyond this many articles, the texts of those that stand alone stay in articles.jsonl: a page of 3,000 texts does not open on a laptop
WHOLE_PILE = 200
PASSAGES_SHOWN = 12


def page(dossier: Dossier, records: Sequence[ArticleRecord], *, lang: Lang = "fr", excerpts: bool = False) -> str:
    """The page as HTML: no script, style, font or picture is fetched from anywhere.

    records: those that the dossier was made from, for the texts. With `excerpts` only the evidence stays, with 200 characters around it.
    """
    view = _View(dossier, {each.id: each for each in records}, Say(lang), excerpts)
    return (
        _environment()
        .get_template("dossier.html.j2")
        .render(view=view, say=view.say, dossier=dossier, lang=lang, css=_static("dossier.css"), js=_static("dossier.js"))
    )


@cache
def _environment() -> Environment:
    return Environment(loader=PackageLoader("recoupe.show.web"), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)


@cache
def _static(name: str) -> str:
    return files("recoupe.show.web").joinpath("static", name).read_text(encoding="utf-8")


class _View:
    """What the template asks for, by story and by article."""

    def __init__(self, dossier: Dossier, records: dict[str, ArticleRecord], say: Say, excerpts: bool) -> None:
        self.dossier = dossier
        self.records = records
        self.say = say
        self.excerpts = excerpts
        self.width, self.height = WIDTH, HEIGHT
        self._windows = windows(evidence_of(dossier))
        self._story_of = {one.id: story.id for story in dossier.stories for one in story.articles}
        self._titles = {story.id: story.title for story in dossier.stories}
        self._actors = {each.id: each.name for each in dossier.actors}
        self._number = {id: number for number, id in enumerate(dossier.articles, 1)}
        self.stories = sorted((each for each in dossier.stories if len(each.articles) > 1), key=lambda each: (-len(each.articles), each.period or ""))
        self.alone = [each for each in dossier.stories if len(each.articles) == 1]
        told = dossier.articles if len(dossier.articles) <= WHOLE_PILE else [id for id in dossier.articles if self._in_a_story(id)]
        self.articles = [records[id] for id in told]
        self.texts_left_out = len(dossier.articles) - len(told)
        self._marks = self._all_marks()
        self._targets = self._all_targets()

    def _in_a_story(self, id: str) -> bool:
        return any(id == one.id for story in self.stories for one in story.articles)

    # who and when

    def number(self, article: str) -> int:
        """The number that stands for an article in tables."""
        return self._number[article]

    def outlet(self, article: str) -> str:
        """The outlet, or the file's name where it is unknown."""
        source = self.records[article].source
        return source.outlet or (source.path or article).replace("\\", "/").rsplit("/", 1)[-1]

    def title(self, article: str) -> str:
        """The title, or the first words of the text."""
        record = self.records[article]
        if record.title:
            return record.title.text
        words = " ".join(record.text.split())
        return words if len(words) <= 80 else words[:79] + "…"

    def when(self, published: Published) -> str:
        """The publication date as a reader writes it, or its bounds, or a dash."""
        if published.value:
            return self.say.date(published.value)
        if published.earliest and published.latest:
            return f"{self.say.date(published.earliest)} – {self.say.date(published.latest)}"
        if published.earliest:
            return f"≥ {self.say.date(published.earliest)}"
        if published.latest:
            return f"≤ {self.say.date(published.latest)}"
        return "—"

    def name(self, actor: str | None) -> str:
        """An actor's name by id."""
        return self._actors.get(actor or "", actor or "?")

    def follows(self, story: Story) -> list[tuple[str, str]]:
        """The stories before this one: (id, title)."""
        return [(each, self._titles[each]) for each in story.follows if each in self._titles]

    # what is shown of a story

    def _inside(self, story: Story, articles: Iterable[str]) -> bool:
        return any(self._story_of.get(each) == story.id for each in articles)

    def claims(self, story: Story) -> list[DossierClaim]:
        """The claims of a story, those of several outlets first."""
        order = ["disputed", "differs", "corroborated", "single-origin", "undetermined"]
        mine = [each for each in self.dossier.claims if self._inside(story, (one.article for one in each.by))]
        return sorted(mine, key=lambda each: (order.index(each.verdict), -each.outlets))

    def stands(self, claim: DossierClaim, story: Story) -> list[list[Any]]:
        """For each article of the story, what it says of the claim."""
        by: dict[str, list[Any]] = defaultdict(list)
        for each in claim.by:
            by[each.article].append(each)
        return [by.get(one.id, []) for one in story.articles]

    def pairs(self, story: Story) -> list[Pair]:
        """The pairs of a story that something ties, the closest first."""
        mine = [each for each in self.dossier.pairs if self._inside(story, (each.a,)) and self._inside(story, (each.b,))]
        return sorted(mine, key=lambda each: (not each.passages, -each.share))

    def passages(self, story: Story) -> list[tuple[str, str, list[Reuse], int]]:
        """By pair of articles, the longest passages that they share, and how many more there are."""
        by_pair: dict[tuple[str, str], list[Reuse]] = defaultdict(list)
        for each in self.dossier.reuse:
            if self._inside(story, (each.a.article,)) and self._inside(story, (each.b.article,)):
                by_pair[each.a.article, each.b.article].append(each)
        found = []
        for (a, b), every in by_pair.items():
            longest = sorted(every, key=lambda each: each.a.start - each.a.end)[:PASSAGES_SHOWN]
            found.append((a, b, sorted(longest, key=lambda each: each.a.start), len(every) - len(longest)))
        return sorted(found, key=lambda each: -sum(one.a.end - one.a.start for one in each[2]))

    def quotations(self, story: Story) -> list[Any]:
        """The utterances that several articles carry."""
        return [
            each
            for each in self.dossier.quotations
            if len({one.evidence.article for one in each.versions}) > 1 and self._inside(story, (one.evidence.article for one in each.versions))
        ]

    def drift(self, quotation: Any, to: int) -> list[Any]:
        """The steps that lead to a version of an utterance."""
        return [each for each in quotation.drift if each.to == to and each.op != "same"]

    def speech(self, story: Story) -> list[tuple[str, list[tuple[str, Quotation]]]]:
        """Who said what: by speaker, the quotations of the story's articles; those in nobody's mouth last, under "?"."""
        by_speaker: dict[str, list[tuple[str, Quotation]]] = defaultdict(list)
        for one in story.articles:
            for each in self.records[one.id].quotations:
                if each.echo_of is None and each.field == "text":
                    by_speaker[each.speaker.name if each.speaker else "?"].append((one.id, each))
        return sorted(by_speaker.items(), key=lambda each: (each[0] == "?", -len(each[1]), each[0]))

    def differences(self, story: Story) -> list[Any]:
        """Where the story's articles do not say the same."""
        return [each for each in self.dossier.differences if self._inside(story, (one.article for version in each.versions for one in version.evidence))]

    def commitments(self, story: Story) -> list[Any]:
        """What is announced or promised in the story, by due date."""
        mine = [each for each in self.dossier.commitments if self._inside(story, (each.made.article,))]
        return sorted(mine, key=lambda each: each.due or "9999")

    def origins(self, story: Story) -> list[Any]:
        """The origins behind the story's articles."""
        return [each for each in self.dossier.origins if self._inside(story, (one.id for one in each.articles))]

    def graph(self, story: Story) -> Any:
        """Nodes and edges of the story's articles; None when nothing ties them."""
        nodes, edges = graph([(one.id, f"{self.number(one.id)} · {self.outlet(one.id)}"[:34]) for one in story.articles], self.pairs(story))
        return (nodes, edges) if edges else None

    def moments(self, story: Story) -> list[Any]:
        """The story's line of time."""
        refs = {each.id for each in self.claims(story)} | {each.id for each in self.commitments(story)}
        refs |= {each.id for each in self.quotations(story)}
        refs |= {each.id for each in self.dossier.events if self._inside(story, (one.article for one in each.mentions))}
        refs |= {one.id for one in story.articles}
        return [each for each in self.dossier.timeline if each.ref in refs]

    # words and marks

    def words(self, evidence: Evidence, most: int = 400) -> str:
        """The words of an evidence, cut in the middle when there are too many."""
        record = self.records[evidence.article]
        text = record.title.text if evidence.field == "title" and record.title else record.text
        words = " ".join(text[evidence.start : evidence.end].split())
        return words if len(words) <= most else f"{words[: most // 2]} […] {words[-most // 2 :]}"

    def anchor(self, evidence: Evidence) -> str:
        """The fragment that leads to an evidence on the page; the script lights up the very characters."""
        if evidence.field == "title":
            return f"#article-{self.number(evidence.article)}"
        return f"#p-{self.number(evidence.article)}-{evidence.start}-{evidence.end}"

    def here(self, article: str, start: int, end: int) -> Evidence:
        """Evidence from bare offsets."""
        return Evidence(article, start, end)

    def body(self, record: ArticleRecord) -> list[Piece]:
        """The text of an article in pieces with their marks; in a page to share, only what is evidence."""
        kept = self._windows.get(record.id, []) if self.excerpts else None
        return pieces(record.text, self._marks.get(record.id, ()), kept)

    def targets(self, record: ArticleRecord, piece: Piece) -> list[str]:
        """The ids of the evidence that begins in a piece, so that links work without the script."""
        places = self._targets.get(record.id, {})
        return [id for at in range(piece.start, piece.start + len(piece.text)) for id in places.get(at, ())]

    def _all_targets(self) -> dict[str, dict[int, list[str]]]:
        every = list(evidence_of(self.dossier))
        every += [Evidence(record.id, each.start, each.end) for record in self.articles for each in record.quotations if each.field == "text"]
        targets: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
        for each in every:
            id = self.anchor(each)[1:]
            if id.startswith("p-") and id not in targets[each.article][each.start]:
                targets[each.article][each.start].append(id)
        return targets

    def _all_marks(self) -> dict[str, list[Mark]]:
        marks: dict[str, list[Mark]] = defaultdict(list)
        for record in self.articles:
            for zone in record.zones:
                if zone.kind != "body":
                    marks[record.id].append(Mark(zone.start, zone.end, f"zone-{zone.kind}"))
            for quotation in record.quotations:
                if quotation.field == "text":
                    speaker = quotation.speaker.name if quotation.speaker else "?"
                    note = self.say(f"page.kind.{quotation.kind}") + " : " + speaker
                    for start, end in quotation.fragments or ((quotation.start, quotation.end),):
                        marks[record.id].append(Mark(start, end, "quote" if quotation.fragments else "reported", note))
            for time in record.times:
                if time.value and time.field == "text":
                    marks[record.id].append(Mark(time.start, time.end, "time", f"{self.say('page.time')} : {time.value}"))
            for mention in record.mentions:
                if mention.name and mention.field == "text":
                    marks[record.id].append(Mark(mention.start, mention.end, "actor", mention.name))
            for oddity in record.oddities:
                for each in oddity.evidence:
                    marks[record.id].append(Mark(each.start, each.end, "odd", oddity.why or ""))
        for passage in self.dossier.reuse:
            for mine, other in ((passage.a, passage.b), (passage.b, passage.a)):
                note = self.say("page.shared-with", n=self.number(other.article), outlet=self.outlet(other.article))
                marks[mine.article].append(Mark(mine.start, mine.end, "shared", note))
        return marks

"""Which layers are scored on which sets; each entry makes its records once and hands them to its scorer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from eval import coreference, crosscheck, events, knowledge, mentions, published, quotations, reuse, status, stories, timebank_links, times, withheld
from eval.actors import Actors
from eval.gold import GoldArticle, Shared, read_jsonl
from eval.holders import Holders
from eval.system import Annotated, System
from eval.tally import Tally

FIELDS = ("id", "outlet", "agency", "url", "date", "title", "text")


@dataclass(kw_only=True)
class Run:
    """One run of the scorers: the gold, the system, and whether to take the time for whole corpora."""

    shared: Shared
    system: System
    slow: bool = False

    @cached_property
    def actors(self) -> Actors:
        """The actors that the gold names."""
        return Actors(self.shared.lines("gold/dev/actors.jsonl"))

    @cached_property
    def gold(self) -> Annotated:
        """The annotated articles, as the system reads them."""
        return self.system.annotate("gold", [as_input(each.row) for each in self.shared.articles])

    @cached_property
    def own(self) -> Annotated:
        """The articles of our own gold, as the system reads them."""
        return self.system.annotate("own-gold", [as_input(each.row) for each in self.shared.own_articles])

    @cached_property
    def unread(self) -> Annotated:
        """The reserved articles of our own gold, as the system reads them."""
        return self.system.annotate("own-gold-reserved", [as_input(each.row) for each in self.shared.unread_articles])

    @cached_property
    def grouped(self) -> Annotated:
        """The members of the gold's stories, their hard negatives and its cross-checked groups."""
        ids = {each for story in self.shared.lines("gold/dev/stories.jsonl") for each in story["members"]}
        ids |= {each[side] for each in self.shared.lines("gold/dev/hard_negatives.jsonl") for side in "ab"}
        ids |= {pair[side] for group in self.shared.crosschecks for pair in group["pairs"] for side in "ab"}
        return self.system.annotate("grouped", [as_input(self.shared.press[each]) for each in sorted(ids)])

    @cached_property
    def press(self) -> Annotated:
        """All press articles."""
        return self.system.annotate("press", [as_input(each) for each in self.shared.press.values()])


def as_input(row: Mapping[str, Any]) -> dict[str, Any]:
    """What a user's file would have of an article: no label, no other column."""
    return {key: row[key] for key in FIELDS if row.get(key) is not None}


def _times(run: Run) -> list[Tally]:
    out = times.score([times.from_gold(each) for each in run.shared.articles], run.gold.records, set="gold")
    if run.shared.own_articles:
        out += times.score([times.from_gold(each) for each in run.shared.own_articles], run.own.records, set="own gold")
    if run.shared.unread_articles:
        out += times.score([times.from_gold(each) for each in run.shared.unread_articles], run.unread.records, set="own gold, reserved")
    bank = run.shared.lines("testsets/times_timebank_fr.jsonl")
    records = run.system.annotate("timebank", [{"id": row["id"], "text": row["text"], "date": row["reference"][:10]} for row in bank]).records
    out += times.score([times.from_timebank(row) for row in bank], records, set="timebank")
    return out + times.score([times.from_timebank(row, pieces=True) for row in bank], records, set="timebank, in pieces")


def _quotations(run: Run) -> list[Tally]:
    out = quotations.score(run.shared.articles, run.gold.records, run.actors, set="gold")
    for articles, records, actors, name in _own_sets(run, "quotations"):
        out += quotations.score(articles, records, actors, set=name)
    return out


def _mentions(run: Run) -> list[Tally]:
    base = run.system.knowledge
    out = mentions.score(run.shared.articles, run.gold.records, run.actors, set="gold", holders=Holders(base, run.actors))
    if run.shared.own_articles:
        own = Actors(run.shared.own_actors)
        out += mentions.score(run.shared.own_articles, run.own.records, own, set="own gold", holders=Holders(base, own))
    if run.shared.unread_articles:
        unread = Actors(run.shared.unread_actors)
        out += mentions.score(run.shared.unread_articles, run.unread.records, unread, set="own gold, reserved", holders=Holders(base, unread))
    return out


def _coreference(run: Run) -> list[Tally]:
    rows = run.shared.lines("testsets/coreference_press_fr.jsonl")
    records = run.system.annotate("coreference", [{"id": row["id"], "text": coreference.chained(row).text} for row in rows]).records
    return coreference.score(rows, records, set="democrat")


def _knowledge(run: Run) -> list[Tally]:
    rows = read_jsonl(knowledge.QUESTIONS) if knowledge.QUESTIONS.is_file() else []
    after = [row for row in rows if row["after_2022"]]
    return [
        *knowledge.score(rows, run.system.knowledge, set="dated offices"),
        *knowledge.score(after, run.system.knowledge, set="dated offices, after 2022"),
    ]


def _events(run: Run) -> list[Tally]:
    out = events.score(run.shared.articles, run.gold.records, run.actors, set="gold")
    for articles, records, actors, name in _own_sets(run, "events"):
        out += events.score(articles, records, actors, set=name)
    return out


def _own_sets(run: Run, layer: str) -> Iterator[tuple[list[GoldArticle], Mapping[str, Mapping[str, Any]], Actors, str]]:
    """Our own golds that have a layer: articles, what the system reads there, actors, and the set's name."""
    if own := [each for each in run.shared.own_articles if layer in each.said]:
        yield own, run.own.records, Actors(run.shared.own_actors), "own gold"
    if unread := [each for each in run.shared.unread_articles if layer in each.said]:
        yield unread, run.unread.records, Actors(run.shared.unread_actors), "own gold, reserved"


def _status(run: Run) -> list[Tally]:
    rows = run.shared.lines("testsets/status_open.jsonl")
    records = run.system.annotate("status", [{"id": row["id"], "text": row["text"], "date": row["published"]} for row in rows]).records
    return status.score(rows, records, set="open")


def _timebank_links(run: Run) -> list[Tally]:
    rows = run.shared.lines("testsets/events_timebank_fr.jsonl")
    inputs = [{"id": row["id"], "text": row["text"], "date": row["reference"][:10]} for row in rows]
    records = run.system.annotate("timebank-links", inputs).records
    both = timebank_links.score(rows, lambda id, span: timebank_links.from_record(records.get(id, {}), span), set="timebank")
    looks = {work.article.id: timebank_links.alone(work) for work in run.system.parsed("timebank-links", inputs)}
    return both + timebank_links.score(rows, lambda id, span: looks[id](id, span) if id in looks else None, set="timebank, status alone")


def _published(run: Run) -> list[Tally]:
    ids = sorted({each.id for each in run.shared.articles} | {x for story in run.shared.lines("gold/dev/stories.jsonl") for x in story["members"]})
    rows = [as_input(run.shared.press[each]) for each in ids]
    dateless = {row["id"]: published.withheld(row) for row in rows}
    records = run.system.annotate("dateless", list(dateless.values())).records
    out = published.score(rows, records, set="gold and stories", measure="alone")
    if not run.slow:
        return out
    inside = {}
    groups = [sorted({pair[side] for pair in group["pairs"] for side in "ab"}) for group in run.shared.crosschecks]
    members = [member for group in groups for member in group]
    for group in groups:
        for member in group:
            pile = [published.withheld(as_input(run.shared.press[x])) if x == member else as_input(run.shared.press[x]) for x in group]
            inside[member] = run.system.check(f"dateless-{member}", pile)[1].get(member, {})
    out += published.score([as_input(run.shared.press[each]) for each in members], inside, set="crosscheck groups", measure="inside its story")
    known = withheld.datable(run.shared.press.values())
    return out + withheld.tallies(known, withheld.found(known))


def _stories(run: Run) -> list[Tally]:
    rows = run.shared.lines("gold/dev/stories.jsonl")
    gold = {member: row["group"] for row in rows for member in row["members"]}
    hard = run.shared.lines("gold/dev/hard_negatives.jsonl")
    found = stories.grouping(_grouped(run.grouped))
    out = stories.score(gold, found, set="members only", hard_negatives=hard)
    titles = [row for row in run.shared.lines("testsets/stories_titles_og2021.jsonl") if row["lang"] == "fra"]
    read = run.system.annotate("og2021", [{"id": row["id"], "text": row["title"], "date": row["published"].replace(" ", "T")} for row in titles])
    out += stories.score({row["id"]: row["cluster"] for row in titles}, stories.grouping(_grouped(read)), set="OG2021 French titles")
    topics = run.shared.lines("press/topics_rpm2.jsonl")
    told = _grouped(run.system.annotate("topics", [{"id": row["id"], "text": row["text"]} for row in topics]))
    out += stories.score({row["id"]: f"{row['topic']} {row['period']}" for row in topics}, stories.grouping(told), set="topics_rpm2, topic and period")
    out += stories.score({row["id"]: row["topic"] for row in topics}, stories.chained(told), set="topics_rpm2, topic", layer="storylines")
    if run.slow:
        out += stories.score(gold, stories.grouping(_grouped(run.press)), set="press", hard_negatives=hard, outsiders=True)
    return out


def _grouped(annotated: Annotated) -> list[Mapping[str, Any]]:
    from recoupe.group.stories import stories as group
    from recoupe.model.serialise import to_data

    return [to_data(each) for each in group(annotated.nouns)]


def _reuse(run: Run) -> list[Tally]:
    """Reuse looks at the texts alone, so that articles need not be annotated for it."""
    path = run.shared.root / "press" / "reuse_gilets_jaunes.jsonl"
    script = run.shared.root / "gold" / "reuse_reference.py"
    if not (path.is_file() and script.is_file()):
        return []
    rows = run.shared.lines("press/reuse_gilets_jaunes.jsonl")
    return reuse.score(reuse.reference(script, path), reuse.found_runs(shared_passages(rows)), set="reuse_gilets_jaunes")


def shared_passages(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """What the system finds shared among articles of different outlets, as a dossier's `reuse`."""
    from recoupe.crosscheck.reuse import find_reuse
    from recoupe.model.serialise import to_data

    outlets = {row["id"]: row["outlet"] for row in rows}
    found = find_reuse([bare_record(row) for row in rows])
    return [to_data(each) for each in found if outlets[each.a.article] != outlets[each.b.article]]


def bare_record(row: Mapping[str, Any]) -> Any:
    """The record of an article of which nothing is known but the text."""
    from recoupe.model.article import Article, Source
    from recoupe.model.record import ArticleRecord
    from recoupe.versions import made_with

    article = Article.of(row["id"], row["text"], lang="fr", source=Source(path=row["id"], outlet=row.get("outlet")))
    return ArticleRecord(
        id=article.id,
        sha256=article.sha256,
        lang=article.lang,
        made_with=made_with(),
        source=article.source,
        title=None,
        published=article.published,
        text=article.text,
        zones=article.zones,
        sentences=(),
        times=(),
        mentions=(),
        actors=(),
        quotations=(),
        events=(),
        claims=(),
        oddities=(),
    )


def _crosscheck(run: Run) -> list[Tally]:
    groups = []
    by_id = {each.id: each for each in run.grouped.nouns}
    for gold in run.shared.crosschecks:
        ids = sorted({pair[side] for pair in gold["pairs"] for side in "ab"})
        dossier = run.system.dossier([by_id[each] for each in ids if each in by_id])
        groups.append(crosscheck.Group(gold, dossier, {each: run.shared.press[each]["text"] for each in ids}))
    return crosscheck.score(groups, set="groups")


LAYERS: dict[str, Callable[[Run], list[Tally]]] = {
    "times": _times,
    "quotations": _quotations,
    "mentions": _mentions,
    "coreference": _coreference,
    "knowledge": _knowledge,
    "events": _events,
    "status": _status,
    "timebank-links": _timebank_links,
    "published": _published,
    "stories": _stories,
    "reuse": _reuse,
    "crosscheck": _crosscheck,
}
"""The layers in the order of metrics.md."""

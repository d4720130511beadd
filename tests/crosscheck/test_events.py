"""Events of several articles: one happening is one event, and what only might be one stays apart."""

from dataclasses import replace

from recoupe.crosscheck.events import merge_events
from recoupe.crosscheck.relations import relations
from recoupe.model.article import Article, Published, Source
from recoupe.model.event import Event, EventTime, Role, Status, Trigger
from recoupe.model.made import MadeWith
from recoupe.model.record import ArticleRecord
from recoupe.model.story import Story, StoryArticle

TEXT = "La Norvège quitte le club des Fjords."


def event(status: Status, *, time: str | None = None, who: str | None = "iso:NOR") -> Event:
    return Event(
        id="e1",
        type="SANCTION",
        mode="withdraw",
        kind="leave-organisation",
        trigger=Trigger(start=11, end=17, text="quitte"),
        source=(Role(actor=who, name="Norvège", mention="m1"),),
        target=(Role(actor="own:fjords", name="club des Fjords", mention="m2"),),
        time=None if time is None else EventTime(value=time, from_="t1"),
        status=status,
        by="test/1",
    )


def record(id: str, event: Event, published: str) -> ArticleRecord:
    article = Article.of(id, TEXT)
    return ArticleRecord(
        id=id, sha256=article.sha256, lang="fr", made_with=MadeWith(recoupe="0", pipeline="0", knowledge="0", codebook="0"),
        source=Source(outlet=id), title=None, published=Published(value=published, basis="given"), text=TEXT, zones=(), sentences=(), times=(),
        mentions=(), actors=(), quotations=(), events=(event,), claims=(), oddities=(),
    )  # fmt: skip


def merged(*records: ArticleRecord):  # type: ignore[no-untyped-def]
    story = Story(
        id="s1", title="t", period=None, place=None, actors=(), articles=tuple(StoryArticle(id=each.id, role="report") for each in records), follows=(), why="w"
    )
    return merge_events(records, [story], independent=lambda articles: 1)


def test_announced_by_one_and_done_by_another_is_one_event_with_a_history() -> None:
    (event_,) = merged(record("b", event("done", time="2025-05"), "2025-05-20"), record("a", event("announced", time="2025-05-19"), "2025-05-02"))
    assert event_.status == "done"
    assert [(step.when, step.status) for step in event_.history] == [("2025-05-02", "announced"), ("2025-05-20", "done")]
    assert event_.time is not None
    assert event_.time.value == "2025-05-19"
    assert event_.outlets == 2


def test_other_days_or_unknown_actors_keep_events_apart() -> None:
    assert len(merged(record("a", event("done", time="2025-05-19"), "2025-05-20"), record("b", event("done", time="2024-01-02"), "2025-05-20"))) == 2
    assert len(merged(record("a", event("done", who=None), "2025-05-20"), record("b", event("done", who=None), "2025-05-20"))) == 2


def test_a_denial_alone_stays_a_denial() -> None:
    (event_,) = merged(record("a", event("denied"), "2025-05-20"))
    assert event_.status == "denied"
    assert relations([event_]) == ()


def test_a_relation_knows_its_last_confirmation() -> None:
    (relation,) = relations(merged(record("a", event("done"), "2025-05-20"), record("b", event("done"), "2025-06-01")))
    assert (relation.source, relation.type, relation.target, relation.confirmed_last) == ("iso:NOR", "left", "own:fjords", "2025-06-01")
    assert len(relation.evidence) == 2


def test_events_of_one_article_alone_are_kept() -> None:
    kept = merged(record("a", replace(event("done"), target=()), "2025-05-20"))
    assert [each.kind for each in kept] == ["leave-organisation"]

"""Short names led to the cast of their story; the records are made of sentences of ours."""

from dataclasses import replace

from recoupe.group.casting import cast_by_story
from recoupe.model.actor import Actor
from recoupe.model.article import Article, Source
from recoupe.model.made import MadeWith
from recoupe.model.mention import Mention
from recoupe.model.quotation import Cue, Quotation, Speaker
from recoupe.model.record import ArticleRecord
from recoupe.model.story import Story, StoryArticle

MADE = MadeWith(recoupe="1", pipeline="1", knowledge="1", codebook="1")


def record(id: str, text: str, *people: tuple[str, str | None]) -> ArticleRecord:
    article = Article.of(id, text, source=Source(outlet=id))
    mentions = tuple(
        Mention(
            id=f"m{n}", start=text.index(name), end=text.index(name) + len(name), text=name, label="PERSON", reading="name", actor=actor, by="test", score=0.6
        )
        for n, (name, actor) in enumerate(people)
    )
    actors = tuple(Actor(id=actor, name=name, names=(name,), kind="person", verified=False) for name, actor in people if actor)
    return ArticleRecord(
        id=id,
        sha256=article.sha256,
        lang="fr",
        made_with=MADE,
        source=article.source,
        title=None,
        published=article.published,
        text=text,
        zones=(),
        sentences=(),
        times=(),
        mentions=mentions,
        actors=actors,
        quotations=(),
        events=(),
        claims=(),
        oddities=(),
    )


def story(*ids: str) -> Story:
    return Story(
        id="s1", title="t", period=None, place=None, actors=(), articles=tuple(StoryArticle(id=each, role="report") for each in ids), follows=(), why=""
    )


FULL = record("a", "Ada Lund est venue.", ("Ada Lund", "new:ada-lund"))
SHORT = record("b", "Lund est venue.", ("Lund", "new:lund"))


def test_a_short_name_is_the_only_bearer_of_the_story() -> None:
    said = Quotation(
        id="q1",
        kind="indirect",
        start=0,
        end=4,
        text="Lund",
        fragments=(),
        speaker=Speaker(actor="new:lund", name="Lund", mention="m0"),
        cue=Cue(start=5, end=8, lemma="dire", polarity="neutral", force="states"),
        by="test",
    )
    full, short = cast_by_story([FULL, replace(SHORT, quotations=(said,))], [story("a", "b")])
    made = short.mentions[0]
    assert (made.actor, made.name, made.reading, made.by) == ("new:ada-lund", "Ada Lund", "short-name", "test story/short-name/1")
    assert "Ada Lund" in (made.why or "")
    assert [each.id for each in short.actors] == ["new:ada-lund"]
    assert short.quotations[0].speaker == Speaker(actor="new:ada-lund", name="Ada Lund", mention="m0")
    assert full is FULL


def test_two_bearers_in_one_story_leave_it_as_it_is() -> None:
    other = record("c", "Ole Lund est venu.", ("Ole Lund", "new:ole-lund"))
    assert cast_by_story([FULL, SHORT, other], [story("a", "b", "c")])[1] is SHORT


def test_another_story_lends_nobody() -> None:
    assert cast_by_story([FULL, SHORT], [story("a"), story("b")]) == [FULL, SHORT]


def test_the_order_of_the_records_does_not_matter() -> None:
    one = cast_by_story([FULL, SHORT], [story("a", "b")])
    assert one == cast_by_story([SHORT, FULL], [story("b", "a")])[::-1]

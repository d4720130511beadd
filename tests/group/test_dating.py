"""An undated article gets its day from its story only where one day fits, and bounds where the words leave it open."""

from dataclasses import replace

import pytest

from recoupe.annotate.times import TimesStage
from recoupe.group.dating import dated_by_story
from recoupe.model.annotated import Annotated
from recoupe.model.article import Published
from recoupe.model.quotation import Quotation
from recoupe.model.record import ArticleRecord
from recoupe.model.story import Story, StoryArticle
from recoupe.resolve.dates import DatesStage
from tests.crosscheck.records import record


def read(id: str, text: str, date: str | None = None) -> ArticleRecord:
    plain = record(id, text, date=date, title=None)
    work = DatesStage("fr")(TimesStage()(Annotated(article=plain.article)))
    return replace(plain, times=work.times or (), sentences=((0, len(text)),))


def dated(*records: ArticleRecord) -> dict[str, Published]:
    story = Story(
        id="s", title="t", period=None, place=None, actors=(), articles=tuple(StoryArticle(id=each.id, role="report") for each in records), follows=(), why="w"
    )
    return dict(dated_by_story(records, [story], lang="fr"))


DATED = read("known", "Le barrage a cédé jeudi 12 mars à Oslune.", "2026-03-12")
ANOTHER = read("another", "Le lac de barrage est vide.", "2026-03-12")


@pytest.mark.parametrize(
    ("text", "value", "earliest", "latest"),
    [
        ("Le barrage a cédé ce jeudi.", "2026-03-12", "2026-03-12", "2026-03-13"),
        ("Le barrage a cédé hier jeudi.", "2026-03-13", "2026-03-13", "2026-03-13"),
        ("Le barrage a cédé ce jeudi 12 mars.", "2026-03-12", "2026-03-12", "2026-03-13"),
        ("Le barrage a cédé jeudi.", "2026-03-12", "2026-03-12", "2026-03-13"),
        (f"{'Le lac est haut. ' * 20}Le barrage a cédé jeudi.", "2026-03-12/2026-03-18", "2026-03-12", "2026-03-18"),
        ("Deux digues ont cédé mercredi et jeudi.", "2026-03-12", "2026-03-12", "2026-03-13"),
        ("Le barrage a cédé ce vendredi.", "2026-03-13/2026-03-14", "2026-03-13", "2026-03-14"),
    ],
)
def test_the_weekday_of_the_story_dates_the_article(text: str, value: str | None, earliest: str, latest: str) -> None:
    published = dated(DATED, read("unknown", text))["unknown"]
    assert (published.value, published.earliest, published.latest, published.basis) == (value, earliest, latest, "story")
    assert published.evidence
    assert published.why
    assert "mars 2026" in published.why


def test_the_day_after_counts_where_another_article_is_of_it() -> None:
    next_day = read("next", "Le barrage a cédé hier jeudi.", "2026-03-13")
    assert dated(DATED, next_day, read("unknown", "Le barrage a cédé ce jeudi."))["unknown"].value == "2026-03-12/2026-03-13"


@pytest.mark.parametrize(
    "text", ["Le barrage a cédé jeudi dernier.", "Le barrage a cédé le jeudi 13 mars 2014.", "Le barrage a cédé d'ici jeudi.", "Le barrage a cédé."]
)
def test_what_says_nothing_of_the_day_leaves_a_week_around_the_others(text: str) -> None:
    published = dated(DATED, ANOTHER, read("unknown", text))["unknown"]
    assert (published.earliest, published.latest) == ("2026-03-05", "2026-03-19")
    # one affair comes back weeks later in the same words: a single dated article says nothing
    assert "unknown" not in dated(DATED, read("unknown", text))
    assert "unknown" not in dated(DATED, read("another", "Le lac est vide.", "2026-03-30"), read("unknown", text))


def test_a_day_that_the_others_only_await_is_told_by_nobody() -> None:
    ahead = read("known", "Le barrage sera vidé samedi 14 mars.", "2026-03-12")
    assert dated(ahead, ANOTHER, read("unknown", "Le barrage a cédé samedi."))["unknown"].value == "2026-03-05/2026-03-19"


def test_two_days_that_fit_are_none() -> None:
    week_before = read("before", "La réunion s’est tenue jeudi 5 mars.", "2026-03-05")
    assert dated(DATED, week_before, read("unknown", "Le barrage a cédé ce jeudi."))["unknown"].value == "2026-02-26/2026-03-19"


def test_a_speakers_weekday_is_not_the_articles() -> None:
    text = "« Il a cédé ce jeudi », dit une voisine."
    said = Quotation(id="q1", kind="direct", start=2, end=19, text=text[2:19], fragments=((2, 19),), speaker=None, cue=None, by="test/1")
    assert dated(DATED, ANOTHER, replace(read("unknown", text), quotations=(said,)))["unknown"].value == "2026-03-05/2026-03-19"


def test_what_is_given_stays() -> None:
    given = replace(read("unknown", "Le barrage a cédé ce jeudi."), published=Published(value="2026-03", basis="given"))
    assert "unknown" not in dated(DATED, given)


def test_the_articles_own_bounds_hold() -> None:
    late = replace(read("unknown", "Le barrage a cédé ce jeudi."), published=Published(earliest="2026-05-01", basis="inferred"))
    assert "unknown" not in dated(DATED, late)

"""The pipeline: stages in an order that works, and one bad article that does not take the others along."""

from dataclasses import dataclass

import pytest

from recoupe.config import Settings
from recoupe.errors import RecoupeError
from recoupe.knowledge import load
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article
from recoupe.model.record import ArticleRecord, Skipped
from recoupe.pipeline import Annotator, check_order, stages


@dataclass(frozen=True)
class Step:
    name: str
    needs: frozenset[str]
    gives: frozenset[str]

    def __call__(self, work: Annotated) -> Annotated:
        return work


def test_the_shipped_order_gives_each_stage_what_it_needs() -> None:
    names = [each.name for each in stages(Settings(), load())]
    assert len(names) == len(set(names))


def test_a_stage_before_its_food_is_refused() -> None:
    with pytest.raises(RecoupeError, match="mentions"):
        check_order([Step("actors", frozenset({"mentions"}), frozenset({"actors"})), Step("names", frozenset(), frozenset({"mentions"}))])


def test_a_stage_may_only_give_layers_that_exist() -> None:
    with pytest.raises(RecoupeError, match="feelings"):
        check_order([Step("mood", frozenset(), frozenset({"feelings"}))])


def test_an_article_on_which_a_stage_fails_is_listed_and_the_next_one_is_done() -> None:
    annotator = Annotator(Settings(lang="en"))

    class Broken:
        name = "times"
        needs: frozenset[str] = frozenset()
        gives = frozenset({"times"})

        def __call__(self, work: Annotated) -> Annotated:
            if "boum" in work.article.text:
                raise ZeroDivisionError("boum")
            return work

    annotator._stages = (*annotator._stages, Broken())
    bad = annotator(Article.of("bad", "Un texte qui fait boum."))
    good = annotator(Article.of("good", "Un texte sans histoire."))
    assert isinstance(bad, Skipped)
    assert "times" in bad.what
    assert "ZeroDivisionError" in bad.what
    assert isinstance(good, ArticleRecord)


@pytest.mark.parametrize(
    "text", ["a", "«", "«»", "\u00a0\n\n\t", "« " * 300, "–\n– »", "(AFP)", "1" * 500, "é" * 2000, "\u200b\ufeff?", "Le 31 février 9999, X a dit : « »."]
)
def test_odd_texts_are_annotated_without_failing(text: str) -> None:
    record = _annotator(text)
    assert isinstance(record, ArticleRecord), record
    assert record.text == text


_made: list[Annotator] = []


def _annotator(text: str) -> ArticleRecord | Skipped:
    if not _made:
        _made.append(Annotator(Settings()))
    return _made[0](Article.of("odd", text))

from recoupe.annotate.sentences import SentencesStage
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article, Zone


def test_no_sentence_crosses_a_zone() -> None:
    text = "OSLO, 3 mai (Agence) - Le port rouvre. Il était fermé."
    zones = (Zone(kind="dateline", start=0, end=23), Zone(kind="body", start=23, end=len(text)))
    work = SentencesStage()(Annotated(article=Article.of("a1", text, zones=zones)))
    assert [text[each.start : each.end] for each in work.sentences or ()] == ["OSLO, 3 mai (Agence) -", "Le port rouvre.", "Il était fermé."]


def test_an_empty_article_has_no_sentence() -> None:
    assert SentencesStage()(Annotated(article=Article.of("a1", ""))).sentences == ()

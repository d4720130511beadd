import pytest

from recoupe.annotate.sentences import SentencesStage
from recoupe.annotate.syntax import SyntaxStage
from recoupe.lang.fr import syntax_model
from recoupe.lang.fr.syntax_model import SyntaxModel
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article

TEXT = "Un titre\n\n« Le pont est fermé », a dit l’ingénieure.  Elle part."


@pytest.fixture(scope="module")
def model() -> SyntaxModel:
    return syntax_model.load()


def test_tokens_have_the_words_of_the_text(model: SyntaxModel) -> None:
    work = SyntaxStage(model)(SentencesStage()(Annotated(article=Article.of("a1", TEXT))))
    assert work.sentences is not None
    assert [len(sentence.tokens) for sentence in work.sentences] == [2, 12, 3]
    for sentence in work.sentences:
        for i, token in enumerate(sentence.tokens):
            assert TEXT[token.start : token.end] == token.text
            assert token.i == i
            assert sentence.start <= token.start < token.end <= sentence.end


def test_only_wanted_sentences_are_parsed(model: SyntaxModel) -> None:
    stage = SyntaxStage(model, wanted=lambda work, sentence: "a dit" in work.article.text[sentence.start : sentence.end])
    work = stage(SentencesStage()(Annotated(article=Article.of("a1", TEXT))))
    assert [bool(sentence.tokens) for sentence in work.sentences or ()] == [False, True, False]

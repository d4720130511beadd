"""A participle before a day that is set for something lies in the past, the day does not."""

import dataclasses

import pytest

from recoupe.annotate.sentences import SentencesStage
from recoupe.annotate.syntax import SyntaxStage
from recoupe.annotate.times import TimesStage
from recoupe.lang.fr import syntax_model
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article, Published
from recoupe.resolve.dates import DatesStage

SYNTAX = SyntaxStage(syntax_model.load(None))


def values(text, published):
    article = dataclasses.replace(Article.of("a1", text), published=Published(value=published, basis="given"))
    return [each.value for each in DatesStage("fr")(SYNTAX(TimesStage()(SentencesStage()(Annotated(article=article))))).times]


# 14 October 2033 is a Friday
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("L'invitation adressée par le roi pour le 13 novembre a été acceptée.", "2033-11-13"),
        ("L'appel lancé par les dockers pour le 3 décembre inquiète le port.", "2033-12-03"),
        ("L'appel lancé par les dockers pour lundi inquiète le port.", "2033-10-17"),
        ("Les billets vendus par le musée pour le 11 octobre ont été remboursés.", "2033-10-11"),
        ("La convocation reçue le 2 novembre porte sur la pêche.", "2032-11-02"),
        ("Le prix décerné par la ville pour le mois de mai est allé à une boulangère.", "2033-05"),
    ],
)
def test_pour_before_a_day_sets_it_and_the_participle_does_not(text, value):
    assert values(text, "2033-10-14") == [value]

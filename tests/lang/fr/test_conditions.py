"""Conditions and questions, by our own sentences."""

from __future__ import annotations

import pytest

from recoupe.lang.fr import syntax_model
from recoupe.lang.fr.conditions import condition_of, conditions, questioned
from recoupe.model.syntax import Sentence, Token


def read(text: str) -> Sentence:
    (parsed,) = syntax_model.load().parse([text])
    tokens = tuple(
        Token(i, each.start, each.end, text[each.start : each.end], each.lemma, each.upos, each.morph, each.head, each.dep) for i, each in enumerate(parsed[0])
    )
    return Sentence(tokens[0].start, tokens[-1].end, tokens)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Si le roi part, la reine restera.", ["Si le roi part"]),
        ("La reine restera s’il part, a dit le roi.", ["s’il part"]),
        ("La reine restera en cas de retard du bac.", ["en cas de retard du bac"]),
        ("La reine partira à condition que le bac passe.", ["à condition que le bac passe"]),
        ("La reine restera même si le roi part.", []),
        ("Le roi demande si la reine part.", []),
        ("Le roi ne sait pas si la reine viendrait.", []),
        ("Le roi a demandé hier devant la cour si le bac passerait.", []),
        ("Si le roi a signé, la reine s’y refuse.", []),
        ("À moins de six mois du vote, le roi part.", []),
        ("Le roi est si vieux.", []),
    ],
)
def test_conditions_are_told_from_questions_concessions_and_adverbs(text: str, found: list[str]) -> None:
    sentence = read(text)
    spans = [sentence.tokens[each.first : each.last] for each in conditions(sentence)]
    assert [text[each[0].start : each[-1].end] for each in spans] == found


@pytest.mark.parametrize(
    ("text", "word", "conditioned"),
    [
        ("Si le roi part, la reine restera.", "restera", True),
        ("Si le roi part, la reine restera.", "part", False),
        ("Le roi, qui a signé lundi, partira si le bac passe.", "partira", True),
    ],
)
def test_a_condition_is_of_what_waits_for_it(text: str, word: str, conditioned: bool) -> None:
    sentence = read(text)
    token = next(each for each in sentence.tokens if each.text == word)
    assert (condition_of(sentence, token) is not None) == conditioned


@pytest.mark.parametrize(
    ("text", "word", "asked"),
    [
        ("Le roi va-t-il partir ?", "partir", True),
        ("Vers un départ du roi ?", "départ", True),
        ("Pourquoi le roi est-il parti ?", "parti", False),
        ("Le roi est parti.", "parti", False),
        ("Le roi a demandé : « Le bac passe-t-il ? »", "demandé", False),
    ],
)
def test_a_question_supposes_only_what_it_asks(text: str, word: str, asked: bool) -> None:
    sentence = read(text)
    token = next(each for each in sentence.tokens if each.text == word)
    assert questioned(sentence, token) == asked

"""Every word of standing.toml has a sentence of ours in which it stands, and that puts the event where the sentence says."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pytest

from recoupe.lang.fr import syntax_model
from recoupe.lang.fr.standing import status_of_verb
from recoupe.lang.fr.standing_course import expressed
from recoupe.lang.fr.standing_nouns import status_of_noun
from recoupe.lang.fr.tellers import teller_of
from recoupe.model.event import Status
from recoupe.model.syntax import Sentence, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence for a word of a group (`at`: "verbs.promised"); `trigger` stands for the event, None where the group says nothing of a status.

    `status` is where the event stands; None where the trigger names none.
    """

    at: str
    word: str
    example: str
    trigger: str | None
    status: Status | None


EXAMPLES = [Example(**json.loads(line)) for line in Path(__file__).with_name("standing_examples.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def sentences() -> dict[str, list[Sentence]]:
    texts = sorted({each.example for each in EXAMPLES})
    made: dict[str, list[Sentence]] = {}
    for text, parsed in zip(texts, syntax_model.load().parse(texts), strict=True):
        made[text] = []
        for one in parsed:
            tokens = tuple(
                Token(i, each.start, each.end, text[each.start : each.end], each.lemma, each.upos, each.morph, each.head, each.dep)
                for i, each in enumerate(one)
            )
            made[text].append(Sentence(tokens[0].start, tokens[-1].end, tokens))
    return made


def test_every_word_has_an_example() -> None:
    listed = tomllib.loads(files("recoupe.lang.fr").joinpath("standing.toml").read_text(encoding="utf-8"))
    words = {(f"{section}.{group}", word) for section, groups in listed.items() for group, words in groups.items() for word in words}
    assert words == {(each.at, each.word) for each in EXAMPLES}


@pytest.mark.parametrize("group", sorted({each.at for each in EXAMPLES}))
def test_the_events_of_the_examples_stand_where_they_say(group: str, sentences: dict[str, list[Sentence]]) -> None:
    wrong = []
    for each in EXAMPLES:
        if each.at != group or each.trigger is None:
            continue
        sentence, token = next((one, token) for one in sentences[each.example] for token in reversed(one.tokens) if token.text == each.trigger)
        # the present of a verb may look like a noun to the tagger: there the group says what it is
        verb = token.pos in ("VERB", "AUX") or group.startswith("aspect")
        status = status_of_verb(sentence, token) if verb else status_of_noun(sentence, token)
        if status != each.status:
            wrong.append((each.word, each.example, each.status, status))
    assert wrong == []


def test_who_tells_and_what_is_expressed_is_found_in_the_examples(sentences: dict[str, list[Sentence]]) -> None:
    for each in EXAMPLES:
        sentence = sentences[each.example][0]
        if each.at == "telling.verbs":
            attack = next(token for token in sentence.tokens if token.text == "attaque")
            teller = teller_of(sentence, attack, verb=False)
            assert (teller and teller.text) == "Suède", each
        if each.at == "course.acts":
            assert expressed(sentence, next(token for token in sentence.tokens if token.text == "soutien")), each

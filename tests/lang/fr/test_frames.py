"""Each frame's own example is found by it, at its trigger, with the status that it names."""

from collections.abc import Iterator

import pytest

from recoupe.annotate.events import matches
from recoupe.lang.fr import syntax_model
from recoupe.lang.fr.event_frames import Frame, frames
from recoupe.lang.fr.standing import status_of_verb
from recoupe.lang.fr.standing_nouns import status_of_noun
from recoupe.lang.say import Say
from recoupe.model.syntax import Sentence, Token


@pytest.fixture(scope="module")
def trees() -> dict[str, list[Sentence]]:
    examples = [each.example for each in frames()]
    return {text: list(_sentences(text, parsed)) for text, parsed in zip(examples, syntax_model.load().parse(examples), strict=True)}


def _sentences(text: str, parsed: list[list[syntax_model.ParsedToken]]) -> Iterator[Sentence]:
    for tokens in parsed:
        made = tuple(
            Token(i, each.start, each.end, text[each.start : each.end], each.lemma, each.upos, each.morph, each.head, each.dep) for i, each in enumerate(tokens)
        )
        yield Sentence(made[0].start, made[-1].end, made)


@pytest.mark.parametrize("frame", frames(), ids=lambda each: f"{each.type}-{each.id}")
def test_the_example_of_a_frame_is_found(frame: Frame, trees: dict[str, list[Sentence]]) -> None:
    found = []
    for sentence in trees[frame.example]:
        for each in matches(sentence):
            status = status_of_verb(sentence, each.token, act=each.frame.act) if each.verb else status_of_noun(sentence, each.token)
            found.append((each.frame.id, each.token.text, each.frame.bound(status) if status else None))
    assert (frame.id, frame.trigger, frame.status) in found


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_kind_has_words(lang: str) -> None:
    for frame in frames():
        assert Say(lang)(f"claims.kind.{frame.kind}")  # type: ignore[arg-type]


def test_no_two_frames_of_one_type_share_an_id() -> None:
    ids = [(each.type, each.id) for each in frames()]
    assert len(ids) == len(set(ids))

"""What has been read of the sentence at hand, so that several rules that ask the same of it read it once."""

from __future__ import annotations

from typing import Generic, TypeVar

from recoupe.model.syntax import Sentence, Token

T = TypeVar("T")


class Held(Generic[T]):
    """Answers about the words of one sentence; those of the sentence before are let go when another is asked about.

    >>> held, sentence = Held[int](), Sentence(0, 3)
    >>> held.of(sentence)[0, "aller", "VERB"] = 1
    >>> held.of(sentence), held.of(Sentence(0, 3))
    ({(0, 'aller', 'VERB'): 1}, {})
    """

    def __init__(self) -> None:
        self._held: tuple[Sentence | None, dict[tuple[int, str, str], T]] = (None, {})

    def of(self, sentence: Sentence) -> dict[tuple[int, str, str], T]:
        """The answers about this very sentence so far, by `name` of the word asked about."""
        held = self._held
        if held[0] is not sentence:
            held = self._held = (sentence, {})
        return held[1]


def name(token: Token) -> tuple[int, str, str]:
    """What tells a word of a sentence, and its reading where a rule has corrected the tagger's."""
    return token.i, token.lemma, token.pos

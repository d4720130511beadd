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


_FORMS: Held[frozenset[str]] = Held()


def forms(sentence: Sentence) -> frozenset[str]:
    """The lemmas and forms of all words of a sentence, in small letters, collected once."""
    held = _FORMS.of(sentence)
    if not held:
        held[0, "", ""] = frozenset([form.lower() for each in sentence.tokens for form in (each.lemma, each.text)])
    return held[0, "", ""]


def name(token: Token) -> tuple[int, str, str]:
    """What tells a word of a sentence, and its reading where a rule has corrected the tagger's."""
    return token.i, token.lemma, token.pos

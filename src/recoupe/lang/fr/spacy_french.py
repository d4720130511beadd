"""The spaCy language class of our pipeline: which features of a word the network sees.

spaCy's embedding reads six string attributes of a lexeme; French needs others than its defaults, so four slots carry ours:
NORM the folded form, PREFIX and SUFFIX three letters, LOWER the last five letters, LANG what the form lexicon knows of the word.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from spacy.attrs import LANG, LOWER, NORM, PREFIX, SHAPE, SUFFIX
from spacy.language import BaseDefaults, Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab
from thinc.api import Config

from recoupe.lang.fr.lexicon import lexicon
from recoupe.lang.fr.tokenizer import tokens
from recoupe.lang.fr.view import plain_view

_INITIALS = str.maketrans("ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜàâäçéèêëîïôöùûü", "AAACEEEEIIOOUUUaaaceeeeiioouuu")
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=4096)  # four attributes of each new word ask in a row, and the name model after them
def folded(word: str) -> str:
    """Return the word in plain typography and lower case, its first letter without accent (État, Etat and état are one), digits as 0.

    >>> folded("Été"), folded("État"), folded("à"), folded("2025")
    ('eté', 'etat', 'à', '0000')
    """
    word = plain_view(word)
    if len(word) > 1:
        word = word[0].translate(_INITIALS) + word[1:]
    return _DIGIT.sub("0", word.lower())


def shape(word: str) -> str:
    """Return the word's pattern of capitals, letters, digits and marks, runs cut at two.

    >>> shape("Nairobi"), shape("AFP"), shape("11h30"), shape("-t-il")
    ('Xx', 'XX', 'ddxdd', '-x-xx')
    """
    out = ""
    for char in word:
        kind = "X" if char.isupper() else "x" if char.isalpha() else "d" if char.isdigit() else char
        if out[-2:] != kind + kind:
            out += kind
    return "Xx" if out == "Xxx" else out


def _lexicon_class(word: str) -> str:
    return lexicon().word_class(word)


GETTERS: dict[int, Callable[[str], str]] = {
    NORM: folded,
    PREFIX: lambda word: folded(word)[:3],
    SUFFIX: lambda word: folded(word)[-3:],
    LOWER: lambda word: folded(word)[-5:],
    SHAPE: shape,
    LANG: _lexicon_class,
}


class Tokenizer:
    """Cuts a text into our tokens as a spaCy Doc (offsets beyond single spaces are the caller's to keep)."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The text as a Doc."""
        spans = list(tokens(text))
        spaces = [after[0] > before[1] for before, after in pairwise(spans)] + [False] * bool(spans)
        return Doc(self.vocab, words=[text[start:end] for start, end in spans], spaces=spaces)

    def to_disk(self, path: Path, **_: Any) -> None:
        """Nothing to keep: the rules are code and tokens.toml."""

    def from_disk(self, path: Path, **_: Any) -> "Tokenizer":
        """Nothing to read."""
        return self


@registry.tokenizers("recoupe.french_tokenizer.v1")  # type: ignore[untyped-decorator]
def _create_tokenizer() -> Callable[[Language], Tokenizer]:
    return lambda nlp: Tokenizer(nlp.vocab)


class _Defaults(BaseDefaults):
    config = Config({"nlp": {"tokenizer": {"@tokenizers": "recoupe.french_tokenizer.v1"}}})
    lex_attr_getters = GETTERS
    stop_words: set[str] = set()  # noqa: RUF012
    writing_system = {"direction": "ltr", "has_case": True, "has_letters": True}  # noqa: RUF012


@registry.languages("recoupe_fr")
class RecoupeFrench(Language):  # type: ignore[no-untyped-call]
    """French with our tokens and our features of words."""

    lang = "recoupe_fr"
    Defaults = _Defaults

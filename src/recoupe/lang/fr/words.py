"""The words of an article as the rules on speech read them: what stands between marks is one word, the rest has its form, part of speech and tree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from recoupe.lang.fr.tokenizer import tokens
from recoupe.lang.fr.view import plain_view
from recoupe.model.syntax import Sentence, Token

_CAPITAL = re.compile(r"(?:(?:al|el|d'|l'|ex)-?)?[A-ZÀ-ÖØ-ÞŒ]")
_LONGEST = 500  # words: a longer "sentence" is a list or noise, and is cut
QUOTED = "«»"  # the form of the word that stands for what is between marks


@dataclass(frozen=True, slots=True)
class Word:
    """A word `[start, end)`: `form` in small letters with plain typography, `capital` whether it begins with one, `pos` "" where nothing was parsed.

    `quoted` is the index of the marks that it stands for, `named` whether they hold a name or a title; `sentence` and `token` lead to the tree.
    """

    start: int
    end: int
    form: str
    capital: bool
    pos: str
    quoted: int | None = None
    sentence: Sentence | None = None
    token: Token | None = None
    named: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it has a letter or a digit."""
        return self.form[:1].isalnum() or (self.form[:1] == "-" and len(self.form) > 1)


@lru_cache(maxsize=65536)
def _read(form: str) -> tuple[str, bool]:
    """A form in small letters, and whether it begins with a capital."""
    return form.lower(), _CAPITAL.match(form) is not None


def words_of(text: str, sentences: Sequence[Sentence], marked: Sequence[tuple[int, int]]) -> list[Word]:
    """The words of all sentences in order; `marked` are ranges, marks included, each of which becomes one word.

    >>> [word.form for word in words_of("Il dit « oui ».", [Sentence(0, 15)], [(7, 14)])]
    ['il', 'dit', '«»', '.']
    """
    out: list[Word] = []
    at = 0  # next marked range
    done = -1  # end of the last marked range taken

    def take_marks(before: int) -> None:
        nonlocal at, done
        while at < len(marked) and marked[at][0] < before:
            start, end = marked[at]
            out.append(Word(start, end, QUOTED, False, "", at))
            done = end
            at += 1

    for sentence in sentences:
        base = sentence.start
        view = plain_view(text[base : sentence.end])
        if sentence.tokens:
            for token in sentence.tokens:
                begin = token.start
                if at < len(marked) and marked[at][0] <= begin:
                    take_marks(begin + 1)
                if begin >= done:
                    form, capital = _read(view[begin - base : token.end - base])
                    out.append(Word(begin, token.end, form, capital, token.pos, None, sentence, token))
            continue
        for first, last in tokens(view):
            start, end = sentence.start + first, sentence.start + last
            take_marks(start + 1)
            if start >= done:
                form, capital = _read(view[first:last])
                out.append(Word(start, end, form, capital, "", None, sentence))
    take_marks(len(text) + 1)
    return out


def units_of(text: str, words: Sequence[Word], ends: Sequence[int]) -> list[tuple[int, int]]:
    """The stretches `[first, last)` of words that the rules read as one sentence: never across a line, cut where a sentence ends outside all marks.

    `ends` are the ends of the sentences of the text. After a mark that holds a whole sentence, small letters or a comma go on with it.
    """
    out: list[tuple[int, int]] = []
    first = 0
    cuts = iter(sorted(ends))
    cut = next(cuts, None)
    for i, word in enumerate(words):
        if i + 1 == len(words):
            out.append((first, i + 1))
            break
        following = words[i + 1]
        while cut is not None and cut <= word.start:
            cut = next(cuts, None)
        over = cut is not None and cut <= following.start
        if over and word.quoted is not None and (following.form in ",:;)-" or (not following.capital and following.quoted is None)):
            over = False
        if (
            not over
            and word.quoted is not None
            and word.end <= following.start
            and _closes_sentence(text, word)
            and (following.capital or following.quoted is not None)
        ):
            over = True
        if word.form == "." and following.form in ("-", "–"):
            over = True  # a subhead between dashes on the same line
        over = over or i + 1 - first >= _LONGEST
        line_end = "\n" in text[word.end : following.start]
        if over or line_end:
            out.append((first, i + 1))
            first = i + 1
    return out


def _closes_sentence(text: str, word: Word) -> bool:
    """Whether the words between the marks end as a sentence does."""
    inner = text[word.start : word.end].rstrip(" \u00a0\u202f»”\"'’")
    return inner[-1:] in ".?!…" and text[word.end : word.end + 1] != ","

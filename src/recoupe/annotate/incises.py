"""Incises that a writer left inside the marks: « Oui, a dit la maire, le port rouvrira. » They are taken out, so that the rest reads as any other speech."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from recoupe.annotate.marks import Quoted
from recoupe.lang.fr.phrases import PhraseReader
from recoupe.lang.fr.saying import Saying
from recoupe.lang.fr.sayings import SayingFinder
from recoupe.lang.fr.words import Word, words_of
from recoupe.model.syntax import Sentence

_ALONE_AFTER = re.compile(r"\s*(?:[.\n]|$|[ \u00a0\u202f]+[A-ZÀ-ÖØ-Þ«“\"])")
_TO_ME = frozenset(("m'", "me", "nous", "vous", "t'", "te", "on", "-on"))
_STOPS = frozenset((",", ".", "!", "?", "…"))
_CIRCUMSTANCES = frozenset(("à", "au", "aux", "en", "lors", "dans", "sur", "devant"))
_LONGEST = 12  # words of an occasion
_SHORTEST = 25  # characters


def without_incises(text: str, marks: Sequence[Quoted], sentences: Sequence[Sentence], reader_of: Callable[[list[Word]], PhraseReader]) -> list[Quoted]:
    """The marks, each outer one that nothing outside can report cut in two around an incise inside it; new second halves come last.

    `reader_of` makes a phrase reader for words.
    """
    out = list(marks)
    for index, each in enumerate(marks):
        if each.level or len(each.pieces) > 1 or each.end - each.start < _SHORTEST or not _ALONE_AFTER.match(text, each.end):
            continue
        if text[: each.start].rstrip()[-1:] == ":":
            continue
        start, end = each.words
        if "," not in text[start:end]:
            continue
        inner = [sentence for sentence in sentences if sentence.start < end and sentence.end > start]
        words = words_of(text, inner, [])
        inside = [k for k, word in enumerate(words) if start <= word.start and word.end <= end]
        if len(inside) < 4:
            continue
        halves = _halves(each, words, inside[0], inside[-1] + 1, SayingFinder(words, reader_of(words)))
        if halves is not None:
            out[index] = halves[0]
            out.extend(halves[1:])
    return out


def _halves(mark: Quoted, words: Sequence[Word], first: int, last: int, finder: SayingFinder) -> list[Quoted] | None:
    for saying in finder(first, last):
        if not _is_incise(saying, words, first, last, finder):
            continue
        start, end = mark.words
        left = replace(mark, end=words[saying.first - 2].end, pieces=((start, words[saying.first - 2].end),))
        at = _past_circumstance(saying, words, last)
        while at < last and not words[at].is_word:
            at += 1
        if at >= last:
            return [left]
        return [left, replace(mark, start=words[at].start, pieces=((words[at].start, end),))]
    return None


def _past_circumstance(saying: Saying, words: Sequence[Word], last: int) -> int:
    """The word after an incise and what tells its occasion: ", avait-il expliqué à propos du port." """
    at = saying.after
    if saying.rule != "inverted-pronoun" or at >= last or words[at].form not in _CIRCUMSTANCES:
        return at
    end = next((k for k in range(at, min(at + _LONGEST, last)) if words[k].form in _STOPS), None)
    if end is None or any(each.token is not None and each.token.has("VerbForm=Fin") for each in words[at:end]):
        return at
    return end


def _is_incise(saying: Saying, words: Sequence[Word], first: int, last: int, finder: SayingFinder) -> bool:
    """Whether a saying between two commas has a third person as its subject, who can only be the speaker."""
    if saying.shape != "incise" or saying.subject is None or saying.first - 2 <= first or words[saying.first - 1].form != ",":
        return False
    if any(words[k].form in _TO_ME for k in range(saying.first - 1, saying.after)):
        return False
    after = _past_circumstance(saying, words, last)
    if after < last and words[after].form not in _STOPS:
        return False
    return saying.subject.kind in ("pronoun", "name") or finder.inverted.can_speak(saying.subject)

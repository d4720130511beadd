"""What changed between two wordings of the same thing, word by word, for a reader's eye; the verdict on it is cross-checking's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

# below this part of common words the two are shown as they are: a text struck through everywhere tells nothing
ALIKE = 0.5
_WORD = re.compile(r"\w+|[^\w\s]+|\s+")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that both have, or that only the first ("cut") or only the second ("added") has."""

    op: Literal["same", "cut", "added"]
    words: str


def changed(old: str, new: str) -> list[Run]:
    """The second wording with what it cut from the first and added to it; case, spaces and the kind of marks do not count.

    >>> [(run.op, run.words) for run in changed("La paix reste possible ici.", "La paix reste très possible.")]
    [('same', 'La paix reste '), ('added', 'très '), ('same', 'possible'), ('cut', ' ici'), ('same', '.')]
    """
    olds, news = _WORD.findall(old), _WORD.findall(new)
    match = SequenceMatcher(None, [_same(each) for each in olds], [_same(each) for each in news], autojunk=False)
    if match.ratio() < ALIKE:
        return [Run("same", new)]
    return list(_runs(match, olds, news))


def _runs(match: SequenceMatcher[str], olds: list[str], news: list[str]) -> Iterator[Run]:
    cut = added = ""
    for op, a, b, c, d in match.get_opcodes():
        old, new = "".join(olds[a:b]), "".join(news[c:d])
        # a space kept between two words that changed belongs to the change: "onze mois" to "un an" is one, not two
        if op != "equal" or (new.isspace() and (cut or added)):
            cut, added = cut + old, added + new
            continue
        yield from _change(cut, added)
        cut = added = ""
        yield Run("same", new)
    yield from _change(cut, added)


def _change(cut: str, added: str) -> Iterator[Run]:
    if cut.strip():
        yield Run("cut", cut)
    if added:
        yield Run("added" if added.strip() else "same", added)


def _same(word: str) -> str:
    return " " if word.isspace() else word.casefold().translate(_MARKS)


_MARKS = {ord("’"): "'", ord("“"): '"', ord("”"): '"', ord("«"): '"', ord("»"): '"'}

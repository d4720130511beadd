"""Sentence boundaries by rule: line ends, final punctuation with what closes after it; abbreviations, initials and numbers of lists excepted."""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from recoupe.lang.fr.lexicon import lexicon
from recoupe.lang.fr.tokenizer import abbreviations
from recoupe.lang.fr.view import plain_view

_DATA = Path(__file__).with_name("tokens.toml")
_MARK = re.compile(r"\.{2,}|[.?!…][?!…]*")
_CLOSERS = "»”’)]"
_OPENERS = "«“‘\"'([-•►●▪*"
_LINE_BREAK = re.compile(r"[\n\r\v\f\x85\u2028\u2029]+")
_PARTICLES = frozenset(("De", "Du", "Des", "D'", "La", "Le"))
_WORD_BEFORE = re.compile(r"[\w.'-]+$")
_WORD_AFTER = re.compile(r"\w+'?")


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], frozenset[str]]:
    data = tomllib.loads(_DATA.read_text("utf-8"))
    final = [entry["form"] for entry in data["abbreviation"] if entry.get("ends")]
    return frozenset(final), frozenset(data["openers"]["words"].split())


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the half-open offsets of the sentences of `text`, in order, without the white space around them.

    A sentence ends at a line end, or after . ? ! … with the quotation mark or bracket that closes there, when white space and something that can
    open a sentence follow: a capital, a figure, an opening mark. So a quotation of several sentences is cut inside its marks, and
    "Partez !", a-t-il dit is not. An abbreviation or an initial ends a sentence only before a word such as Il or Le.

    >>> text = "M. Roux part. « Partez ! », dit-il. « Elle reste. Il part. »\\nTitre sans point"
    >>> [text[start:end] for start, end in sentences(text)]
    ['M. Roux part.', '« Partez ! », dit-il.', '« Elle reste.', 'Il part. »', 'Titre sans point']
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for stop, following in [*((m.start(), m.end()) for m in _LINE_BREAK.finditer(text)), (len(text), len(text))]:
        line = text[start:stop]
        at = 0
        for cut in [*_boundaries(line), len(line)]:
            piece = line[at:cut]
            bare = piece.strip("\u00a0\u202f\u200b\ufeff \t")
            if bare:
                first = start + at + piece.index(bare[0])
                spans.append((first, first + len(bare)))
            at = cut
        start = following
    return spans


def _boundaries(line: str) -> Iterator[int]:
    """Yield where sentences end inside a line."""
    view = plain_view(line)
    quotes = [at for at, char in enumerate(line) if char == '"'] if '"' in line else []
    for match in _MARK.finditer(view):
        if match.start() and view[match.start() - 1] in "([" and view[match.end() : match.end() + 1] in (")", "]"):
            continue  # (…) and [...] stand for words left out
        end = _closed(line, view, match.end(), quotes)
        if end == len(view):
            return
        after = end
        while after < len(view) and view[after] == " ":
            after += 1
        if after == end:
            if _glued(view, match.start(), end):
                yield end
            continue
        if after == len(view):
            return
        char = view[after]
        if not (char.isupper() or char.isdigit() or line[after] in _OPENERS or char == "-"):
            continue
        if char.isdigit() and match.group() in ("..", "...", "…"):
            continue  # a pause before a figure
        if match.group() == "." and end == match.end() and not _is_full_stop(view, match.start(), after):
            continue
        yield end


def _closed(line: str, view: str, end: int, quotes: list[int]) -> int:
    """Move past the marks that close after final punctuation: », ”, '', ), a plain " that was open; French puts a space before »."""
    while end < len(line):
        skip = end + 1 if view[end] == " " and end + 1 < len(line) and line[end + 1] in "»”" else end
        open_quote = line[skip] == '"' and bisect_left(quotes, skip) % 2 == 1 and not line[skip + 1 : skip + 2].isalnum()
        if line.startswith("''", skip):
            skip += 1
        elif line[skip] not in _CLOSERS and not open_quote:
            break
        end = skip + 1
    return end


def _glued(view: str, stop: int, end: int) -> bool:
    """Whether a full stop at `stop`, with no space after what closes there (`end`), ends a sentence, as in scraped pages.

    It does after a word in small letters, or a closing mark, and before a capitalised word of the language ("Bien que"), not a name ("Le Monde.fr").
    """
    before = view[max(0, stop - 3) : stop]
    if view[stop] != "." or len(before) < 3 or (not (before.islower() and before.isalpha()) and before[-1] not in '")'):
        return False
    word = _WORD_AFTER.match(view, end + (view[end] == '"'))
    if word is None or not word.group()[0].isupper() or view[word.end() : word.end() + 1] not in (" ", ""):
        return False
    return word.group() in _words()[1] or (len(word.group()) > 1 and bool(lexicon().readings(word.group())))


def _is_full_stop(view: str, dot: int, after: int) -> bool:
    """Whether the single full stop at `dot`, before what starts at `after`, is more than the end of an abbreviation, an initial or a list number."""
    before = _WORD_BEFORE.search(view, max(0, dot - 30), dot)
    word = before.group() if before else ""
    final, openers = _words()
    follower = _WORD_AFTER.match(view, after)
    opens = follower is not None and follower.group() in openers
    if word.isdigit() and view[max(0, dot - len(word) - 9) : dot - len(word)].rstrip()[-1:] in ("", ".", "!", "?", ":", ";"):
        return False  # "1. Le texte", the number of a point
    if word.rpartition("'")[2] + "." in abbreviations():
        return word + "." in final and (opens or not view[after].isalnum())
    if re.fullmatch(r"(?:[^\W\d_]\.-?)*[^\W\d_]", word) and word[-1].isupper():
        if len(word) > 1:  # F.W. De Klerk
            return opens and follower is not None and follower.group() not in _PARTICLES
        return opens and not _name_before(view, dot - 1)
    return True


def _name_before(view: str, at: int) -> bool:
    """Whether a capitalised word stands before the initial at `at`: Harry S. Le Goff, against plan B. Il."""
    before = _WORD_BEFORE.search(view, max(0, at - 30), max(0, at - 1))
    return before is not None and before.group()[0].isupper() and before.start() > 0

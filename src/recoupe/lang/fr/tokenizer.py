"""French tokens as Universal Dependencies cuts them, contractions (du, au) left whole: offsets into the text, never a blank token."""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from recoupe.lang.fr.view import plain_view

_LETTER = r"[\w\u0300-\u036f]"  # an accent may be a character of its own (files from macOS)
_DATA = Path(__file__).with_name("tokens.toml")


@lru_cache(maxsize=1)
def abbreviations() -> frozenset[str]:
    """Return the abbreviations that keep their full stop, with it, as written and with a capital.

    >>> "M." in abbreviations()
    True
    """
    words = [entry["form"] for entry in tomllib.loads(_DATA.read_text("utf-8"))["abbreviation"]]
    return frozenset(words) | {word[0].upper() + word[1:] for word in words}


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    data = tomllib.loads(_DATA.read_text("utf-8"))
    whole = [entry["form"] for entry in data["whole"]]
    elisions = _alternatives([entry["form"] for entry in data["elision"]])
    clitics = _alternatives([entry["form"] for entry in data["clitic"]])
    apostrophe_words = _alternatives([word for word in whole if "'" in word])
    tokens = re.compile(
        rf"""
        (?:https?://|www\.)[^\s"<>]*[^\s"<>.,;:!?)\]]          # web addresses
        | [\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+                   # mail addresses
        | [@#]\w+
        | \d{{1,3}}(?:[ ]\d{{3}})+(?![\d\w])(?:,\d+)?           # 10 000, 1 250,5
        | \d+(?:[.,/:-]\d+)*{_LETTER}*                                 # 3, 3,5, 14h30, 1er, 2025-04-03
        | (?<!{_LETTER})(?:{_alternatives(sorted(abbreviations()))})(?=[\s,;:)"'-]|$)
        | (?:[^\W\d_]\.-?){{2,}}                                # J.F.K., J.-C.
        | [^\W\d_]\.(?=[ ]?[^\W\d_])(?<=[A-ZÀ-Ý]\.)             # an initial before a name
        | (?i:{apostrophe_words})(?!{_LETTER})
        | [MNT]'[A-ZÀ-Ý][a-zà-ÿ]+(?:-\w+)*                     # N'Djamena
        | (?i:{elisions})'(?=[\w"(\[\s])
        | {_LETTER}+(?:[-']{_LETTER}+)*\+?
        | -(?i:{_alternatives([entry["form"].lstrip("-") for entry in data["clitic"]])})(?!\w)
        | \.{{2,}} | -{{2,}} | ''
        | \S
        """,
        re.VERBOSE,
    )
    return tokens, re.compile(rf"(?i)(.+?)({clitics})$"), frozenset(whole)


def tokens(text: str) -> tuple[tuple[int, int], ...]:
    """Return the half-open offsets of the tokens of `text`, in order; white space belongs to none.

    Elided words stand alone (`l'`, `qu'`), so do pronouns hung on a verb (`-t-il`), a number keeps the spaces between its thousands, an
    abbreviation its full stop. `text` may have any typography: the cut is made on its plain view.

    >>> text = "L\\u2019accord du 3 avril vaut 10 000 euros, a-t-il dit."
    >>> [text[start:end] for start, end in tokens(text)]
    ['L\\u2019', 'accord', 'du', '3', 'avril', 'vaut', '10 000', 'euros', ',', 'a', '-t-il', 'dit', '.']
    """
    return _tokens(plain_view(text))


@lru_cache(maxsize=512)  # the sentences of an article: names, trees and the rules on speech ask for the same ones
def _tokens(view: str) -> tuple[tuple[int, int], ...]:
    return tuple(_cut(view))


def _cut(view: str) -> Iterator[tuple[int, int]]:
    pattern, clitic, whole = _patterns()
    for match in pattern.finditer(view):
        start, end = match.span()
        word = match.group()
        if "-" in word and len(word) > 3 and word[0] != "-" and word.lower() not in whole:
            hung = clitic.match(word)
            if hung is not None:
                middle = start + len(hung.group(1))
                yield start, middle
                yield middle, end
                continue
        yield start, end

"""The same test sentences as other newsrooms would type them, with the gold offsets carried over."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace

from training.corpus import NamedText, Tree

_PLAIN_CAPITALS = str.maketrans("ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜ", "AAACEEEEIIOOUUU")


def typographic(text: str) -> tuple[str, list[int]]:
    """Typographic apostrophes, quotation marks (« » with no-break spaces, or “ ”), dashes and no-break spaces; the new place of each offset.

    >>> typographic('Il dit "oui" !')[0]
    'Il dit «\\xa0oui\\xa0»\\xa0!'
    """
    out = ""
    places: list[int] = []
    opened = False
    curly = len(text) % 2 == 1  # half of the sentences in each way
    for i, char in enumerate(text):
        places.append(len(out))
        if char == "'":
            out += "\u2019"
        elif char == '"':
            opened = not opened
            if curly:
                out += "\u201c" if opened else "\u201d"
            elif opened:
                out += "\u00ab\u00a0"
            else:
                places[-1] += 1
                out += "\u00a0\u00bb"
        elif char == "-" and text[i - 1 : i] in ("", " ") and text[i + 1 : i + 2] == " ":
            out += "\u2013"
        elif char == " " and text[i + 1 : i + 2] in tuple(":;?!%"):
            out += "\u00a0"
        else:
            out += char
    places.append(len(out))
    return out, places


def plain_capitals(text: str) -> tuple[str, list[int]]:
    """Capitals without their accents."""
    return text.translate(_PLAIN_CAPITALS), list(range(len(text) + 1))


def press(text: str) -> tuple[str, list[int]]:
    """Typographic signs and capitals without accents together."""
    out, places = typographic(text)
    return out.translate(_PLAIN_CAPITALS), places


def no_accents(text: str) -> tuple[str, list[int]]:
    """No accent at all."""
    bare = "".join(unicodedata.normalize("NFD", char)[0] for char in text)
    return bare, list(range(len(text) + 1))


Variant = Callable[[str], tuple[str, list[int]]]


def tree_variant(tree: Tree, variant: Variant) -> Tree:
    """A treebank sentence in another spelling."""
    text, places = variant(tree.text)
    return Tree(id=tree.id, text=text, words=tuple(replace(word, start=places[word.start], end=places[word.end - 1] + 1) for word in tree.words))


def names_variant(article: NamedText, variant: Variant) -> NamedText:
    """An article of a name corpus in another spelling."""
    text, places = variant(article.text)
    return NamedText(text=text, names=tuple((places[start], places[end - 1] + 1, label) for start, end, label in article.names))

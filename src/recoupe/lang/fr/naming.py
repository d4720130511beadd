"""Words between marks that nobody says: names, titles of works, nicknames."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from recoupe.lang.fr.grammar import word_class
from recoupe.lang.fr.words import Word

_SMALL = word_class("small")
_TO = frozenset(("à", "au", "aux", "par"))
_SHORT = 6  # words of a name
_BRIEF = 4  # words of a name that nothing but "à" announces
_LONGEST_TITLE = 20  # words
_ARTICLES = frozenset(("le", "la", "les", "l'", "l’", "el", "al"))


@cache
def _listed() -> dict[str, str]:
    read = tomllib.loads(files("recoupe.lang.fr").joinpath("naming.toml").read_text(encoding="utf-8"))
    return {each["form"]: each["kind"] for each in read["word"]}


def looks_like_name(inner: str) -> bool:
    """Whether words have capitals as names and titles have them.

    >>> looks_like_name("Aube Grise"), looks_like_name("Nous partons"), looks_like_name("VIP")
    (True, False, True)
    """
    content = [each for each in inner.replace("’", " ").replace("'", " ").split() if each.lower() not in _SMALL and each[:1].isalnum()]
    if not content or len(content) > 6:
        return False
    capital = sum(each[0].isupper() or each[0].isdigit() for each in content)
    if len(content) == 1:
        return content[0].isupper() and len(content[0]) > 1
    return capital == len(content)


def is_named(words: Sequence[Word], first: int, k: int, inner: str) -> bool:
    """Whether the words between marks at word k, in the sentence from `first`, are a name: by their capitals, or by the word before them.

    A noun such as "film" tells only before a capital, "le mot" also before one or two words; "surnommé" always does, "intitulé" whatever the length.
    """
    before = words[k - 1].form if k > first else ""
    if before in ("et", ",", "ou") and k - 2 >= first and words[k - 2].named and _titles(words, first, k - 2):
        return inner[:1].isupper()  # "deux essais intitulés « … » et « … »"
    kind = _kind(words, first, k)
    count = len(inner.split())
    short = count <= _SHORT and inner[-1:] not in ".?!…"
    if kind == "titler":
        return count <= _LONGEST_TITLE
    if kind == "namer" and short and not _says(words, first, k, inner):
        return True
    if kind == "word" and count <= 2:
        return True  # "on bute sur le mot « tirs »": the word is spoken of, nobody says it here
    if kind in ("noun", "word") and short and (inner[:1].isupper() or inner[:1].isdigit()):
        return True
    if before in _TO and count <= _BRIEF and inner[:1].isupper() and inner[-1:].isalnum():
        return True  # "a assuré au « Courrier » que"
    return short and (looks_like_name(inner) or before == "(")


def _kind(words: Sequence[Word], first: int, k: int) -> str | None:
    """What the word before words between marks makes of them; past an adjective ("le chant marin « Au large »"), in the singular or the plural."""
    if k <= first:
        return None
    listed = _listed()
    form = words[k - 1].form
    kind = listed.get(form) or listed.get(form.removesuffix("s"))
    if kind is None and k - 2 >= first and words[k - 1].pos == "ADJ" and listed.get(words[k - 2].form) == "noun":
        return "noun"
    return kind


def _titles(words: Sequence[Word], first: int, k: int) -> bool:
    """Whether the marks at word k hold a title, or go on with a list of titles."""
    while k - 2 >= first and words[k - 1].form in ("et", ",", "ou") and words[k - 2].named:
        k -= 2
    return _kind(words, first, k) in ("titler", "noun")


def _says(words: Sequence[Word], first: int, k: int, inner: str) -> bool:
    """Whether "dit" before the marks is the verb, not "a man called"."""
    if words[k - 1].form not in ("dit", "dite", "dits", "dites"):
        return False
    if words[k - 1].form == "dit" and inner[:1].islower() and inner.split(" ")[0].lower() not in _ARTICLES:
        return True
    return k - 2 >= first and words[k - 2].form in ("a", "ont", "avait", "s'", "est", "-t-il", "-t-elle", "il", "elle", "qui", "ce")

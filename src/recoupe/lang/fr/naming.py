"""Words between marks that nobody says: names, titles of works, nicknames."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from recoupe.lang.fr.grammar import word_class
from recoupe.lang.fr.words import Word

_SMALL = word_class("small")
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

    A noun such as "film" tells only before a capital, "le mot" also before one or two words; "surnommé" always does.
    """
    before = words[k - 1].form if k > first else ""
    kind = _listed().get(before)
    if kind is None and k - 2 >= first and words[k - 1].pos == "ADJ" and _listed().get(words[k - 2].form) == "noun":
        kind = "noun"  # "le chant marin « Au large »"
    short = len(inner.split()) <= 6 and inner[-1:] not in ".?!…"
    if (
        kind == "namer"
        and short
        and not (before == "dit" and inner[:1].islower() and inner.split(" ")[0].lower() not in _ARTICLES)
        and not (
            before in ("dit", "dite", "dits", "dites")
            and k - 2 >= first
            and words[k - 2].form in ("a", "ont", "avait", "s'", "est", "-t-il", "-t-elle", "il", "elle", "qui", "ce")
        )
    ):
        return True
    if kind == "word" and len(inner.split()) <= 2:
        return True  # "on bute sur le mot « tirs »": the word is spoken of, nobody says it here
    if kind in ("noun", "word") and short and (inner[:1].isupper() or inner[:1].isdigit()):
        return True
    return short and (looks_like_name(inner) or before == "(")

"""Reads descriptions of one body, place or person that have neither a name nor an office: "la police locale", "la commission électorale", "le juge"."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from recoupe.lang.fr.actor_words import is_demonym
from recoupe.lang.fr.lexicon import lexicon
from recoupe.model.mention import Label


class Description(NamedTuple):
    """Words `[start, end)` that describe somebody or something; `head` is where the noun begins, `bare`: only its determiner stands with it."""

    start: int
    end: int
    head: int
    label: Label
    bare: bool


@cache
def data() -> dict[str, Any]:
    """descriptions.toml as it is."""
    return tomllib.loads(files("recoupe.lang.fr").joinpath("descriptions.toml").read_text(encoding="utf-8"))


@cache
def _nouns() -> dict[str, tuple[Label, bool, bool]]:
    nouns: dict[str, tuple[Label, bool, bool]] = dict.fromkeys(data()["words"]["inside"], ("ORG", False, False))
    return nouns | {noun: (row["label"], row["alone"], row.get("named", False)) for row in data()["description"] for noun in row["nouns"]}


@cache
def _pointed() -> frozenset[str]:
    return frozenset(noun for row in data()["description"] if row.get("pointed") for noun in row["nouns"])


@cache
def _spoken() -> frozenset[str]:
    return frozenset(noun for row in data()["description"] if row.get("spoken") for noun in row["nouns"])


def _any(words: list[str]) -> str:
    return "|".join(re.escape(each) for each in sorted(words, key=len, reverse=True))


@cache
def _head() -> re.Pattern[str]:
    before = _any(data()["words"]["before"])
    return re.compile(
        rf"(?<![\w'-])(?P<det>[Ll]e |[Ll]a |[Ll]'|[Cc]e |[Cc]et |[Cc]ette |[Ss]on |[Ss]a |[Ll]eur |[Nn]otre |[Dd]u |[Aa]u )"
        rf"(?P<before>(?:(?:{before}) )*)(?P<noun>{_any(list(_nouns()))})(?![\w-]|')"
    )


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(rf" (?:{_any(data()['words']['complements'])})(?![\w-])")


_ADJECTIVE = re.compile(r" (?P<word>[a-zà-ÿ][\w-]+)")
_OF = re.compile(r" (?:de la |de l'|du |des |de |d')")
_CAPITAL = re.compile(r' (?:"|[A-ZÀ-Ý0-9])')
_ACT = re.compile(r" (?:de la |de l'|du |des |de |d')[a-zà-ÿ]")
_ENDINGS = ("iel", "ielle", "al", "ale", "aire", "ique", "iste", "if", "ive")
_PART = re.compile(r" de l'[ÉE]tat(?: [a-zà-ÿ-]+)? (?:de la |de l'|du |de |d')")  # "la cour de l'État indien du Kerala"
_SOME = re.compile(r" (?:de la |de l'|du )")


@lru_cache(maxsize=65536)
def _is_adjective(word: str) -> bool:
    readings = lexicon().readings(word).split("/")
    if word in data()["words"]["never"]:
        return False
    if word.startswith(("anti-", "pro-")) or ("-" in word and word.partition("-")[0].endswith("o") and is_demonym(word.rpartition("-")[2])):
        return True  # "anti-immigration", "arabo-kurde"
    if readings == [""]:
        return word.endswith(_ENDINGS) or is_demonym(word)
    return is_demonym(word) or ("ADJ" in readings and not {"VERB", "ADV", "ADP", "DET", "PRON"} & set(readings))


def descriptions(view: str, names: Mapping[int, int], people: Mapping[int, int], titles: Sequence[tuple[int, int]] = ()) -> Iterator[Description]:
    """The descriptions in the plain view of a text, in order.

    names, people: where names of bodies and places begin, with their ends; the same of persons. titles: where persons are named by title, in order; there
    some bodies may stand alone ("le porte-parole de l'armée"). What stands right before a name ("le groupe Aube") is no
    description of its own, unless it says more than its noun ("l'agence officielle Aube") or a person is presented by it.

    >>> text = "La commission électorale a saisi le juge d'instruction, pas un juge."
    >>> [text[each.start : each.end] for each in descriptions(text, {}, {})]
    ['La commission électorale', "le juge d'instruction"]
    """
    nouns, words = _nouns(), data()["words"]
    done = 0
    for match in _head().finditer(view):
        if match.start() < done or match.start("noun") in names:
            continue
        label, alone, by_name = nouns[match["noun"]]
        end, named = _grown(view, match.end(), names, people)
        bare = end == match.end()
        alone = alone or (match["noun"] in words["inside"] and _within(titles, match.start(), end)) or (bare and _speaks(view, match))
        if (by_name and not named) or view[match.start("noun") : end] in words["not"]:
            continue
        apposed = end + 1 in names or (bool(_CAPITAL.match(view, end)) and end + 1 not in people)
        if (bare and (not alone or (apposed and label == "ORG"))) or (label == "PERSON" and bare and match["det"].lower() in ("ce ", "cet ", "cette ")):
            continue
        if match["noun"] in words["actions"] and (_ACT.match(view, end) or view.endswith("sous ", 0, match.start())):
            continue
        if match["noun"] in _pointed() and not match["det"].lower().startswith("ce") and not (bare and _specified(view, match, end, names)):
            continue
        if any(view.endswith(idiom, 0, match.end()) for idiom in words["idioms"]):
            continue
        contracted = match["det"].lower() in ("du ", "au ")
        start = match.end("det") if contracted else match.start()
        done = match.end()  # a body within may be one too: "la direction du parti"
        yield Description(start, end, match.start("noun"), label, bare)


_PLACED = re.compile(r"(?:de la |de l'|du |des |de |d')?")
# what goes on behind "la province" makes it another one
_MORE = re.compile(
    r" (?:de |du |des |d'|la plus |le plus |où |qui |que |dont |voisin|[a-zà-ÿ-]+(?:ale?|aine?|ienne?|aise?|oise?|sud|nord|ouest)\b)| [A-ZÀ-Ý0-9\"]"
)


def _specified(view: str, match: re.Match[str], end: int, names: Mapping[int, int]) -> bool:
    """Whether "la province" takes up a place that the text has named with that noun: "la province du Lac", "la ville d'Oslo"."""
    if match["before"] or match["det"].lower() not in ("le ", "la ", "l'", "du ", "au ") or _MORE.match(view, end):
        return False
    noun, at = match["noun"], match.start()
    while (at := view.rfind(noun + " ", 0, at)) >= 0:
        stop = at + len(noun) + 1
        link = _PLACED.match(view, stop)
        if link is not None and link.end() in names and not view[at - 1 : at].isalnum():
            return True
    return False


_OPENS = re.compile(r'(?:^|[.!?:»"]\s+|\n[-– ]*)$')
_SAYS = re.compile(r'[,"»] (?:(?:a|avait)(?: [a-zà-ÿ]+ment)? [a-zà-ÿ]+|s\'est [a-zà-ÿ]+|[a-zà-ÿ]+) $')
_ACTS = re.compile(r" [a-zà-ÿ]|, ")


def _speaks(view: str, match: re.Match[str]) -> bool:
    """Whether a noun for a person, with nothing but its article, is somebody who does or says something here: "Le journaliste a …", "…, dit l'avocate"."""
    if match["noun"] not in _spoken() or match["before"] or match["det"].lower() not in ("le ", "la ", "l'"):
        return False
    before = view[max(0, match.start() - 40) : match.start()]
    behind = view[match.end() : match.end() + 2]
    return (match["det"][0].isupper() and bool(_OPENS.search(before)) and bool(_ACTS.match(view, match.end())) and not _OF.match(view, match.end())) or (
        bool(_SAYS.search(before)) and (behind[:1] in ".,;:" or behind == " à")
    )


def _is_between(view: str, word: re.Match[str], people: Mapping[int, int]) -> bool:
    """Whether a word that no list knows stands between a title and a person's name, or before a people's adjective: "le député europhobe danois Lund"."""
    after = _ADJECTIVE.match(view, word.end())
    named = word.end() + 1 in people or (after is not None and is_demonym(after["word"]) and after.end() + 1 in people)
    return named and lexicon().readings(word["word"]) == "" and len(word["word"]) > 4


def _behind(view: str, end: int, names: Mapping[int, int], people: Mapping[int, int]) -> int | None:
    """Where a name behind "de" ends that belongs to the description: "de Lund", "de l'État indien du Kerala"."""
    if (part := _PART.match(view, end)) and (stop := names.get(part.end())):
        return stop
    link = _OF.match(view, end)
    return (names.get(link.end()) or people.get(link.end())) if link else None


def _within(titles: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether words stand inside a title, behind its noun."""
    at = bisect_left(titles, (start, 0)) - 1
    return at >= 0 and titles[at][0] < start and end <= titles[at][1]


def _grown(view: str, end: int, names: Mapping[int, int], people: Mapping[int, int]) -> tuple[int, bool]:
    """Where a description ends that has its noun, and whether a people's adjective or a name is in it."""
    named = False
    for _ in range(4):
        adjective = _ADJECTIVE.match(view, end)
        if kind := _kind().match(view, end):
            end = kind.end()
        elif adjective and (_is_adjective(adjective["word"]) or _is_between(view, adjective, people)):
            named = named or is_demonym(adjective["word"])
            end = adjective.end()
        elif stop := _behind(view, end, names, people):
            return stop, True
        elif (link := _SOME.match(view, end)) and (other := _head().match(view, link.start() + (4 if link[0] != " du " else 1))):
            end = other.end()
        else:
            break
    return end, named

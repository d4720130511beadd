"""Spellings of one name in several romanisations, folded into one key (rules as data: lang/romanisations.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from typing import Any, Literal, Protocol

from recoupe.lang.folding import key

Where = Literal["family", "other"]

SAME, GIVEN_LOOSE, FAMILY_LOOSE, LOOSE, FAMILY_ALONE = 0.85, 0.7, 0.6, 0.4, 0.3
SHORTEST = 5  # letters of a family name that may be looked for alone: "li" and "ba" are half a country's
MANY = 3  # bearers of a family name in the base, from which it tells little


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules, compiled: one pattern for each place in a name, with what each of its groups becomes."""

    family: re.Pattern[str]
    other: re.Pattern[str]
    becomes: dict[str, str]
    coarse: dict[int, int]
    words: dict[str, str]
    inside: frozenset[str]


def table() -> dict[str, Any]:
    """The rules as they are written."""
    return tomllib.loads(files("recoupe.lang").joinpath("romanisations.toml").read_text(encoding="utf-8"))


@cache
def _rules() -> Rules:
    written = table()
    groups = [(f"r{number}", rule) for number, rule in enumerate(written["rule"])]
    words = [row for row in written["word"] if row["is"]]
    return Rules(
        family=re.compile("|".join(f"(?P<{name}>{rule['from']})" for name, rule in groups)),
        other=re.compile("|".join(f"(?P<{name}>{rule['from']})" for name, rule in groups if rule.get("in") != "family")),
        becomes={name: rule["to"] for name, rule in groups},
        coarse=str.maketrans(written["coarse"]["from"], written["coarse"]["to"]),
        words={form: row["is"] for row in words for form in row["forms"]},
        inside=frozenset(form for row in written["word"] if not row["is"] for form in row["forms"]),
    )


@lru_cache(maxsize=65536)
def skeleton(word: str, where: Where = "family") -> str:
    """The key of one word of a name, folded already (`lang.folding.key`): equal for spellings that only differ by their romanisation.

    where: "family" for the last word of a name, which may end in the mute e of French usage; "other" for those before it.

    >>> {skeleton(each) for each in ("choigou", "shoygu", "shoigu")}, skeleton("poutine") == skeleton("putin")
    ({'coigu'}, True)
    """
    rules = _rules()
    if word in rules.words:
        return rules.words[word]
    pattern = rules.family if where == "family" else rules.other
    spelled = pattern.sub(lambda match: rules.becomes[match.lastgroup or ""], word)
    return "".join(letter for letter, _ in groupby(spelled))


def skeletons(name: str) -> tuple[str, str]:
    """The keys of the words before the last (joined) and of the last word of a name; the Arabic article is left out.

    >>> skeletons("Bachar al-Assad") == skeletons("Bashar el-Asad")
    True
    """
    rules = _rules()
    words = key(name).split()
    if not words:
        return "", ""
    before = words[:1] + [each for each in words[1:-1] if each not in rules.inside]
    return "".join(skeleton(each, "other") for each in before if len(words) > 1), skeleton(words[-1])


def coarse(word: str) -> str:
    """A skeleton folded once more: sounds that one romanisation tells apart and another does not. It proposes; `likeness` decides.

    >>> coarse(skeleton("gaddafi")) == coarse(skeleton("kadhafi"))
    True
    """
    folded = word.translate(_rules().coarse)
    return "".join(letter for letter, _ in groupby(folded))


def likeness(one: str, other: str) -> float | None:
    """How far two full names agree but for their romanisation: 0.85 in all words, 0.7 with looser given names, 0.6 with a looser family name, 0.4 in both.

    None where they do not agree, and for a name of one word: a family name alone tells nobody.

    >>> likeness("Sergueï Choïgou", "Sergei Shoigu"), likeness("Sergueï Choïgou", "Sergueï Chabalov"), likeness("Choïgou", "Shoigu")
    (0.85, None, None)
    """
    given, family = skeletons(one)
    other_given, other_family = skeletons(other)
    if not (given and other_given) or coarse(given) != coarse(other_given) or coarse(family) != coarse(other_family):
        return None
    if given == other_given:
        return SAME if family == other_family else FAMILY_LOOSE
    return GIVEN_LOOSE if family == other_family else LOOSE


def meeting(name: str) -> str:
    """The key under which full names that may be alike meet, for an index; "" for a name of one word.

    >>> meeting("Mouammar Kadhafi") == meeting("Muammar Gaddafi") != ""
    True
    """
    given, family = skeletons(name)
    return f"{coarse(given)} {coarse(family)}" if given else ""


class Spellings(Protocol):
    """Names kept elsewhere, looked up by their keys (`knowledge.imported`)."""

    def meeting(self, met: str) -> Sequence[tuple[str, str]]:
        """Names and actors that meet under a key of `meeting`."""

    def bearers(self, family: str) -> set[str]:
        """The people whose family name has a skeleton."""


class Alike:
    """People whose names agree with a name but for the romanisation. people: (name, actor id), full names; more: where further ones are kept.

    >>> alike = Alike([("Sergueï Choïgou", "kb:a"), ("Zoïa Lund", "kb:b")])
    >>> alike("Sergey Shoygu"), alike("Shoigu"), alike("Choïkov")
    ([('kb:a', 0.85)], [('kb:a', 0.3)], [])
    """

    def __init__(self, people: Iterable[tuple[str, str]], *, more: Sequence[Spellings] = ()) -> None:
        self._more = more
        self._full: dict[str, list[tuple[str, str]]] = {}
        self._family: dict[str, set[str]] = {}
        self._given: set[str] = set()
        for name, actor in people:
            if met := meeting(name):
                self._full.setdefault(met, []).append((name, actor))
                self._family.setdefault(skeletons(name)[1], set()).add(actor)
                self._given.add(key(name).split()[0])

    def __call__(self, name: str) -> list[tuple[str, float]]:
        """Ids with scores, the likeliest first. For one word: the only bearer of that family name, at 0.3, which needs the article's support."""
        if not (met := meeting(name)):
            return self._by_family(name)
        scores: dict[str, float] = {}
        for written, actor in [*self._full.get(met, ()), *(each for kept in self._more for each in kept.meeting(met))]:
            if (score := likeness(name, written)) is not None:
                if len(self._bearers(skeletons(written)[1])) >= MANY and _given(name) != _given(written):
                    score = min(score, LOOSE)  # "Aly Touré" and "Ali Touré": half a region bears the family name, so that a given name must be spelled out
                scores[actor] = max(score, scores.get(actor, 0.0))
        return sorted(scores.items(), key=lambda item: (-item[1], item[0]))

    def _by_family(self, name: str) -> list[tuple[str, float]]:
        family = skeletons(name)[1]
        bearers = self._bearers(family)
        if len(bearers) != 1 or len(family) < SHORTEST or key(name) in self._given:
            return []  # "Thomas" is a given name sooner than the family name of somebody far away
        return [(next(iter(bearers)), FAMILY_ALONE)]

    def _bearers(self, family: str) -> set[str]:
        return self._family.get(family, set()).union(*(kept.bearers(family) for kept in self._more))


def _given(name: str) -> list[str]:
    return key(name).split()[:-1]

"""Verbs and nouns that make no event of the codebook, with the reason why, from no_events.toml: what a measure of coverage may leave aside."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from recoupe.lang.fr import cues


@dataclass(frozen=True, slots=True, kw_only=True)
class NoEvents:
    """Words that are no events, for one reason. Verbs are infinitives, "se tromper" for the reflexive; `speech`: the verbs of cues.toml belong here too."""

    id: str
    reason: str
    example: str
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    speech: bool = False


@cache
def groups() -> tuple[NoEvents, ...]:
    """All groups, in the order of the file.

    >>> [each.id for each in groups()][0]
    'speech'
    """
    read = tomllib.loads(files("recoupe.lang.fr").joinpath("no_events.toml").read_text(encoding="utf-8"))["group"]
    return tuple(NoEvents(**(each | {key: frozenset(each.get(key, ())) for key in ("verbs", "nouns")})) for each in read)


@cache
def _reasons() -> tuple[dict[str, str], dict[str, str]]:
    verbs = {word: each.id for each in reversed(groups()) for word in each.verbs}
    nouns = {word: each.id for each in reversed(groups()) for word in each.nouns}
    for each in groups():
        if each.speech:
            verbs |= {lemma: each.id for lemma in cues.entries()["verbs"] if lemma not in verbs}
    return verbs, nouns


def why_no_event(lemma: str, *, verb: bool) -> str | None:
    """The group under which a verb or noun is listed as no event, None where it is not listed.

    >>> why_no_event("déclarer", verb=True), why_no_event("signer", verb=True), why_no_event("pays", verb=False)
    ('speech', None, 'institution')
    """
    verbs, nouns = _reasons()
    return (verbs if verb else nouns).get(lemma)

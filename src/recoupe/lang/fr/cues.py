"""The words that report, by the forms that a text shows: verbs of saying, and prepositions such as "selon"."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from recoupe.lang.fr.conjugation import Form, conjugated
from recoupe.lang.fr.tokenizer import tokens
from recoupe.model.quotation import Polarity


@dataclass(frozen=True, slots=True, kw_only=True)
class CueWord:
    """A verb or phrase of saying: `verb` is the word that is conjugated, `rest` the words that must follow it, `reflexive` whether it takes "se".

    clause: "que …" after it is reported speech. light: it reports only in an incise, before a colon or with "que", and, with object, what stands between
    marks right after it.
    """

    lemma: str
    force: str
    polarity: Polarity
    clause: bool
    light: bool
    verb: str
    rest: tuple[str, ...]
    reflexive: bool
    object: bool = False


@cache
def entries() -> dict[str, dict[str, Any]]:
    """The file cues.toml as it stands: `verbs` and `prepositions`, each with its example."""
    return tomllib.loads(files("recoupe.lang.fr").joinpath("cues.toml").read_text(encoding="utf-8"))


def _word(lemma: str, entry: dict[str, Any]) -> CueWord:
    words = lemma.replace("s'en ", "s' en ").replace("s'", "s' ").split()
    reflexive = words[0] in ("se", "s'")
    if reflexive:
        words = [each for each in words[1:] if each != "en"]
    words = [each for each in words if each != "des"]
    return CueWord(
        lemma=lemma,
        force=entry["force"],
        polarity=entry["polarity"],
        clause=entry.get("clause", True),
        light=entry.get("light", False),
        object=entry.get("object", False),
        verb=words[0],
        rest=tuple(words[1:]),
        reflexive=reflexive,
    )


@cache
def verbs() -> dict[str, tuple[tuple[CueWord, Form], ...]]:
    """Each form (small letters, plain apostrophes) with the verbs of saying that it can be.

    >>> [(word.lemma, kind) for word, kind in verbs()["martèlent"]]
    [('marteler', 'finite')]
    """
    found: dict[str, list[tuple[CueWord, Form]]] = {}
    for lemma, entry in entries()["verbs"].items():
        word = _word(lemma, entry)
        for form, kind in dict.fromkeys(conjugated(word.verb)):
            found.setdefault(form, []).append((word, kind))
    return {form: tuple(sorted(words, key=lambda each: (-len(each[0].rest), each[0].reflexive))) for form, words in found.items()}


@cache
def nouns() -> dict[str, CueWord]:
    """Nouns for what somebody says, by their form.

    >>> nouns()["annonce"].lemma
    'annoncer'
    """
    return {
        form: CueWord(lemma=entry["lemma"], force=entry["force"], polarity=entry["polarity"], clause=True, light=False, verb=form, rest=(), reflexive=False)
        for form, entry in entries()["nouns"].items()
    }


@cache
def sure_verbs() -> frozenset[str]:
    """Finite forms of verbs of saying that are nothing else in French, whatever a tagger thinks of them.

    >>> "accuse" in sure_verbs(), "note" in sure_verbs()
    (True, False)
    """
    homographs = entries()["homographs"]
    plural = {form + "s" for form in homographs} | set(homographs)
    return frozenset(form for form, kinds in verbs().items() if form not in plural and {kind for _, kind in kinds} == {"finite"})


@cache
def prepositions() -> dict[str, tuple[tuple[tuple[str, ...], CueWord], ...]]:
    """By first word, the phrases that stand before a speaker, longest first, as the tokenizer cuts them; a last "de" also stands for "d'", "du", "des".

    >>> [words for words, _ in prepositions()["selon"]][-1]
    ('selon',)
    """
    found: dict[str, list[tuple[tuple[str, ...], CueWord]]] = {}
    for lemma, entry in entries()["prepositions"].items():
        words = tuple(lemma[start:end] for start, end in tokens(lemma))
        light = entry.get("light", False)
        word = CueWord(lemma=lemma, force=entry["force"], polarity=entry["polarity"], clause=not light, light=light, verb=lemma, rest=(), reflexive=False)
        found.setdefault(words[0], []).append((words, word))
    return {first: tuple(sorted(phrases, key=lambda each: -len(each[0]))) for first, phrases in found.items()}

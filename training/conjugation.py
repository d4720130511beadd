"""Conjugates French verbs: every form of every verb of verbs.toml, with a code of its mood, tense and person."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_DATA = Path(__file__).with_name("verbs.toml")
_PERSONS = ("1s", "2s", "3s", "1p", "2p", "3p")
_IMPERFECT = ("ais", "ais", "ait", "ions", "iez", "aient")
_FUTURE = ("ai", "as", "a", "ons", "ez", "ont")
_CIRCUMFLEX = {"a": "â", "i": "î", "u": "û", "in": "în"}
_DOUBLED = ("appeler", "rappeler", "jeter", "rejeter", "projeter", "renouveler", "feuilleter", "breveter", "jumeler", "morceler", "museler", "libeller")

Form = tuple[str, str, str]


def conjugated() -> Iterator[Form]:
    """Yield (form, infinitive, code) for every verb; codes: Pres3s, Imp, Fut, Cnd, Sub, Past, SubImp with a person, Part with ms/fs/mp/fp, Ger, Inf.

    >>> ("tiendra", "tenir", "Fut3s") in set(conjugated())
    True
    """
    data = tomllib.loads(_DATA.read_text("utf-8"))
    for verb in data["first_group"].split():
        yield from _first_group(verb)
    for verb in data["second_group"].split():
        yield from _second_group(verb)
    for model in data["model"]:
        for verb in model["members"].split():
            yield from _irregular(verb, model)


def _first_group(verb: str) -> Iterator[Form]:
    stem = verb[:-2]
    soft = {"c": stem[:-1] + "ç", "g": stem + "e"}.get(stem[-1], stem)  # before a and o
    yield verb, verb, "Inf"
    for mute in _mute_stems(verb, stem):  # before a mute e
        future = (mute if not _acute(stem) else stem) + "er"
        for form, code in zip((mute + "e", mute + "es", mute + "e", soft + "ons", stem + "ez", mute + "ent"), _PERSONS, strict=True):
            yield form, verb, "Pres" + code
        for form, code in zip((mute + "e", mute + "es", mute + "e", stem + "ions", stem + "iez", mute + "ent"), _PERSONS, strict=True):
            yield form, verb, "Sub" + code
        yield from _future(verb, future)
    for ending, code in zip(_IMPERFECT, _PERSONS, strict=True):
        yield (stem if ending.startswith("i") else soft) + ending, verb, "Imp" + code
    for ending, code in zip(("ai", "as", "a", "âmes", "âtes"), _PERSONS, strict=False):
        yield soft + ending, verb, "Past" + code
    yield stem + "èrent", verb, "Past3p"
    yield soft + "ât", verb, "SubImp3s"
    yield soft + "ant", verb, "Ger"
    yield from _participle(verb, stem + "é")


def _acute(stem: str) -> bool:
    last_vowel = next((char for char in reversed(stem) if char in "aeéèiouy"), "")
    return last_vowel == "é" and "é" in stem[-4:-1] and stem[-1] not in "aeiouy"


def _mute_stems(verb: str, stem: str) -> list[str]:
    if stem.endswith("ay"):
        return [stem, stem[:-1] + "i"]
    if stem.endswith(("oy", "uy")):
        return [stem[:-1] + "i"]
    if _acute(stem):
        at = stem.rindex("é")
        return [stem[:at] + "è" + stem[at + 1 :]]
    if len(stem) > 2 and stem[-2] == "e" and stem[-1] not in "aeiouy":
        if verb in _DOUBLED:
            return [stem + stem[-1]]
        return [stem[:-2] + "è" + stem[-1]]
    return [stem]


def _second_group(verb: str) -> Iterator[Form]:
    stem = verb[:-1]
    yield verb, verb, "Inf"
    for ending, code in zip(("s", "s", "t", "ssons", "ssez", "ssent"), _PERSONS, strict=True):
        yield stem + ending, verb, "Pres" + code
    for ending, code in zip(("sse", "sses", "sse", "ssions", "ssiez", "ssent"), _PERSONS, strict=True):
        yield stem + ending, verb, "Sub" + code
    for ending, code in zip(_IMPERFECT, _PERSONS, strict=True):
        yield stem + "ss" + ending, verb, "Imp" + code
    yield from _future(verb, verb)
    yield from _past(verb, stem, "i")
    yield stem + "ssant", verb, "Ger"
    yield from _participle(verb, stem)


def _irregular(verb: str, model: dict[str, Any]) -> Iterator[Form]:
    stem = verb.removesuffix(model["strip"])
    yield verb, verb, "Inf"
    for tense, code in (("present", "Pres"), ("subjunctive", "Sub")):
        for ending, person in zip(model[tense].split(), _PERSONS, strict=True):
            if ending != "-":
                yield stem + ending.replace("0", ""), verb, code + person
    if model["imperfect"] != "-":
        base = stem + model["imperfect"]
        for ending, person in zip(_IMPERFECT, _PERSONS, strict=True):
            yield base + ending, verb, "Imp" + person
        yield stem + model.get("gerund", model["imperfect"] + "ant"), verb, "Ger"
    yield from _future(verb, stem + model["future"])
    if model["past"] != "-":
        part, vowel = model["past"].split()
        yield from _past(verb, _joined(stem, part), vowel)
    yield from _participle(verb, _joined(stem, model["participle"]))


def _joined(stem: str, part: str) -> str:
    """A part with @ replaces the last letter of the stem (vivre, vécu)."""
    return stem[:-1] + part[1:] if part.startswith("@") else stem + part


def _future(verb: str, base: str) -> Iterator[Form]:
    for ending, code in zip(_FUTURE, _PERSONS, strict=True):
        yield base + ending, verb, "Fut" + code
    for ending, code in zip(_IMPERFECT, _PERSONS, strict=True):
        yield base + ending, verb, "Cnd" + code


def _past(verb: str, base: str, vowel: str) -> Iterator[Form]:
    if vowel == "a":
        stem = base[:-1]
        endings = ("ai", "as", "a", "âmes", "âtes", "èrent")
        for ending, code in zip(endings, _PERSONS, strict=True):
            yield stem + ending, verb, "Past" + code
        yield stem + "ât", verb, "SubImp3s"
        return
    long = base[: -len(vowel)] + _CIRCUMFLEX[vowel]
    for form, code in zip((base + "s", base + "s", base + "t", long + "mes", long + "tes", base + "rent"), _PERSONS, strict=True):
        yield form, verb, "Past" + code
    yield long + "t", verb, "SubImp3s"


def _participle(verb: str, form: str) -> Iterator[Form]:
    feminine = {"û": form[:-1] + "u", "ous": form[:-1] + "t"}.get("ous" if form.endswith("ous") else form[-1], form)
    yield form, verb, "Partms"
    yield form if form.endswith("s") else form.replace("û", "u") + "s", verb, "Partmp"
    yield feminine + "e", verb, "Partfs"
    yield feminine + "es", verb, "Partfp"

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from recoupe.lang.say import Say

FOLDER = files("recoupe.lang").joinpath("messages")
CATALOGUES = {each.name.removesuffix(".toml"): tomllib.loads(each.read_text(encoding="utf-8")) for each in FOLDER.iterdir() if each.name.endswith(".toml")}


def entries(node: dict[str, Any], path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if "fr" in node or "en" in node:
        yield path, node
        return
    for name, below in node.items():
        assert isinstance(below, dict), f"{path}.{name} is neither a sentence nor a group of sentences"
        yield from entries(below, f"{path}.{name}")


ENTRIES = [entry for domain, catalogue in sorted(CATALOGUES.items()) for entry in entries(catalogue, domain)]


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


@pytest.mark.parametrize(("key", "entry"), ENTRIES, ids=[key for key, _ in ENTRIES])
def test_each_sentence_is_there_in_both_languages_with_the_same_values(key: str, entry: dict[str, Any]) -> None:
    assert set(entry) == {"fr", "en"}
    asked: list[set[str]] = []
    for lang, words in entry.items():
        forms = words if isinstance(words, dict) else {"other": words}
        if isinstance(words, dict):
            assert "other" in forms, f"{key}.{lang} has no form for other numbers"
            assert set(forms) <= set(Locale(lang).plural_form.rules) | {"other"}
        for form in forms.values():
            assert form.strip(" \n") == form, f"{key}.{lang} begins or ends with a space"
            assert form, f"{key}.{lang} is empty"
        asked.append(set.union(*map(placeholders, forms.values())))
        if isinstance(words, dict):
            asked[-1].add("n")
    assert asked[0] == asked[1], f"{key} does not take the same values in both languages"


@pytest.mark.parametrize(("key", "entry"), ENTRIES, ids=[key for key, _ in ENTRIES])
def test_each_sentence_can_be_said(key: str, entry: dict[str, Any]) -> None:
    for lang, words in entry.items():
        forms = list(words.values()) if isinstance(words, dict) else [words]
        for number in (0, 1, 2, 1_000_000):
            values = {name: f"<{name}>" for form in forms for name in placeholders(form)} | {"n": number}
            assert Say(lang)(key, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(("key", "entry"), ENTRIES, ids=[key for key, _ in ENTRIES])
def test_sentences_are_written_with_typographic_apostrophes(key: str, entry: dict[str, Any]) -> None:
    for words in entry.values():
        for form in words.values() if isinstance(words, dict) else [words]:
            assert "'" not in form, f"{key}: ' for ’"


def test_french_and_english_count_differently() -> None:
    assert [Say("fr")("count.articles", n=n) for n in (0, 1, 2)] == ["0 article", "1 article", "2 articles"]
    assert [Say("en")("count.articles", n=n) for n in (0, 1, 2)] == ["0 articles", "1 article", "2 articles"]


def test_a_sentence_that_is_not_there_is_a_defect() -> None:
    with pytest.raises(KeyError):
        Say("fr")("count.nothing", n=1)


@pytest.mark.parametrize(
    ("value", "fr", "en"),
    [
        ("2031-05-01", "1er mai 2031", "May 1, 2031"),
        ("2031-05-12", "12 mai 2031", "May 12, 2031"),
        ("2031-05", "mai 2031", "May 2031"),
        ("2031", "2031", "2031"),
        ("2031-05-12T17:30", "12 mai 2031, 17 h 30", "May 12, 2031, 17:30"),
        ("2031-05-12T17:30:00+02:00", "12 mai 2031, 17 h 30", "May 12, 2031, 17:30"),
        ("2031-05-30/2031-06-01", "30 mai 2031 – 1er juin 2031", "May 30, 2031 – June 1, 2031"),
        ("2031-05-12/2031-05-13", "12 – 13 mai 2031", "May 12, 2031 – May 13, 2031"),
        ("2031-05-12/..", "depuis le 12 mai 2031", "since May 12, 2031"),
        ("2031/..", "depuis 2031", "since 2031"),
        ("../2031-05-12", "jusqu’au 12 mai 2031", "until May 12, 2031"),
        ("../2031-05", "jusqu’en mai 2031", "until May 2031"),
        ("../..", "../..", "../.."),
        ("203X", "années 2030", "2030s"),
        ("20XX", "20XX", "20XX"),
        ("2031~", "vers 2031", "about 2031"),
        ("2031-21", "printemps 2031", "spring 2031"),
        ("2031-24", "hiver 2031", "winter 2031"),
        ("2031-34", "2e trimestre 2031", "second quarter of 2031"),
        ("2031-40", "1er semestre 2031", "first half of 2031"),
        ("XXXX-06", "juin (année inconnue)", "June (year unknown)"),
        ("XXXX-06-01", "1er juin (année inconnue)", "June 1 (year unknown)"),
        ("XXXX-13", "XXXX-13", "XXXX-13"),
        ("P2Y", "P2Y", "P2Y"),
        ("2031-02-30", "2031-02-30", "2031-02-30"),
        ("", "", ""),
    ],
)
def test_dates_read_as_a_reader_writes_them(value: str, fr: str, en: str) -> None:
    assert Say("fr").date(value) == fr
    assert Say("en").date(value) == en


@given(st.text(alphabet="0123456789-/.TXPYM~?: é", max_size=24))
def test_no_value_of_time_makes_it_fail(value: str) -> None:
    for lang in ("fr", "en"):
        assert isinstance(Say(lang).date(value), str)  # type: ignore[arg-type]

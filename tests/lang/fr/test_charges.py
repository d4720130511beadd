"""Charges between marks: each word of justice with its example."""

from __future__ import annotations

import pytest

from recoupe.annotate.marks import quoted
from recoupe.lang.fr.charges import entries, is_charge
from recoupe.lang.fr.words import words_of
from recoupe.model.syntax import Sentence


def _is_charge(text: str) -> bool:
    words = words_of(text, [Sentence(0, len(text))], [(each.start, each.end) for each in quoted(text)])
    return is_charge(words, 0, next(k for k, word in enumerate(words) if word.quoted is not None))


@pytest.mark.parametrize("entry", entries()["word"], ids=lambda entry: entry["form"])
def test_each_word_of_justice_brings_in_a_charge(entry: dict[str, str]) -> None:
    assert _is_charge(entry["example"])


@pytest.mark.parametrize("name", ["penal", "linking"])
def test_each_class_has_one_of_its_words_in_its_example(name: str) -> None:
    entry = entries()[name]
    assert set(entry["words"].split()) & set(entry["example"].lower().replace("d'", " ").split())
    assert _is_charge(entry["example"])


@pytest.mark.parametrize(
    "text",
    [
        "Le conseil a condamné la firme pour « ses mensonges répétés ».",
        "La juge a trouvé le plan « trop cher ».",
        "Il est resté au lit pour « raisons de santé ».",
    ],
)
def test_other_words_are_no_charge(text: str) -> None:
    assert not _is_charge(text)

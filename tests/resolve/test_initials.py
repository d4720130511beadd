"""Letters of a body of the base that the article's own words spell otherwise."""

from __future__ import annotations

from recoupe.resolve.initials import is_another, spelled


def test_words_in_a_row_spell_the_letters() -> None:
    text = "L’Etat-major des Armées suédoises a répondu. L’EMA précise."
    assert [text[start:end] for start, end in spelled(text, "EMA")] == ["Etat-major des Armées"]


def test_a_mark_between_ends_the_name() -> None:
    assert spelled("L'Est, malgré Anna, tient.", "EMA") == []


def test_the_body_that_the_base_means_is_no_other() -> None:
    names = ("Office danois des pêches",)
    assert not is_another("L'Office danois des pêches a répondu. L'ODP tient.", "ODP", names)
    assert is_another("L'Ordre des Dentistes de Pologne a répondu. L'ODP tient.", "ODP", names)
    assert not is_another("L'ODP tient.", "ODP", names)

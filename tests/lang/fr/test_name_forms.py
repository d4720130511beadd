"""Names that their form tells: ministries, sites, roads, meetings, captions that run into their source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.lang.fr.name_forms import abbreviates, gatherings, glued_sources, ministries, roads, sites, unglued


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Le ministère danois de la Pêche a écrit.", ["ministère danois de la Pêche"]),
        ("au ministère de la pêche et des Transports, hier", ["ministère de la pêche et des Transports"]),
        ("le ministère de la Santé belge", ["ministère de la Santé belge"]),
        ("le ministère des Mines, de la Mer et du Logement", ["ministère des Mines, de la Mer et du Logement"]),
        ("le ministère des Armées et Jeanne Lund", ["ministère des Armées"]),
        ("le ministère et les ministères de la Mer", []),
        ("informé par le ministère de l'arrivée du courrier", []),
    ],
)
def test_ministries(text: str, wanted: list[str]) -> None:
    assert [text[start:end] for start, end in ministries(text, {})] == wanted


def test_a_ministry_takes_the_name_of_its_state_along() -> None:
    text = "Le ministère de la Mer du Danemark a écrit."
    at = text.index("Danemark")
    assert [text[start:end] for start, end in ministries(text, {at: at + 8})] == ["ministère de la Mer du Danemark"]


def test_sites_are_neither_mail_nor_pages() -> None:
    text = "Valbrune.info, a.lund@valbrune.net, https://valbrune.org/aube et Aube.fr."
    assert [text[start:end] for start, end in sites(text)] == ["Valbrune.info", "Aube.fr"]


def test_roads_and_meetings() -> None:
    text = "Sur la RN12, lors de la deuxième conférence mondiale sur le climat, un deuxième sommet."
    assert [text[start:end] for start, end in roads(text)] == ["RN12"]
    assert [text[start:end] for start, end in gatherings(text, {})] == ["deuxième conférence mondiale sur le climat"]


def test_a_caption_that_runs_into_its_source_is_read_apart() -> None:
    view = "La crue monte à Oslopar NRK\nIl compte repartar. NRK"
    assert [view[start:end] for _, start, end in glued_sources(view)] == ["NRK"]
    assert len(unglued(view)) == len(view)
    assert glued_sources("Il a été élu par NRK") == []


def test_acronyms_by_initials() -> None:
    assert abbreviates("UDO", "Union des dockers d'Oslo")
    assert abbreviates("ÉDF", "Énergie de Fjord")
    assert not abbreviates("UDO", "Union des dockers de Rome")
    assert not abbreviates("U", "Union")


@given(st.text(max_size=80))
def test_what_is_read_apart_keeps_its_length(text: str) -> None:
    assert len(unglued(text)) == len(text)

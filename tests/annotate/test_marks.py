"""Quotation marks: what pairs with what, and what is left when one is missing."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.annotate.marks import quoted


def pieces(text: str) -> list[list[str]]:
    return [[text[start:end] for start, end in each.pieces] for each in quoted(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il dit « oui ».", [["oui"]]),
        ("Il dit “oui”.", [["oui"]]),
        ('Il dit "oui".', [["oui"]]),
        ("Il dit «\u00a0oui\u00a0» et l’« accord ».", [["oui"], ["accord"]]),
        ("Le ‘port’ de l’île", [["port"]]),
        ("„Ja“, dit-il.", [["Ja"]]),
        ("Un ”mot” ici", [["mot"]]),
        ("<<oui>> dit-il", [["oui"]]),
        ('Un " mot " et "un"', [["mot"], ["un"]]),
    ],
)
def test_kinds_of_marks(text: str, expected: list[list[str]]) -> None:
    assert pieces(text) == expected


def test_marks_nest() -> None:
    outer, inner = quoted("Il a dit : « Elle m'a crié “au loup” hier. »")
    assert (outer.level, inner.level, inner.inside) == (0, 1, 0)


def test_one_mark_may_close_two() -> None:
    outer, inner = quoted("« Il parle de « paix ».\nSuite.")
    assert outer.closed
    assert inner.inside == 0


@pytest.mark.parametrize("again", ["« ", "» "])
def test_speech_over_paragraphs_is_one_whatever_mark_opens_it_again(again: str) -> None:
    text = f"« Premier point.\n\n{again}Second point », dit-elle. « Autre »"
    assert pieces(text) == [["Premier point.", "Second point"], ["Autre"]]


def test_speech_over_paragraphs_without_a_mark_in_between() -> None:
    assert pieces("« Premier.\nSecond », dit-elle.") == [["Premier.", "Second"]]


def test_straight_marks_open_again_only_after_one_that_began_its_paragraph() -> None:
    assert pieces('"Premier.\n"Second", dit-elle.') == [["Premier.", "Second"]]
    assert pieces('Il dit "premier.\n"Second", dit-elle.') == [["premier."], ["Second"]]


def test_a_forgotten_mark_ends_with_its_paragraph() -> None:
    (only,) = quoted("Elle a dit « oui sans fermer.\nLigne suivante.")
    assert not only.closed
    assert only.end == len("Elle a dit « oui sans fermer.")


def test_a_mark_closed_by_another_kind() -> None:
    assert pieces("« oui” dit-il. « B » fin") == [["oui"], ["B"]]


def test_apostrophes_are_no_marks() -> None:
    assert quoted("L’île d’en face n’est pas l'autre.") == ()


def test_straight_single_marks_count_inside_others_only() -> None:
    text = "\"Elle m'a dit : 'Pars d'ici !' C'était l'été\", a dit Aïcha. Les '90 et l'an 'vert'."
    outer, inner = quoted(text)
    assert (text[slice(*inner.words)], inner.level, inner.inside) == ("Pars d'ici !", 1, 0)
    assert outer.level == 0


def test_a_straight_mark_after_an_elided_letter_is_an_apostrophe() -> None:
    assert pieces('L"équipe du lac "reviendra demain", dit-elle.') == [["reviendra demain"]]


def test_swapped_marks_hold_words_too() -> None:
    assert pieces("»Le bac part à midi«, dit-elle. »Ou plus tard «, dit-il.") == [["Le bac part à midi"], ["Ou plus tard"]]
    assert pieces("« Oui » et » non « fin")[0] == ["Oui"]


@given(st.text(alphabet="ab .,\n«»“”\"‘’'<>é", max_size=80))
def test_any_text_gives_pieces_in_order_inside_their_marks(text: str) -> None:
    found = quoted(text)
    for each in found:
        assert 0 <= each.start < each.end <= len(text)
        at = each.start
        for start, end in each.pieces:
            assert at <= start < end <= each.end
            assert text[start:end].strip()
            at = end
        assert (each.inside is None) == (each.level == 0)
    outer = [each for each in found if each.level == 0]
    for left, right in itertools.pairwise(outer):
        assert left.end <= right.start

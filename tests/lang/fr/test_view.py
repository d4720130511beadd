import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.lang.fr.view import plain_view


@given(st.text())
def test_the_view_has_the_length_of_the_text(text: str) -> None:
    assert len(plain_view(text)) == len(text)


@given(st.text())
def test_a_view_of_a_view_changes_nothing(text: str) -> None:
    assert plain_view(plain_view(text)) == plain_view(text)


@pytest.mark.parametrize(
    ("written", "plain"),
    [("l\u2019été", "l'été"), ("\u00ab\u00a0Non\u202f\u00bb", '" Non "'), ("\u201coui\u201d", '"oui"'), ("Lyon \u2013 Oslo", "Lyon - Oslo"), ("ÉTÉ", "ÉTÉ")],
)
def test_typography_becomes_plain(written: str, plain: str) -> None:
    assert plain_view(written) == plain

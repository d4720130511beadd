import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.lang.fr import tokenizer
from recoupe.lang.fr.tokenizer import tokens

DATA = tomllib.loads(Path(tokenizer.__file__).with_name("tokens.toml").read_text("utf-8"))


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in tokens(text)]


@given(st.text(alphabet=st.sampled_from("abcàé'’\"«».,-–0123 \u00a0\nMS?!()°/")))
def test_tokens_cover_all_but_white_space_in_order(text: str) -> None:
    at = 0
    for start, end in tokens(text):
        assert start < end
        assert not tokenizer.plain_view(text[at:start]).strip()
        at = end
    assert not tokenizer.plain_view(text[at:]).strip()


@pytest.mark.parametrize("entry", [*DATA["abbreviation"], *DATA["whole"]], ids=lambda entry: entry["form"])
def test_an_entry_stays_whole_in_its_example(entry: dict[str, str]) -> None:
    assert entry["form"] in words(entry["example"])


@pytest.mark.parametrize("entry", DATA["elision"], ids=lambda entry: entry["form"])
def test_an_elision_is_cut_in_its_example(entry: dict[str, str]) -> None:
    assert entry["form"] + "'" in [word.lower() for word in words(entry["example"])]


@pytest.mark.parametrize("entry", DATA["clitic"], ids=lambda entry: entry["form"])
def test_a_pronoun_is_cut_from_its_verb_in_its_example(entry: dict[str, str]) -> None:
    assert entry["form"] in words(entry["example"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L\u2019ONU a-t-elle tort ?", ["L\u2019", "ONU", "a", "-t-elle", "tort", "?"]),
        ("12\u00a0500 euros, soit 3,5 %", ["12\u00a0500", "euros", ",", "soit", "3,5", "%"]),
        ("le porte-parole du vice-président", ["le", "porte-parole", "du", "vice-président"]),
        ("\u00ab\u00a0Non\u00a0\u00bb, dit-il.", ["\u00ab", "Non", "\u00bb", ",", "dit", "-il", "."]),
        ("J. Lenoir (PNL) est né en 1950.", ["J.", "Lenoir", "(", "PNL", ")", "est", "né", "en", "1950", "."]),
        ("voir https://example.org/a?b=1, svp", ["voir", "https://example.org/a?b=1", ",", "svp"]),
    ],
)
def test_french_is_cut_as_the_treebanks_cut_it(text: str, expected: list[str]) -> None:
    assert words(text) == expected

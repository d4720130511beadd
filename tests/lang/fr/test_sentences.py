import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.lang.fr.sentences import sentences
from recoupe.lang.fr.view import plain_view


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@given(st.text(alphabet=st.sampled_from("abcÀIl.?!…'’\"«»” \u00a0\n()-12")))
def test_sentences_cover_all_but_white_space_in_order(text: str) -> None:
    at = 0
    for start, end in sentences(text):
        assert at <= start < end
        assert not plain_view(text[at:start]).strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not plain_view(text[at:]).strip()


@pytest.mark.parametrize(
    "text",
    [
        "M. Roux et Mme. Lenoir sont venus.",
        "« Partez ! », a crié le maire.",
        '"Partez !", a crié le maire.',
        "« Est-ce fini ? » demande-t-elle.",
        "Le juge W. Adebayo et J.-C. Roussin ont signé.",
        "Le 3 oct. 2024, il a plu sur Oslo.",
        "L'arrêt Lenoir v. Brown fait date.",
        "Ils étaient... douze.",
        "Ils étaient près de... 12 000.",
        "Le point 3.2 du texte est long.",
        "Du riz, du blé, etc. manquent.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    "pieces",
    [
        ["Il part.", "Elle reste."],
        ["« Il part. »", "Elle reste."],
        ["« Il part.", "Elle reste »."],
        ['"Il part."', '"Elle reste."'],
        ["Est-ce fini ?", "Non !", "Si…", "Bien."],
        ["Il a pris le plan B.", "Elle a suivi."],
        ["Du riz, du blé, etc.", "Elle a suivi."],
        ["Ils étaient sept.", "3 sont partis."],
        ["Il cite (…) un texte.", "[…] Elle suit."],
        ["Le traité est signé.”", "– Bien."],
    ],
)
def test_sentences_are_cut_between_pieces(pieces: list[str]) -> None:
    assert cut(" ".join(pieces)) == pieces
    assert cut("\u00a0".join(pieces)) == pieces


def test_a_line_end_always_cuts() -> None:
    assert cut("Un titre sans point\n\nUn début\r\nde texte") == ["Un titre sans point", "Un début", "de texte"]


def test_the_number_of_a_point_does_not_cut() -> None:
    assert cut("1. Le texte. 2. La suite.") == ["1. Le texte.", "2. La suite."]


def test_a_missing_space_after_a_full_stop_is_seen_before_a_word_that_opens_sentences() -> None:
    text = "Le texte est long.Il est lu. Voir lejournal.fr.Merci à lemonde.Zonguet. "
    text += 'Elle dit "non".Bien que lasse, elle part.A midi, elle dort."Rien à voir", dit-elle.'
    assert cut(text) == [
        "Le texte est long.",
        "Il est lu.",
        "Voir lejournal.fr.Merci à lemonde.Zonguet.",
        'Elle dit "non".',
        "Bien que lasse, elle part.",
        "A midi, elle dort.",
        '"Rien à voir", dit-elle.',
    ]


def test_two_apostrophes_are_a_quotation_mark() -> None:
    assert cut("Il le dit. ''Le texte est clair.'' ''Le port rouvre'', dit-il.") == ["Il le dit.", "''Le texte est clair.''", "''Le port rouvre'', dit-il."]


def test_time_grows_with_the_text_and_not_with_its_square() -> None:
    line = 'Il a dit "oui." Elle a dit "non", M. Roux s\'est tu. '
    started = time.process_time()
    assert len(sentences(line * 4000)) >= 8000
    assert time.process_time() - started < 30

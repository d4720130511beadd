import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.lang.fr import syntax_model
from recoupe.lang.fr.syntax_model import SyntaxModel


@pytest.fixture(scope="module")
def model() -> SyntaxModel:
    return syntax_model.load()


def subjects(model: SyntaxModel, text: str) -> set[tuple[str, str]]:
    """(subject, verb) of every subject arc."""
    found = set()
    for sentence in next(iter(model.parse([text]))):
        for token in sentence:
            if token.dep.startswith("nsubj"):
                head = sentence[token.head]
                found.add((text[token.start : token.end], text[head.start : head.end]))
    return found


@pytest.mark.parametrize(
    ("text", "arc"),
    [
        ("« Nous sommes prêts », a déclaré mardi la gouverneure Salomé Okoro.", ("gouverneure", "déclaré")),
        ("“Le texte est clair”, explique Karim Lenoir.", ("Karim", "explique")),
        ("Le port, a assuré le syndicat, rouvrira jeudi.", ("syndicat", "assuré")),
        ('"Partez !", a-t-il dit.', ("-t-il", "dit")),
        ("La ministre a annoncé que le pont serait fermé.", ("ministre", "annoncé")),
        ("Selon la police, deux hommes ont fui.", ("hommes", "fui")),
    ],
)
def test_who_speaks_is_the_subject(model: SyntaxModel, text: str, arc: tuple[str, str]) -> None:
    assert arc in subjects(model, text)


def test_typography_changes_nothing(model: SyntaxModel) -> None:
    plain = "\"L'accord est signé\", a dit l'État."
    other = "\u201cL\u2019accord est signé\u201d, a dit l\u2019État."
    assert [[token[2:] for token in s] for s in next(iter(model.parse([plain])))] == [[token[2:] for token in s] for s in next(iter(model.parse([other])))]


def test_accents_as_characters_of_their_own_change_nothing(model: SyntaxModel) -> None:
    text = "L'été dernier, l'élue a déménagé à Évreux."
    apart = unicodedata.normalize("NFD", text)
    assert [token[2:] for token in next(iter(model.parse([apart])))[0]] == [token[2:] for token in next(iter(model.parse([text])))[0]]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(alphabet=st.sampled_from('abcÉlaMinistre .,»«"’-?!\n\u00a0dit0')), max_size=5))
def test_any_texts_give_trees_with_one_root_and_tokens_in_order(texts: list[str]) -> None:
    parsed = list(_loaded().parse(texts))
    assert len(parsed) == len(texts)
    for text, sentences in zip(texts, parsed, strict=True):
        for sentence in sentences:
            assert sum(token.head == i for i, token in enumerate(sentence)) == 1
            assert all(0 <= token.head < len(sentence) for token in sentence)
            assert all((token.dep == "root") == (token.head == i) for i, token in enumerate(sentence))
            assert all(a.end <= b.start for a, b in pairwise(sentence))
            assert all(text[token.start : token.end].strip() for token in sentence)


_KEPT: list[SyntaxModel] = []


def _loaded() -> SyntaxModel:
    if not _KEPT:
        _KEPT.append(syntax_model.load())
    return _KEPT[0]


def test_spans_of_a_text_are_parsed_with_its_offsets_and_empty_ones_give_nothing(model: SyntaxModel) -> None:
    text = "Titre\n\nLe maire parle.  "
    parses = list(model.parse_spans(text, [(0, 5), (5, 7), (7, 22)]))
    assert [len(parse) for parse in parses] == [1, 0, 4]
    assert [text[token.start : token.end] for token in parses[2]] == ["Le", "maire", "parle", "."]


def test_a_very_long_list_is_parsed_in_pieces_under_one_root(model: SyntaxModel) -> None:
    text = "oslo, " * 900 + "fin"
    (sentence,) = next(iter(model.parse([text])))
    assert len(sentence) == 1801
    assert sum(token.head == i for i, token in enumerate(sentence)) == 1


def test_a_folder_without_a_pipeline_is_refused(tmp_path: object) -> None:
    with pytest.raises(OSError, match=str(tmp_path)):
        syntax_model.load(tmp_path)  # type: ignore[arg-type]

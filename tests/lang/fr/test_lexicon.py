import pytest

from recoupe.lang.fr.lexicon import lexicon


@pytest.mark.parametrize(
    ("form", "upos", "lemma"),
    [
        ("tiendra", "VERB", "tenir"),
        ("soutiendrons", "VERB", "soutenir"),
        ("acquerraient", "VERB", "acquérir"),
        ("vécurent", "VERB", "vivre"),
        ("ont", "AUX", "avoir"),
        ("accords", "NOUN", "accord"),
        ("Etats", "NOUN", "état"),
        ("chancelantes", "ADJ", "chancelant"),
        ("Oslo", "PROPN", "Oslo"),
        ("zonguaient", "VERB", "zonguer"),
    ],
)
def test_lemmas_of_listed_and_unknown_forms(form: str, upos: str, lemma: str) -> None:
    assert lexicon().lemma(form, upos) == lemma


def test_a_verb_form_has_the_class_of_its_tense() -> None:
    assert "Fut3s" in lexicon().word_class("Tiendra")
    assert lexicon().word_class("xylophoniste") == ""

"""One article, one use of a name: labels, ends and repeats, on proposals of our own."""

import re

import pytest

from recoupe.annotate.agreement import settled
from recoupe.annotate.edges import mended
from recoupe.annotate.proposals import Proposal, Taken, without_overlap
from recoupe.model.mention import Label


def proposals(view: str, *parts: tuple[str, Label, float], known: tuple[str, ...] = ()) -> list[Proposal]:
    """Each part at its next place in the text, in order."""
    made, at = [], 0
    for words, label, score in parts:
        start = view.index(words, at)
        at = start + len(words)
        made.append(Proposal(start, at, label, "test", score, known=words in known))
    return made


def labels(view: str, *parts: tuple[str, Label, float], known: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(view[each.start : each.end], each.label) for each in settled(view, proposals(view, *parts, known=known))]


def test_what_is_written_alike_has_one_label() -> None:
    view = "Valbrune dort. On quitte Valbrune. Valbrune rit."
    assert labels(view, ("Valbrune", "GPE", 0.9), ("Valbrune", "PERSON", 0.5), ("Valbrune", "GPE", 0.8)) == [("Valbrune", "GPE")] * 3


def test_a_part_of_a_persons_name_is_that_person() -> None:
    view = "Ada Osterlund est venue. Hier, Osterlund a parlé."
    assert labels(view, ("Ada Osterlund", "PERSON", 0.9), ("Osterlund", "GPE", 0.6))[1] == ("Osterlund", "PERSON")


@pytest.mark.parametrize(
    ("view", "words", "label"),
    [
        ("Sa femme, Mirva, est venue.", "Mirva", "PERSON"),
        ("Selon Mirva, 34 ans, tout va.", "Mirva", "PERSON"),
        ("Le général Mirva a parlé.", "Mirva", "PERSON"),
        ("La capitale, Mirva, dort.", "Mirva", "GPE"),
        ("La commune de Mirva dort.", "Mirva", "GPE"),
    ],
)
def test_the_words_beside_a_name_tell_what_it_is(view: str, words: str, label: str) -> None:
    wrong: Label = "GPE" if label == "PERSON" else "PERSON"
    assert labels(view, (words, wrong, 0.7)) == [(words, label)]


def test_what_the_base_knows_keeps_its_label() -> None:
    view = "Sa fille, Oslo, 34 ans."
    assert labels(view, ("Oslo", "GPE", 0.7), known=("Oslo",)) == [("Oslo", "GPE")]


def test_the_same_words_are_found_elsewhere_and_in_lines_of_capitals() -> None:
    view = "ADA OSTERLUND QUITTE LA PLACE\nAda Osterlund est venue. Les partisans d'Osterlund rient."
    found = labels(view, ("Ada Osterlund", "PERSON", 0.9))
    assert [words for words, _ in found] == ["ADA OSTERLUND", "Ada Osterlund", "Osterlund"]


def test_a_word_of_the_language_is_no_repeat() -> None:
    view = "Jeanne Marche est venue. Marche arrière."
    assert [words for words, _ in labels(view, ("Jeanne Marche", "PERSON", 0.9))] == ["Jeanne Marche"]


def test_no_repeat_where_the_model_sees_a_work() -> None:
    view = "Le film Osterlund sort. Ada Osterlund rit."
    made = proposals(view, ("Ada Osterlund", "PERSON", 0.9))
    at = view.index("Osterlund")
    assert [view[each.start : each.end] for each in settled(view, made, [(at, at + 9)])] == ["Ada Osterlund"]


def test_a_force_behind_et_is_no_part_of_a_name() -> None:
    view = "Le Front et les forces armées du Lac se battent."
    made = mended(view, proposals(view, ("Front et les forces armées du Lac", "ORG", 0.9)))
    assert [view[each.start : each.end] for each in made] == ["Front"]
    fund = "Fonds pour le port et la police du Lac"
    assert [(each.start, each.end) for each in mended(fund, proposals(fund, (fund, "ORG", 0.9)))] == [(0, len(fund))]


def test_joining_words_join_or_fall_off() -> None:
    view = "l'Agence des mers de Norvège et la Ligue de"
    made = mended(view, proposals(view, ("Agence des mers de", "ORG", 0.9), ("Norvège", "GPE", 0.9), ("Ligue de", "ORG", 0.8)))
    assert [view[each.start : each.end] for each in made] == ["Agence des mers de Norvège", "Ligue"]


def test_an_acronym_in_brackets_has_the_label_of_its_name_and_gives_it_its_end() -> None:
    view = "l'Union sacrée de la mer (USM), l'USM"
    made = mended(view, proposals(view, ("Union", "ORG", 0.9), ("USM", "GPE", 0.7), ("USM", "GPE", 0.7)))
    assert [(view[each.start : each.end], each.label) for each in made] == [("Union sacrée de la mer", "ORG"), ("USM", "ORG"), ("USM", "ORG")]


def test_initials_of_a_person() -> None:
    view = "Jeanne Marie Lund est élue. Les partisans de JML rient."
    assert ("JML", "PERSON") in labels(view, ("Jeanne Marie Lund", "PERSON", 0.9), ("JML", "ORG", 0.8))


def test_two_acronyms_that_a_hyphen_joins() -> None:
    view = "la coalition ABCD-EFG, puis l'EFG"
    made = mended(view, proposals(view, ("ABCD-EFG", "ORG", 0.8), ("EFG", "ORG", 0.8)))
    assert [view[each.start : each.end] for each in made] == ["ABCD", "EFG", "EFG"]


def test_proposals_never_overlap() -> None:
    view = "Union des dockers d'Oslo"
    kept = proposals(view, ("Oslo", "GPE", 0.9))
    others = [Proposal(match.start(), match.end(), "ORG", "test", 0.5) for match in re.finditer(r"\w+", view)]
    made = without_overlap(kept, others)
    assert len(made) == 5
    assert Taken(made).free(5, 6)

import random

from recoupe.lang.fr.tokenizer import tokens
from training.conjugation import conjugated
from training.corpus import Tree
from training.synthetic import Generator


def drawn(seed: int, number: int, quotes: list[Tree] | None = None) -> list[Tree]:
    generator = Generator(random.Random(seed), quotes or [])
    return [generator.sentence() for _ in range(number)]


def test_every_sentence_is_a_tree_over_the_words_of_its_text() -> None:
    for tree in drawn(7, 400):
        assert [tree.text[word.start : word.end] for word in tree.words] == [word.form for word in tree.words]
        assert sum(word.head == i for i, word in enumerate(tree.words)) == 1
        for i in range(len(tree.words)):
            at, steps = i, 0
            while tree.words[at].head != at:
                at, steps = tree.words[at].head, steps + 1
                assert steps <= len(tree.words)


def test_our_tokens_are_the_words_of_the_trees() -> None:
    trees = drawn(8, 200)
    same = sum(list(tokens(tree.text)) == [(word.start, word.end) for word in tree.words] for tree in trees)
    assert same >= 195


def test_the_same_seed_draws_the_same_sentences() -> None:
    assert [tree.text for tree in drawn(9, 20)] == [tree.text for tree in drawn(9, 20)]


def test_a_treebank_sentence_is_quoted_whole_or_cut_by_an_incise() -> None:
    (quote,) = [tree for tree in drawn(10, 200) if tree.text.endswith(".") and 6 <= len(tree.words) <= 20 and '"' not in tree.text and ":" not in tree.text][:1]
    said = [tree for tree in drawn(11, 80, [quote]) if '"' in tree.text]
    words = [word.form for word in quote.words[:-1]]
    assert any(all(word in [each.form for each in tree.words] for word in words) for tree in said)


def test_conjugated_forms() -> None:
    forms = set(conjugated())
    for expected in (
        ("tiendra", "tenir", "Fut3s"),
        ("appellent", "appeler", "Pres3p"),
        ("achète", "acheter", "Pres3s"),
        ("céderont", "céder", "Fut3p"),
        ("plaçait", "placer", "Imp3s"),
        ("mangeons", "manger", "Pres1p"),
        ("vécurent", "vivre", "Past3p"),
        ("acquerrait", "acquérir", "Cnd3s"),
        ("due", "devoir", "Partfs"),
        ("vînt", "venir", "SubImp3s"),
        ("haïssent", "haïr", "Pres3p"),
        ("résolu", "résoudre", "Partms"),
    ):
        assert expected in forms

from pathlib import Path

from training.corpus import NamedText, named_texts, trees
from training.names import articles
from training.variants import names_variant, press, tree_variant

ROWS = [
    "1\tLe\tle\tDET\t_\t_\t2\tdet\t_\t_",
    "2\tmaire\tmaire\tNOUN\t_\tNumber=Sing\t5\tnsubj\t_\t_",
    "3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_",
    "3\tde\tde\tADP\t_\t_\t4\tcase\t_\t_",
    "4\tle\tle\tDET\t_\t_\t2\tdet\t_\t_",
    "5\tdort\tdormir\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No",
    "6\t.\t.\tPUNCT\t_\t_\t5\tpunct\t_\t_",
]


def test_a_contraction_is_one_word_and_heads_follow(tmp_path: Path) -> None:
    path = tmp_path / "sample.conllu"
    path.write_text("# sent_id = s1\n# text = Le maire du dort.\n" + "\n".join(ROWS) + "\n\n", "utf-8")
    (tree,) = trees(path)
    assert [word.form for word in tree.words] == ["Le", "maire", "du", "dort", "."]
    assert [word.head for word in tree.words] == [1, 3, 1, 3, 3]
    assert tree.words[3].dep == "ROOT"


def test_names_and_articles_of_a_bio_file(tmp_path: Path) -> None:
    units = (
        [("Oslo", "B-LOC", 0), (":", "O", 1), ("trêve", "O", 0)],
        [("3", "O", 1), ("mai", "O", 1), ("2017", "O", 0)],
        [("Ana", "B-PER", 1), ("Osei", "I-PER", 0)],
    )
    path = tmp_path / "sample.bio"
    path.write_text("\n\n".join("\n".join(f"{form}\t{tag}\t{space}" for form, tag, space in unit) for unit in (*units, *units)) + "\n", "utf-8")
    read = list(named_texts(path))
    assert (read[0].text, read[0].names) == ("Oslo: trêve", ((0, 4, "LOC"),))
    joined = articles(read)
    assert [each.text for each in joined] == ["Oslo: trêve\n3 mai 2017\nAna Osei\n"] * 2
    assert [joined[0].text[s:e] for s, e, _ in joined[0].names] == ["Oslo", "Ana Osei"]


def test_variants_keep_the_gold_on_its_words(tmp_path: Path) -> None:
    path = tmp_path / "sample.conllu"
    rows = ['1\t"\t"\tPUNCT\t_\t_\t2\tpunct\t_\tSpaceAfter=No', "2\tÉtat\tétat\tNOUN\t_\t_\t0\troot\t_\tSpaceAfter=No", '3\t"\t"\tPUNCT\t_\t_\t2\tpunct\t_\t_']
    path.write_text('# sent_id = s1\n# text = "État" \n' + "\n".join([*rows, "4\t!\t!\tPUNCT\t_\t_\t2\tpunct\t_\t_"]) + "\n\n", "utf-8")
    path.write_text(path.read_text("utf-8").replace('"État" \n', '"État" !\n'), "utf-8")
    (tree,) = trees(path)
    other = tree_variant(tree, press)
    assert [other.text[word.start : word.end] for word in other.words] in (["\u00ab", "Etat", "\u00bb", "!"], ["\u201c", "Etat", "\u201d", "!"])
    named = names_variant(NamedText(text='"Ana" et "Éva"', names=((1, 4, "PER"), (10, 13, "PER"))), press)
    assert [named.text[s:e] for s, e, _ in named.names] == ["Ana", "Eva"]

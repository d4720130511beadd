"""Scores a parser on raw text: tokens, parts of speech, lemmas and attachments against a treebank's surface words."""

import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from recoupe.lang.fr.syntax_model import SyntaxModel
from training.corpus import Tree


def score_syntax(model: SyntaxModel, trees: Sequence[Tree], texts: Sequence[str] | None = None) -> dict[str, float]:
    """Return F1 scores in percent; every treebank sentence goes through our own sentence and token rules first.

    LAS and UAS leave punctuation out, as spaCy's scorer does; LAS_all counts it, as the CoNLL scorer does.
    """
    counts: Counter[str] = Counter()
    for tree, parsed in zip(trees, model.parse(texts or [tree.text for tree in trees]), strict=True):
        gold = {(word.start, word.end): word for word in tree.words}
        spans = [(word.start, word.end) for word in tree.words]
        counts["gold"] += len(gold)
        counts["gold_words"] += sum(word.dep != "punct" for word in tree.words)
        for sentence in parsed:
            for token in sentence:
                counts["found"] += 1
                counts["found_words"] += token.dep != "punct"
                word = gold.get((token.start, token.end))
                if word is None:
                    continue
                counts["tokens"] += 1
                counts["upos"] += word.upos == token.upos
                counts["feats"] += word.upos == token.upos and word.feats == token.morph
                counts["lemma"] += word.lemma == token.lemma
                gold_head = None if word.dep == "ROOT" else spans[word.head]
                head = sentence[token.head]
                same = (gold_head is None and token.dep == "root") or (gold_head == (head.start, head.end) and token.dep != "root")
                labelled = same and word.dep.lower() == token.dep.lower()
                counts["las_all"] += labelled
                if word.dep != "punct":
                    counts["uas"] += same
                    counts["las"] += labelled
    every = counts["gold"] + counts["found"]
    words = counts["gold_words"] + counts["found_words"]
    scores = {name.upper(): 200 * counts[name] / every for name in ("tokens", "upos", "feats", "lemma", "las_all")}
    scores |= {name.upper(): 200 * counts[name] / words for name in ("uas", "las")}
    return {**scores, "n_tokens": counts["gold"], "n_sentences": len(trees)}


_SAYING = frozenset(tomllib.loads(Path(__file__).with_name("synthetic.toml").read_text("utf-8"))["scored"].split())


def inversions(tree: Tree) -> list[tuple[int, int]]:
    """The inverted attributions of a gold tree, as (verb, subject): a verb of saying whose noun subject follows it, after a comma or a quotation mark."""
    out: list[tuple[int, int]] = []
    for i, verb in enumerate(tree.words):
        if verb.upos != "VERB" or verb.lemma not in _SAYING or not (verb.dep == "ROOT" or verb.dep.startswith("parataxis")):
            continue
        first = min([i] + [j for j, each in enumerate(tree.words) if each.head == i and j < i and each.dep.startswith(("aux", "expl"))])
        if first == 0 or tree.words[first - 1].form not in {",", '"', "»", "”", "?", "!"}:
            continue
        out += [(i, j) for j, each in enumerate(tree.words) if each.head == i and j > i and each.dep.startswith("nsubj") and each.upos in ("NOUN", "PROPN")]
    return out


def score_inversions(model: SyntaxModel, trees: Sequence[Tree]) -> tuple[int, int]:
    """Return (found, gold): the inverted attributions whose speaker the parser calls the subject of the verb of saying."""
    kept = [tree for tree in trees if inversions(tree)]
    found = total = 0
    for tree, parsed in zip(kept, model.parse([tree.text for tree in kept]), strict=True):
        arcs = set()
        for sentence in parsed:
            arcs |= {(token.start, sentence[token.head].start) for token in sentence if token.dep.startswith("nsubj")}
        for verb, subject in inversions(tree):
            total += 1
            found += (tree.words[subject].start, tree.words[verb].start) in arcs
    return found, total

"""Builds the form lexicon: lemmas of forms as a part of speech and rules on endings, from the permitted treebanks and our conjugations."""

import gzip
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from training.corpus import Tree

_OPEN = ("NOUN", "ADJ", "VERB", "AUX", "ADV", "NUM", "DET", "PRON")


def _rule(form: str, lemma: str) -> tuple[int, str]:
    """The change from form to lemma: how many letters to cut from the end and what to add."""
    size = 0
    while size < min(len(form), len(lemma)) and form[size] == lemma[size]:
        size += 1
    return len(form) - size, lemma[size:]


def build(trees: Iterable[Tree], conjugated: Iterable[tuple[str, str, str]], path: Path) -> None:
    """Write the lexicon. `conjugated` are (form, infinitive, code): forms of verbs of our own generator; treebank forms win over them."""
    seen: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for tree in trees:
        for word in tree.words:
            form = word.form if word.upos == "PROPN" else word.form.lower()
            seen[word.upos][form][word.lemma] += 1
    forms: dict[str, dict[str, str]] = {upos: {form: counts.most_common(1)[0][0] for form, counts in by_form.items()} for upos, by_form in seen.items()}
    classes: dict[str, set[str]] = defaultdict(set)
    generated: dict[str, set[str]] = defaultdict(set)
    for form, infinitive, code in conjugated:
        classes[form].add(code)
        generated[form].add(infinitive)
    for form, infinitives in generated.items():
        known = [each for each in infinitives if each in set(forms["VERB"].values())] or sorted(infinitives)
        forms["VERB"].setdefault(form, known[0])
    endings: dict[tuple[str, str], Counter[tuple[int, str]]] = defaultdict(Counter)
    for upos in _OPEN:
        for form, lemma in forms.get(upos, {}).items():
            cut, added = _rule(form, lemma)
            for size in range(0, 8):
                if size <= len(form):
                    endings[upos, form[len(form) - size :]][cut, added] += 1
    with gzip.GzipFile(path, "wb", mtime=0) as raw:
        for upos in sorted(forms):
            for form in sorted(forms[upos]):
                if "\t" not in form:
                    raw.write(f"F\t{upos}\t{form}\t{forms[upos][form]}\n".encode())
        for form in sorted(classes):
            raw.write(f"C\t{form}\t{'/'.join(sorted(classes[form]))}\n".encode())
        for (upos, ending), rules in sorted(endings.items()):
            (cut, added), best = rules.most_common(1)[0]
            parent = endings.get((upos, ending[1:])) if ending else None
            same = parent is not None and parent.most_common(1)[0][0] == (cut, added)
            if (best >= 2 or not ending) and not same:
                raw.write(f"E\t{upos}\t{ending}\t{cut}\t{added}\n".encode())

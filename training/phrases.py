"""Phrases with their trees, joined into larger ones and spelled out as sentences."""

from training.corpus import Tree, Word


class Phrase:
    """Words with heads inside the phrase; one, the root, has head -1."""

    def __init__(self, rows: list[list[str | int]]) -> None:
        self.rows = rows

    @property
    def root(self) -> int:
        """The place of the root."""
        return next(i for i, row in enumerate(self.rows) if row[4] == -1)


def word(form: str, lemma: str, upos: str, feats: str = "") -> Phrase:
    """A phrase of one word."""
    return Phrase([[form, lemma, upos, feats, -1, "ROOT"]])


def build(*parts: Phrase | tuple[Phrase, str]) -> Phrase:
    """Join parts in order: the bare phrase is the head, the others (phrase, relation) hang on its root."""
    rows: list[list[str | int]] = []
    roots: list[tuple[int, str]] = []
    head = -1
    for part in parts:
        phrase, dep = part if isinstance(part, tuple) else (part, "")
        offset = len(rows)
        for row in phrase.rows:
            rows.append([*row[:4], row[4] if row[4] == -1 else int(row[4]) + offset, row[5]])
        if dep:
            roots.append((offset + phrase.root, dep))
        else:
            head = offset + phrase.root
    for at, dep in roots:
        rows[at][4], rows[at][5] = head, dep
    return Phrase(rows)


def punct(form: str) -> tuple[Phrase, str]:
    """A punctuation mark, to hang on the head."""
    return word(form, form, "PUNCT"), "punct"


_NO_SPACE_BEFORE = {",", ".", "…"}


def spelled(phrase: Phrase) -> Tree:
    """Spell the phrase: spaces, quotation marks that open and close, a capital at the start."""
    text = ""
    words: list[Word] = []
    opened = False
    rows = phrase.rows
    for i, (form_, lemma, upos, feats, head, dep) in enumerate(rows):
        form = str(form_)
        if i == 0 or (i == 1 and rows[0][0] == '"'):
            form = form[0].upper() + form[1:]
        closing = form == '"' and opened
        before = str(rows[i - 1][0]) if i else ""
        glued = not text or form in _NO_SPACE_BEFORE or form.startswith("-") or before.endswith("'") or closing or (before == '"' and opened)
        if form == '"':
            opened = not opened
        if not glued:
            text += " "
        start = len(text)
        text += form
        words.append(
            Word(start=start, end=len(text), form=form, lemma=str(lemma), upos=str(upos), feats=str(feats), head=i if head == -1 else int(head), dep=str(dep))
        )
    return Tree(id="synthetic", text=text, words=tuple(words))

"""Loads the syntax pipeline and parses sentences: tokens with offsets, lemma, part of speech, features, head and relation."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import spacy
from spacy.language import Language
from spacy.symbols import NAMES
from spacy.tokens import Doc

from recoupe.lang.fr import spacy_french
from recoupe.lang.fr.lexicon import lexicon
from recoupe.lang.fr.sentences import sentences
from recoupe.lang.fr.tokenizer import tokens
from recoupe.lang.fr.view import composed, plain_view
from recoupe.lang.fr.word_vectors import with_word_vectors

HERE = Path(__file__).with_name("pipeline")
_UPOS = {number: name for number, name in enumerate(NAMES) if name}
_LONGEST = 400  # tokens; a longer "sentence" is a table or a list, and the parser's work on it means nothing


class ParsedToken(NamedTuple):
    """One token: offsets into the given text; `head` is an index in its sentence (its own for the root); `dep` is UD's, root in small letters."""

    start: int
    end: int
    lemma: str
    upos: str
    morph: str
    head: int
    dep: str


Sentence = list[ParsedToken]


class SyntaxModel:
    """A dependency parser over rule-made sentences. Make one with `load`."""

    def __init__(self, nlp: Language, *, version: str, own: bool) -> None:
        self.version = version
        self._nlp = nlp
        self._own = own

    def parse(self, texts: Iterable[str], *, batch_size: int = 256) -> Iterator[list[Sentence]]:
        """Yield for each text (a paragraph, in any typography) its sentences, cut by rule.

        Offsets are code points of the text. White space belongs to no token; a sentence without tokens is left out.
        Texts are read in groups of 64, so that short ones are parsed together.
        """
        for group in _grouped(texts, 64):
            spans = [sentences(text) for text in group]
            items = [(text, span) for text, row in zip(group, spans, strict=True) for span in row]
            parsed = self._parsed(items, batch_size)
            for row in spans:
                yield [tokens_ for _ in row if (tokens_ := next(parsed))]

    def parse_spans(self, text: str, spans: Sequence[tuple[int, int]], *, batch_size: int = 256) -> Iterator[Sentence]:
        """Yield the parse of each sentence `[start, end)` of a text, in order, with the text's offsets; [] for one that has no token."""
        yield from self._parsed([(text, span) for span in spans], batch_size)

    def _parsed(self, items: Sequence[tuple[str, tuple[int, int]]], batch_size: int) -> Iterator[Sentence]:
        """Parse sentences; those without a token give [], and one too long is parsed in pieces whose roots hang on the first."""
        pieces: list[tuple[int, list[tuple[int, int]], list[str]]] = []
        for which, (text, (start, end)) in enumerate(items):
            view = plain_view(text[start:end])
            places = tokens(view)
            offsets = [(start + a, start + b) for a, b in places]
            words = [composed(view[a:b]) for a, b in places]
            pieces += [(which, offsets[at : at + _LONGEST], words[at : at + _LONGEST]) for at in range(0, len(offsets), _LONGEST)]
        docs = (self._doc(words) for _, _, words in pieces)
        made: list[Sentence] = []
        at = 0
        for (which, offsets, words), doc in zip(pieces, self._nlp.pipe(docs, batch_size=batch_size), strict=True):
            while at < which:
                yield _joined(made)
                made, at = [], at + 1
            made.append(self._sentence(doc, offsets, words))
        while at < len(items):
            yield _joined(made)
            made, at = [], at + 1

    def _doc(self, words: list[str]) -> Doc:
        starts: list[bool | int | None] = [True, *([False] * (len(words) - 1))]
        return Doc(self._nlp.vocab, words=words, sent_starts=starts)

    def _sentence(self, doc: Doc, offsets: list[tuple[int, int]], words: list[str]) -> Sentence:
        strings = self._nlp.vocab.strings
        own = lexicon() if self._own else None
        heads = [token_head + i for i, token_head in enumerate(doc.to_array("HEAD").astype("int64").tolist())]
        root = next((i for i, head in enumerate(heads) if head == i), 0)
        out: Sentence = []
        columns = doc.to_array(["POS", "DEP", "MORPH", "LEMMA"]).tolist()
        for i, ((start, end), word, head, (pos, dep, morph, lemma)) in enumerate(zip(offsets, words, heads, columns, strict=True)):
            upos, relation = _UPOS[pos], strings[dep]
            if i == root:
                head, relation = i, "root"
            elif head == i:  # the parser left a second root: hang it on the first
                head, relation = root, "punct" if upos == "PUNCT" else "parataxis"
            known = own.lemma(word, upos) if own else strings[lemma] or word.lower()
            features = strings[morph]
            out.append(ParsedToken(start, end, known, upos, "" if features == "_" else features, head, relation))
        return out


def _joined(pieces: list[Sentence]) -> Sentence:
    if not pieces:
        return []
    whole = list(pieces[0])
    root = next(i for i, token in enumerate(whole) if token.head == i)
    for piece in pieces[1:]:
        base = len(whole)
        for i, token in enumerate(piece):
            whole.append(token._replace(head=root, dep="parataxis") if token.head == i else token._replace(head=token.head + base))
    return whole


def _grouped(texts: Iterable[str], size: int) -> Iterator[list[str]]:
    group: list[str] = []
    for text in texts:
        group.append(text)
        if len(group) == size:
            yield group
            group = []
    if group:
        yield group


def load(path: Path | None = None) -> SyntaxModel:
    """Load the shipped syntax pipeline, or the spaCy pipeline that a user keeps in the folder `path`.

    Raises OSError when the folder holds no pipeline.
    """
    if path is None:
        meta = json.loads((HERE / "meta.json").read_text("utf-8"))
        nlp = spacy_french.RecoupeFrench.from_config(_config(HERE / "syntax"))
        nlp.from_disk(HERE / "syntax")
        with_word_vectors(nlp.get_pipe("tok2vec").model)  # type: ignore[attr-defined]
        return SyntaxModel(nlp, version=str(meta["version"]), own=True)
    nlp = spacy.load(path, exclude=["ner"])
    return SyntaxModel(nlp, version=f"{nlp.meta.get('lang')}_{nlp.meta.get('name')}/{nlp.meta.get('version')}", own=False)


def _config(folder: Path) -> dict[str, object]:
    return dict(spacy.util.load_config(folder / "config.cfg"))

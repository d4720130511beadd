"""The first layer of the syntax network, reckoned once a word: it looks at no neighbour, so a word has the same vector wherever it stands."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ORTH
from spacy.tokens import Doc
from thinc.api import Model

Vectors = NDArray[np.float32]
MOST = 20_000
"""Words kept, 10 MB: nine tokens in ten of a pile of articles are among the words of those before."""


class WordVectors:
    """Gives the vectors of documents' words by `embed`, each word's kept from the first time that it was met; when `most` are, all are dropped."""

    def __init__(self, embed: Model[Any, Any], *, most: int = MOST) -> None:
        self._embed = embed
        self._most = most
        self._rows: dict[int, int] = {}
        self._table: Vectors = np.empty((0, 0), dtype=np.float32)

    def __call__(self, docs: Sequence[Doc]) -> list[Vectors]:
        """One array a document, one row a token."""
        words = [doc.to_array(ORTH).tolist() for doc in docs]
        if len(self._rows) >= self._most:
            self._rows = {}
        new = list(dict.fromkeys(word for row in words for word in row if word not in self._rows))
        if new:
            self._learn(new, docs[0])
        rows = self._rows
        return [self._table[[rows[word] for word in each]] if each else self._table[:0] for each in words]

    def _learn(self, new: list[int], doc: Doc) -> None:
        strings = doc.vocab.strings
        (made,) = self._embed.predict([Doc(doc.vocab, words=[strings[word] for word in new])])
        first = len(self._rows)
        if first + len(new) > len(self._table):
            grown = np.empty((max(self._most, first) + len(new), made.shape[1]), dtype=np.float32)
            if first:
                grown[:first] = self._table[:first]
            self._table = grown
        self._table[first : first + len(new)] = made
        self._rows.update(zip(new, range(first, first + len(new)), strict=True))


def with_word_vectors(tok2vec: Model[Any, Any]) -> None:
    """Put `WordVectors` before the layer that embeds the words in a spaCy tok2vec model, which must see nothing but each word; training goes on as before."""
    embed = tok2vec.get_ref("embed")
    vectors = WordVectors(embed)

    def forward(model: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> tuple[Any, Callable[[Any], Any]]:
        if is_train:
            return embed(docs, is_train=True)
        return vectors(docs), lambda gradient: gradient

    tok2vec.layers[tok2vec.layers.index(embed)] = Model("word_vectors", forward, layers=[embed])

from typing import Any

import numpy as np
import pytest
from spacy.tokens import Doc

from recoupe.lang.fr import syntax_model
from recoupe.lang.fr.word_vectors import WordVectors

ROWS = ["Le pont du village rouvrira jeudi .", "Le village a un pont et un phare .", "Jeudi , le phare", "un deux trois quatre cinq six le pont"]


@pytest.fixture(scope="module")
def parts() -> tuple[Any, list[Doc]]:
    nlp = syntax_model.load()._nlp
    (embed,) = nlp.get_pipe("tok2vec").model.layers[0].layers
    return embed, [Doc(nlp.vocab, words=row.split()) for row in ROWS]


@pytest.mark.parametrize("most", [1, 9, 1000])
def test_vectors_are_those_of_the_network_however_few_are_kept(parts: tuple[Any, list[Doc]], most: int) -> None:
    embed, docs = parts
    vectors = WordVectors(embed, most=most)
    for _ in range(2):
        for pile in (docs[:1], docs[1:], [Doc(docs[0].vocab), docs[2]]):
            for ours, theirs in zip(vectors(pile), embed.predict(pile), strict=True):
                assert ours.dtype == theirs.dtype
                np.testing.assert_array_equal(ours, theirs)


def test_each_word_is_reckoned_once(parts: tuple[Any, list[Doc]]) -> None:
    embed, docs = parts
    vectors = WordVectors(embed)
    vectors(docs)
    known = {token.text for doc in docs for token in doc}
    assert len(vectors._rows) == len(known)
    vectors(docs[::-1])
    assert len(vectors._rows) == len(known)

"""Trains the syntax pipeline: one shared embedding, a morphologizer and a dependency parser, on the permitted trees."""

import random
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import load_config
from thinc.api import Optimizer, fix_random_seed

from recoupe.lang.fr.spacy_french import RecoupeFrench
from recoupe.lang.fr.tokenizer import tokens
from recoupe.lang.fr.view import plain_view
from training.corpus import Tree, Word
from training.synthetic import Generator


def config(settings: dict[str, Any]) -> dict[str, Any]:
    """The spaCy configuration of the pipeline."""
    width = settings["width"]
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": width, "upstream": "tok2vec"}
    return {
        "nlp": {"lang": "recoupe_fr", "pipeline": ["tok2vec", "morphologizer", "parser"]},
        "components": {
            "tok2vec": {
                "factory": "tok2vec",
                "model": {
                    "@architectures": "spacy.Tok2Vec.v2",
                    "embed": {
                        "@architectures": "spacy.MultiHashEmbed.v2",
                        "width": width,
                        "attrs": ["NORM", "PREFIX", "SUFFIX", "LOWER", "SHAPE", "LANG"],
                        "rows": settings["rows"],
                        "include_static_vectors": False,
                    },
                    "encode": {
                        "@architectures": "spacy.MaxoutWindowEncoder.v2",
                        "width": width,
                        "depth": settings["depth"],
                        "window_size": 1,
                        "maxout_pieces": settings["pieces"],
                    },
                },
            },
            "morphologizer": {
                "factory": "morphologizer",
                "label_smoothing": settings["label_smoothing"],
                "model": {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": listener},
            },
            "parser": {
                "factory": "parser",
                "min_action_freq": 5,
                "update_with_oracle_cut_size": 100,
                "model": {
                    "@architectures": "spacy.TransitionBasedParser.v2",
                    "state_type": "parser",
                    "extra_state_tokens": False,
                    "hidden_width": settings["hidden"],
                    "maxout_pieces": settings["parser_pieces"],
                    "use_upper": True,
                    "nO": None,
                    "tok2vec": listener,
                },
            },
        },
    }


def example(nlp: Language, text: str, words: Sequence[Word]) -> Example:
    """A training pair: the text in our tokens, and the tree in the treebank's."""
    view = plain_view(text)
    spans = list(tokens(view))
    predicted = Doc(nlp.vocab, words=[view[a:b] for a, b in spans], spaces=_spaces(spans), sent_starts=[True, *([False] * (len(spans) - 1))])
    offsets = [(word.start, word.end) for word in words]
    reference = Doc(
        nlp.vocab,
        words=[view[a:b] for a, b in offsets],
        spaces=_spaces(offsets),
        pos=[word.upos for word in words],
        morphs=[word.feats for word in words],
        heads=[word.head for word in words],
        deps=[word.dep for word in words],
    )
    return Example(predicted, reference)


def _spaces(spans: Sequence[tuple[int, int]]) -> list[bool]:
    return [after[0] > before[1] for before, after in pairwise(spans)] + [False] * bool(spans)


_PLAIN_CAPITALS = str.maketrans("ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜ", "AAACEEEEIIOOUUU")


def varied(text: str, rng: random.Random) -> str:
    """The same sentence as a newsroom might type it, at the same length: capitals without accents, or capitals throughout."""
    draw = rng.random()
    if draw < 0.15:
        return text.translate(_PLAIN_CAPITALS)
    if draw < 0.18:
        upper = text.upper()
        return upper.translate(_PLAIN_CAPITALS) if len(upper) == len(text) else text
    return text


Score = Callable[[Language], str]


def train(trees: Sequence[Tree], settings: dict[str, Any], folder: Path, *, score: Score | None = None) -> None:
    """Train on the trees and write the averaged weights to `folder`: `epochs` epochs, then `polish_epochs` shorter steps with all kinds of clauses.

    The second part starts again from the weights on disk, so that it can be run alone (`polish`).
    """
    rng = random.Random(settings["seed"])
    fix_random_seed(settings["seed"])
    nlp = RecoupeFrench.from_config(config(settings))
    generator = Generator(rng, _quotable(trees), wide=False)
    everything = [example(nlp, tree.text, tree.words) for tree in [*trees, *(generator.sentence() for _ in range(2000))]]
    nlp.initialize(lambda: everything)
    optimizer = nlp.create_optimizer()  # type: ignore[no-untyped-call]
    _run(nlp, optimizer, trees, generator, rng, settings, settings["epochs"], settings["learn_rate"], folder, score)
    polish(trees, settings, folder, score=score)


def polish(trees: Sequence[Tree], settings: dict[str, Any], folder: Path, *, score: Score | None = None) -> None:
    """Go on from the weights in `folder` with the generator's wider clauses (verbs with être, reflexives, passives, prepositions) at a lower rate."""
    rng = random.Random(settings["seed"] + 1)
    fix_random_seed(settings["seed"] + 1)
    nlp = RecoupeFrench.from_config(load_config(folder / "config.cfg"))
    nlp.from_disk(folder)
    optimizer = nlp.resume_training()
    _run(nlp, optimizer, trees, Generator(rng, _quotable(trees)), rng, settings, settings["polish_epochs"], settings["polish_rate"], folder, score)


def _quotable(trees: Sequence[Tree]) -> list[Tree]:
    """The sentences that a speaker might say: questions of FQB are left out."""
    return [tree for tree in trees if not tree.id.startswith("FQB")]


def _run(
    nlp: Language,
    optimizer: Optimizer,
    trees: Sequence[Tree],
    generator: Generator,
    rng: random.Random,
    settings: dict[str, Any],
    epochs: int,
    rate: float,
    folder: Path,
    score: Score | None,
) -> None:
    optimizer.L2 = settings["l2"]
    began = time.time()
    for epoch in range(epochs):
        order = [*trees, *(generator.sentence() for _ in range(settings["synthetic"]))]
        rng.shuffle(order)
        losses: dict[str, float] = {}
        for batch in _batches(order, settings["batch_words"]):
            done = (epoch + batch[0] / len(order)) / epochs
            optimizer.learn_rate = rate * min(1.0, (1.0 - done) * 1.5 + 0.02)
            examples = [example(nlp, varied(tree.text, rng), tree.words) for tree in batch[1]]
            nlp.update(examples, drop=settings["dropout"], sgd=optimizer, losses=losses)
        line = f"epoch {epoch + 1}/{epochs} {time.time() - began:.0f}s " + " ".join(f"{name}={value:.0f}" for name, value in losses.items())
        if score is not None and (epoch + 1) % settings["score_every"] == 0:
            with nlp.use_params(optimizer.averages):
                line += " " + score(nlp)
        print(line, flush=True)
    with nlp.use_params(optimizer.averages):
        nlp.to_disk(folder)


def _batches(trees: Sequence[Tree], words: int) -> list[tuple[int, list[Tree]]]:
    out: list[tuple[int, list[Tree]]] = []
    batch: list[Tree] = []
    size = 0
    for at, tree in enumerate(trees):
        batch.append(tree)
        size += len(tree.words)
        if size >= words:
            out.append((at, batch))
            batch, size = [], 0
    return [*out, (len(trees), batch)] if batch else out

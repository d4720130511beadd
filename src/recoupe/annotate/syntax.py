"""Stage: the dependency trees of the sentences that something asks to parse."""

from __future__ import annotations

from collections.abc import Callable

from recoupe.lang.fr.syntax_model import SyntaxModel
from recoupe.model.annotated import Annotated
from recoupe.model.syntax import Sentence, Token

Wanted = Callable[[Annotated, Sentence], bool]


def every_sentence(work: Annotated, sentence: Sentence) -> bool:
    """Ask for every sentence."""
    return True


class SyntaxStage:
    """Gives `sentences` their trees by `model` (see `lang.fr.syntax_model.load`); `wanted` says which sentences are worth the parse.

    >>> from recoupe.annotate.sentences import SentencesStage
    >>> from recoupe.lang.fr import syntax_model
    >>> from recoupe.model.article import Article
    >>> work = SyntaxStage(syntax_model.load())(SentencesStage()(Annotated(article=Article.of("a1", "Le ministre parle de la paix."))))
    >>> [(token.text, token.lemma, token.pos) for token in work.sentences[0].tokens][:3]
    [('Le', 'le', 'DET'), ('ministre', 'ministre', 'NOUN'), ('parle', 'parler', 'VERB')]
    """

    name = "syntax"
    needs = frozenset({"sentences"})
    gives = frozenset({"sentences"})

    def __init__(self, model: SyntaxModel, *, wanted: Wanted = every_sentence) -> None:
        self._model = model
        self._wanted = wanted

    def __call__(self, work: Annotated) -> Annotated:
        """The article whose wanted sentences have tokens and heads; the others stay without tokens."""
        text = work.article.text
        made = list(work.sentences or ())
        chosen = [i for i, sentence in enumerate(made) if self._wanted(work, sentence)]
        parses = self._model.parse_spans(text, [(made[i].start, made[i].end) for i in chosen])
        for i, parse in zip(chosen, parses, strict=True):
            tokens = tuple(
                Token(i=at, start=t.start, end=t.end, text=text[t.start : t.end], lemma=t.lemma, pos=t.upos, morph=t.morph, head=t.head, dep=t.dep)
                for at, t in enumerate(parse)
            )
            made[i] = Sentence(start=made[i].start, end=made[i].end, tokens=tokens)
        return work.having(sentences=tuple(made))

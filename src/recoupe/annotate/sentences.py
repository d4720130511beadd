"""Stage: where the sentences of an article are."""

from __future__ import annotations

from recoupe.lang.fr.sentences import sentences
from recoupe.model.annotated import Annotated
from recoupe.model.syntax import Sentence


class SentencesStage:
    """Adds `sentences`, without trees: cut by rule inside each zone, so that none crosses from a dateline or a title into the text.

    >>> from recoupe.model.article import Article
    >>> work = SentencesStage()(Annotated(article=Article.of("a1", "Il part. Elle reste.")))
    >>> [(each.start, each.end) for each in work.sentences]
    [(0, 8), (9, 20)]
    """

    name = "sentences"
    needs: frozenset[str] = frozenset()
    gives = frozenset({"sentences"})

    def __call__(self, work: Annotated) -> Annotated:
        """The article with its sentences, in order, none empty, white space around them left out."""
        text = work.article.text
        zones = [(zone.start, zone.end) for zone in work.article.zones] or [(0, len(text))]
        found = [Sentence(start=zone + start, end=zone + end) for zone, stop in zones for start, end in sentences(text[zone:stop])]
        return work.having(sentences=tuple(found))

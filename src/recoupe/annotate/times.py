"""The expressions of time of an article: where they stand, of which class, and those values that the words alone give."""

from __future__ import annotations

from recoupe.lang.fr.times import find
from recoupe.model.annotated import Annotated
from recoupe.model.time import TimeExpression

BY = "times/1"


class TimesStage:
    """Finds the expressions of time in one pass over the text; durations, sets and bare years have their value, the others have it from `DatesStage`.

    >>> from recoupe.model.article import Article
    >>> work = TimesStage()(Annotated(article=Article.of("a1", "Elle a siégé deux ans, jusqu'en 2019.")))
    >>> [(each.text, each.type, each.value) for each in work.times]
    [('deux ans', 'DURATION', 'P2Y'), ('2019', 'DATE', '2019')]
    """

    name = "times"
    needs: frozenset[str] = frozenset()
    gives = frozenset({"times"})

    def __call__(self, work: Annotated) -> Annotated:
        """The article with its layer `times`."""
        text = work.article.text
        times = tuple(
            TimeExpression(
                id=f"t{i}",
                start=found.start,
                end=found.end,
                text=text[found.start : found.end],
                type=found.sense.type,
                value=None if found.sense.opening else found.sense.value,
                mod=found.sense.mod,
                by=BY,
            )
            for i, found in enumerate(find(text), 1)
        )
        return work.having(times=times)

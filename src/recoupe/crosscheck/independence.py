"""How many origins a set of articles amounts to, as far as independence has been shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from recoupe.model.reuse import Pair


def independence(pairs: Sequence[Pair]) -> Callable[[Iterable[str]], int]:
    """How many independent origins a set of articles amounts to: the most of them that are independent two by two, as the pairs show. At least one.

    A pair that is undetermined, or not among the pairs, never counts as two.
    """
    shown = {frozenset((pair.a, pair.b)) for pair in pairs if pair.label == "independent"}

    def count(ids: Iterable[str]) -> int:
        articles = [each for each in dict.fromkeys(ids) if any(each in pair for pair in shown)]
        best = 1
        grown: list[tuple[str, ...]] = [(each,) for each in articles]
        while grown:
            best = len(grown[0])
            # cliques grow by articles further on; more than these many of one size never occur in a story that people wrote
            grown = [
                (*clique, other)
                for clique in grown[:2000]
                for other in articles[articles.index(clique[-1]) + 1 :]
                if all(frozenset((each, other)) in shown for each in clique)
            ]
        return best

    return count

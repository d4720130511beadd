"""The dated summits that recoupe ships, and where a text names one. Own knowledge, unverified; made by `training/knowledge/summits.py`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from recoupe.knowledge.records import shipped, source
from recoupe.lang.folding import composed, folded, key
from recoupe.model.summit import Summit, SummitHit
from recoupe.model.when import When


class SummitList:
    """A `model.summit.Summits` in memory, found by one pass of an automaton over the folded text. Made by `summits`.

    names: each summit with the names that are its own and the words by which its whole series goes.

    >>> hit = next(iter(summits().find("Il ira au G7 de Biarritz.")))
    >>> hit.start, hit.end, [str(each.first) for each in hit.summits]
    (10, 24, ['2019-08-24'])
    """

    def __init__(self, names: Iterable[tuple[Summit, Iterable[str]]]) -> None:
        by_key: dict[str, list[Summit]] = defaultdict(list)
        series: dict[str, list[Summit]] = defaultdict(list)
        for summit, known_as in names:
            series[summit.series].append(summit)
            for each in dict.fromkeys(key(name) for name in known_as):
                by_key[each].append(summit)
        self._series = {name: sorted(held, key=lambda each: each.first) for name, held in series.items()}
        self._summits = [tuple(sorted(held, key=lambda each: each.first)) for held in by_key.values()]
        self._automaton = AhoCorasick([f"{each} " for each in by_key], matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)

    def find(self, text: str) -> Iterator[SummitHit]:
        """The names of summits in a text, the longest first at each place, in text order; offsets are the text's."""
        whole, places = composed(text)
        view = folded(whole)
        for index, start, stop in self._automaton.find_matches_as_indexes(view + " "):
            if start and view[start - 1].isalnum():
                continue
            first, last = (start, stop - 1) if places is None else (places[start], places[stop - 1])
            yield SummitHit(first, last, self._summits[index])

    def before(self, summit: Summit) -> Summit | None:
        """The one of the same series that came before."""
        held = [each for each in self._series[summit.series] if each.last < summit.first]
        return held[-1] if held else None


@cache
def summits() -> SummitList:
    """The shipped list, loaded once."""
    return SummitList((_summit(row), (row["name"], *row.get("names", ()), *row.get("words", ()))) for row in shipped("summits"))


def _summit(row: dict[str, Any]) -> Summit:
    first, last = When.of(row["from"]).first, When.of(row["until"]).last
    assert first is not None
    assert last is not None
    return Summit(
        name=row["name"],
        series=row["series"],
        first=first,
        last=last,
        number=int(row["number"]) if "number" in row else None,
        city=row.get("city"),
        planned="planned" in row,
        context=tuple(row.get("context", ())),
        source=source(row),
    )

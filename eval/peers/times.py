"""Times by recoupe and by its peers: one scorer, one crosswalk, the publication date given to all; accuracy, and characters per second of processor time."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval import times
from eval.gold import Shared
from eval.matching import overlap
from eval.peers.asked import Absent, Asked, Found, Peer
from eval.peers.heideltime import HeidelTime
from eval.peers.recognizers import Recognizers
from eval.peers.search_dates import SearchDates
from eval.system import System
from eval.tally import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class TestSet:
    """Texts with their times, and what everybody is told about them."""

    __test__ = False
    name: str
    texts: Sequence[times.Text]
    asked: Sequence[Asked]


class Ours:
    """recoupe through its public path, as `python -m eval` runs it; timed are its sentences, its times and their values."""

    name = "recoupe"

    def __init__(self, system: System) -> None:
        self._system = system

    def find(self, asked: Sequence[Asked]) -> Mapping[str, Found]:
        """The times of each text, those of its title left out."""
        rows = [{"id": each.id, "text": each.text, "date": each.day} for each in asked]
        records = self._system.annotate("peers-times", rows).records
        return {id: [one for one in record["times"] if one.get("field", "text") == "text"] for id, record in records.items()}

    def seconds(self, asked: Sequence[Asked]) -> float:
        """Processor seconds of the layer, after a first text that loads it."""
        from recoupe.annotate.sentences import SentencesStage
        from recoupe.annotate.times import TimesStage
        from recoupe.model.annotated import Annotated
        from recoupe.model.article import Article, Published
        from recoupe.resolve.dates import DatesStage

        chain = (SentencesStage(), TimesStage(), DatesStage("fr"))

        def read(some: Sequence[Asked]) -> None:
            for each in some:
                work = Annotated(article=Article.of(each.id, each.text, published=Published(value=each.day, basis="given")))
                for stage in chain:
                    work = stage(work)

        read(asked[:3])
        began = time.process_time()
        read(asked)
        return time.process_time() - began


def peers(recognizers: Path | None = None) -> tuple[Peer, ...]:
    """All that is compared with. recognizers: an interpreter that has recognizers-text."""
    return HeidelTime(), HeidelTime("NO"), SearchDates(), Recognizers(recognizers)


def timebank(shared: Shared, *, pieces: bool = False) -> TestSet:
    """The complete half of FR-TimeBank; pieces: what everybody finds is cut as it marks ranges, hours and open ends (`eval.conventions`)."""
    rows = shared.lines("testsets/times_timebank_fr.jsonl")
    texts = [times.from_timebank(row, pieces=pieces) for row in rows]
    asked = [Asked(id=row["id"], text=row["text"], day=row["reference"][:10]) for row in rows]
    return TestSet(name="in pieces" if pieces else "timebank", texts=texts, asked=asked)


def gold(shared: Shared) -> TestSet:
    """Our gold."""
    articles = shared.articles
    asked = [Asked(id=each.id, text=each.text, day=each.row["date"][:10]) for each in articles]
    return TestSet(name="gold", texts=[times.from_gold(each) for each in articles], asked=asked)


def forgiven(texts: Sequence[times.Text], found: Mapping[str, Found]) -> dict[str, Found]:
    """What was found without the words that our guide leaves out ("maintenant", "récemment"), where the gold has nothing.

    >>> text = times.Text(id="a", text="maintenant", times=[])
    >>> forgiven([text], {"a": [{"start": 0, "end": 10, "type": "DATE", "value": None, "vague": True}]})
    {'a': []}
    """
    out = {}
    for text in texts:
        marked = [each.span for each in text.times]
        out[text.id] = [each for each in found.get(text.id, []) if not each.get("vague") or any(overlap((each["start"], each["end"]), span) for span in marked)]
    return out


def compare(sets: Sequence[TestSet], entrants: Sequence[Peer], speed: Sequence[Asked], tell: Callable[[str], None]) -> list[str]:
    """A table of all entrants on all sets, the first being ours; `speed`: the texts that are timed. `tell` hears of peers that are absent."""
    lines = [f"{'set':<10} {'':<44} {'relaxed F1':<22} {'strict F1':<22} {'value recall':<22}"]
    out: dict[str, float] = {}
    for each in sets:
        mine: Sequence[Tally] = ()
        for who in entrants:
            try:
                found = who.find(each.asked)
            except Absent as error:
                tell(f"{who.name}: {error}")
                continue
            vague = any(one.get("vague") for given in found.values() for one in given)
            for name, given in ((who.name, found), ("  without its vague words", forgiven(each.texts, found)))[: 1 + vague]:
                tallies = times.score(each.texts, {id: {"times": one} for id, one in given.items()}, set=each.name)
                mine = mine or tallies
                lines.append(f"{each.name:<10} {name:<44} {'  '.join(_cell(tally) for tally in tallies)}")
                if tallies is not mine:
                    lines.append(f"{'':<10} {'recoupe less this':<44} {'  '.join(_less(a, b) for a, b in zip(mine, tallies, strict=True))}")
    characters = sum(len(each.text) for each in speed)
    lines.append(f"\n{'speed':<10} {f'{len(speed)} press articles, {characters:,} characters':<44} {'characters a second':>22} {'recoupe is faster':>22}")
    for who in entrants:
        try:
            out[who.name] = characters / who.seconds(speed)
        except Absent as error:
            tell(f"{who.name}: {error}")
            continue
        lines.append(f"{'':<10} {who.name:<44} {out[who.name]:>22,.0f} {f'{out[entrants[0].name] / out[who.name]:.1f} times':>22}")
    return lines


def _cell(tally: Tally) -> str:
    counts = tally.counts
    return f"{tally.value:5.1f} ({counts.right:g}/{counts.gold}, {counts.found})".ljust(22)


def _less(mine: Tally, theirs: Tally) -> str:
    return f"{mine.value - theirs.value:+5.1f}".ljust(22)

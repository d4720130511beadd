"""What the rules that date an article rest on: how far after a day that it tells an article is published. `python -m eval.dating`.

Counted on the press articles that are not reserved, with sentences and expressions of time but no trees: on the day, the day after, within a week, or else.
"""

from __future__ import annotations

import argparse
import datetime
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from eval.gold import Shared
from eval.published import withheld
from eval.reserved import reserved
from recoupe.annotate.sentences import SentencesStage
from recoupe.annotate.times import TimesStage
from recoupe.lang.say import Say
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article
from recoupe.resolve.date_disagreements import disagreements
from recoupe.resolve.grounds import clues_of, known_and_awaited
from recoupe.resolve.weekdays import dated_days, weekday_of_writing

Apart = tuple[str, int]


def main(shared: Path) -> None:
    """Print the counts of each ground."""
    counts: dict[str, Counter[str]] = {}
    rows = [row for row in Shared(shared).press.values() if not reserved(row["id"]) and len(row.get("date") or "") >= 10]
    odd = 0
    for row in rows:
        day = datetime.date.fromisoformat(row["date"][:10])
        work = TimesStage()(SentencesStage()(Annotated(article=Article.of(row["id"], withheld(row)["text"]))))
        clues = clues_of(work)
        for ground, apart in _apart(work, day):
            counts.setdefault(ground, Counter())[_class(apart)] += 1
        for each in known_and_awaited(clues):
            counts.setdefault(f"{each.kind} (a date with its year)", Counter())["holds" if day in each.window else "does not"] += 1
        odd += len(list(disagreements(work.article.text, clues, day, Say("en"))))
    print(f"{len(rows)} articles; {odd} disagreements between the day that is given and the day that the text tells")
    counts["weekday of writing, others of the story on it"] = settled(Shared(shared))
    for ground, classes in sorted(counts.items()):
        print(f"{ground:45} {classes.total():5}  " + ", ".join(f"{name} {n} ({100 * n / classes.total():.0f} %)" for name, n in classes.most_common()))


def settled(shared: Shared) -> Counter[str]:
    """How far after the weekday of writing the members of the gold's stories are published, where others are of that day and none of the next."""
    counts: Counter[str] = Counter()
    for story in shared.lines("gold/dev/stories.jsonl"):
        days = {each: datetime.date.fromisoformat(shared.press[each]["date"][:10]) for each in story["members"]}
        for member, day in days.items():
            row = shared.press[member]
            work = TimesStage()(SentencesStage()(Annotated(article=Article.of(member, withheld(row)["text"]))))
            found = weekday_of_writing(clues_of(work))
            if found is None or found[2] == "next":
                continue
            written = day - datetime.timedelta(days=(day.weekday() - found[1]) % 7)
            others = [each for other, each in days.items() if other != member]
            if written in others and written + datetime.timedelta(days=1) not in others:
                counts[_class((day - written).days)] += 1
    return counts


def _apart(work: Annotated, day: datetime.date) -> Iterator[Apart]:
    clues = clues_of(work)
    if found := weekday_of_writing(clues):
        clue, weekday, how = found
        yield f"weekday of writing, {how}", (day.weekday() - weekday) % 7
    last: dict[str, int] = {}
    for clue in clues:
        for kind, told in dated_days(clue, day):
            if abs((day - told).days) < 300:
                last[kind] = min(last.get(kind, 999), (day - told).days)
    yield from ((f"dated weekday, {kind}", apart) for kind, apart in last.items())


def _class(apart: int) -> str:
    return "on the day" if apart == 0 else "the day after" if apart == 1 else "within a week" if 1 < apart <= 7 else "before" if apart < 0 else "later"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m eval.dating", description="What the rules that date an article rest on.")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), metavar="DIR")
    main(parser.parse_args().shared)

"""What is measured, each in a process of its own so that memory and loading are not shared. Times are processor time unless they say wall."""

from __future__ import annotations

import gc
import itertools
import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, Literal

from bench.machine import peak_megabytes

Result = dict[str, Any]
SYLLABLES = [start + vowel + end for start in "bcdfgklmnprstvz" for vowel in ("a", "e", "i", "o", "ou") for end in ("", "n", "r", "l")]


def texts(path: Path, number: int) -> list[dict[str, Any]]:
    """The first articles of a JSONL file."""
    rows: list[dict[str, Any]] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if len(rows) == number:
                break
            rows.append(json.loads(line))
    return rows


def token_count(rows: Sequence[dict[str, Any]]) -> int:
    """How many tokens the texts have, by recoupe's own tokenizer, which is the measure for every peer too."""
    from recoupe.lang.fr.tokenizer import tokens
    from recoupe.lang.fr.view import plain_view

    return sum(sum(1 for _ in tokens(plain_view(row["text"]))) for row in rows)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """The processor seconds of a piece of work, and what it gave."""
    gc.collect()
    began = time.process_time()
    made = work()
    return time.process_time() - began, made


def first_article(path: Path, number: int) -> Result:
    """From a fresh process to the record of one article: imports, models and knowledge included. Wall time too, for a user waits by the clock."""
    began = time.perf_counter()
    from recoupe import pipeline
    from recoupe.config import Settings

    source = _some(path, 1)
    settings = Settings(jobs=1)
    (record,) = pipeline.annotate(pipeline.read([source], settings), settings)
    return {"wall_s": time.perf_counter() - began, "cpu_s": time.process_time(), "peak_mb": peak_megabytes(), "record": type(record).__name__}


def annotate(path: Path, number: int) -> Result:
    """Annotate articles in one process, as `recoupe annotate` does, records written out and dropped; loading is timed apart."""
    from recoupe import pipeline
    from recoupe.config import Settings
    from recoupe.model.article import Article
    from recoupe.model.record import ArticleRecord
    from recoupe.model.serialise import to_json

    source, settings = _some(path, number), Settings(jobs=1)
    loading, _ = timed(lambda: list(pipeline.annotate(pipeline.read([_some(path, 1)], settings), settings)))
    annotator = pipeline.Annotator(settings)
    articles = pipeline.read([source], settings)

    def run() -> tuple[int, int]:
        done = written = 0
        for article in articles:
            record = annotator(article) if isinstance(article, Article) else article
            if isinstance(record, ArticleRecord):
                written += len(to_json(record))
                done += 1
        return done, written

    seconds, (done, written) = timed(run)
    tokens = token_count(texts(path, number))
    return {
        "articles": done,
        "tokens": tokens,
        "loading_s": loading,
        "cpu_s": seconds,
        "articles_per_s": done / seconds,
        "tokens_per_s": tokens / seconds,
        "written_mb": written / 1e6,
        "peak_mb": peak_megabytes(),
    }


def stages(path: Path, number: int) -> Result:
    """Processor seconds of each stage over the same articles."""
    from recoupe import pipeline
    from recoupe.config import Settings
    from recoupe.knowledge import load
    from recoupe.model.annotated import Annotated
    from recoupe.model.article import Article

    settings, knowledge = Settings(jobs=1), load()
    began = time.process_time()
    articles = [each for each in pipeline.read([_some(path, number)], settings, knowledge=knowledge) if isinstance(each, Article)]
    spent: dict[str, float] = {"reading": time.process_time() - began}
    made = pipeline.stages(settings, knowledge)
    for pile in (articles[:2], articles):  # the first two once more, unmeasured, so that loading is not counted
        spent |= {stage.name: 0.0 for stage in made}
        for article in pile:
            work = Annotated(article=article)
            for stage in made:
                began = time.process_time()
                work = stage(work)
                spent[stage.name] += time.process_time() - began
    return {"articles": len(articles), "tokens": token_count(texts(path, number)), "cpu_s": spent}


def names(path: Path, number: int) -> Result:
    """The shipped names and `number` made-up ones, found in all texts of the file: building, megabytes a second, memory of the process with the whole base."""
    from recoupe.knowledge import load
    from recoupe.knowledge.finder import Finder

    base = load()
    shipped = ((name, actor.id, "name") for actor in base.known() for name in (actor.name, *actor.names))
    before = peak_megabytes()
    building, finder = timed(lambda: Finder(itertools.chain(shipped, made_up(number))))  # type: ignore[arg-type]
    found_in = [row["text"] for row in texts(path, sys.maxsize)]
    megabytes = sum(len(each.encode()) for each in found_in) / 1e6
    list(finder(found_in[0]))
    seconds, found = timed(lambda: sum(1 for each in found_in for _ in finder(each)))
    return {
        "names": number,
        "megabytes": megabytes,
        "found": found,
        "building_s": building,
        "cpu_s": seconds,
        "megabytes_per_s": megabytes / seconds,
        "base_peak_mb": before,
        "peak_mb": peak_megabytes(),
    }


def made_up(number: int) -> Iterator[tuple[str, str, Literal["name"]]]:
    """Names of people who do not exist, two words each, always the same; each tenth has a variant, as transliterated names do.

    >>> [name for name, _, _ in made_up(3)] == [name for name, _, _ in made_up(3)]
    True
    """
    chance = random.Random(20261121)
    given, family = (["".join(chance.choices(SYLLABLES, k=length)).capitalize() for _ in range(some)] for some, length in ((20_000, 2), (200_000, 3)))
    actor = 0
    while actor < number:
        first, last = chance.choice(given), chance.choice(family)
        yield f"{first} {last}", f"own:made-up-{actor}", "name"
        actor += 1
        if actor % 10 == 0 and actor < number:
            yield f"{first} {last}a", f"own:made-up-{actor - 1}", "name"
            actor += 1


def check(path: Path, number: int) -> Result:
    """Read, annotate and cross-check, with as many processes as there are cores: wall time, and the memory of the parent and of the largest worker."""
    from recoupe import pipeline
    from recoupe.config import Settings

    source, settings = _some(path, number), Settings()
    began = time.perf_counter()
    annotated = list(pipeline.annotate(pipeline.read([source], settings), settings))
    between = time.perf_counter()
    from recoupe.model.record import ArticleRecord, Skipped

    records = [each for each in annotated if isinstance(each, ArticleRecord)]
    skipped = [each for each in annotated if isinstance(each, Skipped)]
    pipeline.crosscheck(records, settings, skipped=skipped)
    return {
        "articles": len(records),
        "skipped": len(skipped),
        "annotating_wall_s": between - began,
        "crosschecking_wall_s": time.perf_counter() - between,
        "wall_s": time.perf_counter() - began,
        "peak_mb": peak_megabytes(),
        "worker_peak_mb": peak_megabytes(children=True),
    }


def _some(path: Path, number: int) -> Path:
    """The first articles as a file of their own, with the columns that a user's file would have."""
    import tempfile

    fields = ("id", "outlet", "agency", "url", "date", "title", "text")
    rows = [{key: row[key] for key in fields if row.get(key)} for row in texts(path, number)]
    place = Path(tempfile.mkdtemp(prefix="recoupe-bench-")) / "articles.jsonl"
    place.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return place


def main() -> None:
    """`python -m bench.tasks NAME FILE NUMBER`: run one task and print its result as the last line."""
    from bench import peers

    name, path, number = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    tasks = {each.__name__: each for each in (first_article, annotate, stages, check, names, peers.syntax, peers.times, peers.near_copies)}
    with redirect_stdout(sys.stderr):
        result = tasks[name](path, number)
    print(json.dumps(result))


if __name__ == "__main__":
    main()

"""The path, put together: the stages in order, what each needs and gives, running many articles, stopping and going on, and what to do with errors."""

from __future__ import annotations

import datetime
import json
import multiprocessing
import os
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import replace
from importlib.resources import files
from itertools import islice
from pathlib import Path

from recoupe.config import Settings
from recoupe.errors import RecoupeError
from recoupe.lang.say import Lang, Say
from recoupe.model.annotated import LAYERS, Annotated, Stage
from recoupe.model.article import Article, Published
from recoupe.model.knowledge import Knowledge
from recoupe.model.record import ArticleRecord, Dossier, Methods, Skipped
from recoupe.store.workfolder import WorkFolder
from recoupe.versions import fingerprint, made_with

AT_A_TIME = 16
WORTH_A_PROCESS = 80
UNCHECKED = ("dossier", "knowledge", "events", "silence")


class Watch:
    """Who watches a long run is told here; this one says nothing. `show.cli.progress` has the one of the terminal."""

    def step(self, what: str, total: int | None = None) -> None:
        """A step begins: "reading", "annotating" or "cross-checking", of `total` articles where that is known."""

    def done(self, number: int) -> None:
        """So many articles are done."""

    def skipped(self, what: Skipped) -> None:
        """An input was left out."""


def stages(settings: Settings, knowledge: Knowledge) -> tuple[Stage, ...]:
    """The stages of one article in their order. Raises `RecoupeError` where one needs a layer that nothing before it gives."""
    from recoupe.annotate.events import EventsStage
    from recoupe.annotate.names import NamesStage
    from recoupe.annotate.roles import RolesStage
    from recoupe.annotate.sentences import SentencesStage
    from recoupe.annotate.speech import SpeechStage
    from recoupe.annotate.syntax import SyntaxStage
    from recoupe.annotate.times import TimesStage
    from recoupe.knowledge.summits import summits
    from recoupe.lang.fr import syntax_model
    from recoupe.resolve.actors import ActorsStage
    from recoupe.resolve.claims import ClaimsStage
    from recoupe.resolve.dates import DatesStage
    from recoupe.resolve.oddities import OdditiesStage
    from recoupe.resolve.published import PublishedStage
    from recoupe.resolve.speakers import SpeakersStage

    path: tuple[Stage, ...] = (
        SentencesStage(),
        TimesStage(),
        SyntaxStage(syntax_model.load(settings.pipeline)),
        NamesStage(knowledge),
        RolesStage(knowledge),
        PublishedStage(settings.lang, settings.today or datetime.date.today().isoformat(), knowledge=knowledge, summits=summits()),
        DatesStage(settings.lang),
        ActorsStage(knowledge, lang=settings.lang),
        SpeechStage(settings.lang),
        SpeakersStage(settings.lang),
        EventsStage(settings.lang, knowledge),
        ClaimsStage(settings.lang),
        OdditiesStage(settings.lang),
    )
    check_order(path)
    return path


def check_order(path: Sequence[Stage]) -> None:
    """Raise `RecoupeError` unless each stage finds the layers that it needs, given by those before it."""
    there = {"article"}
    for stage in path:
        if missing := stage.needs - there:
            raise RecoupeError("stage-order", stage=stage.name, missing=", ".join(sorted(missing)))
        if unknown := stage.gives - LAYERS:
            raise RecoupeError("stage-order", stage=stage.name, missing=", ".join(sorted(unknown)))
        there |= stage.gives


class Annotator:
    """All that one process needs to annotate articles, loaded once.

    Called with an article it returns its record, or a `Skipped` if a stage failed on it: one article that recoupe cannot digest must not take the rest along.
    """

    def __init__(self, settings: Settings, knowledge: Knowledge | None = None) -> None:
        if knowledge is None:
            from recoupe.knowledge import load

            knowledge = load(settings.actors)
        self._stages = stages(settings, knowledge)
        self._made_with = made_with(settings)
        self._say = Say(settings.lang)

    def __call__(self, article: Article) -> ArticleRecord | Skipped:
        """The record of one article."""
        work = Annotated(article=article)
        for stage in self._stages:
            try:
                work = stage(work)
            except Exception as error:  # any: the article is listed with what went wrong, nothing is lost or hidden
                what = self._say("pipeline.failed", stage=stage.name, error=f"{type(error).__name__}: {error}")
                return Skipped(input=article.source.path or article.id, what=what, hint=self._say("pipeline.failed-hint"))
        return self._record(work)

    def _record(self, work: Annotated) -> ArticleRecord:
        article = work.article
        return ArticleRecord(
            id=article.id,
            sha256=article.sha256,
            lang=article.lang,
            made_with=self._made_with,
            source=article.source,
            title=article.title,
            published=article.published,
            text=article.text,
            zones=article.zones,
            sentences=tuple((each.start, each.end) for each in work.sentences or ()),
            times=work.times or (),
            mentions=work.mentions or (),
            actors=work.actors or (),
            quotations=work.quotations or (),
            events=work.events or (),
            claims=work.claims or (),
            oddities=work.oddities or (),
        )


def annotate(articles: Iterable[Article | Skipped], settings: Settings | None = None, *, folder: Path | None = None) -> Iterator[ArticleRecord | Skipped]:
    """Annotate articles as they come, in their order; what reading skipped passes through.

    With `folder`, records are kept there as they are made, and an article met before by the same code and settings is not annotated again, so that a run
    that was stopped goes on where it was. Several processes are used where the pile pays for starting them (`settings.jobs`, 0 for as many as there are
    cores).
    """
    settings = settings or Settings()
    with WorkFolder(folder, made_by=fingerprint(settings)) if folder else nullcontext() as kept:
        for article, outcome in _outcomes(articles, settings, kept):
            if kept and isinstance(article, Article) and isinstance(outcome, ArticleRecord) and article not in kept:
                kept.put(article, outcome)
            yield outcome


def _outcomes(
    articles: Iterable[Article | Skipped], settings: Settings, kept: WorkFolder | None
) -> Iterator[tuple[Article | Skipped, ArticleRecord | Skipped]]:
    """Each input with what became of it, in order: from the folder, or annotated here, or by other processes once the pile is large enough."""
    stream = iter(articles)
    jobs = settings.jobs or os.cpu_count() or 1
    first = list(islice(stream, WORTH_A_PROCESS)) if jobs > 1 else []
    if jobs > 1 and len(first) == WORTH_A_PROCESS:
        yield from _by_processes(first, stream, settings, kept, jobs)
        return
    annotator: Annotator | None = None
    for pile in (first, stream):
        for article in pile:
            outcome = article if isinstance(article, Skipped) else kept.get(article) if kept else None
            if outcome is None and isinstance(article, Article):
                annotator = annotator or Annotator(settings)
                outcome = annotator(article)
            assert outcome is not None
            yield article, outcome


def _by_processes(
    first: list[Article | Skipped], rest: Iterator[Article | Skipped], settings: Settings, kept: WorkFolder | None, jobs: int
) -> Iterator[tuple[Article | Skipped, ArticleRecord | Skipped]]:
    def batches() -> Iterator[list[Article | Skipped]]:
        for pile in (iter(first), rest):
            while batch := list(islice(pile, AT_A_TIME)):
                yield batch

    # spawn, also on Linux: forking a process that has threads (BLAS, progress) may hang, and Windows knows nothing else
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _start_worker, (settings,))
    waiting: list[tuple[list[Article | Skipped], list[ArticleRecord | None], Future[list[ArticleRecord | Skipped]] | None]] = []

    def finished() -> Iterator[tuple[Article | Skipped, ArticleRecord | Skipped]]:
        batch, had, future = waiting.pop(0)
        made = iter(future.result() if future else ())
        for article, record in zip(batch, had, strict=True):
            yield article, article if isinstance(article, Skipped) else record or next(made)

    try:
        for batch in batches():
            had = [kept.get(each) if kept and isinstance(each, Article) else None for each in batch]
            todo = [each for each, record in zip(batch, had, strict=True) if record is None and isinstance(each, Article)]
            waiting.append((batch, had, pool.submit(_work, todo) if todo else None))
            while len(waiting) > jobs * 3:
                yield from finished()
        while waiting:
            yield from finished()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_annotator: Annotator | None = None


def _start_worker(settings: Settings) -> None:
    global _annotator
    import signal

    # Ctrl-C is for the parent, which stops the pool and keeps what was done
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _annotator = Annotator(settings)


def _leave_with_parent() -> None:
    # a parent that is killed cannot say so, and the queue that its workers wait on never closes: they would wait, and hold their memory, for ever
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _work(articles: list[Article]) -> list[ArticleRecord | Skipped]:
    assert _annotator is not None
    return [_annotator(each) for each in articles]


def crosscheck(
    records: Sequence[ArticleRecord], settings: Settings | None = None, *, skipped: Sequence[Skipped] = (), knowledge: Knowledge | None = None
) -> Dossier:
    """Cross-check annotated articles: stories, shared passages, origins, claims, differences, promises, laid down in a dossier.

    The order of the records does not matter. Raises nothing for what the articles say.
    """
    from recoupe.crosscheck.dossier import dossier

    settings = settings or Settings()
    if knowledge is None:
        from recoupe.knowledge import load

        knowledge = load(settings.actors)
    today = settings.today or datetime.date.today().isoformat()
    return dossier(
        records,
        skipped=tuple(skipped),
        made_with=made_with(settings),
        methods=methods(settings.lang),
        knowledge=knowledge,
        today=today,
        lang=settings.lang,
    )


def methods(lang: Lang = "fr") -> Methods:
    """The methods box: the scores that `make eval` pinned for this version, and what no person has checked."""
    measured = json.loads(files("recoupe").joinpath("measured.json").read_text(encoding="utf-8"))
    say = Say(lang)
    return Methods(measured=tuple(measured), unchecked=tuple(say(f"pipeline.unchecked.{each}") for each in UNCHECKED))


def together(records: Sequence[ArticleRecord], settings: Settings | None = None, *, knowledge: Knowledge | None = None) -> list[ArticleRecord]:
    """The records of a pile with what its articles tell of one another: days of publication (`dated`), then whom short names mean (`cast`)."""
    return cast(dated(records, settings, knowledge=knowledge), settings)


def dated(records: Sequence[ArticleRecord], settings: Settings | None = None, *, knowledge: Knowledge | None = None) -> list[ArticleRecord]:
    """The records, with those that their story dates annotated again: a known day of publication, or one of two, resolves their weekdays and months."""
    from recoupe.group.dating import dated_by_story
    from recoupe.group.stories import stories

    settings = settings or Settings()
    if all(each.published.value and "/" not in each.published.value for each in records):
        return list(records)
    found = dated_by_story(records, stories(records, lang=settings.lang), lang=settings.lang)
    annotator: Annotator | None = None
    out = []
    for record in records:
        published = found.get(record.id, record.published)
        if published.basis == "story" and published.earliest and published.latest and _at_most_overnight(published):
            annotator = annotator or Annotator(settings, knowledge)
            again = annotator(replace(record.article, published=replace(published, value=published.earliest)))
            record = again if isinstance(again, ArticleRecord) else record
        out.append(replace(record, published=published))
    return out


def cast(records: Sequence[ArticleRecord], settings: Settings | None = None) -> list[ArticleRecord]:
    """The records, with the short names that their own article never gives in full led to the only person of their story who bears them."""
    from recoupe.group.casting import cast_by_story
    from recoupe.group.stories import stories

    lang = (settings or Settings()).lang
    return cast_by_story(records, stories(records, lang=lang), lang=lang)


def _at_most_overnight(published: Published) -> bool:
    first, last = (datetime.date.fromisoformat(each or "") for each in (published.earliest, published.latest))
    return (last - first).days <= 1


def read(inputs: Sequence[str | Path], settings: Settings | None = None, *, knowledge: Knowledge | None = None) -> Iterator[Article | Skipped]:
    """The articles of files, folders, globs or "-" (standard input), one by one, and what could not be read, each with its sentence."""
    from recoupe.read import ReadOptions
    from recoupe.read import read as read_inputs

    settings = settings or Settings()
    if knowledge is None:
        from recoupe.knowledge import load

        knowledge = load(settings.actors)
    options = ReadOptions(
        columns=settings.columns,
        encoding=settings.encoding,
        outlet=settings.outlet,
        agencies=tuple(knowledge.agencies()),
        outlets=tuple(knowledge.outlets()),
        lang_of_messages=settings.lang,
    )
    return read_inputs(inputs, options=options)


def check(
    inputs: Sequence[str | Path], settings: Settings | None = None, *, folder: Path | None = None, watch: Watch | None = None
) -> tuple[Dossier, list[ArticleRecord]]:
    """The whole path: read, annotate and cross-check a pile of articles; the dossier and the records that it was made from.

    folder: where annotated articles are kept, so that the same call goes on after a stop. watch: told of each step, see `Watch`.
    Raises `RecoupeError` when there is nothing at all in the inputs.

    >>> dossier, records = check(["tests/data/empty.txt"])
    >>> [each.what for each in dossier.skipped], records
    (['Le fichier est vide.'], [])
    """
    from recoupe.knowledge import load

    settings = settings or Settings()
    watch = watch or Watch()
    knowledge = load(settings.actors)
    watch.step("reading")
    found = list(read(inputs, settings, knowledge=knowledge))
    if not found:
        raise RecoupeError("no-articles", where=", ".join(map(str, inputs)))
    watch.step("annotating", len(found))
    records: list[ArticleRecord] = []
    skipped: list[Skipped] = []
    for done, outcome in enumerate(annotate(found, settings, folder=folder), 1):
        if isinstance(outcome, Skipped):
            skipped.append(outcome)
            watch.skipped(outcome)
        else:
            records.append(outcome)
        watch.done(done)
    watch.step("cross-checking")
    records = together(records, settings, knowledge=knowledge)
    return crosscheck(records, settings, skipped=skipped, knowledge=knowledge), records

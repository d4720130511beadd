"""`recoupe annotate`: articles in, one JSON object a line out."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from recoupe.show.cli.options import (
    ActorsOption,
    ColumnOption,
    EncodingOption,
    Inputs,
    JobsOption,
    LangOption,
    OutletOption,
    PipelineOption,
    QuietOption,
    settings_of,
)
from recoupe.show.cli.told import told

if TYPE_CHECKING:
    from recoupe.lang.say import Lang
    from recoupe.show.cli.article import Shown


def annotate(
    inputs: Inputs,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=told("output-lines"), show_default=False)] = None,
    lang: LangOption = None,
    actors: ActorsOption = None,
    jobs: JobsOption = None,
    column: ColumnOption = None,
    outlet: OutletOption = None,
    encoding: EncodingOption = None,
    pipeline: PipelineOption = None,
    alone: Annotated[bool, typer.Option("--alone", help=told("alone"))] = False,
    today: Annotated[str | None, typer.Option("--today", help=told("today"), show_default=False)] = None,
    show: Annotated[bool, typer.Option("--show", help=told("show"))] = False,
    layers: Annotated[str, typer.Option("--layers", help=told("layers"))] = "times,names,speech,events",
    quiet: QuietOption = False,
) -> None:
    """Annotate articles: stand-off annotations as JSONL, each datum at its exact characters (see `recoupe schema article`).

    `--show` prints them to be read instead: the text in colour, and under each paragraph what was found in it.
    The articles of a pile date one another and tell whom short names mean, so they are written once all are read; `--alone` writes each as it is done.
    Inputs that cannot be read are told on standard error and left out; exits with 1 when there was no article at all.
    """
    from recoupe.errors import RecoupeError
    from recoupe.model.record import ArticleRecord, Skipped
    from recoupe.model.serialise import to_json
    from recoupe.pipeline import annotate as annotated
    from recoupe.pipeline import read, together
    from recoupe.show.cli.progress import Progress

    settings = settings_of(lang=lang, actors=actors or None, jobs=jobs, column=column, outlet=outlet, encoding=encoding, pipeline=pipeline, today=today)
    written = left_out = 0
    pile: list[ArticleRecord] = []
    with Progress(settings.lang, quiet=quiet) as progress, _target(output) as out:
        printed = _printed(out, layers, settings.lang) if show else None

        def write(record: ArticleRecord) -> None:
            if printed:
                printed(record)
            else:
                out.write(to_json(record) + "\n")
            out.flush()

        try:
            for outcome in annotated(read(inputs, settings), settings):
                if isinstance(outcome, Skipped):
                    left_out += 1
                    progress.skipped(outcome)
                else:
                    written += 1
                    if alone:
                        write(outcome)
                    else:
                        pile.append(outcome)
                progress.done(written + left_out)
            pile = together(pile, settings)
        except KeyboardInterrupt:
            # what is done is worth keeping, even without what the rest would have told
            for record in pile:
                write(record)
            raise RecoupeError("stopped", n=written) from None
        for record in pile:
            write(record)
    if not written:
        raise RecoupeError("nothing-read", n=left_out)


def _printed(out: TextIO, layers: str, lang: Lang) -> Shown:
    """What prints records to be read, with the layers asked for. Raises `RecoupeError` for one that there is not."""
    from rich.console import Console

    from recoupe.errors import RecoupeError
    from recoupe.show.cli.article import LAYERS, Layer, Shown

    asked: list[Layer] = [each for each in LAYERS if each in layers.split(",")]
    unknown = [each for each in layers.split(",") if each not in LAYERS]
    if unknown:
        raise RecoupeError("no-such-layer", layer=unknown[0], layers=", ".join(LAYERS))
    # rich takes colour away where nobody watches, unless FORCE_COLOR asks for it (`| less -R`); NO_COLOR takes it away everywhere
    return Shown(lang, Console(file=out, highlight=False, markup=False, emoji=False), asked)


def _target(output: Path | None) -> AbstractContextManager[TextIO]:
    from recoupe.errors import RecoupeError

    if output is None:
        return nullcontext(sys.stdout)
    try:
        return output.open("w", encoding="utf-8", newline="\n")
    except OSError as problem:
        raise RecoupeError("file-unwritable", file=output, problem=problem.strerror or problem) from problem

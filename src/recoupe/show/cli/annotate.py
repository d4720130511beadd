"""`recoupe annotate`: articles in, one JSON object a line out."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

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


def annotate(
    inputs: Inputs,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write here instead of standard output.", show_default=False)] = None,
    lang: LangOption = None,
    actors: ActorsOption = None,
    jobs: JobsOption = None,
    column: ColumnOption = None,
    outlet: OutletOption = None,
    encoding: EncodingOption = None,
    pipeline: PipelineOption = None,
    quiet: QuietOption = False,
) -> None:
    """Annotate articles: stand-off annotations as JSONL, each datum at its exact characters (see `recoupe schema article`)."""
    from recoupe.model.record import Skipped
    from recoupe.model.serialise import to_json
    from recoupe.pipeline import annotate as annotated
    from recoupe.pipeline import read
    from recoupe.show.cli.progress import Progress

    settings = settings_of(lang=lang, actors=actors or None, jobs=jobs, column=column, outlet=outlet, encoding=encoding, pipeline=pipeline)
    written = skipped = 0
    target = output.open("w", encoding="utf-8", newline="\n") if output else nullcontext(sys.stdout)
    with Progress(settings.lang, quiet=quiet) as progress, target as out:
        for outcome in annotated(read(inputs, settings), settings):
            if isinstance(outcome, Skipped):
                skipped += 1
                progress.skipped(outcome)
            else:
                written += 1
                out.write(to_json(outcome) + "\n")
                out.flush()
            progress.done(written + skipped)
    if skipped and not written:
        raise typer.Exit(1)

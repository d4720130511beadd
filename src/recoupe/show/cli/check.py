"""`recoupe check`: a pile of articles in, a dossier out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
    from collections.abc import Sequence

    from recoupe.config import Settings


def check(
    inputs: Inputs,
    output: Annotated[Path, typer.Option("--output", "-o", help=told("output"))] = Path("dossier"),
    excerpts: Annotated[bool, typer.Option("--excerpts", help=told("excerpts"))] = False,
    today: Annotated[str | None, typer.Option("--today", help=told("today"), show_default=False)] = None,
    as_json: Annotated[bool, typer.Option("--json", help=told("json"))] = False,
    lang: LangOption = None,
    actors: ActorsOption = None,
    jobs: JobsOption = None,
    column: ColumnOption = None,
    outlet: OutletOption = None,
    encoding: EncodingOption = None,
    pipeline: PipelineOption = None,
    quiet: QuietOption = False,
) -> None:
    """Cross-check a pile of articles: a summary here, and a dossier (dossier.html, dossier.json, articles.jsonl) in the folder.

    Stopped by Ctrl-C, it keeps what it has done; the same command goes on from there.
    """
    settings = settings_of(lang=lang, actors=actors or None, jobs=jobs, column=column, outlet=outlet, encoding=encoding, pipeline=pipeline, today=today)
    cross_check(inputs, settings, output, excerpts=excerpts, as_json=as_json, quiet=quiet)


def cross_check(inputs: Sequence[str], settings: Settings, output: Path, *, excerpts: bool = False, as_json: bool = False, quiet: bool = False) -> None:
    """What `recoupe check` does once its settings are known. Raises `RecoupeError` when there is nothing to read, or after Ctrl-C."""
    from recoupe.errors import RecoupeError
    from recoupe.model.layout import PAGE
    from recoupe.pipeline import check as checked
    from recoupe.show.cli.progress import Progress
    from recoupe.show.cli.summary import print_summary, summary
    from recoupe.show.files import make_folder, write_dossier
    from recoupe.show.web.dossier import page

    make_folder(output)
    with Progress(settings.lang, quiet=quiet) as progress:
        try:
            dossier, records = checked(inputs, settings, folder=output, watch=progress)
        except KeyboardInterrupt:
            raise RecoupeError("interrupted", n=progress.finished) from None
        write_dossier(output, records, dossier, page(dossier, records, lang=settings.lang, excerpts=excerpts))
    if as_json:
        typer.echo(json.dumps(summary(dossier, output), ensure_ascii=False, indent=1))
    elif not quiet:
        print_summary(dossier, records, output, settings.lang)
    if not records:
        raise RecoupeError("none-read", n=len(dossier.skipped), where=output / PAGE)

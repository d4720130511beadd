"""`recoupe share`: a dossier's page to give away, with excerpts only unless told otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from recoupe.show.cli.options import LangOption, settings_of
from recoupe.show.cli.told import told


def share(
    folder: Annotated[Path, typer.Argument(help=told("folder"))] = Path("dossier"),
    output: Annotated[Path | None, typer.Option("--output", "-o", help=told("output-page"), show_default=False)] = None,
    full: Annotated[bool, typer.Option("--full", help=told("full"))] = False,
    lang: LangOption = None,
) -> None:
    """Write a page of the dossier to share: by default only the evidence, with 200 characters around it."""
    from recoupe.model.layout import SHARED_PAGE
    from recoupe.show.files import read_dossier, write_whole
    from recoupe.show.web.dossier import page

    settings = settings_of(lang=lang)
    records, dossier = read_dossier(folder)
    path = output or folder / SHARED_PAGE
    write_whole(path, page(dossier, records, lang=settings.lang, excerpts=not full))
    typer.echo(str(path))

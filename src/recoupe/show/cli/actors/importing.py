"""`recoupe actors import`: a Wikidata dump in, an actor file out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from recoupe.show.cli.options import LangOption, QuietOption, settings_of
from recoupe.show.cli.told import told


def import_(
    dump: Annotated[Path, typer.Argument(metavar="DUMP", help=told("dump"))],
    output: Annotated[Path, typer.Option("--output", "-o", help=told("output-import"))] = Path("wikidata.jsonl.gz"),
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None:
    """Import the states, bodies, office holders and members that a dump of Wikidata knows; what cannot be read is counted and told."""
    settings_of(lang=lang)

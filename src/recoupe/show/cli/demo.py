"""`recoupe demo`: the main job on the bundled sample, for a first look."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from recoupe.show.cli.options import LangOption, QuietOption
from recoupe.show.cli.told import told


def sample_folder() -> Path:
    """Where the bundled sample lies: in the installed package, or beside the sources. Raises `RecoupeError` when it is nowhere."""
    from recoupe.errors import RecoupeError

    installed = Path(str(files("recoupe"))) / "samples"
    beside = Path(__file__).resolve().parents[4] / "samples"
    for folder in (installed, beside):
        if (folder / "articles").is_dir():
            return folder
    raise RecoupeError("sample-missing")


def demo(
    output: Annotated[Path, typer.Option("--output", "-o", help=told("output"))] = Path("demo"),
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None:
    """Cross-check the bundled sample: invented articles on an invented crisis, with their own actor file."""
    from recoupe.show.cli.check import cross_check
    from recoupe.show.cli.options import settings_of

    folder = sample_folder()
    settings = settings_of(lang=lang, actors=[folder / "actors.toml"])
    cross_check([str(folder / "articles")], settings, output, quiet=quiet)

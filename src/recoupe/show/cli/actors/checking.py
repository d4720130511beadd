"""`recoupe actors check`: what is wrong in actor files, all of it at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from recoupe.show.cli.options import LangOption, settings_of
from recoupe.show.cli.told import told


def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILES…", help=told("actor-files"))],
    lang: LangOption = None,
) -> None:
    """Check actor files: what cannot be used, a sentence each (exits with 2); then what can, but should be looked at."""
    from recoupe.knowledge.userfile import problems
    from recoupe.lang.say import Say

    say = Say(settings_of(lang=lang).lang)
    wrong = [each for file in files for each in problems(file)]
    for each in wrong:
        typer.echo(each.sentence(say.lang), err=True)
    if wrong:
        raise typer.Exit(2)

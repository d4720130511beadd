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
    """Check actor files: what cannot be used, a sentence each (exits with 2); of the others, what should be looked at."""
    from recoupe.knowledge import load
    from recoupe.knowledge.advice import advice
    from recoupe.knowledge.userfile import problems
    from recoupe.lang.say import Say

    say = Say(settings_of(lang=lang).lang)
    base = load()
    unusable = False
    for file in files:
        wrong = problems(file, {each.id for each in base.known()})
        for each in wrong:
            typer.echo(each.sentence(say.lang), err=True)
        if not wrong:
            typer.echo(say("actor.file-good", file=file))
            for note in advice(file, base):
                typer.echo(say(f"actor.note-{note.kind}", file=file, **note.values))
        unusable = unusable or bool(wrong)
    if unusable:
        raise typer.Exit(2)

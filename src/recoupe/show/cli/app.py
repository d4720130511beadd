"""The commands, put together."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.show.cli.actors import actors
from recoupe.show.cli.annotate import annotate
from recoupe.show.cli.check import check
from recoupe.show.cli.demo import demo
from recoupe.show.cli.schema import schema
from recoupe.show.cli.share import share
from recoupe.show.cli.told import told

if TYPE_CHECKING:
    from recoupe.lang.say import Lang

app = typer.Typer(
    help=told("recoupe"),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(help=told("check"))(check)
app.command(help=told("annotate"))(annotate)
app.command(help=told("share"))(share)
app.command(help=told("schema"))(schema)
app.command(help=told("demo"))(demo)
app.add_typer(actors, name="actors")


def _print_versions(wanted: bool) -> None:
    if wanted:
        from recoupe.versions import made_with

        made = made_with()
        typer.echo(f"recoupe {made.recoupe} · pipeline {made.pipeline} · knowledge {made.knowledge} · codebook {made.codebook}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool,
        typer.Option("--version", help=told("version"), callback=_print_versions, is_eager=True),
    ] = False,
) -> None:
    """Offline, on this machine: nothing is uploaded."""


def lang_of(arguments: list[str]) -> Lang:
    """The reader's language as far as the bare arguments and `recoupe.toml` tell, for errors that come before settings are read.

    >>> lang_of(["check", "--lang", "en"])
    'en'
    """
    from recoupe.config import load
    from recoupe.errors import RecoupeError

    if "--lang=en" in arguments or ("--lang", "en") in itertools.pairwise(arguments):
        return "en"
    if "--lang=fr" in arguments or ("--lang", "fr") in itertools.pairwise(arguments):
        return "fr"
    try:
        return load().lang
    except (RecoupeError, OSError):
        return "fr"

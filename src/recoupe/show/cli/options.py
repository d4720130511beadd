"""Options that several commands share, defined once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.show.cli.told import told

if TYPE_CHECKING:
    from recoupe.config import Settings

Inputs = Annotated[list[str], typer.Argument(metavar="ARTICLES…", help=told("inputs"), show_default=False)]
LangOption = Annotated[str | None, typer.Option("--lang", help=told("lang"), show_default="fr")]
ActorsOption = Annotated[list[Path] | None, typer.Option("--actors", help=told("actors"), show_default=False)]
JobsOption = Annotated[int | None, typer.Option("--jobs", "-j", help=told("jobs"), show_default="0")]
ColumnOption = Annotated[
    list[str] | None,
    typer.Option("--column", help=told("column"), show_default=False),
]
OutletOption = Annotated[str | None, typer.Option("--outlet", help=told("outlet"), show_default=False)]
EncodingOption = Annotated[str | None, typer.Option("--encoding", help=told("encoding"), show_default=False)]
PipelineOption = Annotated[Path | None, typer.Option("--pipeline", help=told("pipeline"), show_default=False)]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help=told("quiet"))]


def settings_of(**flags: object) -> Settings:
    """The settings of a call: `recoupe.toml` in the current folder, then the flags that were given."""
    from recoupe.config import load

    columns = flags.pop("column", None)
    if columns:
        flags["columns"] = columns_of(columns)  # type: ignore[arg-type]
    return load(flags)


def columns_of(pairs: Sequence[str]) -> Mapping[str, str]:
    """["text=corps"] to {"text": "corps"}. Raises `UsageError` for anything else.

    >>> columns_of(["text=corps", "date=parution"])
    {'text': 'corps', 'date': 'parution'}
    """
    from recoupe.errors import UsageError

    columns: dict[str, str] = {}
    for pair in pairs:
        meaning, equals, column = pair.partition("=")
        if not equals or not column:
            raise UsageError("setting-value", file="--column", name="column", value=pair, expected="text=…, title=…, date=…, url=…, outlet=…")
        columns[meaning] = column
    return columns

"""`recoupe schema`: the JSON Schema of what recoupe writes."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from recoupe.show.cli.told import told


class Record(StrEnum):
    """The two records."""

    article = "article"
    dossier = "dossier"


def schema(record: Annotated[Record, typer.Argument(help=told("record"))]) -> None:
    """Print the JSON Schema of an article record or a dossier."""
    from recoupe.model.serialise import json_schema

    typer.echo(json.dumps(json_schema(record.value), ensure_ascii=False, indent=2))

"""`recoupe actors list`: the actors of the base and of your files, or those who held an office."""

from __future__ import annotations

import itertools
import json
from typing import Annotated, cast, get_args

import typer

from recoupe.show.cli.options import ActorsOption, LangOption, settings_of
from recoupe.show.cli.told import told


def list_(
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORDS…]", help=told("actor-words"), show_default=False)] = None,
    kind: Annotated[str | None, typer.Option("--kind", help=told("actor-kind"), show_default=False)] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help=told("limit"))] = 50,
    as_json: Annotated[bool, typer.Option("--json", help=told("json-list"))] = False,
    actors: ActorsOption = None,
    lang: LangOption = None,
) -> None:
    """List actors, a line each: id, kind, name, and whether a second source has checked the record."""
    from recoupe.errors import UsageError
    from recoupe.knowledge import load
    from recoupe.knowledge.profile import search
    from recoupe.lang.say import Say
    from recoupe.model.actor import ActorKind

    settings = settings_of(lang=lang, actors=actors or None)
    if kind is not None and kind not in get_args(ActorKind):
        raise UsageError("setting-value", file="--kind", name="kind", value=kind, expected=" | ".join(get_args(ActorKind)))
    say = Say(settings.lang)
    found = search(load(settings.actors), words or (), kind=cast(ActorKind, kind) if kind else None)
    shown = list(itertools.islice(found, limit))
    if as_json:
        rows = [{"id": each.id, "kind": each.kind, "name": each.name, "source": each.source, "verified": each.verified} for each in shown]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    if not shown:
        typer.echo(say("actor.none-found"), err=True)
    for each in shown:
        typer.echo(f"{each.id}\t{say(f'actor.kind.{each.kind}')}\t{each.name}\t{say(f'actor.checked.{str(each.verified).lower()}')}")
    if next(found, None) is not None:
        typer.echo(say("actor.more", n=limit), err=True)

"""`recoupe actors add`: put an actor, or an office of one, into a file of your own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from recoupe.show.cli.options import LangOption, settings_of
from recoupe.show.cli.told import told

Several = list[str] | None


def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=told("actor-file"))],
    name: Annotated[str, typer.Argument(metavar="NAME|ID", help=told("actor-name"))],
    kind: Annotated[str | None, typer.Option("--kind", help=told("actor-kind"), show_default=False)] = None,
    id: Annotated[str | None, typer.Option("--id", help=told("actor-id"), show_default=False)] = None,
    also: Annotated[Several, typer.Option("--also", help=told("actor-also"), show_default=False)] = None,
    acronym: Annotated[Several, typer.Option("--acronym", help=told("actor-acronym"), show_default=False)] = None,
    demonym: Annotated[Several, typer.Option("--demonym", help=told("actor-demonym"), show_default=False)] = None,
    seat: Annotated[Several, typer.Option("--seat", help=told("actor-seat"), show_default=False)] = None,
    capital: Annotated[str | None, typer.Option("--capital", help=told("actor-capital"), show_default=False)] = None,
    gender: Annotated[str | None, typer.Option("--gender", help=told("actor-gender"), show_default=False)] = None,
    title: Annotated[str | None, typer.Option("--title", help=told("office-title"), show_default=False)] = None,
    role: Annotated[str, typer.Option("--role", help=told("office-role"))] = "other",
    of: Annotated[str | None, typer.Option("--of", help=told("office-of"), show_default=False)] = None,
    from_: Annotated[str | None, typer.Option("--from", help=told("office-from"), show_default=False)] = None,
    until: Annotated[str | None, typer.Option("--until", help=told("office-until"), show_default=False)] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help=told("office-as-of"), show_default=False)] = None,
    lang: LangOption = None,
) -> None:
    """Add an actor at the end of a TOML file (made if there is none); with `--title`, an office that it holds. An id adds to an actor that is known."""
    from recoupe.errors import UsageError
    from recoupe.knowledge import load
    from recoupe.knowledge.additions import add as added
    from recoupe.knowledge.additions import own_id
    from recoupe.lang.say import Say

    settings = settings_of(lang=lang)
    base = load([file] if file.exists() else [])
    known = base.actor(id or name) or (base.actor(own_id(name)) if id is None else None)
    entries: list[tuple[str, Mapping[str, str | Sequence[str] | None]]] = []
    if known is None:
        if kind is None:
            bearers = dict.fromkeys(each for each, use in base.named(name) if use != "demonym")
            if bearers:
                raise UsageError("actor-which", name=name, ids=", ".join(bearers))
            raise UsageError("actor-needs-kind", name=name)
        who = id or own_id(name)
        names = {"names": also, "acronyms": acronym, "demonyms": demonym, "capital": capital, "seats": seat, "gender": gender}
        entries.append(("actor", {"id": who, "kind": kind, "name": name, **names}))
    elif title is None:
        raise UsageError("actor-there", name=known.name, id=known.id)
    else:
        who = known.id
    if title is not None:
        body = None if of is None else of if base.actor(of) or of == who else _only(of, [each for each, use in base.named(of) if use != "demonym"])
        entries.append(("office", {"holder": who, "title": title, "role": role, "of": body, "from": from_, "until": until, "as_of": as_of}))
    added(file, entries)
    say = Say(settings.lang)
    typer.echo(say("actor.added", id=who, file=file))
    twins = [actor for each, use in base.named(name) if each != who and use != "demonym" and (actor := base.actor(each))]
    for twin in {each.id: each for each in twins}.values():
        typer.echo(say("actor.twin", name=name, other=twin.name, id=twin.id), err=True)


def _only(name: str, ids: Sequence[str]) -> str:
    from recoupe.errors import RecoupeError, UsageError

    several = list(dict.fromkeys(ids))
    if not several:
        raise RecoupeError("actor-unknown", name=name)
    if len(several) > 1:
        raise UsageError("actor-several", name=name, ids=", ".join(several))
    return several[0]

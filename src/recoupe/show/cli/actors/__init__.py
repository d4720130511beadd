"""`recoupe actors`: who is who. Look into the base, add to it, check a file of your own, see who is missing; one file a command."""

from __future__ import annotations

import typer

from recoupe.show.cli.actors.adding import add
from recoupe.show.cli.actors.checking import check
from recoupe.show.cli.actors.importing import import_
from recoupe.show.cli.actors.listing import list_
from recoupe.show.cli.actors.missing import missing
from recoupe.show.cli.actors.showing import show
from recoupe.show.cli.told import told

actors = typer.Typer(help=told("actors-group"), no_args_is_help=True, add_completion=False)
actors.command("list", help=told("actors-list"))(list_)
actors.command("show", help=told("actors-show"))(show)
actors.command("add", help=told("actors-add"))(add)
actors.command("check", help=told("actors-check"))(check)
actors.command("missing", help=told("actors-missing"))(missing)
actors.command("import", help=told("actors-import"))(import_)

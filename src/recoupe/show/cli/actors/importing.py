"""`recoupe actors import`: a Wikidata dump in, an actor file out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from recoupe.show.cli.options import LangOption, QuietOption, settings_of
from recoupe.show.cli.told import told

LINES_BETWEEN = 1_000_000


def import_(
    dump: Annotated[Path, typer.Argument(metavar="DUMP", help=told("dump"))],
    output: Annotated[Path, typer.Option("--output", "-o", help=told("output-import"))] = Path("wikidata.actors"),
    since: Annotated[str, typer.Option("--since", help=told("import-since"))] = "1950",
    restart: Annotated[bool, typer.Option("--restart", help=told("import-restart"))] = False,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None:
    """Import the states, bodies, office holders and members in a dump of Wikidata. Stopped by Ctrl-C, the same command goes on from there."""
    from rich.console import Console
    from rich.progress import Progress as Bar

    from recoupe.errors import RecoupeError, UsageError
    from recoupe.knowledge import load
    from recoupe.knowledge.dump import Progress
    from recoupe.knowledge.importing import import_wikidata
    from recoupe.lang.say import Say

    say = Say(settings_of(lang=lang).lang)
    if not (len(since) == 4 and since.isdigit()):
        raise UsageError("setting-value", file="--since", name="since", value=since, expected="1950")
    console = Console(stderr=True)
    watched = console.is_terminal and not quiet
    seen = Progress(lines=0, read=0, size=0, kept=0, malformed=0)
    with Bar(console=console, disable=not watched, transient=True) as bar:
        task = bar.add_task(say("actor.import.reading", file=dump.name), total=None)

        def told_(now: Progress) -> None:
            nonlocal seen
            bar.update(task, completed=now.read, total=now.size or None)
            if not watched and not quiet and now.lines // LINES_BETWEEN > seen.lines // LINES_BETWEEN:
                percent = f"{100 * now.read / now.size:.0f}" if now.size else "?"
                print(say("actor.import.so-far", lines=now.lines, percent=percent, kept=now.kept), file=sys.stderr, flush=True)
            seen = now

        try:
            counts = import_wikidata(dump, output, base=load(), progress=told_, since=since, restart=restart)
        except KeyboardInterrupt:
            raise RecoupeError("import-stopped", n=seen.lines) from None
    if counts.malformed and not quiet:
        typer.echo(say("actor.import.left-out", n=counts.malformed), err=True)
        for number, problem in counts.bad:
            typer.echo(f"  {number}: {problem}", err=True)
    typer.echo(
        say(
            "actor.import.done",
            file=output,
            lines=counts.lines,
            people=counts.people,
            states=counts.states,
            bodies=counts.bodies,
            offices=counts.offices,
            memberships=counts.memberships,
        )
    )

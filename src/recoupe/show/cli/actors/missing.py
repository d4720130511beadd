"""`recoupe actors missing`: those whom the articles name often and the base does not know."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.show.cli.options import LangOption, settings_of
from recoupe.show.cli.told import told

if TYPE_CHECKING:
    from recoupe.crosscheck.missing import Missing
    from recoupe.lang.say import Say
    from recoupe.model.record import ArticleRecord


def missing(
    where: Annotated[Path, typer.Argument(metavar="DIR|ARTICLES.JSONL", help=told("missing-where"))] = Path("dossier"),
    least: Annotated[int, typer.Option("--least", min=1, help=told("missing-least"))] = 2,
    limit: Annotated[int, typer.Option("--limit", min=1, help=told("limit"))] = 50,
    as_json: Annotated[bool, typer.Option("--json", help=told("json-list"))] = False,
    as_toml: Annotated[bool, typer.Option("--toml", help=told("missing-toml"))] = False,
    lang: LangOption = None,
) -> None:
    """List those whom a dossier, or what `recoupe annotate` wrote, names and the base does not know, with their places in the text."""
    from recoupe.crosscheck.missing import missing as of_records
    from recoupe.lang.say import Say
    from recoupe.show.files import read_articles

    say = Say(settings_of(lang=lang).lang)
    records = read_articles(where)
    found = of_records(records, least=least)[:limit]
    if as_json:
        typer.echo(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1))
    elif as_toml:
        typer.echo("\n".join(_skeleton(each, records) for each in found if each.kind))
    elif not found:
        typer.echo(say("actor.none-missing", n=least))
    else:
        typer.echo("\n".join(line for each in found for line in _lines(each, records, say)))


def _lines(missing: Missing, records: Sequence[ArticleRecord], say: Say) -> Iterator[str]:
    kind = say(f"actor.kind.{missing.kind}") if missing.kind else say("actor.no-holder")
    titles = f" ({', '.join(missing.titles)})" if missing.titles else ""
    counts = " · ".join(say(f"count.{name}", n=n) for name, n in (("articles", missing.articles), ("outlets", missing.outlets)))
    yield f"{missing.name}{titles} — {kind} · {counts}"
    yield from (f"    {_passage(missing, records, at)}" for at in range(1))


def _passage(missing: Missing, records: Sequence[ArticleRecord], at: int) -> str:
    shown = missing.evidence[at]
    record = next(each for each in records if each.id == shown.article)
    text = record.title.text if shown.field == "title" and record.title else record.text
    around = " ".join(text[max(0, shown.start - 40) : shown.end + 40].split())
    return f"{shown.article} [{shown.start}, {shown.end}) … {around} …"


def _skeleton(missing: Missing, records: Sequence[ArticleRecord]) -> str:
    from recoupe.knowledge.additions import own_id, written

    notes = [*missing.titles, *(_passage(missing, records, at) for at in range(len(missing.evidence)))]
    comments = "".join(f"# {each}\n" for each in notes)
    return comments + written([("actor", {"id": own_id(missing.name), "kind": missing.kind, "name": missing.name})])

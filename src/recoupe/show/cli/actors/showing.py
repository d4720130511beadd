"""`recoupe actors show`: all that is known of an actor, with its sources."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from recoupe.show.cli.options import ActorsOption, LangOption, settings_of
from recoupe.show.cli.told import told

if TYPE_CHECKING:
    from recoupe.knowledge.base import Base
    from recoupe.knowledge.profile import Profile
    from recoupe.lang.say import Say
    from recoupe.model.knowledge import HeldOffice


def show(
    who: Annotated[str, typer.Argument(metavar="NAME|ID", help=told("actor-who"))],
    on: Annotated[str | None, typer.Option("--on", help=told("actor-on"), show_default=False)] = None,
    as_json: Annotated[bool, typer.Option("--json", help=told("json-list"))] = False,
    actors: ActorsOption = None,
    lang: LangOption = None,
) -> None:
    """Show the names, offices, holders, members of each actor that a name stands for; homonyms one after the other."""
    from recoupe.errors import RecoupeError, UsageError
    from recoupe.knowledge import load
    from recoupe.knowledge.periods import period
    from recoupe.knowledge.profile import found, profile
    from recoupe.lang.say import Say

    settings = settings_of(lang=lang, actors=actors or None)
    if on is not None and period(on) is None:
        raise UsageError("setting-value", file="--on", name="on", value=on, expected='"2024-05-02" | "2024-05" | "2024"')
    base = load(settings.actors)
    profiles = [profile(base, each, on) for each in found(base, who)]
    if not profiles:
        raise RecoupeError("actor-unknown", name=who)
    if as_json:
        typer.echo(json.dumps([_plain(each) for each in profiles], ensure_ascii=False, indent=1))
        return
    say = Say(settings.lang)
    typer.echo("\n\n".join("\n".join(_lines(each, base, say, on)) for each in profiles))


def _plain(profile: Profile) -> dict[str, Any]:
    plain = {key: value for key, value in asdict(profile.actor).items() if value not in (None, (), "")}
    offices = {name: [asdict(each) for each in getattr(profile, name)] for name in ("held", "holders")}
    intervals = [{"of": body, "from": from_, "until": until} for body, from_, until in profile.member_of]
    return {**plain, **offices, "member_of": intervals, "members": list(profile.members)}


def _lines(profile: Profile, base: Base, say: Say, on: str | None) -> Iterator[str]:
    actor = profile.actor
    yield f"{actor.name} — {say(f'actor.kind.{actor.kind}')} · {actor.id}"
    yield say("actor.source", source=_source(actor.source, say) or "?", checked=say(f"actor.checked.{str(actor.verified).lower()}"))
    for field, values in (("names", actor.names), ("acronyms", actor.acronyms), ("demonyms", actor.demonyms), ("seats", actor.seats)):
        if values:
            yield say(f"actor.{field}", names=", ".join(values))
    if actor.capital:
        yield say("actor.capital", names=actor.capital)
    for name, from_, until in actor.dated_names:
        yield say("actor.dated-name", name=name, when=_interval(from_, until, None, say))
    for title, terms, other in (("held", profile.held, False), ("holders", profile.holders, True)):
        # a term that ends on the day it begins is two accounts of one change
        if offices := [each for each in terms if each.until is None or each.from_ != each.until or len(each.until) < len("2024-01-01")]:
            yield say(f"actor.{title}")
            yield from (f"  {_office(each, base, say, holder=other)}" for each in offices)
    if profile.member_of:
        yield say("actor.member-of")
        yield from (f"  {_name(body, base)} · {_interval(from_, until, None, say)}" for body, from_, until in profile.member_of)
    if profile.members:
        day = on or f"{datetime.date.today():%Y-%m-%d}"
        suspended = base.suspended(actor.id, day)
        yield say("actor.members", n=len(profile.members), names=", ".join(sorted(_name(each, base) for each in profile.members)))
        if suspended:
            yield say("actor.suspended", names=", ".join(sorted(_name(each, base) for each in suspended)))


def _office(office: HeldOffice, base: Base, say: Say, *, holder: bool) -> str:
    other = office.holder if holder else office.of
    parts = [
        office.title or say(f"actor.role.{office.role}"),
        _name(other, base) if other else "",
        _interval(office.from_, office.until, office.as_of, say),
        say("actor.until-inferred") if office.until_inferred else "",
        say("actor.acting") if office.acting else "",
        say(f"actor.checked.{str(office.verified).lower()}"),
        _source(office.source, say),
    ]
    return " · ".join(each for each in parts if each)


def _name(id: str, base: Base) -> str:
    known = base.actor(id)
    return known.name if known else id


def _interval(from_: str | None, until: str | None, as_of: str | None, say: Say) -> str:
    start = say.date(from_) if from_ else "?"
    if until:
        return say("actor.interval", start=start, end=say.date(until))
    return say("actor.known-until", start=start, day=say.date(as_of)) if as_of else say("actor.since", start=start)


def _source(source: str, say: Say) -> str:
    """Where a record comes from: names of sources are the same in both languages, our own knowledge is not."""
    return source.replace("own knowledge", say("actor.own-knowledge"))

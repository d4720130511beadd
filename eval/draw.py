"""Draw data from articles that nobody who writes recoupe may read, for a judge who has not seen the code; keep the judgements without the articles' words.

python -m eval.draw --layer times --n 30 --seed 20261121 --out /tmp/sheets
(the judge fills in /tmp/sheets/times.jsonl beside times.md: right, wrong or unsure, and a note)
python -m eval.draw --keep /tmp/sheets/times.jsonl
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from eval import spelled
from eval.gold import Shared, read_jsonl
from eval.layers import as_input
from eval.reserved import reserved
from eval.system import System
from recoupe.model.knowledge import Knowledge

Row = Mapping[str, Any]
Place = tuple[str, int, int]
AROUND = 300
LEAD = 400
"""Characters of an article's beginning that tell a judge what it is about."""
JUDGEMENTS = ("right", "wrong", "unsure")
JUDGED = Path(__file__).with_name("judged")
HINTS = {
    "times": "\nWhat counts: the marked words tell a time, and the value is what they mean on the day of publication, no more precise than they say; one that "
    "is left open is right only where a reader cannot tell it either. A part of a day has the value of its day.\n",
    "mentions": "\nWhat counts: the marked words name somebody or something, of that kind, in that way, and stand for whom it says. The lines below a "
    "statement tell whom the program means. Where for whom is left open, judge the rest, and note whom a reader would name.\n",
}
MANY = {"times": 50, "mentions": 50}
NOTE = 160
"""Characters of a note: enough to say what is wrong, too few to quote an article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Datum:
    """Something that the system says, as a judge sees it: the statement, the places that should show it, and what the system takes for granted beside it."""

    statement: str
    places: Sequence[Place]
    facts: Sequence[str] = ()


def _times(record: Row) -> Iterator[Datum]:
    for each in _of_text(record, "times"):
        told = spelled.value(each.get("value"), each.get("mod"), each["type"])
        counted_from = [one for one in record["times"] if one["id"] == each.get("anchor")]
        yield Datum(statement=f"This is a {each['type']}, and its value is: {told}.", places=[_at(record, each), *_far(record, each, counted_from)])


def _mentions(record: Row, knowledge: Knowledge | None = None) -> Iterator[Datum]:
    names = {each["id"]: each["name"] for each in record.get("actors", ())}
    for each in _of_text(record, "mentions"):
        members = [names.get(one, one) for one in each.get("actors") or ()]
        who = each.get("name") if each.get("actor") else " and ".join(members)
        facts = list(spelled.actor(record, each["actor"], knowledge)) if each.get("actor") else []
        stands = f"It stands for {who}." if who else "For whom is left open."
        named = [one for one in _of_text(record, "mentions") if each.get("actor") == one.get("actor") and one["reading"] == "name"] if each.get("actor") else []
        places = [_at(record, each), *_far(record, each, named[:1])]
        yield Datum(statement=f"This names a {each['label']} {spelled.READINGS[each['reading']]}. {stands}", places=places, facts=facts)


def _far(record: Row, each: Row, others: Sequence[Row]) -> list[Place]:
    """The places of others that the passage around the first does not show: what it was counted from, or where its actor is named."""
    return [_at(record, one) for one in others if abs(one["start"] - each["start"]) > AROUND - 20 and one.get("field", "text") == "text"]


def _quotations(record: Row) -> Iterator[Datum]:
    for each in _of_text(record, "quotations"):
        who = f"said by {each['speaker']['name']}" if each.get("speaker") else "by a speaker that is not named"
        yield Datum(statement=f"This is speech ({each['kind']}), {who}.", places=[_at(record, each)])


def _events(record: Row) -> Iterator[Datum]:
    for each in _of_text(record, "events"):
        sides = [" and ".join(role["name"] for role in each[side]) or "nobody named" for side in ("source", "target")]
        when = f", on {each['time']['value']}" if each.get("time") else ""
        kind = f" ({each['kind']})" if each.get("kind") else ""
        yield Datum(
            statement=f"An event of type {each['type']}{kind}, status {each['status']}, by {sides[0]} towards {sides[1]}{when}.",
            places=[_at(record, each["trigger"])],
        )


def _claims(record: Row) -> Iterator[Datum]:
    for each in record["claims"]:
        by = "the reporter" if each["by"] == "reporter" else each["by"]["name"]
        yield Datum(statement=f"{by} {each['stance']}: {each['statement']}", places=[_at(record, one) for one in each["evidence"]])


def _oddities(record: Row) -> Iterator[Datum]:
    for each in record["oddities"]:
        readings = f"; it may mean {' or '.join(each['readings'])}" if each["readings"] else ""
        yield Datum(statement=f"Something does not fit here ({each['kind']}){readings}.", places=[_at(record, one) for one in each["evidence"]])


def _agencies(record: Row) -> Iterator[Datum]:
    for each in record["source"]["agencies"]:
        if each.get("evidence"):
            yield Datum(statement=f"{each['name']} is named here as the source of: {each['scope']}.", places=[_at(record, each["evidence"])])


def _zones(record: Row) -> Iterator[Datum]:
    for each in record["zones"]:
        if each["kind"] != "body":
            yield Datum(statement=f"These characters are the article's {each['kind']}.", places=[_at(record, each)])


def _stories(dossier: Row) -> Iterator[Datum]:
    for each in dossier["stories"]:
        ids = [one["id"] for one in each["articles"]]
        for a, b in itertools.pairwise(ids):
            yield Datum(statement="These two articles (their beginnings are marked) tell one and the same happening.", places=[(a, 0, LEAD), (b, 0, LEAD)])


def _reuse(dossier: Row) -> Iterator[Datum]:
    for each in dossier["reuse"]:
        yield Datum(statement=f"One passage in two articles ({each['kind']}), so that one copies the other or both the same text.", places=_sides(each))


def _pairs(dossier: Row) -> Iterator[Datum]:
    for each in dossier["pairs"]:
        if each["passages"]:
            yield Datum(
                statement=f"These two articles are {each['label']} (or copy, same-origin, independent, undetermined).", places=_sides(each["passages"][0])
            )


def _verdicts(dossier: Row) -> Iterator[Datum]:
    for each in dossier["claims"]:
        places = [_place(by["evidence"]) for by in each["by"] if by["evidence"].get("field", "text") == "text"]
        if len(places) > 1:
            yield Datum(statement=f"{each['statement']} Verdict on these reports: {each['verdict']}.", places=places)


def _differences(dossier: Row) -> Iterator[Datum]:
    for each in dossier["differences"]:
        values = " / ".join(version["value"] for version in each["versions"])
        places = [_place(one) for version in each["versions"] for one in version["evidence"]]
        yield Datum(statement=f"The articles differ ({each['kind']}) about {each['about']}: {values}.", places=places)


def _said_again(dossier: Row) -> Iterator[Datum]:
    for each in dossier["quotations"]:
        if len(each["versions"]) > 1:
            yield Datum(statement="These are versions of one utterance.", places=[_place(version["evidence"]) for version in each["versions"]])


def _commitments(dossier: Row) -> Iterator[Datum]:
    for each in dossier["commitments"]:
        due = f", due {each['due']}" if each["due"] else ""
        places = [_place(one) for one in (each["made"], *each["followed_up"])]
        yield Datum(statement=f"Somebody binds himself to this: {each['what']}{due}; it is {each['status']}.", places=places)


OF_ARTICLE: dict[str, Callable[[Row], Iterator[Datum]]] = {
    "times": _times,
    "mentions": _mentions,
    "quotations": _quotations,
    "events": _events,
    "claims": _claims,
    "oddities": _oddities,
    "agencies": _agencies,
    "zones": _zones,
}
OF_DOSSIER: dict[str, Callable[[Row], Iterator[Datum]]] = {
    "stories": _stories,
    "reuse": _reuse,
    "pairs": _pairs,
    "verdicts": _verdicts,
    "differences": _differences,
    "versions": _said_again,
    "commitments": _commitments,
}


def _of_text(record: Row, layer: str) -> Iterator[Row]:
    return (each for each in record[layer] if each.get("field", "text") == "text")


def _at(record: Row, each: Row) -> Place:
    return record["id"], each["start"], each["end"]


def _place(evidence: Row) -> Place:
    return evidence["article"], evidence["start"], evidence["end"]


def _sides(each: Row) -> list[Place]:
    return [_place(each["a"]), _place(each["b"])]


def excerpt(text: str, start: int, end: int) -> str:
    """A passage between ⟦ and ⟧ with 300 characters on either side.

    >>> excerpt("Le vent tourne.", 3, 7)
    'Le ⟦vent⟧ tourne.'
    """
    before, after = max(0, start - AROUND), min(len(text), end + AROUND)
    return f"{'…' if before else ''}{text[before:start]}⟦{text[start:end]}⟧{text[end:after]}{'…' if after < len(text) else ''}"


def drawn(data: Sequence[Datum], n: int, seed: int) -> list[Datum]:
    """`n` of the data, or all where there are fewer; the same for the same seed.

    >>> one = [Datum(statement=str(each), places=()) for each in range(9)]
    >>> drawn(one, 3, 7) == drawn(one, 3, 7)
    True
    """
    return random.Random(seed).sample(list(data), min(n, len(data)))


def sheet(layer: str, data: Sequence[Datum], articles: Mapping[str, Row], seed: int) -> tuple[str, str]:
    """What the judge reads (Markdown), and the rows to fill in (JSONL)."""
    parts = [
        f"# {layer}: {len(data)} data drawn with seed {seed}\n\nJudge each statement from its passages alone: right, wrong (any part of it), or unsure. "
        f"Write the judgement and a short note of your own words (no more than {NOTE} characters) into {layer}.jsonl.\n{HINTS.get(layer, '')}"
    ]
    rows = []
    for number, datum in enumerate(data, 1):
        parts.append(f"## {number}\n\n**{datum.statement}**\n")
        if datum.facts:
            parts.append("".join(f"- {fact}\n" for fact in datum.facts))
        for article, start, end in datum.places:
            row = articles[article]
            parts.append(
                f"From an article of {spelled.day(row.get('date') or 'unknown date')} ({row.get('outlet')}), “{row.get('title')}”:\n\n> "
                + _quoted(row, start, end)
            )
        article, start, end = datum.places[0]
        others = [list(place) for place in datum.places[1:]]
        rows.append({"n": number, "article": article, "start": start, "end": end, "layer": layer, "judgement": "", "note": "", "with": others, "seed": seed})
    return "\n".join(parts), "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _quoted(row: Row, start: int, end: int) -> str:
    return excerpt(row["text"], start, end).replace("\n", "\n> ") + "\n"


def kept(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Judged rows as they are kept: ids, offsets, judgement, note. Raises `ValueError` for a row that is not judged or quotes at length."""
    out = []
    for row in rows:
        if row.get("judgement") not in JUDGEMENTS:
            raise ValueError(f"row {row.get('n')}: the judgement is one of {', '.join(JUDGEMENTS)}, not {row.get('judgement')!r}")
        if len(row.get("note") or "") > NOTE:
            raise ValueError(f"row {row.get('n')}: the note is longer than {NOTE} characters")
        out.append({key: row[key] for key in ("article", "start", "end", "layer", "judgement", "note", "with", "seed") if row.get(key) not in (None, [], "")})
    return out


def main(arguments: list[str] | None = None) -> int:
    """Draw a sheet, or keep a judged one."""
    parser = argparse.ArgumentParser(prog="python -m eval.draw", description="Draws data for a blind judge, and keeps the judgements.")
    parser.add_argument("--layer", choices=[*OF_ARTICLE, *OF_DOSSIER], help="what to draw")
    parser.add_argument("--n", type=int, help="how many (default: 50 times or mentions, 30 of others)")
    parser.add_argument("--seed", type=int, default=20261121, help="of the drawing; printed, and kept with the judgements")
    parser.add_argument("--set", choices=("reserved", "open"), default="reserved", help="from the reserved press articles, or the others")
    parser.add_argument("--articles", type=int, default=200, help="from how many articles, drawn with the seed too (default: 200)")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), metavar="DIR")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where the sheet goes: outside the repository, for it holds articles")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="a judged JSONL file: put its rows into eval/judged/")
    options = parser.parse_args(arguments)
    if options.keep:
        return _keep(options.keep)
    if not (options.layer and options.out):
        parser.error("give --layer and --out, or --keep")
    if Path(__file__).parents[1].resolve() in (options.out.resolve(), *options.out.resolve().parents):
        parser.error("--out lies within the repository, where no article may go")
    shared = Shared(options.shared)
    ids = [id for id in sorted(shared.press) if reserved(id) == (options.set == "reserved")]
    ids = random.Random(options.seed).sample(ids, min(options.articles, len(ids)))
    rows = [as_input(shared.press[id]) for id in sorted(ids)]
    system = System()
    annotated = system.annotate(f"press-{options.set}", rows)
    if options.layer in OF_ARTICLE:
        finder = partial(_mentions, knowledge=system.knowledge) if options.layer == "mentions" else OF_ARTICLE[options.layer]
        data = [datum for each in annotated.nouns for datum in finder(annotated.records[each.id])]
    else:
        data = list(OF_DOSSIER[options.layer](system.dossier(annotated.nouns)))
    chosen = drawn(data, options.n or MANY.get(options.layer, 30), options.seed)
    text, form = sheet(options.layer, chosen, shared.press, options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / f"{options.layer}.md").write_text(text, encoding="utf-8")
    (options.out / f"{options.layer}.jsonl").write_text(form, encoding="utf-8")
    print(f"{options.layer}: {len(chosen)} of {len(data)} data of {len(rows)} {options.set} articles, seed {options.seed}, in {options.out}")
    return 0


def _keep(path: Path) -> int:
    rows = kept(read_jsonl(path))
    JUDGED.mkdir(exist_ok=True)
    place = JUDGED / f"{rows[0]['layer']}.jsonl"
    place.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    told = ", ".join(f"{sum(row['judgement'] == each for row in rows)} {each}" for each in JUDGEMENTS)
    print(f"{place}: {told}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

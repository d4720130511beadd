"""Mentions: span and label, span and actor, each reading apart with and without its actor, metonyms, and the roles of office holders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from eval.actors import Actors, InArticle
from eval.gold import GoldArticle
from eval.holders import Holders
from eval.matching import Span, one_to_one
from eval.tally import Counts, Error, Tally

READINGS = ("name", "short-name", "acronym", "role", "metonym")
Row = Mapping[str, Any]


def score(articles: Iterable[GoldArticle], records: Mapping[str, Row], actors: Actors, *, set: str, holders: Holders | None = None) -> list[Tally]:
    """F1 of `span` (exact, with the label), of `actor` (exact, with the actor), and of each reading in both ways.

    Pronouns, demonyms and groups are counted on neither side. With `holders` also F1 with the actor of roles whose actor, on either side, is a person with
    an office in the base on the day of publication.
    """
    counts: dict[str, dict[str, Counts]] = {}
    errors: dict[str, list[Error]] = {}
    for article in articles:
        record = records.get(article.id, {})
        gold = [(article.of(each), each) for each in article.said["mentions"] if each["reading"] in READINGS]
        found = [
            ((each["start"], each["end"]), each) for each in record.get("mentions", ()) if each["reading"] in READINGS and each.get("field", "text") == "text"
        ]
        here = InArticle(actors, record, [(each["actor"], span) for span, each in gold if each["actor"]])

        def labelled(one: tuple[Span, Row], other: tuple[Span, Row]) -> bool:
            return one[0] == other[0] and one[1]["label"] == other[1]["label"]

        def acting(one: tuple[Span, Row], other: tuple[Span, Row], here: InArticle = here) -> bool:
            return one[0] == other[0] and here.same(one[1]["actor"], other[1].get("actor"), other[0])

        def tell(
            measure: str,
            right: Callable[[tuple[Span, Row], tuple[Span, Row]], bool],
            mine_of: Callable[[Row], bool],
            theirs_of: Callable[[Row], bool] | None = None,
            article: GoldArticle = article,
            gold: list[tuple[Span, Row]] = gold,
            found: list[tuple[Span, Row]] = found,
        ) -> None:
            mine = [each for each in gold if mine_of(each[1])]
            theirs = [each for each in found if (theirs_of or mine_of)(each[1])]
            pairs = one_to_one(mine, theirs, lambda one, other: float(right(one, other)))
            counts.setdefault(measure, {})[article.id] = Counts(gold=len(mine), found=len(theirs), right=len(pairs))
            errors.setdefault(measure, []).extend(_errors(article, mine, theirs, pairs))

        tell("span", labelled, lambda _: True)
        tell("actor", acting, lambda _: True)
        for reading in READINGS:
            tell(f"span: {reading}", labelled, _read_as(reading))
        for reading in READINGS:
            tell("metonyms with actor" if reading == "metonym" else f"actor: {reading}", acting, _read_as(reading))
        if holders is not None:
            tell("actor: role of office holder", acting, *_roles_of(holders, article.said["published"][:10]))
    return [Tally.of("mentions", set, measure, "f1", counts[measure], errors[measure]) for measure in counts]


def _read_as(reading: str) -> Callable[[Row], bool]:
    return lambda each: bool(each["reading"] == reading)


def _roles_of(holders: Holders, day: str) -> tuple[Callable[[Row], bool], Callable[[Row], bool]]:
    """Whether a mention of the gold, and whether one of a record, is a role of somebody with an office that day."""
    role = _read_as("role")
    return lambda each: role(each) and holders.gold(each["actor"], day), lambda each: role(each) and holders.found(each.get("actor"), day)


def _errors(article: GoldArticle, gold: list[tuple[Span, Row]], found: list[tuple[Span, Row]], pairs: list[tuple[int, int]]) -> list[Error]:
    golds, founds = {i for i, _ in pairs}, {j for _, j in pairs}
    out = []
    for i, (span, each) in enumerate(gold):
        if i not in golds:
            note = f"{article.text[slice(*span)]!r} {each['label']} {each['reading']} = {each['actor']}"
            out.append(Error(article=article.id, start=span[0], end=span[1], what="missed", note=note))
    for j, (span, each) in enumerate(found):
        if j not in founds:
            note = f"{article.text[slice(*span)]!r} {each['label']} {each['reading']} = {each.get('actor')} {each.get('name') or ''}"
            out.append(Error(article=article.id, start=span[0], end=span[1], what="false", note=note))
    return out

"""Quotations: verbatim fragments, utterances, and both with their speaker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from eval.actors import Actors, InArticle
from eval.gold import GoldArticle
from eval.matching import Span, bared, hull, jaccard, one_to_one, overlap
from eval.tally import Counts, Error, Tally

FRAGMENT, SPEECH = 0.8, 0.5
OVERLAPS = (0.3, 0.8)
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A fragment or an utterance; speaker is the gold's name, or the system's `{actor, name, mention}`, None where nobody is named."""

    span: Span
    speaker: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sides:
    gold: list[Unit]
    found: list[Unit]


def score(articles: Iterable[GoldArticle], records: Mapping[str, Row], actors: Actors, *, set: str) -> list[Tally]:
    """F1 of fragments and of speech, alone and joint with the speaker; how many are given to a wrong actor; the overlap figures of the field."""
    measures: dict[str, tuple[dict[str, Counts], list[Error]]] = {}

    def keep(measure: str, article: GoldArticle, counts: Counts, errors: list[Error]) -> None:
        by_article, all_errors = measures.setdefault(measure, ({}, []))
        by_article[article.id] = counts
        all_errors.extend(errors)

    for article in articles:
        record = records.get(article.id, {})
        here = InArticle(actors, record, _shown(article))
        given = [each for each in record.get("quotations", ()) if each.get("field", "text") == "text"]
        fragments = _Sides(gold=_gold_fragments(article), found=_found_fragments(article.text, given))
        speech = _Sides(gold=_gold_speech(article), found=_found_speech(article.text, given))
        for name, sides, least in (("fragments", fragments, FRAGMENT), ("speech", speech, SPEECH)):
            pairs = one_to_one(sides.gold, sides.found, lambda one, other, least=least: _at_least(jaccard(one.span, other.span), least))  # type: ignore[misc]
            total = Counts(gold=len(sides.gold), found=len(sides.found), right=len(pairs))
            keep(name, article, total, _unmatched(article, sides, pairs))
            right = [(i, j) for i, j in pairs if _same(here, sides.gold[i], sides.found[j])]
            wrong = [(i, j) for i, j in pairs if (i, j) not in right]
            keep(f"{name} with speaker", article, Counts(gold=total.gold, found=total.found, right=len(right)), _speakers(article, sides, wrong))
            named = [(i, j) for i, j in wrong if (sides.found[j].speaker or {}).get("actor")]
            keep(f"{name} in a wrong mouth", article, Counts(gold=len(pairs), found=len(pairs), right=len(named)), _speakers(article, sides, named))
        for least in OVERLAPS:
            pairs = one_to_one(speech.gold, speech.found, lambda one, other, least=least: _at_least(_part(one.span, other.span), least))  # type: ignore[misc]
            keep(f"overlap {least}", article, Counts(gold=len(speech.gold), found=len(speech.found), right=len(pairs)), [])
            said = sum(_same(here, speech.gold[i], speech.found[j]) for i, j in pairs)
            keep(f"overlap {least}: speaker accuracy", article, Counts(gold=len(pairs), found=len(pairs), right=said), [])
    return [
        Tally.of("quotations", set, measure, "count" if "wrong mouth" in measure else "accuracy" if "accuracy" in measure else "f1", counts, errors)
        for measure, (counts, errors) in measures.items()
    ]


def _shown(article: GoldArticle) -> list[tuple[str, Span]]:
    """Where the gold mentions its actors. An unnamed source that has no mention is where its quotation names it."""
    mentioned = [(each["actor"], article.of(each)) for each in article.said["mentions"] if each["actor"]]
    surfaces = [(q["speaker"], article.span(q["speaker_surface"])) for q in article.said["quotations"] if q["speaker"] and q["speaker_surface"]]
    return mentioned + surfaces


def _gold_fragments(article: GoldArticle) -> list[Unit]:
    return [Unit(span=bared(article.text, article.span(piece)), speaker=each["speaker"]) for each in article.said["quotations"] for piece in each["fragments"]]


def _gold_speech(article: GoldArticle) -> list[Unit]:
    units = []
    for each in article.said["quotations"]:
        if each["kind"] == "indirect":
            span = article.span(each["content"])
        else:
            span = hull(article.span(piece) for piece in each["fragments"])
        units.append(Unit(span=bared(article.text, span), speaker=each["speaker"]))
    return units


def _found_fragments(text: str, given: Sequence[Row]) -> list[Unit]:
    return [Unit(span=bared(text, (start, end)), speaker=each.get("speaker")) for each in given for start, end in each["fragments"]]


def _found_speech(text: str, given: Sequence[Row]) -> list[Unit]:
    units = []
    for each in given:
        span = (each["start"], each["end"]) if each["kind"] == "indirect" or not each["fragments"] else hull((s, e) for s, e in each["fragments"])
        units.append(Unit(span=bared(text, span), speaker=each.get("speaker")))
    return units


def _at_least(value: float, least: float) -> float:
    return value if value >= least else 0.0


def _part(gold: Span, found: Span) -> float:
    return overlap(gold, found) / max(1, gold[1] - gold[0])


def _same(here: InArticle, gold: Unit, found: Unit) -> bool:
    speaker = found.speaker or {}
    return here.same(gold.speaker, speaker.get("actor"), speaker.get("mention")) and (gold.speaker is not None or not speaker)


def _unmatched(article: GoldArticle, sides: _Sides, pairs: Sequence[tuple[int, int]]) -> list[Error]:
    golds, founds = {i for i, _ in pairs}, {j for _, j in pairs}
    missed = [_error(article, each.span, "missed", f"{each.speaker}") for i, each in enumerate(sides.gold) if i not in golds]
    return missed + [_error(article, each.span, "false", _name(each.speaker)) for j, each in enumerate(sides.found) if j not in founds]


def _speakers(article: GoldArticle, sides: _Sides, wrong: Sequence[tuple[int, int]]) -> list[Error]:
    return [_error(article, sides.found[j].span, "wrong", f"said by {sides.gold[i].speaker}, not {_name(sides.found[j].speaker)}") for i, j in wrong]


def _name(speaker: Any) -> str:
    return f"{speaker['name']} ({speaker['actor']})" if speaker else "nobody"


def _error(article: GoldArticle, span: Span, what: Literal["missed", "false", "wrong"], note: str) -> Error:
    words = article.text[slice(*span)]
    short = words if len(words) <= 60 else f"{words[:40]} … {words[-15:]}"
    return Error(article=article.id, start=span[0], end=span[1], what=what, note=f"{short!r}: {note}")

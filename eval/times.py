"""Times: relaxed and strict spans, and values; on our gold and on FR-TimeBank by a crosswalk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eval.conventions import as_timebank
from eval.gold import GoldArticle
from eval.matching import Span, one_to_one, overlap
from eval.tally import Counts, Error, Tally
from eval.values import from_timex, same_value

_LEADING = re.compile(r"(?:(?:le|la|les|ce|cette|ces|en|au|aux|à|du|de|des|depuis|dès|entre)\s+|l['’]\s*)", re.IGNORECASE)
_SPORT = re.compile(r"PT?[\d.HM]*\d*\.?\d*S$")
_AGED = re.compile(r"\bâgée?s?\s+(?:de\s+|d['’]\s*)(?:\w+\s+){0,2}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A time that the gold has: its span, its type (DATE, TIME, DURATION, SET) and its value, None where there is none."""

    span: Span
    type: str
    value: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text with its times; what the system finds over an `ignored` span does not count."""

    id: str
    text: str
    times: Sequence[Marked]
    ignored: Sequence[Span] = ()
    pieces: bool = False
    """Whether what a system found is cut into pieces first, as FR-TimeBank marks them (`eval.conventions`)."""


def from_gold(article: GoldArticle) -> Text:
    """The times of a gold article."""
    times = [Marked(span=article.of(each), type=each["type"], value=each.get("value")) for each in article.said["times"]]
    return Text(id=article.id, text=article.text, times=times)


def from_timebank(row: Mapping[str, Any], *, pieces: bool = False) -> Text:
    """An article of FR-TimeBank: its clock times, and what our guide leaves out (sports times, ages), are ignored.

    pieces: what a system found is cut as FR-TimeBank marks, for a measure beside that of metrics.md.
    """
    times: list[Marked] = []
    ignored: list[Span] = []
    for each in row["expected"]:
        span = (each["start"], each["end"])
        if each["type"] == "time" or _left_out(row["text"], span, each):
            ignored.append(span)
        else:
            times.append(Marked(span=span, type=each["type"].upper(), value=from_timex(each["timex"])))
    return Text(id=row["id"], text=row["text"], times=times, ignored=ignored, pieces=pieces)


def _left_out(text: str, span: Span, each: Mapping[str, Any]) -> bool:
    return each["type"] == "duration" and bool(_SPORT.match(each["timex"]) or _AGED.search(text[: span[0]]))


def strict(text: str, span: Span) -> Span:
    """The span without the prepositions, articles and demonstratives that lead it.

    >>> strict("depuis le 3 mai", (0, 15))
    (10, 15)
    """
    start, end = span
    while match := _LEADING.match(text, start, end):
        start = match.end()
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def score(texts: Iterable[Text], records: Mapping[str, Mapping[str, Any]], *, set: str) -> list[Tally]:
    """Relaxed and strict F1, and the recall of values, with the errors of each."""
    counts: dict[str, dict[str, Counts]] = {"relaxed": {}, "strict": {}, "value recall": {}}
    errors: dict[str, list[Error]] = {"relaxed": [], "strict": [], "value recall": []}
    for text in texts:
        given = [each for each in records.get(text.id, {}).get("times", ()) if each.get("field", "text") == "text"]
        if text.pieces:
            given = [piece for each in given for piece in as_timebank({**each, "text": text.text[each["start"] : each["end"]]})]
        given = [each for each in given if not any(overlap((each["start"], each["end"]), one) for one in text.ignored)]
        spans = [(each["start"], each["end"]) for each in given]
        pairs = one_to_one(text.times, spans, lambda gold, span: overlap(gold.span, span))
        counts["relaxed"][text.id] = Counts(gold=len(text.times), found=len(spans), right=len(pairs))
        errors["relaxed"] += _unmatched(text, spans, pairs)

        mine = [strict(text.text, span) for span in spans]
        exact = one_to_one(text.times, mine, lambda gold, span, text=text: float(strict(text.text, gold.span) == span))  # type: ignore[misc]
        counts["strict"][text.id] = Counts(gold=len(text.times), found=len(spans), right=len(exact))
        errors["strict"] += _unmatched(text, spans, exact)

        valued = {i for i, each in enumerate(text.times) if each.value is not None and each.type != "TIME"}
        right = {i for i, j in pairs if i in valued and same_value(text.times[i].value or "", given[j].get("value"))}
        counts["value recall"][text.id] = Counts(gold=len(valued), found=sum(each["type"] != "TIME" for each in given), right=len(right))
        by_gold = dict(pairs)
        for i in sorted(valued - right):
            start, end = text.times[i].span
            said = f"{given[by_gold[i]].get('value')}" if i in by_gold else "nothing"
            errors["value recall"].append(
                Error(
                    article=text.id,
                    start=start,
                    end=end,
                    what="wrong" if i in by_gold else "missed",
                    note=f"{text.text[start:end]!r} is {text.times[i].value}, given {said}",
                )
            )
    return [
        Tally.of("times", set, "relaxed", "f1", counts["relaxed"], errors["relaxed"]),
        Tally.of("times", set, "strict", "f1", counts["strict"], errors["strict"]),
        Tally.of("times", set, "value recall", "recall", counts["value recall"], errors["value recall"]),
    ]


def _unmatched(text: Text, spans: Sequence[Span], pairs: Sequence[tuple[int, int]]) -> list[Error]:
    golds, founds = {i for i, _ in pairs}, {j for _, j in pairs}
    missed = [
        Error(article=text.id, start=each.span[0], end=each.span[1], what="missed", note=f"{text.text[slice(*each.span)]!r}")
        for i, each in enumerate(text.times)
        if i not in golds
    ]
    false = [Error(article=text.id, start=s, end=e, what="false", note=f"{text.text[s:e]!r}") for j, (s, e) in enumerate(spans) if j not in founds]
    return missed + false

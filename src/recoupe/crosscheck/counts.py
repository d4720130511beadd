"""Numbers on which the articles of a story do not agree: tolls, and counts that changed inside a passage that two articles share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from recoupe.crosscheck.utterances import Words, words_in
from recoupe.group.days import days_of
from recoupe.group.lead import LEAD_CHARACTERS
from recoupe.lang.fr.matching import WORD, fold, is_weightless, stem
from recoupe.lang.fr.numbers import Number, numbers, tolls
from recoupe.lang.say import Say
from recoupe.model.crosschecked import Difference, DifferenceKind, DifferenceVersion
from recoupe.model.evidence import Evidence
from recoupe.model.record import ArticleRecord
from recoupe.model.reuse import Pair

_THREEFOLD = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What one article counts: the number with its bounds, and where; `published` is the article's day as an ordinal."""

    article: str
    number: Number
    evidence: Evidence
    published: int | None
    clock: str
    group: str | None = None


def toll_differences(members: Sequence[ArticleRecord], pairs: Sequence[Pair], said: Say) -> Iterator[Difference]:
    """Tolls of one kind that exclude each other. Of each article the first toll of its title and lead counts, or a total given anywhere; parts do not.

    Between articles of one day that owe nothing to each other, two tolls are a difference; a higher one on a later day, or in a later text from the same
    source, is news that moved on ("update"). Bounds are respected: "about ten" and eleven agree.
    """
    by_kind: dict[str, list[Counted]] = defaultdict(list)
    for record in members:
        for what, counted in main_tolls(record).items():
            by_kind[what].append(counted)
    tied = {frozenset((pair.a, pair.b)) for pair in pairs if pair.label in ("copy", "same-origin")}
    for what, all_counted in by_kind.items():
        found: dict[DifferenceKind, list[Counted]] = defaultdict(list)
        for one, other in apart(all_counted):
            kind = _kind(one, other, frozenset((one.article, other.article)) in tied)
            for each in (one, other):
                if each not in found[kind]:
                    found[kind].append(each)
        for kind, versions in found.items():
            yield _difference(kind, said(f"crosscheck.toll.{what}"), versions, said)


def main_tolls(record: ArticleRecord) -> dict[str, Counted]:
    """The toll of each kind that an article gives first, in its title or lead; a total given further on goes before it."""
    main: dict[str, Counted] = {}
    totals: set[str] = set()
    title = len(record.title.text) if record.title and record.title.start is not None else 0
    for toll in tolls(record.text):
        total = record.text[toll.start : toll.end].rstrip().endswith("morts") and "nombre de" in record.text[toll.start : toll.end]
        if toll.part or (toll.what in main and not (total and toll.what not in totals)) or (toll.start > title + LEAD_CHARACTERS and not total):
            continue
        if total:
            totals.add(toll.what)
        span = days_of(record.published.value)
        main[toll.what] = Counted(
            article=record.id,
            number=toll.number,
            evidence=Evidence(record.id, toll.start, toll.end),
            published=span[0] if span and span[0] == span[1] else None,
            clock=record.published.value or "",
            group=toll.group,
        )
    return main


def apart(counted: Sequence[Counted]) -> Iterator[tuple[Counted, Counted]]:
    """Pairs of counts of the same group of people that cannot both be right."""
    for number, one in enumerate(counted):
        for other in counted[number + 1 :]:
            excluded = one.number.high < other.number.low or other.number.high < one.number.low
            if excluded and one.group == other.group and _of_one_size(one.number, other.number):
                yield one, other


def _of_one_size(a: Number, b: Number) -> bool:
    """Counts further apart than threefold count different things: the dead of a country and of the world."""
    low, high = sorted((a.value or a.low, b.value or b.low))
    return low > 0 and high <= _THREEFOLD * low


def _kind(one: Counted, other: Counted, tied: bool) -> DifferenceKind:
    if one.published is None or other.published is None:
        return "number"
    first, then = sorted((one, other), key=lambda each: each.clock)
    higher = then.number.low > first.number.high
    if higher and (first.published != then.published or (tied and first.clock != then.clock)):
        return "update"
    return "number"


def _difference(kind: DifferenceKind, about: str, counted: Sequence[Counted], said: Say) -> Difference:
    versions: dict[str, list[Counted]] = defaultdict(list)
    for each in sorted(counted, key=lambda each: (each.clock or "9", each.article)):
        versions[value_of(each.number)].append(each)
    when = [each.clock for each in counted if each.clock]
    told = ", ".join(versions)
    if kind == "update":
        first, last = min(when)[:10], max(when)[:10]
        why = said("crosscheck.difference.update", values=told, first=said.date(first), last=said.date(last))
        if first == last:
            why = said("crosscheck.difference.update-of-day", values=told, day=said.date(first))
    else:
        why = said("crosscheck.difference.number", values=told)
    return Difference(
        kind=kind,
        about=about,
        versions=tuple(DifferenceVersion(value=value, evidence=tuple(each.evidence for each in holders)) for value, holders in versions.items()),
        why=why,
    )


def value_of(number: Number) -> str:
    """A number for the reader: "12", "≥ 12", "~ 30"."""
    if number.value is None:
        return f"≥ {number.low:g}"
    if number.low == number.high:
        return f"{number.value:.12g}"
    if number.high == float("inf"):
        return f"≥ {number.value:.12g}"
    return f"≤ {number.value:.12g}" if number.low == 0 else f"~ {number.value:.12g}"


def changed_counts(pairs: Sequence[Pair], by_id: dict[str, ArticleRecord], said: Say) -> Iterator[Difference]:
    """Counts that differ where two articles of a story otherwise have one passage: "douze navires" where the other has "quatorze navires"."""
    for each in (passage for pair in pairs for passage in pair.passages):
        a, b = by_id[each.a.article], by_id[each.b.article]
        words_a, words_b = words_in(a.text, [(each.a.start, each.a.end)]), words_in(b.text, [(each.b.start, each.b.end)])
        counts_a, counts_b = _counts(a, each.a), _counts(b, each.b)
        for op, first_a, last_a, first_b, last_b in SequenceMatcher(None, words_a.folded, words_b.folded, autojunk=False).get_opcodes():
            if op != "replace":
                continue
            one, other = _at(counts_a, words_a, first_a, last_a), _at(counts_b, words_b, first_b, last_b)
            if one and other and one[1] == other[1] and any(True for _ in apart((one[0], other[0]))):
                unit = a.text[one[0].evidence.end :].split(maxsplit=1)[0].strip('.,;:!?()«»"')
                yield _difference(_kind(one[0], other[0], tied=True), said("crosscheck.difference.count-of", unit=unit), (one[0], other[0]), said)


def _counts(record: ArticleRecord, where: Evidence) -> list[tuple[Counted, str]]:
    """The counts of a passage with the stems of the telling words that follow each."""
    span = days_of(record.published.value)
    out = []
    for number in numbers(record.text[where.start : where.end]):
        start, end = where.start + number.start, where.start + number.end
        unit = WORD.search(record.text, end)
        if number.value is None or _is_year(number) or unit is None or unit.start() > end + 1 or is_weightless(fold(unit.group())):
            continue
        counted = Counted(
            article=record.id,
            number=number,
            evidence=Evidence(record.id, start, end),
            published=span[0] if span and span[0] == span[1] else None,
            clock=record.published.value or "",
        )
        out.append((counted, stem(fold(unit.group()))))
    return out


def _at(counts: Sequence[tuple[Counted, str]], words: Words, first: int, last: int) -> tuple[Counted, str] | None:
    """The count that the replaced words are part of."""
    start, end = words.spans[first][0], words.spans[last - 1][1]
    return next((each for each in counts if each[0].evidence.start < end and start < each[0].evidence.end), None)


def _is_year(number: Number) -> bool:
    return number.value is not None and 1000 <= number.value <= 2100 and number.low == number.high

"""What two articles of a story owe to one another: a copy, one source behind both, independent, or nothing decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from recoupe.crosscheck.standing import Standing, same_name, standing_of
from recoupe.group.days import sooner
from recoupe.lang.say import Lang, Say
from recoupe.model.evidence import Evidence
from recoupe.model.record import ArticleRecord
from recoupe.model.reuse import Direction, Pair, PairLabel, Passage, Reuse
from recoupe.model.story import Story

COPY = 2 / 3
# of the agency's own text, or of the article that the other relays, half is the bulk; between two others, either may have the half from a third
COPY_OF_SOURCE = 0.5
SAME = 0.1
SAME_WORDS = 20
SUPERSET = 0.8
# beyond this many articles, pairs of a story that share nothing are left out: they would be undetermined every one
_WHOLE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shared:
    """The narration that two articles share: its words on each side, its part (0..1) of each side's narration, the passages, those of speech apart."""

    words: int
    of_a: float
    of_b: float
    told: tuple[Reuse, ...]
    spoken: tuple[Reuse, ...]

    @property
    def share(self) -> float:
        return max(self.of_a, self.of_b)


def label_pairs(
    records: Sequence[ArticleRecord], stories: Sequence[Story], reuse: Sequence[Reuse], owners: Mapping[str, str] | None = None, *, lang: Lang = "fr"
) -> tuple[Pair, ...]:
    """Label the pairs of articles of each story, and the copies across stories; `owners` gives the owner of an outlet by its name.

    copy: two thirds of the shorter one's narration stand in the other (half, where the other is the agency's own text, or named as the source).
    same-origin: they share narration, or credit one agency, or one relays the other.
    independent: shown, never assumed: other outlets and owners, each with reporting and speakers of its own, no agency behind either, no narration in
    common. Else undetermined. An identical quotation is neutral. The direction is the credit's, or the clock's where the later article holds nearly
    nothing else; else unknown. In a story of more than 40 articles, pairs that share nothing are left out.
    """
    said = Say(lang)
    by_id = {each.id: each for each in records}
    home = {each.id: story.id for story in stories for each in story.articles}
    passages: dict[tuple[str, str], list[Reuse]] = defaultdict(list)
    for each in reuse:
        passages[each.a.article, each.b.article].append(each)
    standings: dict[str, Standing] = {}
    out = []
    for a, b in _in_question(stories, passages):
        for each_id in (a, b):
            if each_id not in standings:
                standings[each_id] = standing_of(by_id[each_id], owners or {})
        one, other = standings[a], standings[b]
        shared = _shared(one, other, passages.get((a, b)) or [_turned(each) for each in passages.get((b, a), ())])
        label, reason = _label(one, other, shared)
        if home[a] != home[b] and label != "copy":
            continue
        direction = _direction(one, other, shared) if label in ("copy", "same-origin") else "unknown"
        out.append(
            Pair(
                a=a,
                b=b,
                label=label,
                direction=direction,
                share=round(shared.share, 3),
                passages=tuple(Passage(a=each.a, b=each.b) for each in (*shared.told, *shared.spoken)),
                why=_why(label, reason, direction, one, other, shared, by_id[a], by_id[b], said),
            )
        )
    return tuple(out)


def _in_question(stories: Sequence[Story], passages: Mapping[tuple[str, str], object]) -> Iterator[tuple[str, str]]:
    done: set[tuple[str, str]] = set()
    for story in stories:
        if len(story.articles) <= _WHOLE:
            for a, b in combinations([each.id for each in story.articles], 2):
                done.add((a, b))
                yield a, b
    for a, b in passages:
        if (a, b) not in done and (b, a) not in done:
            yield a, b


def _turned(reuse: Reuse) -> Reuse:
    return Reuse(a=reuse.b, b=reuse.a, kind=reuse.kind, speech=reuse.speech, score=reuse.score)


def _shared(a: Standing, b: Standing, found: Sequence[Reuse]) -> _Shared:
    told = [each for each in found if not each.speech]
    in_a = sum(a.narration(each.a.start, each.a.end) for each in told)
    in_b = sum(b.narration(each.b.start, each.b.end) for each in told)
    # an article that is all quotation has next to no narration to be copied from: count its share of no fewer than twenty words
    return _Shared(
        words=min(in_a, in_b),
        of_a=min(1.0, in_a / max(len(a.at), SAME_WORDS)),
        of_b=min(1.0, in_b / max(len(b.at), SAME_WORDS)),
        told=tuple(told),
        spoken=tuple(each for each in found if each.speech),
    )


def _label(a: Standing, b: Standing, shared: _Shared) -> tuple[PairLabel, str]:
    """The label, and which sentence says why."""
    agency = a.agencies.keys() & b.agencies.keys()
    if shared.share >= (COPY_OF_SOURCE if a.wire or b.wire or _relays(a, b) or _relays(b, a) else COPY):
        return "copy", "copy-agency" if agency else "copy"
    if agency:
        return "same-origin", "agency"
    if _relays(a, b) or _relays(b, a):
        return "same-origin", "relays"
    if a.cites & b.cites and shared.words:
        return "same-origin", "relays-one"
    if shared.words >= SAME_WORDS or shared.share >= SAME:
        return "same-origin", "wire"
    if shared.words:
        return "undetermined", "little"
    if a.outlet and a.outlet == b.outlet:
        return "undetermined", "one-outlet"
    if a.owner and a.owner == b.owner:
        return "undetermined", "one-owner"
    if a.agencies or b.agencies:
        return "undetermined", "agency-behind"
    if not (a.outlet and b.outlet and a.own and b.own):
        return "undetermined", "not-shown"
    if not (a.speakers - b.speakers and b.speakers - a.speakers):
        return "undetermined", "same-speakers"
    return "independent", "independent"


def _relays(a: Standing, b: Standing) -> bool:
    """Whether `a` names the outlet of `b` as where it has its matter from."""
    return bool(b.outlet) and (b.outlet in a.cites or (b.wire and any(same_name(b.outlet or "", name) for name in a.agencies)))


def _direction(a: Standing, b: Standing, shared: _Shared) -> Direction:
    to_b, to_a = _gave(a, b, shared.of_b), _gave(b, a, shared.of_a)
    if to_b == to_a:
        return "unknown"
    return "a-to-b" if to_b else "b-to-a"


def _gave(source: Standing, taker: Standing, of_taker: float) -> bool:
    """Whether it is shown that `source` was there first: it is the agency's own text or is named; or it is earlier and holds nearly all of the other."""
    if source.wire and not taker.wire:
        return sooner(taker.published, source.published) is not True
    if _relays(taker, source):
        return True
    if source.agencies or taker.agencies:
        return False  # a third text lies behind them: the clock of the two says nothing
    return sooner(source.published, taker.published) is True and of_taker >= SUPERSET


def _why(
    label: PairLabel, reason: str, direction: Direction, a: Standing, b: Standing, shared: _Shared, one: ArticleRecord, other: ArticleRecord, said: Say
) -> str:
    percent = round(100 * shared.share)
    agency = next((each.name for each in one.source.agencies if each.scope == "text"), "") or next((each.name for each in other.source.agencies), "")
    cited = next((each.name for record in (one, other) for each in record.source.cites), "")
    told = said(f"crosscheck.pair.{reason}", percent=percent, n=shared.words, agency=agency, cited=cited)
    parts = [told]
    if label in ("copy", "same-origin"):
        parts.append(said(f"crosscheck.direction.{direction}"))
    if shared.spoken and not shared.told:
        parts.append(said("crosscheck.pair.speech-only"))
    return " ".join(parts)


def evidence_of(pair: Pair, article: str) -> tuple[Evidence, ...]:
    """The passages of a pair on the side of one of its articles."""
    return tuple(each.a if pair.a == article else each.b for each in pair.passages)

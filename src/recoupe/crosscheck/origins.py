"""Where the words of several articles come from: agencies credited, wires that nobody credits, common occasions; and how many origins a set of articles is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from recoupe.crosscheck.pairs import evidence_of
from recoupe.crosscheck.standing import own_work, same_name
from recoupe.lang.fr.matching import WORD, fold
from recoupe.lang.fr.occasions import Occasion, occasions
from recoupe.lang.say import Lang, Say
from recoupe.model.evidence import Evidence
from recoupe.model.record import ArticleRecord
from recoupe.model.reuse import Origin, OriginArticle, OriginBasis, OriginKind, Pair, Reuse
from recoupe.model.story import Story

_GAP = " […] "
# from this part of the narration on, what an article shares with an agency's text is taken to be the agency's; a sentence or two is a probable wire
_PART = 0.25


def find_origins(
    records: Sequence[ArticleRecord], stories: Sequence[Story], pairs: Sequence[Pair], reuse: Sequence[Reuse], *, lang: Lang = "fr"
) -> tuple[Origin, ...]:
    """The origins behind the articles of each story: agencies credited with the text, with the copies that do not credit them; common wires inferred
    from shared narration (`unknown-wire`, with its text as far as the passages give it); communiqués and press conferences that articles name; outlets
    that show reporting of their own.
    """
    said = Say(lang)
    by_id = {each.id: each for each in records}
    told = {(each.a.article, each.a.start, each.b.article, each.b.start) for each in reuse if not each.speech}
    tied: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.label in ("copy", "same-origin"):
            tied[pair.a].append(pair)
            tied[pair.b].append(pair)
    out: list[Origin] = []
    for story in stories:
        ids = [each.id for each in story.articles]
        members = [by_id[each] for each in ids]
        inside = [pair for each in ids for pair in tied.get(each, ()) if pair.a == each and pair.b in set(ids)]
        present = [by_id[each.id] for each in story.articles if each.role != "announcement"]
        credited: set[str] = set()
        for name, kind, basis, articles, why in (*_agencies(members, inside, credited, said), *_own(members, said), *_occasions(present, said)):
            out.append(Origin(id=f"o{len(out) + 1}", name=name, kind=kind, articles=tuple(articles), basis=basis, text=None, why=why))
        for component in _wires(inside, credited, told):
            out.append(_wire(f"o{len(out) + 1}", component, by_id, told, said))
    return tuple(out)


Found = tuple[str, OriginKind, OriginBasis, list[OriginArticle], str]


def _agencies(members: Sequence[ArticleRecord], inside: Sequence[Pair], credited: set[str], said: Say) -> Iterator[Found]:
    """An origin for each agency credited with a text, with those that have a good part of it uncredited; the ids of all of them go into `credited`."""
    by_agency: dict[str, list[tuple[ArticleRecord, Evidence | None]]] = defaultdict(list)
    names: dict[str, str] = {}
    for record in members:
        for agency in record.source.agencies:
            if agency.scope == "text":
                key = next((other for other in names if same_name(names[other], agency.name)), fold(agency.name))
                names.setdefault(key, agency.name)
                evidence = Evidence(record.id, agency.evidence.start, agency.evidence.end, agency.evidence.field) if agency.evidence else None
                if all(each.id != record.id for each, _ in by_agency[key]):
                    by_agency[key].append((record, evidence))
    for key, holders in by_agency.items():
        name = max((names[key], *(each.source.outlet or "" for each, _ in holders if same_name(each.source.outlet or "", names[key]))), key=len)
        articles = []
        for record, evidence in holders:
            own = same_name(record.source.outlet or "", names[key])
            shares = [pair.share for pair in inside if record.id in (pair.a, pair.b)]
            shown = (evidence,) if evidence else _opening(record)
            if shown:
                articles.append(OriginArticle(id=record.id, share=1.0 if own else max(shares, default=None), evidence=shown))
        ids = {record.id for record, _ in holders}
        copies = []
        for pair in inside:
            taker = pair.b if pair.a in ids else pair.a if pair.b in ids else None
            if taker and taker not in ids and (pair.label == "copy" or pair.share >= _PART) and taker not in copies:
                copies.append(taker)
                articles.append(OriginArticle(id=taker, share=pair.share, evidence=evidence_of(pair, taker)))
        credited |= ids | set(copies)
        yield name, "agency", "credit", articles, said("crosscheck.origin.agency", n=len(ids), name=name) + _also(copies, said)


def _opening(record: ArticleRecord) -> tuple[Evidence, ...]:
    """Where an agency is given as metadata only, the text that it is credited with: its first word stands for it."""
    word = WORD.search(record.text)
    return (Evidence(record.id, word.start(), word.end()),) if word else ()


def _also(copies: Sequence[str], said: Say) -> str:
    return " " + said("crosscheck.origin.copies", n=len(copies)) if copies else ""


def _own(members: Sequence[ArticleRecord], said: Say) -> Iterator[Found]:
    for record in members if len(members) > 1 else ():
        outlet = record.source.outlet
        shown = own_work(record)
        if outlet and shown and not any(agency.scope == "text" for agency in record.source.agencies):
            yield outlet, "outlet", "byline", [OriginArticle(id=record.id, share=None, evidence=shown)], said("crosscheck.origin.outlet", name=outlet)


def _occasions(members: Sequence[ArticleRecord], said: Say) -> Iterator[Found]:
    """Communiqués and meetings with the press that two articles of a story name: one occasion a kind, for the texts seldom tell two of one day apart."""
    named: dict[Occasion, dict[str, list[Evidence]]] = defaultdict(dict)
    for record in members if len(members) > 1 else ():
        for kind, start, end in occasions(record.text):
            named[kind].setdefault(record.id, []).append(Evidence(record.id, start, end))
    bases: Mapping[Occasion, OriginBasis] = {"communique": "credit", "press-conference": "common-occasion"}
    for kind, holders in named.items():
        if len(holders) > 1:
            articles = [OriginArticle(id=each, share=None, evidence=tuple(evidence)) for each, evidence in holders.items()]
            yield said(f"crosscheck.origin.name.{kind}"), kind, bases[kind], articles, said(f"crosscheck.origin.{kind}", n=len(articles))


def _wires(inside: Sequence[Pair], credited: set[str], told: set[tuple[str, int, str, int]]) -> Iterator[list[Pair]]:
    """Pairs that share narration without an agency that both are known to rest on, joined where they share an article."""
    open_pairs = [pair for pair in inside if not (pair.a in credited and pair.b in credited) and _narration(pair, told)]
    group: dict[str, list[Pair]] = {}
    for pair in open_pairs:
        joined = {id(each): each for each in (group.get(pair.a), group.get(pair.b)) if each is not None}
        together = [pair]
        for each in joined.values():
            together = each + together
        for one in together:
            group[one.a] = group[one.b] = together
    yield from {id(each): each for each in group.values()}.values()


def _narration(pair: Pair, told: set[tuple[str, int, str, int]]) -> list[tuple[Evidence, Evidence]]:
    return [
        (each.a, each.b)
        for each in pair.passages
        if (each.a.article, each.a.start, each.b.article, each.b.start) in told or (each.b.article, each.b.start, each.a.article, each.a.start) in told
    ]


def _wire(id: str, component: list[Pair], by_id: Mapping[str, ArticleRecord], told: set[tuple[str, int, str, int]], said: Say) -> Origin:
    evidence: dict[str, dict[tuple[int, int], Evidence]] = defaultdict(dict)
    share: dict[str, float] = defaultdict(float)
    for pair in component:
        for sides in _narration(pair, told):
            for side in sides:
                evidence[side.article][side.start, side.end] = side
        for each in (pair.a, pair.b):
            share[each] = max(share[each], pair.share)
    fullest = max(evidence, key=lambda each: (sum(end - start for start, end in _merged(evidence[each])), each))
    text = _GAP.join(by_id[fullest].text[start:end] for start, end in _merged(evidence[fullest]))
    articles = tuple(
        OriginArticle(id=each, share=round(share[each], 3), evidence=tuple(found[key] for key in sorted(found))) for each, found in evidence.items()
    )
    agencies = sorted({agency.name for each in evidence for agency in by_id[each].source.agencies if agency.scope == "text"})
    why = said("crosscheck.origin.wire", n=len(articles))
    if agencies:
        why += " " + said("crosscheck.origin.perhaps", name=", ".join(agencies))
    return Origin(id=id, name=said("crosscheck.origin.name.wire"), kind="unknown-wire", articles=articles, basis="shared-text", text=text, why=why)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out

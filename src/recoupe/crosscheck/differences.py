"""Where the articles of a story do not say the same: tolls and counts, dates, spellings of names, wording and speaker of a quotation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from recoupe.crosscheck.counts import changed_counts, toll_differences
from recoupe.crosscheck.utterances import weight_of
from recoupe.lang.fr.matching import WORD, fold
from recoupe.lang.say import Lang, Say
from recoupe.model.crosschecked import Difference, DifferenceVersion, DossierEvent, DossierQuotation
from recoupe.model.evidence import Evidence
from recoupe.model.mention import Mention
from recoupe.model.record import ArticleRecord
from recoupe.model.reuse import Pair
from recoupe.model.story import Story
from recoupe.model.when import NotATime, When

_MARKED = frozenset({"direct", "partial"})
_TELLING = 3.0
_NEAR_DAYS = 3
_LEAST_NAME = 5
_FEW = 8
_SPELLING = 0.75


def find_differences(
    records: Sequence[ArticleRecord],
    stories: Sequence[Story],
    pairs: Sequence[Pair],
    quotations: Sequence[DossierQuotation],
    events: Sequence[DossierEvent] = (),
    *,
    lang: Lang = "fr",
) -> tuple[Difference, ...]:
    """The differences between the articles of each story. A lesser precision is not one: "a score" against eighteen, "in April" against the 3rd.

    number, update: tolls and counts that exclude each other (crosscheck/counts.py). date: one happening, told alike, on two days. name: one person under two
    spellings. wording, speaker: quotations between marks whose telling words were changed, or that were put in two mouths.
    """
    said = Say(lang)
    by_id = {each.id: each for each in records}
    home = {each.id: story.id for story in stories for each in story.articles}
    tied: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if home[pair.a] == home[pair.b]:
            tied[home[pair.a]].append(pair)
    out: list[Difference] = []
    for story in stories:
        members = [by_id[each.id] for each in story.articles]
        if len(members) > 1:
            out += toll_differences(members, tied[story.id], said)
            out += changed_counts(tied[story.id], by_id, said)
            out += _names(members, said)
    out += _dates(events, home, by_id, said)
    out += (difference for quotation in quotations for difference in _quoted(quotation, by_id, said))
    return tuple(_once(out))


def _once(found: Sequence[Difference]) -> Iterator[Difference]:
    """Each once: copies of one passage repeat one difference."""
    seen: set[tuple[str, str, frozenset[str]]] = set()
    for each in found:
        key = (each.kind, each.about, frozenset(version.value for version in each.versions))
        if key not in seen:
            seen.add(key)
            yield each


def _dates(events: Sequence[DossierEvent], home: dict[str, str], by_id: dict[str, ArticleRecord], said: Say) -> Iterator[Difference]:
    """Two days for one done happening: same kind and trigger, the same actors on both sides, told by different articles, days that are near but not one."""
    told: dict[tuple[str, ...], list[DossierEvent]] = defaultdict(list)
    for event in events:
        source = sorted(each.actor for each in event.source if each.actor)
        target = sorted(each.actor for each in event.target if each.actor)
        if event.status == "done" and event.time and source and target:
            first = event.mentions[0]
            trigger = next(each.trigger for each in by_id[first.article].events if each.id == first.event)
            word = weight_of(fold(trigger.text.split()[-1]))[0]
            told[home[first.article], event.type, event.kind, word, *source, "|", *target].append(event)
    for alike in told.values():
        for one, other in combinations(alike, 2):
            apart = not {each.article for each in one.mentions} & {each.article for each in other.mentions}
            if apart and one.time and other.time and _on_other_days(one.time.value, other.time.value):
                versions = tuple(DifferenceVersion(value=each.time.value, evidence=tuple(_evidence_of_time(each, by_id))) for each in (one, other) if each.time)
                yield Difference(kind="date", about=one.kind, versions=versions, why=said("crosscheck.difference.date"))


def _evidence_of_time(event: DossierEvent, by_id: dict[str, ArticleRecord]) -> Iterator[Evidence]:
    for mention in event.mentions:
        record = by_id[mention.article]
        one = next(each for each in record.events if each.id == mention.event)
        yield Evidence(record.id, one.trigger.start, one.trigger.end, one.field)
        for time in record.times:
            if one.time and time.id == one.time.from_:
                yield Evidence(record.id, time.start, time.end, time.field)


def _on_other_days(one: str, other: str) -> bool:
    try:
        a, b = When.of(one), When.of(other)
    except NotATime:
        return False
    bounds, others = a.bounds(), b.bounds()
    if bounds is None or others is None or bounds[0] != bounds[1] or others[0] != others[1]:
        return False
    return 0 < abs((bounds[0] - others[0]).days) <= _NEAR_DAYS


def _names(members: Sequence[ArticleRecord], said: Say) -> Iterator[Difference]:
    """One person under two spellings: a first name and a surname, one of them the same, the other a letter or two away. Accents and hyphens do not count."""
    spelled: dict[tuple[str, str], list[tuple[str, Mention]]] = defaultdict(list)
    for record in members:
        for mention in record.mentions:
            words = mention.text.split()
            if (
                mention.label == "PERSON"
                and mention.reading == "name"
                and mention.field == "text"
                and len(words) == 2
                and all(word[0].isupper() for word in words)
            ):
                first, last = (fold(word).replace("-", "") for word in words)
                spelled[first, last].append((record.id, mention))
    by_part: dict[tuple[int, str], set[tuple[str, str]]] = defaultdict(set)
    for name in spelled:
        for side in (0, 1):
            by_part[side, name[side]].add(name)
    for (side, _), names in sorted(by_part.items()):
        for a, b in combinations(sorted(names), 2):
            if _variant(a[1 - side], b[1 - side]) and not ({each for each, _ in spelled[a]} & {each for each, _ in spelled[b]}):
                versions = tuple(
                    DifferenceVersion(
                        value=holders[0][1].text, evidence=tuple(Evidence(article, mention.start, mention.end) for article, mention in holders[:5])
                    )
                    for holders in (spelled[a], spelled[b])
                )
                told = " / ".join(each.value for each in versions)
                yield Difference(kind="name", about=versions[0].value, versions=versions, why=said("crosscheck.difference.name", names=told))


def _variant(a: str, b: str) -> bool:
    least = min(len(a), len(b))
    return a != b and a[0] == b[0] and least >= _LEAST_NAME and Levenshtein.distance(a, b) <= (1 if least < 8 else 2)


def _quoted(quotation: DossierQuotation, by_id: dict[str, ArticleRecord], said: Say) -> Iterator[Difference]:
    versions = quotation.versions
    if quotation.speaker_disputed:
        mouths: dict[str, list[Evidence]] = defaultdict(list)
        for version in versions:
            speaker = _speaker(by_id[version.evidence.article], version.evidence)
            if speaker:
                mouths[speaker[0]] += [version.evidence, *speaker[1]]
        if len(mouths) > 1:
            values = tuple(DifferenceVersion(value=name, evidence=tuple(evidence)) for name, evidence in mouths.items())
            yield Difference(kind="speaker", about=versions[0].text, versions=values, why=said("crosscheck.difference.speaker", names=", ".join(mouths)))
    done: set[tuple[int, int]] = set()
    for step in quotation.drift:
        one, other = versions[step.from_], versions[step.to]
        if step.op != "reworded" or {one.kind, other.kind} - _MARKED or (step.from_, step.to) in done:
            continue
        old, _, new = step.words.partition(" → ")
        if _weight(old) >= _TELLING and _weight(new) >= _TELLING and _other_words(old, new):
            done.add((step.from_, step.to))
            values = (DifferenceVersion(value=old, evidence=(one.evidence,)), DifferenceVersion(value=new, evidence=(other.evidence,)))
            yield Difference(kind="wording", about=one.text, versions=values, why=said("crosscheck.difference.wording", old=old, new=new))


def _other_words(old: str, new: str) -> bool:
    """Whether a few words were put for others: not a stretch of other sentences, not a slip or another spelling ("Rafale", "Rafales")."""
    if max(len(WORD.findall(old)), len(WORD.findall(new))) > _FEW:
        return False
    a, b = (" ".join(fold(match.group()) for match in WORD.finditer(words)) for words in (old, new))
    return Levenshtein.normalized_similarity(a, b) < _SPELLING


def _speaker(record: ArticleRecord, evidence: Evidence) -> tuple[str, list[Evidence]] | None:
    """Who says it there, and the words that say so: the verb that reports and the name."""
    for quotation in record.quotations:
        holds = quotation.start <= evidence.start and evidence.end <= quotation.end and quotation.field == evidence.field
        if holds and quotation.speaker:
            shown = [Evidence(record.id, quotation.cue.start, quotation.cue.end, quotation.field)] if quotation.cue else []
            named = (each for each in record.mentions if quotation.speaker and each.id == quotation.speaker.mention)
            return quotation.speaker.name, shown + [Evidence(record.id, each.start, each.end, each.field) for each in named]
    return None


def _weight(words: str) -> float:
    return sum(weight_of(fold(match.group()))[1] for match in WORD.finditer(words))

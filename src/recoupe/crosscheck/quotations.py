"""One utterance in several articles: its versions side by side, and what each did to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from recoupe.crosscheck.drift import drift
from recoupe.crosscheck.utterances import Overlap, Utterance, Words, agreement, overlap, utterances, weight_of, words_in
from recoupe.crosscheck.words import marks_mask
from recoupe.lang.fr.matching import WORD, fold
from recoupe.lang.say import Lang, Say
from recoupe.model.crosschecked import DossierQuotation, QuotationVersion
from recoupe.model.record import ArticleRecord
from recoupe.model.story import Story

# weights are sums of -ln(share of press texts that hold the stem): a common word has about 2, a rare one 6
SAME_MOUTH, UNKNOWN_MOUTH, OTHER_MOUTH, PLAIN = 8.0, 14.0, 20.0, 16.0
_RARE, _RAREST = 3.0, 3
_INDIRECT_SHARE = 0.6
_SHARE = {"same": 0.6, "unknown": 0.75, "other": 0.9}
_LEAST_WORDS = 3
# "surveiller", put between marks twice with one mouth, is one utterance; "oui" is not
_LEAST_WEIGHT = 2.5
# nobody says the same eight words as another by chance
_LONG_IDENTICAL = 8
# the part of the shorter one's words, grammar included, that must come in the same order: two sentences of one speech share its matter, not its words
_CLOSELY, _LOOSELY = 0.5, 0.35
_ORDERED = {"same": 0.7, "unknown": 0.9, "other": 1.1}


def align_quotations(records: Sequence[ArticleRecord], stories: Sequence[Story], *, lang: Lang = "fr") -> tuple[DossierQuotation, ...]:
    """The utterances that two or more articles of a story carry, with their versions and the drift from the first version to each other one.

    Two quotations are one utterance when enough of their rare words agree; the more so the less is known of the speaker, and nearly all of them where the
    articles put it in two mouths (`speaker_disputed`). Words that one article quotes and another has in its plain text are found too (marks dropped).
    The first version is that of the earliest article that has it between marks. Quotations of one article alone are left out.
    """
    said = Say(lang)
    by_id = {each.id: each for each in records}
    out: list[DossierQuotation] = []
    for story in stories:
        members = [by_id[each.id] for each in story.articles]
        if len(members) > 1:
            for versions in _groups(members):
                out.append(_told(f"u{len(out) + 1}", versions, by_id, said))
    return tuple(out)


def _groups(members: Sequence[ArticleRecord]) -> Iterator[list[Utterance]]:
    """Versions of one utterance, at most one an article, articles in the order of the story."""
    spoken = [each for member in members for each in utterances(member) if each.words.weight >= _LEAST_WEIGHT]
    spoken += _plain(spoken, members)
    links = sorted(_links(spoken), key=lambda each: (-each[0], each[1], each[2]))
    group: dict[int, set[int]] = {number: {number} for number in range(len(spoken))}
    for _, i, j in links:
        one, other = group[i], group[j]
        if one is not other and _may_join([spoken[each] for each in one], [spoken[each] for each in other]):
            one |= other
            for each in other:
                group[each] = one
    place = {member.id: number for number, member in enumerate(members)}
    apart = {id(each): [spoken[number] for number in sorted(each)] for each in group.values() if len(each) > 1}
    yield from (sorted(each, key=lambda one: place[one.article]) for each in _once(list(apart.values())))


def _once(groups: list[list[Utterance]]) -> list[list[Utterance]]:
    """Groups in which no words stand twice, a whole quotation going before its pieces; those of news that all put into their own words are left out."""
    taken: dict[str, list[tuple[int, int]]] = defaultdict(list)
    kept: list[tuple[int, list[Utterance]]] = []
    for number, versions in sorted(enumerate(groups), key=lambda each: (-sum(one.words.weight for one in each[1]), each[0])):
        free = [each for each in versions if not any(start < each.end and each.start < end for start, end in taken[each.article])]
        # what all put into their own words is an utterance only where it is a person's; of a state it is as often news as speech
        if len(free) < 2 or all(each.kind == "indirect" and each.person is None for each in free):
            continue
        for each in free:
            taken[each.article].append((each.start, each.end))
        kept.append((number, free))
    return [versions for _, versions in sorted(kept, key=lambda each: each[0])]


def _may_join(one: Sequence[Utterance], other: Sequence[Utterance]) -> bool:
    """Whether two groups of versions may be one: no article in both, and no two versions in two mouths that would not be one utterance by themselves."""
    return all(a.article != b.article and (agreement(a, b) != "other" or one_utterance(a, b, overlap(a.words, b.words))) for a, b in product(one, other))


def _links(spoken: Sequence[Utterance]) -> Iterator[tuple[float, int, int]]:
    """Pairs that are one utterance, with the weight of what they share; candidates share a rare stem."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(spoken):
        weights = each.words.weights
        rarest = sorted(weights, key=lambda term: (-weights[term], term))[:_RAREST]
        for term in weights:
            if weights[term] >= _RARE or term in rarest:
                holders[term].append(number)
    pairs = {pair for numbers in holders.values() for pair in combinations(numbers, 2)}
    for i, j in sorted(pairs):
        if spoken[i].article != spoken[j].article:
            common = overlap(spoken[i].words, spoken[j].words)
            if one_utterance(spoken[i], spoken[j], common):
                yield common.weight * common.share, i, j


def one_utterance(a: Utterance, b: Utterance, common: Overlap) -> bool:
    """Whether two quotations are the same utterance, on what they have in common."""
    mouth = agreement(a, b)
    if "indirect" in (a.kind, b.kind):
        return mouth == "same" and common.share >= _INDIRECT_SHARE and common.weight >= SAME_MOUTH + 2 and common.ordered >= _LOOSELY
    if common.identical and (mouth == "same" or common.equal >= _LONG_IDENTICAL):
        return True
    if common.equal >= _LONG_IDENTICAL and common.ordered >= _ORDERED[mouth]:
        return True
    least = {"same": SAME_MOUTH, "unknown": UNKNOWN_MOUTH, "other": OTHER_MOUTH}[mouth]
    return common.share >= _SHARE[mouth] and common.weight >= least and common.equal >= _LEAST_WORDS and common.ordered >= _CLOSELY


def _plain(spoken: Sequence[Utterance], members: Sequence[ArticleRecord]) -> list[Utterance]:
    """Sentences of other articles that hold nearly all of a quotation's words outside any quotation of theirs."""
    found: list[Utterance] = []
    for member in members:
        taken = [(each.start, each.end) for each in member.quotations if each.field == "text"]
        marked = marks_mask(member.text)
        sentences = [words_in(member.text, [span]) for span in _sentences(member)]
        holders: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(sentences):
            for term in words.weights:
                holders[term].append(number)
        for said in spoken:
            if said.article == member.id or said.words.weight < PLAIN or said.kind == "indirect":
                continue
            rarest = max(said.words.weights, key=lambda term: said.words.weights[term])
            for number in holders.get(rarest, ()):
                piece = _within(said.words, sentences[number])
                if piece and not any(start < piece[1] and piece[0] < end for start, end in taken) and not any(marked[piece[0] : piece[1]]):
                    taken.append(piece)
                    found.append(_as_plain(member, piece))
    return found


def _sentences(member: ArticleRecord) -> Sequence[tuple[int, int]]:
    if member.sentences:
        return member.sentences
    cuts = [at for at, char in enumerate(member.text) if char in ".!?\n"]
    return [(first, last) for first, last in zip([0, *cuts], [*cuts, len(member.text)], strict=True) if last > first]


def _within(said: Words, sentence: Words) -> tuple[int, int] | None:
    """Where in a sentence the words of a quotation stand, if nearly all do and in order."""
    common = overlap(said, sentence)
    if common.weight < PLAIN or common.weight < 0.75 * said.weight or common.equal < 0.7 * len(said.folded):
        return None
    telling = [number for number, word in enumerate(sentence.folded) if weight_of(word)[1] and weight_of(word)[0] in said.weights]
    first, last = telling[0], telling[-1]
    while first > 0 and sentence.folded[first - 1] in said.folded[:2]:
        first -= 1
    if last - first + 1 > 1.5 * len(said.folded):
        return None
    return sentence.spans[first][0], sentence.spans[last][1]


def _as_plain(member: ArticleRecord, piece: tuple[int, int]) -> Utterance:
    start, end = piece
    return Utterance(
        article=member.id,
        start=start,
        end=end,
        field="text",
        text=member.text[start:end],
        kind="unmarked",
        speaker=None,
        person=None,
        by_name=False,
        quotation=None,
        words=words_in(member.text, [piece]),
    )


def _told(id: str, versions: list[Utterance], by_id: dict[str, ArticleRecord], said: Say) -> DossierQuotation:
    when = {each.article: by_id[each.article].published.value or "9" for each in versions}
    order = sorted(versions, key=lambda each: (each.kind not in ("direct", "partial"), each.kind == "indirect", when[each.article], -len(each.words.folded)))
    first = order[0]
    start = versions.index(first)
    steps = [
        step
        for number, other in enumerate(versions)
        if number != start
        for step in drift(start, first, number, other, (_text(first, by_id), _text(other, by_id)))
    ]
    disputed = any(agreement(a, b) == "other" for a, b in combinations(versions, 2))
    speakers = [each.speaker for each in (first, *versions) if each.speaker]
    return DossierQuotation(
        id=id,
        speaker=None if disputed or not speakers else speakers[0],
        versions=tuple(QuotationVersion(evidence=each.evidence, text=each.text, kind=each.kind) for each in versions),
        drift=tuple(steps),
        speaker_disputed=disputed,
        why=_why(first, versions, disputed, by_id, said),
    )


def _text(each: Utterance, by_id: dict[str, ArticleRecord]) -> str:
    record = by_id[each.article]
    return record.title.text if each.field == "title" and record.title else record.text


def _why(first: Utterance, versions: list[Utterance], disputed: bool, by_id: dict[str, ArticleRecord], said: Say) -> str:
    shared = set(first.words.weights)
    for each in versions:
        if each is not first:
            shared &= set(each.words.weights)
    words = [word for word in dict.fromkeys(first.words.folded) if weight_of(word)[0] in shared]
    written = {fold(match.group()): match.group() for match in WORD.finditer(first.text)}
    told = said("crosscheck.quotation.same", n=len(versions), words=", ".join(written.get(word, word) for word in words[:6]))
    if disputed:
        told += " " + said("crosscheck.quotation.disputed")
    outlet = by_id[first.article].source.outlet
    return f"{told} {said('crosscheck.quotation.first', who=outlet)}" if outlet else told

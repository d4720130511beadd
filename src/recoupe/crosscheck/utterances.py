"""What is quoted in an article, as words to compare with what others quote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from math import log
from typing import Literal

from recoupe.lang.fr.matching import WORD, common_share, fold, is_grammar, is_weightless, stem
from recoupe.model.evidence import Evidence, Field
from recoupe.model.mention import Mention
from recoupe.model.quotation import Quotation, QuotationKind, Speaker
from recoupe.model.record import ArticleRecord

# characters between the verb that reports and the name of who speaks
_BESIDE = 120
_FAMILY, _SUFFIX = 4, 3
_LITTLE = 1.0
_PIECE_WORDS, _PIECE_TELLING = 3, 2
Agreement = Literal["same", "other", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of an utterance as they are compared: folded, with their characters; weights: of each distinct stem that tells, how rare it is in the press."""

    folded: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    weights: Mapping[str, float]

    @property
    def weight(self) -> float:
        """The weight of them all: about 2 for a common word, 6 for a rare one."""
        return sum(self.weights.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """A quotation of an article, or words of its plain text that are another's quotation. person: the speaker's actor, when that is a person.

    by_name: the text names the speaker there, rather than by an office or a pronoun that we resolved.
    """

    article: str
    start: int
    end: int
    field: Field
    text: str
    kind: QuotationKind
    speaker: Speaker | None
    person: str | None
    by_name: bool
    quotation: str | None
    words: Words

    @property
    def evidence(self) -> Evidence:
        """Where it stands."""
        return Evidence(self.article, self.start, self.end, self.field)


@cache
def weight_of(folded: str) -> tuple[str, float]:
    """A folded word's stem and how rare it is in the press (natural logarithm); grammar weighs nothing, titles and verbs that report little."""
    if is_grammar(folded):
        return folded, 0.0
    return stem(folded), _LITTLE if is_weightless(folded) else -log(common_share(stem(folded)))


def words_in(text: str, pieces: Sequence[tuple[int, int]]) -> Words:
    """The words of the pieces `[start, end)` of a text."""
    folded: list[str] = []
    spans: list[tuple[int, int]] = []
    weights: dict[str, float] = {}
    for start, end in pieces:
        for match in WORD.finditer(text, start, end):
            word = fold(match.group())
            folded.append(word)
            spans.append(match.span())
            stemmed, weight = weight_of(word)
            if weight:
                weights[stemmed] = weight
    return Words(folded=tuple(folded), spans=tuple(spans), weights=weights)


def utterances(record: ArticleRecord) -> Iterator[Utterance]:
    """The quotations of a record; those in several pieces also piece by piece, for another article may have but one of them. Echoes of the body in titles
    and quotations within quotations are left to the ones they belong to.
    """
    persons = {each.id for each in record.actors if each.kind == "person"}
    sure = {each.id for each in record.actors if each.verified}
    names = {each.id: each for each in record.mentions if each.reading in ("name", "short-name")}
    for each in record.quotations:
        if each.echo_of or each.inside:
            continue
        text = record.title.text if each.field == "title" and record.title else record.text
        whole = Utterance(
            article=record.id,
            start=each.start,
            end=each.end,
            field=each.field,
            text=each.text,
            kind=each.kind,
            speaker=each.speaker,
            person=each.speaker.actor if each.speaker and each.speaker.actor in persons else None,
            by_name=each.speaker is not None and _by_name(each, each.speaker, names, sure),
            quotation=each.id,
            words=words_in(text, each.fragments or ((each.start, each.end),)),
        )
        yield whole
        for start, end in each.fragments if len(each.fragments) > 1 else ():
            words = words_in(text, [(start, end)])
            if len(words.folded) >= _PIECE_WORDS and len(words.weights) >= _PIECE_TELLING:
                yield replace(whole, start=start, end=end, text=text[start:end], words=words)


def _by_name(quotation: Quotation, speaker: Speaker, names: Mapping[str, Mention], sure: set[str]) -> bool:
    """Whether the words that report name the speaker, and the name is one we know or has two parts: "said he" took its person from elsewhere."""
    if speaker.actor not in sure and len(_capitals(speaker.name)) < 2:
        return False
    if speaker.mention is None:
        return True
    mention = names.get(speaker.mention)
    if mention is None:
        return False
    here = quotation.cue.start if quotation.cue else quotation.end
    return abs(mention.start - here) <= _BESIDE


def _capitals(name: str) -> list[str]:
    return [word for word in WORD.findall(name) if word[0].isupper()]


def agreement(a: Utterance, b: Utterance) -> Agreement:
    """Whether two utterances are in one mouth: the same actor or surname; another when both texts name a person, and not the same; else unknown.

    A state against a person, or an office against a name, is not known to differ: "Moscow" may be the minister; and "said he" is only as sure as the
    resolution of the pronoun.
    """
    if a.speaker is None or b.speaker is None:
        return "unknown"
    if a.speaker.actor and a.speaker.actor == b.speaker.actor:
        return "same"
    if _surname(a.speaker.name) & _surname(b.speaker.name):
        return "unknown" if a.person and b.person else "same"
    return "other" if a.person and b.person and a.by_name and b.by_name else "unknown"


def _surname(name: str) -> set[str]:
    """The capitalised words of a name but its first, or all of it when it has but one."""
    words = [fold(word) for word in WORD.findall(name) if word[0].isupper() and len(word) > 2]
    return set(words[1:] or words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """What two utterances have in common: equal words in order, the weight of the telling stems, their part (0..1) of the lesser one's weight; `ordered`:
    the equal words' part (0..1) of the shorter one.
    """

    equal: int
    ordered: float
    weight: float
    share: float
    identical: bool


def _kin(a: str, b: str) -> bool:
    """Whether two stems are of one family: "form" and "format", "mali" and "malien"."""
    least = min(len(a), len(b))
    return least >= _FAMILY and abs(len(a) - len(b)) <= _SUFFIX and a[:least] == b[:least]


def overlap(a: Words, b: Words) -> Overlap:
    """Compare two utterances; order counts for `equal`, not for `weight` ("coopèrent de manière active", "coopèrent activement")."""
    shared = sum(weight for term, weight in a.weights.items() if term in b.weights or any(_kin(term, other) for other in b.weights))
    least = min(a.weight, b.weight)
    if not shared:
        return Overlap(equal=0, ordered=0.0, weight=0.0, share=0.0, identical=False)
    blocks = SequenceMatcher(None, a.folded, b.folded, autojunk=False).get_matching_blocks()
    equal = sum(each.size for each in blocks)
    ordered = equal / min(len(a.folded), len(b.folded))
    return Overlap(equal=equal, ordered=ordered, weight=shared, share=shared / least if least else 0.0, identical=a.folded == b.folded)

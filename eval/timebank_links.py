"""FR-TimeBank's links between events (evidential, modal, conditional, factive, counter-factive, negative) against where ours stand and who says them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from eval.matching import Span, overlap
from eval.tally import Counts, Error, Tally
from recoupe.annotate.assertion import said_by, spoken
from recoupe.lang.fr.standing import status_of_verb
from recoupe.lang.fr.standing_nouns import status_of_noun
from recoupe.lang.fr.standing_tense import Setting
from recoupe.lang.fr.tellers import teller_of
from recoupe.model.annotated import Annotated

Row = Mapping[str, Any]

HAPPENED = frozenset({"done", "ongoing"})
OPEN = frozenset({"announced", "promised", "proposed", "hypothetical", "conditional"})
NOT_SO = frozenset({"negated", "denied"})
UNSURE = frozenset({"conditional", "denied"})

AGREES: Mapping[str, frozenset[str]] = {
    "EVIDENTIAL": UNSURE,
    "NEG_EVIDENTIAL": NOT_SO,
    "MODAL": OPEN,
    "CONDITIONAL": frozenset({"hypothetical", "conditional"}),
    "FACTIVE": HAPPENED,
    "COUNTER_FACTIVE": NOT_SO,
    "NEGATIVE": NOT_SO,
}
"""Link type to the statuses of ours that say the same of the event that it subordinates. Evidential: or said by somebody else than the reporter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link with the events at both ends, as FR-TimeBank has them. `over` governs, `under` is what it says something of."""

    article: str
    type: str
    over: Row
    under: Row

    @property
    def span(self) -> Span:
        """Where the event stands that the link is about."""
        return int(self.under["start"]), int(self.under["end"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What recoupe says of an event: its status, and whether somebody else than the reporter asserts it."""

    status: str
    told: bool


def links(row: Row) -> Iterator[Link]:
    """The links of an article whose two ends are given. Left out: links about a modal word ("devait"), which is no event for us but says where one stands."""
    events = {each["eiid"]: each for each in row["events"]}
    for each in row["slinks"]:
        over, under = events.get(each["eventInstanceID"]), events.get(each.get("subordinatedEventInstance"))
        if over and under and under["class"] != "MODAL":
            yield Link(article=row["id"], type=each["relType"], over=over, under=under)


def agrees(link: Link, ours: Standing) -> bool:
    """Whether what we say of an event is what a link says of it.

    A modal word that is negated ("n'a pu obtenir") makes what it governs negated for us, and what is seen and not said ("il a vu partir") happened for the
    reporter: the first agrees with MODAL, the second with EVIDENTIAL.
    """
    if link.type == "EVIDENTIAL" and (ours.told or (link.over["class"] != "REPORTING" and ours.status in HAPPENED | {"announced"})):
        return True
    if link.type == "MODAL" and link.over.get("polarity") == "NEG" and ours.status in NOT_SO:
        return True
    return ours.status in AGREES[link.type]


def from_record(record: Row, span: Span) -> Standing | None:
    """Where the event of a record stands that covers most of a span; None where it has none there."""
    best, found = 0, None
    for event in record.get("events", ()):
        shared = max(overlap(span, (each["start"], each["end"])) for each in (event["trigger"], *event.get("also", ())))
        if shared > best and event.get("field", "text") == "text":
            best, found = shared, Standing(status=event["status"], told=event["said_by"] is not None)
    return found


def score(rows: Iterable[Row], look: Callable[[str, Span], Standing | None], *, set: str) -> list[Tally]:
    """Agreement by link where both have the event, with the counts of each type. look: what recoupe says of the event at a span, if it has one."""
    counts: dict[str, Counts] = {}
    errors: list[Error] = []
    table: Counter[tuple[str, str]] = Counter()
    for row in rows:
        total = Counts(gold=0, found=0, right=0)
        for link in links(row):
            ours = look(link.article, link.span)
            if ours is None:
                table[link.type, "no event"] += 1
                continue
            right = agrees(link, ours)
            table[link.type, "agrees" if right else ours.status] += 1
            total += Counts(gold=1, found=1, right=int(right))
            if not right:
                note = f"{link.over['text']!r} makes {link.under['text']!r} {link.type}, given {ours.status}{', said by another' if ours.told else ''}"
                errors.append(Error(article=link.article, start=link.span[0], end=link.span[1], what="wrong", note=note))
        counts[row["id"]] = total
    notes = [f"{type}: " + ", ".join(f"{said} {n}" for (one, said), n in table.most_common() if one == type) for type in AGREES]
    return [Tally.of("timebank-links", set, "agreement", "accuracy", counts, errors, notes=notes)]


def alone(work: Annotated) -> Callable[[str, Span], Standing | None]:
    """What the rules of status and of assertion say of a marked word itself, whether or not a frame knows it. work: the article with trees and quotations."""

    def look(_: str, span: Span) -> Standing | None:
        for sentence in work.sentences or ():
            if not sentence.start <= span[0] < sentence.end:
                continue
            inside = [each for each in sentence.tokens if each.start < span[1] and each.end > span[0]]
            token = next((each for each in reversed(inside) if each.pos in ("VERB", "AUX", "NOUN", "PROPN")), None)
            if token is None:
                return None
            verb = token.pos in ("VERB", "AUX")
            setting = Setting(spoken=spoken(sentence, token, work.quotations or ()))
            told = said_by(sentence, token, work.quotations or ()) is not None or teller_of(sentence, token, verb=verb) is not None
            status = status_of_verb(sentence, token, setting=setting) if verb else status_of_noun(sentence, token, setting=setting)
            # an infinitive that names no event of its own, a purpose: recoupe gives nothing
            return Standing(status=status, told=told) if status else None
        return None

    return look

"""Who asserts an event: the reporter, the speaker whose words hold its trigger, or whoever accuses or announces; and what a denial denies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from recoupe.lang.fr.conditions import condition_of
from recoupe.lang.fr.tellers import charged, teller_of
from recoupe.model.event import Event, Role, SaidBy, Status
from recoupe.model.knowledge import Knowledge
from recoupe.model.quotation import Quotation
from recoupe.model.syntax import Sentence, Token

OPEN = frozenset[Status](["announced", "promised", "proposed", "hypothetical", "conditional"])


def said_by(sentence: Sentence, trigger: Token, quotations: Sequence[Quotation]) -> SaidBy | None:
    """The speaker of the smallest quotation that holds the trigger, or that is a piece of the clause it stands in; None for the reporter's own words."""
    known = [each for each in quotations if each.field == "text" and each.speaker]
    over = [each for each in known if _within(trigger, each)] or [each for each in known if _around(sentence, trigger, each)]
    if not over:
        return None
    nearest = min(over, key=lambda each: each.end - each.start)
    assert nearest.speaker is not None
    return SaidBy(actor=nearest.speaker.actor, name=nearest.speaker.name, quotation=nearest.id)


def spoken(sentence: Sentence, trigger: Token, quotations: Sequence[Quotation]) -> bool:
    """Whether a trigger stands in somebody's words, even where nobody knows whose."""
    return any(each.field == "text" and (_within(trigger, each) or _around(sentence, trigger, each)) for each in quotations)


def of_own(teller: SaidBy | None, sources: Sequence[Role], knowledge: Knowledge | None) -> bool:
    """Whether whoever tells an event is one of those who act in it, or speaks for one: an office holder of that state, a body named by it."""
    acting = {each.actor for each in sources if each.actor}
    if teller is None or not acting:
        return False
    if teller.actor in acting:
        return True
    if knowledge is None:
        return False
    held = {each.of for each in knowledge.offices(holder=teller.actor)} if teller.actor and teller.actor.startswith(("wd:", "kb:")) else set()
    return bool(acting & held) or any(id in acting for word in teller.name.split() for id, use in knowledge.named(word) if use == "demonym")


def told_by(sentence: Sentence, trigger: Token, roles: Callable[[Sequence[Token]], Sequence[Role]], *, verb: bool) -> SaidBy | None:
    """Whoever the sentence names as accusing somebody of the event or announcing it, if one known party does. roles: the parties that tokens name."""
    teller = teller_of(sentence, trigger, verb=verb)
    if teller is None:
        return None
    parties = roles([teller])
    return SaidBy(actor=parties[0].actor, name=parties[0].name, quotation=None) if len(parties) == 1 else None


def settled(status: Status, teller: SaidBy | None, sentence: Sentence, trigger: Token, *, verb: bool) -> Status:
    """The status of an event with what an accusation makes of it: a deed that nobody known tells, only that somebody is accused of it, is unconfirmed."""
    return "conditional" if teller is None and status in ("done", "ongoing") and charged(sentence, trigger, verb=verb) else status


def condition(sentence: Sentence, trigger: Token, status: Status) -> tuple[int, int] | None:
    """The span of the condition under which an event that is not yet there is put; None for what happened, and where there is none."""
    found = condition_of(sentence, trigger) if status in OPEN else None
    if found is None or found.last <= found.first:
        return None
    words = sentence.tokens[found.first : found.last]
    return words[0].start, words[-1].end


def with_denials(events: Sequence[Event]) -> list[Event]:
    """The events of a sentence, each denial tied to the denied event that stands nearest after it, or before it ("… , ce que la Suède dément")."""
    denied = [each for each in events if each.status == "denied"]

    def of(denial: Event) -> str | None:
        after = [each for each in denied if each.trigger.start > denial.trigger.start]
        before = [each for each in denied if each.trigger.start < denial.trigger.start]
        return after[0].id if after else before[-1].id if before else None

    return [replace(each, denies=of(each)) if each.kind == "denial" and each.status != "denied" else each for each in events]


TRAILING = 8
"""How many words of a source may close a sentence: ", selon le ministre suédois de la Mer"."""
REACH = 600
"""How many characters before a denial the charge may stand that it answers."""


def with_answers(events: Sequence[Event]) -> list[Event]:
    """The events of an article in text order, each denial that has nothing to deny in its own sentence tied to the charge that it answers.

    That is the nearest deed before it that somebody else, or nobody sure, tells of whoever denies: "Le Chili accuse la Suède d'avoir …. La Suède dément."
    """
    answered: list[Event] = []
    for at, event in enumerate(events):
        if event.kind == "denial" and event.status == "done" and event.denies is None:
            who = {each.actor for each in event.source if each.actor}
            before = (each for each in reversed(events[max(0, at - 8) : at]) if event.trigger.start - each.trigger.start <= REACH)
            charge = next((each for each in before if who & {role.actor for role in each.source} and _charged(each, who)), None)
            event = replace(event, denies=charge.id if charge else None)
        answered.append(event)
    return answered


def _charged(event: Event, who: set[str]) -> bool:
    """Whether an event is one that somebody else tells of those who deny, or that is told as unconfirmed."""
    told = event.said_by is not None and event.said_by.actor is not None and event.said_by.actor not in who
    return event.type not in ("REJECT", "REQUEST", "ACCUSE", "SUPPORT") and (event.status == "conditional" or (told and event.status in ("done", "ongoing")))


def _around(sentence: Sentence, trigger: Token, quotation: Quotation) -> bool:
    """Whether a trigger stands in the reported words around the verbatim piece of a partial quotation.

    "A indiqué qu’une patrouille a été envoyée pour « fouiller la zone »": all after "que" is reported. "La Suède va rompre « au plus tôt », a prévenu X": so is
    what the sentence says before the incise, its main verb and what that governs; what it only takes up (a subject, a relative clause) may be the reporter's.
    """
    cue = quotation.cue
    if quotation.kind != "partial" or cue is None or not sentence.start <= cue.start < sentence.end or not sentence.start <= quotation.start < sentence.end:
        return False
    tokens = sentence.tokens
    if trigger.start > cue.end:
        after = next((each.i for each in tokens if each.start >= cue.end), len(tokens))
        near = tokens[after : after + 5]
        opened = next((each.i for each in near if each.text.lower() in ("que", "qu'", "qu’")), None)
        if opened is None and near and near[0].has("VerbForm=Inf"):
            opened = after - 1
        if opened is None or trigger.i <= opened:
            return False
        left = [each.text.lower() for each in tokens[opened : trigger.i] if each.text.lower() != "," or each.start >= quotation.end]
        return not any(each in ("mais", "tandis", ";", ",") for each in left) and _is_below(
            sentence, trigger, [each for each in tokens if cue.start <= each.start < cue.end]
        )
    if cue.start < quotation.end or not trigger.end <= quotation.start:
        return False
    before = next((each for each in reversed(tokens) if each.end <= cue.start), None)
    verb = [each for each in tokens if cue.start <= each.start < cue.end]
    # "…, promettant de « tout faire »" is the reporter's: an incise has a verb in a person or is "selon X"
    if not any(each.pos in ("VERB", "AUX") for each in verb) and sum(each.start >= cue.end for each in tokens) > TRAILING:
        return False  # "a rompu en raison de « l’aide », selon Oslo, de la Suède aux rebelles": a source in mid-sentence vouches for the marked words alone
    incised = before is not None and before.text == "," and not any(each.has("Tense=Pres") and each.has("VerbForm=Part") for each in verb)
    apart = any(each.text.lower() == "mais" for each in tokens[trigger.i : verb[0].i if verb else len(tokens)])
    return incised and not apart and _is_main(sentence, trigger)


def _is_below(sentence: Sentence, token: Token, cue: Sequence[Token]) -> bool:
    """Whether the tree lets a word stand in what a verb reports: not where the verb hangs on the word, nor where both are joined ("a dit que … et a signé")."""
    said = {each.i for each in cue}
    for each in cue:
        over = sentence.head(each)
        while over is not None:
            if over.i == token.i:
                return False
            over = sentence.head(over)
    at = token
    while (head := sentence.head(at)) is not None:
        if head.i in said and at.i not in said:
            return not at.dep.startswith("conj")
        at = head
    return True


def _is_main(sentence: Sentence, token: Token) -> bool:
    """Whether a word is the main verb of its sentence, or joined to it or governed by it."""
    at: Token | None = token
    while at is not None:
        head = sentence.head(at)
        if head is not None and at.dep.partition(":")[0] not in ("xcomp", "ccomp", "conj", "obj", "parataxis"):
            return False
        at = head
    return True


def _within(token: Token, quotation: Quotation) -> bool:
    pieces = quotation.fragments or ((quotation.start, quotation.end),)
    return any(start <= token.start and token.end <= end for start, end in pieces)

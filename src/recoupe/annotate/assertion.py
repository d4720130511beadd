"""Who asserts an event: the reporter, or the speaker whose words hold its trigger."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.model.event import SaidBy
from recoupe.model.quotation import Quotation
from recoupe.model.syntax import Token


def said_by(trigger: Token, quotations: Sequence[Quotation]) -> SaidBy | None:
    """The speaker of the smallest quotation that holds the trigger; None for the reporter's own words."""
    over = [each for each in quotations if each.field == "text" and each.speaker and _within(trigger, each)]
    if not over:
        return None
    nearest = min(over, key=lambda each: each.end - each.start)
    assert nearest.speaker is not None
    return SaidBy(actor=nearest.speaker.actor, name=nearest.speaker.name, quotation=nearest.id)


def _within(token: Token, quotation: Quotation) -> bool:
    pieces = quotation.fragments or ((quotation.start, quotation.end),)
    return any(start <= token.start and token.end <= end for start, end in pieces)

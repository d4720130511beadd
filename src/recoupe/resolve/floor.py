"""Who still has the floor: words between marks that nothing reports, in a run of one speaker's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.lang.say import Say
from recoupe.model.quotation import Quotation


def between(text: str, all_of_them: Sequence[Quotation], say: Say) -> list[Quotation]:
    """Words that nothing reports, between two utterances of one speaker in a paragraph, are that speaker's too."""
    out = list(all_of_them)
    body = [n for n, each in enumerate(out) if each.field == "text" and each.inside is None and each.echo_of is None]
    following: list[Quotation | None] = []
    ahead: Quotation | None = None
    for n in reversed(body):
        following.append(ahead)
        if out[n].speaker is not None or out[n].cue is not None:
            ahead = out[n]
    following.reverse()
    for position, n in enumerate(body):
        each, after = out[n], following[position]
        before = out[body[position - 1]] if position else None
        if each.speaker is not None or each.cue is not None or before is None or after is None:
            continue
        if before.speaker is None or after.speaker is None or before.speaker.actor is None:
            continue
        if before.speaker.actor == after.speaker.actor and "\n" not in text[before.end : after.start]:
            why = say("speech.between", speaker=before.speaker.name)
            out[n] = replace(each, speaker=before.speaker, score=0.6, by="speakers/between/1", why=why)
    return out

"""Who still has the floor: words between marks that nothing reports, in a run of one speaker's."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from recoupe.annotate.scene import Scene
from recoupe.lang.fr.grammar import word_class
from recoupe.lang.say import Say
from recoupe.model.quotation import Quotation, Speaker
from recoupe.resolve.people import phrase_forms

_SOURCES = frozenset(("selon", "d'après", "pour", "aux yeux de", "à en croire"))

_MEDIA = word_class("media")
_I = re.compile(r"(?<!\w)(?:j['’]|je|mon|ma|mes|moi)(?!\w)", re.IGNORECASE)


def between(scene: Scene, all_of_them: Sequence[Quotation], say: Say) -> list[Quotation]:
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
        if before.speaker.actor == after.speaker.actor and "\n" not in scene.text[before.end : after.start] and not _of_another(scene, before, each):
            why = say("speech.between", speaker=before.speaker.name)
            out[n] = replace(each, speaker=before.speaker, score=0.6, by="speakers/between/1", why=why)
    return out


def _of_another(scene: Scene, before: Quotation, each: Quotation) -> bool:
    """Whether words are more likely another's: somebody else is named since the speaker's last words, or a body would say "I"."""
    speaker = before.speaker
    shown = next((mention for mention in scene.mentions if speaker is not None and mention.id == speaker.mention), None)
    if shown is not None and shown.label != "PERSON" and _I.search(scene.text, each.start, each.end):
        return True
    people = (mention for mention in scene.between(before.end, each.start) if mention.label == "PERSON" and mention.reading in ("name", "short-name"))
    return any(speaker is None or mention.actor is None or mention.actor != speaker.actor for mention in people)


def carried(scene: Scene, all_of_them: Sequence[Quotation], say: Say) -> list[Quotation]:
    """A sentence of nothing but words between marks goes on with whoever the sentence before says something of: "Lund dit que le port dort. « Il rouvrira »."

    Only where that sentence names no other person, and its saying is not in a clause of another's.
    """
    starts = [scene.words[first].start for first, _ in scene.units]
    out = list(all_of_them)
    by_unit: dict[int, list[int]] = {}
    for n, each in enumerate(out):
        if each.field == "text" and each.inside is None and each.echo_of is None:
            by_unit.setdefault(max(bisect_right(starts, each.cue.start if each.cue else each.start) - 1, 0), []).append(n)
    for unit, numbers in sorted(by_unit.items()):
        n = numbers[0]
        each, told = out[n], [out[m] for m in by_unit.get(unit - 1, ())]
        if len(numbers) > 1 or each.kind != "direct" or each.cue is not None or each.speaker is not None or not told or not _alone(scene, unit):
            continue
        last = told[-1]
        speaker = last.speaker
        if not scene.same_paragraph(unit - 1, unit) and _is_subhead(scene, unit, each):
            continue
        near = scene.same_paragraph(unit - 1, unit) or scene.next_line(unit - 1, unit)
        if speaker is None or last.cue is None or not near or any(other.speaker is None or other.speaker.name != speaker.name for other in told):
            continue
        if last.kind == "partial" and speaker.actor is None and any(form in _MEDIA for form in phrase_forms(speaker.name)[:2]):
            continue  # "Elle lit « en pleurs », précise le quotidien. « … »": the paper tells another's words
        source = last.cue.lemma in _SOURCES and not scene.same_paragraph(unit - 1, unit)
        if scene.is_dependent(last.cue.start, unit - 1) or source or _others(scene, unit - 1, last):
            continue
        out[n] = replace(each, speaker=speaker, score=0.6, by="speakers/carried/1", why=say("speech.carried-on", speaker=speaker.name))
    return out


def headed(scene: Scene, all_of_them: Sequence[Quotation], say: Say) -> list[Quotation]:
    """A subhead that names one person before its words between marks puts them in that mouth: "Paul Lenoir sur le port : « Il rouvrira »"."""
    starts = [scene.words[first].start for first, _ in scene.units]
    out = list(all_of_them)
    for n, each in enumerate(out):
        if each.field != "text" or each.speaker is not None or each.cue is not None or each.inside is not None or each.echo_of is not None:
            continue
        unit = max(bisect_right(starts, each.start) - 1, 0)
        start, end = scene.span(*scene.units[unit])
        if not scene.is_heading(unit) or not scene.text[start : each.start].rstrip(' «“"\u00a0').endswith(":"):
            continue
        people = [mention for mention in scene.between(start, end) if mention.label == "PERSON" and mention.reading in ("name", "short-name")]
        if len({mention.actor or mention.text for mention in people}) == 1 and people[0].start == start and not each.start <= people[0].start < each.end:
            speaker = Speaker(actor=people[0].actor, name=people[0].name or people[0].text, mention=people[0].id)
            out[n] = replace(each, speaker=speaker, score=0.7, by="speakers/heading/1", why=say("speech.title", speaker=speaker.name))
    return out


def _is_subhead(scene: Scene, unit: int, each: Quotation) -> bool:
    """Whether a line of nothing but words between marks ends as no sentence does: a subhead, whose words may be anybody's further down."""
    return all(scene.text[low:high].rstrip()[-1:] not in ".!?…" for low, high in ((each.start, each.end), scene.span(*scene.units[unit])))


def _alone(scene: Scene, unit: int) -> bool:
    first, last = scene.units[unit]
    return all(not scene.words[k].is_word for k in range(first, last) if scene.words[k].quoted is None)


def _others(scene: Scene, unit: int, said: Quotation) -> bool:
    """Whether a sentence names another person than the speaker, outside what it reports between marks."""
    start, end = scene.span(*scene.units[unit])
    speaker = said.speaker
    inside = [(low, high) for low, high in said.fragments if said.kind != "unmarked"]
    for mention in scene.between(start, end):
        if mention.label != "PERSON" or mention.reading not in ("name", "short-name") or any(low <= mention.start < high for low, high in inside):
            continue
        if speaker is None or ((mention.actor is None or mention.actor != speaker.actor) and mention.text not in speaker.name):
            return True
    return False

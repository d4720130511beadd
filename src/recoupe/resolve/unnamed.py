"""Speakers whom no name stands for ("une source diplomatique"): a mention is made of their words, so that a reader sees where the text shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from recoupe.lang.fr.phrases import DETERMINERS, sayer
from recoupe.model.mention import Label, Mention
from recoupe.model.quotation import Quotation, Speaker
from recoupe.resolve.people import content_words, phrase_forms

BY = "speakers/unnamed/1"
_LABELS: dict[str, Label] = {"person": "PERSON", "body": "ORG", "document": "OTHER"}


def with_mentions(text: str, quotations: Sequence[Quotation], mentions: Sequence[Mention]) -> tuple[list[Quotation], list[Mention]]:
    """The quotations with a mention for every described speaker of the text, and the mentions made for that: reading "group", one for each place.

    Their actor stays None: nobody knows who they are, and nothing that compares articles may take them for known.
    """
    there = {(each.start, each.end): each for each in mentions if each.field == "text"}
    following = 1 + max((int(each.id[1:]) for each in mentions if each.id[1:].isdigit()), default=0)
    made: list[Mention] = []
    out: list[Quotation] = []
    for each in quotations:
        speaker = each.speaker
        if speaker is None or speaker.actor is not None or speaker.mention is not None or each.field != "text" or not _described(speaker.name):
            out.append(each)
            continue
        place = _nearest(text, speaker.name, each.cue.start if each.cue else each.start)
        if place is None:
            out.append(each)
            continue
        mention = there.get(place)
        if mention is None:
            words = text[slice(*place)]
            mention = Mention(id=f"m{following}", start=place[0], end=place[1], text=words, label=_label(words), reading="group", by=BY)
            following += 1
            there[place] = mention
            made.append(mention)
        out.append(replace(each, speaker=Speaker(actor=None, name=speaker.name, mention=mention.id)))
    return out, made


def _described(name: str) -> bool:
    """Whether words describe somebody, and are neither a name nor a mere "l'un" or "certains"."""
    words = phrase_forms(name)
    return bool(words) and (name[:1].islower() or words[0] in DETERMINERS or words[0] in ("des", "de", "d'")) and bool(_content(words))


def _content(words: Iterable[str]) -> frozenset[str]:
    return content_words(words) - content_words(("un", "une", "autre", "autres", "certains", "plupart"))


def _nearest(text: str, name: str, near: int) -> tuple[int, int] | None:
    """Where the words stand nearest to the cue."""
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    return min(found, key=lambda span: abs(span[0] - near), default=None)


def _label(words: str) -> Label:
    known = next((found for form in phrase_forms(words) if (found := sayer(form))), None)
    return _LABELS[known[0]] if known is not None else "PERSON"

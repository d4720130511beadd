"""Who words without a name of their own stand for when they speak: "les mutins", "ce sommet", "un correspondant de l'agence", "la présidence", a short name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from recoupe.annotate.scene import Scene, is_sure
from recoupe.lang.fr.phrases import DETERMINERS, sayer
from recoupe.lang.fr.stand_ins import nouns
from recoupe.model.mention import Mention
from recoupe.model.quotation import Speaker
from recoupe.resolve.people import content_words, phrase_forms

_NAMES = ("name", "acronym", "short-name")
_FAR_SENTENCES = 6
_UNNAMED = frozenset(("un", "une", "des", "les", "deux", "trois", "plusieurs", "de", "d'"))
_LINK = re.compile(r"(?: [a-zà-ÿ]+(?:ant|é|ée))?(?: (?:de|à|sur|dans|par))? (?:de |du |à |au )?(?:la |le |les |l['’])?$|(?: [a-zà-ÿ]+ant)? (?:du|au|d['’])\s?$")
_BEHIND = 60
_OF = re.compile(r" (?:de|du|des|d['’])(?![\w-])")
_GAP = re.compile(
    r"(?: (?:en|de|du|des|à|au) [a-zà-ÿ-]+){0,2}, (?P<article>)(?:l[ea] |l['’])?(?P<title>)"
    r"(?:(?:Dr|docteur|docteure|Pr|professeur|professeure|Me|M\.|Mme|général|colonel) )?"
)


class Described:
    """Asked for the words that name a speaker and their place, gives the body or person of the article that they stand for, or None.

    mentions: those of the scene's text, resolved as far as they are.
    """

    def __init__(self, scene: Scene, mentions: Sequence[Mention]) -> None:
        self._scene = scene
        self._mentions = [each for each in mentions if each.field == "text"]
        self._bodies = [each for each in self._mentions if each.label == "ORG" and each.actor is not None and is_sure(each)]
        self._people = {each.start: each for each in self._mentions if each.label == "PERSON" and each.reading == "name" and " " in each.text}
        roles = [each for each in self._mentions if each.label == "PERSON" and each.reading == "role" and each.actor is not None]
        self._titled = {each.start: each for each in roles}
        self._rebels: dict[str, Mention] | None = None

    def __call__(self, words: Sequence[str], name: str, at: int) -> Speaker | None:
        """The speaker that the words stand for. words: those of `name`, in small letters, its determiner first; at: where the name begins in the text."""
        head = next((form for form in words if sayer(form) or form in nouns("reporters") or form in nouns("counts")), None)
        content = [form for form in words if form not in DETERMINERS]
        found: Mention | None = None
        if head is None:
            return self._speaker(self._defined(name, at)) if len(content) == 1 and name[-1:].isalnum() and not name.islower() else None
        if head in nouns("counts") or (head in nouns("reporters") and words[0] in _UNNAMED):
            found = self._inside(at, at + len(name))
        elif head in nouns("displays"):
            found = self._inside(at, at + len(name)) or self._behind(at + len(name))
        elif head in nouns("meetings") and len(content) == 1:
            found = self._met(at)
        elif head in nouns("seizers") and (len(content) == 1 or content[0] in ("militaires", "soldats", "officiers")):
            found = _only(each for each in self._bodies if each.text.lower().split()[-1].startswith("junte") or "junte" in each.text.lower().split()[:2])
        elif head in nouns("soldiers") and len(content) == 1 and words[0] == "les":
            found = _only(each for each in self._bodies if _head(each.text) in ("armée", "forces") and phrase_forms(each.text)[-1:] != ["l'ordre"])
        elif head in nouns("rebels") and len(content) == 1:
            found = _only(self._presented())
        elif (sayer(head) or ("",))[0] == "body" and words[0] in ("le", "la", "l'", "ce", "cet", "cette"):
            found = self._again(words, at)
        return self._speaker(found)

    def named_behind(self, name: str, at: int) -> Speaker | None:
        """The person whose name closes off the words for somebody: "un de ses conseillers en communication, Paul Lenoir."."""
        text = self._scene.text
        kind = next((known[0] for known in map(sayer, phrase_forms(name)) if known), "person")
        gap = _GAP.match(text, at + len(name)) if text.startswith(name, at) and " et " not in name and kind == "person" else None
        person = (self._people.get(gap.end()) or self._people.get(gap.end("title"))) if gap else None
        if person is None and gap is not None:  # "son chef, l'ancien maire Paul Lenoir": the title is beside his name
            title = self._titled.get(gap.end("article"))
            person = next(
                (each for start, each in self._people.items() if title is not None and 0 < start - title.end < 60 and each.actor == title.actor), None
            )
            if person is not None and title is not None and any(mark in text[title.end : person.start] for mark in ',.;:«"'):
                return None
        return self._speaker(person) if person is not None and text[person.end : person.end + 1] in (".", ",", ";", "") else None

    def unnamed(self, words: Sequence[str], at: int) -> Mention | None:
        """The mention of somebody whom nothing names, taken up in the same words: "un chef de bande … ce chef de la bande"."""
        wanted = content_words(words)
        before = [each for each in self._mentions if each.start < at and each.actor is None and each.reading == "role" and each.label == "PERSON"]
        return next((each for each in reversed(before) if wanted and content_words(phrase_forms(each.text)) == wanted), None)

    def _speaker(self, found: Mention | None) -> Speaker | None:
        return Speaker(actor=found.actor, name=found.name or found.text, mention=found.id) if found is not None else None

    def _inside(self, start: int, end: int) -> Mention | None:
        """The body named at the end of the words: "un correspondant de l'Aube"."""
        return next((each for each in self._bodies if start < each.start and each.end == end and each.reading in _NAMES), None)

    def _behind(self, end: int) -> Mention | None:
        """The body named right behind the words: "un bandeau déroulant à la télévision nationale"."""
        text = self._scene.text
        for each in self._bodies:
            if end < each.start <= end + _BEHIND:
                # a role has its article inside: "la télévision nationale"
                return each if _LINK.fullmatch(text[end : each.start].rstrip() + " ") or _LINK.fullmatch(text[end : each.start]) else None
        return None

    def _defined(self, name: str, at: int) -> Mention | None:
        """The body that the article gives the name for in brackets: "le « Mouvement du lac » (M2)"."""
        text = self._scene.text
        place = text.find(f"({name})", 0, at)
        if place < 0:
            return None
        return next((each for each in reversed(self._bodies) if place - 4 <= each.end <= place and not text[each.end : place].strip(' "»”’')), None)

    def _met(self, at: int) -> Mention | None:
        """The one body of the nearest sentence before that tells of a meeting."""
        words, units = self._scene.words, self._scene.units
        here = max(bisect_right([words[first].start for first, _ in units], at) - 1, 0)
        for unit in range(here, max(-1, here - _FAR_SENTENCES), -1):
            first, last = units[unit]
            start, end = self._scene.span(first, last)
            if not any(words[k].form in nouns("meetings", "held") and words[k].start < at - 4 for k in range(first, last)):
                continue
            return _only(each for each in self._bodies if start <= each.start and each.end <= min(end, at) and each.reading in _NAMES)
        return None

    def _presented(self) -> Iterable[Mention]:
        """The groups that the article presents as rebels or fighters: "les rebelles du Front", "la milice Aube"."""
        if self._rebels is None:
            self._rebels = {}
            for each in self._mentions:
                if each.actor is None or each.label not in ("ORG", "NORP") or each.reading not in _NAMES:
                    continue
                before = self._scene.text[max(0, each.start - 40) : each.start].lower().replace("’", "'").replace("'", "' ")
                near = re.split(r"[.,;:()«»\"\n]", before)[-1].split()[-5:]
                if any(form in nouns("rebels") for form in (*near, *phrase_forms(each.text)[:1])):
                    self._rebels.setdefault(each.actor, each)
        return self._rebels.values()

    def _again(self, words: Sequence[str], at: int) -> Mention | None:
        """The body that the article has described with these words and more: "la présidence" after "la présidence de la République"."""
        head = next((form for form in words if form not in DETERMINERS), "")
        wanted = content_words(words)
        bodies = self._bodies
        if words[-1] in ("local", "locale") and len(words) == 3:  # "la police locale" after "la police du lac"
            wanted = content_words(words[:-1])
            bodies = [each for each in bodies if " " in each.text and _OF.search(each.text)]
        again = [each for each in bodies if each.reading == "role" and wanted <= content_words(phrase_forms(each.text)) and _head(each.text) == head]
        if not again and len(wanted) == 1:  # "l'Académie" after "Académie des ports"
            again = [each for each in self._bodies if each.reading == "name" and each.start < at and _head(each.text) == head]
        return _only(again) if wanted else None

    def is_epithet(self, words: Sequence[str]) -> bool:
        """Whether words take up a person in view as a pronoun does: "la milliardaire", "le quinquagénaire", "le jeune homme", "la femme de 40 ans"."""
        if words[0] not in ("le", "la", "l'", "cet", "cette", "ce"):
            return False
        content = [form for form in words[1:] if form not in nouns("epithets", "young")]
        if not content:
            return False
        if content[0] in nouns("epithets", "parents"):  # "cette mère de famille", "ce père de trois enfants"; "la mère du maire" is another
            return "famille" in content or "enfants" in content
        if content == ["homme"] or content == ["femme"]:
            return True
        aged = "ans" in content or (len(content) < len(words) - 1 and content[0] in nouns("epithets", "aged"))
        return (len(content) <= 2 and content[0] in nouns("epithets")) or aged


def _head(text: str) -> str:
    return next((form for form in phrase_forms(text) if form not in DETERMINERS), "")


def _only(found: Iterable[Mention]) -> Mention | None:
    """The first of them, where all are of one actor."""
    by_actor: dict[str | None, Mention] = {}
    for each in found:
        by_actor.setdefault(each.actor, each)
    return next(iter(by_actor.values())) if len(by_actor) == 1 else None

"""Which power of an article a passing word means: the court just named, the state whose courts sit there, the army, the committee of those who took power."""

from __future__ import annotations

import re
from functools import cached_property

from recoupe.lang.fr.actor_phrases import phrase_of
from recoupe.lang.fr.actor_words import words
from recoupe.model.annotated import Annotated
from recoupe.model.event import Role
from recoupe.model.mention import Mention
from recoupe.model.syntax import Sentence, Token

_COURT = re.compile(r"(?:l[ae]\s+|l['’])?(?:haute\s+)?(?:cour|tribunal)\b", re.IGNORECASE)
_ARMY = re.compile(r"\barmée\b|\bforces\s+armées\b", re.IGNORECASE)
_JUNTA = re.compile(
    r"(?:conseil|comité|mouvement)\s+(?:national|militaire|patriotique|suprême|pour\s+la\s+transition)\b(?!\s+de\s+(?:la\s+)?transition)|\bjunte\b",
    re.IGNORECASE,
)
_COUP = re.compile(r"\bcoup d['’][ée]tat\b|\bputsch\b", re.IGNORECASE)
_REACH = 14
"""How many words behind "condamné" a country may stand whose courts have done it."""


class Powers:
    """Asked about the words of one article; every answer is None where the article has none or more than one to choose from."""

    def __init__(self, work: Annotated) -> None:
        self._text = work.article.text
        self._mentions = [each for each in work.mentions or () if each.field == "text" and each.actor is not None]
        self._states = {each.id for each in work.actors or () if each.kind == "state"}

    def court(self, sentence: Sentence, verb: Token) -> Role | None:
        """Who has convicted where nobody is told: the one court that the paragraph has named before, else the state where it was done."""
        start = self._text.rfind("\n", 0, sentence.start) + 1
        named = {each.actor: each for each in self._mentions if start <= each.start < verb.start and each.label == "ORG" and _COURT.match(each.text)}
        if named:
            return _role(next(iter(named.values()))) if len(named) == 1 else None
        for token in sentence.tokens[verb.i + 1 : verb.i + _REACH]:
            if token.text in (",", ";", ":") or token.has("VerbForm=Fin"):
                return None
            if token.text.lower() in ("en", "au", "aux"):
                there = next((each for each in self._mentions if token.end < each.start <= token.end + 4 and each.actor in self._states), None)
                if there is not None:
                    return _role(there)
        return None

    def of(self, sentence: Sentence, head: Token) -> Mention | None:
        """Whose body "les militaires" or "les putschistes" are, where nothing more is said of them."""
        form = head.text.lower()
        if form == "auteurs" and [each.text.lower() for each in sentence.tokens[head.i + 1 : head.i + 3]] in (["du", "coup"], ["du", "putsch"]):
            return self._junta
        if form not in words("soldiery") and form not in words("plotters"):
            return None
        phrase = phrase_of(sentence, head)
        if phrase.first.text.lower() not in ("les", "des", "aux") or phrase.last.i != head.i or phrase.bare.i != head.i:
            return None
        if phrase.first.text.lower() == "des" and phrase.first.pos == "DET":
            return None  # "des militaires": some of them
        return self._junta or (self._army if form in words("soldiery") else None)

    @cached_property
    def _army(self) -> Mention | None:
        return self._one(_ARMY)

    @cached_property
    def _junta(self) -> Mention | None:
        return self._one(_JUNTA) if _COUP.search(self._text) else None

    def _one(self, shape: re.Pattern[str]) -> Mention | None:
        found = {each.actor: each for each in self._mentions if each.label == "ORG" and shape.search(each.name or each.text)}
        return next(iter(found.values())) if len(found) == 1 else None


def _role(mention: Mention) -> Role:
    return Role(actor=mention.actor, name=mention.name or mention.text, mention=mention.id)

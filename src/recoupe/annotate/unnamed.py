"""Participants that no name stands for: a mention is made of the words that tell them, so that a reader sees who it was."""

from __future__ import annotations

from recoupe.lang.fr.actor_phrases import counted, is_people, is_struck, label_of, phrase_of
from recoupe.model.annotated import Annotated
from recoupe.model.event import Role
from recoupe.model.mention import Mention
from recoupe.model.syntax import Sentence, Token

BY = "events/unnamed/1"


class Unnamed:
    """The mentions made for the unnamed participants of one article: reading "group", no actor, the words as they stand; one for each place."""

    def __init__(self, work: Annotated) -> None:
        self._text = work.article.text
        self._there = {(each.start, each.end): each for each in work.mentions or () if each.field == "text"}
        self._next = 1 + max((int(each.id[1:]) for each in work.mentions or () if each.id[1:].isdigit()), default=0)
        self.made: list[Mention] = []

    def role(self, sentence: Sentence, head: Token, *, struck: bool = False) -> Role | None:
        """The role of those whom a noun stands for, None where it stands for nobody; struck: villages and convoys count, as what stands for those in them."""
        who = counted(sentence, head)
        if head.pos == "PRON" or not (is_struck(who) if struck else is_people(who)):
            return None
        phrase = phrase_of(sentence, head)
        mention = self._mention(phrase.first.start, phrase.last.end, who)
        return Role(actor=mention.actor, name=mention.name or self._text[phrase.bare.start : phrase.last.end], mention=mention.id)

    def _mention(self, start: int, end: int, who: Token) -> Mention:
        known = self._there.get((start, end))
        if known is None:
            known = Mention(id=f"m{self._next}", start=start, end=end, text=self._text[start:end], label=label_of(who), reading="group", by=BY)
            self._next += 1
            self._there[start, end] = known
            self.made.append(known)
        return known

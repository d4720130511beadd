"""Who of an article's participants acts for the public: states, bodies, holders of offices, those who fight or campaign; not private people."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from recoupe.lang.fr.actor_words import words
from recoupe.lang.fr.frame_words import listed
from recoupe.model.annotated import Annotated
from recoupe.model.event import Role
from recoupe.model.mention import Mention
from recoupe.model.syntax import Token

REACH = 14
"""Tokens before a name within which its office may stand."""


class Officials:
    """Tells the private people of one article from the others: those whom nothing calls by an office and the knowledge base does not have."""

    def __init__(self, work: Annotated) -> None:
        mentions = [each for each in work.mentions or () if each.field == "text"]
        self._mentions = {each.id: each for each in mentions}
        self._persons = {each.id for each in work.actors or () if each.kind == "person"}
        self._in_office = {each.actor for each in mentions if each.reading == "role" and each.actor}
        self._in_office |= set(_presented(work, [each for each in mentions if each.label == "PERSON" and (each.actor or "").startswith("new:")]))
        self._people = sorted((each for each in mentions if each.label == "PERSON" and each.actor), key=lambda each: each.start)
        self._starts = [each.start for each in self._people]

    def has(self, role: Role) -> bool:
        """Whether a role is of one of them; a mention made on the way is judged by its words ("les femmes" are not, "les rebelles" are)."""
        if self.is_media(role):
            return False
        mention = self._mentions.get(role.mention)
        return self._is(mention) if mention is not None else any(is_public(form) for form in role.name.lower().split())

    def is_media(self, role: Role) -> bool:
        """Whether a role is that of those who report, by the words of its name."""
        mention = self._mentions.get(role.mention)
        return not listed("media").isdisjoint(f"{role.name} {mention.text if mention else ''}".lower().replace("’", " ").replace("'", " ").split())

    def before(self, token: Token) -> bool:
        """Whether the person named last before a token, for whom a pronoun may stand, is one of them."""
        at = bisect_left(self._starts, token.start)
        return at > 0 and self._is(self._people[at - 1])

    def _is(self, mention: Mention) -> bool:
        if mention.reading == "role" and mention.label == "PERSON" and mention.actor is None:  # "la jeune femme" is no office
            return any(is_public(form.removeprefix("ex-")) for form in mention.text.lower().replace("’", " ").replace("'", " ").split())
        if mention.reading in ("role", "metonym") or (mention.label != "PERSON" and mention.actor not in self._persons):
            return True
        if mention.actor is None:
            return mention.reading == "group" and any(is_public(form) for form in mention.text.lower().split())
        return not mention.actor.startswith("new:") or mention.actor in self._in_office


def _presented(work: Annotated, people: Sequence[Mention]) -> Iterator[str]:
    """Those of the people whom an office stands beside: "le ministre délégué chargé des ports, Ida Lund, …", "Ida Lund, présidente du parti, …"."""
    sentences = [each for each in work.sentences or () if each.tokens]
    starts = [each.start for each in sentences]
    for person in people:
        at = bisect_right(starts, person.start) - 1
        if at < 0 or person.actor is None:
            continue
        tokens = sentences[at].tokens
        first = bisect_left([each.start for each in tokens], person.start)
        after = [each for each in tokens[first : first + 12] if each.start >= person.end]
        if (first and tokens[first - 1].text == "," and _led_by_office(tokens[max(0, first - REACH) : first - 1])) or (
            after and after[0].text == "," and _led_by_office(after[3:0:-1])
        ):
            yield person.actor


def _led_by_office(tokens: Sequence[Token]) -> bool:
    """Whether an office is met from the last of some tokens backwards, before any verb of a clause."""
    for token in reversed(tokens):
        if token.lemma.lower() in words("offices"):
            return True
        if token.has("VerbForm=Fin") or token.text in (";", ":", "«", "»", '"', "(", ")"):
            return False
    return False


def is_public(form: str) -> bool:
    """Whether a noun, by its lemma or its plural, is of those who act for the public.

    >>> is_public("rebelles"), is_public("ministre"), is_public("femmes")
    (True, True, False)
    """
    bare = form.rstrip("s")
    return bare in listed("campaigners") or any({form, bare} & words(kind) for kind in ("forces", "offices", "states"))

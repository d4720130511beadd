"""Where an event is: the name of a place in its own phrase or clause, where that name is not a participant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from recoupe.lang.fr.frame_matching import Found
from recoupe.lang.fr.localities import Where, where
from recoupe.lang.fr.moments import NO_MOMENT, shared
from recoupe.model.annotated import Annotated
from recoupe.model.event import Place, Role
from recoupe.model.mention import Mention
from recoupe.model.syntax import Sentence, Token

PLACES = frozenset({"GPE", "LOC"})
SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN", "AGREE", "CONCEDE"})
"""Acts of speech: a place further on in their clause is of what they speak of."""
NEAR = 6
"""Tokens after an act of speech within which a place is still its own."""
DONE_THERE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
"""Types done to a state in its own country: "enlevés au Mali" tells the place as well as whom it is done to."""
NAMED_BY_PLACE = frozenset({"ASSAULT", "CONSULT", "PROTEST"})
"""Types whose nouns take the name of their city: "le sommet de Lima", "l’attentat de Lima"."""


class InSentence:
    """The places of one sentence, with what each hangs on."""

    def __init__(self, sentence: Sentence, mentions: Sequence[Mention], kinds: Mapping[str, str]) -> None:
        self._sentence = sentence
        self._kinds = kinds
        self._mentions = mentions

    @cached_property
    def _named(self) -> Sequence[tuple[Mention, Token, Where]]:
        """The names after a preposition of place, read when an event first asks."""
        return list(self._phrases())

    def _phrases(self) -> Iterator[tuple[Mention, Token, Where]]:
        for mention in self._mentions:
            inside = [each for each in self._sentence.tokens if mention.start <= each.start and each.end <= mention.end]
            top = next((each for each in inside if not mention.start <= self._sentence.tokens[each.head].start < mention.end), None)
            if top is not None and (found := where(self._sentence, inside[0] if inside[0].pos == "PROPN" else top)) is not None:
                yield mention, top, found

    def place(self, found: Found, roles: Sequence[Role], triggers: Collection[int]) -> Place | None:
        """The place of an event; None where the sentence gives none that is surely its own. triggers: the tokens that name events of the sentence."""
        if not self._named:
            return None
        taken = {each.mention for each in roles}
        either = found.frame.mode == "visit" or found.frame.type in DONE_THERE
        sharing = [token.i for token, _ in shared(self._sentence, found.token, verb=found.verb, light=found.also)]
        found_at: list[tuple[tuple[int, int], Mention]] = []
        for mention, top, phrase in self._named:
            if mention.id in taken and not either:
                continue
            rank = self._rank(found, phrase, mention, top, sharing, triggers)
            if rank is not None:
                found_at.append((rank, mention))
        if not found_at:
            return None
        _, mention = min(found_at, key=lambda each: each[0])
        return Place(name=mention.text, actor=mention.actor, start=mention.start, end=mention.end)

    def _after_something(self, anchor: Token, top: Token) -> bool:
        """Whether a place may be that of what happened before or after: "attaqué un convoi après la rencontre à Oslo"."""
        between = self._sentence.tokens[anchor.i + 1 : top.i]
        since = [each.i for each in between if each.text.lower() in NO_MOMENT]
        return bool(since) and not any(each.text == "," for each in self._sentence.tokens[since[-1] : top.i])

    def _rank(self, found: Found, phrase: Where, mention: Mention, top: Token, sharing: Sequence[int], triggers: Collection[int]) -> tuple[int, int] | None:
        """How near a place stands to an event: by the word that lends it, its own first, then by the words between; None where it is not its place."""
        if phrase.of:
            city = self._kinds.get(mention.actor or "") != "state"
            named = not found.verb and city and found.frame.type in NAMED_BY_PLACE and phrase.over[0].i == found.token.i
            return (0, 0) if named else None
        for steps, each in enumerate(phrase.over):
            if self._after_something(each, top):
                return None
            if each.i == found.token.i:
                own = found.frame.type not in SPOKEN or (each.i == phrase.over[0].i and top.i - each.i < NEAR and top.dep != "obl:arg")
                return (0, steps) if own else None
            if each.i in triggers:
                return None
            if each.i in sharing:
                return (sharing.index(each.i), steps) if found.frame.type not in SPOKEN and top.dep != "obl:arg" else None
        return None


class Places:
    """The places that an article names, to be asked for those of a sentence and then for that of an event."""

    def __init__(self, work: Annotated) -> None:
        named = (each for each in work.mentions or () if each.field == "text" and each.label in PLACES and each.reading in ("name", "short-name", "acronym"))
        self._mentions = sorted(named, key=lambda each: each.start)
        self._starts = [each.start for each in self._mentions]
        self._kinds = {each.id: each.kind for each in work.actors or ()}

    def of(self, sentence: Sentence) -> InSentence:
        """The places of a sentence."""
        return InSentence(sentence, self._mentions[bisect_left(self._starts, sentence.start) : bisect_left(self._starts, sentence.end)], self._kinds)

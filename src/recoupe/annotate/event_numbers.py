"""The numbers that an event carries: tolls with their parts, who and how many were sent, freed or arrested, sums."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property

from recoupe.lang.fr.counted import Told, abouts, bounds, counted, has_number, no_units, told
from recoupe.lang.fr.frame_matching import Found
from recoupe.lang.fr.localities import over
from recoupe.lang.fr.moments import shared
from recoupe.model.event import Count
from recoupe.model.syntax import Sentence, Token
from recoupe.model.time import TimeExpression

TOGETHER = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types in which "les deux ministres" is who takes part, and no number of the event."""
DEFINITE = frozenset(["les", "ces", "leurs", "ses", "nos", "des", "aux"])
SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN"})
NOT_DEAD = frozenset(["déplacé", "réfugié", "blessé", "disparu", "sans-abri", "orphelin", "arrestation"])
DEAD = frozenset(
    ["mort", "morte", "blessée", "tuée", "disparue", "blessé", "disparu", "arrestation", "tué", "victime", "cadavre", "corp", "décè", "interpellation"]
)
ANYBODY = frozenset(["personne", "autre", "gens", "individu"])
SUMS = frozenset(
    ["euro", "dollar", "franc", "livre", "yen", "yuan", "rouble", "couronne", "peso", "naira", "dinar", "dirham", "rial", "shekel", "euros", "dollars"]
)


class Numbers:
    """The numbers of one sentence, read when first asked for."""

    def __init__(self, sentence: Sentence, text: str, times: Sequence[TimeExpression]) -> None:
        self._sentence = sentence
        self._text = text[sentence.start : sentence.end]
        self._times = times

    @cached_property
    def _told(self) -> Sequence[tuple[Told, Token | None]]:
        """The numbers outside of dates, each with the noun that it counts."""
        if not has_number([each.text for each in self._sentence.tokens]):
            return ()
        found = []
        for each in told(self._text):
            start, end = self._sentence.start + each.number.start, self._sentence.start + each.number.end
            if not any(time.start < end and start < time.end for time in self._times):
                found.append((each, self._noun(end)))
        return found

    def _noun(self, end: int) -> Token | None:
        """The noun that a number ending there counts: the next but for "de" and adjectives."""
        first: Token | None = None
        for token in self._sentence.tokens:
            if token.start < end:
                continue
            if token.pos in ("NOUN", "PROPN") or token.lemma in SUMS:
                return token
            of = token.pos == "ADP" and token.text.lower() in ("de", "d'", "d’")
            participle = token.pos == "VERB" and token.has("VerbForm=Part")
            if token.start > end + 24 or not (of or participle or token.pos in ("ADJ", "DET", "NUM")):
                break
            first = first or (token if token.pos == "ADJ" else None)
        return first

    def counts(self, found: Found, tolled: bool, triggers: Collection[int]) -> tuple[Count, ...]:
        """The numbers of an event. tolled: whether those of the sentence's tolls are; triggers: the tokens that name events."""
        rows: list[Count] = []
        for each, noun in self._told:
            if each.toll is not None:
                entry = counted()["toll"][each.toll.what]
                if tolled and found.frame.type in entry["types"] and (found.frame.type == "ASSAULT" or self._beside(found, each)):
                    rows.append(self._row(each, entry["unit"], self._whom(each, noun), self._end(each, noun)))
            elif noun is not None and self._is_of(found, noun, triggers) and not self._together(found, each):
                lemma = noun.lemma.lower()
                if found.frame.kind == "killing" and not self._killed(found, noun):
                    continue
                if found.frame.kind == "killing":
                    rows.append(self._row(each, "mort", None if lemma in ANYBODY else lemma, noun.end))
                elif found.frame.type not in SPOKEN or noun.lemma in SUMS:
                    rows.append(self._row(each, lemma, None, noun.end))
        return tuple(rows)

    def _killed(self, found: Found, noun: Token) -> bool:
        """Whether those counted are those killed: "a tué dix marins", not "a fait dix morts et cent déplacés"."""
        return noun.dep.partition(":")[0] != "conj" and found.token.lemma != "faire" and noun.lemma.lower() not in NOT_DEAD

    def _beside(self, found: Found, each: Told) -> bool:
        """Whether a toll hangs on the words of a protest or an arrest, and not on another verb of the sentence."""
        start, end = self._sentence.start + each.number.start, self._sentence.start + (each.toll.end if each.toll else each.number.end)
        near = {found.token.i, *(one.i for one, _ in shared(self._sentence, found.token, verb=found.verb, light=found.also))}
        inside = [one for one in self._sentence.tokens if start <= one.start < end]
        return any(one.i in near or any(head.i in near for head in over(self._sentence, one)) for one in inside)

    def _row(self, each: Told, unit: str, of: str | None, end: int) -> Count:
        least, most = bounds(each.number)
        return Count(start=self._sentence.start + each.number.start, end=end, value=each.number.value, min=least, max=most, unit=unit, of=of)

    def _end(self, each: Told, noun: Token | None) -> int:
        """Where the words of a toll end: with the noun that is counted."""
        end = self._sentence.start + each.number.end
        if noun is not None and noun.start <= end + 12:
            return noun.end
        after = next((token for token in self._sentence.tokens if token.start >= end), None)
        return after.end if after is not None and after.lemma.lower().rstrip("s") in DEAD and after.start <= end + 1 else end

    def _whom(self, each: Told, noun: Token | None) -> str | None:
        """Who the dead of a toll are, where the text says more than that they are dead."""
        if noun is None or each.toll is None or noun.start > self._sentence.start + each.number.end + 12:
            return None
        lemma = noun.lemma.lower()
        return None if lemma.rstrip("s") in DEAD or lemma in ANYBODY else lemma

    def _is_of(self, found: Found, noun: Token, triggers: Collection[int]) -> bool:
        """Whether a counted noun hangs on the event's own words, with no other event between."""
        if noun.lemma.lower() in no_units() or noun.text.lower() in no_units():
            return False
        if noun.dep.partition(":")[0] not in ("obj", "nsubj", "nmod", "obl", "xcomp", "dep", "conj", "iobj"):
            return False
        own = {found.token.i, *(each.i for each in found.also)}
        below = noun
        for each in over(self._sentence, noun):
            if each.i in own:
                return below.dep.partition(":")[0] != "obl" or noun.lemma in SUMS or below.dep in ("obl:arg", "obl:agent")
            counts = each.lemma in no_units() or each.lemma.removesuffix("s") in abouts() or below.dep == "conj"
            if each.i in triggers or (each.pos == "NOUN" and noun.lemma not in SUMS and not counts):
                return False
            below = each
        return False

    def _together(self, found: Found, each: Told) -> bool:
        """Whether the number is that of those who take part ("les deux ministres"), or the counted are known already."""
        at = self._sentence.start + each.number.start
        before = [token for token in self._sentence.tokens if token.end <= at][-1:]
        definite = bool(before) and before[0].text.lower() in DEFINITE
        return definite and (found.frame.type in TOGETHER or (each.number.value or 0) < 10)

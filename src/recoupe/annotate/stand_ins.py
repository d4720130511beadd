"""Which mention stands for a participant whose own words name nobody known, and which others an enumeration adds to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from recoupe.lang.fr.participants import is_force
from recoupe.model.mention import Mention
from recoupe.model.syntax import Sentence, Token

LISTING = re.compile(
    r"(?:\s*\([^()]{1,30}\))?\s*(?:,|(?P<and>,?\s*(?:et|ainsi que|puis)))\s+"
    r"(?:(?:avec|contre|à|au|aux|de|du|des|par|d['’]|en|entre)\s*)?(?:(?:l['’]|le|la|les|son|sa|leur)\s*)?(?:(?:site|parti|mouvement|groupe|ministre|président)\s+)?"
)
"""What parts the members of an enumeration."""
_GOES_ON = re.compile(r"\s*(?:,?\s*(?:a|est|avait|était|va|sera|aura|qui)\s)")
"""A verb in a person right behind: what seemed the last member is the subject of another clause."""
_SHORT = re.compile(r"[^().,;:]*\(")
_OF_BODY = re.compile(
    r"(?:\s+[^\W\d_]+(?:[sx]|(?:ais|ois|enn|ain)e|ien|ain))?\s+"
    r"(?:(?:de\s+la\s+|de\s+l['’]\s?|du\s+|des\s+|d['’]\s?)(?:groupe\s+|mouvement\s+|organisation\s+)?)?"
)
"""Between fighters and their body: an adjective, "de", "du groupe"."""
_PRESENTED = 60
"""How many characters of an office may stand between its first words and the name of its holder."""


class StandIns:
    """Asked about the words of one sentence, with its mentions in text order."""

    def __init__(self, text: str, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._sentence = sentence
        self._mentions = mentions

    def presented(self, mention: Mention) -> Mention:
        """A role of nobody known, as the person whose name follows it: "l'ancienne ministre de la Mer intérieure Ida Lund"."""
        if mention.actor is not None or mention.reading != "role":
            return mention
        if mention.label == "ORG":  # "le gouvernement d'union (GUN)"
            short = next((each for each in self._mentions if mention.end < each.start <= mention.end + _PRESENTED and each.actor), None)
            return short if short is not None and _SHORT.fullmatch(self._text, mention.end, short.start) else mention
        if mention.label != "PERSON":
            return mention
        named = (each for each in self._mentions if each.label == "PERSON" and each.actor and each.reading != "role" and mention.end <= each.start)
        named_behind = next(named, None)
        if named_behind is None or named_behind.start > mention.end + _PRESENTED:
            return mention
        between = [each for each in self._sentence.tokens if mention.end <= each.start < named_behind.start]
        apart = any(each.pos in ("VERB", "AUX", "PUNCT") for each in between) or (bool(between) and between[-1].pos in ("ADP", "DET", "CCONJ"))
        apart = apart or any(one.pos == "CCONJ" and other.pos in ("DET", "PROPN") for one, other in pairwise(between))  # "le maire et le préfet Lund"
        return mention if apart else named_behind

    def bracketed(self, head: Token) -> Mention | None:
        """The short name in brackets behind a name that nobody knows: "l'Institut de la mer du Nord (IMN)"."""
        if head.text[:1].islower() or head.pos not in ("NOUN", "PROPN"):
            return None
        short = next((each for each in self._mentions if head.end < each.start <= head.end + _PRESENTED and each.actor and each.reading == "acronym"), None)
        return short if short is not None and _SHORT.fullmatch(self._text, head.end, short.start) else None

    def apposed(self, head: Token) -> Mention | None:
        """Who is told again behind a comma: "la Ligue du port, un groupe étranger ayant fait allégeance"."""
        tokens = self._sentence.tokens
        first = head.i
        while first > 0 and tokens[first - 1].pos in ("DET", "ADJ", "NUM") and head.i - first < 3:
            first -= 1
        if first < 2 or tokens[first - 1].text != "," or tokens[first].text.lower() not in ("un", "une") or not head.dep.startswith("appos"):
            return None
        named = [each for each in self._mentions if each.actor and each.end == tokens[first - 2].end]
        return min(named, key=lambda each: each.start, default=None)

    def titled(self, head: Token) -> Mention | None:
        """The person whose name stands right behind what he is: "le banquier Paul Dupré"."""
        behind = self._sentence.tokens[head.i + 1 : head.i + 2]
        if head.pos != "NOUN" or not behind or behind[0].pos != "PROPN" or head.has("Number=Plur"):
            return None
        named = (each for each in self._mentions if each.start == behind[0].start and each.label == "PERSON" and each.actor)
        return max(named, key=lambda each: each.end, default=None)

    def fighting_for(self, head: Token) -> Mention | None:
        """The body whose fighters a noun tells: "les combattants de la Ligue du port", "des rebelles LDP"."""
        if not is_force(self._sentence, head):
            return None
        behind = next((each for each in self._mentions if head.end < each.start <= head.end + 40 and each.actor and each.label in ("ORG", "NORP")), None)
        return behind if behind is not None and _OF_BODY.fullmatch(self._text, head.end, behind.start) else None

    def listed(self, mention: Mention) -> list[Mention]:
        """The mentions that an enumeration closed by "et" adds to one, by the order of words: "contre A, B et le parti C"."""
        text, found, pending = self._text, list[Mention](), list[Mention]()
        at = mention
        for other in self._mentions:
            if other.start < at.end:
                continue
            between = LISTING.fullmatch(text, at.end, other.start)
            if between is None:
                break
            pending.append(other)
            at = other
            if between["and"]:
                found, pending = [*found, *pending], []
        return found if found and not _GOES_ON.match(text[found[-1].end : found[-1].end + 12]) else []

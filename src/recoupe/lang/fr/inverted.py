"""The subject that stands after its verb: "…, a déclaré mardi à la presse, au sortir du conseil, la maire, Jeanne Durand, …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.lang.fr.adverbials import past_adverbials
from recoupe.lang.fr.grammar import word_class
from recoupe.lang.fr.phrases import DETERMINERS, PRONOUNS, TITLES, Phrase, PhraseReader, sayer
from recoupe.lang.fr.words import Word

_ASIDE = (word_class("prepositions") - frozenset(("de", "d'", "du", "des", "comme", "selon", "sauf"))) | frozenset(
    ("au-delà", "interrogé", "interrogée", "cité", "citée", "chez", "via", "auprès")
)
_ASIDES = 5  # between a verb and its subject
_TIES = frozenset(("de", "d'", "du", "des", "avec", "à", "au", "aux", "et"))


class InvertedSubjects:
    """Reads the subjects after verbs, for the words of one article."""

    def __init__(self, words: Sequence[Word], reader: PhraseReader) -> None:
        self.words = words
        self.reader = reader

    def after(self, k: int, last: int, *, marked: bool = False) -> tuple[Phrase, int] | None:
        """The subject that follows its verb, past dates, adverbs, hearers ("à la presse") and other asides, and the word after it.

        marked: words between marks stand right before the verb, so that what follows can only be its subject.
        """
        k = past_adverbials(self.words, k, last)
        phrase = self.reader.at(k, last, inverted=marked)
        aside = phrase is None
        if aside:
            found = self._past_asides(k, last, marked=marked)
            if found is None:
                return None
            k, phrase = found
        if phrase is None or (phrase.kind == "pronoun" and self.words[phrase.first].form in ("il", "elle", "lui", "eux")):
            return None
        if phrase.last < last and self.reader.finite(phrase.last) and self.words[phrase.last].form not in ("est",):
            return None
        appended = self.apposition(phrase, last)
        if aside and self._may_be_apposition(appended):
            return None
        return appended, appended.last

    def _past_asides(self, k: int, last: int, *, marked: bool = False) -> tuple[int, Phrase] | None:
        """The subject past the asides that begin at word k, with a preposition or between commas, and its place; None where it cannot speak."""
        words = self.words
        for _ in range(_ASIDES):
            if k >= last:
                return None
            if words[k].form == ",":
                k += 1
                if k < last and not (words[k].capital or words[k].form in DETERMINERS or words[k].form in TITLES or words[k].form in _ASIDE):
                    k = next((j for j in range(k, min(k + 16, last)) if words[j].form == ","), last)
                    continue
            elif words[k].form not in _ASIDE:
                return None
            if k < last and words[k].form in _ASIDE:
                after = self._aside(k, last, marked=marked)
                if after is None:
                    comma = next((j for j in range(k, min(k + 16, last)) if words[j].form == ","), None) if words[k - 1].form == "," else None
                    if comma is None:
                        return None
                    after = comma
                k = past_adverbials(words, after, last)
            phrase = self.reader.at(k, last, inverted=marked)
            if phrase is not None:
                return (k, phrase) if phrase.kind != "pronoun" and self.can_speak(phrase) else None
        return None

    def _aside(self, k: int, last: int, *, marked: bool = False) -> int | None:
        """The word after a preposition at word k and its noun: "devant la presse", "à l'issue d'un conseil", "en quittant la salle"."""
        words = self.words
        at = k + 1
        if at < last and words[k].form == "en" and words[at].form.endswith("ant"):
            at += 1
        if at < last and words[at].form in ("de", "d'", "du", "des", "à", "au", "aux"):
            at += 1
        merged = words[at - 1].form in ("au", "aux", "du", "des")
        noun = (self.reader.bare(at, last) if merged else None) or self.reader.at(at, last, inverted=marked) or self.reader.bare(at, last)
        if noun is None:
            return None
        # "a dit à la presse Jeanne Durand": the name is the subject; not in "aux côtés de Jeanne Durand", "devant la maire Jeanne Durand"
        for j in range(at + 1, noun.last):
            if j in self.reader.people and words[j - 1].form not in _TIES and (sayer(words[j - 1].form) or ("",))[0] != "person":
                titled = words[j - 1].form in TITLES
                return j - 1 if titled and j - 1 > at and words[j - 2].form not in _TIES else noun.last if titled else j
        return noun.last

    def _may_be_apposition(self, phrase: Phrase) -> bool:
        """Whether a phrase past an aside may belong to a name at its end: "avec Paul Durand, la maire, …", "avec Paul Durand, Jeanne Lenoir et d'autres"."""
        words = self.words
        if phrase.first < 2 or words[phrase.first - 1].form != ",":
            return False
        if words[phrase.first].form in ("son", "sa", "un", "une", "leur"):
            return True
        bare = words[phrase.first].form not in DETERMINERS or words[phrase.first - 2].capital
        return phrase.several or (phrase.name is None and bare)

    def apposition(self, phrase: Phrase, last: int) -> Phrase:
        """The phrase with the name that follows it between commas: "le porte-parole du palais, Jean Durand,"."""
        words = self.words
        if phrase.name is not None or phrase.several or phrase.kind == "pronoun" or phrase.last + 1 >= last:
            return phrase
        if words[phrase.last].form in ("-", "–"):
            return self._past_dashes(phrase, last)
        if words[phrase.last].form != ",":
            return phrase
        k = phrase.last + 1
        if (words[k].form in DETERMINERS and words[k].form not in ("m.", "mme")) or words[k].form in PRONOUNS:
            return phrase
        named = self.reader.at(k, last)
        head = sayer(words[phrase.head].form)
        if named is None or named.name is None or named.several or (head is not None and head[0] == "document"):
            return phrase
        if named.name[0] == k and named.name[1] - k == 1 and k not in self.reader.people:
            return phrase
        closes = named.last >= last or not words[named.last].is_word or words[named.last].form in ("lors", "dans", "à", "sur", "qui", "au", "en")
        return replace(phrase, last=named.last, name=named.name, kind="name") if closes else phrase

    def _past_dashes(self, phrase: Phrase, last: int) -> Phrase:
        """The phrase with the name of a person that follows an aside between dashes."""
        for k in range(phrase.last + 2, min(phrase.last + 10, last - 1)):
            if self.words[k].form in ("-", "–"):
                named = self.reader.at(k + 1, last) if k + 1 in self.reader.people else None
                if named is not None and named.name is not None:
                    return replace(phrase, last=named.last, name=named.name, kind="name")
                return phrase
        return phrase

    def can_speak(self, phrase: Phrase) -> bool:
        """Whether the phrase after "selon" names a source: a name, or a noun that can speak; not "selon les cas"."""
        if phrase.kind in ("pronoun", "name"):
            return True
        if sayer(self.words[phrase.head].form) is not None or any(phrase.first <= k < phrase.last for k in self.reader.named):
            return True
        return phrase.head > phrase.first and self.words[phrase.head].capital

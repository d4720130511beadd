"""Finds verb groups of saying: simple and compound tenses with what stands inside them, gerunds, infinitives, participles that share an auxiliary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from recoupe.lang.fr.adverbials import MONTHS, past_adverbials
from recoupe.lang.fr.cues import CueWord, sure_verbs, verbs
from recoupe.lang.fr.grammar import word_class
from recoupe.lang.fr.phrases import DETERMINERS, WEEKDAYS, PhraseReader
from recoupe.lang.fr.words import Word

Shape = Literal["finite", "incise", "gerund", "infinitive", "preposition", "joined", "passive", "noun"]

_HAVE = word_class("have")
_BE = word_class("be")
_BE_VERBS = frozenset(("intervenir", "convenir", "monter"))
_FILLERS = word_class("fillers")
_INSERTED = frozenset(("dans", "sur", "devant"))
_LONGEST_ASIDE = 6  # words
_NOT = word_class("negations")
BEFORE_INCISE = frozenset([",", "–", "-", "—", "…", "...", "!", "?"])


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb of saying with its auxiliaries and all between them, words `[first, last)`; `clitic` is the word of a pronoun hung on it ("-t-il")."""

    first: int
    last: int
    cue: CueWord
    kind: Shape
    clitic: int | None
    impersonal: bool = False  # "est-il écrit"


class VerbGroups:
    """Finds the verb group that begins at a word, for the words of one article."""

    def __init__(self, words: Sequence[Word], reader: PhraseReader) -> None:
        self.words = words
        self.reader = reader
        self._verbs = verbs()
        self._sure = sure_verbs()

    def __call__(self, i: int, first: int, last: int) -> VerbGroup | None:
        """The verb group of saying that begins at word i."""
        word = self.words[i]
        if word.form in _HAVE or word.form in _BE:
            return self._compound(i, first, last)
        readings = self._verbs.get(word.form)
        if not readings:
            return None
        before = self.words[i - 1].form if i > first else ""
        reflexive = before in ("se", "s'") or (before == "en" and i - 2 >= first and self.words[i - 2].form in ("se", "s'"))
        for cue, kind in readings:
            if cue.reflexive != reflexive or (cue.lemma.startswith("s'en ") and before != "en"):
                continue
            if kind == "finite" and (self._is_finite(i, first, last) or (cue.rest and i + 1 < last and self.words[i + 1].form == cue.rest[0])):
                end, clitic = self._clitic(i + 1, last)
                rest = self._rest(cue, end, last)
                if rest is not None and not self._negated(i, first, end, last):
                    return VerbGroup(i, rest, cue, "finite", clitic)
            elif kind == "gerund" and (word.pos not in ("NOUN", "DET", "ADJ") or before in (",", "en", "")):
                rest = self._rest(cue, i + 1, last)
                if rest is not None and before not in ("n'", "ne"):
                    return VerbGroup(i, rest, cue, "gerund", None)
            elif kind == "infinitive" and (word.pos != "NOUN" or before in ("lui", "leur", "me", "nous")):
                rest = self._rest(cue, i + 1, last)
                if rest is not None:
                    return VerbGroup(i, rest, cue, "infinitive", None)
            elif (
                kind == "participle"
                and before in ("et", ",", "puis", "ou")
                and not reflexive
                and not word.form.endswith(("és", "ée", "ées", "us", "ue", "ues", "ies", "ites"))  # agrees with a noun: an adjective
                and (word.pos in ("VERB", "") or (i + 1 < last and self.words[i + 1].form in ("que", "qu'")))
            ):
                rest = self._rest(cue, i + 1, last)
                if rest is not None and not (rest < last and self.words[rest].form in ("par", ",")):
                    return VerbGroup(i, rest, cue, "joined", None)
        return None

    def _compound(self, i: int, first: int, last: int) -> VerbGroup | None:
        words = self.words
        be = words[i].form in _BE
        before = words[i - 1].form if i > first else ""
        reflexive = before in ("s'", "se") or (before == "en" and i - 2 >= first and words[i - 2].form in ("s'", "se"))
        k, clitic = self._clitic(i + 1, last)
        negated = False
        while k < last and k - i <= 9:
            word = words[k]
            readings = self._verbs.get(word.form)
            participle = [
                cue
                for cue, kind in readings or ()
                if (kind == "participle" or (kind == "finite" and word.form[-1:] == "t" and not be))
                and cue.reflexive == (be and reflexive)
                and (not be or reflexive or cue.verb in _BE_VERBS)
            ]
            if participle and not (word.form == "fait" and word.pos == "NOUN") and self.words[k - 1].form not in DETERMINERS:
                for cue in participle:
                    rest = self._rest(cue, k + 1, last)
                    if rest is not None and not negated:
                        kind: Shape = "gerund" if words[i].form in ("ayant", "étant") else "infinitive" if words[i].form in ("avoir", "être") else "finite"
                        return VerbGroup(i, rest, cue, kind, clitic)
                return None
            if be and clitic is not None and not reflexive and not negated and words[clitic].form.endswith("-il"):
                written = [cue for cue, kind in readings or () if kind == "participle" and not cue.reflexive and not cue.rest]
                if written:
                    return VerbGroup(i, k + 1, written[0], "finite", clitic, impersonal=True)
            if word.form in _INSERTED and (aside := self._aside(k, last)) is not None:
                k = aside
                continue
            if word.form in _NOT:
                negated = before in ("n'", "ne") or reflexive or word.form != "plus"
            elif not (
                word.form in _FILLERS
                or word.pos == "ADV"
                or word.form in WEEKDAYS
                or (word.form.endswith("ment") and len(word.form) > 6)
                or word.form.isdigit()
                or word.form in MONTHS
            ):
                return None
            k += 1
        return None

    def _aside(self, k: int, last: int) -> int | None:
        """Past a preposition and its noun between an auxiliary and its participle: "ont dans un communiqué dénoncé"."""
        phrase = self.reader.at(k + 1, last) if k + 1 < last else None
        return phrase.last if phrase is not None and phrase.kind != "pronoun" and phrase.last - k <= _LONGEST_ASIDE else None

    def _clitic(self, k: int, last: int) -> tuple[int, int | None]:
        """The pronoun hung on the verb: "-t-il"; also printed "a t-il"."""
        if k < last:
            form = self.words[k].form
            if form in ("t", "t'") and k + 1 < last and self.words[k + 1].form in ("-il", "-elle", "-ils", "-elles", "il", "elle"):
                return k + 2, k + 1
            bare = form.lstrip("-").removeprefix("t-").removeprefix("t'")
            if (form[0] == "-" or form.startswith(("t-", "t'"))) and bare in ("il", "elle", "ils", "elles", "on"):
                return k + 1, k
        return k, None

    def _rest(self, cue: CueWord, k: int, last: int) -> int | None:
        """Past the further words of a phrase such as "mettre en garde"; None when they are not there."""
        for each in cue.rest:
            steps = 0
            while k < last and self.words[k].form != each:
                if steps == 5 or self.words[k].quoted is not None or not self.words[k].is_word:
                    return None
                k += 1
                steps += 1
            if k >= last:
                return None
            k += 1
        return k

    def _is_finite(self, i: int, first: int, last: int) -> bool:
        """Whether a form that may also be a noun or a participle is a verb here."""
        word = self.words[i]
        before = self.words[i - 1] if i > first else None
        hung = i + 1 < last and self.words[i + 1].form[0] == "-" and self.words[i + 1].form.endswith(("il", "elle", "ils", "elles", "on"))
        if hung:
            return True
        if before is not None and (
            before.form
            in (
                "un",
                "une",
                "des",
                "du",
                "ce",
                "cette",
                "ces",
                "son",
                "sa",
                "ses",
                "leur",
                "leurs",
                "de",
                "d'",
                "au",
                "aux",
                "par",
                "en",
                "sans",
                "toute",
                "sur",
                "à",
            )
            and before.pos not in ("PRON",)
        ):
            return False
        if word.capital and i > first:
            return False
        if word.form in self._sure or (before is not None and before.form in ("se", "s'")):
            return True
        incise = before is None or before.quoted is not None or before.form in BEFORE_INCISE
        if word.token is not None:
            if word.pos in ("VERB", "AUX"):
                return not word.token.has("VerbForm=Part") or incise
            return (
                incise
                and word.pos in ("NOUN", "ADJ", "X", "PROPN")
                and (after := past_adverbials(self.words, i + 1, last)) < last
                and self.reader.at(after, last) is not None
                and self.words[after].form not in ("de", "d'")
            )
        return before is None or before.form not in ("le", "la", "les", "l'")

    def _negated(self, i: int, first: int, k: int, last: int) -> bool:
        before = [self.words[j].form for j in range(max(first, i - 3), i)]
        if not ("n'" in before or "ne" in before):
            return False
        return any(self.words[j].form in _NOT for j in range(k, min(k + 2, last)))


def _may_be_participle(kind: str, form: str, be: bool) -> bool:
    """Whether a form after an auxiliary is its participle, be it misspelled: "a réagit", "a conclut"."""
    return kind == "participle" or (kind == "finite" and form.endswith("t") and not be)

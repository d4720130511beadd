"""Noun phrases that can name a speaker, read word by word from their first: they hold whatever the parser thinks of an inverted clause."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from recoupe.lang.fr.cues import sure_verbs
from recoupe.lang.fr.grammar import word_class
from recoupe.lang.fr.words import QUOTED, Word

DETERMINERS = word_class("determiners")
CONTRACTED = frozenset(["du", "des", "au", "aux"])
TITLES = word_class("titles")
PRONOUNS = word_class("pronouns")
WEEKDAYS = word_class("weekdays")
TIME_WORDS = WEEKDAYS | word_class("days")
TIME_NOUNS = word_class("time_nouns")
STOPS = word_class("stops")
JOINERS = word_class("joiners")
BEFORE_NOUN = word_class("before_noun")
_WITH_A = word_class("with_a")
_HEARERS = word_class("hearers")
_CHARGE = word_class("charge")
_PAGES = word_class("pages")
_EPONYMS = word_class("eponyms")


@cache
def _read() -> dict[str, list[dict[str, str]]]:
    return tomllib.loads(files("recoupe.lang.fr").joinpath("sayers.toml").read_text(encoding="utf-8"))


@cache
def sayers() -> dict[str, tuple[str, str]]:
    """Nouns that can speak: kind (person, body, document) and gender (m, f, both).

    >>> sayers()["communiqué"]
    ('document', 'm')
    """
    return {each["form"]: (each["kind"], each["gender"]) for each in _read()["noun"]}


@cache
def same_offices() -> tuple[tuple[str, str], ...]:
    """Names of offices, in small letters, with the other name that they are compared by."""
    return tuple((each["form"], each["office"]) for each in _read()["same"])


@cache
def families() -> tuple[frozenset[str], ...]:
    """Sets of nouns for the same kind of person, any of which may take up another."""
    return tuple(frozenset(each["words"].split()) for each in _read()["family"])


@lru_cache(maxsize=65536)
def sayer(form: str) -> tuple[str, str] | None:
    """The kind and gender of a noun that can speak, in the singular or the plural, with or without "ex-"."""
    known = sayers()
    for each in (form, form.removeprefix("ex-"), form.removeprefix("vice-"), form.removeprefix("co-")):
        found = (
            known.get(each)
            or known.get(each.removesuffix("s"))
            or known.get(each.removesuffix("x") + "x")
            or (known.get(each[:-3] + "al") if each.endswith("aux") else None)
        )
        if found:
            return found
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase, words `[first, last)`; `name` the proper name in it that it stands for, `head` its first noun.

    >>> Phrase(first=0, last=1, head=0, name=None, kind="pronoun", several=False).kind
    'pronoun'
    """

    first: int
    last: int
    head: int
    name: tuple[int, int] | None
    kind: str  # pronoun, name, noun
    several: bool


class PhraseReader:
    """Reads phrases in the words of one article. `people` are the starts of the names of persons, `names` the spans of all names, as word indexes."""

    def __init__(self, words: Sequence[Word], *, people: frozenset[int] = frozenset(), named: dict[int, int] | None = None) -> None:
        self.words = words
        self.people = people
        self.named = named or {}
        self._sure = sure_verbs()

    def at(self, i: int, stop: int, *, inverted: bool = False) -> Phrase | None:
        """The phrase that begins at word `i`, within `stop`; None where none does.

        inverted: it is the subject of the verb before it, so that no other verb can follow, whatever a tagger says ("le chef du gouvernement ruritanien").
        """
        if i >= stop:
            return None
        word = self.words[i]
        if word.quoted is not None or not word.form[:1].isalnum():
            return None
        if word.form in PRONOUNS or word.form.lstrip("-").removeprefix("t-") in PRONOUNS:
            return Phrase(first=i, last=i + 1, head=i, name=None, kind="pronoun", several=word.form.endswith("s"))
        if word.form in ("ce", "cette", "ces") and i + 1 < stop and self.words[i + 1].form in ("dernier", "dernière", "derniers", "dernières"):
            return Phrase(first=i, last=i + 2, head=i + 1, name=None, kind="pronoun", several=word.form == "ces")
        if not self._opens(i, stop):
            return None
        last = self._end(i, stop, inverted=inverted)
        if last <= i:
            return None
        return self._made(i, last)

    def bare(self, k: int, stop: int) -> Phrase | None:
        """The phrase whose determiner is merged into the word before k: "du", "des", "au"."""
        if k >= stop or not self.words[k].form[:1].isalpha():
            return None
        end = self._end(k, stop)
        return self._made(k, end) if end > k else None

    def _opens(self, i: int, stop: int) -> bool:
        word = self.words[i]
        if word.form in DETERMINERS or word.form in TITLES:
            return i + 1 < stop and (
                self.words[i + 1].form not in STOPS or self.words[i + 1].capital or self.words[i + 1].form in ("très", "plus", "tout", "toute")
            )
        if word.form in ("d'", "de") and i + 1 < stop and self.words[i + 1].form in ("autres", "nombreux", "nombreuses", "hauts"):
            return True
        if word.capital:
            return word.form not in STOPS or word.pos == "PROPN"
        return word.form.isdigit() or sayer(word.form) is not None

    def _end(self, i: int, stop: int, *, inverted: bool = False) -> int:
        words = self.words
        k = i
        if words[k].form in DETERMINERS or words[k].form in ("d'", "de"):
            k += 1
            if k < stop and words[k].form in DETERMINERS and words[k].form not in ("l'",):
                k += 1
            if k < stop and words[k].form in ("très", "plus", "tout", "toute"):
                k += 1
        end = k
        while k < stop:
            word = words[k]
            form = word.form
            if k in self.named and self.named[k] > k:
                k = end = min(self.named[k], stop)
                continue
            if word.quoted is not None or not (form[0].isalnum() or form in ("&",)):
                if form == "(" and k + 2 < stop and words[k + 2].form == ")" and words[k + 1].capital:
                    k += 3
                    end = k
                    continue
                break
            if form in TITLES or word.capital:
                if not word.capital or form not in STOPS or (end == k and k > i):
                    k += 1
                    end = k
                    continue
                break
            if form in ("de", "d'", "du", "des"):
                if not self._goes_on(k + 1, stop):
                    break
                k += 1
                if k < stop and words[k].form in DETERMINERS:
                    k += 1
                end = k
                continue
            if form in ("et", "ou", "&"):
                nxt = k + 1
                if nxt < stop and (words[nxt].form in ("de", "d'", "du", "des") or self._opens(nxt, stop)) and not self._verb_follows(nxt, stop):
                    k = nxt
                    if words[k].form in DETERMINERS:
                        k += 1
                    end = k
                    continue
                break
            if form in ("à", "au", "aux") and self._takes_a(i, k, stop):
                k += 1
                if k < stop and words[k].form in DETERMINERS:
                    k += 1
                end = k
                continue
            if form == "en" and k + 1 < stop and words[k + 1].form in ("charge", "chef", "exercice"):
                k += 2
                end = k
                continue
            if form in STOPS or form in TIME_WORDS or form in DETERMINERS or form in PRONOUNS or form[0] == "-":
                break
            if self._is_verb(k) and not (k > i and words[k - 1].form in DETERMINERS and form not in self._sure) and not (inverted and self._adjective(k)):
                break
            if word.pos == "ADV" and form not in ("très", "plus", "ex"):
                break
            k += 1
            end = k
        while end > i and words[end - 1].form in ("de", "d'", "du", "des", "et", "ou", "le", "la", "les", "l'", "&"):
            end -= 1
        return end

    def _goes_on(self, k: int, stop: int) -> bool:
        """Whether a complement begins at k, after "de"."""
        if k >= stop:
            return False
        word = self.words[k]
        if word.quoted is not None or not word.form[:1].isalnum() or word.form in TIME_WORDS:
            return False
        if word.pos in ("VERB", "AUX") and word.token is not None and word.token.has("VerbForm=Inf"):
            return False
        return word.form not in STOPS or word.capital

    def _verb_follows(self, k: int, stop: int) -> bool:
        """Whether what begins at k is the subject of a verb of its own: then "et" joins clauses, not names."""
        end = self._end(k, stop) if self.words[k].form not in ("de", "d'", "du", "des") else k + 1
        return end < stop and self.finite(end)

    def finite(self, k: int) -> bool:
        """Whether word k is a finite verb; without a tree, whether it is a common auxiliary."""
        word = self.words[k]
        if word.capital:
            return False  # a name that the tagger takes for a verb
        if word.form in self._sure:
            return True
        if word.token is not None:
            return word.pos in ("VERB", "AUX") and word.token.has("VerbForm=Fin")
        return word.form in ("a", "ont", "est", "sont", "avait", "avaient", "était", "étaient", "va", "vont")

    def _takes_a(self, i: int, k: int, stop: int) -> bool:
        if not any(self.words[j].form in _WITH_A for j in range(i, k)) or k + 1 >= stop:
            return False
        rest = {self.words[j].form for j in range(k + 1, min(k + 3, stop))}
        return not rest & _HEARERS

    def _is_verb(self, k: int) -> bool:
        word = self.words[k]
        if word.form in self._sure and not word.capital:
            return True
        if word.token is None or word.pos not in ("VERB", "AUX"):
            return False
        if word.pos == "AUX":
            return True
        token = word.token
        if token.has("VerbForm=Fin") or token.has("VerbForm=Inf"):
            # "la télévision militaire annonce": after a noun a form that may be one is a verb
            return sayer(word.form) is None or (k > 0 and self.words[k - 1].pos in ("NOUN", "ADJ", "PROPN", "PUNCT"))
        if token.has("Tense=Pres"):
            return True
        return word.form not in _CHARGE and sayer(word.form) is None and not (k + 1 < len(self.words) and self.words[k + 1].capital) and self._agent_follows(k)

    def _adjective(self, k: int) -> bool:
        """Whether a word that the tagger takes for a verb may be an adjective, where no verb can stand."""
        word = self.words[k]
        return word.form not in self._sure and word.pos != "AUX" and not word.form.endswith(("ant", "er", "ir", "é", "és", "ée", "ées"))

    def _agent_follows(self, k: int) -> bool:
        return k + 1 < len(self.words) and self.words[k + 1].form in ("par", "à", "en", "dans", "lors", "sur", "fin", "début", "mi", "hier", "ce", "cette")

    def _made(self, first: int, last: int) -> Phrase:
        words = self.words
        head = first
        while head + 1 < last and (
            words[head].form in DETERMINERS
            or words[head].form in ("d'", "de", "tout", "toute")
            or (words[head].form in BEFORE_NOUN and words[head + 1].form not in ("de", "d'"))
        ):
            head += 1
        name, several = self._name(first, head, last)
        return Phrase(
            first=first,
            last=last,
            head=head,
            name=name,
            kind="name" if name else "noun",
            several=several or words[first].form in ("les", "des", "ces", "ses", "leurs", "deux", "trois", "plusieurs", "mm."),
        )

    def _name(self, first: int, head: int, last: int) -> tuple[tuple[int, int] | None, bool]:
        """The proper name that the phrase stands for, and whether it joins several."""
        words = self.words
        runs = self._runs(first, last)
        joined = [k for k in range(first, last) if words[k].form in ("et", "ou")]
        if (
            joined
            and any(run[0] > joined[0] and not self._after_of(run[0]) for run in runs)
            and any(run[0] < joined[0] and not self._after_of(run[0]) for run in runs)
        ):
            return None, True
        if joined and any(words[k + 1].form in DETERMINERS and k + 1 < last for k in joined if k + 1 < last):
            return None, True
        for start, end in reversed(runs):
            if self._after_of(start) or self._within_complement(first, head, start):
                continue
            if end < last and not self._tail(end, last):
                continue
            if words[head].form in _PAGES and start == head + 1 and start not in self.people:
                continue  # "la page Facebook": the network says nothing
            if start > head and start not in self.people and sayer(words[head].form) is None and words[head].form not in TITLES:
                continue  # after a noun that cannot speak only a person's name counts
            if head < start and start in self.named and start not in self.people and (sayer(words[head].form) or ("",))[0] == "person":
                continue  # "la députée LREM": the party says nothing
            return (start, end), False
        return None, False

    def _tail(self, end: int, last: int) -> bool:
        """Whether what follows a name in its phrase leaves it the name: brackets, "(GNA)"."""
        return self.words[end].form == "("

    def _runs(self, first: int, last: int) -> list[tuple[int, int]]:
        words = self.words
        runs: list[tuple[int, int]] = []
        k = first
        while k < last:
            word = words[k]
            if k in self.named and self.named[k] <= last and (word.capital or k in self.people):
                runs.append((k, self.named[k]))
                k = self.named[k]
                continue
            noun = sayer(word.form)
            if not word.capital or word.form in TITLES or word.form in DETERMINERS or (noun is not None and (word.pos != "PROPN" or noun[0] == "person")):
                k += 1
                continue
            start = k
            k += 1
            while k < last and k not in self.people:
                if words[k].capital and words[k].form not in TITLES:
                    k += 1
                elif words[k].form in JOINERS and k + 1 < last and words[k + 1].capital and words[k].form not in ("de", "d'", "du", "la", "le"):
                    k += 2
                elif words[k].form[:1].isdigit() and k + 1 == last:
                    k += 1
                else:
                    break
            runs.append((start, k))
        return runs

    def _after_of(self, k: int) -> bool:
        before = self.words[k - 1].form if k else ""
        if before in ("de", "d'", "du", "des", "à", "au", "aux", "en", "&"):
            return True
        return before in ("la", "l'", "le", "les") and k > 1 and self.words[k - 2].form in ("de", "d'", "à")

    def _within_complement(self, first: int, head: int, k: int) -> bool:
        """Whether a name belongs to the complement before it: in "l'avocat du président Durand" it is the president's."""
        if self.words[k - 1].form in _EPONYMS:
            return True
        for j in range(k - 1, first, -1):
            if self.words[j].form in ("de", "d'", "du", "des"):
                at = j + 1
                while at < k and self.words[at].form in DETERMINERS | BEFORE_NOUN:
                    at += 1
                kind = sayer(self.words[at].form) if at < k else None
                if kind is not None and kind[0] == "person":
                    return True
                # "le commandement des opérations Aube": what follows a complement is the name of a person, or part of the complement
                owner = sayer(self.words[head].form)
                return owner is None or owner[0] != "person" or (k in self.named and k not in self.people)
        return False


__all__ = ["QUOTED", "Phrase", "PhraseReader", "sayer", "sayers"]

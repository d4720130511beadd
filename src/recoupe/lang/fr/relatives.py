"""Relative clauses: whom a "qui" stands for, and which phrase is only the object inside one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.lang.fr.phrases import Phrase, sayer

if TYPE_CHECKING:
    from recoupe.lang.fr.subjects import Subjects


_RANKS = frozenset(("premier", "première", "seul", "seule", "principal", "principale", "ancien", "ancienne"))


def antecedent(subjects: Subjects, relative: int) -> Phrase | None:
    """Whom the "qui" at a word stands for: the phrase before it, or the owner inside a thing: "les propos de Jeanne Durand, qui …"."""
    k = relative
    if k > subjects.first and subjects.words[k - 1].form == ",":
        k -= 1
    found = subjects.ending_at(k)
    if found is None or found.kind == "pronoun":
        return None
    first = found.first - (subjects.words[found.first - 1].form in _RANKS and found.first > subjects.first)
    opens = subjects.words[first]
    bare = first < found.first or (sayer(opens.form) is not None and found.name is None and not opens.capital)
    if (opens.form in ("un", "une") or bare) and first - 1 > subjects.first and subjects.words[first - 1].form == ",":
        named = antecedent(subjects, first) if bare else subjects.ending_at(first - 1)
        if named is not None and (named.kind == "name" or (bare and any(k in subjects.reader.named for k in range(named.first, named.last)))):
            return named  # "Jean Durand, un ancien maire, qui …", "la ligue, premier parti du pays, qui …"
    at_a_place = found.first > subjects.first and subjects.words[found.first - 1].form in ("à", "au", "aux", "en", "dans")
    if (
        at_a_place
        and (found.name is not None or found.first in subjects.reader.named)
        and not any(found.first <= k < found.last for k in subjects.reader.people)
    ):
        # "un responsable basé au Pérou, qui …": no place speaks here
        left = subjects.ending_at(found.first - 1)
        return left if left is not None and (left.name is not None or sayer(subjects.words[left.head].form) is not None) else None
    head = sayer(subjects.words[found.head].form)
    if found.name is None and (head is None or head[0] == "document"):
        for at in range(found.last - 1, found.head, -1):
            inner = _complement(subjects, at, found.last)
            if inner is not None and inner.last == found.last and (inner.name is not None or sayer(subjects.words[inner.head].form)):
                return inner
            if inner is not None and subjects.reader.named.get(at) == found.last:
                return replace(inner, name=(at, found.last), kind="name")
        if head is None and not any(found.first <= k < found.last for k in subjects.reader.named):
            return None  # "la place du marché, qui …": nothing that speaks
    return found


def _complement(subjects: Subjects, at: int, stop: int) -> Phrase | None:
    """The phrase behind "de", "du" or "des" that begins at a word."""
    before = subjects.words[at - 1].form
    return subjects.reader.at(at, stop) if before in ("de", "d'") else subjects.reader.bare(at, stop) if before in ("du", "des") else None


def relative_of(subjects: Subjects, phrase: Phrase) -> int | None:
    """Where the "qui" stands whose verb has the phrase for its object: "Ada Lund qui brigue un mandat a dit"; None for what is no such object."""
    k, verb = phrase.first - 1, False
    while k > subjects.first and subjects.words[k].form not in (",", ";", ":", "et", "ou") and subjects.words[k].quoted is None:
        if subjects.words[k].form == "qui":
            return k if verb else None
        verb = verb or subjects.reader.finite(k)
        k -= 1
    return None

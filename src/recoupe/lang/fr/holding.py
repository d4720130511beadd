"""Whose a verb of saying is that shows no subject of its own: the gerund, infinitive or participle goes with the nearest clause that holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from recoupe.lang.fr.grammar import word_class
from recoupe.lang.fr.inverted import InvertedSubjects
from recoupe.lang.fr.phrases import Phrase, sayer
from recoupe.lang.fr.relatives import antecedent
from recoupe.lang.fr.saying import Saying
from recoupe.lang.fr.subjects import CLITICS, Subjects
from recoupe.lang.fr.words import Word

_BE = word_class("be") | {"été"}
_HAVE = word_class("have")
_CHARGED = word_class("charged")
_PUTS_OUT = word_class("puts_out")
_OBJECTS = frozenset(("l'", "le", "la", "les", "m'", "me", "nous", "vous"))
_AGREES = ("é", "és", "ée", "ées", "i", "is", "ie", "ies", "u", "us", "ue", "ues", "it", "its", "ite", "ites", "ts", "te", "tes", "t", "s", "se", "ses")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the nearest clause says of whose the verb is: `subject`, None where it is nobody's or unsure."""

    subject: Phrase | None
    score: float = 0.75


class Holding:
    """Asked of a verb group without a subject of its own, for the words of one sentence and the sayings found in it so far."""

    def __init__(self, subjects: Subjects, inverted: InvertedSubjects, found: Sequence[Saying]) -> None:
        self._subjects = subjects
        self._inverted = inverted
        self._found = found
        self._words: Sequence[Word] = subjects.words

    def __call__(self, i: int, *, blamed: bool = False, charge: bool = False) -> Held | None:
        """Who holds the verb group at word i; None where the sentence's main clause does, so that its subject is the one to take.

        blamed: the group is "pour avoir …", which after a verb with a person for its object is that person's: "a exclu Lund pour avoir dit".
        charge: it is "d'avoir …", which after a verb of accusing is nobody's: "accuse Lund d'avoir dit".
        """
        words, subjects = self._words, self._subjects
        crossed = controlled = False
        for k in range(i - 1, subjects.first - 1, -1):
            word = words[k]
            if word.form in (";", ":"):
                return None
            if word.form == ",":
                crossed = True
            elif word.quoted is not None:
                continue
            elif subjects.finite_at(k) and not subjects.bracketed(k):
                return self._finite(k, i, crossed=crossed, controlled=controlled, blamed=blamed, charge=charge)
            elif self._is_infinitive(k):
                controlled = controlled or (words[k - 1].form in ("de", "d'", "à") and words[k - 2].form != "avant" if k - 2 >= subjects.first else False)
            elif not crossed and self._is_postnominal(k) and (held := self._participle(k, i)) is not None:
                return held
        return None

    def own_subject(self, i: int) -> Phrase | None:
        """The subject of the present participle at word i past its apposition: "Rien n'a filtré, un porte-parole, Luis Lund, jurant que …"."""
        words, subjects = self._words, self._subjects
        if words[i - 1].form != ",":
            return None
        name = subjects.ending_at(i - 1)
        if name is None or name.kind != "name" or words[name.first - 1].form != ",":
            return None
        role = subjects.ending_at(name.first - 1)
        if role is None or role.name is not None or words[role.first - 1].form != "," or (sayer(words[role.head].form) or ("",))[0] != "person":
            return None
        before = [k for k in range(subjects.first, role.first) if subjects.finite_at(k)]
        return name if before and not role.several else None

    def author(self, document: Phrase) -> Phrase | None:
        """Who puts out a document that is the object of the verb before it: "la ligue publie un message affirmant que …"; None for all else."""
        words, subjects = self._words, self._subjects
        known = sayer(words[document.head].form)
        k = document.first - 1
        if known is None or known[0] != "document" or words[document.first].form not in ("un", "une") or k <= subjects.first:
            return None
        while k > subjects.first and words[k].pos == "ADV":
            k -= 1
        if words[k].form not in _PUTS_OUT:
            return None
        while k > subjects.first and (words[k - 1].form in _HAVE or words[k - 1].form in CLITICS):
            k -= 1
        subject, _, _, relative = subjects.before(k)
        return subject if subject is not None and not relative and self._inverted.can_speak(subject) else None

    def is_passive(self, i: int) -> bool:
        """Whether the participle at word i, after "et" or a comma, is a passive one that goes with a noun: "a entendu Lund, accusé d'avoir …"."""
        words, last = self._words, self._subjects.last
        after = words[i + 1].form if i + 1 < last else ""
        if words[i].form in _CHARGED and after in ("de", "d'", "pour", "par"):
            return True
        if after == "pour" and i + 2 < last and words[i + 2].form in ("avoir", "être"):
            return True
        token = words[i].token
        return words[i - 1].form == "," and token is not None and token.dep.startswith(("acl", "amod")) and after not in ("que", "qu'")

    # --- inside ---------------------------------------------------------------------------------------------------

    def _finite(self, k: int, i: int, *, crossed: bool, controlled: bool, blamed: bool, charge: bool) -> Held | None:
        """What the clause of the finite verb at word k says of the verb group at word i."""
        words, subjects = self._words, self._subjects
        told = next((each for each in reversed(self._found) if each.first <= k < max(each.last, each.after)), None)
        start = k
        while start > subjects.first and words[start - 1].form in CLITICS:
            start -= 1
        passive = self._is_passive_group(k, i)
        if any(words[j].form in _CHARGED and words[j + 1].form in ("de", "d'", "pour", "par") for j in range(k, i - 1)) or (
            charge and any(words[j].form in _CHARGED for j in range(k, i))
        ):
            return Held(subject=None)  # "est poursuivi pour avoir …", "accuse Lund d'avoir …": the words of a charge
        if blamed and not passive and (object_ := self._object(k, start, i)) is not False:
            return Held(subject=object_)
        if controlled and not crossed and not passive and self._person_between(k, i):
            return Held(subject=None)  # "a demandé à Lund de partir en dénonçant …"
        if told is not None and told.shape == "incise":
            return None
        subject, rule, _, relative = subjects.before(start)
        if relative or rule == "relative":
            return self._relative(subject, crossed=crossed)
        if crossed or subject is None or not self._inverted.can_speak(subject):
            return None
        if subject.kind != "pronoun" and (not subjects.free(subject) or (subject.first > subjects.first and self._is_infinitive(subject.first - 1))):
            return None if told is not None else Held(subject=None)
        return Held(subject=subject, score=0.8)

    def _relative(self, subject: Phrase | None, *, crossed: bool) -> Held | None:
        """A relative clause: it holds what follows it without a comma; past one, either it or the main clause may."""
        if not crossed:
            return Held(subject=subject if subject is not None and self._inverted.can_speak(subject) else None)
        main, _ = self._subjects.main(-1)
        if subject is None or not self._inverted.can_speak(subject) or (main is not None and main.first == subject.first):
            return None
        return Held(subject=None)

    def _participle(self, k: int, i: int) -> Held | None:
        """The participle behind a noun, "Lund, exclu pour avoir dit …": its noun's; None where it opens its sentence or its noun says nothing."""
        words, subjects = self._words, self._subjects
        comma = words[k - 1].form == ","
        while comma and k - 2 > subjects.first and words[k - 2].form == ",":
            k -= 1
        noun = subjects.ending_at(k - 1 if comma else k)
        if noun is None or k == subjects.first:
            return None
        noun = antecedent(subjects, k) or noun  # "le recours de Lund, exclu pour …"
        if words[k].form in _CHARGED and words[k + 1].form in ("de", "d'", "pour", "par"):
            return Held(subject=None)
        if any(words[j].form == "par" for j in range(k + 1, i)):
            return Held(subject=None)  # "la vidéo publiée par Lund pour dénoncer …": hers, or the video's
        if noun.kind == "pronoun":
            return None
        if not self._inverted.can_speak(noun):
            return None if comma or self._thing_of_nobody(noun) else Held(subject=None)
        return Held(subject=noun if self._agrees(noun, k) else None)

    def _thing_of_nobody(self, noun: Phrase) -> bool:
        return not any(noun.first <= k < noun.last for k in self._subjects.reader.named)

    def _agrees(self, noun: Phrase, k: int) -> bool:
        """Whether nothing in the participle's ending speaks against its noun."""
        form = self._words[k].form
        plural, feminine = form.endswith("s") and not form.endswith("is"), form.endswith(("ée", "ées", "ie", "ies", "ue", "ues"))
        head = self._words[noun.first].form
        gender = "f" if head in ("la", "une", "mme", "cette") else "m" if head in ("le", "un", "m.", "ce") else None
        known = sayer(self._words[noun.head].form)
        gender = gender or (known[1] if known is not None and known[1] != "both" and noun.head < noun.last else None)
        if gender == "m" and feminine:
            return False
        if gender == "f" and not feminine and form.endswith(("é", "és")):
            return False
        return not (plural and not noun.several and head in ("le", "la", "un", "une", "m.", "mme"))

    def _is_postnominal(self, k: int) -> bool:
        """Whether word k is a past participle without an auxiliary, behind a noun or a comma."""
        words = self._words
        word = words[k]
        if k - 1 < self._subjects.first or word.capital or not word.form.endswith(_AGREES) or len(word.form) < 3:
            return False
        token = word.token
        if token is None or word.pos not in ("VERB", "ADJ", "AUX") or (word.pos != "ADJ" and not token.has("VerbForm=Part")) or token.has("Tense=Pres"):
            return False
        if word.pos == "ADJ" and word.form not in _CHARGED and not word.form.endswith(("é", "és", "ée", "ées", "nu", "nus", "nue")):
            return False
        j = k - 1
        while j >= self._subjects.first and (words[j].pos == "ADV" or words[j].form in ("pas", "plus", "été", "jamais", "aussi", "également")):
            j -= 1
        if j < self._subjects.first or words[j].form in _BE or words[j].form in _HAVE or words[j].form.startswith("-"):
            return False
        return not any(each.first <= k < each.last for each in self._found)

    def _is_infinitive(self, k: int) -> bool:
        token = self._words[k].token
        return token is not None and self._words[k].pos in ("VERB", "AUX") and token.has("VerbForm=Inf")

    def _is_passive_group(self, k: int, i: int) -> bool:
        """Whether the verb at word k is "être" with a participle: "a été condamné", "est connu"."""
        words = self._words
        return words[k].form in _BE or (words[k].form in _HAVE and any(words[j].form == "été" for j in range(k + 1, min(k + 4, i))))

    def _object(self, k: int, start: int, i: int) -> Phrase | Literal[False] | None:
        """The person or body that is the object of the verb at word k; None where it is a pronoun or unsure, False where there is none."""
        words, subjects = self._words, self._subjects
        if any(words[j].form in _OBJECTS for j in range(start, k)):
            return None
        for phrase in subjects.phrases:
            if k < phrase.first and phrase.last <= i and phrase.kind != "pronoun" and self._inverted.can_speak(phrase):
                return phrase if subjects.free(phrase) else None
        return False

    def _person_between(self, k: int, i: int) -> bool:
        return any(k < phrase.first and phrase.last <= i and self._inverted.can_speak(phrase) for phrase in self._subjects.phrases)

"""Finds the subject before a verb: next to it, past its appositions, or before "qui"; by the order of words, by the tree where that is silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.lang.fr.grammar import word_class
from recoupe.lang.fr.phrases import DETERMINERS, PRONOUNS, TIME_WORDS, Phrase, PhraseReader, sayer
from recoupe.lang.fr.relatives import antecedent, relative_of
from recoupe.lang.fr.words import Word

CLITICS = word_class("clitics")
_ADVERBS = word_class("adverbs_before")
_PREPOSITIONS = word_class("prepositions")
_IMPERSONAL = frozenset(
    ("faut", "fallait", "faudra", "faudrait", "fallut", "convient", "convenait", "conviendrait", "suffit", "suffisait", "importe", "importait", "paraît")
)
_WHICH = frozenset(("lequel", "laquelle", "lesquels", "lesquelles", "duquel", "desquels", "desquelles", "auquel", "auxquels"))
_NEUTER = frozenset(("cela", "ceci", "ça"))
_PARTICIPLES = ("é", "ée", "és", "ées", "ant")
_SUBORDINATORS = word_class("subordinators") | _WHICH
_RELATIVES = word_class("relatives")


class Subjects:
    """The phrases of a sentence, words `[first, last)`, and the verbs they go with."""

    def __init__(self, words: Sequence[Word], reader: PhraseReader, first: int, last: int) -> None:
        self.words = words
        self.reader = reader
        self.first = first
        self.last = last
        self.last_was_passive = False
        self._phrases: list[Phrase] | None = None

    @property
    def phrases(self) -> list[Phrase]:
        """The phrases of the sentence, left to right, not overlapping."""
        if self._phrases is None:
            found: list[Phrase] = []
            i = self.first
            while i < self.last:
                phrase = self.reader.at(i, self.last) if not self._adverbial(i) else None
                if phrase is None:
                    i += 1
                else:
                    cut = self._glued(phrase)
                    phrase = self.reader.at(cut, self.last) or phrase if cut is not None else phrase
                    found.append(phrase)
                    i = phrase.last
            self._phrases = found
        return self._phrases

    def _adverbial(self, i: int) -> bool:
        """Whether a capital is only that of a sentence which opens with a day, an adverb or a participle: "Mardi, la ligue …", "Interrogé, le maire …"."""
        word = self.words[i]
        if word.form in TIME_WORDS:
            return True
        if not word.capital or i != self.first or i in self.reader.named or i + 1 >= self.last or sayer(word.form) is not None:
            return False
        following = self.words[i + 1].form
        if following == ",":
            return word.pos in ("ADV", "VERB", "ADJ") or word.form.endswith("ment")
        return word.form in _NEUTER or (following in _PREPOSITIONS and word.form.endswith(_PARTICIPLES) and word.pos in ("VERB", "NOUN", "ADJ"))

    def _glued(self, phrase: Phrase) -> int | None:
        """Where the subject begins when a title without a full stop runs into it: "Réactions du port Les pêcheurs ont dit"."""
        words, named = self.words, self.reader.named
        inside = [range(k, end) for k, end in named.items() if phrase.first <= k < phrase.last]
        for k in range(phrase.first + 1, phrase.last - 1):
            article = words[k].capital and words[k].form in ("le", "la", "les", "l'") and not words[k - 1].capital
            if article and not any(k in each for each in inside):
                return k
        return None

    def ending_at(self, k: int) -> Phrase | None:
        """The phrase whose last word is the one before k."""
        return next((each for each in self.phrases if each.last == k), None)

    def free(self, phrase: Phrase) -> bool:
        """Whether no preposition stands before the phrase."""
        return phrase.first <= self.first or self.words[phrase.first - 1].form not in _PREPOSITIONS

    def finite_at(self, k: int) -> bool:
        """Whether the word is a finite verb."""
        return self.first <= k < self.last and self.reader.finite(k)

    def before(self, verb: int) -> tuple[Phrase | None, str, float, bool]:
        """The subject of the verb group that begins at `verb` (its pronouns included), the rule, a score, and whether the verb is in a relative clause."""
        words = self.words
        j = verb
        while j > self.first and (words[j - 1].form in _ADVERBS or words[j - 1].pos == "ADV") and words[j - 1].form not in ("où",):
            j -= 1
        j = self._past_brackets(j)
        if j <= self.first:
            return None, "", 0.0, False
        before = words[j - 1]
        if before.form in ("il", "elle", "ils", "elles", "celui-ci", "celle-ci", "ceux-ci"):
            if before.form == "il" and self._impersonal(j):
                return None, "", 0.0, False
            return self.reader.at(j - 1, self.last), "pronoun", 0.9, False
        if before.form == "lui" and j - 2 >= self.first:
            j -= 1
            before = words[j - 1]
        if before.form == "qui":
            return self.antecedent(j - 1), "relative", 0.8, True
        adjacent = self.ending_at(j)
        if adjacent is not None and adjacent.kind == "pronoun" and words[adjacent.first].form in ("lui", "elle", "eux") and adjacent.first > self.first:
            adjacent = self.ending_at(adjacent.first) or adjacent
        if adjacent is not None and (relative := relative_of(self, adjacent)) is not None:
            return self.antecedent(relative), "subject-verb", 0.8, False
        if adjacent is not None:
            subject = self._listed(self._named_before(self._whole(adjacent)), verb)
            if subject is not None:
                return subject, "subject-verb", self._agreement(subject, verb), False
        if before.form == ",":
            subject = self._past_commas(j - 1)
            if subject is not None:
                return subject, "subject-apposition-verb", self._agreement(subject, verb), False
        return self._from_tree(verb)

    def _past_brackets(self, j: int) -> int:
        """Past an aside in brackets to the left: "Ada Lund (Parti du lac) a dit"."""
        if j - 1 <= self.first or self.words[j - 1].form != ")" or self.ending_at(j) is not None:
            return j
        return next((k for k in range(j - 2, self.first, -1) if self.words[k].form == "("), j)

    def bracketed(self, k: int) -> bool:
        """Whether a word stands in brackets."""
        opened = next((j for j in range(k - 1, self.first, -1) if self.words[j].form in ("(", ")")), None)
        return opened is not None and self.words[opened].form == "("

    def comma_subject(self, verb: int) -> bool:
        """Whether the words before a verb that follows a comma are its subject with an apposition, so that it is no incise."""
        return self._past_commas(verb - 1) is not None

    def main(self, i: int) -> tuple[Phrase | None, float]:
        """The subject of the sentence's main verb, for a gerund at i."""
        for k in range(self.first, self.last):
            if k == i or not self.finite_at(k):
                continue
            start = k
            while start > self.first and self.words[start - 1].form in CLITICS:
                start -= 1
            if self._subordinate(start) or self.bracketed(k):
                continue
            subject, _, score, relative = self.before(start)
            if subject is not None and not relative:
                return subject, min(score, 0.8)
            if not relative:
                return None, 0.0
        return None, 0.0

    def since(self, i: int, stop: int) -> Phrase | None:
        """The subject of the last main verb in the words `[i, stop)`, where it stands there too: another's verb has come between."""
        for k in range(stop - 1, i, -1):
            if not self.finite_at(k):
                continue
            start = k
            while start > i and self.words[start - 1].form in CLITICS:
                start -= 1
            subject, _, _, relative = self.before(start)
            if subject is not None and not relative and subject.first >= i and not self._subordinate(subject.first):
                return subject
        return None

    def governing(self, i: int) -> tuple[Phrase | None, float]:
        """The subject of the finite verb that carries the infinitive at i ("a tenu à souligner")."""
        k = i - 1
        steps = 0
        while k >= self.first and steps < 9 and self.words[k].form not in (",", ";", ":", "que", "qu'"):
            if self.finite_at(k):
                while k > self.first and self.words[k - 1].form in CLITICS:
                    k -= 1
                subject, _, score, relative = self.before(k)
                return (subject, min(score, 0.8)) if not relative else (subject, 0.7)
            k -= 1
            steps += 1
        return None, 0.0

    def auxiliary(self, i: int) -> tuple[Phrase | None, float]:
        """The subject of the auxiliary that a joined participle at i shares; None where the nearest auxiliary makes a passive or is none."""
        self.last_was_passive = False
        for k in range(i - 1, self.first - 1, -1):
            form = self.words[k].form
            if form in ("a", "ont", "avait", "avaient", "aurait", "auraient") and (self.words[k].pos in ("AUX", "VERB", "")):
                if any(self.words[j].form == "été" for j in range(k + 1, min(k + 4, i))):
                    self.last_was_passive = True
                    return None, 0.0
                start = k
                while start > self.first and self.words[start - 1].form in CLITICS:
                    start -= 1
                subject, _, score, relative = self.before(start)
                return (subject, min(score, 0.8)) if not relative else (subject, 0.7)
            if form in ("est", "sont", "était", "étaient", "qui", ";", ":") or (self.words[k].quoted is not None and k == i - 1):
                return None, 0.0
        return None, 0.0

    # --- inside ---------------------------------------------------------------------------------------------------

    def _whole(self, phrase: Phrase) -> Phrase | None:
        """The phrase that the verb's neighbour belongs to: past its prepositions to the left ("l'envoyé de la ligue au lac"), joined to a list before it."""
        steps = 0
        while phrase.first > self.first and self.words[phrase.first - 1].form in _PREPOSITIONS:
            at = phrase.first - 1
            if at > self.first and self.words[at - 1].form == "lors":
                at -= 1
            left = self.ending_at(at)
            if left is None or steps == 4:
                return None
            phrase = replace(left, last=phrase.last) if left.kind == "noun" else left
            steps += 1
        if phrase.first > self.first and self.words[phrase.first - 1].quoted is not None:
            return None
        joined = any(self.words[k].form == "et" for k in range(phrase.first, phrase.last))
        if joined and phrase.several and phrase.name is None and phrase.first > self.first and self.words[phrase.first - 1].form == ",":
            left = self.ending_at(phrase.first - 1)
            if left is not None and left.kind != "pronoun" and self.free(left):
                return Phrase(first=left.first, last=phrase.last, head=left.head, name=None, kind="noun", several=True)
        return phrase

    def _impersonal(self, k: int) -> bool:
        """Whether the "il" before word k stands for nobody: "il y a un an", "il faut", "il s'agit"."""
        words = self.words
        if words[k].form in ("n'", "ne") and k + 1 < self.last:
            k += 1
        following = words[k + 1] if k + 1 < self.last else None
        if words[k].form in ("y", "n'y") and following is not None and following.form in ("a", "avait", "aura", "aurait", "ait", "eut"):
            after = words[k + 2] if k + 2 < self.last else None
            return not (after is not None and after.token is not None and after.pos == "VERB" and after.token.has("VerbForm=Part"))
        if words[k].form in ("est", "était", "serait", "sera") and following is not None and k + 2 < self.last:
            return following.pos == "ADJ" and words[k + 2].form in ("de", "d'", "que", "qu'")  # "il est utile de noter que"
        return words[k].form in _IMPERSONAL or (words[k].form == "s'" and following is not None and following.form in ("agit", "agissait", "agira", "agirait"))

    def _named_before(self, phrase: Phrase | None) -> Phrase | None:
        """The name that an apposition stands after: "Jean Durand, un maire de 40 ans a dit …", "Jeanne Durand, maire du lac, a dit …"."""
        if phrase is None or phrase.name is not None or phrase.kind == "pronoun" or phrase.first - 1 <= self.first:
            return phrase
        if self.words[phrase.first].form not in ("un", "une") and (sayer(self.words[phrase.first].form) or ("",))[0] != "person":
            return phrase
        comma = phrase.first - 1 - (self.words[phrase.first - 1].form.endswith("ment"))
        if comma <= self.first or self.words[comma].form != ",":
            return phrase
        named = self.ending_at(comma)
        return named if named is not None and named.kind == "name" and not named.several and self.free(named) else phrase

    def _listed(self, phrase: Phrase | None, verb: int) -> Phrase | None:
        """The whole list, where a plural verb follows its last member: "la ligue et l'union ont dit"."""
        if phrase is None or phrase.kind == "pronoun" or phrase.first - 1 <= self.first or self.words[phrase.first - 1].form != "et":
            return phrase
        if phrase.several and not self._opens_clause(phrase):
            return phrase  # "la ligue a reçu le maire et les pêcheurs ont dit": another clause
        if not any(self.words[k].form.endswith(("ont", "ent")) for k in range(verb, min(verb + 4, self.last)) if self.words[k].form not in CLITICS):
            return phrase
        left = self.ending_at(phrase.first - 1)
        if left is None or left.kind == "pronoun":
            return None
        first = left
        while first.first - 1 > self.first and self.words[first.first - 1].form == ",":
            further = self.ending_at(first.first - 1)
            if further is None or further.kind == "pronoun" or not self.free(further):
                break
            first = further
        return Phrase(first=first.first, last=phrase.last, head=first.head, name=None, kind="noun", several=True)

    def _opens_clause(self, phrase: Phrase) -> bool:
        """Whether nothing but a preposition's aside stands before the phrase that "et" joins this one to: "Mardi, la maire et ses trois adjoints ont dit"."""
        left = self.ending_at(phrase.first - 1)
        if left is None or left.kind == "pronoun" or not self.free(left):
            return False
        return not any(self.reader.finite(k) for k in range(self.first, left.first))

    def antecedent(self, relative: int) -> Phrase | None:
        """Whom the "qui" at a word stands for; see `relatives.antecedent`."""
        return antecedent(self, relative)

    def _past_commas(self, comma: int) -> Phrase | None:
        """The subject, when the comma at `comma` closes an apposition or an aside: the first phrase that stands alone between the clause's start and it."""
        words = self.words
        start = self.first
        for k in range(comma - 1, self.first - 1, -1):
            if words[k].form in (";", ":") or words[k].quoted is not None:
                start = k + 1
                if words[k].quoted is not None and words[start].form != ",":
                    # « … » les rues, a dit …: what follows the marks goes on with them
                    start = next((j for j in range(start, comma + 1) if words[j].form == ","), comma)
                break
            if words[k].form in ("lorsque", "lorsqu'", "quand", "puisque", "puisqu'", "car", "tandis"):
                start = k + 1 + (words[k].form == "tandis")
                break
            if words[k].form in ("que", "qu'") and (k == self.first or words[k - 1].form not in (",",)):
                start = k + 1
                break
        pieces: list[tuple[int, int]] = []
        at = start
        for k in range(start, comma + 1):
            if words[k].form == ",":
                if k > at:
                    pieces.append((at, k))
                at = k + 1
        subject: Phrase | None = None
        for n, (a, b) in enumerate(pieces):
            while a < b and words[a].form in ("mais", "et", "or", "car", "puis"):
                a += 1
            if a >= b:
                continue
            aside = self._adverbial(a) or (words[a].form in _PREPOSITIONS and words[a].form not in ("de", "d'"))
            phrase = None if aside else self.reader.at(a, b)
            verb_inside = self._clause_in(a, b)
            if subject is None:
                if (
                    phrase is not None
                    and phrase.kind != "pronoun"
                    and not verb_inside
                    and words[a].form not in TIME_WORDS
                    and (
                        phrase.last == b
                        or words[phrase.last].form in _RELATIVES
                        or words[phrase.last].form in _PREPOSITIONS
                        or words[phrase.last].pos in ("VERB", "ADJ")
                    )
                ):
                    subject = phrase
                continue
            if verb_inside and words[a].form not in _RELATIVES and words[a].form not in _SUBORDINATORS:
                subject = None  # a clause of its own: what came before was another clause's
                if phrase is not None and n == len(pieces) - 1:
                    return None
                continue
            if (
                subject.name is None
                and phrase is not None
                and phrase.name is not None
                and phrase.name[1] == b
                and not subject.several
                and words[a].form not in DETERMINERS
            ):
                head = sayer(words[subject.head].form)
                if head is None or head[0] != "document":
                    subject = replace(subject, last=b, name=phrase.name, kind="name")
        return subject

    def _clause_in(self, a: int, b: int) -> bool:
        """Whether a finite verb stands in the piece outside a relative clause."""
        for k in range(a, b):
            if self.words[k].form in _RELATIVES:
                return False
            # no finite verb ends in "ée", whatever a tagger says
            if self.reader.finite(k) and not self.words[k].form.endswith(("ée", "ées", "és")):
                return True
        return False

    def _subordinate(self, verb: int) -> bool:
        """Whether a relative or subordinating word opens the clause of the verb."""
        for k in range(verb - 1, self.first - 1, -1):
            form = self.words[k].form
            if form in _SUBORDINATORS:
                return True
            if form in (",", ";", ":") or self.reader.finite(k):
                return False
        return False

    def _agreement(self, phrase: Phrase, verb: int) -> float:
        """How sure the order of words is, by what the tree says of the same verb."""
        subject = self._tree_subject(verb)
        if subject is None:
            return 0.85
        return 0.95 if any(self.words[k].start == subject for k in range(phrase.first, phrase.last)) else 0.75

    def _tree_subject(self, verb: int) -> int | None:
        """Where the tree's subject of the verb group begins, in characters."""
        for k in range(verb, min(verb + 6, self.last)):
            word = self.words[k]
            if word.token is None or word.sentence is None or word.pos not in ("VERB", "AUX"):
                continue
            token = word.token
            if token.dep.startswith("aux"):
                token = word.sentence.tokens[token.head]
            for child in word.sentence.children(token, "nsubj"):
                if child.start < word.start:
                    return child.start
            return None
        return None

    def _from_tree(self, verb: int) -> tuple[Phrase | None, str, float, bool]:
        start = self._tree_subject(verb)
        if start is None:
            return None, "", 0.0, False
        for phrase in self.phrases:
            holds = self.words[phrase.first].start <= start < self.words[phrase.last - 1].end and phrase.last <= verb
            if holds and (self.words[phrase.first].form in PRONOUNS or self.free(phrase)):
                return phrase, "tree", 0.75, False
        return None, "", 0.0, False

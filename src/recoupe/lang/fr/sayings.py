"""Finds in one sentence who says: the verb or preposition, its subject before or after it, and where the words that it reports begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from recoupe.lang.fr.adverbials import past_adverbials
from recoupe.lang.fr.cues import nouns, prepositions, verbs
from recoupe.lang.fr.grammar import word_class
from recoupe.lang.fr.holding import Held, Holding
from recoupe.lang.fr.inverted import InvertedSubjects
from recoupe.lang.fr.phrases import Phrase, PhraseReader, sayer
from recoupe.lang.fr.saying import Saying
from recoupe.lang.fr.sources import Sources
from recoupe.lang.fr.subjects import CLITICS, Subjects
from recoupe.lang.fr.verbgroups import BEFORE_INCISE, VerbGroup, VerbGroups
from recoupe.lang.fr.words import Word

_LONG_ENOUGH = 24  # characters between marks that are more than a name
_SELF = frozenset(("avoir", "être", "vouloir", "pouvoir", "devoir", "souhaiter"))
_NO_CLAUSE_BEFORE = word_class("no_clause_before")
_CARRIERS = word_class("carriers")
_CARRIER_VERBS = word_class("carrier_verbs")
_TAKES_HEARER = word_class("takes_hearer")


@cache
def _heads() -> frozenset[str]:
    """The forms that a saying may begin with."""
    return frozenset(verbs()) | frozenset(prepositions()) | frozenset(nouns()) | word_class("have") | word_class("be")


class SayingFinder:
    """Finds the sayings of a sentence; one instance serves the words of one article."""

    def __init__(self, words: Sequence[Word], reader: PhraseReader) -> None:
        self.words = words
        self.reader = reader
        self._verbs = verbs()
        self.inverted = InvertedSubjects(words, reader)
        self._sources = Sources(words, reader, self.inverted)
        self._groups = VerbGroups(words, reader)
        self._prepositions = prepositions()
        self._nouns = nouns()

    def __call__(self, first: int, last: int) -> list[Saying]:
        """The sayings in the words `[first, last)`, by place."""
        found: list[Saying] = []
        subjects: Subjects | None = None
        heads = _heads()
        i = first
        while i < last:
            word = self.words[i]
            if word.form not in heads or word.quoted is not None:
                i += 1
                continue
            if word.form in self._prepositions:
                saying = self._sources.preposition(i, first, last)
                if saying:
                    found.append(saying)
                    i = max(saying.last, i + 1)
                    continue
            group = self._groups(i, first, last)
            if group is not None and not (word.form in self._nouns and group.first == i and i + 1 < last and self.words[i + 1].form == "par"):
                if subjects is None:
                    subjects = Subjects(self.words, self.reader, first, last)
                saying = self._verb(group, first, last, subjects, found)
                if saying is not None:
                    found.append(saying)
                i = max(group.last, i + 1)
                continue
            if word.form in self._nouns and (told := self._sources.noun(i, first, last)) is not None:
                found.append(told)
                i = told.after
                continue
            passive = self._sources.passive(i, first, last) if word.form in self._verbs else None
            if passive is not None:
                found.append(passive)
                i = passive.last
                continue
            i += 1
        return found

    # --- the whole saying ------------------------------------------------------------------------------------------

    def _verb(self, group: VerbGroup, first: int, last: int, subjects: Subjects, found: list[Saying]) -> Saying | None:
        cue, words = group.cue, self.words
        base = Saying(first=group.first, last=group.last, cue=cue, shape="finite", subject=None, after=group.last)
        if group.clitic is not None:
            if group.impersonal or words[group.clitic].form.endswith("on"):
                return self._impersonal(base, last)
            if words[last - 1].form == "?" and self._asks(group.last, last):
                return None  # "La ligue a-t-elle voulu venger ses morts ?"
            hung = Phrase(
                first=group.clitic, last=group.clitic + 1, head=group.clitic, name=None, kind="pronoun", several=words[group.clitic].form.endswith("s")
            )
            return replace(base, shape="incise", subject=hung, rule="inverted-pronoun", score=0.95)
        if group.kind in ("gerund", "infinitive", "joined"):
            return self._dependent(group, base, first, last, subjects, found)
        start = group.first
        while start > first and words[start - 1].form in CLITICS:
            start -= 1
        before = words[start - 1] if start > first else None
        if before is not None and before.form == "comme" and start < group.first and words[group.first - 1].form == "l'":
            told = self.inverted.after(group.last, last, marked=True)
            if told is not None and told[1] < last and words[told[1]].form == "," and self.inverted.can_speak(told[0]):
                return replace(base, shape="preposition", subject=told[0], after=told[1], rule="inverted", score=0.9)
        incise = before is None or before.quoted is not None or before.form in BEFORE_INCISE
        marked = before is not None and (before.quoted is not None or (start - 2 >= first and words[start - 2].quoted is not None))
        if incise:
            after = self.inverted.after(group.last, last, marked=marked)
            plain = before is not None and not marked
            if (
                after is not None
                and (before is None or plain)
                and not (self.inverted.can_speak(after[0]) and (self._resumes(after[1], last) or not subjects.comma_subject(start)))
            ):
                after = None
            if after is not None:
                inverted, end = after
                return replace(base, shape="incise", subject=inverted, after=end, rule="inverted", score=0.95)
        subject, rule, score, relative = subjects.before(start)
        if subject is None and rule != "relative" and before is not None and before.form in ("et", "puis", "mais") and found:
            shared = next((each for each in reversed(found) if each.subject is not None and each.shape in ("finite", "joined") and not each.dependent), None)
            if shared is not None:
                nearer = subjects.since(shared.last, start)
                subject, rule, score = nearer or shared.subject, "shared-subject", min(shared.score, 0.85)
        if subject is None and rule != "relative" and not incise and before is not None and before.form in ("et", "puis", "mais"):
            nearer = subjects.since(first - 1, start)  # "n'a rien voulu dire, mais a rappelé que"
            if nearer is not None and nearer.kind != "pronoun" and self.inverted.can_speak(nearer):
                subject, rule, score = nearer, "shared-subject", 0.75
        if subject is None and not relative and marked and incise and self._reports_marks(start, first, group, last):
            return replace(base, shape="incise", rule="incise", score=0.0)
        saying = replace(base, subject=subject, rule=rule, score=score, relative=relative)
        return self._with_complement(saying, last, found)

    def _asks(self, k: int, last: int) -> bool:
        """Whether an infinitive or an object follows the verb with its pronoun, so that it opens a question and closes no words said."""
        k = past_adverbials(self.words, k, last)
        token = self.words[k].token if k < last else None
        return token is not None and token.has("VerbForm=Inf")

    def _reports_marks(self, start: int, first: int, group: VerbGroup, last: int) -> bool:
        """Whether a verb right after marks that open their sentence, or hold more than a name, is theirs though no subject is found."""
        words = self.words
        at = start - 1 if words[start - 1].quoted is not None else start - 2
        if group.last < last and words[group.last].form in ("que", "qu'", ":"):
            return False
        opens = all(not words[k].is_word and words[k].quoted is None for k in range(first, at))
        return (opens or at < start - 1) and words[at].end - words[at].start >= _LONG_ENOUGH

    def _impersonal(self, base: Saying, last: int) -> Saying:
        """An incise whose "on" or "il" is nobody: what it is read in speaks, "peut-on lire dans le communiqué de la ligue", or nothing does."""
        words, k = self.words, past_adverbials(self.words, base.last, last)
        source: Phrase | None = None
        if k + 1 < last and words[k].form in ("dans", "sur", "auprès", "chez"):
            at = k + 1 + (words[k].form == "auprès")
            found = (self.reader.bare(at, last) if words[at - 1].form in ("du", "des") else None) or self.reader.at(at, last) if at < last else None
            head = sayer(words[found.head].form) if found is not None else None
            if found is not None and (words[k].form == "auprès" or (head is not None and head[0] == "document")):
                source = found
        after = source.last if source is not None else base.last
        return replace(base, shape="incise", subject=source, after=after, rule="impersonal", score=0.75 if source is not None else 0.0)

    def _resumes(self, k: int, last: int) -> bool:
        """Whether a verb follows the comma after an incise, so that what stood before it is that verb's subject: "le port, a dit la maire, rouvrira"."""
        return k + 1 < last and self.words[k].form == "," and any(self.reader.finite(j) for j in range(k + 1, min(k + 3, last)))

    def _dependent(self, group: VerbGroup, base: Saying, first: int, last: int, subjects: Subjects, found: list[Saying]) -> Saying | None:
        words = self.words
        before = words[group.first - 1].form if group.first > first else ""
        main = self._main(found)
        holding = Holding(subjects, self.inverted, found)
        if group.kind == "joined":
            if before == "et" and group.first - 1 == first:
                return self._with_complement(replace(base, shape="joined", rule="narrative", score=0.75), last, found)
            if holding.is_passive(group.first):
                return None
            subject, score = subjects.auxiliary(group.first)
            if subject is None and subjects.last_was_passive:
                return None
            if subject is None:
                return None
            return self._with_complement(replace(base, shape="joined", subject=subject, rule="joined-participle", score=score), last, found)
        if group.kind == "infinitive":
            if self._narrative(group, first):
                return self._with_complement(replace(base, shape="infinitive", rule="narrative", score=0.75), last, found)
            if (read := self._read_in(group, first, last)) is not None:
                return read
            at = group.first
            while at > first and words[at - 1].form in CLITICS:
                at -= 1
            before = words[at - 1].form if at > first else ""
            if before not in _CARRIERS and before != "après" and not subjects.finite_at(at - 1):
                return None
            if (inverted := self._carried_incise(group, at, first, last, base)) is not None:
                return inverted
            if (told := self._told(group, at, first, last, subjects)) is not None:
                return self._with_complement(replace(base, shape="infinitive", subject=told, rule="narrative-subject", score=0.85), last, found)
            past = words[group.first].form in ("avoir", "être")
            held = holding(at, blamed=past and before == "pour", charge=past and before in ("de", "d'"))
            if (before in ("de", "d'") and at - 2 >= first and words[at - 2].form in ("avant", "et", "puis")) or before == "pour":
                return self._afterwards(base, group, at, last, subjects, found, held)
            if before == "sans" and at - 2 >= first and words[at - 2].form == "non":
                return self._afterwards(base, group, at, last, subjects, found, held)  # "non sans lâcher : « … »"
            if (at - 2 >= first and words[at - 2].form == "sans") or before == "sans":
                return None
            if past:
                if before in ("de", "d'") and held is not None and held.subject is None:  # "accusé d'avoir traité sa rivale de « … »": a charge
                    return self._with_complement(replace(base, shape="infinitive", rule="infinitive", score=0.0), last, found)
                return self._afterwards(base, group, at, last, subjects, found, held) if before in ("après", "pour") else None
            if not any(words[k].form in _CARRIER_VERBS for k in range(max(first, group.first - 4), group.first)):
                return None  # "accuse le maire de soutenir …": the infinitive is not its subject's own word
            subject, score = subjects.governing(group.first)
            if subject is None and main is not None:
                subject, score = main.subject, 0.7
            if subject is None:
                return None
            return self._with_complement(replace(base, shape="infinitive", subject=subject, rule="infinitive", score=score), last, found)
        adjacent = subjects.ending_at(group.first)
        if adjacent is not None and before not in ("en", ","):
            head = sayer(words[adjacent.head].form)
            if adjacent.kind == "name" or head is not None:
                own = (holding.author(adjacent) or adjacent) if subjects.free(adjacent) else None
                return self._with_complement(replace(base, shape="gerund", subject=own, rule="gerund-own-subject", score=0.8), last, found)
        if (own := holding.own_subject(group.first)) is not None and not any(each.subject is not None and each.subject.last >= own.last for each in found):
            return self._with_complement(replace(base, shape="gerund", subject=own, rule="gerund-own-subject", score=0.75), last, found)
        held = holding(group.first - (before == "en"))
        if held is not None:
            return self._with_complement(replace(base, shape="gerund", subject=held.subject, rule="gerund", score=held.score), last, found)
        if main is not None and main.subject is not None:
            subject, score = main.subject, min(main.score, 0.85)
        else:
            subject, score = subjects.main(group.first)
            if any(words[k].form == "par" for k in range(first, group.first)):
                subject = None  # "accueilli par une foule, scandant …": the agent may be the one who speaks
        # "Lund a souri : « … » Brandt est venu en affirmant que": another's words and verb have come between
        if group.cue.force == "claims" and main is not None and main.clause is not None and main.clause <= group.first:
            subject = None  # "a dit que deux hommes sont venus, prétendant que": theirs as likely as hers
        quoted = next((k for k in range(group.first - 1, first, -1) if words[k].quoted is not None), None)
        nearer = subjects.since(quoted, group.first) if quoted is not None else None
        subject = nearer or subject
        return self._with_complement(replace(base, shape="gerund", subject=subject, rule="gerund", score=score), last, found)

    def _read_in(self, group: VerbGroup, first: int, last: int) -> Saying | None:
        """The incise "peut-on lire", in which "on" is nobody."""
        words, k = self.words, group.first - 1
        if k - 1 < first or not words[k].form.endswith("on") or not words[k - 1].form.startswith(("peut", "pouvait", "pourra", "put")):
            return None
        return self._impersonal(Saying(first=k - 1, last=group.last, cue=group.cue, shape="incise", subject=None, after=group.last), last)

    def _carried_incise(self, group: VerbGroup, at: int, first: int, last: int, base: Saying) -> Saying | None:
        """The incise "« … », a tenu à préciser la maire": the verb that carries the infinitive follows the marks, the subject the infinitive."""
        words = self.words
        for k in range(at - 1, max(first, at - 11), -1):
            if words[k].form == ",":
                if k - 1 < first or words[k - 1].quoted is None or not any(words[j].form in _CARRIER_VERBS for j in range(k + 1, at)):
                    return None
                hung = next((j for j in range(k + 2, at) if words[j].form.startswith("-") and words[j].form.endswith(("il", "elle", "ils", "elles"))), None)
                if hung is not None:
                    who = Phrase(first=hung, last=hung + 1, head=hung, name=None, kind="pronoun", several=words[hung].form.endswith("s"))
                    return replace(base, first=k + 1, shape="incise", subject=who, rule="inverted-pronoun", score=0.95)
                after = self.inverted.after(group.last, last, marked=True)
                if after is None:
                    return None
                return replace(base, first=k + 1, shape="incise", subject=after[0], after=after[1], rule="inverted", score=0.9)
        return None

    def _told(self, group: VerbGroup, at: int, first: int, last: int, subjects: Subjects) -> Phrase | None:
        """The subject of an infinitive that tells: "Et la maire, Jeanne Durand, d'ajouter : « … »"; no verb may stand before it in its sentence."""
        words = self.words
        colon = next((k for k in range(group.last, min(group.last + 12, last)) if words[k].form == ":"), None)
        if colon is None or words[at - 1].form not in ("de", "d'"):
            return None
        found = subjects.ending_at(at - 1)
        if found is None and words[at - 2].form == ",":
            found = next((each for each in subjects.phrases if each.last <= at - 2 and self.inverted.apposition(each, last).last == at - 2), None)
            found = self.inverted.apposition(found, last) if found is not None else subjects.ending_at(at - 2)
        clear = found is not None and not any(self.reader.finite(k) for k in range(first, at)) and subjects.free(found)
        return found if clear and found is not None and self.inverted.can_speak(found) else None

    def _afterwards(self, base: Saying, group: VerbGroup, at: int, last: int, subjects: Subjects, found: list[Saying], held: Held | None) -> Saying | None:
        """An infinitive after "avant de" or "pour": its subject is that of the clause that holds it, of the saying before it, else of the main verb."""
        main = self._main(found)
        if held is not None:
            return self._with_complement(replace(base, shape="infinitive", subject=held.subject, rule="infinitive", score=held.score), last, found)
        if main is not None and main.subject is not None and main.shape in ("incise", "finite"):
            subject: Phrase | None = main.subject
            score = min(main.score, 0.75)
        else:
            subject, score = subjects.main(group.first)
            score = min(score, 0.7)
        if subject is None or subject.first > at or not self.inverted.can_speak(subject):
            return None
        return self._with_complement(replace(base, shape="infinitive", subject=subject, rule="infinitive", score=score), last, found)

    def _narrative(self, group: VerbGroup, first: int) -> bool:
        """Whether a sentence goes on with the last speaker by an infinitive: "Et d'ajouter : « … »"."""
        forms = [self.words[k].form for k in range(first, group.first)]
        return forms in (["et", "de"], ["et", "d'"], ["avant", "de"], ["avant", "d'"])

    def _main(self, found: list[Saying]) -> Saying | None:
        """The saying whose subject a gerund shares: the nearest incise, else the first of the sentence that stands in no other."""
        for each in reversed(found):
            if each.shape == "incise" and each.subject is not None:
                return each
        return next((each for each in found if each.subject is not None and not each.nested and not each.relative and each.shape in ("finite", "joined")), None)

    def _with_complement(self, saying: Saying, last: int, found: list[Saying]) -> Saying:
        """With the clause or infinitive that follows, and whether the saying itself stands in another's clause."""
        nested = any(each.clause is not None and each.clause <= saying.first for each in found)
        k, words = saying.last, self.words
        steps = 0
        clause: int | None = None
        infinitive = False
        plain = past_adverbials(self.words, k, last)
        while k < last and steps < 22:
            word = words[k]
            if word.form in ("que", "qu'") and words[k - 1].form not in _NO_CLAUSE_BEFORE:
                if saying.first and words[saying.first - 1].form in ("n'", "ne"):
                    break  # "n'assure que la moitié": no more than that, and nothing said
                if self._object_between(saying, k) or (words[k - 1].form == "," and not any(words[j].form == "," for j in range(saying.last, k - 1))):
                    break
                clause = k + 1
                break
            if k > saying.last and any(kind == "gerund" for _, kind in self._verbs.get(word.form, ())):
                break
            if k > plain and word.form in ("avoir", "être") and words[k - 1].form in ("pour", "après", "d'"):
                break  # "a critiqué Lund pour avoir affirmé que": Lund's clause
            if (word.quoted is not None and not word.named) or word.form in (";", ":", "qui", "dont", "où", "alors", "tandis", "mais", "car"):
                break
            if k == plain and word.form in ("ne", "pas", "plus", "n'", "s'", "se", "en", "y"):
                plain += 1
            if k == plain and word.pos in ("VERB", "AUX") and word.token is not None and word.token.has("VerbForm=Inf"):
                infinitive = True
                clause = k
                break
            if word.token is not None and word.pos in ("VERB", "AUX") and word.token.has("VerbForm=Fin"):
                break
            if word.form in _SELF and words[k - 1].form == "," and saying.cue.clause:
                infinitive, clause = True, k  # "a affirmé, par ailleurs, avoir …"
                break
            k += 1
            steps += 1
        return replace(saying, clause=clause, infinitive=infinitive, nested=nested)

    def _object_between(self, saying: Saying, k: int) -> bool:
        """Whether an object stands between the verb and "que", which is then its relative pronoun: "a salué la loi que …"."""
        if saying.cue.verb in _TAKES_HEARER:
            return False
        at = past_adverbials(self.words, saying.last, k)
        phrase = self.reader.at(at, k)
        return phrase is not None and phrase.kind != "pronoun" and phrase.last == k

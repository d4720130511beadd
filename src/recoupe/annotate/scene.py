"""An article as the rules on speech see it: its words with the marks folded, its sentences, its sayings, and who the words of a phrase name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from recoupe.annotate.incises import without_incises
from recoupe.annotate.marks import Quoted, quoted
from recoupe.annotate.utterances import Utterance
from recoupe.lang.fr.grammar import word_class
from recoupe.lang.fr.naming import is_named
from recoupe.lang.fr.phrases import TITLES, Phrase, PhraseReader, sayer
from recoupe.lang.fr.saying import Saying
from recoupe.lang.fr.sayings import SayingFinder
from recoupe.lang.fr.subjects import Subjects
from recoupe.lang.fr.words import Word, units_of, words_of
from recoupe.model.mention import Mention
from recoupe.model.quotation import Speaker
from recoupe.model.syntax import Sentence

_ASIDE = re.compile(r"\s*[(\[](?![A-Z0-9ÉÈ][A-Z0-9ÉÈ.-]{0,7}[)\]])[^()\[\]\n]{1,60}[)\]]\s*")
_EDGES = " ,;\u00a0\u202f\t\n"
_LONGEST_NAME = 300  # characters
_SURE = 0.65
_MEDIA = word_class("media")
_OWNED = ("son ", "sa ", "ses ", "leur ", "notre ", "votre ")
_NAMES = frozenset(("name", "acronym", "short-name", "metonym"))


class Scene:
    """The words of one text, read once; everything else is looked up by word or sentence number."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        *,
        marks: Sequence[Quoted] | None = None,
        bounds: tuple[int, int] | None = None,
    ) -> None:
        self.text = text
        mentions = sorted(mentions, key=lambda each: each.start)
        self.mentions = mentions
        if marks is None:
            marks = without_incises(text, _usable(text, quoted(text), sentences), sentences, lambda words: _reader(words, mentions))
        self.marks = list(marks)
        self._sentences = sentences
        self._starts = [each.start for each in sentences]
        self._mention_starts = [each.start for each in mentions]
        outer = sorted(((i, each) for i, each in enumerate(self.marks) if each.level == 0), key=lambda pair: pair[1].start)
        folded = words_of(text, sentences, [(each.start, each.end) for _, each in outer])
        if bounds is not None:
            folded = [word for word in folded if bounds[0] <= word.start and word.end <= bounds[1]]
        numbers = [i for i, _ in outer]
        self.words = [word if word.quoted is None else Word(word.start, word.end, word.form, False, "", numbers[word.quoted]) for word in folded]
        self.units = units_of(text, self.words, [each.end for each in sentences])
        self._mark_names()
        self._firsts = [first for first, _ in self.units]
        self.reader = _reader(self.words, mentions)
        self._finder = SayingFinder(self.words, self.reader)
        self._sayings: dict[int, list[Saying]] = {}

    def within(self, start: int, end: int) -> Scene:
        """The words between outer marks `[start, end)` as a scene of their own, in which the marks inside them are the outer ones."""
        marks = [
            replace(each, level=each.level - 1, inside=None) for each in self.marks if each.level and each.closed and start <= each.start and each.end <= end
        ]
        low = max(bisect_right(self._starts, start) - 1, 0)
        sentences = self._sentences[low : bisect_left(self._starts, end)]
        return Scene(self.text, sentences, self.between(start, end), marks=marks, bounds=(start, end))

    def _mark_names(self) -> None:
        for first, last in self.units:
            for k in range(first, last):
                if self.words[k].quoted is not None and is_named(self.words, first, k, self.inner(k)):
                    self.words[k] = replace(self.words[k], named=True)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters of the words `[first, last)`."""
        return self.words[first].start, self.words[last - 1].end

    def sayings(self, unit: int) -> list[Saying]:
        """Who says what in a sentence."""
        if unit not in self._sayings:
            self._sayings[unit] = self._finder(*self.units[unit])
        return self._sayings[unit]

    def unit_of(self, k: int) -> int:
        """The number of the sentence that word k stands in."""
        return bisect_right(self._firsts, k) - 1

    def is_dependent(self, at: int, unit: int) -> bool:
        """Whether the saying whose cue begins at a place stands in a relative clause, in what another says, or is a noun ("l'annonce par la ligue de …")."""
        opened = False  # a saying with a clause of its own has come before; a participle is no one else's
        for each in self.sayings(unit):
            if self.words[each.first].start == at:
                return each.relative or each.shape == "noun" or (each.nested and opened) or self._in_clause(each, unit)
            opened = opened or (each.clause is not None and each.shape != "gerund")
        return False

    def _in_clause(self, saying: Saying, unit: int) -> bool:
        """Whether a saying's subject stands right behind a relative or "que": "le port, que la ligue juge « trop cher », …"."""
        subject = saying.subject
        if subject is None or saying.shape == "incise" or subject.first <= self.units[unit][0] + 1 or subject.first > saying.first:
            return False
        return self.words[subject.first - 1].form in ("que", "qu'", "dont", "où")

    def inner(self, k: int) -> str:
        """The words between the marks that word k stands for."""
        index = self.words[k].quoted
        if index is None:
            return ""
        start, end = self.marks[index].words
        return self.text[start:end]

    def pieces(self, k: int) -> list[tuple[int, int]]:
        """The verbatim pieces between the marks of word k: a paragraph each, cut where the editor breaks in with brackets."""
        index = self.words[k].quoted
        out: list[tuple[int, int]] = []
        for start, end in self.marks[index].pieces if index is not None else ():
            at = start
            for aside in _ASIDE.finditer(self.text, start, end):
                out.append((at, aside.start()))
                at = aside.end()
            out.append((at, end))
        return [span for span in (self._trimmed(*each) for each in out) if span is not None]

    def _trimmed(self, start: int, end: int) -> tuple[int, int] | None:
        while start < end and self.text[start] in _EDGES:
            start += 1
        while end > start and self.text[end - 1] in _EDGES:
            end -= 1
        return (start, end) if any(char.isalnum() for char in self.text[start:end]) else None

    def says(self, index: int) -> bool:
        """Whether a finite verb stands between marks, by their number."""
        return self._verb_in(self.marks[index].start, self.marks[index].end)

    def has_verb(self, k: int) -> bool:
        """Whether a finite verb stands between the marks of word k, by the trees."""
        return self._verb_in(self.words[k].start, self.words[k].end)

    def _verb_in(self, start: int, end: int) -> bool:
        for n in range(max(bisect_right(self._starts, start) - 1, 0), len(self._sentences)):
            sentence = self._sentences[n]
            if sentence.start >= end:
                break
            if any(start <= token.start < end and token.pos in ("VERB", "AUX") and token.has("VerbForm=Fin") for token in sentence.tokens):
                return True
        return False

    def quotes_in(self, unit: int) -> bool:
        """Whether the sentence has words between marks."""
        first, last = self.units[unit]
        return any(self.words[k].quoted is not None for k in range(first, last))

    def same_paragraph(self, unit: int, following: int) -> bool:
        """Whether no line ends between two sentences."""
        return "\n" not in self.text[self.span(*self.units[unit])[1] : self.span(*self.units[following])[0]]

    def next_line(self, unit: int, following: int) -> bool:
        """Whether a sentence begins the paragraph after another's, no list item or subhead between."""
        gap = self.text[self.span(*self.units[unit])[1] : self.span(*self.units[following])[0]]
        return "\n" in gap and not gap.strip(" \n\u00a0\u202f>\u200e")

    def closes(self, unit: int, utterance: Utterance) -> bool:
        """Whether the sentence says nothing after its speech but who spoke and where, so that its speaker still has the floor."""
        first, last = self.units[unit]
        saying = utterance.saying
        others = [each for each in self.sayings(unit) if (saying is None or each.first != saying.first) and each.subject != utterance.subject]
        return not others and (saying is None or saying.shape in ("incise", "gerund")) and last - first < 40

    def teller(self, unit: int) -> Saying | None:
        """The saying of a sentence without marks whose subject speaks on in words alone after it: "Le maire a promis un pont. « Il sera grand. »"."""
        sayings = [each for each in self.sayings(unit) if each.shape in ("finite", "incise") and not each.dependent and each.subject is not None]
        if not sayings or len({each.subject for each in sayings}) > 1 or self.quotes_in(unit):
            return None
        subject = sayings[0].subject
        return sayings[0] if subject is not None and self.is_person(subject) else None

    def is_heading(self, unit: int) -> bool:
        """Whether a sentence is a line of its own that ends as no sentence does: a subhead, the title of something shown beside the text."""
        first, last = self.units[unit]
        start, end = self.span(first, last)
        line = self.text[end : end + 3].strip(" \u00a0\u202f")[:1] in ("", "\n") and self.text[max(0, start - 2) : start].endswith("\n")
        return line and unit > 0 and self.text[end - 1].isalnum() and last - first < 40

    def introduced_by(self, unit: int, k: int) -> Phrase | None:
        """Who is the subject of the words before a colon: "le maire tente une image : « … »"; None where another person is named there too."""
        first = self.units[unit][0]
        subject, score = Subjects(self.words, self.reader, first, k - 1).main(-1)
        if subject is None or score < 0.8 or not self.is_person(subject) or any(self.words[j].quoted is not None for j in range(first, k)):
            return None
        others = [j for j in self.reader.people if first <= j < k and not subject.first <= j < subject.last]
        return None if others else subject

    def colon_after(self, unit: int, k: int) -> Phrase | None:
        """Who is the subject after words and a colon: « … » : le maire a présenté …"""
        first, last = self.units[unit]
        if any(self.words[j].is_word for j in range(first, k)) or k + 2 >= last or self.words[k + 1].form != ":" or not self.has_verb(k):
            return None
        subject, score = Subjects(self.words, self.reader, k + 2, last).main(-1)
        return subject if subject is not None and score >= 0.8 and self.is_person(subject) and subject.kind != "pronoun" else None

    def ends_with_colon(self, unit: int) -> bool:
        """Whether the sentence announces what follows it."""
        return self.words[self.units[unit][1] - 1].form == ":"

    def introduces(self, unit: int) -> tuple[Saying | None, Phrase, float] | None:
        """Who the sentence before words alone says will speak: the subject of its last saying, else of its main verb where that is a person."""
        first, last = self.units[unit]
        for saying in reversed(self.sayings(unit)):
            if saying.subject is not None and not saying.relative and not saying.nested and saying.shape != "infinitive":
                return saying, saying.subject, min(0.85, saying.score)
        subject, score = Subjects(self.words, self.reader, first, last).main(-1)
        if subject is None or score < 0.8 or not self.is_person(subject):
            return None
        return None, subject, 0.7

    def comments(self, unit: int) -> Saying | None:
        """The saying of a sentence that follows words alone and reports nothing else: « … ». X a réagi hier."""
        sayings = [each for each in self.sayings(unit) if each.shape == "finite" and not each.relative]
        if len(sayings) != 1 or sayings[0].clause is not None or sayings[0].subject is None or not self.is_person(sayings[0].subject):
            return None
        first = self.units[unit][0]
        return (
            sayings[0]
            if sayings[0].subject.first - first <= 4 and sayings[0].cue.force in ("comments", "states", "answers", "insists", "hopes", "regrets")
            else None
        )

    def title_speaker(self, unit: int, k: int) -> Phrase | None:
        """The name that a title sets before or after words between marks: "X : « … »", "« … », X"."""
        first, last = self.units[unit]
        words = self.words
        if k - 1 > first and words[k - 1].form == ":":
            start = next((j + 1 for j in range(k - 2, first - 1, -1) if words[j].form in (":", ",", ".")), first)
            phrase = self.reader.at(start, k - 1)
            if phrase is not None and phrase.last == k - 1 and self.is_person(phrase):
                return phrase
        if k + 2 < last and words[k + 1].form in (",", ":", "-", "–", "(") and k == first:
            phrase = self.reader.at(k + 2, last)
            ends = phrase is not None and (phrase.last >= last or words[phrase.last].form in (",", ")", "."))
            if phrase is not None and ends and self.is_person(phrase):
                return phrase
        return None

    def is_person(self, phrase: Phrase) -> bool:
        """Whether the phrase names a person, by its mention, its title or its noun; a pronoun counts."""
        if phrase.kind == "pronoun":
            return True
        mention = self.mention(phrase)
        if mention is not None:
            return mention.label == "PERSON"
        head = sayer(self.words[phrase.head].form)
        return (head is not None and head[0] == "person") or self.words[phrase.first].form in ("m.", "mme", "mlle", "me")

    def is_medium(self, phrase: Phrase | None) -> bool:
        """Whether the phrase's noun is one for a newspaper or the like, which tells what others say."""
        return phrase is not None and phrase.name is None and self.words[phrase.head].form in _MEDIA

    def is_holder(self, phrase: Phrase) -> bool:
        """Whether the name in a phrase is that of its first noun's holder, not part of a thing's: "la maire Dupré", not "la campagne Dupré"."""
        if phrase.name is None or phrase.head >= phrase.name[0] or any(self.words[k].form in TITLES for k in range(phrase.first, phrase.name[0])):
            return True
        head = sayer(self.words[phrase.head].form)
        return head is None or head[0] == "person" if phrase.head + 1 < phrase.name[0] else head is not None and head[0] == "person"

    def mention(self, phrase: Phrase) -> Mention | None:
        """The mention that stands for the phrase: the one of its name, else the one that holds its first noun and begins with it."""
        start, end = self.span(phrase.first, phrase.last)
        if phrase.name is not None:
            low, high = self.span(*phrase.name)
            near = [each for each in self._near(low, high) if each.start < high and each.end > low and each.reading not in ("demonym", "pronoun")]
            # the mission "Islande-Valmer" is not Iceland
            overlapping = [each for each in near if each.label == "PERSON" or "-" not in (self.text[each.end : high][:1], self.text[low : each.start][-1:])]
            if overlapping:
                return max(overlapping, key=lambda each: (each.reading in _NAMES, min(each.end, high) - max(each.start, low), each.actor is not None))
            return None
        head = self.words[phrase.head]
        covering = [
            each
            for each in self._near(start, end)
            if each.start <= head.start and each.end >= head.end and each.start >= start - 1 and each.reading not in ("demonym", "pronoun")
        ]
        covering = [each for each in covering if each.end <= end + 1 or each.start >= start]
        return max(covering, key=lambda each: (each.actor is not None, each.end - each.start), default=None)

    def _near(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that may overlap `[start, end)`; they stand in text order."""
        return self.mentions[bisect_left(self._mention_starts, start - _LONGEST_NAME) : bisect_right(self._mention_starts, end)]

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that begin in `[start, end)`."""
        return self.mentions[bisect_left(self._mention_starts, start) : bisect_left(self._mention_starts, end)]

    def speaker(self, phrase: Phrase) -> Speaker | None:
        """The speaker in the text's words, with its mention and actor where there is one; a document speaks for the body that it is "of"."""
        if phrase.kind == "pronoun":
            start, end = self.span(phrase.first, phrase.last)
            return Speaker(actor=None, name=self.text[start:end].lstrip("-").removeprefix("t-"), mention=None)
        inner = self.author(phrase)
        if inner is not None:
            return self.speaker(inner)
        mention = self.mention(phrase)
        if mention is not None and not (phrase.several and self._joins(phrase)):
            start, end = (mention.start, mention.end) if phrase.name is None else self.span(*phrase.name)
            words = self.text[start:end] if end - start > mention.end - mention.start else mention.text
            if not is_sure(mention):
                return Speaker(actor=None, name=words, mention=mention.id)
            return Speaker(actor=mention.actor, name=mention.name or words, mention=mention.id)
        start, end = self.span(*(phrase.name or (phrase.first, phrase.last)))
        return Speaker(actor=None, name=self.text[start:end], mention=None)

    def _joins(self, phrase: Phrase) -> bool:
        """Whether the phrase names several by "et", not one body with a plural name."""
        mention = self.mention(phrase)
        return mention is None or any(word.form in ("et", "ou", ",") and word.start >= mention.end for word in self.words[phrase.first : phrase.last])

    def author(self, phrase: Phrase) -> Phrase | None:
        """Whose document a phrase names: "le communiqué de la ligue"; None for what is no document, or nobody's."""
        head = sayer(self.words[phrase.head].form)
        if head is None or head[0] != "document":
            return None
        for k in range(phrase.head + 1, phrase.last - 1):
            if self.words[k].form in ("de", "d'", "du", "des"):
                inner = self.reader.at(k + 1, phrase.last)
                if inner is None and self.words[k].form in ("du", "des"):
                    inner = self.reader.bare(k + 1, phrase.last)
                if inner is not None and (inner.name is not None or sayer(self.words[inner.head].form) is not None or self.mention(inner) is not None):
                    return inner
        return None

    def set_phrases(self, open_ones: Sequence[Utterance], all_of_them: Sequence[Utterance]) -> frozenset[int]:
        """Marks around a short phrase that the article puts between marks again and again, once at least in nobody's mouth: a set phrase, not speech."""
        said: Counter[str] = Counter()
        marks: dict[str, set[int]] = {}
        for index, each in enumerate(self.marks):
            start, end = each.words
            phrase = self.text[start:end].lower()
            if each.level == 0 and len(phrase.split()) <= 3:
                said[phrase] += 1
                marks.setdefault(phrase, set()).add(index)
        governed = {mark for each in all_of_them if each.subject is not None for mark in each.marks}
        return frozenset(mark for phrase, n in said.items() if n > 2 and 2 * len(marks[phrase] & governed) < n for mark in marks[phrase])


def is_sure(mention: Mention) -> bool:
    """Whether a mention's actor may be put forward as a speaker: "son gouvernement", or "la présidence" of no state in particular, may not."""
    if mention.actor is None or mention.reading != "role" or mention.score is None or mention.score >= _SURE:
        return mention.actor is not None
    laid = "actors/organ" in mention.by or "actors/description" in mention.by  # to the state that the place speaks of
    return not laid and not mention.text.lower().startswith(_OWNED)


def _usable(text: str, marks: Sequence[Quoted], sentences: Sequence[Sentence]) -> list[Quoted]:
    """The marks, with those never closed ended at the end of their sentence unless they begin their paragraph."""
    out: list[Quoted] = []
    ends = [sentence.end for sentence in sentences]
    for each in marks:
        if each.closed or each.level:
            out.append(each)
            continue
        start, end = each.words
        if text[text.rfind("\n", 0, each.start) + 1 : each.start].strip(" >*-–—\u00a0"):
            nearest = bisect_right(ends, start + 3)
            end = min(ends[nearest] if nearest < len(ends) else end, each.end)
        incise = re.search(r"[,»”\"]\s+(?:selon|a-t-|a t-|(?:a|ont|avait|avaient)\s+\w+é\b|\w+-t-)", text[start:end])
        if incise:
            end = start + incise.start()
        last = end
        while last > start and text[last - 1] in _EDGES:
            last -= 1
        if last > start:
            out.append(Quoted(start=each.start, end=end, pieces=((start, last),), mark=each.mark, closed=False, level=0, inside=None))
        else:
            out.append(each)
    return out


def _reader(words: Sequence[Word], mentions: Sequence[Mention]) -> PhraseReader:
    starts = {word.start: k for k, word in enumerate(words) if word.quoted is None}
    ends = {word.end: k + 1 for k, word in enumerate(words) if word.quoted is None}
    named: dict[int, int] = {}
    people: set[int] = set()
    for each in mentions:
        first, last = starts.get(each.start), ends.get(each.end)
        if first is None or last is None or each.reading not in _NAMES:
            continue
        named[first] = max(last, named.get(first, 0))
        if each.label == "PERSON":
            people.add(first)
    return PhraseReader(words, people=frozenset(people), named=named)

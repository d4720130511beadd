"""Who comes into view while an article is read sentence by sentence: its subjects, its sources, the people and bodies whose documents it speaks of."""

from __future__ import annotations

from dataclasses import replace

from recoupe.annotate.scene import Scene
from recoupe.lang.fr.phrases import Phrase, sayer
from recoupe.lang.fr.subjects import Subjects
from recoupe.lang.fr.things import may_be_people
from recoupe.model.quotation import Speaker
from recoupe.resolve.holders import Holders
from recoupe.resolve.in_view import InView, Seen, gender_of_pronoun
from recoupe.resolve.people import People, gender_of, noun_gender, phrase_words

LATTER = frozenset(("ce dernier", "cette dernière", "celui-ci", "celle-ci"))
LATTER_ONES = frozenset(("ces derniers", "ces dernières", "ceux-ci", "celles-ci"))
_ONE = frozenset(("le", "la", "l'", "un", "une", "au", "du", "son", "sa", "ce", "cet", "cette"))
_BRINGS_IN = frozenset(("figure", "figurait", "arrive", "arrivait", "siège", "siégeait"))
POINTING = frozenset(("ce", "cet", "cette"))
DOCUMENTS = frozenset(["communiqué", "texte", "document", "déclaration", "rapport", "lettre", "note", "message"])


class Appearances:
    """Tells those in view of each sentence; asked whom a pronoun stands for. `authors`: whose document each noun for one is, so far."""

    def __init__(self, scene: Scene, people: People, view: InView, holders: Holders) -> None:
        self._scene = scene
        self._people = people
        self._view = view
        self._holders = holders
        self.authors: dict[str, Speaker] = {}

    def note(self, unit: int) -> None:
        """Note the subject of the sentence's main verb, where it is a person or a body."""
        if self._scene.is_heading(unit):
            return  # whom a subhead names is not who is being spoken of
        first, last = self._scene.units[unit]
        subjects = Subjects(self._scene.words, self._scene.reader, first, last)
        self._main_subject(subjects, unit)
        # those who are named as a source come after: "Selon Durand, Lenoir a fui. « … », a-t-il dit" is Durand's
        for saying in self._scene.sayings(unit):
            if saying.shape in ("preposition", "incise") and saying.subject is not None and saying.subject.kind != "pronoun":
                source = self._seen_as(saying.subject, unit, spoke=True)
                if source is not None:
                    self._view.see(source)

    def _main_subject(self, subjects: Subjects, unit: int) -> None:
        topic = self._topic(unit)
        if topic is not None:
            self._view.see(topic)
        if (again := self._taken_up(unit)) is not None:
            self._view.see(again)
            return
        phrase, _ = subjects.main(-1)
        phrase = self._cleft(subjects, unit) or phrase or self._presented(unit)
        if phrase is None:
            self._author_of(unit, None)
            return
        if not self._scene.is_person(phrase):
            self._blocker(phrase, unit)
        seen = self._seen_as(phrase, unit, spoke=False)
        if seen is not None:
            self._view.see(seen)
            self._author_of(unit, seen)
            return
        at, end = self._scene.span(phrase.first, phrase.last)
        if phrase.kind == "pronoun":
            self._view.open_speaker(self._scene.text[at:end].lower(), at, unit)
        else:
            gender = gender_of(self._scene.words[phrase.first])
            self._view.see(Seen(at, unit, None, self._scene.text[at:end], None, gender, phrase.several, False, False, thing=True))
        self._author_of(unit, seen)

    def _taken_up(self, unit: int) -> Seen | None:
        """The one person in view whom "celle qui …" or "celui qui …" at the head of a sentence stands for; its gender is that person's."""
        words, first = self._scene.words, self._scene.units[unit][0]
        if words[first].form not in ("celle", "celui") or first + 1 >= len(words) or words[first + 1].form not in ("qui", "que", "qu'", "dont"):
            return None
        gender = "f" if words[first].form == "celle" else "m"
        near = [each for each in self._view.seen if each.unit >= unit - 2 and each.person and not each.several]
        last = near[-1] if near else None
        if last is None or last.someone is None or any(each.name != last.name for each in near) or last.gender not in (None, gender):
            return None
        last.someone.gender = last.someone.gender or gender
        return replace(last, at=words[first].start, unit=unit, gender=gender, spoke=False)

    def _presented(self, unit: int) -> Phrase | None:
        """Whom a sentence brings in behind its verb: "Parmi les absents figure Paul Lenoir"."""
        words = self._scene.words
        first, last = self._scene.units[unit]
        at = next((k + 1 for k in range(first + 1, last - 1) if words[k].form in _BRINGS_IN and words[k].quoted is None), None)
        phrase = self._scene.reader.at(at, last) if at is not None else None
        return phrase if phrase is not None and phrase.kind == "name" and self._scene.is_person(phrase) else None

    def _cleft(self, subjects: Subjects, unit: int) -> Phrase | None:
        """Who does what a sentence with "c'est" tells: "C'est mardi que le maire est revenu sur le port"."""
        words = self._scene.words
        first, last = self._scene.units[unit]
        if last - first < 5 or words[first].form not in ("c'", "ce") or words[first + 1].form not in ("est", "était", "fut", "sera"):
            return None
        at = next((k + 1 for k in range(first + 2, last) if words[k].form in ("que", "qu'")), None)
        phrase = self._scene.reader.at(at, last) if at is not None else None
        if phrase is None or phrase.kind == "pronoun" or not self._scene.is_person(phrase):
            return None
        if phrase.last >= last or not self._scene.reader.finite(phrase.last):
            return None
        return phrase

    def _topic(self, unit: int) -> Seen | None:
        """Whom a sentence sets up as its topic: "Quant à Mme Durand, elle …"."""
        first, last = self._scene.units[unit]
        words = self._scene.words
        if last - first < 4 or words[first].form != "quant" or words[first + 1].form not in ("à", "au"):
            return None
        phrase = self._scene.reader.at(first + 2, last) if words[first + 1].form == "à" else self._scene.reader.bare(first + 2, last)
        return self._seen_as(phrase, unit, spoke=False) if phrase is not None and phrase.kind != "pronoun" else None

    def _blocker(self, phrase: Phrase, unit: int) -> None:
        """A person inside a subject that is none ("l'intervention de M. Lenoir") comes into view, but as no safe antecedent."""
        scene = self._scene
        start, end = scene.span(phrase.first, phrase.last)
        for mention in scene.mentions:
            someone = self._people.of_mention(mention.id)
            if start <= mention.start and mention.end <= end and mention.label == "PERSON" and mention.reading != "role" and someone is not None:
                self._view.see(Seen(mention.start, unit, someone, someone.name, mention.id, someone.gender, False, False, True, blocks=True))

    def _author_of(self, unit: int, seen: Seen | None) -> None:
        """Remember whose document a sentence speaks of: "le communiqué de la ligue", "dans un communiqué, la ministre …"."""
        first, last = self._scene.units[unit]
        words = self._scene.words
        for k in range(first, last):
            if words[k].form not in DOCUMENTS:
                continue
            starts = (self._scene.reader.at(start, last) for start in range(max(first, k - 2), k + 1))
            phrase = next((found for found in starts if found is not None and found.first <= k < found.last), None)
            author = self._scene.author(phrase) if phrase is not None else None
            speaker = self._scene.speaker(author) if author is not None else None
            if speaker is None and seen is not None and seen.someone is not None and k - 2 >= first and words[k - 2].form == "dans":
                speaker = Speaker(actor=seen.someone.actor, name=seen.name, mention=seen.mention)
            if speaker is not None:
                self.authors.setdefault(words[k].form, speaker)

    def _seen_as(self, phrase: Phrase, unit: int, *, spoke: bool) -> Seen | None:
        scene = self._scene
        at, end = scene.span(phrase.first, phrase.last)
        words = scene.text[at:end]
        if phrase.kind == "pronoun":
            found = self.antecedent(words.lower().lstrip("-").removeprefix("t-"), at, unit)
            return replace(found, at=at, unit=unit, spoke=spoke) if found else None
        mention = scene.mention(phrase)
        if mention is not None and mention.label not in ("PERSON", "ORG", "GPE", "NORP"):
            return None
        someone = self._people.of_mention(mention.id) if mention else None
        if someone is None and phrase.name is None:
            head = sayer(scene.words[phrase.head].form)
            if head is None and mention is None:
                return None
            if head is not None and head[0] == "document":
                return None
            if head is not None and head[0] == "person" and _definite(scene, phrase):
                someone = self._holders(phrase_words(scene, phrase), at, unit, pointing=scene.words[phrase.first].form in POINTING)
        gender = (someone.gender if someone else None) or gender_of(scene.words[phrase.first]) or noun_gender(scene.words[phrase.head].form)
        if someone is not None and someone.person and phrase.name is not None and not scene.is_holder(phrase):
            return None  # "la campagne Dupré" is no Dupré
        if someone is not None and someone.person and someone.gender is None and gender is not None:
            someone.gender = gender
        if phrase.name is not None and someone is None and not mention and not scene.is_person(phrase):
            return None
        name = someone.name if someone else words
        person = someone.person if someone else scene.is_person(phrase)
        shown = mention.id if mention else (someone.mention if someone else None)
        metonym = mention is not None and mention.reading == "metonym"
        institution = mention is not None and mention.label == "ORG" and not metonym
        return Seen(at, unit, someone, name, shown, gender, phrase.several, spoke, person, metonym=metonym, institution=institution)

    def _latter(self, pronoun: str, at: int, unit: int) -> Seen | None:
        """Whom "ce dernier" or "celui-ci" stands for: the last person named before it who fits, in its sentence or the one before.

        Where that one's gender is not shown and someone's further back is and fits ("la maire Durand a reçu Lenoir. Cette dernière …"), nobody.
        """
        gender = gender_of_pronoun(pronoun)
        found: list[Seen] = []
        before = next((n for n in range(unit - 1, -1, -1) if not self._scene.is_heading(n)), -1)
        for number in (unit, before):
            if number < 0 or found:
                break
            first, last = self._scene.units[number]
            k = last
            while k > first:
                k -= 1
                seen = self._person_at(k, first, last, at, number)
                if seen is not None and seen.gender in (None, gender):
                    found.append(seen)
        if found and (unknown := self._unknown_after(found[0], at)) is not None:
            return unknown
        if not found:
            return None
        rivals = [each for each in found[1:] if each.name != found[0].name and (gender == "f" or each.gender == gender)]
        return None if found[0].gender is None and rivals else found[0]

    def _latter_ones(self, pronoun: str, unit: int) -> Seen | None:
        """Whom "ces derniers" stands for: the only words for several people in the sentence before, nobody where there are two."""
        scene = self._scene
        number = next((n for n in range(unit - 1, -1, -1) if not scene.is_heading(n)), -1)
        if number < 0:
            return None
        first, last = scene.units[number]
        found: list[Phrase] = []
        k = first
        while k < last:
            phrase = scene.reader.at(k, last) if scene.words[k].quoted is None else None
            if phrase is None or phrase.kind == "pronoun":
                k += 1
                continue
            if phrase.several or scene.words[phrase.head].form.endswith("s"):
                found.append(phrase)
            k = phrase.last
        gender = gender_of_pronoun(pronoun)
        known = {each: sayer(scene.words[each.head].form) for each in found}
        people = [each for each in found if (kind := known[each]) is not None and kind[0] != "document" and kind[1] in (gender, "both")]
        others = any(may_be_people(scene.words[each.head].form) for each in found if known[each] is None)
        if len(people) != 1 or others or people[0].name is not None:
            return None
        start, end = scene.span(people[0].first, people[0].last)
        mention = scene.mention(people[0])
        someone = self._people.of_mention(mention.id) if mention is not None else None
        return Seen(start, number, someone, someone.name if someone else scene.text[start:end], mention.id if mention else None, None, True, False, True)

    def _unknown_after(self, seen: Seen, at: int) -> Seen | None:
        """Somebody whom no list knows and who stands after the last person named: "Lund a écrit au caviste. Ce dernier …"."""
        words = self._scene.words
        first, last = self._scene.units[seen.unit]
        for k in range(last - 1, first, -1):
            word = words[k]
            if seen.at + len(seen.name) < word.start < at and word.quoted is None and words[k - 1].form in _ONE and may_be_people(word.form):
                return Seen(word.start, seen.unit, None, self._scene.text[word.start : word.end], None, None, False, False, True)
        return None

    def _person_at(self, k: int, first: int, last: int, at: int, unit: int) -> Seen | None:
        """The person named by the phrase at word k, before a place."""
        scene = self._scene
        if scene.words[k].start >= at:
            return None
        phrase = scene.reader.at(k, last)
        if phrase is None or phrase.kind == "pronoun" or scene.words[phrase.last - 1].start >= at or not scene.is_person(phrase) or phrase.several:
            return None
        whole = scene.reader.at(k - 1, last) if k > first else None
        return self._seen_as(whole if whole is not None and whole.last >= phrase.last and whole.name == phrase.name else phrase, unit, spoke=False)

    def antecedent(self, pronoun: str, at: int, unit: int, *, person: bool = False, continuing: bool = False, inverted: bool = False) -> Seen | None:
        """Whom a pronoun at a place stands for; see `InView.antecedent`."""
        if pronoun in LATTER_ONES:
            return self._latter_ones(pronoun, unit)
        if pronoun in LATTER:
            return self._latter(pronoun, at, unit)
        return self._view.antecedent(pronoun, at, unit, person=person, continuing=continuing, inverted=inverted)


def _definite(scene: Scene, phrase: Phrase) -> bool:
    return scene.words[phrase.first].form in ("le", "la", "l'", "ce", "cette") or scene.words[phrase.first].capital

"""Stage: who the speakers are: the words that name them, a role, a short name or a pronoun, led to one person or body of the article."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from recoupe.annotate.scene import Scene
from recoupe.lang.fr.phrases import DETERMINERS, Phrase, sayer
from recoupe.lang.fr.subjects import Subjects
from recoupe.lang.fr.things import is_thing
from recoupe.lang.say import Lang, Say
from recoupe.model.annotated import Annotated
from recoupe.model.quotation import Quotation, Speaker
from recoupe.resolve.described import Described
from recoupe.resolve.in_view import FARTHEST, HE, MANY, SHE, InView, Seen, gender_of_pronoun
from recoupe.resolve.people import People, Someone, content_words, gender_of, noun_gender, phrase_words

_LATTER = frozenset(("ce dernier", "cette dernière", "celui-ci", "celle-ci"))
_POINTING = frozenset(("ce", "cet", "cette"))
_CONTINUING = frozenset(("adds", "insists", "concludes"))
_DOCUMENTS = frozenset(["communiqué", "texte", "document", "déclaration", "rapport", "lettre", "note", "message"])
_I = re.compile(r"(?<!\w)(?:j['’]|je|mon|ma|mes|moi)(?!\w)", re.IGNORECASE)
_ARTICLE = re.compile(r"(?<!\w)(la|le|une|un|mme|m\.)\s$", re.IGNORECASE)
_BARE_OFFICES = content_words(("président", "ministre", "premier", "ministre", "chancelier"))


class SpeakersStage:
    """Resolves the speakers of quotations. A speaker that stays unsure keeps the text's words; a pronoun that does, becomes None.

    `lang` is the reader's language, for `why`.
    """

    name = "speakers"
    needs = frozenset({"quotations", "mentions"})
    gives = frozenset({"quotations"})

    def __init__(self, lang: Lang = "fr") -> None:
        self._say = Say(lang)

    def __call__(self, work: Annotated) -> Annotated:
        """The article with its quotations' speakers resolved. Raises `ValueError` when a layer that it needs is missing."""
        if work.quotations is None or work.mentions is None:
            raise ValueError("speakers needs quotations and mentions")
        if not any(each.speaker for each in work.quotations):
            return work
        mentions = work.parties()
        scene = Scene(work.article.text, work.sentences or (), [each for each in mentions if each.field == "text"])
        resolved = _Resolver(scene, People(scene, mentions), self._say).run(work.quotations)
        return work.having(quotations=tuple(resolved))


class _Resolver:
    """One walk through the article, sentence by sentence, with those in view."""

    def __init__(self, scene: Scene, people: People, say: Say) -> None:
        self._scene = scene
        self._people = people
        self._say = say
        self._view = InView(scene, people)
        self._described = Described(scene, scene.mentions)
        self._starts = [each.start for each in scene.words]
        self._authors: dict[str, Speaker] = {}

    def run(self, quotations: Sequence[Quotation]) -> list[Quotation]:
        """The quotations in their order, with speakers."""
        by_unit: dict[int, list[Quotation]] = {}
        units = self._scene.units
        starts = [self._scene.words[first].start for first, _ in units]
        done: dict[str, Quotation] = {}
        for each in quotations:
            if each.field == "title":
                done[each.id] = self._plain(each, 0)
                continue
            place = each.cue.start if each.cue else each.start
            unit = max(bisect_right(starts, place) - 1, 0)
            by_unit.setdefault(unit, []).append(each)
        for unit in range(len(units)):
            self._subject(unit)
            for each in sorted(by_unit.get(unit, []), key=lambda q: q.cue.start if q.cue else q.start):
                done[each.id] = self._resolve(each, unit)
        out = [done[each.id] for each in quotations]
        out = self._between(out)
        known = {each.id: each for each in out}
        return [self._echoing(each, known) for each in out]

    def _between(self, all_of_them: list[Quotation]) -> list[Quotation]:
        """Words that nothing reports, between two utterances of one speaker in a paragraph, are that speaker's too."""
        text = self._scene.text
        out = list(all_of_them)
        body = [n for n, each in enumerate(out) if each.field == "text" and each.inside is None and each.echo_of is None]
        following: list[Quotation | None] = []
        ahead: Quotation | None = None
        for n in reversed(body):
            following.append(ahead)
            if out[n].speaker is not None or out[n].cue is not None:
                ahead = out[n]
        following.reverse()
        for position, n in enumerate(body):
            each, after = out[n], following[position]
            before = out[body[position - 1]] if position else None
            if each.speaker is not None or each.cue is not None or before is None or after is None:
                continue
            if before.speaker is None or after.speaker is None or before.speaker.actor is None:
                continue
            if before.speaker.actor == after.speaker.actor and "\n" not in text[before.end : after.start]:
                why = self._say("speech.between", speaker=before.speaker.name)
                out[n] = replace(each, speaker=before.speaker, score=0.6, by="speakers/between/1", why=why)
        return out

    def _echoing(self, each: Quotation, known: dict[str, Quotation]) -> Quotation:
        source = known.get(each.echo_of or "")
        if source is None:
            return each
        if each.cue is None:
            return replace(
                each, speaker=source.speaker, score=source.score, why=self._say("speech.echo", speaker=source.speaker.name) if source.speaker else each.why
            )
        return each

    # --- who is in view --------------------------------------------------------------------------------------------

    def _subject(self, unit: int) -> None:
        """Note the subject of the sentence's main verb, where it is a person or a body."""
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
        phrase, _ = subjects.main(-1)
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
            if words[k].form not in _DOCUMENTS:
                continue
            starts = (self._scene.reader.at(start, last) for start in range(max(first, k - 2), k + 1))
            phrase = next((found for found in starts if found is not None and found.first <= k < found.last), None)
            author = self._scene.author(phrase) if phrase is not None else None
            speaker = self._scene.speaker(author) if author is not None else None
            if speaker is None and seen is not None and seen.someone is not None and k - 2 >= first and words[k - 2].form == "dans":
                speaker = Speaker(actor=seen.someone.actor, name=seen.name, mention=seen.mention)
            if speaker is not None:
                self._authors.setdefault(words[k].form, speaker)

    def _seen_as(self, phrase: Phrase, unit: int, *, spoke: bool) -> Seen | None:
        scene = self._scene
        at, end = scene.span(phrase.first, phrase.last)
        words = scene.text[at:end]
        if phrase.kind == "pronoun":
            found = self._antecedent(words.lower().lstrip("-").removeprefix("t-"), at, unit)
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
                someone = self._by_role(phrase_words(scene, phrase), at, unit, pointing=scene.words[phrase.first].form in _POINTING)
        gender = (someone.gender if someone else None) or gender_of(scene.words[phrase.first]) or noun_gender(scene.words[phrase.head].form)
        if someone is not None and someone.person and phrase.name is not None and not scene.is_holder(phrase):
            return None  # "la campagne Dupré" is no Dupré
        if someone is not None and someone.person and someone.gender is None and gender is not None:
            someone.gender = gender
        if phrase.name is not None and someone is None and not mention and not scene.is_person(phrase):
            return None
        name = someone.name if someone else words
        person = someone.person if someone else scene.is_person(phrase)
        return Seen(at, unit, someone, name, mention.id if mention else (someone.mention if someone else None), gender, phrase.several, spoke, person)

    def _latter(self, pronoun: str, at: int, unit: int) -> Seen | None:
        """Whom "ce dernier" or "celui-ci" stands for: the last person named before it who fits, in its sentence or the one before.

        Where that one's gender is not shown and someone's further back is and fits ("la maire Durand a reçu Lenoir. Cette dernière …"), nobody.
        """
        gender = gender_of_pronoun(pronoun)
        found: list[Seen] = []
        for number in (unit, unit - 1):
            if number < 0 or found:
                break
            first, last = self._scene.units[number]
            k = last
            while k > first:
                k -= 1
                seen = self._person_at(k, first, last, at, number)
                if seen is not None and seen.gender in (None, gender):
                    found.append(seen)
        if not found:
            return None
        rivals = [each for each in found[1:] if each.name != found[0].name and (gender == "f" or each.gender == gender)]
        return None if found[0].gender is None and rivals else found[0]

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

    def _antecedent(self, pronoun: str, at: int, unit: int, *, person: bool = False, continuing: bool = False) -> Seen | None:
        if pronoun in _LATTER:
            return self._latter(pronoun, at, unit)
        return self._view.antecedent(pronoun, at, unit, person=person, continuing=continuing)

    # --- the speaker of one quotation ------------------------------------------------------------------------------

    def _resolve(self, each: Quotation, unit: int) -> Quotation:
        speaker = each.speaker
        if speaker is None:
            return each
        word = speaker.name.lower()
        if speaker.mention is None and (word in HE or word in SHE):
            place = self._place(each, speaker.name)
            return self._by_pronoun(each, word, place, unit)
        done = self._plain(each, unit)
        if done.speaker is not None and self._says_nothing(done.speaker, self._place(each, speaker.name)):
            return replace(each, speaker=None, score=None, why=self._say("speech.nobody"))
        self._note(done, unit)
        return done

    def _says_nothing(self, speaker: Speaker, at: int) -> bool:
        """Whether the words for a speaker, which nothing else explains, name a thing or nothing at all: "cette décision", "Mercredi"."""
        if speaker.actor is not None or speaker.mention is not None:
            return False
        words = self._scene.words
        first = bisect_right(self._starts, at) - 1
        k = max(first, 0)
        while k < len(words) and words[k].start < at + len(speaker.name):
            word = words[k]
            if sayer(word.form) is not None:
                return False
            if word.pos in ("NOUN", "PROPN") or is_thing(word.form):
                return is_thing(word.form) and not (word.capital and k > 0 and not word.form.endswith(("ment", "tion")))
            k += 1
        return False

    def _place(self, each: Quotation, name: str) -> int:
        """Where the words that name the speaker stand: the nearest to the cue."""
        near = each.cue.start if each.cue else each.start
        end = each.cue.end if each.cue else each.start
        found = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", self._scene.text[max(0, near - 500) : end + 200])]
        offset = max(0, near - 500)
        return min((offset + start for start in found), key=lambda start: abs(start - near), default=near)

    def _by_pronoun(self, each: Quotation, word: str, place: int, unit: int) -> Quotation:
        text = self._scene.text
        first_person = any(_I.search(text, start, end) for start, end in each.fragments)
        continuing = each.cue is not None and (each.cue.force in _CONTINUING or each.cue.lemma == "selon")
        seen = self._antecedent(word, place, unit, person=first_person, continuing=continuing)
        if seen is not None and continuing and word not in _LATTER and self._view.contested(seen, "m" if word in HE else "f", unit):
            seen = None
        if seen is None or seen.several != (word in MANY):
            self._view.open_speaker(word, place, unit)
            return replace(each, speaker=None, score=None, why=self._say("speech.unresolved", pronoun=word))
        someone = seen.someone
        speaker = Speaker(actor=someone.actor if someone else None, name=seen.name, mention=seen.mention)
        ground = self._say("speech.ground.speaker" if seen.spoke else "speech.ground.subject")
        why = self._say("speech.pronoun", pronoun=word, speaker=seen.name, ground=ground)
        self._view.see(replace(seen, at=place, unit=unit, spoke=True))
        return replace(each, speaker=speaker, score=round(min(each.score or 0.9, 0.85 if seen.unit >= unit - 1 else 0.7), 2), why=why)

    def _plain(self, each: Quotation, unit: int) -> Quotation:
        """The speaker by its mention, its name, its role or its document."""
        speaker = each.speaker
        if speaker is None:
            return each
        # "La famille de Jeanne Durand", at the head of its sentence, has a capital and is not Jeanne Durand
        own_name = speaker.name[:1].isupper() and speaker.name.lower().replace("’", "'").replace("'", "' ").split()[0] not in DETERMINERS
        someone = self._people.of_mention(speaker.mention) or (self._people.named(speaker.name) if own_name else None)
        if someone is not None:
            return replace(each, speaker=Speaker(actor=someone.actor or speaker.actor, name=someone.name, mention=speaker.mention or someone.mention))
        if speaker.actor is not None:
            return each
        words = speaker.name.lower().replace("’", "'").replace("'", "' ").split()
        head = next((sayer(form) for form in words if sayer(form)), None)
        meant = self._described(words, speaker.name, self._place(each, speaker.name))
        if meant is not None:
            return replace(each, speaker=meant, why=self._say("speech.role", role=speaker.name, speaker=meant.name))
        if head is None or words[0] in ("un", "une", "des", "plusieurs", "deux"):
            return each
        if head[0] == "document":
            author = self._author(next(form for form in words if sayer(form)))
            if author is not None:
                return replace(each, speaker=author, why=self._say("speech.document", document=speaker.name, speaker=author.name))
            return each
        if head[0] == "person" and words[0] not in ("son", "sa", "leur", "ses", "les", "leurs"):
            found = self._by_role(content_words(words), self._place(each, speaker.name), unit, pointing=words[0] in _POINTING)
            if found is not None:
                why = self._say("speech.role", role=speaker.name, speaker=found.name)
                return replace(each, speaker=Speaker(actor=found.actor, name=found.name, mention=speaker.mention or found.mention), why=why)
        return each

    def _by_role(self, words: frozenset[str], at: int, unit: int, *, pointing: bool) -> Someone | None:
        """The one whom a role stands for: in view and fitting; else the only one of the article whom it fits, unless someone in view could hold it too.

        "le ministre" is not the only minister named, when a man of no stated office has just spoken. pointing: "ce ministre" is the one in view or nobody.
        """
        fitting = self._people.rivals(words)
        if words <= _BARE_OFFICES:
            holder = self._known_in_office(words, fitting, at, unit)
            if holder is not None:
                return holder
        if not fitting:
            return None
        last = next((seen for seen in reversed(self._view.seen) if seen.at < at and seen.person and (seen.someone is not None or not seen.blocks)), None)
        near = last is not None and unit - last.unit <= FARTHEST
        if near and last is not None and last.someone is not None and any(each.key == last.someone.key for each in fitting):
            return last.someone
        if len(fitting) > 1 or fitting[0].first > at or (pointing and near):
            return None
        if len(words) > 1 or not near or last is None:
            return fitting[0]
        return fitting[0] if last.someone is not None and last.someone.roles else None

    def _known_in_office(self, words: frozenset[str], fitting: Sequence[Someone], at: int, unit: int) -> Someone | None:
        """Who "le président" or "le ministre", with nothing more, stands for: the well-known person who has just spoken, unless one whom it fits is in view."""
        recent = [seen for seen in self._view.seen if seen.at < at and unit - seen.unit <= FARTHEST and seen.person]
        if any(seen.someone is None or seen.someone in fitting for seen in recent):
            return None
        known = [each for each in self._people.all if each.person and each.actor is not None and not each.actor.startswith("new:")]
        if recent:
            last = recent[-1].someone
            others = {seen.someone.key for seen in recent if seen.someone is not None}
            return last if last in known and len(others) == 1 and not last.roles else None
        return known[0] if len(known) == 1 and not fitting and not known[0].roles and sum(each.person for each in self._people.all) == 1 else None

    def _author(self, document: str) -> Speaker | None:
        if document in self._authors:
            return self._authors[document]
        authors = {author.name: author for author in self._authors.values()}
        return next(iter(authors.values())) if len(authors) == 1 and document in _DOCUMENTS else None

    def _note(self, each: Quotation, unit: int) -> None:
        if each.speaker is None or (each.cue is not None and self._scene.is_dependent(each.cue.start, unit)):
            return  # who speaks in a clause of another's does not have the floor
        someone = self._people.of_mention(each.speaker.mention) or self._people.named(each.speaker.name)
        at = each.cue.start if each.cue else each.start
        words = each.speaker.name.lower().replace("’", "'").replace("'", "' ").split()
        gender = someone.gender if someone else next((noun_gender(word) for word in words[:3] if noun_gender(word)), None)
        if gender is None:
            place = self._place(each, each.speaker.name)
            found = _ARTICLE.search(self._scene.text, max(0, place - 4), place)
            gender = {"la": "f", "une": "f", "mme": "f", "le": "m", "un": "m", "m.": "m"}.get(found[1].lower()) if found else None
        several = someone is None and words[0] in ("les", "des", "deux", "plusieurs")
        person = someone.person if someone else any((sayer(word) or ("",))[0] == "person" for word in words[:3]) or each.speaker.name[:1].isupper()
        self._view.see(Seen(at, unit, someone, each.speaker.name, each.speaker.mention, gender, several, True, person))


def _definite(scene: Scene, phrase: Phrase) -> bool:
    return scene.words[phrase.first].form in ("le", "la", "l'", "ce", "cette") or scene.words[phrase.first].capital

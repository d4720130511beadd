"""Stage: who the speakers are: the words that name them, a role, a short name or a pronoun, led to one person or body of the article."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from recoupe.annotate.scene import Scene
from recoupe.annotate.text_scene import text_scene
from recoupe.lang.fr.phrases import DETERMINERS, sayer, sayers
from recoupe.lang.fr.things import is_thing
from recoupe.lang.say import Lang, Say
from recoupe.model.annotated import Annotated
from recoupe.model.quotation import Quotation, Speaker
from recoupe.resolve.appearances import DOCUMENTS, LATTER, POINTING, Appearances
from recoupe.resolve.described import Described
from recoupe.resolve.floor import between, carried, headed
from recoupe.resolve.holders import Holders
from recoupe.resolve.in_view import HE, MANY, SHE, InView, Seen
from recoupe.resolve.people import People, Someone, content_words, fold, noun_gender, phrase_forms
from recoupe.resolve.unnamed import with_mentions

_CONTINUING = frozenset(("adds", "insists", "concludes"))
_I = re.compile(r"(?<!\w)(?:j['’]|je|mon|ma|mes|moi)(?!\w)", re.IGNORECASE)
_ARTICLE = re.compile(r"(?<!\w)(la|le|une|un|mme|m\.)\s$", re.IGNORECASE)
_MANY = frozenset(
    ("les", "des", "ces", "ses", "leurs", "nos", "vos", "certains", "certaines", "plusieurs", "quelques", "nombreux", "nombreuses", "deux", "trois")
)
_ONE = frozenset(("le", "la", "l'", "ce", "cet", "cette", "un", "une"))
_OTHER = {"le": "f", "ce": "f", "cet": "f", "la": "m", "cette": "m"}  # "le ministre" is not a woman called "la ministre"
_OWN = frozenset(("son", "sa", "leur"))
_CONCERNED = frozenset(("intéressé", "intéressée", "impétrant", "impétrante"))
_BESIDE = 40  # characters between a title and the name that it is beside


class SpeakersStage:
    """Resolves the speakers of quotations. A speaker that stays unsure keeps the text's words, with a mention of them; a pronoun that does, becomes None.

    `lang` is the reader's language, for `why`.
    """

    name = "speakers"
    needs = frozenset({"quotations", "mentions"})
    gives = frozenset({"quotations", "mentions"})

    def __init__(self, lang: Lang = "fr") -> None:
        self._say = Say(lang)

    def __call__(self, work: Annotated) -> Annotated:
        """The article with its quotations' speakers resolved. Raises `ValueError` when a layer that it needs is missing."""
        if work.quotations is None or work.mentions is None:
            raise ValueError("speakers needs quotations and mentions")
        if not work.quotations:
            return work
        scene = text_scene(work)
        resolved = _Resolver(scene, People(scene, work.parties()), self._say).run(work.quotations)
        resolved, made = with_mentions(work.article.text, resolved, work.mentions)
        return work.having(quotations=tuple(resolved), mentions=(*work.mentions, *made))


class _Resolver:
    """One walk through the article, sentence by sentence, with those in view."""

    def __init__(self, scene: Scene, people: People, say: Say) -> None:
        self._scene = scene
        self._people = people
        self._say = say
        self._view = InView(scene, people)
        self._described = Described(scene, scene.mentions)
        self._mentions = {each.id: each for each in scene.mentions}
        self._starts = [each.start for each in scene.words]
        self._holders = Holders(people, self._view)
        self._appearances = Appearances(scene, people, self._view, self._holders)

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
            self._appearances.note(unit)
            for each in sorted(by_unit.get(unit, []), key=lambda q: q.cue.start if q.cue else q.start):
                done[each.id] = self._resolve(each, unit)
        out = [done[each.id] for each in quotations]
        out = headed(self._scene, carried(self._scene, between(self._scene, out, self._say), self._say), self._say)
        known = {each.id: each for each in out}
        return [self._echoing(self._own(each, known), known) for each in out]

    def _own(self, each: Quotation, known: dict[str, Quotation]) -> Quotation:
        """The words that a speaker says to have said before: "J'ai dit : “Non !”" is whoever says that."""
        around = known.get(each.inside or "")
        if around is None or "nested-self" not in each.by:
            return each
        return replace(each, speaker=around.speaker, score=each.score if around.speaker is not None else None)

    def _echoing(self, each: Quotation, known: dict[str, Quotation]) -> Quotation:
        source = known.get(each.echo_of or "")
        if source is None:
            return each
        if each.cue is None:
            return replace(
                each, speaker=source.speaker, score=source.score, why=self._say("speech.echo", speaker=source.speaker.name) if source.speaker else each.why
            )
        return each

    # --- the speaker of one quotation ------------------------------------------------------------------------------

    def _resolve(self, each: Quotation, unit: int) -> Quotation:
        speaker = each.speaker
        if speaker is None or "nested-self" in each.by:
            return each
        word = speaker.name.lower()
        if speaker.mention is None and (word in HE or word in SHE):
            place = self._place(each, speaker.name)
            return self._by_pronoun(each, word, place, unit)
        done = self._plain(each, unit)
        if done.speaker is not None and done.speaker.actor is None and (taken := self._epithet(done, speaker.name, unit)) is not None:
            return taken
        if done.speaker is not None and self._says_nothing(done.speaker, self._place(each, speaker.name)):
            return replace(each, speaker=None, score=None, why=self._say("speech.nobody"))
        self._note(done, unit)
        return done

    def _epithet(self, each: Quotation, name: str, unit: int) -> Quotation | None:
        """The quotation with the person in view whom words such as "la milliardaire" take up; None where it is no such word, or somebody else's."""
        words = phrase_forms(name)
        if not self._described.is_epithet(words):
            return None
        place = self._place(each, name)
        gender = "f" if words[0] in ("la", "cette") or next((noun_gender(form) for form in words if noun_gender(form)), None) == "f" else "m"
        seen = self._appearances.antecedent("elle" if gender == "f" else "il", place, unit)
        if seen is None and words[1:2] and words[1] in _CONCERNED:
            seen = self._only_speaker(place)
        if seen is None or seen.someone is None or not seen.person or not (words[1] in _CONCERNED or seen.gender == gender or self._alone(seen, place, unit)):
            return None
        self._view.see(replace(seen, at=place, unit=unit, spoke=True))
        why = self._say("speech.role", role=name, speaker=seen.name)
        return replace(each, speaker=Speaker(actor=seen.someone.actor, name=seen.name, mention=seen.mention), score=min(each.score or 0.7, 0.7), why=why)

    def _only_speaker(self, place: int) -> Seen | None:
        """The person who has spoken, where no other one has: "l'intéressé"."""
        spoke = [each for each in self._view.seen if each.spoke and each.at < place]
        return spoke[-1] if spoke and all(each.person and each.someone is not None and each.name == spoke[-1].name for each in spoke) else None

    def _alone(self, seen: Seen, place: int, unit: int) -> bool:
        """Whether a person of no stated gender is the only one in view in this sentence and the one before."""
        near = [each for each in self._view.seen if each.unit >= unit - 1 and each.person and each.at < place]
        return seen.gender is None and seen.unit >= unit - 1 and all(each.name == seen.name for each in near)

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
        inverted = "inverted" in each.by
        seen = self._appearances.antecedent(word, place, unit, person=first_person, continuing=continuing, inverted=inverted)
        if seen is not None and continuing and word not in LATTER and self._view.contested(seen, "m" if word in HE else "f", unit):
            seen = None
        if seen is not None and self._names_itself(seen, each) and self._view.contested(seen, "m" if word in HE else "f", unit):
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

    def _names_itself(self, seen: Seen, each: Quotation) -> bool:
        """Whether a person would speak of himself by name: "Lund est revenue", a-t-elle dit, is another's."""
        if seen.someone is None or not seen.person:
            return False
        words = fold(" ".join(self._scene.text[start:end] for start, end in each.fragments))
        return any(re.search(rf"(?<!\w){re.escape(name.split(' ')[-1])}(?!\w)", words) is not None for name in seen.someone.names if len(name) > 3)

    def _plain(self, each: Quotation, unit: int) -> Quotation:
        """The speaker by its mention, its name, its role or its document."""
        speaker = each.speaker
        if speaker is None:
            return each
        # "La famille de Jeanne Durand", at the head of its sentence, has a capital and is not Jeanne Durand
        own_name = speaker.name[:1].isupper() and phrase_forms(speaker.name)[0] not in DETERMINERS
        someone = self._people.of_mention(speaker.mention) or (self._people.named(speaker.name) if own_name else None)
        if someone is not None and self._ahead(speaker, someone):
            return replace(each, speaker=Speaker(actor=None, name=self._mentions[speaker.mention or ""].text, mention=speaker.mention))
        if someone is not None:
            return replace(each, speaker=Speaker(actor=someone.actor or speaker.actor, name=someone.name, mention=speaker.mention or someone.mention))
        if speaker.actor is not None:
            return each
        words = phrase_forms(speaker.name)
        head = next((sayer(form) for form in words if sayer(form)), None)
        place = self._place(each, speaker.name)
        meant = self._described(words, speaker.name, place) or self._described.named_behind(speaker.name, place)
        named = self._mentions.get((meant.mention if meant is not None else None) or "")
        if meant is not None and not (each.kind == "indirect" and named is not None and each.start == named.start):
            # "Selon son avocat, Paul Lenoir, 27 ans, dormait": Lenoir is whom it is said of
            return replace(each, speaker=meant, why=self._say("speech.role", role=speaker.name, speaker=meant.name))
        if head is None or words[0] in ("un", "une", "des", "plusieurs", "deux"):
            return each
        if head[0] == "document":
            author = self._author(next(form for form in words if sayer(form)))
            if author is not None:
                return replace(each, speaker=author, why=self._say("speech.document", document=speaker.name, speaker=author.name))
            return each
        if head[0] == "person" and words[0] not in _OWN and not _is_plural(words):
            found = self._holders(content_words(words), self._place(each, speaker.name), unit, pointing=words[0] in POINTING)
            if found is not None and (found.gender is None or found.gender != _OTHER.get(words[0])):
                why = self._say("speech.role", role=speaker.name, speaker=found.name)
                return replace(each, speaker=Speaker(actor=found.actor, name=found.name, mention=speaker.mention or found.mention), why=why)
            again = self._described.unnamed(words, self._place(each, speaker.name)) if speaker.mention is None else None
            if again is not None:
                return replace(each, speaker=replace(speaker, mention=again.id))
        return each

    def _ahead(self, speaker: Speaker, someone: Someone) -> bool:
        """Whether a role stands before the name that it was led to, in an article with two of that title: "Le président a parlé. Le président Durand …"."""
        mention = self._mentions.get(speaker.mention or "")
        if mention is None or "taken-up" not in mention.by or not someone.person or mention.field != "text":
            return False
        if someone.named is not None and someone.named <= mention.end + _BESIDE:
            return False
        return len({each.key for each in self._people.rivals(content_words(phrase_forms(mention.text)))}) > 1

    def _author(self, document: str) -> Speaker | None:
        if document in self._appearances.authors:
            return self._appearances.authors[document]
        authors = {author.name: author for author in self._appearances.authors.values()}
        return next(iter(authors.values())) if len(authors) == 1 and document in DOCUMENTS else None

    def _note(self, each: Quotation, unit: int) -> None:
        if each.speaker is None or each.inside is not None or (each.cue is not None and self._scene.is_dependent(each.cue.start, unit)):
            return  # who speaks in a clause of another's does not have the floor
        someone = self._people.of_mention(each.speaker.mention) or self._people.named(each.speaker.name)
        shown = self._mentions.get(each.speaker.mention or "")
        at = each.cue.start if each.cue else each.start
        words = phrase_forms(each.speaker.name)
        gender = someone.gender if someone else next((noun_gender(word) for word in words[:3] if noun_gender(word)), None)
        if gender is None and shown is not None and shown.reading == "role":  # "la présidence" is "elle", though it stands for a state
            gender = next((noun_gender(word) for word in phrase_forms(shown.text) if noun_gender(word)), None)
        if gender is None:
            place = self._place(each, each.speaker.name)
            found = _ARTICLE.search(self._scene.text, max(0, place - 4), place)
            gender = {"la": "f", "une": "f", "mme": "f", "le": "m", "un": "m", "m.": "m"}.get(found[1].lower()) if found else None
        several = someone is None and words[0] in ("les", "des", "deux", "plusieurs")
        person = someone.person if someone else any((sayer(word) or ("",))[0] == "person" for word in words[:3]) or each.speaker.name[:1].isupper()
        self._view.see(Seen(at, unit, someone, each.speaker.name, each.speaker.mention, gender, several, True, person))


def _is_plural(words: Sequence[str]) -> bool:
    """Whether words for a speaker are of several people, so that no one of them is meant: "certains analystes", "les analystes"."""
    noun = next((form for form in words if sayer(form)), "")
    return words[0] in _MANY or (noun.endswith(("s", "x")) and words[0] not in _ONE and noun not in sayers())

"""Those in view while an article is read: subjects and speakers so far, and which of them a pronoun may stand for without a guess."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.annotate.scene import Scene
from recoupe.lang.fr.grammar import word_class
from recoupe.lang.fr.phrases import sayer
from recoupe.model.mention import Mention
from recoupe.resolve.people import People, Someone

HE = frozenset(("il", "lui", "celui-ci", "ce dernier", "ils", "eux", "ceux-ci", "ces derniers"))
SHE = frozenset(("elle", "celle-ci", "cette dernière", "elles", "celles-ci", "ces dernières"))
MANY = frozenset(("ils", "elles", "eux", "ceux-ci", "celles-ci", "ces derniers", "ces dernières"))
FARTHEST = 3  # sentences between a pronoun and who it stands for
_CLEARLY = 8  # the same, where nobody else whom the words tell could be meant
_SINGULAR = frozenset(("un", "une", "le", "la", "l'", "ce", "cet", "cette", "son", "sa", "leur", "du", "au", "ancien", "ancienne", "jeune", "même", "autre"))
_PREPOSITIONS = word_class("prepositions")
_KEPT = 40


@dataclass(frozen=True, slots=True)
class Seen:
    """Someone in view at a place of the text: as the subject of a sentence, or as a speaker.

    blocks: in view, but no safe antecedent. thing: a subject that is no person and no body that we know.
    metonym: a capital that acts for its state. institution: a body or a power, by its own words, and no land.
    """

    at: int
    unit: int
    someone: Someone | None
    name: str
    mention: str | None
    gender: str | None
    several: bool
    spoke: bool
    person: bool
    blocks: bool = False
    thing: bool = False
    metonym: bool = False
    institution: bool = False


class InView:
    """Those in view, in the order in which they came; asked whom a pronoun stands for."""

    def __init__(self, scene: Scene, people: People) -> None:
        self.seen: list[Seen] = []
        self._scene = scene
        self._people = people
        self._named: dict[int, list[tuple[Mention, Someone, bool]]] = {}

    def see(self, seen: Seen) -> None:
        """Someone comes into view."""
        self.seen.append(seen)
        if len(self.seen) > _KEPT:
            del self.seen[: _KEPT // 2]

    def open_speaker(self, pronoun: str, at: int, unit: int) -> None:
        """A pronoun has spoken, or is the subject, and nobody knows for whom: later pronouns of its gender are no surer."""
        self.see(Seen(at, unit, None, pronoun, None, gender_of_pronoun(pronoun), pronoun in MANY, True, True, blocks=True))

    def antecedent(self, pronoun: str, at: int, unit: int, *, person: bool = False, continuing: bool = False, inverted: bool = False) -> Seen | None:
        """The one in view that a pronoun stands for: the nearest that fits in gender and number, no further than a few sentences, nobody else between.

        person: what is said has an "I" in it. continuing: the verb says that someone goes on ("ajouter", "poursuivre").
        inverted: the pronoun follows its verb ("dit-elle"), so that nothing but a speaker can be meant.
        """
        gender = gender_of_pronoun(pronoun)
        several = pronoun in MANY
        blocking: Seen | None = None
        thing = same = False
        for seen in reversed(self.seen):
            if seen.at >= at:
                continue
            if unit - seen.unit > FARTHEST and (several or not self._clear(seen, gender, at, unit)):
                return None
            if seen.several != several or (gender and seen.gender and seen.gender != gender and not several):
                continue
            if inverted and seen.unit == unit and not seen.spoke and not seen.person:
                continue  # "Le lac sera « vide », a-t-elle prévenu": the subject of what is said
            if seen.thing:
                thing = True
                same = same or (seen.gender == gender and unit - seen.unit <= 1)
                continue
            if thing and seen.gender is None and gender == "f" and not several:
                return None  # "Alix Lenoir est venu. La CNL proteste. « … », a-t-elle dit": "elle" has its subject, and nothing says that Alix is a woman
            if seen.blocks:
                blocking = blocking or seen
                continue
            if not seen.person and not several:
                if person:
                    continue  # a body says no "I"
                if seen.gender is None and seen.metonym:
                    continue  # "Oslo a répondu. « … », a-t-il dit": nobody says "il" of a capital
                if seen.gender is None or (same and not inverted):
                    # a thing of that gender stands nearer: "La ligue a dit oui. L'aile jeune craint un port fermé, selon elle"
                    return None  # a body is "il" or "elle" by its article; with none seen it is no safe guess, nor is whoever stands further off
                goes_on = unit - seen.unit == 1 and (seen.spoke or (not inverted and not continuing and seen.institution))
                if not goes_on and self._rival(gender, seen.at, unit):
                    return None
            if blocking is not None and (seen.someone is None or seen.someone is not blocking.someone):
                return None
            if gender == "f" and seen.person and seen.gender is None and self._shown_woman(seen, unit):
                return None  # "La juge Alix Lund est venue. Paul Brandt l'a saluée. « … », a-t-elle dit"
            return None if not several and self._crossed(seen, gender, at, unit, sure=continuing and seen.spoke) else seen
        return None

    def _shown_woman(self, seen: Seen, unit: int) -> bool:
        """Whether a woman shown to be one stands a little before somebody whose gender nothing shows."""
        return any(
            each.someone is not None and each.person and not each.several and each.gender == "f" and each.name != seen.name and unit - each.unit <= FARTHEST
            for each in self.seen
            if each.at < seen.at
        )

    def _clear(self, seen: Seen, gender: str | None, at: int, unit: int) -> bool:
        """Whether a person further off may still be meant: named, of a gender that is shown, and nobody else of that gender in any words between."""
        if unit - seen.unit > _CLEARLY or seen.someone is None or not seen.person or seen.blocks or (seen.gender != gender):
            return False
        words = self._scene.words
        own = {mention.start for mention in self._scene.mentions if self._people.of_mention(mention.id) is seen.someone}
        for number in range(seen.unit + 1, unit + 1):
            first, last = self._scene.units[number]
            for k in range(first, last):
                if words[k].start >= at:
                    break
                known = sayer(words[k].form) if words[k].quoted is None and k > first else None
                if known is None or known[0] != "person" or known[1] not in (gender, "both") or words[k - 1].form not in _SINGULAR:
                    continue
                if not any(words[j].start in own for j in range(k - 1, min(k + 4, last))):
                    return False  # "Un pêcheur est venu. Il a dit …"
        return True

    def _rival(self, gender: str | None, before: int, unit: int) -> bool:
        """Whether a person who fits has spoken a little before a body: "il" may be that one again."""
        return any(
            each.spoke and each.person and not each.several and each.gender in (None, gender) and unit - each.unit <= _CLEARLY
            for each in self.seen
            if each.at < before
        )

    def contested(self, seen: Seen, gender: str, unit: int) -> bool:
        """Whether someone else who has just spoken could be meant: after "ajouter" or "selon lui" the nearest subject is no safe guess."""
        if seen.spoke:
            return False
        rival = next((other for other in reversed(self.seen) if other.spoke and unit - other.unit <= 2 and other.at < seen.at), None)
        return rival is not None and rival.someone is not None and rival.name != seen.name and rival.gender in (None, gender) and not rival.several

    def _crossed(self, seen: Seen, gender: str | None, at: int, unit: int, *, sure: bool) -> bool:
        """Whether the name of another person who fits stands in the sentences after the one that has brought the antecedent into view.

        In the pronoun's own sentence only one without a preposition counts: "Interrogé par Lenoir, il a dit" is not Lenoir's. So it is everywhere where a
        speaker goes on with "a-t-il ajouté" (`sure`).
        """
        for number in range(seen.unit + 1, unit + 1):
            for mention, someone, free in self._persons(number):
                if mention.start >= at or (seen.someone is not None and someone.key == seen.someone.key) or someone.name == seen.name:
                    continue
                if someone.gender in (None, gender) and (free or (number < unit and not sure)):
                    return True
        return False

    def _persons(self, unit: int) -> list[tuple[Mention, Someone, bool]]:
        """The people named outside marks in a sentence, and whether they stand free of a preposition."""
        if unit not in self._named:
            words = self._scene.words
            first, last = self._scene.units[unit]
            starts = {words[k].start: k for k in range(first, last) if words[k].quoted is None}
            found: list[tuple[Mention, Someone, bool]] = []
            for mention in self._scene.between(*self._scene.span(first, last)) if not self._scene.is_heading(unit) else ():
                k = starts.get(mention.start)
                someone = self._people.of_mention(mention.id)
                if k is not None and someone is not None and someone.person and mention.label == "PERSON":
                    found.append((mention, someone, not any(words[j].form in _PREPOSITIONS for j in range(max(first, k - 4), k))))
            self._named[unit] = found
        return self._named[unit]


def gender_of_pronoun(pronoun: str) -> str | None:
    """The gender that a pronoun shows."""
    return "m" if pronoun in HE else "f" if pronoun in SHE else None

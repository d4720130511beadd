"""Whom a pronoun or a possessive among an event's participants stands for, where the article leaves no choice; nobody otherwise."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from recoupe.lang.fr.clauses import clause_of
from recoupe.lang.fr.doers import doers
from recoupe.lang.fr.genders import gender_shown
from recoupe.lang.fr.verb_subjects import subject_of
from recoupe.model.actor import is_unnamed
from recoupe.model.annotated import Annotated
from recoupe.model.event import Role
from recoupe.model.mention import Mention
from recoupe.model.quotation import Quotation
from recoupe.model.syntax import Token

if TYPE_CHECKING:
    from recoupe.annotate.participants import Scene

BACK = 2
"""How many sentences back the one whom a pronoun stands for may be the subject."""
_FARTHEST = 8
_HE = {"il": "m", "elle": "f", "celui-ci": "m", "celle-ci": "f"}
_I = frozenset(["je", "j'", "j’"])
CLITICS = {"le": "m", "la": "f", "l'": None, "l’": None, "lui": None, "les": None, "leur": None}
"""Pronouns of an object before its verb, with their gender where they show it."""


class Antecedents:
    """Asked sentence by sentence, in text order: `enter` each, then ask for its pronouns. unnamed: the gender of people whom no name tells, as far as shown."""

    def __init__(self, work: Annotated, unnamed: Mapping[str, str | None]) -> None:
        self._work = work
        self._unnamed = unnamed
        self._scenes: list[Scene] = []

    def enter(self, scene: Scene) -> None:
        """The next sentence is read."""
        self._scenes.append(scene)
        if len(self._scenes) > BACK + 1:
            told = [at for at, each in enumerate(self._scenes[:-1]) if self._in_speech(each.sentence.start) is None]  # what is said between does not count
            del self._scenes[: told[-BACK] if len(told) >= BACK else max(0, len(self._scenes) - _FARTHEST)]

    def of_pronoun(self, pronoun: Token) -> list[Role]:
        """Whom "il", "elle" or "je" stands for: the subject before it in its sentence, else that of the sentence before, nobody else of the gender near."""
        form = _bare(pronoun)
        quotation = self._quotation(pronoun)
        if form in _I:
            return self._speaker(quotation)
        if form in ("ils", "elles"):
            return self._several(pronoun, quotation)
        gender = _HE.get(form)
        if gender is None:
            return []
        return self._subject(pronoun, gender, quotation)

    def _several(self, pronoun: Token, quotation: Quotation | None) -> list[Role]:
        """Whom "ils" stands for: the one subject of several before it in its sentence, or that of the sentence before."""
        scenes = self._scenes[-1:] if quotation is not None else self._scenes[-2:]
        for scene in reversed(scenes):
            found: list[list[Role]] = []
            for verb in scene.sentence.tokens:
                if scene is self._scenes[-1] and verb.i >= pronoun.i:
                    break
                if verb.pos not in ("VERB", "AUX") or verb.dep.startswith("aux") or self._quotation(verb) is not quotation:
                    continue
                group = clause_of(scene.sentence, verb)
                heads = subject_of(scene.sentence, group) if group.finite else []
                roles = [role for head in heads if head.pos != "PRON" for role in scene.roles([head]) or scene.told([head])]
                people = all(is_unnamed(each.actor) for each in roles) or scene is self._scenes[-1]
                many = len({each.actor for each in roles}) > 1 or (people and any(head.has("Number=Plur") for head in heads))
                if roles and many and roles not in found:
                    found.append(roles)
            if found:
                return found[0] if len(found) == 1 else []
        return []

    def of_object(self, clitic: Token, own: Sequence[Token], source: Sequence[Role]) -> list[Role]:
        """Whom the object "l'", "lui" or "les" stands for: the one subject before it, of its sentence or the one before, that is not the verb's own.

        own: the heads of the verb's own subject; source: who they are.
        """
        form, quotation = clitic.text.lower(), self._quotation(clitic)
        several, gender = form in ("les", "leur"), CLITICS[form]
        acting = {each.actor for each in source}
        for scene in reversed(self._scenes[-1:] if quotation is not None else self._scenes[-2:]):
            groups: list[list[Role]] = []
            for verb in scene.sentence.tokens:
                if scene is self._scenes[-1] and verb.i >= clitic.i:
                    break
                if verb.pos not in ("VERB", "AUX") or verb.dep.startswith("aux") or self._quotation(verb) is not quotation:
                    continue
                group = clause_of(scene.sentence, verb)
                heads = [each for each in (subject_of(scene.sentence, group) if group.finite else []) if scene is not self._scenes[-1] or each not in own]
                roles = [role for head in heads for role in (self.stands_for(scene, head) if _bare(head) not in _I else []) if role.actor not in acting]
                plural = len(roles) > 1 or any(head.has("Number=Plur") for head in heads)
                fits = plural if several else len(roles) == 1 and not plural and (gender is None or self._fits(roles[0], gender))
                if roles and fits and all(each.actor for each in roles) and roles not in groups:
                    groups.append(roles)
            if groups:
                rivals = not several and self._rivals(scene, [*groups[0], *source], gender, clitic)
                return groups[0] if len({tuple(each.actor for each in found) for found in groups}) == 1 and not rivals else []
        return []

    def of_possessive(self, owned: Token, possessive: Token) -> list[Role]:
        """Whose visit "sa visite" is: of the subject of the verb before it, or of the sentence before where it stands first itself."""
        scene = self._scenes[-1]
        several = possessive.text.lower().startswith("leur")
        quotation = self._quotation(owned)
        verb = next((each for each in reversed(scene.sentence.tokens[: owned.i]) if each.pos in ("VERB", "AUX") and not each.dep.startswith("aux")), None)
        if verb is not None and self._quotation(verb) is quotation:
            heads = doers(scene.sentence, clause_of(scene.sentence, verb))
            roles = [role for head in heads for role in self.stands_for(scene, head)]
            if several:
                return roles if len(roles) > 1 else self._pair(roles, owned)
            return roles if len(roles) == 1 else []
        if (roles := self._of_main_verb(scene, owned, quotation)) and (len(roles) > 1 if several else len(roles) == 1):
            return roles  # "Lors de sa visite au Chili, la reine a …"
        return [] if several or quotation is not None else self._subject(possessive, None, quotation)

    def _of_main_verb(self, scene: Scene, owned: Token, quotation: Quotation | None) -> list[Role]:
        """The subject, further on, of the main verb of a sentence that a phrase opens."""
        verb = next((each for each in scene.sentence.tokens if each.dep == "root" and each.pos == "VERB" and each.i > owned.i), None)
        if verb is None or self._quotation(verb) is not quotation:
            return []
        heads = [each for each in subject_of(scene.sentence, clause_of(scene.sentence, verb)) if each.i > owned.i]
        return [role for head in heads for role in scene.roles([head]) or scene.told([head])]

    def stands_for(self, scene: Scene, head: Token) -> list[Role]:
        """The roles of a subject: its own, or of whom it stands for."""
        if _bare(head) in _HE or _bare(head) in _I:
            return self.of_pronoun(head) if scene is self._scenes[-1] else self._before(scene, head)
        return scene.roles([head]) or scene.told([head])

    def _before(self, scene: Scene, head: Token) -> list[Role]:
        """Whom the pronoun of an earlier sentence stands for."""
        at = self._scenes.index(scene)
        kept, self._scenes = self._scenes, self._scenes[: at + 1]
        try:
            return self.of_pronoun(head)
        finally:
            self._scenes = kept

    def _subject(self, pronoun: Token, gender: str | None, quotation: Quotation | None) -> list[Role]:
        here = self._scenes[-1]
        inside = self._of_sentence(here, pronoun, gender, quotation)
        if inside is not None:
            return inside
        if quotation is not None:
            return []
        for scene in reversed(self._scenes[:-1]):
            found = self._of_sentence(scene, None, gender, None)
            if found is not None:
                return found if not self._rivals(scene, found, gender, pronoun) else []
        return []

    def _of_sentence(self, scene: Scene, pronoun: Token | None, gender: str | None, quotation: Quotation | None) -> list[Role] | None:
        """The one subject of a sentence before the pronoun that fits; None where there is none to choose from."""
        found: list[Role] = []
        for verb in scene.sentence.tokens:
            if pronoun is not None and verb.i >= pronoun.i:
                break
            if verb.pos not in ("VERB", "AUX") or verb.dep.startswith("aux") or self._quotation(verb) is not quotation:
                continue
            group = clause_of(scene.sentence, verb)
            if not group.finite:
                continue
            for head in subject_of(scene.sentence, group):
                if pronoun is not None and head.i >= pronoun.i:
                    continue
                roles = self.stands_for(scene, head) if _bare(head) not in _I else []
                if len(roles) == 1 and self._fits(roles[0], gender) and roles[0] not in found:
                    found.append(roles[0])
        actors = {each.actor for each in found}
        if not found:
            return None
        if pronoun is not None and len(actors) == 1 and self._rivals(scene, found, gender, pronoun):
            return []
        return found[:1] if len(actors) == 1 and found[0].actor else []

    def _rivals(self, scene: Scene, found: Sequence[Role], gender: str | None, pronoun: Token) -> bool:
        """Whether another person of the gender is named, outside speech, between the sentence's beginning and the pronoun."""
        ours = {each.actor for each in found}
        for each in self._people:
            if scene.sentence.start <= each.start < pronoun.start and each.actor not in ours and self._in_speech(each.start) is None:
                shown = self._gender(each.actor)
                if gender is None or shown is None or shown == gender:
                    return True
        return False

    @cached_property
    def _people(self) -> list[Mention]:
        return [each for each in self._work.mentions or () if each.label == "PERSON" and each.field == "text" and each.reading != "group"]

    def _fits(self, role: Role, gender: str | None) -> bool:
        if role.actor is None:
            return False
        shown = self._gender(role.actor)
        if is_unnamed(role.actor):
            return gender is not None and self._unnamed.get(role.actor) == gender
        if gender is not None and shown is not None:
            return shown == gender
        # a body is "il" or "elle" by its article: with none seen it is no safe guess
        return shown is not None or self._kinds.get(role.actor) == "person"

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return {each.id: each.kind for each in self._work.actors or ()}

    @cached_property
    def _genders(self) -> dict[str, str | None]:
        """Each actor's gender, by the articles and titles of its mentions; None where they disagree."""
        found: dict[str, set[str]] = {}
        for each in self._work.mentions or ():
            if each.actor is not None and each.field == "text":
                before = self._work.article.text[max(0, each.start - 12) : each.start]
                shown = gender_shown(before, each.text, person=each.label == "PERSON")
                if shown:
                    found.setdefault(each.actor, set()).add(shown)
        return {actor: next(iter(shown)) if len(shown) == 1 else None for actor, shown in found.items()}

    def _gender(self, actor: str | None) -> str | None:
        return self._genders.get(actor) if actor else None

    def _pair(self, roles: Sequence[Role], owned: Token) -> list[Role]:
        """ "X a dit à Y lors de leur rencontre": the subject and the one other of its kind that stands between."""
        if len(roles) != 1 or roles[0].actor is None:
            return []
        scene = self._scenes[-1]
        kind = self._kinds.get(roles[0].actor)
        others = {
            each.actor: each
            for each in scene.mentions
            if each.start < owned.start and each.actor and each.actor != roles[0].actor and self._kinds.get(each.actor) == kind
        }
        if len(others) != 1:
            return []
        other = next(iter(others.values()))
        return [roles[0], Role(actor=other.actor, name=other.name or other.text, mention=other.id)]

    def _speaker(self, quotation: Quotation | None) -> list[Role]:
        """The speaker of the words that "je" stands in."""
        if quotation is None or quotation.speaker is None or quotation.speaker.mention is None:
            return []
        return [Role(actor=quotation.speaker.actor, name=quotation.speaker.name, mention=quotation.speaker.mention)]

    def _quotation(self, token: Token) -> Quotation | None:
        return self._in_speech(token.start)

    def _in_speech(self, at: int) -> Quotation | None:
        bounds, inside = self._spoken
        return inside[bisect_right(bounds, at)]

    @cached_property
    def _spoken(self) -> tuple[list[int], list[Quotation | None]]:
        """Where speech begins and ends in the text, and the innermost quotation before, between and behind these bounds."""
        said = [each for each in self._work.quotations or () if each.field == "text" and each.fragments]
        bounds = sorted({at for each in said for fragment in each.fragments for at in fragment})
        inside: list[Quotation | None] = [None] * (len(bounds) + 1)
        for each in sorted(said, key=lambda each: each.start - each.end):  # the widest first, so that the innermost stays
            for start, end in each.fragments:
                for at in range(bisect_right(bounds, start), bisect_right(bounds, end)):
                    inside[at] = each
        return bounds, inside


def _bare(token: Token) -> str:
    """A pronoun without the hyphen and "t" of an inversion.

    >>> from recoupe.model.syntax import Token
    >>> _bare(Token(0, 0, 5, "-t-il", "il", "PRON", "", 0, "nsubj"))
    'il'
    """
    return token.text.lower().removeprefix("-t").removeprefix("-")

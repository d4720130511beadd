"""Decides who groups stand for: "les trois pays" after a body of three members, "les deux ministres" after two who were named, "leurs présidents"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.lang.fr.offices import NUMBERS, RoleWords
from recoupe.model.mention import Mention
from recoupe.resolve.cast import Cast, Judgement

BY = "actors/group/2"
_JOIN = re.compile(r",? (?:et |ainsi que |ou )?(?:le |la |les |l'|l’|du |de la |de l'|des |d'|de )?|, ")
_REACH = 900
# "les deux États du Golfe", "les trois pays voisins" are of a kind, and need not be those just named
_OF_A_KIND = re.compile(r" (?:du |des |de |d'|d’|voisins|membres|africains|baltes|nordiques|européens|arabes|asiatiques|limitrophes|concernés? par|les plus)")


class GroupResolver:
    """Judges the groups of one field of an article, in text order."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._counted: dict[int, tuple[str, ...]] = {}

    def __call__(self, mention: Mention, role: RoleWords) -> None:
        """Judge one group, if its members can be told."""
        if role.role == "group-state":
            found = self._states(mention, role.count or 0)
        elif role.office and role.count is None:
            found = self._holders(mention, role)
        else:
            found = self._people(mention, role)
        if found is not None:
            members, score, why = found
            self._cast.judge(mention, Judgement(actor=None, name=None, by=BY, score=score, why=why, actors=members))

    # ------------------------------------------------------------------ states

    def _states(self, mention: Mention, count: int) -> tuple[tuple[str, ...], float, str] | None:
        cast = self._cast
        link = re.match(r" (?:membres |fondateurs |signataires )?(?:de la |de l['’]|du |des |de )", cast.text[mention.end : mention.end + 24])
        if link:
            for other in cast.mentions:
                id = cast.actor_of(other) if other.start == mention.end + link.end() else None
                if id is not None and len(members := self._members(id)) == count:
                    return members, 0.85, cast.say("actors.members", name=cast.name_of(id), n=count)
        if _OF_A_KIND.match(cast.text, mention.end):
            return None
        if listed := self._listed(mention, count, "state"):
            return listed, 0.8, cast.say("actors.listed")
        for body in self._bodies(mention):
            if len(members := self._members(body)) == count:
                return members, 0.8, cast.say("actors.members", name=cast.name_of(body), n=count)
        near = self._near(mention)
        return (near, 0.6, cast.say("actors.listed")) if len(near) == count else None

    def _members(self, id: str) -> tuple[str, ...]:
        known = not id.startswith("new:") and self._cast.kind_of(id) == "body"
        return tuple(self._cast.knowledge.members(id, self._cast.published)) if known else ()

    def _near(self, mention: Mention) -> tuple[str, ...]:
        """The states told in the group's sentence before it and in the sentence before that one, by name, by adjective, or by who governs them."""
        cast = self._cast
        start, _ = cast.sentence(mention.start)
        earlier, _ = cast.sentence(max(start - 2, 0))
        return cast.states_between(min(start, earlier), mention.start)

    def _bodies(self, mention: Mention) -> list[str]:
        cast = self._cast
        ids = (cast.actor_of(each) for each in cast.before(mention.start, 10**9))
        return list(dict.fromkeys(id for id in ids if id and cast.kind_of(id) == "body" and not id.startswith("new:")))

    # ------------------------------------------------------------------ people

    def _people(self, mention: Mention, role: RoleWords) -> tuple[tuple[str, ...], float, str] | None:
        """ "Les deux ministres": as many people named together, or all who are named in the sentence before, if they are just as many."""
        cast = self._cast
        if role.count is None or _OF_A_KIND.match(cast.text, mention.end):
            return None
        if listed := self._listed(mention, role.count, "person"):
            return listed, 0.8, cast.say("actors.listed")
        start, _ = cast.sentence(mention.start)
        earlier, _ = cast.sentence(max(start - 2, 0))
        for floor in (start, min(start, earlier)):
            near = (cast.actor_of(each) for each in cast.before(mention.start, mention.start - floor) if each.label == "PERSON")
            people = tuple(dict.fromkeys(id for id in near if id is not None and cast.kind_of(id) == "person"))[::-1]
            if len(people) == role.count:
                return people, 0.65, cast.say("actors.listed")
        return None

    def _holders(self, mention: Mention, role: RoleWords) -> tuple[tuple[str, ...], float, str] | None:
        """ "Leurs ministres de la Défense", "les présidents de l'Otan": the holder of the office in each of the states that are meant."""
        cast = self._cast
        states = self._served(mention, role)
        if cast.published is None or not 1 < len(states) < 16:
            return None
        found = [list(dict.fromkeys(each.holder for each in cast.knowledge.holder(of=state, role=role.office, on=cast.published))) for state in states]
        if not all(len(each) == 1 for each in found):
            return None
        names = cast.names_of(states)
        return tuple(each[0] for each in found), 0.7, cast.say("actors.holders-of", states=names, date=cast.say.date(cast.published))

    def _served(self, mention: Mention, role: RoleWords) -> Sequence[str]:
        cast = self._cast
        if role.of:
            return tuple(dict.fromkeys(state for id in role.of for state in ((id,) if cast.kind_of(id) == "state" else self._members(id))))
        for other in cast.mentions:  # "les présidents des trois pays"
            if mention.end < other.start < mention.end + 8 and other.reading == "group" and cast.text[mention.end : other.start].strip() == "des":
                judged = cast.judged.get(other.id) or self._judged(other)
                return judged.actors if judged is not None else ()
        return self._near(mention) if role.owned else ()

    def _judged(self, other: Mention) -> Judgement | None:
        count = next((n for word, n in NUMBERS.items() if word in other.text.lower()), 0)
        found = self._states(other, count)
        return Judgement(actor=None, name=None, by=BY, score=found[1], why=found[2], actors=found[0]) if found else None

    def _listed(self, mention: Mention, count: int, kind: str) -> tuple[str, ...]:
        """The nearest enumeration of exactly so many different actors of the kind."""
        cast = self._cast
        run: list[str] = []
        nearer: Mention | None = None
        for other in cast.before(mention.start, _REACH):
            id = cast.actor_of(other)
            if id is None or cast.kind_of(id) != kind:
                continue
            joined = nearer is not None and _JOIN.fullmatch(cast.text[other.end : nearer.start]) is not None
            if not joined:
                if len(set(run)) == count:
                    return tuple(reversed(run))
                run = []
            run.append(id)
            nearer = other
        return tuple(reversed(run)) if len(set(run)) == len(run) == count else ()

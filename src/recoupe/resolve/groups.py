"""Decides who counted groups stand for: "les trois pays" after a body of three members, or after three states named together."""

from __future__ import annotations

import re

from recoupe.lang.fr.offices import RoleWords
from recoupe.model.mention import Mention
from recoupe.resolve.cast import Cast, Judgement

BY = "actors/group/1"
_JOIN = re.compile(r",? (?:et |ainsi que |ou )?(?:le |la |les |l'|l’|du |de la |de l'|des |d'|de )?|, ")
_REACH = 900


class GroupResolver:
    """Judges the counted groups of one field of an article."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast

    def __call__(self, mention: Mention, role: RoleWords) -> None:
        """Judge one group, if just as many were named together before it, or a body with as many members."""
        if role.count is None:
            return
        wanted = "state" if role.role == "group-state" else "person"
        cast = self._cast
        listed = self._listed(mention, role.count, wanted)
        if listed:
            why = cast.say("actors.listed")
            cast.judge(mention, Judgement(actor=None, name=None, by=BY, score=0.8, why=why, actors=listed))
            return
        if wanted != "state":
            return
        for body in self._bodies(mention):
            members = tuple(cast.knowledge.members(body, cast.published))
            if len(members) == role.count:
                why = cast.say("actors.members", name=cast.name_of(body), n=role.count)
                cast.judge(mention, Judgement(actor=None, name=None, by=BY, score=0.8, why=why, actors=members))
                return

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

    def _bodies(self, mention: Mention) -> list[str]:
        cast = self._cast
        ids = (cast.actor_of(each) for each in cast.before(mention.start, 10**9))
        return list(dict.fromkeys(id for id in ids if id and cast.kind_of(id) == "body" and not id.startswith("new:")))

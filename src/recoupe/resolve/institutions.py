"""Decides of which state an institution is that an article names without one: "la Cour des comptes", "le Sénat"."""

from __future__ import annotations

import re

from recoupe.lang.folding import key
from recoupe.lang.fr.state_words import is_institution
from recoupe.model.mention import Mention
from recoupe.resolve.cast import Cast, new_id
from recoupe.resolve.organs import force_id

_ADJECTIVE = re.compile(r" (?P<word>[a-zà-ÿ][\wà-ÿ-]+)")
_OF = re.compile(r" (?:de la |de l['’]|du |des |de |d['’])")
_DETERMINER = re.compile(r"^(?:les? |la |l['’]|ce |cet |cette )", re.IGNORECASE)


class Institutions:
    """The institutions of one field of an article, each with its id, read once in text order.

    A name is the body that the article has given it to before; the first time it is that of the state told right beside it ("la Cour suprême danoise"), in
    which the sentence is set ("en Islande, …"), or which the article is about; else of no state. A state that is only mentioned gets no court.
    """

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._field = 0 if cast.where == "text" else 1
        self._begins = {each.start: each for each in cast.mentions if each.label == "GPE"}
        self._ids: dict[str, str] = {}
        self._last: dict[str, tuple[int, str]] = {}
        for mention in cast.mentions:
            if mention.label == "ORG" and mention.reading in ("name", "short-name", "acronym", "role"):
                self._read(mention)

    def of(self, mention: Mention) -> str | None:
        """The id of an institution: of the base, or `new:slug`, with its state where that is told; None for other mentions."""
        return self._ids.get(mention.id)

    def state(self, mention: Mention) -> str | None:
        """The state of an institution that stands at a mention, as if it were met for the first time."""
        cast = self._cast
        return self._told(mention) or (cast.setting.own(cast.text, mention.start, self._field) if cast.setting else None)

    def _read(self, mention: Mention) -> None:
        name = _DETERMINER.sub("", mention.text)
        if not is_institution(name):
            self._full(mention, key(name).split())
            return
        met = self._cast.institutions.setdefault(key(name), [])
        told = self._told(mention) or self._set_in(mention)
        if told is None and met:
            id = self._again(mention, name, met)  # of two, the one that the paragraph has named, else the first
        else:
            state = told or self.state(mention)
            id = self._known(force_id(name, state, self._cast)) if state else new_id(name)
        if id not in met:
            met.append(id)
        self._ids[mention.id] = id
        self._last[key(name)] = (mention.end, id)

    def _again(self, mention: Mention, name: str, met: list[str]) -> str:
        end, id = self._last.get(key(name), (0, met[0]))
        return id if "\n" not in self._cast.text[end : mention.start] else met[0]

    def _full(self, mention: Mention, words: list[str]) -> None:
        """ "La Cour suprême du Pérou", as the base has it, is met as "Cour suprême" too."""
        heads = [head for size in range(1, len(words)) if is_institution(head := " ".join(words[:size]))]
        readings = self._cast.knowledge.named(mention.text) if heads else ()
        bodies = {id for id, use in readings if use == "name" and self._cast.kind_of(id) == "body"}
        if len(bodies) == 1:
            id = bodies.pop()
            for head in heads:
                if id not in (met := self._cast.institutions.setdefault(head, [])):
                    met.append(id)

    def _known(self, id: str) -> str:
        """The id of the base for a made one, where it has the body."""
        of_base = f"kb:{id.removeprefix('new:')}"
        return of_base if self._cast.kind_of(of_base) == "body" else id

    def _told(self, mention: Mention) -> str | None:
        """The state told right behind a name."""
        cast = self._cast
        readings: list[str] = []
        if adjective := _ADJECTIVE.match(cast.text, mention.end):
            readings = [id for id, use in cast.knowledge.named(adjective["word"]) if use == "demonym"]
        elif (link := _OF.match(cast.text, mention.end)) and (other := self._begins.get(link.end())):
            readings = [id for id, use in cast.knowledge.named(other.text) if use in ("name", "acronym")]
        of = cast.one_state(tuple(dict.fromkeys(id for id in readings if cast.kind_of(id) == "state")))
        return of[0] if len(of) == 1 else None

    def _set_in(self, mention: Mention) -> str | None:
        return self._cast.setting.set_in(self._cast.text, mention.start, self._field) if self._cast.setting else None

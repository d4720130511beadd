"""Decides what names stand for: by the base, by what the article defines, by the full name that a short one takes up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from recoupe.lang.folding import key
from recoupe.lang.fr.offices import RoleWords
from recoupe.model.knowledge import NameUse
from recoupe.model.mention import Mention
from recoupe.resolve.beside import Beside
from recoupe.resolve.cast import Cast, Judgement, Newcomer, bare_name

NAMING = frozenset({"name", "acronym", "short-name", "metonym"})
BASE, CONTEXT, SHORT, NEW, DEFINED, METONYM = (f"actors/{each}/1" for each in ("base", "context", "short", "new", "defined", "metonym"))
PLACES = frozenset({"city", "region", "capital"})
_ACRONYM = re.compile(r"[^\W\d_a-zà-ÿ][\w.+-]{1,11}")
_PARENTHESIS = re.compile(r" ?\((?:l'|la |le |les )?([^\W\d_a-zà-ÿ][\w.+-]{1,11})\)")


class NameResolver:
    """Judges the names of one field of an article. `around`: ids of the states that the article names in any way (name, capital, demonym)."""

    def __init__(self, cast: Cast, *, around: frozenset[str], supported: frozenset[str], roles: Sequence[RoleWords] = ()) -> None:
        self._cast = cast
        beside = Beside(cast)
        self._titles: dict[str, list[RoleWords]] = {}
        for role in roles:
            if (person := beside(role)) is not None:
                self._titles.setdefault(key(bare_name(person.text)), []).append(role)
        self._around = around
        self._supported = supported
        self._defined: dict[str, str] = {}
        self._faces: dict[str, dict[str, set[tuple[str, ...]]]] = {}

    def __call__(self) -> None:
        """Judge every name: what the article defines and full names first, then what leans on them."""
        names = [each for each in self._cast.mentions if each.reading in NAMING]
        people = [each for each in names if each.label == "PERSON"]
        others = [each for each in names if each.label != "PERSON"]
        for mention in others:
            if mention.reading == "metonym":
                self._metonym(mention)
            elif len(key(mention.text).split()) > 1:
                self._other(mention)
        self._define(names)
        for mention in others:
            if mention.id not in self._cast.judged:
                self._other(mention)
        full = [each for each in people if len(key(bare_name(each.text)).split()) > 1]
        for mention in full:
            self._person(mention)
            self._meet(mention)
        for mention in people:
            if mention.id not in self._cast.judged:
                self._short(mention)

    # ------------------------------------------------------------------ states, bodies, places

    def _metonym(self, mention: Mention) -> None:
        cast = self._cast
        readings = (
            cast.knowledge.named(mention.text) or cast.knowledge.named(_with_article(mention.text)) or cast.knowledge.named(_without_article(mention.text))
        )
        seats = [id for id, use in readings if use == "seat"]
        ids = list(dict.fromkeys(seats or [id for id, use in readings if use == "capital"]))
        chosen = ids[0] if len(ids) == 1 else self._by_context(ids)
        if chosen:
            name = cast.name_of(chosen)
            why = cast.say("actors.seat" if seats else "actors.metonym", text=mention.text, name=name)
            cast.judge(mention, Judgement(actor=chosen, name=name, by=METONYM, score=0.9 if len(ids) == 1 else 0.7, why=why))
        elif ids:
            self._left_open(mention, ids)

    def _other(self, mention: Mention) -> None:
        cast = self._cast
        surface = mention.text
        if defined := self._defined.get(key(surface)):
            name = cast.name_of(defined)
            cast.judge(mention, Judgement(actor=defined, name=name, by=DEFINED, score=0.95, why=cast.say("actors.defined", text=surface, name=name)))
            return
        readings = cast.knowledge.named(surface)
        ids = [id for id in _fitting(mention, readings) if cast.knowledge.actor(id)]
        if not ids and any(use in PLACES for _, use in readings):
            self._place(mention, list(dict.fromkeys(id for id, use in readings if use in ("city", "region"))))
        elif len(ids) == 1:
            self._known(mention, ids[0])
        elif ids:
            chosen = self._by_context(ids)
            if chosen:
                why = cast.say("actors.context", text=surface, others=cast.names_of(ids), clue=cast.name_of(chosen))
                cast.judge(mention, Judgement(actor=chosen, name=cast.name_of(chosen), by=CONTEXT, score=0.8, why=why))
            else:
                self._left_open(mention, ids)
        elif mention.label == "ORG":
            self._new_body(mention)
        elif mention.label in ("GPE", "LOC"):
            self._newcomer(mention, surface, "place")

    def _place(self, mention: Mention, ids: Sequence[str]) -> None:
        """A town or region of the base; of several with one name, the one in a state that the article names."""
        cast = self._cast
        why = cast.say("actors.place", text=mention.text)
        if mention.label not in ("GPE", "LOC"):  # a club or a firm called like its town
            cast.judge(mention, Judgement(actor=None, name=mention.text, by=BASE, score=0.5, why=why))
        elif not ids:
            self._newcomer(mention, mention.text, "place")
        elif chosen := ids[0] if len(ids) == 1 else self._by_context(ids):
            cast.judge(mention, Judgement(actor=chosen, name=cast.name_of(chosen), by=BASE, score=0.9, why=why))
        else:
            self._left_open(mention, ids)

    def _known(self, mention: Mention, id: str) -> None:
        name = self._cast.name_of(id)
        why = self._cast.say("actors.name", text=mention.text, name=name)
        self._cast.judge(mention, Judgement(actor=id, name=name, by=BASE, score=0.95, why=why))

    def _by_context(self, ids: Sequence[str]) -> str | None:
        """The only one of the ids that the article names without ambiguity elsewhere."""
        own = [each for each in ids if each.startswith("own:")]
        named = [each for each in ids if each in self._supported]
        if len(named) == 1:
            return named[0]
        of = {actor.iso2 for each in self._around if (actor := self._cast.knowledge.actor(each)) and actor.iso2}
        here = [each for each in ids if (actor := self._cast.knowledge.actor(each)) and actor.kind != "state" and actor.iso2 in of]
        if len(here) == 1:
            return here[0]
        return own[0] if len(own) == 1 else None

    def _left_open(self, mention: Mention, ids: Sequence[str]) -> None:
        cast = self._cast
        others = cast.names_of(ids)
        why = cast.say("actors.ambiguous", text=mention.text, others=others)
        left = cast.alternatives(ids, cast.say("actors.candidate", text=mention.text, name=others))
        cast.judge(mention, Judgement(actor=None, name=None, by=BASE, score=round(1 / len(ids), 2), why=why, alternatives=left))

    def _new_body(self, mention: Mention) -> None:
        cast = self._cast
        words = key(mention.text)
        longer: set[str] = set()
        for judged in cast.judged.values():
            # "Alliance" takes up "Alliance des îles"; but "Nordbank" is not "Nordbank-Sud"
            if judged.actor and judged.name and cast.kind_of(judged.actor) == "body" and key(judged.name) != words and key(judged.name.split()[0]) == words:
                longer.add(judged.actor)
        if len(longer) == 1 and mention.text[0].isupper():
            id = longer.pop()
            why = cast.say("actors.short", text=mention.text, name=cast.name_of(id))
            cast.judge(mention, Judgement(actor=id, name=cast.name_of(id), by=SHORT, score=0.7, why=why, reading="short-name"))
            return
        self._newcomer(mention, mention.text, "body")

    def _newcomer(self, mention: Mention, name: str, kind: Literal["person", "body", "place"]) -> None:
        cast = self._cast
        id = "new:" + key(name).replace(" ", "-")
        full = kind == "person" and " " in name  # who signs is somebody; "Autrice" is a label
        if id not in cast.newcomers and ((cast.is_furniture(mention) and not full) or (kind != "person" and self._joins_a_known(name))):
            cast.judge(mention, Judgement(actor=None, name=name, by=NEW, score=0.3, why=cast.say("actors.new", text=mention.text)))
            return
        known = cast.newcomers.setdefault(id, Newcomer(id, name, kind))
        if known.kind == "place":  # what is once a body or a person is more than a place
            known.kind = kind
        cast.judge(mention, Judgement(actor=id, name=known.name, by=NEW, score=0.6, why=cast.say("actors.new", text=mention.text)))

    def _joins_a_known(self, name: str) -> bool:
        """Whether hyphens join a state, or a body by its short form, to something unknown ("UE-Valbrune"): two at least, and no new one."""
        parts = name.split("-")
        if len(parts) < 2 or " " in name:
            return False
        known = [id for part in parts for id, use in self._cast.knowledge.named(part) if use in ("name", "acronym") and part[:1].isupper()]
        return any(self._cast.kind_of(each) in ("state", "body") for each in known)

    # ------------------------------------------------------------------ "Name in full (NIF)"

    def _define(self, names: Sequence[Mention]) -> None:
        cast = self._cast
        for one, other in pairwise(names):
            between = cast.text[one.end : other.start]
            if between in (" (", " (l'", " (l’", " (la ", " (le ") and cast.text[other.end : other.end + 1] == ")":
                short, long = (other, one) if len(other.text) < len(one.text) else (one, other)
                if _ACRONYM.fullmatch(short.text) and _initials(short.text, long.text) and (id := cast.actor_of(long) or self._named_now(long)):
                    self._defined[key(short.text)] = id
        for mention in names:
            if mention.label in ("ORG", "GPE") and (match := _PARENTHESIS.match(cast.text, mention.end)) and _initials(match[1], mention.text):
                self._defined.setdefault(key(match[1]), cast.actor_of(mention) or "")

    def _named_now(self, mention: Mention) -> str | None:
        if mention.label in ("ORG", "GPE"):
            self._other(mention)
        return self._cast.actor_of(mention)

    # ------------------------------------------------------------------ people

    def _person(self, mention: Mention) -> None:
        """A name of two words or more: known to the base, the same as one before, or new."""
        cast = self._cast
        name = bare_name(mention.text)
        ids = _people(cast, cast.knowledge.named(name))
        if not ids and len(words := name.split()) == 2:
            # family name first, as much of the press of Africa has it; then the article must name the state
            ids = [each for each in _people(cast, cast.knowledge.named(f"{words[1]} {words[0]}")) if self._is_around(each)]
        likely = [each for each in ids if self._is_plausible(each)]
        if len(likely) == 1:
            self._known(mention, likely[0])
            return
        if len(likely) > 1:
            chosen = self._by_title(key(name), likely)
            if chosen is None:
                self._left_open(mention, likely)
            else:
                why = cast.say("actors.context", text=mention.text, others=cast.names_of(likely), clue=cast.name_of(chosen))
                cast.judge(mention, Judgement(actor=chosen, name=cast.name_of(chosen), by=CONTEXT, score=0.7, why=why))
            return
        same = self._bearers(key(name).split(), full=True)
        if len(same) == 1:
            id = same.pop()
            why = cast.say("actors.same", name=cast.name_of(id))
            cast.judge(mention, Judgement(actor=id, name=cast.name_of(id), by=SHORT, score=0.85, why=why))
            return
        self._newcomer(mention, name, "person")
        if ids:
            states = cast.names_of(dict.fromkeys(office.of for each in ids for office in cast.knowledge.offices(holder=each) if office.of))
            left = cast.alternatives(ids, cast.say("actors.unsupported", state=states), total=0.3)
            made = cast.judged[mention.id]
            cast.judge(mention, Judgement(actor=made.actor, name=made.name, by=made.by, score=made.score, why=made.why, alternatives=left))

    def _is_plausible(self, id: str) -> bool:
        """Whether the base's person may be meant: an extract knows thousands of ministers, and any of them has namesakes; the article must name the state."""
        known = self._cast.knowledge.actor(id)
        if known is None or known.source.startswith(("own", "file")):
            return known is not None
        return self._is_around(id)

    def _is_around(self, id: str) -> bool:
        return any(office.of in self._around for office in self._cast.knowledge.offices(holder=id))

    def _by_title(self, name: str, ids: Sequence[str]) -> str | None:
        """Of several people of one name, the only one with an office of the state or body that a title beside the name tells, all through the article."""
        fitting = {
            id
            for role in self._titles.get(name, ())
            for id in ids
            if any(
                (office.of in role.of and not _clashes(office.role, role.role)) or (not role.of and not role.bare and office.role == role.role)
                for office in self._cast.knowledge.offices(holder=id)
            )
        }
        return fitting.pop() if len(fitting) == 1 else None

    def _meet(self, mention: Mention) -> None:
        """Remember under which words a person of the article is called."""
        id = self._cast.actor_of(mention)
        if id is None or self._cast.kind_of(id) != "person":
            return
        for name in (key(bare_name(mention.text)), key(self._cast.name_of(id))):
            words = tuple(name.split())
            for word in words:
                self._faces.setdefault(word, {}).setdefault(id, set()).add(words)

    def _bearers(self, words: list[str], *, full: bool) -> set[str]:
        """The people of the article whose name ends with these words; for a full name, those with the same first and last word, one being the longer."""
        found: set[str] = set()
        for id, names in self._faces.get(words[-1], {}).items():
            for whole in names:
                if full:
                    if whole[0] == words[0] and whole[-1] == words[-1] and len(whole) > 1 and (set(whole) <= set(words) or set(words) <= set(whole)):
                        found.add(id)
                elif len(whole) > len(words) and (list(whole[-len(words) :]) == words or (len(words) == 1 and words[0] in whole[1:] and len(words[0]) > 3)):
                    found.add(id)
        return found

    def _short(self, mention: Mention) -> None:
        """One word: the person of the article whose name it ends, else the only one whom the base knows by it."""
        cast = self._cast
        surface = bare_name(mention.text)
        words = key(surface).split()
        if not words:
            return
        same = self._bearers(words, full=False)
        if len(same) == 1:
            id = same.pop()
            why = cast.say("actors.short", text=mention.text, name=cast.name_of(id))
            cast.judge(mention, Judgement(actor=id, name=cast.name_of(id), by=SHORT, score=0.9, why=why, reading="short-name"))
            return
        if same:
            self._left_open(mention, sorted(same))
            return
        ids = _people(cast, cast.knowledge.named(surface))
        if len(ids) == 1:
            name = cast.name_of(ids[0])
            why = cast.say("actors.short-known", text=surface, name=name)
            cast.judge(mention, Judgement(actor=ids[0], name=name, by=BASE, score=0.75, why=why, reading="short-name"))
        elif ids:
            self._left_open(mention, ids)
        else:
            self._newcomer(mention, surface, "person")


def _people(cast: Cast, readings: Iterable[tuple[str, NameUse]]) -> list[str]:
    return list(dict.fromkeys(id for id, use in readings if use in ("name", "short-name") and cast.kind_of(id) == "person"))


def _fitting(mention: Mention, readings: Iterable[tuple[str, NameUse]]) -> list[str]:
    """The ids of readings that are names, without those of people and, for a capital that is a mere place here, without its state."""
    return list(dict.fromkeys(id for id, use in readings if use in ("name", "acronym", "agency", "outlet") or (use == "seat" and mention.label == "ORG")))


def _clashes(held: str, told: str) -> bool:
    """Whether an office and a title of the text are two different charges; those that the words leave open clash with none."""
    open_ones = ("other", "minister", "bearer", "rank", "counterpart")
    return held != told and held not in open_ones and told not in open_ones


def _without_article(name: str) -> str:
    return re.sub(r"^(?:le |la |l['’])", "", name, flags=re.IGNORECASE)


def _with_article(name: str) -> str:
    return f"Le {name}"


def _initials(short: str, long: str) -> bool:
    """Whether the letters of a short form come in this order in the long one, beginning with its first word's first letter.

    >>> _initials("AES", "Alliance des États du Sahel"), _initials("AFP", "Union africaine")
    (True, False)
    """
    letters, rest = key(short).replace(" ", ""), key(long)
    if not letters or not rest.startswith(letters[0]):
        return False
    at = 0
    for letter in letters:
        at = rest.find(letter, at) + 1
        if not at:
            return False
    return True

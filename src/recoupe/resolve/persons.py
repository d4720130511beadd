"""Decides which person a name stands for: of the base, under its spelling or another; one that the article has named in full; or somebody new."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Levenshtein

from recoupe.lang.folding import key
from recoupe.lang.fr.offices import RoleWords
from recoupe.model.knowledge import NameUse
from recoupe.model.mention import Mention
from recoupe.resolve.beside import Beside
from recoupe.resolve.cast import Cast, Judgement, bare_name, new_id
from recoupe.resolve.namesakes import holder_of_the_name, share_a_name
from recoupe.resolve.titles import MINISTERS, OFFICES

BASE, CONTEXT, SHORT, DEFINED, METONYM, ALIKE = (f"actors/{each}/1" for each in ("base", "context", "short", "defined", "metonym", "alike"))
_SURE, _POSSIBLE = 0.6, 0.3
_LONG = 5  # letters of a name of which one may be written otherwise
_PARTICLES = frozenset(("al", "el", "ben", "bin", "ibn", "abu", "abou", "ould", "von", "van", "de", "del", "da", "di", "der", "la", "le"))
# a line with nothing but a name
_SIGNED = re.compile(r"\s*(?:[\w.'’-]+[ \u00a0]?){1,5}\s*")
_OF_WOMEN = re.compile(r"(?:Mme|Mmes|Mlle|Madame|Mesdames)\s")
_OF_MEN = re.compile(r"(?:M\.|MM\.|Mr|Monsieur|Messieurs)\s")


class PeopleResolver:
    """Judges the names of people in one field of an article: full names first, then short ones, which lean on them."""

    def __init__(self, cast: Cast, *, around: frozenset[str], roles: Sequence[RoleWords]) -> None:
        self._cast = cast
        self._around = around
        self._faces = cast.faces
        self._beside: dict[str, RoleWords] = {}
        self._titles: dict[str, list[RoleWords]] = {}
        self._genders: dict[str, set[str]] = {}
        beside = Beside(cast, [each for each in roles if not each.role.startswith(("organ", "group"))])
        for role in roles:
            if (person := beside(role)) is not None:
                self._titles.setdefault(key(bare_name(person.text)), []).append(role)
                self._beside.setdefault(person.id, role)

    def __call__(self, people: Sequence[Mention]) -> None:
        """Judge them all."""
        full = [each for each in people if len(key(bare_name(each.text)).split()) > 1]
        full.sort(key=lambda each: len(key(bare_name(each.text)).split()) < 3)  # "Gaïd Salah" takes up "Ahmed Gaïd Salah"
        for mention in full:
            self._person(mention)
            self._meet(mention)
        for mention in people:
            if mention.id not in self._cast.judged:
                self._short(mention)

    # ------------------------------------------------------------------ full names

    def _person(self, mention: Mention) -> None:
        """A name of two words or more: known to the base, the same as one before, or new."""
        cast = self._cast
        name = bare_name(mention.text)
        ids = people_of(cast, cast.knowledge.named(name))
        if not ids and len(parts := name.split()) == 2:
            # family name first, as much of the press of Africa has it; then the article must name the state
            ids = [each for each in people_of(cast, cast.knowledge.named(f"{parts[1]} {parts[0]}")) if self._is_around(each)]
        likely = [self._meant(mention, name, each) for each in ids if self._is_plausible(each)]
        if len(likely) == 1:
            self._known(mention, likely[0], BASE, 0.95, "actors.name")
            return
        if len(likely) > 1:
            chosen = self._by_title(key(name), likely)
            if chosen is None:
                self._left_open(mention, likely)
            else:
                why = cast.say("actors.context", text=mention.text, others=cast.names_of(likely), clue=cast.name_of(chosen))
                cast.judge(mention, Judgement(actor=chosen, name=cast.name_of(chosen), by=CONTEXT, score=0.7, why=why))
            return
        words = key(name).split()
        same = self._same_name(words) or set(self._bearers(words))
        if len(same) == 1:
            id = same.pop()
            why = cast.say("actors.same", name=cast.name_of(id))
            cast.judge(mention, Judgement(actor=id, name=cast.name_of(id), by=SHORT, score=0.85, why=why))
            return
        if not ids and (self._in_office(mention, name) or self._alike(mention, name)):
            return
        cast.meet(mention, new_id(name), name, "person", refused=cast.is_furniture(mention) and " " not in name)
        if ids:
            states = cast.names_of(dict.fromkeys(office.of for each in ids for office in cast.knowledge.offices(holder=each) if office.of))
            self._add_alternatives(mention, {each: 0.3 / len(ids) for each in ids}, cast.say("actors.unsupported", state=states))

    def _meant(self, mention: Mention, name: str, id: str) -> str:
        """The actor of a name, but for a user's actor where the title beside the name, here or elsewhere in the article, is that of a namesake of the base."""
        if not id.startswith("own:"):
            return id
        met = [each for each in self._faces.get(key(name).split()[-1], {}) if each != id and share_a_name(self._cast, each, id)]
        titles = self._titles.get(key(name), ())
        return holder_of_the_name(self._cast, id, name, titles, mention.start) or (met[0] if met and not titles else id)

    def _in_office(self, mention: Mention, name: str) -> bool:
        """Somebody unknown by this name, with a title beside it whose holder on the day has the family name, or nearly."""
        cast = self._cast
        if cast.published is None:
            return False
        words = key(name).split()
        for role in self._titles.get(key(name), ()):
            of = cast.one_state(role.of)
            if not of and not role.owned and role.role in OFFICES and (here := cast.state_here(mention.start)):
                of = (here,)
            if len(of) != 1 or role.role not in OFFICES or role.former:
                continue
            found = [each.holder for each in cast.knowledge.holder(of=of[0], role=role.role, on=cast.published) if self._is_name_of(words, each.holder)]
            if len(set(found)) == 1:
                why = cast.say("actors.alike-in-office", text=name, name=cast.name_of(found[0]))
                cast.judge(mention, Judgement(actor=found[0], name=cast.name_of(found[0]), by=ALIKE, score=0.85, why=why))
                return True
        return False

    def _is_name_of(self, words: list[str], id: str) -> bool:
        known = self._cast.knowledge.actor(id)
        return known is not None and any(_share(words, key(each).split()) for each in (known.name, *known.names))

    def _alike(self, mention: Mention, name: str) -> bool:
        """The only person of the base whose name is the same but for the romanisation; a weak likeness is an alternative only."""
        cast = self._cast
        if cast.is_furniture(mention) or _SIGNED.fullmatch(cast.text, max(cast.text.rfind("\n", 0, mention.start), 0), _line_end(cast.text, mention.end)):
            return False  # who signs is no minister of a country next door
        found = [(id, score) for id, score in cast.knowledge.alike(name) if self._is_plausible(id) and self._is_told(id)]
        sure = [(id, score) for id, score in found if score >= _SURE]
        if len(sure) != 1:
            return False
        id, score = sure[0]
        why = cast.say("actors.alike", text=name, name=cast.name_of(id))
        cast.judge(mention, Judgement(actor=id, name=cast.name_of(id), by=ALIKE, score=round(score, 2), why=why))
        return True

    def _is_plausible(self, id: str) -> bool:
        """Whether the base's person may be meant: an extract knows thousands of ministers, and any of them has namesakes; the article must name the state."""
        known = self._cast.knowledge.actor(id)
        if known is None or known.source.startswith(("own", "file")):
            return known is not None
        return self._is_around(id)

    def _is_around(self, id: str) -> bool:
        return any(office.of in self._around for office in self._cast.knowledge.offices(holder=id))

    def _is_told(self, id: str) -> bool:
        """Whether the article tells the state of an office of theirs without doubt, or they have none."""
        states = {office.of for office in self._cast.knowledge.offices(holder=id) if office.of}
        return not states or self._cast.setting is None or any(self._cast.setting.tells(each) or self._cast.kind_of(each) != "state" for each in states)

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
        """Remember under which words a person of the article is called, from where on, and which gender the words show."""
        id = self._cast.actor_of(mention)
        if id is None or self._cast.kind_of(id) != "person":
            return
        at = mention.start if self._cast.where == "text" else -1
        for name in (key(bare_name(mention.text)), key(self._cast.name_of(id))):
            words = tuple(name.split())
            for word in words:
                places = self._faces.setdefault(word, {}).setdefault(id, {})
                places[words] = min(places.get(words, at), at)
        known = self._cast.knowledge.actor(id)
        gender = _shown(mention, self._beside.get(mention.id)) or (known.gender if known else None)
        if gender:
            self._genders.setdefault(id, set()).add(gender)

    def _same_name(self, words: list[str]) -> set[str]:
        """Those of the article with the same first name and last, or one name more behind ("Ada Lund", "Ada Lund Brandt"), or one letter otherwise."""
        found: set[str] = set()
        for word in dict.fromkeys((words[0], words[-1])):
            for id, names in self._faces.get(word, {}).items():
                if any(_one_name(words, list(whole)) for whole in names):
                    found.add(id)
        return found

    # ------------------------------------------------------------------ short names

    def _short(self, mention: Mention) -> None:
        """A family name: the person of the article who bears it, else the only one whom the base knows by it.

        Of several bearers, the one whom the title or the civility beside it fits, else the only one presented before it.
        """
        cast = self._cast
        surface = bare_name(mention.text)
        words = key(surface).split()
        if not words:
            return
        bearers = self._bearers(words)
        role = self._beside.get(mention.id)
        known = people_of(cast, cast.knowledge.named(surface)) or self._holders_called(mention, role, words[-1])
        if role is not None and not bearers:
            known = [self._meant(mention, surface, each) for each in known]
        people = list(dict.fromkeys([*bearers, *(each for each in known if self._is_plausible(each))]))
        if len(bearers) == 1 and (len(people) == 1 or not self._fits_better(mention, role, bearers, people)):
            self._known(mention, next(iter(bearers)), SHORT, 0.9, "actors.short")
        elif people and bearers:
            chosen = self._chosen(mention, role, bearers, people)
            if chosen is None:
                self._left_open(mention, people)
            else:
                self._known(mention, chosen, SHORT if chosen in bearers else BASE, 0.75, "actors.short" if chosen in bearers else "actors.short-known")
        elif len(known) == 1:
            self._known(mention, known[0], BASE, 0.75, "actors.short-known", text=surface)
        elif known:
            chosen = self._chosen(mention, role, {}, known)
            if chosen is not None:
                self._known(mention, chosen, BASE, 0.75, "actors.short-titled", text=surface)
            else:
                self._left_open(mention, known)
        else:
            self._nobody_known(mention, surface)

    def _bearers(self, words: list[str]) -> dict[str, int]:
        """The people of the article whose name ends with these words, with the first place where it does."""
        found: dict[str, int] = {}
        for id, names in self._faces.get(words[-1], {}).items():
            for whole, at in names.items():
                ending = list(whole[-len(words) :]) == words or (len(words) == 1 and words[0] in whole[1:] and len(words[0]) > 3)
                if len(whole) > len(words) and ending:
                    found[id] = min(found.get(id, at), at)
        if not found and len(words) == 1 and len(words[0]) > 3:
            # by the given name, as in Ethiopia or of somebody's child: only who has been named in full before, in three words at most ("Ada May Lund Brandt")
            faces = self._faces.get(words[0], {})
            first = {id: min(names.values()) for id, names in faces.items() if any(whole[0] == words[0] and len(whole) < 4 for whole in names)}
            found = first if len(first) == 1 else {}
        return found

    def _fits_better(self, mention: Mention, role: RoleWords | None, bearers: dict[str, int], people: list[str]) -> bool:
        """Whether somebody of the base is the likelier bearer: named later in the article is the wife of the one whom all know by that name."""
        only = next(iter(bearers))
        return bearers[only] > mention.start or self._by_role(role, people, mention) not in (None, only) or not self._of_gender(only, mention, role)

    def _chosen(self, mention: Mention, role: RoleWords | None, bearers: dict[str, int], people: list[str]) -> str | None:
        if (by_role := self._by_role(role, people, mention)) is not None:
            return by_role
        fitting = [each for each in people if self._of_gender(each, mention, role)]
        if len(fitting) == 1:
            return fitting[0]
        shown = _shown(mention, role)
        same = [each for each in fitting if shown is not None and self._genders_of(each) == {shown}]
        if len(same) == 1:
            return same[0]
        before = [each for each in fitting if each not in bearers or bearers[each] <= mention.start]
        return before[0] if len(before) == 1 else None

    def _by_role(self, role: RoleWords | None, people: Iterable[str], mention: Mention) -> str | None:
        """The only one of them who wears the title that stands beside the name, by the article or by the base."""
        if role is None:
            return None
        cast = self._cast
        of = cast.one_state(role.of)
        told = {id for id in people if any(each.noun == role.noun for words in self._names_of(id) for each in self._titles.get(words, ()))}
        if len(told) == 1:
            return told.pop()
        holding: set[str] = set()
        for id in people:
            for office in cast.knowledge.offices(holder=id):
                minister = role.role == "minister" and office.role in MINISTERS
                if (office.role == role.role or minister) and (not of or office.of in of):
                    holding.add(id)
        if len(holding) > 1 and cast.published:
            on_day = {
                id
                for id in holding
                for office in cast.knowledge.offices(holder=id)
                if office.of and any(each.holder == id for each in cast.knowledge.holder(of=office.of, role=office.role, on=cast.published))
            }
            holding = on_day or holding
        return holding.pop() if len(holding) == 1 else None

    def _names_of(self, id: str) -> set[str]:
        return {" ".join(whole) for word in key(self._cast.name_of(id)).split() for whole in self._faces.get(word, {}).get(id, ())}

    def _of_gender(self, id: str, mention: Mention, role: RoleWords | None) -> bool:
        """Whether nothing speaks against it: "Mme Lund" is not the Lund whom the article calls a man."""
        shown, genders = _shown(mention, role), self._genders_of(id)
        return shown is None or not genders or shown in genders

    def _genders_of(self, id: str) -> set[str]:
        known = self._cast.knowledge.actor(id)
        return self._genders.get(id) or ({known.gender} if known and known.gender else set())

    def _holders_called(self, mention: Mention, role: RoleWords | None, word: str) -> list[str]:
        """ "Le président Lund" in an article that names no Lund in full: those who held the office on the day, in a state around."""
        cast = self._cast
        if role is None or role.role not in OFFICES or role.former:
            return []
        of = cast.one_state(role.of) or ((here,) if role.owned and (here := cast.state_here(mention.start)) else tuple(sorted(self._around)))
        found: dict[str, None] = {}
        for state in of:
            day = cast.published
            held = cast.knowledge.holder(of=state, role=role.role, on=day) if day else cast.knowledge.offices(of=state, role=role.role)
            found.update((each.holder, None) for each in held if self._has_word(each.holder, word))
        return list(found)

    def _has_word(self, id: str, word: str) -> bool:
        known = self._cast.knowledge.actor(id)
        return known is not None and any(word in key(each).split() for each in (known.name, *known.names))

    def _nobody_known(self, mention: Mention, surface: str) -> None:
        cast = self._cast
        cast.meet(mention, new_id(surface), surface, "person", refused=cast.is_furniture(mention))
        likely = {id: score for id, score in cast.knowledge.alike(surface) if score >= _POSSIBLE and self._is_around(id)}
        if len(likely) == 1:
            self._add_alternatives(mention, likely, cast.say("actors.alike", text=surface, name=cast.names_of(likely)))

    # ------------------------------------------------------------------ what is noted

    def _known(self, mention: Mention, id: str, by: str, score: float, why: str, *, text: str | None = None) -> None:
        cast = self._cast
        name = cast.name_of(id)
        short = "short-name" if len(key(bare_name(mention.text)).split()) == 1 else None
        said = cast.say(why, text=text or mention.text, name=name)
        cast.judge(mention, Judgement(actor=id, name=name, by=by, score=score, why=said, reading="short-name" if short else None))

    def _left_open(self, mention: Mention, ids: Sequence[str]) -> None:
        cast = self._cast
        others = cast.names_of(ids)
        why = cast.say("actors.ambiguous", text=mention.text, others=others)
        left = cast.alternatives(ids, cast.say("actors.candidate", text=mention.text, name=others))
        cast.judge(mention, Judgement(actor=None, name=None, by=BASE, score=round(1 / len(ids), 2), why=why, alternatives=left))

    def _add_alternatives(self, mention: Mention, ids: dict[str, float], why: str) -> None:
        cast = self._cast
        made = cast.judged[mention.id]
        left = tuple(alternative for id, score in ids.items() for alternative in cast.alternatives([id], why, total=score))
        cast.judge(mention, Judgement(actor=made.actor, name=made.name, by=made.by, score=made.score, why=made.why, alternatives=left))


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def _shown(mention: Mention, role: RoleWords | None) -> str | None:
    """The gender that a civility or a title beside a name shows."""
    return "f" if _OF_WOMEN.match(mention.text) else "m" if _OF_MEN.match(mention.text) else role.gender if role is not None else None


def people_of(cast: Cast, readings: Iterable[tuple[str, NameUse]]) -> list[str]:
    """The people among the readings of a name."""
    return list(dict.fromkeys(id for id, use in readings if use in ("name", "short-name") and cast.kind_of(id) == "person"))


def _one_name(one: list[str], other: list[str]) -> bool:
    """Whether two full names are one: all words of the shorter in the longer, the first the same, or a long one of them a letter apart.

    >>> _one_name(["ada", "lund"], ["ada", "lund", "brandt"]), _one_name(["ada", "lundqvist"], ["ada", "lundquist"])
    (True, True)
    >>> _one_name(["ada", "lund"], ["ole", "lund"])
    False
    """
    short, long = sorted((one, other), key=len)
    if len(short) < 2 or short[0] != long[0]:
        return False
    if set(short) <= set(long):
        return len(short) == len(long) or short[-1] == long[-1] or short == long[: len(short)]
    if len(short) != len(long):
        return False
    apart = [(a, b) for a, b in zip(short, long, strict=True) if a != b]
    return len(apart) == 1 and min(map(len, apart[0])) >= _LONG and Levenshtein.distance(*apart[0]) == 1


def _share(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two names may be one person's, where a title says so too: each word of the shorter, particles apart, is in the longer, or nearly, or an initial.

    >>> _share(["aymar", "al", "lundi"], ["aimar", "lundi"]), _share(["a", "lund"], ["ada", "lund"]), _share(["ole", "lund"], ["ada", "lund"])
    (True, True, False)
    """
    short, long = sorted(([each for each in words if each not in _PARTICLES] for words in (one, other)), key=len)
    if not short or not any(_near(word, each) and len(word) > 3 for word in short for each in long):
        return False
    return all(any(_near(word, each) or (len(word) == 1 and each[0] == word) or (len(each) == 1 and word[0] == each) for each in long) for word in short)


def _near(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= _LONG - 1 and Levenshtein.distance(one, other) == 1)


def _clashes(held: str, told: str) -> bool:
    """Whether an office and a title of the text are two different charges; those that the words leave open clash with none."""
    open_ones = ("other", "minister", "bearer", "rank", "counterpart")
    return held != told and held not in open_ones and told not in open_ones

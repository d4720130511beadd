"""Decides who roles stand for: by the name beside the title, by who held the office on the day, by who was presented with that title before."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass

from recoupe.lang.folding import key
from recoupe.lang.fr.offices import RoleWords
from recoupe.model.knowledge import HeldOffice
from recoupe.model.mention import Mention
from recoupe.resolve.beside import Beside
from recoupe.resolve.cast import Cast, Judgement, Newcomer

APPOSITION, OFFICE, COUNTERPART, TAKEN_UP, ORGAN, GROUP = (f"actors/{each}/1" for each in ("apposition", "office", "counterpart", "taken-up", "organ", "group"))
OFFICES = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "spokesperson", "head_of_body"})
# "le pays d'origine", "le pays le plus touché": a country among others
_SOME_COUNTRY = re.compile(r" (?:d'|d’|le plus|la plus|les plus|voisin|natal|tiers|hôte|membre|arabe|musulman|européen|africain)")
_NEAR = 160
_CLOSE, _FAR = 250, 600


@dataclass(frozen=True, slots=True)
class Worn:
    """A title that a person of the article wears: by the text, or by the base on the day."""

    person: str
    noun: str
    role: str
    of: tuple[str, ...]
    words: str = ""
    gender: str | None = None


class OfficeResolver:
    """Judges the roles of one field of an article. `read`: the roles by their place, as `lang/fr/offices.py` read them."""

    def __init__(self, cast: Cast, read: dict[tuple[int, int], RoleWords], *, supported: frozenset[str]) -> None:
        self._cast = cast
        self._read = read
        self._supported = supported
        self._worn: dict[str, list[Worn]] = {}

    def __call__(self) -> None:
        """Judge every role: those with a name beside them first, then the others in text order."""
        roles = [(each, self._read[each.start, each.end]) for each in self._cast.mentions if each.reading == "role" and (each.start, each.end) in self._read]
        self._appositions(roles)
        self._known_titles()
        for mention, role in roles:
            if mention.id in self._cast.judged:
                continue
            if role.role.startswith("organ"):
                self._organ(mention, role)
            elif role.role == "counterpart":
                self._counterpart(mention, role)
            elif not (self._by_office(mention, role) or self._taken_up(mention, role)):
                continue

    # ------------------------------------------------------------------ the name beside the title

    def _appositions(self, roles: Sequence[tuple[Mention, RoleWords]]) -> None:
        beside = Beside(self._cast)
        for mention, role in roles:
            person = beside(role) if mention.label == "PERSON" else None
            id = self._cast.actor_of(person) if person else None
            if id is None or self._cast.kind_of(id) != "person":
                continue
            name = self._cast.name_of(id)
            why = self._cast.say("actors.apposition", name=name)
            self._cast.judge(mention, Judgement(actor=id, name=name, by=APPOSITION, score=0.95, why=why))
            self._worn.setdefault(role.noun, []).append(self._worn_by(id, role))

    def _worn_by(self, person: str, role: RoleWords) -> Worn:
        return Worn(person, role.noun, role.role, self._one(role.of), key(self._cast.text[role.head : role.end]), role.gender)

    def _known_titles(self) -> None:
        """What the people of the article held on the day, by the base."""
        cast = self._cast
        if cast.published is None:
            return
        for id in dict.fromkeys(id for each in cast.mentions if (id := cast.actor_of(each)) and cast.kind_of(id) == "person"):
            known = cast.knowledge.actor(id)
            offices = cast.knowledge.offices(holder=id)
            presides = {each.of for each in offices if each.role == "head_of_state"}
            for office in offices:
                if office.role == "other" and office.title and held_on(office, cast.published):
                    self._worn.setdefault("other", []).append(Worn(id, "", "other", (office.of,) if office.of else (), words=key(office.title)))
                if office.of is None or office.role not in OFFICES or (office.role == "head_of_government" and office.of in presides):
                    continue  # the CIA lists a president who governs as both; nobody calls him "chef du gouvernement"
                if any(each.holder == id for each in cast.knowledge.holder(of=office.of, role=office.role, on=cast.published)):
                    worn = Worn(id, "", office.role, (office.of,), gender=known.gender if known else None)
                    self._worn.setdefault(office.role, []).append(worn)

    # ------------------------------------------------------------------ the office on the day

    def _one(self, of: tuple[str, ...]) -> tuple[str, ...]:
        """The state meant by a word that may mean several ("congolais"): the one that the article names otherwise."""
        if len(of) < 2:
            return of
        named = tuple(each for each in of if each in self._supported)
        return named if len(named) == 1 else of

    def _by_office(self, mention: Mention, role: RoleWords) -> bool:
        cast = self._cast
        of = self._one(role.of)
        if role.owned and not of:
            of = self._owner(mention)
        if role.role not in OFFICES or role.former or len(of) != 1 or cast.published is None:
            return False
        holders = list(cast.knowledge.holder(of=of[0], role=role.role, on=cast.published))
        if role.role in ("spokesperson", "head_of_body"):
            holders = [each for each in holders if _title_says(each.title, cast.text[role.head : role.end])]
        if not holders and cast.kind_of(of[0]) != "state":
            words = cast.text[role.head : role.end]
            holders = [
                each for each in cast.knowledge.holder(of=of[0], role="head_of_body", on=cast.published) if each.title and _title_says(each.title, words)
            ]
        if not holders and (eve := _day_before(cast.published)):
            # the day on which someone left: the next one comes later, or the article is about the leaving
            holders = [each for each in cast.knowledge.holder(of=of[0], role=role.role, on=eve) if each.until == cast.published[:10]]
        people = list(dict.fromkeys(each.holder for each in holders))
        if len(people) > 1:
            here = [each for each in people if any(worn.person == each for worns in self._worn.values() for worn in worns)]
            people = here if len(here) == 1 else people
        if not people:
            return False
        date = cast.say.date(cast.published)
        if len(people) > 1:
            why = cast.say("actors.holders", date=date, others=cast.names_of(people))
            cast.judge(
                mention, Judgement(actor=None, name=None, by=OFFICE, score=round(1 / len(people), 2), why=why, alternatives=cast.alternatives(people, why))
            )
            return True
        office = next(each for each in holders if each.holder == people[0])
        name = cast.name_of(people[0])
        title = office.title or cast.text[role.head : role.end]
        why = cast.say("actors.office", name=name, title=title, date=date, source=office.source)
        cast.judge(mention, Judgement(actor=people[0], name=name, by=OFFICE, score=0.9 if office.verified else 0.85, why=why))
        return True

    def _owner(self, mention: Mention, *, person: bool = False) -> tuple[str, ...]:
        """The state of "son": that of whoever is named just before, a state or someone who held an office of one."""
        for other in self._cast.before(mention.start, _NEAR):
            id = self._cast.actor_of(other)
            kind = self._cast.kind_of(id) if id else None
            if id and kind == "state" and not person:
                return (id,)
            if kind == "person" or other.label == "PERSON":
                states = {worn.of for worns in self._worn.values() for worn in worns if worn.person == id and worn.role in OFFICES and len(worn.of) == 1}
                return states.pop() if len(states) == 1 else ()
        return ()

    def _counterpart(self, mention: Mention, role: RoleWords) -> None:
        """ "Son homologue danois": the same office as that of the person named just before."""
        cast = self._cast
        of = self._one(role.of)
        if len(of) != 1 or cast.published is None:
            return
        for person in cast.before(mention.start, _NEAR):
            id = cast.actor_of(person)
            if id is None or cast.kind_of(id) != "person":
                continue
            offices = {worn.role for worns in self._worn.values() for worn in worns if worn.person == id and worn.role in OFFICES}
            if "head_of_state" in offices:
                offices.discard("head_of_government")  # the CIA lists a president who governs as both
            if len(offices) != 1:
                return
            holders = cast.knowledge.holder(of=of[0], role=offices.pop(), on=cast.published)
            if len(holders) == 1 and holders[0].holder != id:
                name = cast.name_of(holders[0].holder)
                why = cast.say("actors.counterpart", of=cast.name_of(id), name=name, date=cast.say.date(cast.published), source=holders[0].source)
                cast.judge(mention, Judgement(actor=holders[0].holder, name=name, by=COUNTERPART, score=0.8, why=why))
            return

    # ------------------------------------------------------------------ titles taken up

    def _taken_up(self, mention: Mention, role: RoleWords) -> bool:
        """ "Le ministre", "le chef de l'État": the only person whom the article presents so, before or, failing that, anywhere."""
        cast = self._cast
        if role.former or (role.owned and not role.of):
            return False
        of = self._one(role.of)
        told: dict[str, None] = {}
        known: dict[str, None] = {}
        for worns in self._worn.values():
            for worn in worns:
                if self._same_title(role, of, worn):
                    (told if worn.noun else known).setdefault(worn.person)
        if known and not of and role.role in ("head_of_state", "head_of_government"):
            # "le président de la République" of a French minister is not the only president that the article happens to name, three paragraphs earlier
            near = {cast.actor_of(each) for each in cast.before(mention.start, _FAR)}
            known = {each: None for each in known if each in near or each in told}
        people = told | known
        chosen = next(iter(people)) if len(people) == 1 else self._nearest(mention, people)
        if chosen:
            id = chosen
            name = cast.name_of(id)
            why = cast.say("actors.taken-up" if len(people) == 1 else "actors.nearest", name=name)
            cast.judge(mention, Judgement(actor=id, name=name, by=TAKEN_UP, score=0.75 if len(people) == 1 else 0.6, why=why))
            return True
        if people:
            why = cast.say("actors.several", others=cast.names_of(people))
            left = cast.alternatives(people, why)
            cast.judge(mention, Judgement(actor=None, name=None, by=TAKEN_UP, score=round(1 / len(people), 2), why=why, alternatives=left))
            return True
        return False

    def _nearest(self, mention: Mention, people: Container[str]) -> str | None:
        """The one named just before, when the others were last named far from there."""
        seen: dict[str, int] = {}
        for other in self._cast.before(mention.start, _FAR):
            id = self._cast.actor_of(other)
            if id is not None and id in people:
                seen.setdefault(id, mention.start - other.end)
        return next(iter(seen)) if len(seen) == 1 and min(seen.values()) <= _CLOSE else None

    def _same_title(self, role: RoleWords, of: tuple[str, ...], worn: Worn) -> bool:
        if role.role == "bearer" or (of and worn.of and not set(of) & set(worn.of)):
            return False
        # of people whose gender nothing tells, "la présidente" must not find the only president of the article
        if (worn.gender or "m") != role.gender and role.gender and (worn.gender or role.gender == "f"):
            return False
        if role.bare:
            bare_minister = role.noun == "ministre" and (worn.noun == "ministre" or (worn.noun == "" and worn.role in ("foreign_minister", "defence_minister")))
            return worn.noun == role.noun or bare_minister or (worn.noun == "" and worn.role == role.role and worn.role != "head_of_body")
        if role.role == "minister":
            return bool(of) and (worn.noun == "ministre" or worn.role in ("foreign_minister", "defence_minister"))
        if role.role in OFFICES - {"head_of_body"}:
            return worn.role == role.role
        words = key(self._cast.text[role.head : role.end])
        return bool(worn.words) and (worn.words.startswith(words) or words.startswith(worn.words)) and min(len(words.split()), len(worn.words.split())) > 1

    # ------------------------------------------------------------------ governments

    def _organ(self, mention: Mention, role: RoleWords) -> None:
        cast = self._cast
        if role.role == "organ-capital":
            state = cast.knowledge.actor(self._one(role.of)[0]) if len(self._one(role.of)) == 1 else None
            if state and state.capital:
                towns = [id for id, use in cast.knowledge.named(state.capital) if use == "city"]
                town = towns[0] if len(towns) == 1 else None
                cast.judge(mention, Judgement(actor=town, name=state.capital, by=ORGAN, score=0.9, why=cast.say("actors.place", text=state.capital)))
            return
        if role.role == "organ-place":
            self._country(mention, role)
            return
        if role.role == "organ-own":
            self._force(mention, role)
            return
        if role.role != "organ-state":
            return
        of = self._one(role.of)
        if not of and role.bare and not role.owned:
            named = {each for other in self._read.values() if other.role == "organ-state" for each in self._one(other.of)}
            of = tuple(named) if len(named) == 1 and named <= self._main_states() else ()
        elif not of:
            of = self._owner_at(role.end)
        if len(of) == 1:
            name = cast.name_of(of[0])
            why = cast.say("actors.organ", name=name)
            cast.judge(mention, Judgement(actor=of[0], name=name, by=ORGAN, score=0.9 if role.of else 0.6, why=why))

    def _owner_at(self, end: int) -> tuple[str, ...]:
        """ "Le gouvernement de Jeanne Lund": the state that she governs."""
        for other in self._cast.before(end, 60):
            id = self._cast.actor_of(other) if other.end == end and other.label == "PERSON" else None
            heads = ("head_of_state", "head_of_government")
            states = {worn.of for worns in self._worn.values() for worn in worns if worn.person == id and worn.role in heads and len(worn.of) == 1}
            if id and len(states) == 1:
                return states.pop()
        return ()

    def _force(self, mention: Mention, role: RoleWords) -> None:
        """ "L'armée belge" is a body by that name; "l'armée" alone is the only one that the article names."""
        cast = self._cast
        name = cast.text[role.head : role.end]
        if role.bare:
            named = {cast.text[other.head : other.end] for other in self._read.values() if other.role == "organ-own" and other.noun == role.noun and other.of}
            if len(named) != 1:
                return
            name = named.pop()
        elif len(self._one(role.of)) != 1:
            return
        id = "new:" + key(name).replace(" ", "-")
        cast.newcomers.setdefault(id, Newcomer(id, name, "body"))
        cast.judge(mention, Judgement(actor=id, name=name, by=ORGAN, score=0.6 if role.bare else 0.8, why=cast.say("actors.new", text=name)))

    def _main_states(self) -> set[str]:
        """The state that the article names most, several where they draw level."""
        cast = self._cast
        ids = (cast.actor_of(each) for each in cast.mentions if each.reading != "role")
        counts = Counter(id for id in ids if id and cast.kind_of(id) == "state")
        most = max(counts.values(), default=0)
        return {id for id, n in counts.items() if n == most}

    def _country(self, mention: Mention, role: RoleWords) -> None:
        """ "Le pays": the only state named just before; "son pays": that of who is named just before."""
        cast = self._cast
        if role.former or _SOME_COUNTRY.match(cast.text, mention.end):
            return
        if role.owned:
            of = self._owner(mention, person=True) if mention.text[:2].lower() == "so" else ()
            if len(of) == 1:
                why = cast.say("actors.nearest", name=cast.name_of(of[0]))
                cast.judge(mention, Judgement(actor=of[0], name=cast.name_of(of[0]), by=ORGAN, score=0.6, why=why))
            return
        near = {id for each in cast.before(mention.start, _CLOSE) if (id := cast.actor_of(each)) and cast.kind_of(id) == "state"}
        if len(near) == 1 and near <= self._main_states():
            id = near.pop()
            why = cast.say("actors.nearest", name=cast.name_of(id))
            cast.judge(mention, Judgement(actor=id, name=cast.name_of(id), by=ORGAN, score=0.6, why=why))


def held_on(office: HeldOffice, published: str) -> bool:
    """Whether an office was held on a day, by plain comparison of EDTF days, months and years."""
    start, until = office.from_, office.until or office.as_of
    return bool(start and until) and published[: len(start or "")] >= (start or "") and published[: len(until or "")] <= (until or "")


def _day_before(published: str) -> str | None:
    try:
        return (datetime.date.fromisoformat(published[:10]) - datetime.timedelta(days=1)).isoformat()
    except ValueError:
        return None


def _title_says(title: str, words: str) -> bool:
    """Whether an office's title and the text's words name the same charge: each longer word of one is in the other, up to gender and number.

    >>> _title_says("porte-parole de la diplomatie russe", "porte-parole de la diplomatie")
    True
    >>> _title_says("porte-parole du Kremlin", "porte-parole de la diplomatie")
    False
    """
    told = {each[:6] for each in re.findall(r"\w{5,}", title.lower())}
    said = {each[:6] for each in re.findall(r"\w{5,}", words.lower())}
    return not told or (bool(said) and (said <= told or told <= said))

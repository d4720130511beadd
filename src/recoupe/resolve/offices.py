"""Decides who roles stand for: by the name beside the title, by who held the office on the day, by who was presented with that title before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from recoupe.lang.folding import key
from recoupe.lang.fr.offices import RoleWords
from recoupe.lang.fr.state_words import is_travelling, may_be_called
from recoupe.model.knowledge import HeldOffice
from recoupe.model.mention import Mention
from recoupe.resolve.beside import Beside
from recoupe.resolve.cast import Cast, Judgement
from recoupe.resolve.organs import Organs
from recoupe.resolve.owners import Owners
from recoupe.resolve.titles import HEADS, MINISTERS, OFFICES, TITLED, Titles, Worn, days_before

APPOSITION, OFFICE, COUNTERPART, TAKEN_UP, SETTING = (f"actors/{each}/2" for each in ("apposition", "office", "counterpart", "taken-up", "setting"))
_NEAR = 160
_CLOSE, _FAR = 250, 600
_TO_COME = re.compile(r"(?i)\b(?:future?s?|élue?s?)\b")
_WEAK = 0.25
# what goes on behind an office makes it one of a part of the state, or of something else
_ELSEWHERE = re.compile(r" (?:d['’]|de |du |des |provincial|régional|local|municipal|central|autonome)")
_PART = re.compile(r"(?:régional|provincial|local|communal)e?$")
_FOLLOWING = re.compile(r"(?: et [a-zà-ÿ]+)?(?: [a-zà-ÿ]+)?, ")
_LINKS = frozenset(("de", "du", "des", "d", "l", "la", "pour", "a", "au", "aux", "en", "par"))


class OfficeResolver:
    """Judges the roles of one field of an article. `read`: the roles by their place, as `lang/fr/offices.py` read them."""

    def __init__(self, cast: Cast, read: dict[tuple[int, int], RoleWords]) -> None:
        self._cast = cast
        self._read = read
        self._titles = Titles(cast)
        self._owner = Owners(cast, self._titles)
        self.presented: list[tuple[Mention, RoleWords, Mention, str]] = []
        """The titles that the text puts beside a name: the title's mention and words, the name's mention, and whose name it is."""

    def __call__(self) -> None:
        """Judge every role: those with a name beside them first, then the others in text order."""
        roles = [(each, self._read[each.start, each.end]) for each in self._cast.mentions if each.reading == "role" and (each.start, each.end) in self._read]
        self._appositions(roles)
        self._titles.learn()
        organs = Organs(self._cast, self._read, self._titles, self._owner)
        for mention, role in roles:
            if mention.id in self._cast.judged:
                continue
            if role.role.startswith("organ"):
                organs(mention, role)
            elif role.role == "counterpart":
                self._counterpart(mention, role)
            elif role.former:
                self._former(mention, role)
            else:
                self._current(mention, role)

    def _meant(self, role: RoleWords) -> tuple[str, ...]:
        """The state or body of a role; of several of one name, the one that the name inside the role stands for."""
        of = self._cast.one_state(role.of)
        if len(of) > 1:
            named = (self._cast.actor_of(each) for each in self._cast.before(role.end, role.end - role.start) if each.end == role.end)
            of = next(((each,) for each in named if each in of), of)
        return of

    def _current(self, mention: Mention, role: RoleWords) -> None:
        of = self._meant(role)
        if not of and mention.text.endswith(" pays"):
            here = self._cast.state_here(mention.start)
            if here is None:
                return
            of = (here,)
        if role.owned and not of:
            owner = self._owner(mention)
            if owner is None or role.role not in OFFICES:
                return
            of = (owner,)
        if self._by_article(mention, role, of) or self._by_office(mention, role, of) or (not role.owned and self._taken_up(mention, role, of)):
            return
        if not role.owned:
            self._by_setting(mention, role, of)

    # ------------------------------------------------------------------ the name beside the title

    def _appositions(self, roles: Sequence[tuple[Mention, RoleWords]]) -> None:
        beside = Beside(self._cast, [role for _, role in roles])
        for mention, role in roles:
            person = beside(role) if mention.label == "PERSON" else None
            id = self._cast.actor_of(person) if person else None
            if id is None or person is None or self._cast.kind_of(id) != "person" or self._is_mans(id, role):
                continue
            self.presented.append((mention, role, person, id))
            name = self._cast.name_of(id)
            why = self._cast.say("actors.apposition", name=name)
            self._cast.judge(mention, Judgement(actor=id, name=name, by=APPOSITION, score=0.95, why=why))
            self._titles.tell(id, role)

    def _is_mans(self, id: str, role: RoleWords) -> bool:
        """Whether a woman's title stands beside a man's name, as in a list: "l'ancien ministre Ole Brandt, l'ancienne patronne du rail Ada Lund"."""
        known = self._cast.knowledge.actor(id)
        return role.gender == "f" and known is not None and known.gender == "m"

    # ------------------------------------------------------------------ the office on the day

    def _by_article(self, mention: Mention, role: RoleWords, of: tuple[str, ...]) -> bool:
        """ "Le ministre islandais de la Pêche" whom the article itself has presented with that very office comes before the base's."""
        if len(of) != 1 or role.role not in OFFICES or role.role in TITLED:
            return False
        told = {each.person for each in self._titles if each.told and not each.past and each.of == of and self._same_title(role, of, each)}
        if len(told) != 1:
            return False
        self._judge(mention, told.pop(), TAKEN_UP, 0.85, "actors.taken-up")
        return True

    def _holders(self, of: str, role: RoleWords) -> list[HeldOffice]:
        cast = self._cast
        words = cast.text[role.head : role.end]
        assert cast.published is not None
        holders = list(cast.knowledge.holder(of=of, role=role.role, on=cast.published))
        if role.role in TITLED:
            holders = [each for each in holders if _titled(each, role, words)]
        if role.role == "head_of_state" and key(words).startswith("president") and all(each.title and not key(each.title).startswith("pr") for each in holders):
            # a guide or a king is no "président"; a state may have one who heads its government
            presidents = [each for each in cast.knowledge.holder(of=of, role="head_of_government", on=cast.published) if key(each.title) == "president"]
            holders = presidents or holders
        if not holders and cast.kind_of(of) != "state":
            heads = cast.knowledge.holder(of=of, role="head_of_body", on=cast.published)
            holders = [each for each in heads if each.title and _titled(each, role, words)]
        if not holders and (eve := days_before(cast.published, 1)):
            # the day on which someone left: the next one comes later, or the article is about the leaving
            holders = [each for each in cast.knowledge.holder(of=of, role=role.role, on=eve) if each.until == cast.published[:10]]
        return holders

    def _month_before(self, of: str, role: RoleWords) -> Sequence[HeldOffice]:
        earlier = days_before(self._cast.published or "", 30)
        return self._cast.knowledge.holder(of=of, role=role.role, on=earlier) if earlier else ()

    def _by_office(self, mention: Mention, role: RoleWords, of: tuple[str, ...]) -> bool:
        cast = self._cast
        if role.role not in OFFICES or len(of) != 1 or cast.published is None:
            return False
        holders = self._holders(of[0], role)
        if role.junta and {each.holder for each in holders} != {each.holder for each in self._month_before(of[0], role)}:
            return False  # after a coup, "le nouvel homme fort" is not yet the one whom the base has
        people = list(dict.fromkeys(each.holder for each in holders))
        if len(people) > 1:
            here = [each for each in people if self._titles.of(each)]
            people = here if len(here) == 1 else people
        if not people:
            return self._by_last_holder(mention, role, of[0])
        date = cast.say.date(cast.published)
        if len(people) > 1:
            why = cast.say("actors.holders", date=date, others=cast.names_of(people))
            left = cast.alternatives(people, why)
            cast.judge(mention, Judgement(actor=None, name=None, by=OFFICE, score=round(1 / len(people), 2), why=why, alternatives=left))
            return True
        office = next(each for each in holders if each.holder == people[0])
        name = cast.name_of(people[0])
        title = office.title or cast.text[role.head : role.end]
        why = cast.say("actors.office", name=name, title=title, date=date, source=office.source)
        cast.judge(mention, Judgement(actor=people[0], name=name, by=OFFICE, score=0.9 if office.verified else 0.85, why=why))
        return True

    def _by_last_holder(self, mention: Mention, role: RoleWords, of: str) -> bool:
        """Past the day up to which the base knows an office: its last holder where the article names them, else only a weak alternative."""
        cast = self._cast
        last = [
            each
            for each in cast.knowledge.last_holder(of=of, role=role.role, on=cast.published)
            if role.role not in TITLED or _titled(each, role, cast.text[role.head : role.end])
        ]
        people = list(dict.fromkeys(each.holder for each in last))
        named = {cast.actor_of(each) for each in cast.mentions if each.reading != "role"}
        if len(people) == 1 and people[0] in named:
            why = cast.say("actors.last-named", name=cast.name_of(people[0]), date=cast.say.date(last[0].as_of or ""))
            cast.judge(mention, Judgement(actor=people[0], name=cast.name_of(people[0]), by=OFFICE, score=0.75, why=why))
            return True
        if people and not any(each.told and self._same_title(role, (of,), each) for each in self._titles):
            why = cast.say("actors.last-known", name=cast.names_of(people), date=cast.say.date(last[0].as_of or ""))
            left = cast.alternatives(people, why, total=_WEAK)
            cast.judge(mention, Judgement(actor=None, name=None, by=OFFICE, score=_WEAK, why=why, alternatives=left))
            return True
        return False

    def _counterpart(self, mention: Mention, role: RoleWords) -> None:
        """ "Son homologue danois": the same office as that of the person named just before, or of the sentence's first."""
        cast = self._cast
        of = cast.one_state(role.of)
        if len(of) != 1 or cast.published is None:
            return
        for person in cast.before(mention.start, _NEAR):
            id = cast.actor_of(person)
            if id is None or cast.kind_of(id) != "person":
                continue
            offices = {worn.role for worn in self._titles.of(id) if worn.role in MINISTERS | HEADS and not worn.past}
            if "head_of_state" in offices:
                offices.discard("head_of_government")  # the CIA lists a president who governs as both
            if len(offices) != 1:
                return
            office = offices.pop()
            holders = cast.knowledge.holder(of=of[0], role=office, on=cast.published)
            if not holders:
                named = {cast.actor_of(each) for each in cast.mentions}
                holders = [each for each in cast.knowledge.last_holder(of=of[0], role=office, on=cast.published) if each.holder in named]
            if len(holders) == 1 and holders[0].holder != id:
                name = cast.name_of(holders[0].holder)
                why = cast.say("actors.counterpart", of=cast.name_of(id), name=name, date=cast.say.date(cast.published), source=holders[0].source)
                cast.judge(mention, Judgement(actor=holders[0].holder, name=name, by=COUNTERPART, score=0.8, why=why))
            return

    def _former(self, mention: Mention, role: RoleWords) -> None:
        """ "L'ex-président", "le ministre d'alors": the only person of the article who wore that title once; "le futur ministre" is said of nobody yet."""
        of = self._cast.one_state(role.of)
        gap = _FOLLOWING.match(self._cast.text, mention.end)
        named = next((each for each in self._cast.mentions if gap and each.start == gap.end() and each.label == "PERSON" and each.reading != "role"), None)
        if named is not None and (id := self._cast.actor_of(named)):
            self._judge(mention, id, APPOSITION, 0.75, "actors.apposition")  # "l'ex-président, exilé, Ole Brandt": the name stands a word further
            return
        to_come = _TO_COME.search(mention.text) is not None
        past = {each.person for each in self._titles if each.past and (each.told or not to_come) and self._same_title(role, of, each)}
        told = {each.person for each in self._titles if each.told and each.past and self._same_title(role, of, each)}
        people = told or past
        if role.bare and not of and not told:
            near = {self._cast.actor_of(each) for each in self._cast.mentions if abs(each.start - mention.start) < _FAR}
            people = {each for each in people if each in near}
        if len(people) == 1:
            self._judge(mention, people.pop(), TAKEN_UP, 0.7, "actors.former")
        elif len(people) > 1:
            self._left_open(mention, sorted(people))

    # ------------------------------------------------------------------ titles taken up

    def _taken_up(self, mention: Mention, role: RoleWords, of: tuple[str, ...]) -> bool:
        """ "Le ministre", "le chef de l'État": the only person whom the article presents so; of several, the one whom this place is about."""
        cast = self._cast
        told: dict[str, None] = {}
        known: dict[str, None] = {}
        for worn in self._titles:
            if not worn.past and self._same_title(role, of, worn):
                (told if worn.told else known).setdefault(worn.person)
        if known and not of and role.role in HEADS:
            # "le président de la République" of a French minister is not the only president that the article happens to name, three paragraphs earlier
            near = {cast.actor_of(each) for each in cast.before(mention.start, _FAR)}
            known = {each: None for each in known if each in near or each in told}
        people = list(told | known)
        if role.role == "head_of_state" and not role.bare and not of:
            # no head of the United States is "le président de la République"
            words = cast.text[role.head : role.end]
            people = [each for each in people if (state := self._titles.state_of(each)) is None or may_be_called(words, state)]
        if of and len(people) > 1:
            exact = {each.person for each in self._titles if each.of == of}
            people = [each for each in people if each in exact] or people
        if not people:
            return False
        if len(people) == 1:
            self._judge(mention, people[0], TAKEN_UP, 0.75, "actors.taken-up")
            return True
        people = list(self._presented(mention, people))
        chosen = people[0] if len(people) == 1 else self._nearest(mention, people) or self._of_here(mention, people) or self._leading(mention, people)
        if chosen:
            self._judge(mention, chosen, TAKEN_UP, 0.6, "actors.nearest")
        else:
            self._left_open(mention, people)
        return True

    def _presented(self, mention: Mention, people: Sequence[str]) -> Sequence[str]:
        """Those of them who come before the mention, without guests ("son homologue tunisien X"), as far as that leaves anyone."""
        before = {self._cast.actor_of(each) for each in self._cast.before(mention.start, 10**9)}
        guests = {each.person for each in self._titles if each.role == "counterpart"}
        here = [each for each in people if each in before] or people
        return [each for each in here if each not in guests] or here

    def _nearest(self, mention: Mention, people: Sequence[str]) -> str | None:
        """The one named just before, when the others were last named far from there."""
        seen: dict[str, int] = {}
        for other in self._cast.before(mention.start, _FAR):
            id = self._cast.actor_of(other)
            if id is not None and id in people:
                seen.setdefault(id, mention.start - other.end)
        return next(iter(seen)) if len(seen) == 1 and min(seen.values()) <= _CLOSE else None

    def _of_here(self, mention: Mention, people: Sequence[str]) -> str | None:
        """The one whose state this place of the article is about."""
        here = self._cast.state_here(mention.start)
        fitting = [each for each in people if here is not None and self._titles.state_of(each) == here and may_be_called(mention.text, here)]
        return fitting[0] if len(fitting) == 1 else None

    def _leading(self, mention: Mention, people: Sequence[str]) -> str | None:
        """The one whom the article has named at least twice, and twice as often as any other of them, so far."""
        counts = Counter(id for each in self._cast.before(mention.start, 10**9) if (id := self._cast.actor_of(each)) and id in people)
        ranked = counts.most_common(2)
        if not ranked or ranked[0][1] < 2:
            return None
        return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1] else None

    def _by_setting(self, mention: Mention, role: RoleWords, of: tuple[str, ...]) -> None:
        """ "Le chef de l'État", "le ministre de la Défense" whom nothing names: who held the office of the state that this place of the article is about."""
        cast = self._cast
        alone = (role.role == "head_of_government" and not _PART.search(mention.text)) or (role.role in MINISTERS | HEADS and not role.bare)
        here = cast.state_here(mention.start) if not of and alone and not role.junta and not role.crowned else None
        if here is None or cast.published is None or not may_be_called(mention.text, here) or _ELSEWHERE.match(cast.text, mention.end):
            return
        start, end = cast.sentence(mention.start)
        if role.role in HEADS and (here != (cast.setting.main(3.0) if cast.setting else None) or is_travelling(cast.text[start:end])):
            return  # "En déplacement au Pérou, le chef de l'État …" is whose outlet it is, not Peru's
        holders = {each.holder: each for each in cast.knowledge.holder(of=here, role=role.role, on=cast.published)}
        if len(holders) == 1:
            name = cast.names_of(holders)
            why = cast.say("actors.setting", state=cast.name_of(here), name=name, date=cast.say.date(cast.published))
            cast.judge(mention, Judgement(actor=next(iter(holders)), name=name, by=SETTING, score=0.6, why=why))

    def _same_title(self, role: RoleWords, of: tuple[str, ...], worn: Worn) -> bool:
        if role.role == "bearer" or (of and worn.of and not set(of) & set(worn.of)):
            return False
        if (role.junta and not worn.junta) or (worn.crowned != role.crowned and role.role == "head_of_state"):
            return False  # the head of a junta is not the president that it arrested, and no king is "le président"
        # of people whose gender nothing tells, "la présidente" must not find the only president of the article
        if (worn.gender or "m") != role.gender and role.gender and (worn.gender or role.gender == "f"):
            return False
        if not worn.told and role.role == "head_of_state" and len(worn.of) == 1 and not may_be_called(self._cast.text[role.head : role.end], worn.of[0]):
            return False
        if role.bare:
            bare_minister = role.noun == "ministre" and (worn.noun == "ministre" or (not worn.told and worn.role in MINISTERS))
            by_base = not worn.told and worn.role == role.role and role.role in OFFICES - TITLED
            return (worn.told and worn.noun == role.noun) or bare_minister or by_base
        if role.role == "minister":
            return bool(of) and (worn.noun == "ministre" or worn.role in MINISTERS)
        if worn.role == role.role and role.role in OFFICES - TITLED:
            return True
        if role.role in MINISTERS | HEADS:
            return False
        words = key(self._cast.text[role.head : role.end])
        return _goes_on(worn.words, words) or _goes_on(words, worn.words)

    # ------------------------------------------------------------------ what is noted

    def _judge(self, mention: Mention, id: str, by: str, score: float, why: str) -> None:
        name = self._cast.name_of(id)
        self._cast.judge(mention, Judgement(actor=id, name=name, by=by, score=score, why=self._cast.say(why, name=name)))

    def _left_open(self, mention: Mention, people: Sequence[str]) -> None:
        why = self._cast.say("actors.several", others=self._cast.names_of(people))
        left = self._cast.alternatives(people, why)
        self._cast.judge(mention, Judgement(actor=None, name=None, by=TAKEN_UP, score=round(1 / len(people), 2), why=why, alternatives=left))


def _goes_on(short: str, long: str) -> bool:
    """Whether a title of two words or more is another's beginning: "secretaire general" is that "de l'Otan", but not the "secretaire general adjoint"."""
    rest = long.removeprefix(short).split()
    return " " in short and long.startswith(short) and (not rest or (long[len(short)] == " " and rest[0] in _LINKS))


def _titled(office: HeldOffice, role: RoleWords, words: str) -> bool:
    """Whether the text's words name the office: by one of its titles, or as "le patron de l'Otan" names whoever heads a body, whatever the title there."""
    return (role.head_of_any and office.role == "head_of_body") or any(_title_says(each, words) for each in (office.title, *office.titles))


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

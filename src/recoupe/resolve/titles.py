"""The titles that the people of an article wear: by what stands beside their names, and by what the base says they held on the day."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recoupe.lang.folding import key
from recoupe.lang.fr.offices import RoleWords
from recoupe.model.knowledge import HeldOffice
from recoupe.resolve.cast import Cast

MINISTERS = frozenset(("foreign_minister", "defence_minister", "interior_minister", "finance_minister", "justice_minister"))
HEADS = frozenset(("head_of_state", "head_of_government"))
OFFICES = (
    MINISTERS | HEADS | frozenset(("army_chief", "parliament_speaker", "vice_president", "central_bank_governor", "spokesperson", "head_of_body", "envoy"))
)
# offices whose holders the base tells apart by their titles only
TITLED = frozenset(("spokesperson", "head_of_body", "parliament_speaker", "envoy", "vice_president"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Worn:
    """A title that a person of the article wears. told: the text says so, beside the name; else the base does.

    noun: the title's noun, empty for what the base says; words: all its words, folded. past: "ancien", or by the base an office that is over.
    """

    person: str
    role: str
    noun: str = ""
    of: tuple[str, ...] = ()
    words: str = ""
    gender: str | None = None
    told: bool = False
    past: bool = False
    crowned: bool = False
    junta: bool = False


_STILL = 7


def days_before(published: str, days: int) -> str | None:
    """A day so many days before the day of an EDTF value; None for one without a day.

    >>> days_before("2025-04-03T10:00", 3)
    '2025-03-31'
    """
    try:
        return (datetime.date.fromisoformat(published[:10]) - datetime.timedelta(days=days)).isoformat()
    except ValueError:
        return None


def main_state(offices: Iterable[tuple[str, ...]]) -> str | None:
    """Of the states that somebody held offices of, the one of most of them: the president of one country may be a prince of another."""
    ranked = Counter(each[0] for each in offices if len(each) == 1).most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None


class Titles:
    """All titles worn in one field of an article; a stage adds those that it reads."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._worn: list[Worn] = []
        self._crowned: set[str] = set()

    def __iter__(self) -> Iterator[Worn]:
        return iter(self._worn)

    def tell(self, person: str, role: RoleWords) -> None:
        """The text puts a title beside a person's name."""
        cast = self._cast
        worn = Worn(
            person=person,
            # "son président" may be that of a club: no head of state is told by it
            role="other" if role.owned and not role.of and role.role in HEADS else role.role,
            noun=role.noun,
            of=cast.one_state(role.of),
            words=key(cast.text[role.head : role.end]),
            gender=role.gender,
            told=True,
            past=role.former,
            crowned=role.crowned,
            junta=role.junta,
        )
        self._worn.append(worn)
        if role.crowned:
            self._crowned.add(person)

    def learn(self) -> None:
        """What the people of the article hold or held, by the base; on an article without a date, what they ever held."""
        cast = self._cast
        for id in dict.fromkeys(id for each in cast.mentions if (id := cast.actor_of(each)) and cast.kind_of(id) == "person"):
            known = cast.knowledge.actor(id)
            offices = cast.knowledge.offices(holder=id)
            presides = {each.of for each in offices if each.role == "head_of_state"}
            for office in offices:
                if (office.of is None and not office.title) or (office.role == "head_of_government" and office.of in presides):
                    continue  # the CIA lists a president who governs as both; nobody calls him "chef du gouvernement"
                past = self._past(id, office)
                if past is not None:
                    of = (office.of,) if office.of else ()
                    words, gender = key(office.title), known.gender if known else None
                    self._worn.append(Worn(person=id, role=office.role, of=of, words=words, gender=gender, past=past, crowned=id in self._crowned))

    def _past(self, id: str, office: HeldOffice) -> bool | None:
        """False for an office of the day, True for one that is over, None for one to come or that nobody knows of."""
        published = self._cast.published
        if published is None:
            return any((each.from_ or "") > (office.from_ or "") for each in self._cast.knowledge.offices(holder=id))
        if any(each.holder == id for each in self._cast.knowledge.holder(of=office.of or "", role=office.role, on=published)):
            return False
        if office.until is not None and office.until <= (days_before(published, _STILL) or published)[: len(office.until)]:
            return True
        if office.until is not None and office.until <= published[: len(office.until)]:
            return False  # in the days after a departure an article is about who leaves
        if office.of is None:
            return False if office.from_ and office.from_ <= published and (office.until or office.as_of or "") >= published else None
        lasting = self._cast.knowledge.last_holder(of=office.of or "", role=office.role, on=published)
        return False if any(each.holder == id and each.from_ == office.from_ for each in lasting) else None

    def of(self, person: str) -> list[Worn]:
        """What one person wears."""
        return [each for each in self._worn if each.person == person]

    def state_of(self, person: str | None) -> str | None:
        """The one state that someone holds an office of."""
        states = {each.of[0] for each in self._worn if each.person == person and len(each.of) == 1 and each.role in OFFICES and not each.past}
        states = {each for each in states if self._cast.kind_of(each) == "state"}
        return states.pop() if len(states) == 1 else main_state(each.of for each in self.of(person or "") if each.of and each.of[0] in states)

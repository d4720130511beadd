"""Where an article's own titles disagree with the base: "le ministre islandais de la Pêche, Ada Lund" when the base has another on that day."""

from __future__ import annotations

import re
from collections.abc import Iterable

from recoupe.lang.fr.offices import RoleWords
from recoupe.lang.fr.state_words import worn_otherwise
from recoupe.model.evidence import Here
from recoupe.model.knowledge import HeldOffice
from recoupe.model.mention import Mention
from recoupe.model.oddity import Oddity
from recoupe.resolve.cast import Cast
from recoupe.resolve.namesakes import share_a_name
from recoupe.resolve.titles import HEADS, MINISTERS, days_before

BY = "office/1"
_AROUND = (-45, 45)  # days in which a change of office makes either reading right
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# "la garde du président Brandt", "comparé au président Brandt" may be of any time; who holds an office today is most often named in the open
_DEFINITE = re.compile(r"(?:l'|l’|le |la )", re.IGNORECASE)


class Disagreements:
    """Lists them for one field. Silent around a change of office, on old or coming offices, and where the base does not know the day."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast

    def __call__(self, presented: Iterable[tuple[Mention, RoleWords, Mention, str]]) -> list[Oddity]:
        """The oddities of some titles, each given with its role's mention, the role as read, the mention of the name beside it, and that person's id."""
        found: dict[tuple[str, str, str], Oddity] = {}
        for mention, role, person, id in presented:
            of = self._cast.one_state(role.of)
            if self._cast.where != "text" or len(of) != 1 or role.role not in MINISTERS | HEADS or role.former or role.owned or role.crowned or role.junta:
                continue
            if (
                not _DEFINITE.match(mention.text)
                or (id, role.role, of[0]) in found
                or self._cast.is_furniture(mention)
                or not self._is_of_today(mention, person)
            ):
                continue
            holders = self._settled(of[0], role.role)
            if not holders or self._heads(id, of[0]) or any(each.holder == id or share_a_name(self._cast, each.holder, id) for each in holders):
                continue  # "presents Ada Lund; the base gives Ada Lund" tells nobody anything
            found[id, role.role, of[0]] = self._oddity(mention, person, id, of[0], holders)
        return list(found.values())

    def _settled(self, of: str, role: str) -> list[HeldOffice]:
        """Who held the office on the day, if nobody else did for weeks before and after."""
        cast = self._cast
        day = (cast.published or "")[:10]
        holders = list(cast.knowledge.holder(of=of, role=role, on=day)) if len(day) == 10 else []
        same = {each.holder for each in holders}
        for shift in _AROUND:
            other = days_before(day, -shift) if holders else None
            near = {each.holder for each in cast.knowledge.holder(of=of, role=role, on=other)} if other else set()
            if not same or (near and near != same):
                return []
        return [] if any(each.until_inferred or each.acting for each in holders) else holders

    def _heads(self, id: str, of: str) -> bool:
        """Whether the base gives a person another office of the state: "le président" of one who governs it is no disagreement worth a word."""
        return any(each.of == of and each.role in HEADS for each in self._cast.knowledge.offices(holder=id))

    def _is_of_today(self, mention: Mention, person: Mention) -> bool:
        cast = self._cast
        start, end = cast.sentence(mention.start)
        sentence = cast.text[start:end]
        years = {match[0] for match in _YEAR.finditer(sentence)}
        return not worn_otherwise(sentence) and years <= {(cast.published or "")[:4]} and start <= person.start < end

    def _oddity(self, mention: Mention, person: Mention, id: str, of: str, holders: list[HeldOffice]) -> Oddity:
        cast = self._cast
        start, end = min(mention.start, person.start), max(mention.end, person.end)
        known = cast.names_of(each.holder for each in holders)
        by = "actors.base-verified" if all(each.verified for each in holders) else "actors.base-unverified"
        why = cast.say(
            "actors.disagrees",
            title=mention.text,
            state=cast.name_of(of),
            name=cast.name_of(id),
            base=cast.say(by, name=known, date=cast.say.date(cast.published or ""), source=holders[0].source),
        )
        return Oddity(kind="office", text=cast.text[start:end], readings=(cast.name_of(id), known), evidence=(Here(start, end),), by=BY, why=why)

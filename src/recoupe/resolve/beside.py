"""The person named beside a title: "la ministre, Ada Lund,", "Ada Lund, ministre de la Pêche,", "le président Lund"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from recoupe.lang.fr.offices import RoleWords, is_attendant
from recoupe.lang.fr.view import plain_view
from recoupe.model.mention import Mention
from recoupe.resolve.cast import Cast

_GAP_BEFORE_NAME = re.compile(r" |, | M\. | Mme |, M\. |, Mme | \(")
_GAP_BEFORE_TITLE = re.compile(r", | \(| [–—-] ")
_GAP_BETWEEN_TITLES = re.compile(r" et (?P<joined>(?:de |du |des )?)|, (?P<rank>(?:le |la |l'|l’)?)")
_CLOSED = re.compile(r"[,.;:)!?\n»”]| [–—(]|$| et ")
_CAPITAL = re.compile(r" [A-ZÀ-Ý]")
_MORE_OF_IT = re.compile(r" et (?:de|du|des|d['’])\b")
_OF_WHOM = re.compile(r"(?P<words>[\wà-ÿ-]+(?: [a-zà-ÿ-]+)?) (?:du|de|d'|de la|de l'|de son|de sa) ?$")
_CHAIN = 3


class Beside:
    """Finds the name beside a title, by their places; one instance serves one field of an article.

    roles: all the titles of the field; one that another follows ("le chef de la mission, le général Lund", "ministre et porte-parole") has that one's name.
    """

    def __init__(self, cast: Cast, roles: Iterable[RoleWords] = ()) -> None:
        people = [each for each in cast.mentions if each.label == "PERSON" and each.reading != "role"]
        self._text = cast.text
        self._view = plain_view(cast.text)
        self._begins = {each.start: each for each in people}
        self._ends = {each.end: each for each in people}
        self._roles = {each.start: each for each in roles}
        self._role_ends = {each.end: each for each in self._roles.values()}

    def __call__(self, role: RoleWords) -> Mention | None:
        """The mention of the person who bears the title, if one stands beside it."""
        after = self._after(role)
        before = self._before(role, named=after is not None)
        if after is not None and before is not None and not role.definite:
            # "Lund, cheffe de la mission, Brandt, son adjoint, et Selk", "Lund, conseillère du président Brandt": the title is of the name before it
            return before
        return after or before or self._by_next(role, _CHAIN) or self._by_last(role)

    def _after(self, role: RoleWords) -> Mention | None:
        text = self._text
        whole = self._begins.get(role.head)
        if whole is not None and whole.end > role.end:
            return whole  # "la reine Astrid II": the title belongs to the name
        for reach in range(1, 8):
            person = self._begins.get(role.end + reach)
            if person is None:
                continue
            gap = text[role.end : person.start].replace("\u00a0", " ")
            if not _GAP_BEFORE_NAME.fullmatch(gap):
                return None
            # "selon le ministre, Lund est partie": after a comma the name must be closed off as well, and the title be more than a noun
            closed = ("," not in gap and "(" not in gap) or ((role.owned or not role.bare) and _CLOSED.match(text, person.end) is not None)
            # "l'avocat du président, Ada Lund", "l'avocate du chef de l'État Ada Lund": the name may be of either; but "l'avocate du président Lund"
            doubtful = "," in gap or (not role.bare and not role.of and role.role == "head_of_state" and " " in person.text)
            return person if closed and not (doubtful and self._belongs_to_another(role)) else None
        return None

    def _belongs_to_another(self, role: RoleWords) -> bool:
        """ "L'interprète du président, Ada Lund": the name after the comma may be of either."""
        match = _OF_WHOM.search(self._view, max(0, role.start - 60), role.start)
        return match is not None and any(is_attendant(word.removeprefix("ex-")) for word in match["words"].lower().split())

    def _before(self, role: RoleWords, *, named: bool) -> Mention | None:
        text = self._text
        for reach in range(1, 4):
            person = self._ends.get(role.start - reach)
            if person is None:
                continue
            gap = text[person.end : role.start].replace("\u00a0", " ")
            # what goes on behind a title without an article is more of the title: "Lund, chef de file de l'opposition", "Lund, leader du parti anti-taxe"
            if role.definite:  # "le ministre Brandt, la patronne du rail et des ports Lund" are two
                closed = _CLOSED.match(text, role.end) is not None and _MORE_OF_IT.match(text, role.end) is None
            else:
                closed = _CLOSED.match(text, role.end) is not None or named or _CAPITAL.match(text, role.end) is None
            if _GAP_BEFORE_TITLE.fullmatch(gap) and closed and not (role.bare and role.definite):
                return person
        return None

    def _by_next(self, role: RoleWords, left: int) -> Mention | None:
        """The name behind the title that follows: a rank or another charge of the same person."""
        gap = _GAP_BETWEEN_TITLES.match(self._view, role.end)
        if gap is None or not left or (role.bare and gap["joined"] is None):
            return None
        following = self._roles.get(gap.end()) or self._roles.get(gap.end() - len(gap["rank"] or ""))
        if following is None or following.role.startswith(("organ", "group")) or following.role == "counterpart" or self._belongs_to_another(role):
            return None
        if gap["joined"] is not None and following.definite:
            return None  # "le président et le ministre Lund", "le président et son ministre Lund" are two
        if gap["joined"] is None and following.role != "rank" and following.bare and following.noun not in ("ambassadeur", "ministre"):
            return None
        found = self._after(following) or self._by_next(following, left - 1)
        # "selon le ministre de la Pêche, le général Lund est parti": the name must be closed off
        closed = found is not None and (gap["joined"] is not None or _CLOSED.match(self._text, found.end) is not None)
        return found if closed else None

    def _by_last(self, role: RoleWords) -> Mention | None:
        """ "Ada Lund, ministre de la Pêche et porte-parole du gouvernement": the second title is hers too."""
        for gap in (" et ", ", "):
            before = self._role_ends.get(role.start - len(gap))
            if before is not None and self._view.startswith(gap, before.end) and not role.definite:
                return self._before_open(before)
        return None

    def _before_open(self, role: RoleWords) -> Mention | None:
        for reach in range(1, 4):
            person = self._ends.get(role.start - reach)
            if person is not None and not role.definite and _GAP_BEFORE_TITLE.fullmatch(self._text[person.end : role.start].replace("\u00a0", " ")):
                return person
        return None

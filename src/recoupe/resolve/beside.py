"""The person named beside a title: "la ministre, Ada Lund,", "Ada Lund, ministre de la Pêche,", "le président Lund"."""

from __future__ import annotations

import re

from recoupe.lang.fr.offices import RoleWords, is_attendant
from recoupe.lang.fr.view import plain_view
from recoupe.model.mention import Mention
from recoupe.resolve.cast import Cast

_GAP_BEFORE_NAME = re.compile(r" |, | M\. | Mme |, M\. |, Mme | \(")
_GAP_BEFORE_TITLE = re.compile(r", | \(| [–—-] ")
_CLOSED = re.compile(r"[,.;:)!?\n»”]| [–—(]|$| et ")
_OF_WHOM = re.compile(r"(?P<words>[\wà-ÿ-]+(?: [a-zà-ÿ-]+)?) (?:du|de|d'|de la|de l'|de son|de sa) ?$")


class Beside:
    """Finds the name beside a title, by their places; one instance serves one field of an article."""

    def __init__(self, cast: Cast) -> None:
        people = [each for each in cast.mentions if each.label == "PERSON" and each.reading != "role"]
        self._text = cast.text
        self._view = plain_view(cast.text)
        self._begins = {each.start: each for each in people}
        self._ends = {each.end: each for each in people}

    def __call__(self, role: RoleWords) -> Mention | None:
        """The mention of the person who bears the title, if one stands beside it."""
        return self._after(role) or self._before(role)

    def _after(self, role: RoleWords) -> Mention | None:
        text = self._text
        for reach in range(1, 8):
            person = self._begins.get(role.end + reach)
            if person is None:
                continue
            gap = text[role.end : person.start].replace("\u00a0", " ")
            if not _GAP_BEFORE_NAME.fullmatch(gap):
                return None
            # "selon le ministre, Lund est partie": after a comma the name must be closed off as well, and the title be more than a noun
            closed = ("," not in gap and "(" not in gap) or ((role.owned or not role.bare) and _CLOSED.match(text, person.end) is not None)
            return person if closed and not ("," in gap and self._belongs_to_another(role)) else None
        return None

    def _belongs_to_another(self, role: RoleWords) -> bool:
        """ "L'interprète du président, Ada Lund": the name after the comma may be of either."""
        match = _OF_WHOM.search(self._view, max(0, role.start - 60), role.start)
        return match is not None and any(is_attendant(word) for word in match["words"].lower().split())

    def _before(self, role: RoleWords) -> Mention | None:
        text = self._text
        for reach in range(1, 4):
            person = self._ends.get(role.start - reach)
            if person is None:
                continue
            gap = text[person.end : role.start].replace("\u00a0", " ")
            if _GAP_BEFORE_TITLE.fullmatch(gap) and _CLOSED.match(text, role.end) and not (role.bare and role.definite):
                return person
        return None

"""Two offices of one person, said as one: "la vice-Première ministre et ministre de la Mer"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.lang.fr.offices import RoleWords


def joined(view: str, found: Sequence[RoleWords]) -> list[RoleWords]:
    """The roles of a text (in order), those of one person as one: joined by "et", the second without an article. The office that tells more is kept."""
    out: list[RoleWords] = []
    for each in found:
        last = out[-1] if out else None
        persons = last is not None and not last.role.startswith("organ") and not each.role.startswith("organ")
        if last is not None and persons and not each.definite and each.start == each.head and view[last.end : each.start] == " et ":
            main = each if last.role in ("other", "") else last
            out[-1] = replace(main, start=last.start, head=last.head, end=each.end, definite=last.definite, owned=last.owned)
        else:
            out.append(each)
    return out

"""Names that an article gives besides another: acronyms in brackets that the base knows, nicknames ("surnommé « OBS »")."""

from __future__ import annotations

import re
from collections.abc import Iterable

from recoupe.lang.folding import key
from recoupe.model.mention import Mention
from recoupe.resolve.cast import Cast, bare_name

_CALLED = re.compile(r',? (?:(?P<sure>surnommée?|alias|(?:plus |mieux )?connue? sous le nom de)|dite?|ou) ?[«"“]?[\s\u00a0\u202f]?$')
_REACH = 60
_SIGNIFICANT = re.compile(r"[a-z0-9]{3,}")
_LINKS = frozenset(("les", "des", "aux", "pour", "par", "sur", "une", "the", "and"))
_STEM = 4
_ENOUGH = 0.75


def of_base(cast: Cast, acronym: str, full: str) -> str | None:
    """The only body or state of the base that has an acronym and whose name has nearly all the words of a full form, spelled the article's own way.

    "Communauté des États ouest-africains (Cédéao)" is the Cédéao; "Union africaine du lac (UA)" is not the UA: one word in four may differ, no more.
    """
    ids = dict.fromkeys(id for id, use in cast.knowledge.named(acronym) if use in ("acronym", "name") and cast.kind_of(id) in ("body", "group", "state"))
    stems = _stems(full)
    found = [each for each in ids if len(stems) > 1 and any(len(stems & _stems(name)) >= max(2, _ENOUGH * len(stems)) for name in _names(cast, each))]
    return found[0] if len(found) == 1 else None


def nicknames(cast: Cast, people: Iterable[Mention]) -> dict[str, tuple[str, bool]]:
    """The nicknames, folded, of people whose full name has been judged, each with its person's id and whether the text tells it, not only the base.

    The text tells it by "surnommé", and behind "dit" or in brackets where it is the letters of the name. One of two people is nobody's.
    """
    found: dict[str, set[str]] = {}
    said: set[str] = set()
    for met in {each for bearers in cast.faces.values() for each in bearers}:
        known = cast.knowledge.actor(met)
        for name in known.names if known else ():
            if name.isupper() and " " not in name:
                found.setdefault(key(name), set()).add(met)
    begins = {each.start: each for each in cast.mentions if each.reading != "role" and each.label in ("PERSON", "ORG")}
    for person in people:
        id = cast.actor_of(person)
        if id is None or cast.kind_of(id) != "person" or " " not in (full := bare_name(person.text)):
            continue
        for start in range(person.end + 1, person.end + _REACH):
            if (other := begins.get(start)) is not None:
                gap = cast.text[person.end : start]
                told = _CALLED.fullmatch(gap)
                letters = other.text.isupper() and key(other.text) == "".join(word[0] for word in key(full).split())
                if (told and told["sure"]) or ((told or gap == " (") and letters):
                    found.setdefault(key(other.text), set()).add(id)
                    said.add(key(other.text))
                break
    # "surnommé « Brandt »" where the article has another Brandt stays theirs
    return {name: (id, name in said) for name, ids in found.items() if len(ids) == 1 for id in ids if cast.faces.get(name, {}).keys() <= {id}}


def _stems(name: str) -> set[str]:
    return {each[:_STEM] for each in _SIGNIFICANT.findall(key(name)) if each not in _LINKS}


def _names(cast: Cast, id: str) -> tuple[str, ...]:
    known = cast.knowledge.actor(id)
    return (known.name, *known.names, *(name for name, _, _ in known.dated_names)) if known else ()

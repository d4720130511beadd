"""Stage: who and what is named without a name: titles and roles, seats of power, capitals that act for their state, counted groups."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from recoupe.lang.fr.descriptions import descriptions
from recoupe.lang.fr.metonyms import acting, acting_together, between_two
from recoupe.lang.fr.name_forms import is_common, two_titles
from recoupe.lang.fr.names_features import words_of
from recoupe.lang.fr.offices import RoleReader, RoleWords
from recoupe.lang.fr.view import plain_view
from recoupe.model.annotated import Annotated
from recoupe.model.evidence import Field
from recoupe.model.knowledge import Knowledge, NameHit
from recoupe.model.mention import Label, Mention

ROLE = "roles/1"
SEAT = "roles/seat/1"
METONYM = "roles/metonym/1"
GROUP = "roles/group/1"
DESCRIPTION = "roles/description/1"
TITLED = "roles/titled/1"
_INSIDE_SEAT = re.compile(
    r"(?:^|[ '(])(?:(?:à|au|dans|devant|vers|depuis|sous|derrière) ?|(?:près|pas|mètres|face|jardins?|salons?|grilles|boulevard|avenue|rue) (?:du |de ))"
    r"(?:l'|la |le )?$|\d $",
    re.IGNORECASE,
)

_ARTICLE = re.compile(r"(?:^|[^\w])(?P<article>(?:l'|le |la ))$", re.IGNORECASE)


class RolesStage:
    """Adds to `mentions` those without a name: role ("le ministre danois de la Pêche"), metonym ("Lisbonne dément", "le Kremlin"), group ("les trois pays").

    Where the words are already a name, as capitals are, the reading of that mention changes; ids are given anew, in text order. Who they are is decided by
    `resolve/actors.py`. A title counts where it is definite, or stands beside the name of a person.
    """

    name = "roles"
    needs = frozenset({"mentions"})
    gives = frozenset({"mentions"})

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._reader = RoleReader(knowledge)

    def __call__(self, work: Annotated) -> Annotated:
        """The article with its roles, seats, metonyms and groups among the mentions."""
        article = work.article
        texts: list[tuple[Field, str]] = [("text", article.text)]
        if article.title is not None and article.title.start is None:
            texts.append(("title", article.title.text))
        made: list[Mention] = []
        for field, text in texts:
            names = [each for each in work.mentions or () if each.field == field]
            made += sorted(self._mentions(text, field, names), key=lambda each: (each.start, -each.end))
        return work.having(mentions=tuple(replace(each, id=f"m{number}") for number, each in enumerate(made, 1)))

    def _mentions(self, text: str, field: Field, names: Sequence[Mention]) -> list[Mention]:
        hits = list(self._knowledge.find(text))
        acting_names = self._metonyms(text, field, hits)
        people = [each for each in names if each.label == "PERSON"]
        begins, ends = {each.start for each in people}, {each.end for each in people}
        read = self._reader(text, hits=hits, **starts(names))
        read = [each for each in read if each.definite or beside_person(text, each, begins, ends)]
        view = plain_view(text)
        inside = [(each.start, each.end) for each in people]
        # "Bruno Le Maire" holds no mayor
        read = [each for each in read if not _is_chair(view, each) and not any(a < each.start and each.end <= b for a, b in inside)]
        names, read = self._told_apart(names, read)
        names = [each for each in names if not self._is_domain(each, read)]
        names += titled(text, field, read, names)
        roles = [self._role(text, field, each) for each in read]
        roles += described(text, field, names, roles)
        # a capital inside the name of a body ("cour d'appel de Lisbonne") is part of it
        inside = [(each.start, each.end) for each in names if each.end - each.start > 3]
        acting_names = [each for each in acting_names if not any(a <= each.start and each.end <= b and (a, b) != (each.start, each.end) for a, b in inside)]
        replaced = {(each.start, each.end) for each in (*acting_names, *roles)}
        seats = [(each.start, each.end) for each in acting_names if each.by == SEAT]
        kept = [each for each in names if (each.start, each.end) not in replaced and not any(a <= each.start and each.end <= b for a, b in seats)]
        return [*kept, *acting_names, *roles]

    def _told_apart(self, names: Sequence[Mention], roles: list[RoleWords]) -> tuple[list[Mention], list[RoleWords]]:
        """Where a tagger takes the words of a role for a name ("Gouvernement belge"): the role stays, but for what the base knows or is as good as a name."""
        bodies = {each.start: each for each in names if each.label != "PERSON"}
        gone: set[str] = set()
        kept: list[RoleWords] = []
        for role in roles:
            name = bodies.get(role.start) or bodies.get(role.head)
            if name is None or name.end > role.end:
                if name is None:
                    kept.append(role)
            elif name.end == role.end and (role.proper or self._knowledge.named(name.text)):
                continue
            else:
                kept.append(role)
                if name.end == role.end or not self._knowledge.named(name.text):
                    gone.add(name.id)
        return [each for each in names if each.id not in gone], kept

    def _is_domain(self, name: Mention, roles: Sequence[RoleWords]) -> bool:
        """Whether a name is only the domain of an office ("la ministre de la Prévoyance sociale") that the model took for a body or a person."""
        return any(
            role.head < name.start
            and name.end <= role.end
            and role.noun in words_of("portfolio")
            and (not self._knowledge.named(name.text) or (name.label == "ORG" and role.noun == "ministre"))
            for role in roles
        )

    def _role(self, text: str, field: Field, role: RoleWords) -> Mention:
        group = role.role.startswith("group")
        label: Label = (
            "GPE"
            if role.role in ("group-state", "organ-place", "organ-capital") or role.noun == "partie"
            else "ORG"
            if role.role.startswith("organ")
            else "PERSON"
        )
        return Mention(
            id="m0",
            start=role.start,
            end=role.end,
            text=text[role.start : role.end],
            label=label,
            reading="group" if group else "role",
            by=GROUP if group else ROLE,
            field=field,
        )

    def _metonyms(self, text: str, field: Field, hits: Sequence[NameHit]) -> list[Mention]:
        view = plain_view(text)
        # "Lisbonne-Est" is a part of the town
        capitals = [hit for hit in hits if any(use == "capital" for _, use in hit.readings) and view[hit.end : hit.end + 1] != "-"]
        found = {hit.start: (hit, METONYM) for hit in capitals if acting(view, hit.start, hit.end) and not self._joined_to_town(view, hit, hits)}
        for one, other in pairwise(capitals):
            if _AND.fullmatch(view, one.end, other.start) and between_two(view, one.start):
                found |= {one.start: (one, METONYM), other.start: (other, METONYM)}
        for chain in _chains(view, capitals):
            # "Lisbonne et Oslo ont signé", "selon Lisbonne, Oslo et Rome": what lists capitals makes parties of all or of none
            acts = any(each.start in found for each in chain) or acting_together(view, chain[0].start, chain[-1].end)
            if acts and not _INSIDE_SEAT.search(view, max(0, chain[0].start - 12), chain[0].start):
                found |= {each.start: (each, METONYM) for each in chain}
        for hit in hits:
            if any(use == "seat" for _, use in hit.readings) and not _INSIDE_SEAT.search(view, max(0, hit.start - 24), hit.start):
                found[hit.start] = (_with_article(view, hit), SEAT)
        return [
            Mention(
                id="m0",
                start=hit.start,
                end=hit.end,
                text=text[hit.start : hit.end],
                label="ORG" if by == SEAT else "GPE",
                reading="metonym",
                by=by,
                field=field,
            )
            for hit, by in found.values()
        ]

    def _joined_to_town(self, view: str, hit: NameHit, hits: Sequence[NameHit]) -> bool:
        """Whether "et" joins another town that is no capital, as in "Paris et Lyon ont fermé leurs parcs": then neither acts for a state."""
        joint = _AND.match(view, hit.end)
        others = [each for each in hits if joint and each.start == joint.end()]
        return any(all(use in ("city", "place") for _, use in each.readings) or self._is_town(each) for each in others)

    def _is_town(self, hit: NameHit) -> bool:
        kinds = {known.kind for id, use in hit.readings if use == "name" and (known := self._knowledge.actor(id)) is not None}
        return kinds == {"place"} and not any(use == "capital" for _, use in hit.readings)


_AND = re.compile(r" et (?:Le |La )?")
_LISTED = re.compile(r"(?:,| et| ou| ou encore| et aussi)(?: de| avec| par)? (?:d'|Le |La )?")


def _chains(view: str, capitals: Sequence[NameHit]) -> Iterator[list[NameHit]]:
    """Capitals in a row that a conjunction joins at its end: "Lisbonne, Oslo et Rome"."""
    chain: list[NameHit] = []
    for hit in capitals:
        if chain and not _LISTED.fullmatch(view, chain[-1].end, hit.start):
            chain = []
        chain.append(hit)
        if len(chain) > 1 and view[chain[-2].end] != ",":
            yield list(chain)


def _with_article(view: str, hit: NameHit) -> NameHit:
    """A seat named by a common noun takes its article along, as roles do: "le palais des Saules", but "le Kremlin" only its name."""
    article = _ARTICLE.search(view, max(0, hit.start - 4), hit.start) if view[hit.start].islower() else None
    return NameHit(article.start("article"), hit.end, hit.readings) if article else hit


_TITLED = re.compile(
    r" (?P<name>[A-ZÀ-Ý][a-zà-ÿ]+(?:[-'][A-ZÀ-Ý]?[\w]+)*(?: (?:(?:de|du|van|von|der|ben|bin|ould|ag|al|el|da|dos|di) )*[A-ZÀ-Ý][\w]+(?:[-'][\w]+)*)+)(?![\w-])"
)


def titled(text: str, field: Field, roles: Iterable[RoleWords], names: Sequence[Mention]) -> list[Mention]:
    """The people whose name stands right behind a title and that the tagger overlooked: "la ministre de la Pêche Yun Ae-ra" is a title and a name."""
    view = plain_view(text)
    taken = [(each.start, each.end) for each in names]
    found = []
    for role in roles:
        match = _TITLED.match(view, role.end) if not role.role.startswith(("organ", "group")) else None
        if match is None or any(is_common(word) for word in match["name"].split(" ") if word[0].isupper()):
            continue
        start, end = match.span("name")
        if not any(a < end and start < b for a, b in taken):
            found.append(Mention(id="m0", start=start, end=end, text=text[start:end], label="PERSON", reading="name", by=TITLED, field=field))
    return found


def described(text: str, field: Field, names: Sequence[Mention], roles: Sequence[Mention]) -> list[Mention]:
    """The descriptions of a body, a place or a person that no office explains, where no role stands already."""
    view = plain_view(text)
    apart = starts(names)
    taken = sorted((each.start, each.end) for each in roles)
    titles = sorted((each.start, each.end) for each in roles if each.label == "PERSON")
    heads = {each.start for each in names}
    found = []
    for start in apart["people"]:
        if (pair := two_titles(view, start)) is not None and not any(a < pair[1] and pair[0] < b for a, b in taken):
            found.append(Mention(id="m0", start=pair[0], end=pair[1], text=text[slice(*pair)], label="PERSON", reading="role", by=DESCRIPTION, field=field))
    taken = sorted((*taken, *((each.start, each.end) for each in found)))
    for each in descriptions(view, apart["names"], apart["people"], titles):
        if each.head in heads or not _fits(taken, titles, each.start, each.end):
            continue
        words = text[each.start : each.end]
        found.append(Mention(id="m0", start=each.start, end=each.end, text=words, label=each.label, reading="role", by=DESCRIPTION, field=field))
    return found


def _fits(taken: Sequence[tuple[int, int]], titles: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether words are free of roles, or stand whole inside the title of a person, behind its noun."""
    at = bisect_left(taken, (end, 0)) - 1
    if at < 0 or taken[at][1] <= start:
        return True
    return taken[at] in titles and taken[at][0] < start and end <= taken[at][1]


_CHAIR = re.compile(r" (?:de la |de l'|du |des |de |d')")


def _is_chair(view: str, role: RoleWords) -> bool:
    """Whether "présidence" is the chair of a meeting or a body, and not of a state: "sous la présidence du maire"."""
    if role.noun != "présidence":
        return False
    return view.endswith(("sous ", "Sous "), 0, role.start) or (role.bare and bool(_CHAIR.match(view, role.end)))


def starts(mentions: Iterable[Mention]) -> dict[str, dict[int, int]]:
    """Where the names among mentions begin and end, as the reader of roles takes them: people apart from others."""
    apart: dict[str, dict[int, int]] = {"names": {}, "people": {}}
    for each in mentions:
        if each.reading not in ("role", "group"):
            apart["people" if each.label == "PERSON" else "names"][each.start] = each.end
    return apart


_BEFORE_TITLE = (", ", " (", ", le ", ", la ", ", l'", ", l’", " — ", " – ")
_AFTER_TITLE = (" ", ", ", " M. ", " Mme ", ", M. ", ", Mme ")


def beside_person(text: str, role: RoleWords, begins: Container[int], ends: Container[int]) -> bool:
    """Whether a title without an article stands beside a person's name: "Ada Lund, ministre de la Pêche", "ministre Lund".

    begins, ends: where names of persons begin and end.
    """
    return any(text.endswith(gap, 0, role.start) and role.start - len(gap) in ends for gap in _BEFORE_TITLE) or any(
        text.startswith(gap, role.end) and role.end + len(gap) in begins for gap in _AFTER_TITLE
    )

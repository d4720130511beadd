"""Reads the words that name someone by title or role ("le chef de la diplomatie danoise"): where they begin and end, which office, of which state."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from recoupe.lang.alternatives import alternatives
from recoupe.lang.fr.joined_roles import joined
from recoupe.lang.fr.phrases import sayers
from recoupe.lang.fr.role_start import start_of_role
from recoupe.lang.fr.role_words import Named
from recoupe.lang.fr.role_words import RoleWords as RoleWords
from recoupe.lang.fr.title_gender import title_gender
from recoupe.lang.fr.view import plain_view
from recoupe.model.knowledge import Knowledge, NameHit


@cache
def _data() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(files("recoupe.lang.fr").joinpath("offices.toml").read_text(encoding="utf-8"))


def entries() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every entry of offices.toml with its table, for the tests."""
    for table, rows in _data().items():
        for row in rows:
            yield table, row


@cache
def _titles() -> dict[str, dict[str, Any]]:
    titles: dict[str, dict[str, Any]] = {}
    for row in _data()["title"]:
        noun = ""
        for form in (each.lower() for each in row["forms"]):
            if not noun or (form[:4] != noun[:4] and not row.get("same")):
                noun = form  # "préfète" is "préfet", but "préfet" is not "maire"
            titles[form] = row | {"noun": noun}
    return titles


@cache
def _organs() -> dict[str, dict[str, Any]]:
    return {written: row for row in _data()["organ"] for form in row["forms"] for written in (form, form[0].upper() + form[1:])}


@cache
def _complements() -> dict[str, list[tuple[str, dict[str, Any]]]]:
    by: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for row in _data()["complement"]:
        for title in row["title"]:
            by.setdefault(title.lower(), []).extend((words, row) for words in row["words"] or [""])
    return {title: sorted(rows, key=lambda each: -len(each[0])) for title, rows in by.items()}


@cache
def _groups() -> dict[str, str]:
    return {noun: row["of"] for row in _data()["group"] for noun in row["nouns"]}


@cache
def _head() -> re.Pattern[str]:
    titles, organs = alternatives(_titles(), any_case=True), alternatives(_organs())
    return re.compile(rf"(?<![\w-])(?:(?P<ex>ex-))?(?:(?P<title>{titles})|(?P<organ>{organs}))(?![\w-])")


NUMBERS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10}


@cache
def _group() -> re.Pattern[str]:
    people = alternatives(noun for noun, of in _groups().items() if of == "person")
    return re.compile(
        rf"(?<![\w-])(?:(?:(?i:les|ces|aux|des) )(?P<count>{'|'.join(NUMBERS)}) (?P<noun>{alternatives(_groups())})"
        rf"|(?P<det>[Ll]eurs|[Ll]es|[Dd]es|[Aa]ux) (?P<holders>{people}))(?![\w-])"
    )


_FORMER = re.compile(r"(?i)\b(?:ancien|ancienne|ex|futur|future|premier|première)\b")
_AFTER_FORMER = re.compile(r" (?:d'alors|de l'époque|déchue?|renversée?|destituée?|sortante?|défunte?|limogée?|démissionnaire|élue?)\b")
_DEMONYM = re.compile(r" (?P<open>\()?(?P<word>[a-zà-ÿœ][\wà-ÿ-]+)(?P<close>\))?")
_OF = re.compile(r" (?:de la |de l'|du |des |de |d')")
_HEADS = ("head_of_state", "head_of_government", "minister", "")
_TO = re.compile(r" (?:à la |à l'|aux? |en |auprès de la |auprès de l'|auprès du |pour l'|pour le |pour la |de la |de l'|du |des |de |d')")
_SOMETHING = re.compile(
    r"(?!(?:un|une|première?|dernière?|seconde?|deux|trois|leurs|ses|mon|ma|notre|nos|votre|tous|ce|cette|cet|ces|son|sa|leur|plus|nouveau|retour|passage|façon|manière|fait|concert|sorte|plein|tout|toute|lui|nous|moins)\b)[a-zà-ÿ][\wà-ÿ-]+"
)


@cache
def _domain() -> str:
    words = _data()["words"][0]
    return rf"(?:[A-ZÀ-Ý][\wà-ÿ'-]*|(?:{alternatives(words['domains'])})(?![\w-]))(?: (?:{alternatives(words['portfolio'])})(?![\w-]))*"


@cache
def _portfolio() -> re.Pattern[str]:
    """A domain and what is joined to it: " des Affaires étrangères, de la Coopération et de la Francophonie"."""
    return re.compile(
        rf" (?:(?:(?:chargée?|en charge) )?(?:de la |de l'|du |des |d')|à la |à l'|aux? ){_domain()}"
        rf"(?:(?:, (?:de la |de l'|du |des |d')|,? et (?:de la |de l'|du |des |d'|à la |à l'|aux? )?){_domain()}(?=[ ,.;:)\n»\"]|$))*"
    )


@cache
def _further_domains() -> re.Pattern[str]:
    """Domains listed without "de" after the first: " du Genre, Famille et Enfant"."""
    return re.compile(rf"(?:, {_domain()})+ et {_domain()}(?=[ ,.;:)\n»\"]|$)")


@cache
def _qualifier() -> re.Pattern[str]:
    """Words that belong to a title and name neither its domain nor its state: "le porte-parole militaire", "le président par intérim"."""
    return re.compile(rf" (?:{alternatives(_data()['words'][0]['qualifiers'])})(?![\w-])")


@cache
def _adjectives() -> re.Pattern[str]:
    """The adjectives that bodies have, behind their noun: "le président de la commission électorale"."""
    return re.compile(rf"(?: (?:{alternatives(_data()['words'][0]['body'])})(?![\w-]))*")


@cache
def _capital_name() -> re.Pattern[str]:
    """A name of a body that nobody knows, by its capitals: "Commission électorale"."""
    return re.compile(rf"[A-ZÀ-Ý][\wà-ÿ'-]*(?: (?:[A-ZÀ-Ý][\wà-ÿ'-]*|{alternatives(_data()['words'][0]['body'])}))*")


def is_attendant(word: str) -> bool:
    """Whether a noun names someone by another person ("l'interprète du président"), or anyone that speaks."""
    return word in _data()["words"][0]["attendants"] or sayers().get(word, ("", ""))[0] == "person"


class RoleReader:
    """Reads roles with the demonyms and names of a knowledge base."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._demonyms: dict[str, tuple[str, ...]] = {}

    def __call__(
        self, text: str, *, hits: Sequence[NameHit], names: Mapping[int, int] | None = None, people: Mapping[int, int] | None = None
    ) -> list[RoleWords]:
        """The roles of a text in order, without overlaps.

        hits: what the base finds in it; names: start -> end of further names of bodies and places, found by a model; people: the same of persons.
        """
        view = plain_view(text)
        named: dict[int, tuple[int, tuple[str, ...]]] = {start: (end, ()) for start, end in (names or {}).items()}
        for hit in hits:
            ids = tuple(dict.fromkeys(id for id, use in hit.readings if use in ("name", "acronym") and self._is_body(id)))
            if ids:
                named[hit.start] = (hit.end, ids)
        groups = list(_read_groups(view, named))
        counted = {at for each in groups for at in range(each.head, each.end)}
        found: list[RoleWords] = []
        covered = 0
        for match in _head().finditer(view):
            if match.start() < covered or match.start() in counted:
                continue
            read = self._read(view, match, named, people or {})
            if read is not None:
                found.append(read)
                covered = read.end
        found = joined(view, found)
        taken = [(each.start, each.end) for each in found]
        groups = [each for each in groups if not any(a < each.end and each.start < b for a, b in taken)]
        return sorted([*found, *groups], key=lambda each: each.start)

    def _is_body(self, id: str) -> bool:
        actor = self._knowledge.actor(id)
        return actor is not None and actor.kind not in ("person", "place")

    def _read(self, view: str, match: re.Match[str], named: Named, people: Mapping[int, int]) -> RoleWords | None:
        noun = (match["title"] or match["organ"]).lower()
        entry = _titles().get(noun) if match["title"] else _organs().get(match["organ"])
        if entry is None:
            return None
        started = start_of_role(view, match.start())
        if started is None:
            return None
        start, det, adjectives = started
        role = str(entry.get("role", "")) if match["title"] else f"organ-{entry['stands']}"
        of = _fixed(entry, self._knowledge)
        made = RoleWords(
            start=start,
            end=match.end(),
            head=match.start(),
            noun=str(entry.get("noun", noun)),
            role=role,
            of=of,
            former=bool(match["ex"] or _FORMER.search(adjectives)),
            owned=det in ("son", "sa", "ses", "leur", "leurs", "notre", "nos", "votre", "vos"),
            definite=det not in ("", "de", "d'"),
            gender=title_gender(det, noun, entry),
            proper=bool(entry.get("proper")) or (role == "organ-own" and match[0][0].isupper()),
            crowned=bool(entry.get("crowned")),
            junta=bool(entry.get("junta")),
        )
        made = self._followed(view, made, noun, entry, named, people)
        if made.noun in ("état", "etat") and made.of and (link := _OF.match(view, made.end)) and link.end() in named:
            return None  # "l'État indien du Kerala" is a part of that state
        if made.role == "organ-state" and made.bare and (link := _OF.match(view, made.end)) and link.end() in people:
            made = replace(made, end=people[link.end()], bare=False)  # "le gouvernement de Jeanne Lund"
        if det in ("un", "une") or (det in ("des", "aux", "les", "ses", "leurs", "nos", "vos", "ces")) != bool(entry.get("plural")):
            return None
        alone = not entry.get("qualified") if match["organ"] else entry.get("alone") or made.owned
        if not made.role or (made.bare and not alone):
            return None
        if made.role in ("counterpart", "bearer") and not (made.of or made.owned or entry.get("alone")):
            return None
        return made

    def _followed(self, view: str, made: RoleWords, noun: str, entry: dict[str, Any], named: Named, people: Container[int]) -> RoleWords:
        """The role with all that belongs to it behind the noun: demonym, complement, portfolio, state or body."""
        for _ in range(6):
            grown = self._grown(view, made, noun, entry, named, people)
            if grown is None:
                break
            made = grown
        former = made.former or bool(_AFTER_FORMER.match(view, made.end)) or bool(_AFTER_FORMER.search(view[made.head : made.end]))
        return made if former == made.former else replace(made, former=former)

    def _grown(self, view: str, made: RoleWords, noun: str, entry: dict[str, Any], named: Named, people: Container[int]) -> RoleWords | None:
        end = made.end
        of = _OF.match(view, end)
        longest = named[of.end()][0] if of and of.end() in named and named[of.end()][1] else 0
        for words, row in _complements().get(noun, ()) if made.role == str(entry.get("role", "")) else ():
            stop = end + len(words) + 1
            # "le président de la République démocratique du Congo" is of that state; "le chef du Pentagone" is an office, though the base knows the Pentagone
            if words and stop >= longest and view.startswith(" " + words, end) and not view[stop : stop + 1].isalnum():
                of_ = _fixed(row, self._knowledge) or made.of
                return replace(made, end=stop, role=row["role"], of=of_, bare=False, junta=bool(row.get("junta")))
        if longest and of:
            return self._of_name(view, made, of.end(), named, people)
        demonym = _DEMONYM.match(view, end)
        if demonym and bool(demonym["open"]) == bool(demonym["close"]) and not made.of:
            ids = self.demonym(demonym["word"])
            if ids:
                role = _american(noun, made.role, ids)
                return replace(made, end=demonym.end(), of=ids, bare=False, role=role)
        if entry.get("portfolio") and (portfolio := _portfolio().match(view, end)) and made.role in ("minister", "other"):
            first = portfolio.start() + len((_OF.match(view, end) or portfolio)[0])
            if not (first in named and named[first][1] and made.role == "minister"):
                end = portfolio.end()
                further = _further_domains().match(view, end)
                if further and not any(each in people for each in range(end + 2, further.end())):
                    end = further.end()
                return replace(made, end=end, bare=False, role=_portfolio_role(view[portfolio.start() : end], made.role))
        if qualifier := _qualifier().match(view, end):
            return replace(made, end=qualifier.end())
        # "ambassadeur au Mali", "envoyé spécial pour le Sahel"; but "le président au Mali" is a president on a visit
        if preposition := (_TO if made.role == "other" else _OF).match(view, end):
            return self._of_name(view, made, preposition.end(), named, people)
        return None

    def _of_name(self, view: str, made: RoleWords, at: int, named: Named, people: Container[int]) -> RoleWords | None:
        """With the state or body behind "du", "de la" …; an office of something that is not known is an office of no state."""
        if at in named:
            stop, ids = named[at]
            if not ids and made.role.startswith("organ"):
                return None
            states = tuple(each for each in ids if self._is_state(each))
            role = made.role if states or made.role not in _HEADS else "head_of_body" if ids else "other"
            return None if made.of and ids != made.of else replace(made, end=stop, of=ids, bare=False, role=role or "head_of_body")
        if made.role.startswith("organ") or made.of:
            return None
        if view.startswith("pays", at) and not view[at + 4 : at + 5].isalpha():
            return replace(made, end=at + 4, bare=False)  # "le président du pays" is that of the country which the text is about
        name = _capital_name().match(view, at)
        if name and (ids := self.demonym(name[0].lower())):
            return replace(made, end=name.end(), of=ids, bare=False)  # "la reine des Danois"
        if name:
            # "le chef d'État Ole Brandt": the name of a person is not the office's
            end = min((each - 1 for each in range(at + 1, name.end()) if each in people), default=name.end())
            return replace(made, end=end, bare=False, role="other")
        if made.bare and made.role not in ("minister", "rank") and (other := _SOMETHING.match(view, at)):
            # "le président du syndicat des dockers", "le patron de la chaîne Cap Nord": of something, so not of a state
            end = (_adjectives().match(view, other.end()) or other).end()
            further = _OF.match(view, end)
            if end + 1 in people:
                pass  # "le dirigeant de fait Jeanne Lund"
            elif end + 1 in named:
                end, ids = named[end + 1]
                if ids and all(self._is_body(each) and not self._is_state(each) for each in ids):
                    # "le chef du parti Aube" is that of Aube
                    return replace(made, end=end, of=ids, bare=False, role="head_of_body" if made.role in _HEADS else made.role)
            elif view[end : end + 1] == " " and (name := _capital_name().match(view, end + 1)):
                end = name.end()
            elif further and further.end() in named:
                end = named[further.end()][0]
            elif further and (last := _SOMETHING.match(view, further.end())):
                end = last.end()
            return replace(made, end=end, bare=False, role="other")
        return None

    def _is_state(self, id: str) -> bool:
        actor = self._knowledge.actor(id)
        return actor is not None and actor.kind == "state"

    def demonym(self, word: str) -> tuple[str, ...]:
        """The ids of the states whose people or things the word names, in any of its forms."""
        if word not in self._demonyms:
            self._demonyms[word] = tuple(dict.fromkeys(id for id, use in self._knowledge.named(word) if use == "demonym"))
        return self._demonyms[word]


def _read_groups(view: str, named: Named) -> Iterator[RoleWords]:
    """Counted groups ("les trois pays"), and holders of one office by whom they serve: "leurs ministres", "les ministres de la Pêche de l'Otan"."""
    for match in _group().finditer(view):
        noun = match["noun"] or match["holders"]
        contracted = match[0].split(" ", 1)[0].lower() in ("aux", "des")
        start = match.start("noun" if match["count"] is None else "count") if contracted else match.start()
        if match["holders"] and contracted:
            start = match.start("holders")
        end = match.end()
        office = _offices_of_many().get(noun, "")
        if noun == "ministres" and (portfolio := _portfolio().match(view, end)) and portfolio.end() not in named:
            role = _portfolio_role(portfolio[0], "minister")
            if role != "other" and not ((link := _OF.match(view, end)) and link.end() in named):
                office, end = role, portfolio.end()
        of: tuple[str, ...] = ()
        link = _OF.match(view, end)
        while link and link.end() in named and len(named[link.end()][1]) == 1 and _groups()[noun] == "person":
            end, of = named[link.end()][0], (*of, *named[link.end()][1])  # "du Pérou, du Chili et de la Bolivie"
            link = _AND_OF.match(view, end)
        made = RoleWords(
            start=start,
            end=end,
            head=match.start("noun") if match["noun"] else match.start("holders"),
            noun=noun.lower(),
            role=f"group-{_groups()[noun]}",
            of=of,
            owned=match["det"] is not None and match["det"].lower() == "leurs",
            count=NUMBERS[match["count"]] if match["count"] else None,
            office=office,
        )
        if made.count is not None or (office and (made.owned or of or _COUNTED_STATES.match(view, end))):
            yield made


_AND_OF = re.compile(r"(?: \([\w.-]+\))?(?:,| et|, et) (?:de la |de l'|du |des |de |d')")
_COUNTED_STATES = re.compile(rf" des (?:{'|'.join(NUMBERS)}) (?:pays|États|Etats)")


@cache
def _offices_of_many() -> dict[str, str]:
    return {noun: row["role"] for row in _data()["group"] if "role" in row for noun in row["nouns"]}


def _fixed(entry: dict[str, Any], knowledge: Knowledge) -> tuple[str, ...]:
    code = entry.get("of")
    return _STATE_IDS[code] if code else ()


_STATE_IDS: dict[str, tuple[str, ...]] = {"US": ("iso:USA",), "VA": ("iso:VAT",), "RU": ("iso:RUS",), "FR": ("iso:FRA",)}


def _american(noun: str, role: str, ids: tuple[str, ...]) -> str:
    """A "secrétaire d'État" of the United States is its foreign minister, elsewhere a junior one."""
    return "foreign_minister" if noun.startswith("secrétaire d'") and ids == ("iso:USA",) else role


def _portfolio_role(words: str, role: str) -> str:
    if role != "minister":
        return role
    low = words.lower()
    return next((role for anywhere, first, role in _portfolios() if anywhere.search(low) or first.match(low)), "other")


@cache
def _portfolios() -> list[tuple[re.Pattern[str], re.Pattern[str], str]]:
    """Domains that tell an office wherever they stand, those that must stand first, and the office."""
    return [
        (
            re.compile(rf"(?:^| (?:de la|de l'|du|des|et|à la) ?){_one_of(row['words'])}"),
            re.compile(rf" (?:(?:chargée?|en charge) )?(?:de la |de l'|du |des |à l'){_one_of(row.get('first', ()))}"),
            str(row["role"]),
        )
        for row in _data()["portfolio"]
    ]


def _one_of(words: Sequence[str]) -> str:
    return f"(?:{alternatives(words)})" if words else "(?!)"

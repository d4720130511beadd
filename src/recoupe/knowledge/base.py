"""The base, loaded: who is who, under which names, in which office, when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from recoupe.knowledge.finder import Entry, Finder, KeyedEntry
from recoupe.knowledge.imported import ImportedActors
from recoupe.knowledge.overriding import joined
from recoupe.knowledge.periods import days, held, period
from recoupe.knowledge.transliteration import Alike
from recoupe.lang.folding import key
from recoupe.model.knowledge import HeldOffice, KnownActor, NameHit, NameUse


class Base:
    """A `model.knowledge.Knowledge` in memory. Made by `recoupe.knowledge.load`; never changes.

    >>> from recoupe.knowledge import load
    >>> base = load()
    >>> base.actor("iso:MLI").capital
    'Bamako'
    >>> [hit.readings for hit in base.find("Selon l’ONU, le Pérou a répondu.")]
    [(('wd:Q1065', 'acronym'),), (('iso:PER', 'name'),)]
    """

    def __init__(
        self,
        *,
        version: str,
        actors: dict[str, KnownActor],
        entries: Sequence[Entry],
        offices: Sequence[HeldOffice],
        memberships: Sequence[tuple[str, str, str | None, str | None]],
        suspensions: Sequence[tuple[str, str, str | None, str | None]] = (),
        owners: dict[str, str],
        weak: frozenset[str],
        imported: Sequence[ImportedActors] = (),
    ) -> None:
        self._version = version
        self._imported = imported
        self._actors = actors
        self._entries = entries
        self._weak = weak
        self._owners = owners
        self._offices = offices
        self._members: dict[str, list[tuple[str, str | None, str | None]]] = defaultdict(list)
        for member, body, from_, until in memberships:
            self._members[body].append((member, from_, until))
        self._suspensions = suspensions

    @property
    def version(self) -> str:
        """The version of the shipped base, with a mark when a user's file was added."""
        return self._version

    @cached_property
    def _names(self) -> dict[str, list[tuple[str, NameUse]]]:
        names: dict[str, list[tuple[str, NameUse]]] = {}
        for name, actor, use in self._entries:
            readings = names.setdefault(key(name), [])
            if (actor, use) not in readings:
                readings.append((actor, use))
        return names

    @cached_property
    def _finder(self) -> Finder:
        own = (each for each in self._entries if each[2] != "demonym")
        towns = (each for file in self._imported for each in file.towns() if key(each[0]) not in self._taken)
        return Finder(chain(own, towns), keyed=self._keyed(), weak=self._weak)

    def _keyed(self) -> Iterator[KeyedEntry]:
        """The imported names, but for those that a user's file takes for an actor of its own."""
        for file in self._imported:
            yield from (each for each in file.keyed() if each[0] not in self._taken) if self._taken else file.keyed()

    @cached_property
    def _taken(self) -> frozenset[str]:
        return frozenset(key(name) for name, id, use in self._entries if id.startswith("own:") and use != "demonym")

    @cached_property
    def _alike(self) -> Alike:
        actors = self._actors
        people = ((name, id) for name, id, use in self._entries if use == "name" and (known := actors.get(id)) is not None and known.kind == "person")
        return Alike(people, more=self._imported)

    @cached_property
    def _by_holder(self) -> dict[str, list[HeldOffice]]:
        by: dict[str, list[HeldOffice]] = defaultdict(list)
        for office in self._offices:
            by[office.holder].append(office)
        return by

    @cached_property
    def _by_state(self) -> dict[str, list[HeldOffice]]:
        by: dict[str, list[HeldOffice]] = defaultdict(list)
        for office in self._offices:
            if office.of:
                by[office.of].append(office)
        return by

    def actor(self, id: str) -> KnownActor | None:
        """The actor with this id; one that an imported file knows as well has its names too."""
        known = self._actors.get(id)
        if not self._imported or id in self._whole:
            return known
        for file in self._imported:
            if (other := file.actor(id)) is not None:
                known = other if known is None else joined(known, other)
        if id in self._actors and known is not None:
            self._actors[id] = known
            self._whole.add(id)
        return known

    @cached_property
    def _whole(self) -> set[str]:
        """The ids of actors held here that have got what imported files add."""
        return set()

    def named(self, name: str) -> Sequence[tuple[str, NameUse]]:
        """The actors that go by this name (case, diacritics, apostrophes and hyphens folded).

        >>> from recoupe.knowledge import load
        >>> load().named("cote d'ivoire")
        [('iso:CIV', 'name')]
        """
        found = list(self._names.get(folded := key(name), ()))
        if self._imported and folded not in self._taken:
            found = list(dict.fromkeys([*found, *(each for file in self._imported for each in file.named(folded))]))
        return found

    def alike(self, name: str) -> Sequence[tuple[str, float]]:
        """The people whose names agree with this one but for the romanisation, with a score, the likeliest first: for names that `named` does not know.

        0.85 where all words agree, 0.7 and less where some do so only by looser sounds; 0.3 for a family name alone that one person bears, which is no
        evidence without more in the article.

        >>> from recoupe.knowledge import load
        >>> [load().actor(id).name for id, score in load().alike("Sergey Shoygu") if score > 0.8]
        ['Sergueï Choïgou']
        """
        return self._alike(name)

    def find(self, text: str) -> Iterable[NameHit]:
        """All names of the base in a text at word boundaries, longest first, without overlaps, in text order; capitals in the text are respected."""
        return self._finder(text)

    def offices(self, *, holder: str | None = None, of: str | None = None, role: str | None = None) -> Sequence[HeldOffice]:
        """Offices by holder, by state or body, by role."""
        if holder is not None:
            found: Sequence[HeldOffice] = self._by_holder.get(holder, ())
        elif of is not None:
            found = self._by_state.get(of, ())
        else:
            found = self._offices
        found = [each for each in found if (of is None or each.of == of) and (role is None or each.role == role)]
        if not self._imported:
            return found
        told = {_mark(each) for each in found}
        return [*found, *(each for file in self._imported for each in file.offices(holder=holder, of=of, role=role) if _mark(each) not in told)]

    def holder(self, *, of: str, role: str, on: str | None) -> Sequence[HeldOffice]:
        """Who held an office on an EDTF day, month or year: none, one, or several (a change inside the period); past `as_of` nothing is answered.

        >>> from recoupe.knowledge import load
        >>> [each.holder for each in load().holder(of="iso:FRA", role="head_of_state", on="2010-01-01")]
        ['wd:Q329']
        """
        days = period(on)
        if days is None:
            return []
        found = [each for each in self.offices(of=of, role=role) if held(days, from_=each.from_, until=each.until, as_of=each.as_of)]
        return list({each.holder: each for each in reversed(found)}.values())[::-1]

    def last_holder(self, *, of: str, role: str, on: str | None) -> Sequence[HeldOffice]:
        """Who is last known to have held an office, when nobody is known to hold it on the day: candidates to weigh, with their `as_of`, never an answer.

        Only open intervals whose `as_of` is over: whoever is known to have left is no candidate, nor whoever has a known successor. One for each title.

        >>> from recoupe.knowledge import load
        >>> base = load()
        >>> base.last_holder(of="iso:FRA", role="head_of_state", on="2010-01-01"), base.holder(of="iso:FRA", role="head_of_state", on="2040-01-01")
        ([], [])
        >>> [each.holder for each in base.last_holder(of="iso:FRA", role="head_of_state", on="2040-01-01")]
        ['wd:Q3052772']
        """
        days_asked = period(on)
        if days_asked is None or self.holder(of=of, role=role, on=on):
            return []
        last: dict[str, HeldOffice] = {}
        for each in sorted((each for each in self.offices(of=of, role=role) if each.from_), key=lambda each: each.from_ or ""):
            if days(each.from_ or "")[0] <= days_asked[1]:
                last[each.title] = each
        return [each for each in last.values() if each.until is None and each.as_of and days(each.as_of)[1] < days_asked[0]]

    def members(self, body: str, on: str | None = None) -> Sequence[str]:
        """Ids of the members of a body on a day (today's knowledge when None)."""
        days = period(on)
        rows = [*self._members.get(body, ())]
        if self._imported:
            told = {member for member, _, _ in rows}
            rows += [(member, from_, until) for file in self._imported for member, _, from_, until in file.memberships(of=body) if member not in told]
        if days is None:
            return list(dict.fromkeys(member for member, _, until in rows if until is None))
        return list(dict.fromkeys(member for member, from_, until in rows if held(days, from_=from_ or "0001", until=until, as_of="9999")))

    def known(self) -> Iterable[KnownActor]:
        """All actors of the base."""
        yield from self._actors.values()
        for file in self._imported:
            yield from (each for each in file.known() if each.id not in self._actors)

    def memberships(self, member: str) -> Sequence[tuple[str, str | None, str | None]]:
        """The bodies that an actor belongs or belonged to, each with the interval [from, until) as far as it is known.

        >>> from recoupe.knowledge import load
        >>> [(until is None) for body, _, until in load().memberships("iso:FRA") if body == "wd:Q7184"]
        [True]
        """
        found = [(body, from_, until) for body, rows in self._members.items() for one, from_, until in rows if one == member]
        told = {body for body, _, _ in found}
        return found + [(body, from_, until) for file in self._imported for _, body, from_, until in file.memberships(member=member) if body not in told]

    def suspended(self, body: str, on: str) -> Sequence[str]:
        """Ids of the members whose part in a body was suspended or frozen on a day: members still.

        >>> from recoupe.knowledge import load
        >>> base = load()
        >>> base.suspended("wd:Q7159", "2013-08-01"), "iso:EGY" in base.members("wd:Q7159", "2013-08-01")
        (['iso:GNB', 'iso:CAF', 'iso:EGY'], True)
        """
        days = period(on)
        told = (each for each in self._suspensions if each[1] == body) if days else ()
        return list(dict.fromkeys(member for member, _, from_, until in told if days and held(days, from_=from_ or "0001", until=until, as_of="9999")))

    def name_on(self, id: str, on: str | None) -> str | None:
        """The name of an actor on a day, where it has changed: what a body was called before it became something else, a state before it took another name.

        >>> from recoupe.knowledge import load
        >>> [load().name_on("iso:SWZ", day) for day in ("2010-01-01", "2020-01-01")]
        ['Swaziland', 'Eswatini']
        """
        actor, days = self.actor(id), period(on)
        if actor is None:
            return None
        names = [name for name, from_, until in actor.dated_names if days and held(days, from_=from_ or "0001", until=until, as_of="9999")]
        return names[0] if len(names) == 1 else actor.name

    def owner(self, outlet: str) -> str | None:
        """The owner group of an outlet, by its name or domain."""
        return self._owners.get(key(outlet))

    def agencies(self) -> Iterable[tuple[str, ...]]:
        """The names of each news agency, the usual one first: its acronym where it has one.

        >>> from recoupe.knowledge import load
        >>> next(each for each in load().agencies() if "AFP" in each)[0]
        'AFP'
        """
        by_actor: dict[str, dict[str, None]] = {}
        for name, actor, use in self._entries:
            if use == "agency":
                by_actor.setdefault(actor, {})[name] = None
        return [tuple(sorted(names, key=lambda name: not (name.isupper() and len(name) < 6))) for names in by_actor.values()]

    def outlets(self) -> Iterable[str]:
        """The names of known outlets."""
        return list(dict.fromkeys(name for name, _, use in self._entries if use == "outlet"))


def _mark(office: HeldOffice) -> tuple[str, str, str | None, str]:
    """What makes two records of an office one: holder, role, state or body, year of the start."""
    return office.holder, office.role, office.of, (office.from_ or "")[:4]

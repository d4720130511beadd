"""Makes a file of actors from a Wikidata dump: `import_wikidata`."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from recoupe.knowledge.base import Base
from recoupe.knowledge.dump import Progress, Stage, read_dump
from recoupe.knowledge.imported import ActorFile
from recoupe.knowledge.wikidata import Facts, Term, classes, unpacked
from recoupe.lang.folding import key
from recoupe.lang.fr.offices import RoleReader
from recoupe.model.actor import ActorKind
from recoupe.model.knowledge import ROLES, HeldOffice, KnownActor, NameUse

SOURCE = "Wikidata (CC0)"
_DEEP = 6  # classes above an office that are looked at for its role
_LATIN = re.compile(r"[a-z0-9œæßþ ]+")
_OF_STATE = frozenset(
    {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "interior_minister", "finance_minister", "justice_minister"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What an import read and made. bad: the first of the malformed lines, each with its number and what is wrong."""

    lines: int
    malformed: int
    people: int
    states: int
    bodies: int
    names: int
    offices: int
    memberships: int
    bad: tuple[tuple[int, str], ...] = ()


def import_wikidata(
    dump: Path | str,
    out: Path | str,
    *,
    base: Base,
    progress: Callable[[Progress], None] | None = None,
    since: str = "1950",
    limit: int | None = None,
    restart: bool = False,
) -> Counts:
    """Read a Wikidata JSON dump (.json, .json.bz2, .json.gz; by its first bytes) and write the actors in it to `out`, which `--actors` accepts.

    base: the shipped base (`load()`), whose ids the same states, bodies and people get. since: a year; people all of whose offices ended before it, and bodies
    that did, are left out. limit: lines of the dump to read. restart: forget what a stopped run has read; else it goes on (`<out>.stage` keeps it).
    `out` is written whole or not at all. Raises `UsageError` for a file that is no dump, `RecoupeError` for one that breaks off.
    """
    dump, out = Path(dump), Path(out)
    staged = out.with_name(out.name + ".stage")
    if restart:
        staged.unlink(missing_ok=True)
    stage = Stage(staged, dump)
    try:
        if not stage.done:
            read_dump(dump, stage, progress=progress, limit=limit)
        part = out.with_name(out.name + ".part")
        part.unlink(missing_ok=True)
        file = ActorFile(part)
        try:
            counts = _Import(stage, file, base, since)(dump.name)
        except BaseException:
            file.db.close()
            part.unlink()
            raise
    finally:
        stage.db.close()
    os.replace(part, out)
    staged.unlink()
    return counts


class _Import:
    """From the facts of a stage to the rows of an actor file."""

    def __init__(self, stage: Stage, file: ActorFile, base: Base, since: str) -> None:
        self._stage = stage
        self._file = file
        self._base = base
        self._since = since
        self._roles = RoleReader(base)
        self._ids: dict[str, str] = {}
        self._linked: dict[str, str] = {}  # people who are in the shipped base under another id
        self._kinds: dict[str, ActorKind] = {}
        self._names: dict[str, str] = {}
        self.office = lru_cache(maxsize=50_000)(self._office)
        self.made = {"people": 0, "states": 0, "bodies": 0}

    def __call__(self, dump: str) -> Counts:
        stage, db = self._stage, self._file.db
        self._organised()
        self._people()
        self._leaders()
        self._once()
        self._successors()
        counted = {table: int(db.execute(f"select count(*) from {table}").fetchone()[0]) for table in ("name", "office", "membership")}
        digest = hashlib.sha256()
        for table in ("actor", "name", "office", "membership"):
            for row in db.execute(f"select * from {table}"):
                digest.update(repr(row).encode())
        self._file.close(source=SOURCE, dump=dump, digest=digest.hexdigest(), lines=str(stage.line), malformed=str(stage.malformed))
        return Counts(
            lines=stage.line,
            malformed=stage.malformed,
            people=self.made["people"],
            states=self.made["states"],
            bodies=self.made["bodies"],
            names=counted["name"],
            offices=counted["office"],
            memberships=counted["membership"],
            bad=stage.listed(),
        )

    # ------------------------------------------------------------------ states, bodies, armed groups

    def _organised(self) -> None:
        kept: list[tuple[str, KnownActor, Facts]] = []
        for item, kind, told in self._stage.all("state", "body", "group"):
            if not told["names"] or (told["ended"] or "9999") < self._since:
                continue
            id = self._id_of_state(item, told) if kind == "state" else self._id_of_body(item, told)
            actor_kind: ActorKind = "state" if kind == "state" else "group" if kind == "group" else "body"
            self._ids[item], self._kinds[id], self._names[id] = id, actor_kind, told["names"][0]
            names, acronyms = _written(told["names"], actor_kind)
            if not (names or acronyms):
                continue
            town = self._stage.of(told["capital"], "town") if kind == "state" and told["capital"] else None
            actor = KnownActor(
                id=id,
                name=told["names"][0],
                kind=actor_kind,
                names=tuple(names[1:]),
                acronyms=tuple(acronyms),
                demonyms=tuple(each.lower() for each in told["demonyms"]) if kind == "state" else (),
                capital=town["name"] if town else None,
                iso2=told.get("iso2"),
            )
            kept.append((item, actor, told))
        for _, actor, told in kept:
            uses: list[tuple[str, NameUse]] = [(name, "name") for name in dict.fromkeys((actor.name, *actor.names))]
            uses += [(name, "acronym") for name in actor.acronyms] + [(name, "demonym") for name in actor.demonyms]
            uses += [(actor.capital, "capital")] if actor.capital else []
            self._file.actor(actor, uses)
            self._belongs(actor.id, told)
            self.made["states" if actor.kind == "state" else "bodies"] += 1

    def _id_of_state(self, item: str, told: Facts) -> str:
        iso = f"iso:{told['iso3']}"
        return iso if self._base.actor(iso) else f"wd:{item}"

    def _id_of_body(self, item: str, told: Facts) -> str:
        """The shipped body of this number, or the only one that has its name in several words."""
        if self._base.actor(f"wd:{item}") is None:
            same = {id for name in told["names"] if " " in name for id, use in self._base.named(name) if use == "name" and id.startswith("kb:")}
            if len(same) == 1 and (known := self._base.actor(*same)) is not None and known.kind in ("body", "group"):
                return known.id
        return f"wd:{item}"

    def _belongs(self, member: str, told: Facts) -> None:
        rows = (unpacked(each) for each in told["members"])
        self._file.memberships((member, self._ids[each.value], each.from_, _end(each)) for each in rows if each.value in self._ids)

    # ------------------------------------------------------------------ people

    def _people(self) -> None:
        for item, _, told in self._stage.all("person"):
            names, _acronyms = _written(told["names"], "person")
            held = [office for row in told["offices"] if (office := self._held(f"wd:{item}", unpacked(row), told))]
            if not names or not any(self._recent(each, told) for each in held):
                continue
            id = self._id_of_person(item, names, held)
            actor = KnownActor(
                id=id, name=told["names"][0] if told["names"][0] in names else names[0], kind="person", names=tuple(names[1:]), gender=told["gender"]
            )
            if id != f"wd:{item}":
                self._linked[item] = id
            self._file.actor(actor, [(name, "name") for name in names])
            self._write(replace(each, holder=id) for each in held)
            self._belongs(id, told)
            self.made["people"] += 1

    def _recent(self, office: HeldOffice, told: Facts) -> bool:
        last = office.until or told["died"]
        return last >= self._since if last else office.from_ is None or office.from_ >= self._since

    def _id_of_person(self, item: str, names: list[str], held: list[HeldOffice]) -> str:
        """The shipped person of this number, or the only one of this name with one of these offices, begun within a year."""
        if self._base.actor(f"wd:{item}") is not None:
            return f"wd:{item}"
        same = {id for name in names for id, use in self._base.named(name) if id.startswith("kb:") and use == "name"}
        linked = [id for id in same if any(_same_office(one, other) for one in self._base.offices(holder=id) for other in held)]
        return linked[0] if len(linked) == 1 else f"wd:{item}"

    def _held(self, holder: str, term: Term, told: Facts) -> HeldOffice | None:
        office = self.office(term.value)
        if office is None:
            return None
        role, title, of = office
        of = next((self._ids[each] for each in term.of if each in self._ids), of)
        return self._made(holder, role, title, of, term, told["as_of"], told["died"])

    def _made(self, holder: str, role: str, title: str, of: str | None, term: Term, as_of: str | None, died: str | None) -> HeldOffice:
        kind = self._kinds.get(of or "")
        if role in _OF_STATE and kind != "state":
            role = "head_of_body" if role == "head_of_state" and kind in ("body", "group") else "other"
        until, inferred = term.until, False
        if until is None and not term.over and died is not None:
            until, inferred = died, True
        # ended on a day that nobody knows: only its first day is certain
        known = None if until else term.from_ if term.over else as_of
        return HeldOffice(holder=holder, role=role, title=title, of=of, from_=term.from_, until=until, until_inferred=inferred, as_of=known)

    def _office(self, item: str) -> tuple[str, str, str | None] | None:
        """The role, French title and state or body of an office, by its item; None for one that the dump does not have."""
        told = self._stage.of(item, "office")
        if told is None or not told["title"]:
            return None
        of = next((self._ids[each] for each in told["of"] if each in self._ids), None)
        french = told["title"].get("fr") or told["title"].get("mul")
        role = self._role(told)
        title = _without_state(french or next(iter(told["title"].values())), self._names.get(of or ""))
        if role is None and french:
            read = self._roles(title, hits=list(self._base.find(title)))
            role = read[0].role if read and read[0].start == 0 and read[0].role in ROLES else None
        return role or "other", title, of

    def _role(self, told: Facts) -> str | None:
        """The role by the nearest class above that has one."""
        roles, layer, seen = classes()["role"], list(told["classes"]), set(told["classes"])
        for _ in range(_DEEP):
            if found := next((roles[each] for each in layer if each in roles), None):
                return found
            above = [each for parent in layer if (row := self._stage.of(parent, "office")) for each in row["classes"] if each not in seen]
            seen.update(above)
            layer = list(dict.fromkeys(above))
        return None

    # ------------------------------------------------------------------ what states, bodies and offices say of their heads

    def _leaders(self) -> None:
        for item, _, told in self._stage.all("state", "body", "group"):
            of = self._ids.get(item)
            for role, row in told["heads"] if of else ():
                self._head(role, "", of, unpacked(row), told["as_of"])
        for item, _, told in self._stage.all("office"):
            if told["holders"] and (office := self.office(item)):
                for row in told["holders"]:
                    self._head(*office, unpacked(row), None)

    def _head(self, role: str, title: str, of: str | None, term: Term, as_of: str | None) -> None:
        holder = self._linked.get(term.value, f"wd:{term.value}")
        died = self._stage.of(term.value, "person") if self._file.has(holder) else None
        if died is not None:
            self._write([self._made(holder, role, title, of, term, as_of, died["died"])])

    def _write(self, offices: Iterable[HeldOffice]) -> None:
        self._file.offices(each for each in offices if each.from_ or each.until)

    def _once(self) -> None:
        """Leave out what a second statement says again: the person's own comes first, an office without a title is any office of its role."""
        self._file.db.executescript(
            """
            delete from office where rowid not in (select min(rowid) from office group by holder, role, title, of, substr(from_, 1, 4));
            delete from office where title = '' and exists (select 1 from office as other where other.holder = office.holder and other.role = office.role
              and other.of is office.of and substr(other.from_, 1, 4) is substr(office.from_, 1, 4) and other.title != '');
            """
        )

    def _successors(self) -> None:
        """Where an office of one holder has no end, the next one's start ends it: told as inferred."""
        db = self._file.db
        rows = db.execute(
            "select rowid, of, role, title, holder, from_, until from office where of is not null and from_ is not null order by of, role, title, from_"
        ).fetchall()
        for one, other in pairwise(rows):
            if one[1:4] == other[1:4] and one[2] in _OF_STATE and one[6] is None and other[4] != one[4] and other[5] > one[5]:
                db.execute("update office set until = ?, inferred = 1, as_of = null where rowid = ?", (other[5], one[0]))


def _written(names: list[str], kind: ActorKind) -> tuple[list[str], list[str]]:
    """The names that a text in Latin letters may have, and the acronyms among them."""
    full: list[str] = []
    acronyms: list[str] = []
    for name in names:
        letters = [char for char in name if char.isalpha()]
        if not letters or not _LATIN.fullmatch(key(name)) or any(char in name for char in "(,;:/"):
            continue
        if kind == "person":
            # one word is a given name or half the world's family name: nobody is found by it
            if len(key(name).partition(" ")[0]) > 1 and (" " in name or "-" in name) and not any(char.isdigit() for char in name):
                full.append(name)  # nor by an initial before it
        elif " " not in name and name.isupper() and len(letters) <= 7:
            if len(letters) > (3 if kind == "state" else 1):  # the codes of states are words of many languages
                acronyms.append(name)
        elif len(letters) > 3:
            full.append(name)
    return full, acronyms


def _end(term: Term) -> str | None:
    """Where a membership ends; one that is over on an unknown day is known for its first day only."""
    return term.until or (term.from_ or "0001" if term.over else None)


def _same_office(one: HeldOffice, other: HeldOffice) -> bool:
    if (one.of, one.role) != (other.of, other.role) or not (one.from_ and other.from_):
        return False
    return abs(int(one.from_[:4]) - int(other.from_[:4])) <= 1


def _without_state(title: str, state: str | None) -> str:
    """A title without the state or body at its end ("ministre de la Pêche du Brumeval"): that stands in `of`."""
    return re.sub(rf" (?:du |de la |de l['’]|des |d['’]|de |of the |of ){re.escape(state)}$", "", title) if state else title

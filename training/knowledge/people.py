"""People and their offices: which records are of the same person, which may ship, which last names are enough."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from rapidfuzz import fuzz

from recoupe.model.knowledge import ROLES
from training.knowledge.chains import OWN, chains, uncovered
from training.knowledge.ends import ended
from training.knowledge.persons import cleaned, is_name
from training.knowledge.tables import HERE, Row, folded, plain_marks, rows_of, several, slug, table, unique

SHIPPED = {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "spokesperson"}
ROLE_OF = {
    "spokesperson_foreign_ministry": "spokesperson",
    "spokesperson_government": "spokesperson",
    "spokesperson_head_of_state": "spokesperson",
    "spokesperson_junta": "spokesperson",
    "org_head": "head_of_body",
    "secretary_general": "head_of_body",
    "commission_head": "head_of_body",
    "council_president": "head_of_body",
    "rotating_chair": "head_of_body",
    "deputy_leader": "other",
    "chief_of_staff": "army_chief",
}
# told better by our lines: a junta by its head of state, an army by the body that it is
TOLD = {"junta_leader", "armed_force_leader"}
# the collected records give the heads of these under the body that they belong to
BODY_OF = {
    ("ORG:UA", "commission_head"): "kb:commission-ua",
    ("ORG:CEDEAO", "commission_head"): "kb:commission-cedeao",
    ("ORG:UE", "commission_head"): "kb:commission-europeenne",
    ("ORG:UE", "council_president"): "kb:conseil-europeen",
    ("ORG:UE", "parliament_speaker"): "kb:parlement-europeen",
}


def make_people(shared: Path, iso: dict[str, str], bodies: dict[str, str]) -> tuple[list[Row], list[Row]]:
    """People and the offices they held, from our own records first, then CIA, IfG, and the roles that may ship of the Wikidata extracts.

    A record is of someone already there when the name and the state agree, or when it gives the same office from about the same day to a similar name
    (transliterations differ: Choïgou, Shoygu). One name in two states is two people, unless an own record says otherwise.
    """
    own, covered = chains(iso)
    sources = [*own, *rows_of(shared / "officeholders_own.jsonl"), *rows_of(shared / "officeholders.jsonl")]
    mains: dict[str, set[str]] = defaultdict(set)
    for row in sources:
        row["person"] = cleaned(row["person"])
        row["names"] = [name for each in row["names"] if is_name(name := cleaned(each))]
    sources = [row for row in sources if is_name(row["person"])]
    for row in sources:
        mains[row["of"]].add(row["person"])
    same = {(of, folded(one)): other for of, a, b in table("same", 3) for one, other in ((a, b), (b, a))}
    for row in sources:
        if row["source"] != OWN:
            row["names"] = [each for each in row["names"] if not_of_another(row["person"], each, mains[row["of"]])]
        row["names"] += [other for each in [row["person"], *row["names"]] if (other := same.get((row["of"], folded(each))))]
    who = Identities(sources)
    people: dict[str, Row] = {}
    offices: list[Row] = []
    for row in sources:
        kept = shipped(row)
        of = BODY_OF.get((row["of"], row["office"])) or iso.get(row["of"]) or bodies.get(row["of"]) or (row["of"] if row.get("chain") else None)
        if kept is None or of is None or row["office"] in TOLD or (row["of"] in TERRITORIES and row["office"] == "head_of_state"):
            continue
        src, role = kept
        id = who.id_of(row, of, role)
        person = people.setdefault(id, {"id": id, "name": plain_marks(row["person"]), "names": [], "src": src, "of": []})
        person["names"] = unique([person["name"], *person["names"], row["person"], *row["names"]])[1:]
        person["of"].append(of)
        person["also"] = sorted({*person.get("also", []), src} - {person["src"]})
        until, basis, as_of = row.get("until"), str(row.get("until_basis", "")), row.get("as_of")
        if basis == "last_seen":  # the day of an edition, not of a departure
            until, as_of = None, until
        title = row.get("title_fr") if row.get("chain") else re.sub(r" \(.*?\)", "", row.get("title_fr") or "")
        office = {"holder": id, "role": role, "title": title, "of": of, "from": row.get("from"), "until": until}
        office |= {"inferred": basis.startswith("successor"), "label": row.get("office_label_en")}
        office["yearly"] = all("country_fields" in each for each in row["source"])
        offices.append(office | {"as_of": as_of, "acting": row.get("acting"), "titles": row.get("titles"), "chain": row.get("chain"), "src": src})
    by_name = {folded(name): row for row in people.values() for name in [row["name"], *row["names"]]}
    for name, names, gender, short in table("people", 4):  # after the office holders, whose records they may complete
        id = who.any_id(name)
        one = by_name.get(folded(name)) or people.setdefault(id, {"id": id, "name": name, "names": [], "src": "own", "of": []})
        one["names"] = unique([one["name"], *one["names"], name, *several(names)])[1:]
        one["gender"] = gender or None
        one["short"] = several(short)
    for office in offices:
        office["holder"] = who.final_id(office["holder"])
    kept_offices = succeeded(uncovered(governing(confirmed(distinct_offices(offices))), covered))
    for office in kept_offices:
        for key in ("chain", "label", "yearly", "stated"):
            office.pop(key, None)
    held = {each["holder"] for each in kept_offices} | {who.final_id(id) for id, one in people.items() if "short" in one}
    return [each for each in merged(people.values(), who) if each["id"] in held], kept_offices


def not_of_another(person: str, name: str, mains: set[str]) -> bool:
    """Whether a further name may be the person's: the table of the CIA gives some holders the names of others ("Li Keqiang" that of Li Qiang)."""
    another = name in mains and name != person and fuzz.token_sort_ratio(folded(name), folded(person)) < 88
    return not another and alike([person], [name], same_day=False)


def merged(people: Iterable[Row], who: Identities) -> list[Row]:
    """One record a person: those that turned out to be the same are put together, under the first one's name."""
    made: dict[str, Row] = {}
    for row in people:
        id = who.final_id(row["id"])
        first = made.setdefault(id, row | {"id": id})
        first["names"] = unique([first["name"], *first["names"], row["name"], *row["names"]])[1:]
        first["of"] = [*first["of"], *row["of"]]
        first["short"] = first.get("short") or row.get("short")
        first["gender"] = first.get("gender") or row.get("gender")
        first["also"] = sorted({*first.get("also", []), *row.get("also", []), row["src"]} - {first["src"]})
    women = set((HERE / "own" / "women.txt").read_text(encoding="utf-8").split())
    for row in made.values():
        # by the given name, for women only: what is not in the list is not known
        row["gender"] = row.get("gender") or ("f" if " " in row["name"] and row["name"].split()[0] in women else None)
    return list(made.values())


# no states: their head is that of another, and would be listed as a person of that name for each
TERRITORIES = set(
    "AI AS AW AX BL BM BQ CC CK CW CX FK FO GF GG GI GL GP GU HK IM IO JE KY MF MO MP MQ MS NC NF NU PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT".split()  # noqa: SIM905
)
# states whose head is that of another state
REALMS = "ATG AUS BHS BLZ BRB CAN GRD JAM KNA LCA NZL PNG SLB TUV VCT".split()  # noqa: SIM905
CROWNS = dict.fromkeys((f"iso:{code}" for code in REALMS), "iso:GBR") | {"iso:AND": "iso:FRA"}


class Identities:
    """Who is the same person across records."""

    def __init__(self, sources: list[Row]) -> None:
        self._qids: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in sources:
            if row.get("wikidata"):
                for name in [row["person"], *row["names"]]:
                    self._qids[folded(name), row["of"]].add(row["wikidata"])
                    self._qids[folded(name), "*"].add(row["wikidata"])
        self._ids: dict[tuple[str, str], str] = {}
        self._starts: dict[tuple[str, str], list[tuple[str, str, list[str], bool]]] = defaultdict(list)
        self._taken: dict[str, str] = {}
        self._homonyms: set[tuple[str, str]] = set()
        self.final: dict[str, str] = {}

    def id_of(self, row: Row, of: str, role: str) -> str:
        """The id of the person of a record: a known one, by name or by office and start, else a new one."""
        names = unique([row["person"], *row["names"]])
        own = row["source"] == OWN
        if row.get("homonym"):  # "Abdoulaye Diop#senegal": not the Malian minister
            id = f"kb:{slug(row['person'])}-{row['homonym']}"
            self._ids.update({(folded(name), of): id for name in names})
            self._homonyms.add((folded(row["person"]), of))
            return id
        qid = f"wd:{row['wikidata']}" if row.get("wikidata") else self._qid(names, row["of"])
        if own and qid is None and not of.startswith("iso:") and not any((folded(name), of) in self._homonyms for name in names):
            qid = self._qid(names, "*")  # who heads a body was minister of some state before
        homes = (of, CROWNS[of]) if role == "head_of_state" and of in CROWNS else (of,)
        known = next((self._ids[key] for home in homes for name in names if (key := (folded(name), home)) in self._ids), None)
        same = self._by_start(of, role, row.get("from"), names, chain=bool(row.get("chain")))
        if known and same and self.final_id(same) != self.final_id(known):
            self._merge(same, known)
        known = known or same
        if known and qid and known.startswith("wd:") and known != qid:
            known = None  # two people of one name
        if known is None:
            known = qid or self._new(row, of, own)
        elif qid:
            self._merge(known, qid)
        for name in names:
            self._ids.setdefault((folded(name), of), known)
        if row.get("from"):
            self._starts[of, HEADS.get(role, role)].append((row["from"], known, names, bool(row.get("chain"))))
        return known

    def any_id(self, name: str) -> str:
        """The id of a person named in our own table of people."""
        found = self._qids.get((folded(name), "*"), set())
        return f"wd:{min(found)}" if len(found) == 1 else f"kb:{slug(name)}"

    def final_id(self, id: str) -> str:
        """The id that a provisional one ended as."""
        while id in self.final:
            id = self.final[id]
        return id

    def _merge(self, one: str, other: str) -> None:
        """Makes two ids one, the Wikidata id where there is one; two Wikidata ids stay two people."""
        one, other = self.final_id(one), self.final_id(other)
        if one != other and one.startswith("kb:"):
            self.final[one] = other
        elif one != other and other.startswith("kb:"):
            self.final[other] = one

    def _qid(self, names: list[str], of: str) -> str | None:
        found = set[str]().union(*(self._qids.get((folded(name), of), set()) for name in names))
        return f"wd:{found.pop()}" if len(found) == 1 else None

    def _by_start(self, of: str, role: str, start: str | None, names: list[str], *, chain: bool) -> str | None:
        if not start or len(start) < 7:
            return None
        for other, id, others, of_chain in self._starts[of, HEADS.get(role, role)]:
            if (chain and of_chain) or len(other) < 7 or abs(months(other) - months(start)) > 2:
                continue  # our lines write one person one way: two names of them are two people
            # of one minister a day, one common word is enough ("Shoygu"); of a whole cabinet of the same day it may be a given name
            if alike(names, others, same_day=role in ONE_AT_A_TIME and len(start) == 10 and start == other):
                return id
        return None

    def _new(self, row: Row, of: str, own: bool) -> str:
        id = f"kb:{slug(row['person'])}"
        first = self._taken.get(id, of)
        if not own and first != of and first.startswith("iso:"):  # who heads a body may come from any state
            id += "-" + of.rpartition(":")[2].lower()
        self._taken.setdefault(id, of)
        return id


# the CIA lists a president who also governs as both
HEADS = {"head_of_state": "head", "head_of_government": "head"}


def alike(names: list[str], others: list[str], *, same_day: bool) -> bool:
    """Whether two people of the same office and start have names alike enough to be one: more than half of the words, one where the day is the same."""
    for a in (proper(name) for name in names):
        for b in (proper(name) for name in others):
            shared = sum(any(fuzz.ratio(x, y) >= 75 for y in b) for x in a)
            if shared and (same_day or 2 * shared > min(len(a), len(b))):
                return True
    return False


def proper(name: str) -> list[str]:
    """The words of a name but for particles and initials: those of two letters are half of a Korean given name ("Lee Ju-ho")."""
    return [word for word in folded(name).split() if len(word) > 1 and word not in PARTICLES]


def months(day: str) -> int:
    """Months since year 0."""
    return int(day[:4]) * 12 + int(day[5:7])


def shipped(row: Row) -> tuple[str, str] | None:
    """The source code and role of an office that may ship, None for one that may not."""
    licence, office = row["licence"], row["office"]
    role = ROLE_OF.get(office, office if office in ROLES else "other")
    if row["source"] == OWN:
        return "own", role
    role = role if role in SHIPPED | {"head_of_body"} else "other"
    if licence == "PD/CC0" and role != "other":
        return "cia", role
    if licence.startswith("CC BY 4.0"):
        return "ifg", role
    if licence.startswith("CC0 (Wikidata") and office in SHIPPED:
        return "wikidata", role
    return None


def distinct_offices(offices: list[Row]) -> list[Row]:
    """Without those that another source gives for the same holder, role and start (to the year): the first source, our own, stands.

    What is still open is known up to the last day that either source knows.
    """
    seen: dict[tuple[str, ...], Row] = {}
    lines: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in offices:
        for line in lines[row["holder"], row["role"], row["of"]]:
            # the same mandate under another year: the CIA dates some from the last election
            if not row.get("chain") and not row["until"] and not line["until"] and str(row["as_of"] or "") > str(line["as_of"] or ""):
                line["as_of"] = row["as_of"]
        key = (row["holder"], row["role"], row["of"], str(row["from"])[:4])
        first = seen.setdefault((*key[:3], f"{row['from']} {row['title']}"), row) if row.get("chain") else seen.setdefault(key, row)
        seen.setdefault(key, first)
        if row["src"] == "own":
            lines[row["holder"], row["role"], row["of"]].append(row)
        if first is not row and row["src"] != first["src"] and str(row["from"])[:7] == str(first["from"])[:7]:
            first["also"] = sorted({*first.get("also", []), row["src"]})
    return list({id(row): row for row in seen.values()}.values())


def confirmed(offices: list[Row]) -> list[Row]:
    """Ends that a source infers from the successor, as far as its own editions let one: else the holder is certain up to the last of them."""
    stated = {(row["holder"], row["role"], row["of"]): row["until"] for row in offices if row["until"] and not row["inferred"]}
    made = [row | {"stated": stated.get((row["holder"], row["role"], row["of"]))} for row in offices]
    return [ended(row, row["until"]) if row["inferred"] and row["until"] else row for row in made]


def governing(offices: list[Row]) -> list[Row]:
    """Without heads of state whom a source lists as head of a government that has somebody else at its head: presidents of Algeria, of Iceland."""
    heads: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in offices:
        if row["role"] == "head_of_state" and row["from"]:
            heads[row["of"], row["holder"]].append(row)

    def reigning(row: Row) -> bool:
        terms = heads.get((row["of"], row["holder"]), ())
        start = months(f"{row['from']}-01") if row["from"] else 0
        return any(months(f"{each['from']}-01") - 2 <= start and (each["until"] or "9") > str(row["from"]) for each in terms)

    governments = [row for row in offices if row["role"] == "head_of_government"]
    named = re.compile(r"(?i)minist|chancel|premier|chef du gouv")
    parted = {row["of"] for row in governments if named.search(f"{row['title']} {row['label']}") and not reigning(row)}
    left = {id(row) for row in governments if row["src"] != "own" and row["of"] in parted and reigning(row)}
    return [row for row in offices if id(row) not in left]


# several people at the head at once, or two governments
SHARED_HEADS = {"iso:AND", "iso:SMR", "iso:BIH", "iso:LBY", "iso:SWZ", "iso:NIC", "iso:MMR"}
ONE_AT_A_TIME = {"head_of_state", "head_of_government", "foreign_minister", "defence_minister"}


def succeeded(offices: list[Row]) -> list[Row]:
    """Closes what is open although somebody else is known to have begun later: the end is the successor's start, and said to be inferred."""
    lines: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in offices:
        if row["role"] in ONE_AT_A_TIME and row["of"] not in SHARED_HEADS and row["from"]:
            lines[row["of"], row["role"]].append(row)
    for line in lines.values():
        line.sort(key=lambda row: row["from"])
        for index, row in enumerate(line):
            if row["until"]:
                continue
            after = next((other for other in line[index + 1 :] if other["holder"] != row["holder"] and other["from"] > row["from"]), None)
            if after:
                row |= ended(row, after["from"])
    return offices


def add_short_names(people: list[Row], shared: Path, places: list[Row]) -> None:
    """Gives people of our own tables the last name that nobody else bears, among all office holders collected, and that is no place."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for row in rows_of(shared / "officeholders.jsonl"):
        for word in {word for name in row["names"] for word in folded(name).split()}:
            bearers[word].add(row.get("wikidata") or folded(row["person"]))
    for row in people:
        for word in {word for name in [row["name"], *row["names"]] for word in folded(name).split()}:
            bearers[word].add(row["id"].removeprefix("wd:") if row["id"].startswith("wd:") else folded(row["name"]))
    taken = {folded(name) for row in places for name in [row["name"], *row.get("names", [])]}
    for row in people:
        words = str(row["name"]).split(" ")
        if row["src"] != "own" or len(words) < 2 or row.get("short") or family_first(row):
            continue
        last = words[-1]
        bare = re.sub(r"^(al|el)-", "", last, flags=re.IGNORECASE)
        others = bearers[folded(bare)] - {row["id"].removeprefix("wd:"), *(folded(name) for name in [row["name"], *row["names"]])}
        if others or len(bare) < 4 or folded(bare) in taken | COMMON or not bare[0].isupper():
            continue
        particles = [each for each in words[1:-1] if folded(each) in PARTICLES]
        row["short"] = unique([" ".join([*particles, last])] + ([bare] if bare != last else []))


def family_first(row: Row) -> bool:
    """Whether the last word of the name is a given name, as in Chinese, Korean and Vietnamese ones; told by the state of the office."""
    return any(of in ("iso:CHN", "iso:PRK", "iso:KOR", "iso:VNM", "iso:KHM", "iso:TWN") for of in row.get("of", []))


PARTICLES = {"le", "la", "de", "du", "di", "da", "dos", "van", "von", "der", "ben", "bin", "abou", "abu", "ould", "el", "al", "ag", "mac"}
# last names that are words of the language or names of other things
COMMON = {
    "adamo", "armand", "austin", "baptiste", "barre", "barrot", "beaune", "bernard", "bishop", "blair", "block", "blok", "boko", "bonne", "boone", "borne",
    "bourguignon", "bout", "braun", "braze", "breton", "brown", "bruce", "budrys", "burns", "caine", "carter", "castillo", "champagne", "christie",
    "chun ying", "cisse", "clark", "clinton", "correa", "cousin", "craft", "diagne", "diakite", "diomande", "dion", "dmitriev", "dongyu", "english",
    "etienne", "fallon", "faure", "fernandez", "ferrari", "fore", "francis", "franco", "gang", "garland", "gates", "gaye", "girardin", "grace", "grandi",
    "greer", "guillaume", "hague", "haines", "hammer", "harris", "hasan", "hayashi", "hogan", "holder", "hook", "hunt", "jafari", "jambon", "joly",
    "kadir", "kalin", "karki", "kato", "katz", "kelly", "kern", "kono", "koroma", "kouyate", "koval", "kyaw", "lake", "lamy", "lapin", "larcher", "lasso",
    "lazaro", "leblanc", "legendre", "lemoine", "lerner", "leyva", "linde", "lombard", "longuet", "loong", "louh", "lynch", "malak", "mara", "marin",
    "martin", "massa", "mbala", "mccain", "meadows", "mende", "merad", "mercier", "meyer", "moore", "moreno", "morrison", "moulin", "moussavi", "mueller",
    "mulk", "mwamba", "netto", "neves", "nieto", "ning", "nouri", "noyer", "osborne", "padrino", "pavel", "payne", "pellerin", "pence", "petro",
    "philippe", "ping", "pope", "powell", "power", "price", "primas", "prince", "quintin", "rama", "rebsamen", "reeves", "reid", "rice", "rose", "ross",
    "rousseau", "royal", "russell", "ryan", "sahraoui", "salami", "salomé", "sana", "sanou", "santos", "sapin", "schmid", "seidou", "selassie", "sessions",
    "shabani", "sherman", "simon", "slot", "soudani", "soumahoro", "soumare", "steiner", "stock", "stocker", "stubb", "swing", "talon", "tine", "touraine",
    "tria", "wallace", "waltz", "wane", "west", "whitaker", "wiles", "wine",
}  # fmt: skip

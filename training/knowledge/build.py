"""Makes the knowledge that recoupe ships (`src/recoupe/knowledge/data/`) from the collected data and our own tables.

    python training/knowledge/build.py ../shared/knowledge

What may ship is decided in docs/architecture: CLDR names, GeoNames (CC BY 4.0), CIA (public domain, CC0), IfG (CC BY 4.0), mdiplo (ODC-By), our own tables,
and of the Wikidata extracts only heads of state and of government, foreign and defence ministers and spokespersons. Nothing is taken from the ODbL fields
of mledoze/countries, nor from the CC BY-SA file. The counts of what was made are printed.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "src" / "recoupe" / "knowledge" / "data"
VERSION = "2026.11.1"
ROLES = {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "spokesperson"}
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
}
Row = dict[str, Any]


def main(shared: Path) -> None:
    """Write every file of the shipped base and print how many records each holds, and from where."""
    states = make_states(shared)
    bodies = make_bodies(shared)
    body_ids = {each.pop("code"): each["id"] for each in bodies if "code" in each}
    iso = {each["iso2"]: each["id"] for each in states}
    people, offices = make_people(shared, iso, body_ids)
    places = make_places(shared, states)
    add_short_names(people, shared, [*states, *places])
    for row in people:
        row.pop("of", None)
    files: dict[str, list[Row]] = {
        "states": states,
        "bodies": bodies,
        "people": people,
        "offices": offices,
        "places": places,
        "memberships": make_memberships(shared, iso, body_ids),
        "agencies": make_agencies(shared),
        "outlets": make_outlets(shared),
        "weak": [{"name": row[0], "src": "own"} for row in table("weak", 1)],
    }
    counts = {}
    for name, rows in files.items():
        with (DATA / f"{name}.jsonl").open("w", encoding="utf-8", newline="\n") as out:
            for row in rows:
                kept = {key: value for key, value in row.items() if value not in (None, "", [], False)}
                out.write(json.dumps(kept, ensure_ascii=False, separators=(",", ":")) + "\n")
        counts[name] = len(rows)
        print(f"{name:12} {len(rows):6}  {(DATA / f'{name}.jsonl').stat().st_size // 1024:5} kB  {dict(Counter(row['src'] for row in rows))}")
    meta = {"version": VERSION, "counts": counts}
    (DATA / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")


def rows_of(path: Path) -> Iterator[Row]:
    """The records of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def table(name: str, columns: int) -> Iterator[list[str]]:
    """The rows of one of our own tables, `own/<name>.tsv`; lines that begin with # are comments."""
    for line in (HERE / "own" / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            fields = line.split("\t")
            yield fields + [""] * (columns - len(fields))


def several(field: str) -> list[str]:
    """What a field lists, parted by semicolons."""
    return [each.strip() for each in field.split(";") if each.strip()]


def folded(name: str) -> str:
    """A name without case, accents and punctuation."""
    plain = "".join(each for each in unicodedata.normalize("NFD", name.lower().replace("œ", "oe")) if not unicodedata.combining(each))
    return " ".join(re.findall(r"\w+", plain))


def slug(name: str) -> str:
    """A name as an id."""
    return folded(name).replace(" ", "-")


def unique(names: Iterable[str]) -> list[str]:
    """Names without those that fold to one already there."""
    seen: dict[str, str] = {}
    for name in names:
        if name:
            seen.setdefault(folded(name), plain_marks(name))
    return list(seen.values())


def plain_marks(name: str | None) -> str:
    """With a plain apostrophe."""
    return (name or "").replace("’", "'").strip()


def plural(form: str) -> str:
    """The plural of a demonym: all French ones take an s, but those that end in s or x."""
    return form if form[-1] in "sx" else form + "s"


def make_states(shared: Path) -> list[Row]:
    """States and territories: CLDR name, our own demonyms, capitals, variants, seats."""
    own = {row[0]: row for row in table("states", 7)}
    made = []
    for row in rows_of(shared / "states_fr.jsonl"):
        code = row["iso2"]
        _, m, f, capital, names, acronyms, seats = own.get(code, [code] + [""] * 6)
        cities = several(capital)
        variants = several(names)
        variants += [each for each in row.get("name_variants", []) if row.get("own_source") or code in ("CV", "CZ", "MM", "KR", "KP", "SZ")]
        short = several(acronyms) + [each for each in variants if each.isupper()]
        pairs = [(m, f)] if m else []
        if row.get("demonym_own"):
            pairs.append((row["demonym_own"][0], row["demonym_own"][1]))
        demonyms = [[a, b, plural(a), plural(b)] for a, b in pairs]
        demonyms += [[each, plural(each)] for each in row.get("demonym_variants", []) if "(" not in each]
        name = plain_marks(NAME.get(code, row["name_fr"]))
        made.append(
            {
                "id": f"iso:{row['iso3']}" if row.get("iso3") else f"iso:{code}",
                "iso2": code,
                "name": name,
                "names": unique([name, *(each for each in variants if not each.isupper()), re.sub(r" \(.*\)", "", row["name_fr"])])[1:],
                "acronyms": unique(short),
                "demonyms": list(dict.fromkeys(each for group in demonyms for each in group)),
                "capital": cities[0] if cities else None,
                "cities": cities[1:],
                "seats": unique(several(seats)),
                "src": "cldr+own",
            }
        )
    return made


NAME = {
    "CD": "République démocratique du Congo",
    "CG": "Congo-Brazzaville",
    "MM": "Birmanie",
    "VA": "Vatican",
    "VN": "Vietnam",
    "HK": "Hong Kong",
    "MO": "Macao",
    "PS": "Palestine",
    "CZ": "République tchèque",
}


def make_bodies(shared: Path) -> list[Row]:
    """International bodies, agencies of the UN, armed groups: collected ones, then our own table; what names the same thing is merged."""
    made: list[Row] = []
    by_name: dict[str, Row] = {}
    own_bodies: list[Row] = []
    for own_slug, name, further, acronyms, kind, wd in table("bodies", 6):
        id = f"wd:{wd}" if wd else f"kb:{own_slug}"
        own_bodies.append({"id": id, "name": name, "names": several(further), "acronyms": several(acronyms), "kind": kind})
    for file, kind in (("organisations", "body"), ("armed_groups", "group")):
        for row in rows_of(shared / f"{file}.jsonl"):
            names = [re.sub(r"^(l'|les? |la )", "", each) for each in row.get("aliases", []) if each not in AMBIGUOUS]
            short = [each for each in names if is_acronym(each)]
            code = row["id"] if kind == "body" else f"GRP:{row['id']}"
            prefix = "ORG:" if kind == "body" else ""
            own_bodies.append(
                {
                    "code": prefix + code,
                    "id": f"kb:{slug(row['name_fr'])}",
                    "name": row["name_fr"],
                    "names": [each for each in names if each not in short],
                    "acronyms": short,
                    "kind": kind,
                }
            )
    for row in own_bodies:
        keys = [folded(row["name"])] + [folded(each) for each in row["names"] if " " in each]
        same = next((by_name[key] for key in keys if key in by_name), None)
        if same is None:
            made.append(row | {"src": "own"})
            same = made[-1]
        else:
            same["names"] += [row["name"], *row["names"]]
            same["acronyms"] += row["acronyms"]
            if "code" in row:
                same["code"] = row["code"]
        for key in keys:
            by_name.setdefault(key, same)
    for row in made:
        row["acronyms"] = unique(row["acronyms"])
        row["names"] = [each for each in unique([row["name"], *row["names"]])[1:] if folded(each) not in {folded(a) for a in row["acronyms"]}]
    return made


# "Bruxelles" is a place first; "UN", "CE", "BM", "RSF" of Sudan, "les 27", "les Sept" mean too many things for a gazetteer
AMBIGUOUS = {"Bruxelles", "UN", "BM", "les 27", "les Sept", "Plateforme", "G5", "JAS", "forces du maréchal Haftar", "mouvement islamiste palestinien"}


def is_acronym(name: str) -> bool:
    """Whether a name is one of initials: all capitals, or one that French reads as a word ("Otan")."""
    return bool(re.fullmatch(r"[A-Z0-9][A-Z0-9+/-]{1,9}", name)) or name in AS_WORDS


AS_WORDS = {"Otan", "Cedeao", "Cédéao", "Uemoa", "Ceeac", "Cémac", "Igad", "Ocha", "Unowas", "Minusma", "Minusca", "Monusco", "Aqmi", "Mujao", "Iswap"}


def make_people(shared: Path, iso: dict[str, str], bodies: dict[str, str]) -> tuple[list[Row], list[Row]]:
    """People and the offices they held, from our own records first, then CIA, IfG, and the roles that may ship of the Wikidata extracts."""
    people: dict[str, Row] = {}
    ids: dict[tuple[str, str], str] = {}
    offices: list[Row] = []
    sources = [*rows_of(shared / "officeholders_own.jsonl"), *rows_of(shared / "officeholders.jsonl")]
    qids: dict[str, set[str]] = defaultdict(set)
    for row in sources:
        if row.get("wikidata"):
            for name in [row["person"], *row["names"]]:
                qids[folded(name)].add(row["wikidata"])
    for row in sources:
        kept = shipped(row)
        holder_of = iso.get(row["of"]) or bodies.get(row["of"])
        if kept is None or holder_of is None:
            continue
        src, role = kept
        known = ids.get((folded(row["person"]), holder_of)) or next((ids[key] for name in row["names"] if (key := (folded(name), holder_of)) in ids), None)
        if known is None:
            found = set[str]().union(*(qids[folded(name)] for name in [row["person"], *row["names"]]))
            found = {row["wikidata"]} if row.get("wikidata") else found
            known = f"wd:{found.pop()}" if len(found) == 1 else f"kb:{slug(row['person'])}"
        person = people.setdefault(known, {"id": known, "name": plain_marks(row["person"]), "names": [], "src": src})
        person["names"] = unique([person["name"], *person["names"], row["person"], *row["names"]])[1:]
        person.setdefault("of", []).append(holder_of)
        for name in [row["person"], *row["names"]]:
            ids.setdefault((folded(name), holder_of), known)
        offices.append(
            {
                "holder": known,
                "role": role,
                "title": row.get("title_fr"),
                "of": holder_of,
                "from": row.get("from"),
                "until": row.get("until"),
                "inferred": str(row.get("until_basis", "")).startswith("successor"),
                "as_of": row.get("as_of"),
                "src": src,
            }
        )
    by_name = {folded(name): row for row in people.values() for name in [row["name"], *row["names"]]}
    for name, names, gender, short in table("people", 4):  # after the office holders, whose records they may complete
        found = qids[folded(name)]
        id = f"wd:{min(found)}" if len(found) == 1 else f"kb:{slug(name)}"
        one = by_name.get(folded(name)) or people.setdefault(id, {"id": id, "name": name, "names": [], "src": "own"})
        one["names"] = unique([one["name"], *one["names"], name, *several(names)])[1:]
        one["gender"] = gender or None
        one["short"] = several(short)
    return list(people.values()), distinct_offices(offices)


def shipped(row: Row) -> tuple[str, str] | None:
    """The source code and role of an office that may ship, None for one that may not."""
    licence, office = row["licence"], row["office"]
    role = ROLE_OF.get(office, office if office in ROLES else "other")
    if row["source"] == "own knowledge, to be verified":
        return "own", role
    if licence == "PD/CC0" and role != "other":
        return "cia", role
    if licence.startswith("CC BY 4.0"):
        return "ifg", role
    if licence.startswith("CC0 (Wikidata") and office in ROLES:
        return "wikidata", role
    return None


def distinct_offices(offices: list[Row]) -> list[Row]:
    """Without those that another source gives for the same holder, role and start (to the year): the first source, our own, stands."""
    seen: dict[tuple[str, str, str, str], Row] = {}
    for row in offices:
        key = (row["holder"], row["role"], row["of"], str(row["from"])[:4])
        first = seen.setdefault(key, row)
        if first is not row and row["src"] != first["src"] and str(row["from"])[:7] == str(first["from"])[:7]:
            first["also"] = sorted({*first.get("also", []), row["src"]})
    return list(seen.values())


def make_places(shared: Path, states: list[Row]) -> list[Row]:
    """Towns and regions: our own table with French names, then GeoNames."""
    by_iso = {each["iso2"]: each for each in states}
    made: list[Row] = []
    taken: set[tuple[str, str]] = set()
    for name, others, countries, region in table("places", 4):
        of = [by_iso[code]["id"] for code in several(countries)]
        place: Row = {"id": f"kb:place-{slug(name)}", "name": name, "names": several(others), "region": bool(region), "src": "own"}
        made.append(place | {"of": of[0] if len(of) == 1 else None})
        taken.update((folded(each), code) for each in (name, *several(others)) for code in several(countries))
    for row in rows_of(shared / "cities_fr.jsonl"):
        state = by_iso.get(row["country"])
        if state is None:
            continue
        name = row.get("name_fr_own") or row["name"]
        names = [each for each in unique([name, row["name"]]) if (folded(each), row["country"]) not in taken]
        if names:
            made.append({"id": f"kb:geonames-{row['geonameid']}", "name": names[0], "names": names[1:], "of": state["id"], "src": "geonames"})
    return made


def make_memberships(shared: Path, iso: dict[str, str], bodies: dict[str, str]) -> list[Row]:
    """Who belongs to which body; the dated ones are our own."""
    made = []
    for row in rows_of(shared / "memberships.jsonl"):
        body, member = bodies.get(f"ORG:{row['org']}"), iso.get(row["member"])
        if row["source"].startswith("own") and body and member:
            made.append({"member": member, "of": body, "from": row.get("from"), "until": row.get("until"), "status": row.get("status"), "src": "own"})
    return made


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
    "borne", "talon", "gang", "ning", "ping", "wane", "gates", "pence", "bout", "wine", "katz", "barrot", "primas", "larcher",
    "clinton", "grandi", "legendre", "lemoine", "sahraoui", "soudani", "joly", "martin", "bernard",
}  # fmt: skip


def make_agencies(shared: Path) -> list[Row]:
    """News agencies."""
    made = []
    for row in rows_of(shared / "agencies.jsonl"):
        short = [row["id"]] if row["id"] in ("AFP", "AP", "DPA", "KCNA", "RIA") else []
        names = unique([row["name"], *row.get("aliases", []), *short])[1:]
        made.append({"id": AGENCY_ID.get(row["id"], f"kb:agency-{slug(row['id'])}"), "name": row["name"], "names": names, "of": row["country"], "src": "own"})
    return made


AGENCY_ID = {"AFP": "wd:Q40464", "Reuters": "wd:Q130879"}


def make_outlets(shared: Path) -> list[Row]:
    """Outlets with their domains and the group that owns them: the last organisation up the chain of those that hold more than half."""
    above: dict[str, str] = {}
    for row in rows_of(shared / "media_owners.jsonl"):
        share = float(str(row.get("share") or "0").rstrip("%") or 0)
        controls = share > 50 or row["qualifier"] == "contrôle" or (share == 50 and row["qualifier"] == "supérieur à")
        if controls and row["relation"].startswith("organisation-"):
            above[plain_marks(row["owned"])] = plain_marks(row["owner"])
    made = []
    for row in rows_of(shared / "outlets.jsonl"):
        name, src = plain_marks(row["name"]), "own" if row["source"].startswith("own") else "mdiplo"
        owner, seen = name, {name}
        while owner in above and above[owner] not in seen:
            owner = above[owner]
            seen.add(owner)
        names = unique([name, *row.get("aliases", [])])[1:]
        outlet: Row = {"id": f"kb:outlet-{slug(name)}", "name": name, "names": names, "domain": row.get("domain"), "src": src}
        made.append(outlet | {"owner": owner if owner != name else None})
    return made


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parents[2] / "shared" / "knowledge")

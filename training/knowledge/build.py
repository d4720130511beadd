"""Makes the knowledge that recoupe ships (`src/recoupe/knowledge/data/`) from the collected data and our own tables.

    python -m training.knowledge.build --shared ../shared

What may ship is decided in docs/architecture: CLDR names, GeoNames (CC BY 4.0), CIA (public domain, CC0), IfG (CC BY 4.0), mdiplo (ODC-By), our own tables,
and of the Wikidata extracts only heads of state and of government, foreign and defence ministers and spokespersons. Nothing is taken from the ODbL fields
of mledoze/countries, nor from the CC BY-SA file. The counts of what was made are printed.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from training.knowledge.breadth import add_breadth
from training.knowledge.people import add_short_names, make_people
from training.knowledge.tables import Row, folded, plain_marks, plural, rows_of, several, slug, table, unique

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "src" / "recoupe" / "knowledge" / "data"
VERSION = "2026.11.2"


def main(shared: Path, to: Path = DATA) -> None:
    """Write every file of the shipped base into a folder and print how many records each holds, and from where; the same tables make the same bytes."""
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
    add_breadth(files)
    add_owners(files["outlets"])
    counts = {}
    for name, rows in files.items():
        with (to / f"{name}.jsonl").open("w", encoding="utf-8", newline="\n") as out:
            for row in rows:
                kept = {key: value for key, value in row.items() if value not in (None, "", [], False)}
                out.write(json.dumps(kept, ensure_ascii=False, separators=(",", ":")) + "\n")
        counts[name] = len(rows)
        print(f"{name:12} {len(rows):6}  {(to / f'{name}.jsonl').stat().st_size // 1024:5} kB  {dict(Counter(row['src'] for row in rows))}")
    meta = {"version": VERSION, "counts": counts}
    (to / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")


def make_states(shared: Path) -> list[Row]:
    """States and territories: CLDR name, our own demonyms, capitals, variants, seats."""
    own = {row[0]: row for row in table("states", 7)}
    more = {row[0]: row for row in table("states_more", 5)}
    made = []
    for row in rows_of(shared / "states_fr.jsonl"):
        code = row["iso2"]
        _, m, f, capital, names, acronyms, seats = own.get(code, [code] + [""] * 6)
        _, further, forms, powers, dated = more.get(code, [code] + [""] * 4)
        cities = several(capital)
        variants = several(names) + several(further)
        variants += [each for each in row.get("name_variants", []) if row.get("own_source") or code in ("CV", "CZ", "MM", "KR", "KP", "SZ")]
        short = several(acronyms) + [each for each in variants if each.isupper()]
        pairs = [(m, f)] if m else []
        if row.get("demonym_own"):
            pairs.append((row["demonym_own"][0], row["demonym_own"][1]))
        pairs += [(pair.split(",")[0], pair.split(",")[1]) for pair in several(forms)]
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
                "seats": unique(several(seats) + several(powers)),
                "dated": [each.split("|") for each in several(dated)],
                "also": ["mledoze"] if row.get("official_fr") else [],
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
    for own_slug, name, further, acronyms, kind, wd, capital, demonyms, dated in table("bodies", 9):
        id = f"wd:{wd}" if wd else f"kb:{own_slug}"
        forms = [form for m in several(demonyms) for form in (m.split(",")[0], m.split(",")[1], plural(m.split(",")[0]), plural(m.split(",")[1]))]
        body: Row = {"id": id, "name": name, "names": several(further), "acronyms": several(acronyms), "kind": kind}
        own_bodies.append(body | {"capital": capital, "demonyms": forms, "dated": [each.split("|") for each in several(dated)]})
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
    renamed = {row[0]: row for row in table("renamed", 3)}
    for row in made:
        if row["id"] in renamed:  # one identity, several names in time
            _, former, dated = renamed.pop(row["id"])
            row["acronyms"] += several(former)
            row["dated"] = [each.split("|") for each in several(dated)]
            row["names"] += [each[0] for each in row["dated"] if not is_acronym(each[0])]
        row["acronyms"] = unique(row["acronyms"])
        row["names"] = [each for each in unique([row["name"], *row["names"]])[1:] if folded(each) not in {folded(a) for a in row["acronyms"]}]
    if renamed:
        raise ValueError(f"renamed.tsv: no such bodies: {', '.join(renamed)}")
    return made


# "Bruxelles" is a place first; "UN", "CE", "BM", "RSF" of Sudan, "les 27", "les Sept" mean too many things for a gazetteer
AMBIGUOUS = {"Bruxelles", "UN", "BM", "les 27", "les Sept", "Plateforme", "G5", "JAS", "forces du maréchal Haftar", "mouvement islamiste palestinien"}


def is_acronym(name: str) -> bool:
    """Whether a name is one of initials: all capitals, or one that French reads as a word ("Otan")."""
    return bool(re.fullmatch(r"[A-Z0-9][A-Z0-9+/-]{1,9}", name)) or name in AS_WORDS


AS_WORDS = {"Otan", "Cedeao", "Cédéao", "Uemoa", "Ceeac", "Cémac", "Igad", "Ocha", "Unowas", "Minusma", "Minusca", "Monusco", "Aqmi", "Mujao", "Iswap"}


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
    """Who belongs to which body, and who is suspended, from our own knowledge: the table, then what was collected of the bodies that it does not tell whole."""
    made: list[Row] = []
    whole: set[str] = set()
    for of, status, start, until, members in table("memberships", 5):
        body = of.removeprefix("+")
        if body == of:
            whole.add(body)
        for member in members.split():
            made.append({"member": iso.get(member, member), "of": body, "from": start, "until": until, "status": status or "membre", "src": "own"})
    for row in rows_of(shared / "memberships.jsonl"):
        body, member = bodies.get(f"ORG:{row['org']}", ""), iso.get(row["member"], "")
        if row["source"].startswith("own") and body and member and body not in whole and row["org"] not in PARTIAL:
            left: str | None = "2020-02-01" if (row["org"], row["member"]) == ("UE", "GB") else row.get("until")  # member to the end of 31 January
            status = str(row.get("status")).split(" ")[0]
            made.append({"member": member, "of": body, "from": row.get("from"), "until": left, "status": status, "src": "own"})
    return made


# only those who left were collected: a list of members would be wrong
PARTIAL = {"OIF", "CPI"}


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
    by_id: dict[str, Row] = {}
    for outlet in made:  # a daily and its site are listed apart under one name
        by_id.setdefault(outlet["id"], outlet).update({key: value for key, value in outlet.items() if value and not by_id[outlet["id"]].get(key)})
    return list(by_id.values())


def add_owners(outlets: list[Row]) -> None:
    """Owners from our own table for the outlets of which the collected data tell none. Raises `ValueError` for an outlet that is not there."""
    by_name = {folded(each): row for row in reversed(outlets) for each in (*(row.get("names") or ()), row["name"])}
    for owner, names in table("owners", 2):
        for name in several(names):
            if folded(name) not in by_name:
                raise ValueError(f"owners.tsv: no outlet {name}")
            row = by_name[folded(name)]
            row["owner"] = row.get("owner") or owner


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder that holds knowledge/")
    main(parser.parse_args().shared / "knowledge")

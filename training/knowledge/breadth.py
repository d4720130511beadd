"""Adds the classes of the world that no collected record holds: lands and towns, institutions, parties, companies, organisations, media, people out of office.

Each class is a table of its own in `own/`, from our own knowledge, unverified. What the base has already under one of the names gets the others, and stays
what it is; a name that is a state's is nobody else's. Bodies of a state are tied to it by its code (`of`), which tells those apart that share a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from training.knowledge.tables import Row, folded, plural, several, slug, table, unique

BODIES = ("institutions", "parties", "companies", "ngos")
GROUPS = frozenset({"Talibans", "Houthis", "Boko Haram", "Peshmergas", "Anti-balaka", "Séléka", "Maï-Maï", "Wazalendo", "Khmers rouges", "Mobondo"})
Files = dict[str, list[Row]]


def add_breadth(files: Files) -> None:
    """Add all the classes to the files of the base, in place."""
    files["states"] += former_states({folded(each) for state in files["states"] for each in _names(state)})
    states = {each["iso2"]: each for each in files["states"]}
    taken = {folded(each) for state in files["states"] for each in _names(state)}
    add_places(files["places"], states, taken)
    add_bodies(files, states, taken)
    add_media(files, taken)
    add_people(files["people"])
    add_former(files, states)
    add_leaders(files)
    known = {folded(each["name"]) for each in files["weak"]}
    files["weak"] += [{"name": row[0], "src": "own"} for row in table("breadth_weak", 1) if folded(row[0]) not in known]


def former_states(taken: set[str]) -> Iterator[Row]:
    """The states that are no more, but for those that are an earlier name of one that is."""
    for code, name, further, acronyms, m, f in table("former_states", 6):
        if folded(name) not in taken:
            demonyms = list(dict.fromkeys([m, f, plural(m), plural(f)]))
            yield {
                "id": f"kb:state-{slug(name)}",
                "iso2": code,
                "name": name,
                "names": several(further),
                "acronyms": several(acronyms),
                "demonyms": demonyms,
                "src": "own",
            }


def _names(row: Row) -> list[str]:
    return [row["name"], *(row.get("names") or ()), *(row.get("acronyms") or ()), *(row.get("seats") or ()), *(each[0] for each in row.get("dated") or ())]


def _joined(row: Row, names: Iterable[str], acronyms: Iterable[str] = ()) -> None:
    """Give a record the names that it lacks."""
    short = unique([*(row.get("acronyms") or ()), *acronyms])
    have = {folded(each) for each in short}
    row["names"] = [each for each in unique([row["name"], *(row.get("names") or ()), *names])[1:] if folded(each) not in have]
    if short:
        row["acronyms"] = short


# ---------------------------------------------------------------------- places


def add_places(places: list[Row], states: dict[str, Row], taken: set[str]) -> None:
    """Lands, towns, and for every capital the town that it is: a capital is its state only where it acts."""
    at: dict[tuple[str, str | None], Row] = {}
    for row in places:
        for name in _names(row):
            at.setdefault((folded(name), row.get("of")), row)
    ids = {row["id"] for row in places}

    def place(name: str, further: list[str], codes: list[str], region: bool) -> None:
        of = states[codes[0]]["id"] if len(codes) == 1 else None
        names = [each for each in (name, *further) if folded(each) not in taken]
        if not names:
            return
        same = list({at[key]["id"]: at[key] for each in names if (key := (folded(each), of)) in at}.values())
        known = same[0] if same else None
        for other in same[1:]:  # one town that came under two of its names ("Rangoun", "Yangon")
            _joined(same[0], _names(other))
            at.update({key: same[0] for key, row in at.items() if row is other})
            other["gone"] = True
        if known is None:
            id = f"kb:place-{slug(names[0])}"
            id = id if id not in ids else f"{id}-{'-'.join(codes).lower()}"
            ids.add(id)
            known = {"id": id, "name": names[0], "names": [], "region": region, "of": of, "src": "own"}
            places.append(known)
        _joined(known, names)
        at.update({(folded(each), of): known for each in names})

    for name, further, codes in table("regions", 3):
        place(name, several(further), several(codes), True)
    for name, further, codes in table("towns", 3):
        place(name, several(further), several(codes), False)
    told = {name for name, _ in at}  # the capital of an island called like a town that all know ("Saint-Denis") would only make that one doubtful
    for code, state in states.items():
        for town in [state.get("capital"), *(state.get("cities") or ())]:
            if town and folded(town) not in told:
                place(town, [], [code], False)
    places[:] = [row for row in places if not row.pop("gone", False)]
    for row in places:  # "au Caire" names the town without the article that its name begins with
        _joined(row, [bare[1] for each in [row["name"], *row["names"]] if (bare := re.fullmatch(r"(?:L[ea] |Les |L')(\w.+)", each))])


# ---------------------------------------------------------------------- bodies


def add_bodies(files: Files, states: dict[str, Row], taken: set[str]) -> None:
    """Institutions, parties, companies and organisations, then what every state has under one name."""
    bodies = files["bodies"]
    press = {folded(each) for kind in ("agencies", "outlets") for row in files[kind] for each in _names(row)}
    at = {folded(each): row for row in reversed(bodies) for each in [row["name"], *(name for name in row.get("names", ()) if len(name) > 5)]}
    ids = {row["id"]: row for row in bodies}
    shared = _shared()
    for kind in BODIES:
        for name, further, acronyms, code, wd, dated in table(kind, 6):
            names = [each for each in (name, *several(further)) if folded(each) not in taken | press]
            if not names:
                continue
            id = f"wd:{wd}" if wd else f"kb:{slug(name)}"
            known = ids.get(id) or next((at[folded(each)] for each in names if folded(each) in at and (each == name or folded(each) not in shared)), None)
            if known is None:
                known = {"id": id, "name": names[0], "names": [], "kind": "group" if name in GROUPS else "body", "src": "own"}
                bodies.append(known)
                ids[id] = known
            _joined(known, names, [each for each in several(acronyms) if folded(each) not in taken])
            if dated and not known.get("dated"):
                known["dated"] = [each.split("|") for each in several(dated)]
            known.setdefault("of", code.split(";")[0] or None)
            at.update({folded(each): known for each in names})
    for name, names, code in organs(states):
        known = at.get(folded(names[0])) or next((at[folded(each)] for each in names if folded(each) in at), None)
        if known is None:
            known = {"id": f"kb:{slug(name + ' ' + states[code]['name'])}", "name": names[0], "names": [], "kind": "body", "src": "own"}
            bodies.append(known)
        _joined(known, names)
        known.setdefault("of", code)


def _shared() -> set[str]:
    """Names that several of our bodies bear: no name to merge by."""
    told: dict[str, int] = {}
    for kind in BODIES:
        for name, further, *_ in table(kind, 6):
            for each in {folded(form) for form in (name, *several(further))}:
                told[each] = told.get(each, 0) + 1
    return {each for each, times in told.items() if times > 1}


def organs(states: dict[str, Row]) -> Iterator[tuple[str, list[str], str]]:
    """What states have under one name: the name, its forms with the state's word ("Sénat togolais", "Sénat du Togo"), the state's code."""
    for name, gender, codes in table("organs", 3):
        for code in codes.split():
            state = states[code]
            demonym = (state.get("demonyms") or ["", ""])[:2][gender == "f"]
            forms = [f"{name} {demonym}"] if demonym else []
            yield name, forms + [f"{name} {each}" for each in of_state(state["name"])], code


def of_state(name: str) -> list[str]:
    """ "Du Togo", "de Chine" and "de la Chine", "d'Italie" and "de l'Italie": a state's name behind another name, by its ending.

    >>> of_state("Togo"), of_state("Pays-Bas")
    (['du Togo'], ['des Pays-Bas'])
    """
    if name.split("-")[0].split()[0][-1] in "sx" and name.split("-")[0] in PLURAL:
        return [f"des {name}"]
    if folded(name)[0] in "aeiouh" and name not in ("Haïti", "Honduras", "Hongrie"):
        return [f"d'{name}"] if name in ALONE else [f"d'{name}", f"de l'{name}"]
    if name in ALONE:
        return [f"de {name}"]
    return [f"de {name}", f"de la {name}"] if name.split()[0].endswith("e") and name not in MASCULINE else [f"du {name}"]


PLURAL = frozenset({"États", "Pays", "Philippines", "Comores", "Maldives", "Émirats arabes unis", "Émirats"})
MASCULINE = frozenset({"Mozambique", "Mexique", "Cambodge", "Zimbabwe", "Belize", "Suriname"})
ALONE = frozenset({"Israël", "Haïti", "Cuba", "Madagascar", "Chypre", "Malte", "Taïwan", "Bahreïn", "Oman", "Djibouti", "Singapour", "Hong Kong", "Monaco"})


# ---------------------------------------------------------------------- media, people


def add_media(files: Files, taken: set[str]) -> None:
    """Newspapers, broadcasters and sites, under the names by which articles quote them."""
    at = {folded(each): row for row in files["outlets"] for each in _names(row)}
    elsewhere = {folded(each) for row in files["agencies"] for each in _names(row)} | taken
    for name, further, code, domain in table("media", 4):
        names = [each for each in (name, *several(further)) if folded(each) not in elsewhere]
        if not names:
            continue
        same = list({at[folded(each)]["id"]: at[folded(each)] for each in names if folded(each) in at}.values())
        known = same[0] if same else None
        for other in same[1:]:  # one outlet that came under two of its names ("BFM TV", "BFMTV")
            names += _names(other)
            same[0].update({field: value for field, value in other.items() if value and not same[0].get(field)})
            files["outlets"].remove(other)
        if known is None:
            known = {"id": f"kb:outlet-{slug(name)}", "name": names[0], "names": [], "domain": domain, "src": "own"}
            files["outlets"].append(known)
        _joined(known, names)
        known.setdefault("of", code or None)
        at.update({folded(each): known for each in names})


def add_people(people: list[Row]) -> None:
    """People who hold no office of the base. A surname that stood for one alone, and that one of them bears too, is no longer enough."""
    at = {folded(each): row for row in people for each in _names(row)}
    surnames: set[str] = set()
    for name, further, gender, short, wd in table("figures", 5):
        known = next((at[folded(each)] for each in (name, *several(further)) if folded(each) in at), None)
        if known is None:
            known = {"id": f"wd:{wd}" if wd else f"kb:{slug(name)}", "name": name, "names": [], "src": "own"}
            people.append(known)
            surnames.add(folded(name.rpartition(" ")[2]))
        _joined(known, [name, *several(further)])
        known["gender"] = known.get("gender") or gender or None
        known["short"] = unique([*(known.get("short") or ()), *several(short)])
        known["told"] = bool(short)
        at.update({folded(each): known for each in (name, *several(further))})
    for row in people:
        if not row.pop("told", False) and row.get("short") and row["src"] == "own":
            row["short"] = [each for each in row["short"] if folded(each) not in surnames or folded(each) in KEPT]


# surnames that mean one of those who bear them, all the same
KEPT = frozenset({"biden", "biya", "bolsonaro", "gbagbo", "kenyatta", "lagarde", "le pen", "obama", "soleimani", "trudeau", "trump", "tshisekedi"})


def add_former(files: Files, states: dict[str, Row]) -> None:
    """Those who held an office before the first whom the other tables know."""
    first: dict[tuple[str, str], str] = {}
    for row in files["offices"]:
        key = (row["of"] or "", row["role"])
        first[key] = min(first.get(key, "9999"), str(row.get("from") or "9999"))
    held = {(row["holder"], row["role"], row["of"], str(row.get("from"))[:4]) for row in files["offices"]}
    for code, told, title, chain in table("former", 4):
        of, role = states[code]["id"], told.removeprefix("+")
        for row in _terms(chain, files["people"]):
            early = told.startswith("+") or row["from"][:4] < first.get((of, role), "9999")[:4]
            if early and (row["holder"], role, of, row["from"][:4]) not in held:
                files["offices"].append(row | {"role": role, "title": title, "of": of})


def add_leaders(files: Files) -> None:
    """The heads of bodies, of those alone that no other table gives a head."""
    at = {folded(each): row["id"] for row in reversed(files["bodies"]) for each in [row["name"], *(row.get("names") or ())]}
    headed = {row["of"] for row in files["offices"] if row["role"] == "head_of_body"}
    for body, title, chain in table("leaders", 3):
        of = at[folded(body)]
        if of not in headed:
            files["offices"] += [row | {"role": "head_of_body", "title": title, "of": of} for row in _terms(chain, files["people"])]


def _terms(chain: str, people: list[Row]) -> Iterator[Row]:
    """The terms that a chain of holders tells: each ends when the next begins, an open last one is known up to the day after @."""
    at = {folded(each): row["id"] for row in reversed(people) for each in _names(row)}
    links = [each.strip() for each in chain.split(";")]
    for link, after in zip(links, [*links[1:], ""], strict=True):
        start, _, name = link.partition(" ")
        if start.startswith("@") or name in ("?", "-"):
            continue
        bare = name.removesuffix(" (intérim)")
        known_to = after[1:] if after.startswith("@") else None
        until = None if known_to else after.partition(" ")[0] or None
        yield {"holder": at[folded(bare)], "from": start, "until": until, "as_of": known_to, "acting": bare != name, "src": "own"}

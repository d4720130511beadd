"""Cross-checking, group by group: pairs, origins, passages, quotations in versions, claims, differences, commitments, oddities.

metrics.md names the measures and leaves open when two items are the same; the rule of each is in its function, and in README.md.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from eval.actors import fold
from eval.gold import resolve
from eval.matching import covered, jaccard, one_to_one, overlap
from eval.tally import Counts, Error, Tally

Row = Mapping[str, Any]
Place = tuple[str, int, int]
LABELS = ("copy", "same-origin", "independent", "undetermined")
MEMBERS, VERSION = 0.5, 0.5
CHANGES = {"identical": "same"}
"""What the gold and the format call by two names; the other changes have one."""
_OCCASIONS = ("speech", "press conference", "meeting", "mission", "ceremony")
_PAPERS = ("communique", "statement")


class Group:
    """A gold group beside the dossier of its articles. texts: article id to text."""

    def __init__(self, gold: Row, dossier: Row, texts: Mapping[str, str]) -> None:
        self.gold, self.dossier, self.texts = gold, dossier, texts
        self.id = str(gold["group"])

    def place(self, article: str, words: Sequence[Any]) -> Place:
        """Where gold words stand."""
        return (article, *resolve(self.texts[article], words[0], words[1]))

    def error(self, place: Place, what: str, note: str) -> Error:
        """An error at a place of one of the articles."""
        return Error(article=place[0], start=place[1], end=place[2], what="wrong" if what == "wrong" else "missed", note=f"{self.id}: {note}")


class _Board:
    def __init__(self) -> None:
        self.counts: dict[str, dict[str, Counts]] = defaultdict(dict)
        self.errors: dict[str, list[Error]] = defaultdict(list)
        self.confusion: Counter[tuple[str, str]] = Counter()

    def keep(self, measure: str, group: Group, gold: int, found: int, right: float, errors: Iterable[Error] = ()) -> None:
        self.counts[measure][group.id] = Counts(gold=gold, found=found, right=right)
        self.errors[measure].extend(errors)


def score(groups: Iterable[Group], *, set: str) -> list[Tally]:
    """All measures over all groups."""
    board = _Board()
    for group in groups:
        for part in (_pairs, _origins, _passages, _quotations, _claims, _differences, _commitments, _oddities):
            part(group, board)
    kinds: dict[str, Any] = {
        "pairs": "accuracy", "independent wrongly said": "count", "origins": "f1", "passages": "f1", "quotations found": "recall", "change named": "accuracy",
        "claims found": "recall", "verdict": "accuracy", "corroborated wrongly said": "count", "differences": "f1", "commitments": "recall",
        "oddities": "recall",
    }  # fmt: skip
    table = [f"{gold} taken for {said}: {n}" for (gold, said), n in sorted(board.confusion.items()) if gold != said]
    return [
        Tally.of("crosscheck", set, measure, kind, board.counts[measure], board.errors[measure], notes=table if measure == "pairs" else ())
        for measure, kind in kinds.items()
        if measure in board.counts
    ]


def _evidence(row: Row) -> Place:
    return row["article"], row["start"], row["end"]


def _shared(a: Place, b: Place) -> int:
    return overlap(a[1:], b[1:]) if a[0] == b[0] else 0


def _pairs(group: Group, board: _Board) -> None:
    """A pair that the dossier does not label is `absent`, and wrong."""
    said = {frozenset((each["a"], each["b"])): each["label"] for each in group.dossier.get("pairs", ())}
    right = wrongly = 0
    errors = []
    for pair in group.gold["pairs"]:
        label = said.get(frozenset((pair["a"], pair["b"])), "absent")
        board.confusion[pair["label"], label] += 1
        right += label == pair["label"]
        wrongly += label == "independent" != pair["label"]
        if label != pair["label"]:
            errors.append(group.error((pair["a"], 0, 0), "wrong", f"with {pair['b']} is {pair['label']}, given {label}: {pair['why']}"))
    gold = len(group.gold["pairs"])
    board.keep("pairs", group, gold, sum(frozenset((each["a"], each["b"])) in said for each in group.gold["pairs"]), right, errors)
    board.keep("independent wrongly said", group, gold, gold, wrongly, [each for each in errors if "given independent" in each.note])


def same_origin(gold: Row, found: Row) -> bool:
    """Whether an origin is the one of the gold: half of their articles or more in common, and one name in the other's, or the kind that the gold's name tells.

    >>> same_origin({"name": "communiqué of the ministry", "articles": ["a"]}, {"name": "ministère", "kind": "communique", "articles": [{"id": "a"}]})
    True
    """
    mine, ours = set(gold["articles"]), {each["id"] for each in found["articles"]}
    if len(mine & ours) < MEMBERS * len(mine | ours):
        return False
    name, other = fold(gold["name"]), fold(found["name"])
    if len(other) > 2 and (f" {other} " in f" {name} " or f" {name} " in f" {other} "):
        return True
    kind = found.get("kind")
    return (
        (kind == "communique" and name.startswith(_PAPERS))
        or (kind == "press-conference" and any(each in name for each in _OCCASIONS))
        or (kind == "unknown-wire" and "unknown" in name)
    )  # fmt: skip


def _origins(group: Group, board: _Board) -> None:
    gold, found = group.gold["origins"], list(group.dossier.get("origins", ()))
    pairs = one_to_one(gold, found, lambda one, other: float(same_origin(one, other)))
    golds, founds = {i for i, _ in pairs}, {j for _, j in pairs}
    errors = [group.error((each["articles"][0], 0, 0), "missed", f"{each['name']} of {each['articles']}") for i, each in enumerate(gold) if i not in golds]
    errors += [
        group.error((each["articles"][0]["id"], 0, 0), "wrong", f"{each['name']} ({each['kind']}) of {[one['id'] for one in each['articles']]}")
        for j, each in enumerate(found)
        if j not in founds
    ]
    board.keep("origins", group, len(gold), len(found), len(pairs), errors)


def _passages(group: Group, board: _Board) -> None:
    """Characters on both sides of the pairs. The gold lists the longest twelve of a pair and leaves out names and lists; what exceeds it costs precision."""
    gold: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    found: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    places = []
    for each in group.gold["passages"]:
        a, b = group.place(each["a"][0], each["a"][1:]), group.place(each["b"][0], each["b"][1:])
        gold[a[0], b[0]].append(a[1:])
        gold[b[0], a[0]].append(b[1:])
        places.append((a, b, each["kind"]))
    for each in group.dossier.get("reuse", ()):
        a, b = _evidence(each["a"]), _evidence(each["b"])
        found[a[0], b[0]].append(a[1:])
        found[b[0], a[0]].append(b[1:])
    true = {key: covered(spans) for key, spans in gold.items()}
    mine = {key: covered(spans) for key, spans in found.items()}
    right = sum(len(true[key] & mine.get(key, set())) for key in true)
    errors = [
        group.error(a, "missed", f"{kind} passage with {b[0]}")
        for a, b, kind in places
        if not any(overlap(a[1:], span) for span in found.get((a[0], b[0]), ()))
    ]
    board.keep("passages", group, sum(map(len, true.values())), sum(map(len, mine.values())), right, errors)


def _quotations(group: Group, board: _Board) -> None:
    """Found: one of the dossier's quotations has versions in two articles that meet the gold's (Jaccard of half or more, or one within the other).

    The change is named when one of its drift steps is the gold's change.
    """
    gold = [(each, [group.place(v[0], v[1:]) for v in each["versions"]]) for each in group.gold["quotations"]]
    found = [(each, [_evidence(v["evidence"]) for v in each["versions"]]) for each in group.dossier.get("quotations", ())]

    def meeting(one: tuple[Row, list[Place]], other: tuple[Row, list[Place]]) -> float:
        met = {a[0] for a in one[1] for b in other[1] if a[0] == b[0] and _version(a, b)}
        return float(len(met)) if len(met) > 1 else 0.0

    pairs = one_to_one(gold, found, meeting)
    golds = {i for i, _ in pairs}
    missed = [group.error(places[0], "missed", f"{each['speaker']}, {each['change']}") for i, (each, places) in enumerate(gold) if i not in golds]
    named, wrong = 0, []
    for i, j in pairs:
        change = gold[i][0]["change"]
        ops = {step["op"] for step in found[j][0]["drift"]}
        if CHANGES.get(change, change) in ops or (change == "identical" and not ops):
            named += 1
        else:
            wrong.append(group.error(gold[i][1][0], "wrong", f"change is {change}, given {sorted(ops)}"))
    board.keep("quotations found", group, len(gold), len(found), len(pairs), missed)
    board.keep("change named", group, len(gold), len(pairs), named, wrong)


def _version(a: Place, b: Place) -> bool:
    shared = overlap(a[1:], b[1:])
    return jaccard(a[1:], b[1:]) >= VERSION or shared == min(a[2] - a[1], b[2] - b[1]) > 0


def _claims(group: Group, board: _Board) -> None:
    """Found: a claim of the dossier whose evidence meets the gold's in two articles (in one where the gold has but one); the same slot is preferred."""
    gold = [(each, [group.place(by["article"], by["evidence"]) for by in each["by"]]) for each in group.gold["claims"]]
    found = [(each, [_evidence(by["evidence"]) for by in each["by"]]) for each in group.dossier.get("claims", ())]

    def meeting(one: tuple[Row, list[Place]], other: tuple[Row, list[Place]]) -> float:
        met = {a[0] for a in one[1] for b in other[1] if _shared(a, b)}
        enough = min(2, len({place[0] for place in one[1]}))
        return len(met) + 0.5 * (one[0]["slot"] == other[0]["slot"]) if len(met) >= enough else 0.0

    pairs = one_to_one(gold, found, meeting)
    golds = {i for i, _ in pairs}
    missed = [group.error(places[0], "missed", f"{each['slot']}: {each['statement']}") for i, (each, places) in enumerate(gold) if i not in golds]
    right = [(i, j) for i, j in pairs if gold[i][0]["verdict"] == found[j][0]["verdict"]]
    wrong = [
        group.error(gold[i][1][0], "wrong", f"verdict is {gold[i][0]['verdict']}, given {found[j][0]['verdict']}: {gold[i][0]['statement']}")
        for i, j in pairs
        if (i, j) not in right
    ]
    wrongly = [each for each in wrong if "given corroborated" in each.note]
    board.keep("claims found", group, len(gold), len(found), len(pairs), missed)
    board.keep("verdict", group, len(gold), len(pairs), len(right), wrong)
    board.keep("corroborated wrongly said", group, len(pairs), len(pairs), len(wrongly), wrongly)


def _differences(group: Group, board: _Board) -> None:
    """Right: the same kind, and evidence that meets the gold's in two articles (in one where the gold has but one)."""
    gold = [(each, [group.place(v["article"], v["evidence"]) for v in each["versions"]]) for each in group.gold["differences"]]
    found = [(each, [_evidence(place) for v in each["versions"] for place in v["evidence"]]) for each in group.dossier.get("differences", ())]

    def meeting(one: tuple[Row, list[Place]], other: tuple[Row, list[Place]]) -> float:
        met = {a[0] for a in one[1] for b in other[1] if _shared(a, b)}
        enough = min(2, len({place[0] for place in one[1]}))
        return float(len(met)) if one[0]["kind"] == other[0]["kind"] and len(met) >= enough else 0.0

    pairs = one_to_one(gold, found, meeting)
    golds, founds = {i for i, _ in pairs}, {j for _, j in pairs}
    errors = [group.error(places[0], "missed", f"{each['kind']}: {each['about']}") for i, (each, places) in enumerate(gold) if i not in golds]
    errors += [group.error(places[0], "wrong", f"{each['kind']}: {each['about']}") for j, (each, places) in enumerate(found) if j not in founds]
    board.keep("differences", group, len(gold), len(found), len(pairs), errors)


def _commitments(group: Group, board: _Board) -> None:
    """Found: the words of the promise, or a repetition of it, are met by a commitment of the dossier. One commitment may hold repetitions apart in the gold."""
    found = [[_evidence(place) for place in (each["made"], *each["repeated"])] for each in group.dossier.get("commitments", ())]
    _each_met(group, board, "commitments", [(group.place(x["article"], x["evidence"]), f"{x['who']}: {x['what']}") for x in group.gold["commitments"]], found)


def _oddities(group: Group, board: _Board) -> None:
    """Found: the words are met by evidence of an oddity of the dossier."""
    found = [[_evidence(place) for place in each["evidence"]] for each in group.dossier.get("oddities", ())]
    _each_met(group, board, "oddities", [(group.place(x["article"], x["text"]), x["what"]) for x in group.gold["oddities"]], found)


def _each_met(group: Group, board: _Board, measure: str, gold: Sequence[tuple[Place, str]], found: Sequence[Sequence[Place]]) -> None:
    met = [any(_shared(place, one) for places in found for one in places) for place, _ in gold]
    errors = [group.error(place, "missed", what) for (place, what), yes in zip(gold, met, strict=True) if not yes]
    board.keep(measure, group, len(gold), len(found), sum(met), errors)

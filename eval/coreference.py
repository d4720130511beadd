"""Who is the same as whom within an article, on the chains of Democrat's press articles.

Recoupe does not chain every noun phrase: it gives actors to names, roles and the pronouns that speak. So links are scored, not chains: each mention after the
first of its actor is one link back, right when the chain of the gold agrees; and each mention of the gold after the first of a chain that has a name is one to
be found, pronouns left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eval.matching import Span
from eval.tally import Counts, Error, Tally

Row = Mapping[str, Any]
READINGS = ("name", "acronym", "short-name", "role", "metonym")
_PARTS = {
    "du": ("de", "le"), "des": ("de", "les"), "au": ("à", "le"), "aux": ("à", "les"), "duquel": ("de", "lequel"), "auquel": ("à", "lequel"),
    "desquels": ("de", "lesquels"), "auxquels": ("à", "lesquels"), "desquelles": ("de", "lesquelles"), "auxquelles": ("à", "lesquelles"),
}  # fmt: skip
_CLOSING, _OPENING = frozenset(",.)]…%"), frozenset("([")
_LEADING = re.compile(r"(?:(?:les?|la|une?|des|du|ces?|cet|cette|son|sa|ses|leurs?|mon|notre|nos)\s+|l['’]\s*)+", re.IGNORECASE)
_PRONOUN = re.compile(
    r"(?:-?t-)?-?(?:je|j['’]|tu|t['’]|ils?|elles?|on|nous|vous|me|m['’]|te|se|s['’]|moi|toi|lui|leur|eux|le|la|les|l['’]|y|en|soi|qui|que|qu['’]|dont|où"
    r"|(?:le|la|les|du|des|au|aux)?quel(?:le)?s?|lequel|laquelle|lesquel(?:le)?s|ce|c['’]|cela|ça|ceci|celui|celle|ceux|celles|(?:celui|celle|ceux|celles)-(?:ci|là)"
    r"|ce dernier|cette dernière|ces derniers|ces dernières|(?:soi|lui|elle|eux|elles)-mêmes?|mon|ma|mes|ton|ta|tes|son|sa|ses|notre|nos|votre|vos|leurs"
    r"|le sien|la sienne|les siens|l['’]un|l['’]autre|tous|toutes|chacune?|certaine?s|plusieurs|deux|un|une|autres?)\s*$",
    re.IGNORECASE,
)

_PERSON = re.compile(r"-?(?:t-)?(?:il|elle)s?$", re.IGNORECASE)
BEFORE, AFTER = 12, 8
"""Characters between a verb of saying and the pronoun that is its subject, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chained:
    """A text made of the tokens, and the chains as spans of it."""

    id: str
    text: str
    chains: Sequence[Sequence[Span]]
    listed: bool
    """Whether its errors may be read: those of the test half may not."""


def chained(row: Row) -> Chained:
    """The text and chains of a row. Contractions stand in the tokens with their parts after them ("du", "de", "le"); the parts have the contraction's place.

    >>> one = chained({"id": "a", "split": "dev", "tokens": ["Le", "maire", "du", "de", "le", "port", "parle", "."], "chains": [[[0, 6]], [[4, 6]]]})
    >>> one.text, one.chains
    ('Le maire du port parle.', [[(0, 16)], [(9, 16)]])
    """
    tokens: list[str] = row["tokens"]
    spans: list[Span] = []
    text = ""
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if text and not (token in _CLOSING or text[-1] in _OPENING or text[-1] in "'’" or token.startswith("-")):
            text += " "
        place = (len(text), len(text) + len(token))
        text += token
        spans.append(place)
        i += 1
        parts = _PARTS.get(token.lower())
        if parts and tuple(each.lower() for each in tokens[i : i + 2]) == parts:
            spans += [place, place]
            i += 2
    chains = [[(spans[start][0], spans[end - 1][1]) for start, end in chain] for chain in row["chains"]]
    return Chained(id=row["id"], text=text, chains=chains, listed=row["split"] == "dev")


def bare(text: str, span: Span) -> Span:
    """A span without the articles and possessives that lead it.

    >>> bare("la maire du port", (0, 16))
    (3, 16)
    """
    match = _LEADING.match(text, *span)
    return (match.end(), span[1]) if match and match.end() < span[1] else span


def is_pronoun(words: str) -> bool:
    """Whether a mention of the gold is a pronoun or a possessive.

    >>> is_pronoun("elle"), is_pronoun("qu'"), is_pronoun("ses"), is_pronoun("le maire")
    (True, True, True, False)
    """
    return bool(_PRONOUN.match(words))


def is_name(text: str, span: Span) -> bool:
    """Whether a mention of the gold is a name, or ends with one of two words: with capitals that are not those of a sentence's beginning.

    >>> one = "Rien. Le maire a vu Anne, le juge Jean Aulne et les gens du Port."
    >>> [is_name(one, (one.index(words), one.index(words) + len(words))) for words in ("Le maire", "Anne", "le juge Jean Aulne", "les gens du Port")]
    [False, True, True, False]
    """
    start, end = bare(text, span)
    before = text[:start].rstrip(' «"“(')
    inside = bool(before) and before[-1] not in ".!?…"
    return bool((inside or start > span[0]) and text[start].isupper()) or bool(re.search(r"\b[A-ZÀ-Ý][\w-]+ [A-ZÀ-Ý][\w-]+$", text[start:end]))


def align(one: Chained, mentions: Iterable[Row]) -> dict[int, tuple[int, Span]]:
    """For each mention of a record, by its place in the list, the chain and the mention of the gold that it is: the same words but for articles, else the
    smallest that holds it and begins or ends with it ("le président du port Jean Aulne" is both the role and the name).
    """
    golds = sorted(((each[1] - each[0], number, each, bare(one.text, each)) for number, chain in enumerate(one.chains) for each in chain))
    out: dict[int, tuple[int, Span]] = {}
    for place, mention in enumerate(mentions):
        span = bare(one.text, (mention["start"], mention["end"]))
        for _, number, whole, core in golds:
            inside = whole[0] <= span[0] and span[1] <= whole[1]
            if inside and (core[0] == span[0] or core[1] == span[1]):
                out[place] = (number, whole)
                break
    return out


def score(rows: Iterable[Row], records: Mapping[str, Row], *, set: str) -> list[Tally]:
    """Links: precision (all, and those of persons), recall and F1; and speech with a pronoun at its verb ("a-t-elle dit"): given to its chain."""
    counts: dict[str, dict[str, Counts]] = defaultdict(dict)
    errors: dict[str, list[Error]] = defaultdict(list)
    for one in map(chained, rows):
        mentions = [each for each in records.get(one.id, {}).get("mentions", ()) if each.get("actor") and each.get("field", "text") == "text"]
        where = align(one, mentions)
        named = sorted((place for place in where if mentions[place]["reading"] in READINGS), key=lambda place: mentions[place]["start"])
        counts["links: precision"][one.id], wrong = _given(one, mentions, where, named)
        people = [place for place in named if mentions[place]["label"] == "PERSON"]
        counts["links: precision of persons"][one.id], _ = _given(one, mentions, where, people)
        counts["links: recall"][one.id], missed = _wanted(one, mentions, where, named)
        counts["pronouns that speak"][one.id], lost = _speaking(one, records.get(one.id, {}), mentions, where, named)
        if one.listed:
            for measure, some in (("links: precision", wrong), ("links: recall", missed), ("pronouns that speak", lost)):
                errors[measure] += some
    kinds = {"links: recall": "recall", "pronouns that speak": "f1"}
    out = [Tally.of("coreference", set, name, kinds.get(name, "precision"), each, errors[name]) for name, each in counts.items()]  # type: ignore[arg-type]
    by_name = {each.measure: each.value for each in out}
    precision, recall = by_name.get("links: precision", 0.0), by_name.get("links: recall", 0.0)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return [*out, Tally.of("coreference", set, "links: F1", "score", counts["links: recall"], value=f1)]


def _given(one: Chained, mentions: Sequence[Row], where: Mapping[int, tuple[int, Span]], named: Sequence[int]) -> tuple[Counts, list[Error]]:
    last: dict[str, int] = {}
    found = right = 0
    errors = []
    for place in named:
        actor = mentions[place]["actor"]
        before = last.get(actor)
        last[actor] = place
        if before is None or where[before][1] == where[place][1]:
            continue
        found += 1
        if where[before][0] == where[place][0]:
            right += 1
        else:
            errors.append(_error(one, mentions[place], "false", f"linked with {mentions[before]['text']!r} as {actor}"))
    return Counts(gold=found, found=found, right=right), errors


def _wanted(one: Chained, mentions: Sequence[Row], where: Mapping[int, tuple[int, Span]], named: Sequence[int]) -> tuple[Counts, list[Error]]:
    actors: dict[Span, set[str]] = defaultdict(set)
    for place in named:
        actors[where[place][1]].add(mentions[place]["actor"])
    wanted = right = 0
    errors = []
    for chain in one.chains:
        said = [each for each in sorted(chain) if not is_pronoun(one.text[slice(*each)])]
        if not any(is_name(one.text, each) for each in said):
            continue
        before = actors[said[0]]
        for each in said[1:]:
            wanted += 1
            if before & actors[each]:
                right += 1
            else:
                what = f"{sorted(actors[each])}, before {sorted(before)}"
                errors.append(Error(article=one.id, start=each[0], end=each[1], what="missed", note=f"{one.text[slice(*each)]!r} {what}"))
            before = before | actors[each]
    return Counts(gold=wanted, found=wanted, right=right), errors


def _speaking(one: Chained, record: Row, mentions: Sequence[Row], where: Mapping[int, tuple[int, Span]], named: Sequence[int]) -> tuple[Counts, list[Error]]:
    chains: dict[str, set[int]] = defaultdict(set)
    for place in named:
        chains[mentions[place]["actor"]].add(where[place][0])
    known = set().union(*chains.values())
    pronouns = [(each, number) for number, chain in enumerate(one.chains) for each in chain if number in known and _PERSON.match(one.text[slice(*each)])]
    wanted = found = right = 0
    errors = []
    for quotation in record.get("quotations", ()):
        cue = quotation.get("cue")
        beside = [number for each, number in pronouns if cue and cue["start"] - BEFORE <= each[0] and each[1] <= cue["end"] + AFTER]
        if not beside:
            continue
        wanted += 1
        actor = (quotation.get("speaker") or {}).get("actor")
        if actor in chains:
            found += 1
            if chains[actor] & set(beside):
                right += 1
                continue
        errors.append(_error(one, cue, "wrong" if actor else "missed", f"said by a pronoun, given to {actor}"))
    return Counts(gold=wanted, found=found, right=right), errors


def _error(one: Chained, mention: Row, what: Any, note: str) -> Error:
    return Error(article=one.id, start=mention["start"], end=mention["end"], what=what, note=f"{one.text[mention['start'] : mention['end']]!r} {note}")

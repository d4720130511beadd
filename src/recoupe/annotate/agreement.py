"""One article, one use of a name: one label for what is written alike, people and towns told by what stands beside them, and the occurrences overlooked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from recoupe.annotate.edges import mended
from recoupe.annotate.proposals import Proposal, Taken, without_overlap
from recoupe.lang.fr.name_forms import abbreviates, given_names, is_common
from recoupe.lang.fr.names_features import words_of
from recoupe.model.mention import Label

REPEATED = "names-repeat/1"
_SURE = 0.6  # what the model was less sure of is not looked for elsewhere
_CIVIL = re.compile(r"^(?:M|MM|Mme|Mmes|Mlle|Mlles|Me|Dr)\.? ")
_WORD = re.compile(r"(?<![\w-])[A-ZÀ-Ý][\w-]*")
_AGE = re.compile(r",? \(?\d{1,2} ans\b")
_OF = re.compile(r"(?<![\w-])(?:de |d')$")
_KIN = re.compile(r"(?<![\w-])(?:femme|épouse|mari|époux|fils|fille|frère|sœur|père|mère|compagne|compagnon|veuve|cousin|cousine|neveu|nièce|oncle|tante),? $")


def settled(view: str, found: Sequence[Proposal], other: Sequence[tuple[int, int]] = ()) -> list[Proposal]:
    """The proposals of one article made consistent, and those that follow from them: whole ends, one label for one name, the same words elsewhere.

    view: the plain view of the text; found: in text order, without overlap; other: what the model takes for works or products, where nothing is looked for.
    """
    names = _labelled(view, mended(view, found))
    return without_overlap(names, _repeats(view, names, other))


def _labelled(view: str, found: Sequence[Proposal]) -> list[Proposal]:
    """One label for what is written alike, the one that the model is surest of in all; and people told by what stands beside them."""
    votes: dict[str, dict[Label, float]] = defaultdict(lambda: defaultdict(float))
    for each in found:
        if each.score is not None and not each.known:
            weak = each.label in ("GPE", "LOC") and _OF.search(view, max(0, each.start - 4), each.start)
            votes[view[each.start : each.end]][each.label] += each.score / 2 if weak else each.score
    chosen = {words: max(labels.items(), key=lambda item: item[1])[0] for words, labels in votes.items()}
    people: set[str] = set()
    whole = {view[each.start : each.end] for each in found if each.label == "PERSON" and view.count(" ", each.start, each.end) > 1}
    for words, label in chosen.items():
        parts = _CIVIL.sub("", words).split(" ")
        if label == "PERSON" and len(parts) > 1:
            # "Salar" is a person where "Salar Lund" is one, unless its own places tell a town: "à Salar"
            first = parts[0]
            told_town = re.search(rf"(?<![\w-])[àÀ] {re.escape(first)}(?![\w-])", view)
            given = first.lower() in given_names() or "PERSON" in votes.get(first, ()) or (len(parts) == 2 and not told_town)
            people |= {parts[-1], *([first] if given else ())}
    free = [each for each in found if not each.known and each.score is not None]
    told: dict[str, Label] = {}
    for each in free:
        words = view[each.start : each.end]
        if (better := _told(view, each, words, chosen[words], people, whole)) is not None:
            told.setdefault(words, better)
    chosen |= told
    out: list[Proposal] = []
    for each in found:
        words, last = view[each.start : each.end], out[-1] if out else None
        label = each.label if each.known or each.score is None else chosen[words]
        if last is not None and " " not in words and view[last.end : each.start] in (" et ", " et de ", " et d'"):
            alone = " " not in view[last.start : last.end] and view[last.start : last.end] not in people and not _TITLES.search(view, 0, last.start)
            if label == "GPE" and last.label == "PERSON" and alone and each.known and not last.known:
                out[-1] = replace(last, label="GPE")  # a town that bears somebody's name: "Lund et Oslo"
            elif label == "GPE" and last.label == "PERSON" and not each.known:
                label = "PERSON"  # "les généraux Lund et Osei"
        out.append(each if label == each.label else replace(each, label=label))
    return out


def _told(view: str, each: Proposal, words: str, label: Label, people: Container[str], whole: Iterable[str]) -> Label | None:
    """The label that the words beside a name, or its own words, tell against the model; None where they tell nothing."""
    capitals = words.isupper() and len(words) > 1
    if label in ("PERSON", "ORG") and not capitals and _SETTLEMENT.search(view, max(0, each.start - 24), each.start):
        return "GPE"
    first = words.split(" ", 1)[0].lower()
    if first in words_of("direction") and label == "ORG" and (" de " in words or " du " in words):
        return "LOC"  # "Est du Congo"
    if label == "PERSON" and (" & " in words or words.endswith((" University", " Foundation", " Institute", " College"))):
        return "ORG"
    if label in ("PERSON", "GPE") and first not in given_names() and _business().search(view, max(0, each.start - 48), each.start):
        return "ORG"
    if label == "PERSON":
        return None
    if " " in words:
        given = first in given_names()
    else:
        given = not capitals and (words in people or words.lower() in given_names())
    if given or (label != "EVENT" and _TITLE.search(view, max(0, each.start - 14), each.start)):
        return "PERSON"
    if " " not in words and not capitals and (_AGE.match(view, each.end) or _KIN.search(view, max(0, each.start - 14), each.start)):
        return "PERSON"
    if len(words) > 2 and any(abbreviates(words, name) for name in whole):
        return "PERSON"  # "Jeanne Marie Lund", then "JML"
    return None


@lru_cache(maxsize=1)
def _business() -> re.Pattern[str]:
    """A noun for a company, a party or a medium, with an adjective or two, right before a name: "la société minière danoise"."""
    nouns = "|".join(sorted(words_of("business"), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?i:{nouns})(?: [a-zà-ÿ][\w-]+(?:en|enne|ain|aine|ais|aise|ois|oise|al|ale|ier|ière|ique|iste|aire|que|an|ane|and|ande|e)){{0,2}} $"
    )


_TITLES = re.compile(r"(?<![\w-])(?:présidents|ministres|généraux|colonels|MM\.|juges|avocats|maires|députés|frères|sœurs) $")
_TITLE = re.compile(
    r"(?<![\w-])(?i:président|présidente|général|colonel|maréchal|capitaine|commandant|lieutenant|sergent|imam|cheikh|docteur|professeur"
    r"|roi|reine|prince|princesse|émir|sultan) $"
)
_SETTLEMENT = re.compile(rf"(?<![\w-])(?i:{'|'.join(sorted(words_of('settlement')))})(?: de| d'|,| du)? ?$")


def _capitals(words: str) -> bool:
    return words.isupper() and len(words) > 1


def _repeats(view: str, found: Sequence[Proposal], other: Sequence[tuple[int, int]]) -> Iterator[Proposal]:
    """Where words that are a name elsewhere in the article stand unmarked: the whole of it, or the last name of a person."""
    taken, kept_out = Taken(found), Taken(Proposal(start, end, "OTHER", "", None) for start, end in other)
    elsewhere = {view[start:end] for start, end in other}
    surfaces: dict[str, Proposal] = {}
    for each in found:
        if (each.score is not None and each.score < _SURE) or view[each.start : each.end] in elsewhere:
            continue
        words = _CIVIL.sub("", view[each.start : each.end])
        if not words[:1].isupper():
            continue
        first = re.split("[ '-]", words, maxsplit=1)[0]
        if " " in words or not is_common(words) or _capitals(words):
            surfaces.setdefault(words, each)
        if each.label == "PERSON" and " " in words and not is_common(last := words.rpartition(" ")[2]) and len(last) > 2 and first != last:
            surfaces.setdefault(last, each)
    by_first: dict[str, list[str]] = defaultdict(list)
    for words in sorted(surfaces, key=len, reverse=True):
        by_first[re.split("[ '-]", words, maxsplit=1)[0]].append(words)
    yield from _shouted(view, surfaces, taken)
    done = 0
    for match in _WORD.finditer(view):
        start = match.start()
        if start < done:
            continue
        for words in by_first.get(re.split("[ '-]", match[0], maxsplit=1)[0], ()):
            end = start + len(words)
            if not view.startswith(words, start) or view[end : end + 1].isalnum() or view[end : end + 1] == "-":
                continue
            if not (taken.free(start, end) and kept_out.free(start, end)) or (
                surfaces[words].label == "PERSON" and _ARTICLE.search(view, max(0, start - 6), start)
            ):
                continue
            if " " not in words and (_beside_capital(view, start, end, taken) or (not _capitals(words) and len(words) < 3)):
                continue
            yield replace(surfaces[words], start=start, end=end, by=REPEATED, score=None, known=False)
            done = end
            break


_SHOUTED = re.compile(r"^(?=[^a-zà-ÿ\n]*[A-ZÀ-Ý]{4}[^a-zà-ÿ\n]*[A-ZÀ-Ý]{3})[^a-zà-ÿ\n]{12,}$", re.MULTILINE)


def _shouted(view: str, surfaces: Mapping[str, Proposal], taken: Taken) -> Iterator[Proposal]:
    """Names of the article in its lines that are all capitals, where a tagger sees little: "JEANNE LUND QUITTE OSLO"."""
    for line in _SHOUTED.finditer(view):
        end = line.start()
        for words in sorted(surfaces, key=len, reverse=True):
            at = view.find(words.upper(), line.start(), line.end()) if not _capitals(words) and len(words) > 3 else -1
            end = at + len(words)
            whole = at >= 0 and not view[at - 1 : at].isalnum() and not view[end : end + 1].isalnum()
            if whole and len(words.upper()) == len(words) and taken.free(at, end):
                yield replace(surfaces[words], start=at, end=end, by=REPEATED, score=None, known=False)


_ARTICLE = re.compile(r"(?<![\w-])(?:le|la|les|l'|du|des|au|aux|un|une|ce|cet|cette) ?$", re.IGNORECASE)
_NEXT = re.compile(r" [A-ZÀ-Ý]")
_PREVIOUS = re.compile(r"(?<![\w.!?:;,-])[A-ZÀ-Ý][\w'-]+ $")


def _beside_capital(view: str, start: int, end: int, taken: Taken) -> bool:
    """Whether another word with a capital stands beside, so that this is perhaps a part of a longer name that nobody proposed."""
    if _NEXT.match(view, end) and taken.free(end + 1, end + 2):
        return True
    before = _PREVIOUS.search(view, max(0, start - 24), start)
    return before is not None and taken.free(before.start(), start) and not is_common(before[0].strip())

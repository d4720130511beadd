"""One article, one use of a name: labels that agree, ends that are whole, acronyms explained in brackets, and the occurrences that the model overlooked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.annotate.proposals import Proposal, Taken, without_overlap
from recoupe.lang.fr.name_forms import JOINTS, abbreviates, is_common
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
    """The proposals of one article made consistent, and those that follow from them.

    view: the plain view of the text; other: what the model takes for works or products, where nothing is looked for.
    In this order: ends that a joining word cuts off, people whose name goes on, acronyms in brackets, one label for one
    name, and the same words elsewhere.
    """
    names = _labelled(view, _bracketed(view, _widened(view, _ended(view, found))))
    return without_overlap(names, _repeats(view, names, other))


def _ended(view: str, found: Sequence[Proposal]) -> list[Proposal]:
    """No name ends with a word that joins: it goes on with the name behind it ("Agence des pêches de" and "Norvège"), or ends before the word."""
    out: list[Proposal] = []
    for each in found:
        last = out[-1] if out else None
        if (last is not None and last.label == "ORG" and _joint_end(view, last) is not None and view[last.end : each.start].strip(" ") == "") or (
            last is not None and _two_halves(view, last, each)
        ):
            out[-1] = replace(last, end=each.end, known=False)
        else:
            out.append(each)
    for i, each in enumerate(out):
        if marks := _MARKS.search(view, each.start, each.end):
            out[i] = replace(out[i], end=marks.start())
        while (end := _joint_end(view, out[i])) is not None:
            out[i] = replace(out[i], end=end)
        if out[i] is not each:
            out[i] = replace(out[i], known=False)
    return [each for each in out if each.end > each.start]


_MARKS = re.compile(r"[ ?!:;,\"]+$")


def _joint_end(view: str, each: Proposal) -> int | None:
    """Where a name ends without the joining word behind it; None where it has none, or is nothing else."""
    words = view[each.start : each.end]
    head, gap, last = words.rpartition(" ")
    if gap and head and last in JOINTS:
        return each.start + len(head)
    return each.end - 3 if words.endswith((" d'", " l'")) else None


def _two_halves(view: str, one: Proposal, other: Proposal) -> bool:
    """Whether the model took one person for two: "Jeanne" and "Lund" side by side."""
    return one.label == other.label == "PERSON" and view[one.end : other.start] == " " and not _CIVIL.match(view[other.start : other.end]) and not one.known


def _widened(view: str, found: Sequence[Proposal]) -> list[Proposal]:
    """People whose name begins or ends beyond what the model saw: by a given name, by one that the article gives elsewhere."""
    taken = Taken(found)
    whole = [_CIVIL.sub("", view[each.start : each.end]) for each in found if each.label == "PERSON"]
    firsts = {name.split(" ", 1)[0] for name in whole if " " in name}
    out: list[Proposal] = []
    for each in found:
        start, end = each.start, each.end
        if each.label == "PERSON" and not _CIVIL.match(view[start:end]):
            while (word := _word_before(view, start)) and taken.free(start - len(word) - 1, start):
                if not (word in firsts or word.lower() in words_of("given")) or word.lower() in words_of("title"):
                    break  # an unknown word may be anything: "le ministre de la Mer Jeanne Lund"
                start -= len(word) + 1
        out.append(each if (start, end) == (each.start, each.end) else replace(each, start=start, end=end, known=False))
    return out


_BEFORE = re.compile(r"(?:^|[^\w.-])(?P<word>[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý]?[a-zà-ÿ]+)*) $")


def _word_before(view: str, start: int) -> str | None:
    """The word with a capital just before, one space between; None where there is none."""
    match = _BEFORE.search(view, max(0, start - 24), start)
    return match["word"] if match else None


_OPENING = re.compile(r" \((?:l'|le |la |les )?")


def _bracketed(view: str, found: Sequence[Proposal]) -> list[Proposal]:
    """Names and acronyms that explain each other, either way round: "Union des pêcheurs (UDP)", "UDP (Union des pêcheurs)".

    The acronym takes the label of its name; a name that stops short of the bracket goes on to it where the initials ask for it.
    """
    out = list(found)
    settled_labels: dict[str, Label] = {}
    for i in range(len(out) - 1):
        one, other = out[i], out[i + 1]
        gap = view[one.end : other.start]
        opening = gap.rfind(" (")
        if opening < 0 or view[other.end : other.end + 1] != ")" or not _OPENING.fullmatch(gap, opening) or len(gap) > 60 or "\n" in gap or "." in gap:
            continue
        first, second = view[one.start : one.end + opening], view[other.start : other.end]
        if (
            not opening
            and one.label == "ORG"
            and _is_acronym(second)
            and (start := _stretched(view, one, second)) is not None
            and (i == 0 or out[i - 1].end <= start)
        ):
            out[i] = one = replace(one, start=start, known=False)
            settled_labels[second] = "ORG"
        elif _is_acronym(second) and abbreviates(second, first):
            if opening and gap[:opening].strip(" ").islower():
                out[i] = one = replace(one, end=one.end + opening, known=False)
            if not opening:
                settled_labels[second] = one.label
        elif not opening and _is_acronym(view[one.start : one.end]) and abbreviates(view[one.start : one.end], second):
            settled_labels[view[one.start : one.end]] = other.label
        elif not opening and _is_acronym(second) and not other.known and other.label in ("GPE", "LOC", "PERSON") and one.label in ("ORG", "GPE", "LOC"):
            settled_labels[second] = "ORG"  # "le commandement pour l'Afrique (Comaf)": a place has no such short form that is not known
    if not settled_labels:
        return out
    return [
        replace(each, label=settled_labels[words], acronym=True) if (words := view[each.start : each.end]) in settled_labels and not each.known else each
        for each in out
    ]


def _stretched(view: str, one: Proposal, acronym: str) -> int | None:
    """Where a name begins that the model cut at its head, told by the initials of its acronym: "Lenoir" before "Pêcheurs d'Oslo (LPO)"."""
    start = one.start
    if abbreviates(acronym, view[start : one.end]):
        return None
    for _ in range(4):
        match = _LEFT.search(view, max(0, start - 30), start)
        if match is None:
            return None
        start = match.start("word")
        if abbreviates(acronym, view[start : one.end]):
            return start
    return None


_LEFT = re.compile(r"(?<![\w'-])(?P<word>[A-ZÀ-Ý][\w-]*'?(?: (?:de la|de|du|des|pour|et|the|of|and))?) (?:(?:la|l') ?)?$")


def _is_acronym(words: str) -> bool:
    return " " not in words and 2 <= len(words) <= 10 and words[0].isupper() and (words.isupper() or len(words) <= 6)


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
            people |= {parts[-1], *(part for part in parts[:1] if part.lower() in words_of("given") or "PERSON" in votes.get(part, ()))}
    out: list[Proposal] = []
    for each in found:
        words = view[each.start : each.end]
        if each.known or each.score is None:
            out.append(each)
            continue
        label = chosen[words]
        if label in ("PERSON", "ORG") and _SETTLEMENT.search(view, max(0, each.start - 24), each.start) and not _is_capitals(words):
            label = "GPE"
        if label != "PERSON" and " " not in words and not _is_capitals(words):
            if words in people or words.lower() in words_of("given") or _AGE.match(view, each.end) or _KIN.search(view, max(0, each.start - 14), each.start):
                label = "PERSON"
        elif label != "PERSON" and " " in words and words.split(" ", 1)[0].lower() in words_of("given"):
            label = "PERSON"
        elif label not in ("PERSON", "EVENT") and _TITLE.search(view, max(0, each.start - 14), each.start):
            label = "PERSON"
        elif label != "PERSON" and len(words) > 2 and any(abbreviates(words, name) for name in whole):
            label = "PERSON"  # "Jeanne Marie Lund", then "JML"
        last = out[-1] if out else None
        if label == "GPE" and last is not None and last.label == "PERSON" and " " not in words and view[last.end : each.start] in (" et ", " et de ", " et d'"):
            label = "PERSON"  # "Lund et Osei"
        out.append(each if label == each.label else replace(each, label=label))
    return out


_TITLE = re.compile(
    r"(?<![\w-])(?i:président|présidente|général|colonel|maréchal|capitaine|commandant|imam|roi|reine|prince|princesse|cheikh|docteur|professeur|émir|sultan|lieutenant|sergent) $"
)
_SETTLEMENT = re.compile(rf"(?<![\w-])(?i:{'|'.join(sorted(words_of('settlement')))})(?: de| d'|,| du)? ?$")


def _is_capitals(words: str) -> bool:
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
        if " " in words or not is_common(words) or _is_capitals(words):
            surfaces.setdefault(words, each)
        if each.label == "PERSON" and " " in words and not is_common(last := words.rpartition(" ")[2]) and len(last) > 2 and first != last:
            surfaces.setdefault(last, each)
    by_first: dict[str, list[str]] = defaultdict(list)
    for words in sorted(surfaces, key=len, reverse=True):
        by_first[re.split("[ '-]", words, maxsplit=1)[0]].append(words)
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
            if " " not in words and (_beside_capital(view, start, end, taken) or (not _is_capitals(words) and len(words) < 3)):
                continue
            yield replace(surfaces[words], start=start, end=end, by=REPEATED, score=None, known=False)
            done = end
            break


_ARTICLE = re.compile(r"(?<![\w-])(?:le|la|les|l'|du|des|au|aux|un|une|ce|cet|cette) ?$", re.IGNORECASE)
_NEXT = re.compile(r" [A-ZÀ-Ý]")
_PREVIOUS = re.compile(r"(?<![\w.!?:;,-])[A-ZÀ-Ý][\w'-]+ $")


def _beside_capital(view: str, start: int, end: int, taken: Taken) -> bool:
    """Whether another word with a capital stands beside, so that this is perhaps a part of a longer name that nobody proposed."""
    if _NEXT.match(view, end) and taken.free(end + 1, end + 2):
        return True
    before = _PREVIOUS.search(view, max(0, start - 24), start)
    return before is not None and taken.free(before.start(), start) and not is_common(before[0].strip())

"""Where names begin and end, mended by what stands beside them: joining words, given names, acronyms in brackets, two bodies that a hyphen joins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.annotate.proposals import Proposal, Taken
from recoupe.lang.fr.name_forms import JOINTS, abbreviates, before_a_force, given_names
from recoupe.lang.fr.names_features import words_of
from recoupe.model.mention import Label

_CIVIL = re.compile(r"^(?:M|MM|Mme|Mmes|Mlle|Mlles|Me|Dr)\.? ")


def mended(view: str, found: Sequence[Proposal]) -> list[Proposal]:
    """The proposals of one article with whole ends; an acronym that is explained in brackets takes the label of its name.

    view: the plain view of the text; found: in text order, without overlap.

    >>> view = "Union des dockers d'Oslo (UDO) et Agence des ports de Rome"
    >>> parts = [("Union des dockers", "ORG"), ("UDO", "GPE"), ("Agence des ports de", "ORG"), ("Rome", "GPE")]
    >>> names = [Proposal(at := view.index(words), at + len(words), label, "x", 0.9) for words, label in parts]
    >>> [(view[each.start : each.end], each.label) for each in mended(view, names)]
    [("Union des dockers d'Oslo", 'ORG'), ('UDO', 'ORG'), ('Agence des ports de Rome', 'ORG')]
    """
    return _bracketed(view, _widened(view, _ended(view, list(_halved(view, found)))))


_HALVES = re.compile(r"(?P<one>[A-ZÀ-Ý]{3,}\d*)-(?P<other>[A-ZÀ-Ý]{3,}\d*)")


_STATE = re.compile(r"[EÉ]tat (?:de la |de l'|du |des |de |d')")
_HEAD_OF = re.compile(r"[Cc]he(?:f|ffe|fs) de l'$")


def _halved(view: str, found: Sequence[Proposal]) -> Iterator[Proposal]:
    """Part two acronyms that a hyphen joins where one of them stands alone elsewhere in the article: "la coalition ABC-DEF".

    What is for or against a name ("les pro-ABC") is no mention of it.
    """
    for each in found:
        if view[max(0, each.start - 5) : each.start].lower().endswith(("pro-", "anti-")):
            continue
        if (state := _STATE.match(view, each.start, each.end)) and _HEAD_OF.search(view, max(0, each.start - 16), each.start):
            each = replace(each, start=state.end())  # "le chef de l'État du Danemark": the state is Denmark
        if not each.known and (end := before_a_force(view, each.start, each.end)) < each.end:
            each = replace(each, end=end)
        match = _HALVES.fullmatch(view, each.start, each.end) if not each.known else None
        if match and any(re.search(rf"(?<![\w-]){half}(?![\w-])", view) for half in match.groups()):
            yield replace(each, end=match.end("one"))
            yield replace(each, start=match.start("other"))
        else:
            yield each


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
                if not (word in firsts or word.lower() in given_names()) or word.lower() in words_of("title"):
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
            if opening:
                out[i] = one = replace(one, end=one.end + opening, known=False)
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

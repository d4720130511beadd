"""Stage: the names of people, bodies and places, from the name model and the knowledge base together."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence

from recoupe.annotate.agreement import settled
from recoupe.annotate.proposals import Proposal, without_overlap
from recoupe.lang.fr import names_model
from recoupe.lang.fr.actor_words import is_demonym
from recoupe.lang.fr.name_forms import gatherings, glued_sources, ministries, roads, sites, unglued
from recoupe.lang.fr.names_features import words_of
from recoupe.lang.fr.names_model import FoundName, NamesModel
from recoupe.lang.fr.sentences import sentences
from recoupe.lang.fr.units import units
from recoupe.lang.fr.view import plain_view
from recoupe.model.annotated import Annotated
from recoupe.model.evidence import Field
from recoupe.model.knowledge import Knowledge, NameHit
from recoupe.model.mention import Label, Mention, Reading

MODEL = "names-crf/1"
BASE = "names-base/1"
UNIT = "names-unit/1"
FORM = "names-form/1"
_LEAST = 0.42  # a lower probability is a coin toss: on the test sets fewer than half of such names are right
_SURE = 0.6  # from here the model's class wins over a base whose readings all differ ("Paris" as a first name)


def gazetteer_hits(knowledge: Knowledge, text: str) -> list[tuple[int, int, str]]:
    """Return what the base knows in a text as (start, end, kind) for the name model, one for each kind of reading."""
    return [(hit.start, hit.end, kind) for hit in knowledge.find(text) for kind in sorted(_kinds(knowledge, hit))]


def _kinds(knowledge: Knowledge, hit: NameHit) -> set[str]:
    kinds: set[str] = set()
    for id, use in hit.readings:
        if use == "acronym" and (known := knowledge.actor(id)) is not None and known.kind == "state":
            kinds |= {"state", "acronym"}
            continue
        if use not in ("name", "short-name"):
            kinds.add("city" if use == "capital" else use)
            continue
        actor = knowledge.actor(id)
        kind = actor.kind if actor is not None else "body"
        kinds.add(f"{kind}-part" if use == "short-name" and kind == "person" else kind)
    return kinds


class NamesStage:
    """Adds `mentions`: names with a label (PERSON, ORG, GPE, LOC, EVENT) and a reading (name, acronym, short-name); who they are is decided later.

    The model proposes from the context, the base knows spellings: where both mark the same words and can agree, the base gives the label; where the
    model is sure of another class, the model does; what only the base finds counts when it is unambiguous. Adjectives, works and products are no mentions.
    """

    name = "names"
    needs = frozenset({"sentences"})
    gives = frozenset({"mentions"})

    def __init__(self, knowledge: Knowledge, *, model: NamesModel | None = None) -> None:
        self._knowledge = knowledge
        self._model = model or names_model.load()

    def __call__(self, work: Annotated) -> Annotated:
        """The article with the names of its text, and of its title where that is not part of the text, in order."""
        article = work.article
        spans = [(sentence.start, sentence.end) for sentence in work.sentences or ()]
        made = self._mentions(article.text, spans, "text", 0)
        if article.title is not None and article.title.start is None:
            made += self._mentions(article.title.text, sentences(article.title.text), "title", len(made))
        return work.having(mentions=tuple(made))

    def _mentions(self, text: str, spans: Sequence[tuple[int, int]], field: Field, count: int) -> list[Mention]:
        names = self._names(text, spans)
        longer = _longer(text, names)
        return [
            Mention(
                id=f"m{count + number}",
                start=name.start,
                end=name.end,
                text=text[name.start : name.end],
                label=name.label,
                reading=self._reading(text[name.start : name.end], name, longer),
                by=name.by,
                score=name.score,
                field=field,
            )
            for number, name in enumerate(names, 1)
        ]

    def _is_acronym(self, surface: str) -> bool:
        """Whether the base knows the word as an acronym when it is written with its capitals ("Onu")."""
        return 2 <= len(surface) <= 7 and surface.isalpha() and any(use == "acronym" for _, use in self._knowledge.named(surface.upper()))

    def _reading(self, surface: str, name: Proposal, longer: Container[str]) -> Reading:
        """Acronyms are capitals throughout, or known as such ("Onu"); a person's short name is one word, or the end of a name in the same article."""
        letters = [char for char in surface if char.isalnum()]
        single = " " not in surface and 2 <= len(letters) <= 7
        if name.acronym or (name.label != "PERSON" and single and surface[0].isalpha() and not any(char.islower() for char in letters)):
            return "acronym"
        if name.label == "ORG" and self._is_acronym(surface):
            return "acronym"
        bare = plain_view(_BARE.sub("", surface))
        if name.label == "PERSON" and bare == surface and len(bare) < 5 and bare.isupper():
            return "acronym"  # "JML" for Jeanne Marie Lund
        if name.label == "PERSON":
            return "short-name" if " " not in bare or bare in longer else "name"
        return "short-name" if name.label == "ORG" and bare in longer else "name"

    def _names(self, text: str, spans: Sequence[tuple[int, int]]) -> list[Proposal]:
        view = plain_view(text)
        glued = glued_sources(view)
        text = unglued(text) if glued else text
        hits = {(hit.start, hit.end): _kinds(self._knowledge, hit) for hit in self._knowledge.find(text)}
        other: list[tuple[int, int]] = []  # works and products: no mentions, but no place to look for a person or a town either
        names = self._with_base(text, spans, hits, list(self._by_model(text, spans, hits, other)))
        names = settled(view, sorted(names, key=lambda each: each.start), other)
        often = Counter(view[each.start : each.end] for each in names)
        names = [each for each in names if not _is_other(view, each, often[view[each.start : each.end]] < 2)]
        states = {start: end for (start, end), kinds in hits.items() if "state" in kinds}
        formed = [Proposal(start, end, "ORG", UNIT, None) for start, end in units(text)]
        formed += [Proposal(start, end, "ORG", FORM, None) for start, end in (*ministries(view, states), *sites(view))]
        towns = {start for (start, _), kinds in hits.items() if kinds & {"city", "state"}}
        formed += [Proposal(start, end, "EVENT", FORM, None) for start, end in gatherings(view, towns)]
        formed += [Proposal(start, end, "LOC", FORM, None) for start, end in roads(view)]
        formed += [Proposal(start, end, "ORG", FORM, None) for _, start, end in glued]
        return without_overlap(without_overlap([], formed), names)

    def _by_model(self, text: str, spans: Sequence[tuple[int, int]], hits: dict[tuple[int, int], set[str]], other: list[tuple[int, int]]) -> Iterator[Proposal]:
        """What the model proposes, with the label that the base and the words before it allow; `hits` gets the halves of joined names, `other` the rest."""
        given = [(*place, kind) for place, kinds in hits.items() for kind in sorted(kinds)]
        for first, end, model, score in self._unjoined(text, _parted(text, self._model.find(text, spans, given), hits), hits):
            start = first if (first, end) in hits else _trimmed(text, first, end, model, hits)
            if model == "PER" and (given_name := _GIVEN.search(text, max(0, start - 20), start)):
                start = given_name.start()
            if text[start:end].lower() in words_of("furniture") or (score < _LEAST and not self._is_acronym(text[start:end])):
                continue
            if not any(map(str.isalnum, text[start:end])):
                continue  # a mark alone, as after a broken tag
            kinds = hits.get((start, end), set())
            label = _label(text[start:end], _words_before(text, start), model, score, kinds)
            if label is not None and text[start:end].islower() and not kinds - _LOOSE:
                continue  # words in small letters describe: "gouvernement civil", "frontière turque"
            if label is None:
                other.append((start, end))
            else:
                start = _with_civil_title(text, start) if label == "PERSON" else start
                yield Proposal(start, end, label, MODEL, score, "acronym" in kinds, bool(kinds - _LOOSE))

    def _with_base(self, text: str, spans: Sequence[tuple[int, int]], hits: dict[tuple[int, int], set[str]], names: list[Proposal]) -> list[Proposal]:
        """The proposals with what only the base finds, where that is unambiguous."""
        taken = sorted((name.start, name.end) for name in names)
        for (start, end), kinds in hits.items():
            surface = text[start:end]
            label = "EVENT" if surface.split()[0].lower() in words_of("occasion") else _base_label(kinds)
            if label is None or surface.islower() or not _inside(start, end, spans):
                continue  # words in small letters describe rather than name
            overlaps = [place for place in taken[bisect_left(taken, (start - 100, 0)) :] if place[0] < end and place[1] > start]
            if overlaps and not (" " in surface and all(start <= a and b <= end and (a, b) != (start, end) for a, b in overlaps)):
                continue
            names = [name for name in names if (name.start, name.end) not in overlaps]  # the model had a part of it
            names.append(Proposal(start, end, label, BASE, None, "acronym" in kinds, True))
        return names

    def _unjoined(self, text: str, names: Iterable[FoundName], hits: dict[tuple[int, int], set[str]]) -> Iterator[FoundName]:
        """Part two names of the base that a hyphen joins ("le sommet Pérou-UE"); `hits` gets the kinds of each."""
        for name in names:
            one, _, other = text[name.start : name.end].partition("-")
            whole = "-" not in other and bool(other) and name.label != "PER" and not self._knowledge.named(f"{one}-{other}")
            kinds = [_kinds(self._knowledge, NameHit(0, 0, tuple(self._knowledge.named(each)))) if whole else set() for each in (one, other)]
            if all(each & _ACTING for each in kinds):
                middle = name.start + len(one)
                hits.setdefault((name.start, middle), kinds[0])
                hits.setdefault((middle + 1, name.end), kinds[1])
                yield name._replace(end=middle)
                yield name._replace(start=middle + 1)
            else:
                yield name


_ACTING = frozenset(("state", "body", "group", "acronym", "city"))
_BETWEEN = re.compile(r"[ \u00a0](?:pour|vers|contre|avec)[ \u00a0]")


def _parted(text: str, names: Iterable[FoundName], hits: Container[tuple[int, int]]) -> Iterator[FoundName]:
    """Part people and places that the model joined over a word that stands in no such name ("Lima pour Oslo")."""
    for name in names:
        gap = _BETWEEN.search(text, name.start, name.end)
        if gap is None or (name.label not in ("PER", "LOC") and (name.start, gap.start()) not in hits):
            yield name
        else:
            yield name._replace(end=gap.start())
            yield name._replace(start=gap.end())


def _trimmed(text: str, start: int, end: int, model: str, hits: Container[tuple[int, int]]) -> int:
    """Where a name that the model proposes begins, without an article (l'Onu, La France) or a title (Lieutenant Yves Morvan)."""
    view = plain_view(text[start:end])
    first, _, rest = view.partition(" ")
    if view[:2] in ("l'", "d'"):
        return start + 2
    if (first in ("La", "Le", "Les", "la", "le", "les") and (start + len(first) + 1, end) in hits) or (first == "ONG" and rest[:1].isupper()):
        return start + len(first) + 1
    if model == "PER" and " " in rest and (first in ("Etat", "État") or first.lower() in words_of("domain")):
        return start + len(first) + 1  # "la secrétaire d'État Ada Lund"
    if model == "PER" and first in ("Le", "La", "le", "la") and (title := rest.partition(" ")[0]).islower() and title in words_of("title"):
        return start + len(first) + len(title) + 2  # "Le roi Olaf"
    if model == "PER" and " " in rest and {first.lower(), first.lower().removesuffix("s")} & words_of("title") and first.lower() not in words_of("civil"):
        return start + len(first) + 1
    return start


_PLACE = 0.62
_THE = re.compile(r"(?<![\w-])(?:le |la |l'|du |au )$", re.IGNORECASE)
_QUOTED = re.compile(r"\"[ ]?$")
_UNQUOTED = re.compile(r"[ ]?(?:\"|!)")
_MANY = re.compile(r"(?<![\w-])(?:les|des|aux|ces) $", re.IGNORECASE)


def _is_other(view: str, name: Proposal, once: bool) -> bool:
    """Whether a proposal names no one: a disease, a feast, a people, a word between marks or an exclamation that stands there `once` ("Magnifique!")."""
    words = view[name.start : name.end].lower()
    if words in words_of("no-name"):
        return True
    if name.known or name.score is None:
        return False
    if name.label == "GPE" and name.score < _PLACE and _THE.search(view, max(0, name.start - 4), name.start) and not words.startswith("république"):
        return True  # towns have no article, and lands that have one are known: "le Tonnerre", "la Troïka"
    if " " in words:
        return False
    people = words.removesuffix("s") in words_of("peoples") or (words.endswith("s") and is_demonym(words))
    if people and (name.label == "GPE" or words.endswith("s")) and _MANY.search(view, max(0, name.start - 5), name.start):
        return True
    return once and bool(_QUOTED.search(view, max(0, name.start - 2), name.start) and _UNQUOTED.match(view, name.end))


_CIVIL = re.compile(r"\b(?:M|MM|Mme|Mmes|Mlle|Mlles)\.?[ \u00a0\u202f]$")


_GIVEN = re.compile(r"(?<!\w)[MNO]['’][A-ZÉÈÎÔ][a-zà-ÿ]+[ \u00a0]$")  # M'Baye, N'Golo: the tagger's words end at the apostrophe


_BARE = re.compile(r"^(?:M|MM|Mme|Mmes|Mlle|Mlles)\.?[ \u00a0\u202f]")


def _with_civil_title(text: str, start: int) -> int:
    """Where a person's name begins with its M. or Mme."""
    match = _CIVIL.search(text, max(0, start - 7), start)
    return match.start() if match else start


def _inside(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether one sentence (they are in order) holds the whole."""
    at = bisect_right(spans, start, key=lambda span: span[0]) - 1
    return at >= 0 and end <= spans[at][1]


_LOOSE = frozenset(("person-part", "demonym"))
_BODIES = ("body", "group", "acronym", "outlet", "agency")
_LABELS: dict[str, Label] = {"person": "PERSON", "state": "GPE", "city": "GPE", **dict.fromkeys(_BODIES, "ORG")}
_CLASSES: dict[Label, str] = {"PERSON": "PER", "GPE": "LOC", "LOC": "LOC", "ORG": "ORG"}


def _base_label(kinds: set[str]) -> Label | None:
    """The label that the base alone may give: one for all readings, and none for words that are as often something else (cities, family names, outlets)."""
    if kinds & {"demonym", "person-part", "city", "outlet", "seat"}:
        return "GPE" if kinds <= {"city", "state"} and "state" in kinds else None
    labels = {_LABELS.get(kind) for kind in kinds - ({"acronym"} if "state" in kinds else set())}
    return labels.pop() if len(labels) == 1 else None


def _label(surface: str, before: list[str], model: str, score: float, kinds: set[str]) -> Label | None:
    """The label of a name that the model proposes: the base's where they can agree or the model is unsure, else from the model's class; None for no name."""
    if not kinds and model in ("ORG", "LOC") and len(before) > 1 and before[-1] in _OF and (set(before) & words_of("portfolio")):
        return None
    known = {label for kind in kinds - ({"acronym"} if "state" in kinds else set()) if (label := _LABELS.get(kind))}
    agreeing = {label for label in known if _CLASSES[label] == model}
    words = [word.strip("'").lower() for word in plain_view(surface).replace("'", "' ").split() if word.strip("'")]
    if not kinds and model != "PER" and words[0] in words_of("title"):
        return None  # Ministre d'État
    if not kinds and model in ("ORG", "LOC") and words[0] in words_of("work"):
        return None
    if words[0] in words_of("occasion") and model in ("ORG", "MISC"):
        return "EVENT"
    if len(agreeing) == 1:
        return agreeing.pop()
    plain = not kinds & {"city", "outlet", "person-part", "demonym", "seat"}
    if len(known) == 1 and not agreeing and (score < _SURE or (plain and (" " in surface or model != "PER"))):
        return known.pop()
    if (words[0] in words_of("river") and len(words) < 3) or (len(words) == 1 and words[0] in words_of("direction")):
        return "LOC"
    if model == "PER":
        return "PERSON"
    if model == "ORG":
        return "ORG"
    if model == "LOC" and "seat" in kinds:
        return "LOC"
    if model == "LOC":
        return "LOC" if set(words) & words_of("region") or {words[0], *before[-1:]} & words_of("landform") else "GPE"
    return None


_OF = frozenset(("de", "d", "du", "des", "la", "l", "à", "au", "aux"))


def _words_before(text: str, start: int) -> list[str]:
    """The words just before a name on its line, in small letters, three at most ("ministre", "de", "la" before Santé)."""
    line = text[max(0, start - 40) : start].rpartition("\n")[2]
    return plain_view(line).lower().replace("'", " ").split()[-3:]


def _longer(text: str, names: Iterable[Proposal]) -> set[str]:
    """What a longer name of the same article ends with, if it is a person's, or begins with, if it is a body's: "Lund", "Aar Lund"; "Parlement"."""
    parts: set[str] = set()
    for name in names:
        words = plain_view(_BARE.sub("", text[name.start : name.end])).split()
        if name.label == "PERSON":
            parts.update(" ".join(words[at:]) for at in range(1, len(words)))
        elif name.label == "ORG" and len(words) > 1 and words[0][0].isupper():
            parts.add(words[0])
    return parts

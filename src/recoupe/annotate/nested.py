"""Speech inside speech: « Le maire m'a dit : “Partez !” », a raconté sa voisine. The verb inside the outer marks says who speaks."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.annotate.scene import Scene
from recoupe.annotate.utterances import governed
from recoupe.lang.fr.phrases import sayer
from recoupe.lang.fr.saying import Saying
from recoupe.lang.fr.subjects import CLITICS
from recoupe.model.quotation import Cue, Speaker

_I = frozenset(("je", "j'"))
_OURS = frozenset(("mon", "ma", "mes", "notre", "nos", "votre", "vos", "ton", "ta", "tes"))
_NEAR = 2  # words between a verb of saying and the marks that it opens, be they no colon
_NAMING = frozenset(("appeler", "qualifier", "qualifier de", "traiter", "parler", "décrire", "présenter", "surnommer"))
_REACH = 8  # words from "je" to a colon
_FEWEST = 3  # words after a colon that no verb of saying announces


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    """Words inside the words of another: who says them, where the text shows it, and whether that is the outer speaker ("j'ai dit")."""

    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    cue: Cue | None
    speaker: Speaker | None
    own: bool


def nested(scene: Scene, index: int) -> list[Inner]:
    """What is said inside the marks of a number, by place: words that a verb of saying there reports, and those after a colon."""
    start, end = scene.marks[index].words
    if not any(each.level and start <= each.start < end for each in scene.marks):
        return []
    here = scene.within(start, end)
    out: list[Inner] = []
    for unit, (first, last) in enumerate(here.units):
        quotes = [k for k in range(first, last) if here.words[k].quoted is not None]
        reports = governed(here.words, first, last, here.sayings(unit), quotes) if quotes else {}
        for k in quotes:
            saying = reports.get(k)
            if saying is not None and not _opens(here, saying, k):
                saying = None
            colon = k > first and here.words[k - 1].form == ":"
            if saying is None and not (colon and len(here.inner(k).split()) >= _FEWEST):
                continue
            if here.words[k].named and not (saying is not None and colon):
                continue
            mark = here.marks[here.words[k].quoted or 0]
            own = _is_own(here, saying, first) if saying is not None else _tells_of_self(here, first, k)
            out.append(
                Inner(
                    start=mark.words[0],
                    end=mark.words[1],
                    pieces=mark.pieces,
                    cue=_cue(here, saying) if saying is not None else None,
                    speaker=_speaker(here, saying) if saying is not None and not own else None,
                    own=own,
                )
            )
    return out


def _opens(scene: Scene, saying: Saying, k: int) -> bool:
    """Whether a saying has the words between marks right after it, after its colon, or right before it."""
    if saying.shape == "incise":
        return saying.first > k
    if saying.shape not in ("finite", "infinitive", "gerund", "joined") or saying.clause is not None or saying.last > k:
        return False
    if scene.words[k - 1].form != ":" and saying.cue.lemma in _NAMING:
        return False  # "ce qu'ils appellent le 'trou'": a name for a thing
    return scene.words[k - 1].form == ":" or sum(each.is_word for each in scene.words[saying.last : k]) <= _NEAR


def _is_own(scene: Scene, saying: Saying, first: int) -> bool:
    """Whether the outer speaker speaks: "j'ai dit", "ai-je répondu"."""
    if any(scene.words[j].form in ("-je", "-t-je") for j in range(saying.first, saying.last + 1) if j < len(scene.words)):
        return True
    k = saying.first - 1
    while k >= first and scene.words[k].form in CLITICS and scene.words[k].form not in _I:
        k -= 1
    return k >= first and scene.words[k].form in _I


def _tells_of_self(scene: Scene, first: int, k: int) -> bool:
    """Whether "je" is the last that can be a subject before a colon: "je me suis dit : “…”", "je vous demande : “…”"."""
    for j in range(k - 2, max(first, k - _REACH) - 1, -1):
        word = scene.words[j]
        if word.form in _I:
            return True
        if word.form in (",", ";", ":", "qui", "que", "qu'", "il", "elle", "on", "ils", "elles") or word.quoted is not None or word.pos in ("NOUN", "PROPN"):
            return False
    return False


def _speaker(scene: Scene, saying: Saying) -> Speaker | None:
    """Who is named as the subject; nobody for a pronoun, for "on", and for those whom the outer speaker calls "mon" or "notre"."""
    subject = saying.subject
    if subject is None or subject.kind == "pronoun" or subject.several or scene.words[subject.first].form in _OURS:
        return None
    if not scene.is_person(subject) and sayer(scene.words[subject.head].form) is None:
        return None
    return scene.speaker(subject)


def _cue(scene: Scene, saying: Saying) -> Cue:
    start, end = scene.span(saying.first, saying.last)
    return Cue(start=start, end=end, lemma=saying.cue.lemma, polarity=saying.cue.polarity, force=saying.cue.force)

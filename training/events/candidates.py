"""Candidates for events on the open texts of WiNER: words that evoke a frame, with what surrounds them; labels.tsv has what a reader says of some."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import takewhile
from pathlib import Path

from recoupe import pipeline
from recoupe.annotate.events import EventsStage
from recoupe.config import Settings
from recoupe.knowledge import load
from recoupe.lang.fr.event_frames import by_lemma
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article, Source
from recoupe.model.event import Event
from recoupe.model.mention import Mention
from recoupe.model.quotation import Quotation
from recoupe.model.syntax import Sentence, Token

LABELS = Path(__file__).with_name("labels.tsv")
UNITS, DRAWN, SEED = 10, 150, 41
"""A text is ten units of WiNER's training file; as many texts are drawn, with this seed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a reader says of a word: whether it names an event of our codebook, and of which type; else why not (sense, private, part, repeat, state)."""

    text: str
    start: int
    is_event: bool
    code: str
    batch: int
    """1: its errors may be read by who writes frames; 2: only counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A word that evokes a frame: its features for the classifier, and the event that the rules make there, if any."""

    text: str
    start: int
    features: tuple[str, ...]
    event: Event | None


def texts(file: Path) -> list[tuple[str, str]]:
    """The drawn texts of WiNER's training file (`winer-fr.train.bio`), as id and text."""
    units: list[str] = []
    words: list[str] = []
    for line in [*file.read_text(encoding="utf-8").splitlines(), ""]:
        if line:
            token, *_, space = line.split("\t")
            words.append(token + (" " if space == "1" else ""))
        elif words:
            units.append("".join(words).strip())
            words = []
    every = [(f"winer-{at}", "\n\n".join(units[at : at + UNITS])) for at in range(0, len(units), UNITS)]
    return random.Random(SEED).sample(every, DRAWN)


def labels() -> list[Label]:
    """The labels, by the text and the offset of the word."""
    with LABELS.open(encoding="utf-8", newline="") as rows:
        return [
            Label(text=row["text"], start=int(row["start"]), is_event=row["event"] == "yes", code=row["code"], batch=int(row["batch"]))
            for row in csv.DictReader(rows, delimiter="\t")
        ]


class Reader:
    """Reads texts up to the events, as recoupe does, and gives their candidates."""

    def __init__(self) -> None:
        settings = Settings(jobs=1)
        every = pipeline.stages(settings, load(settings.actors))
        self._before = list(takewhile(lambda stage: stage.name != "events", every))
        self._events = EventsStage()

    def __call__(self, id: str, text: str) -> Iterator[Candidate]:
        """The candidates of a text."""
        article = Article.of(id, text, lang="fr", source=Source(path=id))
        work = reduce(lambda layers, stage: stage(layers), self._before, Annotated(article=article))
        made = {words.start: each for each in self._events(work).events or () for words in (each.trigger, *each.also)}
        verbs, nouns = by_lemma()
        mentions = [each for each in work.parties() if each.field == "text"]
        for sentence in work.sentences or ():
            within = [each for each in mentions if sentence.start <= each.start < sentence.end]
            for token in sentence.tokens:
                if (token.pos in ("VERB", "AUX") and token.lemma in verbs) or (token.pos == "NOUN" and token.lemma in nouns):
                    event = made.get(token.start)
                    found = tuple(sorted(set(_features(work, sentence, token, within, event))))
                    yield Candidate(text=id, start=token.start, features=found, event=event)


def _features(work: Annotated, sentence: Sentence, token: Token, mentions: Sequence[Mention], event: Event | None) -> Iterator[str]:
    """What is seen of a candidate: its word, what hangs on it, who is near, and what the rules say."""
    yield f"lemma={token.lemma}"
    yield f"pos={token.pos}"
    yield f"dep={token.dep.partition(':')[0]}"
    head = sentence.head(token)
    yield f"head={head.lemma if head else ''}"
    for child in sentence.children(token):
        dep = child.dep.partition(":")[0]
        if dep in ("nsubj", "obj", "obl", "nmod", "amod", "det", "case", "advmod", "iobj"):
            yield f"{dep}={child.lemma}"
            yield f"has={dep}"
            mention = next((each for each in mentions if each.start <= child.start < each.end), None)
            if mention:
                yield f"{dep}:{mention.label}"
                yield f"{token.pos}:{dep}:actor"
    for number in (1, 2):
        for at in (token.i - number, token.i + number):
            if 0 <= at < len(sentence.tokens):
                yield f"near={sentence.tokens[at].lemma}"
    yield f"mentions={min(len(mentions), 3)}"
    yield from {f"label={each.label}" for each in mentions}
    if any(_holds(each, token) for each in work.quotations or ()):
        yield "in speech"
    for feature in ("Tense", "VerbForm", "Mood", "Number", "Voice"):
        value = next((each for each in token.morph.split("|") if each.startswith(f"{feature}=")), None) if isinstance(token.morph, str) else None
        if value:
            yield value
    if event is None:
        yield "rules=none"
    else:
        yield f"rules={event.type}"
        yield f"rules by {event.by}"
        yield f"sides={bool(event.source)}{bool(event.target)}"
        yield f"status={event.status}"


def _holds(quotation: Quotation, token: Token) -> bool:
    return quotation.field == "text" and quotation.start <= token.start < quotation.end

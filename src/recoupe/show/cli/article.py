"""An article in the terminal with its layers: the text in colour, and under each paragraph what was read in it, for a person to judge."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from recoupe.lang.say import Lang, Say
from recoupe.model.event import Count, Event, Role
from recoupe.model.mention import Mention
from recoupe.model.quotation import Quotation
from recoupe.model.record import ArticleRecord

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Layer = Literal["times", "names", "speech", "events", "claims"]
LAYERS: tuple[Layer, ...] = ("times", "names", "speech", "events", "claims")
USUAL: tuple[Layer, ...] = ("times", "names", "speech", "events")
STYLES = {"times": "cyan", "names": "green", "unresolved": "yellow", "speech": "italic bright_blue", "events": "bold magenta", "claims": "white"}
STANDING = {"done": "green", "ongoing": "green", "denied": "red", "negated": "red", "conditional": "yellow", "hypothetical": "yellow"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted:
    """Characters `[start, end)` in a style; with a `tag`, they stand between "[tag " and "]" too, so that they are seen without colours."""

    start: int
    end: int
    style: str
    tag: str = ""


class Shown:
    """Prints records one after another.

    >>> from rich.console import Console
    >>> Shown("en", Console(width=80)).console.width
    80
    """

    def __init__(self, lang: Lang, console: Console, layers: Sequence[Layer] = USUAL) -> None:
        self.console = console
        self._say = Say(lang)
        self._layers = frozenset(layers)

    def __call__(self, record: ArticleRecord) -> None:
        """One article: what it is, its text in colour, and what was read in each paragraph. Tags apart, the text printed is the text."""
        from rich.padding import Padding
        from rich.text import Text

        self.console.rule(Text(record.id, style="bold"), align="left")
        for line in self._head(record):
            self.console.print(Text(line, style="dim"))
        painted = list(self._painted(record))
        for start, end in paragraphs(record.text):
            self.console.print(colour(record.text, start, end, painted))
            notes = list(self._notes(record, start, end))
            if notes:
                self.console.print(Padding(Text("\n").join(notes), (0, 0, 1, 4)))
        self.console.print()

    def _head(self, record: ArticleRecord) -> Iterator[str]:
        source, published = record.source, record.published
        if record.title and record.title.start is None:
            yield record.title.text
        yield " · ".join(each for each in (source.outlet, source.author, *(agency.name for agency in source.agencies)) if each)
        if published.value and published.basis:
            yield self._say("show.published", when=self._say.date(published.value), basis=self._say(f"show.basis.{published.basis}"))
        else:
            yield self._say("show.undated")

    def _painted(self, record: ArticleRecord) -> Iterator[Painted]:
        if "times" in self._layers:
            yield from (Painted(start=each.start, end=each.end, style=STYLES["times"]) for each in record.times if each.field == "text")
        if "names" in self._layers:
            for mention in record.mentions:
                if mention.field == "text":
                    known = mention.actor or mention.actors
                    yield Painted(start=mention.start, end=mention.end, style=STYLES["names" if known else "unresolved"])
        if "speech" in self._layers:
            for said in record.quotations:
                if said.field == "text":
                    pieces = said.fragments or ((said.start, said.end),)
                    yield from (Painted(start=start, end=end, style=STYLES["speech"], tag=said.id) for start, end in pieces)
        if "events" in self._layers:
            for event in record.events:
                if event.field == "text":
                    for words in (event.trigger, *event.also):
                        yield Painted(start=words.start, end=words.end, style=STYLES["events"], tag=event.id)

    def _notes(self, record: ArticleRecord, start: int, end: int) -> Iterator[Text]:
        """What begins in a paragraph, layer by layer, in the order of the text."""
        if "times" in self._layers:
            told = [f"{_short(each.text)} = {each.value}" for each in record.times if each.value and start <= each.start < end and each.field == "text"]
            yield from self._line("times", told)
        if "names" in self._layers:
            known = {each.id: each.name for each in record.actors}
            yield from self._line("names", _once(self._name(each, known) for each in record.mentions if start <= each.start < end and each.field == "text"))
        if "speech" in self._layers:
            yield from (self._speech(each) for each in record.quotations if start <= each.start < end and each.field == "text")
        if "events" in self._layers:
            yield from (self._event(each, record.text) for each in record.events if start <= each.trigger.start < end and each.field == "text")
        if "claims" in self._layers:
            for claim in record.claims:
                if any(start <= each.start < end for each in claim.evidence[:1]):
                    yield _styled(f"{claim.id}  ", STYLES["claims"], f"{self._say(f'show.slot.{claim.slot}')} · {claim.statement} [{claim.stance}]")

    def _line(self, layer: str, told: Iterable[str]) -> Iterator[Text]:
        every = list(told)
        if every:
            yield _styled(f"{self._say(f'show.{layer}')}  ", STYLES[layer], " · ".join(every))

    def _name(self, mention: Mention, known: Mapping[str, str]) -> str:
        words = _short(mention.text)
        if mention.reading == "group" and mention.actors:
            return f"{words} = {', '.join(known.get(each, each) for each in mention.actors)}"
        if mention.actor is None:
            return f"{words} = ?"
        name = mention.name or mention.actor
        told = words if name == words else f"{words} = {name}"
        return f"{told} ({self._say(f'show.reading.{mention.reading}')})" if mention.reading not in ("name", "short-name") else told

    def _speech(self, said: Quotation) -> Text:
        who = said.speaker.name if said.speaker else self._say("show.nobody")
        if said.speaker and said.speaker.actor is None:
            who = f"{who} ({self._say('show.in-words')})"
        more = [self._say(f"show.kind.{said.kind}")]
        if said.cue:
            more.append(self._say("show.cue", lemma=said.cue.lemma, force=said.cue.force))
        if said.addressee:
            more.append(self._say("show.to", whom=said.addressee.text))
        if said.occasion:
            more.append(self._say("show.occasion", what=said.occasion.text))
        more += [self._say("show.inside", id=said.inside)] if said.inside else []
        more += [self._say("show.echo", id=said.echo_of)] if said.echo_of else []
        return _styled(f"{said.id}  {who}", STYLES["speech"], " · " + ", ".join(more))

    def _event(self, event: Event, text: str) -> Text:
        line = _styled(f"{event.id}  ", STYLES["events"], f"{event.type}{f'/{event.mode}' if event.mode else ''} {self._say(f'claims.kind.{event.kind}')} ")
        line.append(self._say(f"claims.status.{event.status}"), style=STANDING.get(event.status, "cyan"))
        line.append(f" · {_who(event.source)} → {_who(event.target)}" if event.target else f" · {_who(event.source)}" if event.source else "")
        more = []
        if event.time:
            more.append(self._say.date(event.time.value))
        if event.place:
            more.append(self._say("show.at", place=event.place.name))
        more += [_count(each, text) for each in event.numbers]
        if event.said_by:
            more.append(self._say("show.said-by", name=event.said_by.name))
        if event.denies:
            more.append(self._say("show.denies", id=event.denies))
        if event.condition:
            more.append(self._say("show.condition", words=_short(text[slice(*event.condition)])))
        if event.background:
            more.append(self._say("show.background"))
        line.append("".join(f" · {each}" for each in more))
        return line


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a text that have something in them.

    >>> list(paragraphs("Un.\\n\\nDeux."))
    [(0, 3), (5, 10)]
    """
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1


def colour(text: str, start: int, end: int, painted: Collection[Painted]) -> Text:
    """The characters `[start, end)` of a text with what is painted on them; what begins before or ends after is painted where it lies within.

    >>> colour("Elle est venue hier.", 0, 20, [Painted(start=9, end=14, style="bold", tag="e1")]).plain
    'Elle est [e1 venue] hier.'
    """
    from rich.text import Text

    within = [each for each in painted if each.start < end and start < each.end]
    cuts = sorted({start, end, *(min(max(at, start), end) for each in within for at in (each.start, each.end))})
    line = Text()
    for left, right in itertools.pairwise(cuts):
        opening = sorted((each for each in within if each.tag and each.start == left), key=lambda each: -each.end)
        line.append("".join(f"[{each.tag} " for each in opening), style="dim")
        line.append(text[left:right], style=" ".join(each.style for each in within if each.start <= left and right <= each.end))
        line.append("]" * sum(bool(each.tag) and each.end == right for each in within), style="dim")
    return line


def _styled(head: str, style: str, rest: str) -> Text:
    from rich.text import Text

    return Text.assemble((head, style), rest)


def _who(roles: Sequence[Role]) -> str:
    return ", ".join(each.name for each in roles) or "?"


def _count(number: Count, text: str) -> str:
    return _short(text[number.start : number.end])


def _once(told: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(told))


def _short(words: str, longest: int = 60) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= longest else one_line[: longest - 1] + "…"

"""How many of the political predicates that the press uses have an event frame or are listed as no events. `python -m eval.coverage`.

A political predicate is a verb, or a noun of an act, that has a political actor as an argument: subject, object, a complement with "à", "avec", "contre" …,
or of a noun "de", "par", "entre" …; a political actor is a mention of a state, of a body or of a holder of an office. Counted on one half of the press articles
that are not reserved, those on sports and shows left out as the events stage leaves them out. The working half is there to be read; of the other only numbers
are printed. `--counts` writes how often each frame makes an event in the working half into frame_counts.json.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from eval.gold import Shared
from eval.layers import as_input
from eval.reserved import reserved
from recoupe import pipeline
from recoupe.annotate.events import LEISURE, EventsStage
from recoupe.config import Settings
from recoupe.lang.fr.actor_words import leisure_share
from recoupe.lang.fr.clauses import clause_of
from recoupe.lang.fr.event_frames import Entry, by_lemma, frames
from recoupe.lang.fr.lexicon import lexicon
from recoupe.lang.fr.no_events import groups, why_no_event
from recoupe.lang.fr.participants import antecedent, other_subject
from recoupe.lang.fr.prepositions import cases
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article
from recoupe.model.event import Event
from recoupe.model.mention import Mention
from recoupe.model.syntax import Sentence, Token

Half = Literal["working", "report"]
COUNTS = Path(__file__).with_name("frame_counts.json")
OBLIQUE = frozenset(["à", "avec", "contre", "de", "envers", "par", "entre", "vers", "pour", "sur", "en", "auprès", "chez", "devant", "face"])
OF_NOUN = frozenset(["de", "par", "entre", "à", "avec", "contre", "envers", "vers"])
_ENDINGS = ("tion", "sion", "ment", "age", "ance", "ence", "aison", "ade", "xion")
_REACH, _AROUND = 4, 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """One political predicate where it stands. lemma: "se rendre" for a reflexive verb. frame: a frame has its words; made: an event was made of it."""

    lemma: str
    verb: bool
    frame: bool
    made: bool
    sentence: Sentence
    token: Token

    @property
    def listed(self) -> str | None:
        """Why it is no event, where the list says so."""
        return why_no_event(self.lemma, verb=self.verb)


def half_of(id: str) -> Half:
    """The half that an article belongs to, by the hash of its id.

    >>> sorted({half_of(f"article-{n}") for n in range(9)})
    ['report', 'working']
    """
    return "working" if int(hashlib.sha256(b"half:" + id.encode()).hexdigest(), 16) % 2 == 0 else "report"


def articles(shared: Shared, half: Half, cache: Path) -> Iterator[Annotated]:
    """The articles of a half with all layers before the events, kept between runs: events change often, what is before them seldom."""
    rows = [as_input(row) for row in shared.press.values() if not reserved(row["id"]) and half_of(row["id"]) == half]
    cache.mkdir(parents=True, exist_ok=True)
    todo = [row for row in rows if not _kept(cache, row["id"]).exists()]
    if todo:
        _annotate(todo, cache)
    for row in rows:
        if (place := _kept(cache, row["id"])).exists():
            work: Annotated = pickle.loads(place.read_bytes())  # written by this command, under a folder of the user's own
            yield work


def _kept(cache: Path, id: str) -> Path:
    return cache / f"{hashlib.sha256(id.encode()).hexdigest()[:24]}.pickle"


def _annotate(rows: Iterable[dict[str, object]], cache: Path) -> None:
    from recoupe.knowledge import load

    settings, knowledge = Settings(today="2026-01-01"), load()
    path = pipeline.stages(settings, knowledge)
    before = path[: [each.name for each in path].index("events")]
    pile = cache / "articles.jsonl"
    pile.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    for article in pipeline.read([pile], settings, knowledge=knowledge):
        if isinstance(article, Article):
            work = Annotated(article=article)
            for stage in before:
                work = stage(work)
            unfinished = _kept(cache, article.id).with_suffix(".part")
            unfinished.write_bytes(pickle.dumps(work))
            unfinished.rename(_kept(cache, article.id))


def is_leisure(work: Annotated) -> bool:
    """Whether the events stage leaves the article out as one about sports and shows."""
    return leisure_share(token.lemma for sentence in work.sentences or () for token in sentence.tokens) > LEISURE


def political(work: Annotated) -> list[Mention]:
    """The mentions of states, bodies and holders of offices, in text order."""
    kinds = {each.id: each.kind for each in work.actors or ()}
    in_office = {each.actor for each in work.mentions or () if each.reading == "role" and each.actor}

    def counts(each: Mention) -> bool:
        if each.field != "text" or each.label not in ("PERSON", "ORG", "GPE", "NORP"):
            return False
        kind = kinds.get(each.actor or "")
        known = each.actor is not None and not each.actor.startswith("new:")
        if kind == "person":
            return known or each.actor in in_office
        return kind in ("state", "body", "group") or each.label == "ORG" or each.reading == "role"

    return sorted((each for each in work.parties() if counts(each)), key=lambda each: each.start)


def predicates(work: Annotated, events: Iterable[Event]) -> Iterator[Predicate]:
    """The political predicates of an article, with what became of them."""
    covered = {i for each in political(work) for i in range(each.start, each.end)}
    triggers = {each.start for event in events for each in (event.trigger, *event.also)}
    for sentence in work.sentences or ():
        for token in sentence.tokens:
            verb = token.pos in ("VERB", "AUX")
            if verb and (token.dep.startswith(("aux", "cop")) or not is_verb(token.lemma)):
                continue
            if not verb and (token.pos != "NOUN" or token.start in covered or not is_act(token.lemma)):
                continue
            arguments = _of_verb(sentence, token) if verb else _of_noun(sentence, token)
            if any(each.start in covered for each in arguments):
                # "se" makes another verb of it: "rendre", "se rendre"
                reflexive = verb and clause_of(sentence, token).reflexive
                entries = by_lemma()[0 if verb else 1].get(token.lemma, ())
                yield Predicate(
                    lemma=f"se {token.lemma}" if reflexive else token.lemma,
                    verb=verb,
                    frame=any(each.reflexive == reflexive and _there(sentence, token, each, verb=verb) for each in entries),
                    made=token.start in triggers,
                    sentence=sentence,
                    token=token,
                )


def _there(sentence: Sentence, token: Token, entry: Entry, *, verb: bool) -> bool:
    """Whether a frame's expression stands there: its further words after it, as far as the matcher looks, or near it one of the objects that it must have."""
    at = token.i
    for word in entry.more:
        near = sentence.tokens[at + 1 : at + 1 + _REACH]
        found = next((each.i for each in near if word in (each.lemma.lower(), each.text.lower(), each.text.lower().rstrip("s"))), None)
        if found is None:
            return False
        at = found
    asked = entry.frame.must_follow if verb else entry.frame.noun_needs_objects
    if entry.more or not asked or entry.words in (*entry.frame.loose, *entry.frame.loose_nouns):
        return True
    around = sentence.tokens[max(0, token.i - _AROUND if verb else token.i) : token.i + _AROUND]
    return any(each.lemma.lower() in entry.frame.objects or (entry.frame.names_count and each.pos == "PROPN") for each in around)


def _of_verb(sentence: Sentence, verb: Token) -> list[Token]:
    found = [antecedent(sentence, each, verb) for each in sentence.children(verb, "nsubj", "obj", "iobj")]
    found += [each for each in sentence.children(verb, "obl") if cases(sentence, each) & OBLIQUE or each.dep == "obl:agent"]
    if not sentence.children(verb, "nsubj"):
        found += other_subject(sentence, clause_of(sentence, verb))
    if verb.dep.startswith("acl") and verb.has("VerbForm=Part"):
        found.append(sentence.tokens[verb.head])
    return _with_joined(sentence, found)


def _of_noun(sentence: Sentence, noun: Token) -> list[Token]:
    return _with_joined(sentence, [each for each in sentence.children(noun, "nmod", "obl") if cases(sentence, each) & OF_NOUN])


def _with_joined(sentence: Sentence, tokens: list[Token]) -> list[Token]:
    return [*tokens, *(other for each in tokens for other in sentence.children(each, "conj"))]


@cache
def is_act(lemma: str) -> bool:
    """Whether a noun may name an act: a frame or the list of no events has it, it ends like one, or a verb is made like it ("visite", "visiter").

    >>> is_act("visite"), is_act("négociation"), is_act("navire")
    (True, True, False)
    """
    if lemma in by_lemma()[1] or why_no_event(lemma, verb=False):
        return True
    return (len(lemma) > 6 and lemma.endswith(_ENDINGS)) or "VERB" in lexicon().readings(f"{lemma.removesuffix('e')}er").split("/")


@cache
def is_verb(lemma: str) -> bool:
    """Whether a verb's lemma is one: what neither the lexicon nor a frame nor the list knows is a slip of the tagger ("saoudite" as a form of "saouditer").

    >>> is_verb("signer"), is_verb("saouditer")
    (True, False)
    """
    return lemma in by_lemma()[0] or why_no_event(lemma, verb=True) is not None or "VERB" in lexicon().readings(lemma).split("/")


def fired(events: Iterable[Event]) -> Iterator[str]:
    """The frames that made the events, as "TYPE/id"."""
    for each in events:
        yield f"{each.type}/{(each.by or '').split('/')[1]}"


def main(arguments: list[str] | None = None) -> None:
    """Print the share of predicates that are covered; with options also the words that are not, and how often each frame makes an event."""
    parser = argparse.ArgumentParser(prog="python -m eval.coverage", description="How many political predicates have a frame.")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), metavar="DIR")
    parser.add_argument("--half", choices=("working", "report"), default="working", help="which half of the articles (default: working)")
    parser.add_argument("--list", type=int, default=0, metavar="N", help="the N most frequent uncovered predicates, working half only")
    parser.add_argument("--silent", type=int, default=0, metavar="N", help="the N most frequent with a frame of which no event was made, working half only")
    parser.add_argument("--show", metavar="LEMMA", help="the sentences of a predicate, working half only")
    parser.add_argument("--counts", action="store_true", help="how often each frame makes an event, written to frame_counts.json; working half only")
    parser.add_argument("--type", metavar="TYPE", help="print those counts for the frames of one type alone")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "recoupe-coverage", metavar="DIR", help="where annotated articles are kept")
    options = parser.parse_args(arguments)
    if options.half == "report" and (options.list or options.silent or options.show or options.counts):
        parser.error("the report half is measured, never read")
    totals: Counter[str] = Counter()
    uncovered: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    frames_used: Counter[str] = Counter()
    stage = EventsStage("en")
    for work in articles(Shared(options.shared), options.half, options.cache):
        totals["articles"] += 1
        if is_leisure(work):
            totals["of sports and shows"] += 1
            continue
        events = stage(work).events or ()
        frames_used.update(fired(events))
        for each in predicates(work, events):
            why = None if each.frame else each.listed
            totals["predicates"] += 1
            totals["event"] += each.made
            totals["frame"] += each.frame or each.made
            totals["listed"] += bool(why) and not each.made
            reasons[why or ""] += 1
            if not each.made and not why:
                (silent if each.frame else uncovered)[f"{each.lemma} ({'verb' if each.verb else 'noun'})"] += 1
            if options.show == each.lemma:
                print(" ".join(f"[{one.text}]" if one.i == each.token.i else one.text for one in each.sentence.tokens), "\n")
    _print(options.half, totals, reasons)
    for words, n in ((uncovered, options.list), (silent, options.silent)):
        for word, times in words.most_common(n):
            print(f"{times:5}  {word}")
    if options.counts:
        table = {f"{each.type}/{each.id}": frames_used[f"{each.type}/{each.id}"] for each in frames()}
        COUNTS.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        for name, n in sorted(table.items(), key=lambda pair: pair[1]):
            if not options.type or name.startswith(options.type):
                print(f"{n:5}  {name}")


def _print(half: str, totals: Counter[str], reasons: Counter[str]) -> None:
    def share(n: int) -> str:
        return f"{n} ({100 * n / max(1, totals['predicates']):.1f} %)"

    print(f"{half} half: {totals['articles']} articles, {totals['of sports and shows']} of them on sports and shows and left out")
    print(f"political predicates {totals['predicates']}; with a frame {share(totals['frame'])}, an event was made of {share(totals['event'])}")
    print(f"listed as no events {share(totals['listed'])}: " + ", ".join(f"{each.id} {reasons[each.id]}" for each in groups() if reasons[each.id]))
    print(f"covered or listed {share(totals['frame'] + totals['listed'])}")


if __name__ == "__main__":
    main()

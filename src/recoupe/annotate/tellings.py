"""How an article tells an event: as something new or as known already, of one or of several, and the words that tell it from others of its kind."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from recoupe.lang.fr.prepositions import cases
from recoupe.lang.fr.telling_words import telling_words
from recoupe.model.annotated import Annotated
from recoupe.model.event import Event
from recoupe.model.syntax import Sentence, Token

_COMPLEMENTS = frozenset(["de", "par", "contre", "entre", "avec"])


@dataclass(frozen=True, slots=True)
class Telling:
    """What the words of an event show beside its participants.

    fresh: told as something not told before ("une attaque", "un autre tir"). known: told as told before ("cette attaque"). plural: of several.
    heading: in a title or subhead. count: how many of them are told at once ("trois frappes"). about: the nouns that it is of, to or with.
    marks: the adjectives that tell it from others.
    """

    verb: bool
    fresh: bool = False
    known: bool = False
    plural: bool = False
    heading: bool = False
    count: str | None = None
    about: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()


class Tellings:
    """Reads how each event of an article is told."""

    def __init__(self, work: Annotated) -> None:
        self._sentences = [each for each in work.sentences or () if each.tokens]
        self._starts = [each.start for each in self._sentences]
        self._headings = [(each.start, each.end) for each in work.article.zones if each.kind in ("title", "subhead")]

    def __call__(self, event: Event) -> Telling:
        """How one event is told."""
        at = bisect_right(self._starts, event.trigger.start) - 1
        heading = any(start <= event.trigger.start < end for start, end in self._headings)
        verb = event.score != 0.5
        if at < 0:
            return Telling(verb, heading=heading)
        sentence = self._sentences[at]
        token = next((each for each in sentence.tokens if each.start <= event.trigger.start < each.end), None)
        if token is None:
            return Telling(verb, heading=heading)
        if verb:
            return Telling(True, heading=heading, about=_about_verb(sentence, token))
        return _of_noun(sentence, token, heading)


def _of_noun(sentence: Sentence, noun: Token, heading: bool) -> Telling:
    before = [each for each in sentence.children(noun, "det", "amod", "nummod") if each.i < noun.i]
    head = sentence.head(noun)
    if not before and head is not None and head.i < noun.i and head.pos == "NOUN" and "de" in cases(sentence, noun):
        before = [each for each in sentence.children(head, "det", "amod", "nummod") if each.i < head.i]  # "une tentative de coup d’État"
    words = {each.text.lower().replace("’", "'") for each in before} | {each.lemma.lower() for each in before}
    before_it = sentence.tokens[noun.i - 1].text.lower().replace("’", "'") if noun.i else ""
    count = next((each.text.lower() for each in before if each.dep == "nummod" or each.pos == "NUM"), None)
    some = before_it == "en" or any(each.text.lower() == "des" and each.pos == "DET" for each in before)
    fresh = (some or bool((words | {before_it}) & telling_words("fresh"))) and not words & telling_words("known")
    below = [each for each in sentence.children(noun, "nmod", "obl") if each.i > noun.i and cases(sentence, each) & _COMPLEMENTS]
    below += [one for each in below if each.pos == "NUM" for one in sentence.children(each, "nmod", "obl")]  # "de trois de ses compatriotes"
    about = {each.lemma.lower() for each in below if each.pos in ("NOUN", "PROPN")}
    marks = {each.lemma.lower() for each in sentence.children(noun, "amod") if each.i > noun.i} - telling_words("plain")
    plural = noun.has("Number=Plur") or (noun.text.lower().endswith(("s", "x")) and not noun.lemma.endswith(("s", "x")))
    known = bool(words & telling_words("known"))
    return Telling(False, fresh, known, plural, heading, count, frozenset(about), frozenset(marks))


def _about_verb(sentence: Sentence, verb: Token) -> frozenset[str]:
    """The nouns that a verb is about: its objects, what they are of, and the verbs under it."""
    found: set[str] = set()
    for child in sentence.children(verb, "obj", "obl", "xcomp", "ccomp"):
        for each in (child, *sentence.children(child, "nmod", "obj", "conj", "obl")):
            if each.pos in ("NOUN", "PROPN", "VERB"):
                found.add(each.lemma.lower())
    return frozenset(found)

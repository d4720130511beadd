"""How an article tells an event: as something new or as known already, of one or of several, and the words that tell it from others of its kind."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from recoupe.lang.fr.clauses import clause_of
from recoupe.lang.fr.prepositions import cases
from recoupe.lang.fr.telling_words import telling_words
from recoupe.model.annotated import Annotated
from recoupe.model.event import Event
from recoupe.model.syntax import Sentence, Token

_PRONOUNS = frozenset(["il", "elle", "ils", "elles", "l'", "le", "la", "les"])
_COMPLEMENTS = frozenset(["de", "par", "contre", "entre", "avec"])


@dataclass(frozen=True, slots=True)
class Telling:
    """What the words of an event show beside its participants.

    fresh: told as something not told before ("une attaque", "un autre tir"). known: told as told before ("cette attaque"). plural: of several.
    heading: in a title or subhead. count: how many of them are told at once ("trois frappes"). about: the nouns that it is of, to or with.
    marks: the adjectives that tell it from others. at: the sentence that tells it. stem: the beginning of its word.
    whose: it has a possessive ("son arrestation"). pronoun: its verb has "il", "le" or the like about it. below: where the words
    stand that its verb is a participle or an object of ("un appel invitant …", "a fait dix morts").
    summing: it takes up whatever violence was just told ("cette attaque").
    joined: where the words stand whose helper its verb shares ("reconnus coupables et condamnés"). past: its verb does not go back before another.
    last: it is "la dernière attaque", new or known.
    """

    verb: bool
    fresh: bool = False
    known: bool = False
    plural: bool = False
    heading: bool = False
    count: str | None = None
    about: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    at: int = -1
    stem: str = ""
    whose: bool = False
    pronoun: bool = False
    below: frozenset[int] = frozenset()
    summing: bool = False
    joined: frozenset[int] = frozenset()
    past: bool = True
    last: bool = False


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
            ruling = event.kind == "conviction"  # of others nobody asks
            return Telling(
                True,
                heading=heading,
                about=_about_verb(sentence, token),
                at=at,
                stem=_stem(token),
                pronoun=ruling and any(each.text.lower().replace("’", "'") in _PRONOUNS for each in sentence.children(token)),
                below=_nouns_above(sentence, token),
                joined=_sharing_helper(sentence, token),
                past=not ruling or clause_of(sentence, token).tense in ("past", "present", "participle"),
            )
        return replace(_of_noun(sentence, token, heading), at=at, stem=_stem(token))


def _nouns_above(sentence: Sentence, verb: Token) -> frozenset[int]:
    """Where the words stand that a participle may belong to: the noun that it hangs on, and what that is of; or the verb that has it as object."""
    found: set[int] = set()
    head = sentence.head(verb)
    if head is not None and verb.dep.startswith("obj"):
        return frozenset([head.start])  # "a fait dix morts"
    if not verb.dep.startswith("acl") or not verb.text.lower().endswith("ant"):
        return frozenset()
    while head is not None and head.pos == "NOUN" and len(found) < 4:
        found.add(head.start)
        head = sentence.head(head) if head.dep.partition(":")[0] in ("nmod", "conj") else None
    return frozenset(found)


def _sharing_helper(sentence: Sentence, verb: Token) -> frozenset[int]:
    """Where the words stand that a verb without a helper of its own is joined to."""
    head = sentence.head(verb) if verb.dep == "conj" and not sentence.children(verb, "aux") else None
    above = sentence.head(head) if head is not None else None
    return frozenset(each.start for each in (head, above) if each is not None)


def _stem(token: Token) -> str:
    """The first letters of a word without its accents, which a verb and its noun have alike: "arrêter", "arrestation"."""
    return token.lemma.lower().replace("ê", "es").replace("é", "e").replace("è", "e")[:5]


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
    last = bool(words & {"dernier", "dernière"}) and not some
    whose, summing = bool(words & telling_words("possessive")), known and noun.lemma in telling_words("summing")
    return Telling(False, fresh, known, plural, heading, count, frozenset(about), frozenset(marks), whose=whose, summing=summing, last=last)


def _about_verb(sentence: Sentence, verb: Token) -> frozenset[str]:
    """The nouns that a verb is about: its objects, what they are of, and the verbs under it."""
    found: set[str] = set()
    for child in sentence.children(verb, "obj", "obl", "xcomp", "ccomp"):
        for each in (child, *sentence.children(child, "nmod", "obj", "conj", "obl")):
            if each.pos in ("NOUN", "PROPN", "VERB"):
                found.add(each.lemma.lower())
    return frozenset(found)

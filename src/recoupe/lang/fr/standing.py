"""Where an event stands, from the verb or noun that names it: tense, mood, modal verbs, negation, what governs it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from recoupe.lang.fr.event_frames import verb_forms
from recoupe.model.event import Status
from recoupe.model.syntax import Sentence, Token


@cache
def _words() -> dict[str, frozenset[str]]:
    text = files("recoupe.lang.fr").joinpath("standing.toml").read_text(encoding="utf-8")
    return {key: frozenset(each.removeprefix("se ").removeprefix("s’") for each in value) for key, value in tomllib.loads(text).items()}


def acting_nouns() -> frozenset[str]:
    """Lemmas of nouns whose complement is who acts ("les ministres du Mali")."""
    return _words()["agents"]


def status_of_verb(sentence: Sentence, verb: Token, *, act: bool = False) -> Status | None:
    """The status of the event that a verb names; None where the verb names no event of its own (a purpose, an infinitive that nothing governs).

    act: saying it is doing it, so that the present tense means done ("accuse", "exige").
    """
    if _negated(sentence, verb):
        return "negated"
    if _under_condition(sentence, verb):
        return "hypothetical"
    finite = _finite(sentence, verb)
    # a rare form that the tagger took for a noun or an adjective has no features: beside an auxiliary it is a participle, else a present
    mistaken = verb.pos not in ("VERB", "AUX")
    if finite is None and mistaken:
        return "done" if act else "ongoing"
    if finite is None:
        if verb.has("VerbForm=Part") and verb.has("Tense=Past"):
            return _governed(sentence, verb) or "done"
        if verb.has("VerbForm=Part"):
            return _beside(sentence, verb, act=act)
        return _governed(sentence, verb)
    if (governed := _governed(sentence, verb)) is not None:
        return governed
    compound = finite is not verb and (mistaken or verb.has("VerbForm=Part"))
    mood = _mood(finite)
    if mood == "conditional":
        if _reported(sentence, verb) and not compound:
            return "announced"
        return "conditional"
    if mood == "future":
        return "announced"
    if compound or finite.has("Tense=Past"):
        return "done"
    if finite.has("Tense=Imp"):
        return "done" if act else "ongoing"
    return "done" if act else "ongoing"


def status_of_noun(sentence: Sentence, noun: Token) -> Status:
    """The status of the event that a noun names, from its adjectives and from what governs it; done where nothing says otherwise."""
    words = _words()
    if any(child.lemma in words["coming"] for child in sentence.children(noun)):
        return "announced"
    head = sentence.head(noun)
    if head is None:
        return "done"
    if noun.dep.startswith("nmod") and head.lemma in words["projects"]:
        return "proposed"
    if noun.dep.startswith(("nsubj", "obj", "obl")) and head.pos in ("VERB", "AUX"):
        if _negated(sentence, head):
            return "negated" if noun.dep.startswith(("nsubj", "obj")) else "done"
        if noun.dep.startswith("obj") or noun.dep == "nsubj:pass":
            for key, status in GOVERNS.items():
                if head.lemma in words[key]:
                    return status
            if head.lemma == "préparer":
                return "announced"
        if noun.dep.startswith("nsubj"):
            finite = _finite(sentence, head)
            if finite is not None and (_mood(finite) == "future" or finite.lemma == "devoir"):
                return "announced"
            if finite is not None and _mood(finite) == "conditional":
                return "announced" if _reported(sentence, head) else "conditional"
    return "done"


GOVERNS: dict[str, Status] = {"promises": "promised", "denies": "denied", "wants": "proposed", "plans": "announced"}


def _finite(sentence: Sentence, verb: Token) -> Token | None:
    """The form that carries tense and mood: the first auxiliary, or the verb itself."""
    for child in sentence.children(verb, "aux"):
        if child.has("VerbForm=Fin"):
            return child
    return verb if verb.has("VerbForm=Fin") else None


def _mood(finite: Token) -> Literal["conditional", "future"] | None:
    """Conditional or future, by the tagger or, for forms too rare for it ("rendrait", "tiendra"), by the form's ending on the verb's own future stem."""
    if finite.has("Mood=Cnd"):
        return "conditional"
    if finite.has("Tense=Fut"):
        return "future"
    form = finite.text.lower()
    for ending, mood in ENDINGS:
        # "entrait" is no conditional of "entrer": there is no future "entront"
        if form.endswith(ending) and form.removesuffix(ending) + "ront" in verb_forms():
            return mood
    return None


ENDINGS: tuple[tuple[str, Literal["conditional", "future"]], ...] = (
    ("rait", "conditional"), ("raient", "conditional"), ("ra", "future"), ("ront", "future"),
)  # fmt: skip


def _beside(sentence: Sentence, participle: Token, *, act: bool) -> Status:
    """The status of a present participle or gerund: that of the clause it goes with ("a déclaré …, en recevant …" is done)."""
    head = sentence.head(participle)
    finite = None if head is None else _finite(sentence, head)
    if act or finite is None or head is None:
        return "done" if act else "ongoing"
    if _mood(finite) == "future":
        return "announced"
    return "done" if finite is not head or finite.has("Tense=Past") else "ongoing"


def _governed(sentence: Sentence, verb: Token) -> Status | None:
    """What a governing verb says of an infinitive or a clause: promised, proposed, denied, announced, hypothetical."""
    words = _words()
    head = sentence.head(verb)
    if head is None or not (verb.dep.startswith(("xcomp", "ccomp", "acl", "advcl")) or (verb.has("VerbForm=Inf") and verb.dep.startswith("obl"))):
        return None
    infinitive = verb.has("VerbForm=Inf")
    if head.pos == "NOUN" and infinitive:
        return "promised" if head.lemma in ("promesse", "engagement") else "proposed" if head.lemma in words["projects"] else None
    if head.lemma in words["denies"]:
        return "denied"
    if not infinitive:
        return None
    if head.lemma in words["promises"]:
        return "promised"
    if head.lemma in words["wants"]:
        return "proposed"
    if head.lemma in words["may"]:
        return "hypothetical"
    if head.lemma in words["plans"]:
        finite = _finite(sentence, head)
        perfect = any(child.pos == "AUX" for child in sentence.children(verb, "aux"))
        if head.lemma == "devoir" and finite is not None and _mood(finite) == "conditional" and perfect:
            return "conditional"
        return "announced"
    return None


def _negated(sentence: Sentence, verb: Token) -> bool:
    holders = [verb, *sentence.children(verb, "aux")]
    head = sentence.head(verb)
    if head is not None and verb.dep.startswith("xcomp"):
        holders += [head, *sentence.children(head, "aux")]
    below = [child for holder in holders for child in sentence.children(holder)]
    return any(child.text.lower() in ("ne", "n’", "n'") for child in below) and any(child.text.lower() in _words()["never"] for child in below)


def _under_condition(sentence: Sentence, verb: Token) -> bool:
    clause = verb
    for _ in range(3):
        if any(child.lemma == "si" and child.dep.startswith("mark") for child in sentence.children(clause)):
            # "si" after a verb of asking is indirect speech: "a demandé si"
            return clause.dep.startswith("advcl")
        head = sentence.head(clause)
        if head is None or not clause.dep.startswith(("xcomp", "conj")):
            return False
        clause = head
    return False


def _reported(sentence: Sentence, verb: Token) -> bool:
    """Whether the clause is what a verb of saying in the past reports."""
    clause = verb
    for _ in range(4):
        head = sentence.head(clause)
        if head is None:
            return False
        if clause.dep.startswith("ccomp") and head.lemma in _words()["says"]:
            return True
        clause = head
    return False

"""Which word of a sentence a time belongs to, and whose time an event shares: the lists are in moments.toml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from recoupe.lang.fr.clauses import Clause, clause_of
from recoupe.lang.fr.moment_words import moment_words
from recoupe.lang.fr.noun_moments import chain_before, closing_document, in_force, occasion_after, occasion_before, occasion_behind, parted, parted_off
from recoupe.lang.fr.prepositions import cases
from recoupe.model.syntax import Sentence, Token

Bound = Literal["in", "before", "none"]
_PREDICATES = ("root", "acl", "advcl", "ccomp", "xcomp", "parataxis", "csubj")
_OF = frozenset(["de", "du", "d'", "d’", "des"])
NO_MOMENT = frozenset(["après", "avant", "depuis", "dès", "jusque", "lendemain", "veille", "suite", "malgré"])
_RELATIVES = frozenset(["qui", "que", "qu'", "qu’", "dont", "où", "lequel", "laquelle"])


@dataclass(frozen=True, slots=True)
class Anchor:
    """The token that a time tells the moment of.

    of: it is the complement of a noun ("la visite de mardi"). bound "before": the time ends the span in which it lies ("avant mardi").
    near: it stands beside the verb ("arrêté mardi"), so that the order of words is sure of what the tree proposes. alone: no other word shares it.
    """

    token: int
    of: bool
    bound: Bound
    near: bool = False
    alone: bool = False


def anchors(sentence: Sentence, start: int, end: int) -> tuple[Anchor, ...]:
    """The words that a time at `[start, end)` may belong to, with the noun of the occasion that stands behind it: see `_anchors`."""
    found = _anchors(sentence, start, end)
    last = next((each for each in reversed(sentence.tokens) if each.start < end), None)
    behind = occasion_behind(sentence, last) if found and last is not None else None
    return found if behind is None else (*found, Anchor(behind.i, True, found[0].bound, alone=True))


def _anchors(sentence: Sentence, start: int, end: int) -> tuple[Anchor, ...]:
    """The words that a time at `[start, end)` may belong to, the nearest first: the noun that it qualifies, or the verb of its clause, with the nouns between.

    None where it tells no moment ("après mardi", "jusqu’à mardi"), or where the tree and the order of words do not agree.
    """
    inside = [each for each in sentence.tokens if each.start < end and start < each.end]
    if not inside:
        return ()
    tops = [each for each in inside if not start <= sentence.tokens[each.head].start < end]
    first = inside[0]
    if not tops:
        return _unhung(sentence, inside)
    top = tops[0]
    before = sentence.tokens[first.i - 1] if first.i else None
    bound = _bound(sentence, first, before)
    if bound == "none":
        return ()
    head = sentence.tokens[top.head]
    if (verb := _fronted(sentence, inside, head)) is not None:
        return (Anchor(verb.i, False, bound),)
    if (verb := _ending(sentence, first)) is not None:
        return (Anchor(verb.i, False, "before"),)
    if (verb := _beside(sentence, inside)) is not None:
        return (Anchor(verb.i, False, bound, near=True),)
    if (noun := parted_off(sentence, first, inside[-1])) is not None:
        return (Anchor(noun.i, True, bound),)
    if before is not None and before.text == "," and (noun := occasion_before(sentence, before)) is not None:
        # "lors de l’attaque du port, le 6 mars": the attack's, and the verb's if it has no other
        above = [each for each in (sentence.head(sentence.tokens[noun.head]), head) if each is not None and each.pos == "VERB"]
        return (Anchor(noun.i, True, bound), *(Anchor(each.i, False, bound) for each in above[-1:]))
    if (noun := in_force(sentence, first)) is not None:
        return (Anchor(noun.i, True, bound),)
    if before is not None and before.lemma in moment_words("exposed"):
        return (Anchor(before.i, False, bound, near=True),)
    if "en" in (first.text.lower(), before.text.lower() if before is not None else "") and (chain := chain_before(sentence, first)):
        return tuple(Anchor(each.i, True, bound) for each in chain)
    # "à compter de mardi", "à partir de mardi"
    starting = head.text.lower() in ("compter", "partir") and head.i < first.i
    if starting:
        head = sentence.tokens[head.head]
    if before is not None and before.text == "(":
        return (Anchor(head.i, True, bound),) if head.i < first.i else ()
    qualifies = not starting and ((before is not None and before.text.lower() in _OF) or first.text.lower() in _OF)
    if qualifies:
        behind = first.i - 1 - (first.text.lower() not in _OF)
        return tuple(Anchor(each.i, True, bound, near=each.i == behind) for each in _nouns_above(sentence, head, first))
    found: list[Anchor] = []
    while True:
        if head.i > inside[-1].i or not found or head.i < first.i:
            found.append(Anchor(head.i, False, bound))
        if is_predicate(sentence, head) or head.head == head.i:
            break
        if head.pos == "NOUN" and head.i < first.i and (head.text.lower() in NO_MOMENT or cases(sentence, head) & NO_MOMENT):
            break  # "depuis son élection en octobre": the election's
        head = sentence.tokens[head.head]
    last = sentence.tokens[found[-1].token] if found else None
    if last is not None and last.pos in ("VERB", "AUX") and last.i < first.i and _nearer_verb(sentence, last, first):
        found.pop()
    return tuple(found) or _noun_before(sentence, first, bound)


def _noun_before(sentence: Sentence, first: Token, bound: Bound) -> tuple[Anchor, ...]:
    """The noun right before a time that no verb has: "depuis l’intervention suédoise en 2013", "après des défilés pacifiques samedi"."""
    i = first.i - 1
    while i >= 0 and sentence.tokens[i].pos in ("ADP", "ADJ", "DET") and first.i - i < 4:
        i -= 1
    noun = sentence.tokens[i] if i >= 0 else None
    return (Anchor(noun.i, True, bound),) if noun is not None and noun.pos == "NOUN" else ()


def _unhung(sentence: Sentence, inside: Sequence[Token]) -> tuple[Anchor, ...]:
    """A time that is the root of its sentence, as in a heading without a verb: it belongs to what hangs on it."""
    roots = [each for each in inside if each.head == each.i]
    return tuple(Anchor(child.i, False, "in") for root in roots for child in sentence.children(root) if child.pos in ("VERB", "NOUN"))


def _fronted(sentence: Sentence, inside: Sequence[Token], head: Token) -> Token | None:
    """The next verb in a person, for a time that opens a clause after a stop which the tree has overlooked: "… du port.Samedi, le roi a …"."""
    first, last = inside[0], inside[-1]
    after = sentence.tokens[last.i + 1 : last.i + 3]
    if len(after) == 2 and after[0].text == "," and after[1].text.lower() in ("alors", "tandis", "lorsque", "quand") and head.i > after[1].i:
        return _after_clause(sentence, head) if head.dep.startswith("advcl") or sentence.children(head, "mark") else head
    if not first.i or head.i > first.i or sentence.tokens[first.i - 1].text not in (".", ";", ":", "?", "!", "»"):
        return None
    if sentence.tokens[last.i + 1 : last.i + 2] and sentence.tokens[last.i + 1].text != ",":
        return None
    for each in sentence.tokens[last.i + 1 :]:
        if each.text in (".", ";"):
            return None
        if each.pos == "VERB" and not each.dep.startswith(("acl", "aux")) and clause_of(sentence, each).finite:
            return each
    return None


def _beside(sentence: Sentence, inside: Sequence[Token]) -> Token | None:
    """The verb right before a time, or before the comma that parts it off: "arrêté mardi", "a lancé, le 3 mars, une offensive"."""
    first, last = inside[0], inside[-1]
    i = first.i - 1
    if i < 0:
        return None
    parted = sentence.tokens[i].text == "," and last.i + 1 < len(sentence.tokens) and sentence.tokens[last.i + 1].text == ","
    if parted or (sentence.tokens[i].pos == "ADV" and sentence.tokens[i].text.lower() in ("tôt", "tard", "déjà", "dès", "encore")):
        i -= 1
    verb = sentence.tokens[i]
    return verb if verb.pos == "VERB" and verb.dep.partition(":")[0] not in ("aux", "cop", "amod", "fixed") else None


def _ending(sentence: Sentence, first: Token) -> Token | None:
    """The verb of what shall happen before something whose date stands beside it: "partir avant la fin de son mandat, le 28 avril"."""
    if not first.i or sentence.tokens[first.i - 1].text != ",":
        return None
    i = first.i - 2
    while i >= 0 and first.i - i < 10 and sentence.tokens[i].pos in ("NOUN", "PROPN", "ADJ", "ADP", "DET") and sentence.tokens[i].text.lower() != "avant":
        i -= 1
    if i < 1 or sentence.tokens[i].text.lower() != "avant" or sentence.tokens[i - 1].pos != "VERB":
        return None
    return sentence.tokens[i - 1]


def _after_clause(sentence: Sentence, verb: Token) -> Token | None:
    """The verb of the main clause that follows a subordinate one: "Le 3 mars, alors que le pont cédait, le roi a appelé …"."""
    comma = next((each.i for each in sentence.tokens[verb.i + 1 :] if each.text == ","), None)
    if comma is None:
        return verb
    found = (each for each in sentence.tokens[comma:] if each.pos == "VERB" and not each.dep.startswith(("acl", "aux")) and clause_of(sentence, each).finite)
    return next(found, verb)


def _bound(sentence: Sentence, first: Token, before: Token | None) -> Bound:
    """What the preposition before a time makes of it."""
    if before is None:
        return "in"
    k = before.i
    while k >= 0 and sentence.tokens[k].pos in ("DET",) and sentence.tokens[k].text.lower() not in ("du", "des", "au", "aux"):
        k -= 1
    words = [each.text.lower() for each in sentence.tokens[max(0, k - 1) : k + 1]]
    if "avant" in words:
        return "before"
    if any(each in ("après", "dès", "jusque", "jusqu'", "jusqu’", "lendemain", "veille") for each in words):
        return "none"
    return "in"


def _nouns_above(sentence: Sentence, head: Token, first: Token) -> Iterator[Token]:
    """The nouns of a chain "l’attaque du port de mardi": the one that the time hangs on and those above it."""
    for _ in range(5):
        if head.i > first.i or head.pos in ("VERB", "AUX"):
            return
        yield head
        if head.head == head.i or head.dep.partition(":")[0] not in ("nmod", "appos", "flat", "obl", "amod"):
            return
        head = sentence.tokens[head.head]


def is_predicate(sentence: Sentence, token: Token) -> bool:
    """Whether a token heads a clause: a verb other than a helper, or a noun or adjective that has a subject or stands where a verb would."""
    if token.pos in ("VERB", "AUX"):
        return token.dep.partition(":")[0] not in ("aux", "cop", "amod")
    return token.dep.partition(":")[0] in _PREDICATES or bool(sentence.children(token, "nsubj", "cop", "aux"))


def _nearer_verb(sentence: Sentence, anchor: Token, first: Token) -> bool:
    """Whether another verb stands between, or a time counted from something, whose time it may be as well, with nothing that closes its clause."""
    between = sentence.tokens[anchor.i + 1 : first.i]
    since = [each for each in between if each.text.lower() in ("depuis", "après", "avant") and each.i + 1 < first.i]
    if since and not any(each.text == "," for each in sentence.tokens[since[-1].i + 1 : first.i]):
        return True  # "depuis la mort du roi en mars"
    if any(each.text.lower() == "dont" for each in between):
        return True  # "plusieurs pays ont accepté, dont la Suède lundi"
    verbs = [each for each in between if each.pos == "VERB" and each.dep.partition(":")[0] not in ("aux", "cop", "amod")]
    if not verbs:
        return False
    return not any(each.text in (",", "»", '"', "”", ")", "–", "—") for each in sentence.tokens[verbs[-1].i + 1 : first.i])


def shared(sentence: Sentence, trigger: Token, *, verb: bool, act: bool = False, light: Sequence[Token] = ()) -> Iterator[tuple[Token, bool]]:
    """The tokens whose time an event has, the trigger itself first; with each whether it is the trigger's own phrase.

    act: saying it is doing it, so that "nous condamnons …, a dit mardi le roi" is of that Tuesday.
    """
    seen: set[int] = set()
    todo: list[tuple[Token, bool]] = [(trigger, True), *((each, True) for each in light)]
    steps = 0
    while todo and steps < 8:
        token, own = todo.pop(0)
        if token.i in seen:
            continue
        seen.add(token.i)
        steps += 1
        yield token, own
        as_verb = token.pos in ("VERB", "AUX") or (verb and token.i == trigger.i)
        todo += _of_verb(sentence, token) if as_verb else _of_noun(sentence, token)
        if act and verb and token.i == trigger.i and token.dep in ("root", "conj") and (document := closing_document(sentence, token)) is not None:
            todo.append((document, False))
        if act and token.i == trigger.i and (not verb or clause_of(sentence, token).tense != "participle"):
            todo += [(each, False) for each in sentence.children(token, "parataxis") if each.dep == "parataxis:insert"]


def _of_verb(sentence: Sentence, verb: Token) -> list[tuple[Token, bool]]:
    """Whose time a verb shares: that of its occasion, its modal, the verb that it is joined to or whose gerund it is, the clause of its "lorsque"."""
    found = [(each, True) for each in _occasions(sentence, verb)]
    head = sentence.head(verb)
    if head is None:
        return found
    relation = verb.dep.partition(":")[0]
    clause = clause_of(sentence, verb)
    # "ont été arrêtés ou expulsés mardi"
    found += [(each, False) for each in sentence.children(verb, "conj") if each.pos == "VERB" and each.i - verb.i < 4 and not sentence.children(each, "aux")]
    # "a dénoncé … et arrêté …, dans une déclaration publiée mardi"
    alike = [each for each in sentence.children(verb, "conj") if each.pos == "VERB" and not sentence.children(each, "aux")]
    found += [(one, False) for one in alike if any(each.lemma in moment_words("document") for each in _occasions(sentence, one))]
    if relation == "aux":
        found.append((head, True))  # "s’étaient fait exploser"
    elif clause.tense == "gerund" or (verb.has("VerbForm=Part") and verb.has("Tense=Pres")):
        near = verb.i > 0 and sentence.tokens[clause.first - 1].text.lower() == "en"
        # "après ses propos demandant …, il a …": what is said before the verb is not of its time
        inside = relation == "acl" and head.dep.partition(":")[0] in ("nmod", "obl")
        found += [(each, False) for each in _verb_above(sentence, verb, near=near) if not inside or each.i < verb.i]
    elif relation == "conj":
        found += [(each, False) for each in _joined_to(sentence, clause, head)]
    elif relation in ("xcomp", "ccomp", "obl") and clause.tense == "infinitive" and head.lemma in moment_words("modal"):
        found.append((head, True))
    elif relation == "acl" and (above := sentence.head(head)) is not None:
        # "réunis à Oslo, les ministres ont …"; "au moment où des heurts opposaient …"
        if head.text.lower() == "moment" or (verb.lemma in moment_words("gathered") and head.dep.startswith("nsubj")):
            found.append((above, False))
    elif relation == "advcl" and {each.text.lower().replace("’", "'") for each in sentence.children(verb, "mark")} & {"lorsque", "lorsqu'", "quand"}:
        found.append((head, False))
    return found


def _occasions(sentence: Sentence, verb: Token) -> list[Token]:
    """What a verb says the occasion of, whose time is the verb's: "lors d’une réunion tenue lundi", "dans un communiqué publié mardi", "interrogé jeudi"."""
    found: list[Token] = []
    for child in sentence.children(verb, "obl", "advmod", "nmod", "advcl", "acl"):
        relation = child.dep.partition(":")[0]
        if relation in ("advcl", "acl"):
            if child.lemma in moment_words("asked") | moment_words("issued") and child.has("VerbForm=Part") and child.i < verb.i:
                found.append(child)
        elif child.lemma in moment_words("document") or _is_occasion(sentence, child, verb):
            found.append(child)
            found += [each for each in sentence.children(child, "obl") if child.text.lower() in moment_words("occasion")]
            found += [each for each in sentence.children(child, "acl") if child.lemma in moment_words("document") and each.lemma in moment_words("issued")]
    return found


def _joined_to(sentence: Sentence, clause: Clause, head: Token) -> list[Token]:
    """The verb that another is joined to, where the second has no tense of its own; from a verb in a person up to one in a person."""
    finite = clause.finite or (clause.tense == "participle" and head.pos != "VERB")
    if head.pos not in ("VERB", "AUX") or (clause.finite and not clause_of(sentence, head).finite):
        return _verb_above(sentence, head) if finite and head.pos != "AUX" else []
    other = clause_of(sentence, head)
    if clause.finite and clause.helpers and clause.tense != other.tense and not sentence.children(sentence.tokens[clause.verb.i], "nsubj"):
        # "Mardi, elle avait affirmé que le port tenait et avait lancé …": it goes on with the verb of its own tense
        return [each for each in _verb_above(sentence, head) if clause_of(sentence, each).tense == clause.tense]
    if clause.tense == "participle" and other.finite and not other.helpers:
        # "a attaqué un camp où vivaient des marins et arrêté …": it shares a helper, which is farther up
        return [each for each in _verb_above(sentence, head) if clause_of(sentence, each).helpers]
    return [head] if clause.tense == other.tense or clause.tense in ("participle", "infinitive") else []


def _verb_above(sentence: Sentence, token: Token, *, near: bool = False) -> list[Token]:
    """The verb in a person that a gerund goes with; near: only the one that it hangs on ("en livrant …")."""
    head = sentence.head(token)
    if near:
        return [head] if head is not None and head.pos == "VERB" and clause_of(sentence, head).finite else []
    for _ in range(6):
        if head is None:
            return []
        if head.pos == "VERB" and clause_of(sentence, head).finite:
            return [head]
        head = sentence.head(head)
    return []


def _of_noun(sentence: Sentence, noun: Token) -> list[tuple[Token, bool]]:
    """Whose time a noun shares: the participle that says when it takes place, the verb that carries it out, the verb whose occasion it is."""
    found: list[tuple[Token, bool]] = []
    for child in [one for each in (noun, *sentence.children(noun, "nmod")) for one in sentence.children(each, "acl")]:
        if child.dep.endswith("relcl") and any(noun.i < each.i < child.i for each in sentence.children(noun, "conj")):
            continue  # "l’envoi de marins, et Karl Berg, qui a jeudi 30 ans"
        carried = child.lemma in moment_words("planned") | moment_words("carrying")
        # "des heurts qui ont duré de …", "des heurts ayant ravagé, entre 2007 et 2014, …"
        told = any(each.text.lower() in _RELATIVES for each in sentence.children(child, "nsubj")) or any(
            each.text.lower() == "ayant" for each in sentence.children(child, "aux")
        )
        if carried or (told and child.lemma in moment_words("happening")):
            found.append((child, True))
    if not found and (participle := parted(sentence, noun)) is not None:
        found.append((participle, True))
    found += [(each, True) for each in sentence.tokens[max(0, noun.i - 6) : noun.i] if each.lemma in moment_words("exposed")]
    if noun.lemma in moment_words("befallen") and (occasion := occasion_after(sentence, noun)) is not None:
        found.append((occasion, True))
    head = sentence.head(noun)
    if head is None:
        return found
    relation = noun.dep.partition(":")[0]
    if head.text.lower() in moment_words("occasion"):
        found.append((head, False))
    elif noun.text.lower() in moment_words("occasion"):
        for _ in range(4):
            # "a récupéré six vaches des rebelles, lors de …": the tree hangs it on what it stands beside
            if head is not None and noun.text.lower() == "lors" and head.pos in ("NOUN", "PROPN", "ADJ") and head.i < noun.i:
                head = sentence.head(head)
        if head is not None and head.pos == "VERB" and not _nearer_verb(sentence, head, noun):
            found.append((head, False))
        # "annonce avoir libéré mardi deux marins, lors d’une patrouille"
        said = [] if head is None else [each for each in sentence.children(head, "xcomp") if each.i < noun.i]
        found += [(each, False) for each in said if clause_of(sentence, each).tense == "past infinitive"]
    elif head.pos in ("VERB", "AUX"):
        passive = clause_of(sentence, head).passive
        kinds: tuple[str, ...] = ()
        if relation == "nsubj" and any(each.pos == "SCONJ" for each in sentence.tokens[noun.i : head.i]):
            pass  # "c’est la première trêve depuis que le roi a été chassé en 2001"
        elif relation == "nsubj":
            kinds = ("planned", "carrying") if noun.dep == "nsubj:pass" or passive else ("happening",)
        elif relation == "obj":
            kinds = ("carrying", "causing")
        elif relation in ("obl", "nmod", "advmod"):
            kinds = ("gathered",)  # "réunis en sommet"
            if head.lemma == "mettre" and sentence.tokens[noun.i - 1].text.lower() == "en":
                found.append((head, True))  # "mis en déroute en mars"
            if head.lemma == "faire" and any(each.lemma == "objet" for each in sentence.children(head, "obj")):
                found.append((head, True))
            if _is_occasion(sentence, noun, head) and not _nearer_verb(sentence, head, noun):
                found.append((head, False))
        if not passive and relation in ("obl", "nsubj") and head.i < noun.i and any(each.text.lower() == "des" for each in sentence.children(noun, "det")):
            kinds = ("carrying",)  # "a lancé dimanche des raids", where the tree takes "des" for "de les"
        if any(head.lemma in moment_words(kind) for kind in kinds):
            found.append((head, True))
    elif (relation == "nmod" and head.lemma in moment_words("phase")) or (relation == "conj" and head.pos == "NOUN"):
        found.append((head, False))
    return found


def _is_occasion(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """Whether a noun after a preposition is what happened when the verb did: "lors d’un sommet", "tué dans une attaque", "assisté au sommet"."""
    before = cases(sentence, noun) | {each.text.lower() for each in sentence.tokens[max(0, noun.i - 3) : noun.i] if each.pos in ("ADP", "ADV", "NOUN")}
    if before & NO_MOMENT:
        return False
    if before & moment_words("occasion"):
        return True
    case = cases(sentence, noun)
    return ("à" in case and verb.lemma in moment_words("attending")) or (bool(case & {"dans", "par"}) and verb.lemma in moment_words("suffering"))

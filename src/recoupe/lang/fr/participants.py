"""The words that may be the participants of a verb's or noun's event: by the tree, and by the order of words where it has none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from recoupe.lang.fr.actor_words import actors, words
from recoupe.lang.fr.clauses import Clause, is_boundary
from recoupe.lang.fr.doers import doers, seeing_itself, shares_have, undergoing
from recoupe.lang.fr.grammar import word_class
from recoupe.lang.fr.held import Held, name
from recoupe.lang.fr.prepositions import cases
from recoupe.lang.fr.verb_subjects import antecedents, free_noun_behind
from recoupe.model.syntax import Sentence, Token

_DOING = frozenset(["revendiquer", "perpétrer", "commettre", "mener", "lancer"])
_TO = frozenset(["procéder", "participer", "renoncer", "prendre"])
_QUOTED = frozenset(['"', "«", "“"])
# verbs that lend their subject to the event that is their object: "mène une offensive", "annonce le retrait", "a remis sa démission"
LENDING = words("lending")


_PARTS = frozenset(["nord", "sud", "est", "ouest", "nord-est", "nord-ouest", "sud-est", "sud-ouest", "centre", "large"])
_PARTS |= {"près", "loin", "proximité", "frontière", "côtes", "abords"}
_PLAIN = frozenset(["contre", "avec", "envers"])
_WHOM = frozenset(["lequel", "laquelle", "lesquels", "lesquelles", "qui"])


def window(sentence: Sentence, start: int, size: int) -> list[Token]:
    """The tokens that follow, up to the end of the clause."""
    found: list[Token] = []
    for token in sentence.tokens[start : start + size]:
        if is_boundary(token.text) or (token.text == "," and len(found) > 1) or token.text.lower() in ("que", "qui", "qu'", "qu’", "dont", "où"):
            break
        found.append(token)
    return found


def antecedent(sentence: Sentence, token: Token, verb: Token) -> Token:
    """The noun that "qui", "que" stand for."""
    if token.text.lower() in ("qui", "que", "qu'", "qu’", "dont", "lequel", "laquelle"):
        if token.i and sentence.tokens[token.i - 1].text.lower() in ("ce", "ceux", "celles", "celui", "celle"):
            return token
        head = sentence.head(verb)
        if head is not None and head.pos in ("NOUN", "PROPN") and head.i < token.i:
            return head
        for each in reversed(sentence.tokens[max(0, token.i - 6) : token.i]):
            if each.pos in ("NOUN", "PROPN"):
                return each
    return token


def other_subject(sentence: Sentence, clause: Clause) -> list[Token]:
    """Who does what a verb tells that has no subject of its own in the tree."""
    return doers(sentence, clause)


_READ: Held[Mapping[str, Sequence[Token]]] = Held()


def verb_places(sentence: Sentence, clause: Clause) -> Mapping[str, Sequence[Token]]:
    """The words that stand around a verb by their function, read once for each sentence at hand; see `_verb_places`."""
    held, key = _READ.of(sentence), name(clause.verb)
    if key not in held:
        held[key] = _verb_places(sentence, clause)
    return held[key]


def _verb_places(sentence: Sentence, clause: Clause) -> dict[str, list[Token]]:
    """The words that stand around a verb by their function: "subject" (who does it, in the passive too), "object" (whom it befalls), and prepositions."""
    verb = clause.verb
    places: dict[str, list[Token]] = {"subject": [], "object": []}
    agent = clause.passive or clause.tense == "participle"
    for child in sentence.children(verb):
        relation = child.dep
        if child.i > verb.i and _beyond(sentence, verb, child):
            continue
        if relation == "obl:agent" and agent:
            if tells_where(sentence, child):
                continue
            places["subject"].append(child)
        elif relation.startswith("xcomp") and child.pos == "NOUN" and "de" in cases(sentence, child):
            continue  # "l'accuse de mollesse"
        elif relation.startswith(("obj", "xcomp")) and not relation.startswith("obj:lvc") and child.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            places["object"].append(antecedent(sentence, child, verb))
            # "a rompu ses relations avec X": the parser hangs the complement on the object as often as on the verb
            for below in sentence.children(child, "nmod", "obl"):
                for case in cases(sentence, below) & ({"avec", "contre", "vers"} if child.lemma in words("aimed") else {"avec", "contre", "à", "vers"}):
                    places.setdefault(case, []).append(below)
        if relation == "obl:arg" and child.pos in ("NOUN", "PROPN") and not cases(sentence, child):
            places["object"].append(child)  # "a livré au Chili au moins 300 missiles"
        if relation.startswith(("obl", "iobj", "nmod")) and not _is_phrase(sentence, child):
            told = antecedents(sentence, child.i - 1, None) if child.text.lower() in _WHOM else [child]  # "Lund, avec lequel il s'est entretenu"
            for case in cases(sentence, child):
                if case == "par" and agent:
                    places["subject"] += [child] if child not in places["subject"] else []
                else:
                    places.setdefault(case, []).extend(told)
    ahead = {each.text.lower() for each in sentence.tokens[verb.i + 1 : verb.i + 12]}
    for case in (_PLAIN & ahead) - places.keys():
        places[case] = _behind(sentence, verb, case)
    if agent and not places["subject"]:
        places["subject"] = agent_after(sentence, verb)
    joined = clause.tense == "participle" and not clause.helpers and shares_have(sentence, clause)
    if clause.passive or (clause.tense == "participle" and not joined and not _active(clause) and not verb.text.endswith("er")):
        places["object"] = undergoing(sentence, clause) or places["object"]
    else:
        places["subject"] = doers(sentence, clause) or places["subject"]
        told = [each for each in places["object"] if each not in places["subject"]]
        if not told and places["subject"]:  # the tree takes an object for a second subject: "a dénoncé comme un affront les menaces du Chili"
            told = [each for each in sentence.children(verb, "nsubj") if each.i > verb.i and each.pos in ("NOUN", "PROPN") and each not in places["subject"]]
        places["object"] = told or noun_after(sentence, verb.i) or free_noun_behind(sentence, verb) or _whom(sentence, clause)
    if seen := seeing_itself(sentence, clause):
        places["subject"] = [each for each in sentence.children(verb, "obl") if "par" in cases(sentence, each)]
        places.setdefault("à", []).extend(seen)
    return places


def _whom(sentence: Sentence, clause: Clause) -> list[Token]:
    """Whom "que" stands for before a verb and its short subject: "la Ligue de la mer, qu'il accuse de mentir".

    Behind a comma it is the last noun that no "de" ties to another.
    """
    tokens = sentence.tokens
    at = next((i for i in range(clause.first - 1, max(0, clause.first - 5), -1) if tokens[i].text.lower() in ("que", "qu'", "qu’")), 0)
    if not at or any(each.pos not in ("PRON", "DET", "NOUN", "PROPN") for each in tokens[at + 1 : clause.first]):
        return []
    before = tokens[at - 1]
    if before.text != ",":
        return [before] if before.pos in ("NOUN", "PROPN") and before.dep != "advmod" and clause.verb.dep.startswith("acl:relcl") else []
    heads: list[Token] = []
    for token in reversed(tokens[max(0, at - 12) : at - 1]):
        if token.pos in ("VERB", "AUX") or token.text == ",":
            break
        if token.pos in ("NOUN", "PROPN") and tokens[token.i - 1].pos not in ("NOUN", "PROPN") and "de" not in cases(sentence, token):
            heads.append(token)
    return heads[:1]


def _behind(sentence: Sentence, verb: Token, preposition: str) -> list[Token]:
    """The noun after a preposition that follows a verb in its clause, wherever the tree hangs it."""
    for token in sentence.tokens[verb.i + 1 : verb.i + 12]:
        if is_boundary(token.text) or token.text.lower() in ("que", "qu'", "qu’", "qui", "dont", "où", "pour", "après", "lors") or token.has("VerbForm=Fin"):
            return []
        if token.text.lower() == preposition:
            return [each for each in noun_after(sentence, token.i) if not _is_phrase(sentence, each)]
        # "critique l'attaque contre …": the attack's complement; but "être en contact avec", "s'entretient lundi avec"
        own = token.pos in ("NOUN", "PROPN") and sentence.tokens[token.i - 1].text.lower() != "en"
        own = own and token.text.lower() not in word_class("weekdays")
        if own or token.pos == "VERB":
            return []
    return []


def _active(clause: Clause) -> bool:
    """Whether a participle has "ayant" before it."""
    return any(each.text.lower() == "ayant" for each in clause.helpers)


def _is_phrase(sentence: Sentence, token: Token) -> bool:
    """Whether a complement is part of a longer preposition ("à l’instar de", "à la suite de"), and so nobody to whom something is done."""
    return token.lemma.lower() in words("linking") or token.text.lower() in words("linking")


def tells_where(sentence: Sentence, token: Token) -> bool:
    """Whether a name only tells where, behind a part of a land or a nearness: "enlevés dans l’est du Mali", "tués près de Lima"."""
    before = [each.text.lower() for each in sentence.tokens[max(0, token.i - 3) : token.i]]
    return any(small in ("de", "du", "des", "d'", "d’", "avec") and part in _PARTS for part, small in pairwise(before))


def _beyond(sentence: Sentence, verb: Token, child: Token) -> bool:
    """Whether a colon, or an infinitive of which it is the object, stands between a verb and what the tree gives it."""
    between = sentence.tokens[verb.i + 1 : child.i]
    if any(each.text in (":", ";") for each in between):
        return True
    return child.dep.startswith("obj") and any(each.has("VerbForm=Inf") for each in between)


def agent_after(sentence: Sentence, verb: Token) -> list[Token]:
    """The noun after the first "par" that follows a passive or a participle in its clause."""
    tokens = sentence.tokens
    for i in range(verb.i + 1, min(len(tokens), verb.i + 9)):
        if is_boundary(tokens[i].text) or tokens[i].text == ",":
            return []
        # "arrêté dans une maison louée par …"; but whoever claims the attack in which they were killed has killed them
        if tokens[i].pos in ("VERB", "AUX") and tokens[i].lemma not in _DOING:
            return []
        if tokens[i].text.lower() == "par":
            return noun_after(sentence, i)
    return []


def noun_after(sentence: Sentence, at: int) -> list[Token]:
    """The noun right after a verb that no preposition governs: its object, where the tree has none."""
    # "accuse de son côté le Chili"
    at += 3 if [each.lemma for each in sentence.tokens[at + 1 : at + 4]] == ["de", "son", "côté"] else 0
    for token in sentence.tokens[at + 1 : at + 7]:
        if (
            token.text.lower() in word_class("weekdays")
            or token.lemma in ("jour", "matin", "soir", "semaine", "mois", "année", "veille")
            or token.text in _QUOTED
        ):
            continue
        if token.pos in ("NOUN", "PROPN"):
            return [token]
        many = sentence.tokens[token.i + 1].pos == "ADJ" if token.i + 1 < len(sentence.tokens) else False
        several = many and token.text.lower() in ("de", "d'", "d’") and token.i == at + 1  # "par de nombreux voisins", not "accuse de mollesse"
        before = sentence.tokens[token.i - 1].text.lower()
        several = several or (token.text.lower() == "des" and before in word_class("weekdays"))  # "a bombardé mardi des positions"
        if (token.pos not in ("DET", "ADJ", "ADV", "NUM") and not several) or token.text.lower() in ("au", "aux", "du"):
            break
    return []


def _lent(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """Whether a noun is the object of its verb, or "procède à l'évacuation"; who fails "depuis le coup" has made none."""
    if noun.dep.startswith("obl"):
        return verb.lemma in _TO and "à" in cases(sentence, noun)
    return noun.dep.startswith(("obj", "nsubj:pass", "xcomp"))


def lender_of(sentence: Sentence, noun: Token) -> Token | None:
    """The verb whose subject is also the agent of the event that is its object."""
    head = sentence.head(noun)
    if head is not None and head.pos == "VERB" and head.lemma in LENDING and _lent(sentence, noun, head):
        return head
    for i in range(noun.i - 1, max(-1, noun.i - 6), -1):
        token = sentence.tokens[i]
        if token.pos == "VERB":
            return token if token.lemma in LENDING else None
        if token.lemma in words("counting") and token.pos == "NOUN":
            continue  # "a procédé à une série d'arrestations"
        if token.pos not in ("DET", "ADJ", "ADP", "ADV", "NUM") or token.text in (",", ":"):
            return None
    return None


def is_force(sentence: Sentence, token: Token) -> bool:
    """Whether a noun is one of those who use force, or of armed people ("des hommes armés")."""
    bare = token.text.lower().removeprefix("ex-")
    if token.lemma in words("forces") or bare in words("forces") or bare.rstrip("s") in words("forces"):
        return True
    after = sentence.tokens[token.i + 1 : token.i + 2]
    return bool(after) and after[0].text.lower() in ("armés", "armé", "cagoulés", "masqués")


def acts(token: Token) -> bool:
    """Whether a common noun is one of those who act in political events.

    >>> from recoupe.model.syntax import Token
    >>> acts(Token(0, 0, 8, "rebelles", "rebelle", "NOUN", "", 0, "root"))
    True
    """
    return token.lemma.lower() in actors() or token.text.lower() in actors() or token.text.lower().rstrip("s") in actors()

"""Who a sentence itself names as telling an event: who accuses somebody of it, who announces, confirms or claims it."""

from __future__ import annotations

from functools import cache

from recoupe.lang.fr.clauses import clause_of
from recoupe.lang.fr.governors import Governor, form_of, groups, of_clause, of_infinitive, of_noun
from recoupe.model.syntax import Sentence, Token

CHARGING = frozenset(["accuser", "reprocher", "inculper", "soupçonner", "suspecter"])


def teller_of(sentence: Sentence, token: Token, *, verb: bool) -> Token | None:
    """The head of whoever tells the event of a verb or noun, by the word that governs it; None where the reporter does.

    "Le Chili accuse la Suède d'avoir …" and "le Chili annonce la rupture …" are told by Chile. An accusation that names nobody gives nobody.
    """
    if not any(each.lemma in _words() for each in sentence.tokens):
        return None
    return accuser(sentence, token, verb=verb) or _announcer(sentence, token, verb=verb)


@cache
def _words() -> frozenset[str]:
    """Lemmas without which a sentence names nobody who tells."""
    return CHARGING | groups("nouns")["charges"] | groups("telling")["verbs"]


def accuser(sentence: Sentence, token: Token, *, verb: bool) -> Token | None:
    """Who accuses somebody of the deed that a word names."""
    word = _charge_over(sentence, token, verb=verb)
    if word is None:
        return None
    if word.pos == "NOUN":
        return _bearer(sentence, word)
    return doer(sentence, word)


def charged(sentence: Sentence, token: Token, *, verb: bool) -> bool:
    """Whether a word names a deed that somebody is accused of, whoever accuses."""
    return any(each.lemma in _words() for each in sentence.tokens) and _charge_over(sentence, token, verb=verb) is not None


def _charge_over(sentence: Sentence, token: Token, *, verb: bool) -> Token | None:
    """The verb or noun of accusing that governs a deed, past words that stand between ("accuse l'armée d'avoir mené des attaques")."""
    if not verb and any(form_of(each) in ("le", "la", "l’", "les", "ce", "cette", "cet", "ces") for each in sentence.children(token, "det")):
        return None  # "accusé de l'assassinat du roi": that took place
    if not verb and token.i and form_of(sentence.tokens[token.i - 1]) == "du":
        return None  # "inculpé du meurtre d'un garde"
    at = token
    for _ in range(3):
        governor = _governor(sentence, at)
        if governor is None or governor.word is None:
            return None
        if governor.word.lemma in CHARGING or governor.word.lemma in groups("nouns")["charges"]:
            return governor.word
        if governor.kind == "noun" or any(
            each.pos == "ADP" and form_of(each) not in ("de", "d’", "des") for each in sentence.tokens[governor.word.i + 1 : at.i]
        ):
            return None  # "accusé d'avoir fait obstruction aux pourparlers": these took place
        if governor.kind == "verb" and clause_of(sentence, governor.word).tense not in ("infinitive", "past infinitive"):
            return None
        at = governor.word
    return None


def _governor(sentence: Sentence, token: Token) -> Governor | None:
    if token.pos in ("VERB", "AUX"):
        clause = clause_of(sentence, token)
        return of_infinitive(sentence, clause.first, token) if clause.tense in ("infinitive", "past infinitive") else None
    return of_noun(sentence, token)


def doer(sentence: Sentence, verb: Token) -> Token | None:
    """Who does what a verb says: its subject, what follows "par" in a passive; in a relative clause, what "qui" stands for."""
    clause = clause_of(sentence, verb)
    if clause.passive or clause.tense == "participle":
        others = sentence.children(verb, "obl")
        return next((each for each in others if each.dep == "obl:agent" or any(form_of(one) == "par" for one in sentence.children(each, "case"))), None)
    subjects = sentence.children(verb, "nsubj")
    head = sentence.head(verb)
    if not subjects and head is not None and verb.dep.startswith(("conj", "advcl", "xcomp")) and head.pos == "VERB":
        # "…, accusant la Suède de" and "a … et accuse": whoever acts in the clause above
        subjects = sentence.children(head, "nsubj") if not clause_of(sentence, head).passive else []
    if subjects and form_of(subjects[0]) == "qui":
        # the tree alone is not trusted with whom "qui" stands for: the word must stand right before it
        return head if head is not None and _stands_before(sentence, head, subjects[0]) else None
    return subjects[0] if subjects else None


def _stands_before(sentence: Sentence, head: Token, qui: Token) -> bool:
    """Whether nothing but the rest of its own name and titles stands between a word and "qui": not another person joined to it."""
    if not head.i < qui.i or sentence.children(head, "conj"):
        return False
    own = {each.i for each in sentence.subtree(head)}
    between = sentence.tokens[head.i + 1 : qui.i]
    return all(each.i in own and (each.pos in ("PROPN", "ADJ", "PUNCT", "ADP", "DET") or each.dep.startswith(("appos", "flat"))) for each in between)


def _bearer(sentence: Sentence, charge: Token) -> Token | None:
    """Whose accusations they are: "les accusations du Chili", "portées par le Chili"."""
    for each in sentence.subtree(charge):
        if each.pos in ("PROPN", "NOUN") and each.i > charge.i and any(form_of(one) == "par" for one in sentence.children(each, "case")):
            return each
    return None


def _announcer(sentence: Sentence, token: Token, *, verb: bool) -> Token | None:
    """Who tells of an event that is the object of a verb of announcing: "a confirmé la mort de"."""
    if verb:
        return None
    governor = of_noun(sentence, token)
    if governor is None or governor.kind != "verb" or governor.word is None or governor.word.lemma not in groups("telling")["verbs"]:
        return None
    clause = clause_of(sentence, governor.word)
    above = of_clause(sentence, clause.first) if clause.finite else None
    if clause.negated or clause.tense in ("future", "conditional", "past conditional", "infinitive") or (above is not None and above.kind == "phrase"):
        return None  # "si la Suède annonçait la rupture": nobody has told it
    return doer(sentence, governor.word)

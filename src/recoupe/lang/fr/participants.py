"""The words that may be the participants of a verb's or noun's event: by the tree, and by the order of words where it has none."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.lang.fr.actor_words import actors, words
from recoupe.lang.fr.clauses import Clause, clause_of, is_boundary
from recoupe.lang.fr.governors import of_infinitive
from recoupe.model.syntax import Sentence, Token

PREPOSITIONS = {"à": "à", "au": "à", "aux": "à", "de": "de", "du": "de", "des": "de", "d’": "de", "d'": "de", "auprès": "à"}
# verbs that lend their subject to the event that is their object: "mène une offensive", "annonce le retrait", "a remis sa démission"
LENDING = words("lending")


def window(sentence: Sentence, start: int, size: int) -> list[Token]:
    """The tokens that follow, up to the end of the clause."""
    found: list[Token] = []
    for token in sentence.tokens[start : start + size]:
        if is_boundary(token.text) or (token.text == "," and len(found) > 1) or token.text.lower() in ("que", "qui", "qu'", "qu’", "dont", "où"):
            break
        found.append(token)
    return found


def cases(sentence: Sentence, token: Token) -> set[str]:
    """The prepositions before a noun, "du" and "aux" as "de" and "à"."""
    found: set[str] = set()
    for case in sentence.children(token, "case", "mark"):
        form = case.text.lower()
        found.add(PREPOSITIONS.get(form, PREPOSITIONS.get(case.lemma, case.lemma)))
    return found


def antecedent(sentence: Sentence, token: Token, verb: Token) -> Token:
    """The noun that "qui", "que" stand for."""
    if token.text.lower() in ("qui", "que", "qu'", "qu’", "dont", "lequel", "laquelle"):
        head = sentence.head(verb)
        if head is not None and head.pos in ("NOUN", "PROPN") and head.i < token.i:
            return head
        for each in reversed(sentence.tokens[max(0, token.i - 6) : token.i]):
            if each.pos in ("NOUN", "PROPN"):
                return each
    return token


def other_subject(sentence: Sentence, clause: Clause) -> list[Token]:
    """The subject of a verb that the tree gives none: of the verb that it is joined to, that governs it, the noun that it qualifies, or the noun before it."""
    verb = clause.verb
    if clause.tense in ("infinitive", "past infinitive") and (controller := _controller(sentence, clause)):
        return controller
    for _ in range(3):
        head = sentence.head(verb)
        if head is None:
            break
        if verb.dep.startswith("acl") and head.pos in ("NOUN", "PROPN") and (verb.has("Tense=Pres") or clause.tense == "gerund"):
            return [head]
        if not verb.dep.startswith(("conj", "xcomp", "advcl", "ccomp", "parataxis", "obl", "nmod", "acl")):
            break
        if head.pos in ("VERB", "AUX") or sentence.children(head, "nsubj"):
            asked = _asked(sentence, head) if verb.has("VerbForm=Inf") or clause.tense == "infinitive" else []
            subjects = asked or [antecedent(sentence, each, head) for each in sentence.children(head, "nsubj")]
            if subjects:
                return subjects
        verb = head
    return noun_before(sentence, clause.first) if clause.finite else []


def _controller(sentence: Sentence, clause: Clause) -> list[Token]:
    """Who would do what an infinitive tells, from what governs it by the order of words."""
    governor = of_infinitive(sentence, clause.first)
    if governor is None:
        return []
    word = governor.word
    if governor.kind == "noun" and word is not None:
        lender = lender_of(sentence, word)
        return [] if lender is None else [antecedent(sentence, each, lender) for each in sentence.children(lender, "nsubj")]
    if word is None:
        before = [each for each in sentence.tokens[max(0, clause.first - 8) : clause.first] if each.pos in ("VERB", "AUX") and each.has("VerbForm=Fin")]
        if not before:
            return []
        above = sentence.head(before[-1]) if before[-1].dep.startswith(("aux", "cop")) else before[-1]
        subjects = sentence.children(above, "nsubj") if above is not None else []
        return subjects or noun_before(sentence, clause_of(sentence, before[-1]).first)
    if asked := _asked(sentence, word):
        return asked
    if word.lemma in words("asking"):
        between = [each for each in sentence.tokens[word.i + 1 : clause.first] if each.pos in ("NOUN", "PROPN")]
        return between[:1]
    group = clause_of(sentence, word)
    subjects = [antecedent(sentence, each, word) for each in sentence.children(sentence.tokens[word.i], "nsubj")]
    return subjects or (noun_before(sentence, group.first) if group.finite else [])


def noun_after(sentence: Sentence, at: int) -> list[Token]:
    """The noun right after a verb that no preposition governs: its object, where the tree has none."""
    # "accuse de son côté le Chili"
    at += 3 if [each.lemma for each in sentence.tokens[at + 1 : at + 4]] == ["de", "son", "côté"] else 0
    for token in sentence.tokens[at + 1 : at + 6]:
        if token.pos in ("NOUN", "PROPN"):
            return [token]
        if token.pos not in ("DET", "ADJ", "ADV", "NUM") or token.text.lower() in ("au", "aux", "du"):
            break
    return []


def _asked(sentence: Sentence, head: Token) -> list[Token]:
    """Who shall do it, under a verb of demanding: its object ("exhorte les rebelles à …")."""
    if head.lemma in words("asking"):
        return [each for each in sentence.children(head, "obj", "nsubj:pass") if each.pos in ("NOUN", "PROPN")]
    if head.lemma in ("demander", "ordonner", "enjoindre", "reprocher", "interdire"):
        return [each for each in sentence.children(head, "obl", "iobj") if "à" in cases(sentence, each)]
    return []


def noun_before(sentence: Sentence, first: int) -> list[Token]:
    """The nearest noun to the left that no preposition governs."""
    tokens = sentence.tokens
    for i in range(first - 1, max(-1, first - 12), -1):
        token = tokens[i]
        if is_boundary(token.text) or (token.pos == "VERB" and token.has("VerbForm=Fin")):
            return []
        if token.pos in ("NOUN", "PROPN"):
            k = i - 1
            while k >= 0 and tokens[k].pos in ("DET", "ADJ", "NUM", "PROPN"):
                if tokens[k].text.lower() in ("du", "des", "au", "aux"):
                    break
                k -= 1
            if k < 0 or (tokens[k].pos != "ADP" and tokens[k].text.lower() not in ("du", "des", "au", "aux", "d'", "d’", "de")):
                return [token]
    return []


def lender_of(sentence: Sentence, noun: Token) -> Token | None:
    """The verb whose subject is also the agent of the event that is its object."""
    head = sentence.head(noun)
    if head is not None and head.pos == "VERB" and head.lemma in LENDING and noun.dep.startswith(("obj", "obl", "nsubj:pass", "xcomp")):
        return head
    for i in range(noun.i - 1, max(-1, noun.i - 6), -1):
        token = sentence.tokens[i]
        if token.pos == "VERB":
            return token if token.lemma in LENDING else None
        if token.pos not in ("DET", "ADJ", "ADP", "ADV", "NUM") or token.text in (",", ":"):
            return None
    return None


def noun_arguments(sentence: Sentence, noun: Token, prepositions: Sequence[str]) -> tuple[Token, ...]:
    """The complements of a noun with one of the prepositions: those of the tree, else the one that follows soon."""
    found = tuple(child for child in sentence.children(noun, "nmod", "obl") if child.i > noun.i and cases(sentence, child) & set(prepositions))
    if found or not prepositions:
        return found
    for token in window(sentence, noun.i + 1, 5):
        if token.pos in ("VERB", "AUX", "NOUN", "PROPN") and not token.has("VerbForm=Part"):
            break
        if token.pos == "ADP" and PREPOSITIONS.get(token.text.lower(), token.lemma) in prepositions:
            return tuple(noun_after(sentence, token.i))
    return ()


def is_force(sentence: Sentence, token: Token) -> bool:
    """Whether a noun is one of those who use force, or of armed people ("des hommes armés")."""
    if token.lemma in words("forces") or token.text.lower() in words("forces"):
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


def has_have(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb has "avoir" as its helper, which a participle joined to it shares: "a condamné et expulsé"."""
    return any(each.lemma == "avoir" for each in clause_of(sentence, verb).helpers)

"""What keeps on though its noun has no verb of its own: fighting that a town is the scene of, a war that weighs on somebody now."""

from __future__ import annotations

from recoupe.lang.fr.clauses import Clause, clause_of
from recoupe.lang.fr.governors import form_of, groups
from recoupe.lang.fr.grammar import word_class
from recoupe.model.syntax import Sentence, Token

_NEW = frozenset(["un", "une"])


def keeps_on(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun that nothing else places is of what goes on as the sentence speaks.

    So are what somebody has met for days ("subit depuis mai des raids"), and as a subject a lasting thing in the present ("la guerre pèse sur le pays").
    """
    head = sentence.head(noun)
    if head is None or head.pos not in ("VERB", "AUX"):
        return False
    clause = clause_of(sentence, head)
    if clause.tense != "present" or clause.negated:
        return False
    if noun.lemma in groups("course")["lasting"] and noun.dep == "nsubj" and not clause.passive:
        return not any(form_of(each) in _NEW for each in sentence.children(noun, "det")) and head.lemma not in groups("aspect")["at_once"]
    performs = head.lemma in groups("performing")["verbs"] | groups("verbs")["done"] | {"opposer", "secouer", "agiter", "faire"}
    return performs and noun.dep.startswith(("obj", "nsubj", "obl:arg")) and since(sentence, clause)


def since(sentence: Sentence, clause: Clause) -> bool:
    """Whether the sentence of a clause says for how long it has lasted: "depuis plusieurs jours", "depuis mai"."""
    tokens = sentence.tokens
    return any(
        form_of(each) == "depuis"
        and abs(each.i - clause.verb.i) < 12
        and any(one.lemma in word_class("time_nouns") or one.pos == "NUM" or one.text.isdigit() for one in tokens[each.i + 1 : each.i + 4])
        for each in tokens
    )


def scene(sentence: Sentence, word: Token) -> Clause | None:
    """The clause that makes somebody the scene or the aim of an event by a noun over it: "la ville est le théâtre de combats", "fait l’objet de frappes"."""
    if word.lemma not in groups("course")["scenes"]:
        return None
    copula = next(iter(sentence.children(word, "cop")), None)
    if copula is not None:
        return clause_of(sentence, copula)
    head = sentence.head(word)
    return clause_of(sentence, head) if head is not None and head.lemma in ("faire", "être", "rester", "demeurer", "devenir") else None


def expressed(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun of something lasting is told as over: what somebody expresses ("a renouvelé son soutien"; not "maintient son soutien"), or part of a name.

    The event of the former is that he does so; "la Grande Guerre" is history.
    """
    if noun.i and noun.text[:1].isupper() and any(each.text[:1].isupper() and abs(each.i - noun.i) == 1 and each.i for each in sentence.tokens):
        return True
    head = sentence.head(noun)
    if head is None or not noun.dep.startswith("obj"):
        return False
    tense = clause_of(sentence, head).tense
    if head.lemma in ("obtenir", "recevoir"):
        return tense in ("past", "pluperfect", "participle")
    return head.lemma in groups("course")["acts"] and tense != "imperfect"

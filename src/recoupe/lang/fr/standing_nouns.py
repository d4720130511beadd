"""Where an event that a noun names stands: from its adjectives, from what governs it, from what is told of it."""

from __future__ import annotations

from recoupe.lang.fr.attribution import attributed, forms, near, unsure
from recoupe.lang.fr.clauses import clause_of
from recoupe.lang.fr.governors import Governor, form_of, groups, of_clause, of_noun
from recoupe.lang.fr.standing import PLAIN, STATUSES, Setting, as_status, kept_promise, noun_says, status_of_clause, status_of_tense
from recoupe.model.event import Status
from recoupe.model.syntax import Sentence, Token


def status_of_noun(sentence: Sentence, noun: Token, *, setting: Setting = PLAIN) -> Status:
    """The status of the event that a noun names, from its adjectives and from what governs it; done where nothing says otherwise."""
    status = _of_noun(sentence, noun, setting)
    if status in ("done", "ongoing") and unsure(sentence):
        return "conditional"
    if status == "done" and setting.when > 0:
        return "announced"
    return status


def _of_noun(sentence: Sentence, noun: Token, setting: Setting) -> Status:
    governor = of_noun(sentence, noun)
    said = _noun_governed(sentence, governor, setting)
    described = _described(sentence, noun)
    if said == "denied" or (said and described is None):
        return said
    if described is not None:
        return described
    head = sentence.head(noun)
    if head is not None and noun.dep.startswith("nsubj"):
        told = _told(sentence, noun, head, setting)
        if told is not None:
            return told
    around = forms(sentence)
    if "cours" in around and near(sentence, noun, ("en", "cours")):
        return "ongoing"
    if form_of(sentence.tokens[noun.i - 1]) == "en" and noun.i:
        return "ongoing" if any(each.text.lower() in ("est", "sont", "reste", "restent") for each in sentence.tokens) else "done"
    return "done"


def _noun_governed(sentence: Sentence, governor: Governor | None, setting: Setting) -> Status | None:
    if governor is None:
        return None
    if governor.kind == "phrase":
        return as_status(governor.group)
    word = governor.word
    assert word is not None
    verbs = groups("verbs")
    if governor.kind == "noun":
        if word.lemma in groups("nouns")["charges"]:
            return (
                "denied"
                if any(each.lemma in ("rejeter", "réfuter", "démentir", "nier", "récuser", "balayer", "contester") for each in sentence.tokens)
                else None
            )
        return kept_promise(sentence, word) or noun_says(word.lemma)
    if word.lemma in verbs["factive"]:
        return "done"
    above = clause_of(sentence, word)
    if word.lemma in verbs["denied"]:
        return None if above.negated else "denied"
    if above.negated:
        return (
            "negated"
            if word.lemma in verbs["done"] | verbs["announced"] | verbs["promised"] | verbs["ongoing"] | {"avoir", "donner", "conclure", "apporter"}
            else None
        )
    if above.tense in ("infinitive",):
        return status_of_clause(sentence, above, True, setting)
    for group in ("promised", "proposed", "negated", "ongoing", "hypothetical"):
        if word.lemma in verbs[group]:
            return as_status(group)
    if word.lemma in verbs["announced"]:
        return None if word.lemma in ("aller", "entendre", "attendre") else "announced"
    if above.tense in ("future", "conditional", "past conditional"):
        return status_of_clause(sentence, above, True, setting)
    if word.lemma in verbs["done"] and above.tense == "present":
        return "done" if setting.heading else "ongoing"
    return None


def _described(sentence: Sentence, noun: Token) -> Status | None:
    """What an adjective on the noun or a participle says: "prochain", "présumé", "promis"."""
    near = [each for each in sentence.children(noun, "amod", "acl") if abs(each.i - noun.i) < 5]
    near += [each for each in sentence.tokens[max(0, noun.i - 2) : noun.i + 4] if each.pos == "ADJ" and each not in near]
    for group, listed in groups("adjectives").items():
        if group in STATUSES and any(each.lemma in listed or form_of(each).rstrip("s").rstrip("e") in listed for each in near):
            return as_status(group)
    if noun.i + 2 < len(sentence.tokens) and form_of(sentence.tokens[noun.i + 1]) == "à" and form_of(sentence.tokens[noun.i + 2]) == "venir":
        return "announced"
    return None


def _told(sentence: Sentence, noun: Token, head: Token, setting: Setting) -> Status | None:
    """What the predicate says of the event that is its subject."""
    told = groups("subject")
    clause = clause_of(sentence, head)
    if head.lemma in told["negated"] and not clause.negated:
        return "negated"
    if head.lemma in told["announced"] and (clause.passive or clause.reflexive):
        return "announced"
    if head.lemma in told["ongoing"] and not clause.negated:
        return "announced" if clause.tense == "future" else "ongoing"
    if head.lemma == "cours" or (head.pos in ("VERB", "AUX") and head.lemma == "être" and near(sentence, head, ("en", "cours"))):
        return "ongoing"
    if head.lemma in told["proposed"]:
        return "proposed"
    if clause.negated:
        if head.lemma in told["happening"] or head.lemma in ("signer", "conclure"):
            return "denied" if setting.spoken or attributed(sentence, clause.first) else "negated"
        return None
    if clause.tense in ("conditional", "past conditional"):
        return (
            "hypothetical"
            if any(each.lemma == "tel" for each in sentence.children(noun))
            else status_of_tense(sentence, clause, True, setting, of_clause(sentence, clause.first))
        )
    if clause.tense == "future":
        return "announced"
    if head.lemma == "devoir":
        return "announced"
    return None

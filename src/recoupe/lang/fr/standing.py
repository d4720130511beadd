"""Where an event stands, from the verb or noun that names it: tense, mood, negation, what governs it, who says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast, get_args

from recoupe.lang.fr.attribution import attributed, forms, unsure
from recoupe.lang.fr.clauses import Clause, clause_of
from recoupe.lang.fr.governors import Governor, form_of, groups, of_clause, of_infinitive
from recoupe.model.event import Status
from recoupe.model.syntax import Sentence, Token

STATUSES = frozenset(get_args(Status))


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is known beside the sentence's own words. `spoken`: a speaker other than the reporter says it; `heading`: a title or subhead;
    `when`: the event's own time lies before or after the day of publication."""

    spoken: bool = False
    heading: bool = False
    when: int = 0


PLAIN = Setting()


def as_status(group: str | None) -> Status | None:
    """A group of standing.toml as the status of its name; None for groups that are none."""
    return cast(Status, group) if group in STATUSES else None


def acting_nouns() -> frozenset[str]:
    """Lemmas of nouns whose complement is who acts ("les ministres du Mali")."""
    return groups("agents")["nouns"]


def status_of_verb(sentence: Sentence, verb: Token, *, act: bool = False, setting: Setting = PLAIN) -> Status | None:
    """The status of the event that a verb names; None where the verb names no event of its own (a purpose, an infinitive that nothing governs).

    act: saying it is doing it, so that the present tense means done ("accuse", "exige").
    """
    clause = clause_of(sentence, verb)
    status = status_of_clause(sentence, clause, act, setting)
    if status in ("done", "ongoing") and unsure(sentence):
        return "conditional"
    return status


def status_of_clause(sentence: Sentence, clause: Clause, act: bool, setting: Setting) -> Status | None:
    """The status of a clause already read; None where it tells no event."""
    if clause.tense in ("infinitive", "past infinitive"):
        return _of_infinitive(sentence, clause, act, setting)
    if clause.tense == "gerund":
        return _of_gerund(sentence, clause, act)
    if clause.tense == "participle":
        return _of_participle(sentence, clause, act)
    governor = of_clause(sentence, clause.first)
    if governor is not None and (said := _governed_clause(sentence, governor, clause)) is not None:
        return said
    return status_of_tense(sentence, clause, act, setting, governor)


def status_of_tense(sentence: Sentence, clause: Clause, act: bool, setting: Setting, governor: Governor | None) -> Status:
    """The status that the verb's own tense gives."""
    tense = clause.tense
    spoken = (
        setting.spoken
        or attributed(sentence, clause.first)
        or (governor is not None and governor.word is not None and governor.word.lemma in groups("verbs")["saying"])
    )
    if clause.negated:
        return "denied" if spoken and tense in ("past", "pluperfect") and not act else "negated"
    if tense in ("conditional", "past conditional"):
        if _has_condition(sentence, clause):
            return "hypothetical"
        reported = governor is not None and governor.word is not None and governor.word.lemma in groups("verbs")["saying"]
        return "announced" if reported and tense == "conditional" else "conditional"
    if tense == "future":
        return "promised" if _promised_aside(sentence, clause.verb) else "announced"
    if tense in ("past", "pluperfect"):
        return "done"
    if tense in ("present", "imperfect") and not act and not forms(sentence).isdisjoint(("toujours", "encore", "depuis")):
        return "ongoing"
    if act or setting.when < 0 or (setting.heading and "depuis" not in forms(sentence)):
        return "done"
    if tense == "present" and setting.when > 0:
        return "announced"
    if not clause.helpers and _imperative(sentence, clause):
        return "proposed"
    return "ongoing"


def _governed_clause(sentence: Sentence, governor: Governor, clause: Clause) -> Status | None:
    """What the word or conjunction before a clause says of it; None where the clause's own tense decides."""
    if governor.kind == "phrase":
        if governor.group == "injunction":
            return "hypothetical" if _or_not(sentence, clause.verb) else "proposed" if clause.tense == "present" else None
        return as_status(governor.group)
    if governor.word is None:
        return None
    verbs, nouns = groups("verbs"), groups("nouns")
    lemma = governor.word.lemma
    future = clause.tense in ("future", "conditional")
    if governor.kind == "noun":
        if lemma in nouns["promised"]:
            return "promised" if future else None
        return as_status(next((group for group in ("hypothetical", "conditional", "proposed") if lemma in nouns[group]), None))
    refused = clause_of(sentence, governor.word).negated
    if lemma in verbs["denied"]:
        return None if refused else "denied"
    if lemma in ("sembler", "paraître", "pouvoir", "soupçonner") and not refused:
        return "conditional"
    if lemma in verbs["promised"] and future and not clause.negated:
        return "promised"
    if lemma in verbs["proposed"] and not future and clause.tense == "present":
        return "proposed"
    if lemma in ("craindre", "redouter", "risquer"):
        return "hypothetical"
    return None


def _of_infinitive(sentence: Sentence, clause: Clause, act: bool, setting: Setting) -> Status | None:
    governor = of_infinitive(sentence, clause.first)
    if governor is None:
        return _as_subject(sentence, clause)
    if governor.kind == "phrase":
        if governor.group == "purpose":
            return None
        if governor.group == "ongoing" or (governor.group == "announced" and _conditional_above(sentence, clause)):
            return "conditional" if _conditional_above(sentence, clause) else "ongoing"
        if governor.group == "negated" and clause.first >= 2 and form_of(sentence.tokens[clause.first - 2]) == "non":
            return "done"
        return as_status(governor.group)
    word = governor.word
    assert word is not None
    if governor.kind == "adjective":
        return "proposed"
    if governor.kind == "noun":
        if clause_above := kept_promise(sentence, word):
            return clause_above
        return noun_says(word.lemma)
    return _verb_says(sentence, word, clause, act, setting)


def _verb_says(sentence: Sentence, word: Token, clause: Clause, act: bool, setting: Setting) -> Status | None:
    """What a verb says of its infinitive."""
    verbs = groups("verbs")
    above = clause_of(sentence, word)
    lemma = word.lemma
    perfect = clause.tense == "past infinitive"
    wished = above.tense in ("conditional", "past conditional")
    if lemma in verbs["denied"] and (perfect or lemma != "défendre" or above.reflexive):
        return None if above.negated else "denied"
    if perfect and lemma in ("soupçonner", "suspecter"):
        return "denied" if _denied_elsewhere(sentence, word) else "conditional"
    if lemma in ("accuser", "reprocher", "inculper", "soupçonner", "suspecter"):
        return "denied" if _denied_elsewhere(sentence, word) else "done" if perfect else "ongoing"
    if lemma == "devoir":
        if above.tense == "past conditional" or (wished and perfect):
            return "negated" if above.tense == "past conditional" else "conditional"
        if above.tense == "imperfect" and "mais" in forms(sentence):
            return "negated"
        if wished and (setting.spoken or attributed(sentence, above.first, "opinions")):
            return "proposed"
        return "negated" if above.negated else "announced"
    if lemma == "pouvoir":
        return "negated" if above.negated else "proposed" if wished else "hypothetical"
    if lemma in verbs["saying"] and (perfect or clause.negated):
        return "denied" if clause.negated else "done"
    if above.negated or clause.negated:
        return "negated"
    if lemma in verbs["negated"]:
        return None if lemma in ("exclure", "interdire") else "negated"
    for group in ("promised", "announced", "proposed", "ongoing", "hypothetical", "conditional"):
        if lemma in verbs[group]:
            if group in ("announced", "ongoing") and wished:
                return "conditional"
            if lemma == "rester":
                return None
            return as_status(group)
    if lemma in verbs["done"]:
        return status_of_clause(sentence, above, True, setting)
    return None


def _as_subject(sentence: Sentence, clause: Clause) -> Status | None:
    """An infinitive that opens its sentence: supposed before a conditional, "quitter le pays coûterait …"."""
    if clause.first > 1:
        return None
    return "hypothetical" if _conditional_above(sentence, clause) else None


def _conditional_above(sentence: Sentence, clause: Clause) -> bool:
    head = sentence.head(clause.verb)
    near = [each for each in sentence.tokens[max(0, clause.first - 6) : clause.first] if each.pos in ("VERB", "AUX") and each.has("Mood=Cnd")]
    return bool(near) or (head is not None and clause_of(sentence, head).tense in ("conditional", "past conditional"))


def _of_gerund(sentence: Sentence, clause: Clause, act: bool) -> Status:
    """The status of a present participle or gerund: that of the clause it goes with ("a déclaré …, en recevant …" is done)."""
    head = sentence.head(clause.verb)
    if head is None or head.pos not in ("VERB", "AUX"):
        return "done" if act else "ongoing"
    above = clause_of(sentence, head)
    if above.tense in ("conditional", "past conditional"):
        return "hypothetical"
    if above.tense == "future":
        return "announced"
    return "done" if act or above.tense in ("past", "pluperfect") else "ongoing"


def _of_participle(sentence: Sentence, clause: Clause, act: bool) -> Status:
    """A participle without its auxiliary: an attribute ("sanctionnée en juillet"), a title ("trois soldats tués"), or joined to a verb that has one."""
    verb = clause.verb
    if clause.negated:
        return "negated"
    head = sentence.head(verb)
    if head is not None and verb.dep.startswith("conj") and head.pos == "VERB":
        above = clause_of(sentence, head)
        if above.helpers:
            return status_of_clause(sentence, above, act, PLAIN) or "done"
    if verb.lemma in ("prévoir", "attendre"):
        return "announced"
    if verb.i and sentence.tokens[verb.i - 1].lemma in ("rester", "demeurer"):
        return "ongoing"
    return "done"


def _has_condition(sentence: Sentence, clause: Clause) -> bool:
    """Whether the sentence gives a condition for a verb in the conditional: "si", "sans" at its head, a gerund."""
    tokens = sentence.tokens
    for i, each in enumerate(tokens):
        form = form_of(each)
        if form == "si" and (i == 0 or tokens[i - 1].lemma not in ("savoir", "demander", "dire", "ignorer")) and each.pos in ("SCONJ", "ADV"):
            return True
        if form == "s’" and i + 1 < len(tokens) and form_of(tokens[i + 1]) in ("il", "ils") and each.i != clause.first:
            return True
    return bool(tokens) and form_of(tokens[0]) == "sans"


def _promised_aside(sentence: Sentence, verb: Token) -> bool:
    """A verb of promising in an aside: ", a promis le ministre"."""
    return any(each.lemma in ("promettre", "jurer", "garantir", "engager") and each.pos == "VERB" and each.i > verb.i for each in sentence.tokens)


def _imperative(sentence: Sentence, clause: Clause) -> bool:
    before = sentence.tokens[clause.first - 1].text if clause.first else ""
    return (clause.first == 0 or before in ("«", "“", '"')) and clause.verb.text.lower().endswith(("ez", "ons")) and not sentence.children(clause.verb, "nsubj")


def _or_not(sentence: Sentence, verb: Token) -> bool:
    return [form_of(each) for each in sentence.tokens[verb.i + 1 : verb.i + 3]] == ["ou", "non"]


def _denied_elsewhere(sentence: Sentence, accusing: Token) -> bool:
    """ "Accusé d'avoir …, X nie": whoever is accused denies it in the same sentence."""
    return any(each.lemma in ("nier", "démentir", "réfuter", "récuser", "contester") and each.pos == "VERB" and each.i > accusing.i for each in sentence.tokens)


def noun_says(lemma: str) -> Status | None:
    """What a noun says of what hangs on it ("le projet de", "la promesse de")."""
    return as_status(
        next(
            (group for group in ("promised", "proposed", "hypothetical", "conditional", "denied", "negated", "announced") if lemma in groups("nouns")[group]),
            None,
        )
    )


def kept_promise(sentence: Sentence, noun: Token) -> Status | None:
    """ "N'a pas tenu sa promesse de …": what was promised did not happen."""
    head = sentence.head(noun)
    if head is not None and head.lemma in ("tenir", "respecter", "honorer") and noun.lemma in groups("nouns")["promised"]:
        return "negated" if clause_of(sentence, head).negated else "done"
    return None

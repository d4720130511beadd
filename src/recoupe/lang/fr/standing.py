"""Where an event stands, from the verb or noun that names it: tense, mood, negation, what governs it, who says it."""

from __future__ import annotations

from dataclasses import replace

from recoupe.lang.fr.attribution import attributed, forms, unsure
from recoupe.lang.fr.clauses import MOVES, NOT, Clause, clause_of
from recoupe.lang.fr.conditions import concedes, condition_of, questioned
from recoupe.lang.fr.governors import Governor, form_of, groups, of_clause, of_infinitive
from recoupe.lang.fr.main_clauses import clause_before, conditional_above, main_clause, told_in_past
from recoupe.lang.fr.standing_tense import PLAIN, Setting, again_and_again, as_status, lacking, reported_by, status_of_tense
from recoupe.lang.fr.tellers import CHARGING, doer
from recoupe.model.event import Status
from recoupe.model.syntax import Sentence, Token

DEEPEST = 4
"""How many verbs that govern one another are followed upwards: "a dit vouloir continuer à livrer"."""
ENDING = frozenset(["cesser", "arrêter", "suspendre", "interrompre", "stopper"])
DENYING = frozenset(["dire", "affirmer", "soutenir", "prétendre", "déclarer", "marteler", "répéter"])
"""Verbs of saying with which "ne pas" and an infinitive deny what goes on: "affirme ne pas livrer d'armes"."""
OPEN = frozenset(["hypothetical", "conditional", "denied"])


def acting_nouns() -> frozenset[str]:
    """Lemmas of nouns whose complement is who acts ("les ministres du Mali")."""
    return groups("agents")["nouns"]


def status_of_verb(sentence: Sentence, verb: Token, *, act: bool = False, setting: Setting = PLAIN) -> Status | None:
    """The status of the event that a verb names; None where the verb names no event of its own (an infinitive that nothing governs).

    act: saying it is doing it, so that the present tense means done ("accuse", "exige").
    """
    clause = clause_of(sentence, verb)
    status = status_of_clause(sentence, clause, act, setting)
    if status in ("done", "ongoing") and unsure(sentence, verb):
        return "conditional"
    return status


def status_of_clause(sentence: Sentence, clause: Clause, act: bool, setting: Setting, depth: int = 0) -> Status | None:
    """The status of a clause already read; None where it tells no event."""
    if depth > DEEPEST:
        return None
    if clause.tense in ("infinitive", "past infinitive"):
        return _of_infinitive(sentence, clause, act, setting, depth)
    if clause.tense == "gerund":
        return _of_gerund(sentence, clause, act, setting, depth)
    if clause.tense == "participle":
        return _of_participle(sentence, clause, act, setting, depth)
    governor = of_clause(sentence, clause.first)
    if governor is not None and (said := _governed_clause(sentence, governor, clause)) is not None:
        return said
    return status_of_tense(sentence, clause, act, setting, governor)


def _governed_clause(sentence: Sentence, governor: Governor, clause: Clause) -> Status | None:
    """What the word or conjunction before a clause says of it; None where the clause's own tense decides."""
    # a subjunctive has the form of a present here, "ait livré" that of a past
    wished = clause.tense == "present"
    if governor.kind == "phrase":
        if governor.word is not None and concedes(sentence, governor.word):
            return None
        if governor.group == "injunction":
            return "hypothetical" if _or_not(sentence, clause.verb) else "proposed" if wished else None
        if governor.group == "before":
            return "done" if told_in_past(sentence, clause) else "announced"
        return as_status(governor.group)
    if governor.word is None:
        return None
    verbs, nouns = groups("verbs"), groups("nouns")
    lemma = governor.word.lemma
    future = clause.tense in ("future", "conditional")
    if governor.kind == "adjective":
        return as_status(governor.group) if wished or governor.group == "conditional" else None
    if governor.kind == "noun":
        if lemma in nouns["promised"]:
            return "promised" if future else None
        return as_status(next((group for group in ("hypothetical", "conditional", "proposed") if lemma in nouns[group]), None))
    above = clause_of(sentence, governor.word)
    if lemma in verbs["denied"] and (lemma != "défendre" or above.reflexive):
        return None if above.negated else "denied"
    if lemma in ("sembler", "paraître", "pouvoir", "soupçonner", "douter") and not above.negated:
        return "conditional"
    if lemma in verbs["promised"] and not clause.negated and (future or (wished and lemma in ("accepter", "consentir"))):
        return "promised"
    if lemma in verbs["negated"] and wished:
        return "proposed" if above.negated else "negated"
    if lemma == "falloir" and wished and above.tense == "past" and not above.negated:
        return "done"  # "il a fallu que les marins défilent": they did
    if lemma in verbs["proposed"] and wished:
        return "negated" if above.negated and lemma in ("falloir", "vouloir") else "proposed"
    if lemma == "attendre" and wished:
        return "proposed"
    if lemma in ("prévoir", "décider", "ordonner", "stipuler", "obtenir") and wished and not above.negated:
        return "announced"
    if lemma in ("craindre", "redouter", "risquer"):
        return "hypothetical"
    return None


def _of_infinitive(sentence: Sentence, clause: Clause, act: bool, setting: Setting, depth: int) -> Status | None:
    governor = of_infinitive(sentence, clause.first, clause.verb)
    if governor is None:
        return _as_subject(sentence, clause)
    if governor.kind == "phrase":
        return _after_phrase(sentence, governor, clause, act, setting, depth)
    word = governor.word
    assert word is not None
    if governor.kind == "adjective":
        state = clause_of(sentence, word)
        if governor.group == "compelled":
            return status_of_clause(sentence, state, True, setting, depth + 1)
        # "n'est pas prêt à signer"
        over = sentence.children(word, "cop") or [word]
        return "negated" if state.negated or any(clause_of(sentence, each).negated for each in over) else as_status(governor.group)
    if governor.kind == "noun":
        if kept := kept_promise(sentence, word):
            return kept
        return "negated" if _no_such(sentence, word) else noun_says(word.lemma)
    return _verb_says(sentence, word, clause, act, setting, depth)


def _after_phrase(sentence: Sentence, governor: Governor, clause: Clause, act: bool, setting: Setting, depth: int) -> Status | None:
    """What a preposition before an infinitive says of it."""
    group = governor.group
    if group == "purpose" and clause.tense == "past infinitive":
        return "done"  # "blâmé pour avoir livré"
    if group == "purpose":
        # who marches to demand something demands it; who comes to sign has not signed yet
        over = main_clause(sentence, clause)
        if over is not None and over.verb.lemma in ("mandater", "charger", "missionner", "habiliter") and not over.negated:
            return "announced"
        if over is not None and over.finite and over.verb.lemma in MOVES | {"rendre", "envoyer"}:
            if over.negated:
                return "negated"  # "personne n'est venu pour signer"
            if over.tense == "imperfect" and not reported_by(of_clause(sentence, over.first)):
                return "done"  # "il se rendait chaque mois à Oslo pour livrer des vivres"
        main = _with_main(sentence, clause, setting, depth)
        return main if act or main == "hypothetical" else "proposed"
    if group == "before":
        return "done" if told_in_past(sentence, clause) else "announced"
    if group == "ongoing" or (group == "announced" and conditional_above(sentence, clause)):
        return "conditional" if conditional_above(sentence, clause) else "ongoing"
    if group == "negated" and clause.first >= 2 and form_of(sentence.tokens[clause.first - 2]) == "non":
        return "done"
    return as_status(group)


def _verb_says(sentence: Sentence, word: Token, clause: Clause, act: bool, setting: Setting, depth: int) -> Status | None:
    """What a verb says of its infinitive, and what is said of that verb in its turn ("a promis de continuer à livrer", "si elle acceptait de signer")."""
    above = clause_of(sentence, word)
    said = _plainly(sentence, word, above, clause, act, setting, depth)
    if said is None or word.lemma in groups("verbs")["done"]:
        return said
    outer = of_above(sentence, above, setting, depth)
    if said == "announced" and outer is None and questioned(sentence, word):
        return "hypothetical"
    return together(said, outer, word.lemma)


def of_above(sentence: Sentence, above: Clause, setting: Setting, depth: int) -> Status | None:
    """Where the governing verb itself stands, if not in its plain past or present."""
    if above.tense in ("infinitive", "past infinitive"):
        # its own negation is counted already: "dit ne pas vouloir livrer"
        return status_of_clause(sentence, replace(above, negated=False), True, setting, depth + 1)
    if not above.finite:
        return None
    governor = of_clause(sentence, above.first)
    said = _governed_clause(sentence, governor, above) if governor is not None else None
    if said is not None:
        return said
    verbs = groups("verbs")
    if above.tense in ("conditional", "past conditional") and above.verb.lemma in verbs["promised"] | verbs["negated"] | verbs["ongoing"]:
        return "hypothetical" if condition_of(sentence, above.verb) else "announced" if reported_by(governor) else "conditional"
    return None


def together(said: Status, outer: Status | None, verb: str) -> Status:
    """What two governing verbs make of an event: `said` by the nearer, whose lemma is `verb`, `outer` where that verb itself stands."""
    if outer is None or outer in ("done", "ongoing"):
        return said
    if said == "negated":
        if verb in ENDING:
            return "ongoing"  # "appelle à cesser les combats": they go on
        if outer == "negated":
            return "done" if verb in ("empêcher", "éviter") else "ongoing"
        return "hypothetical" if outer == "hypothetical" else said  # "dit ne pas vouloir livrer" denies no deed
    if said in ("done", "ongoing", "announced") or outer in OPEN:
        return outer
    return "negated" if outer == "negated" else said


def _plainly(sentence: Sentence, word: Token, above: Clause, clause: Clause, act: bool, setting: Setting, depth: int) -> Status | None:
    verbs = groups("verbs")
    lemma = word.lemma
    perfect = clause.tense == "past infinitive"
    wished = above.tense in ("conditional", "past conditional")
    if lemma in verbs["denied"] and (perfect or lemma != "défendre" or above.reflexive):
        return None if above.negated else "denied"
    if lemma in CHARGING:
        return "negated" if clause.negated else _charged(sentence, word, above, clause.verb, perfect)
    if lemma in ("devoir", "pouvoir"):
        return _modal(sentence, lemma, above, clause, setting)
    if lemma in verbs["negated"] or lemma in ("tarder", "hésiter"):
        return _undone(sentence, word, above, act, setting, depth)
    if lemma in verbs["saying"] and (perfect or (clause.negated and lemma not in verbs["announced"])):
        return ("denied" if perfect or lemma in DENYING else "negated") if clause.negated else "done"
    if lemma in ("craindre", "redouter", "risquer") and not above.negated:
        # who "se risque à" do it does it
        return status_of_clause(sentence, above, True, setting, depth + 1) if above.reflexive else "hypothetical"
    if above.negated or clause.negated:
        return "negated"
    if act and lemma in ("vouloir", "tenir", "souhaiter") and above.tense == "present" and _in_first_person(sentence, word):
        return "done"  # "je veux remercier la Suède" thanks her
    if lemma in ("convaincre", "persuader"):
        return "proposed"
    if lemma == "charger" and above.reflexive:
        return status_of_clause(sentence, above, True, setting, depth + 1)
    past = above.tense in ("past", "pluperfect")
    if lemma == "permettre" and above.tense == "gerund":
        return _with_main(sentence, above, setting, depth)
    if past and lemma == "obliger" and above.passive:
        return "done"
    if past and lemma in ("permettre", "falloir"):
        return "done"
    if above.tense == "past conditional" and lemma == "falloir":
        return "negated"
    for group in ("promised", "announced", "proposed", "ongoing", "hypothetical", "conditional"):
        if lemma in verbs[group] and (lemma not in ("obliger", "engager") or above.reflexive):
            if group == "announced" and condition_of(sentence, word) is not None:
                return "hypothetical"
            if group == "ongoing" and above.tense == "future":
                return "announced"
            if group in ("announced", "ongoing") and wished:
                return "announced" if reported_by(of_clause(sentence, above.first)) else "conditional"
            return None if lemma == "rester" else as_status(group)
    if lemma in verbs["done"]:
        # trying goes on while it is told in the present, for the rest what is brought about is there
        at_once = lemma not in ("tenter", "essayer", "aider", "voir", "faire", "laisser") or clause.verb.lemma in groups("aspect")["at_once"]
        return status_of_clause(sentence, above, at_once, setting, depth + 1)
    return "ongoing" if lemma in verbs["saying"] else None


def _charged(sentence: Sentence, word: Token, above: Clause, deed: Token, perfect: bool) -> Status:
    """A deed that somebody is accused of: as the accuser says; unconfirmed where nobody is named who does ("est soupçonné d'avoir")."""
    if _denied_elsewhere(sentence, word, deed):
        return "denied"
    if word.lemma in ("soupçonner", "suspecter"):
        return "conditional"
    nobody = (above.passive or above.tense == "participle") and doer(sentence, word) is None
    return "conditional" if nobody else "done" if perfect else "ongoing"


def _in_first_person(sentence: Sentence, verb: Token) -> bool:
    return any(form_of(each) in ("je", "j’", "nous") for each in sentence.tokens[max(0, verb.i - 2) : verb.i])


def _modal(sentence: Sentence, lemma: str, above: Clause, clause: Clause, setting: Setting) -> Status:
    """ "Devoir" and "pouvoir": in the past they were done, in the conditional considered or hoped for, in the present set for a time or owed."""
    wished = above.tense in ("conditional", "past conditional")
    conditioned = condition_of(sentence, above.verb) is not None or condition_of(sentence, clause.verb) is not None or (wished and lacking(sentence))
    if above.negated or clause.negated:
        return "negated"
    if above.tense in ("past", "pluperfect"):
        return "done"
    if lemma == "pouvoir":
        if above.tense == "past conditional":
            return "negated"
        if conditioned:
            return "hypothetical"
        return "proposed" if wished else "announced" if above.tense == "future" else "hypothetical"
    if wished and clause.tense == "past infinitive":
        return "conditional"
    if above.tense == "past conditional" or (above.tense == "imperfect" and "mais" in forms(sentence)):
        return "negated"
    if conditioned:
        return "hypothetical"
    owed = setting.spoken or attributed(sentence, above.first, "opinions") or reported_by(of_clause(sentence, above.first))
    if above.tense == "conditional":
        return "proposed" if owed else "announced"
    if owed and above.tense == "present" and setting.when <= 0 and clause.verb.lemma not in groups("aspect")["scheduled"]:
        return "proposed"
    return "announced"


def _undone(sentence: Sentence, word: Token, above: Clause, act: bool, setting: Setting, depth: int) -> Status | None:
    """Verbs of not doing: "refuse de livrer"; negated, they leave it open ("n'exclut pas de") or grant it ("ne cesse de", "n'a pas manqué de")."""
    lemma = word.lemma
    bare = not above.negated and any(each.text.lower() in NOT for each in sentence.children(word))
    if lemma == "cesser" and (above.negated or bare):
        return "ongoing"
    if above.negated or bare:
        if lemma in ("exclure", "écarter", "renoncer", "refuser", "interdire", "abandonner"):
            return "proposed"
        return status_of_clause(sentence, replace(above, negated=False), True, setting, depth + 1)
    if lemma == "hésiter":
        return "proposed"
    return None if lemma == "interdire" and not above.reflexive else "negated"


def _with_main(sentence: Sentence, clause: Clause, setting: Setting, depth: int) -> Status:
    """The status of the clause that a verb without a person goes with."""
    above = main_clause(sentence, clause)
    if above is None:
        return "done"
    status = status_of_clause(sentence, above, True, setting, depth + 1)
    return status if status is not None and status not in ("negated", "denied") else "done"


def _as_subject(sentence: Sentence, clause: Clause) -> Status | None:
    """An infinitive that opens its sentence: supposed before a conditional, "quitter le pays coûterait …"."""
    if clause.first > 1:
        return None
    return "hypothetical" if conditional_above(sentence, clause) else None


def _of_gerund(sentence: Sentence, clause: Clause, act: bool, setting: Setting, depth: int) -> Status:
    """The status of a present participle or gerund: that of the clause it goes with ("a déclaré …, en recevant …" is done)."""
    above = clause_before(sentence, clause) or main_clause(sentence, clause)
    if above is None:
        return "done" if act else "ongoing"
    if above.tense in ("conditional", "past conditional"):
        if reported_by(of_clause(sentence, above.first)):
            return "done" if act else "announced"  # "a dit qu'il continuerait, en promettant …"
        return "hypothetical"
    if above.tense in ("infinitive", "past infinitive", "future"):
        return _with_main(sentence, clause, setting, depth)
    at_once = clause.verb.lemma in groups("aspect")["at_once"]
    return "done" if act or at_once or setting.when < 0 or above.tense in ("past", "pluperfect", "imperfect", "participle") else "ongoing"


def _of_participle(sentence: Sentence, clause: Clause, act: bool, setting: Setting, depth: int) -> Status:
    """A participle without its auxiliary: an attribute ("sanctionnée en juillet"), a title ("trois soldats tués"), or joined to a verb that has one."""
    verb = clause.verb
    if clause.negated:
        return "negated"
    head = sentence.head(verb)
    if head is not None and verb.dep.startswith("conj") and head.pos == "VERB":
        above = clause_of(sentence, head)
        if above.helpers:
            return status_of_clause(sentence, above, act, replace(setting, spoken=False), depth + 1) or "done"
    if verb.lemma in ("prévoir", "attendre"):
        return "announced"
    if again_and_again(sentence, verb):
        return "ongoing"
    after = [form_of(each) for each in sentence.tokens[verb.i + 1 : verb.i + 5]]
    lasts = verb.lemma in groups("aspect")["lasting"] or ("depuis" in after and verb.lemma not in groups("aspect")["at_once"])
    # "soutenu par la Suède", "emprisonné depuis mai"; not "Le Chili, soutenu alors par la Suède"
    if (lasts and not {"alors", "autrefois", "jusque"} & set(after)) or (verb.i and sentence.tokens[verb.i - 1].lemma in ("rester", "demeurer")):
        return "ongoing"
    return "done"


def _or_not(sentence: Sentence, verb: Token) -> bool:
    return [form_of(each) for each in sentence.tokens[verb.i + 1 : verb.i + 3]] == ["ou", "non"]


def _no_such(sentence: Sentence, noun: Token) -> bool:
    """ "N'a aucune intention de …": what hangs on the noun is not meant."""
    return any(form_of(each) in ("aucun", "aucune", "nul", "nulle") for each in sentence.children(noun, "det"))


def _denied_elsewhere(sentence: Sentence, accusing: Token, deed: Token) -> bool:
    """ "Accusé d'avoir …, X nie": whoever is accused denies it in the same sentence."""
    denying = (each for each in sentence.tokens[accusing.i :] if each.lemma in ("nier", "démentir", "réfuter", "récuser", "contester") and each.pos == "VERB")
    return any(each.i != deed.i for each in denying)


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
        above = clause_of(sentence, head)
        return "negated" if above.negated else status_of_clause(sentence, above, True, PLAIN)
    return None

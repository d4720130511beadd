"""Where an event that a noun names stands: from its adjectives, from what governs it, from what is told of it."""

from __future__ import annotations

from dataclasses import replace

from recoupe.lang.fr.attribution import attributed, forms, near, unsure
from recoupe.lang.fr.clauses import NOT, clause_of
from recoupe.lang.fr.conditions import condition_of, questioned
from recoupe.lang.fr.governors import Governor, form_of, groups, of_clause, of_noun
from recoupe.lang.fr.standing import kept_promise, noun_says, of_above, status_of_clause, together
from recoupe.lang.fr.standing_course import exempted, keeps_on, none_of, scene, starts, takes_effect
from recoupe.lang.fr.standing_ends import status_of_ended
from recoupe.lang.fr.standing_tense import PLAIN, STATUSES, Setting, as_status, status_of_tense
from recoupe.model.event import Status
from recoupe.model.syntax import Sentence, Token

_LIGHT = frozenset(["prendre", "avoir", "donner"])
_GIVEN = frozenset(["ce", "cet", "cette", "ces"])
_INDEFINITE = frozenset(["un", "une", "des", "de", "d’", "tout", "toute", "quelque", "aucun", "aucune"])


def status_of_noun(sentence: Sentence, noun: Token, *, setting: Setting = PLAIN) -> Status | None:
    """The status of the event that a noun names, from its adjectives and from what governs it; done where nothing says otherwise.

    None where the noun names nothing that takes place: a truce that is only told to be broken.
    """
    ended = status_of_ended(sentence, noun, setting, lambda sentence, word: status_of_noun(sentence, word, setting=setting))
    status = _of_noun(sentence, noun, setting) if ended is None else ended[0]
    if ended is None and status == "done" and setting.when == 0 and keeps_on(sentence, noun):
        status = "ongoing"
    if ended is None and status in ("done", "ongoing") and _doubted(sentence, noun):
        return "conditional"
    if status == "done" and setting.when > 0:
        return "announced"
    return status


def _doubted(sentence: Sentence, noun: Token) -> bool:
    """Whether the sentence doubts the event itself: its own adverb, or one of the verb that brings it about; not "était probablement derrière l'attaque"."""
    head = sentence.head(noun)
    if noun.i and any(form_of(each) == "derrière" for each in sentence.tokens[max(0, noun.i - 3) : noun.i]):
        return False  # "est probablement derrière l'attaque": who did it is in doubt
    brings = head is None or head.lemma in groups("performing")["verbs"] | groups("verbs")["done"] | groups("subject")["happening"]
    return unsure(sentence, noun if brings or head is None else replace(noun, head=noun.i))


def _of_noun(sentence: Sentence, noun: Token, setting: Setting) -> Status:
    if none_of(sentence, noun):
        return "denied" if setting.spoken or attributed(sentence, noun.i) else "negated"
    if takes_effect(sentence, noun):
        return "announced"
    governor = of_noun(sentence, noun)
    said = _noun_governed(sentence, noun, governor, setting)
    described = _described(sentence, noun)
    if said == "denied" or (said and (described is None or (described == "ongoing" and said != "done"))) or (said == "negated" and described == "announced"):
        return said
    if described is not None:
        return described
    head = sentence.head(noun)
    if head is None:
        # a verb too rare for the parser: "la guerre entre … et … dure", where it takes the noun for the root
        head = next((each for each in sentence.tokens[noun.i :] if each.lemma in groups("subject")["ongoing"] and each.has("VerbForm=Fin")), None)
    bare = [each for each in sentence.children(noun, "acl") if each.dep == "acl:relcl" and clause_of(sentence, each).finite]
    if bare and not any(each.pos == "PRON" and form_of(each) in ("qui", "que", "qu’", "dont", "où") for each in sentence.subtree(bare[0])):
        head = bare[0]  # a predicate that the parser took for a relative clause
        told = _told(sentence, noun, head, setting)
        if told is not None:
            return told
    if head is not None and (noun.dep.startswith("nsubj") or noun.dep == "root"):
        told = _told(sentence, noun, head, setting)
        if told is not None:
            return told
    if not any(each.has("VerbForm=Fin") for each in sentence.tokens) and questioned(sentence, noun):
        return "hypothetical"  # a title that asks: "Vers un retrait ?"
    if "cours" in forms(sentence) and near(sentence, noun, ("en", "cours")):
        return "ongoing"
    if noun.i and form_of(sentence.tokens[noun.i - 1]) == "en":
        # "est en déplacement"; not "est pris en embuscade"
        return "ongoing" if noun.i > 1 and sentence.tokens[noun.i - 2].text.lower() in ("est", "sont", "reste", "restent") else "done"
    during = governor is not None and governor.group == "during"
    return _with_clause(sentence, noun, setting, during) or "done"


def _noun_governed(sentence: Sentence, noun: Token, governor: Governor | None, setting: Setting) -> Status | None:
    if governor is None:
        return None
    if governor.kind == "phrase":
        if governor.group == "during" or (governor.group == "negated" and any(form_of(each) in _GIVEN for each in sentence.children(noun, "det"))):
            return None  # "non loin de ce rassemblement"
        return as_status(governor.group)
    word = governor.word
    assert word is not None
    verbs = groups("verbs")
    if exempted(sentence, noun, word):
        return "ongoing"
    if governor.kind == "noun":
        if word.lemma in groups("nouns")["charges"]:
            rejected = any(each.lemma in ("rejeter", "réfuter", "démentir", "nier", "récuser", "balayer", "contester") for each in sentence.tokens)
            return "denied" if rejected else None
        if word.lemma in groups("nouns")["required"]:
            return "hypothetical" if form_of(sentence.tokens[word.i + 1]) in ("à", "au", "aux") else None
        if word.lemma == "engagement" and noun.lemma not in groups("nouns")["declared"] and form_of(sentence.tokens[word.i + 1]) in ("de", "d’"):
            return status_of_noun(sentence, word, setting=setting)  # "l'engagement de négociations" opens them
        if noun.lemma in groups("course")["risings"] and form_of(sentence.tokens[word.i + 1]) in ("du", "de"):
            return None  # "les demandes du soulèvement": who demands
        if word.lemma == "moyen" and form_of(sentence.tokens[word.i - 1]) == "au":
            return _with_clause(sentence, noun, setting, False)
        if word.lemma == "principe" and form_of(sentence.tokens[word.i + 1]) not in ("d’", "de"):
            return None  # "défend le principe des frappes"
        charged = word.lemma == "objet" and noun.lemma in groups("nouns")["declared"]  # "fait l'objet d'une inculpation", which is over
        if not charged and (staged := scene(sentence, word)) is not None:
            return "ongoing" if staged.tense == "present" and not staged.negated else status_of_clause(sentence, staged, True, setting)
        if word.lemma == "annonce" and noun.lemma in groups("nouns")["declared"]:
            return None
        if not _singular_of(sentence, word, noun) or (word.lemma == "échec" and not _indefinite(sentence, noun)):
            return None
        return kept_promise(sentence, word) or noun_says(word.lemma)
    above = clause_of(sentence, word)
    if noun.lemma in groups("nouns")["charges"] | groups("course")["asked"] and word.lemma in groups("course")["rejecting"] and not above.negated:
        return "done"  # "a rejeté ces accusations": they were made
    if word.lemma in groups("open")["hypothetical"] and not above.negated:
        return "hypothetical"
    if word.lemma == "suivre" and noun.lemma not in groups("unplanned")["nouns"]:
        follows = status_of_clause(sentence, above, True, setting)
        return "announced" if follows in ("announced", "proposed", "hypothetical") else "done"
    if word.lemma == "échapper":
        return "done" if noun.lemma in groups("unplanned")["nouns"] else "negated"
    if word.lemma in verbs["factive"] or (word.lemma in groups("mention")["verbs"] and not _indefinite(sentence, noun)):
        return "done"
    if word.lemma in verbs["denied"] and (word.lemma != "défendre" or above.reflexive):
        return None if above.negated else "denied"
    straight = noun.i > word.i and not any(each.pos == "ADP" and form_of(each) not in _INDEFINITE for each in sentence.tokens[word.i + 1 : noun.i])
    performs = word.lemma in verbs["done"] | verbs["ongoing"] | groups("performing")["verbs"] and straight
    performs = performs or word.lemma in groups("open")["leading"]
    performs = performs or (straight and word.lemma in groups("open")["strengthening"] and noun.lemma not in groups("ends")["bonds"])
    without = of_clause(sentence, above.first) if performs and word.lemma == "avoir" and _indefinite(sentence, noun) else None
    if without is not None and without.kind == "phrase" and without.group == "negated":
        return "negated"  # "sans qu'il y ait eu d'attaque"
    if above.negated:
        return _not_so(word, performs and (word.lemma not in _LIGHT or _indefinite(sentence, noun)))
    if above.tense in ("past", "pluperfect") and word.lemma in ("permettre", "autoriser", "accepter"):
        return "done" if word.lemma == "permettre" else None
    if word.lemma == "opposer" and _indefinite(sentence, noun):
        return "proposed"
    itself = word.lemma in ("engager", "obliger") and not above.reflexive  # "engagé dans un combat" promises none
    for group in ("promised", "proposed", "negated", "ongoing", "hypothetical"):
        if word.lemma in verbs[group] and word.lemma not in ("assurer", "accepter") and not itself:
            if word.lemma in groups("subject")["spoken_of"] and not _indefinite(sentence, noun):
                return None
            if group == "ongoing" and above.tense == "future":
                return "announced"
            said = as_status(group)
            return together(said, of_above(sentence, above, setting, 0), word.lemma) if said else None
    if word.lemma in verbs["announced"]:
        if noun.lemma in groups("nouns")["declared"] and word.lemma in ("annoncer", "ordonner", "décider"):
            # to announce a rupture is to make it: it stands where the announcing does
            return status_of_clause(sentence, above, True, setting)
        if word.lemma in ("aller", "compter", "entendre", "destiner", "devoir") or (word.lemma == "charger" and not sentence.children(noun, "det")):
            return None  # "un avion chargé d'aide"
        if above.tense in ("conditional", "past conditional") and not above.negated:
            return status_of_clause(sentence, above, True, setting)  # "préparerait une offensive"
        return together("announced", of_above(sentence, above, setting, 0), word.lemma)
    if above.tense not in ("future", "conditional", "past conditional", "infinitive", "past infinitive") and not (performs and above.tense == "present"):
        return None
    if any(form_of(each) in _GIVEN for each in sentence.children(noun, "det")):
        return None
    if word.lemma == "être" or (word.lemma == "avoir" and above.tense == "present") or not (performs or _indefinite(sentence, noun)):
        return None
    # "mène une offensive" goes on, "lance une offensive" is done: as the verb says by itself
    leads = word.lemma in groups("open")["leading"]
    status = status_of_clause(sentence, above, leads, setting)
    if leads and status == "conditional" and above.tense == "conditional" and not attributed(sentence, above.first):
        return "hypothetical"  # "une attaque entraînerait des sanctions"
    return status if performs or above.finite or status in ("announced", "promised", "proposed", "hypothetical") else None


def _not_so(word: Token, performs: bool) -> Status | None:
    """What a negated verb says of its object: "n'a pas mené d'attaque", "n'exclut pas des sanctions"; nothing of what it only speaks of."""
    verbs = groups("verbs")
    if word.lemma in ("exclure", "écarter"):
        return "proposed"
    if word.lemma in verbs["negated"]:
        return "done" if word.lemma in ("empêcher", "éviter") else None
    if word.lemma in ("accepter", "consentir"):
        return None
    return "negated" if performs or word.lemma in verbs["announced"] | verbs["promised"] | verbs["proposed"] else None


def _singular_of(sentence: Sentence, word: Token, noun: Token) -> bool:
    """Whether a noun such as "plan" or "risque" governs the event: it does not in "le plan de cette attaque", which happened."""
    return not any(form_of(each) in _GIVEN for each in sentence.children(noun, "det"))


def _indefinite(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun brings in something not known yet: "une attaque", "des sanctions", "de nouvelles sanctions"."""
    determiners = sentence.children(noun, "det")
    if determiners:
        return form_of(determiners[0]) in _INDEFINITE
    return noun.i == 0 or form_of(sentence.tokens[noun.i - 1]) not in ("du", "au", "aux", "des", "la", "le", "les", "l’")


def _described(sentence: Sentence, noun: Token) -> Status | None:
    """What an adjective on the noun or a participle says: "prochain", "présumé", "promis"."""
    near = [each for each in sentence.children(noun, "amod", "acl") if abs(each.i - noun.i) < 5]
    near += [
        each
        for each in sentence.tokens[max(0, noun.i - 2) : noun.i + 4]
        if each.pos == "ADJ" and each not in near and (abs(each.i - noun.i) == 1 or sentence.head(each) is noun)
    ]
    after = sentence.tokens[noun.i + 1] if noun.i + 1 < len(sentence.tokens) else None
    if after is not None and after.pos == "VERB" and after.has("VerbForm=Part") and not sentence.children(after, "aux"):
        near.append(after)  # "un retrait annoncé des troupes", where the tree makes it the verb of the sentence
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
    lieu = head.lemma == "avoir" and any(form_of(each) == "lieu" for each in sentence.tokens[head.i + 1 : head.i + 4])
    if starts(sentence, head, clause):
        return "announced"
    if head.lemma == "vigueur" and clause.tense == "present" and not clause.negated:
        return "ongoing"
    happens = lieu or head.lemma in told["happening"] or (clause.passive and head.lemma in groups("performing")["verbs"] | groups("verbs")["done"])
    if head.lemma in told["negated"] and not clause.negated:
        where = status_of_clause(sentence, clause, True, setting)
        return where if where in ("hypothetical", "announced") else "negated"
    if clause.tense == "infinitive":
        # "la libération devrait être achevée": what governs the infinitive says where its subject stands
        passive = clause.passive and head.lemma not in groups("mention")["verbs"]
        return status_of_clause(sentence, clause, True, setting) if happens or passive else None
    if head.lemma in told["announced"] and (clause.passive or clause.reflexive):
        return "announced"
    after = [form_of(each) for each in sentence.tokens[head.i + 1 : head.i + 4]]
    if (head.lemma == "faire" and "rage" in after) or (head.lemma == "battre" and "plein" in after):
        return "ongoing"
    if head.lemma in ("rester", "demeurer") and any(each.lemma in groups("adjectives")["hypothetical"] for each in sentence.children(head)):
        return "hypothetical"  # "le retrait reste incertain"
    if head.lemma in ("rester", "demeurer") and any(each.pos in ("NOUN", "PRON", "NUM") for each in sentence.children(head, "xcomp", "obj")):
        return None  # "le raid demeure l'un des plus meurtriers"
    if head.lemma in told["ongoing"] and not clause.negated:
        return "announced" if clause.tense == "future" else "ongoing"
    if ("cours" in after or head.lemma == "cours") and (planned := _in_preparation(sentence, head)) is not None:
        return planned
    if head.lemma == "cours" or (head.pos in ("VERB", "AUX") and head.lemma == "être" and near(sentence, head, ("en", "cours"))):
        return "ongoing"
    if head.lemma in told["proposed"]:
        return "proposed"
    if head.pos == "ADJ" and head.lemma in groups("adjectives")["hypothetical"]:
        return "hypothetical"
    if clause.negated:
        if happens or head.lemma in ("signer", "conclure"):
            return "denied" if setting.spoken or attributed(sentence, clause.first) else "negated"
        return None
    if any(form_of(each) in _GIVEN for each in sentence.children(noun, "det")):
        return None
    if head.lemma in ("devoir", "pouvoir"):
        return _with_modal(sentence, head, setting)
    if clause.tense in ("conditional", "past conditional"):
        if any(each.lemma == "tel" for each in sentence.children(noun)) or (clause.tense == "conditional" and not happens and _indefinite(sentence, noun)):
            return "hypothetical"  # "une trêve ouvrirait le port"
        return status_of_tense(sentence, clause, True, setting, of_clause(sentence, clause.first))
    if clause.tense == "future":
        return "hypothetical" if condition_of(sentence, head) is not None else "announced"
    return None


def _in_preparation(sentence: Sentence, head: Token) -> Status | None:
    """ "Des sanctions sont en cours de préparation": these are to come, and what is talked over is only put forward."""
    words = {form_of(each) for each in sentence.tokens[head.i + 1 : head.i + 6]}
    if words & {"préparation", "élaboration", "planification"}:
        return "announced"
    return "proposed" if words & {"discussion", "négociation", "examen", "étude"} else None


def _with_modal(sentence: Sentence, head: Token, setting: Setting) -> Status | None:
    """ "La libération devrait être achevée", "une trêve peut être conclue": what "devoir" or "pouvoir" says where the verb under it is that it takes place."""
    below = next((each for each in sentence.children(head, "xcomp") if each.has("VerbForm=Inf") or each.has("VerbForm=Part")), None)
    if below is None:
        return None
    clause = clause_of(sentence, below)
    happens = below.lemma in groups("subject")["happening"] | groups("subject")["ongoing"] or below.lemma == "avoir" or (clause.passive and below.i > head.i)
    return status_of_clause(sentence, clause, True, setting) if happens or (clause.tense == "infinitive" and bool(clause.helpers)) else None


def _with_clause(sentence: Sentence, noun: Token, setting: Setting, during: bool) -> Status | None:
    """The status that a noun takes from the clause it stands in ("se rendra à Oslo pour une visite"); none after "après" or where it is known already."""
    if not any(form_of(each) in _GIVEN for each in sentence.children(noun, "det")) and noun.dep.startswith(("obl", "nmod")):
        head = sentence.head(noun)
        words = " ".join(form_of(each) for each in sentence.tokens[max(0, noun.i - 5) : noun.i])
        words = words.replace("’ ", "’").replace("’", "’ ") if "’" in words else words
        means = any(f" {each} ".replace("’", "’ ") in f" {words} " for each in groups("open")["means"])
        while (during or means) and head is not None and head.pos not in ("VERB", "AUX"):
            head = sentence.head(head)  # "évoquera ce sujet lors de sa visite": the tree hangs it on "lors" or on the object
        if head is None or head.pos not in ("VERB", "AUX"):
            return None
        clause = clause_of(sentence, head)
        case = " ".join(form_of(each) for each in sentence.children(noun, "case"))
        before = form_of(sentence.tokens[noun.i - 2]) if noun.i > 1 else ""
        if "avant" in (case, before):
            return None if clause.tense in ("past", "pluperfect", "participle") else "announced"
        if means:
            status = status_of_clause(sentence, clause, True, setting)
            return status if status in ("announced", "promised", "proposed", "hypothetical", "conditional") else None
        if not during and not case.startswith(("lors", "au cours", "à l", "pendant", "durant", "en marge", "pour")):
            return None
        if clause.tense == "future" or (head.lemma in ("attendre", "inviter", "convoquer") and (clause.passive or clause.tense == "participle")):
            return "announced"
        takes = clause.tense == "conditional" or (clause.tense == "infinitive" and not during)
        if takes and not any(each.text.lower() in NOT for each in sentence.children(head)):
            status = status_of_clause(sentence, clause, True, setting)
            return status if status in ("announced", "promised", "proposed", "hypothetical", "conditional") else None
    return None

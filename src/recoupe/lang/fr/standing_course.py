"""What keeps on though its noun has no verb of its own, what only starts, and what there is none of: by the verb beside the noun."""

from __future__ import annotations

from recoupe.lang.fr.clauses import Clause, clause_of
from recoupe.lang.fr.governors import form_of, groups
from recoupe.lang.fr.grammar import word_class
from recoupe.model.syntax import Sentence, Token

_NEW = frozenset(["un", "une"])
_NONE = frozenset(["aucun", "aucune", "nul", "nulle"])
_RANKED = frozenset(["premier", "deuxième", "troisième", "dernier", "seul", "plus", "moins", "jamais", "aussi", "nouveau", "record"])
"""Words of what is measured against the past: "signe sa première victoire depuis 2010" is over at once."""
_SOON = frozenset(["demain", "après-demain", "aujourd’hui", "aujourd'hui"])
_LATE = frozenset(["dernier", "dernière", "passé", "passée"])


def keeps_on(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun that nothing else places is of what goes on as the sentence speaks.

    So are what somebody has met for days ("subit depuis mai des raids"), and as a subject a lasting thing in the present ("la guerre pèse sur le pays").
    """
    head = sentence.head(noun)
    if _opens_with_since(sentence, noun):
        return True
    if head is None or head.pos not in ("VERB", "AUX"):
        return False
    clause = clause_of(sentence, head)
    if clause.tense != "present" or clause.negated:
        return False
    if noun.lemma in groups("course")["lasting"] and noun.dep == "nsubj" and not clause.passive:
        return not any(form_of(each) in _NEW for each in sentence.children(noun, "det")) and head.lemma not in groups("aspect")["at_once"]
    if noun.dep == "nsubj" and not clause.passive and head.lemma not in groups("aspect")["at_once"] | groups("mention")["verbs"] and since(sentence, clause):
        return True  # "une grève paralyse le port depuis lundi"
    performs = head.lemma in groups("performing")["verbs"] | groups("verbs")["done"] | {"opposer", "observer", "faire"}
    return performs and noun.dep.startswith(("obj", "nsubj", "obl:arg")) and since(sentence, clause)


def since(sentence: Sentence, clause: Clause) -> bool:
    """Whether the sentence of a clause says for how long it has lasted: "depuis plusieurs jours", "depuis mai"."""
    tokens = sentence.tokens
    return any(
        form_of(each) == "depuis" and abs(each.i - clause.verb.i) < 12 and any(_of_time(one) for one in tokens[each.i + 1 : each.i + 4]) for each in tokens
    )


def _opens_with_since(sentence: Sentence, noun: Token) -> bool:
    """ "Depuis lundi, des heurts secouent le port": the subject next to the opening, which the tree may hang on the day."""
    tokens = sentence.tokens
    if form_of(tokens[0]) != "depuis" or not any(_of_time(each) for each in tokens[1:4]) or noun.i + 1 >= len(tokens):
        return False
    comma = next((each.i for each in tokens[:7] if each.text == ","), None)
    verb = tokens[noun.i + 1]
    if comma is None or not 1 <= noun.i - comma <= 3 or verb.pos != "VERB" or not verb.has("VerbForm=Fin") or not verb.has("Tense=Pres"):
        return False
    return clause_of(sentence, verb).tense == "present" and verb.lemma not in groups("aspect")["at_once"] | groups("mention")["verbs"]


def _of_time(token: Token) -> bool:
    form = form_of(token)
    return token.lemma in word_class("time_nouns") or token.pos == "NUM" or form.isdigit() or form in word_class("weekdays") | word_class("months")


def lasting_since(sentence: Sentence, verb: Token) -> bool:
    """Whether "depuis" and a time stand right in the clause of a verb of what is else over at once: "impose un embargo depuis 2020" goes on.

    Not where the words between rank it ("sa première victoire depuis 2010"), nor where another verb or a comma parts them ("au pouvoir depuis 2010, signe").
    """
    for each in sentence.tokens[verb.i + 1 : verb.i + 12]:
        if form_of(each) == "depuis":
            return any(_of_time(one) for one in sentence.tokens[each.i + 1 : each.i + 4])
        if each.text in (",", ";", ":", "(", "«", "»", '"') or each.pos in ("VERB", "SCONJ") or each.lemma in _RANKED:
            return False
    return False


def starts(sentence: Sentence, head: Token, clause: Clause) -> bool:
    """Whether a verb in the present sets the start of its subject on a day: "débute ce lundi", "s’ouvre jeudi", "entre en vigueur demain"."""
    told = groups("subject")["starting"]
    after = sentence.tokens[head.i + 1 : head.i + 6]
    if clause.tense != "present" or clause.negated or clause.passive or clause.helpers or head.lemma not in told:
        return False
    if head.lemma == "entrer" and "vigueur" not in (form_of(each) for each in after):
        return False
    return (head.lemma != "ouvrir" or clause.reflexive) and _on_a_day(sentence, after)


def takes_effect(sentence: Sentence, noun: Token) -> bool:
    """ "L’embargo entre en vigueur demain", whose "entre" the tagger takes for a preposition."""
    tokens = sentence.tokens
    for each in tokens[noun.i + 1 : noun.i + 14]:
        if each.pos in ("VERB", "AUX") or each.text in (",", ";", ":"):
            return False
        if form_of(each) in ("entre", "entrent") and [form_of(one) for one in tokens[each.i + 1 : each.i + 3]] == ["en", "vigueur"]:
            return noun.dep.startswith(("nsubj", "root")) and _on_a_day(sentence, tokens[each.i + 3 : each.i + 8])
    return False


def _on_a_day(sentence: Sentence, after: tuple[Token, ...]) -> bool:
    """Whether the words after a verb name a coming day: a weekday that is not the last one and has no date of its own, which would say which it is."""
    for each in after:
        if form_of(each) in _SOON:
            return True
        if form_of(each) in word_class("weekdays"):
            follows = sentence.tokens[each.i + 1] if each.i + 1 < len(sentence.tokens) else None
            return follows is None or not (form_of(follows) in _LATE or follows.pos == "NUM" or form_of(follows).isdigit())
    return False


def none_of(sentence: Sentence, noun: Token) -> bool:
    """Whether a verb says that there is none of its subject: "aucune arrestation n’a été signalée", "aucun raid n’est à signaler"."""
    head = sentence.head(noun)
    if head is None or head.i < noun.i or not noun.i or form_of(sentence.tokens[noun.i - 1]) not in _NONE:
        return False
    if not any(form_of(each) in ("ne", "n’") for each in sentence.tokens[noun.i + 1 : head.i]):
        return False
    told = groups("subject")
    exists = told["reported"] | told["happening"] | told["announced"] | groups("performing")["verbs"] | {"avoir", "cours", "mener"}
    return head.lemma in exists


def exempted(sentence: Sentence, noun: Token, word: Token) -> bool:
    """Whether a measure is what somebody is let off by a word over it: "exemptés du couvre-feu", "une dérogation à l’embargo"; it stays in force."""
    listed = groups("exempting")
    over = sentence.head(word)
    if over is not None and over.i < word.i and over.lemma in listed["words"] and over.pos == "VERB":
        word = over  # "exempte le blé de l’embargo"
    if noun.lemma not in listed["measures"] or word.lemma not in listed["words"]:
        return False
    between = [form_of(each) for each in sentence.tokens[word.i + 1 : noun.i]]
    return any(each in ("du", "des", "de", "d’", "au", "aux", "à") for each in between)


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

"""Who does what a verb tells, in any of its forms: its subject, or whoever governs an infinitive, a participle or a gerund ("a promis au Chili de livrer")."""

from __future__ import annotations

from recoupe.lang.fr.actor_words import words
from recoupe.lang.fr.clauses import Clause, clause_of
from recoupe.lang.fr.governors import Governor, of_infinitive
from recoupe.lang.fr.prepositions import cases
from recoupe.lang.fr.verb_subjects import antecedents, object_of, subject_of
from recoupe.model.syntax import Sentence, Token

_DEEPEST = 4
_MY = frozenset(["son", "sa", "ses", "leur", "leurs"])


def doers(sentence: Sentence, clause: Clause, depth: int = 0) -> list[Token]:
    """The heads of those who do what the verb tells (whom it befalls, where it is passive); empty where the sentence does not say."""
    if depth > _DEEPEST:
        return []
    if clause.finite:
        return subject_of(sentence, clause) or _joined_subject(sentence, clause, depth)
    # "rapatrier" is no participle, whatever the tagger thinks of it
    if clause.tense in ("infinitive", "past infinitive") or (clause.tense == "participle" and clause.verb.text.endswith("er")):
        return _controllers(sentence, clause, depth)
    return _of_participle(sentence, clause, depth)


def undergoing(sentence: Sentence, clause: Clause, depth: int = 0) -> list[Token]:
    """Whom a passive or a participle befalls: its subject, the noun that it qualifies, or that of the verb that it is joined to."""
    if clause.passive and clause.tense not in ("participle", "gerund"):
        return doers(sentence, clause)
    head = sentence.head(clause.verb)
    if head is not None and clause.verb.dep.startswith("conj") and head.pos in ("VERB", "AUX") and depth < _DEEPEST:
        above = clause_of(sentence, head)
        if above.passive or above.tense == "participle":
            return undergoing(sentence, above, depth + 1)
    return _qualified(sentence, clause, depth)


def seeing_itself(sentence: Sentence, clause: Clause) -> list[Token]:
    """To whom it is done in "se voit infliger une amende": the subject of "se voir"."""
    if clause.tense not in ("infinitive", "past infinitive"):
        return []
    governor = of_infinitive(sentence, clause.first)
    word = governor.word if governor is not None else None
    if word is None or word.lemma != "voir":
        return []
    above = clause_of(sentence, sentence.tokens[word.i])
    return doers(sentence, above) if above.reflexive else []


def shares_have(sentence: Sentence, clause: Clause) -> bool:
    """Whether a bare participle is the second of two verbs with one "avoir": "a condamné et expulsé"."""
    return _have_before(sentence, clause) is not None


def _have_before(sentence: Sentence, clause: Clause) -> Token | None:
    """The verb whose "avoir" a participle shares, by the tree, or by "et" before it and its plain form."""
    verb, tokens = clause.verb, sentence.tokens
    head = sentence.head(verb)
    agrees = verb.text.lower().endswith(("és", "ée", "ées", "ies", "us", "ue", "ues", "tes", "ses"))  # "reconnus coupables d'avoir fui et condamnés"
    if agrees and (head is None or not head.text.lower().endswith("s")):
        return None
    if head is not None and verb.dep.startswith("conj") and head.pos == "VERB" and head.i < verb.i:
        over = sentence.head(head) if head.has("VerbForm=Inf") else None  # "a dit accueillir … et demandé à"
        main = over if over is not None and over.pos == "VERB" and over.i < head.i else head
        return main if any(each.lemma == "avoir" for each in clause_of(sentence, main).helpers) else None
    before = tokens[clause.first - 1].text.lower() if clause.first else ""
    if any(each.text.lower() == "par" for each in tokens[verb.i + 1 : verb.i + 4]):
        return None
    if before not in ("et", "puis", "mais") or not verb.text.lower().endswith(("é", "i", "u", "is", "it", "t")):
        return None
    quoted = False
    for i in range(clause.first - 2, -1, -1):
        token = tokens[i]
        if token.text in ("«", "»", '"'):
            quoted = not quoted  # "a dit accueillir avec « scepticisme » ces propos et demandé": words between marks are passed over
            continue
        if token.text in (";", ":"):
            return None
        if token.pos == "VERB" and not quoted:
            group = clause_of(sentence, token)
            if group.finite and not group.passive and group.helpers:
                return token if any(each.lemma == "avoir" for each in group.helpers) else None
    return None


def _joined_subject(sentence: Sentence, clause: Clause, depth: int) -> list[Token]:
    """The subject that a verb shares with the one that it is joined to: "a salué l'accord et appelle les parties à l'appliquer"."""
    head = sentence.head(clause.verb)
    tokens = sentence.tokens
    before = tokens[clause.first - 1].text.lower() if clause.first else ""
    if before not in ("et", "ou", "mais", "puis", ",", "ni") and tokens[clause.first].text.lower() not in ("et", "mais"):
        return []
    if head is not None and clause.verb.dep.startswith("conj") and head.pos in ("VERB", "AUX"):
        if before == "et" and clause.first > 1 and tokens[clause.first - 2].text == ",":
            head = _above_relative(sentence, head)
        return doers(sentence, clause_of(sentence, head), depth + 1)
    left = _verb_left(sentence, clause.first - 1)
    return [] if left is None else doers(sentence, clause_of(sentence, left), depth + 1)


def _above_relative(sentence: Sentence, verb: Token) -> Token:
    """The verb over the relative clause that a comma closes: "a présenté un plan qui prévoit une trêve, et a accusé …"."""
    if not verb.dep.startswith("acl:relcl"):
        return verb
    above: Token | None = verb
    for _ in range(4):
        above = sentence.head(above) if above is not None else None
        if above is not None and above.pos == "VERB" and clause_of(sentence, above).finite:
            return above
    return verb


def _of_participle(sentence: Sentence, clause: Clause, depth: int) -> list[Token]:
    """The doer of a gerund or participle: the noun right before it, else the subject of the main verb."""
    verb, tokens = clause.verb, sentence.tokens
    head = sentence.head(verb)
    before = tokens[clause.first - 1] if clause.first else None
    if clause.tense == "participle" and not clause.helpers:
        main = _have_before(sentence, clause)
        return [] if main is None else doers(sentence, clause_of(sentence, main), depth + 1)
    with_en = "en" in (tokens[clause.first].text.lower(), before.text.lower() if before is not None else "")
    if not with_en and before is not None and before.pos in ("NOUN", "PROPN", "ADJ"):
        if head is not None and verb.dep.startswith("acl") and head.pos in ("NOUN", "PROPN"):
            return [head]
        return antecedents(sentence, clause.first, None)
    left = _verb_left(sentence, clause.first - 1)
    # "« … », a-t-il dit, en appelant": who speaks, not whom the quotation is about
    spoken = left is not None and any(each.text.startswith("-") and len(each.text) > 2 for each in tokens[max(0, left.i - 2) : left.i + 2])
    if head is not None and head.pos in ("VERB", "AUX") and head.i < verb.i and not spoken:
        return doers(sentence, clause_of(sentence, head), depth + 1)
    main = left or _finite_right(sentence, verb.i)
    return [] if main is None else doers(sentence, clause_of(sentence, main), depth + 1)


def governing_verb(sentence: Sentence, noun: Token) -> Token | None:
    """The verb that a noun hangs on as a circumstance ("l'a dit lors d'une rencontre"): by the tree, else the nearest to the left."""
    token = noun
    for _ in range(6):
        head = sentence.head(token)
        if head is None:
            break
        if head.pos == "VERB" and head.i < noun.i and clause_of(sentence, head).finite:
            return head
        token = head
    finite = (each for each in reversed(sentence.tokens[: noun.i]) if each.pos == "VERB" and clause_of(sentence, each).finite)
    return next(finite, None) or _finite_right(sentence, noun.i)


def _verb_left(sentence: Sentence, at: int) -> Token | None:
    """The nearest verb to the left that is no bare participle."""
    for i in range(at, -1, -1):
        token = sentence.tokens[i]
        if token.text in (";", ":", "«", "»", '"'):
            return None
        if token.pos == "VERB" or (token.pos == "AUX" and token.dep.startswith(("cop", "root"))):
            clause = clause_of(sentence, token)
            if clause.finite or clause.tense in ("infinitive", "past infinitive", "gerund"):
                return token
    return None


def _finite_right(sentence: Sentence, at: int) -> Token | None:
    for token in sentence.tokens[at + 1 :]:
        if token.pos == "VERB" and clause_of(sentence, token).finite:
            return token
    return None


def _controllers(sentence: Sentence, clause: Clause, depth: int) -> list[Token]:
    """Who would do what an infinitive tells, from what governs it."""
    head = sentence.head(clause.verb)
    if head is not None and clause.verb.dep.startswith("conj") and head.has("VerbForm=Inf") and head.i < clause.verb.i:
        return doers(sentence, clause_of(sentence, head), depth + 1)
    governor = of_infinitive(sentence, clause.first)
    if governor is None:
        hung = head is not None and head.pos == "VERB" and head.i < clause.verb.i and clause.verb.dep.startswith(("xcomp", "ccomp"))
        return doers(sentence, clause_of(sentence, head), depth + 1) if hung and head is not None and head.lemma not in words("asking") else []
    if governor.kind == "phrase":
        return _of_main(sentence, clause, depth)
    word = governor.word
    if word is None:
        return []
    if governor.kind == "noun":
        return _of_noun(sentence, word, depth)
    if governor.kind == "adjective" and word.pos not in ("VERB", "AUX"):
        return _of_adjective(sentence, word, depth)
    return _of_verb(sentence, clause, governor, word, depth)


def _of_main(sentence: Sentence, clause: Clause, depth: int) -> list[Token]:
    """The subject of the verb that "pour", "avant de", "sans" hang an infinitive on."""
    head = sentence.head(clause.verb)
    if head is not None and head.pos == "NOUN" and clause.verb.dep.startswith("acl") and head.i < clause.verb.i:
        # "sont en train de livrer", "est sur le point de livrer"; but "les efforts faits pour livrer": nobody says whose
        being = head if sentence.children(head, "cop") else sentence.head(head)
        return sentence.children(being, "nsubj") if being is not None and (being is head or being.lemma == "être") else []
    left = _verb_left(sentence, clause.first - 1)
    if left is None and head is not None and head.pos == "VERB":
        left = head
    main = left or _finite_right(sentence, clause.verb.i)
    if main is None or main.i == clause.verb.i:
        return []
    return doers(sentence, clause_of(sentence, main), depth + 1)


def _of_noun(sentence: Sentence, noun: Token, depth: int) -> list[Token]:
    """Whose decision, refusal or threat it is: its complement, its possessor, the subject of its verb."""
    owners = [each for each in sentence.children(noun, "nmod") if noun.i < each.i and "de" in cases(sentence, each) and each.pos in ("NOUN", "PROPN")]
    if owners:
        return owners[:1]
    left = _verb_left(sentence, noun.i - 1)
    return [] if left is None else doers(sentence, clause_of(sentence, left), depth + 1)


def _of_adjective(sentence: Sentence, word: Token, depth: int) -> list[Token]:
    """Who is ready for it: the subject of "être" or "se dire", or the noun that the adjective qualifies."""
    for child in sentence.children(word, "nsubj"):
        return [child]
    left = next((each for each in reversed(sentence.tokens[max(0, word.i - 6) : word.i]) if each.pos in ("VERB", "AUX")), None)
    if left is None:
        return []
    above = sentence.head(left) if left.dep.startswith(("aux", "cop")) else left
    group = clause_of(sentence, left)
    return subject_of(sentence, group) if group.finite else [] if above is None else doers(sentence, clause_of(sentence, above), depth + 1)


def _of_verb(sentence: Sentence, clause: Clause, governor: Governor, word: Token, depth: int) -> list[Token]:
    above = clause_of(sentence, word) if sentence.tokens[word.i] == word else None
    tokens = sentence.tokens
    if above is None:
        subjects = sentence.children(tokens[word.i], "nsubj")
        return list(subjects)
    if above.passive or above.tense == "participle":
        # "a été contraint d'annoncer", "accusé d'avoir livré"
        if above.tense == "participle" and not above.helpers:
            main = _have_before(sentence, above)
            return _qualified(sentence, above, depth) if main is None else doers(sentence, clause_of(sentence, main), depth + 1)
        return doers(sentence, above, depth + 1)
    if word.lemma == "voir" and above.reflexive:
        return []  # "se voit infliger": somebody else does it
    if word.lemma in words("asking") and not above.reflexive:
        return object_of(sentence, word, clause.first)
    if word.lemma in words("telling"):
        told = [
            each for each in sentence.children(word, "obl", "iobj") if "à" in cases(sentence, each) and word.i < each.i < clause.first and each.pos != "PRON"
        ]
        told = told or _to_whom(sentence, word, clause.first)
        if told:
            return told
        linked = tokens[clause.first - 1].text.lower() if clause.first else ""
        return doers(sentence, above, depth + 1) if linked == "à" or word.lemma == "proposer" else []
    return doers(sentence, above, depth + 1)


def _to_whom(sentence: Sentence, word: Token, end: int) -> list[Token]:
    """The noun after "à" between a verb of telling and the infinitive."""
    tokens = sentence.tokens
    for i in range(word.i + 1, end):
        if tokens[i].text.lower() in ("à", "au", "aux"):
            for token in tokens[i + 1 : min(end, i + 5)]:
                if token.pos in ("NOUN", "PROPN"):
                    return [token]
                if token.pos not in ("DET", "ADJ", "NUM"):
                    break
    return []


def _qualified(sentence: Sentence, clause: Clause, depth: int) -> list[Token]:
    """Whom a participle without auxiliary tells of: the noun before it, or the subject where commas part it or it opens the sentence."""
    verb, tokens = clause.verb, sentence.tokens
    head = sentence.head(verb)
    if head is not None and head.pos in ("NOUN", "PROPN") and verb.dep.startswith(("acl", "amod")) and head.i < verb.i:
        if head.pos == "PROPN" and clause.first and tokens[clause.first - 1].text == "," and cases(sentence, head):
            return antecedents(sentence, clause.first, None) or [head]  # "une marche à Oslo, réprimée par": the march
        return [head]
    if head is not None and head.pos == "VERB" and verb.dep.startswith("xcomp") and head.i < verb.i and depth < _DEEPEST:
        return doers(sentence, clause_of(sentence, head), depth + 1)  # "se montre disposé à"
    if clause.first and tokens[clause.first - 1].pos in ("NOUN", "PROPN", "ADJ", "PUNCT"):
        return antecedents(sentence, clause.first, None)
    right = _finite_right(sentence, verb.i)
    return [] if clause.first or right is None else doers(sentence, clause_of(sentence, right), depth + 1)

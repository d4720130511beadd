"""Matches the event frames on a sentence: which verbs and nouns evoke one, and which words may be its participants."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from recoupe.lang.fr.actor_words import actors, is_demonym, words
from recoupe.lang.fr.clauses import Clause, clause_of, is_boundary
from recoupe.lang.fr.event_frames import Entry, Frame, by_lemma, verb_forms
from recoupe.lang.fr.governors import of_infinitive
from recoupe.model.syntax import Sentence, Token

PREPOSITIONS = {"à": "à", "au": "à", "aux": "à", "de": "de", "du": "de", "des": "de", "d’": "de", "d'": "de", "auprès": "à"}
PERSONS = frozenset(
    [
        "nul",
        "nulle",
        "il",
        "elle",
        "ils",
        "elles",
        "-il",
        "-elle",
        "-ils",
        "-elles",
        "-t-il",
        "-t-elle",
        "celui-ci",
        "celle-ci",
        "ceux-ci",
        "nous",
        "je",
        "j'",
        "j’",
    ]
)
# verbs that lend their subject to the event that is their object: "mène une offensive", "annonce le retrait", "a remis sa démission"
LENDING = words("lending")
# those among them that mean nothing without the noun: they are part of the event's words
LIGHT = words("light")


@dataclass(frozen=True, slots=True)
class Found:
    """A frame met at a token, with the heads of what may be its participants.

    `pronoun`: its agent is a pronoun; `adjective`: an adjective names a participant; `bare`: the noun counts alone; `also`: light verb of the noun.
    """

    frame: Frame
    token: Token
    sources: tuple[Token, ...]
    targets: tuple[Token, ...]
    verb: bool
    words: str = ""
    pronoun: bool = False
    adjective: bool = False
    bare: bool = False
    also: tuple[Token, ...] = ()


def matches(sentence: Sentence, named: Callable[[Token], bool] = lambda token: token.pos == "PROPN") -> Iterator[Found]:
    """The frames that a sentence's verbs and nouns evoke. `named` tells whether a token belongs to an actor's mention."""
    verbs, nouns = by_lemma()
    forms = verb_forms()
    for token in sentence.tokens:
        if token.pos in ("VERB", "AUX") or token.text.lower() in forms:
            lemma = _verb(sentence, token)
            if lemma is not None and lemma in verbs:
                found = _verb_match(sentence, token, verbs[lemma], named)
                if found is not None:
                    yield found
                if token.pos != "NOUN":
                    continue
        entries = nouns.get(token.lemma) or nouns.get(token.text.lower()) or ()
        if entries and _stands_as_noun(sentence, token):
            for entry in entries:
                if _noun_fits(sentence, token, entry, named):
                    yield _noun_frame(sentence, token, entry)
                    break


def _stands_as_noun(sentence: Sentence, token: Token) -> bool:
    """Whether a token is a noun, by its tag or, where the tagger met a word too rare for it, by the article or preposition before it."""
    if token.pos in ("NOUN", "PROPN", "ADV"):
        return True
    before = sentence.tokens[token.i - 1] if token.i else None
    return before is None or before.pos == "DET" or (before.pos == "ADP" and token.pos != "ADJ")


def _keys(token: Token) -> set[str]:
    """What a token is looked up by: its lemma, its form, and that without the marks of the plural and the feminine."""
    form = token.text.lower()
    bare = form.rstrip("s")
    return {token.lemma.lower(), form, bare, bare.removesuffix("e")}


def _among(listed: frozenset[str], tokens: Sequence[Token]) -> bool:
    return any(not listed.isdisjoint(_keys(each)) for each in tokens)


def _verb(sentence: Sentence, token: Token) -> str | None:
    """The lemma under which a token may be a frame's verb: its own, or, where the tagger met a form too rare for it ("coopère", "dément"), its form's."""
    verbs, _ = by_lemma()
    if token.pos in ("VERB", "AUX") and token.lemma in verbs:
        return token.lemma
    lemma = verb_forms().get(token.text.lower())
    if lemma is None:
        return None
    clause = token.pos == "VERB" or any(child.dep.startswith(("nsubj", "aux")) for child in sentence.children(token))
    rare = (token.dep == "root" and token.pos not in ("NOUN", "PROPN")) or (
        token.dep == "root" and token.i > 0 and sentence.tokens[token.i - 1].pos in ("PROPN", "NOUN")
    )
    if not clause and not rare:
        # a present too rare for the tagger in a sentence that has no other verb: "La Suède coopère avec …" read as noun and adjective
        rare = (
            token.pos in ("ADJ", "NOUN")
            and token.i > 0
            and sentence.tokens[token.i - 1].pos == "PROPN"
            and not any(each.pos in ("VERB", "AUX") for each in sentence.tokens)
        )
    before = sentence.tokens[token.i - 1] if token.i else None
    if before is None or clause or rare:
        return lemma if clause or rare else None
    if before.text.lower() == "en" and token.text.lower().endswith("ant"):
        return lemma
    if token.text.lower() == lemma and before.text.lower() in ("de", "d'", "d’", "à", "pour", "va", "vont"):
        return lemma
    # a present too rare for the tagger: as an adverb after its subject, or in a sentence that has no other verb ("La Suède coopère avec …")
    if token.pos in ("ADV", "X") and before.pos in ("PROPN", "NOUN"):
        return lemma
    alone = token.pos in ("ADJ", "NOUN") and before.pos == "PROPN" and not any(each.pos in ("VERB", "AUX") for each in sentence.tokens)
    return lemma if alone else None


def _verb_match(sentence: Sentence, token: Token, entries: Sequence[Entry], named: Callable[[Token], bool]) -> Found | None:
    clause: Clause | None = None
    for entry in entries:
        if entry.more and not _followed(sentence, token, entry.more, 4):
            continue
        clause = clause or clause_of(sentence, token)
        if entry.reflexive != clause.reflexive:
            continue
        found = _verb_frame(sentence, clause, entry)
        if _object_fits(sentence, clause, entry, found, named):
            return found
    return None


def _followed(sentence: Sentence, token: Token, more: Sequence[str], reach: int) -> bool:
    """Whether the words of a longer expression come after the token, a few others between them."""
    at = token.i
    for word in more:
        for step in range(1, reach + 1):
            if at + step >= len(sentence.tokens):
                return False
            other = sentence.tokens[at + step]
            form = other.text.lower()
            if word in (other.lemma.lower(), form, form.rstrip("s"), form.rstrip("s").removesuffix("e")) or PREPOSITIONS.get(form) == word:
                at += step
                break
            if other.text in (",", ".", ";", "»", ":"):
                return False
        else:
            return False
    return True


def _object_fits(sentence: Sentence, clause: Clause, entry: Entry, found: Found, named: Callable[[Token], bool]) -> bool:
    """The frame's lists on what the verb is about: `objects` that must be there, `unless` that must not, who may act."""
    frame, verb = entry.frame, clause.verb
    after = _window(sentence, verb.i + 1, 9)
    objects = [each for each in sentence.children(verb, "obj", "nsubj:pass") if each.pos != "PRON"]
    around = [*after, *objects]
    if clause.passive or verb.has("VerbForm=Part"):
        around += _window_before(sentence, clause.first, 9)
    if frame.unless and _among(frame.unless, [*after[:6], *objects]):
        return False
    if verb.lemma in ("arrêter", "finir") and not entry.more and len(after) > 1 and after[0].lemma == "de" and after[1].has("VerbForm=Inf"):
        return False
    told = False
    if frame.objects and not entry.more and entry.words not in frame.loose:
        told = _among(frame.objects, around)
        name = not told and frame.names_count and any(named(each) or each.pos == "PROPN" for each in found.targets or objects)
        if name and frame.forces and not any(is_force(sentence, each) for each in found.sources):
            return False
        if not told and not name and (frame.must_follow or objects):
            return False
    if frame.forces and not told and not any(is_force(sentence, each) or named(each) for each in found.sources):
        return False
    if frame.target_kinds and not any(each.pos == "PROPN" or each.lemma.lower() in words("bodies") or named(each) for each in found.targets):
        return False
    if frame.crowd and not any(each.lemma in words("crowds") for each in found.sources):
        return False
    return not (frame.violent and not words("accidents").isdisjoint(each.lemma.lower() for each in sentence.tokens))


def _window(sentence: Sentence, start: int, size: int) -> list[Token]:
    """The tokens that follow, up to the end of the clause."""
    found: list[Token] = []
    for token in sentence.tokens[start : start + size]:
        if is_boundary(token.text) or (token.text == "," and len(found) > 1) or token.text.lower() in ("que", "qui", "qu'", "qu’", "dont", "où"):
            break
        found.append(token)
    return found


def _window_before(sentence: Sentence, end: int, size: int) -> list[Token]:
    return list(sentence.tokens[max(0, end - size) : end])


def _verb_frame(sentence: Sentence, clause: Clause, entry: Entry) -> Found:
    verb, frame = clause.verb, entry.frame
    places: dict[str, list[Token]] = {"subject": [], "object": []}
    for child in sentence.children(verb):
        relation = child.dep
        if clause.passive and relation.startswith("nsubj"):
            places["object"].append(_antecedent(sentence, child, verb))
        elif relation.startswith("nsubj") or (relation == "obl:agent" and (clause.passive or clause.tense == "participle")):
            places["subject"].append(_antecedent(sentence, child, verb))
        elif relation.startswith(("obj", "xcomp")) and child.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            places["object"].append(_antecedent(sentence, child, verb))
            # "a rompu ses relations avec X": the parser hangs the complement on the object as often as on the verb
            for below in sentence.children(child, "nmod", "obl"):
                for case in _cases(sentence, below):
                    if case in ("avec", "contre", "à", "vers"):
                        places.setdefault(case, []).append(below)
        if relation.startswith(("obl", "iobj", "nmod")):
            for case in _cases(sentence, child):
                places.setdefault("subject" if case == "par" and clause.passive else case, []).append(child)
    if not places["subject"] and not clause.passive:
        places["subject"] = _other_subject(sentence, clause)
    if not places["object"] and clause.tense == "participle" and (head := sentence.head(verb)) is not None and head.pos in ("NOUN", "PROPN"):
        places["object"].append(head)
    if not places["object"]:
        before = _noun_before(sentence, clause.first) if clause.finite else _other_subject(sentence, clause)
        places["object"] = before if clause.passive else _noun_after(sentence, verb.i)
    # "le traité a été signé": what is done needs no doer where its object is of those that only such acts have
    bare = clause.passive and bool(frame.objects) and frame.type in ("AGREE", "SANCTION", "CONCEDE") and _among(frame.objects, places["object"])
    subject = places["subject"][0] if places["subject"] else None
    pronoun = subject is not None and subject.text.lower() in PERSONS and not subject.dep.startswith("expl")
    return Found(
        frame,
        verb,
        tuple(each for place in frame.source for each in places.get(place, ())),
        tuple(each for place in frame.target for each in places.get(place, ())),
        True,
        entry.words,
        pronoun,
        bare=bare,
    )


def _cases(sentence: Sentence, token: Token) -> set[str]:
    found: set[str] = set()
    for case in sentence.children(token, "case", "mark"):
        form = case.text.lower()
        found.add(PREPOSITIONS.get(form, PREPOSITIONS.get(case.lemma, case.lemma)))
    return found


def _antecedent(sentence: Sentence, token: Token, verb: Token) -> Token:
    """The noun that "qui", "que" stand for."""
    if token.text.lower() in ("qui", "que", "qu'", "qu’", "dont", "lequel", "laquelle"):
        head = sentence.head(verb)
        if head is not None and head.pos in ("NOUN", "PROPN") and head.i < token.i:
            return head
        for each in reversed(sentence.tokens[max(0, token.i - 6) : token.i]):
            if each.pos in ("NOUN", "PROPN"):
                return each
    return token


def _other_subject(sentence: Sentence, clause: Clause) -> list[Token]:
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
            subjects = asked or [_antecedent(sentence, each, head) for each in sentence.children(head, "nsubj")]
            if subjects:
                return subjects
        verb = head
    return _noun_before(sentence, clause.first) if clause.finite else []


def _controller(sentence: Sentence, clause: Clause) -> list[Token]:
    """Who would do what an infinitive tells, from what governs it by the order of words."""
    governor = of_infinitive(sentence, clause.first)
    if governor is None:
        return []
    word = governor.word
    if governor.kind == "noun" and word is not None:
        lender = _lender(sentence, word)
        return [] if lender is None else [_antecedent(sentence, each, lender) for each in sentence.children(lender, "nsubj")]
    if word is None:
        before = [each for each in sentence.tokens[max(0, clause.first - 8) : clause.first] if each.pos in ("VERB", "AUX") and each.has("VerbForm=Fin")]
        if not before:
            return []
        above = sentence.head(before[-1]) if before[-1].dep.startswith(("aux", "cop")) else before[-1]
        subjects = sentence.children(above, "nsubj") if above is not None else []
        return subjects or _noun_before(sentence, clause_of(sentence, before[-1]).first)
    if asked := _asked(sentence, word):
        return asked
    if word.lemma in words("asking"):
        between = [each for each in sentence.tokens[word.i + 1 : clause.first] if each.pos in ("NOUN", "PROPN")]
        return between[:1]
    group = clause_of(sentence, word)
    subjects = [_antecedent(sentence, each, word) for each in sentence.children(sentence.tokens[word.i], "nsubj")]
    return subjects or (_noun_before(sentence, group.first) if group.finite else [])


def _noun_after(sentence: Sentence, at: int) -> list[Token]:
    """The noun right after a verb that no preposition governs: its object, where the tree has none."""
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
        return [each for each in sentence.children(head, "obl", "iobj") if "à" in _cases(sentence, each)]
    return []


def _noun_before(sentence: Sentence, first: int) -> list[Token]:
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


def _noun_fits(sentence: Sentence, noun: Token, entry: Entry, named: Callable[[Token], bool]) -> bool:
    frame = entry.frame
    if entry.more and not _followed(sentence, noun, entry.more, 3):
        return False
    after = _window(sentence, noun.i + 1, 6)
    before = sentence.tokens[noun.i - 1 : noun.i] if noun.i else ()
    if frame.unless and _among(frame.unless, [*after[:5], *before]):
        return False
    if frame.noun_needs_objects and not entry.more and entry.words not in frame.loose_nouns and not _among(frame.objects, after):
        return False
    return not (frame.violent and not words("accidents").isdisjoint(each.lemma.lower() for each in sentence.tokens))


def _noun_frame(sentence: Sentence, noun: Token, entry: Entry) -> Found:
    frame = entry.frame
    sources, targets = _noun_args(sentence, noun, frame.noun_source), _noun_args(sentence, noun, frame.noun_target)
    adjective = any(
        is_demonym(each.text) or each.lemma in words("adjectives") or each.text.lower().rstrip("s") in words("adjectives")
        for each in sentence.children(noun, "amod")
        if each.i > noun.i
    ) or (
        noun.i + 1 < len(sentence.tokens)
        and (is_demonym(sentence.tokens[noun.i + 1].text) or sentence.tokens[noun.i + 1].text.lower().rstrip("s") in words("adjectives"))
    )
    near = sentence.tokens[noun.i + 1 : noun.i + 3]
    bare = entry.words in frame.bare or (bool(frame.strong_adjectives) and _among(frozenset(frame.strong_adjectives), near))
    pronoun = False
    also: tuple[Token, ...] = ()
    own = any(each.text.lower() in ("son", "sa", "ses", "leur", "leurs") for each in sentence.children(noun, "det")) or (
        noun.i > 0 and sentence.tokens[noun.i - 1].text.lower() in ("son", "sa", "ses", "leur", "leurs")
    )
    if not sources or own:
        verb = _lender(sentence, noun)
        if verb is not None:
            clause = clause_of(sentence, verb)
            if verb.lemma in LIGHT and verb.i < noun.i:
                also = (verb,)
            lent = [_antecedent(sentence, each, verb) for each in sentence.children(verb, "nsubj") if each.dep != "nsubj:pass"]
            if clause.passive:
                lent = [each for each in sentence.children(verb, "obl") if "par" in _cases(sentence, each)]
            lent = lent or ([] if clause.passive else _other_subject(sentence, clause))
            if verb.lemma == "subir":
                targets = (*targets, *lent)
            else:
                sources = (*sources, *lent)
                pronoun = bool(lent) and lent[0].text.lower() in PERSONS
            if not targets:
                targets = tuple(each for each in sentence.children(verb, "obl", "iobj") if _cases(sentence, each) & set(frame.noun_target) and each.i > verb.i)
        elif own:
            pronoun = True
    return Found(frame, noun, tuple(sources), tuple(targets), False, entry.words, pronoun, adjective, bare, also)


def _lender(sentence: Sentence, noun: Token) -> Token | None:
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


def _noun_args(sentence: Sentence, noun: Token, prepositions: Sequence[str]) -> tuple[Token, ...]:
    """The complements of a noun with one of the prepositions: those of the tree, else the one that follows soon."""
    found = tuple(child for child in sentence.children(noun, "nmod", "obl") if child.i > noun.i and _cases(sentence, child) & set(prepositions))
    if found or not prepositions:
        return found
    for token in _window(sentence, noun.i + 1, 5):
        if token.pos in ("VERB", "AUX", "NOUN", "PROPN") and not token.has("VerbForm=Part"):
            break
        if token.pos == "ADP" and PREPOSITIONS.get(token.text.lower(), token.lemma) in prepositions:
            return tuple(_noun_after(sentence, token.i))
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

"""What stands around a verb: its auxiliaries, tense, mood, voice and negation, and the word that governs it; by the tree and by the order of words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from recoupe.lang.fr.event_frames import future_stems, verb_forms
from recoupe.lang.fr.held import Held, name
from recoupe.model.syntax import Sentence, Token

Tense = Literal[
    "present", "imperfect", "past", "future", "conditional", "past conditional", "pluperfect", "infinitive", "past infinitive", "participle", "gerund"
]

CLITICS = frozenset(["se", "s'", "s’", "le", "la", "les", "l'", "l’", "lui", "leur", "y", "en", "me", "m'", "m’", "nous", "vous", "te"])
NOT = frozenset(["ne", "n'", "n’"])
NEVER = frozenset(["pas", "plus", "jamais", "aucun", "aucune", "nul", "nulle", "ni", "guère", "rien", "point", "nullement", "personne"])
# verbs whose compound tenses take "être" without being passive
_GOING = ["aller", "venir", "revenir", "devenir", "partir", "repartir", "arriver", "entrer", "rentrer", "sortir", "tomber", "mourir", "naître"]
MOVES = frozenset([*_GOING, "rester", "retourner", "intervenir", "parvenir", "survenir", "convenir", "descendre", "monter", "passer", "ressortir"])
_FUTURE = {"ra": "future", "ront": "future", "rai": "future", "rez": "future", "rons": "future", "rait": "conditional", "raient": "conditional"}
_ENDINGS: Mapping[str, Tense] = {"a": "future", "ont": "future", "ait": "conditional", "aient": "conditional"}
_HELPERS = {
    "a": "present", "ont": "present", "ai": "present", "avons": "present", "avez": "present", "est": "present", "sont": "present", "es": "present",
    "avait": "imperfect", "avaient": "imperfect", "était": "imperfect", "étaient": "imperfect",
    "fut": "past", "furent": "past", "eut": "past", "eurent": "past",
    "aura": "future", "auront": "future", "sera": "future", "seront": "future", "aurait": "conditional", "auraient": "conditional",
    "serait": "conditional", "seraient": "conditional", "ait": "present", "aient": "present", "soit": "present", "soient": "present",
    "ayant": "gerund", "étant": "gerund", "avoir": "infinitive", "être": "infinitive",
}  # fmt: skip
_SIMPLE = {"past": "past", "present": "past", "imperfect": "pluperfect", "future": "future", "conditional": "past conditional"}


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with what tells how it is meant. `first` is the token where its group begins; `helpers` are its auxiliaries in text order."""

    verb: Token
    first: int
    helpers: tuple[Token, ...]
    tense: Tense
    passive: bool
    negated: bool
    reflexive: bool

    @property
    def finite(self) -> bool:
        """Whether the clause has a verb in a person."""
        return self.tense not in ("infinitive", "past infinitive", "participle", "gerund")


def clause_of(sentence: Sentence, verb: Token) -> Clause:
    """The group of a verb, read once for each sentence at hand; see `_clause_of`."""
    held, key = _READ.of(sentence), name(verb)
    if key not in held:
        held[key] = _clause_of(sentence, verb)
    return held[key]


_READ: Held[Clause] = Held()


def _clause_of(sentence: Sentence, verb: Token) -> Clause:
    """Read the group of a verb.

    The helpers are those of the tree, else forms of "avoir" and "être" that stand before the verb with nothing but adverbs and clitics between.
    """
    tokens = sentence.tokens
    helpers = [each for each in sentence.children(verb, "aux", "cop") if each.i < verb.i and each.text.lower() in _HELPER_FORMS]
    if verb.has("VerbForm=Inf"):
        helpers = [each for each in helpers if each.text.lower() in ("avoir", "être", "été")]  # the tree gives "a failli quitter" its "a"
    first, found = _group(tokens, verb.i)
    if not helpers and _looks_participle(verb):
        helpers = found
    if helpers:
        outer, _ = _group(tokens, helpers[0].i)
        first = min(first, outer)
    below = {each.text.lower() for holder in (verb, *helpers) for each in sentence.children(holder)}
    here = {each.text.lower() for each in tokens[first : verb.i + 4]}
    before = {each.text.lower() for each in tokens[first : verb.i]}
    reflexive = bool(before & {"se", "s'", "s’"}) or bool(below & {"se", "s'", "s’"})
    alone = verb.lemma in _NOT_ALONE and bool(NOT & before) and not _restricted(tokens, verb.i)  # "n’a pu obtenir"
    negated = alone or bool((NOT & (before | below)) and (NEVER & (here | below | _openers(tokens, first))))
    tense = _tense(verb, helpers, reflexive, verb.text.endswith("it") and _simple_past(sentence))
    if tense == "participle" and not helpers:
        # the "ne" of another verb that the tree hangs on it: "les marins condamnés lundi n’ont pas fait appel"
        negated = verb.i > 0 and tokens[verb.i - 1].text.lower() in ("non", "jamais", "pas")
    return Clause(verb, first, tuple(helpers), tense, _passive(verb, helpers, reflexive, sentence), negated, reflexive)


_NOT_ALONE = frozenset(["pouvoir", "savoir", "oser"])
_HELPER_FORMS = frozenset(_HELPERS) | {"été"}


def _restricted(tokens: Sequence[Token], at: int) -> bool:
    """Whether "que" after a verb makes its "ne" mean "only": "ne peut lever les sanctions que si …"."""
    return any(each.text.lower() in ("que", "qu'", "qu’") for each in tokens[at + 1 : at + 10])


def _openers(tokens: Sequence[Token], first: int) -> set[str]:
    """Negative words of the subject: "aucun représentant n’a …", "pas une roquette n’est …"."""
    found = set()
    for each in tokens[max(0, first - 12) : first]:
        if each.text.lower() in NEVER and (each.text.lower() != "plus"):
            found.add(each.text.lower())
    return found


def _group(tokens: Sequence[Token], at: int) -> tuple[int, list[Token]]:
    """Where the group that ends at a token begins, and the forms of "avoir" and "être" in it."""
    helpers: list[Token] = []
    first = at
    for i in range(at - 1, max(-1, at - 9), -1):
        form = tokens[i].text.lower()
        if form in _HELPER_FORMS:
            helpers.insert(0, tokens[i])
        elif not (
            (form in CLITICS and tokens[i].pos != "DET")
            or form in NOT
            or form in NEVER
            or (tokens[i].pos == "ADV" and form not in verb_forms())
            or form in ("déjà", "bien", "également", "aussi")
        ):
            break
        first = i
    return first, helpers


def _looks_participle(verb: Token) -> bool:
    return verb.has("VerbForm=Part") or verb.text.lower().endswith(
        ("é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues", "t", "te", "ts", "tes")
    )


def _simple_past(sentence: Sentence) -> bool:
    """Whether a verb of the sentence has a form that only the simple past has."""
    return any(
        each.has("VerbForm=Fin") and each.has("Tense=Past") and each.text.lower().endswith(("a", "èrent", "irent", "urent", "ut")) for each in sentence.tokens
    )


def _tense(verb: Token, helpers: Sequence[Token], reflexive: bool, told_in_past: bool) -> Tense:
    forms = [each.text.lower() for each in helpers if each.text.lower() != "été"]
    been = len(forms) < len(helpers)
    if forms:
        helper = _HELPERS[forms[0]]
        if helper == "gerund":
            return "participle"
        if helper == "infinitive":
            being = forms[0] == "être" and not been and len(forms) == 1 and verb.lemma not in MOVES
            return "infinitive" if being else "past infinitive"
        if forms[0] in _BE and not been and verb.lemma not in MOVES and not reflexive:
            return helper  # type: ignore[return-value]  # a passive, or a state: the tense is that of "être"
        return _SIMPLE[helper]  # type: ignore[return-value]
    form = verb.text.lower()
    # "compte rapatrier": an infinitive that the tagger takes for a participle
    if form == verb.lemma and form.endswith(("er", "ir", "re")) and not verb.has("VerbForm=Fin"):
        return "infinitive"
    if verb.has("VerbForm=Inf") or (verb.pos not in ("VERB", "AUX") and verb_forms().get(form) == form):
        return "infinitive"
    if verb.pos not in ("VERB", "AUX") and form.endswith("ant") and form in verb_forms():
        return "gerund"
    if form.endswith("it") and not form.endswith("ait") and verb.lemma.endswith("ir"):
        return "past" if told_in_past else "present"  # "subit" is no participle
    if verb.has("VerbForm=Part") or form.endswith(("é", "ée", "és", "ées")):
        # "saccagé" is no present, whatever the tagger thinks of it
        return "gerund" if verb.has("VerbForm=Part") and not verb.has("Tense=Past") else "participle"
    return _of_form(verb, told_in_past)


_BE = frozenset(["est", "sont", "es", "était", "étaient", "fut", "furent", "sera", "seront", "serait", "seraient", "soit", "soient", "être", "étant"])


def _of_form(verb: Token, told_in_past: bool) -> Tense:
    """The tense that a form has by itself; `told_in_past`: other verbs of the sentence have a form that only the past has, so that "subit" has too."""
    small, root = verb.text.lower(), verb.lemma[:-2]
    if verb.lemma.endswith("er") and small in (root + "ait", root + "aient"):
        return "imperfect"  # "rencontrait", which the tagger takes for a conditional
    if verb.has("Mood=Cnd"):
        return "conditional"
    if verb.has("Tense=Fut"):
        return "future"
    form = verb.text.lower()
    stem = verb.lemma.removesuffix("e")
    if form.startswith(stem) and verb.lemma.endswith(("er", "ir", "re")) and (built := _ENDINGS.get(form[len(stem) :])) is not None:
        return built  # "exposeraient" is "exposer" and an ending, whatever the tagger takes it for
    for ending, tense in _FUTURE.items():
        # "entrait" is no conditional of "entrer": there is no future "entront"
        if form.endswith(ending) and form.removesuffix(ending) + "ront" in future_stems():
            return tense  # type: ignore[return-value]
    if verb.has("Tense=Imp") or (form.endswith(("ait", "aient")) and not verb.has("Tense=Pres") and not verb.has("Mood=Sub")):
        return "imperfect"
    if verb.has("VerbForm=Fin") and verb.has("Tense=Past"):
        # "libèrent" is a present, "libérèrent" the past that the tagger takes it for
        present = form.endswith("èrent") and verb.lemma.endswith("er") and form != verb.lemma.lower()[:-2] + "èrent"
        return "present" if present or (form.endswith("it") and verb.lemma.endswith("ir") and not told_in_past) else "past"
    return "present"


def _passive(verb: Token, helpers: Sequence[Token], reflexive: bool, sentence: Sentence) -> bool:
    forms = [each.text.lower() for each in helpers]
    # the tree calls a subject passive at times where "avoir" says that it acts
    active = bool(forms) and forms[-1] not in _BE and "été" not in forms
    if reflexive or verb.lemma in MOVES or active:
        return False
    if any(child.dep in ("nsubj:pass", "aux:pass") for child in sentence.children(verb)):
        return True
    if any(each.text.lower() == "été" for each in helpers):
        return True
    return bool(helpers) and helpers[-1].text.lower() in _BE


@lru_cache(maxsize=4096)
def is_boundary(form: str) -> bool:
    """Whether a token cuts a clause for good when words are read leftwards."""
    return form in (";", ":", "«", "»", "“", "”", "(", ")", "!", "?")

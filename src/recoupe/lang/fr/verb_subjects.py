"""The subject of a verb by the order of words: next to it, behind its appositions and insertions, or before "qui"; where the tree of a long sentence errs."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.lang.fr.clauses import Clause, is_boundary
from recoupe.lang.fr.grammar import word_class
from recoupe.model.syntax import Sentence, Token

_PRONOUNS = frozenset(
    [
        "il",
        "elle",
        "ils",
        "elles",
        "on",
        "nous",
        "je",
        "j'",
        "j’",
        "vous",
        "tu",
        "ce",
        "c'",
        "c’",
        "cela",
        "ça",
        "ceci",
        "celui-ci",
        "celle-ci",
        "ceux-ci",
        "celles-ci",
    ]
)
_OPENERS = frozenset(
    [
        "que",
        "qu'",
        "qu’",
        "si",
        "s'",
        "s’",
        "où",
        "dont",
        "car",
        "mais",
        "or",
        "lorsque",
        "lorsqu'",
        "lorsqu’",
        "quand",
        "comme",
        "puisque",
        "tandis",
        "alors",
        "donc",
        "quoique",
    ]
)
_RELATIVES = frozenset(["qui", "lequel", "laquelle", "lesquels", "lesquelles"])
_CONTRACTED = frozenset(["du", "au", "aux"])
_AND = frozenset(["et", "ou", "ni", "&"])
_FAR = 40
_THOSE = frozenset(["ceux", "celles", "celui", "celle", "ce"])
_AMOUNT = frozenset(["plus", "moins", "près", "nombre", "beaucoup", "peu", "autour", "plupart"])
_QUOTES = frozenset(['"', "»", "”", "“", "«"])
_NO_OPENERS = frozenset(["des", "de", "d'", "d’", "y", "selon", "dont"])


def subject_of(sentence: Sentence, clause: Clause) -> list[Token]:
    """Who does what a verb in a person tells: by the order of words, or by the tree where the subject follows; "qui" is told by what it stands for."""
    tokens, verb = sentence.tokens, clause.verb
    tree = sentence.children(verb, "nsubj")
    inverted = [each for each in (*tree, *tokens[clause.first : verb.i + 3]) if each.text.startswith("-") and len(each.text) > 2]
    if inverted:
        # "le prince est-il venu": the noun before it, "« … », a-t-il dit": the pronoun
        named = [each for each in tree if each.i < clause.first and each.pos in ("NOUN", "PROPN")]
        return named if named and not any(each.text in _QUOTES for each in tokens[named[-1].i : clause.first]) else inverted[:1]
    plural = verb_number(sentence, verb, clause.helpers)
    scan = subject_before(sentence, clause.first, plural)
    before = tokens[clause.first - 1].text if clause.first else ""
    if not tree:
        return scan or _inverted(sentence, clause)
    if not scan and before.lower() in _AND | {"mais", "puis"} and all(each.i > verb.i for each in tree):
        return []  # "a salué l'accord mais a accusé lundi le Chili": the subject is that of the verb before
    relative = next((each for each in tree if each.text.lower() in _RELATIVES or each.text.lower() in ("que", "qu'", "qu’")), None)
    if relative is not None:
        if relative.i and tokens[relative.i - 1].text.lower() in _THOSE:
            return []
        head = sentence.head(verb)
        nominal = head is not None and head.pos in ("NOUN", "PROPN") and head.i < relative.i
        if nominal and head is not None and relative.i and tokens[relative.i - 1].text == ",":
            head = _whole(sentence, head, plural)
        fits = nominal and head is not None and (plural is None or is_plural(sentence, head) in (None, plural))
        return [head] if fits and head is not None else scan
    if not scan:
        tree = [each for each in tree if each.i < clause.first] or tree
        return [] if len(tree) == 1 and not _agreeing(sentence, tree, plural) and not sentence.children(tree[0], "conj") else tree
    if all(each.i > verb.i for each in tree):
        if before == ",":  # "le ministre, un proche du roi, a dit à la presse sa colère" has its subject before, "la paix est proche, a dit le ministre" behind
            return tree if any(_is_verb(each) for each in tokens[scan[-1].i : clause.first]) else scan
        return tree if before in _QUOTES or before.lower() in _OPENERS else scan
    return scan


def _whole(sentence: Sentence, noun: Token, plural: bool | None) -> Token:
    """The noun that a name with "de" belongs to, which is what a comma and "qui" go on about: "le gouvernement de Lund, qui a repris …"."""
    above = sentence.head(noun)
    of = noun.pos == "PROPN" and any(each.text.lower() in ("de", "d'", "d’", "du", "des") for each in sentence.children(noun, "case"))
    if not of or above is None or above.pos not in ("NOUN", "PROPN") or not noun.dep.startswith("nmod"):
        return noun
    if any(each.text.lower() not in ("de", "d'", "d’", "du", "des") for each in sentence.children(above, "case")):
        return noun  # "devant le palais de Lund, qui"
    return above if plural is None or is_plural(sentence, above) in (None, plural) else noun


def _inverted(sentence: Sentence, clause: Clause) -> list[Token]:
    """The subject behind a verb that follows a quotation, where the tree has none: "« … », s'est insurgé un diplomate"."""
    tokens, first = sentence.tokens, clause.first
    quoted = (first > 0 and tokens[first - 1].text in _QUOTES) or (first > 1 and tokens[first - 1].text == "," and tokens[first - 2].text in _QUOTES)
    if not quoted:
        return []
    for token in tokens[clause.verb.i + 1 : clause.verb.i + 7]:
        if token.pos in ("NOUN", "PROPN") and token.text.lower() not in word_class("weekdays"):
            return [token] if _free(tokens, token.i, clause.verb.i + 1) else []
        if token.pos not in ("DET", "ADJ", "NUM", "ADV", "NOUN"):
            return []
    return []


def subject_before(sentence: Sentence, first: int, plural: bool | None = None) -> list[Token]:
    """The heads of the subject of the verb whose group begins at token `first`, all of an enumeration; empty where the order of words does not tell.

    plural: the number that the verb shows, None where it does not.
    """
    tokens = sentence.tokens
    i = _skipped(tokens, first - 1)
    if i < 0:
        return []
    token = tokens[i]
    form = token.text.lower()
    if form in _PRONOUNS:
        return [token]
    if form in _RELATIVES:
        return antecedents(sentence, i, plural)
    if form == ",":
        return _behind_insertion(sentence, i, plural)
    if token.pos not in ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "VERB", "X", "ADV"):
        return []
    start = _segment_start(tokens, i)
    found = _heads(sentence, start, i)
    if not found:
        return []
    if start > 0 and _is_verb(tokens[start - 1]):
        return []  # what follows a verb is its object
    return _agreeing(sentence, _with_enumerated(sentence, start, found), plural)


def antecedents(sentence: Sentence, relative: int, plural: bool | None) -> list[Token]:
    """Whom "qui" at a token stands for: the nearest noun before it that agrees with the verb; of "le chef du parti qui", the first that does."""
    tokens = sentence.tokens
    i = relative - 1
    while i >= 0 and tokens[i].text in (",", "-", "–", ")", "»", '"'):
        if tokens[i].text == ")":
            while i > 0 and tokens[i].text != "(":
                i -= 1
        i -= 1
    if i < 0:
        return []
    if tokens[i].text.lower() in _THOSE:
        return []
    start = _segment_start(tokens, i)
    heads = _phrase_heads(sentence, start, i)
    if not heads:
        return []
    comma = i < relative - 1 and tokens[relative - 1].text == ","
    several = _heads(sentence, start, i)
    if comma and plural is not False and len(several) > 1 and all(each.pos == "PROPN" for each in several):
        return several  # "la Suède et le Chili, accusés de …"
    if plural is not None:
        fitting = [each for each in heads if is_plural(sentence, each) is plural]
        if len(fitting) == 1:
            return fitting
        heads = fitting or heads
    # "le chef du parti qui": the nearest; "la fille de Lund, qui": the nearest that belongs to no other
    own = [each for each in heads if _free(tokens, each.i, start)]
    return [own[-1] if comma and own else heads[-1]]


def is_plural(sentence: Sentence, token: Token) -> bool | None:
    """The number of a noun, by its determiner, its tag or its ending; None where nothing shows it."""
    for each in sentence.children(token, "det", "nummod", "case"):
        form = each.text.lower()
        if form in ("les", "des", "ces", "ses", "leurs", "aux", "mes", "nos", "vos", "plusieurs", "quelques", "certains", "certaines", "tous", "toutes"):
            return True
        if form in ("le", "la", "l'", "l’", "un", "une", "ce", "cet", "cette", "son", "sa", "leur", "du", "au", "chaque"):
            return False
    if token.has("Number=Plur"):
        return True
    if token.has("Number=Sing"):
        return False
    return None


def verb_number(sentence: Sentence, verb: Token, helpers: Sequence[Token]) -> bool | None:
    """Whether a finite verb is plural, by the form of its auxiliary or its own; None where it shows none."""
    finite = helpers[0] if helpers else verb
    form = finite.text.lower()
    if form in ("ont", "sont", "vont", "font", "avaient", "étaient", "auront", "seront", "auraient", "seraient", "furent", "eurent", "aient", "soient"):
        return True
    if form in ("a", "est", "va", "fait", "avait", "était", "aura", "sera", "aurait", "serait", "fut", "eut", "ait", "soit"):
        return False
    if finite.has("Number=Plur") and form.endswith(("nt", "ons")):
        return True
    if finite.has("Number=Sing") and not form.endswith("nt"):
        return False
    return None


def _skipped(tokens: Sequence[Token], i: int) -> int:
    """Leftwards over what may stand between subject and verb: adverbs, a weekday, a bracket."""
    while i >= 0:
        form = tokens[i].text.lower()
        if form == ")":
            while i > 0 and tokens[i].text != "(":
                i -= 1
            i -= 1
        elif (
            (tokens[i].pos == "ADV" and tokens[i].dep.startswith("advmod"))
            or form in word_class("weekdays")
            or form in ("ne", "n'", "n’", "lui-même", "elle-même", "eux-mêmes")
        ):
            i -= 1
        else:
            return i
    return i


def _segment_start(tokens: Sequence[Token], end: int) -> int:
    """Where the run of words without comma, clause opener or verb in a person that ends at a token begins."""
    i = end
    while i > 0 and end - i < _FAR:
        before = tokens[i - 1]
        form = before.text.lower()
        dash = form in ("-", "–", "—") and (before.i == 0 or tokens[before.i - 1].end < before.start)
        if form == "," or dash or is_boundary(before.text) or before.text == '"' or form in _OPENERS or form in _RELATIVES or _is_verb(before):
            return i
        i -= 1
    return i


def _is_verb(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") and (token.has("VerbForm=Fin") or token.has("VerbForm=Inf"))


def _free(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Whether the phrase whose noun stands at `at` has no preposition before its determiners."""
    i = at - 1
    while i >= start and tokens[i].pos in ("DET", "ADJ", "NUM") and tokens[i].text.lower() not in _CONTRACTED:
        i -= 1
    if i < start:
        return True
    form = tokens[i].text.lower()
    if form in ("de", "d'", "d’", "des") and i > start and tokens[i - 1].text.lower() in _AMOUNT:
        return True
    return tokens[i].pos != "ADP" and form not in _CONTRACTED and form not in ("de", "d'", "d’", "à")


def _heads(sentence: Sentence, start: int, end: int) -> list[Token]:
    """The free noun of a segment that may be a subject: the first, or the last where the segment opens with a preposition ("Au Chili les grévistes …")."""
    tokens = sentence.tokens
    free = [
        each
        for each in tokens[start : end + 1]
        if each.pos in ("NOUN", "PROPN") and _free(tokens, each.i, start) and not (each.i > start and tokens[each.i - 1].pos in ("NOUN", "PROPN"))
    ]
    free = [each for each in free if each.text.lower() not in word_class("weekdays")]
    if not free:
        return []
    opener = tokens[start]
    joined = [k for k in range(start, end + 1) if tokens[k].text.lower() in _AND]
    if opener.pos == "ADP" or opener.text.lower() in _CONTRACTED:
        return free[-1:] if free[-1].i != start else []
    if joined:
        return [each for each in free if each is free[0] or any(k in joined for k in range(max(start, each.i - 4), each.i))]
    return free[:1]


def _phrase_heads(sentence: Sentence, start: int, end: int) -> list[Token]:
    """The nouns of the phrase that ends at a token, prepositional ones included, last one last; names of several words by their first."""
    tokens = sentence.tokens
    found = []
    for k in range(start, end + 1):
        token = tokens[k]
        if token.pos in ("NOUN", "PROPN") and not (k > start and tokens[k - 1].pos in ("PROPN", "NOUN")):
            found.append(token)
    return found


def _with_enumerated(sentence: Sentence, start: int, heads: list[Token]) -> list[Token]:
    """The heads with those of the segments before, where commas part an enumeration ("la Suède, le Chili et Malte")."""
    tokens = sentence.tokens
    if len(heads) < 2:
        return heads
    while start > 1 and tokens[start - 1].text == ",":
        end = start - 2
        start = _segment_start(tokens, end)
        more = _heads(sentence, start, end)
        if not more or more[0].i > start + 3 or (start > 0 and _is_verb(tokens[start - 1])):
            break
        heads = [*more, *heads]
    return heads


def _behind_insertion(sentence: Sentence, comma: int, plural: bool | None) -> list[Token]:
    """The subject before what commas insert between it and its verb: the leftmost of the phrases in commas before it that opens as a subject does."""
    tokens = sentence.tokens
    if comma and tokens[comma - 1].text in _QUOTES:
        return []
    end, best = comma - 1, list[Token]()
    while end >= 0 and comma - end < _FAR:
        if tokens[end].text == ")":
            while end > 0 and tokens[end].text != "(":
                end -= 1
            end -= 1
        if tokens[end].text.lower() in _RELATIVES:  # "un soldat qui, en mars, avait …"
            return antecedents(sentence, end, plural)
        start = _segment_start(tokens, end)
        before = tokens[start - 1] if start else None
        form = before.text.lower() if before is not None else ""
        inner = form in _RELATIVES or form in ("dont", "où") or (before is not None and _is_verb(before))
        heads = [] if inner else _heads(sentence, start, end)
        first = tokens[start]
        opens = bool(heads) and heads[0].i - start < 4 and first.pos != "ADP" and first.text.lower() not in _NO_OPENERS and form not in ("comme", "selon")
        if opens and heads[0].lemma in ("an", "année"):
            pass  # "Ida Lund, 40 ans, a …"
        elif opens and not (best and _untitled(tokens, start)):
            best = heads
        elif best:
            break
        if before is None or (not inner and (form != ",")):
            break  # the clause begins here: "a affirmé que les enfants, y compris l'aîné, avaient …"
        end = start - 2
        if inner:  # all of the relative clause belongs to the insertion
            while end >= 0 and tokens[end].text != "," and comma - end < _FAR:
                end -= 1
            end -= 1
    return _agreeing(sentence, best, plural)


def _untitled(tokens: Sequence[Token], start: int) -> bool:
    """Whether a phrase opens with a noun that has no article, as what is said of somebody before his name does ("Chef du parti, Lund, 52 ans, a …")."""
    return tokens[start].pos in ("NOUN", "ADJ", "NUM")


def _agreeing(sentence: Sentence, heads: list[Token], plural: bool | None) -> list[Token]:
    """The heads, if one alone does not contradict the number of the verb."""
    if len(heads) == 1 and plural is not None:
        shown = None if heads[0].pos == "PROPN" and not sentence.children(heads[0], "det") else is_plural(sentence, heads[0])
        if shown is not None and shown is not plural:
            return []
    if len(heads) > 1 and plural is False:
        return []
    return heads


def free_noun_behind(sentence: Sentence, verb: Token) -> list[Token]:
    """The first noun behind a verb, in its clause, that no preposition governs: "a accusé sur les ondes le Chili"."""
    tokens = sentence.tokens
    for i in range(verb.i + 1, min(len(tokens), verb.i + 10)):
        token = tokens[i]
        if token.pos in ("VERB", "AUX") or token.text in (",", ":", ";", "(") or token.text.lower() in _OPENERS | _RELATIVES | _AND:
            return []
        determined = token.pos == "PROPN" or tokens[i - 1].pos in ("DET", "ADJ", "NUM")
        named = token.pos in ("NOUN", "PROPN") and determined and tokens[i - 1].pos != "PROPN"
        if named and _free(tokens, i, verb.i + 1) and token.text.lower() not in word_class("weekdays"):
            return [token]
    return []


def object_of(sentence: Sentence, verb: Token, end: int) -> list[Token]:
    """Whom a verb asks, sends or accuses: its object before token `end`, by the tree, else the first noun after it that no preposition governs."""
    found = [each for each in sentence.children(verb, "obj", "xcomp") if verb.i < each.i < end and each.pos in ("NOUN", "PROPN", "NUM")]
    if found:
        return found[:1]
    tokens = sentence.tokens
    for i in range(verb.i + 1, end):
        token = tokens[i]
        if token.pos in ("NOUN", "PROPN") and token.text.lower() not in word_class("weekdays"):
            return [token] if _free(tokens, i, verb.i + 1) else []
        if token.text in (",", ":", ";"):
            return []
    return []

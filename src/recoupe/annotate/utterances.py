"""Joins the words between marks of one sentence to the saying that reports them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from recoupe.lang.fr.grammar import word_class
from recoupe.lang.fr.phrases import Phrase
from recoupe.lang.fr.saying import Saying
from recoupe.lang.fr.words import Word
from recoupe.model.quotation import QuotationKind

_INNER = frozenset(["qui", "que", "qu'", "dont", "où", "comme", "si", "lequel", "laquelle", "et"])
_BARRIERS = word_class("barriers")
_ASIDE = 14  # words between an incise and the words between marks that go on with it
_LINKS = frozenset(("mais", "et", "or", "car", "puis", "donc", "enfin"))
_WIDE = 16  # characters between marks that are more than a name
_NEAR = 3  # words from a light verb to the words between marks that are its object


@dataclass(slots=True)
class Utterance:
    """What one speaker says in one go, before it becomes a quotation: its pieces, the saying that reports it, the words that name the speaker."""

    kind: QuotationKind
    fragments: list[tuple[int, int]]
    start: int
    end: int
    unit: int
    saying: Saying | None = None
    subject: Phrase | None = None
    rule: str = ""
    score: float = 0.0
    marks: list[int] = field(default_factory=list)


def governed(words: Sequence[Word], first: int, last: int, sayings: Sequence[Saying], quotes: Sequence[int]) -> dict[int, Saying]:
    """For each word of `quotes` (those that stand for words between marks in the sentence `[first, last)`) the saying that reports it, where one does.

    The nearest saying before it wins while its scope is open; else the next incise after it; words after an incise go on with it.
    """
    found: dict[int, Saying] = {}
    for k in quotes:
        before = _before(words, first, k, last, sayings)
        if before is not None and not _closed_by_another(words, k, before, sayings):
            found[k] = before
            continue
        after = next((each for each in sayings if each.first > k and _incise(words, first, each)), None)
        if after is not None:
            found[k] = after
    return found


def _closed_by_another(words: Sequence[Word], k: int, before: Saying, sayings: Sequence[Saying]) -> bool:
    """Whether the words between marks after a colon end with an incise of their own: "La maire veut un pont : « Il sera grand », explique le Courrier.".

    So do words that a verb of nobody's brings in, "ce qu'on appelle « le trou », dit la maire"; but who only reports ("rapporte le Courrier") tells of another.
    """
    own = next((each for each in sayings if k < each.first <= k + 2), None)
    if own is None or own.shape != "incise" or own.subject is None:
        return False
    if before.subject is None:
        return True
    if own.subject.kind != "pronoun" and own.subject != before.subject and k and words[k - 1].quoted is not None and not words[k - 1].named:
        return True  # a linked title runs on without a break: "La maire promet « un pont » « Tout dort », raconte Paul Durand"
    if own.subject.kind == "pronoun" or words[k - 1].form != ":" or own.cue.force == "reports":
        return False
    return own.subject != before.subject


def _incise(words: Sequence[Word], first: int, saying: Saying) -> bool:
    """Whether a saying reports what stands before it: "…, a dit X", "…, selon X"."""
    if saying.shape == "incise":
        return True
    if saying.shape != "preposition" or saying.first == first or saying.relative:
        return False
    before = words[saying.first - 1]
    return before.quoted is not None or before.form in (",", ")")


def _before(words: Sequence[Word], first: int, k: int, last: int, sayings: Sequence[Saying]) -> Saying | None:
    for each in reversed(sayings):
        if each.last > k:
            continue
        if each.shape == "passive":
            if k < each.after or (each.after > k - 6 and not any(word.form in _BARRIERS or word.form == "," for word in words[each.last : k])):
                return each
            continue
        if each.subject is not None and each.subject.first > k and not (each.shape == "gerund" and _opens_with(words, first, each)):
            continue
        if _incise(words, first, each):
            return each if _goes_on(words, first, each, k) else None
        if _open(words, each, k, last):
            return each
    return None


def _opens_with(words: Sequence[Word], first: int, gerund: Saying) -> bool:
    """Whether a gerund opens its sentence, and its subject follows a comma: "Dénonçant « un abus », la maire est sortie"."""
    subject = gerund.subject
    if subject is None or words[subject.first - 1].form != ",":
        return False
    return all(not words[j].is_word or words[j].form in ("en", "tout", "mais", "et") for j in range(first, gerund.first))


def _goes_on(words: Sequence[Word], first: int, incise: Saying, k: int) -> bool:
    """Whether the words after an incise are still the speaker's: « … », a dit X, « … »; … , selon X, … « … »."""
    between = words[incise.after : k]
    if all(not each.is_word and each.quoted is None for each in between):
        return True
    if incise.shape == "preposition" and between and between[0].form == ",":
        return True
    if between and between[0].form == "," and incise.first - first <= 2 and all(not w.is_word or w.form in _LINKS for w in words[first : incise.first]):
        return True  # "Mais, insiste la maire, ces marins « … »"
    plain = 0 < len(between) <= _ASIDE and not any(each.quoted is not None for each in between) and not _has_verb(between)
    if plain and between[-1].form in (",", ":"):
        return True  # « … », a dit la maire, 36 ans, « … »
    if not between or between[0].form != ",":
        return False
    if plain and len(between) > 1 and between[1].form in ("afin", "pour", "car", "comme", "notamment", "mais"):
        return True  # « … », a dit la maire, afin de « … »
    if len(between) > 1 and between[1].form in ("qui", "dont", "lors", "en", "sans", "où", "au", "à", "dans"):
        return False
    return any(each.quoted is not None for each in between) or _has_verb(between)


def _has_verb(words: Sequence[Word]) -> bool:
    return any(each.token is not None and each.pos in ("VERB", "AUX") and each.token.has("VerbForm=Fin") for each in words)


def _open(words: Sequence[Word], saying: Saying, k: int, last: int) -> bool:
    """Whether the scope of a saying before word k still reaches it."""
    between = words[saying.last : k]
    forms = [each.form for each in between]
    colon = bool(forms) and forms[-1] == ":"
    in_clause = saying.clause is not None and saying.clause <= k and not saying.infinitive
    if saying.cue.light and saying.shape != "preposition" and not (colon or in_clause or (saying.infinitive and saying.clause is not None)):
        # "note « un net recul »": right after it, and more than a word or two
        wide = words[k].end - words[k].start >= _WIDE
        return (
            wide and saying.cue.object and len(between) <= _NEAR and not any(each.is_word and each.pos in ("NOUN", "PROPN", "VERB", "ADP") for each in between)
        )
    if saying.shape == "noun":
        return not any(each in _BARRIERS or each == "," for each in forms) and not _has_verb(between)
    if saying.relative and "," in forms[:-1] and not in_clause:
        return False
    if saying.shape == "preposition":
        return True
    if ":" in forms and not colon and not in_clause:
        return "»" in forms or forms.index(":") > len(forms) - 12
    return in_clause or colon or not (_barred(between) or _new_clause(between))


def _barred(between: Sequence[Word]) -> bool:
    """Whether a word that opens a clause stands between; "depuis" does where a verb follows: not in "critique depuis des jours « … »"."""
    for n, each in enumerate(between):
        if each.form in _BARRIERS and (each.form != "depuis" or _has_verb(between[n:]) or any(word.form in ("que", "qu'") for word in between[n : n + 2])):
            return True
    return False


def _new_clause(between: Sequence[Word]) -> bool:
    """Whether, after a comma, a clause of its own has begun: « a dénoncé X, le maire laissait … »."""
    comma = False
    for each in between:
        if each.form == ",":
            comma = True
        elif comma and each.form in _INNER:
            comma = False
        elif comma and each.token is not None and not each.capital and each.pos in ("VERB", "AUX") and each.token.has("VerbForm=Fin"):
            return True
    return False


def opens_sentence(words: Sequence[Word], first: int, k: int) -> bool:
    """Whether nothing but dashes and marks of lists stands before word k in its sentence."""
    return all(not words[j].is_word and words[j].quoted is None for j in range(first, k))

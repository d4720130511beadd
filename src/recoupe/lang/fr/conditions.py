"""Conditions and questions: where a "si" makes what it opens a condition, which words the condition is, and what is only asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from recoupe.lang.fr.attribution import forms
from recoupe.lang.fr.clauses import clause_of
from recoupe.lang.fr.governors import form_of, groups, same_word, words_of
from recoupe.model.syntax import Sentence, Token

_STOPS = frozenset(["«", "»", "“", "”", ";", ":", "(", ")", "!", "?", "…"])
_YET = frozenset(["toutefois", "cependant", "néanmoins", "pourtant", "moins", "c’est"])
"""Words of the main clause that make "si" a concession: "si elle a nié …, elle a toutefois …"."""


@dataclass(frozen=True, slots=True)
class Condition:
    """The tokens `[first, last)` of a condition."""

    first: int
    last: int

    def holds(self, token: Token) -> bool:
        """Whether a token stands inside."""
        return self.first <= token.i < self.last


def conditions(sentence: Sentence) -> tuple[Condition, ...]:
    """The conditions of a sentence: clauses with "si" that neither ask nor concede, and phrases such as "en cas de" and "à condition que".

    >>> conditions(Sentence(0, 0))
    ()
    """
    if not any(form_of(each) in _signs() for each in sentence.tokens):
        return ()
    found: list[Condition] = []
    for token in sentence.tokens:
        if found and token.i < found[-1].last:
            continue
        opened = _opened_at(sentence, token)
        if opened is not None:
            found.append(opened)
    return tuple(found)


def _opened_at(sentence: Sentence, token: Token) -> Condition | None:
    tokens = sentence.tokens
    if is_if(sentence, token):
        made = Condition(token.i, _end(sentence, token.i + 1))
        return None if asks(sentence, token) or _concedes(sentence, made) else made
    for words in _phrases().get(form_of(token), ()):
        last = token.i + len(words)
        if last < len(tokens) and words[-2:] == ("moins", "de") and not tokens[last].has("VerbForm=Inf"):
            continue  # "à moins de six mois"
        if last <= len(tokens) and all(same_word(form_of(tokens[token.i + k]), word) for k, word in enumerate(words)):
            return Condition(token.i, _end(sentence, last))
    return None


@cache
def _signs() -> frozenset[str]:
    """Words of which a sentence with a condition has one: "si", and the longest word of each phrase."""
    return frozenset(["si", "s’", "s"]) | {max(words, key=len) for listed in _phrases().values() for words in listed}


_NO_CONDITION = frozenset(["jusqu’à ce que", "tant que", "de peur que", "de crainte que", "quoi que", "au risque de", "sous peine de", "quitte à"])
"""What leaves the event after it open without being what the main clause waits for."""


@cache
def _phrases() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """First word to the phrases of standing.toml that open a condition, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in groups("conjunctions")["hypothetical"] | groups("prepositions")["hypothetical"]:
        words = tuple(words_of(phrase))
        if words[0] != "si" and phrase not in _NO_CONDITION:
            found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(each, key=lambda words: -len(words))) for first, each in found.items()}


def is_if(sentence: Sentence, token: Token) -> bool:
    """Whether a token is the conjunction "si" (or "s’il"): not "si important", not "même si", "comme si"."""
    form = form_of(token)
    tokens = sentence.tokens
    after = form_of(tokens[token.i + 1]) if token.i + 1 < len(tokens) else ""
    before = form_of(tokens[token.i - 1]) if token.i else ""
    if form in ("s’", "s"):
        return after in ("il", "ils") and before not in ("même", "comme")
    if form != "si" or after in ("bien", "peu", "tant"):
        return False
    if token.i and tokens[token.i - 1].lemma == "être":
        return False  # "il est si vieux"
    nexts = tokens[token.i + 1] if after else None
    # "une si grande foule", "si vite": an adverb before its adjective
    return before not in ("même", "comme", "un", "une", "de", "d’", "aussi") and (nexts is None or nexts.pos not in ("ADJ", "ADV") or token.pos == "SCONJ")


def asks(sentence: Sentence, word: Token) -> bool:
    """Whether a "si" opens an indirect question: "demande si", "ne sait pas s’il"."""
    verb = next((each for each in sentence.tokens[word.i + 1 : _end(sentence, word.i + 1)] if each.pos in ("VERB", "AUX") and each.has("VerbForm=Fin")), None)
    if verb is not None and (verb.has("Mood=Cnd") or verb.has("Tense=Fut")):
        return True  # a condition takes neither mood
    if any(is_if(sentence, each) and each.i < word.i and asks(sentence, each) for each in sentence.tokens[: word.i]):
        return True  # "se demande s'il …, d'autres s'il …"
    for back in range(word.i - 1, max(-1, word.i - 7), -1):
        token = sentence.tokens[back]
        if token.lemma in groups("asking")["words"]:
            return True
        if token.text == "," or token.text in _STOPS:
            return False
    return False


def concedes(sentence: Sentence, word: Token) -> bool:
    """Whether a "si" grants what it opens: "si la Suède a signé, le Chili s’y refuse"."""
    return not asks(sentence, word) and _concedes(sentence, Condition(word.i, _end(sentence, word.i + 1)))


def _concedes(sentence: Sentence, made: Condition) -> bool:
    """A "si" with a verb in the past, or with "toutefois" after it, where nothing else in the sentence is open."""
    inside = [each for each in sentence.tokens[made.first : made.last] if each.pos in ("VERB", "AUX") and each.has("VerbForm=Fin")]
    if not inside:
        return False
    first = inside[0]
    helper = first.pos == "AUX" and first.has("Tense=Pres") and any(each.has("VerbForm=Part") for each in sentence.tokens[first.i + 1 : made.last])
    outside = [each for each in sentence.tokens if each.pos in ("VERB", "AUX") and each.has("VerbForm=Fin") and not made.holds(each)]
    if any(each.has("Mood=Cnd") or each.has("Tense=Fut") or each.lemma in ("pouvoir", "devoir", "falloir", "vouloir") for each in outside):
        return False
    past = helper and first.lemma == "avoir" and bool(outside)
    return past or (first.has("Tense=Pres") and bool(outside) and not _YET.isdisjoint(forms(sentence)))


def _end(sentence: Sentence, start: int) -> int:
    """Where the clause or phrase that begins at a token ends: at a comma past its verb, a mark, the end of the sentence."""
    tokens = sentence.tokens
    verb = False
    for i in range(start, len(tokens)):
        token = tokens[i]
        if token.text in _STOPS or (token.text == "." and i > start):
            return i
        if token.text == "," and (verb or i > start + 1) and not _joined(sentence, i):
            return i
        verb = verb or token.pos in ("VERB", "AUX")
    return len(tokens)


def _joined(sentence: Sentence, comma: int) -> bool:
    """Whether a comma only sets two nouns side by side: "si l’Otan, l’Europe et le Chili signent"."""
    tokens = sentence.tokens
    after = tokens[comma + 1] if comma + 1 < len(tokens) else None
    return after is not None and after.dep == "conj" and after.head < comma and tokens[after.head].pos == after.pos and after.pos in ("NOUN", "PROPN")


def condition_of(sentence: Sentence, token: Token) -> Condition | None:
    """The condition under which a sentence puts the event of a token; None where it gives none or the token stands in it."""
    found = conditions(sentence)
    if not found or any(each.holds(token) for each in found):
        return None
    between = [each for each in found if not _parted(sentence, each, token) and not _inside_said(sentence, each, token)]
    if not between:
        return None
    nearest = min(between, key=lambda each: min(abs(each.first - token.i), abs(each.last - token.i)))
    return nearest if _depends(sentence, nearest, token) else None


def _inside_said(sentence: Sentence, condition: Condition, token: Token) -> bool:
    """Whether a condition opens what a verb reports and is none of that verb: "a promis que si la paix revient, il signera"."""
    before = sentence.tokens[condition.first - 2 : condition.first] if condition.first > 1 else ()
    return token.i < condition.first and any(form_of(each) in ("que", "qu’") for each in before)


def _parted(sentence: Sentence, condition: Condition, token: Token) -> bool:
    """Whether a mark of speech or a stop stands between a condition and a token."""
    first, last = (token.i, condition.first) if token.i < condition.first else (condition.last, token.i)
    between = [each.text for each in sentence.tokens[first:last]]
    return between.count('"') % 2 == 1 or any(each in ("»", "”", ";", ":", "«", "“") for each in between)


def _depends(sentence: Sentence, condition: Condition, token: Token) -> bool:
    """Whether a token is what comes of a condition: its verb, or one joined to that or governed by it; by the tree, else the verb next to it."""
    inside = {each.i for each in sentence.tokens[condition.first : condition.last]}
    tops = {sentence.tokens[i].head for i in inside} - inside
    at: Token | None = token
    for _ in range(4):
        if at is None:
            return False
        if at.i in tops:
            return True
        if at.dep.partition(":")[0] not in ("conj", "xcomp", "ccomp", "obj", "nsubj", "obl", "aux", "advcl", "iobj", "nmod"):
            break
        if at.dep == "advcl" and clause_of(sentence, at).finite:
            break
        at = sentence.head(at)
    # where the tree hangs the condition elsewhere: the verb in a person that follows it, or that stands last before it
    after = token.i > condition.last
    span = sentence.tokens[condition.last :] if after else tuple(reversed(sentence.tokens[: condition.first]))
    near = next((each for each in span if each.pos in ("VERB", "AUX") and each.has("VerbForm=Fin")), None)
    return near is not None and (near.i == token.i or sentence.head(near) is token)


_QUESTION_WORDS = frozenset(["pourquoi", "comment", "quand", "où", "qui", "que", "quoi", "quel", "quelle", "quels", "quelles", "combien", "lequel", "qu’"])


def questioned(sentence: Sentence, token: Token) -> bool:
    """Whether a token stands in a question that asks whether it is so: not "pourquoi a-t-il …", which grants it."""
    tokens = sentence.tokens
    end = next((i for i in range(token.i, len(tokens)) if tokens[i].text in ("?", "!", ".", ";", ":", "«", "»", "“", "”", "…", '"')), None)
    if end is None or tokens[end].text != "?":
        return False
    start = next((i + 1 for i in range(token.i, -1, -1) if tokens[i].text in ("?", "!", ".", ";", ":", "«", "“", '"')), 0)
    asked = [form_of(each) for each in tokens[start : token.i]]
    if "est-ce" in asked or asked[:2] == ["est", "-ce"]:
        return True
    return not any(each in _QUESTION_WORDS for each in asked)

"""What a sentence says of its own certainty: who is said to say it, what is unconfirmed."""

from __future__ import annotations

from functools import cache

from recoupe.lang.fr.governors import form_of, groups
from recoupe.model.syntax import Sentence, Token


def near(sentence: Sentence, token: Token, words: tuple[str, ...]) -> bool:
    """Whether some words stand together soon after a token."""
    forms = [form_of(each) for each in sentence.tokens[token.i + 1 : token.i + 8]]
    return any(tuple(forms[k : k + len(words)]) == words for k in range(len(forms)))


def forms(sentence: Sentence) -> frozenset[str]:
    """The forms of a sentence."""
    return frozenset(form_of(each) for each in sentence.tokens)


def attributed(sentence: Sentence, first: int, kind: str = "openers") -> bool:
    """Whether "selon X" opens or closes the sentence."""
    tokens = sentence.tokens
    openers = groups("attribution")[kind]
    for i, each in enumerate(tokens):
        if i == 0 or tokens[i - 1].text in (",", ";", ":", "–", "-"):
            words = " ".join("de" if form_of(one) in ("du", "des") else form_of(one) for one in tokens[i : i + 6]).replace("’ ", "’")
            if any(words.startswith(one + " ") or (words.startswith(one) and one.endswith("’")) for one in openers) and (
                kind == "openers" or (i == 0 and each.i < first)
            ):
                return True
    return False


@cache
def _marks() -> tuple[frozenset[str], tuple[str, ...]]:
    return groups("unsure")["words"], tuple(groups("unsure")["phrases"])


def unsure(sentence: Sentence, token: Token | None = None) -> bool:
    """Whether the sentence says that what it tells is unconfirmed: of the event of a token, an adverb at or near its verb; of all, a phrase anywhere.

    "Peut-être" three clauses away says nothing of the event.
    """
    words, phrases = _marks()
    forms = [form_of(each) for each in sentence.tokens]
    for i, form in enumerate(forms):
        if form in words and (token is None or _over(sentence, i, token)):
            return True
    text = " ".join(forms).replace("’ ", "’").replace(" -", "-")
    return any(each in text for each in phrases)


def _over(sentence: Sentence, at: int, token: Token) -> bool:
    """Whether an adverb speaks of a token: it hangs on it or beside it, opens the sentence, or stands within a few words with no mark between."""
    adverb = sentence.tokens[at]
    head = sentence.head(adverb)
    if head is not None and head.pos == "ADJ" and head.i != token.i:
        return False  # "une unité apparemment solide"
    if any(each.text in (",", ";") for each in sentence.tokens[at + 2 : token.i]):
        return False
    joined = token.pos != "VERB" or token.dep.startswith(("xcomp", "conj"))
    if adverb.head == token.i or (joined and adverb.head == token.head) or (at == 0 and not any(each.text == "," for each in sentence.tokens[2 : token.i])):
        return True
    first, last = min(at, token.i), max(at, token.i)
    return last - first <= 5 and not any(each.text in (",", ";", ":", "«", "»", "–", "(", ")") for each in sentence.tokens[first:last])

"""Times of nouns that the tree hangs elsewhere, read by the order of words: "lors de l’attaque du port, le 6 mars", "En juin, au lendemain d’une grève"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.lang.fr.clauses import clause_of
from recoupe.lang.fr.event_frames import by_lemma
from recoupe.lang.fr.moment_words import moment_words
from recoupe.model.syntax import Sentence, Token

_PARTING = frozenset(["après", "dans", "lors", "depuis", "pour", "pendant", "durant", "malgré", "suite", "contre"])
_WITHIN = frozenset(["de", "du", "des", "d'", "d’"])


def occasion_before(sentence: Sentence, comma: Token) -> Token | None:
    """The noun after the last "lors de", "pendant" or "durant" before a comma, with no verb between."""
    for each in reversed(sentence.tokens[max(0, comma.i - 14) : comma.i]):
        if each.pos in ("VERB", "AUX", "PUNCT"):
            return None
        if each.text.lower() in ("lors", "pendant", "durant"):
            return next((one for one in sentence.tokens[each.i + 1 : comma.i] if one.pos == "NOUN"), None)
    return None


def aftermath(sentence: Sentence, end: int) -> Token | None:
    """The noun of what came right before, behind a fronted time that ends at `end`: "En juin, au lendemain d’une grève", "En 1959, après un accord"."""
    following = [each for each in sentence.tokens if each.start >= end][:9]
    if not following or following[0].i > 4 or following[0].text != ",":
        return None
    words = [each.text.lower() for each in following[1:]]
    if words[:1] != ["après"] and words[:2] not in (["au", "lendemain"], ["à", "la"], ["à", "l’issue"]):
        return None
    if words[0] == "à" and words[2:3] not in (["suite"], ["issue"]):
        return None
    skip = 2 if words[0] == "après" else 4 if words[:2] == ["à", "la"] else 3
    return next((each for each in following[skip:] if each.pos == "NOUN"), None)


def parted(sentence: Sentence, noun: Token) -> Token | None:
    """The participle that tells when a noun takes place, behind a name that the tree does not see through: "l’offensive, « Vent du Sud », lancée mardi"."""
    for each in sentence.tokens[noun.i + 1 : noun.i + 16]:
        if each.pos == "AUX" or each.text in (";", ":") or (each.pos == "VERB" and clause_of(sentence, each).finite):
            return None
        if each.text.lower() in ("survenu", "survenue", "survenus", "survenues") and sentence.tokens[each.i - 1].text == ",":
            return each  # often taken for a noun
        if each.pos == "VERB" and each.lemma in moment_words("planned") | moment_words("carrying") and sentence.tokens[each.i - 1].text in (",", "»", '"', ")"):
            agrees = all(not each.has(mark) or noun.has(mark) for mark in ("Gender=Masc", "Gender=Fem", "Number=Sing", "Number=Plur"))
            return each if each.has("VerbForm=Part") and each.has("Tense=Past") and agrees else None
    return None


def occasion_after(sentence: Sentence, noun: Token) -> Token | None:
    """What somebody died or was seized in, told behind the noun: "la mort de trois soldats lors des heurts de mardi"."""
    for each in sentence.tokens[noun.i + 1 : noun.i + 10]:
        if each.pos in ("VERB", "AUX", "PUNCT"):
            return None
        if each.text.lower() in ("lors", "pendant", "durant", "dans"):
            return next((one for one in sentence.tokens[each.i + 1 : each.i + 5] if one.pos == "NOUN"), None)
    return None


def chain_before(sentence: Sentence, first: Token) -> Sequence[Token]:
    """The nouns right before a time, behind a preposition that parts them from the verb: "son rôle dans l’assaut du port en 2021".

    None where no noun among them names an event: "arrêté dans un port du Chili en 2021" is of the arrest.
    """
    nouns: list[Token] = []
    i = first.i - 1
    if i >= 0 and sentence.tokens[i].text.lower() in ("en", "le"):
        i -= 1
    while i >= 0 and first.i - i < 12:
        token, word = sentence.tokens[i], sentence.tokens[i].text.lower()
        if token.pos in ("NOUN", "PROPN"):
            nouns.append(token)
        elif word in _PARTING and nouns:
            return nouns if any(each.lemma.lower() in by_lemma()[1] for each in nouns) else ()
        elif token.pos not in ("ADJ", "DET") and word not in _WITHIN:
            return ()
        i -= 1
    return ()


def in_force(sentence: Sentence, first: Token) -> Token | None:
    """What a time behind "en vigueur" or "en place" is of: "ils ont rompu la trêve en vigueur depuis mardi"."""
    i = first.i - 1
    if i < 2 or sentence.tokens[i].text.lower() not in ("vigueur", "place", "cours") or sentence.tokens[i - 1].text.lower() != "en":
        return None
    noun = next((each for each in reversed(sentence.tokens[max(0, i - 5) : i - 1]) if each.pos not in ("ADJ",)), None)
    return noun if noun is not None and noun.pos == "NOUN" else None


def occasion_behind(sentence: Sentence, last: Token) -> Token | None:
    """The noun of the occasion right behind a time: "arrêté mardi lors d’une manifestation", "survenue le 3 mars pendant une visite"."""
    following = sentence.tokens[last.i + 1 : last.i + 6]
    if not following or following[0].text.lower() not in ("lors", "pendant", "durant", "dans"):
        return None
    noun = next((each for each in following[1:] if each.pos == "NOUN"), None)
    # "mort dimanche dans une attaque", not "mort dimanche dans un port"
    return noun if noun is None or following[0].text.lower() != "dans" or noun.lemma.lower() in by_lemma()[1] else None


def insertions(sentence: Sentence) -> Sequence[tuple[int, int]]:
    """The tokens between brackets or between two dashes, as ranges: what is told there has its own times."""
    return tuple(_insertions(sentence))


def _insertions(sentence: Sentence) -> Iterator[tuple[int, int]]:
    opened: dict[str, int] = {}
    for each in sentence.tokens:
        if each.text == "(":
            opened["("] = each.i
        elif each.text == ")" and "(" in opened:
            yield opened.pop("("), each.i
        elif each.text in ("–", "—", "--"):
            if each.text in opened:
                yield opened.pop(each.text), each.i
            elif each.i:
                opened[each.text] = each.i


def closing_document(sentence: Sentence, verb: Token) -> Token | None:
    """The verb that says when the words were issued with which a sentence ends: "… a félicité les marins, dans un message publié samedi"."""
    opened = None
    for each in sentence.tokens[verb.i + 1 :]:
        if each.pos in ("VERB", "AUX") and opened is not None:
            if each.lemma in moment_words("issued") and not each.has("VerbForm=Inf"):
                return each
            if each.pos == "VERB":
                opened = None
        elif each.lemma in moment_words("document") and sentence.tokens[each.i - 2].text.lower() == "dans" and sentence.tokens[each.i - 3].text == ",":
            opened = each
    return None


def parted_off(sentence: Sentence, first: Token, last: Token) -> Token | None:
    """The noun whose complement follows a time between commas: "l’arrestation, mardi, de deux marins"."""
    if first.i < 2 or last.i + 2 >= len(sentence.tokens):
        return None
    comma, noun, closing, of = (sentence.tokens[i] for i in (first.i - 1, first.i - 2, last.i + 1, last.i + 2))
    if (comma.text, closing.text) != (",", ",") or noun.pos != "NOUN":
        return None
    return noun if of.text.lower() in _WITHIN or of.text.lower() == "par" else None

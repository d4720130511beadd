"""The prepositions before the complements of a verb or noun, contracted ones as they are in full."""

from __future__ import annotations

from recoupe.model.syntax import Sentence, Token

PREPOSITIONS = {"à": "à", "au": "à", "aux": "à", "de": "de", "du": "de", "des": "de", "d’": "de", "d'": "de", "auprès": "à"}


def cases(sentence: Sentence, token: Token) -> set[str]:
    """The prepositions before a noun, "du" and "aux" as "de" and "à"."""
    found: set[str] = set()
    for case in sentence.children(token, "case", "mark"):
        form = case.text.lower()
        found.add(PREPOSITIONS.get(form, PREPOSITIONS.get(case.lemma, case.lemma)))
    if "à" in found and any(each.text.lower() == "auprès" for each in sentence.children(token, "case")):
        found.discard("de")  # "auprès de la cour": nothing is of the court
    return found

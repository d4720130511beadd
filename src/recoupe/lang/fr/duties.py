"""Deeds that a text tells only as somebody's task or power ("est chargé de négocier"), or only asks about ("demande si l’État autorise")."""

from __future__ import annotations

import re

from recoupe.lang.fr.actor_words import words
from recoupe.model.syntax import Sentence, Token

_TASK = re.compile(
    r"(?:"
    r"(?<!été )(?<!était )chargée?s? d[e'’]"
    r"|\b(?:a|ont|avait|avaient|ayant|avec) (?:notamment )?pour (?:mission|rôle|tâche|fonction|mandat|vocation) d[e'’]"
    r"|\b(?:dispose|disposent|disposait|doté|dotée|dotés|investi|investie) d[ue] (?:pouvoir|droit) d[e'’]"
    r"|\b(?:a|ont|avait|avaient) le pouvoir d[e'’]"
    r"|\b(?:est|sont|était|étaient) (?:seul |seule |seuls |seules )?(?:habilité|compétent)e?s? (?:à|pour)"
    r")\s?(?:\w+ent )?$"
)
_MAY = re.compile(r"\b(?:peut|peuvent) (?:également |aussi |notamment |alors )?$")
_MAKING = frozenset({"négocier", "prononcer", "infliger", "imposer", "suspendre", "lever", "signer", "conclure", "mener", "fournir", "apporter", "organiser"})
_POWERS = frozenset({"prononcer", "infliger"})
_QUESTION = re.compile(
    r"\b(?:demand(?:e|ent|é|ait|aient)|savoir|ignor(?:e|ent)|interrog(?:e|ent))(?:[- ]t-(?:il|elle))? s(?:i |['’])[^,;:.!?]*$", re.IGNORECASE
)


def is_task(sentence: Sentence, trigger: Token) -> bool:
    """Whether a deed is only what somebody is there for or may do: "a pour mission de négocier", "peut prononcer des sanctions".

    Its verb, or the verb right before its noun, must follow the words of the task; a task just given ("a été chargé de") is told as news and stays.
    """
    for verb in (trigger, *_verb_before(sentence, trigger)):
        if not verb.has("VerbForm=Inf"):
            continue  # "un avion chargé d’aide"
        before = _before(sentence, verb)
        if _TASK.search(before) or (verb.text.lower() in _POWERS and _MAY.search(before)):
            return True
    return False


def is_asked(sentence: Sentence, trigger: Token) -> bool:
    """Whether a deed stands in an embedded question: "demande si le Chili accepte"."""
    return bool(_QUESTION.search(_before(sentence, trigger)))


def _before(sentence: Sentence, token: Token) -> str:
    """The words before a token as they are written, one space between them; an apostrophe holds on to its word."""
    return "".join(each.text + ("" if each.text.endswith(("'", "’")) else " ") for each in sentence.tokens[max(0, token.i - 14) : token.i])


def _verb_before(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """The infinitive of which a noun is the object, nothing but small words between: "prononcer de lourdes sanctions"."""
    for token in reversed(sentence.tokens[max(0, noun.i - 4) : noun.i]):
        if token.has("VerbForm=Inf"):  # "chargés de surveiller l’embargo" tells an embargo that is there
            return (token,) if token.lemma in _MAKING or token.lemma in words("lending") else ()
        if token.pos not in ("DET", "ADJ", "ADP", "NUM"):
            break
    return ()

"""On which side of the day of writing a French clause speaks: by the tree of the sentence where there is one, else by the endings of its verbs."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from recoupe.lang.fr.cues import entries
from recoupe.model.syntax import Sentence, Token

Side = Literal["past", "future"]
_CLAUSE = re.compile(r"[;:!?.()«»\"\n]|, | - |\b(?:mais|qui|que|où|puis|alors que|tandis que|dont|et)\b")
_FROM = re.compile(r"(?:\b[àa] (?:partir|compter) d(?:e|u|')|\bdès|\bpour|\bavant|\bau) ?(?:le |ce )?$")
_UNTIL = re.compile(r"\bjusqu'(?:à|au) ?(?:ce )?$")
_PUT_OFF = re.compile(r"\b(?:report|repouss|décal|ajourn|renvoy)(?:ée?s?|er|e|ent|era|ant) (?:[^,.;]{0,30} )?(?:à|au|en) (?:ce )?$")
_CONDITIONAL = re.compile(r"(?:[eidv]|r|au)rai(?:s|t|ent)$")
_PARTICIPLE = re.compile(r"(?:\w{2}(?:é|u|i)|^[lv]u)e?s?$")
_AT_FIRST = re.compile(
    r"\b(?:initialement|d'abord|au départ|à l'origine|au préalable) (?:\w+ )?"
    r"(?:prévue?s?|programmée?s?|fixée?s?|attendue?s?|annoncée?s?) (?:pour |le |à )?$"
)
_BREAK = re.compile(r"[;:!?.()«»\"\n]|\b(?:mais|alors que|tandis que)\b")
_HEADING = frozenset(["aller", "devoir", "prévoir", "compter", "vouloir", "souhaiter", "pouvoir", "espérer", "envisager", "falloir", "promettre", "s'engager"])


@cache
def _signals() -> re.Pattern[str]:
    data = tomllib.loads(files("recoupe.lang.fr").joinpath("tense.toml").read_text(encoding="utf-8"))
    sides = {side: "|".join(form for entry in data[side] for form in entry["forms"] if not entry.get("weak")) for side in ("future", "past")}
    weak = "|".join(form for entry in data["past"] for form in entry["forms"] if entry.get("weak"))
    return re.compile(rf"\b(?:(?P<future>{sides['future']})|(?P<past>{sides['past']})|(?P<weak>{weak}))(?!\w)")


@cache
def _scheduled() -> re.Pattern[str]:
    data = tomllib.loads(files("recoupe.lang.fr").joinpath("tense.toml").read_text(encoding="utf-8"))
    return re.compile(rf"\b(?:{'|'.join(form for entry in data['scheduled'] for form in entry['forms'])})(?: \w+)? (?:du|de|d'|en|le|prévue?s?)(?: \w+)? ?$")


def of_something_scheduled(before: str) -> bool:
    """Whether the words before a date make it that of an election or the like, of which the tense of the sentence says nothing.

    >>> of_something_scheduled("il a critiqué l'élection du ")
    True
    """
    return bool(_scheduled().search(before)) and not re.search(r"\b(?:depuis|après|lors) ", before)


@cache
def _listed(table: str) -> re.Pattern[str]:
    data = tomllib.loads(files("recoupe.lang.fr").joinpath("tense.toml").read_text(encoding="utf-8"))
    return re.compile(rf"\b(?:{'|'.join(form for entry in data[table] for form in entry['forms'])})(?!\w)")


@cache
def _planning() -> frozenset[str]:
    data = tomllib.loads(files("recoupe.lang.fr").joinpath("tense.toml").read_text(encoding="utf-8"))
    return frozenset(form for entry in data["planning"] for form in entry["forms"])


@cache
def _moving() -> frozenset[str]:
    data = tomllib.loads(files("recoupe.lang.fr").joinpath("tense.toml").read_text(encoding="utf-8"))
    return frozenset(form for entry in data["moving"] for form in entry["forms"])


def by_what_awaits(before: str) -> Side | None:
    """The future where the words before a date, in folded text of its sentence, make it that of a beginning or an end still to come; else None.

    >>> by_what_awaits("il a annoncé la réouverture des quais à partir de "), by_what_awaits("il a parlé dès ")
    ('future', None)
    """
    clause = _BREAK.split(before)[-1]
    if _AT_FIRST.search(clause):
        return "past"
    if (prep := _UNTIL.search(clause)) is not None:
        lasting = _listed("lasting_until").search(clause, max(0, prep.start() - 60), prep.start())
        return "future" if lasting and not re.search(r"\bavai(?:t|ent)\b", clause) else None
    if (put_off := _PUT_OFF.search(clause)) and not re.search(r"\bavai(?:t|ent)\b", clause[: put_off.start()]):
        return "future"
    prep = _FROM.search(clause)
    if prep is None:
        return None
    if prep.group().startswith(("à", "a ")):
        return "future"
    if prep.group().startswith("pour"):
        set_for = list(_listed("set_for").finditer(clause, max(0, prep.start() - 40), prep.start()))
        if set_for and not clause[set_for[-1].end() : prep.start()].strip():
            return "future"
    nouns = list(_listed("awaited").finditer(clause, 0, prep.start()))
    # "la reprise a eu lieu dès lundi": a verb between the noun and the day takes the day
    return "future" if nouns and not _signals().search(clause, nouns[-1].end(), prep.start()) else None


@cache
def _beside() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = tomllib.loads(files("recoupe.lang.fr").joinpath("tense.toml").read_text(encoding="utf-8"))
    lead = r"(?:,? ?(?:en|le|fin|début|dans le courant du|courant|à la (?:mi-|fin|mi)?|au (?:mois de|début de)|à partir de|mi-) ?)?$"
    past = "|".join(form for entry in data["surely_past"] for form in entry["forms"])
    future = "|".join(form for entry in data["surely_future"] for form in entry["forms"])
    return re.compile(rf"\b(?:{past}){lead}"), re.compile(rf"\b(?:{future}){lead}")


def surely(before: str) -> Side | None:
    """The side of a verb so close before a date that nothing else can be meant, in folded text of the sentence.

    >>> surely("le gardien avait été renvoyé en "), surely("le pont rouvrira en "), surely("il a évoqué l'idée d'une fête en ")
    ('past', 'future', None)
    """
    past, future = _beside()
    if match := past.search(before):
        return None if _listed("set_for").search(match.group()) else "past"
    return "future" if future.search(before) else None


@cache
def _happening() -> re.Pattern[str]:
    data = tomllib.loads(files("recoupe.lang.fr").joinpath("tense.toml").read_text(encoding="utf-8"))
    return re.compile(rf"\b(?:{'|'.join(form for entry in data['happening'] for form in entry['forms'])})(?: [\w'-]+){{0,2}} $")


def happens(before: str) -> bool:
    """Whether the present right before "aujourd'hui", in folded text, is of what happens on a day, not of what is so nowadays.

    >>> happens("le conseil se réunit "), happens("le musée reste ")
    (True, False)
    """
    return bool(_happening().search(before))


def habitual(clause: str) -> bool:
    """Whether a clause, in folded text, speaks of what is so day after day.

    >>> habitual("les cafés devront fermer à "), habitual("la digue a cédé à ")
    (True, False)
    """
    return bool(_listed("habitual").search(clause))


def by_noun(before: str, after: str) -> Literal["future", "likely"] | None:
    """How the noun just before a weekday puts it ahead, in folded text of its sentence: surely, likely or not at all.

    >>> by_noun("il a parlé avant sa prochaine visite ", ""), by_noun("il a annoncé une réunion ", ""), by_noun("après sa visite ", "")
    ('future', 'likely', None)
    """
    clause = _BREAK.split(before)[-1]
    near = max(0, len(clause) - 60)
    noun = next(reversed(list(_listed("awaited").finditer(clause, near))), None)
    if noun is None or _signals().search(clause, noun.end()) or re.search(r",|(?:\b(?:de|du|qui|que|et)|(?:é|ée|és|ées)) ?$", clause[noun.end() :]):
        return None
    leading = clause[: noun.start()]
    if re.search(r"\b(?:après|depuis|lors d|suite à|pendant|durant|au cours d|à l'issue d)[^,]{0,25}$|\ben $", leading):
        return None
    ahead = next(reversed(list(_listed("not_yet").finditer(leading, max(0, len(leading) - 40)))), None)
    if ahead and re.fullmatch(r" ?(?:d'|(?:de |du )?(?:la |le |l'|les |une? |sa |son |leur |cette |ce )?(?:\w+ )?)", leading[ahead.end() :]):
        return "future"
    if re.search(r"\bavai(?:t|ent)\b", leading):
        return None
    told = next(reversed(list(_listed("foretold").finditer(leading, max(0, len(leading) - 80)))), None)
    if told and not _signals().search(leading, told.end()):
        return "likely"
    begins = _listed("to_begin").search(clause, near)
    return "likely" if begins and re.match(r"[^.,;:]{0,30} ?\bn(?:'|e )\w+ pas\b", after) else None


def by_endings(view: str, start: int, end: int) -> Side | None:
    """The side that the nearest verb of the clause around `[start, end)` shows, in folded text of the sentence; None where no verb tells.

    >>> by_endings("le tribunal tranchera lundi.", 22, 27), by_endings("il tranche lundi.", 11, 16)
    ('future', None)
    """
    best: tuple[int, Side] | None = None
    for match in _signals().finditer(view):
        if match.start() < end and start < match.end():
            continue
        between = view[match.end() : start] if match.end() <= start else view[end : match.start()]
        distance = len(between) + 40 * len(_CLAUSE.findall(between)) + (5 if match.start() >= end else 0) + (20 if match["weak"] else 0)
        side: Side = "future" if match["future"] else "past"
        if best is None or distance < best[0]:
            best = (distance, side)
    return best[1] if best and best[0] < 160 else None


def by_tree(sentence: Sentence, start: int) -> Side | None:
    """The side that the verb governing the word at `start` shows; None for a present, or where no verb governs it.

    Climbs from the word to its first verb; an infinitive takes the side of what introduces it ("doit", "va": the future).
    """
    token = next((each for each in sentence.tokens if each.end > start), None)
    # "l'attaque survenue dimanche": a participle that the parser took for an adjective
    before = sentence.tokens[token.i - 1] if token is not None and token.i else None
    if before is not None and before.pos == "ADJ" and before.dep in ("acl", "amod") and _past_participle(before.text.lower()):
        return "past"
    for _ in range(len(sentence.tokens)):
        if token is None:
            return None
        if token.pos in ("VERB", "AUX") or any(each.pos == "AUX" for each in sentence.children(token)):
            side = _side_of(sentence, token)
            if side is not None or not (token.has("VerbForm=Inf") or token.has("VerbForm=Part")):
                return side
        token = sentence.head(token)
    return None


def by_participle(sentence: Sentence, start: int, end: int) -> Side | None:
    """The past where a participle takes the words at `[start, end)` before a verb in the present or future does: "douze bacs vendus en mai doivent partir"."""
    after = next((each for each in sentence.tokens if each.start >= end), None)
    if after is not None and after.text in (",", "ils", "elles", "il", "elle"):
        first = next((each for each in sentence.tokens if each.pos != "PUNCT"), None)
        opening = (
            first is not None and after.text == "," and first.end < start and first.start + 60 > start and first.text.lower().endswith(("é", "ée", "és", "ées"))
        )
        between = [each for each in sentence.tokens if first is not None and first.end <= each.start < start]
        plain = all(each.pos not in ("VERB", "AUX", "PUNCT", "CCONJ", "SCONJ") for each in between)
        return "past" if opening and first and plain and first.pos in ("VERB", "ADJ") and _past_participle(first.text.lower()) else None
    if after is None or not (after.pos in ("VERB", "AUX") and after.has("VerbForm=Fin")):
        return None
    for each in reversed([one for one in sentence.tokens if one.end <= start]):
        if each.pos in ("PUNCT", "SCONJ") or each.has("VerbForm=Fin") or each.has("VerbForm=Inf") or each.has("PronType=Rel"):
            return None
        if each.has("VerbForm=Part") or (each.pos == "ADJ" and each.text.lower().endswith(("é", "ée", "és", "ées"))):
            return "past" if _past_participle(each.text.lower()) else None
    return None


_FOR = re.compile(r"\bpour (?:le |la |l'|ce |cette )?$")


def planned_for(sentence: Sentence, before: str, start: int) -> bool:
    """Whether "pour" stands before a day and, in its clause, a participle without auxiliary: "l'invitation adressée par le roi pour le 3 mai".

    before: the folded text right before the day; start: where the day begins.
    """
    if not _FOR.search(before):
        return False
    for each in reversed([one for one in sentence.tokens if one.end <= start]):
        if each.pos in ("PUNCT", "SCONJ", "AUX") or each.has("VerbForm=Fin") or each.has("VerbForm=Inf") or each.has("PronType=Rel"):
            return False
        if each.has("VerbForm=Part") or (each.pos == "ADJ" and each.text.lower().endswith(("é", "ée", "és", "ées"))):
            leading = next((one for one in reversed(sentence.tokens[: each.i]) if one.pos != "ADV"), None)
            return leading is not None and leading.pos in ("NOUN", "PROPN", "ADJ", "NUM") and _past_participle(each.text.lower())
    return False


def _past_participle(word: str) -> bool:
    found = _signals().match(word)
    return bool(_PARTICIPLE.search(word)) and not (found and found["future"]) and not _listed("set_for").match(word)


def looks_ahead(sentence: Sentence, start: int) -> bool:
    """Whether the word at `start` hangs on a verb in the present that does not report: "le musée ouvre lundi" is to come, "indique lundi le musée" is past.

    So does a passive in the present: "le musée est rouvert lundi". Verbs that form their past with "être" are not taken for one.
    """
    token = next((each for each in sentence.tokens if each.end > start), None)
    verb = sentence.head(token) if token else None
    if verb is None or verb.pos != "VERB":
        return False
    children = sentence.children(verb)
    helpers = [each for each in children if each.pos == "AUX"]
    if _after_something(sentence, verb, start):
        return False
    if not helpers:
        return verb.has("Mood=Ind") and verb.has("Tense=Pres") and verb.lemma not in entries()["verbs"] and verb.text.lower() != verb.lemma
    present = all(each.dep == "aux:pass" and each.has("Mood=Ind") and each.has("Tense=Pres") for each in helpers)
    return present and verb.lemma not in _moving() and verb.lemma not in entries()["verbs"] and not any(each.dep.startswith("expl") for each in children)


def _after_something(sentence: Sentence, verb: Token, start: int) -> bool:
    """Whether "après" leads the words before `start`: "ils perdent des voix après la défaite de leur liste dimanche"."""
    after = [each.text.lower() for each in sentence.tokens if verb.end <= each.start < start]
    tail = after[len(after) - next((i for i, word in enumerate(reversed(after)) if word in (",", ";", ":", "(", '"')), len(after)) :]
    return bool(tail) and tail[0] in ("après", "depuis") and len(tail) > 1


def right_after_a_present(sentence: Sentence, start: int) -> bool:
    """Whether the word at `start` follows at once on the present that it hangs on ("il se rend lundi", "est reporté à lundi"), whatever the verbs around."""
    token = next((each for each in sentence.tokens if each.end > start), None)
    verb = sentence.head(token) if token else None
    if token is None or verb is None or not 0 < token.start - verb.end <= 3 or not looks_ahead(sentence, start):
        return False
    # "a prêté serment mercredi": a noun taken for a verb stands after a participle
    before = sentence.tokens[verb.i - 1] if verb.i else None
    return before is None or before.pos in ("PRON", "AUX", "ADV") or (before.pos in ("NOUN", "PROPN", "ADJ") and sentence.head(before) is verb)


def _side_of(sentence: Sentence, verb: Token) -> Side | None:
    helpers = [each for each in sentence.children(verb) if each.pos == "AUX"]
    if any(each.has("Tense=Fut") for each in (verb, *helpers)):
        return "future"
    passive = any(each.has("VerbForm=Inf") and each.dep == "aux:pass" for each in helpers) and not any(each.dep == "aux:tense" for each in helpers)
    if verb.has("VerbForm=Inf") or passive:
        return _side_of_infinitive(sentence, verb, helpers)
    # the form is looked at too: parsers take "rencontrait" for a conditional
    if any(each.has("Mood=Cnd") and _CONDITIONAL.search(each.text.lower()) for each in (verb, *helpers)):
        # "il viendrait", "il serait reçu" report what is to come; "il aurait fui", "il serait parti" what is past
        return "past" if any(each.dep == "aux:tense" for each in helpers) else "future"
    if verb.has("VerbForm=Part"):
        if verb.lemma in ("prévoir", "attendre", "programmer", "fixer", "convoquer") and not any(each.lemma == "avoir" for each in helpers):
            return "future"
        return "past" if helpers or verb.has("Tense=Past") else None
    if verb.lemma == "devoir" and verb.has("Tense=Pres"):
        return "future"
    if verb.has("Tense=Imp") and any(each.text.lower() in ("si", "s'", "s’") for each in sentence.children(verb)):
        return "future"  # "si le poste devenait libre en mai"
    return "past" if verb.has("Tense=Imp") or verb.has("Tense=Past") else None


def _side_of_infinitive(sentence: Sentence, verb: Token, helpers: list[Token]) -> Side | None:
    above = sentence.head(verb)
    if above is not None and above.lemma in _HEADING and not above.has("Tense=Past"):
        return "past" if above.has("Tense=Imp") and above.lemma != "aller" else "future"
    if any(each.lemma in ("avoir", "être") and each.has("VerbForm=Inf") and each.dep == "aux:tense" for each in helpers):
        return "past"
    if above is None or above.lemma not in _planning():
        return None
    # "ils avaient appelé à défiler lundi" may be over, "il s'est décidé à parler lundi" is
    over = any(each.has("Tense=Imp") or each.lemma in ("se", "soi") for each in sentence.children(above))
    return None if over or above.has("Tense=Imp") else "future"

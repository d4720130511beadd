"""Where an event stands by its verb's own tense and mood, with what the sentence says of conditions, questions and speakers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast, get_args

from recoupe.lang.fr.attribution import attributed, forms
from recoupe.lang.fr.clauses import Clause
from recoupe.lang.fr.conditions import condition_of, questioned
from recoupe.lang.fr.governors import Governor, form_of, groups
from recoupe.lang.fr.standing_course import lasting_since
from recoupe.model.event import Status
from recoupe.model.syntax import Sentence, Token

STATUSES = frozenset(get_args(Status))
GOES_ON = ("toujours", "encore", "depuis", "actuellement")
"""Adverbs of what goes on; in the imperfect only the first two, since "attaquait depuis des jours" may be over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is known beside the sentence's own words. `spoken`: a speaker other than the reporter says it; `heading`: a title or subhead;
    `own`: whoever says it speaks of what he or his side did; `when`: the event's own time lies before or after the day of publication."""

    spoken: bool = False
    own: bool = False
    heading: bool = False
    when: int = 0


PLAIN = Setting()


def as_status(group: str | None) -> Status | None:
    """A group of standing.toml as the status of its name; None for groups that are none."""
    return cast(Status, group) if group in STATUSES else None


def reported_by(governor: Governor | None) -> bool:
    """Whether a verb of saying governs a clause."""
    return governor is not None and governor.word is not None and governor.word.lemma in groups("verbs")["saying"]


def status_of_tense(sentence: Sentence, clause: Clause, act: bool, setting: Setting, governor: Governor | None) -> Status:
    """The status that the verb's own tense gives."""
    tense, verb = clause.tense, clause.verb
    reported = reported_by(governor)
    if verb.dep not in ("acl", "acl:relcl", "advcl") and governor is None and questioned(sentence, verb):
        return "hypothetical"
    if clause.negated:
        told = setting.spoken or reported or attributed(sentence, clause.first)
        # "nous n'avons pas tiré" is denied; "l'Europe ne nous a pas aidés" is no denial
        return "denied" if told and tense in ("past", "pluperfect") and not act and (setting.own or _by_speaker(sentence, clause, reported)) else "negated"
    if tense in ("future", "conditional", "past conditional"):
        if _under_condition(sentence, clause):
            return "hypothetical"
        narrated = (tense == "future" and setting.when < 0) or (tense == "conditional" and setting.when <= 0 and _later(sentence))
        if narrated and not reported and not setting.spoken:
            return "done"  # a story told in the future: "il sera jugé, puis pendu en 1931"
        if (tense == "conditional" and _of_supposed(sentence, verb)) or (tense == "future" and _of_any(sentence, verb)):
            return "hypothetical"
        if tense == "future":
            return "promised" if _promised_aside(sentence, verb) else "announced"
        return "announced" if reported and tense == "conditional" else "conditional"
    if tense in ("past", "pluperfect"):
        return "done"
    around = forms(sentence)
    if tense == "present" and not act and condition_of(sentence, verb) is not None:
        return "hypothetical"
    at_once = verb.lemma in groups("aspect")["at_once"]
    if tense == "present" and setting.when == 0 and again_and_again(sentence, verb):
        return "ongoing"  # "est régulièrement accusée", which "est accusée" is not
    if tense == "present" and at_once and setting.when <= 0 and lasting_since(sentence, verb):
        return "ongoing"
    # saying that one contests is contesting, where backing and opposing go on
    if tense == "present" and verb.lemma in groups("aspect")["lasting"] and verb.lemma not in ("contester", "défendre") and setting.when == 0:
        return "ongoing"
    if not act and not at_once and _goes_on(sentence, verb, GOES_ON[: 4 if tense == "present" else 2]):
        return "ongoing"
    if act or setting.when < 0 or (setting.heading and "depuis" not in around):
        return "announced" if setting.when > 0 and not act else "done"
    if tense == "imperfect":
        # "a annoncé qu'il quittait son poste" is to come, "a dit qu'il négociait" went on as he spoke, "il négociait" is over
        if not reported or governor is None or governor.word is None:
            return "done"
        return "announced" if at_once and governor.word.lemma in groups("verbs")["giving-out"] else "ongoing"
    if setting.when > 0:
        return "announced"
    if not clause.helpers and _imperative(sentence, clause):
        return "proposed"
    return "done" if at_once else "ongoing"


def _goes_on(sentence: Sentence, verb: Token, adverbs: tuple[str, ...]) -> bool:
    """Whether an adverb of going on stands in the clause of a verb: "toujours aux mains des rebelles" behind a comma is of another."""
    for each in sentence.tokens:
        if form_of(each) in adverbs:
            between = sentence.tokens[min(each.i, verb.i) : max(each.i, verb.i)]
            # "depuis deux ans, il livre" opens the sentence
            if form_of(each) == "depuis" or not any(one.text in (",", ";", ":", "»", '"') for one in between):
                return True
    return False


def again_and_again(sentence: Sentence, verb: Token) -> bool:
    """Whether an adverb beside a verb or participle says that it keeps on happening: "régulièrement", "sans cesse"."""
    words = " ".join(form_of(each) for each in sentence.tokens[max(0, verb.i - 3) : verb.i + 4])
    return any(f" {each} " in f" {words} " for each in groups("course")["again"])


def _later(sentence: Sentence) -> bool:
    """ "Plus tard", "le lendemain": a conditional after these tells on, it does not pass on a rumour."""
    words = " ".join(form_of(each) for each in sentence.tokens[:8])
    return "plus tard" in words or "lendemain" in words or "ans après" in words


def _of_supposed(sentence: Sentence, verb: Token) -> bool:
    """Whether the subject of a conditional is a thing only supposed: "ce qui", "cela", "une telle"."""
    subject = next(iter(sentence.children(verb, "nsubj")), None)
    if subject is None:
        return False
    head = sentence.head(verb)
    if verb.dep == "acl:relcl" and head is not None and any(form_of(each) in ("tout", "toute") for each in sentence.children(head, "det", "amod")):
        return True  # "tout navire qui approcherait"
    before = form_of(sentence.tokens[subject.i - 1]) if subject.i else ""
    return (
        form_of(subject) in ("cela", "ceci")
        or (form_of(subject) == "qui" and before == "ce")
        or any(each.lemma == "tel" for each in sentence.children(subject))
    )


def lacking(sentence: Sentence) -> bool:
    """Whether a sentence opens with what may be missing: "en l’absence d’accord", "faute de", "à défaut de"."""
    return " ".join(form_of(each) for each in sentence.tokens[:3]).startswith(("en l’ absence", "en l’absence", "faute de", "faute d’", "à défaut"))


def _of_any(sentence: Sentence, verb: Token) -> bool:
    """Whether the subject is whatever there may be of a thing: "toute attaque sera punie", "tout refus entraînera …"; not "tout le pays"."""
    subject = next(iter(sentence.children(verb, "nsubj", "nsubj:pass")), None)
    return subject is not None and subject.pos == "NOUN" and subject.i > 0 and form_of(sentence.tokens[subject.i - 1]) in ("tout", "toute")


_OWN = frozenset(["mon", "ma", "mes", "notre", "nos", "son", "sa", "ses", "leur", "leurs"])


def _by_speaker(sentence: Sentence, clause: Clause, reported: bool) -> bool:
    """Whether the subject of a clause in somebody's words may stand for him ("je", "nous", in reported speech "il") or is his ("son pays")."""
    subjects = sentence.children(clause.verb, "nsubj")
    if not subjects:
        return False
    # "nos hommes", "son pays"; "pas un de nos hommes" hangs the owner's word deeper
    owned = any(form_of(each) in _OWN for each in sentence.subtree(subjects[0]) if each.pos == "DET")
    return owned or form_of(subjects[0]) in ("je", "j’", "nous", "on") or (reported and form_of(subjects[0]) in ("il", "elle", "ils", "elles"))


def _under_condition(sentence: Sentence, clause: Clause) -> bool:
    """Whether the sentence gives a condition for a verb in the future or the conditional: "si …", "en cas de …", "sans" at its head."""
    if condition_of(sentence, clause.verb) is not None:
        return True
    return clause.tense != "future" and bool(sentence.tokens) and form_of(sentence.tokens[0]) == "sans"


def _promised_aside(sentence: Sentence, verb: Token) -> bool:
    """A verb of promising in an aside: ", a promis le ministre"."""
    return any(each.lemma in ("promettre", "jurer", "garantir", "engager") and each.pos == "VERB" and each.i > verb.i for each in sentence.tokens)


def _imperative(sentence: Sentence, clause: Clause) -> bool:
    before = sentence.tokens[clause.first - 1].text if clause.first else ""
    return (clause.first == 0 or before in ("«", "“", '"')) and clause.verb.text.lower().endswith(("ez", "ons")) and not sentence.children(clause.verb, "nsubj")

"""Finds events: frames matched on the parse, participants from the mentions, time, and where the event stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recoupe.lang.fr.event_frames import Frame, by_lemma, verb_forms
from recoupe.lang.fr.standing import acting_nouns, status_of_noun, status_of_verb
from recoupe.lang.say import Lang, Say
from recoupe.model.annotated import Annotated
from recoupe.model.event import Event, EventTime, Role, SaidBy, Trigger
from recoupe.model.mention import Mention
from recoupe.model.quotation import Quotation
from recoupe.model.syntax import Sentence, Token
from recoupe.model.time import TimeExpression

ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP"})


@dataclass(frozen=True, slots=True)
class _Found:
    frame: Frame
    token: Token
    sources: tuple[Token, ...]
    targets: tuple[Token, ...]
    verb: bool


class EventsStage:
    """Adds `events` from the frames of `lang/fr/frames`. Needs trees and resolved mentions, times and quotations; without a tree a sentence gives nothing.

    A frame counts only with the participants that it asks for, found as mentions of actors: words that name an event often name none ("en visite").
    """

    name = "events"
    needs = frozenset({"sentences", "mentions", "times", "quotations"})
    gives = frozenset({"events"})

    def __init__(self, lang: Lang = "fr") -> None:
        self._say = Say(lang)

    def __call__(self, work: Annotated) -> Annotated:
        """The article with its events in text order."""
        mentions = sorted((each for each in work.mentions or () if each.field == "text" and each.label in ACTING), key=lambda each: each.start)
        events: list[Event] = []
        for sentence in work.sentences or ():
            if not sentence.tokens:
                continue
            here = [each for each in mentions if sentence.start <= each.start < sentence.end]
            times = [each for each in work.times or () if sentence.start <= each.start < sentence.end]
            for found in matches(sentence):
                event = self._event(len(events) + 1, sentence, found, here, times, work)
                if event is not None:
                    events.append(event)
        return work.having(events=_once(events))

    def _event(
        self, number: int, sentence: Sentence, found: _Found, mentions: Sequence[Mention], times: Sequence[TimeExpression], work: Annotated
    ) -> Event | None:
        frame = found.frame
        source = _roles(sentence, found.sources, mentions)
        target = [each for each in _roles(sentence, found.targets, mentions) if each not in source]
        if frame.target_kinds:
            kinds = {actor.id: actor.kind for actor in work.actors or ()}
            target = [each for each in target if kinds.get(each.actor or "") in frame.target_kinds]
        source = [each for each in source if not _is_place(each, mentions)]
        parties = len(source) + any(each.mention in {one.id for one in mentions if one.reading == "group"} for each in source)
        have = {"two": parties > 1, "source": bool(source), "target": bool(target), "both": bool(source and target), "either": bool(source or target)}
        if not have[frame.needs]:
            return None
        token = found.token
        status = status_of_verb(sentence, token, act=frame.act) if found.verb else status_of_noun(sentence, token)
        if status is None:
            return None
        time = _time(sentence, token, times)
        return Event(
            id=f"e{number}",
            type=frame.type,
            mode=frame.mode,
            kind=frame.kind,
            contexts=frame.contexts,
            trigger=Trigger(start=token.start, end=token.end, text=work.article.text[token.start : token.end]),
            source=tuple(source),
            target=tuple(target),
            time=time,
            status=status,
            said_by=_said_by(token, work.quotations or ()),
            by=f"events/{frame.id}/1",
            score=0.7 if found.verb else 0.5,
            why=self._say("events.why", trigger=token.text, kind=frame.kind, status=self._say(f"events.status.{status}")),
        )


def matches(sentence: Sentence) -> Iterator[_Found]:
    """The frames that a sentence's verbs and nouns evoke, with the tokens that may be their participants."""
    verbs, nouns = by_lemma()
    for token in sentence.tokens:
        lemma = _verb(sentence, token)
        if lemma is not None:
            for frame, reflexive, more in verbs.get(lemma, ()):
                if reflexive == _is_reflexive(sentence, token) and _followed(sentence, token, more):
                    yield _verb_frame(sentence, token, frame)
                    break
        elif token.pos == "NOUN":
            for frame, more in nouns.get(token.lemma, ()):
                if _followed(sentence, token, more):
                    yield _Found(frame, token, _noun_args(sentence, token, frame.noun_source), _noun_args(sentence, token, frame.noun_target), False)
                    break


def _verb(sentence: Sentence, token: Token) -> str | None:
    """The lemma under which a token may be a frame's verb: its own, or, where the tagger met a form too rare for it ("coopère", "dément"), its form's."""
    verbs, _ = by_lemma()
    if token.pos == "VERB" and token.lemma in verbs:
        return token.lemma
    lemma = verb_forms().get(token.text.lower())
    clause = token.pos == "VERB" or token.dep == "root" or any(child.dep.startswith(("nsubj", "aux")) for child in sentence.children(token))
    return lemma if clause else None


def _verb_frame(sentence: Sentence, verb: Token, frame: Frame) -> _Found:
    passive = any(child.dep == "nsubj:pass" for child in sentence.children(verb)) or any(child.dep == "aux:pass" for child in sentence.children(verb))
    places: dict[str, list[Token]] = {"subject": [], "object": []}
    for child in sentence.children(verb):
        relation = child.dep
        if relation == "nsubj:pass" or (passive and relation.startswith("nsubj")):
            places["object"].append(child)
        elif relation.startswith("nsubj") or relation == "obl:agent":
            places["subject"].append(child)
        elif relation.startswith("obj"):
            places["object"].append(child)
            # "a rompu ses relations avec X": the parser hangs the complement on the object as often as on the verb
            for below in sentence.children(child, "nmod"):
                for case in sentence.children(below, "case"):
                    if case.lemma in ("avec", "contre"):
                        places.setdefault(case.lemma, []).append(below)
        elif relation.startswith(("obl", "iobj", "xcomp")):
            for case in sentence.children(child, "case", "mark"):
                places.setdefault(PREPOSITIONS.get(case.lemma, PREPOSITIONS.get(case.text.lower(), case.lemma)), []).append(child)
    if not places["subject"]:
        places["subject"] = _inherited_subject(sentence, verb)
    return _Found(
        frame,
        verb,
        tuple(each for place in frame.source for each in places.get(place, ())),
        tuple(each for place in frame.target for each in places.get(place, ())),
        True,
    )


PREPOSITIONS = {"à": "à", "au": "à", "aux": "à", "de": "de", "du": "de", "des": "de", "d’": "de", "d'": "de"}


def _inherited_subject(sentence: Sentence, verb: Token) -> list[Token]:
    """The subject of a verb that has none of its own: of the verb that it is joined to, that governs its infinitive, or the noun that it qualifies."""
    head = sentence.head(verb)
    if head is None:
        return []
    if verb.dep.startswith(("conj", "xcomp", "advcl")) and head.pos in ("VERB", "AUX"):
        subjects = sentence.children(head, "nsubj")
        return [each for each in subjects if each.dep != "nsubj:pass"] or (_inherited_subject(sentence, head) if verb.dep.startswith(("conj", "xcomp")) else [])
    if verb.dep.startswith("acl") and head.pos in ("NOUN", "PROPN") and verb.has("Tense=Pres"):
        return [head]
    return []


def _noun_args(sentence: Sentence, noun: Token, prepositions: Sequence[str]) -> tuple[Token, ...]:
    found = []
    for child in sentence.children(noun, "nmod", "obl"):
        cases = {PREPOSITIONS.get(case.lemma, case.lemma) for case in sentence.children(child, "case")} | {
            PREPOSITIONS.get(case.text.lower(), case.text.lower()) for case in sentence.children(child, "case")
        }
        if cases & set(prepositions):
            found.append(child)
    return tuple(found)


def _is_reflexive(sentence: Sentence, verb: Token) -> bool:
    return any(child.lemma in ("se", "soi") or child.text.lower() in ("se", "s’", "s'") for child in sentence.children(verb))


def _followed(sentence: Sentence, token: Token, words: Sequence[str]) -> bool:
    """Whether the words of a longer expression come after the token, adverbs and auxiliaries between them allowed."""
    at = token.i
    for word in words:
        for step in range(1, 4):
            if at + step < len(sentence.tokens) and word in (sentence.tokens[at + step].lemma, sentence.tokens[at + step].text.lower()):
                at += step
                break
        else:
            return False
    return True


def _roles(sentence: Sentence, heads: Sequence[Token], mentions: Sequence[Mention]) -> list[Role]:
    """The actors that participants are: the mention on the head of each, or on what it is joined to ("le Mali et le Niger"), one each."""
    roles: list[Role] = []
    for head in heads:
        for token in _agents(sentence, head, mentions):
            mention = _mention_at(token, mentions) or next(
                (found for child in sentence.children(token, "appos", "flat", "nmod") if child.dep != "nmod" and (found := _mention_at(child, mentions))), None
            )
            if mention is None or (mention.actor is None and mention.reading in ("pronoun", "demonym")):
                continue
            role = Role(actor=mention.actor, name=mention.name or mention.text, mention=mention.id)
            if all(each.name != role.name for each in roles):
                roles.append(role)
    return roles


def _is_place(role: Role, mentions: Sequence[Mention]) -> bool:
    """Whether it is only a place ("la rencontre de Moscou"): places act through the states that they stand for, and then have an actor."""
    return role.actor is None and any(each.id == role.mention and each.label == "GPE" and each.reading != "group" for each in mentions)


def _agents(sentence: Sentence, head: Token, mentions: Sequence[Mention]) -> list[Token]:
    """The head with what it is joined to; for "les ministres du Mali et du Niger", which no mention covers, the states that they act for."""
    if _mention_at(head, mentions) is None and head.lemma in acting_nouns():
        for child in sentence.subtree(head):
            if child.dep.startswith("nmod") and _mention_at(child, mentions):
                return [child, *_joined(sentence, child)]
        return []
    return [head, *_joined(sentence, head)]


def _joined(sentence: Sentence, token: Token) -> list[Token]:
    return [each for child in sentence.children(token, "conj") for each in [child, *_joined(sentence, child)]]


def _mention_at(token: Token, mentions: Sequence[Mention]) -> Mention | None:
    over = [each for each in mentions if each.start <= token.start and token.end <= each.end]
    return min(over, key=lambda each: (each.actor is None, each.start - each.end), default=None)


def _time(sentence: Sentence, trigger: Token, times: Sequence[TimeExpression]) -> EventTime | None:
    """The time that hangs on the trigger itself, or on its verb when it is alone in the sentence; none where several compete."""
    dated = [each for each in times if each.value and each.type in ("DATE", "TIME")]
    below = {each.i for each in sentence.subtree(trigger)}
    clauses = {child.i for child in sentence.children(trigger, "conj", "advcl", "ccomp", "parataxis", "acl")}
    excluded = {each.i for i in clauses for each in sentence.subtree(sentence.tokens[i])}
    own = [each for each in dated if any(token.i in below - excluded and each.start <= token.start < each.end for token in sentence.tokens)]
    pick = own if own else dated if len(dated) == 1 and trigger.pos == "VERB" and trigger.head == trigger.i else []
    if len(pick) != 1 or pick[0].value is None:
        return None
    return EventTime(value=pick[0].value, from_=pick[0].id)


def _said_by(trigger: Token, quotations: Sequence[Quotation]) -> SaidBy | None:
    over = [each for each in quotations if each.field == "text" and each.speaker and _within(trigger, each)]
    if not over:
        return None
    nearest = min(over, key=lambda each: each.end - each.start)
    assert nearest.speaker is not None
    return SaidBy(actor=nearest.speaker.actor, name=nearest.speaker.name, quotation=nearest.id)


def _within(token: Token, quotation: Quotation) -> bool:
    pieces = quotation.fragments or ((quotation.start, quotation.end),)
    return any(start <= token.start and token.end <= end for start, end in pieces)


def _once(events: Sequence[Event]) -> tuple[Event, ...]:
    """One event for one happening: triggers of one kind with the same participants and no other time or status are `also` of the first."""
    kept: list[Event] = []
    for event in events:
        for at, other in enumerate(kept):
            if _same(event, other):
                richer = replace(
                    other,
                    also=(*other.also, event.trigger),
                    source=_union(other.source, event.source),
                    target=_union(other.target, event.target),
                    time=other.time or event.time,
                )
                kept[at] = richer
                break
        else:
            kept.append(event)
    return tuple(replace(each, id=f"e{number}") for number, each in enumerate(kept, 1))


def _same(a: Event, b: Event) -> bool:
    if (a.type, a.kind, a.status, a.said_by is None) != (b.type, b.kind, b.status, b.said_by is None):
        return False
    if a.time and b.time and a.time.value != b.time.value:
        return False
    who_a, who_b = {each.actor for each in a.source}, {each.actor for each in b.source}
    whom_a, whom_b = {each.actor for each in a.target}, {each.actor for each in b.target}
    if None in who_a | who_b | whom_a | whom_b:
        return False
    return bool(who_a & who_b or (not who_a and not who_b)) and (whom_a == whom_b)


def _union(a: Sequence[Role], b: Sequence[Role]) -> tuple[Role, ...]:
    names = {each.name for each in a}
    return (*a, *(each for each in b if each.name not in names))

"""Who takes part in the events of a sentence: mentions of actors on the heads that a frame points at, and whether a frame has those that it asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.annotate.antecedents import CLITICS, Antecedents
from recoupe.annotate.officials import Officials, is_public
from recoupe.annotate.powers import Powers
from recoupe.annotate.stand_ins import LISTING, StandIns
from recoupe.annotate.unnamed import Unnamed
from recoupe.lang.fr.actor_phrases import counted, is_people
from recoupe.lang.fr.actor_words import is_demonym, words
from recoupe.lang.fr.clauses import clause_of
from recoupe.lang.fr.frame_matching import Found
from recoupe.lang.fr.noun_participants import POSSESSIVES
from recoupe.lang.fr.participants import acts, agent_after, is_force, tells_where, verb_places
from recoupe.lang.fr.prepositions import cases
from recoupe.lang.fr.standing import acting_nouns
from recoupe.model.actor import Actor
from recoupe.model.annotated import Annotated
from recoupe.model.event import Role, Trigger
from recoupe.model.knowledge import Knowledge
from recoupe.model.mention import Mention
from recoupe.model.syntax import Sentence, Token
from recoupe.model.time import TimeExpression

AIMED = frozenset({"ACCUSE", "SUPPORT", "REJECT", "THREATEN"})
PLACED = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "CONSULT", "AID", "RETREAT"})
"""Types whose target may be a place: "a demandé lundi à Oslo" asks nothing of the town."""
Parties = tuple[tuple[Role, ...], tuple[Role, ...]]
"""Source and target."""


_LIKE = re.compile(r"(?:[ÀA] l['’]instar d(?:e|u|es|['’])|(?:Tout )?[Cc]omme|Outre)\s?\b")
_BESIDES = re.compile(r"Outre\b")
_AMONG = re.compile(r"\s*,\s*(?:parmi lesquel(?:le)?s|dont|notamment|y compris)\s")
"""What opens the names of some of those whom a noun has told of."""


class Cast:
    """Who may take part in the events of an article; `made`: mentions made on the way."""

    def __init__(self, work: Annotated, knowledge: Knowledge | None = None) -> None:
        self.unnamed = Unnamed(work, knowledge)
        self.antecedents = Antecedents(work, self.unnamed.genders)
        self.officials = Officials(work)
        self.powers = Powers(work)

    @property
    def made(self) -> Sequence[Mention]:
        """The mentions of participants whom no layer before had."""
        return self.unnamed.made

    @property
    def actors(self) -> Sequence[Actor]:
        """The actors that these participants are."""
        return tuple(self.unnamed.actors.values())


class Scene:
    """A sentence with its mentions and times."""

    def __init__(self, sentence: Sentence, mentions: Sequence[Mention], times: Sequence[TimeExpression], heading: bool, work: Annotated, cast: Cast) -> None:
        self.sentence = sentence
        self.mentions = mentions
        self.times = times
        self.heading = heading
        self.work = work
        self.cast = cast
        self.stand_ins = StandIns(work.article.text, sentence, mentions)
        cast.antecedents.enter(self)

    def is_named(self, token: Token) -> bool:
        """Whether a token stands in the mention of an actor."""
        mention = self.mention_at(token)
        return mention is not None and not (mention.label == "GPE" and mention.actor is None)

    def mention_at(self, token: Token) -> Mention | None:
        """The widest mention over a token, one with an actor before others."""
        over = [each for each in self.mentions if each.start <= token.start and token.end <= each.end]
        return min(over, key=lambda each: (each.actor is None, each.start - each.end), default=None)

    def inside_name(self, token: Token) -> bool:
        """Whether a token is a word of a longer name: "libération" in that of a front."""
        mention = self.mention_at(token)
        return mention is not None and mention.reading == "name" and mention.label != "PERSON" and mention.end - mention.start > token.end - token.start

    def is_person(self, role: Role) -> bool:
        """Whether a role is that of one person."""
        return self.kind(role) == "person" or any(each.id == role.mention and each.label == "PERSON" for each in self.mentions)

    def is_public(self, found: Found, source: Sequence[Role], target: Sequence[Role]) -> bool:
        """Whether not only private people take part; a pronoun stands for the person named last, a plural one for anybody.

        What is said to a state or against it concerns the public whoever says it; to meet, to help or to agree, one must be somebody.
        """
        deeds = found.frame.type in ("CONSULT", "SUPPORT", "AGREE", "COOPERATE", "CONCEDE", "AID")
        heads = found.sources if deeds and found.sources else (*found.sources, *found.targets)
        if parties := (source if deeds and found.sources else (*source, *target)):
            return any(map(self.cast.officials.has, parties))
        heads = tuple(one for each in heads for one in (each, *joined(self.sentence, each)))
        if found.adjective or any(is_public(each.lemma.lower()) or each.pos == "PROPN" or (len(each.text) > 1 and each.text.isupper()) for each in heads):
            return True
        told = found.sources if found.pronoun else found.targets
        return (found.pronoun or found.undergone) and (any(each.has("Number=Plur") for each in told) or self.cast.officials.before(found.token))

    def trigger(self, token: Token) -> Trigger:
        """A token as a trigger."""
        return Trigger(start=token.start, end=token.end, text=self.work.article.text[token.start : token.end])

    def roles(self, heads: Sequence[Token]) -> list[Role]:
        """The actors that participants are: the mention on the head of each, or on what it is joined to ("le Mali et le Niger"), one each."""
        roles: list[Role] = []
        for head in heads:
            for token in self._agents(head):
                below = (found for child in self.sentence.children(token, "appos", "flat") if (found := self.mention_at(child)))
                mention = self.mention_at(token) or next(below, None) or self.stand_ins.fighting_for(token) or self.stand_ins.bracketed(token)
                mention = mention or self.stand_ins.apposed(token) or self.stand_ins.titled(token)
                if mention is None or (mention.actor is None and mention.reading in ("pronoun", "demonym")):
                    continue
                mention = self.stand_ins.presented(mention)
                for one in (mention, *self.stand_ins.listed(mention)):
                    roles += [role for role in self._of_mention(one) if all(each.name != role.name for each in roles)]
        return roles

    def _is_one_of(self, head: Token) -> bool:
        """Whether somebody who may act for a state is told as one of many, or as what stands beside it: "un responsable du Chili", "ses voisins"."""
        one = any(each.text.lower() in ("un", "une", "quelques", "certains", "plusieurs") for each in self.sentence.children(head, "det"))
        return one or head.lemma in ("pays", "allié", "voisin", "partenaire", "membre")

    def _of_mention(self, mention: Mention) -> list[Role]:
        """The role of a mention; for a group whose members are known ("les deux présidents"), one of each member."""
        if mention.reading == "group" and mention.actors:
            names = {each.id: each.name for each in self.work.actors or ()}
            return [Role(actor=each, name=names[each], mention=mention.id) for each in mention.actors if each in names]
        return [Role(actor=mention.actor, name=mention.name or mention.text, mention=mention.id)]

    def parties(self, found: Found) -> Parties | None:
        """Who acts and who is acted upon, as far as mentions tell; None where the frame lacks somebody whom it asks for."""
        frame = found.frame
        source = self.roles(found.sources)
        target = others(self.roles(self._hit(found)), source)
        if alike := others(self._alike(found), (*source, *target)):
            undergone = clause_of(self.sentence, found.token).passive or _BESIDES.match(self.work.article.text, self.sentence.start) is not None
            (target if undergone else source).extend(alike)
        if not target and found.verb and frame.type in AIMED:
            owners = self.roles([one for head in found.targets for one in self._doers_or_owners(head)])
            qualified = clause_of(self.sentence, found.token).tense == "participle"  # "une figure du théâtre suédois accusée de": a person
            target = others(owners if owners or qualified else self._owning_states(found.targets), source)
        if frame.target_kinds:
            target = [each for each in target if self.kind(each) in frame.target_kinds or not words("bodies").isdisjoint(each.name.lower().split())]
        source = [one for each in source if (one := self._acting(each) if found.verb else None if self.is_place(each) else each) is not None]
        if not source and found.verb:
            source = self._of_deeds([head for head in found.sources if head.lemma in words("deeds")])
        # "sa capture": whose it is has been caught; "son invasion": he has invaded
        caught = "de" in frame.noun_target and "de" not in frame.noun_source and frame.kind != "seizure"
        owned = None if caught or (source and (found.verb or frame.type != "CONSULT")) else found  # "ses entretiens avec le Chili"
        source += others(self._stood_for(found.sources, owned), (*source, *target))
        target = target or others(self._stood_for(found.targets, found if caught else None), source)
        target = target or others(self._of_clitic(found, source), source)
        if not source and found.frame.kind == "conviction" and not found.sources and (court := self.cast.powers.court(self.sentence, found.token)) is not None:
            source = [court]
        if frame.type not in PLACED:
            target = [each for each in target if not (self.is_place(each) and self._at(each))]
        if not source and not found.verb and frame.type != "PROTEST" and (frame.noun_needs or frame.needs) != "two":
            source = others([role for each in found.demonyms if (role := self.cast.unnamed.adjective(each)) is not None], target)
        return (tuple(source), tuple(target)) if self.enough(found, source, target) else None

    def _of_deeds(self, heads: Sequence[Token]) -> list[Role]:
        """Whose deeds do something: "le rapport de l'ONU accuse", "tués par des frappes menées par l'armée", "par des tirs turcs"."""
        sentence = self.sentence
        owners = [one for head in heads for one in self.owners(head)]
        agents = [one for head in heads for part in sentence.children(head, "acl") if part.lemma in words("performed") for one in agent_after(sentence, part)]
        return self.roles([*owners, *agents]) or self.told(agents) or self._owning_states(heads)

    def _acting(self, role: Role) -> Role | None:
        """A role, the state of a capital in place of the city; None for another place, which does nothing."""
        if not self.is_place(role):
            return role
        return next((self.cast.unnamed.of_capital(each) for each in self.mentions if each.id == role.mention), None)

    def _hit(self, found: Found) -> list[Token]:
        """The heads of a frame's targets, those who own what is hit in place of it: "des positions des rebelles", "un convoi de l'armée"."""
        return [self._owner(each) or each for each in found.targets] if found.frame.type == "ASSAULT" else list(found.targets)

    def _owner(self, head: Token) -> Token | None:
        if head.lemma not in words("belongings") or self.mention_at(head) is not None:
            return None
        for child in self.owners(head):
            mention = self.mention_at(child)
            if is_force(self.sentence, child) or (mention is not None and mention.actor is not None and mention.label in ("ORG", "NORP")):
                return child
        return None

    def _of_clitic(self, found: Found, source: Sequence[Role]) -> list[Role]:
        """Whom "l'", "les" or "lui" before a verb stands for: "l'a accusé", "lui a demandé"."""
        if not found.verb or not source or not {"object", "à"} & set(found.frame.target):
            return []
        clause = clause_of(self.sentence, found.token)
        if clause.passive or clause.reflexive:
            return []
        before = (each for each in self.sentence.tokens[clause.first : found.token.i] if each.pos == "PRON")
        clitic = next((each for each in before if each.text.lower() in CLITICS), None)
        if clitic is None or ("à" if clitic.text.lower() in ("lui", "leur") else "object") not in found.frame.target:
            return []
        return [each for each in self.cast.antecedents.of_object(clitic, found.sources, source) if not self.is_place(each)]

    def _alike(self, found: Found) -> list[Role]:
        """Those of whom a sentence says first that the same holds: "À l'instar du Chili, la Suède a …", "Comme Lund, Dupré a été …", "Outre le maire, …"."""
        text, start = self.work.article.text, self.sentence.start
        opening = _LIKE.match(text, start, self.sentence.end) if found.verb else None
        comma = next((each for each in self.sentence.tokens if each.text == ","), None)
        if opening is None or comma is None or any(each.has("VerbForm=Fin") for each in self.sentence.tokens[: comma.i]):
            return []
        verb = next((each for each in self.sentence.tokens[comma.i :] if each.pos == "VERB"), None)
        first = next((each for each in self.mentions if each.start >= opening.end() - 1), None)
        if verb is None or verb.i != found.token.i or not clause_of(self.sentence, verb).finite or first is None or first.start > opening.end() + 4:
            return []
        known = (each for each in self.mentions if opening.end() - 1 <= each.start and each.actor)
        named = [each for each in known if each is first or LISTING.search(text, first.end, each.start)]
        return [role for each in named if self._before_subject(each, verb) for role in self._of_mention(each)]

    def _before_subject(self, mention: Mention, verb: Token) -> bool:
        """Whether a mention stands before the subject of the verb."""
        subjects = verb_places(self.sentence, clause_of(self.sentence, verb))
        heads = [*subjects["subject"], *subjects["object"]]
        return all(mention.end <= each.start for each in heads if each.start < verb.start)

    def completed(self, found: Found, source: Sequence[Role], target: Sequence[Role]) -> Parties:
        """The participants of an event with those besides whom no mention stands for: "des hommes armés"."""
        told = self._with_unnamed(source, found.sources, struck=False, beside=target)
        struck = self._with_unnamed(target, self._hit(found), struck=found.frame.type != "CONSULT", beside=told)
        if not struck and found.verb and found.frame.type in AIMED:  # "dénonce la trahison de certains élus"
            owners = [one for head in found.targets for one in self._doers_or_owners(head)]
            theirs = {each for each in owners if any(one.text.lower() in POSSESSIVES for one in self.sentence.children(each, "det"))}
            struck = self._with_unnamed((), [each for each in owners if each not in theirs], struck=False, beside=told)
        return told, struck

    def told(self, heads: Sequence[Token]) -> list[Role]:
        """The roles of people whom no name tells."""
        return [role for head in heads if self.mention_at(head) is None and (role := self.cast.unnamed.role(self.sentence, head)) is not None]

    def _with_unnamed(self, roles: Sequence[Role], heads: Sequence[Token], *, struck: bool, beside: Sequence[Role]) -> tuple[Role, ...]:
        found = list(roles)
        for head in heads:
            tokens = [head, *joined(self.sentence, head)]
            if self._agents(head) != tokens:
                continue  # "les ministres du Chili": the state acts
            for token in tokens:
                named = (self.mention_at(each) for each in (token, *self.sentence.children(token, "appos", "flat")))
                if any(each is not None for each in named) or self._is_apposed(token) or self.stand_ins.fighting_for(token) is not None:
                    continue
                if (self.stand_ins.apposed(token) or self.stand_ins.titled(token)) is not None:
                    continue
                role = self.cast.unnamed.role(self.sentence, token, struck=struck, known=self.cast.powers.of(self.sentence, token))
                for each in (role, *self._some_of(token)) if role is not None else ():
                    if each is not None and all(other.name != each.name for other in (*found, *beside)):
                        found.append(each)
        return tuple(found)

    def _is_apposed(self, token: Token) -> bool:
        """Whether a bare noun only tells more of the name before it: "envers la Suède, pays ami"."""
        before = self.sentence.tokens[max(0, token.i - 2) : token.i]
        return len(before) == 2 and before[1].text == "," and self.mention_at(before[0]) is not None

    def _some_of(self, head: Token) -> list[Role]:
        """The people named among those whom a noun tells of: "plusieurs élus, parmi lesquels Ida Lund et Paul Dupré"."""
        text = self.work.article.text
        opening = _AMONG.search(text, head.end, min(self.sentence.end, head.end + 60))
        if opening is None or any(each.has("VerbForm=Fin") for each in self.sentence.tokens if head.end <= each.start < opening.start()):
            return []
        stop = next(
            (each.start for each in self.sentence.tokens if each.start >= opening.end() and (each.has("VerbForm=Fin") or each.text in ":;")), self.sentence.end
        )
        named = [each for each in self.mentions if opening.end() <= each.start < stop and each.label == "PERSON" and each.actor]
        return list({each.actor: role for each in named for role in self._of_mention(each)}.values())

    def owners(self, head: Token) -> list[Token]:
        """Whose it is that is the object: "salue la décision de la Norvège" is about Norway."""
        return [each for each in self.sentence.children(head, "nmod") if any(case.lemma == "de" for case in self.sentence.children(each, "case"))]

    def _doers_or_owners(self, head: Token) -> list[Token]:
        """Whose deed an object is: "dénonce l'agression du Mali par le Chili" is about Chile."""
        return (agent_after(self.sentence, head) if head.pos == "NOUN" else []) or self.owners(head)

    def _owning_states(self, heads: Sequence[Token]) -> list[Role]:
        """The states whose deed an object is by its adjective: "salue la décision norvégienne"."""
        deeds = [head for head in heads if head.pos == "NOUN" and self.mention_at(head) is None and not acts(head)]
        told = (self.cast.unnamed.adjective(each) for head in deeds for each in self.sentence.children(head, "amod") if is_demonym(each.text))
        return [each for each in told if each is not None]

    def _agents(self, head: Token) -> list[Token]:
        """The head with what it is joined to; for "les ministres du Mali et du Niger", which no mention covers, the states that they act for."""
        beside = self.sentence.children(head, "appos", "flat")
        if beside and self.mention_at(head) is None and any(self.mention_at(each) for each in beside):
            return [head, *joined(self.sentence, head)]
        acting = head.lemma in acting_nouns() and self.mention_at(head) is None
        if acting and not self._is_one_of(head) and not self._own_people(head):
            for child in self._complements(head):
                if self.mention_at(child):
                    return [child, *joined(self.sentence, child)]
        return [head, *joined(self.sentence, head)]

    def _own_people(self, head: Token) -> bool:
        """Whether those who might act for a state are their own by what stands behind them: "les troupes étrangères du Chili", "les groupes armés du Mali"."""
        foreign = any(each.lemma == "étranger" or is_demonym(each.text) for each in self.sentence.children(head, "amod"))
        return foreign or any(each.text.lower() in words("armed") for each in self.sentence.tokens[head.i + 1 : head.i + 2])

    def _complements(self, head: Token) -> list[Token]:
        """The complements of a noun with "de", and theirs: "le ministre des Affaires maritimes du Chili"; not "les soldats tués dans une attaque au Mali"."""
        below = [each for each in self.sentence.children(head, "nmod") if cases(self.sentence, each) <= {"de"} and not tells_where(self.sentence, each)]
        return [*below, *(each for one in below for each in self._complements(one))]

    def _stood_for(self, heads: Sequence[Token], owned: Found | None) -> list[Role]:
        """Whom the pronouns among some participants, or the possessive of a noun, stand for where the article leaves no choice."""
        known = self.cast.antecedents
        roles = [role for head in heads if head.pos == "PRON" or head.text.startswith("-") for role in known.of_pronoun(head)]
        if not roles and owned is not None and owned.owner is not None:
            roles = known.of_possessive(owned.token, owned.owner)
        return list({each.name: each for each in roles if not self.is_place(each)}.values())

    def is_place(self, role: Role) -> bool:
        """Whether it is only a place ("la rencontre de Moscou"): places act through the states that they stand for, and then have an actor."""
        return role.actor is None and any(each.id == role.mention and each.label == "GPE" and each.reading != "group" for each in self.mentions)

    def _at(self, role: Role) -> bool:
        """Whether "à" or "en" stands right before it, as before where something was done: "à Oslo", but not "à l'Europe"."""
        mention = next((each for each in self.mentions if each.id == role.mention), None)
        return mention is not None and self.work.article.text[max(0, mention.start - 3) : mention.start].lower().endswith((" à ", " en ", "à\xa0"))

    def kind(self, role: Role) -> str | None:
        """What kind of actor a role has."""
        return next((each.kind for each in self.work.actors or () if each.id == role.actor), None)

    def enough(self, found: Found, source: Sequence[Role], target: Sequence[Role]) -> bool:
        """Whether the participants that the frame asks for are there, as roles or as nouns of those who act."""
        frame = found.frame
        needs = frame.needs if found.verb else frame.noun_needs or frame.needs
        if needs == "none" or found.bare:
            return True
        heads = [one for each in found.sources for one in (each, *joined(self.sentence, each))]
        agents = [each for each in heads if acts(each) or is_force(self.sentence, each)]
        # "l'Europe", a city that nobody resolved: a proper noun that acts is somebody
        from_ = (
            bool(source) or bool(agents) or found.pronoun or found.adjective or (found.verb and any(is_name(each) or self.mention_at(each) for each in heads))
        )
        struck = [counted(self.sentence, each) for each in found.targets]
        to = bool(target) or found.undergone or (found.frame.type in ("ASSAULT", "COERCE", "RETREAT") and any(map(is_people, struck)))
        to = to or any(acts(each) or is_name(each) or each.lemma in words("people") for each in struck) or (not found.verb and found.adjective)
        if frame.places and found.verb and not to:
            to = any(each.pos == "PROPN" for each in found.targets)
        parties = len(source) + len([each for each in agents if self.mention_at(each) is None])
        parties += (
            any(each.has("Number=Plur") for each in agents)
            + any(self._is_group(each) for each in source)
            + (found.pronoun and len(source) < len(found.sources))
        )
        parties += sum(is_name(each) and self.mention_at(each) is None for each in heads if each not in agents)
        return {"two": parties > 1, "source": from_, "target": to, "both": from_ and to, "either": from_ or to}[needs]

    def _is_group(self, role: Role) -> bool:
        return any(each.id == role.mention and each.reading == "group" for each in self.mentions)


def others(roles: Sequence[Role], there: Sequence[Role]) -> list[Role]:
    """The roles of those who are not there yet."""
    known = {each.actor or each.name for each in there}
    return [each for each in roles if (each.actor or each.name) not in known]


def is_name(token: Token) -> bool:
    """Whether a token is a name, by its tag or by its capital inside the sentence."""
    return token.pos == "PROPN" or (token.i > 0 and token.pos == "NOUN" and token.text[:1].isupper())


def joined(sentence: Sentence, token: Token) -> list[Token]:
    """What is coordinated with a token, however long the chain."""
    return [each for child in sentence.children(token, "conj") if _is_joined(sentence, child) for each in [child, *joined(sentence, child)]]


def _is_joined(sentence: Sentence, child: Token) -> bool:
    """Whether "et" or "ou" closes the enumeration; "la demande du Chili, de la directrice …" joins nothing."""
    if any(each.has("VerbForm=Fin") for each in sentence.tokens[child.head + 1 : child.i]):
        return False
    closed = (each for each in sentence.subtree(child) if each.dep.startswith("cc"))
    head = sentence.head(child)
    beside = () if head is None else (one for other in sentence.children(head, "conj") for one in sentence.children(other, "cc"))
    return bool(next(closed, None) or next(iter(beside), None)) or not sentence.children(child, "case")


def is_heading(sentence: Sentence, headings: Sequence[tuple[int, int]]) -> bool:
    """Whether a sentence is a title, a subhead, or a line that ends as one does."""
    if any(start <= sentence.start < end for start, end in headings):
        return True
    return sentence.tokens[-1].text not in (".", "!", "?", "…", "...", "»", "”", '"')

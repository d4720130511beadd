"""Participants that no name stands for: a mention is made of the words that tell them, so that a reader sees who it was."""

from __future__ import annotations

from recoupe.lang.folding import key
from recoupe.lang.fr.actor_phrases import counted, is_generic, is_people, is_struck, label_of, phrase_of
from recoupe.lang.fr.actor_words import words
from recoupe.lang.fr.genders import gender_shown
from recoupe.model.actor import UNNAMED, Actor
from recoupe.model.annotated import Annotated
from recoupe.model.event import Role
from recoupe.model.knowledge import Knowledge, KnownActor
from recoupe.model.mention import Mention, Reading
from recoupe.model.syntax import Sentence, Token

_WHOSE = frozenset(["son", "sa", "ses", "leur", "leurs", "mon", "ma", "mes", "notre", "nos", "votre", "vos"])
BY = "events/unnamed/1"


class Unnamed:
    """The mentions made for the unnamed participants of one article (reading "group", the words as they stand, one for each place), and who they are here.

    Their actors are of this article alone: `model.actor.is_unnamed` tells them, and nothing that compares articles takes them for known.
    """

    def __init__(self, work: Annotated, knowledge: Knowledge | None = None) -> None:
        self._knowledge = knowledge
        self._known = {each.id: each.name for each in work.actors or ()}
        self._text = work.article.text
        self._there = {(each.start, each.end): each for each in work.mentions or () if each.field == "text"}
        self._next = 1 + max((int(each.id[1:]) for each in work.mentions or () if each.id[1:].isdigit()), default=0)
        self.made: list[Mention] = []
        self.actors: dict[str, Actor] = {}
        self.genders: dict[str, str | None] = {}

    def role(self, sentence: Sentence, head: Token, *, struck: bool = False, known: Mention | None = None) -> Role | None:
        """The role of those whom a noun stands for, None where it stands for nobody; struck: villages and convoys count, as what stands for those in them.

        known: a mention of the body whose people they are ("les militaires").
        """
        who = counted(sentence, head)
        if head.pos == "PRON" or is_generic(sentence, head) or not (is_struck(who) if struck else is_people(who)):
            return None
        phrase = phrase_of(sentence, head)
        before = sentence.tokens[head.i - 1] if phrase.first.i == head.i and head.i else None
        if before is not None and head.lemma in words("states") and not head.has("Number=Plur") and (before.pos == "VERB" or before.text in '"«“'):
            return None  # "réclame justice"
        if struck and phrase.bare.text.lower() in _WHOSE:
            return None  # "leurs chefs": words that name nobody by themselves; as a source they still tell who acts ("ses proches")
        end = max((high for low, high in self._there if low <= phrase.last.start < high), default=phrase.last.end)  # "les partisans de la Ligue du port"
        mention = self._mention(phrase.first.start, max(end, phrase.last.end), who)
        name = mention.name or " ".join(self._text[phrase.bare.start : mention.end].split())
        if known is not None and mention.actor is None:
            return Role(actor=known.actor, name=known.name or known.text, mention=mention.id)
        if mention.actor is not None:
            return Role(actor=mention.actor, name=name, mention=mention.id)
        actor = self._actor(name)
        self.genders[actor] = gender_shown("", phrase.first.text, person=False)
        return Role(actor=actor, name=name, mention=mention.id)

    def _actor(self, name: str) -> str:
        """The id of those whom the words name, in this article: the same words stand for the same people."""
        id = UNNAMED + key(name).replace(" ", "-")
        self.actors.setdefault(id, Actor(id=id, name=name, names=(name,), kind="group", verified=False))
        return id

    def adjective(self, token: Token) -> Role | None:
        """The role of whom an adjective tells: the one state of a people ("les frappes chiliennes"), or fighters ("une attaque rebelle")."""
        states = self._states(token.text)
        if len(states) == 1:
            state = states[0]
            mention = self._read(token, "demonym", actor=state.id, name=self._known.get(state.id, state.name))
            self._have(state)
            return Role(actor=state.id, name=mention.name or state.name, mention=mention.id)
        if states or not words("forces") & {token.lemma.lower(), token.text.lower(), token.text.lower().rstrip("s")}:
            return None
        mention = self._read(token, "group")
        return Role(actor=mention.actor or self._actor(token.text), name=mention.name or token.text, mention=mention.id)

    def of_capital(self, mention: Mention) -> Role | None:
        """The state of which a city is the capital, where it acts ("Berlin et ses voisins ont exhorté")."""
        ids = {id for id, use in self._knowledge.named(mention.text) if use == "capital"} if self._knowledge is not None else set()
        state = self._knowledge.actor(next(iter(ids))) if self._knowledge is not None and len(ids) == 1 else None
        if state is None:
            return None
        self._have(state)
        return Role(actor=state.id, name=self._known.get(state.id, state.name), mention=mention.id)

    def _have(self, state: KnownActor) -> None:
        if state.id not in self._known:
            names = tuple(dict.fromkeys((state.name, *state.names, *state.acronyms)))
            self.actors.setdefault(state.id, Actor(id=state.id, name=state.name, names=names, kind=state.kind, verified=state.verified))

    def _states(self, word: str) -> list[KnownActor]:
        if self._knowledge is None:
            return []
        ids = dict.fromkeys(id for id, use in self._knowledge.named(word) if use == "demonym")
        return [known for id in ids if (known := self._knowledge.actor(id)) is not None and known.kind == "state"]

    def _read(self, token: Token, reading: Reading, *, actor: str | None = None, name: str | None = None) -> Mention:
        known = self._there.get((token.start, token.end))
        if known is None:
            known = Mention(
                id=f"m{self._next}", start=token.start, end=token.end, text=token.text, label="NORP", reading=reading, actor=actor, name=name, by=BY
            )
            self._next += 1
            self._there[token.start, token.end] = known
            self.made.append(known)
        return known

    def _mention(self, start: int, end: int, who: Token) -> Mention:
        known = self._there.get((start, end))
        if known is None:
            known = Mention(id=f"m{self._next}", start=start, end=end, text=self._text[start:end], label=label_of(who), reading="group", by=BY)
            self._next += 1
            self._there[start, end] = known
            self.made.append(known)
        return known

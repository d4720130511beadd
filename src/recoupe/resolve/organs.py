"""Decides which state or force is meant by "le gouvernement islandais", "l'armée", "le pays", "la capitale"."""

from __future__ import annotations

import re

from recoupe.lang.folding import key
from recoupe.lang.fr.offices import RoleWords
from recoupe.lang.fr.state_words import of_the_state
from recoupe.model.mention import Mention
from recoupe.resolve.cast import Cast, Judgement, Newcomer
from recoupe.resolve.owners import Owners
from recoupe.resolve.titles import HEADS, Titles

ORGAN = "actors/organ/2"
_NEAR = 60
_MARK = re.compile(r"[«»“”\"\n]|[.!?] ")
# "le pays d'origine", "le pays le plus touché": a country among others
_SOME_COUNTRY = re.compile(
    r" (?:d'|d’|le plus|la plus|les plus|voisin|natal|tiers|hôte|membre|arabe|musulman|européen|africain|de son|de sa|de leur|du monde|où |qui |que |dont )"
)
# how those who seize power in a state call the body that they rule by, as keys; "conseil national de transition" is an assembly
_COMMITTEE = re.compile(
    r"(?:comite|mouvement)(?: national| militaire| patriotique)? (?:pour |de |du )(?:la |le )?"
    r"(?:salut|rassemblement|redressement|transition|restauration|sauvegarde|liberation)"
    r"|conseil (?:national pour |militaire|patriotique|souverain|supreme des forces armees)|commandement militaire"
)
# what goes on after "la présidence" or "le gouvernement" makes it one of something else
_GOES_ON = re.compile(r" (?:d'|d’|de |du |des |provincial|local|régional|central|autonome|fédéral|rival|parallèle|en exil)")


class Organs:
    """Judges the governments, forces and countries of one field of an article."""

    def __init__(self, cast: Cast, read: dict[tuple[int, int], RoleWords], titles: Titles, owner: Owners) -> None:
        self._cast = cast
        self._read = read
        self._titles = titles
        self._owner = owner
        self._seen: dict[str, set[str]] = {}

    def __call__(self, mention: Mention, role: RoleWords) -> None:
        """Judge one mention, if its state can be told."""
        if role.role == "organ-capital":
            self._capital(mention, role)
        elif role.role == "organ-place":
            self._country(mention, role)
        elif role.role == "organ-own":
            self._force(mention, role)
        elif role.role == "organ-state":
            self._power(mention, role)

    def _say(self, mention: Mention, state: str, score: float, why: str) -> None:
        name = self._cast.name_of(state)
        self._cast.judge(mention, Judgement(actor=state, name=name, by=ORGAN, score=score, why=self._cast.say(why, name=name)))

    def _power(self, mention: Mention, role: RoleWords) -> None:
        cast = self._cast
        of = cast.one_state(role.of)
        if len(of) == 1:
            self._say(mention, of[0], 0.9, "actors.organ")
        elif of:
            why = cast.say("actors.ambiguous", text=mention.text, others=cast.names_of(of))
            left = cast.alternatives(of, why)
            cast.judge(mention, Judgement(actor=None, name=None, by=ORGAN, score=round(1 / len(of), 2), why=why, alternatives=left))
        elif role.owned:
            if (owner := self._owner(mention)) is not None:
                self._say(mention, owner, 0.6, "actors.nearest")
        elif governed := self._governed(role.end):
            self._say(mention, governed, 0.8, "actors.organ")
        elif role.bare and not _GOES_ON.match(cast.text, mention.end):
            if here := cast.state_here(mention.start):
                self._say(mention, here, here_score(cast, here, mention.start), "actors.here")
            elif role.noun.startswith("présidence") and (presided := self._presided()):
                self._say(mention, presided, 0.7, "actors.organ")

    def _governed(self, end: int) -> str | None:
        """ "Le gouvernement de Jeanne Lund": the state that she governs."""
        for other in self._cast.before(end, 60):
            id = self._cast.actor_of(other) if other.end == end and other.label == "PERSON" else None
            states = {worn.of for worn in self._titles.of(id or "") if worn.role in HEADS and len(worn.of) == 1 and not worn.past}
            if len(states) == 1:
                return states.pop()[0]
        return None

    def _presided(self) -> str | None:
        """ "La présidence", where the article presents one head of state and no other: the state of that one."""
        told = {worn.person for worn in self._titles if worn.told and worn.role == "head_of_state" and not worn.past}
        states = {self._titles.state_of(person) for person in told}
        return states.pop() if len(states) == 1 else None

    def _capital(self, mention: Mention, role: RoleWords) -> None:
        cast = self._cast
        of = cast.one_state(role.of)
        state = cast.knowledge.actor(of[0]) if len(of) == 1 else None
        if state and state.capital:
            towns = [id for id, use in cast.knowledge.named(state.capital) if use == "city"]
            town = towns[0] if len(towns) == 1 else None
            cast.judge(mention, Judgement(actor=town, name=state.capital, by=ORGAN, score=0.9, why=cast.say("actors.place", text=state.capital)))

    def _force(self, mention: Mention, role: RoleWords) -> None:
        """ "L'armée belge" is a body of that state; "l'armée" alone that of the state which the place is about, under the name that the article gives it."""
        cast = self._cast
        of = cast.one_state(role.of)
        if len(of) > 1:
            why = cast.say("actors.ambiguous", text=mention.text, others=cast.names_of(of))
            cast.judge(mention, Judgement(actor=None, name=None, by=ORGAN, score=round(1 / len(of), 2), why=why))
            return
        words = cast.text[role.head : role.end]
        if of and cast.kind_of(of[0]) != "state":
            if role.noun.startswith("services"):
                self._say(mention, of[0], 0.6, "actors.organ")  # "les services de l'Otan" are the Otan's
                return
            self._new(mention, f"new:{key(words).replace(' ', '-')}", words, 0.8)
            return
        noun = role.noun.split()[0] if role.noun.startswith("junte") else role.noun
        seen = self._seen.setdefault(noun, set())
        state = of[0] if of else self._owner(mention) if role.owned else cast.state_here(mention.start)
        if state is None and role.bare and len(seen) == 1:
            state = next(iter(seen))  # the army that the article has spoken of
        if state is None or (role.bare and _GOES_ON.match(cast.text, mention.end)):
            return
        seen.add(state)
        score = 0.8 if of else 0.6 if role.owned else here_score(cast, state, mention.start)
        known = committee_of(cast, state) if noun == "junte" else force_of(cast, noun, state)
        if known is not None:
            why = cast.say("actors.force", text=words, name=cast.name_of(known))
            cast.judge(mention, Judgement(actor=known, name=cast.name_of(known), by=ORGAN, score=score, why=why))
            return
        self._new(mention, force_id(noun, state, cast), self._named(role, state, words), score)

    def _named(self, role: RoleWords, state: str, words: str) -> str:
        """The article's fullest words for a force: "armée belge" rather than "armée"; else with the state behind it."""
        cast = self._cast
        named = (
            cast.text[each.head : each.end]
            for each in self._read.values()
            if each.role == "organ-own" and each.noun == role.noun and cast.one_state(each.of) == (state,)
        )
        return next(named, words if role.of else name_of_force(cast, words, state))

    def _new(self, mention: Mention, id: str, name: str, score: float) -> None:
        cast = self._cast
        known = cast.newcomers.setdefault(id, Newcomer(id, name, "body"))
        cast.judge(mention, Judgement(actor=id, name=known.name, by=ORGAN, score=score, why=cast.say("actors.new", text=known.name)))

    def _country(self, mention: Mention, role: RoleWords) -> None:
        """ "Le pays": the state that this place of the article is about; "son pays": that of the sentence's subject."""
        cast = self._cast
        if role.former or _SOME_COUNTRY.match(cast.text, mention.end):
            return
        low = mention.text.lower()
        if role.owned:
            own = self._owner(mention, states=False) if low[:2] == "so" else None
            if own is None and low.startswith("notre") and cast.setting is not None and cast.setting.main(3.0) == cast.setting.home:
                own = cast.setting.home  # a national outlet on national affairs quotes its own people
            if own is not None:
                self._say(mention, own, 0.6, "actors.nearest")
        elif not low.startswith(("ce ", "un ")) and (here := cast.state_here(mention.start)):
            self._say(mention, here, here_score(cast, here, mention.start), "actors.here")


def here_score(cast: Cast, state: str, at: int) -> float:
    """How sure it is that "le gouvernement" at a place is a state's: surer where the article is about that one, or its sentence says "En Islande, …"."""
    floor = max(at - _NEAR, cast.sentence(at)[0])
    near = cast.states_between(floor, at) == (state,) and _MARK.search(cast.text, floor, at) is None
    return 0.65 if near or (cast.setting is not None and cast.setting.main() == state) else 0.6


def force_id(noun: str, state: str, cast: Cast) -> str:
    """The id of a force of a state that nobody has given one: the state is in it, so that the armies of two states stay two in a pile."""
    known = cast.knowledge.actor(state)  # by its lasting name: a name of a time would make two armies of one
    name = known.name if known is not None else cast.name_of(state)
    return f"new:{key(noun).replace(' ', '-')}-{key(name).replace(' ', '-')}"


def name_of_force(cast: Cast, noun: str, state: str) -> str:
    """A force or institution with its state's adjective, or the state behind it."""
    known = cast.knowledge.actor(state)
    return of_the_state(noun, known.demonyms if known else ()) or f"{noun} ({cast.name_of(state)})"


def force_of(cast: Cast, noun: str, state: str) -> str | None:
    """The body that the article names in full as a state's army, where it names one: "Forces armées belges", "Forces armées du Pérou"."""
    if key(noun) not in ("armee", "forces armees", "autorites militaires"):
        return None
    known = cast.knowledge.actor(state)
    if known is None:
        return None
    endings = {key(each) for each in (known.name, *known.names, *known.demonyms, *known.acronyms)}
    found: dict[str, None] = {}
    for mention in cast.mentions:
        id = cast.actor_of(mention)
        if id is not None and mention.reading != "role" and cast.kind_of(id) in ("body", "group"):
            name = key(cast.name_of(id))
            if name.startswith(("forces armees", "armee ")) and any(name.endswith(f" {each}") for each in endings):
                found.setdefault(id)
    return next(iter(found)) if len(found) == 1 else None


def committee_of(cast: Cast, state: str) -> str | None:
    """The body by which a junta rules, where the article names one of that state, or one that the base gives to no other: "Comité national du redressement"."""
    home = cast.knowledge.actor(state)
    found: dict[str, None] = {}
    for mention in cast.mentions:
        id = cast.actor_of(mention)
        if id is None or mention.reading == "role" or cast.kind_of(id) not in ("body", "group") or not _COMMITTEE.match(key(cast.name_of(id))):
            continue
        known = cast.knowledge.actor(id)
        if known is None or known.iso2 is None or (home is not None and known.iso2 == home.iso2):
            found.setdefault(id)
    return next(iter(found)) if len(found) == 1 else None

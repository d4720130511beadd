"""Decides what names stand for: by the base, by what the article defines, by the full name that a short one takes up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from recoupe.lang.folding import key
from recoupe.lang.fr.name_forms import abbreviates
from recoupe.lang.fr.offices import RoleWords
from recoupe.lang.fr.state_words import is_institution
from recoupe.model.knowledge import NameUse
from recoupe.model.mention import Mention
from recoupe.resolve.cast import Cast, Judgement, bare_name, new_id
from recoupe.resolve.initials import is_another
from recoupe.resolve.institutions import Institutions
from recoupe.resolve.nicknames import nicknames, of_base
from recoupe.resolve.organs import ORGAN, force_id
from recoupe.resolve.persons import BASE, CONTEXT, DEFINED, METONYM, SHORT, PeopleResolver

NAMING = frozenset({"name", "acronym", "short-name", "metonym"})
PLACES = frozenset({"city", "region", "capital"})
_MINISTRY = re.compile(r"[Mm]inistère (?:(?P<people>[a-zà-ÿ-]+) )?(?P<rest>(?:de |du |des |d['’]|à |au |aux |en ).+)")
_CONTRACTED = ((" des ", "Les"), (" aux ", "Les"), (" du ", "Le"), (" au ", "Le"))
_OF = re.compile(r" (?:de la |de l['’]|du |des |de |d['’])")
_ACRONYM = re.compile(r"[^\W\d_a-zà-ÿ][\w.+-]{1,11}")
_EXPLAINED = re.compile(
    r" ?[(\[] ?(?:(?:l['’]|la |le |les |ou |dite? |en abrégé |sigle )?[«\"“] ?|(?:ou|dite?|en abrégé|sigle|abrégée? en)[ :]+|(?:l['’]|la |le |les ))?"
    r"|, (?:(?:l['’]|la |le |les |ou |dite? |en abrégé |en sigle )+)?| (?:[–—-]|ou) (?:(?:l['’]|la |le |les )(?=[A-Z]))?",
    re.IGNORECASE,
)
_PARENTHESIS = re.compile(r" ?\((?:l'|la |le |les )?([^\W\d_a-zà-ÿ][\w.+-]{1,11})\)")


class NameResolver:
    """Judges the names of one field of an article. `around`: ids of the states that the article names in any way (name, capital, demonym)."""

    def __init__(self, cast: Cast, *, around: frozenset[str], supported: frozenset[str], roles: Sequence[RoleWords] = (), institutions: Institutions) -> None:
        self._cast = cast
        self._roles = {(each.start, each.end): each for each in roles}
        self._around = around
        self._supported = supported
        self._defined: dict[str, str] = {}
        self._institutions = institutions
        self._people = PeopleResolver(cast, around=around, roles=roles)

    def __call__(self) -> None:
        """Judge every name: what the article defines and full names first, then what leans on them."""
        names = [each for each in self._cast.mentions if each.reading in NAMING]
        people = [each for each in names if each.label == "PERSON"]
        others = [each for each in names if each.label != "PERSON"]
        for mention in others:
            if mention.reading == "metonym":
                self._metonym(mention)
            elif len(key(mention.text).split()) > 1:
                self._other(mention)
        self._define(names)
        for mention in others:
            if mention.id not in self._cast.judged:
                self._other(mention)
        self._people(people)
        self._nicknames(people, names)

    def _nicknames(self, people: Sequence[Mention], names: Sequence[Mention]) -> None:
        """ "Ole Brandt Selk, surnommé « OBS »": a nickname is the person's, wherever it stands; where the base alone tells it, no known body's letters are."""
        cast = self._cast
        known = nicknames(cast, people)
        for mention in names if known else ():
            if mention.label not in ("PERSON", "ORG") or mention.reading == "metonym":
                continue
            id, told = known.get(key(bare_name(mention.text)), (None, False))
            body = (now := cast.actor_of(mention)) is not None and not now.startswith("new:") and mention.label != "PERSON"
            if id is not None and now != id and (told or not body):
                name = cast.name_of(id)
                cast.judge(mention, Judgement(actor=id, name=name, by=DEFINED, score=0.9, why=cast.say("actors.nickname", text=mention.text, name=name)))

    # ------------------------------------------------------------------ states, bodies, places

    def _metonym(self, mention: Mention) -> None:
        cast = self._cast
        forms = (mention.text, _with_article(mention.text), _without_article(mention.text))
        readings = [each for form in forms for each in cast.knowledge.named(form)]
        seats = [id for id, use in readings if use == "seat"]
        ids = list(dict.fromkeys(seats or [id for id, use in readings if use == "capital"]))
        chosen = ids[0] if len(ids) == 1 else self._by_context(ids, mention)
        if chosen:
            name = cast.name_of(chosen)
            why = cast.say("actors.seat" if seats else "actors.metonym", text=mention.text, name=name)
            cast.judge(mention, Judgement(actor=chosen, name=name, by=METONYM, score=0.9 if len(ids) == 1 else 0.7, why=why))
        elif ids:
            self._left_open(mention, ids)

    def _other(self, mention: Mention) -> None:
        cast = self._cast
        surface = mention.text
        if defined := self._defined.get(key(surface)):
            name = cast.name_of(defined)
            cast.judge(mention, Judgement(actor=defined, name=name, by=DEFINED, score=0.95, why=cast.say("actors.defined", text=surface, name=name)))
            return
        readings = cast.knowledge.named(surface)
        ids = [id for id in _fitting(mention, readings) if cast.knowledge.actor(id)]
        if not ids and mention.label == "ORG":
            # "des Verts", "du Courrier": the article of the name is in the preposition
            article = next((each for word, each in _CONTRACTED if cast.text.endswith(word, 0, mention.start)), None)
            readings = cast.knowledge.named(f"{article} {surface}") if article else readings
            ids = [id for id in _fitting(mention, readings) if cast.knowledge.actor(id)]
        if mention.label in ("GPE", "LOC") and any(use in ("city", "region") for _, use in readings):
            ids = [id for id in ids if cast.kind_of(id) not in ("body", "group")]  # the town of Douma, not the Russian chamber
        if not ids and any(use in PLACES for _, use in readings):
            self._place(mention, list(dict.fromkeys(id for id, use in readings if use in ("city", "region"))))
        elif len(ids) == 1 and self._spelled_otherwise(ids[0], mention):
            self._left_open(mention, ids)
        elif len(ids) == 1 and not self._abroad(ids[0], mention.text, mention.start):
            self._known(mention, ids[0])
        elif len(ids) > 1:
            chosen = self._by_context(ids, mention)
            if chosen:
                why = cast.say("actors.context", text=surface, others=cast.names_of(ids), clue=cast.name_of(chosen))
                cast.judge(mention, Judgement(actor=chosen, name=cast.name_of(chosen), by=CONTEXT, score=0.8, why=why))
            else:
                self._left_open(mention, ids)
        elif mention.label == "ORG":
            self._new_body(mention)
        elif mention.label in ("GPE", "LOC"):
            self._newcomer(mention, surface, "place")
        elif mention.label == "EVENT" and " " in surface:
            self._newcomer(mention, surface, "body")  # a conference is met and spoken of; nothing is laid to what has the label EVENT

    def _place(self, mention: Mention, ids: Sequence[str]) -> None:
        """A town or region of the base; of several with one name, the one in a state that the article names."""
        cast = self._cast
        why = cast.say("actors.place", text=mention.text)
        if mention.label not in ("GPE", "LOC"):  # a club or a firm called like its town
            cast.judge(mention, Judgement(actor=None, name=mention.text, by=BASE, score=0.5, why=why))
        elif not ids:
            self._newcomer(mention, mention.text, "place")
        elif chosen := ids[0] if len(ids) == 1 else self._by_context(ids, mention):
            cast.judge(mention, Judgement(actor=chosen, name=cast.name_of(chosen), by=BASE, score=0.9, why=why))
        else:
            self._left_open(mention, ids)

    def _known(self, mention: Mention, id: str) -> None:
        name = self._cast.name_of(id)
        why = self._cast.say("actors.name", text=mention.text, name=name)
        self._cast.judge(mention, Judgement(actor=id, name=name, by=BASE, score=0.95, why=why))

    def _by_context(self, ids: Sequence[str], mention: Mention) -> str | None:
        """The only one of the ids that the article names without ambiguity elsewhere, or whose state it names; of a body, the state that the place is about."""
        cast = self._cast
        own = [each for each in ids if each.startswith("own:")]
        named = [each for each in ids if each in self._supported]
        if len(named) == 1:
            return named[0]
        codes = {each: actor.iso2 for each in ids if (actor := cast.knowledge.actor(each)) and actor.kind != "state" and actor.iso2}
        here = [each for each, code in codes.items() if code in self._codes()]
        if len(here) != 1 or any(cast.kind_of(each) in ("body", "group") for each in here):
            # "PS" is another party in each state: that of the state which the place is about, else of the outlet's own; that of a state merely named is a guess
            about = self._institutions.state(mention) if is_institution(mention.text) else cast.state_here(mention.start)
            home = cast.setting.home if cast.setting is not None else None
            told = ([each for each, code in codes.items() if state and code == self._code(state)] for state in (about, home))
            here = next((each for each in told if each), here if about is None else [])
        if len(here) == 1:
            return here[0]
        return own[0] if len(own) == 1 else None

    def _code(self, id: str) -> str | None:
        actor = self._cast.knowledge.actor(id)
        return actor.iso2 if actor else None

    def _codes(self) -> set[str]:
        """The codes of the states that the article names."""
        return {code for each in self._around if self._cast.kind_of(each) == "state" and (code := self._code(each))}

    def _abroad(self, id: str, letters: str, position: int) -> bool:
        """Whether an acronym of three or four letters is that of a body of a state of which the article does not speak: other bodies have the same letters."""
        cast = self._cast
        actor = cast.knowledge.actor(id)
        if actor is None or actor.kind not in ("body", "group") or not actor.iso2 or len(letters) > 4 or key(letters) not in map(key, actor.acronyms):
            return False
        home = self._code(cast.setting.home) if cast.setting is not None and cast.setting.home else None
        at = cast.state_here(position)
        return actor.iso2 not in {*self._codes(), home, self._code(at) if at else None}

    def _spelled_otherwise(self, id: str, mention: Mention) -> bool:
        """Whether the article's own words spell the letters of a body of the base otherwise: "l'EMA" where the "état-major des armées" speaks."""
        actor = self._cast.knowledge.actor(id)
        if actor is None or actor.kind not in ("body", "group") or not mention.text.isupper():
            return False
        names = (actor.name, *actor.names)
        return is_another(self._cast.text, mention.text, names) and not any(each in self._cast.text for each in names if " " in each)

    def _of_another(self, id: str, long: Mention) -> bool:
        """Whether a body of one state is defined in a place that is about another: the health centre of China has the letters of the American one."""
        code = actor.iso2 if (actor := self._cast.knowledge.actor(id)) else None
        here = self._cast.state_here(long.start) if code else None
        return here is not None and self._code(here) != code

    def _left_open(self, mention: Mention, ids: Sequence[str]) -> None:
        cast = self._cast
        others = cast.names_of(ids)
        why = cast.say("actors.ambiguous", text=mention.text, others=others)
        left = cast.alternatives(ids, cast.say("actors.candidate", text=mention.text, name=others))
        cast.judge(mention, Judgement(actor=None, name=None, by=BASE, score=round(1 / len(ids), 2), why=why, alternatives=left))

    def _new_body(self, mention: Mention) -> None:
        cast = self._cast
        words = key(mention.text)
        role = self._roles.get((mention.start, mention.end))
        of = cast.one_state(role.of) if role is not None else ()
        if role is not None and role.role == "organ-state" and role.bare and (here := cast.state_here(mention.start)):
            of = (here,)
        if role is not None and len(of) == 1 and role.role in ("organ-state", "organ-own") and cast.kind_of(of[0]) == "state":
            # a name tagger takes "Gouvernement belge" or "Forces armées belges" for a name
            if role.role == "organ-state":
                why = cast.say("actors.organ", name=cast.name_of(of[0]))
                cast.judge(mention, Judgement(actor=of[0], name=cast.name_of(of[0]), by=ORGAN, score=0.9, why=why))
            else:
                cast.meet(mention, force_id(role.noun, of[0], cast), mention.text, "body")
            return
        longer: set[str] = set()
        for judged in cast.judged.values():
            # "Alliance" takes up "Alliance des îles"; but "Nordbank" is not "Nordbank-Sud"
            if judged.actor and judged.name and cast.kind_of(judged.actor) == "body" and key(judged.name) != words and key(judged.name.split()[0]) == words:
                longer.add(judged.actor)
        known = {each for each in longer if not each.startswith("new:")}
        longer = known if len(known) == 1 and is_institution(mention.text) else longer  # one that is misspelt once is no other parliament
        if len(longer) == 1 and mention.text[0].isupper():
            id = longer.pop()
            why = cast.say("actors.short", text=mention.text, name=cast.name_of(id))
            cast.judge(mention, Judgement(actor=id, name=cast.name_of(id), by=SHORT, score=0.7, why=why, reading="short-name"))
            return
        self._newcomer(mention, mention.text, "body")

    def _newcomer(self, mention: Mention, name: str, kind: Literal["body", "place"]) -> None:
        """A body or place that the base does not know; an institution that every state has ("Sénat") gets its state into its id."""
        cast = self._cast
        id = new_id(name)
        if kind == "body" and (ministry := self._ministry(name)) is not None:
            id = ministry
        elif kind == "body" and (institution := self._institutions.of(mention)) is not None:
            id = institution
        cast.meet(mention, id, name, kind, refused=cast.is_furniture(mention) or self._joins_a_known(name) or (kind == "body" and self._is_word(name)))

    def _ministry(self, name: str) -> str | None:
        """The id of "ministère danois de la Pêche" or "ministère de la Pêche du Danemark": that of the ministry of that state, however it is written."""
        cast = self._cast
        match = _MINISTRY.fullmatch(name)
        if match is None:
            return None
        words = f"ministère {match['rest']}"
        people = match["people"] or name.rpartition(" ")[2]
        of = cast.one_state(tuple(dict.fromkeys(id for id, use in cast.knowledge.named(people) if use == "demonym" and cast.kind_of(id) == "state")))
        if len(of) == 1:
            return force_id(words if match["people"] else words.rpartition(" ")[0], of[0], cast)
        for link in _OF.finditer(words):
            states = [id for id, use in cast.knowledge.named(words[link.end() :]) if use in ("name", "acronym") and cast.kind_of(id) == "state"]
            if len(states) == 1:
                return force_id(words[: link.start()], states[0], cast)
        return None

    def _is_word(self, name: str) -> bool:
        """Whether a name of one word stands in small letters in the text as often as with a capital: "Principal" after "Conseiller" is no name."""
        return " " not in name and not name.isupper() and len(re.findall(rf"(?<![\w-]){re.escape(name.lower())}(?![\w-])", self._cast.text)) > 1

    def _joins_a_known(self, name: str) -> bool:
        """Whether hyphens join a state, or a body by its short form, to something unknown ("UE-Valbrune"): two at least, and no new one."""
        parts = name.split("-")
        if len(parts) < 2 or " " in name:
            return False
        known = [id for part in parts for id, use in self._cast.knowledge.named(part) if use in ("name", "acronym") and part[:1].isupper()]
        return any(self._cast.kind_of(each) in ("state", "body") for each in known)

    # ------------------------------------------------------------------ "Name in full (NIF)"

    def _define(self, names: Sequence[Mention]) -> None:
        cast = self._cast
        for one, other in pairwise(names):
            between = cast.text[one.end : other.start]
            if between in (" (", " (l'", " (l’", " (la ", " (le ") and cast.text[other.end : other.end + 1] == ")":
                short, long = (other, one) if len(other.text) < len(one.text) else (one, other)
                if _ACRONYM.fullmatch(short.text) and self._is_of_base(long, short.text):
                    continue
                if _ACRONYM.fullmatch(short.text) and _initials(short.text, long.text) and (id := cast.actor_of(long) or self._named_now(long)):
                    self._defined[key(short.text)] = id
        for one, other in pairwise(names):
            # "Union des dockers, UDD, …", "Union des dockers (« UDD »)", "Union des dockers, dite UDD"
            told = one.label == "ORG" and _ACRONYM.fullmatch(other.text) and _EXPLAINED.fullmatch(cast.text, one.end, other.start)
            if told and abbreviates(other.text, one.text) and not self._is_of_base(one, other.text) and (id := cast.actor_of(one) or self._named_now(one)):
                self._defined.setdefault(key(other.text), id)
        for mention in names:
            match = _PARENTHESIS.match(cast.text, mention.end) if mention.label in ("ORG", "GPE") else None
            if match is not None and not self._is_of_base(mention, match[1]) and _initials(match[1], mention.text):
                self._defined.setdefault(key(match[1]), cast.actor_of(mention) or "")

    def _is_of_base(self, long: Mention, acronym: str) -> bool:
        """ "Communauté des États ouest-africains (Cédéao)": whether a name that the base does not have is that of the body with these letters; noted if so."""
        cast = self._cast
        new = cast.actor_of(long)
        if long.label not in ("ORG", "GPE") or (new is not None and not new.startswith("new:")) or (id := of_base(cast, acronym, long.text)) is None:
            return False
        if self._abroad(id, acronym, long.start) or self._of_another(id, long):
            return False
        name = cast.name_of(id)
        why = cast.say("actors.defined", text=acronym, name=name)
        for mention in cast.mentions:  # wherever the same name stands
            if mention.id == long.id or (new is not None and cast.actor_of(mention) == new):
                cast.judge(mention, Judgement(actor=id, name=name, by=DEFINED, score=0.9, why=why))
        self._defined[key(acronym)] = id
        self._defined.setdefault(key(long.text), id)
        return True

    def _named_now(self, mention: Mention) -> str | None:
        if mention.label in ("ORG", "GPE"):
            self._other(mention)
        return self._cast.actor_of(mention)


def _fitting(mention: Mention, readings: Iterable[tuple[str, NameUse]]) -> list[str]:
    """The ids of readings that are names, without those of people and, for a capital that is a mere place here, without its state."""
    return list(dict.fromkeys(id for id, use in readings if use in ("name", "acronym", "agency", "outlet") or (use == "seat" and mention.label == "ORG")))


def _without_article(name: str) -> str:
    return re.sub(r"^(?:le |la |l['’])", "", name, flags=re.IGNORECASE)


def _with_article(name: str) -> str:
    return f"Le {name}"


def _initials(short: str, long: str) -> bool:
    """Whether the letters of a short form come in this order in the long one, beginning with its first word's first letter.

    >>> _initials("LDR", "Ligue des Rives"), _initials("LDR", "Union des ports")
    (True, False)
    """
    letters, rest = key(short).replace(" ", ""), key(long)
    if not letters or not rest.startswith(letters[0]):
        return False
    at = 0
    for letter in letters:
        at = rest.find(letter, at) + 1
        if not at:
            return False
    return True

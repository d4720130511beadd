"""Decides who descriptions without an office stand for: "le parti", "l'organisation", "la capitale", "le député", taken up from what the article names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.lang.folding import key
from recoupe.lang.fr.name_forms import abbreviates
from recoupe.lang.fr.state_words import is_force
from recoupe.model.mention import Mention
from recoupe.resolve.cast import Cast, Judgement, Newcomer, new_id
from recoupe.resolve.institutions import Institutions
from recoupe.resolve.organs import force_id, force_of, here_score, name_of_force

BY = "actors/description/1"
_DETERMINER = re.compile(r"^(?:les? |la |l['’]|ce |cet |cette |son |sa |leur |notre )", re.IGNORECASE)
_FAR = 1500
_ANYWHERE = 10**9
_LEADS = re.compile(
    r"(?<![\w-])(?:(?P<noun>[\wà-ÿ-]+) (?=[\wà-ÿ-]*(?:en|enne|ain|aine|ais|aise|ois|oise|al|ale|ier|ière|ique|iste|aire|an|ane|and|ande|el|elle|if|ive) ))?"
    r"(?P<last>[\wà-ÿ-]+) [«\"“]?[ \u00a0]?$"
)
_CLOSE = 300
_NEAR = 500
_APPOSED = re.compile(r" |, | \(")
_NAMES = ("name", "short-name", "acronym")
_NAMED = re.compile(r" (?:d'|d’|de |du |des |de la |de l'|de l’)[A-ZÀ-Ý]")
_OWNED = ("son ", "sa ", "ses ", "leur ", "ce ", "cet ", "cette ", "notre ")
_GOES_ON = re.compile(r" (?:de |d['’])[a-zà-ÿ]| \"?[A-ZÀ-Ý]")
_DETERMINED = re.compile(r"(?<![\w-])(?P<noun>[a-zà-ÿ]+) (?:de la |de l['’]|du |des |de |d['’])?$")
_OF_SOME = re.compile(r" d['’]une? ")
_LINK = r" (?:de la |de l['’]|du |des |de |d['’])"
_LISTS_ON = re.compile(r" (?:et|ou) |, (?:les? |la |l['’]|[A-ZÀ-Ý])| [A-ZÀ-Ý]")
_CAPITAL_OF = re.compile(r" (?:de |d['’]|du |des |régional|provincial|économique|culturel|mondial)")
_PAPERS = frozenset(("journal", "quotidien", "hebdomadaire", "magazine", "mensuel", "chaine", "media", "site", "radio", "agence"))
_BANDS = frozenset(("organisation", "groupe", "mouvement", "groupement", "formation"))
_ARMED = re.compile(
    r"\b(?:jihadiste|djihadiste|terroriste|ultra ?radicale?|extremiste|islamiste|armee?|rebelle|paramilitaire|insurge|integriste|separatiste)\b"
)
_BRACKET = re.compile(r" \((?:l['’]|la |le )?")
_POWERS = frozenset(("gouvernement", "pouvoir", "executif", "regime"))
_OF_A_PART = re.compile(r"\b(?:provincial|local|regional|central|autonome|rival|parallele|exil|federe|municipal|communal|general|judiciaire|legislatif)")
# said of any body that states are members of
_ANY_UNION = frozenset(("organisation", "institution", "instance", "bloc", "union", "communaute", "alliance", "confederation", "organisme"))
# "le bloc du G5", "l'organisation de la Ligue": the union itself; "l'alliance de la Ligue", "l'institution de la Ligue" may be another or a part of it
_THE_UNION = frozenset(("bloc", "organisation", "regroupement"))


class DescriptionResolver:
    """Judges the descriptions of one field of an article, after its names and titles."""

    def __init__(self, cast: Cast, institutions: Institutions) -> None:
        self._cast = cast
        names = [each for each in cast.mentions if each.reading in ("name", "short-name", "acronym")]
        self._begins = {each.start: each for each in names}
        self._ends = {each.end: each for each in names if each.label == "PERSON"}
        self._said: dict[str, str] = {}
        self._institutions = institutions
        self._callings: dict[str, dict[str, int]] | None = None

    def __call__(self, mentions: Sequence[Mention]) -> None:
        """Judge those of the mentions that something tells."""
        for mention in mentions:
            words = key(_DETERMINER.sub("", mention.text))
            if not words:
                continue
            if mention.label == "GPE":
                if not self._place(mention, words):
                    self._capital(mention, words)
                continue
            apposed = self._apposed(mention) or self._apposed_behind(mention)
            if apposed is not None:
                self._judge(mention, apposed, 0.8, "actors.apposition")
                self._said.setdefault(words, apposed)
            elif mention.label == "PERSON":
                self._person(mention, _DETERMINER.sub("", mention.text))
            else:
                self._body(mention, words)

    def _apposed(self, mention: Mention) -> str | None:
        """Whom the name right behind the description stands for: "l'agence officielle Aube", "le député Lund"."""
        gap = _APPOSED.match(self._cast.text, mention.end)
        name = self._begins.get(gap.end()) if gap and gap[0] == " " else None
        id = self._cast.actor_of(name) if name is not None else None
        wanted = ("person",) if mention.label == "PERSON" else ("body", "group")
        return id if id is not None and self._cast.kind_of(id) in wanted else None

    def _apposed_behind(self, mention: Mention) -> str | None:
        """ "Ada Lund, la milliardaire danoise, est venue": the person whose name stands right before, where no list goes on."""
        text = self._cast.text
        name = self._ends.get(mention.start - 2) if text[mention.start - 2 : mention.start] == ", " else None
        if mention.label != "PERSON" or name is None or not mention.text.lower().startswith(("le ", "la ", "l'", "l’")) or _LISTS_ON.match(text, mention.end):
            return None
        listed = re.search(r"(?:, | et )$", text[max(0, name.start - 4) : name.start])  # "Lund, Brandt, le candidat du lac"
        id = self._cast.actor_of(name) if listed is None else None
        return id if id is not None and self._cast.kind_of(id) == "person" else None

    # ------------------------------------------------------------------ bodies

    def _body(self, mention: Mention, words: str) -> None:
        cast = self._cast
        if _GOES_ON.match(cast.text, mention.end):
            return  # "la chaîne de production" is no channel, "la chaîne danoise Aube" is Aube
        if (same := self._said.get(words)) is not None:
            self._judge(mention, same, 0.65, "actors.again")
            return
        noun = words.split()[0]
        bare = words == noun
        within = self._within(mention)
        if within and cast.text.startswith(" pour ", mention.end):
            return  # "l'organisation de la Ligue pour la pêche" is a part of the Ligue
        if noun in _THE_UNION and len(within) == 1 and (union := cast.knowledge.actor(within[0])) and not union.iso2:  # a body of no single state
            self._judge(mention, within[0], 0.7, "actors.within")
            return
        near = self._bodies(mention, _NEAR if bare and noun == "groupe" else _FAR)
        if not bare and (named := self._by_name(mention) or self._by_letters(mention)):
            self._judge(mention, named, 0.8, "actors.called")
            self._said.setdefault(words, named)
            return
        if noun in _PAPERS and not within and not any(self._is_called(each, noun) for each in near):
            papers = [each for each in near if self._is_paper(each, "agency" if noun == "agence" else "outlet")]
            close = (cast.actor_of(each) or "" for each in cast.before(mention.start, _CLOSE) if each.reading in _NAMES and each.label == "ORG")
            if len(papers) == 1 and not any(each.startswith("new:") for each in close):  # whom the base does not know may be a paper
                self._judge(mention, papers[0], 0.65, "actors.called")
            return
        called = [each for each in near if self._is_called(each, words)] or ([each for each in near if self._is_called(each, noun)] if bare else [])
        if not called and not bare and not within:
            again = [each for each in self._bodies(mention, _ANYWHERE) if self._is_called(each, words)]
            called = again if len(again) == 1 else []
        if not called and noun in _ANY_UNION and not within:
            called = [each for each in near if not each.startswith("new:") and len(cast.knowledge.members(each, cast.published)) > 2]
        if not called and not within and (owned := self._of_its_state(mention, words)):
            if len(owned) > 1:
                return  # "le ministère danois" in an article on two of them is either
            called = owned
        if not called and not bare and noun in _BANDS and not within and _ARMED.search(words):
            called = [each for each in near if cast.kind_of(each) == "group"]
        if not called and bare and noun not in _ANY_UNION and (presented := self._presented(mention, noun)):
            called = [presented]
        if not called and bare and (introduced := self._introduced(mention)):
            called = [introduced]
        if len(called) > 1:
            nearby = {cast.actor_of(each) for each in cast.before(mention.start, _CLOSE)}
            of_these = [each for each in called if each in nearby]
            called = of_these if len(of_these) == 1 else called
        if len(called) == 1:
            self._judge(mention, called[0], 0.65, "actors.called")
            self._said.setdefault(words, called[0])
        elif not called and noun in _POWERS and (state := cast.state_here(mention.start)) and not _OF_A_PART.search(words):
            self._judge(mention, state, here_score(cast, state, mention.start), "actors.here")
        elif not called and (state := self._of_state(words)) and not bare:
            # "le renseignement danois" is a body of that state
            name = _DETERMINER.sub("", mention.text)
            cast.meet(mention, force_id(words.rpartition(" ")[0], state, cast), name, "body")
        elif not called and not bare and _NAMED.search(mention.text) and not mention.text.lower().startswith(_OWNED):
            # "la police de Valbrune" is a body, though it has no name of its own
            name = _DETERMINER.sub("", mention.text)
            cast.meet(mention, new_id(name), name, "body")
            self._said.setdefault(words, new_id(name))
        elif not called and not bare and (institution := self._institutions.of(mention)) is not None:
            # one that nothing gives a state, and that has no name in the article, is only described
            if institution != new_id(words) or institution in cast.newcomers:
                cast.meet(mention, institution, _DETERMINER.sub("", mention.text), "body")
        elif not called and is_force(words) and (state := cast.state_here(mention.start)):
            if (full := force_of(cast, words, state)) is not None:
                self._judge(mention, full, here_score(cast, state, mention.start), "actors.called")
                return
            id = force_id(words, state, cast)
            name = name_of_force(cast, _DETERMINER.sub("", mention.text), state)
            known = cast.newcomers.setdefault(id, Newcomer(id, name, "body"))
            score = here_score(cast, state, mention.start)
            cast.judge(mention, Judgement(actor=id, name=known.name, by=BY, score=score, why=cast.say("actors.here", name=cast.name_of(state))))

    def _within(self, mention: Mention) -> list[str]:
        """The bodies named inside a description, "le bloc du G5": it is one of them or something else of theirs, never a body named before it."""
        cast = self._cast
        inside = (each for each in cast.mentions if mention.start < each.start and each.end <= mention.end and each.reading in _NAMES)
        ids = (cast.actor_of(each) for each in inside)
        return list(dict.fromkeys(id for id in ids if id is not None and cast.kind_of(id) in ("body", "group")))

    def _introduced(self, mention: Mention) -> str | None:
        """ "La délégation" after "une délégation du Parti du lac": the only body that the article has introduced by that noun and a name."""
        cast = self._cast
        found: dict[str, str] = {}
        head = re.escape(_DETERMINER.sub("", mention.text))
        for match in re.finditer(rf"(?<![\w-])[Uu]ne? (?P<noun>{head})(?P<more>(?: [a-zà-ÿ-]+)?){_LINK}", cast.text):
            name = self._begins.get(match.end())
            if name is None or match.end() > mention.start or (match["more"] and not match["more"].endswith(("e", "l", "s", "n", "f"))):
                continue
            words = cast.text[match.start("noun") : name.end]
            found.setdefault(new_id(words), words)
        if len(found) != 1:
            return None
        id, words = found.popitem()
        cast.newcomers.setdefault(id, Newcomer(id, words, "body"))
        return id

    def _by_name(self, mention: Mention) -> str | None:
        """ "Le parquet national financier": a description that is the name of one body of the base and of no other."""
        bodies = {id for id, use in self._cast.knowledge.named(_DETERMINER.sub("", mention.text)) if use == "name"}
        known = self._cast.knowledge.actor(bodies.pop()) if len(bodies) == 1 else None
        if known is None or known.kind != "body":
            return None
        here = self._cast.knowledge.actor(self._cast.state_here(mention.start) or "")
        return known.id if here is None or known.iso2 in (None, here.iso2) else None  # "le parti de gauche" of another land

    def _by_letters(self, mention: Mention) -> str | None:
        """ "Le comité de suivi des quais (CSQ)": the body of the acronym that stands in brackets behind, where it is made of the initials."""
        gap = _BRACKET.match(self._cast.text, mention.end)
        name = self._begins.get(gap.end()) if gap else None
        if name is None or name.label != "ORG" or not abbreviates(name.text, _DETERMINER.sub("", mention.text)):
            return None
        return self._cast.actor_of(name)

    def _of_its_state(self, mention: Mention, words: str) -> list[str]:
        """ "Le ministère danois" after "le ministère danois de la Pêche" or "le ministère de la Pêche du Danemark": those of that noun and state before."""
        cast = self._cast
        noun, gap, _ = words.rpartition(" ")
        state = self._of_state(words) if gap else None
        known = cast.knowledge.actor(state) if state else None
        if known is None:
            return []
        ending = f"-{key(known.name).replace(' ', '-')}"
        found = []
        for id in self._bodies(mention, _ANYWHERE):
            body = cast.knowledge.actor(id)
            its = body.iso2 == known.iso2 if body is not None else id.endswith(ending)
            if its and self._is_called(id, noun):
                found.append(id)
        return found

    def _presented(self, mention: Mention, noun: str) -> str | None:
        """ "L'association" after "l'association Rives libres": the only body before that has the noun, or an adjective and the noun, right before its name."""
        cast = self._cast
        found = set()
        for other in cast.before(mention.start, _ANYWHERE):
            id = cast.actor_of(other) if other.label == "ORG" and other.reading in _NAMES else None
            lead = _LEADS.search(cast.text, max(0, other.start - 50), other.start)
            if id is not None and lead is not None and cast.kind_of(id) in ("body", "group") and noun in (key(lead["last"]), key(lead["noun"] or "")):
                found.add(id)
        return found.pop() if len(found) == 1 else None

    def _of_state(self, words: str) -> str | None:
        """The state whose adjective ends the words."""
        cast = self._cast
        ids = tuple(id for id, use in cast.knowledge.named(words.rpartition(" ")[2]) if use == "demonym" and cast.kind_of(id) == "state")
        of = cast.one_state(tuple(dict.fromkeys(ids)))
        return of[0] if len(of) == 1 else None

    def _bodies(self, mention: Mention, reach: int) -> list[str]:
        """The bodies named in the text before, the nearest first."""
        cast = self._cast
        ids = (cast.actor_of(each) for each in cast.before(mention.start, reach) if each.reading in _NAMES or self._is_description(each))
        return list(dict.fromkeys(id for id in ids if id is not None and cast.kind_of(id) in ("body", "group")))

    def _is_description(self, mention: Mention) -> bool:
        return mention.reading == "role" and mention.label == "ORG" and (id := self._cast.actor_of(mention)) is not None and id.startswith("new:")

    def _is_paper(self, id: str, kind: str) -> bool:
        return any(other == id and use == kind for other, use in self._cast.knowledge.named(self._cast.name_of(id)))

    def _is_called(self, id: str, words: str) -> bool:
        """Whether one of an actor's names begins with the words: "le parti" after "Parti du lac"."""
        cast = self._cast
        known = cast.knowledge.actor(id)
        dated = [name for name, _, _ in known.dated_names] if known else []
        names = [cast.name_of(id), *((known.name, *known.names) if known else ()), *dated]
        return any(key(name).startswith(words + " ") for name in names)

    def _place(self, mention: Mention, words: str) -> bool:
        """ "La province", "ce territoire": the place that the text has last named with that noun, "la province du Lac"."""
        cast = self._cast
        for other in cast.before(mention.start, _ANYWHERE):
            if other.label in ("GPE", "LOC") and other.reading == "name" and (id := cast.actor_of(other)):
                before = _DETERMINED.search(cast.text, max(0, other.start - 40), other.start)
                if before is not None and key(before["noun"]) == words:
                    self._judge(mention, id, 0.65, "actors.called")
                    return True
        return False

    def _capital(self, mention: Mention, words: str) -> None:
        """ "La capitale": that of the state which the place is about, where no name stands right behind it."""
        cast = self._cast
        gap = re.match(r", |,? ", cast.text[mention.end : mention.end + 2])
        name = self._begins.get(mention.end + gap.end()) if gap else None
        state = cast.state_here(mention.start)
        known = cast.knowledge.actor(state) if state and not _CAPITAL_OF.match(cast.text, mention.end) else None
        if name is not None and name.label in ("GPE", "LOC") and (id := cast.actor_of(name)):
            self._judge(mention, id, 0.8, "actors.apposition")
        elif known is not None and known.capital and words == "capitale" and mention.text[:2].lower() in ("la", "ca"):
            towns = [id for id, use in cast.knowledge.named(known.capital) if use == "city"]
            if len(towns) == 1:
                self._judge(mention, towns[0], 0.6, "actors.here")

    # ------------------------------------------------------------------ people

    def _person(self, mention: Mention, words: str) -> None:
        """ "Le député": the only person of the article whom it presents so."""
        if _OF_SOME.match(self._cast.text, mention.end):
            return  # "le juge d'une cour"
        called = self._called().get(_masculine(words), {})
        people = [id for id, start in called.items() if start < mention.start or self._cast.where != "text"]
        if len(called) == 1 and people:
            self._judge(mention, next(iter(people)), 0.7, "actors.taken-up")

    def _called(self) -> dict[str, dict[str, int]]:
        """By which noun the text presents each person, and where first: just before the name, or behind it after a comma."""
        if self._callings is None:
            self._callings = {}
            for name in self._begins.values():
                id = self._cast.actor_of(name) if name.label == "PERSON" else None
                if id is None or self._cast.kind_of(id) != "person":
                    continue
                before = re.search(r"([\wà-ÿ'’-]+(?: [\wà-ÿ'’-]+)?) $", self._cast.text[max(0, name.start - 50) : name.start])
                after = re.match(r"(?:, | est )(?:(?:un|une) )?([\wà-ÿ-]+(?: [\wà-ÿ'’-]+)?)", self._cast.text[name.end : name.end + 60])
                for found in (before, after):
                    for words in _parts(found[1], ending=found is before) if found else ():
                        self._callings.setdefault(_masculine(words), {}).setdefault(id, name.start)
        return self._callings

    def _judge(self, mention: Mention, id: str, score: float, why: str) -> None:
        name = self._cast.name_of(id)
        self._cast.judge(mention, Judgement(actor=id, name=name, by=BY, score=score, why=self._cast.say(why, name=name)))


def _parts(words: str, *, ending: bool) -> tuple[str, ...]:
    """The words that may be the noun: the last one or two before a name, the first one or two behind it."""
    split = words.lower().replace("’", "'").split()
    return (split[-1] if ending else split[0], " ".join(split)) if split else ()


def _masculine(words: str) -> str:
    """A noun and its adjectives up to gender, for comparison.

    >>> _masculine("députée") == _masculine("député")
    True
    """
    folded = words.lower()  # with its accents: who is "jugé" is no "juge"
    for feminine, masculine in (("trice", "teur"), ("euse", "eur"), ("ière", "ier"), ("enne", "en")):
        if folded.endswith(feminine):
            return folded.removesuffix(feminine) + masculine
    return folded.removesuffix("e")

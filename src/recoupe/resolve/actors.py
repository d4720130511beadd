"""Stage: who the mentions stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from recoupe.annotate.roles import starts
from recoupe.lang.folding import key
from recoupe.lang.fr.offices import RoleReader, RoleWords
from recoupe.lang.say import Lang, Say
from recoupe.model.actor import Actor
from recoupe.model.annotated import Annotated
from recoupe.model.evidence import Field
from recoupe.model.knowledge import Knowledge, NameHit
from recoupe.model.mention import Mention
from recoupe.model.oddity import Oddity
from recoupe.resolve.cast import Cast, Faces, Newcomer, bare_name
from recoupe.resolve.descriptions import DescriptionResolver
from recoupe.resolve.groups import GroupResolver
from recoupe.resolve.institutions import Institutions
from recoupe.resolve.names import NameResolver
from recoupe.resolve.offices import OfficeResolver
from recoupe.resolve.setting import Setting, states_by_code
from recoupe.resolve.title_disagreements import Disagreements

_FURNITURE = frozenset(("boilerplate", "byline", "agency-credit", "photo-credit"))
_ARTICLE = re.compile(r"^(?:les? |la |l['’]|ses? |sa |son |leurs? )", re.IGNORECASE)
_WORD = re.compile(r"[a-zà-ÿœ][\wà-ÿ-]{3,}")


class ActorsStage:
    """Gives mentions their `actor` and `name`, and adds `actors`: all those that the mentions refer to.

    Names are decided by the base, homonyms by what else the article names; short names and acronyms by the article's own full forms; a person or body unknown
    to the base is `new:slug`, the same for all its mentions. A role is the person named beside it, else the one who held the office at publication (if the
    base knows it for that day), else the only one presented with that title. A capital is its state only where `annotate/roles.py` saw it act.
    What cannot be told keeps its readings in `alternatives`. Places get an actor of kind place, `new:slug` for one that the base lacks; they never act.
    Of what bylines, credits and boilerplate name, only people with a full name are made new.
    """

    name = "actors"
    needs = frozenset({"mentions"})
    gives = frozenset({"mentions", "actors", "oddities"})

    def __init__(self, knowledge: Knowledge, *, lang: Lang = "fr") -> None:
        self._knowledge = knowledge
        self._say = Say(lang)
        self._reader = RoleReader(knowledge)
        self._codes = states_by_code(knowledge)

    def __call__(self, work: Annotated) -> Annotated:
        """The article with its mentions resolved as far as they can be, and its actors."""
        article = work.article
        mentions = work.mentions or ()
        newcomers: dict[str, Newcomer] = {}
        faces: Faces = {}
        institutions: dict[str, list[str]] = {}
        fields: list[tuple[Field, str]] = [("text", article.text)]
        if article.title is not None and article.title.start is None:
            fields.append(("title", article.title.text))
        done: dict[str, Mention] = {}
        casts: list[Cast] = []
        oddities: list[Oddity] = []
        hits = [(text, list(self._knowledge.find(text))) for _, text in fields]
        setting = Setting(hits, self._knowledge, self._reader.demonym, article.source, self._codes)
        sentences = tuple((each.start, each.end) for each in work.sentences or ())
        for (field, text), (_, found) in zip(fields, hits, strict=True):
            here = sorted((each for each in mentions if each.field == field), key=lambda each: (each.start, -each.end))
            zones = tuple((each.start, each.end) for each in article.zones if field == "text" and each.kind in _FURNITURE)
            cast = Cast(
                where=field,
                text=text,
                mentions=here,
                knowledge=self._knowledge,
                say=self._say,
                published=article.published.value,
                newcomers=newcomers,
                setting=setting,
                sentences=sentences if field == "text" else (),
                faces=faces,
                institutions=institutions,
                furniture=zones,
            )
            oddities += self._resolve(cast, found)
            casts.append(cast)
            done.update((each.id, each) for each in cast.resolved())
        resolved = tuple(done.get(each.id, each) for each in mentions)
        return work.having(mentions=resolved, actors=self._actors(resolved, casts[0]), oddities=(*(work.oddities or ()), *oddities))

    def _resolve(self, cast: Cast, hits: Sequence[NameHit]) -> list[Oddity]:
        around = self._around(cast.text, hits)
        supported = self._supported(hits)
        read = {(each.start, each.end): each for each in self._reader(cast.text, hits=hits, **starts(cast.mentions))}
        institutions = Institutions(cast)
        NameResolver(cast, around=around, supported=supported, roles=list(read.values()), institutions=institutions)()
        offices = OfficeResolver(cast, read | self._inside(cast, read))
        offices()
        DescriptionResolver(cast, institutions)(
            [each for each in cast.mentions if each.reading == "role" and each.id not in cast.judged and (each.start, each.end) not in read]
        )
        groups = GroupResolver(cast)
        for mention in cast.mentions:
            if mention.reading == "group" and (role := read.get((mention.start, mention.end))) is not None:
                groups(mention, role)
        return Disagreements(cast)(offices.presented)

    def _inside(self, cast: Cast, read: dict[tuple[int, int], RoleWords]) -> dict[tuple[int, int], RoleWords]:
        """The organs that stand inside a longer role ("la porte-parole du gouvernement danois"), where a mention has been made of them."""
        found: dict[tuple[int, int], RoleWords] = {}
        for mention in cast.mentions:
            place = (mention.start, mention.end)
            if mention.reading == "role" and mention.label == "ORG" and place not in read:
                for role in self._reader(mention.text, hits=list(self._knowledge.find(mention.text))):
                    if (role.start, role.end) == (0, len(mention.text)) and role.role.startswith("organ"):
                        found[place] = replace(role, start=place[0], end=place[1], head=place[0] + role.head)
        return found

    def _around(self, text: str, hits: Sequence[NameHit]) -> frozenset[str]:
        """The states that the article names in any way: by name, capital, seat or demonym."""
        named = {id for hit in hits for id, use in hit.readings if use in ("name", "acronym", "capital", "seat")}
        return frozenset(named.union(*(self._reader.demonym(word) for word in set(_WORD.findall(text)))))

    def _supported(self, hits: Sequence[NameHit]) -> frozenset[str]:
        """The actors that some name of the article can only mean: what decides between the readings of others."""
        found: set[str] = set()
        for hit in hits:
            ids = {id for id, use in hit.readings if use in ("name", "acronym", "capital", "seat")}
            if len(ids) == 1:
                found |= ids
        return frozenset(found)

    def _actors(self, mentions: Iterable[Mention], cast: Cast) -> tuple[Actor, ...]:
        surfaces: dict[str, dict[str, None]] = {}
        for mention in mentions:
            for id in (mention.actor, *mention.actors):
                if id is not None:
                    forms = surfaces.setdefault(id, {})
                    if mention.reading in ("name", "short-name", "acronym") and id == mention.actor:
                        forms.setdefault(bare_name(mention.text))
                    elif mention.reading == "role" and mention.label == "ORG" and id.startswith("new:"):
                        forms.setdefault(_ARTICLE.sub("", mention.text))
        return tuple(self._actor(id, forms, cast) for id, forms in surfaces.items())

    def _actor(self, id: str, forms: Iterable[str], cast: Cast) -> Actor:
        name = cast.name_of(id)
        if (newcomer := cast.newcomers.get(id)) is not None:
            return Actor(id=id, name=name, names=_distinct([name, *forms]), kind=newcomer.kind, verified=False)
        known = self._knowledge.actor(id)
        assert known is not None, f"an id of no actor: {id}"
        return Actor(id=id, name=name, names=_distinct([name, known.name, *known.names, *known.acronyms, *forms]), kind=known.kind, verified=known.verified)


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(key(name), name)
    return tuple(seen.values())

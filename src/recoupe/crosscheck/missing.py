"""Those whom the articles name and the knowledge base does not know, most widely named first: what to add next."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, TypeVar

from pydantic import Field as Named

from recoupe.lang.folding import key
from recoupe.lang.fr.printed_titles import has_demonym, without_article
from recoupe.model.actor import ActorKind
from recoupe.model.evidence import Evidence
from recoupe.model.mention import Mention
from recoupe.model.record import ArticleRecord

Word = TypeVar("Word", bound=str)
UNKNOWN = "new:"
SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Somebody named in the articles and not known to the base.

    kind: None for an office whose holder on the day is not known ("le maire de Sorlange"). titles: the titles that the articles put on that name, the
    commonest first. outlets: how many, all those that are not known as one. evidence: its first mention in each of the first articles.
    """

    name: str
    kind: Annotated[ActorKind | None, Named(description="None: an office whose holder is not known")]
    mentions: int
    articles: int
    outlets: int
    titles: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def missing(records: Iterable[ArticleRecord], *, least: int = 2) -> tuple[Missing, ...]:
    """Those named in at least `least` articles of whom the base knows nothing, and the offices whose holder it does not know; the most widely named first.

    A role is an office that lacks its holder where a name or a demonym says of what ("le maire de Sorlange"): a bare "le maire" is another man in each article.

    >>> missing([])
    ()
    """
    told: dict[str, list[tuple[ArticleRecord, Mention]]] = defaultdict(list)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, Counter[ActorKind]] = defaultdict(Counter)
    titles: dict[str, Counter[str]] = defaultdict(Counter)
    for record in records:
        known = {each.id: each for each in record.actors}
        for each in record.mentions:
            if each.actor is None:
                if each.reading == "role" and not each.alternatives and _says_of_what(each, record):
                    told[f"role:{key(each.text)}"].append((record, each))
                    names[f"role:{key(each.text)}"][each.text] += 1
            elif each.actor.startswith(UNKNOWN):
                told[each.actor].append((record, each))
                names[each.actor][known[each.actor].name] += 1
                kinds[each.actor][known[each.actor].kind] += 1
                if each.reading == "role":
                    titles[each.actor][without_article(each.text)] += 1
    # "l'armée kestrienne", "la junte": described by what they are, and known by their state
    named = {id: mentions for id, mentions in told.items() if not kinds[id] or any(each.reading != "role" for _, each in mentions)}
    found = (_missing(mentions, names[id], kinds[id], titles[id]) for id, mentions in named.items())
    return tuple(sorted((each for each in found if each.articles >= least), key=lambda each: (-each.articles, -each.mentions, each.name)))


def _missing(told: list[tuple[ArticleRecord, Mention]], names: Counter[str], kinds: Counter[ActorKind], titles: Counter[str]) -> Missing:
    first: dict[str, Evidence] = {}
    for record, mention in told:
        first.setdefault(record.id, Evidence(article=record.id, start=mention.start, end=mention.end, field=mention.field))
    return Missing(
        name=_commonest(names)[0],
        kind=_commonest(kinds)[0] if kinds else None,
        mentions=len(told),
        articles=len(first),
        outlets=len({record.source.outlet for record, _ in told}),
        titles=tuple(_commonest(titles)[:SHOWN]),
        evidence=tuple(first.values())[:SHOWN],
    )


def _says_of_what(role: Mention, record: ArticleRecord) -> bool:
    named = (each for each in record.mentions if each.reading in ("name", "acronym") and each.field == role.field)
    return has_demonym(role.text) or any(role.start < each.start and each.end <= role.end for each in named)


def _commonest(counts: Counter[Word]) -> list[Word]:
    return sorted(counts, key=lambda each: (-counts[each], each))

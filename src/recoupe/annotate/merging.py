"""One event for one happening: triggers that tell the same are joined, two happenings never."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.annotate.tellings import Telling, Tellings
from recoupe.model.actor import is_unnamed
from recoupe.model.annotated import Annotated
from recoupe.model.event import Count, Event, EventTime, Place, Role
from recoupe.model.when import NotATime, When

WORDS = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN", "AGREE"})
"""Types whose events are acts of speech: an actor may do several of a kind in one article."""
TOGETHER = frozenset({"CONSULT", "COOPERATE", "AGREE"})
"""Types done together, so that other company makes another event."""
NEAR = 2
"""Sentences further on in which a thing is told as the one before."""
NOT_KNOWN_AGAIN = ("denied", "negated", "hypothetical")


class Merging:
    """Joins the events of an article that are one happening, and numbers them anew; `also` has the further triggers, in text order of their events."""

    def __init__(self, work: Annotated) -> None:
        self._tellings = Tellings(work)
        self._kinds = {each.id: each.kind for each in work.actors or ()}

    def __call__(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """The events, each happening once."""
        kept: list[Event] = []
        told: list[list[Telling]] = []
        by_kind: dict[tuple[str, str], list[int]] = {}
        became: dict[str, str] = {}
        for event in events:
            places = by_kind.setdefault((event.type, event.kind), [])
            telling = self._tellings(event)
            home = next((at for at in places if self._same(event, telling, kept[at], told[at])), None)
            if home is None and not telling.verb:
                known = [at for at in reversed(places) if self._known_again(event, telling, kept[at], told[at])]
                # "leur arrestation" is that of who was "arrêté" rather than "incarcéré"
                home = next((at for at in known if any(each.stem == telling.stem for each in told[at])), known[0] if known else None)
                if telling.whose and len(known) > 1 and not any(each.stem == telling.stem for each in told[home or 0]):
                    home = None
            if home is None and telling.summing and (home := self._summed(event, telling, kept, told)) is not None:
                places.append(home)  # so that "l’attaque" finds it further on
            if home is None:
                places.append(len(kept))
                kept.append(event)
                told.append([telling])
            else:
                kept[home] = _joined(kept[home], event)
                told[home].append(telling)
                became[event.id] = kept[home].id
        ids = {each.id: f"e{number}" for number, each in enumerate(kept, 1)}
        ids |= {gone: ids[into] for gone, into in became.items()}
        return tuple(replace(each, id=ids[each.id], denies=ids.get(each.denies) if each.denies else None) for each in kept)

    def _same(self, event: Event, telling: Telling, other: Event, others: Sequence[Telling]) -> bool:
        """Whether two events with participants are one happening."""
        if self._apart(event, other) or (telling.fresh and not any(each.heading for each in others)) or _other_count(telling, others):
            return False
        if any(_others(mine, theirs) for mine, theirs in ((event.source, other.source), (event.target, other.target))):
            return False
        if _in_one_breath(event, telling, other, others[-1]):
            return True
        if event.type in TOGETHER and not _one_round(event, other):
            return False
        if event.type in WORDS and not event.kind.startswith("agreement"):
            return _one_act(event, other) and _one_matter(telling, others, sure=bool(named(event.target)))
        if self._unfolded(event, telling, other, others) or _one_ruling(event, telling, other, others[-1]):
            return True
        return _one_act(event, other) or _told_again(event, other) or _same_people(event, other)

    def _summed(self, event: Event, telling: Telling, kept: Sequence[Event], told: Sequence[Sequence[Telling]]) -> int | None:
        """The act of violence, of another kind, that "cette attaque" takes up: the last before it, at most two sentences back."""
        if event.type not in ("ASSAULT", "COERCE", "AGREE") or not telling.summing or telling.plural or event.source or event.status != "done":
            return None
        # "ce putsch" takes up that power was seized, "cet accord" that one was signed
        kind = {"COERCE": "seizure", "AGREE": "agreement-signed"}.get(event.type)
        alike = [at for at, each in enumerate(kept) if each.type == event.type and (each.kind == kind or (kind is None and each.kind != "killing"))]
        at = alike[-1] if alike else None
        if at is None or kept[at].status != "done" or self._apart(event, kept[at]):
            return None
        return at if telling.at - told[at][-1].at <= NEAR and not any(each.plural for each in told[at]) else None

    def _unfolded(self, event: Event, telling: Telling, other: Event, others: Sequence[Telling]) -> bool:
        """Whether a verb tells with its people what a noun without any has just announced: "Des heurts ont éclaté. L’armée a affronté mardi …"."""
        if other.target or (other.source and event.source) or (event.status, other.status) != ("done", "done"):
            return False
        if event.type not in ("ASSAULT", "PROTEST", "COERCE"):
            return False
        last = others[-1]
        return telling.verb and not any(each.verb for each in others) and 0 < telling.at - last.at <= NEAR and not self._apart(event, other)

    def _known_again(self, event: Event, telling: Telling, other: Event, others: Sequence[Telling]) -> bool:
        """Whether a noun with no participant that has a name ("l'attaque") is another word for an earlier event of its kind."""
        if telling.verb or named(event.source) or named(event.target) or other.status in NOT_KNOWN_AGAIN or event.status not in ("done", other.status):
            return False
        heading = any(each.heading for each in others)
        fresh = telling.fresh and not (telling.last and any(telling.about & each.about for each in others))
        if self._apart(event, other, whenever=telling.whose and event.time is None) or (fresh and not heading) or _other_count(telling, others):
            return False
        nouns = [each for each in others if not each.verb]
        if nouns and telling.plural != any(each.plural for each in nouns):
            return False
        if event.type in WORDS and not (telling.known or heading):
            return False
        if any(mine and theirs and not _words(mine) & _words(theirs) for mine, theirs in ((event.source, other.source), (event.target, other.target))):
            return False
        known = {word for role in (*other.source, *other.target) for word in role.name.lower().split()}.union(*(each.about for each in others))
        if telling.about and known and not telling.about & known:
            return False
        marks = frozenset().union(*(each.marks for each in others))
        return not (telling.marks and marks and not telling.marks & marks)

    def _apart(self, a: Event, b: Event, *, whenever: bool = False) -> bool:
        """Whether two events are on different days, in different places, or of different tolls; whenever: one may be of long ago."""
        if a.time and b.time and not _one_time(a.time, b.time):
            return True
        if not whenever and a.background != b.background and (a.time or b.time):
            return True
        return self._elsewhere(a.place, b.place) or _other_toll(a.numbers, b.numbers)

    def _elsewhere(self, a: Place | None, b: Place | None) -> bool:
        """Whether two places exclude each other: two states, or two places that are none; a town may lie in a state."""
        if a is None or b is None or a.name == b.name or (a.actor is not None and a.actor == b.actor):
            return False
        return (self._kinds.get(a.actor or "") == "state") == (self._kinds.get(b.actor or "") == "state")


def _one_time(a: EventTime, b: EventTime) -> bool:
    try:
        return a.value == b.value or When.of(a.value).intersects(When.of(b.value)) is not False
    except NotATime:
        return False


def _other_toll(a: Sequence[Count], b: Sequence[Count]) -> bool:
    """Whether both give an exact number of dead, and not the same."""
    dead = [{row.value for row in rows if row.unit == "mort" and row.of is None and row.min is None and row.max is None} for rows in (a, b)]
    return bool(dead[0] and dead[1]) and not dead[0] & dead[1]


def _other_count(telling: Telling, others: Sequence[Telling]) -> bool:
    """Whether both say of how many they tell, and it is not as many: "cinq frappes", "trois frappes"."""
    counts = {each.count for each in others} - {None}
    return telling.count is not None and bool(counts) and telling.count not in counts


def _one_round(a: Event, b: Event) -> bool:
    """Whether those who meet are the same: all of one among those of the other."""
    who, whom = ({each.actor or each.name for each in named((*one.source, *one.target))} for one in (a, b))
    return who <= whom or whom <= who


def _others(mine: Sequence[Role], theirs: Sequence[Role]) -> bool:
    """Whether both are told by nouns alone, and by other nouns: "des insurgés", "un homme de 28 ans"."""
    nameless = bool(mine and theirs) and not named(mine) and not named(theirs)
    return nameless and not _words(mine) & _words(theirs)


def _in_one_breath(event: Event, telling: Telling, other: Event, last: Telling) -> bool:
    """Whether a sentence tells a thing by two words of one kind: "un appel … invitant les marins à …", "reconnus coupables et condamnés"."""
    if telling.at != last.at or telling.at < 0 or event.status != other.status:
        return False
    if any(each.start in telling.below for each in (other.trigger, *other.also)):
        return True
    sides = [({each.name for each in one}, {each.name for each in two}) for one, two in ((event.source, other.source), (event.target, other.target))]
    if event.type in WORDS or any(one and two and not one & two for one, two in sides):
        return False
    return any(each.start in telling.joined for each in (other.trigger, *other.also))


def _one_ruling(event: Event, telling: Telling, other: Event, last: Telling) -> bool:
    """Whether the next sentences tell more of what was ruled, of the one just named: "Il a été reconnu coupable de …"."""
    if event.kind != "conviction" or event.status != "done" or other.status != "done" or event.target or not telling.pronoun:
        return False
    return telling.past and last.verb and 0 < telling.at - last.at <= NEAR


def _words(roles: Sequence[Role]) -> set[str]:
    """The words of names that tell people from others, without the marks of the plural."""
    return {word.lower().rstrip("sx") for each in roles for word in each.name.replace("’", " ").replace("'", " ").split() if len(word) > 3}


def _one_matter(telling: Telling, others: Sequence[Telling], *, sure: bool) -> bool:
    """Whether an act of speech is about what one told before is about, or gives again a title; sure: it has that one's target, and need only not differ."""
    about = frozenset().union(*(each.about for each in others))
    if any(each.heading or telling.heading or bool(each.about & telling.about) for each in others):
        return True
    return sure and not (about and telling.about)


def _told_again(a: Event, b: Event) -> bool:
    """One happening told twice with more or fewer of its participants, as a title and the text below it do."""
    if a.status != b.status:
        return False
    sides = [({each.name for each in named(one)}, {each.name for each in named(other)}) for one, other in ((a.source, b.source), (a.target, b.target))]
    if any(one and other and not one & other for one, other in sides):
        return False
    if a.type == "COERCE" and sides[1][0] and sides[1][1] and abs(len(sides[1][0]) - len(sides[1][1])) > 1:
        return False  # the arrest of one, and that of many
    return any(one & other for one, other in sides)


def _same_people(a: Event, b: Event) -> bool:
    """Whether two events of one day are told of the same people without a name: "deux marins suédois", "deux marins"."""
    if a.status != b.status or a.time is None or b.time is None or a.time.value != b.time.value:
        return False
    if named((*a.source, *a.target)) or named((*b.source, *b.target)):
        return False
    mine, theirs = _words((*a.source, *a.target)), _words((*b.source, *b.target))
    return len(mine & theirs) > 1 and (mine <= theirs or theirs <= mine)


def _one_act(a: Event, b: Event) -> bool:
    """Whether two events of a kind have the same status, teller and participants."""
    if (a.status, a.said_by is None) != (b.status, b.said_by is None):
        return False
    who_a, who_b = {each.actor for each in named(a.source)}, {each.actor for each in named(b.source)}
    whom_a, whom_b = {each.actor for each in named(a.target)}, {each.actor for each in named(b.target)}
    if None in who_a | who_b | whom_a | whom_b or not (who_a | whom_a) or not (who_b | whom_b):
        return False
    return bool(who_a & who_b or (not who_a and not who_b)) and whom_a == whom_b


def named(roles: Sequence[Role]) -> tuple[Role, ...]:
    """The roles without those of people told by a noun alone ("des rebelles"): other words may stand for the same people further on, so they part nothing."""
    return tuple(each for each in roles if not is_unnamed(each.actor) and (each.actor or _has_name(each.name)))


def _has_name(words: str) -> bool:
    """Whether words for which no actor is known have a name among them: "le chef de cette bande" has none."""
    return any(word[:1].isupper() for word in words.split()[1:] or [words])


def _joined(kept: Event, event: Event) -> Event:
    """One event of two: the triggers and participants of both, the narrower time, the place and the numbers that either gives."""
    time, background = kept.time, kept.background
    if event.time is not None and (time is None or _narrower(event.time, time)):
        time, background = event.time, event.background
    rows = {(each.unit, each.of) for each in kept.numbers}
    source, target = _union(kept.source, event.source), _union(kept.target, event.target)
    if kept.type in ("SANCTION", "COERCE"):
        # "reconnus coupables et condamnés": nobody does it to himself
        source = tuple(each for each in source if each.actor is None or each.actor not in {one.actor for one in target})
    return replace(
        kept,
        also=(*kept.also, event.trigger, *event.also),
        source=source,
        target=target,
        time=time,
        background=background,
        place=kept.place or event.place,
        numbers=(*kept.numbers, *(each for each in event.numbers if (each.unit, each.of) not in rows)),
    )


def _narrower(a: EventTime, b: EventTime) -> bool:
    """Whether a time is told with more precision than another that it does not exclude."""
    first, other = When.of(a.value).bounds(), When.of(b.value).bounds()
    return first is not None and other is not None and first[1] - first[0] < other[1] - other[0]


def _union(a: Sequence[Role], b: Sequence[Role]) -> tuple[Role, ...]:
    """The roles of both, each actor once, and each name."""
    found: dict[str, Role] = {}
    for each in (*a, *b):
        if all(each.actor is None or each.actor != other.actor for other in found.values()):
            found.setdefault(each.name, each)
    return tuple(found.values())

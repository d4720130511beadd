"""Words of one sentence that tell one event: the noun beside its verb, the promise beside what is promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.annotate.participants import Scene
from recoupe.lang.fr.frame_matching import Found
from recoupe.model.event import Event
from recoupe.model.syntax import Sentence


def repeated(sentence: Sentence, found: Found, event: Event, made: Sequence[tuple[Found, Event]]) -> bool:
    """Whether a word only repeats another of its sentence: the noun in "a mené une attaque" where both evoke one type, the promise of a promised aid."""
    for other, told in made:
        if told is event:
            continue
        near = abs(other.token.i - found.token.i)
        if not found.verb and other.verb and told.type == event.type and near <= 6 and sentence.hangs(found.token, other.token):
            return True
        if (
            not found.verb
            and not other.verb
            and told.type == event.type
            and near <= 4
            and other.token.i < found.token.i
            and sentence.hangs(found.token, other.token)
        ):
            return True
        # "promet l'aide de …" is aid promised by itself, and drops the noun; "promet de livrer …" is the delivery's
        promised = found.frame.binds and not other.frame.binds and told.status in ("promised", "proposed") and other.token.i > found.token.i
        if promised and (other.verb or told.type != event.type):
            return True
    return False


def with_promise(found: Found, event: Event, here: Scene, dropped: Sequence[Found]) -> Event:
    """The promised event with the words of the promise besides its own: "s’est engagée à libérer"."""
    if event.status not in ("promised", "proposed") or not found.verb:
        return event
    words_of = [each.token for each in dropped if each.frame.binds and each.token.i < found.token.i]
    return replace(event, also=(*event.also, *map(here.trigger, words_of[-1:])))

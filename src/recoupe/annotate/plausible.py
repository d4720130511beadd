"""What tells an event of force or of membership from words that only look like one, once it is known who takes part."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.annotate.participants import Scene
from recoupe.lang.fr.actor_words import words
from recoupe.lang.fr.duties import is_asked, is_task
from recoupe.lang.fr.frame_conditions import among
from recoupe.lang.fr.frame_matching import Found
from recoupe.lang.fr.frame_words import listed
from recoupe.model.event import Role
from recoupe.model.syntax import Token


def plausible(here: Scene, found: Found, source: Sequence[Role], target: Sequence[Role]) -> bool:
    """Whether an event stands with those who take part in it.

    Not: words inside a body's name ("la Ligue pour l’interdiction des mines"); where a frame has `target_kinds`, a target that is none of them ("a quitté
    Kosti"); where it asks for `officials`, private people alone; talks with those who report; where it is `armed`, people against people or against a state
    in a sentence that speaks of no arms ("la ministre a attaqué le maire"); what
    somebody is only there for ("a pour mission de négocier"); a yes that is asked about.
    """
    frame = found.frame
    if here.inside_name(found.token) or is_task(here.sentence, found.token):
        return False
    if frame.kind in ("acceptance", "permission") and is_asked(here.sentence, found.token):
        return False
    if frame.target_kinds and not target and not among(frame.objects, found.targets):
        return False
    needs = frame.needs if found.verb else frame.noun_needs or frame.needs
    asked = bool(source or target) or needs != "none"
    if frame.type == "CONSULT" and (any(map(here.cast.officials.is_media, (*source, *target))) or among(listed("media"), found.sources)):
        return False
    if frame.officials and asked and not found.bare and not here.is_public(found, source, target):
        return False
    if frame.agents and source and all(here.is_person(each) for each in source) and not among(frame.agents, found.sources):
        return False
    people = any(here.is_person(each) for each in (*source, *target)) or among(words("offices"), found.sources)
    return not (frame.armed and people) or _speaks_of_arms(here, found.token)


def _speaks_of_arms(here: Scene, trigger: Token) -> bool:
    return among(listed("arms"), (each for each in here.sentence.tokens if each.i != trigger.i))

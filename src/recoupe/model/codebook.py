"""The codebook: PLOVER's types with their scores and modes: code names and figures of the manual 0.8 (openeventdata/PLOVER), ACCUSE corrected to negative."""

from __future__ import annotations

from typing import get_args

from recoupe.model.event import EventType

VERSION = "plover-0.8+recoupe.1"

MODES: dict[str, frozenset[str]] = {
    "CONSULT": frozenset({"visit", "third-party", "multilateral", "phone"}),
    "RETREAT": frozenset({"withdraw", "release", "disarm", "ceasefire", "access", "resign"}),
    "REQUEST": frozenset({"assist", "change", "yield", "meet"}),
    "ACCUSE": frozenset({"disapprove", "investigate", "allege"}),
    "REJECT": frozenset({"assist", "change", "yield", "meet"}),
    "THREATEN": frozenset({"restrict", "arrest", "relations", "expel", "territory", "violence"}),
    "PROTEST": frozenset({"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"}),
    "SANCTION": frozenset({"convict", "expel", "withdraw", "discontinue"}),
    "MOBILIZE": frozenset({"troops", "weapons", "police", "militia"}),
    "COERCE": frozenset(
        {"seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber"},
    ),
    "ASSAULT": frozenset(
        {
            "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
            "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
        },
    ),
}  # fmt: skip

SCORES: dict[str, float] = {
    "AGREE": 2.5, "CONSULT": 2.5, "SUPPORT": 5, "CONCEDE": 4.5, "COOPERATE": 9.5, "AID": 10, "RETREAT": 6.5, "REQUEST": 0, "ACCUSE": -3,
    "REJECT": -2, "THREATEN": -3.5, "PROTEST": -5, "SANCTION": -6, "MOBILIZE": -5.5, "COERCE": -7, "ASSAULT": -9,
}  # fmt: skip


def check_codes(type: str, mode: str | None) -> None:
    """Raise `ValueError` unless the type is one of PLOVER's and the mode one of that type's.

    >>> check_codes("CONSULT", "visit")
    >>> check_codes("CONSULT", "strike")
    Traceback (most recent call last):
    ...
    ValueError: CONSULT has no mode strike
    """
    if type not in get_args(EventType):
        raise ValueError(f"{type} is not a type of {VERSION}")
    if mode is not None and mode not in MODES.get(type, frozenset()):
        raise ValueError(f"{type} has no mode {mode}")

from __future__ import annotations

from typing import Any

import pytest
from records import record

from recoupe.crosscheck.timeline import timeline
from recoupe.model.crosschecked import DossierEvent, EventMention, StatusAt
from recoupe.model.event import EventTime
from recoupe.model.evidence import Evidence

CASES = [("2031-05-13", "done", 1), ("2031-05-20", "done", 0), ("2031-05-20", "announced", 1), ("2031-05", "done", 1)]


def _event(when: str, status: Any) -> DossierEvent:
    return DossierEvent(
        id="E1",
        type="ACCUSE",
        mode=None,
        kind="accusation",
        contexts=(),
        source=(),
        target=(),
        place=None,
        time=EventTime(value=when, from_=None),
        status=status,
        history=(StatusAt(status=status, when=None, evidence=Evidence("a", 0, 7)),),
        mentions=tuple(EventMention(article=id, event="e1") for id in ("a", "b")),
        independent_origins=1,
        outlets=2,
    )


@pytest.mark.parametrize(("when", "status", "shown"), CASES)
def test_what_is_done_does_not_lie_after_those_who_tell_it(when: str, status: str, shown: int) -> None:
    pile = [record(id, "Le port accuse la ville.", date="2031-05-14") for id in "ab"]
    assert len(timeline(pile, [], [_event(when, status)], [])) == shown

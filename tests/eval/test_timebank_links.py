"""Links between events against our statuses, on a tiny text of our own: known agreements give known numbers."""

from __future__ import annotations

from typing import Any

from eval import timebank_links
from eval.timebank_links import Link, Standing, agrees

TEXT = "Le maire veut partir. Il a dit que le pont cède. Il devait ouvrir."


def _event(words: str, number: int, kind: str = "OCCURRENCE", **more: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"eiid": f"ei{number}", "start": start, "end": start + len(words), "text": words, "class": kind, **more}


ROW = {
    "id": "a",
    "text": TEXT,
    "events": [
        _event("veut", 1, "I_STATE"),
        _event("partir", 2),
        _event("dit", 3, "REPORTING"),
        _event("cède", 4),
        _event("devait", 5, "MODAL"),
        _event("ouvrir", 6),
    ],
    "slinks": [
        {"relType": "MODAL", "eventInstanceID": "ei1", "subordinatedEventInstance": "ei2"},
        {"relType": "EVIDENTIAL", "eventInstanceID": "ei3", "subordinatedEventInstance": "ei4"},
        {"relType": "EVIDENTIAL", "eventInstanceID": "ei3", "subordinatedEventInstance": "ei5"},
        {"relType": "MODAL", "eventInstanceID": "ei9", "subordinatedEventInstance": "ei6"},
    ],
}


def _record(status: str, told: bool) -> dict[str, Any]:
    said = {"actor": None, "name": "le maire", "quotation": "q1"} if told else None
    spans = [_event("partir", 0), _event("cède", 0)]
    return {
        "events": [
            {"trigger": {"start": spans[0]["start"], "end": spans[0]["end"]}, "status": status, "said_by": None},
            {"trigger": {"start": spans[1]["start"], "end": spans[1]["end"]}, "status": "ongoing", "said_by": said},
        ]
    }


def _score(record: dict[str, Any]) -> tuple[int, int, float]:
    (tally,) = timebank_links.score([ROW], lambda _, span: timebank_links.from_record(record, span), set="own")
    return tally.counts.gold, tally.counts.found, tally.counts.right


def test_links_without_an_end_or_about_a_modal_word_are_left_out() -> None:
    assert [each.under["text"] for each in timebank_links.links(ROW)] == ["partir", "cède"]


def test_what_agrees_is_counted_where_both_have_the_event() -> None:
    assert _score(_record("proposed", told=True)) == (2, 2, 2)
    assert _score(_record("done", told=True)) == (2, 2, 1)
    assert _score(_record("done", told=False)) == (2, 2, 0)
    assert _score({"events": []}) == (0, 0, 0)


def test_a_negated_modal_and_what_is_seen() -> None:
    could_not = Link(article="a", type="MODAL", over={"class": "I_STATE", "polarity": "NEG"}, under=_event("partir", 2))
    assert agrees(could_not, Standing(status="negated", told=False))
    seen = Link(article="a", type="EVIDENTIAL", over={"class": "PERCEPTION"}, under=_event("cède", 4))
    assert agrees(seen, Standing(status="done", told=False))
    assert not agrees(seen, Standing(status="negated", told=False))

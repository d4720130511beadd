"""Claims: each slot that the text fills, with its evidence, and in whose mouth it stands."""

from __future__ import annotations

from typing import Any

from recoupe.model.annotated import Annotated
from recoupe.model.article import Article, Source
from recoupe.model.claim import Claim
from recoupe.model.event import Count, Event, EventTime, Place, Role, SaidBy, Trigger
from recoupe.model.mention import Mention
from recoupe.model.quotation import Cue, Quotation, Speaker
from recoupe.model.time import TimeExpression
from recoupe.resolve.claims import ClaimsStage

TEXT = "Mardi à Oslo, la Norvège a livré vingt chars au Chili, a affirmé Berg. Le Chili dément."


def at(words: str) -> dict[str, Any]:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


def mention(id: str, words: str, actor: str, label: str = "GPE") -> Mention:
    return Mention(id=id, **at(words), text=words, label=label, reading="name", actor=actor, name=words, by="test")  # type: ignore[arg-type]


NORWAY = Role(actor="iso:NOR", name="Norvège", mention="m1")
CHILE = Role(actor="iso:CHL", name="Chili", mention="m2")
SPEECH = Quotation(
    id="q1",
    kind="indirect",
    start=TEXT.index("la Norvège"),
    end=TEXT.index(", a affirmé"),
    text=TEXT[TEXT.index("la Norvège") : TEXT.index(", a affirmé")],
    fragments=(),
    speaker=Speaker(actor="new:berg", name="Berg", mention="m3"),
    cue=Cue(**at("a affirmé"), lemma="affirmer", polarity="positive", force="states"),
    by="test",
)


def event(id: str = "e1", words: str = "livré", **more: Any) -> Event:
    given = {"type": "AID", "mode": None, "kind": "arms-delivery", "status": "done", "source": (NORWAY,), "target": (CHILE,), "by": "test"} | more
    return Event(id=id, trigger=Trigger(**at(words), text=words), **given)


def claims(*events: Event, speech: tuple[Quotation, ...] = ()) -> list[Claim]:
    work = Annotated(article=Article.of("a", TEXT, lang="fr", source=Source(path="a"))).having(
        times=(TimeExpression(id="t1", **at("Mardi"), text="Mardi", type="DATE", value="2033-05-03", by="test"),),
        mentions=(mention("m1", "Norvège", "iso:NOR"), mention("m2", "Chili", "iso:CHL"), mention("m3", "Berg", "new:berg", "PERSON")),
        quotations=speech,
        events=events,
    )
    return list(ClaimsStage("fr")(work).claims or ())


def shown(claim: Claim) -> list[str]:
    return [TEXT[each.start : each.end] for each in claim.evidence]


def test_every_slot_that_the_text_fills_has_a_claim_with_its_words() -> None:
    told = event(
        time=EventTime(value="2033-05-03", from_="t1"),
        place=Place(name="Oslo", actor=None, **at("Oslo")),
        numbers=(Count(**at("vingt chars"), value=20, min=None, max=None, unit="char"),),
    )
    found = claims(told)
    assert [(each.slot, each.value) for each in found] == [
        ("what", "done"), ("who", "Norvège"), ("who", "Chili"), ("when", "2033-05-03"), ("where", "Oslo"), ("how-many", "20 char"),
    ]  # fmt: skip
    assert [shown(each)[-1] for each in found] == ["livré", "Norvège", "Chili", "Mardi", "Oslo", "vingt chars"]
    assert {each.by for each in found} == {"reporter"}
    assert {each.about for each in found} == {"e1"}


def test_what_a_speaker_says_happened_is_attributed_to_him_with_his_words() -> None:
    by = SaidBy(actor="new:berg", name="Berg", quotation="q1")
    found = claims(event(said_by=by), speech=(SPEECH,))
    assert {(each.slot, each.stance) for each in found if each.by == by} == {("what", "attributes"), ("who", "attributes"), ("words", "states")}
    (said,) = [each for each in found if each.slot == "who-said"]
    assert (said.value, said.by, said.about) == ("Berg", "reporter", "e1")
    assert shown(said)[:2] == ["a affirmé", "Berg"]


def test_speech_that_tells_no_event_is_about_its_speaker() -> None:
    assert {(each.slot, each.about) for each in claims(speech=(SPEECH,))} == {("who-said", "new:berg"), ("words", "new:berg")}


def test_what_is_denied_is_denied_by_the_denier_and_not_by_the_reporter() -> None:
    denial = event("e2", "dément", type="REJECT", kind="denial", source=(CHILE,), target=(), denies="e1")
    (what,) = [each for each in claims(event(status="denied"), denial) if each.slot == "what" and each.about == "e1"]
    assert what.by == SaidBy(actor="iso:CHL", name="Chili", quotation=None)
    assert what.stance == "denies"


def test_a_happening_that_is_asserted_and_denied_has_a_claim_of_each_side() -> None:
    denial = event("e2", "dément", type="REJECT", kind="denial", source=(CHILE,), target=(), denies="e1")
    both = [(each.by, each.stance) for each in claims(event(), denial) if each.slot == "what" and each.about == "e1"]
    assert both == [("reporter", "states"), (SaidBy(actor="iso:CHL", name="Chili", quotation=None), "denies")]


def test_a_promise_that_the_reporter_tells_is_its_makers_where_he_is_one() -> None:
    (what, *_) = claims(event(status="promised"))
    assert (what.by, what.stance) == (SaidBy(actor="iso:NOR", name="Norvège", quotation=None), "promises")
    (what, *_) = claims(event(status="promised", source=(NORWAY, CHILE), target=()))
    assert what.by == "reporter"

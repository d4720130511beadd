from __future__ import annotations

from dataclasses import replace

import pytest
from records import mentions, quotation, record

from recoupe.crosscheck.claims import claims
from recoupe.crosscheck.commitments import find_commitments
from recoupe.crosscheck.differences import find_differences
from recoupe.crosscheck.events import merge_events
from recoupe.crosscheck.independence import independence
from recoupe.crosscheck.quotations import align_quotations
from recoupe.crosscheck.timeline import timeline
from recoupe.model.actor import Actor
from recoupe.model.event import Event, EventTime, Role, SaidBy, Trigger
from recoupe.model.reuse import Pair
from recoupe.model.story import Story, StoryArticle
from recoupe.model.time import TimeExpression

STATES = {"v": "iso:VEL Vélanie", "a": "iso:ARD Ardovie"}


def story(id, *records, follows=()):
    told = tuple(StoryArticle(id=each.id, role="report") for each in records)
    return Story(id=id, title="t", period=None, place=None, actors=(), articles=told, follows=follows, why="w")


def pair(a, b, label="independent"):
    return Pair(a=a.id, b=b.id, label=label, direction="unknown", share=0.0, passages=(), why="w")


def told(id, text, trigger, status, *, date, when=None, said_by=None, outlet=None):
    """An article in which Vélanie does something to Ardovie; `when` is (words, value)."""
    named, actors = mentions(text, **STATES)
    start = text.index(trigger)
    times = ()
    if when:
        at = text.index(when[0])
        times = (TimeExpression(id="t1", start=at, end=at + len(when[0]), text=when[0], type="DATE", value=when[1], by="test"),)
    event = Event(
        id="e1",
        type="AID",
        mode=None,
        kind="arms-delivery",
        trigger=Trigger(start=start, end=start + len(trigger), text=trigger),
        source=(Role(actor="iso:VEL", name="Vélanie", mention="m1"),),
        target=(Role(actor="iso:ARD", name="Ardovie", mention="m2"),),
        time=EventTime(value=when[1], from_="t1") if when else None,
        status=status,
        said_by=SaidBy(actor=said_by, name=said_by, quotation="q1") if said_by else None,
        by="test",
    )
    return record(
        id, text, date=date, outlet=outlet or f"Journal {id}", mentions=named, actors=actors, times=times, events=(event,), sentences=((0, len(text)),)
    )


def checked(stories, records, pairs=(), today="2031-06-30"):
    events = merge_events(records, stories, independent=independence(pairs))
    quotations = align_quotations(records, stories)
    bound = find_commitments(records, stories, events, today=today)
    return (
        claims(records, stories, pairs, (), quotations, events),
        find_differences(records, stories, pairs, quotations, events),
        bound,
        timeline(records, stories, events, bound),
    )


DONE = told("a", "La Vélanie a livré des radars à l'Ardovie le 3 mai.", "livré", "done", date="2031-05-04", when=("le 3 mai", "2031-05-03"))
ALSO = told("b", "Selon notre envoyée, la Vélanie vient de livrer ses radars à l'Ardovie.", "livrer", "done", date="2031-05-05")
DENIED = told("c", "La Vélanie nie avoir livré le moindre radar à l'Ardovie.", "livré", "denied", date="2031-05-06")


def what(found):
    return [(each.slot, each.verdict, each.independent_origins) for each in found if each.slot == "what"]


def test_two_independent_articles_corroborate_and_nothing_less_does():
    both = [story("s1", DONE, ALSO)]
    assert what(checked(both, [DONE, ALSO], [pair(DONE, ALSO)])[0]) == [("what", "corroborated", 2)]
    assert what(checked(both, [DONE, ALSO], [pair(DONE, ALSO, "undetermined")])[0]) == [("what", "undetermined", 1)]
    assert what(checked(both, [DONE, ALSO], [pair(DONE, ALSO, "same-origin")])[0]) == [("what", "single-origin", 1)]
    assert what(checked([story("s1", DONE)], [DONE])[0]) == [], "nothing can be cross-checked of an article alone"


def test_a_denial_makes_a_claim_disputed_whoever_else_states_it():
    records = [DONE, ALSO, DENIED]
    found, *_ = checked([story("s1", *records)], records, [pair(DONE, ALSO)])
    (claim,) = [each for each in found if each.slot == "what"]
    assert claim.verdict == "disputed"
    assert [each.stance for each in claim.by] == ["states", "states", "denies"]


def test_one_sided_happenings_are_too_vague_to_corroborate_or_to_dispute():
    vague = [replace(each, events=(replace(each.events[0], target=()),)) for each in (DONE, ALSO)]
    assert what(checked([story("s1", *vague)], vague, [pair(*vague)])[0]) == [("what", "undetermined", 1)]
    negated = replace(DENIED, events=(replace(DENIED.events[0], target=(), status="negated"),))
    pile = [vague[0], negated]
    assert [each.verdict for each in checked([story("s1", *pile)], pile)[0]] == ["single-origin"]


def test_articles_that_have_it_from_one_mouth_count_once():
    a = told("a", "La Vélanie a livré des radars à l'Ardovie, dit Breval.", "livré", "done", date="2031-05-04", said_by="kb:breval")
    b = told("b", "Breval : la Vélanie a livré des radars à l'Ardovie.", "livré", "done", date="2031-05-05", said_by="kb:breval")
    found, *_ = checked([story("s1", a, b)], [a, b], [pair(a, b)])
    assert what(found) == [("what", "single-origin", 1)]
    assert {each.stance for each in found[0].by} == {"attributes"}


def test_who_only_announced_it_does_not_confirm_that_it_was_done():
    ahead = told("z", "La Vélanie livrera des radars à l'Ardovie.", "livrera", "announced", date="2031-05-01")
    found, *_ = checked([story("s1", ahead, DONE)], [ahead, DONE], [pair(ahead, DONE)])
    assert what(found) == [("what", "single-origin", 1)]


def test_two_days_for_one_happening_told_alike_are_a_difference_but_not_a_day_and_its_month():
    other = told("b", "La Vélanie a livré des radars à l'Ardovie le 4 mai.", "livré", "done", date="2031-05-05", when=("le 4 mai", "2031-05-04"))
    _, differing, *_ = checked([story("s1", DONE, other)], [DONE, other])
    assert [(each.kind, [version.value for version in each.versions]) for each in differing] == [("date", ["2031-05-03", "2031-05-04"])]
    month = told("b", "La Vélanie a livré des radars à l'Ardovie en mai.", "livré", "done", date="2031-05-05", when=("en mai", "2031-05"))
    assert checked([story("s1", DONE, month)], [DONE, month])[1] == ()


def tolls(*texts, dates=("2031-05-06", "2031-05-06", "2031-05-08"), labels="undetermined"):
    records = [record(f"a{number}", text, date=date, outlet=f"J{number}") for number, (text, date) in enumerate(zip(texts, dates, strict=False))]
    found, differing, *_ = checked([story("s1", *records)], records, [pair(records[0], records[1], labels)])
    return [(each.slot, each.verdict) for each in found], [(each.kind, [version.value for version in each.versions]) for each in differing]


def test_tolls_of_one_day_differ_and_later_ones_update():
    assert tolls("L'incendie a fait sept morts.", "L'incendie a fait neuf morts.") == ([("how-many", "differs")], [("number", ["7", "9"])])
    said, differing = tolls("L'incendie a fait sept morts.", "Une digue a cédé.", "Onze personnes sont mortes.")
    assert differing == [("update", ["7", "11"])]
    assert said == [("how-many", "differs")]


def test_imprecision_and_parts_of_the_victims_are_no_difference():
    assert tolls("L'incendie a fait une dizaine de morts.", "L'incendie a fait onze morts.")[1] == []
    assert tolls("L'incendie a fait au moins sept morts.", "L'incendie a fait neuf morts.")[1] == []
    assert tolls("Huit personnes ont été tuées.", "Six Brunois ont été tués.")[1] == []
    assert tolls("Huit personnes ont été tuées.", "La guerre a fait 40.000 morts.")[1] == []
    assert tolls("L'incendie a fait sept morts.", "L'incendie a fait sept morts.")[0] == [("how-many", "undetermined")]


def test_a_number_changed_inside_a_passage_that_two_articles_share_is_found():
    from recoupe.crosscheck.pairs import label_pairs
    from recoupe.crosscheck.reuse import find_reuse

    text = "La flotte de pêche du détroit, forte de {} navires immatriculés, restera à quai jusqu'à la fin des négociations sur les quotas de hareng."
    records = [record("a", text.format("douze"), outlet="J1", date="2031-05-06"), record("b", text.format("quatorze"), outlet="J2", date="2031-05-06")]
    stories = [story("s1", *records)]
    (found,) = find_differences(records, stories, label_pairs(records, stories, find_reuse(records)), ())
    assert (found.kind, [each.value for each in found.versions]) == ("number", ["12", "14"])
    assert "navires" in found.about


def test_two_spellings_of_a_person_are_a_difference_and_two_persons_are_not():
    def named(id, text, name):
        people, actors = mentions(text, p=f"new:{id} {name}")
        return record(id, text, mentions=people, actors=actors)

    a, b = named("a", "Le capitaine Antonin Mualaga a parlé.", "Antonin Mualaga"), named("b", "Selon Anthonin Mualaga, rien.", "Anthonin Mualaga")
    (found,) = checked([story("s1", a, b)], [a, b])[1]
    assert (found.kind, [each.value for each in found.versions]) == ("name", ["Anthonin Mualaga", "Antonin Mualaga"])
    c = named("c", "Selon Simon Mualaga, rien.", "Simon Mualaga")
    assert checked([story("s1", a, c)], [a, c])[1] == ()


def test_words_put_in_two_mouths_or_changed_between_marks_are_differences():
    said = "Une mer que l'on barre finit un jour par se venger"
    people = tuple(Actor(id=id, name=name, names=(name,), kind="person", verified=True) for id, name in (("kb:b", "Breval"), ("kb:d", "Dorval")))

    def quoting(id, words, speaker):
        text = f"« {words} », a dit {speaker[1]}."
        return record(id, text, outlet=id, quotations=(quotation("q1", text, words, speaker=speaker),), actors=people)

    a, b = quoting("a", said, ("kb:b", "Breval")), quoting("b", said, ("kb:d", "Dorval"))
    found, (differs,), *_ = checked([story("s1", a, b)], [a, b])
    assert (differs.kind, {each.value for each in differs.versions}) == ("speaker", {"Breval", "Dorval"})
    assert [(each.slot, each.verdict) for each in found] == [("who-said", "differs")]
    c = quoting("c", said.replace("se venger", "tout engloutir"), ("kb:b", "Breval"))
    _, (differs,), *_ = checked([story("s1", a, c)], [a, c])
    assert (differs.kind, [each.value for each in differs.versions]) == ("wording", ["se venger", "tout engloutir"])


PROMISED = told(
    "p",
    "La Vélanie s'engage à livrer des radars à l'Ardovie d'ici au 20 juin.",
    "livrer",
    "promised",
    date="2031-05-01",
    when=("d'ici au 20 juin", "../2031-06-20"),
)


@pytest.mark.parametrize(("today", "status"), [("2031-05-02", "pending"), ("2031-06-20", "due"), ("2031-06-21", "unknown")])
def test_a_promise_is_pending_then_due_and_past_its_day_unknown_while_nothing_is_told(today, status):
    (found,) = checked([story("s1", PROMISED)], [PROMISED], today=today)[2]
    assert (found.status, found.who, found.to, found.due) == (status, ("iso:VEL",), ("iso:ARD",), "../2031-06-20")


def test_a_promise_is_kept_by_a_later_article_of_the_storyline_that_tells_it_done_in_time():
    kept = told("k", "La Vélanie a livré ses radars à l'Ardovie le 19 juin.", "livré", "done", date="2031-06-22", when=("le 19 juin", "2031-06-19"))
    (found,) = checked([story("s1", PROMISED), story("s2", kept, follows=("s1",))], [PROMISED, kept])[2]
    assert found.status == "kept"
    assert [each.article for each in found.followed_up] == ["k"]
    (found,) = checked([story("s1", PROMISED), story("s2", kept)], [PROMISED, kept])[2]
    assert found.status == "unknown"


def test_a_promise_is_overdue_only_where_a_later_article_says_that_it_is_not_done():
    undone = told("k", "La Vélanie n'a toujours pas livré de radars à l'Ardovie.", "livré", "negated", date="2031-06-25")
    pile = [story("s1", PROMISED), story("s2", undone, follows=("s1",))]
    assert [each.status for each in checked(pile, [PROMISED, undone])[2]] == ["overdue"]
    early = replace(undone, published=replace(undone.published, value="2031-05-20"))
    assert [each.status for each in checked(pile, [PROMISED, early])[2]] == ["unknown"]


def test_what_was_done_before_the_promise_or_after_its_day_does_not_keep_it():
    late = told("k", "La Vélanie a livré ses radars à l'Ardovie le 28 juin.", "livré", "done", date="2031-06-29", when=("le 28 juin", "2031-06-28"))
    past = told("k", "La Vélanie a livré ses radars à l'Ardovie en avril.", "livré", "done", date="2031-06-01", when=("en avril", "2031-04"))
    for other in (late, past):
        found = checked([story("s1", PROMISED), story("s2", other, follows=("s1",))], [PROMISED, other])[2]
        assert [each.status for each in found] == ["unknown"]


def test_an_undated_report_from_before_the_day_is_of_something_else():
    due = replace(PROMISED, events=(replace(PROMISED.events[0], time=EventTime(value="2031-06-20", from_="t1")),))
    early = told("k", "En livrant jadis des radars à l'Ardovie, la Vélanie avait choisi.", "livrant", "done", date="2031-05-20")
    found = checked([story("s1", due), story("s2", early, follows=("s1",))], [due, early])[2]
    assert [each.status for each in found] == ["unknown"]


def test_a_promise_in_quotation_marks_counts_once_for_all_who_carry_it():
    people = (Actor(id="kb:b", name="Breval", names=("Breval",), kind="person", verified=True),)
    words = "Chaque famille aura un toit solide avant les neiges"

    def quoting(id, date):
        text = f"« {words} », a promis Breval."
        said = quotation("q1", text, words, speaker=("kb:b", "Breval"), cue=("promettre", "promises"))
        return record(id, text, date=date, quotations=(said,), actors=people, sentences=((0, len(text)),))

    a, b = quoting("a", "2031-05-01"), quoting("b", "2031-05-02")
    (found,) = checked([story("s1", a, b)], [a, b])[2]
    assert (found.made.article, [each.article for each in found.repeated], found.status) == ("a", ["b"], "unknown")


def test_the_timeline_is_in_the_order_of_days_and_keeps_their_precision():
    *_, moments = checked([story("s1", PROMISED, DONE)], [PROMISED, DONE])
    assert [each.when for each in moments] == sorted((each.when for each in moments), key=lambda when: when.removeprefix("../"))
    assert {each.ref[:1] for each in moments} == {"e", "k"}

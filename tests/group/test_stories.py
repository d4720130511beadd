from __future__ import annotations

import datetime
import random

from hypothesis import given
from hypothesis import strategies as st
from records import mentions, record

from recoupe.group.days import day, days_of, minute
from recoupe.group.link import average_link
from recoupe.group.stories import stories
from recoupe.model.event import Event, Trigger
from recoupe.model.time import TimeExpression

DAM = "Le barrage de Kelmar a cédé mardi sur la Drovna, noyant deux hameaux près de la ville de Tessin-le-Haut. Les pompiers de Tessin ont évacué les familles."
DAM_TOO = "Deux hameaux ont disparu sous les eaux de la Drovna après la rupture du barrage de Kelmar, ont annoncé les pompiers de Tessin-le-Haut."
INQUIRY = "Un an après la rupture du barrage de Kelmar, sur la Drovna, le procès de ses ingénieurs s'est ouvert à Tessin-le-Haut devant les familles."
FERRY = "Le tarif des traversiers vers l'île de Sarn augmentera au printemps, a confirmé la compagnie maritime, qui invoque le prix du gazole."


def groups(found) -> set[frozenset[str]]:
    return {frozenset(each.id for each in story.articles) for story in found}


def time(text: str, words: str, value: str) -> TimeExpression:
    start = text.index(words)
    return TimeExpression(id="t1", start=start, end=start + len(words), text=words, type="DATE", value=value, by="test")


def test_one_happening_in_other_words_is_one_story_and_another_matter_another():
    found = stories([record("a", DAM, date="2031-05-06"), record("b", DAM_TOO, date="2031-05-06"), record("c", FERRY, date="2031-05-06")])
    assert groups(found) == {frozenset("ab"), frozenset("c")}


def test_the_same_actors_a_year_later_are_another_story_that_follows():
    found = stories([record("c", INQUIRY, date="2032-05-10"), record("a", DAM, date="2031-05-06"), record("b", DAM_TOO, date="2031-05-07")])
    assert [each.follows for each in found] == [(), ("s1",)]
    assert [article.id for article in found[1].articles] == ["c"]
    assert found[1].period == "2032-05-10"


def test_every_article_is_in_one_story_and_order_of_input_does_not_matter():
    records = [record(name, text, date="2031-05-06") for name, text in zip("abcd", (DAM, DAM_TOO, FERRY, ""), strict=True)]
    shuffled = records[:]
    random.Random(2).shuffle(shuffled)
    assert groups(stories(records)) == groups(stories(shuffled))
    assert sorted(id for group in groups(stories(records)) for id in group) == list("abcd")


def test_an_article_published_before_the_day_told_announces_it():
    ahead = "Le Premier ministre se rendra à Tessin-le-Haut le 9 mai pour rencontrer les familles des hameaux noyés de la Drovna, près du barrage de Kelmar."
    held = "Le Premier ministre a rencontré à Tessin-le-Haut, le 9 mai, les familles des hameaux noyés de la Drovna, au pied du barrage de Kelmar."
    late = held.replace("a rencontré", "avait promis, en rencontrant") + " Rien n'est venu."
    found = stories(
        [
            record("a", ahead, date="2031-05-07", times=(time(ahead, "le 9 mai", "2031-05-09"),)),
            record("b", held, date="2031-05-09T19:00", times=(time(held, "le 9 mai", "2031-05-09"),)),
            record("c", late, date="2031-05-12", times=(time(late, "le 9 mai", "2031-05-09"),)),
        ]
    )
    assert len(found) == 1
    assert found[0].period == "2031-05-09"
    assert [(each.id, each.role) for each in found[0].articles] == [("a", "announcement"), ("b", "report"), ("c", "follow-up")]


def test_an_undated_article_that_opens_with_what_is_to_come_announces_it():
    text = "Les ministres se rendront à Tessin. La visite durera deux jours."
    coming = Event(id="e1", type="CONSULT", mode="visit", kind="visit", trigger=Trigger(start=18, end=25, text=text[18:25]), status="announced", by="test")
    (story,) = stories([record("a", text, events=(coming,))])
    assert story.articles[0].role == "announcement"


def test_days_that_undated_articles_tell_keep_two_visits_apart():
    def visit(name: str, when: str, value: str):
        text = f"La ministre Ana Dorval a achevé {when} sa visite à Tessin-le-Haut, où elle a promis des digues aux familles de la Drovna et reçu Jol Breval."
        return record(name, text, times=(time(text, when, value),))

    found = stories([visit("a", "le 3 mars 2031", "2031-03-03"), visit("b", "le 3 mars 2031", "2031-03-03"), visit("c", "le 8 octobre 2033", "2033-10-08")])
    assert groups(found) == {frozenset("ab"), frozenset("c")}
    assert found[1].follows == (found[0].id,)


def test_actors_are_those_of_most_articles():
    both = [f"{DAM} La Vélanie et l'Ardovie offrent leur aide. La Vélanie enverra des pompes.", f"{DAM_TOO} La Vélanie promet des pompes."]
    records = []
    for number, text in enumerate(both):
        named, actors = mentions(text, v="iso:VEL Vélanie", a="iso:ARD Ardovie")
        records.append(record(f"a{number}", text, date="2031-05-06", mentions=named, actors=actors))
    (story,) = stories(records)
    assert story.actors == ("iso:VEL",)


def test_why_names_what_they_share_in_either_language():
    pile = [record("a", DAM, date="2031-05-06"), record("b", DAM_TOO, date="2031-05-07")]
    assert "Kelmar" in stories(pile, lang="fr")[0].why
    assert "1 day apart" in stories(pile, lang="en")[0].why


def test_nothing_gives_nothing():
    assert stories([]) == ()


def test_average_link_does_not_let_a_round_up_join_two_groups():
    edges = [(0, 1, 0.9), (1, 2, 0.9), (0, 2, 0.9), (3, 4, 0.9), (4, 5, 0.9), (3, 5, 0.9), (6, 0, 0.5), (6, 3, 0.5)]
    assert average_link(7, edges, least=0.4) == [[0, 1, 2], [3, 4, 5], [6]]


@given(st.integers(1, 30), st.data())
def test_average_link_gives_each_article_one_group(count, data):
    pairs = data.draw(st.dictionaries(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), st.floats(0, 1), max_size=60))
    edges = {(min(i, j), max(i, j)): score for (i, j), score in pairs.items() if i != j}
    found = average_link(count, [(i, j, score) for (i, j), score in edges.items()], least=0.3)
    assert sorted(each for group in found for each in group) == list(range(count))


@given(st.dates())
def test_a_day_is_itself(when):
    assert days_of(when.isoformat()) == (when.toordinal(), when.toordinal())
    assert day(when.toordinal()) == when.isoformat()


def test_what_values_cover():
    assert days_of("2024-02") == (datetime.date(2024, 2, 1).toordinal(), datetime.date(2024, 2, 29).toordinal())
    assert days_of("2025-34") == (datetime.date(2025, 4, 1).toordinal(), datetime.date(2025, 6, 30).toordinal())
    assert days_of("2025-24") is None
    assert days_of("199X") is None
    assert days_of("2025-02-30") is None
    assert minute("2025-02-30T10:00") is None

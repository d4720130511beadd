from __future__ import annotations

import datetime
import random

from hypothesis import given
from hypothesis import strategies as st
from records import mentions, record

from recoupe.group.days import day, days_of, minute
from recoupe.group.index import profiles
from recoupe.group.lead import lead_of
from recoupe.group.link import average_link
from recoupe.group.similarity import likeness
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


WAR = "Depuis un an, l'armée de Vélanie et les insurgés du Drovar se disputent la province de Tessin, que la Vélanie a perdue au printemps."


def battles(first: str, second: str):
    """Two reports on one war, with what each opens on, and the same context."""
    texts = (f"Les insurgés du Drovar ont pris {first}. {WAR}", f"L'armée de Vélanie a bombardé {second}. {WAR}")
    found = (mentions(each, v="iso:VEL Vélanie", d="org:drovar Drovar") for each in texts)
    return [(text, named, actors) for text, (named, actors) in zip(texts, found, strict=True)]


def test_two_battles_of_one_war_are_two_stories():
    pile = [
        record(name, text, title=title, date=date, mentions=named, actors=actors)
        for (text, named, actors), name, title, date in zip(
            battles("lundi le port fluvial de Kelmar", "mercredi un marché aux bestiaux d'Ostrel"),
            "ab",
            ("Le port de Kelmar aux mains des insurgés", "Quinze morts sur un marché d'Ostrel"),
            ("2031-05-06", "2031-05-08"),
            strict=True,
        )
    ]
    others = [record(f"other{each}", FERRY, date=f"20{each}-05-06") for each in range(32, 80)]
    found = stories(pile + others)
    assert {frozenset("a"), frozenset("b")} <= groups(found)


def test_two_articles_alike_are_likelier_one_happening_in_a_pile_of_five():
    one, other = profiles([record("a", DAM, date="2031-05-06"), record("b", INQUIRY, date="2031-05-07")])
    assert likeness(one, other, pile=5).score > likeness(one, other, pile=50).score == likeness(one, other, pile=5000).score


def test_each_day_apart_and_another_first_day_make_one_happening_less_likely():
    one, same, later = profiles([record(name, DAM, date=date) for name, date in (("a", "2031-05-06"), ("b", "2031-05-06"), ("c", "2031-05-09"))])
    assert likeness(one, same).score > likeness(one, later).score
    recalled = DAM.replace("mardi", "le 4 mai")
    days = [record("a", recalled, times=(time(recalled, "le 4 mai", value),)) for value in ("2031-05-04", "2031-05-04", "2033-08-01")]
    one, same, later = profiles(days)
    assert likeness(one, same).score > likeness(one, later).score


def test_a_lead_gives_its_first_day_and_its_words_without_names():
    text = "La Vélanie a rouvert le 4 mai le pont de Kelmar, fermé le 2 janvier."
    named, actors = mentions(text, v="iso:VEL Vélanie")
    when = (time(text, "le 4 mai", "2031-05-04"), time(text, "le 2 janvier", "2031-01-02"))
    lead = lead_of(record("a", text, times=when, mentions=named, actors=actors))
    assert [day(each) for each in lead.main] == ["2031-05-04"]
    assert {day(each) for each in lead.told} == {"2031-05-04", "2031-01-02"}
    assert "pont" in lead.words
    assert not any(each.startswith(("vel", "kelm")) for each in lead.words)


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

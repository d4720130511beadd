"""Dates of an article of which only the first and last possible day of writing are known: what comes out the same from both has a value."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.annotate.times import TimesStage
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article, Published
from recoupe.resolve.dates import DatesStage, writing_days


def times(text, published):
    article = Article.of("a", text, published=published)
    return DatesStage("fr")(TimesStage()(Annotated(article=article))).times


def between(first, last):
    return Published(value=f"{first}/{last}", basis="inferred")


@pytest.mark.parametrize(
    ("text", "first", "last", "expected"),
    [
        ("Le bac rouvrira en juillet prochain.", "2022-07-02", "2023-06-30", "2023-07"),
        ("Le bac rouvrira le mois prochain.", "2031-05-01", "2031-05-20", "2031-06"),
        ("Le bac rouvrira le mois prochain.", "2031-05-01", "2031-06-02", None),
        ("Le bac a coulé l'an dernier.", "2031-05-01", "2031-12-20", "2030"),
        ("Le bac a coulé l'an dernier.", "2031-05-01", "2032-01-01", None),
        ("Le bac a coulé en juin.", "2031-07-01", "2031-11-20", "2031-06"),
        ("Le bac rouvrira en juin.", "2031-07-01", "2031-11-20", "2032-06"),
        ("Le bac a coulé en juin.", "2031-03-01", "2031-11-20", "XXXX-06"),
        ("Le bac a coulé le 3 juin.", "2031-06-04", "2031-06-20", "2031-06-03"),
        ("Le bac a coulé jeudi.", "2031-05-02", "2031-05-07", "2031-05-01"),
        ("Le bac a coulé jeudi.", "2031-05-02", "2031-05-09", None),
        ("Le bac a coulé hier.", "2031-05-01", "2031-05-20", None),
        ("Le bac a coulé cette année.", "2031-05-01", "2031-05-20", "2031"),
        ("Le bac a coulé ces derniers jours.", "2031-05-01", "2031-05-20", None),
        ("Depuis janvier, le bac est fermé.", "2031-05-01", "2031-05-20", "2031-01/.."),
        ("Le bac a coulé en 2019.", "2031-05-01", "2031-05-20", "2019"),
        ("La saison a duré deux ans.", "2031-05-01", "2031-05-20", "P2Y"),
    ],
)
def test_what_both_ends_agree_on(text, first, last, expected):
    assert times(text, between(first, last))[0].value == expected


def test_bounds_without_a_value_do_as_well():
    published = Published(earliest="2031-05-01", latest="2031-05-20", basis="inferred")
    found = times("Le bac rouvrira le mois prochain.", published)[0]
    assert (found.value, found.anchor) == ("2031-06", "published")
    assert found.why == "le même, que le texte ait été écrit le 1er mai 2031, le 20 mai 2031 ou entre les deux"


@pytest.mark.parametrize("published", [Published(), Published(earliest="2031-05-01"), Published(value="2031-05-01/..", basis="inferred")])
def test_one_end_alone_says_nothing(published):
    assert not writing_days(published)
    assert times("Le bac rouvrira le mois prochain.", published)[0].value is None


def test_what_is_given_to_a_month_counts_from_it():
    assert times("Le bac a coulé l'an dernier.", Published(value="2031-05", basis="given"))[0].value == "2030"


def test_the_eve_of_a_day_that_is_not_known_is_not_known():
    found = times("Le bac a coulé le 3 mars 2020. Jeudi, il a repris. La veille, il pleuvait.", Published())
    assert [each.value for each in found] == ["2020-03-03", None, None]


DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 12, 31))
SAID = (
    "a coulé jeudi",
    "a coulé en juin",
    "rouvrira en juin",
    "a coulé le 3 mars",
    "rouvrira lundi",
    "rouvrira en mai prochain",
    "a coulé l'été dernier",
    "a coulé à Pâques",
)


@given(first=DAYS, length=st.integers(2, 300), within=st.integers(0, 300), said=st.sampled_from(SAID))
def test_the_value_holds_on_every_day_between(first, length, within, said):
    last = first + datetime.timedelta(days=length)
    day = min(first + datetime.timedelta(days=within), last)
    text = f"Le bac {said}."
    told = times(text, between(first, last))[0].value
    if told and "XXXX" not in told:
        assert told == times(text, Published(value=day.isoformat(), basis="given"))[0].value

import datetime

import pytest

from recoupe.annotate.times import TimesStage
from recoupe.knowledge import load
from recoupe.knowledge.summits import SummitList
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article, Published
from recoupe.model.summit import Summit
from recoupe.model.when import When
from recoupe.resolve.dates import DatesStage
from recoupe.resolve.published import PublishedStage

TODAY = "2026-03-01"
OSLUNE = Summit(name="2e sommet des Rives", series="Rives", first=datetime.date(2023, 7, 27), last=datetime.date(2023, 7, 28), number=2, city="Oslune")
BRUME = Summit(name="1er sommet des Rives", series="Rives", first=datetime.date(2019, 10, 23), last=datetime.date(2019, 10, 24), number=1, city="Brume")
SUMMITS = SummitList((each, ("sommet des Rives",)) for each in (BRUME, OSLUNE))


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory):
    path = tmp_path_factory.mktemp("own") / "actors.toml"
    path.write_text(
        """
[[actor]]
id = "own:oslune"
name = "Oslune"
kind = "state"
demonyms = ["oslunais", "oslunaise"]

[[actor]]
id = "own:ada-lund"
name = "Ada Lund"
kind = "person"

[[actor]]
id = "own:ligue-des-rives"
name = "Ligue des Rives"
kind = "body"

[[office]]
holder = "own:ada-lund"
role = "head_of_state"
title = "présidente"
of = "own:oslune"
from = "2021-05-01"
until = "2023-05-01"

[[name]]
actor = "own:ligue-des-rives"
name = "Confédération des Rives"
from = "2022-03-01"
""",
        encoding="utf-8",
    )
    return load([path])


def published(text, given=None, basis=None, today=None, **known):
    work = TimesStage()(Annotated(article=Article.of("a", text, published=Published(value=given, basis=basis))))
    found = PublishedStage("fr", today, **known)(work).article.published
    for each in found.evidence:
        assert text[each.start : each.end].strip()
    return found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Le pont a cédé ce jeudi 3 avril 2025.", "2025-04-03/2025-04-04"),
        ("Le pont a cédé hier mercredi 2 avril 2025.", "2025-04-03"),
        ("Ouvert en janvier 2025, le pont a cédé ce jeudi 3 avril.", "2025-04-03/2025-04-04"),
        ("Ouvert en décembre 2024, le pont a cédé ce jeudi 3 avril.", "2025-04-03/2025-04-04"),
        ("Ouvert en décembre 2024, le pont a cédé jeudi 3 avril.", "2025-04-03/2025-04-10"),
        ("Ouvert en décembre 2024, le pont a cédé lundi 31 mars. Il a été fermé ce mercredi.", "2025-04-02/2025-04-03"),
        ("Ouvert en janvier 2014, le pont a cédé ce jeudi 3 avril.", "2014-04-03/2025-04-04"),
    ],
)
def test_a_day_that_the_text_calls_its_own(text, day):
    found = published(text, today=TODAY)
    assert (found.value, found.basis) == (day, "inferred")
    assert found.why
    assert found.evidence


def test_a_weekday_and_what_is_still_to_come_tell_the_day_of_a_month():
    found = published("Les ministres se rendront à Brume les 3 et 4 avril. L'annonce a été faite ce mardi.", "2025-04", "text")
    assert found.value == "2025-04-01"
    assert len(found.evidence) == 2


def test_bounds_where_the_day_cannot_be_told():
    found = published("La trêve, signée en mars 2021, tient. « Le sommet se tiendra en juillet 2022 », a-t-il dit. Il a parlé hier mardi.")
    assert found.value == "2021-03-01/2022-07-31"
    assert (found.earliest, found.latest) == ("2021-03-01", "2022-07-31")
    assert "mercredi" in found.why


def test_one_bound_is_no_value():
    found = published("La trêve a été signée en mars 2021.", today=TODAY)
    assert (found.value, found.earliest, found.latest, found.basis) == (None, "2021-03-01", None, "inferred")


@pytest.mark.parametrize(
    "text",
    [
        "La saison 2031 a été préparée par le port.",
        "Il a promis un pont pour 2031.",
        "La course a été reportée par le port à 2031.",
        "Elle a annoncé sa candidature à la mairie en 2031.",
        "« Il a plu ce jeudi 3 avril », dit une voisine.",
    ],
)
def test_what_lies_ahead_or_is_a_tale_bounds_nothing(text):
    found = published(text, today=TODAY)
    assert found.value is None
    assert found.earliest is None


def test_who_holds_an_office_bounds_the_day(knowledge):
    found = published("La présidente oslunaise Ada Lund a reçu jeudi les maires.", today=TODAY, knowledge=knowledge)
    assert (found.earliest, found.latest) == ("2021-03-31", "2023-06-01")
    assert "Ada Lund" in found.why
    day = published("La présidente oslunaise Ada Lund a reçu lundi 4 avril les maires.", today=TODAY, knowledge=knowledge)
    assert day.value == "2022-04-04/2022-04-11"


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        ("L'ancienne présidente oslunaise Ada Lund a reçu jeudi les maires.", None),
        ("La nouvelle présidente oslunaise Ada Lund a été élue jeudi.", None),
        ("Le pont a été ouvert en 2022 par la présidente oslunaise Ada Lund.", "2022-01-01"),
        ("Jeudi, le fils de la présidente oslunaise Ada Lund a reçu les maires.", "2021-03-31"),
    ],
)
def test_someone_recalled_or_not_yet_in_office_is_no_bound_above(knowledge, text, earliest):
    found = published(text, today=TODAY, knowledge=knowledge)
    assert (found.earliest, found.latest) == (earliest, None)


def test_a_body_has_no_name_before_it_takes_it(knowledge):
    assert published("La Confédération des Rives se réunit.", today=TODAY, knowledge=knowledge).earliest == "2022-01-29"
    assert published("La Ligue des Rives se réunit.", today=TODAY, knowledge=knowledge).earliest is None


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("Il ira au prochain sommet des Rives, qui se tiendra en juillet prochain à Oslune.", "2022-07-01", "2023-06-30"),
        ("Il passera par le port avant le 2e sommet des Rives.", None, "2023-07-28"),
        ("Au terme du sommet des Rives, à Oslune, ils ont signé.", "2023-07-20", None),
        ("Il ira au sommet des Rives.", None, None),
        ("Avant le 3e sommet des Rives, ils ont signé.", None, None),
    ],
)
def test_a_dated_summit_awaited_or_over(text, earliest, latest):
    found = published(text, today=TODAY, summits=SUMMITS)
    assert (found.earliest, found.latest) == (earliest, latest)


def test_a_weekday_that_fits_no_year_tells_nothing():
    assert published("Depuis janvier 2025, on attend. Il a parlé ce mercredi 4 novembre.", today=TODAY).value is None


@pytest.mark.parametrize("text", ["Le pont a cédé.", "Le pont a cédé jeudi.", "Le pont a cédé ce jeudi 3 avril.", "Cela dure deux ans."])
def test_silence_where_the_year_is_not_known(text):
    assert published(text).value is None


@pytest.mark.parametrize("given", ["2024-02-01", "2024-02-01T10:00"])
def test_what_is_given_is_never_overridden(given):
    found = published("Le pont a cédé ce jeudi 3 avril 2025.", given, "given")
    assert (found.value, found.basis) == (given, "given")


def test_a_month_that_is_given_bounds_what_is_inferred():
    assert published("Le pont a cédé ce jeudi 3 avril 2025.", "2024-02", "given").value == "2024-02"
    inferred = published("Le pont a cédé ce jeudi 3 avril.", "2025-04", "given").value
    assert When.of("2025-04").bounds()[0] <= When.of(inferred).first


def test_dates_count_from_an_inferred_day():
    work = PublishedStage("fr")(TimesStage()(Annotated(article=Article.of("a", "Le pont a cédé ce jeudi 3 avril 2025. Il tremblait lundi."))))
    assert [each.value for each in DatesStage("fr")(work).times] == ["2025-04-03", "2025-03-31"]


def oddities(text, given):
    work = TimesStage()(Annotated(article=Article.of("a", text, published=Published(value=given, basis="metadata"))))
    found = PublishedStage("fr")(work)
    assert found.article.published.value == given
    return found.oddities or ()


@pytest.mark.parametrize(
    ("text", "given", "day"),
    [
        ("Le pont a cédé ce jeudi 3 avril 2025.", "2025-04-05", "2025-04-03"),
        ("Le pont a cédé ce jeudi 3 avril.", "2025-04-05T10:00", "2025-04-03"),
        ("Le pont a cédé ce jeudi 3 avril 2025.", "2024-04-03", "2025-04-03"),
        ("Le pont a cédé hier mercredi 2 avril.", "2025-04-10", "2025-04-03"),
        ("Le port a rouvert lundi 14 avril.", "2025-04-05", "2025-04-14"),
    ],
)
def test_a_given_day_that_the_text_contradicts_is_reported_with_both(text, given, day):
    (odd,) = oddities(text, given)
    assert (odd.kind, odd.readings) == ("date", (given[:10], day))
    assert odd.text in text
    assert odd.why


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Le pont a cédé ce jeudi 3 avril 2025.", "2025-04-04"),
        ("Le pont a cédé ce jeudi 3 avril 2025.", "2025-04-03T23:10+02:00"),
        ("Le pont rouvrira ce jeudi 3 avril.", "2025-03-31"),
        ("Le pont a cédé lundi 31 mars.", "2025-04-05"),
        ("Le procès a été renvoyé au lundi 14 avril.", "2025-04-05"),
        ("« Il a plu ce jeudi 3 avril », dit une voisine.", "2025-04-10"),
        ("Il a parlé ce mercredi 4 novembre.", "2025-11-06"),
    ],
)
def test_a_night_a_plan_and_a_slip_of_the_weekday_are_no_disagreement(text, given):
    assert oddities(text, given) == ()

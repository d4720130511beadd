import pytest

from recoupe.annotate.times import TimesStage
from recoupe.model.annotated import Annotated
from recoupe.model.article import Article, Published
from recoupe.model.when import When
from recoupe.resolve.dates import DatesStage
from recoupe.resolve.published import PublishedStage


def published(text, given=None, basis=None, today=None):
    work = TimesStage()(Annotated(article=Article.of("a", text, published=Published(value=given, basis=basis))))
    return PublishedStage("fr", today)(work).article.published


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Le pont a cédé ce jeudi 3 avril 2025.", "2025-04-03"),
        ("Le pont a cédé hier mercredi 2 avril 2025.", "2025-04-03"),
        ("Ouvert en janvier 2025, le pont a cédé ce jeudi 3 avril.", "2025-04-03"),
        ("Ouvert en décembre 2024, le pont a cédé ce jeudi 3 avril.", "2025-04-03"),
    ],
)
def test_a_day_that_the_text_calls_its_own(text, day):
    found = published(text, today="2026-03-01")
    assert (found.value, found.basis) == (day, "inferred")
    assert found.why
    assert found.evidence


def test_a_weekday_and_what_is_still_to_come_tell_the_day_of_a_month():
    found = published("Les ministres se rendront à Brume les 3 et 4 avril. L'annonce a été faite ce mardi.", "2025-04", "text")
    assert found.value == "2025-04-01"
    assert len(found.evidence) == 2


def test_bounds_where_the_day_cannot_be_told():
    found = published("La trêve, signée en mars 2021, tient. Le sommet se tiendra en juillet 2022. Il a parlé hier mardi.")
    assert found.value is None
    assert (found.earliest, found.latest) == ("2021-03-01", "2022-07-01")
    assert "mercredi" in found.why


def test_a_date_that_fits_several_years_since_what_the_text_remembers_tells_nothing():
    assert published("Fermé en janvier 2014, le pont a cédé ce jeudi 3 avril.", today="2026-03-01").value is None


def test_a_weekday_that_does_not_fit_any_year_tells_nothing():
    assert published("Depuis janvier 2025, on attend. Il a parlé ce mercredi 4 novembre.").value is None


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

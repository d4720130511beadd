import pytest

from recoupe.lang.fr.press import press
from recoupe.lang.fr.view import plain_view
from recoupe.lang.say import Say
from recoupe.model.article import Published
from recoupe.read.published import bounds_of, edtf_of, published_in
from recoupe.read.zones import zones_of

BODY = "La mairie a ouvert le gymnase aux familles que la montée du lac avait chassées de leurs maisons pendant la nuit de lundi."


def published(text: str) -> Published:
    view = plain_view(text)
    return published_in(text, view, zones_of(view, press()), press(), Say("fr"))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2025-11-04T13:13", "2025-11-04T13:13"),
        ("2019-07-29T12:35:00+02:00", "2019-07-29T12:35:00+02:00"),
        ("2019-07-29T12:35:00.000Z", "2019-07-29T12:35:00Z"),
        ("2024-01-03 15:00:54", "2024-01-03T15:00:54"),
        ("15-2-2019", "2019-02-15"),
        ("03/04/2025 à 18h30", "2025-04-03T18:30"),
        ("1er avril 2025", "2025-04-01"),
        ("Jeudi 3 avr. 2025, 7h05", "2025-04-03T07:05"),
        ("Thu, 03 Apr 2025 18:30:00 GMT", "2025-04-03T18:30:00Z"),
        ("2025-04", "2025-04"),
        ("31/02/2025", None),
        ("04/25/2025", None),
        ("3 brumaire 2025", None),
        ("2025", None),
        ("hier soir", None),
        ("2025-04-03T25:00", None),
    ],
)
def test_dates_as_they_are_written(words: str, value: str | None) -> None:
    assert edtf_of(words) == value


def test_bounds_of_a_month_are_its_days() -> None:
    assert bounds_of("2024-02") == ("2024-02-01", "2024-02-29")
    assert bounds_of(None) == (None, None)


@pytest.mark.parametrize(
    ("line", "value", "words"),
    [
        ("2025-04-03", "2025-04-03", "2025-04-03"),
        ("Publié le 3 avril 2025 à 18h30", "2025-04-03T18:30", "3 avril 2025 à 18h30"),
        ("Publié le 03/04/2025", "2025-04-03", "03/04/2025"),
        ("jeudi 3 avril 2025", "2025-04-03", "jeudi 3 avril 2025"),
        ("Par Jeanne Morel, le 3 avril 2025", "2025-04-03", "3 avril 2025"),
    ],
)
def test_a_date_line_is_found_with_its_words(line: str, value: str, words: str) -> None:
    text = f"Le lac recule\n{line}\n{BODY}"
    found = published(text)
    assert (found.value, found.basis) == (value, "text")
    assert [text[each.start : each.end] for each in found.evidence] == [words]
    assert words in (found.why or "")


def test_publication_and_update_are_told_apart() -> None:
    found = published(f"Le lac recule\nPublié le 3 avril 2025 à 18h30 - Mis à jour le 4 avril 2025 à 7h05\n{BODY}")
    assert (found.value, found.modified) == ("2025-04-03T18:30", "2025-04-04T07:05")
    assert published(f"Le lac recule\nMis à jour le 4 avril 2025\n{BODY}").value is None


def test_a_month_keeps_its_precision() -> None:
    found = published(f" date 2025-04 {BODY}")
    assert (found.value, found.earliest, found.latest) == ("2025-04", "2025-04-01", "2025-04-30")


def test_nothing_is_supplied() -> None:
    assert published(f"Le lac recule\nLAUSANNE, 3 avr (AFP) - {BODY}").value is None
    assert published(f"{BODY} Le 3 avril 2025, le lac avait débordé.") == Published()

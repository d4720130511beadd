import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.model.when import NotATime, When, easter, week

NO_VALUES = "2025-13 2025-02-30 2025-04-03/2025-04-01 ../.. P PT 2025-25 XXXX 199X-04 2025-XX-03 2025T10:00 2025-04-03T25:00 mardi 2025-4-3"
DAYS = st.dates(min_value=datetime.date(1600, 1, 1), max_value=datetime.date(2399, 12, 31))


@pytest.mark.parametrize(
    ("value", "precision", "bounds"),
    [
        ("2025-04-03", "day", ("2025-04-03", "2025-04-03")),
        ("2025-06", "month", ("2025-06-01", "2025-06-30")),
        ("2024-02", "month", ("2024-02-01", "2024-02-29")),
        ("2025", "year", ("2025-01-01", "2025-12-31")),
        ("199X", "decade", ("1990-01-01", "1999-12-31")),
        ("18XX", "century", ("1800-01-01", "1899-12-31")),
        ("2025-21", "season", ("2025-03-01", "2025-05-31")),
        ("2025-24", "season", ("2025-12-01", "2026-02-28")),
        ("2025-34", "quarter", ("2025-04-01", "2025-06-30")),
        ("2025-36", "quarter", ("2025-10-01", "2025-12-31")),
        ("2025-40", "semester", ("2025-01-01", "2025-06-30")),
        ("2025-41", "semester", ("2025-07-01", "2025-12-31")),
        ("2025-04-03/2025-04-04", "interval", ("2025-04-03", "2025-04-04")),
        ("2020/2023", "interval", ("2020-01-01", "2023-12-31")),
        ("2019/..", "interval", ("2019-01-01", "9999-12-31")),
        ("../2025-04-11", "interval", ("0001-01-01", "2025-04-11")),
        ("2020-05-14T17:00Z", "time", ("2020-05-14", "2020-05-14")),
        ("2019-11-25T18:38~", "time", ("2019-11-25", "2019-11-25")),
        ("2015~", "year", ("2015-01-01", "2015-12-31")),
    ],
)
def test_every_form_of_the_table_has_its_days(value, precision, bounds):
    when = When.of(value)
    assert str(when) == value
    assert when.precision == precision
    assert tuple(day.isoformat() for day in when.bounds()) == bounds


@pytest.mark.parametrize("value", ["P2Y", "PT24H", "PXD", "P10Y", "PT30M", "P2M~", "PT24H~", "P1Y6M", "P2.5D"])
def test_durations_have_no_days(value):
    assert When.of(value).precision == "duration"
    assert When.of(value).bounds() is None


@pytest.mark.parametrize(
    "value",
    ["", *NO_VALUES.split()],
)
def test_what_is_no_value_is_refused(value):
    with pytest.raises(NotATime):
        When.of(value)


def test_a_day_without_its_year_is_kept_but_cannot_be_compared():
    when = When.of("XXXX-04-03")
    assert when.bounds() is None
    assert when.compatible(When.of("2025-04-03")) is None


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        ("2025-04", "2025-05", True),
        ("2025-05", "2025-04", False),
        ("2025-04", "2025-04-20", None),
        ("2025-04-03", "2025-04-03", False),
        ("2025-04-03/2025-04-05", "2025-04-06", True),
        ("2019/..", "2025", None),
        ("P2Y", "2025", None),
        ("2015~", "2016", None),
    ],
)
def test_precedes(a, b, answer):
    assert When.of(a).precedes(When.of(b)) is answer


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        ("2025-04", "2025-04-03", None),
        ("2025-04-01/2025-04-30", "2025-04-03", True),
        ("2025-04-01/2025-04-30", "2025-05-03", False),
        ("2025-04-03/2025-04-04", "2025-04", None),
        ("2025-04-03", "2025-04-03", True),
    ],
)
def test_contains(a, b, answer):
    assert When.of(a).contains(When.of(b)) is answer


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        ("2025-04", "2025-04-03", True),
        ("2025-04-03", "2025-04-04", False),
        ("2025-04-03/2025-04-04", "2025-04-03", True),
        ("2015~", "2016", None),
        ("2025-04-03T10:00", "2025-04-03T11:00", False),
        ("2025-04-03T10:00", "2025-04-03", True),
        ("2025-04-03T10:00Z", "2025-04-03T12:00", None),
    ],
)
def test_compatible_tells_a_difference_from_a_lesser_precision(a, b, answer):
    assert When.of(a).compatible(When.of(b)) is answer
    assert When.of(b).compatible(When.of(a)) is answer


@given(DAYS, DAYS)
def test_of_two_days_one_precedes_or_they_are_the_same(a, b):
    first, second = When.day(a), When.day(b)
    assert [first.precedes(second), second.precedes(first), first.compatible(second)].count(True) == 1
    assert first.intersects(second) is (a == b)


@given(DAYS, DAYS)
def test_an_interval_contains_its_ends(a, b):
    low, high = sorted((a, b))
    whole = When.of(f"{low}/{high}")
    assert whole.contains(When.day(low)) is True
    assert whole.contains(When.day(high)) is True
    assert When.of(f"{low:%Y-%m}").compatible(When.day(low)) is True


@given(DAYS)
def test_a_week_has_seven_days_and_its_day(day):
    bounds = When.of(week(day)).bounds()
    assert bounds[0] <= day <= bounds[1]
    assert (bounds[1] - bounds[0]).days == 6
    assert bounds[0].weekday() == 0


@pytest.mark.parametrize(("year", "day"), [(2000, "2000-04-23"), (2008, "2008-03-23"), (2024, "2024-03-31"), (2025, "2025-04-20"), (2038, "2038-04-25")])
def test_easter(year, day):
    assert easter(year).isoformat() == day

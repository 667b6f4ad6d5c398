import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.record.importers.birthdays import like_births, middle_of, year_of

NOW = 2026.0


@pytest.mark.parametrize(
    ("value", "year"),
    [
        ("1970-03-14", 1970 + 2 / 12),
        ("1970-03-14 00:00:00", 1970 + 2 / 12),
        ("1970-07-13T23:00:00.000Z", 1970.5),
        ("14/07/1970", 1970.5),
        ("07/14/1970", 1970.5),
        ("14.7.70", 1970.5),
        ("14-Jul-1970", 1970.5),
        ("14 JULY 1970", 1970.5),
        ("19700714", 1970.5),
        ("1.7.05", 2005.5),
    ],
)
def test_a_date_is_read_as_people_write_it(value: str, year: float) -> None:
    assert year_of(value) == pytest.approx(year)


@pytest.mark.parametrize("value", ["", "1970", "1970-13-40", "12345678", "14 Foo 1970", "2014-10-22T11:15:41Z", "1/2"])
def test_what_is_no_day_is_none(value: str) -> None:
    assert year_of(value) is None


def test_the_middle_of_events_is_told_with_times_of_day_and_not_from_numbers() -> None:
    assert middle_of(["2024-01-01T09:30:00Z", "2024-07-02 10:00", "2025-01-01"]) == 2024.5
    assert middle_of(["20190101", "20190001", "99999999"]) is None
    assert middle_of([]) is None


def test_eight_birthdays_of_one_year_stop_where_events_are_of_another_time() -> None:
    born = [f"1970-{month:02d}-01" for month in range(1, 9)]
    assert "dates of birth" in str(like_births(born, 8, 2024.2, NOW))
    assert like_births(born, 8, 1972.0, NOW) is None


@given(st.integers(2, 300), st.integers(0, 2**32))
def test_dates_that_go_with_the_events_pass(count: int, seed: int) -> None:
    luck = random.Random(seed)
    events = [date(1995, 1, 1) + timedelta(luck.randrange(11_000)) for _ in range(count)]
    starts = [(one - timedelta(luck.randrange(1500))).isoformat() for one in events]
    middle = middle_of([one.isoformat() for one in events])
    assert like_births(set(starts), count, middle, NOW) is None


@given(st.integers(2, 300), st.integers(0, 2**32), st.integers(1, 20))
def test_birthdays_of_grown_people_stop(people: int, seed: int, events_each: int) -> None:
    luck = random.Random(seed)
    born = {(date(1940, 1, 1) + timedelta(luck.randrange(24_000))).strftime("%d/%m/%Y") for _ in range(people)}
    if len(born) > 1:
        assert like_births(born, people * events_each, 2024.0, NOW) is not None


def test_a_contract_of_long_ago_is_no_birthday() -> None:
    assert like_births(["2009-04-01"], 8, 2024.0, NOW) is None
    starts = [f"{year}-04-01" for year in range(2001, 2010)]
    assert like_births(starts, 5000, 2024.0, NOW) is None


def test_other_words_and_figures_are_no_birthdays() -> None:
    assert like_births(["1970-01-01", "Hub", "Clinic"], 3, 2024.0, NOW) is None
    assert like_births(["1970", "1980"], 2, 2024.0, NOW) is None
    assert like_births([], 0, 2024.0, NOW) is None


def test_without_events_births_are_told_by_decades() -> None:
    luck = random.Random(6)
    born = [f"{luck.randrange(1940, 2001)}-03-{luck.randrange(1, 29):02d}" for _ in range(100)]
    assert "decades apart" in str(like_births(born, 100, None, NOW))
    assert like_births(born[:8], 8, None, NOW) is None
    assert like_births([one.replace(one[:4], "2015") for one in born], 100, None, NOW) is None

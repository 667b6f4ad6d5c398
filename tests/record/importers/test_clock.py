from datetime import date

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.record import RecordError
from commonweal.record.importers.clock import NO_DAY, Order, days_of
from commonweal.record.importers.moments import read_moments


def decide(*values: str, told: bool | None = None) -> tuple[bool, str]:
    order = Order()
    for row, value in enumerate(values, 2):
        order.see(read_moments(pa.array([value])), row)
    return order.decide(told, "log.csv, when")


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_days_are_those_of_the_calendar(day: date) -> None:
    found = days_of(*(np.array([one]) for one in (day.year, day.month, day.day)))
    assert found.tolist() == [(day - date(1970, 1, 1)).days]


@pytest.mark.parametrize("wrong", [(2019, 2, 29), (2019, 0, 1), (2019, 13, 1), (2019, 4, 31), (2019, 4, 0)])
def test_days_the_calendar_does_not_have_are_none(wrong: tuple[int, int, int]) -> None:
    assert days_of(*(np.array([one]) for one in wrong)).tolist() == [NO_DAY]


def test_a_number_above_twelve_decides_for_the_column() -> None:
    assert decide("1/4/2019", "13/4/2019") == (True, "")
    assert decide("1/4/2019", "4/13/2019") == (False, "")


def test_where_nothing_decides_the_day_is_taken_first_and_it_is_said() -> None:
    first, taken = decide("1/4/2019", "2/4/2019")
    assert first
    assert "--month-first" in taken


@pytest.mark.parametrize("values", [("2019-04-01",), ("4/4/2019",), ("2019-04-01", "13/4/2019")])
def test_where_nothing_is_open_nothing_is_said(values: tuple[str, ...]) -> None:
    assert decide(*values) == (True, "")


def test_the_user_has_the_last_word() -> None:
    assert decide("1/4/2019", told=False) == (False, "")


def test_a_column_of_both_is_refused_with_a_row_of_each() -> None:
    with pytest.raises(RecordError, match="in row 2 the day stands first and in row 3 the month"):
        decide("13/4/2019", "4/13/2019")

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from commonweal.lenses.pounds import Periods

EPOCH = date(1970, 1, 1)


def named(periods: Periods, day: date) -> str:
    return periods.name(int(periods.number(np.array([(day - EPOCH).days]))[0]))


def test_the_year_of_public_money_begins_in_april():
    assert named(Periods(), date(2024, 3, 31)) == "2023/24"
    assert named(Periods(), date(2024, 4, 1)) == "2024/25"
    assert named(Periods(), date(1999, 12, 31)) == "1999/00"


def test_quarters_are_those_of_the_year_of_money():
    quarters = Periods(3)
    assert [named(quarters, date(2024, m, 1)) for m in (4, 6, 7, 10)] == [
        "2024/25 Q1",
        "2024/25 Q1",
        "2024/25 Q2",
        "2024/25 Q3",
    ]
    assert named(quarters, date(2025, 1, 1)) == "2024/25 Q4"
    assert named(Periods(3, 1), date(2025, 1, 1)) == "2025 Q1"
    assert named(Periods(12, 1), date(2025, 12, 31)) == "2025"


@given(st.dates(date(1970, 1, 1), date(2200, 1, 1)), st.sampled_from([3, 12]), st.integers(1, 12))
def test_a_day_lies_in_its_period(day, months, first):
    periods = Periods(months, first)
    number = periods.number(np.array([(day - EPOCH).days]))
    begin, end = (EPOCH + timedelta(int(d)) for d in periods.first_day(np.append(number, number + 1)))
    assert begin <= day < end
    assert begin.day == 1
    assert (end.year - begin.year) * 12 + end.month - begin.month == months
    assert named(periods, begin) == named(periods, day) != named(periods, end)

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from commonweal.record.day import EPOCH, date_of, day_number


@given(st.dates())
def test_there_and_back_is_the_same_day(day):
    assert date_of(day_number(day)) == day
    assert day_number(day) == np.datetime64(day, "D").astype(int)


def test_day_nought_is_the_first_of_1970():
    assert day_number(EPOCH) == 0
    assert date_of(np.int32(31)) == date(1970, 2, 1)

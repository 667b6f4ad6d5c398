import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.live.pages.pounds import pence, pounds


@given(st.integers(-(10**15), 10**15))
def test_pounds_shown_are_read_back_to_the_penny(amount):
    assert pence(pounds(amount)) == amount


@pytest.mark.parametrize(("written", "amount"), [("£1,234.5", 123450), (" 20 ", 2000), ("-£3", -300), ("£-3.07", -307)])
def test_people_write_pounds_in_many_ways(written, amount):
    assert pence(written) == amount


@pytest.mark.parametrize("written", ["", "ten", "1,23", "1.234", "--1", "£", "1e5", "٣", "NaN"])
def test_anything_else_is_refused_with_what_would_be_right(written):
    with pytest.raises(ValueError, match="write it like 1234"):
        pence(written)

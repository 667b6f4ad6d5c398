import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from commonweal.lenses.discovery import adjust


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_it_equals_scipys(given_p):
    assert adjust(given_p) == pytest.approx(false_discovery_control(given_p).tolist())


def test_what_could_not_be_tested_takes_no_part():
    assert adjust([None, 0.01, None, 0.03]) == [None, 0.02, None, 0.03]
    assert adjust([None]) == [None]
    assert adjust([]) == []

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.live.directory.feed.near import matches, metres, middle, plain

POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def test_a_degree_of_latitude_is_111_kilometres():
    assert metres((50.0, -4.0), (51.0, -4.0)) == pytest.approx(111_195, abs=1)


@given(POINTS, POINTS)
def test_distances_are_the_same_there_and_back(one, other):
    assert metres(one, other) == pytest.approx(metres(other, one), abs=1e-3)
    assert 0 <= metres(one, other) <= 20_015_200
    assert metres(one, one) == pytest.approx(0, abs=1e-3)


def test_postcodes_are_equal_however_they_are_written():
    assert plain(" pl1 1aa") == "PL11AA"
    assert matches("PL1 1AA", "pl11aa")
    assert matches("PL1 1AA", "PL1")
    assert not matches("PL11 1AA", "PL1")
    assert not matches("", "")
    assert not matches("PL1", "")


def test_the_middle_of_nothing_is_nowhere():
    assert middle([]) is None
    assert middle([(50.0, -4.0), (52.0, -2.0)]) == (51.0, -3.0)

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.lenses.emergent.bits import information


def test_what_says_all_says_the_whole_entropy():
    told = information([np.diag([250, 250, 250, 250])], draws=99)
    assert told.bits.value == pytest.approx(2, abs=0.02)
    assert told.share == pytest.approx(1, abs=0.02)
    assert told.p == pytest.approx(0.01)


def test_a_noisy_channel_has_the_capacity_that_the_formula_gives():
    told = information([np.array([[890, 110], [110, 890]])], draws=199)
    truth = 1 + 0.11 * np.log2(0.11) + 0.89 * np.log2(0.89)
    assert told.bits.low < truth < told.bits.high
    assert told.bits.value == pytest.approx(truth, abs=0.002)


def test_the_kind_of_need_alone_is_no_information():
    """In either stratum score and later score are apart; together, the strata would pass for knowledge."""
    told = information([np.array([[80, 80], [0, 0]]), np.array([[0, 0], [80, 80]])], draws=99)
    assert told.bits.value == 0
    assert told.p == 1


def test_things_apart_have_no_information_within_the_interval():
    luck, inside, alarms = np.random.default_rng(1), 0, 0
    for _ in range(60):
        told = information([luck.multinomial(150, np.full(16, 1 / 16)).reshape(4, 4)], draws=99)
        inside += told.bits.low == 0
        alarms += told.p <= 0.05
        assert told.n == 150
    assert inside >= 54
    assert alarms <= 8  # 3 expected; 9 or more once in four hundred


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.integers(0, 30), min_size=3, max_size=3), min_size=2, max_size=4))
def test_information_is_never_below_nothing_nor_above_what_there_is_to_know(rows):
    table = np.array(rows)
    if table.sum() < 2:
        return
    told = information([table], draws=19)
    assert 0 <= told.bits.low <= told.bits.value <= told.bits.high
    assert told.bits.value <= np.log2(3) + 0.01

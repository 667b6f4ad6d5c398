import numpy as np
import pytest

from commonweal.lenses.signs.jump import CELLS, counts, jump, too_little

UNITS, PERIODS = 60, 40
UNIT = np.repeat(np.arange(UNITS), PERIODS)


def smooth(seed=1):
    return np.random.default_rng(seed).normal(0.3, 1, UNITS * PERIODS)


def test_a_quarter_of_those_just_short_lifted_is_found_and_its_size_is_right():
    far = smooth()
    lifted = (far < 0) & (far > -0.15) & (np.random.default_rng(2).random(len(far)) < 0.4)
    found = jump(np.where(lifted, -far, far), UNIT)
    assert found.p < 0.01
    assert found.ratio.low < 1.4 / 0.6 < found.ratio.high
    assert jump(far, UNIT).p > 0.05


def test_fewer_just_past_is_not_taken_for_more():
    far = smooth()
    sunk = (far > 0) & (far < 0.1) & (np.random.default_rng(2).random(len(far)) < 0.6)
    assert jump(np.where(sunk, -far, far), UNIT).p > 0.9


@pytest.mark.parametrize("power", [1, 3])
def test_a_density_that_grows_straight_or_by_a_cube_leaves_no_excess(power):
    width = 0.1
    middle = (np.arange(-CELLS, CELLS) + 0.5) * width
    density = 1 + 0.9 * np.sign(middle) * np.abs(middle / (CELLS * width)) ** power
    times = np.round(density * 1000).astype(int)
    far, units = np.repeat(middle, times), np.arange(times.sum()) % 20
    far = np.append(far, np.tile([-50.0, 50.0], 3000))  # so that a cell may be a tenth wide
    units = np.append(units, np.zeros(6000, int))
    found = [each for each in counts(far, units, width) if each.width == pytest.approx(width)]
    assert found
    assert found[0].parts.sum() == pytest.approx(0, abs=2)
    assert found[0].ratio.value == pytest.approx(1, abs=0.01)


def test_values_of_one_service_count_as_one_however_many_they_are():
    far = smooth()
    once = np.append(far, np.full(200, 0.01))
    assert jump(once, np.append(UNIT, np.zeros(200, int))).p > 0.05
    assert jump(once, np.append(UNIT, np.arange(200) % UNITS)).p < 0.01


def test_coarse_values_are_not_looked_at_more_closely_than_their_step():
    far = smooth()
    assert jump(far, UNIT, 0.2).width >= 0.2
    assert jump(far, UNIT, 5.0).p is None
    mixed = np.where(UNIT % 2 == 0, 5.0, 0.0)
    assert jump(far, UNIT, mixed).units <= UNITS / 2


def test_too_few_values_or_services_near_the_line_cannot_tell():
    few = jump(np.linspace(-1, 1, 15), np.arange(15))
    assert few.p is None
    assert too_little(few)
    alone = jump(smooth(), np.zeros(UNITS * PERIODS, int))
    assert alone.p is None
    assert jump(np.zeros(0), np.zeros(0, int)).p is None
    assert jump(smooth() + 50, UNIT).p is None
    assert not too_little(jump(smooth(), UNIT))

"""The docking model's luck: the numbers of section 3."""

import statistics

from .luck import MASK, PHI, SEEK, WORK, Luck, high, irwin_hall, key, low, mix
from .units import LEVEL, fix


def test_mix_is_splitmix64():
    # The first number of SplitMix64 from seed 0, as published with the generator.
    assert mix(PHI) == 0xE220A8397B1DCDAF


def test_bits_differ_by_stream_week_entity_and_slot():
    luck = Luck(1)
    calls = [(SEEK, 3, 7, 0), (WORK, 3, 7, 0), (SEEK, 4, 7, 0), (SEEK, 3, 8, 0), (SEEK, 3, 7, 1)]
    assert len({luck.bits(*call) for call in calls}) == len(calls)
    assert key(1, SEEK, 3) != key(2, SEEK, 3)


def test_normal_has_mean_0_sd_1_and_bounds():
    luck = Luck(5)
    z = [luck.normal(WORK, 0, i, 0) for i in range(20000)]
    assert abs(statistics.mean(z)) < 0.03
    assert abs(statistics.stdev(z) - 1) < 0.02
    assert irwin_hall(0) > -3.47
    assert irwin_hall(MASK) < 3.47


def test_uniform_low_and_high():
    luck = Luck(5)
    u = [luck.uniform(SEEK, 2, i, 0) for i in range(5000)]
    assert 0 <= min(u) < max(u) < 1
    assert abs(statistics.mean(u) - 0.5) < 0.02
    assert (high(0xABCD << 32), low((7 << 32) + 5)) == (0xABCD, 5)


def test_fix_rounds_halves_up_also_below_nought():
    assert [fix(v, 2) for v in (0.25, -0.25, -0.26, 0.24)] == [1, 0, -1, 0]
    assert fix(1.0, LEVEL) == LEVEL

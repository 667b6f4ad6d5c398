import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.lenses.signs.xmr import RULES, assurance, by_chance, chart, noise_rate

PUBLISHED = [1, 2, 1, 2, 10] + [1, 2] * 6 + [1]  # the vector on which the ports of the NHS tool were compared
SERIES = st.lists(st.floats(-1e6, 1e6).map(lambda x: round(x, 3)), min_size=1, max_size=60)


@pytest.mark.parametrize(("screen", "low", "high"), [(True, -0.72, 4.60), (False, -3.06, 6.95)])
def test_limits_are_those_of_the_published_tool(screen, low, high):
    drawn = chart(PUBLISHED, screen=screen)
    assert drawn.mean[0] == pytest.approx(1.94, abs=0.005)
    assert drawn.low[0] == pytest.approx(low, abs=0.005)
    assert drawn.high[0] == pytest.approx(high, abs=0.005)
    assert np.flatnonzero(drawn.special).tolist() == [4]


def rules(values, **how):
    drawn = chart(values, **how)
    return [RULES[i] if i >= 0 else "" for i in drawn.rule]


def test_seven_on_one_side_is_special_and_six_is_not():
    calm = [1, -1] * 6
    assert rules([*calm, *[1.0] * 6, *[-1.0] * 5]).count(RULES[1]) == 0
    found = rules([0, -2] * 4 + [1] * 7)
    assert found[-7:] == [RULES[1]] * 7


def test_seven_rising_points_are_a_trend_and_six_are_not():
    wave = [0, 5, -5, 4, -4, 5, -5]
    six = [*wave, -3, -2, -1, 1, 2, -4, 5, -5, 4]
    seven = [*wave, -3, -2, -1, 1, 2, 3, -4, 5, -5]
    assert RULES[2] not in rules(six)
    found = rules(seven)
    assert found[6:13] == [RULES[2]] * 7


def test_two_of_three_near_a_limit_need_all_three_on_that_side():
    calm = [1.0, -1.0] * 20  # mean moving range 2.2: limits about 5.9 from the mean, near ones 3.9
    near = rules([*calm, 4.6, 0.9, 4.6, -1, 1, -1])
    assert [i for i, rule in enumerate(near) if rule == RULES[3]] == [40, 42]
    across = rules([*calm, 4.6, -0.9, 4.6, -1, 1, -1])
    assert set(across) == {""}


def test_limits_begin_anew_where_the_chart_is_rebased():
    drawn = chart([1.0, 2.0] * 6 + [11.0, 12.0] * 6, starts=(12,))
    assert drawn.mean[[0, -1]].tolist() == [1.5, 11.5]
    assert not drawn.special.any()
    assert not drawn.short
    assert chart([1.0, 2.0] * 6 + [11.0, 12.0] * 5, starts=(12,)).short
    assert chart([1.0, 2.0] * 6 + [11.0, 12.0] * 6).special.any()


@pytest.mark.parametrize(
    ("target", "better", "said"),
    [
        (3.0, 1, "consistently missed"),
        (3.0, -1, "consistently met"),
        (-3.0, 1, "consistently met"),
        (-3.0, -1, "consistently missed"),
        (0.5, 1, "now met, now missed, by ordinary variation"),
        (3.0, 0, "the target is above what is ordinary"),
        (-3.0, 0, "the target is below what is ordinary"),
        (float("nan"), 1, "no target"),
    ],
)
def test_assurance_is_said_in_words(target, better, said):
    drawn = chart([0.0, 1.0] * 8)  # mean 0.5, limits 0.5 +- 2.66
    assert assurance(drawn, target * 2, better) == said


def test_a_series_that_never_moves_shows_nothing_special():
    assert not chart([0.1] * 30).special.any()


@given(SERIES)
def test_limits_hold_the_mean_and_many_series_are_charted_as_one_is(values):
    drawn = chart(values)
    assert np.isfinite(drawn.low).all()
    assert (drawn.low <= drawn.mean).all()
    assert (drawn.mean <= drawn.high).all()
    np.testing.assert_array_equal(chart([values, values[::-1]]).rule[0], drawn.rule)


@given(SERIES, st.floats(0.5, 3), st.floats(-5, 5))
def test_a_chart_does_not_depend_on_the_unit(values, scale, shift):
    whole = np.round(values, 0)  # so that no point stands within rounding of a limit or of the mean
    other = np.round(scale * 8) / 8 * whole + np.round(shift)
    np.testing.assert_array_equal(chart(whole).rule, chart(other).rule)


@given(SERIES)
def test_upside_down_is_the_same_chart(values):
    np.testing.assert_array_equal(chart(values).rule, chart([-value for value in values]).rule)


def test_false_alarms_of_the_rules_are_told_as_simulation_gives_them():
    for length in (16, 36):
        assert by_chance(length) == pytest.approx(noise_rate(length, 4000, seed=5), abs=0.03)
    assert by_chance(6) == 0
    assert by_chance(14) == pytest.approx((0.0724 + 0.1101) / 2)
    assert by_chance(200) < by_chance(400) < 1


@pytest.mark.slow
@pytest.mark.parametrize("screen", [True, False])
@pytest.mark.parametrize("length", [7, 24, 120])
def test_the_table_of_false_alarms_is_right(length, screen):
    assert by_chance(length, screen) == pytest.approx(noise_rate(length, 20_000, screen, seed=9), abs=0.012)

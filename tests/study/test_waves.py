"""History matching on functions with planted truth: intervals cover, what is impossible leaves nothing."""

from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from commonweal.study.identified import identified
from commonweal.study.waves import CUTOFF, Goal, Matched, match

Array = NDArray[np.float64]
ERROR = np.array([0.1, 0.05, 0.15])
BOX = [(0.0, 1.0), (10.0, 20.0)]
QUICK = 2**10


def curved(points: Array) -> tuple[Array, Array]:
    """Three outputs of two parameters, both identified, no luck."""
    x, y = points[:, 0], (points[:, 1] - 10) / 10
    return np.stack([np.sin(2 * x) + y, x * y + 0.5 * x**2, np.exp(y) - x], 1), np.zeros(3)


def planted(truth: Array, seed: int, points: int = 16) -> Matched:
    """Match figures that a truth gave, seen with their errors."""
    seen = curved(truth[None])[0][0] + np.random.default_rng([seed, 9]).normal(0, ERROR)
    goals = [Goal(float(value), float(error**2)) for value, error in zip(seen, ERROR, strict=True)]
    return match(curved, BOX, goals, points, 1, seed, size=QUICK)


@pytest.mark.slow
def test_intervals_cover_nine_planted_truths_in_ten() -> None:
    hits = []
    for number in range(40):
        truth = np.array([0, 10]) + np.array([1, 10]) * np.random.default_rng([number, 3]).random(2)
        known = identified(planted(truth, number))
        hits += [each.low <= value <= each.high for each, value in zip(known, truth, strict=True)]
    assert 0.8 <= np.mean(hits) <= 1.0  # 80 intervals; s.d. of the mean .034 if they cover .9


def test_intervals_are_as_narrow_as_the_figures_allow() -> None:
    """One parameter, one linear output: the interval is the figure's, 1.645 s.d. to either side."""
    matched = match(
        lambda p: (2 * p, np.zeros(1)), [(0.0, 1.0)], [Goal(1.0, 0.1**2)], points=12, waves=1, seed=1, size=2**12
    )
    (known,) = identified(matched)
    assert (known.low, known.median, known.high) == pytest.approx(
        (0.5 - 1.645 * 0.05, 0.5, 0.5 + 1.645 * 0.05), abs=0.004
    )
    assert known.identified


def test_a_parameter_pressed_against_its_range_is_told() -> None:
    for value, at_end in ((0.5, False), (1.05, True), (-0.05, True)):
        (known,) = identified(match(lambda p: (p, np.zeros(1)), [(0, 1)], [Goal(value, 0.1**2)], 12, 1, 1, size=QUICK))
        assert (known.at_end, known.identified) == (at_end, True)


def test_a_parameter_that_does_nothing_is_not_identified() -> None:
    known = identified(
        match(lambda p: (p[:, :1], np.zeros(1)), [(0, 1), (0, 1)], [Goal(0.5, 0.05**2)], 16, 1, 1, size=QUICK)
    )
    assert [each.identified for each in known] == [True, False]
    assert known[1].share == pytest.approx(1.0, abs=0.1)


def test_parameters_known_only_by_their_sum_move_against_each_other() -> None:
    known = identified(
        match(
            lambda p: (p.sum(axis=1, keepdims=True), np.zeros(1)),
            [(0, 1), (0, 1)], [Goal(1.0, 0.05**2)], 16, 1, 1, size=QUICK,
        )
    )  # fmt: skip
    assert known[0].correlations[1] < -0.9


def test_goals_that_no_point_meets_together_leave_nothing() -> None:
    def same_twice(points: Array) -> tuple[Array, Array]:
        return np.repeat(points[:, :1], 2, axis=1), np.zeros(2)

    goals = [Goal(0.1, 0.02**2), Goal(0.9, 0.02**2)]
    matched = match(same_twice, [(0.0, 1.0)], goals, 12, 3, 1, size=QUICK)
    assert not matched.kept.any()
    assert len(matched.waves) == 1  # it stops when nothing is left
    assert (matched.over_all <= CUTOFF).any(axis=0).tolist() == [True, True]  # each alone could be met
    with pytest.raises(ValueError, match="nothing is left"):
        identified(matched)


def test_later_waves_run_only_what_is_left_and_the_truth_stays() -> None:
    truth = np.array([0.3, 14.0])
    seen = curved(truth[None])[0][0]
    goals = [Goal(float(value), 0.02**2) for value in seen]
    matched = match(curved, BOX, goals, 16, 3, 5, size=QUICK)
    shares = [wave.left for wave in matched.waves]
    assert all(after <= 1.1 * before for before, after in pairwise(shares))  # a tenth: each is counted on points
    late = curved(matched.run_at[16:])[0]
    assert np.abs(late - seen).max() < np.abs(curved(matched.run_at[:16])[0] - seen).max()
    nearest = np.abs((matched.candidates - truth) / [1, 10]).sum(axis=1).argmin()
    assert matched.implausibility[nearest].max() < CUTOFF


def test_luck_widens_what_is_left() -> None:
    def lucky(points: Array) -> tuple[Array, Array]:
        return points + np.random.default_rng(1).normal(0, 0.2, points.shape), np.array([0.04])

    goal = [Goal(0.5, 0.02**2)]
    (with_luck,) = identified(match(lucky, [(0.0, 1.0)], goal, 16, 1, 1, size=QUICK))
    (without,) = identified(match(lambda p: (p, np.zeros(1)), [(0.0, 1.0)], goal, 16, 1, 1, size=QUICK))
    assert with_luck.share > 3 * without.share


def test_the_same_seed_draws_the_same_and_only_what_is_left() -> None:
    truth = np.array([0.6, 17.0])
    once, again = planted(truth, 2), planted(truth, 2)
    drawn = once.draw(8, 1)
    assert np.array_equal(drawn, again.draw(8, 1))
    left = {tuple(point) for point in once.candidates[once.kept]}
    assert {tuple(point) for point in drawn} <= left


def test_too_few_points_that_can_tell_are_refused() -> None:
    with pytest.raises(ValueError, match="more --points"):
        match(lambda p: (np.full((len(p), 1), np.nan), np.zeros(1)), [(0, 1)], [Goal(0, 1)], 12, 1, 1, size=QUICK)


def test_a_sliver_of_the_box_is_looked_at_closely() -> None:
    """Three goals that leave a thousandth of the box still leave many candidates, and the truth among them."""
    truth = np.array([0.31, 0.62, 0.47])
    goals = [Goal(float(value), 0.01**2) for value in truth]
    matched = match(lambda p: (p, np.zeros(3)), [(0.0, 1.0)] * 3, goals, 20, 1, 1, size=2**12)
    assert matched.waves[0].left < 0.002
    assert matched.effective > 100
    for known, value in zip(identified(matched), truth, strict=True):
        assert (known.low, known.high) == pytest.approx((value - 0.01645, value + 0.01645), abs=0.004)

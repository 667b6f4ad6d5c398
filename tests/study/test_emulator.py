"""An emulator is right where it was told, honest where it was not."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import qmc

from commonweal.study.emulator import Emulator


def spread(n: int, d: int, seed: int) -> np.ndarray:  # type: ignore[type-arg]  # a test's shorthand
    return qmc.LatinHypercube(d, rng=np.random.default_rng(seed)).random(n)


def test_a_quadratic_is_foretold_exactly() -> None:
    points, ask = spread(20, 2, 1), spread(50, 2, 2)
    mean, variance = Emulator(points, 1 + points[:, 0] * points[:, 1] - points[:, 1] ** 2, 0.0, 1).foretell(ask)
    assert mean == pytest.approx(1 + ask[:, 0] * ask[:, 1] - ask[:, 1] ** 2, abs=1e-6)
    assert variance.max() < 1e-9


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 1000))
def test_without_noise_it_goes_through_its_points(seed: int) -> None:
    points = spread(16, 2, seed)
    values = np.sin(5 * points[:, 0]) * points[:, 1]
    mean, _ = Emulator(points, values, 0.0, 1).foretell(points)
    assert mean == pytest.approx(values, abs=1e-3)


def test_its_doubt_covers_its_errors() -> None:
    errors = []
    for seed in range(12):
        points, ask = spread(14, 2, seed), spread(40, 2, 100 + seed)

        def wavy(p: np.ndarray, seed: int = seed) -> np.ndarray:  # type: ignore[type-arg]  # a test's shorthand
            return np.asarray(np.sin(6 * p[:, 0] + seed) + np.exp(p[:, 1]))

        mean, variance = Emulator(points, wavy(points), 0.0, 1).foretell(ask)
        errors.append(np.abs(mean - wavy(ask)) / np.sqrt(variance))
    assert np.mean(np.concatenate(errors) <= 3) >= 0.95  # the rule of three standard deviations


def test_noise_is_smoothed_over_and_said() -> None:
    points, luck = spread(40, 1, 1), np.random.default_rng(2)
    values = points[:, 0] + luck.normal(0, 0.3, 40)
    emulator = Emulator(points, values, 0.09, 1)
    mean, variance = emulator.foretell(np.array([[0.5]]))
    assert abs(mean[0] - 0.5) < 3 * np.sqrt(variance[0])
    assert 0.09 / 40 / 2 < variance[0] < 0.09
    assert emulator.explained < 0.8  # most of what is left is luck


def test_far_from_its_points_it_is_less_sure() -> None:
    points = spread(14, 1, 1) * 0.4
    _, variance = Emulator(points, np.sin(9 * points[:, 0]), 0.0, 1).foretell(np.array([[0.2], [0.95]]))
    assert variance[1] > 10 * variance[0]


def test_an_output_that_never_varies_is_foretold() -> None:
    mean, variance = Emulator(spread(12, 2, 1), np.full(12, 0.3), 0.0, 1).foretell(spread(5, 2, 2))
    assert mean == pytest.approx(np.full(5, 0.3))
    assert np.isfinite(variance).all()

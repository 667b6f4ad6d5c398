"""Designs and indices against functions whose answer is known."""

from math import pi

import numpy as np
import pytest

from commonweal.study.design import design, indices, spread
from commonweal.study.factors import Factor

CUBE = tuple(Factor(name, -pi, pi) for name in ("r0", "r1", "lam"))


def test_sobol_indices_of_ishigami_are_the_closed_form() -> None:
    # Ishigami & Homma 1990, a = 7, b = .1: total shares .5576, .4424, .2437; first-order .3139, .4424, 0
    at = design(CUBE, "sobol", 4096, 1)
    values = np.sin(at[:, 0]) + 7 * np.sin(at[:, 1]) ** 2 + 0.1 * at[:, 2] ** 4 * np.sin(at[:, 0])
    found = {index.factor.name: index for index in indices(CUBE, "sobol", at, values, 1)}
    assert [found[n].strength for n in ("r0", "r1", "lam")] == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.02)
    assert [found[n].other for n in ("r0", "r1", "lam")] == pytest.approx([0.3139, 0.4424, 0.0], abs=0.03)


def test_morris_gives_the_slopes_of_a_plane_over_each_range() -> None:
    factors = (Factor("r0", 0, 2), Factor("r1", 0, 1), Factor("lam", 5, 6))
    at = design(factors, "morris", 6, 1)
    found = indices(factors, "morris", at, at @ np.array([1.0, -3.0, 0.0]), 1)
    assert [(i.factor.name, round(i.strength, 9), round(i.other, 9)) for i in found] == [
        ("r1", 3.0, 0.0), ("r0", 2.0, 0.0), ("lam", 0.0, 0.0),
    ]  # fmt: skip


def test_points_fill_the_space_evenly_and_hang_on_the_seed() -> None:
    factors = (Factor("r0", 0, 2), Factor("r1", -1, 1))
    points = spread(factors, 64, 1)
    assert points.shape == (64, 2)
    assert points.mean(axis=0) == pytest.approx([1.0, 0.0], abs=0.05)
    assert (points.min(axis=0) >= [0, -1]).all()
    assert (points.max(axis=0) <= [2, 1]).all()
    assert np.array_equal(points, spread(factors, 64, 1))
    assert not np.array_equal(points, spread(factors, 64, 2))

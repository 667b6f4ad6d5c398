import numpy as np
import pytest

from commonweal.lenses.emergent.red_noise import fitted_lean, lag_one, leaning, red_noise


def test_red_noise_leans_on_its_past_as_it_is_told_to():
    drawn = red_noise(0.7, 400, 100, np.random.default_rng(1))
    assert drawn.shape == (100, 400)
    assert lag_one(drawn).mean() == pytest.approx(0.7, abs=0.02)
    assert drawn.var() == pytest.approx(1 / (1 - 0.49), rel=0.05)


def test_a_constant_series_leans_on_nothing():
    assert lag_one(np.ones((1, 9)))[0] == 0


def test_the_lean_is_found_again_though_the_reckoning_hides_some_of_it():
    def short(series: np.ndarray) -> np.ndarray:
        return lag_one(series) - 0.2

    shown = leaning(150, short)
    assert (np.diff(shown) >= 0).all()
    found = short(red_noise(0.6, 150, 200, np.random.default_rng(2))).mean()
    half_error = 0.5 * np.sqrt((1 - 0.6**2) / 150)
    assert fitted_lean(float(found), shown, 150) == pytest.approx(0.6 + half_error, abs=0.03)
    assert fitted_lean(2.0, shown, 150) <= 0.98

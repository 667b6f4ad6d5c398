"""What a contract would reward: slopes by hand, and Baker's cosine."""

import numpy as np
import pytest

from commonweal.lab.outcomes import PRACTICES
from commonweal.study.reward import Reward, reward, weeks_to_run

from .places import small_place

PAY_CLOSURE, PAY_WAIT = (1.0, 0.0, 0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 0.0, 1.0)


def given(measure: list[float], need: list[float]) -> Reward:
    return Reward(np.array([measure, measure]), np.array([need, need]), PAY_CLOSURE)


@pytest.mark.parametrize(
    ("measure", "need", "cosine"),
    [([1.0, 0], [-1.0, 0], 1), ([1.0, 0], [1.0, 0], -1), ([1.0, 0], [0, 1.0], 0), ([1.0, 1], [-1.0, 0], 0.5**0.5)],
)
def test_the_cosine_is_of_pay_and_less_need(measure: list[float], need: list[float], cosine: float) -> None:
    assert given(measure, need).cosine().mean == pytest.approx(cosine)


def test_a_measure_that_nothing_moves_has_no_angle() -> None:
    assert given([0.0, 0.0], [1.0, 0.0]).cosine().mean is None


@pytest.mark.slow
def test_need_hangs_on_practice_alone_and_the_measure_on_what_is_paid() -> None:
    ticks: list[int] = []
    place = small_place(2000)
    closure = reward(place, PAY_CLOSURE, [1, 2], tick=ticks.append)
    wait = reward(place, PAY_WAIT, [1, 2])
    assert sum(ticks) == weeks_to_run(2)
    assert closure.measure.shape == (2, len(PRACTICES))
    assert np.array_equal(closure.need, wait.need)  # what is paid changes nothing while nobody learns
    assert not np.allclose(closure.measure, wait.measure)
    close_at = PRACTICES.index("close_at")
    assert (closure.measure[:, close_at] > 0).all()  # a higher line closes more cases under the line of success

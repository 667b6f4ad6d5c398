"""What incentive theory says of measures shows in the model, though no rule of it mentions gaming."""

from functools import cache

import numpy as np
import pytest

from commonweal.lab import Dials, State, World
from commonweal.lab.kernels.fixed import LEVEL
from commonweal.lab.kernels.practice import BREADTH
from commonweal.lab.rules import weights

from .places import burnt_in, lived

STEP = 0.15
MEASURES = {
    "change that lasts": Dials(proxy=1, breadth=1, follow=1),
    "change at closure": Dials(proxy=1, breadth=1),
    "success at closure": Dials(proxy=1),
    "starts in time": Dials(proxy=1, wait_w=1),
}


def fares(start: State, dials: Dials, practice: np.ndarray | None = None) -> np.ndarray:
    """The measure, and welfare (burden, sign turned), in years two and three; learning unless told."""
    state = start.copy()
    if practice is not None:
        state.teams["practice"] = np.clip(practice, 0, 1)
    history = lived(state, dials, 156, adapt=practice is None)
    paid = [(cycle.measures / state.pref) @ weights(dials) for cycle in history.cycles[4:]]
    burden = history.week_table()[52:, :, 0].sum(axis=1).mean() / LEVEL / state.size
    return np.array([np.mean(paid), -burden])


@cache
def gradients(measure: str) -> tuple[np.ndarray, np.ndarray]:
    """Gradients of measure and welfare with respect to the practice of all teams, by central differences."""
    rows = []
    start = burnt_in(8, 800, seed=1)
    for coordinate in range(8):
        step = STEP * (np.arange(8) == coordinate)
        ends = [fares(start, MEASURES[measure], start.teams["practice"] + way * step) for way in (1, -1)]
        rows.append((ends[0] - ends[1]) / (2 * STEP))
    paid, welfare = np.array(rows).T
    return paid, welfare


def cosine(measure: str) -> float:
    """Baker's measure of distortion: the angle between what is paid and what is meant."""
    paid, welfare = gradients(measure)
    return float(paid @ welfare / np.linalg.norm(paid) / np.linalg.norm(welfare))


@pytest.mark.slow
def test_the_angle_between_measure_and_welfare_orders_the_measures():
    """Broad and durable is nearly what is meant (> .8), starts in time point away (< -.2), rest between.

    Source: Baker 1992, 2002 (doi 10.1086/261831, 10.2307/3069519). The angle is a result of the model, not
    set.
    """
    lasts, broad, narrow, in_time = (cosine(measure) for measure in MEASURES)
    assert lasts > 0.8
    assert lasts > broad > narrow > in_time
    assert in_time < -0.2


@pytest.mark.slow
@pytest.mark.parametrize("measure", ["change that lasts", "change at closure", "starts in time"])
def test_the_angle_predicts_the_sign_of_welfares_drift(measure):
    """A step of .2 along the measure's gradient raises it and moves welfare as cos(theta) says, sign only.

    Source: Baker 2002. Reduced: practice is moved by hand along the gradient found with another seed, not by
    learning, since learning in small teams also wanders; success at closure is left out, its angle is near 90
    degrees and predicts nothing.
    """
    paid, _ = gradients(measure)
    step = 0.2 * paid / np.linalg.norm(paid)
    for seed in (2, 3):
        start = burnt_in(8, 800, seed=seed)
        stepped = fares(start, MEASURES[measure], start.teams["practice"] + step)
        change = stepped - fares(start, MEASURES[measure], start.teams["practice"])
        assert change[0] > 0
        assert np.sign(change[1]) == np.sign(cosine(measure))


@pytest.mark.slow
def test_teams_learn_their_way_to_the_measure_where_it_points_away_from_welfare():
    """Stakes on starts in time: learning raises the measure and lowers welfare against frozen practice."""
    for seed in (2, 3):
        start = burnt_in(8, 800, seed=seed)
        change = fares(start, MEASURES["starts in time"]) - fares(
            start, MEASURES["starts in time"], start.teams["practice"]
        )
        assert change[0] > 0
        assert change[1] < 0


@pytest.mark.slow
def test_the_unmeasured_task_is_crowded_out_as_the_stake_on_the_measured_one_grows():
    """Time on the whole person after ten years, mean of 3 seeds, falls as a narrow stake goes 0, 1, 2.

    Source: Holmstrom & Milgrom 1991, proposition on multitasking; sign and order only. Under a broad and
    durable measure, which the whole person counts in, the same stake does not crowd it out.
    """
    world = World(eta=1.0)

    def breadth(dials: Dials) -> float:
        found = []
        for seed in (1, 2, 3):
            state = burnt_in(8, 600, world, seed)
            lived(state, dials, 520)
            found.append(state.teams["practice"][:, BREADTH].mean())
        return float(np.mean(found))

    none, one, two = (breadth(Dials(proxy=stake)) for stake in (0, 1, 2))
    assert none > one > two
    assert breadth(Dials(proxy=2, breadth=1, follow=1)) > none

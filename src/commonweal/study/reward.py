"""What a contract would reward: practice moved by hand, one coordinate at a time, and what the measure and need do.

The angle between the two gradients is Baker's (1992, Journal of Political Economy 100:598-614; 2002, Journal of Human
Resources 37:728-751): where its cosine is near 1 what is paid is what is wanted, near 0 they have nothing to do with
each other, below 0 what is paid makes need grow. Nobody learns here: every team moves by the same step and stays there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from commonweal.lab import Regime, State, live, read_regime
from commonweal.lab.outcomes import PRACTICES, window, work_out
from commonweal.lab.run import Runner, run_serially
from commonweal.lab.world import BURN_IN
from commonweal.place import Place
from commonweal.study.interval import Interval, interval
from commonweal.study.work import COMMON_HISTORY, Tick, common_history, silent

STEP = 0.15  # of practice's range 0..1: as far as a team may learn in a cycle
YEARS = 3  # lived after the step; the last of them is told
MOVES = 2 * len(PRACTICES)


@dataclass(frozen=True)
class Reward:
    """Slopes per full range of practice, by run: of the paid measure and of mean need."""

    measure: NDArray[np.float64]  # (runs, 8) times the place's history
    need: NDArray[np.float64]  # (runs, 8) need-units a person
    weights: tuple[float, ...]  # of the five indicators

    def cosine(self) -> Interval:
        """Give the cosine of the angle between paying and lessening need, over runs."""
        return interval(np.array([_cosine(a, -b) for a, b in zip(self.measure, self.need, strict=True)]))


def reward(
    place: Place,
    weights: Sequence[float],
    seeds: Sequence[int],
    run: Runner = run_serially,
    tick: Tick = silent,
) -> Reward:
    """Move each coordinate of practice up and down for all teams, and see what the measure and need do.

    Parameters
    ----------
    place
        A checked place.
    weights
        Shares of the stake among the five indicators, in the order of `record.indicators`; they sum to 1.
    seeds
        One for each run; both sides of a step meet the same luck.
    run, tick
        How areas are run; called with the simulated weeks done.

    """
    found = [_slopes(place, np.asarray(weights), seed, run, tick) for seed in seeds]
    return Reward(np.array([m for m, _ in found]), np.array([n for _, n in found]), tuple(weights))


def weeks_to_run(runs: int) -> int:
    """Count the weeks that ticks add up to."""
    return runs * (BURN_IN + MOVES * YEARS * 52)


def _slopes(
    place: Place, weights: NDArray[np.float64], seed: int, run: Runner, tick: Tick
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    state = common_history(place, seed, run=run, tick=tick)
    sides = np.array([[_moved(state, c, sign, weights, run, tick) for sign in (1, -1)] for c in range(len(PRACTICES))])
    up, down = sides[:, 0], sides[:, 1]
    span = up[:, 2] - down[:, 2]
    slopes = (up[:, :2] - down[:, :2]) / span[:, None]
    return slopes[:, 0], slopes[:, 1]


def _moved(
    state: State, coordinate: int, sign: int, weights: NDArray[np.float64], run: Runner, tick: Tick
) -> tuple[float, float, float]:
    """Give the paid measure, mean need and mean practice with every team a step up or down."""
    branch = state.copy()
    practice = branch.teams["practice"]
    practice[:, coordinate] = np.clip(practice[:, coordinate] + sign * STEP, 0.0, 1.0)
    at = float(practice[:, coordinate].mean())
    history = live(branch, _held(), YEARS, run, tick)
    view = window(history, branch, YEARS - 1, YEARS)
    return float(view.measures.mean(axis=(0, 1)) @ weights), work_out(view)["burden"], at


def _held() -> Regime:
    """Give block with practice held: full prescription leaves nothing to learn from."""
    return replace(read_regime(COMMON_HISTORY).with_dials({"control": 1.0}), name="held")


def _cosine(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    size = float(np.linalg.norm(a) * np.linalg.norm(b))
    return float(a @ b) / size if size > 0 else float("nan")

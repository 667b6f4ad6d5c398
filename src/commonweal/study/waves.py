"""History matching in waves: run at spread points, emulate, rule out what cannot meet the targets, run again there.

Craig et al. 1997; Vernon, Goldstein & Bower 2010; Andrianakis et al. 2015. A point is implausible if, for some
target, the emulated value lies more than three standard deviations away, counting the emulator's doubt, the figure's,
the model's discrepancy and luck. What is left is weighted by its likelihood under the same Gaussian doubts (importance
sampling from the equally likely box), which gives draws and intervals.

It knows nothing of the lab: it matches any function from points to outputs.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.study.emulator import Emulator

Array = NDArray[np.float64]
# points (n, d) in the parameters' own units -> outputs (n, m), and the variance of one run's luck (m,)
Simulate = Callable[[Array], tuple[Array, Array]]
CUTOFF = 3.0  # standard deviations (Pukelsheim's rule); the usual choice
MARGIN = 0.05  # of its width, by which that box is widened on each side
CLOSER = 3  # times that it looks closer
ENOUGH = 0.05  # of the points left, and it need not
NEAREST = 20  # points looked around at least
SIZE = 2**14  # points looked at by emulator, a Sobol sequence
FEWEST = 10  # runs an emulator needs


@dataclass(frozen=True)
class Goal:
    """What an output should be: its value, and the variance of all doubt but luck and the emulator's."""

    value: float
    variance: float


@dataclass(frozen=True)
class Wave:
    """One wave: how many points were run, and the share of the box that is left after it."""

    runs: int
    left: float
    explained: tuple[float, ...]  # share of variance foretold at points left out, for each output
    too_sure: tuple[float, ...]  # factor by which the emulators' variance was widened


@dataclass(frozen=True)
class Matched:
    """What is left when all waves are done."""

    low: Array  # (d,)
    high: Array  # (d,)
    run_at: Array  # (n, d) points that were run
    outputs: Array  # (n, m)
    luck: Array  # (m,) variance of one run
    waves: tuple[Wave, ...]
    over_all: Array  # (SIZE, m) implausibility, the largest over the waves, of points spread over all the ranges
    candidates: Array  # (SIZE, d) in own units: spread over the smallest box that holds all that is left
    implausibility: Array  # (SIZE, m) of the candidates
    log_likelihood: Array  # (SIZE,)

    @property
    def kept(self) -> NDArray[np.bool_]:
        """Tell which candidates are not implausible (SIZE,)."""
        return np.asarray(self.implausibility.max(axis=1) <= CUTOFF)

    @property
    def weights(self) -> Array:
        """Give the importance weight of each candidate (SIZE,), 0 if implausible; they add to 1 if any is left."""
        weights = np.zeros(len(self.candidates))
        if self.kept.any():
            weights[self.kept] = np.exp(self.log_likelihood[self.kept] - self.log_likelihood[self.kept].max())
            weights /= weights.sum()
        return weights

    @property
    def effective(self) -> float:
        """Count the equally weighted candidates that the weights are worth (Kish)."""
        weights = self.weights
        return 0.0 if weights.sum() == 0 else float(1 / (weights**2).sum())

    def draw(self, n: int, seed: int) -> Array:
        """Draw points by weight (n, d), spread evenly over the weights (systematic resampling)."""
        start = np.random.default_rng([seed, 2]).random()
        at = np.searchsorted(np.cumsum(self.weights), (start + np.arange(n)) / n)
        return self.candidates[np.minimum(at, len(self.candidates) - 1)]


def match(
    simulate: Simulate,
    bounds: Sequence[tuple[float, float]],
    goals: Sequence[Goal],
    points: int,
    waves: int,
    seed: int,
    runs: int = 1,
    size: int = SIZE,
) -> Matched:
    """Match a function to goals.

    Parameters
    ----------
    simulate
        Gives the outputs at points, and the variance of luck.
    bounds, goals
        Lowest and highest of each parameter; what each output should be.
    points, waves, seed
        Points run in each wave, how many waves at most, and the luck of designs. It stops early when nothing is left.
    runs
        How many runs, each with its own luck, an output is the mean of.
    size
        Points looked at by emulator, a power of two.

    """
    from scipy.stats import qmc

    low, high = np.array(bounds, float).T
    d, m = len(low), len(goals)
    unit = qmc.Sobol(d, rng=np.random.default_rng([seed, 0])).random(size)
    at, got, luck = np.empty((0, d)), np.empty((0, m)), np.zeros(m)
    told: list[Wave] = []
    judges: list[_Judge] = []
    worst = np.zeros((size, m))
    new = qmc.LatinHypercube(d, optimization="random-cd", rng=np.random.default_rng([seed, 1])).random(points)
    while True:
        values, noise = simulate(low + new * (high - low))
        at, got = np.concatenate([at, new]), np.concatenate([got, values])
        luck = (luck * len(told) + noise) / (len(told) + 1)
        emulators = tuple(_fit(at, got[:, j], float(luck[j]) / runs, seed) for j in range(m))
        judges.append(_Judge(emulators, tuple(goals), luck))
        found, _ = judges[-1].judge(unit)
        worst = np.maximum(worst, found)
        near, implausibility, log_likelihood, volume = _look(judges, unit)
        keep = implausibility.max(axis=1) <= CUTOFF
        told.append(Wave(points, float(keep.mean()) * volume, *_quality(emulators)))
        if len(told) == waves or not keep.any():
            break
        new = _spread(near[keep], at, points)
    own = low + near * (high - low)
    run_at = low + at * (high - low)
    return Matched(low, high, run_at, got, luck, tuple(told), worst, own, implausibility, log_likelihood)


@dataclass(frozen=True)
class _Judge:
    """What one wave says of any point."""

    emulators: tuple[Emulator, ...]
    goals: tuple[Goal, ...]
    luck: Array

    def judge(self, unit: Array) -> tuple[Array, Array]:
        """Give the implausibility of each point for each goal (n, m), and its log-likelihood (n,)."""
        implausibility, log_likelihood = np.empty((len(unit), len(self.goals))), np.zeros(len(unit))
        for j, (emulator, goal) in enumerate(zip(self.emulators, self.goals, strict=True)):
            mean, variance = emulator.foretell(unit)
            doubt = variance + goal.variance + self.luck[j]
            implausibility[:, j] = np.abs(mean - goal.value) / np.sqrt(doubt)
            log_likelihood -= 0.5 * (implausibility[:, j] ** 2 + np.log(doubt))
        return implausibility, log_likelihood


def _look(judges: Sequence[_Judge], unit: Array) -> tuple[Array, Array, Array, float]:
    """Look at points spread over the cube, then, while few are left, over the smallest box that holds those.

    Where none is left it looks around those that come nearest, for what is left may lie between the points. Gives the
    points (n, d), their implausibility (n, m), the largest over the waves, log-likelihood (n,) and the box's volume.
    """
    near, low, high = unit, np.zeros(unit.shape[1]), np.ones(unit.shape[1])
    for closer in range(CLOSER + 1):
        judged = [judge.judge(near) for judge in judges]
        implausibility = np.max([each for each, _ in judged], axis=0)
        worst = implausibility.max(axis=1)
        left = near[worst <= max(CUTOFF, float(np.partition(worst, NEAREST)[NEAREST]))]
        if closer == CLOSER or (worst <= CUTOFF).mean() >= ENOUGH:
            break
        # a spacing of the points besides, for what lies between them
        margin = MARGIN * (left.max(axis=0) - left.min(axis=0)) + (high - low) / len(unit) ** (1 / unit.shape[1])
        low = np.maximum(left.min(axis=0) - margin, low)
        high = np.minimum(left.max(axis=0) + margin, high)
        near = low + unit * (high - low)
    return near, implausibility, judged[-1][1], float(np.prod(high - low))


def _fit(at: Array, values: Array, noise: float, seed: int) -> Emulator:
    told = np.isfinite(values)
    if told.sum() < FEWEST:
        raise ValueError(f"only {told.sum()} points could tell an output; an emulator needs {FEWEST}: more --points")
    return Emulator(at[told], values[told], noise, seed)


def _quality(emulators: Sequence[Emulator]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    return tuple(each.explained for each in emulators), tuple(each.too_sure for each in emulators)


def _spread(among: Array, taken: Array, n: int) -> Array:
    """Choose n points among some, each as far as can be from those taken and chosen (greedy maximin)."""
    distance = np.full(len(among), np.inf)
    for each in taken:
        distance = np.minimum(distance, ((among - each) ** 2).sum(axis=1))
    chosen = []
    for _ in range(n):
        best = int(distance.argmax())
        chosen.append(among[best])
        distance = np.minimum(distance, ((among - among[best]) ** 2).sum(axis=1))
    return np.array(chosen)

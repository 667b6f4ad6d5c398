"""Sensitivity: what drives a difference between regimes, and in how much of the unknown it turns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.lab import Regime
from commonweal.lenses.doubt import share
from commonweal.place import Place
from commonweal.study.design import Index, design, indices, spread
from commonweal.study.factors import Factor, apply
from commonweal.study.interval import Difference, Interval, paired
from commonweal.study.job import Job
from commonweal.study.pursue import pursue
from commonweal.study.results import Results
from commonweal.study.runs import run_seeds
from commonweal.study.seam import Seam
from commonweal.study.store import Store
from commonweal.study.student import quantile
from commonweal.study.work import Tick, silent


@dataclass(frozen=True)
class Plan:
    """What is looked at: the defaults, points that fill the space, and the method's own points."""

    place: Place
    regimes: Mapping[str, Regime]  # by label; differences are from the first
    factors: tuple[Factor, ...]
    outcome: str
    method: str
    seeds: tuple[int, ...]
    years: int
    seed: int
    fills: NDArray[np.float64]  # (points, factors)
    at: NDArray[np.float64]  # (design, factors)

    @property
    def later(self) -> tuple[str, ...]:
        """The regimes held against the first."""
        return tuple(self.regimes)[1:]

    def jobs(self) -> list[Job]:
        """Give all jobs: for each seed the defaults, then every point."""
        here = [self._job(None, seed) for seed in self.seeds]
        return here + [self._job(point, seed) for point in (*self.fills, *self.at) for seed in self.seeds]

    def differences(self, results: Results, point: NDArray[np.float64] | None) -> dict[str, NDArray[np.float64]]:
        """Give each later regime less the first at a point (None: the defaults), by run (runs,)."""
        jobs = [self._job(point, seed) for seed in self.seeds]
        base, *others = jobs[0].regimes
        a = results.values(jobs, base, self.outcome)
        return {
            label: results.values(jobs, regime, self.outcome) - a
            for label, regime in zip(self.later, others, strict=True)
        }

    def _job(self, point: NDArray[np.float64] | None, seed: int) -> Job:
        if point is None:
            return Job(self.place, tuple(self.regimes.values()), seed, self.years)
        scenario, moved = apply(self.factors, list(point), self.regimes)
        return Job(self.place, tuple(moved.values()), seed, self.years, scenario)


@dataclass(frozen=True)
class Turned:
    """How often a difference comes out the other way than at the defaults."""

    default: Difference
    turned: Interval  # share of points with the other sign, of those where luck lets it be told
    untold: Interval  # share of points where luck does not
    values: NDArray[np.float64]  # (points,) mean difference at points that fill the space


@dataclass(frozen=True)
class Sensitivity:
    """What was found."""

    plan: Plan
    reordered: Interval  # share of points at which the order of all regimes is another than at the defaults
    turned: Mapping[str, Turned]  # by later regime
    indices: Mapping[str, tuple[Index, ...]]  # by later regime, the strongest first
    luck: Mapping[str, float]  # s.d. of a point's mean difference by luck


def planned(
    place: Place, regimes: Mapping[str, Regime], factors: tuple[Factor, ...], outcome: str, method: str, size: int,
    points: int, runs: int, years: int, seed: int,
) -> Plan:  # fmt: skip
    """Plan a study of sensitivity. Raises ValueError for fewer than two regimes or runs."""
    if len(regimes) < 2 or runs < 2:
        raise ValueError("sensitivity needs at least two regimes to hold against each other, and two runs a point")
    at, fills = design(factors, method, size, seed), spread(factors, points, seed)
    return Plan(place, regimes, factors, outcome, method, run_seeds(seed, runs), years, seed, fills, at)


def sensitivity(plan: Plan, seam: Seam | None = None, store: Store | None = None, tick: Tick = silent) -> Sensitivity:
    """Run a plan's jobs, and work out what they say."""
    return gathered(plan, pursue(plan.jobs(), seam, store, tick))


def gathered(plan: Plan, results: Results) -> Sensitivity:
    """Work out indices and shares from the results of a plan's jobs."""
    here = plan.differences(results, None)
    filled = [plan.differences(results, point) for point in plan.fills]
    designed = [plan.differences(results, point) for point in plan.at]
    turned, found, luck = {}, {}, {}
    for label in plan.later:
        table = np.array([each[label] for each in (*filled, *designed)])  # (points, runs)
        luck[label] = float(np.sqrt(np.nanmean(table.var(axis=1, ddof=1)) / table.shape[1]))
        free = len(table) * (table.shape[1] - 1)
        values = np.array([each[label].mean() for each in filled])
        default = paired(np.zeros(len(plan.seeds)), here[label])
        turned[label] = turns(values, default, quantile(0.95, free) * luck[label])
        means = np.array([each[label].mean() for each in designed])
        found[label] = indices(plan.factors, plan.method, plan.at, means, plan.seed)
    return Sensitivity(plan, _reordered(plan, here, filled), turned, found, luck)


def turns(values: NDArray[np.float64], default: Difference, noise: float) -> Turned:
    """Hold mean differences (points,) against the sign at the defaults; within `noise` of zero none can be told."""
    told = np.abs(values) > noise
    sign = np.sign(default.mean or 0.0)
    other = int((np.sign(values[told]) != sign).sum())
    return Turned(default, _share(other, int(told.sum())), _share(int((~told).sum()), len(values)), values)


def order(differences: Mapping[str, NDArray[np.float64]]) -> tuple[int, ...]:
    """Give the order of the first regime (0) and the later ones by mean outcome."""
    means = [0.0, *(float(each.mean()) for each in differences.values())]
    return tuple(int(i) for i in np.argsort(means, kind="stable"))


def _reordered(
    plan: Plan, here: Mapping[str, NDArray[np.float64]], filled: Sequence[Mapping[str, NDArray[np.float64]]]
) -> Interval:
    usual = order(here)
    return _share(sum(order(each) != usual for each in filled), len(plan.fills))


def _share(count: int, n: int) -> Interval:
    found = share(count, n)
    return Interval(found.value, found.low, found.high, n)

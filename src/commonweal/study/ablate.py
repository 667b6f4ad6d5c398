"""Ablation: between two ways of commissioning, each dial switched alone, all but one, and the difference shared out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.lab import Regime
from commonweal.lab.outcomes import OUTCOMES
from commonweal.lab.scenario import Scenario
from commonweal.place import Place
from commonweal.study.coalition import Coalition, between, moved, singles_and_rests, subsets
from commonweal.study.interval import Difference, Interval, interval, paired
from commonweal.study.job import AS_IT_IS, Job
from commonweal.study.pursue import pursue
from commonweal.study.results import Results
from commonweal.study.runs import run_seeds
from commonweal.study.seam import Seam
from commonweal.study.shapley import along, draw_orders, exact, prefixes
from commonweal.study.store import Store
from commonweal.study.work import Tick, silent

EXACT = 6  # dials up to which all coalitions are run: 64 of them


@dataclass(frozen=True)
class Ablation:
    """What was found; arrays are over runs with shared luck."""

    place: Place
    a: Regime
    b: Regime
    dials: tuple[str, ...]
    years: int
    seeds: tuple[int, ...]
    scenario: Scenario
    orders: int  # pairs of orders a run, 0 if shares are exact
    worth: dict[str, dict[Coalition, NDArray[np.float64]]]  # outcome -> coalition -> (runs,), where all runs have it
    shares: dict[str, NDArray[np.float64]]  # outcome -> (runs, dials)

    def whole(self, outcome: str) -> Difference:
        """Give b - a."""
        return paired(self.worth[outcome][frozenset()], self.worth[outcome][frozenset(self.dials)])

    def alone(self, outcome: str, dial: str) -> Difference:
        """Give what the dial does by itself, from a."""
        return paired(self.worth[outcome][frozenset()], self.worth[outcome][frozenset({dial})])

    def last(self, outcome: str, dial: str) -> Difference:
        """Give what the dial adds to all the others: b less b without it."""
        whole = frozenset(self.dials)
        return paired(self.worth[outcome][whole - {dial}], self.worth[outcome][whole])

    def share(self, outcome: str, dial: str) -> Interval:
        """Give the dial's Shapley share of b - a; the interval holds luck, and orders if any were drawn."""
        return interval(self.shares[outcome][:, self.dials.index(dial)])


def plan(
    place: Place, a: Regime, b: Regime, seeds: Sequence[int], years: int, orders: int, scenario: Scenario = AS_IT_IS
) -> list[Job]:
    """Give the jobs of an ablation, one a run."""
    dials = moved(a, b)
    return [
        Job(place, tuple(between(a, b, each) for each in _needed(dials, seed, orders)), seed, years, scenario)
        for seed in seeds
    ]


def ablate(
    place: Place,
    a: Regime,
    b: Regime,
    outcomes: Sequence[str] = ("burden",),
    runs: int = 10,
    years: int = 10,
    seed: int = 1,
    orders: int = 8,
    scenario: Scenario = AS_IT_IS,
    seam: Seam | None = None,
    store: Store | None = None,
    tick: Tick = silent,
) -> Ablation:
    """Switch dials between a and b, and share out the difference in each outcome.

    Parameters
    ----------
    place, a, b
        A checked place, and two regimes whose dials stay over the years.
    outcomes
        Names in `lab.outcomes.OUTCOMES`.
    runs, years, seed
        How many runs with luck of their own, for how long, from which seed.
    orders
        Pairs of orders drawn a run where more than six dials differ; up to six all 2^n coalitions are run.
    scenario, seam, store, tick
        What the place meets; where runs are made and kept; what is called with weeks done.

    Raises ValueError for regimes that cannot be ablated or an unknown outcome.

    """
    refuse_unknown(outcomes)
    seeds = run_seeds(seed, runs)
    jobs = plan(place, a, b, seeds, years, orders, scenario)
    return gathered(pursue(jobs, seam, store, tick), jobs, a, b, outcomes, orders)


def gathered(
    results: Results, jobs: Sequence[Job], a: Regime, b: Regime, outcomes: Sequence[str], orders: int
) -> Ablation:
    """Share out the difference, from the results of `plan`'s jobs."""
    dials = moved(a, b)
    common = singles_and_rests(dials)
    worth = {
        outcome: {each: results.values(jobs, between(a, b, each), outcome) for each in common} for outcome in outcomes
    }
    shares = {
        outcome: np.array([_shares(results, job, a, b, dials, outcome, orders) for job in jobs]) for outcome in outcomes
    }
    drawn = 0 if len(dials) <= EXACT else orders
    first = jobs[0]
    seeds = tuple(job.seed for job in jobs)
    return Ablation(first.place, a, b, dials, first.years, seeds, first.scenario, drawn, worth, shares)


def refuse_unknown(outcomes: Sequence[str]) -> None:
    """Raise ValueError for an outcome that the lab does not tell."""
    for name in outcomes:
        if name not in OUTCOMES:
            raise ValueError(f"outcome {name!r} is not one of: {', '.join(OUTCOMES)}")


def _needed(dials: tuple[str, ...], seed: int, orders: int) -> list[Coalition]:
    if len(dials) <= EXACT:
        return subsets(dials)
    ways = [each for order in draw_orders(dials, orders, seed) for each in prefixes(order)]
    return list(dict.fromkeys([*singles_and_rests(dials), *ways]))


def _shares(
    results: Results, job: Job, a: Regime, b: Regime, dials: tuple[str, ...], outcome: str, orders: int
) -> NDArray[np.float64]:
    needed = _needed(dials, job.seed, orders)
    worth = {each: results.ran(job, between(a, b, each)).value(outcome) for each in needed}
    if len(dials) <= EXACT:
        return exact(dials, worth)
    return along(dials, worth, draw_orders(dials, orders, job.seed))

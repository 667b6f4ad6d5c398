"""Sweeps: two regimes held against each other over a grid of dials and of worlds, with shared luck in every cell."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from commonweal.lab import Regime
from commonweal.lab.outcomes import OUTCOMES
from commonweal.lab.scenario import Scenario
from commonweal.place import Place
from commonweal.study.axis import Axis, AxisError, refuse_axes
from commonweal.study.grid import Cell, Grid
from commonweal.study.job import Job
from commonweal.study.provenance import provenance
from commonweal.study.pursue import pursue
from commonweal.study.results import Results
from commonweal.study.runs import run_seeds
from commonweal.study.seam import Seam
from commonweal.study.store import Store
from commonweal.study.work import Tick, silent

OUTCOME = "burden"


@dataclass(frozen=True)
class Plan:
    """What a sweep needs run: the regime of each cell, and jobs by world and run."""

    place: Place
    axes: tuple[Axis, ...]
    regime: Regime
    against: Regime
    seeds: tuple[int, ...]
    years: int
    seed: int
    regimes: dict[Cell, Regime]
    worlds: dict[Cell, Scenario]
    jobs: dict[Scenario, tuple[Job, ...]]  # in the order of seeds

    @property
    def all_jobs(self) -> list[Job]:
        """Give every job."""
        return [job for jobs in self.jobs.values() for job in jobs]


@dataclass(frozen=True, eq=False)
class Sweep:
    """What a sweep found."""

    plan: Plan
    outcome: str
    grid: Grid

    @property
    def provenance(self) -> dict[str, Any]:
        """Give what the numbers rest on."""
        plan = self.plan
        labels = {"swept": plan.regime, "against": plan.against}
        facts = provenance(plan.place, labels, plan.seeds, plan.years)
        swept = {f"axis {axis.name}": f"{axis.low:g} to {axis.high:g} at {axis.count} values" for axis in plan.axes}
        return {**facts, "seed": plan.seed, **swept}


def plan_sweep(
    place: Place, axes: Sequence[Axis], regime: Regime, against: Regime, runs: int, years: int, seed: int
) -> Plan:
    """Plan a sweep: cells that differ only in dials share one common history.

    Raises AxisError for no axis, more than two, two that move the same thing, or a dial that `against` cannot meet;
    WorldError for a parameter out of its range.
    """
    refuse_axes(axes)
    if runs < 2:
        raise AxisError(f"{runs} runs: an interval needs 2 or more, and a boundary rather 6 or more")
    if years < 1 or seed < 0:
        raise AxisError(f"{years} years, seed {seed}: years must be 1 or more, and the seed 0 or more")
    seeds = run_seeds(seed, runs)
    regimes, worlds = {}, {}
    for i, first in enumerate(axes[0].values):
        for j, second in enumerate(axes[1].values if len(axes) == 2 else (0.0,)):
            at = list(zip(axes, (first, second), strict=False))
            dials = {name: number for axis, value in at for name, number in axis.dials(value).items()}
            numbers = {name: number for axis, value in at for name, number in axis.parameters(value).items()}
            regimes[i, j] = with_dials(regime, dials)
            worlds[i, j] = Scenario(parameters=tuple(sorted(numbers.items())))
    jobs = {}
    for world in dict.fromkeys(worlds.values()):
        ways = (against, *(regimes[cell] for cell, here in worlds.items() if here == world))
        distinct = tuple({each.hash: each for each in ways}.values())
        jobs[world] = tuple(Job(place, distinct, each, years, world) for each in seeds)
    return Plan(place, tuple(axes), regime, against, seeds, years, seed, regimes, worlds, jobs)


def with_dials(regime: Regime, dials: dict[str, float]) -> Regime:
    """Give a regime with some dials set, at every step of its schedule."""
    if not dials:
        return regime
    said = ", ".join(f"{name} {value:g}" for name, value in dials.items())
    return replace(regime.with_dials(dials), name=f"{regime.name} ({said})")


def swept(plan: Plan, results: Results, outcome: str = OUTCOME) -> Sweep:
    """Gather a sweep's results: the outcome over all years, by cell and run.

    Raises ValueError for an outcome that the lab does not know.
    """
    refuse_outcome(outcome)
    shape = (plan.axes[0].count, plan.axes[1].count if len(plan.axes) == 2 else 1, len(plan.seeds))
    a, b = np.empty(shape), np.empty(shape)
    for cell, world in plan.worlds.items():
        jobs = plan.jobs[world]
        a[cell] = results.values(jobs, plan.against, outcome)
        b[cell] = results.values(jobs, plan.regimes[cell], outcome)
    return Sweep(plan, outcome, Grid(plan.axes, a, b))


def refuse_outcome(outcome: str) -> None:
    """Refuse an outcome that the lab does not know, with ValueError."""
    if outcome not in OUTCOMES:
        raise ValueError(f"outcome {outcome!r} is not known; it must be one of {', '.join(OUTCOMES)}")


def sweep(
    place: Place,
    axes: Sequence[Axis],
    regime: Regime,
    against: Regime,
    outcome: str = OUTCOME,
    runs: int = 20,
    years: int = 10,
    seed: int = 1,
    seam: Seam | None = None,
    store: Store | None = None,
    tick: Tick = silent,
) -> Sweep:
    """Hold a regime against another over one or two axes, in runs that share luck.

    Parameters
    ----------
    place, axes, regime, against
        Where; what is moved; the regime whose dials are moved; what it is held against in the same world.
    outcome
        What is compared, over all years.
    runs, years, seed
        How many runs; whole years that each lives; the luck of it all.
    seam, store, tick
        Where runs are made and kept, and what is called with simulated weeks done; none changes a number.

    """
    refuse_outcome(outcome)
    plan = plan_sweep(place, axes, regime, against, runs, years, seed)
    return swept(plan, pursue(plan.all_jobs, seam, store, tick), outcome)

"""Holding regimes against each other in several worlds: what is run, what each ask finds, what recovers.

Every regime of a world meets the same luck. A world that changes in mid-run is run beside itself without the change:
what is left of the difference, year by year, tells whether a way of commissioning recovers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from commonweal.lab import Regime
from commonweal.lab.scenario import Change, Scenario
from commonweal.place import Place
from commonweal.study.claims import holm
from commonweal.study.crossing import Crossing, crossings, resamples
from commonweal.study.experiment import SPANS, Ask, Experiment, InWorld
from commonweal.study.interval import Difference, Interval, interval, paired
from commonweal.study.job import LATE, Job, Span
from commonweal.study.results import Results
from commonweal.study.runs import run_seeds

BACK = 0.02  # within this share of the path without the change, mean need counts as back
NEED = "burden"


@dataclass(frozen=True)
class Answer:
    """What one ask finds of one outcome in one world."""

    ask: Ask
    world: str
    outcome: str
    span: Span
    level: Interval  # under regime a
    difference: Difference  # b - a, runs paired
    relative: Interval  # of a's level
    stands: bool  # still told from luck when all that the experiment asks is allowed for


@dataclass(frozen=True)
class Recovery:
    """What a change of the world leaves behind under one regime; years are counted from the change."""

    world: str
    regime: str
    gap: tuple[Interval, ...]  # need with the change less need without it, by year from the change
    worst: Interval  # in the year in which the mean gap is furthest from zero
    untold: int | None  # first year from which the gap is no longer told from zero, to the end; None if it still is
    back: int | None  # first year from which the mean gap stays within BACK of need without the change


@dataclass(frozen=True)
class Contrast:
    """All that an experiment's runs tell."""

    experiment: Experiment
    answers: tuple[Answer, ...]
    paths: dict[str, dict[str, NDArray[np.float64]]]  # world -> regime -> mean need by run and year
    recoveries: tuple[Recovery, ...]

    def crossed(self, world: str) -> dict[tuple[str, str], tuple[Crossing, ...]]:
        """Give when, in a world, mean need under b overtakes that under a, by the pairs (a, b) that are asked about."""
        paths, runs = self.paths[world], self.experiment.runs
        weights = resamples(runs, self.experiment.seed)
        pairs = dict.fromkeys((ask.a, ask.b) for ask in self.experiment.asks if world in ask.worlds)
        return {(a, b): crossings(paths[b] - paths[a], weights) for a, b in pairs}


def jobs_of(experiment: Experiment, place: Place) -> list[Job]:
    """Give what is run: each world with every regime that it is asked about, and a changing one without its changes."""
    return [
        job
        for world in experiment.worlds
        for scenario in dict.fromkeys((world.scenario, calm(world.scenario)))
        for job in _jobs_in(experiment, place, world, scenario)
    ]


def calm(scenario: Scenario) -> Scenario:
    """Give the same scenario with nothing happening in mid-run."""
    return replace(scenario, changes=())


def contrast(experiment: Experiment, place: Place, results: Results) -> Contrast:
    """Work out every answer from the runs that `jobs_of` asked for."""
    by_world = {world.name: _jobs_in(experiment, place, world, world.scenario) for world in experiment.worlds}
    answers = [
        _answer(experiment, ask, world, outcome, by_world[world], results)
        for ask in experiment.asks
        for world in ask.worlds
        for outcome in ask.outcomes
    ]
    stand = standing([answer.difference for answer in answers])
    paths = {
        name: {regime.name: results.paths(mine, regime, NEED) for regime in (mine[0].regimes if mine else ())}
        for name, mine in by_world.items()
    }
    recoveries = []
    for world in experiment.worlds:
        for change in world.scenario.changes[:1]:
            mine = by_world[world.name]
            twins = [replace(job, scenario=calm(job.scenario)) for job in mine]
            for regime in mine[0].regimes if mine else ():
                pair = results.paths(mine, regime, NEED), results.paths(twins, regime, NEED)
                recoveries.append(recovery(world.name, regime.name, *pair, change))
    told = tuple(replace(answer, stands=i in stand) for i, answer in enumerate(answers))
    return Contrast(experiment, told, paths, tuple(recoveries))


def standing(differences: Sequence[Difference]) -> set[int]:
    """Give which differences stand when all of them are allowed for (Holm); those zero by construction do not."""
    return holm({i: d.p for i, d in enumerate(differences) if d.p is not None and not d.by_construction})


def span_of(span: str, years: int) -> Span:
    """Give the window that an ask's span means; all years where the run is no longer than it."""
    if span == SPANS[1]:
        return (max(0, years - LATE), years)
    return (0, min(years, int(span))) if span not in SPANS else (0, years)


def recovery(
    world: str, regime: str, changed: NDArray[np.float64], twin: NDArray[np.float64], change: Change
) -> Recovery:
    """Tell what a change leaves behind, from need by run and year with it and without it (runs, years).

    A year counts as told from zero when its own 95 % interval leaves zero out; years are looked at from the first whole
    year after the change.
    """
    first = int(np.ceil(change.year))
    gap = (changed - twin)[:, first:]
    found = tuple(interval(year) for year in gap.T)
    far = int(np.abs(gap.mean(axis=0)).argmax()) if gap.shape[1] else 0
    near = np.abs(gap.mean(axis=0)) <= BACK * np.abs(twin[:, first:].mean(axis=0))
    return Recovery(
        world,
        regime,
        found,
        found[far] if found else interval(np.array([])),
        _from_then_on([not year.excludes_zero for year in found]) if len(changed) > 1 else None,
        _from_then_on([bool(each) for each in near]),
    )


def _from_then_on(holds: Sequence[bool]) -> int | None:
    """Give the first year (1 is the first) from which it holds to the end."""
    last = max((i for i, each in enumerate(holds) if not each), default=-1) + 1
    return last + 1 if last < len(holds) else None


def _jobs_in(experiment: Experiment, place: Place, world: InWorld, scenario: Scenario) -> list[Job]:
    regimes = _regimes(experiment, world)
    seeds = run_seeds(experiment.seed, experiment.runs) if regimes else ()
    return [Job(place, regimes, seed, experiment.years, scenario) for seed in seeds]


def _regimes(experiment: Experiment, world: InWorld) -> tuple[Regime, ...]:
    asked = {name for ask in experiment.asks if world.name in ask.worlds for name in (ask.a, ask.b)}
    return tuple(regime for regime in experiment.regimes if regime.name in asked)


def _answer(
    experiment: Experiment, ask: Ask, world: str, outcome: str, jobs: Sequence[Job], results: Results
) -> Answer:
    span = span_of(ask.span, experiment.years)
    named = {regime.name: regime for regime in experiment.regimes}
    a, b = (results.values(jobs, named[name], outcome, span) for name in (ask.a, ask.b))
    ratio = np.divide(b - a, a, out=np.full(len(a), np.nan), where=a != 0)
    return Answer(ask, world, outcome, span, interval(a), paired(a, b), interval(ratio), stands=False)

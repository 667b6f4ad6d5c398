"""Runs and jobs made up for tests of what is done with them."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from commonweal.lab import read_regime
from commonweal.lab.outcomes import OUTCOMES
from commonweal.study.job import Job, Run, spans
from commonweal.study.ran import Ran
from commonweal.study.runs import run_seeds
from commonweal.study.version import version

from .places import small_place

BLOCK, TARGETS = read_regime("block"), read_regime("targets")


def jobs(runs: int = 3, years: int = 1, gauges: tuple[str, ...] = (), people: int = 300) -> list[Job]:
    """Jobs of two regimes in a very small place."""
    place = small_place(people)
    return [Job(place, (BLOCK, TARGETS), seed, years, gauges=gauges) for seed in run_seeds(1, runs)]


def planted_ran(
    seed: int = 1, years: int = 1, burden: Sequence[float] | None = None, run: Run | None = None
) -> Ran:
    """A run in which each outcome is its place in the list of outcomes, and burden is as given."""
    size = len(spans(years)) + years
    values = {name: np.full(size, float(at)) for at, name in enumerate(OUTCOMES)}
    if burden is not None:
        values["burden"] = np.array(burden, float)
    made = run or Run("place", "scenario", BLOCK.hash, seed, years, ("standing",), version())
    return Ran(replace(made, years=years), ("small", "block"), values, {"a|b": 0.5, "none": float("nan")})


def same_ran(one: Ran, other: Ran) -> bool:
    """Whether two results are the same, bit for bit; NaN is NaN."""
    facts = one.facts.keys() == other.facts.keys() and all(
        np.array_equal(value, other.facts[name], equal_nan=True) for name, value in one.facts.items()
    )
    return (
        (one.run, one.names) == (other.run, other.names)
        and facts
        and all(np.array_equal(one.values[name], other.values[name], equal_nan=True) for name in OUTCOMES)
    )

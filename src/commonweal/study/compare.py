"""Compare ways of commissioning one place: the same people, staff, money, history and luck under each."""

import platform
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numba
import numpy as np

import commonweal
from commonweal.lab import PARAMETERS, Regime, world_with
from commonweal.lab.contract import read_way
from commonweal.lab.kernels.build import cache_folder
from commonweal.place import Place
from commonweal.study.comparison import Comparison
from commonweal.study.job import Job
from commonweal.study.pursue import pursue
from commonweal.study.runs import run_seeds, side_by_side
from commonweal.study.seam import Serial
from commonweal.study.standing import beside, met
from commonweal.study.work import COMMON_HISTORY, silent


def compare(
    place: Place,
    regimes: Sequence[Regime | str | Path],
    runs: int,
    years: int,
    seed: int,
    threads: int = 1,
    tick: Callable[[int], None] | None = None,
) -> Comparison:
    """Run a place under several regimes with the same luck in each.

    Parameters
    ----------
    place
        A checked place; its `parameters` override those of the lab's world.
    regimes
        One or more regimes, or names or paths of them. Differences are told later less earlier in this order.
    runs, years
        How many times, each with luck of its own, and for how many whole years after the common history.
    seed
        Any whole number from 0; the same seed gives the same comparison, on any number of threads.
    threads, tick
        How many threads areas are dealt out to; what is called with the simulated weeks done after each part.

    Raises
    ------
    ValueError
        No regimes, or runs, years, seed or threads out of range.
    RegimeError, WorldError
        A regime that cannot be read; a parameter of the place that the lab does not know.

    """
    refuse_bad_numbers(len(regimes), runs, years, seed, threads)
    named = label([r if isinstance(r, Regime) else read_way(r) for r in regimes])
    ways, seeds = tuple(named.values()), run_seeds(seed, runs)
    jobs = [Job(place, ways, each, years, gauges=("standing",)) for each in seeds]
    ticked = silent if tick is None else tick
    results = pursue(jobs, Serial(threads), tick=ticked, announce=lambda left, spared: ticked(spared))
    return Comparison(
        place=place.name,
        title=place.title,
        population=place.population,
        regimes=named,
        runs=runs,
        years=years,
        seed=seed,
        told=side_by_side(results, jobs, ways),
        standing=beside(place, [met(results.ran(job, ways[0]).facts) for job in jobs]),
        certainty=place.certainty,
        provenance=_provenance(place, named, seeds),
    )


def refuse_bad_numbers(regimes: int, runs: int, years: int, seed: int, threads: int) -> None:
    """Raise ValueError, with what would be right, for numbers that no comparison can be made of."""
    for count, what in ((regimes, "regimes"), (runs, "runs"), (years, "years"), (threads, "threads")):
        if count < 1:
            raise ValueError(f"{what}: {count} were asked for; there must be at least 1")
    if seed < 0:
        raise ValueError(f"seed: {seed} is below 0; give any whole number from 0")


def label(regimes: Sequence[Regime]) -> dict[str, Regime]:
    """Give each regime a label: its name, numbered from the second on where names are alike."""
    used: Counter[str] = Counter()
    named: dict[str, Regime] = {}
    for regime in regimes:
        used[regime.name] += 1
        name = regime.name if used[regime.name] == 1 else f"{regime.name} ({used[regime.name]})"
        named[name] = regime
    return named


def _provenance(
    place: Place,
    regimes: dict[str, Regime],
    seeds: tuple[int, ...],
) -> dict[str, Any]:
    """Give all that is needed to make the comparison again, and to tell whether the same things went in."""
    overrides = {row.name: row.value for row in place.parameters}
    world = world_with(overrides)
    return {
        "version": commonweal.__version__,
        "kernels": cache_folder().name.removeprefix("kernels-"),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "numba": numba.__version__,
        "place_folder": None if place.folder is None else str(place.folder),
        "place_hash": place.hash,
        "regimes": {name: {"hash": regime.hash, "base": regime.base} for name, regime in regimes.items()},
        "common_history": COMMON_HISTORY,
        "seeds": list(seeds),
        "parameters": {
            name: {
                "value": getattr(world, name),
                "unit": PARAMETERS[name][0],
                "certainty": next((row.certainty for row in place.parameters if row.name == name), "assumed"),
            }
            for name in PARAMETERS
        },
        "parameters_overridden": overrides,
    }

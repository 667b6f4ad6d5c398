"""A small place that runs in moments, and comparisons with planted values."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from commonweal.lab import read_regime
from commonweal.lab.outcomes import OUTCOMES
from commonweal.place import Place
from commonweal.place.starter import starter
from commonweal.study import Comparison
from commonweal.study.runs import Runs

Paths = dict[str, NDArray[np.float64]]  # regime -> (runs, years)


def small_place(people: int = 1000) -> Place:
    """The starter with a hundredth of its people, and staff enough that work is done."""
    place = starter()
    north, south = place.areas
    return replace(
        place,
        manifest=replace(place.manifest, population=replace(place.manifest.population, total=people)),
        areas=(replace(north, population=people * 6 // 10), replace(south, population=people * 4 // 10)),
        teams=tuple(replace(team, fte=1.2) for team in place.teams),
    )


def planted(paths: Paths, name: str = "burden", seed: int = 1) -> Comparison:
    """A comparison in which one outcome has the paths given and every other is 1 in every run and year."""
    stacked = np.stack(list(paths.values()))
    regimes, runs, years = stacked.shape
    spans = sorted({span for span in (3, 5) if span < years} | {years})
    told = Runs(
        {span: {each: np.ones((regimes, runs)) for each in OUTCOMES} for span in spans},
        {each: np.ones(stacked.shape) for each in OUTCOMES},
    )
    told.paths[name] = stacked
    for span in spans:
        told.windows[span][name] = stacked[:, :, :span].mean(axis=2)
    return Comparison(
        place="planted",
        title="Planted",
        population=1000,
        regimes={label: replace(read_regime("block"), name=label) for label in paths},
        runs=runs,
        years=years,
        seed=seed,
        told=told,
        standing=(),
        certainty={"seen": 1, "derived": 1, "assumed": 2},
        provenance={},
    )


def overtaking(runs: int = 6, years: int = 10, at: float = 5.0) -> Paths:
    """Two regimes with shared luck: b below a at first, above after `at` years."""
    luck = np.random.default_rng(3).normal(0, 0.05, (runs, 1))
    own = np.random.default_rng(4).normal(0, 0.001, (runs, years))
    slope = 0.01 * (np.arange(years) + 0.5 - at)
    return {"a": 0.5 + luck + np.zeros((runs, years)), "b": 0.5 + luck + slope + own}

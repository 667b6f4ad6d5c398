"""A calibration of a small place whose runs are planted: two outcomes that follow two parameters by a formula."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tests.study.places import small_place

from commonweal.lab.outcomes import OUTCOMES
from commonweal.study.calibrate import Calibration, Size, calibrate
from commonweal.study.job import Job, spans
from commonweal.study.ran import Ran
from commonweal.study.results import Results
from commonweal.study.targets import Targets, read_targets

TARGETS = """
[parameters]
{first} = [0.2, 0.8]
drop = [0.0, 0.04]
tau0 = [0.0, 0.01]
[[target]]
name = "exits"
what = "drop_outs"
low = {low}
high = {high}
source = "planted"
[[target]]
name = "failing"
what = "handoffs_failed"
low = 0.45
high = 0.55
source = "planted"
[[target]]
name = "held"
what = "returns"
low = 0.9
high = 0.95
source = "planted"
use = "held out"
"""
SIZE = Size(runs=2, years=1, points=12, waves=2, draws=10)


def targets(folder: Path, low: float = 0.2, high: float = 0.3, first: str = "arrive") -> Targets:
    """Write and read targets: exits are ten times drop, so drop near .025; first near .5; tau0 does nothing."""
    path = folder / "targets.toml"
    path.write_text(TARGETS.format(low=low, high=high, first=first))
    return read_targets(path)


def planted_runs(_: str, jobs: Sequence[Job]) -> Results:
    """Give runs made by formula, with a little luck that the seed alone decides."""
    ran = {}
    for job in jobs:
        world, luck = job.scenario.world(job.place), np.random.default_rng(job.seed).normal(0, 0.002)
        values = {name: np.full(len(spans(job.years)) + job.years, np.nan) for name in OUTCOMES}
        first = dict(job.scenario.parameters).get("omega", world.arrive)
        told = {"drop_outs": 10 * world.drop, "handoffs_failed": 1 - first, "returns": 0.5}
        for name, value in told.items():
            values[name][:] = value + luck
        for regime in job.regimes:
            run = job.run(regime)
            ran[run.key] = Ran(run, (job.place.name, regime.name), values, {})
    return Results(ran)


def planted(folder: Path, low: float = 0.2, high: float = 0.3, first: str = "arrive") -> Calibration:
    """Calibrate the small place on planted runs."""
    return calibrate(small_place(), targets(folder, low, high, first), SIZE, 1, planted_runs)

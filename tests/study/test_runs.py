"""Runs: a common history, then every regime with the same luck; and what sharing luck is worth."""

from collections.abc import Sequence

import numpy as np

from commonweal.lab import Regime, read_regime
from commonweal.lab.outcomes import OUTCOMES
from commonweal.study.interval import paired
from commonweal.study.job import Job
from commonweal.study.pursue import pursue
from commonweal.study.runs import Runs, run_seeds, side_by_side, weeks_to_run
from commonweal.study.work import Tick, silent, work

from .places import small_place

BLOCK, TARGETS = read_regime("block"), read_regime("targets")


def run_all(people: int, regimes: Sequence[Regime], runs: int, years: int, tick: Tick = silent) -> Runs:
    jobs = [Job(small_place(people), tuple(regimes), seed, years) for seed in run_seeds(1, runs)]
    return side_by_side(pursue(jobs, tick=tick), jobs, regimes)


def test_seeds_hang_on_the_seed_and_the_run_alone() -> None:
    assert run_seeds(1, 3) == run_seeds(1, 5)[:3]
    assert len({*run_seeds(1, 50), *run_seeds(2, 50)}) == 100
    assert all(0 <= seed < 2**63 for seed in run_seeds(7, 50))


def test_a_regime_against_itself_differs_by_exactly_nothing() -> None:
    for seed in run_seeds(1, 3):
        a, b = work(Job(small_place(400), (BLOCK, BLOCK), seed, 2))  # run twice: a study would run it once
        for name in OUTCOMES:
            assert np.array_equal(a.value(name), b.value(name), equal_nan=True), name
            assert np.array_equal(a.path(name), b.path(name), equal_nan=True), name


def test_a_regime_tells_the_same_whoever_runs_beside_it() -> None:
    both = run_all(400, [BLOCK, TARGETS], 2, 4)
    alone = run_all(400, [TARGETS], 2, 4)
    assert list(both.windows) == [3, 4]
    for span in (3, 4):
        for name in OUTCOMES:
            assert np.array_equal(both.windows[span][name][1], alone.windows[span][name][0], equal_nan=True)


def test_runs_and_regimes_keep_their_places() -> None:
    jobs = [Job(small_place(400), (BLOCK, TARGETS), seed, 1) for seed in run_seeds(1, 2)]
    told = side_by_side(pursue(jobs), jobs, (TARGETS, BLOCK))
    for r, job in enumerate(jobs):
        for g, ran in enumerate(reversed(work(job))):
            assert told.windows[1]["burden"][g, r] == ran.value("burden")
            assert np.array_equal(told.paths["burden"][g, r], ran.path("burden"))


def test_shared_luck_narrows_the_difference_in_burden() -> None:
    told = run_all(1600, [BLOCK, TARGETS], 8, 3)
    ratio = paired(*told.windows[3]["burden"]).paired_variance_ratio
    assert ratio is not None
    assert ratio > 1.5


def test_the_ticks_add_up_to_the_weeks_announced() -> None:
    ticks: list[int] = []
    run_all(100, [BLOCK, TARGETS], 2, 1, tick=ticks.append)
    assert sum(ticks) == weeks_to_run(2, 2, 1)

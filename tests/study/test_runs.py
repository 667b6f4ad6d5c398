"""Runs: a common history, then every regime with the same luck; and what sharing luck is worth."""

import numpy as np
from tests.small import layout

from commonweal.lab import World, read_regime
from commonweal.lab.outcomes import OUTCOMES
from commonweal.study.interval import paired
from commonweal.study.runs import run_all, run_seeds, weeks_to_run

BLOCK, TARGETS = read_regime("block"), read_regime("targets")


def test_seeds_hang_on_the_seed_and_the_run_alone() -> None:
    assert run_seeds(1, 3) == run_seeds(1, 5)[:3]
    assert len({*run_seeds(1, 50), *run_seeds(2, 50)}) == 100
    assert all(0 <= seed < 2**63 for seed in run_seeds(7, 50))


def test_a_regime_against_itself_differs_by_exactly_nothing() -> None:
    told = run_all(layout(2, 200), World(), [BLOCK, BLOCK], run_seeds(1, 3), 2, [])
    for name in OUTCOMES:
        a, b = told.windows[2][name]
        assert np.array_equal(a, b, equal_nan=True), name
        assert np.array_equal(*told.paths[name], equal_nan=True), name


def test_a_regime_tells_the_same_whoever_runs_beside_it() -> None:
    both = run_all(layout(2, 200), World(), [BLOCK, TARGETS], run_seeds(1, 2), 2, [1])
    alone = run_all(layout(2, 200), World(), [TARGETS], run_seeds(1, 2), 2, [1])
    for span in (1, 2):
        for name in OUTCOMES:
            assert np.array_equal(both.windows[span][name][1], alone.windows[span][name][0], equal_nan=True)


def test_shared_luck_narrows_the_difference_in_burden() -> None:
    told = run_all(layout(4, 400), World(), [BLOCK, TARGETS], run_seeds(1, 8), 3, [])
    ratio = paired(*told.windows[3]["burden"]).paired_variance_ratio
    assert ratio is not None
    assert ratio > 1.5


def test_the_ticks_add_up_to_the_weeks_announced() -> None:
    ticks: list[int] = []
    run_all(layout(2, 50), World(), [BLOCK, TARGETS], run_seeds(1, 2), 1, [], tick=ticks.append)
    assert sum(ticks) == weeks_to_run(2, 2, 1)

"""A sweep runs each world once, pairs regimes by luck, and gives back what the same runs give alone."""

from dataclasses import replace

import numpy as np
import pytest

from commonweal.lab import read_regime
from commonweal.lab.dials import Dials
from commonweal.lab.regime import Step
from commonweal.lab.scenario import Scenario
from commonweal.study.axis import Axis, AxisError
from commonweal.study.job import Job
from commonweal.study.sweep import plan_sweep, sweep, with_dials
from commonweal.study.work import work

from .places import small_place

AXES = (Axis("alignment", 0, 1, 3), Axis("controllability", 0, 1, 2))
TARGETS, BLOCK = read_regime("targets"), read_regime("block")


def test_cells_that_differ_in_dials_share_a_common_history() -> None:
    plan = plan_sweep(small_place(), AXES, TARGETS, BLOCK, runs=4, years=2, seed=1)
    assert len(plan.regimes) == 6
    assert {dict(world.parameters)["omega"] for world in plan.jobs} == {0.9, 0}
    assert len(plan.all_jobs) == 2 * 4  # worlds, runs
    assert all(len(job.regimes) == 4 for job in plan.all_jobs)  # three alignments and block
    assert [job.seed for job in plan.jobs[plan.worlds[0, 0]]] == list(plan.seeds)


def test_a_cell_has_the_dials_and_world_of_its_place() -> None:
    plan = plan_sweep(small_place(), AXES, TARGETS, BLOCK, runs=2, years=1, seed=1)
    dials = plan.regimes[1, 1].dials_at(0)
    assert (dials.breadth, dials.follow) == (0.5, 0.5)
    assert dials == TARGETS.dials_at(0)._replace(breadth=0.5, follow=0.5)
    assert plan.worlds[1, 1] == Scenario(parameters=(("omega", 0.0),))


def test_dials_are_set_at_every_step_of_a_schedule() -> None:
    path = replace(BLOCK, steps=(Step(0, Dials()), Step(5, Dials(proxy=1))))
    moved = with_dials(path, {"rec": 0.4})
    assert [(step.dials.rec, step.dials.proxy) for step in moved.steps] == [(0.4, 0), (0.4, 1)]
    assert with_dials(path, {}) is path


def test_a_regime_held_against_itself_differs_in_no_run() -> None:
    found = sweep(small_place(), [Axis("lam", 0.01, 0.02, 2)], BLOCK, BLOCK, runs=2, years=1)
    assert not found.grid.differences.any()
    assert found.grid.told() == {}


def test_a_cell_is_what_its_runs_give_alone() -> None:
    place, axis = small_place(), Axis("rec", 0, 1, 2)
    found = sweep(place, [axis], TARGETS, BLOCK, "one_need", runs=2, years=1, seed=3)
    plan = found.plan
    for run, seed in enumerate(plan.seeds):
        a, b = work(Job(place, (BLOCK, with_dials(TARGETS, {"rec": 1.0})), seed, 1))
        assert found.grid.a[1, 0, run] == a.value("one_need")
        assert found.grid.b[1, 0, run] == b.value("one_need")
    assert np.isfinite(found.grid.differences).all()


def test_measure_dials_move_nothing_without_a_stake() -> None:
    # breadth alone: following up costs hours, stake or none, so alignment would not be inert
    found = sweep(small_place(), [Axis("breadth", 0, 1, 2)], BLOCK, BLOCK, runs=2, years=1)
    assert not found.grid.differences.any()


@pytest.mark.parametrize(
    ("runs", "years", "seed", "told"), [(1, 1, 1, "2 or more"), (2, 0, 1, "years"), (2, 1, -1, "seed")]
)
def test_numbers_that_make_no_sweep_are_refused(runs: int, years: int, seed: int, told: str) -> None:
    with pytest.raises(AxisError, match=told):
        plan_sweep(small_place(), AXES, TARGETS, BLOCK, runs, years, seed)


def test_an_unknown_outcome_is_refused_before_any_run() -> None:
    with pytest.raises(ValueError, match="'burdn' is not known"):
        sweep(small_place(), AXES, TARGETS, BLOCK, "burdn")

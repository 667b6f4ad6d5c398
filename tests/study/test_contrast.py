"""Contrasts: what is run, and planted answers, recoveries and corrections for many asks found again."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.study.places import small_place

from commonweal.lab import read_regime
from commonweal.lab.outcomes import OUTCOMES
from commonweal.lab.regime import Regime, Step
from commonweal.lab.scenario import Change, Scenario
from commonweal.study.contrast import contrast, jobs_of, recovery, span_of, standing
from commonweal.study.experiment import Ask, Experiment, InWorld
from commonweal.study.interval import paired
from commonweal.study.job import spans
from commonweal.study.ran import Ran
from commonweal.study.results import Results

YEARS = 8
SHOCK = Scenario(changes=(Change(3, staff=0.667),))


def regime(name: str, perm: float) -> Regime:
    block = read_regime("block")
    return replace(block, name=name, steps=(Step(0, block.steps[0].dials._replace(perm=perm)),))


def planned(runs: int = 4) -> Experiment:
    """Two regimes in a calm world and in one with a shock, which is the calm one but for it."""
    worlds = (InWorld("calm", "", Scenario()), InWorld("shock", "", SHOCK))
    ask = Ask("Softer:", "a", "b", ("burden", "wait"), "all", ("calm", "shock"))
    return Experiment(
        name="planted", title="Planted", question="?", why="a test", assumed=(), kind="contrast", place=Path(),
        runs=runs, years=YEARS, seed=1, worlds=worlds, regimes=(regime("a", 0.1), regime("b", 0.9)), asks=(ask,),
        table={},
    )  # fmt: skip


def results(experiment: Experiment) -> Results:
    """Plant: b has a tenth less need than a; the shock adds .2 for two years; each run has luck of its own."""
    found = {}
    for job in jobs_of(experiment, small_place()):
        luck = np.random.default_rng(job.seed).normal(0, 0.02)
        for each in job.regimes:
            path = np.full(YEARS, (1 + luck) * (0.9 if each.name == "b" else 1.0))
            path[3:5] += 0.2 if job.scenario.changes else 0.0
            told = np.array([*(path[low:high].mean() for low, high in spans(YEARS)), *path])
            ones = np.ones_like(told)
            values = {name: told if name == "burden" else ones for name in OUTCOMES}
            found[job.run(each).key] = Ran(job.run(each), ("small", each.name), values, {})
    return Results(found)


def test_a_planted_difference_is_found_in_the_world_and_relative_to_where_it_began() -> None:
    experiment = planned()
    calm, wait, shocked, _ = contrast(experiment, small_place(), results(experiment)).answers
    assert (calm.world, calm.outcome, shocked.world) == ("calm", "burden", "shock")
    assert calm.relative.mean == pytest.approx(-0.1)
    assert calm.relative.high == pytest.approx(-0.1)
    assert calm.stands
    assert calm.difference.n == experiment.runs
    assert wait.difference.by_construction
    assert not wait.stands
    assert shocked.level.mean == pytest.approx((calm.level.mean or 0) + 0.2 * 2 / YEARS)


def test_a_calm_world_beside_a_changing_one_adds_no_runs_twice() -> None:
    found = contrast(planned(), small_place(), results(planned()))
    assert found.paths["calm"]["a"].shape == (4, YEARS)
    runs = [job.run(each).key for job in jobs_of(planned(), small_place()) for each in job.regimes]
    assert len(set(runs)) == 2 * 2 * 4  # the twin of the shock is the calm world itself


def test_the_planted_recovery_is_found() -> None:
    shocked = contrast(planned(), small_place(), results(planned())).recoveries
    assert [(each.world, each.regime) for each in shocked] == [("shock", "a"), ("shock", "b")]
    for each in shocked:
        assert each.worst.mean == pytest.approx(0.2)
        assert len(each.gap) == YEARS - 3
        assert (each.untold, each.back) == (3, 3)  # two years of harm, then as if nothing had been


def test_what_never_comes_back_is_said_not_to() -> None:
    twin = np.full((4, 6), 0.5)
    rising = twin + np.array([0, 0, 0.1, 0.2, 0.3, 0.4])
    found = recovery("w", "r", rising, twin, Change(2))
    assert (found.untold, found.back, found.worst.mean) == (None, None, pytest.approx(0.4))


def test_a_gap_that_comes_again_is_not_back_before_it_has_gone_for_good() -> None:
    twin = np.full((4, 6), 0.5)
    found = recovery("w", "r", twin + np.array([0, 0.2, 0, 0.2, 0, 0]), twin, Change(1))
    assert (found.untold, found.back) == (4, 4)


def test_a_small_gap_can_be_told_and_still_be_back() -> None:
    twin = np.full((4, 4), 0.5)
    found = recovery("w", "r", twin + 0.001, twin, Change(0))
    assert (found.untold, found.back) == (None, 1)


def test_a_change_within_a_year_is_followed_from_the_next_whole_year() -> None:
    assert len(recovery("w", "r", np.ones((2, 5)), np.ones((2, 5)), Change(1.5)).gap) == 3


def test_one_run_tells_no_year_from_zero_and_says_nothing_of_it() -> None:
    found = recovery("w", "r", np.full((1, 3), 0.6), np.full((1, 3), 0.5), Change(0))
    assert (found.untold, found.back) == (None, None)


def test_holm_takes_away_what_stood_alone() -> None:
    rng = np.random.default_rng(5)
    noise = [paired(np.zeros(6), rng.normal(0, 1, 6)) for _ in range(40)]
    real = paired(np.zeros(6), 5 + rng.normal(0, 0.1, 6))
    alone = [i for i, each in enumerate(noise) if each.excludes_zero]
    assert alone  # some are told by chance when looked at alone
    assert standing([*noise, real]) == {40}


@given(st.lists(st.floats(1e-6, 1), min_size=1, max_size=12))
def test_no_ask_stands_that_would_not_stand_alone(chances: list[float]) -> None:
    differences = [replace(paired(np.zeros(3), np.array([1.0, 2, 3])), p=p) for p in chances]
    stand = standing(differences)
    assert all(chances[i] <= 0.05 for i in stand)
    assert all(i in stand for i, p in enumerate(chances) if p * len(chances) <= 0.05)


@pytest.mark.parametrize(
    ("span", "years", "expected"),
    [("all", 10, (0, 10)), ("last", 10, (5, 10)), ("last", 4, (0, 4)), ("3", 10, (0, 3)), ("5", 2, (0, 2))],
)
def test_a_span_is_one_that_runs_can_tell(span: str, years: int, expected: tuple[int, int]) -> None:
    assert span_of(span, years) == expected
    assert expected in spans(years)


def test_when_one_overtakes_the_other_is_found_where_it_was_planted() -> None:
    planted = contrast(planned(), small_place(), results(planned()))
    slope = 0.01 * (np.arange(YEARS) + 0.5 - 5.0)  # b below a until year 5
    calm = {"a": np.full((4, YEARS), 0.5), "b": np.full((4, YEARS), 0.5) + slope}
    found = replace(planted, paths=planted.paths | {"calm": calm}).crossed("calm")
    [crossing] = found[("a", "b")]
    assert crossing.year == pytest.approx(5.0)
    assert crossing.rises
    assert crossing.clear
    assert planted.crossed("shock") == {("a", "b"): ()}  # b lies below a in every year

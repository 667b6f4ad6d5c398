"""Jobs: what identifies a run is all that can move its numbers, and no name."""

from dataclasses import replace

import pytest

from commonweal.lab import read_regime
from commonweal.lab.scenario import Scenario
from commonweal.lab.world import BURN_IN, YEAR
from commonweal.study import job as module
from commonweal.study.job import Job, spans

from .places import small_place

BLOCK, TARGETS = read_regime("block"), read_regime("targets")
JOB = Job(small_place(), (BLOCK, TARGETS), 7, 2)


def key(job: Job = JOB) -> str:
    return job.run(BLOCK).key


def test_names_and_neighbours_are_no_part_of_a_run() -> None:
    assert JOB.run(replace(BLOCK, name="other", meaning="another")).key == key()
    assert key(JOB.only((BLOCK,))) == key()
    assert key(replace(JOB, gauges=("b", "a"))) == key(replace(JOB, gauges=("a", "b")))


def test_whatever_moves_a_number_is_another_run(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = {
        key(), JOB.run(TARGETS).key, key(replace(JOB, seed=8)), key(replace(JOB, years=3)),
        key(replace(JOB, place=small_place(500))), key(replace(JOB, scenario=Scenario(staff=0.5))),
        key(replace(JOB, gauges=("standing",))),
    }  # fmt: skip
    monkeypatch.setattr(module, "version", lambda: "0+another")
    assert len(keys | {key()}) == 8


def test_the_weeks_of_a_job_are_one_common_history_and_its_regimes() -> None:
    assert JOB.weeks == BURN_IN + 2 * 2 * YEAR
    assert JOB.only((BLOCK,)).weeks == BURN_IN + 2 * YEAR


@pytest.mark.parametrize(
    ("years", "told"),
    [
        (1, ((0, 1),)),
        (3, ((0, 3),)),
        (5, ((0, 5), (0, 3))),
        (6, ((0, 6), (0, 3), (0, 5), (1, 6))),
        (10, ((0, 10), (0, 3), (0, 5), (5, 10))),
    ],
)
def test_the_windows_told_of_a_run(years: int, told: tuple[tuple[int, int], ...]) -> None:
    assert spans(years) == told

"""Experiments from file to account, on a small place; what a command may put before what the file says."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from tests.study.places import small_place
from tests.study.test_contrast import planned, results

from commonweal.study.contrast import contrast
from commonweal.study.experiment import ExperimentError
from commonweal.study.experiments import experiment_account, shortened
from commonweal.study.interval import paired
from commonweal.study.job import Job
from commonweal.study.pursue import pursue
from commonweal.study.results import Results


def made(title: str, jobs: Sequence[Job]) -> Results:
    return pursue(jobs)


def test_the_account_tells_what_the_runs_say() -> None:
    experiment = replace(planned(2), years=2)
    kept: list[Results] = []

    def keeping(title: str, jobs: Sequence[Job]) -> Results:
        kept.append(pursue(jobs))
        calm = [job for job in jobs if not job.scenario.changes][:2]
        a, b = (kept[0].values(calm, regime, "burden") for regime in experiment.regimes)
        np.testing.assert_array_less(0, a)
        expected.append(paired(a, b).mean or 0.0)
        return kept[0]

    expected: list[float] = []
    account = experiment_account(experiment, small_place(), keeping)
    answer = account.data["answers"][0]
    assert (answer["world"], answer["outcome"]) == ("calm", "burden")
    assert answer["difference"]["mean"] == expected[0]
    assert "regime a" in account.provenance
    assert "scenario shock" in account.provenance


def test_another_kind_keeps_the_files_question_and_doubts() -> None:
    table = {"dials": ["perm=0:1:2"], "regime": "block"}
    experiment = replace(planned(2), kind="sweep", years=1, table=table, assumed=("That is assumed.",))
    account = experiment_account(experiment, small_place(), made)
    assert (account.title, account.question, account.cannot_tell[0]) == ("Planted", "? (a test)", "That is assumed.")


def test_the_same_experiment_tells_the_same_twice() -> None:
    one, two = (contrast(planned(), small_place(), results(planned())) for _ in range(2))
    assert one.answers == two.answers
    assert one.recoveries == two.recoveries


def test_a_command_goes_before_the_file() -> None:
    found = shortened(planned(), 7, None, 3)
    assert (found.runs, found.years, found.seed) == (7, 8, 3)


@pytest.mark.parametrize(
    ("runs", "years", "seed", "says"),
    [(0, 1, 1, "--runs is 0"), (1, 0, 1, "--years is 0"), (1, 1, -1, "--seed is -1")],
)
def test_numbers_that_cannot_be_are_refused(runs: int, years: int, seed: int, says: str) -> None:
    with pytest.raises(ExperimentError, match=says):
        shortened(planned(), runs, years, seed)

"""Experiments that another study answers: their settings are read, kept to, and refused when wrong."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.study.places import small_place
from tests.study.test_contrast import planned

from commonweal.study.experiment import Experiment, ExperimentError
from commonweal.study.handed_over import handed_over, settings_of
from commonweal.study.job import Job
from commonweal.study.pursue import pursue
from commonweal.study.results import Results


def of(kind: str, **table: Any) -> Experiment:
    return replace(planned(2), kind=kind, years=1, place=Path(), table=table)


def test_what_a_file_leaves_out_is_as_the_study_has_it() -> None:
    assert settings_of(of("ablate", orders=2)) == {
        "from": "block", "to": "alliance", "outcomes": ["burden"], "orders": 2, "staff": 1.0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "table", "says"),
    [
        ("sweep", {"dial": ["comp=0:1:2"]}, r"planted \[sweep\]: unknown key dial; allowed: against"),
        ("sweep", {"dials": "comp=0:1:2"}, "dials is 'comp=0:1:2'; it must be like"),
        ("ablate", {"orders": "many"}, "orders is 'many'; it must be like 8"),
    ],
)
def test_a_wrong_setting_is_refused(kind: str, table: dict[str, Any], says: str) -> None:
    with pytest.raises(ExperimentError, match=says):
        settings_of(of(kind, **table))


def test_a_dial_set_before_the_sweep_is_set_in_every_cell() -> None:
    asked: list[Job] = []

    def made(title: str, jobs: Sequence[Job]) -> Results:
        asked.extend(jobs)
        return pursue(jobs)

    given = {"dials": ["comp=0:1:2"], "regime": "block", "against": "block", "with": {"perm": 0.9}}
    told = handed_over(of("sweep", **given), small_place(), made)
    swept = {regime for job in asked for regime in job.regimes if regime.name != "block"}
    assert {(each.steps[0].dials.perm, each.steps[0].dials.comp) for each in swept} == {(0.9, 0.0), (0.9, 1.0)}
    assert told.kind == "sweep"


def test_an_ablation_runs_with_the_staff_the_file_says() -> None:
    asked: list[Job] = []

    def made(title: str, jobs: Sequence[Job]) -> Results:
        asked.extend(jobs)
        return pursue(jobs)

    handed_over(of("ablate", to="targets", staff=2, orders=1), small_place(), made)
    assert {job.scenario.staff for job in asked} == {2.0}
    assert len({job.seed for job in asked}) == 2


class StoppedError(Exception):
    """A study that is not to be run."""


def test_a_sensitivity_analysis_moves_every_regime_that_the_file_names() -> None:
    asked: list[Job] = []

    def stop(title: str, jobs: Sequence[Job]) -> Results:
        asked.extend(jobs)
        raise StoppedError

    pytest.importorskip("SALib")
    with pytest.raises(StoppedError):
        handed_over(of("sensitivity", regimes=["block", "alliance"], size=2, points=2), small_place(), stop)
    assert len({job.scenario for job in asked}) > 2
    assert {len(job.regimes) for job in asked} == {2}
    with pytest.raises(ExperimentError, match="method is 'guess'; it must be morris or sobol"):
        handed_over(of("sensitivity", method="guess"), small_place(), stop)

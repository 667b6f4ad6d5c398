"""Results: found by what was run, in the order of the jobs asked for."""

import numpy as np
import pytest

from commonweal.study.job import Job
from commonweal.study.ran import Ran
from commonweal.study.results import Results

from .made import BLOCK, TARGETS, jobs, planted_ran


def planted(asked: list[Job]) -> Results:
    """Burden 10, 20, ... under block by job over all years, and 1, 2, ... in the year; nothing under targets."""
    found: dict[str, Ran] = {}
    for number, job in enumerate(asked, 1):
        run = job.run(BLOCK)
        found[run.key] = planted_ran(burden=[10.0 * number, number], run=run)
    return Results(found)


def test_arrays_follow_the_order_of_the_jobs() -> None:
    asked = jobs(3)
    results = planted(asked)
    assert len(results) == 3
    assert results.values(asked, BLOCK, "burden").tolist() == [10, 20, 30]
    assert results.values(asked[::-1], BLOCK, "burden", (0, 1)).tolist() == [30, 20, 10]
    assert results.paths(asked, BLOCK, "burden").tolist() == [[1], [2], [3]]


def test_facts_that_no_gauge_saw_are_unknown() -> None:
    asked = jobs(2)
    assert planted(asked).facts(asked, BLOCK, "a|b").tolist() == [0.5, 0.5]
    assert np.isnan(planted(asked).facts(asked, BLOCK, "other")).all()


def test_what_was_not_run_is_an_error_and_never_a_number() -> None:
    asked = jobs(1)
    with pytest.raises(KeyError):
        planted(asked).values(asked, TARGETS, "burden")

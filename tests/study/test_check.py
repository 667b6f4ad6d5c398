"""Checks judge what was planted in the results, and nothing else."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from tests.study.planted import PlantedView

from commonweal.study.check import View, level, sign, untold
from commonweal.study.interval import interval
from commonweal.study.pattern import read_patterns
from commonweal.study.verdict import CANNOT, HOLDS, NOT

PATTERNS = {pattern.id: pattern for pattern in read_patterns()}


def test_a_level_is_the_mean_over_runs_against_the_published_range() -> None:
    check = level("away", lambda view: view.values("drop_outs", "block"), "share", "because")
    inside = PlantedView({("drop_outs", "block"): [0.29, 0.30, 0.31]})
    outside = PlantedView({("drop_outs", "block"): [0.09, 0.10, 0.11]})
    shown = check.show(inside, PATTERNS["P07"])
    assert (shown.verdict, shown.why, shown.seen[0].value.n) == (HOLDS, "because", 3)
    assert check.show(outside, PATTERNS["P07"]).verdict == NOT


def test_a_difference_is_between_runs_that_shared_luck() -> None:
    # luck is large, the difference small and steady: unpaired it could not be told
    view = PlantedView({("burden", "block"): [1, 5, 9], ("burden", "targets"): [1.1, 5.11, 9.12]})
    check = sign("burden", lambda view: view.less("burden", "targets"), "+", "units")
    assert check.show(view, PATTERNS["T09"]).verdict == HOLDS


def test_what_the_lab_lacks_is_never_judged_however_clear_the_nearest_is() -> None:
    view = PlantedView({("ties", "block"): [3.0, 3.0, 3.0]})
    check = untold("no ties within", "ties", lambda view: interval(view.values("ties", "block")))
    shown = check.show(view, PATTERNS["P26"])
    assert (shown.verdict, shown.why) == (CANNOT, "no ties within")
    assert shown.seen[0].value.mean == 3


def test_a_view_asks_the_results_for_the_jobs_and_regime_that_labels_name() -> None:
    class Results:
        def values(self, jobs: Iterable[Any], regime: Any, outcome: str, span: Any) -> Any:
            return np.array([jobs, regime.name, outcome, span], dtype=object)

    view = View(Results(), {"as it is": "its jobs", "one cause": "other jobs"})  # type: ignore[arg-type]  # stand-ins
    assert list(view.values("burden", "targets")) == ["its jobs", "targets", "burden", None]
    assert view.values("burden", "waiting", "one cause", (0, 3))[0] == "other jobs"

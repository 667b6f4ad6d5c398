"""Calibrating on planted runs finds what was planted; on the real lab the truth is not ruled out."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.study.calibrated import SIZE, planted, planted_runs, targets
from tests.study.places import small_place

from commonweal.lab import read_regime
from commonweal.lab.scenario import Scenario
from commonweal.study.calibrate import Size, calibrate, with_overlaps
from commonweal.study.identified import identified
from commonweal.study.job import Job
from commonweal.study.pursue import pursue
from commonweal.study.runs import run_seeds
from commonweal.study.targets import Target, Targets, TargetsError
from commonweal.study.waves import CUTOFF


def test_planted_values_are_found_and_what_does_nothing_is_not_identified(tmp_path: Path) -> None:
    found = planted(tmp_path)
    arrive, drop, tau0 = identified(found.matched)
    assert arrive.low < 0.5 < arrive.high
    assert drop.low < 0.025 < drop.high
    assert [each.identified for each in (arrive, drop, tau0)] == [True, True, False]
    assert found.typical is not None
    assert found.fresh[found.typical, :2] == pytest.approx([0.25, 0.5], abs=0.05)


def test_what_is_held_out_moves_nothing(tmp_path: Path) -> None:
    given = targets(tmp_path)
    held = given.held_out[0]
    other = replace(given, targets=(*given.fitted, replace(held, value=0.1, low=0.05, high=0.15)))
    one, two = (calibrate(small_place(), each, SIZE, 1, planted_runs) for each in (given, other))
    assert np.array_equal(one.drawn, two.drawn)
    assert np.array_equal(one.fresh, two.fresh)


def test_draws_meet_luck_that_no_wave_met(tmp_path: Path) -> None:
    seeds: dict[str, set[int]] = {}

    def watched(what: str, jobs: list[Job]) -> object:
        seeds[what] = {job.seed for job in jobs}
        return planted_runs(what, jobs)

    calibrate(small_place(), targets(tmp_path), SIZE, 1, watched)  # type: ignore[arg-type]  # it only watches
    assert set(seeds) == {"wave 1", "wave 2", "what is left"}
    assert len(seeds["what is left"]) == SIZE.draws
    assert not seeds["what is left"] & seeds["wave 1"]


def test_nothing_left_is_said_not_forced(tmp_path: Path) -> None:
    found = planted(tmp_path, low=0.95, high=0.99)  # exits reach .4 at most
    assert found.typical is None
    assert len(found.drawn) == 0


def test_sizes_windows_and_targets_that_cannot_be_are_refused(tmp_path: Path) -> None:
    given = targets(tmp_path)
    with pytest.raises(ValueError, match="--runs is 1; it must lie in 2"):
        calibrate(small_place(), given, replace(SIZE, runs=1), 1, planted_runs)
    late = replace(given, targets=(replace(given.targets[0], years=(2, 5)), *given.targets[1:]))
    with pytest.raises(TargetsError, match=r"exits: years \[2, 5\] is not kept of a run of 1"):
        calibrate(small_place(), late, SIZE, 1, planted_runs)
    untold = replace(given, targets=(replace(given.targets[0], what="turnover"), *given.targets[1:]))
    with pytest.raises(TargetsError, match="exits: no run could tell 'turnover'"):
        calibrate(small_place(), untold, SIZE, 1, planted_runs)


def test_an_overlap_that_the_place_does_not_count_is_counted_for_a_target(tmp_path: Path) -> None:
    target = replace(targets(tmp_path).targets[0], what="standing|all|three_given_two_plus", systems="homelessness")
    place = replace(small_place(), overlaps=())
    assert [row.what for row in with_overlaps(place, [target]).overlaps] == ["three_given_two_plus"]
    assert with_overlaps(place, [replace(target, systems="")]) == place


@pytest.mark.slow
def test_on_the_real_lab_the_truth_is_not_ruled_out(tmp_path: Path) -> None:
    """Figures of a run with known values, seen with small errors: the values stay, most others go."""
    truth = {"arrive": 0.35, "drop": 0.02}
    given = targets(tmp_path)
    bounds = tuple(each for each in given.bounds if each.name in truth)
    place = small_place()
    known = Targets("planted", (_seen("drop_outs", 0.5), _seen("handoffs_failed", 0.5)), bounds)
    job = Job(place, (read_regime("block"),), run_seeds(99, 1)[0], 2, Scenario(parameters=tuple(truth.items())))
    ran = pursue([job]).ran(job, job.regimes[0])
    seen = tuple(_seen(target.what, ran.value(target.what)) for target in known.targets)
    size = Size(runs=2, years=2, points=12, waves=1, draws=2)
    found = calibrate(place, replace(known, targets=seen), size, 3, lambda _, jobs: pursue(jobs))
    point = np.array([truth[each.name] for each in bounds])
    scale = found.matched.high - found.matched.low
    nearest = (np.abs(found.matched.candidates - point) / scale).sum(axis=1).argmin()
    assert found.matched.implausibility[nearest].max() < CUTOFF
    assert found.matched.waves[-1].left < 0.8


def _seen(what: str, value: float) -> Target:
    return Target(what, what, value, 0.01, 0.0, "planted", value - 0.02, value + 0.02)

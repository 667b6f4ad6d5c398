"""Pursuing jobs: nothing is run twice, and a study that is stopped keeps what it did and goes on from there."""

from pathlib import Path

import pytest

from commonweal.study import job as job_module
from commonweal.study import pursue as module
from commonweal.study import seam
from commonweal.study.job import Job
from commonweal.study.pursue import missing, pursue
from commonweal.study.ran import Ran
from commonweal.study.results import Results
from commonweal.study.store import Store

from .made import BLOCK, TARGETS, jobs, same_ran


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """Every job that is really done."""
    done: list[Job] = []
    real = seam.work

    def counted(job: Job, *rest: object) -> tuple[Ran, ...]:
        done.append(job)
        return real(job, *rest)  # type: ignore[arg-type]  # as Serial calls it

    monkeypatch.setattr(seam, "work", counted)
    return done


def same_results(one: Results, other: Results, asked: list[Job]) -> bool:
    return all(same_ran(one.ran(job, regime), other.ran(job, regime)) for job in asked for regime in job.regimes)


def test_a_run_asked_for_twice_is_made_once(worked: list[Job]) -> None:
    (job,) = jobs(1)
    results = pursue([job, job, job.only((TARGETS,)), job.only((TARGETS, TARGETS))])
    assert worked == [job]
    assert len(results) == 2


def test_a_store_spares_what_it_has_and_changes_no_number(worked: list[Job], tmp_path: Path) -> None:
    asked = jobs(3, gauges=("standing",))
    plain = pursue(asked)
    pursue([job.only((BLOCK,)) for job in asked[:2]], store=Store(tmp_path))
    del worked[:]
    stored = pursue(asked, store=Store(tmp_path))
    assert [job.regimes for job in worked] == [(TARGETS,), (TARGETS,), (BLOCK, TARGETS)]
    assert same_results(plain, stored, asked)
    del worked[:]
    assert same_results(plain, pursue(asked, store=Store(tmp_path)), asked)
    assert worked == []


@pytest.mark.parametrize("done", [0, 1, 2])
def test_a_stopped_study_keeps_what_it_did_and_goes_on(done: int, worked: list[Job], tmp_path: Path) -> None:
    asked = jobs(4)
    told = 0

    def stop_after(weeks: int) -> None:
        nonlocal told
        told += weeks
        if told > done * asked[0].weeks:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pursue(asked, store=Store(tmp_path), tick=stop_after)
    assert len(Store(tmp_path)) == done * 2
    del worked[:]
    results = pursue(asked, store=Store(tmp_path))
    assert worked == asked[done:]
    assert same_results(results, pursue(asked), asked)


def test_what_is_done_is_kept_as_it_goes_and_not_only_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if the power failed: what stands in the folder while the study runs is whole and readable."""
    monkeypatch.setattr(module, "KEEP_EVERY", 0.0)
    asked, seen = jobs(3), []
    ends = [asked[0].weeks * number for number in (1, 2)]
    told = 0

    def look(weeks: int) -> None:
        nonlocal told
        if told in ends:
            seen.append(len(Store(tmp_path)))
        told += weeks

    pursue(asked, store=Store(tmp_path), tick=look)
    assert seen == [2, 4]


def test_another_versions_runs_are_made_again(
    worked: list[Job], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = jobs(1)
    pursue(asked, store=Store(tmp_path))
    monkeypatch.setattr(job_module, "version", lambda: "0+another")
    pursue(asked, store=Store(tmp_path))
    assert len(worked) == 2
    assert len(Store(tmp_path)) == 4


def test_ticks_add_up_to_what_was_announced(tmp_path: Path) -> None:
    asked = jobs(2)
    pursue([asked[0].only((BLOCK,))], store=Store(tmp_path))
    ticks: list[int] = []
    announced: list[tuple[int, int]] = []
    store = Store(tmp_path)
    left = missing(asked, store)
    pursue(asked, store=store, tick=ticks.append, announce=lambda *both: announced.append(both))
    assert sum(ticks) == sum(job.weeks for job in left)
    assert announced == [(sum(ticks), sum(job.weeks for job in asked) - sum(ticks))]


def test_what_is_missing_is_each_run_once() -> None:
    one, other = jobs(2)
    assert missing([one, other, one], None) == [one, other]
    assert missing([one.only((BLOCK,)), one], None) == [one.only((BLOCK,)), one.only((TARGETS,))]
    assert missing([], None) == []

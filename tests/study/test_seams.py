"""Choosing where jobs are done: what was asked for, or one message."""

import sys

import pytest

from commonweal.study.seam import Processes, SeamError, Serial
from commonweal.study.seams import seam_for


def test_one_worker_is_this_process_and_more_are_others() -> None:
    assert isinstance(seam_for(), Serial)
    several = seam_for(3)
    assert isinstance(several, Processes)
    assert several.workers == 3


@pytest.mark.parametrize(
    ("workers", "cluster", "said"),
    [
        (0, None, "--workers 0: there must be at least 1"),
        (-1, "tcp://x:1", "--workers -1"),
        (2, "tcp://x:1", "give one of them"),
    ],
)
def test_what_cannot_be_is_refused(workers: int, cluster: str | None, said: str) -> None:
    with pytest.raises(SeamError, match=said):
        seam_for(workers, cluster)


def test_without_dask_a_cluster_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "commonweal.study.cluster", None)
    with pytest.raises(SeamError, match=r"pip install 'commonweal\[cluster\]'"):
        seam_for(1, "tcp://127.0.0.1:1")

"""What is kept of a run: windows and years, found again where they were put."""

import numpy as np
import pytest

from commonweal.lab import read_regime
from commonweal.lab.outcomes import OUTCOMES
from commonweal.study.job import Job, spans
from commonweal.study.work import work

from .made import planted_ran
from .places import small_place


def test_windows_and_years_are_found_where_they_were_put() -> None:
    ran = planted_ran(years=6, burden=[10, 11, 12, 13, 1, 2, 3, 4, 5, 6])
    assert [ran.value("burden", span) for span in spans(6)] == [10, 11, 12, 13]
    assert ran.value("burden") == 10
    assert ran.path("burden").tolist() == [1, 2, 3, 4, 5, 6]


def test_a_window_that_was_not_told_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\(0, 4\)"):
        planted_ran(years=6).value("burden", (0, 4))


def test_a_window_of_burden_is_the_mean_of_its_years() -> None:
    """Burden is a mean over weeks, and years are alike in weeks; every outcome is told, for every year."""
    (ran,) = work(Job(small_place(300), (read_regime("block"),), 3, 6))
    path = ran.path("burden")
    assert set(ran.values) == set(OUTCOMES)
    assert path.shape == (6,)
    assert len(np.unique(path)) == 6
    for first, end in spans(6):
        assert ran.value("burden", (first, end)) == pytest.approx(path[first:end].mean())

"""What the lab's contracts counted in the loop is what a lens recounts from the record, in every shipped regime."""

import numpy as np
import pytest

from commonweal.lab import read_regime
from commonweal.lab.kernels import tallies as c
from commonweal.lenses.recount import AGREES, Recount, different, recount, recounted
from commonweal.record import INDICATORS

from .places import ALL_ON
from .records import Kept, code, keep, start_state

REGIMES = {name: read_regime(name).dials_at(0.5) for name in ("block", "targets", "alliance", "plymouth-path")}
IDS = [each.id for each in INDICATORS]


@pytest.fixture(scope="module")
def branch():
    return start_state()


@pytest.fixture(scope="module", params=[*REGIMES, "everything"])
def kept(request, branch, tmp_path_factory) -> Kept:
    dials = (REGIMES | {"everything": ALL_ON})[request.param]
    return keep(tmp_path_factory.mktemp("recounted") / "record", branch.copy(), dials)


@pytest.fixture(scope="module")
def found(kept) -> Recount:
    return recount(kept.record)


@pytest.mark.parametrize("id_", IDS)
def test_what_was_reported_is_what_the_record_comes_to(kept, found, id_):
    here = found.indicator == IDS.index(id_)
    cycles, teams = len(kept.history.cycles), len(kept.state.teams)
    assert here.sum() == cycles * teams
    assert set(found.told[here]) == {AGREES}
    exact = here & (found.least == found.most)
    assert np.allclose(found.least[exact], found.reported[exact], rtol=1e-5, atol=1e-6)
    assert found.reported[here].any()
    if id_ != "starts_in_time":
        assert exact.sum() == here.sum()


def test_only_waits_that_began_before_the_record_leave_a_count_open(found):
    """A wait of over twelve weeks was not in time; after thirteen weeks, every other wait began within the record."""
    here = found.indicator == IDS.index("starts_in_time")
    open_ = found.most > found.least
    first = found.start == found.start.min()
    assert not (open_ & ~here).any()
    assert open_[here & first].any()
    assert not open_[here & ~first].any()


def test_needs_measured_later_are_those_that_were_counted(kept):
    rows = kept.rows("needs")
    later = rows["occasion"] == code("needs", "occasion", "measured_later")
    counted = kept.count(rows["date"][later], rows["service"][later])
    assert np.array_equal(counted, kept.tally(c.T_MEASURED_LATER))
    assert counted.any()
    assert np.array_equal(rows["domain"][later], rows["service"][later] % 6)


def test_the_sheets_say_so(kept):
    rows = {row["indicator"]: row for row in recounted(kept.record).rows}
    assert len(rows) == 5
    assert all(row["asks"] == 0 for row in rows.values())
    assert different(kept.record).rows == []

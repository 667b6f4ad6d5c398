"""What is reported once a cycle is what the cycle was."""

import numpy as np
import pytest

from commonweal.lab.kernels import tallies as c
from commonweal.lab.kernels.door import FOLLOW_UP
from commonweal.lab.kernels.practice import HIGHEST, LOWEST
from commonweal.lab.outcomes import window
from commonweal.lab.periodic import claims
from commonweal.lab.rules import weights
from commonweal.lab.world import World
from commonweal.record import INDICATORS, TABLES
from commonweal.record.indicators import LATER_WEEKS, SUCCESS_LINE, WAIT_WEEKS, WEEK_HOURS

from .records import CYCLE_DAYS, FIRST_DAY, REGIMES, START, Kept, code, keep, start_state

REPORTED = ("measures", "money", "practice")


@pytest.fixture(scope="module", params=["block", "targets", "everything"])
def kept(request, tmp_path_factory) -> Kept:
    folder = tmp_path_factory.mktemp("periodic") / "record"
    return keep(folder, start_state(), REGIMES[request.param], weeks=78)


def by_cycle(kept: Kept, table: str, column: str) -> np.ndarray:
    """A column, (cycles, M, ...)."""
    return kept.rows(table)[column].reshape(len(kept.history.cycles), len(kept.state.teams), -1)


def test_measures_are_the_loops_own(kept):
    told = by_cycle(kept, "measures", "value")
    assert np.array_equal(told, np.stack([cycle.measures for cycle in kept.history.cycles]))
    assert (by_cycle(kept, "measures", "indicator") == np.arange(5)).all()
    assert (by_cycle(kept, "measures", "service")[:, :, 0] == np.arange(24)).all()


def test_an_indicator_has_a_target_where_something_is_at_stake(kept):
    dials = kept.history.cycles[0].dials
    stake = dials.proxy * weights(dials)
    assert np.allclose(by_cycle(kept, "measures", "stake"), stake)
    target = by_cycle(kept, "measures", "target")
    assert np.array_equal(target[0, 0], np.where(stake > 0, kept.state.pref, np.nan), equal_nan=True)


def test_money_is_staff_at_45_000_pounds_a_year_and_37_hours_a_week(kept):
    staff = np.stack([cycle.teams["fte"] for cycle in kept.history.cycles])
    pounds, hours = (by_cycle(kept, "money", name)[:, :, 0] for name in ("pounds", "hours"))
    assert np.allclose(pounds, staff * 45_000 / 4, rtol=1e-12)
    assert np.allclose(hours, staff * 37 * 13, rtol=1e-12)
    assert np.allclose(pounds.sum(axis=1), staff[0].sum() * 45_000 / 4)  # the same in every cycle
    assert np.isclose(pounds[:4].sum() / 45_000, staff[0].sum())


def test_ties_are_told_of_all_pairs_of_an_area_and_lie_in_their_range(kept):
    rows = kept.rows("ties")
    cycles, teams = len(kept.history.cycles), len(kept.state.teams)
    assert len(rows["trust"]) == cycles * teams * 5
    assert rows["trust"].min() >= 0
    assert rows["trust"].max() <= 1
    assert (rows["from_service"] // 6 == rows["to_service"] // 6).all()
    assert (rows["from_service"] != rows["to_service"]).all()
    last = np.stack([cycle.teams["ties"] for cycle in kept.history.cycles])
    number = (rows["date"] - FIRST_DAY) // CYCLE_DAYS
    assert np.array_equal(
        rows["trust"], last[number, rows["from_service"], rows["to_service"] % 6].astype("f4")
    )


def test_practice_is_told_in_its_own_units_and_range(kept):
    told = by_cycle(kept, "practice", "value")
    low, high = LOWEST.copy(), HIGHEST.copy()
    low[4], high[4] = 6, 104  # weeks, not their logarithm
    assert (told >= low - 1e-4).all()
    assert (told <= high + 1e-4).all()
    assert (by_cycle(kept, "practice", "coordinate") == np.arange(8)).all()
    lived = [cycle.teams["practice"] for cycle in kept.history.cycles]
    spread = LOWEST + np.stack(lived) * (HIGHEST - LOWEST)
    spread[..., 4] = np.exp(spread[..., 4])
    assert np.allclose(told, spread, rtol=1e-6, atol=1e-6)


def test_practice_is_that_of_the_cycle_and_outcomes_take_that_after_it(kept):
    """The next cycle's practice in the record is what the last cycle's learning made of it."""
    told = by_cycle(kept, "practice", "value")
    after = window(kept.history, kept.state, 0, 1.5).practice
    moved = kept.history.cycles[0].dials.level == 0  # a change of level would move practice in between
    assert not moved or np.allclose(told[1:], after[:-1], rtol=1e-6, atol=1e-6)


def test_skills_are_seen_on_the_last_day_of_every_cycle_in_every_domain(kept):
    told = by_cycle(kept, "skills", "level")
    lived = np.stack([cycle.teams["skill"] for cycle in kept.history.cycles])
    assert np.array_equal(told, lived.astype("f4"))
    assert (by_cycle(kept, "skills", "domain").reshape(-1, 24, 6) == np.arange(6)).all()
    days = by_cycle(kept, "skills", "date")[:, 0, 0]
    assert np.array_equal(days, FIRST_DAY - 1 + CYCLE_DAYS * np.arange(1, 7))
    assert set(kept.rows("skills")["basis"]) == {code("skills", "basis", "observed")}  # nobody claims anything here


def test_a_claim_is_a_row_of_the_first_day_and_where_nobody_claims_there_is_none(kept):
    cycle = kept.history.cycles[0]
    said = np.full((24, 6), np.nan)
    said[3, 4], said[5, 5] = 0.75, 0.0
    rows = claims(said, cycle, START)
    assert rows[["service", "domain", "level"]].tolist() == [(3, 4, 0.75), (5, 5, 0.0)]
    assert set(rows["date"]) == {FIRST_DAY}
    assert set(rows["basis"]) == {code("skills", "basis", "claimed")}
    assert len(claims(None, cycle, START)) == 0


@pytest.mark.parametrize("table", REPORTED)
def test_periods_follow_one_another_without_a_gap(kept, table):
    first = by_cycle(kept, table, "period_start")[:, 0, 0]
    last = by_cycle(kept, table, "period_end")[:, 0, 0]
    assert np.array_equal(first, FIRST_DAY + CYCLE_DAYS * np.arange(6))
    assert np.array_equal(last + 1, first + CYCLE_DAYS)


def test_indicators_are_those_declared_and_the_lab_counts_by_their_terms():
    counted = (c.T_NARROW_NOW, c.T_BROAD_NOW, c.T_NARROW_LATER, c.T_BROAD_LATER, c.T_IN_TIME)
    assert len(INDICATORS) == len(counted) == 5  # in the order of `cycle.measures`
    assert (World().tau_c, World().wait_target) == (SUCCESS_LINE, WAIT_WEEKS)
    assert (FOLLOW_UP, WEEK_HOURS) == (LATER_WEEKS, 37)
    assert len(TABLES["practice"].column("coordinate").codes) == len(LOWEST)

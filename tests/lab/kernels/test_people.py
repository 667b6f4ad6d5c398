"""A person's week: follow-up, waiting, and what is observed of everybody."""

import numpy as np
import pytest
from tests.lab.places import BLOCK, QUIET, bare, burnt_in, lived, mark, one_week, set_need

from commonweal.lab import Dials
from commonweal.lab.kernels import tallies as c
from commonweal.lab.kernels.fixed import HOUR, LEVEL, UNKNOWN
from commonweal.lab.luck import uniforms

INTAKE = 2


def closed_half_a_year_ago(kind: int = 1, need: float = 0.3):
    """Forty people whose case ended 26 weeks before this one."""
    state = bare(QUIET._replace(r0=0.0, r1=0.0, obs=0.0), growth=0.0)
    set_need(state, slice(0, 40), need, 2)
    state.cases["due"][:40, 2] = 0
    state.cases["due_kind"][:40, 2] = kind
    state.cases["need_at_start"][:40, 2] = LEVEL // 2
    state.cases["seen"][:40, 2] = LEVEL // 2
    mark(state)
    return state


def test_a_closed_case_is_measured_26_weeks_later():
    state = closed_half_a_year_ago()
    counted = one_week(state, BLOCK)[2]
    assert counted[c.T_MEASURED_LATER] == counted[c.T_NARROW_LATER] == 40
    assert counted[c.T_BROAD_LATER] / LEVEL == pytest.approx(40 * 0.2, abs=1e-6)
    assert counted[c.T_SEEN] == 0
    assert (state.cases["due"] == -1).all()


def test_success_later_is_a_score_at_or_under_the_line():
    assert one_week(closed_half_a_year_ago(need=0.36), BLOCK)[2, c.T_NARROW_LATER] == 0


def test_those_who_were_refused_or_left_are_not_measured():
    counted = one_week(closed_half_a_year_ago(kind=2), BLOCK)[2]
    assert counted[c.T_MEASURED_LATER] == 0


@pytest.mark.parametrize("kind", [1, 2])
def test_whole_person_follow_up_sees_those_gone_and_takes_hours(kind):
    """S11: a share `feedback` by the luck of the week; half an hour each."""
    state, blind = closed_half_a_year_ago(kind), closed_half_a_year_ago(kind)
    seen = uniforms(1, INTAKE, 0, np.arange(40), 35)[:, 34] < 0.6
    counted = one_week(state, Dials(feedback=0.6))[2]
    assert counted[c.T_SEEN] / LEVEL == pytest.approx(seen.sum() * 0.2, abs=1e-6)
    without = one_week(blind, BLOCK)[2]
    assert (without[c.T_DIRECT], counted[c.T_DIRECT]) == (0, 0)
    spent = counted[c.T_AFTER] - without[c.T_AFTER]
    assert spent == pytest.approx(0.5 * seen.sum() * HOUR, abs=1)


def test_a_durable_measure_takes_hours_for_every_closure_that_falls_due():
    counted = one_week(closed_half_a_year_ago(), Dials(follow=0.8))[2]
    assert counted[c.T_AFTER] == pytest.approx(0.5 * 0.8 * 40 * HOUR, abs=1)


def test_what_is_observed_of_a_week_is_what_the_people_are():
    state = burnt_in(2, 200)
    for _ in range(20):
        row = lived(state, BLOCK, 1).week_table()[0]
        for area in range(2):
            people = state.people[area * 200 : area * 200 + 200]
            serious = (people["need"] > LEVEL // 2).sum(axis=1)
            assert row[area, c.W_BURDEN] == people["need"].sum()
            assert [row[area, w] for w in (c.W_NEED1, c.W_NEED2, c.W_NEED3)] == [
                (serious >= n).sum() for n in (1, 2, 3)
            ]
            assert row[area, c.W_EXTRA] == (np.maximum(0, serious - 1) ** 2).sum()
            assert row[area, c.W_ASSETS] == people["assets"].sum()
            assert row[area, c.W_PEOPLE] == 200


def test_waiting_lengthens_by_a_week_each_week():
    state = bare(QUIET._replace(renege=0.0))
    state.cases["status"][:30, 2] = 1
    state.teams["fte"] = 0.01
    mark(state)
    lived(state, BLOCK, 9)
    assert (state.cases["weeks"][:30, 2] == 9).all()
    assert (state.cases["seen"][:30, 2] == UNKNOWN).all()

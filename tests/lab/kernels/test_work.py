"""A team's week with its open cases: hours, help, falling away, review, hand-off."""

import numpy as np
import pytest
from tests.lab.places import BLOCK, QUIET, bare, lived, mark, of, one_week, set_need

from commonweal.lab import Dials
from commonweal.lab.kernels import tallies as c
from commonweal.lab.kernels.fixed import HOUR, LEVEL, UNKNOWN
from commonweal.lab.luck import uniforms
from commonweal.lab.rules import effort

WORK = 4
PAGE = {"r0": 0.0, "r1": 0.0, "drop": 0.0, "sigma": 0.0, "obs": 0.0, "obs_v": 0.0}


def at_work(cases: int = 40, need: float = 0.6, **world: float):
    """Cases open to the third team; practice is everywhere the same, a case is closed at .02."""
    state = bare(QUIET._replace(**{**PAGE, **world}), growth=0.0)
    set_need(state, slice(0, cases), need, 2)
    state.cases["status"][:cases, 2] = 2
    state.cases["seen"][:cases, 2] = UNKNOWN
    state.teams["practice"] = [0.2, 1.0, 0.4, 0.0, 1.0, 1.0, 0.5, 0.5]
    state.teams["fte"] = 5.0
    mark(state)
    return state


@pytest.mark.parametrize("dials", [BLOCK, Dials(coloc=0.5, learn=0.1, coprod=0.8, rec=0.2, proxy=1.0)])
def test_hours_with_people_are_what_effort_leaves_after_all_that_takes_time(dials):
    """S7, within a unit of 2^-20 hours a case; nobody asks, 40 are open, 3 came by hand-off last week."""
    state = at_work()
    state.teams["handed_in"] = 3
    paid, works = 37 * 5.0, effort(state.world, dials, state.teams["motivation"][2:3])[0]
    shared = paid * (0.03 + 0.03 * dials.coloc + dials.learn + 0.02 * dials.coprod)
    direct = paid * works - shared - (0.3 + dials.rec) * 40 - 1.5 * 3
    counted = one_week(state, dials)[2]
    assert counted[c.T_DIRECT] / HOUR == pytest.approx(direct, abs=40 / HOUR)
    assert state.teams["hours"][2] == pytest.approx(direct + (0.3 + dials.rec) * 40)


def test_no_case_gets_more_than_eight_hours_and_no_team_gives_less_than_none():
    assert one_week(at_work(2), BLOCK)[2, c.T_DIRECT] == 2 * 8 * HOUR
    assert one_week(at_work(40, rec_h=37.0), BLOCK)[2, c.T_DIRECT] == 0


def test_tilt_gives_time_to_the_harder_cases_by_its_exponential():
    """S7: tilt 1.5 (coordinate .75) weighs a case by exp(1.5 (.5 (n + z) - .5)), seen in two cases' help."""
    state = at_work(60, 0.2)
    set_need(state, 1, 0.9, 2)
    state.teams["practice"][:, [2, 6]] = [0.0, 0.75]
    lived(state, BLOCK, 1)
    help_ = of(state, "help")[:2, 2]
    assert help_[1] / help_[0] == pytest.approx(np.exp(1.5 * 0.5 * 0.7), rel=1e-4)


def test_help_is_split_between_domain_whole_person_and_assets():
    """S8, within units of 2^-20 hours: one case with other needs, trust, a new worker, borrowed skill."""
    state = at_work(1)
    set_need(state, 0, 0.3, 4)
    state.teams["ties"] = 0.5
    state.teams["skill"][4, 4] = 0.9
    tr, a = state.people["trust"][0] / LEVEL, state.people["assets"][0] / LEVEL
    lived(state, BLOCK, 1)
    effective = 8 * (0.4 + 0.6 * tr) * (4 / 8) / 1.0
    lacking, breadth = 0.5 * (1 - a), 0.4
    total = 0.9 + lacking + 1e-9
    borrowed = 0.5 + (0.9 - 0.5) * 0.5 * (0.03 / 0.08)
    expected = np.zeros(6)
    expected[2] = effective * 0.85 * (1 - breadth + breadth * 0.6 / total)
    expected[4] = effective * borrowed * breadth * 0.3 / total
    assert of(state, "help")[0] / HOUR == pytest.approx(expected, abs=3 / HOUR)
    assert of(state, "help_assets")[0] / HOUR == pytest.approx(
        effective * breadth * lacking / total, abs=3 / HOUR
    )


@pytest.mark.parametrize("coprod", [0.0, 1.0])
def test_contact_builds_trust(coprod):
    """S3: eight hours add .012 (1 + coprod) 8/9 of what is missing, after the week's drift."""
    state = at_work(1, ktr=1.0, tpeer=0.0)
    lived(state, Dials(coprod=coprod), 1)
    drifted = 0.55 + 0.01 * (0.3 - 0.55)
    expected = drifted + 0.012 * (1 + coprod) * 8 / 9 * (1 - drifted)
    assert state.people["trust"][0] / LEVEL == pytest.approx(expected, abs=1e-8)


def test_people_fall_away_by_trust_time_and_the_number_of_services():
    """S9, person by person: eight hours each; half are open to a second team that has no hours."""
    state = at_work(30, drop=0.3, load=1.0)
    state.cases["status"][:15, 5] = 2
    state.teams["fte"][5] = 0.001
    state.teams["fte"][2] = 40.0
    mark(state)
    chance = 0.3 * 0.75 * (0.5 + 2 * np.exp(-16)) * (1 + (np.arange(30) < 15))
    falls = uniforms(1, WORK, 0, np.arange(30), 3)[:, 2] < chance
    counted = one_week(state, BLOCK)[2]
    assert np.array_equal(state.cases["status"][:30, 2] == 0, falls)
    assert counted[c.T_FELL] == falls.sum() > 0
    assert (state.cases["due"][:30, 2][falls] == 26).all()


def test_cases_are_reviewed_every_fourth_week_by_key_and_closed_at_their_line():
    state = at_work(40)
    state.teams["practice"][:, 3] = 1.0  # closed at .70
    counted = one_week(state, BLOCK)[2]
    closed = state.cases["status"][:40, 2] == 0
    assert np.array_equal(closed, np.arange(40) % 4 == 0)
    assert counted[c.T_COMPLETED] == 10
    assert counted[c.T_NARROW_NOW] == 0  # the target lies at .35
    assert (state.cases["due_kind"][:40, 2][closed] == 1).all()


def test_work_ends_at_the_teams_limit_of_weeks():
    state = at_work(40)
    state.teams["practice"][:, 4] = 0.0  # six weeks
    counted = sum(one_week(state, BLOCK)[2] for _ in range(12))
    assert counted[c.T_TIMED] == 40
    assert counted[c.T_COMPLETED] == 0


def handing_on(**world: float):
    """Forty cases of the third team whose greatest need is another's, at a team that holds on to nobody."""
    state = at_work(40, **{"arrive": 1.0, "door": 1.0, **world})
    set_need(state, slice(0, 40), 0.9, 4)
    state.teams["practice"][:, 5] = 0.0
    return state


def test_a_hand_off_that_arrives_puts_the_person_on_the_others_list():
    state = handing_on()
    counted = one_week(state, BLOCK)
    assert (counted[2, c.T_HANDED], counted[4, c.T_HAND_ARRIVED], counted[2, c.T_LOST]) == (10, 10, 0)
    assert (state.cases["status"][:40:4, 4] == 1).all()
    assert (state.cases["weeks"][:40:4, 4] == 0).all()
    assert (state.cases["due_kind"][:40:4, 2] == 2).all()
    assert (state.teams["handed_in"][4], state.teams["listed"][4]) == (10, 10)
    one_week(state, BLOCK)
    assert (state.cases["weeks"][:40:4, 4] == 1).all()


@pytest.mark.parametrize(("ties", "lost"), [(0.0, 10), (1.0, 0)])
def test_a_hand_off_that_fails_loses_those_whom_trust_does_not_hold(ties, lost):
    """Nothing arrives without trust and no trust opens the door; or trust alone would hold them."""
    state = handing_on(arrive=0.0, door=0.0, kT=0.0)
    state.teams["ties"] = 0.0
    state.teams["ties"][2] = ties
    state.teams["practice"][:, 0] = 1.0
    state.teams["practice"][:, 1] = 0.0
    set_need(state, slice(0, 40), 0.7, 4)
    counted = one_week(state, BLOCK)
    failed = counted[2, c.T_HAND_FAILED]
    assert failed == counted[2, c.T_HANDED] - counted[4, c.T_HAND_ARRIVED] > 5
    assert counted[2, c.T_LOST] == (failed if lost else 0)


def test_without_ties_every_cold_hand_off_that_needs_them_fails():
    state = handing_on(arrive=0.0)
    state.teams["ties"] = 0.0
    assert one_week(state, BLOCK)[2, c.T_HAND_FAILED] == 10


def test_a_worker_who_leaves_takes_memory_and_relationship_along():
    """O1: hazard tau0 (1 + 0) 1.2 where nobody's work is seen to tell, read off the luck of the week."""
    state = at_work(40, tau0=0.5)
    state.teams["sight"] = 0.0
    state.cases["with_worker"][:40, 2] = 20
    state.cases["seen"][:40, 2] = 5
    counted = one_week(state, BLOCK)[2]
    leaves = uniforms(1, WORK, 0, np.arange(40), 51)[:, 50] < 0.6
    assert counted[c.T_LEFT] == leaves.sum()
    assert np.array_equal(state.cases["with_worker"][:40, 2] == 0, leaves)
    assert np.array_equal(state.cases["seen"][:40, 2] == UNKNOWN, leaves)

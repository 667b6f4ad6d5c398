"""The docking model on its own: what must hold whatever the regime."""

import numpy as np
import pytest

from .model import DockingModel
from .small import REGIMES, WORLD, dials, place
from .units import LEVEL, NONE, OPEN, WAITING

WEEK = 208


def run(regime, weeks: int = 30, seed: int = 3, adapt: bool = True, **world):
    model = DockingModel(place(people=60), WORLD | world, regime, seed, WEEK, adapt)
    for _ in range(weeks):
        model.step()
    return model


@pytest.fixture(params=REGIMES, scope="module")
def model(request):
    return run(REGIMES[request.param])


def test_a_snapshot_comes_back_as_it_went_in():
    before = place(people=60)
    after = DockingModel(before, WORLD, REGIMES["block"], 1, WEEK, True).snapshot()
    assert list(after) == list(before)
    for name, array in before.items():
        assert after[name].dtype == array.dtype
        np.testing.assert_array_equal(after[name], array, err_msg=name)


def test_everyone_who_presents_is_accepted_or_refused():
    model = DockingModel(place(people=60), WORLD, REGIMES["everything"], 3, WEEK, True)
    for _ in range(20):
        model.step()
        assert model.tally["presented"] == model.tally["accepted"] + model.tally["refused"]


def test_people_on_lists_and_in_work_add_up():
    """Waiting and open now = then + accepted + handed on, less every way out."""
    model = DockingModel(place(people=60), WORLD | {"move": 0.0}, REGIMES["everything"], 3, WEEK, True)
    for _ in range(30):
        before = sum(case.status != NONE for person in model.people for case in person.cases)
        model.step()
        tally = model.tally
        outs = sum(tally[way] for way in ("abandoned", "fell away", "closed", "lost"))
        after = sum(case.status != NONE for person in model.people for case in person.cases)
        assert after == before + tally["accepted"] - outs


def test_every_way_in_and_out_is_travelled():
    """The small place is worth docking on only if each path is walked."""
    model = DockingModel(place(people=100), WORLD, REGIMES["everything"], 3, WEEK, True)
    walked = set()
    for _ in range(104):  # a tender at comp = 1 comes every 104 weeks
        model.step()
        walked |= set(model.tally)
    assert walked >= {
        "presented", "accepted", "refused", "started", "closed", "fell away", "abandoned", "handed on",
        "lost", "returned", "shocks", "moved", "tenders",
    }  # fmt: skip


def test_levels_stay_within_bounds(model):
    state = model.snapshot()
    for name in ("need", "assets", "trust"):
        assert state[name].min() >= 0, name
        assert state[name].max() <= LEVEL, name
    assert ((state["practice"] >= 0) & (state["practice"] <= 1)).all()
    assert ((state["ties"] >= 0) & (state["ties"] <= 1)).all()
    assert (state["help"] >= 0).all()


def test_nobody_appears_or_vanishes(model):
    state, start = model.snapshot(), place(people=60)
    for name in ("person_key", "own_assets", "shock_line", "shock_split", "susceptible"):
        np.testing.assert_array_equal(state[name], start[name])
    assert np.isin(state["status"], (NONE, WAITING, OPEN)).all()


def test_money_and_workers_are_conserved(model):
    assert model.snapshot()["fte"].sum() == pytest.approx(place(people=60)["fte"].sum())


def test_a_follow_up_is_due_only_where_nothing_is_going_on(model):
    state = model.snapshot()
    assert (state["status"][state["due"] >= 0] == NONE).all()


def test_teams_never_take_on_more_than_their_places(model):
    for team in model.teams:
        began = sum(case.status == OPEN and case.weeks <= 1 for case in team.cases)
        opened = sum(case.status == OPEN for case in team.cases)
        assert began == 0 or opened <= team.fte * team.caseload


def test_the_same_twice():
    first, second = (run(REGIMES["everything"], weeks=15).snapshot() for _ in range(2))
    for name, array in first.items():
        np.testing.assert_array_equal(array, second[name])


def test_another_seed_is_another_history():
    first, second = (run(REGIMES["block"], weeks=5, seed=s).snapshot() for s in (1, 2))
    assert (first["need"] != second["need"]).any()


def test_stopping_in_mid_cycle_changes_nothing():
    """A snapshot holds all that the next step needs."""
    straight = run(REGIMES["everything"], weeks=30)
    stopped = run(REGIMES["everything"], weeks=17)
    resumed = DockingModel(stopped.snapshot(), WORLD, REGIMES["everything"], 3, stopped.week, True)
    for _ in range(13):
        resumed.step()
    for name, array in straight.snapshot().items():
        np.testing.assert_array_equal(array, resumed.snapshot()[name], err_msg=name)


def test_practice_is_frozen_unless_learning_is_on():
    frozen = run(REGIMES["block"], weeks=14, adapt=False).snapshot()
    np.testing.assert_array_equal(frozen["practice"], place(people=60)["practice"])


def test_teams_of_one_provider_and_domain_learn_together():
    model = DockingModel(place(areas=4, people=40), WORLD, REGIMES["targets"], 3, WEEK, True)
    for _ in range(52):
        model.step()
    practice = {}
    for team in model.teams:
        practice.setdefault((team.provider, team.k), set()).add(tuple(team.practice))
    assert len(practice) == 12
    assert all(len(ways) == 1 for ways in practice.values())
    assert len(set.union(*practice.values())) == 12


def test_all_teams_that_learn_together_practise_alike():
    alike = run(dials(proxy=1, level=2), weeks=52).snapshot()["practice"]
    np.testing.assert_array_equal(alike, np.broadcast_to(alike[0], alike.shape))

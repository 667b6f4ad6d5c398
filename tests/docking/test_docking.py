"""Docking: the engine and the docking model, from the same state, live the same weeks to the last place."""

import pytest

from commonweal.lab import World

from .dock import dock, first_difference
from .engine import start
from .model import DockingModel
from .small import REGIMES, WORLD, place

# Weeks before the two part from one snapshot: none, all the burn-in, and the middle of a cycle (so that the
# accumulators are docked too).
STARTS = (0, 208, 214)
# Two worlds: the default one, and one in which little-used paths (hand-offs above all) are well trodden.
BUSY = {**World()._asdict(), **WORLD, "arrive": 0.9, "tau0": 0.03, "het": 0.3, "move": 0.01}
WORLDS = {"default": World()._asdict(), "busy": BUSY}


def must_dock(regime: str, weeks_before: int, weeks: int, world: str = "default", **place) -> DockingModel:
    engine = start(REGIMES[regime], weeks_before, WORLDS[world], **place)
    model = DockingModel(
        engine.snapshot(), engine.world, REGIMES[regime], engine.state.seed, engine.state.week, engine.adapt
    )
    difference = dock(engine, model, weeks)
    assert difference is None, str(difference)
    return model


@pytest.mark.slow
@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("weeks_before", STARTS)
@pytest.mark.parametrize("regime", REGIMES)
def test_the_engine_docks(regime, weeks_before, world):
    must_dock(regime, weeks_before, weeks=120, world=world)


@pytest.mark.slow
@pytest.mark.parametrize("regime", REGIMES)
def test_the_engine_docks_where_providers_have_teams_in_several_areas(regime):
    """With one team a provider, learning together and looking at three peers are hardly tried."""
    must_dock(regime, 208, weeks=120, areas=4, people=100)


@pytest.mark.slow
def test_the_engine_docks_with_practice_frozen():
    must_dock("block", 26, weeks=60, adapt=False)


class Twin:
    """A docking model in the engine's seat, with one value moved: does the comparison notice?"""

    def __init__(self, regime: str, spoil: str = "", week: int = 0, by: float = 0):
        self.model = DockingModel(place(people=40), WORLD, REGIMES[regime], 1, 208, True)
        self.spoil, self.week, self.by = spoil, week, by

    def step(self):
        self.model.step()

    def snapshot(self):
        state = self.model.snapshot()
        if self.spoil and self.model.week > self.week:
            state[self.spoil].flat[3] += self.by
        return state


def twin_difference(**spoilt):
    model = DockingModel(place(people=40), WORLD, REGIMES["everything"], 1, 208, True)
    return dock(Twin("everything", **spoilt), model, weeks=5)


def test_twins_dock():
    assert twin_difference() is None


@pytest.mark.parametrize(
    ("name", "by"), [("need", 3), ("status", 1), ("due", 1), ("credit", 65), ("price", 1e-6)]
)
def test_a_moved_value_is_named_with_its_week_and_row(name, by):
    difference = twin_difference(spoil=name, week=210, by=by)
    assert (difference.week, difference.variable) == (210, name)
    assert name in str(difference)
    assert "week 210" in str(difference)


def test_a_last_place_is_forgiven():
    assert twin_difference(spoil="need", week=210, by=2) is None


def test_a_regime_is_noticed():
    model = DockingModel(place(people=40), WORLD, REGIMES["block"], 1, 208, True)
    difference = dock(Twin("targets"), model, weeks=5)
    assert difference is not None
    assert first_difference(0, model.snapshot(), model.snapshot()) is None

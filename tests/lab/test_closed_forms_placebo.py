"""What should make no difference makes none, to the bit."""

import numpy as np
import pytest
from tests.small import layout

from commonweal.lab import Dials, World, begin, burn_in, read_regime
from commonweal.lab.mechanisms import without

from .places import ALL_ON, BLOCK, burnt_in, lived, of, same


@pytest.mark.parametrize("regime", ["targets", "alliance", "everything"])
def test_without_help_people_fare_the_same_with_services_and_without(regime):
    """Placebo, bit for bit: with help off, needs and assets do not know whether anybody was served.

    Source: S1 and S2 hold services only through help. Trust does change: it is about services.
    """
    world = without(World(), ["help"])
    served, alone = (begin(layout(), w, 1) for w in (world, without(world, ["seeking"])))
    dials = ALL_ON if regime == "everything" else read_regime(regime).dials_at(0)
    for state in (served, alone):
        burn_in(state, read_regime("block"))
        lived(state, dials, 260)
    assert served.cases["status"].any()
    assert not alone.cases["status"].any()
    for name in ("need", "assets", "newcomers"):
        assert np.array_equal(of(served, name), of(alone, name)), name
    assert not np.array_equal(served.people["trust"], alone.people["trust"])


@pytest.mark.parametrize("name", ["breadth", "wait_w"])
def test_without_a_stake_the_design_of_the_measure_is_inert(name):
    """Inert dial, bit for bit: people, cases and practice over five years; ranges' ends and middle.

    Source: S10 and S12, where measures act through pw = proxy x weight. What is written down beside (P of
    the last cycles, kept for tenders and payment) does change.
    """
    plain = burnt_in()
    lived(plain, BLOCK, 260)
    for value in (0.5, 1.0):
        state = burnt_in()
        lived(state, BLOCK._replace(**{name: value}), 260)
        assert same(state, plain) == ["teams"]
        kept = [field for field in state.teams.dtype.names if field != "paid_history"]
        assert all(np.array_equal(state.teams[field], plain.teams[field]) for field in kept)


def test_durability_of_the_measure_costs_hours_even_without_a_stake():
    """S7 charges fu_h x follow for each follow-up of a closure: `follow` is inert only where that is free."""
    free = World(fu_h=0.0)
    for world, differs in ((free, False), (World(), True)):
        plain, later = burnt_in(world=world), burnt_in(world=world)
        lived(plain, BLOCK, 260)
        lived(later, BLOCK._replace(follow=1.0), 260)
        assert ("people" in same(plain, later)) == differs


@pytest.mark.parametrize(
    ("dial", "world"),
    [("pbr", {"paying": 0.0}), ("pool", {"pooling": 0.0})],
)
def test_a_dial_whose_mechanism_is_off_is_inert(dial, world):
    plain, turned = burnt_in(world=World(**world)), burnt_in(world=World(**world))
    lived(plain, Dials(), 260)
    lived(turned, Dials(**{dial: 1.0}), 260)
    assert same(plain, turned) == []

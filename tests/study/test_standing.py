"""The rehearsed place beside the place's own figures."""

from dataclasses import replace

import numpy as np
import pytest
from tests.small import layout

from commonweal.lab import World, begin
from commonweal.lab.kernels.fixed import LEVEL
from commonweal.place import Overlap
from commonweal.study.standing import Snapshot, Standing, Watch, beside, met, shares

from .places import small_place

NEEDS = np.zeros((10, 6), bool)
NEEDS[0, [0, 1, 3]] = True  # all three of the overlap's needs
NEEDS[1, [0, 1]] = True
NEEDS[2, 0] = True
NEEDS[9, 1] = True
TWO_AREAS = Snapshot(NEEDS, NEEDS, np.array([0, 6]), np.array([6, 10]))
THREE = "homelessness;substance_misuse;offending"


@pytest.mark.parametrize(
    ("what", "share"),
    [
        ("two_plus_given_one", 2 / 4),
        ("three_given_one", 1 / 4),
        ("three_given_two_plus", None),
        ("three_given_two", 1 / 2),
        ("another_given_homeless", 2 / 3),
        ("three_given_homeless", 1 / 3),
        ("mental_health_in_severe_cohort", None),
    ],
)
def test_overlaps_are_counted_by_their_names(what: str, share: float | None) -> None:
    place = replace(small_place(), overlaps=(Overlap(what, THREE, 0.4),))
    found = shares(place, TWO_AREAS)
    if what == "three_given_two_plus":
        share = 1 / 2
    assert found.get(("all", what), (None, None))[0] == share


def test_prevalence_is_that_of_the_area_a_row_speaks_of() -> None:
    place = small_place()
    first, *rest = place.needs
    place = replace(place, needs=(first, replace(first, area="south", prevalence=0.3), *rest))
    found = shares(place, TWO_AREAS)
    assert found["all", "homelessness"] == (3 / 6, 3 / 6)  # only north has no row of its own
    assert found["south", "homelessness"] == (0, 0)
    assert found["all", "substance_misuse"] == (3 / 10, 3 / 10)


def test_figures_stand_beside_each_other_with_their_certainty() -> None:
    place = small_place()
    runs = [shares(place, TWO_AREAS), shares(place, TWO_AREAS)]
    figure = beside(place, runs)[0]
    assert (figure.given, figure.certainty, figure.on_the_day.mean) == (0.02, "assumed", 0.3)
    assert beside(place, runs)[-1].in_the_year is None  # overlaps are counted on the day alone


def test_a_watch_sees_needs_that_have_gone_again() -> None:
    state = begin(layout(2, 100), World(), 1)
    watch = Watch(state, from_week=52)
    state.people["need"] = 0
    state.people["need"][0, 2] = LEVEL
    watch.look()  # too early to count
    state.week = 65
    state.people["need"][0, 2] = 0
    state.people["need"][1, 2] = LEVEL
    watch.look()
    state.people["need"][1, 2] = 0
    snapshot = watch.snapshot()
    assert snapshot.in_the_year[:, 2].nonzero()[0].tolist() == [1]
    assert not snapshot.on_the_day.any()


def test_what_the_gauge_tells_is_read_back_as_the_shares() -> None:
    place = small_place()
    back = met(Standing(place).note(TWO_AREAS))
    for key, pair in shares(place, TWO_AREAS).items():
        assert np.array_equal(back.pop(key), pair, equal_nan=True)
    assert back == {}

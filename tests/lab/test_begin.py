"""How a rehearsal begins."""

from dataclasses import replace

import numpy as np
import pytest
from tests.small import layout

from commonweal.lab import World, begin
from commonweal.lab.begin import shock_lines
from commonweal.lab.kernels.fixed import LEVEL, UNKNOWN

from .places import derived, equal, of, same

DRAWN = ("shock_line", "assets", "own_assets", "need", "susceptible")


def test_a_seed_gives_one_beginning_and_another_seed_another():
    first, again, other = (begin(layout(), World(), seed) for seed in (5, 5, 6))
    assert same(first, again) == []
    assert set(same(first, other)) == {"people", "teams"}


@pytest.mark.parametrize("seed", [0, 2**63 - 1])
def test_the_smallest_and_the_largest_seed_will_do(seed):
    assert begin(layout(), World(), seed).seed == seed


def test_an_areas_people_do_not_depend_on_the_areas_around_it():
    alone, among = layout(1), replace(layout(3), deprivation=np.ones(3))
    first = begin(alone, World(), 1).people
    assert equal(begin(among, World(), 1).people[:200][list(DRAWN)], first[list(DRAWN)])


def test_areas_lie_one_after_another():
    state = begin(replace(layout(3), population=np.array([7, 100, 55])), World(), 1)
    assert state.areas["first"].tolist() == [0, 7, 107]
    assert state.areas["end"].tolist() == [7, 107, 162]
    assert state.people["key"].tolist() == list(range(162))


def test_nobody_is_known_to_services_at_first():
    state = begin(layout(), World(), 1)
    assert not state.cases["status"].any()
    assert (state.cases["due"] == -1).all()
    assert (state.cases["seen"] == UNKNOWN).all()
    assert not state.people["busy"].any()
    assert not derived(state)["busy"].any()
    assert state.people["trust"] == pytest.approx(0.55 * LEVEL, abs=0.5)


def test_proneness_is_lognormal_with_the_areas_deprivation_as_its_mean():
    """Within 4 standard errors; sd of exp(N - 1/2) is sqrt(e - 1). World lam small, so no line is cut off."""
    n = 40_000
    place = replace(layout(2, n), deprivation=np.array([0.7, 1.3]))
    lines = begin(place, World(), 1).people["shock_line"] / 2**32 / World().lam
    for area, dep in enumerate(place.deprivation):
        prone = lines[area * n : (area + 1) * n]
        assert prone.mean() == pytest.approx(dep, abs=4 * dep * np.sqrt((np.e - 1) / n))
        assert np.log(prone / dep).std() == pytest.approx(1, abs=4 / np.sqrt(2 * n))


def test_the_line_for_a_shock_is_a_rounded_chance_and_never_overflows():
    lines = shock_lines(World(lam=0.25), np.array([0.0, 1.0, 2.0**-30, 1e9]))
    assert lines.tolist() == [0, 2**30, 1, 2**32 - 1]


def test_what_is_drawn_lies_in_its_range():
    state = begin(layout(2, 5000), World(), 1)
    people, split = state.people, of(state, "shock_split").astype(int)
    assert people["own_assets"].min() >= int(0.05 * LEVEL)
    assert people["own_assets"].max() <= LEVEL
    assert people["susceptible"].min() >= np.float32(0.3)
    assert people["susceptible"].max() <= np.float32(1.3)
    assert people["need"].min() >= 0
    assert people["need"].max() <= LEVEL
    assert (np.diff(split, axis=1) >= 0).all()
    assert (split[:, -1] == 65535).all()


def test_with_published_prevalence_as_many_are_in_serious_need():
    """Serious is a need above one half; within 4 standard errors of a binomial share, per area and domain."""
    n = 20_000
    prevalence = np.array([[0.02, 0.05, 0.1, 0.01, 0.03, 0.08], [0.04, 0.02, 0.05, 0.02, 0.01, 0.06]])
    people = begin(replace(layout(2, n), prevalence=prevalence), World(), 1).people
    serious = (people["need"] > LEVEL // 2).reshape(2, n, 6).mean(axis=1)
    assert (np.abs(serious - prevalence) < 4 * np.sqrt(prevalence / n)).all()


def test_the_prone_have_more_of_the_first_needs():
    people = begin(layout(2, 5000), World(), 1).people
    prone = people["shock_line"] > np.median(people["shock_line"])
    assert (people["need"][prone] > 0).mean() > 2 * (people["need"][~prone] > 0).mean()


def test_practice_is_drawn_around_the_places_own_and_motivation_evenly():
    """600 teams, 8 coordinates; start values at the middle, so that no draw is cut; 4 standard errors."""
    place = replace(layout(100, 1), practice=np.full((600, 8), 0.5))
    teams = begin(place, World(), 1).teams
    assert teams["practice"].mean() == pytest.approx(0.5, abs=4 * 0.08 / np.sqrt(4800))
    assert teams["practice"].std() == pytest.approx(0.08, abs=4 * 0.08 / np.sqrt(9600))
    assert teams["motivation"].mean() == pytest.approx(0.6, abs=4 * 0.8 / np.sqrt(12 * 600))
    assert 0.2 <= teams["motivation"].min() < teams["motivation"].max() <= 1


def test_staff_caseload_skill_ties_and_providers_are_the_places():
    place = layout()
    teams = begin(place, World(), 1).teams
    for name in ("fte", "caseload", "skill", "ties", "provider"):
        assert np.array_equal(teams[name], getattr(place, name)), name


def test_coupling_spreads_over_areas_by_a_drawn_order():
    areas = begin(layout(5), World(het=0.2), 1).areas
    assert sorted(areas["omega"]) == pytest.approx([0.3, 0.4, 0.5, 0.6, 0.7])
    assert areas["omega"].tolist() != sorted(areas["omega"])

"""A place as cells: one team per area and domain."""

from dataclasses import replace

import numpy as np
import pytest

from commonweal.lab import World, lay_out
from commonweal.lab.cells import START
from commonweal.lab.kernels.practice import HIGHEST, LOWEST
from commonweal.place import DOMAINS, Place, read_place
from commonweal.place.rows import Need, Skill, Threshold, Tie


@pytest.fixture(scope="module")
def plymouth() -> Place:
    return read_place("places/plymouth")


@pytest.fixture(scope="module")
def place(plymouth) -> Place:
    """Plymouth's teams, without what was measured of them."""
    return replace(plymouth, skills=(), thresholds=(), needs=(), ties=())


def members(place, cell):
    return [team for team in place.teams if team.id in dict(cell.members)]


def test_there_is_a_cell_for_every_area_and_domain(plymouth):
    found = lay_out(plymouth, World())
    assert [(cell.area, cell.domain) for cell in found.cells] == [
        (area.id, domain) for area in plymouth.areas for domain in DOMAINS
    ]
    assert len({cell.id for cell in found.cells}) == len(found.cells)


def test_staff_of_the_place_are_all_laid_out_and_no_more(plymouth):
    assert lay_out(plymouth, World()).fte.sum() == pytest.approx(sum(team.fte for team in plymouth.teams))


def test_a_team_for_the_whole_place_is_shared_by_population(plymouth):
    found = lay_out(plymouth, World())
    share = dict(zip((a.id for a in plymouth.areas), found.population / found.population.sum(), strict=True))
    for cell in found.cells:
        for team in members(plymouth, cell):
            part = share[cell.area] if team.area == "all" else 1.0
            assert dict(cell.members)[team.id] == pytest.approx(team.fte * part)


def test_places_for_open_cases_are_those_of_the_members(plymouth):
    found = lay_out(plymouth, World())
    for m, cell in enumerate(found.cells):
        staff = dict(cell.members)
        places = sum(team.caseload * staff[team.id] for team in members(plymouth, cell))
        assert found.fte[m] * found.caseload[m] == pytest.approx(places)


def test_deprivation_has_a_population_weighted_mean_of_one(plymouth):
    found = lay_out(plymouth, World())
    assert np.average(found.deprivation, weights=found.population) == pytest.approx(1)


def test_a_cell_is_under_its_largest_teams_provider(plymouth):
    found = lay_out(plymouth, World())
    for m, cell in enumerate(found.cells):
        largest = max(members(plymouth, cell), key=lambda team: dict(cell.members)[team.id])
        assert cell.provider == largest.provider == found.providers[found.provider[m]]


def test_where_a_place_says_nothing_the_worlds_figures_hold(place):
    found = lay_out(place, World(own_skill=0.7, gen_skill=0.2))
    own = np.arange(len(found.cells)) % 6
    assert found.skill[np.arange(len(own)), own] == pytest.approx(0.7)
    assert sorted(set(found.skill.ravel().round(9))) == [0.2, 0.7]
    assert found.ties == pytest.approx(0.3)
    assert found.practice == pytest.approx(np.tile((START - LOWEST) / (HIGHEST - LOWEST), (len(own), 1)))
    assert found.prevalence is None


def test_an_observed_skill_is_believed_before_a_claimed_one_whatever_the_order(place):
    team = place.teams[0]
    claimed = Skill(team=team.id, skill=DOMAINS[3], level=0.9, basis="claimed")
    seen = Skill(team=team.id, skill=DOMAINS[3], level=0.1, basis="observed")
    for rows in ((claimed, seen), (seen, claimed)):
        found = lay_out(replace(place, skills=rows), World())
        believed = lay_out(replace(place, skills=(seen,)), World())
        assert np.array_equal(found.skill, believed.skill)


def test_a_threshold_becomes_the_practice_of_the_door(place):
    cell = next(cell for cell in lay_out(place, World()).cells if len(cell.members) == 1)
    rows = tuple(
        Threshold(team=cell.members[0][0], clause=kind, kind=kind, value=value, hardness=1.0)
        for kind, value in (("least_severity", 0.4), ("greatest_complexity", 0.7))
    )
    found = lay_out(replace(place, thresholds=rows), World())
    practice = (LOWEST + found.practice * (HIGHEST - LOWEST))[[c.id for c in found.cells].index(cell.id)]
    assert practice[:2] == pytest.approx([0.4, 0.7])


def test_prevalence_is_the_areas_own_before_the_whole_places(place):
    area = place.areas[0].id
    rows = tuple(Need(area="all", domain=domain, prevalence=0.1) for domain in DOMAINS)
    rows = (Need(area=area, domain=DOMAINS[2], prevalence=0.3), *rows)
    prevalence = lay_out(replace(place, needs=rows), World()).prevalence
    assert prevalence is not None
    assert prevalence[0].tolist() == [0.1, 0.1, 0.3, 0.1, 0.1, 0.1]
    assert (prevalence[1:] == 0.1).all()


def test_needs_known_for_some_domains_only_are_not_used(place):
    rows = (Need(area="all", domain=DOMAINS[0], prevalence=0.1),)
    assert lay_out(replace(place, needs=rows), World()).prevalence is None


def test_a_tie_holds_between_the_teams_it_names(place):
    cells = lay_out(place, World()).cells
    one, two = cells[0], cells[1]
    tie = Tie(from_team=one.members[0][0], to_team=two.members[0][0], trust=0.9)
    found = lay_out(replace(place, ties=(tie,)), World()).ties
    assert found[0, 1] == pytest.approx(0.9)
    assert found[1, 0] == pytest.approx(0.3)


def test_claims_are_those_of_the_members_and_nobody_else_claims(place):
    cell = next(cell for cell in lay_out(place, World()).cells if len(cell.members) == 1)
    seen = Skill(team=cell.members[0][0], skill=DOMAINS[2], level=0.1, basis="observed")
    claim = Skill(team=cell.members[0][0], skill=DOMAINS[3], level=0.9, basis="claimed")
    found = lay_out(replace(place, skills=(seen, claim)), World())
    assert found.claimed is not None
    told = np.argwhere(~np.isnan(found.claimed))
    at = [c.id for c in found.cells].index(cell.id)
    assert [at, 3] in told.tolist()
    assert set(told[:, 1].tolist()) == {3}
    assert found.claimed[at, 3] == pytest.approx(0.9)
    claimers = {c.id for c in found.cells if cell.members[0][0] in dict(c.members)}
    assert {found.cells[m].id for m in told[:, 0]} == claimers

"""Grounds: what differs is what they say, and luck is shared."""

import pytest
from tests.study.places import small_place

from commonweal.study.grounds import CASELOADS, GROUNDS, jobs_on, regimes

PLACE = small_place()


def test_grounds_name_only_regimes_there_are() -> None:
    assert {label for ground in GROUNDS.values() for label in ground.regimes} == set(regimes())


def test_every_label_is_a_way_of_its_own() -> None:
    assert len({regime.hash for regime in regimes().values()}) == len(regimes())


def test_the_centralised_network_differs_from_the_alliance_in_where_it_learns_alone() -> None:
    central, alliance = (regimes()[label].steps[0].dials for label in ("centralised", "alliance"))
    assert central == alliance._replace(level=2.0)
    assert central != alliance


def test_staked_and_asked_record_the_same() -> None:
    staked, asked = (regimes()[label].steps[0].dials for label in ("staked", "asked"))
    assert staked.rec == asked.rec > 0
    assert (staked.proxy, asked.proxy) == (1, 0)


@pytest.mark.parametrize("size", CASELOADS)
def test_a_caseload_is_that_of_every_team_and_nothing_else_moves(size: int) -> None:
    (job,) = jobs_on(f"caseload {size}", PLACE, [7], 3)
    assert {team.caseload for team in job.place.teams} == {size}
    assert [team.fte for team in job.place.teams] == [team.fte for team in PLACE.teams]
    assert job.place.areas == PLACE.areas


def test_all_grounds_have_the_same_luck() -> None:
    assert all([job.seed for job in jobs_on(name, PLACE, [7, 9], 3)] == [7, 9] for name in GROUNDS)

"""Plymouth: its sums are the published totals, and what is assumed is said to be."""

from decimal import Decimal
from pathlib import Path

import pytest

from commonweal.place import DOMAINS, Place, read_place

FOLDER = Path(__file__).parents[2] / "places" / "plymouth"


@pytest.fixture(scope="module")
def plymouth() -> Place:
    return read_place(FOLDER)


@pytest.mark.parametrize(
    ("version", "gross", "net"),
    [("talk", 638, 462), ("public-finance-2016", 683, 483), ("cabinet-2015", 460, 460)],
)
def test_the_fund_adds_up_to_what_was_published(plymouth: Place, version: str, gross: int, net: int) -> None:
    lines = [line for line in plymouth.fund if line.version == version]
    assert sum(line.gross for line in lines) == Decimal(gross) * 1_000_000
    assert sum(line.gross - line.income for line in lines) == Decimal(net) * 1_000_000


def test_the_fund_has_nine_components_and_four_strategies(plymouth: Place) -> None:
    lines = [line for line in plymouth.fund if line.version == "talk"]
    assert len({line.component for line in lines}) == 9
    assert len({line.strategy for line in lines}) == 4


def test_the_nhs_puts_in_77_per_cent_of_net(plymouth: Place) -> None:
    nhs = sum(
        line.gross - line.income
        for line in plymouth.fund
        if (line.version, line.partner) == ("talk", "NEW Devon CCG")
    )
    assert nhs == Decimal("0.77") * 462_000_000


def test_twenty_five_contracts_became_one(plymouth: Place) -> None:
    parts = [contract for contract in plymouth.contracts if contract.part_of == "plymouth-alliance"]
    assert len(parts) == 25
    assert sum(contract.value_per_year for contract in parts) == Decimal("7700000.00")
    assert all(contract.certainty == "assumed" for contract in parts)


def test_the_alliance_has_its_eight_members(plymouth: Place) -> None:
    members = {provider.id for provider in plymouth.providers if provider.alliance}
    assert len(members) == 8
    assert members == set(plymouth.contracts[0].providers)


def test_its_people(plymouth: Place) -> None:
    assert sum(area.population for area in plymouth.areas) == plymouth.population == 260_000
    assert sum(area.population * area.deprivation for area in plymouth.areas) == pytest.approx(260_000)


def test_each_area_has_one_team_a_domain_and_each_domain_rivals(plymouth: Place) -> None:
    assert len({(team.area, team.domain) for team in plymouth.teams}) == len(plymouth.teams) == 60
    for domain in DOMAINS:
        assert len({team.provider for team in plymouth.teams if team.domain == domain}) >= 2


def test_alliance_money_pays_for_its_teams(plymouth: Place) -> None:
    bought = ("homelessness", "substance_misuse")
    assert sum(team.fte for team in plymouth.teams if team.domain in bought) == pytest.approx(
        7_700_000 / 45_000, abs=0.05
    )


def test_no_split_of_the_fund_claims_a_source(plymouth: Place) -> None:
    assert {line.certainty for line in plymouth.fund if line.version == "talk"} == {"assumed"}


def test_most_of_it_is_assumed_and_says_so(plymouth: Place) -> None:
    assert plymouth.assumed_share > 0.9
    assert f"About {plymouth.assumed_share:.0%}".replace("%", " %") in (FOLDER / "SOURCES.md").read_text(
        encoding="utf-8"
    )

"""What must hold between rows and tables."""

import pytest

from place.conftest import Folder

UNKNOWN = [
    ("teams.csv", ",council,", ",nobody,", "homelessness,", "provider"),
    ("teams.csv", ",all,12", ",west,12", "homelessness,", "area"),
    ("skills.csv", "homelessness,", "nobody,", "nobody,", "team"),
    ("thresholds.csv", "mental-health,", "nobody,", "nobody,", "team"),
    ("contracts.csv", "council;charity", "council;nobody", "support,", "providers"),
]


@pytest.mark.parametrize(("file", "old", "new", "start", "column"), UNKNOWN)
def test_an_unknown_reference(folder: Folder, file: str, old: str, new: str, start: str, column: str) -> None:
    folder.replace(file, old, new)
    fault = next(fault for fault in folder.faults() if fault.column == column)
    assert (fault.file, fault.row) == (file, folder.row_of(file, start))
    assert "is not in" in fault.what
    assert "Write one of: " in fault.right


def test_an_unknown_team_in_a_tie(folder: Folder) -> None:
    folder.append("ties.csv", "homelessness,nobody,0.5,referral,,")
    fault = folder.only_fault()
    assert (fault.column, fault.what) == ("to_team", "“nobody” is not in teams.csv")


def test_a_tie_of_a_team_to_itself(folder: Folder) -> None:
    folder.append("ties.csv", "homelessness,homelessness,0.5,referral,,")
    assert folder.only_fault().what == "“homelessness” is tied to itself"


@pytest.mark.parametrize(
    ("file", "row", "column"),
    [
        ("providers.csv", "council,Again,charity,no,,", "id"),
        ("skills.csv", "homelessness,homelessness,0.5,claimed,,", "basis"),
        ("needs.csv", "all,homelessness,0.01,,", "domain"),
    ],
)
def test_a_repeated_row(folder: Folder, file: str, row: str, column: str) -> None:
    first = folder.row_of(file, row.split(",")[0] + ",")
    folder.append(file, row)
    fault = folder.only_fault()
    assert (fault.file, fault.column) == (file, column)
    assert fault.row
    assert fault.row > first
    assert f"is already in row {first}" in fault.what


def test_a_skill_may_be_claimed_and_observed(folder: Folder) -> None:
    folder.append("skills.csv", "homelessness,homelessness,0.5,observed,,")
    assert folder.faults() == ()


def test_areas_that_do_not_add_up(folder: Folder) -> None:
    folder.replace("areas.csv", "60000", "60001")
    fault = folder.only_fault()
    assert fault.what == "the areas add up to 100,001 people and place.toml says 100,000"
    assert fault.right == "Make them agree: the table is 1 too high"


def test_a_fund_a_penny_out(folder: Folder) -> None:
    folder.replace("fund.csv", "5000000.00", "4999999.99")
    gross, net = folder.faults()
    assert gross.what == "version plan adds up to £8,999,999.99 gross and place.toml says £9,000,000.00"
    assert (gross.column, net.column) == ("gross", "income")


def test_a_fund_version_without_totals(folder: Folder) -> None:
    folder.append("fund.csv", "draft,housing,wellbeing,council,1.00,0.00,pooled,,")
    assert folder.only_fault().what == "version draft has no totals in place.toml"


def test_income_above_gross(folder: Folder) -> None:
    folder.append("fund.csv", "plan,parks,wellbeing,council,1.00,2.00,pooled,,")
    assert any(fault.what == "income 2.00 is more than gross 1.00" for fault in folder.faults())


def test_parts_of_a_contract_that_do_not_add_up(folder: Folder) -> None:
    folder.append("contracts.csv", "old,Old one,,no,700000.00,,,homelessness,support,,")
    assert "aligned into it add up to £700,000.00 and it pays £750,000.00" in folder.only_fault().what


def test_a_contract_that_ends_before_it_starts(folder: Folder) -> None:
    folder.replace("contracts.csv", "2031-03-31", "2021-03-31")
    assert folder.only_fault().column == "end"


@pytest.mark.parametrize("value", ["", "0.9"])
def test_a_threshold_the_lab_cannot_use(folder: Folder, value: str) -> None:
    folder.replace("thresholds.csv", "least_severity,0.4", f"least_severity,{value}")
    assert folder.only_fault().right == "For least_severity write 0 to 0.8"


def test_a_need_with_no_team(folder: Folder) -> None:
    folder.replace("teams.csv", "offending,all,12", "offending,south,12")
    assert folder.only_fault().what == "offending: no team serves it in north"


def test_a_need_with_no_prevalence(folder: Folder) -> None:
    folder.replace("needs.csv", "all,offending", "south,offending")
    assert folder.only_fault().what == "offending: no prevalence is given in north"


def test_a_mean_deprivation_far_from_one(folder: Folder) -> None:
    folder.replace("areas.csv", "60000,0.8", "60000,1.8")
    assert "the population-weighted mean is 1.6" in folder.only_fault().what


def test_a_seen_figure_with_no_source(folder: Folder) -> None:
    folder.replace("areas.csv", '"made up, as an example",assumed', ",seen")
    fault = folder.only_fault()
    assert (fault.file, fault.row, fault.column) == (
        "areas.csv",
        folder.row_of("areas.csv", "north"),
        "source",
    )
    assert fault.what == "it is seen and has no source"


def test_a_seen_override_may_not_lean_on_an_assumed_row(folder: Folder) -> None:
    folder.replace("areas.csv", ",certainty\n", ",certainty,population_certainty\n")
    folder.replace("areas.csv", '"made up, as an example",assumed', "guess,assumed,seen")
    folder.replace("areas.csv", '"made up, as an example",assumed', "guess,assumed,")
    assert folder.only_fault().column == "population_source"

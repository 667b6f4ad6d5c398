"""Bad rows and cells: one clear message each, with file, row, column, what, and what would be right."""

import pytest

from place.conftest import Folder

# file, what stands there, what is put instead, the row's start, column, and words of the message
CELLS = [
    ("teams.csv", "all,12,13", "all,twelve,13", "homelessness,", "fte", "“twelve” is not a number"),
    ("teams.csv", "all,12,13", "all,-12,13", "homelessness,", "fte", "“-12” is negative"),
    ("teams.csv", "all,12,13", "all,0,13", "homelessness,", "fte", "not above 0"),
    ("teams.csv", "all,12,13", "all,,13", "homelessness,", "fte", "it is empty or missing"),
    ("teams.csv", "all,12,13", "all,nan,13", "homelessness,", "fte", "not a number that can be used"),
    ("teams.csv", "all,12,13", "all,-inf,13", "homelessness,", "fte", "not a number that can be used"),
    ("teams.csv", "all,12,13", "all,1e999,13", "homelessness,", "fte", "too large"),
    ("teams.csv", "all,12,13", "all,1_2,13", "homelessness,", "fte", "is not a number"),
    ("teams.csv", "all,12,13", 'all,"12,5",13', "homelessness,", "fte", "Write 12.5"),
    ("teams.csv", "all,12,13", "all,=6*2,13", "homelessness,", "fte", "starts as a formula does"),
    ("teams.csv", "all,12,13", "all,#REF!,13", "homelessness,", "fte", "spreadsheet's error value"),
    ("teams.csv", "all,12,13", "all,12-Mar,13", "homelessness,", "fte", "turned into a date"),
    ("teams.csv", "Homelessness team", "@SUM(A1)", "homelessness,", "name", "starts as a formula does"),
    ("teams.csv", "Homelessness team", "-1+cmd", "homelessness,", "name", "starts as a formula does"),
    ("teams.csv", "Homelessness team", "+44 1752", "homelessness,", "name", "starts as a formula does"),
    (
        "teams.csv",
        ",homelessness,all",
        ",housing,all",
        "homelessness,",
        "domain",
        "Write one of: homelessness",
    ),
    ("areas.csv", "60000", '"60,000"', "north,", "population", "Write 60000"),
    ("areas.csv", "60000", "60000.5", "north,", "population", "is not a whole number"),
    ("areas.csv", "60000", "6E+04", "north,", "population", "shortened by a spreadsheet"),
    ("areas.csv", "north,", "North Side,", "North Side,", "id", "such as north-side"),
    ("areas.csv", "north,", "all,", "all,", "id", "is not a short name"),
    ("providers.csv", "statutory,yes", "statutory,maybe", "council,", "alliance", "neither yes nor no"),
    ("fund.csv", "5000000.00", "-5000000.00", "plan,community", "gross", "is negative"),
    ("fund.csv", "5000000.00", "£5000000.00", "plan,community", "gross", "Write 5000000.00"),
    ("fund.csv", "5000000.00", '"£5,000,000.00"', "plan,community", "gross", "Write 5000000.00"),
    ("fund.csv", "5000000.00", "5000000.001", "plan,community", "gross", "not an amount to the penny"),
    ("contracts.csv", "2026-04-01", "01/04/2026", "support,", "start", "turned by a spreadsheet"),
    ("contracts.csv", "2026-04-01", "1-Apr-26", "support,", "start", "turned by a spreadsheet"),
    ("contracts.csv", "2026-04-01", "46113", "support,", "start", "Write 2026-04-01"),
    ("contracts.csv", "2026-04-01", "2026-02-30", "support,", "start", "not a day of the calendar"),
    ("contracts.csv", "council;charity", "council;;charity", "support,", "providers", "empty or repeated id"),
    ("needs.csv", "0.02", "2%", "all,homelessness", "prevalence", "Write 0.02"),
    ("needs.csv", "0.02", "1.5", "all,homelessness", "prevalence", "is above 1"),
    ("needs.csv", "assumed", "certain", "all,homelessness", "certainty", "Write one of: seen"),
]


@pytest.mark.parametrize(("file", "old", "new", "start", "column", "words"), CELLS)
def test_a_bad_cell_is_one_fault(
    folder: Folder, file: str, old: str, new: str, start: str, column: str, words: str
) -> None:
    folder.replace(file, old, new)
    fault = folder.only_fault() if column != "id" else folder.faults()[0]
    assert (fault.file, fault.row, fault.column) == (file, folder.row_of(file, start), column)
    assert words in str(fault)


def test_a_misspelt_id_does_not_make_faults_of_the_rows_that_name_it(folder: Folder) -> None:
    folder.replace("teams.csv", "homelessness,", "Homeless Team,")
    folder.replace("skills.csv", "homelessness,", "Homeless Team,")
    assert folder.only_fault().column == "id"


@pytest.mark.parametrize(
    ("row", "cells"), [("west,West,1", 3), ('west,West,1,1,"a, b",assumed,more', 7), ("west", 1)]
)
def test_a_ragged_row(folder: Folder, row: str, cells: int) -> None:
    folder.append("areas.csv", row)
    fault = folder.only_fault()
    assert (fault.file, fault.row) == ("areas.csv", folder.row_of("areas.csv", "west"))
    assert fault.what == f"the row has {cells} cells and the header 6"


def test_empty_cells_and_rows_that_spreadsheets_leave_are_passed_over(folder: Folder) -> None:
    folder.append("areas.csv", ",,,,,,,,")
    assert folder.faults() == ()


def test_a_missing_column(folder: Folder) -> None:
    folder.replace("areas.csv", ",population,", ",people,")
    unknown, missing = folder.faults()
    row = folder.row_of("areas.csv", "id,")
    assert (unknown.row, unknown.column, unknown.what) == (row, "people", "no such column in this table")
    assert (missing.row, missing.column) == (row, "population")
    assert "the column is missing (people who live there)" in missing.what


def test_a_wrong_header_does_not_hide_what_is_wrong_below_it(folder: Folder) -> None:
    folder.replace("areas.csv", ",population,", ",people,")
    folder.replace("areas.csv", "60000,0.8", "60000,low")
    assert [fault.column for fault in folder.faults()] == ["people", "population", "deprivation"]


def test_a_missing_id_column_does_not_make_faults_of_other_tables(folder: Folder) -> None:
    folder.replace("providers.csv", "id,name", "key,name")
    assert [fault.column for fault in folder.faults()] == ["key", "id"]


def test_an_unknown_column_suggests_the_nearest(folder: Folder) -> None:
    folder.replace("areas.csv", ",certainty\n", ",certanty\n")
    assert "Call it certainty" in folder.only_fault().right


def test_a_column_there_twice(folder: Folder) -> None:
    folder.replace("areas.csv", ",certainty\n", ",source\n")
    assert folder.only_fault().what == "the column is there twice"


def test_semicolons_for_commas(folder: Folder) -> None:
    (folder.path / "areas.csv").write_text("id;name;population;deprivation\nnorth;North;1;1\n")
    assert folder.only_fault().what == "the columns are not parted by commas"


def test_a_quote_never_closed(folder: Folder) -> None:
    folder.append("areas.csv", 'west,"West,1,1,,')
    fault = folder.only_fault()
    assert (fault.row, fault.column) == (folder.row_of("areas.csv", "west"), None)
    assert "the row is not CSV" in fault.what


def test_an_empty_file_and_an_empty_table(folder: Folder) -> None:
    (folder.path / "ties.csv").write_text("")
    (folder.path / "providers.csv").write_text("id,name,sector,alliance\n")
    said = [str(fault) for fault in folder.faults()]
    assert any("providers.csv: the table is empty" in line for line in said)
    assert any("ties.csv: there is no header. Start with: from_team" in line for line in said)


def test_a_hash_sign_below_the_header_is_data_and_not_lost(folder: Folder) -> None:
    folder.append("areas.csv", "#west,West,1,1,,")
    fault = folder.only_fault()
    assert (fault.row, fault.column) == (folder.row_of("areas.csv", "#west"), "id")
    assert "comments stand above the header only" in fault.what


def test_a_file_of_very_many_lines_is_one_fault(folder: Folder) -> None:
    (folder.path / "ties.csv").write_text("from_team,to_team,trust\n" + "x,y,z\n" * 60_000)
    assert folder.only_fault().what == "the file has 60,001 lines, over 50,000; it was not read"


def test_overrides_of_one_figure(folder: Folder) -> None:
    folder.replace("areas.csv", ",certainty\n", ",certainty,population_source,population_certainty\n")
    folder.replace("areas.csv", '"made up, as an example",assumed', "guess,assumed,ONS,seen")
    folder.replace("areas.csv", '"made up, as an example",assumed', "guess,assumed,,")
    assert folder.faults() == ()


def test_an_override_of_an_empty_figure(folder: Folder) -> None:
    folder.replace("measures.csv", ",certainty\n", ",certainty,target_certainty\n")
    folder.replace("measures.csv", "0.5,more", ",more")
    folder.replace("measures.csv", 'example",assumed', 'example",assumed,assumed')
    assert folder.only_fault().column == "target_certainty"


def test_every_fault_is_told_at_once(folder: Folder) -> None:
    folder.replace("teams.csv", "all,12,13", "all,twelve,-13")
    folder.replace("areas.csv", "60000", "59999")
    folder.replace("skills.csv", "homelessness,", "nobody,")
    (folder.path / "ties.csv").unlink()
    found = {(fault.file, fault.column) for fault in folder.faults()}
    assert found == {
        ("teams.csv", "fte"),
        ("teams.csv", "caseload"),
        ("areas.csv", "population"),
        ("skills.csv", "team"),
        ("ties.csv", None),
    }

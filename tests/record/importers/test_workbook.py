import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.record.importers.office import write_bomb, write_xlsx

from commonweal.record import RecordError
from commonweal.record.importers.workbook import read_workbook

ROWS = [["Title of the sheet"], [], ["Team", "Month", "Seen"], ["Hub", date(2019, 4, 1), 1234], ["Hub", None, 0.5]]


def test_headings_are_found_under_a_title_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    page = read_workbook(write_xlsx(tmp_path / "a.xlsx", ROWS), ["Team", "Seen"])
    assert (page.title, page.heading_row, page.headings) == ("KPIs", 3, ("Team", "Month", "Seen"))
    assert page.lines == [(4, ["Hub", "2019-04-01", "1234"]), (5, ["Hub", None, "0.5"])]


def test_a_percentage_a_time_and_a_yes_are_written_as_people_see_them(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = Workbook()
    book.active.append(["a", "b", "c"])
    book.active.append([0.952, datetime(2019, 4, 1, 10, 30), True])
    book.active["A2"].number_format = "0.0%"
    book.save(path)
    assert read_workbook(path).lines == [(2, ["95.2%", "2019-04-01T10:30:00", "yes"])]


def test_headings_that_are_empty_or_repeated_are_told_by_their_place(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [["a", None, "a", "b"], [1, 2, 3, 4, 5]])
    page = read_workbook(path, ["b"])
    assert page.headings == ("a", "column (2)", "a (3)", "b")
    assert page.lines == [(2, ["1", "2", "3", "4"])]
    with pytest.raises(RecordError, match="'a' comes twice"):
        read_workbook(path, ["a"])


def test_a_sheet_is_chosen_by_name_where_there_are_several(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ROWS, more=("Notes",))
    with pytest.raises(RecordError, match="it has 2 sheets") as wrong:
        read_workbook(path, ["Team"])
    assert "'KPIs', 'Notes'" in wrong.value.right
    assert read_workbook(path, ["Team"], "KPIs").lines
    with pytest.raises(RecordError, match="no sheet 'Kpi'"):
        read_workbook(path, ["Team"], "Kpi")


def test_a_formula_that_was_never_reckoned_is_named_by_its_cell(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [["a", "b"], [1, "=A2*2"]])
    with pytest.raises(RecordError, match="B2 holds a formula whose value was never saved"):
        read_workbook(path)


def test_a_formula_that_gave_nothing_is_an_empty_cell(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [["a", "b"], [1, '=IF(A2,"","")'], [2, "=A3*2"]])
    _give_values(path, {"B2": ' t="str"><f>IF(A2,"","")</f><v></v>', "B3": "><f>A3*2</f><v>4</v>"})
    assert read_workbook(path).lines == [(2, ["1", None]), (3, ["2", "4"])]


def _give_values(path: Path, cells: dict[str, str]) -> None:
    """Write cells as a spreadsheet program does once it has reckoned."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    for name, inside in cells.items():
        start = sheet.index(f'<c r="{name}"')
        end = sheet.index("</c>", start)
        sheet = sheet[:start] + f'<c r="{name}"' + inside + sheet[end:]
    with zipfile.ZipFile(path, "w") as target:
        for name, data in (parts | {"xl/worksheets/sheet1.xml": sheet.encode()}).items():
            target.writestr(name, data)


def test_an_error_value_is_named_by_its_cell(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="B2 holds #REF!"):
        read_workbook(write_xlsx(tmp_path / "a.xlsx", [["a", "b"], [1, "#REF!"]]))


def test_a_missing_heading_shows_what_there_is(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no row has the headings 'Teem'") as wrong:
        read_workbook(write_xlsx(tmp_path / "a.xlsx", ROWS[2:]), ["Teem"])
    assert "Team, Month, Seen" in wrong.value.right


def test_a_bomb_and_what_is_no_workbook_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="unpack to"):
        read_workbook(write_bomb(tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml"))
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as parcel:
        parcel.writestr("x.txt", "no workbook")
    with pytest.raises(RecordError, match="broken, or no workbook"):
        read_workbook(tmp_path / "b.xlsx")

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from commonweal.live.pages.table import FORMULA, Column, Table, inert


@given(st.text(max_size=30))
def test_no_cell_is_run_by_a_spreadsheet(text):
    shown = inert(text)
    assert shown.lstrip("'") == text.lstrip("'")
    if shown.startswith(FORMULA):
        float(shown)


def test_a_table_downloads_what_it_shows():
    table = Table("Things", [Column("Name", lambda row: row[0]), Column("Pounds", lambda row: row[1])], [("=1+1", -5)])
    assert list(csv.reader(io.StringIO(table.csv().content.decode()))) == [["Name", "Pounds"], ["'=1+1", "-5"]]
    assert table.lines()[0][0]["text"] == "=1+1"

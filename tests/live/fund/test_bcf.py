"""The export: exact pounds, nothing that a spreadsheet runs, blanks where a person must write."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from commonweal.live.fund import actions
from commonweal.live.fund.bcf import Sheet, pounds_of, sheets, workbook
from commonweal.live.fund.bcf_columns import columns
from commonweal.live.fund.models import Account, Agreement, Line, Version


@pytest.fixture
def filled(cast, fund):
    """`filled()` gives the sheets of 2026 by name, of a fund with a contribution, charges, two lines."""
    by = cast.steward
    charges = Account.objects.create(fund=fund, code="income:charges", kind="income")
    actions.set_contribution(by, fund.nhs, year=2026, pence=123456, source="its budget")
    actions.record_entry(by, fund, day=date(2026, 5, 1), memo="c", postings={fund.bank: 501, charges: -501})
    version = Version.objects.create(fund=fund, key="talk", title="Talk", source="the talk")
    line = {"version": version, "component": fund.housing, "partner": fund.nhs, "mode": "ring-fenced"}
    Line.objects.create(**line, strategy="=cmd()", gross_pence=1000, income_pence=1, certainty="assumed")
    return lambda: {sheet.name: sheet for sheet in sheets(cast.public, fund, 2026, columns())}


@pytest.mark.django_db
def test_each_sheet_says_what_the_fund_knows(filled, fund):
    found = filled()
    cover = dict(found["cover"].rows)
    assert (cover["Place"], cover["Financial year"]) == ("Our Town", "2026-27")
    assert cover["Signed for the NHS: chief executive"] == ""
    assert found["income"].rows == [
        ["NHS", "contribution", Decimal("1234.56"), Decimal("0.00"), "its budget"],
        ["income:charges", "other income", Decimal("0.00"), Decimal("5.01"), "the ledger"],
    ]
    (line,) = found["expenditure"].rows
    assert line[:4] == ["Housing", "=cmd()", "NHS", "ring-fenced"]
    assert line[4:] == [Decimal("10.00"), Decimal("0.01"), Decimal("9.99"), "assumed"]


@pytest.mark.django_db
def test_the_checklist_says_yes_no_or_nothing(filled, fund):
    assert {row[1] for row in filled()["checklist"].rows} == {""}
    Agreement.objects.create(fund=fund, title="Ours", begins=date(2026, 4, 1), aims="Fewer doors")
    answers = [row[1] for row in filled()["checklist"].rows]
    assert answers == ["yes"] + ["no"] * 6
    assert filled()["cover"].rows[3] == ["Agreement", "Ours"]


@pytest.mark.django_db
def test_the_file_has_a_sheet_for_each_and_runs_nothing(filled):
    book = load_workbook(BytesIO(workbook(list(filled().values()))))
    assert book.sheetnames == ["Cover", "Income", "Expenditure", "Checklist"]
    page = book["Expenditure"]
    assert page["B2"].value == "'=cmd()"
    assert (page["E2"].value, page["E2"].number_format) == (10, "#,##0.00")
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


@given(st.integers(-(10**15), 10**15))
def test_pounds_are_exact_with_two_decimals(pence):
    shown = str(pounds_of(pence))
    assert shown.rpartition(".")[2].isdecimal()
    assert len(shown.rpartition(".")[2]) == 2
    assert int(shown.replace(".", "")) == pence


@given(st.text(max_size=30))
@settings(max_examples=20, deadline=None)  # each makes and reads a whole file
def test_any_words_can_stand_in_a_cell(words):
    book = load_workbook(BytesIO(workbook([Sheet("cover", ["What"], [[words], [Decimal("1.50")]])])))
    assert book["Cover"]["A2"].data_type != "f"
    assert book["Cover"]["A3"].value == 1.5

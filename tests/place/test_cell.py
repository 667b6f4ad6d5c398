"""Cells: every value goes out as text and comes back the same; any text is a value or a plain fault."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.place.cell import read_cell, write_cell
from commonweal.place.column import Column, Kind
from commonweal.place.fault import CellError

KINDS: tuple[Kind, ...] = ("text", "slug", "ref", "refs", "whole", "number", "money", "flag", "date")


@given(st.sampled_from(KINDS), st.text(max_size=20))
def test_any_text_is_a_value_that_lasts_or_a_plain_fault(kind: Kind, text: str) -> None:
    column = Column("anything", name="column", kind=kind)
    try:
        value = read_cell(column, text.strip())
    except CellError:
        return
    assert read_cell(column, write_cell(column, value)) == value


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_any_number_comes_back_exactly(value: float) -> None:
    column = Column("a number", kind="number")
    assert read_cell(column, write_cell(column, value)) == value


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("money", "1250000.5", Decimal("1250000.50")),
        ("money", "-0.00", Decimal("0.00")),
        ("number", ".5", 0.5),
        ("number", "-0", 0.0),
        ("flag", "TRUE", True),
        ("date", "2019-04-01", date(2019, 4, 1)),
        ("refs", "a; b", ("a", "b")),
    ],
)
def test_ways_of_writing_a_value(kind: Kind, text: str, value: object) -> None:
    assert read_cell(Column("anything", kind=kind), text) == value


def test_very_long_text_is_refused() -> None:
    with pytest.raises(CellError, match="the text has 2,001 characters"):
        read_cell(Column("text"), "x" * 2001)


def test_a_message_quotes_a_cell_on_one_short_line() -> None:
    with pytest.raises(CellError) as caught:
        read_cell(Column("anything", kind="number"), "a\n" * 500)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 150

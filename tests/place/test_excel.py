"""What spreadsheets do to cells, undone in the message where it can be."""

import pytest

from commonweal.place.column import Kind
from commonweal.place.excel import refuse_habits, refuse_turned_date
from commonweal.place.fault import CellError


@pytest.mark.parametrize(
    ("kind", "text", "right"),
    [
        ("money", "£1,234.50", "Write 1234.50"),
        ("money", "1 234", "Write 1234"),
        ("whole", "1,234,567", "Write 1234567"),
        ("number", "12.5%", "Write 0.125"),
        ("number", "0,5", "Write 0.5"),
        ("money", "6.38E+08", "Write every digit"),
        ("text", "=HYPERLINK(1)", "Write the value itself, not a formula"),
        ("text", "@name", "Write the value itself, not a formula"),
        ("text", "#N/A", "Mend the formula, then save the value it gives"),
    ],
)
def test_a_habit_is_told_with_what_would_be_right(kind: Kind, text: str, right: str) -> None:
    with pytest.raises(CellError) as caught:
        refuse_habits(text, kind)
    assert caught.value.right == right


@pytest.mark.parametrize(
    ("kind", "text"), [("number", "-3"), ("number", "+2.5e3"), ("text", "£7m - about"), ("text", "1-1")]
)
def test_what_is_no_habit_passes(kind: Kind, text: str) -> None:
    refuse_habits(text, kind)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("43556", "Write 2019-04-01"),
        ("01/04/2019", "Write year-month-day, such as 2019-04-01"),
        ("1.4.19", "Write year-month-day, such as 2019-04-01"),
        ("Apr-19", "Write year-month-day, such as 2019-04-01"),
    ],
)
def test_a_turned_date_is_not_guessed_at(text: str, right: str) -> None:
    with pytest.raises(CellError) as caught:
        refuse_turned_date(text)
    assert caught.value.right == right

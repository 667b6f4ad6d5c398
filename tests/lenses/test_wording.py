import pytest

from commonweal.lenses.finding import Field, Number
from commonweal.lenses.wording import cell, heading, interval


@pytest.mark.parametrize(
    ("value", "field", "said"),
    [
        ("Hostel", Field("label"), "Hostel"),
        (None, Field("label"), ""),
        (None, Field("count", "people"), "*"),
        (None, Field("free", "days"), "-"),
        (0.5, Field("rate", "share"), "50%"),
        (True, Field("free"), "yes"),
        (1234, Field("count", "people"), "1,234"),
    ],
)
def test_cells_are_said_as_people_read_them(value, field, said):
    assert cell(value, field) == said


def test_a_heading_has_its_unit_once():
    assert heading("median_wait", Field("statistic", "days")) == "median wait (days)"
    assert heading("people", Field("count", "people")) == "people"
    assert heading("lost", Field("rate", "share")) == "lost"


def test_an_interval_needs_a_value_that_is_shown():
    assert interval(Number("a", 3, 2, 4, unit="days")) == "2 to 4"
    assert interval(Number("a", None, 2, 4)) == interval(Number("a", 3)) == ""

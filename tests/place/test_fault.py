"""How a fault is said."""

import pytest

from commonweal.place import Fault, PlaceError
from commonweal.place.fault import shown


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (
            Fault("teams.csv", 7, "fte", "it is empty", "Write a number"),
            "teams.csv, row 7, column fte: it is empty. Write a number.",
        ),
        (Fault("ties.csv", None, None, "it is missing", "Add it"), "ties.csv: it is missing. Add it."),
    ],
)
def test_it_says_where_what_and_what_would_be_right(fault: Fault, said: str) -> None:
    assert str(fault) == said


def test_an_error_says_all_its_faults() -> None:
    faults = [Fault("a.csv", n, None, "wrong", "Right") for n in (1, 2)]
    error = PlaceError(iter(faults))
    assert error.faults == tuple(faults)
    assert len(str(error).splitlines()) == 2


def test_a_quoted_cell_is_short_and_printable() -> None:
    assert shown("a\x1b[31m\nb") == "“a [31m b”"
    assert len(shown("x" * 100)) == 42

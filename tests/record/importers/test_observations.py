import math
from datetime import date
from itertools import permutations

import pytest

from commonweal.record import RecordError
from commonweal.record.importers.faults import Faults
from commonweal.record.importers.observations import Observation, coverage_of, measure_rows, without_doubles
from commonweal.record.importers.periods import months_from
from commonweal.record.importers.repairs import Repairs


def seen(service: str, month: int, value: float, row: int = 2) -> Observation:
    return Observation("n", service, *months_from(2019, month, 1), value, math.nan, math.nan, row)


def test_exact_doubles_are_dropped_and_counted_unknown_ones_too() -> None:
    repairs = Repairs()
    found = [seen("a", 1, 5), seen("a", 1, 5, 3), seen("b", 1, math.nan), seen("b", 1, math.nan, 5)]
    assert len(without_doubles(found, "a.csv", Faults(), repairs)) == 2
    assert [(one.count, one.rows) for one in repairs] == [(2, (3, 5))]


def test_two_values_of_one_thing_are_a_fault_that_names_both_rows() -> None:
    faults = Faults()
    without_doubles([seen("a", 1, 5), seen("a", 1, 6, 9)], "a.csv", faults, Repairs())
    with pytest.raises(RecordError, match=r"row 9.*than row 2"):
        faults.check()


def test_any_order_of_rows_gives_the_same_rows() -> None:
    found = [seen("b", 1, 1), seen("a", 2, 2), seen("a", 1, 3)]
    told = {
        measure_rows(without_doubles(some, "a.csv", Faults(), Repairs()), ["a", "b"], ["n"]).tobytes()
        for some in permutations(found)
    }
    assert len(told) == 1


def test_a_hole_between_first_and_last_makes_the_cover_partial() -> None:
    whole = [seen("a", 1, 1), seen("a", 2, 1), seen("b", 2, 1)]
    assert coverage_of(whole).status == "present"
    assert (coverage_of(whole).start, coverage_of(whole).end) == (date(2019, 1, 1), date(2019, 2, 28))
    holed = coverage_of([seen("a", 1, 1), seen("a", 3, 1), seen("b", 2, 1)])
    assert holed.status == "partial"
    assert "3 of the 4 values" in holed.note


def test_a_value_that_is_not_given_is_a_hole() -> None:
    covered = coverage_of([seen("a", 1, 1), seen("a", 2, math.nan), seen("a", 3, 1)])
    assert covered.status == "partial"
    assert "1 reported without a value" in covered.note

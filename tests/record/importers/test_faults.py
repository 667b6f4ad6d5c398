import pytest

from commonweal.record import RecordError
from commonweal.record.importers.faults import MOST, Faults


def test_nothing_wrong_raises_nothing() -> None:
    Faults().check()


def test_one_fault_reads_as_one_message() -> None:
    faults = Faults()
    faults.add("a.csv", 3, "pounds", "it is empty", "write a plain number")
    with pytest.raises(RecordError) as wrong:
        faults.check()
    assert str(wrong.value) == "a.csv, row 3, pounds: it is empty. Write a plain number."


def test_many_are_listed_and_more_only_counted() -> None:
    faults = Faults()
    for row in range(MOST + 7):
        faults.add("a.csv", row + 2, "x", "it is empty", "fill it")
    with pytest.raises(RecordError, match=rf"{MOST + 7} things are wrong") as wrong:
        faults.check()
    assert "row 51, column x" in str(wrong.value)
    assert "row 52," not in str(wrong.value)
    assert "and 7 more" in str(wrong.value)

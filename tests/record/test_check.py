import numpy as np
import pytest

from commonweal.record import NO_DATE, TABLES, RecordError, buffer_dtype
from commonweal.record.check import check_rows
from record.samples import sample_rows
from record.test_dtype import VOCABULARY

WRONG = [
    ("contacts", "person", -5),
    ("contacts", "person", -1),
    ("contacts", "service", 3),
    ("contacts", "service", -1),
    ("contacts", "date", -2),
    ("contacts", "date", NO_DATE),
    ("contacts", "kind", 5),
    ("contacts", "kind", -1),
    ("contacts", "hours", -0.5),
    ("contacts", "hours", np.inf),
    ("referrals", "from_service", -2),
    ("spells", "gain", -np.inf),
    ("ties", "trust", 1.1),
    ("ties", "handoffs", -2),
    ("money", "pounds", np.nan),
]


@pytest.mark.parametrize(("table", "column", "value"), WRONG)
def test_a_value_that_the_declaration_does_not_allow_is_refused(
    table: str, column: str, value: float
) -> None:
    rows = sample_rows(table, 5)
    rows[column][3] = value
    with pytest.raises(RecordError, match="row 3 of those given") as wrong:
        check_rows(TABLES[table], rows, VOCABULARY)
    assert wrong.value.where == f"{table}.{column}"
    assert wrong.value.right


def test_a_refused_code_is_told_the_words_there_are() -> None:
    rows = sample_rows("contacts", 1)
    rows["kind"] = 9
    with pytest.raises(RecordError, match="0 assessment, 1 start"):
        check_rows(TABLES["contacts"], rows, VOCABULARY)


def test_both_ways_of_saying_no_date_become_one() -> None:
    rows = sample_rows("spells", 2)
    rows["end"] = [-1, NO_DATE]
    assert check_rows(TABLES["spells"], rows, VOCABULARY)["end"].tolist() == [NO_DATE, NO_DATE]


def test_every_not_a_number_becomes_one() -> None:
    rows = sample_rows("spells", 2)
    rows["gain"] = np.array([0x7FC00000, 0xFFC00123], np.uint32).view(np.float32)
    gain = check_rows(TABLES["spells"], rows, VOCABULARY)["gain"].view(np.uint32)
    assert gain[0] == gain[1]


def test_the_columns_are_copies() -> None:
    rows = sample_rows("contacts", 3)
    columns = check_rows(TABLES["contacts"], rows, VOCABULARY)
    rows["person"] = 0
    assert columns["person"].any()


def test_padding_between_the_fields_is_allowed() -> None:
    aligned = np.dtype(buffer_dtype("contacts").descr, align=True)
    rows = sample_rows("contacts", 3).astype(aligned)
    assert len(check_rows(TABLES["contacts"], rows, VOCABULARY)["person"]) == 3


@pytest.mark.parametrize(
    "rows",
    [
        np.zeros(3),
        [1, 2],
        np.zeros(3, [("person", "i8")]),
        sample_rows("referrals", 3),
        np.zeros(2, [(name, "f8") for name in TABLES["contacts"].names]),
        np.zeros((2, 2), buffer_dtype("contacts")),
    ],
)
def test_rows_of_another_shape_are_refused(rows: object) -> None:
    with pytest.raises(RecordError) as wrong:
        check_rows(TABLES["contacts"], rows, VOCABULARY)  # type: ignore[arg-type]
    assert wrong.value.right

import math

import numpy as np
import pyarrow as pa
import pytest
from tests.record.samples import sample_rows

from commonweal.record import NO_CODE, NO_DATE, TABLES, RecordError
from commonweal.record.column import Column
from commonweal.record.dtype import to_store
from commonweal.record.importers.cells import CellError, CellReader, write_cell
from commonweal.record.importers.faults import Faults

IDS = {"hub": 0, "hostel": 1}
PLAIN = [c for table in TABLES.values() for c in table.columns if c.type not in ("person", "text")]


def reader(table: str, column: str) -> CellReader:
    return CellReader(TABLES[table].column(column), table, IDS)


@pytest.mark.parametrize(
    ("table", "column", "text", "value"),
    [
        ("contacts", "service", " hostel ", 1),
        ("contacts", "kind", "review", 2),
        ("contacts", "date", "1970-01-11", 10),
        ("contacts", "hours", "1.5", 1.5),
        ("money", "pounds", "-1250.50", -1250.5),
        ("money", "pounds", "1250.500", 1250.5),
        ("words", "sentence", "7", 7),
        ("voice", "item", str(2**63 - 1), 2**63 - 1),
    ],
)
def test_a_cell_is_read(table: str, column: str, text: str, value: float) -> None:
    assert reader(table, column).value(text) == value


@pytest.mark.parametrize(
    ("table", "column", "text", "what", "right"),
    [
        ("contacts", "service", "hostl", "no id in services.csv", "did you mean 'hostel'"),
        ("contacts", "kind", "reviw", "no word of it", "did you mean 'review'"),
        ("contacts", "date", "01/02/2019", "no day", "2019-04-01"),
        ("contacts", "date", "2019-02-30", "no day", "2019-04-01"),
        ("contacts", "date", "1969-12-31", "no day from 1970", "2019-04-01"),
        ("contacts", "hours", "-1", "out of range", "from 0"),
        ("contacts", "hours", "nan", "no number", "plain number"),
        ("contacts", "hours", "1,000", "no number", "plain number"),
        ("contacts", "hours", "1e99", "out of range", "plain number"),
        ("ties", "trust", "2", "out of range", "to 1"),
        ("words", "sentence", "1.5", "no whole number", "whole number"),
        ("words", "sentence", "3000000000", "out of range", "whole number"),
        ("money", "pounds", "10.005", "finer than a penny", "pence"),
    ],
)
def test_what_cannot_be_is_told_with_what_would_be_right(
    table: str, column: str, text: str, what: str, right: str
) -> None:
    with pytest.raises(CellError) as wrong:
        reader(table, column).value(text)
    assert what in wrong.value.what
    assert right in wrong.value.right


def test_empty_cells_are_unknown_or_faults() -> None:
    faults = Faults()
    cells = pa.array([None, "1.5", None], pa.string())
    assert math.isnan(reader("contacts", "hours").read(cells, [2, 3, 4], "c.csv", faults)[0])
    faults.check()
    reader("contacts", "date").read(pa.array([None, "2019-04-01"], pa.string()), [2, 3], "c.csv", faults)
    with pytest.raises(RecordError, match=r"c\.csv, row 2, date: it is empty"):
        faults.check()


def test_every_row_of_a_bad_word_is_told() -> None:
    faults = Faults()
    reader("contacts", "kind").read(pa.array(["x", "review", "x"], pa.string()), [2, 3, 5], "c.csv", faults)
    assert faults.count == 2
    with pytest.raises(RecordError, match="row 5, column kind"):
        faults.check()


@pytest.mark.parametrize("column", PLAIN, ids=lambda column: f"{column.name}-{column.type}")
def test_what_is_written_is_read_back_unchanged(column: Column) -> None:
    table = next(t for t in TABLES.values() if column in t.columns)
    values = sample_rows(table.name, 40, 3)[column.name]
    values = np.round(values, 2) if column.name == "pounds" else values
    ids = tuple(f"id {number}" for number in range(3))
    stored = to_store(column, values, {column.of: ids}).to_pylist()
    texts = [write_cell(column, value) or None for value in stored]
    read = CellReader(column, table.name, {one: at for at, one in enumerate(ids)})
    faults = Faults()
    back = read.read(pa.array(texts, pa.string()), range(2, 42), "x.csv", faults)
    faults.check()
    assert back.astype(values.dtype).tobytes() == values.tobytes()


def test_unknown_is_written_as_an_empty_cell() -> None:
    assert write_cell(TABLES["contacts"].column("hours"), None) == ""
    assert (-1, np.iinfo(np.int32).min) == (NO_CODE, NO_DATE)

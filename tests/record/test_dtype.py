import numpy as np
import pyarrow as pa
import pytest

from commonweal.record import NO_CODE, NO_DATE, TABLES, RecordError, blank_rows, buffer_dtype, store_schema
from commonweal.record.check import check_rows
from commonweal.record.dtype import is_null, to_buffer, to_store
from record.samples import COMPONENTS, INDICATORS, OTHERS, SERVICES, sample_rows

VOCABULARY = {
    "services": tuple(s["id"] or "" for s in SERVICES),
    "indicators": tuple(i["id"] or "" for i in INDICATORS),
    "components": tuple(c["id"] for c in COMPONENTS),
    **{name: tuple(row["id"] for row in rows) for name, rows in OTHERS.items()},
}


@pytest.fixture(params=TABLES)
def table(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def test_buffer_and_store_have_the_columns_declared(table: str) -> None:
    assert buffer_dtype(table).names == TABLES[table].names == tuple(store_schema(table).names)


def test_buffer_and_store_agree_on_the_width_of_a_value(table: str) -> None:
    for column, field in zip(TABLES[table].columns, store_schema(table), strict=True):
        width = field.type.index_type if pa.types.is_dictionary(field.type) else field.type
        assert buffer_dtype(table)[column.name].itemsize * 8 == width.bit_width, column.name


def test_the_store_carries_unit_meaning_and_what_may_be_unknown(table: str) -> None:
    for column, field in zip(TABLES[table].columns, store_schema(table), strict=True):
        assert field.metadata == {b"unit": column.unit.encode(), b"meaning": column.meaning.encode()}
        assert field.nullable == column.nullable


@pytest.mark.parametrize("table", list(TABLES))
def test_blank_rows_know_nothing_that_may_be_unknown(table: str) -> None:
    rows = blank_rows(table, 2)
    assert rows.dtype == buffer_dtype(table)
    for column in TABLES[table].columns:
        assert is_null(column, rows[column.name]).all() == column.nullable, column.name


def test_to_the_store_and_back_changes_nothing(table: str) -> None:
    columns = check_rows(TABLES[table], sample_rows(table, 50), VOCABULARY)
    for column in TABLES[table].columns:
        stored = to_store(column, columns[column.name], VOCABULARY)
        assert stored.type == store_schema(table).field(column.name).type
        np.testing.assert_array_equal(to_buffer(column, stored), columns[column.name])


def test_unknown_values_become_nulls() -> None:
    rows = sample_rows("spells", 2)
    rows["end"], rows["gain"] = [NO_DATE, 18000], [np.nan, 0.5]
    columns = check_rows(TABLES["spells"], rows, VOCABULARY)
    ends = to_store(TABLES["spells"].column("end"), columns["end"], VOCABULARY)
    gains = to_store(TABLES["spells"].column("gain"), columns["gain"], VOCABULARY)
    assert [ends.null_count, gains.null_count, ends[0].as_py(), gains[1].as_py()] == [1, 1, None, 0.5]
    assert NO_CODE == -1


def test_a_dimension_table_has_no_buffer() -> None:
    with pytest.raises(RecordError, match="given whole to the writer"):
        buffer_dtype("services")


def test_an_unknown_table_is_named_beside_those_that_there_are() -> None:
    with pytest.raises(RecordError, match=r"'refferals'.*contacts, referrals"):
        buffer_dtype("refferals")

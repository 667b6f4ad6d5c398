import datetime
from contextlib import suppress
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from commonweal.record import DIMENSIONS, TABLES, Record, RecordError, read_record, store_schema
from commonweal.record.store import parquet_path
from record.samples import open_writer, sample_rows, write_sample


def test_every_table_is_read_in_its_declared_schema(sample: Record) -> None:
    for name in [*DIMENSIONS, *TABLES]:
        table = sample.table(name)
        assert table.schema.equals(store_schema(name), check_metadata=True)
        assert table.num_rows == sample.rows(name)
        table.validate(full=True)


def test_columns_come_in_the_order_asked_for(sample: Record) -> None:
    table = sample.table("contacts", ["hours", "person"])
    assert table.column_names == ["hours", "person"]
    assert table.column("person").to_pylist() == sample_rows("contacts", 20)["person"].tolist()


def test_an_unknown_column_or_table_is_named_beside_those_that_there_are(sample: Record) -> None:
    with pytest.raises(RecordError, match=r"no column name.*person, service"):
        sample.table("contacts", ["person", "name"])
    with pytest.raises(RecordError, match="no table 'people'"):
        sample.table("people")
    with pytest.raises(RecordError, match="no table 'people'"):
        sample.rows("people")


def test_words_dates_and_unknowns_read_as_what_they_mean(tmp_path: Path) -> None:
    rows = sample_rows("referrals", 2)
    rows["from_service"], rows["to_service"], rows["outcome"], rows["date"] = [-1, 2], [0, 1], [0, 1], 18262
    with open_writer(tmp_path / "r") as writer:
        writer.append("referrals", rows)
        table = writer.finish().table("referrals")
    assert table.column("from_service").to_pylist() == [None, "café"]
    assert table.column("to_service").to_pylist() == ["harbour", "hostel"]
    assert table.column("outcome").to_pylist() == ["accepted", "refused"]
    assert table.column("date")[0].as_py() == datetime.date(2020, 1, 1)


def test_an_absent_table_is_empty_and_its_coverage_says_so(tmp_path: Path) -> None:
    with open_writer(tmp_path / "r") as writer:
        record = writer.finish()
    assert (record.table("voice").num_rows, record.rows("voice")) == (0, 0)
    assert record.coverage.of("voice").status == "absent"
    record.verify()


def test_pieces_add_up_to_the_table(sample: Record) -> None:
    pieces = list(sample.batches("needs", ["score"]))
    assert pa.Table.from_batches(pieces).equals(sample.table("needs", ["score"]))


def test_the_vocabulary_is_in_the_order_of_the_codes(sample: Record) -> None:
    assert sample.vocabulary["services"] == ("harbour", "hostel", "café")
    assert sample.vocabulary["components"] == ("core", "grant")


def test_it_verifies_what_was_written(sample: Record) -> None:
    read_record(str(sample.folder)).verify()


def test_one_changed_value_is_found(sample: Record) -> None:
    table = sample.table("money")
    pounds = pc.add(table.column("pounds"), pa.array([0.0] * 19 + [0.01]))
    changed = table.set_column(table.schema.get_field_index("pounds"), table.schema.field("pounds"), pounds)
    pq.write_table(changed, parquet_path(sample.folder, "money"))
    with pytest.raises(RecordError, match=r"money\.parquet: its rows are not those that were written"):
        read_record(sample.folder).verify()


def test_the_same_rows_in_another_kind_of_parquet_verify(sample: Record) -> None:
    for name in TABLES:
        path = parquet_path(sample.folder, name)
        pq.write_table(sample.table(name), path, compression="gzip", row_group_size=7, use_dictionary=False)
    read_record(sample.folder).verify()


def test_a_service_nobody_declared_is_named(sample: Record) -> None:
    table = sample.table("contacts")
    strange = pa.array(["nobody"] * 20).dictionary_encode()
    pq.write_table(table.set_column(1, "service", strange), parquet_path(sample.folder, "contacts"))
    with pytest.raises(RecordError, match=r"contacts\.parquet.*'nobody' is no word of it"):
        read_record(sample.folder).table("contacts")


def test_a_flipped_byte_in_the_rows_is_never_read_as_a_value(tmp_path: Path) -> None:
    record = write_sample(tmp_path / "r", count=400)
    path = parquet_path(record.folder, "needs")
    whole = path.read_bytes()
    true = record.table("needs")
    for at in np.linspace(60, len(whole) - 60, 40).astype(int):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        with suppress(RecordError):  # or else the byte did not matter
            assert record.table("needs").equals(true)

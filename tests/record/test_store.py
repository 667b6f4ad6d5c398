from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from commonweal.record import TABLES, Record, RecordError, read_record
from commonweal.record.store import check_file, parquet_path


@pytest.fixture
def money(sample: Record) -> Path:
    """The file of one table of a record."""
    return parquet_path(sample.folder, "money")


def test_a_whole_file_passes(sample: Record) -> None:
    check_file(sample.folder, TABLES["money"], 20)


def test_a_missing_file_is_named(sample: Record, money: Path) -> None:
    money.unlink()
    with pytest.raises(RecordError, match=r"money\.parquet: the file is missing"):
        read_record(sample.folder)


@pytest.mark.parametrize("harm", [b"", b"PAR1", b"not parquet at all" * 9])
def test_a_file_that_is_not_parquet_is_named(sample: Record, money: Path, harm: bytes) -> None:
    money.write_bytes(harm)
    with pytest.raises(RecordError, match=r"money\.parquet: the file is damaged"):
        read_record(sample.folder)


def test_a_torn_file_is_named(sample: Record, money: Path) -> None:
    money.write_bytes(money.read_bytes()[:-40])
    with pytest.raises(RecordError, match=r"money\.parquet"):
        read_record(sample.folder)


def test_a_folder_in_place_of_the_file_is_named(sample: Record, money: Path) -> None:
    money.unlink()
    money.mkdir()
    with pytest.raises(RecordError, match=r"money\.parquet"):
        read_record(sample.folder)


def test_rows_that_the_manifest_does_not_count_are_noticed(sample: Record, money: Path) -> None:
    pq.write_table(sample.table("money").slice(0, 19), money)
    with pytest.raises(RecordError, match="holds 19 rows, and the manifest says 20"):
        read_record(sample.folder)


def test_other_columns_are_noticed(sample: Record, money: Path) -> None:
    pq.write_table(pa.table({"pence": list(range(20))}), money)
    with pytest.raises(RecordError, match="its columns are pence"):
        read_record(sample.folder)

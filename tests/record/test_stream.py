from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from commonweal.record import TABLES, stream
from commonweal.record.check import check_rows
from commonweal.record.store import parquet_path
from commonweal.record.stream import TableStream
from record.samples import sample_rows
from record.test_dtype import VOCABULARY

TABLE = TABLES["spells"]


def pour(folder: Path, rows: np.ndarray, pieces: int) -> TableStream:
    taken = TableStream(folder, TABLE, VOCABULARY)
    for piece in np.array_split(rows, pieces):
        taken.append(check_rows(TABLE, piece, VOCABULARY), len(piece))
    taken.close()
    return taken


def test_small_pieces_are_gathered_into_row_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "ROW_GROUP", 100)
    pour(tmp_path, sample_rows("spells", 1000), 50)
    held = pq.ParquetFile(parquet_path(tmp_path, "spells")).metadata
    assert (held.num_rows, held.num_row_groups) == (1000, 10)


def test_what_waits_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "ROW_GROUP", 100)
    taken = TableStream(tmp_path, TABLE, VOCABULARY)
    waiting = []
    for piece in np.array_split(sample_rows("spells", 1000), 40):
        taken.append(check_rows(TABLE, piece, VOCABULARY), len(piece))
        waiting.append(taken.rows - taken.digest.rows)
    taken.drop()
    assert max(waiting) < 100


def test_it_knows_its_rows_and_the_days_it_has_seen(tmp_path: Path) -> None:
    rows = sample_rows("spells", 30)
    taken = pour(tmp_path, rows, 3)
    assert taken.rows == 30
    assert taken.first_day == min(rows["start"].min(), rows["end"][rows["end"] >= 0].min())
    assert taken.last_day == max(rows["start"].max(), rows["end"].max())


def test_without_rows_there_is_no_file(tmp_path: Path) -> None:
    taken = pour(tmp_path, sample_rows("spells", 0), 1)
    assert (taken.rows, taken.first_day, list(tmp_path.iterdir())) == (0, None, [])

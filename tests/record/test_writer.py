from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonweal.record import TABLES, Coverage, RecordError, RecordWriter, TableCoverage, read_record
from commonweal.record.dtype import to_buffer
from record.samples import FIRST, LAST, SERVICES, open_writer, sample_rows, write_sample

QUICKLY = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def assert_same(written: np.ndarray, record_folder: Path, name: str) -> None:
    table = read_record(record_folder).table(name).combine_chunks()
    for column in TABLES[name].columns:
        array = table.column(column.name)
        got = to_buffer(column, array.chunk(0)) if array.num_chunks else np.array([])
        np.testing.assert_array_equal(got, written[column.name])


@given(st.sampled_from(list(TABLES)), st.integers(0, 60), st.integers(0, 2**32), st.integers(1, 9))
@QUICKLY
def test_any_rows_in_any_pieces_come_back(
    tmp_path_factory: pytest.TempPathFactory, name: str, count: int, seed: int, pieces: int
) -> None:
    folder, rows = tmp_path_factory.mktemp("round") / "r", sample_rows(name, count, seed)
    with open_writer(folder) as writer:
        for piece in np.array_split(rows, pieces):
            writer.append(name, piece)
        record = writer.finish()
    record.verify()
    assert_same(rows, folder, name)


@given(st.lists(st.floats(width=32, allow_nan=True, allow_infinity=False), max_size=20))
@QUICKLY
def test_any_number_comes_back_bit_for_bit(
    tmp_path_factory: pytest.TempPathFactory, gains: list[float]
) -> None:
    folder, rows = tmp_path_factory.mktemp("gain") / "r", sample_rows("spells", len(gains))
    rows["gain"] = gains
    with open_writer(folder) as writer:
        writer.append("spells", rows)
        writer.finish().verify()
    got = read_record(folder).table("spells", ["gain"]).column("gain").to_pylist()
    assert [None if np.isnan(g) else str(g) for g in gains] == [None if g is None else str(g) for g in got]


def test_the_hash_does_not_know_the_pieces(tmp_path: Path) -> None:
    hashes = {write_sample(tmp_path / str(n), count=50, pieces=n).hash for n in (1, 3, 50)}
    assert len(hashes) == 1


def test_the_hash_is_of_the_rows_and_not_of_where_they_came_from(tmp_path: Path) -> None:
    one, two = write_sample(tmp_path / "1", seed=1), write_sample(tmp_path / "2", seed=2)
    other = write_sample(tmp_path / "3", count=21, seed=1)
    assert one.hash == two.hash != other.hash


def test_the_same_work_writes_the_same_bytes(tmp_path: Path) -> None:
    one, two = write_sample(tmp_path / "1"), write_sample(tmp_path / "2")
    for path in one.folder.iterdir():
        assert path.read_bytes() == (two.folder / path.name).read_bytes()


def test_the_buffer_may_be_used_again_at_once(tmp_path: Path) -> None:
    rows = sample_rows("needs", 9)
    before = rows.copy()
    with open_writer(tmp_path / "r") as writer:
        writer.append("needs", rows)
        rows["score"] = 0
        writer.finish()
    assert_same(before, tmp_path / "r", "needs")


def write_and_then(folder: Path, then: Callable[[RecordWriter], object]) -> None:
    """Append rows of contacts, and then do what shall be tried inside the block."""
    with open_writer(folder) as writer:
        writer.append("contacts", sample_rows("contacts", 300_000))
        then(writer)


@pytest.mark.parametrize("stop", [KeyboardInterrupt, ValueError, SystemExit])
def test_an_interrupted_writer_leaves_nothing(tmp_path: Path, stop: type[BaseException]) -> None:
    def interrupt(_: RecordWriter) -> None:
        assert [path.name.startswith(".r.tmp-") for path in tmp_path.iterdir()] == [True]
        raise stop

    with pytest.raises(stop):
        write_and_then(tmp_path / "r", interrupt)
    assert list(tmp_path.iterdir()) == []


def test_forgetting_to_finish_is_said_aloud(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="left without finish"), open_writer(tmp_path / "r") as writer:
        writer.append("contacts", sample_rows("contacts", 3))
    assert list(tmp_path.iterdir()) == []


def test_abandoning_is_no_error(tmp_path: Path) -> None:
    with open_writer(tmp_path / "r") as writer:
        writer.append("contacts", sample_rows("contacts", 3))
        writer.abandon()
    assert list(tmp_path.iterdir()) == []


def test_a_partial_record_says_that_it_is_and_why(tmp_path: Path) -> None:
    coverage = Coverage.full(FIRST, date(2020, 3, 1), ["contacts"])
    with open_writer(tmp_path / "r", Coverage.full(FIRST, LAST)) as writer:
        writer.append("contacts", sample_rows("contacts", 3))
        writer.finish(partial=True, why="stopped by hand in week 48", coverage=coverage)
    record = read_record(tmp_path / "r")
    assert (record.partial, record.manifest.why_partial) == (True, "stopped by hand in week 48")
    assert record.coverage.period == (FIRST, date(2020, 3, 1))
    record.verify()


def test_an_error_after_finish_leaves_the_record(tmp_path: Path) -> None:
    def fail_late(writer: RecordWriter) -> None:
        writer.finish()
        raise ValueError("later")

    with pytest.raises(ValueError, match="later"):
        write_and_then(tmp_path / "r", fail_late)
    read_record(tmp_path / "r").verify()


def test_an_existing_record_is_never_overwritten(tmp_path: Path) -> None:
    before = write_sample(tmp_path / "r").hash
    with pytest.raises(RecordError, match="never overwritten"):
        open_writer(tmp_path / "r")
    assert read_record(tmp_path / "r").hash == before


def test_coverage_not_given_is_what_was_seen(tmp_path: Path) -> None:
    rows = sample_rows("contacts", 2)
    rows["date"] = [18262, 18300]
    with open_writer(tmp_path / "r") as writer:
        writer.append("contacts", rows)
        coverage = writer.finish().coverage
    assert coverage.of("contacts") == TableCoverage("present", date(2020, 1, 1), date(2020, 2, 8))
    assert coverage.of("ties").status == "absent"


def test_rows_of_a_table_called_absent_are_refused(tmp_path: Path) -> None:
    only = Coverage.full(FIRST, LAST, ["needs"])
    with pytest.raises(RecordError, match="calls absent"), open_writer(tmp_path / "a", only) as writer:
        writer.append("contacts", sample_rows("contacts", 1))
    with pytest.raises(RecordError, match="calls contacts absent"):
        write_and_then(tmp_path / "b", lambda writer: writer.finish(coverage=only))
    assert list(tmp_path.iterdir()) == []


def test_a_dimension_is_not_appended_to(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="given whole"), open_writer(tmp_path / "r") as writer:
        writer.append("services", np.zeros(1))


def test_it_is_used_inside_its_block_and_before_finish(tmp_path: Path) -> None:
    writer = RecordWriter(tmp_path / "r", SERVICES)
    with pytest.raises(RecordError, match="not open"):
        writer.append("contacts", sample_rows("contacts", 1))
    with writer:
        writer.finish()
        with pytest.raises(RecordError, match="not open"):
            writer.append("contacts", sample_rows("contacts", 1))
        with pytest.raises(RecordError, match="not open"):
            writer.finish()


def test_a_full_disk_is_one_clear_message_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("commonweal.record.stream.create_file", full)
    with pytest.raises(RecordError, match="No space left"):
        write_and_then(tmp_path / "r", RecordWriter.finish)
    assert list(tmp_path.iterdir()) == []

"""The store of runs: what went in comes out bit for bit, once; what is not ours is refused in one message."""

from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from commonweal.study import job as module
from commonweal.study.store import Store, StoreError
from commonweal.study.work import work

from .made import BLOCK, jobs, planted_ran, same_ran


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_went_in_comes_out_bit_for_bit(tmp_path: Path) -> None:
    """NaN too, and facts, from a store opened again."""
    made = work(jobs(1, gauges=("standing",))[0])
    Store(tmp_path).add(made)
    found = {ran.run.key: ran for ran in Store(tmp_path).read(ran.run for ran in made)}
    assert len(found) == 2
    assert all(same_ran(ran, found[ran.run.key]) for ran in made)
    planted = planted_ran(years=6)
    Store(tmp_path).add([planted])
    assert same_ran(next(Store(tmp_path).read([planted.run])), planted)


def test_a_run_is_kept_once_however_often_it_is_added(tmp_path: Path) -> None:
    store = Store(tmp_path / "new" / "folder")
    store.add([planted_ran(1), planted_ran(1)])
    before = files(store.folder)
    store.add([planted_ran(1)])
    store.add([])
    assert len(before) == 1
    assert files(store.folder) == before
    assert len(store) == len(list(store.read([planted_ran(1).run] * 2))) == 1


def test_a_run_that_stands_in_two_files_counts_once(tmp_path: Path) -> None:
    Store(tmp_path / "a").add([planted_ran(1), planted_ran(2)])
    Store(tmp_path / "b").add([planted_ran(2), planted_ran(3)])
    for path in (tmp_path / "b").iterdir():
        path.rename(tmp_path / "a" / path.name)
    store = Store(tmp_path / "a")
    assert len(files(store.folder)) == 2
    assert len(store) == 3
    assert sorted(ran.run.seed for ran in store.read(planted_ran(s).run for s in (1, 2, 3))) == [1, 2, 3]


def test_two_writers_of_the_same_runs_write_the_same_file(tmp_path: Path) -> None:
    one, other = Store(tmp_path), Store(tmp_path)
    one.add([planted_ran(1), planted_ran(2)])
    other.add([planted_ran(2), planted_ran(1)])
    assert len(files(tmp_path)) == 1


def test_a_run_of_another_version_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (job,) = jobs(1)
    Store(tmp_path).add([planted_ran(run=job.run(BLOCK))])
    assert job.run(BLOCK) in Store(tmp_path)
    monkeypatch.setattr(module, "version", lambda: "0+another")
    assert job.run(BLOCK) not in Store(tmp_path)
    assert list(Store(tmp_path).read([job.run(BLOCK)])) == []


@pytest.mark.parametrize("damage", ["cut short", "no parquet", "empty", "another's", "another format"])
def test_a_file_that_holds_no_runs_is_refused_in_one_message(damage: str, tmp_path: Path) -> None:
    Store(tmp_path).add([planted_ran(1)])
    path = next(tmp_path.iterdir())
    whole = path.read_bytes()
    table = pq.read_table(path)
    if damage == "cut short":
        path.write_bytes(whole[: len(whole) // 2])
    elif damage == "no parquet":
        path.write_text("a letter to a friend\n" * 100)
    elif damage == "empty":
        path.write_bytes(b"")
    elif damage == "another's":
        pq.write_table(pa.table({"a": [1]}), path)
    else:
        pq.write_table(table.replace_schema_metadata({b"commonweal-runs": b"0"}), path)
    with pytest.raises(StoreError) as refusal:
        Store(tmp_path)
    assert str(refusal.value).startswith(f"{path}: ")
    assert "remove it" in str(refusal.value) or "give --store a folder of its own" in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("damage", ["overwritten in the middle", "taken away"])
def test_a_file_damaged_since_is_refused_when_it_is_read(damage: str, tmp_path: Path) -> None:
    Store(tmp_path).add([planted_ran(seed) for seed in range(50)])
    path = next(tmp_path.iterdir())
    store = Store(tmp_path)
    if damage == "taken away":
        path.unlink()
    else:
        found = pq.ParquetFile(path).metadata.row_group(0)
        column = found.column(found.num_columns - 1)
        whole = bytearray(path.read_bytes())
        at = column.dictionary_page_offset or column.data_page_offset
        whole[at : at + column.total_compressed_size] = b"x" * column.total_compressed_size
        path.write_bytes(bytes(whole))
        assert len(Store(tmp_path)) == 50  # the keys alone do not show it
    with pytest.raises(StoreError, match="remove it") as refusal:
        list(store.read([planted_ran(1).run]))
    assert str(refusal.value).startswith(f"{path}: ")
    assert "\n" not in str(refusal.value)


def test_a_folder_that_cannot_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "deeper"):
        with pytest.raises(StoreError, match=r"store .*: no folder can be made there"):
            Store(folder)


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    store = Store(tmp_path)
    monkeypatch.setattr(pq, "write_table", stopped)
    with pytest.raises(KeyboardInterrupt):
        store.add([planted_ran(1)])
    assert files(tmp_path) == []
    assert planted_ran(1).run not in store


def test_other_files_in_the_folder_are_left_in_peace(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    Store(tmp_path).add([replace(planted_ran(1), names=("small", "my own"))])
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert next(Store(tmp_path).read([planted_ran(1).run])).names == ("small", "my own")

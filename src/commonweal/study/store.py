"""The store of runs: Parquet files, one row a run, each named by what made it; written whole or not at all.

A study asks the store first, so it goes on where it stopped. A run that stands there twice counts once.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from commonweal.lab.outcomes import OUTCOMES
from commonweal.record.whole_file import whole_file
from commonweal.study.job import Run
from commonweal.study.ran import Ran

FORMAT = "1"
_MARK = b"commonweal-runs"
_KEYS = [
    ("key", pa.string()), ("place", pa.string()), ("scenario", pa.string()), ("regime", pa.string()),
    ("seed", pa.int64()), ("years", pa.int32()), ("gauges", pa.list_(pa.string())), ("version", pa.string()),
    ("place_name", pa.string()), ("regime_name", pa.string()),
]  # fmt: skip
_FACTS = ("facts", pa.map_(pa.string(), pa.float64()))


class StoreError(ValueError):
    """A folder that cannot hold runs, or a file in it that holds none."""


def schema() -> pa.Schema:
    """Give the columns of a store: what identifies a run, its facts, and one list for each outcome."""
    values = [(name, pa.list_(pa.float64())) for name in OUTCOMES]
    return pa.schema([*_KEYS, _FACTS, *values], metadata={_MARK: FORMAT.encode()})


class Store:
    """Runs kept in a folder; many studies may share one.

    Raises StoreError if the folder cannot be made, or a Parquet file in it is damaged or none of ours.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"store {folder}: no folder can be made there ({error.strerror})") from None
        self._where = {key: path for path in sorted(folder.glob("*.parquet")) for key in _keys(path)}

    def __len__(self) -> int:
        return len(self._where)

    def __contains__(self, run: Run) -> bool:
        return run.key in self._where

    def add(self, results: Iterable[Ran]) -> None:
        """Keep results; those that are there already are not written again."""
        fresh = {ran.run.key: ran for ran in results if ran.run.key not in self._where}
        if not fresh:
            return
        # named by what it holds: two studies that do the same work write the same file
        name = hashlib.sha256("".join(sorted(fresh)).encode()).hexdigest()[:24]
        path = self.folder / f"{name}.parquet"
        _write(_table(list(fresh.values())), path)
        self._where |= dict.fromkeys(fresh, path)

    def read(self, runs: Iterable[Run]) -> Iterator[Ran]:
        """Give the results of runs that are kept; each file is read once.

        Raises StoreError for a file that was damaged or taken away.
        """
        wanted: dict[Path, set[str]] = {}
        for run in runs:
            if run in self:
                wanted.setdefault(self._where[run.key], set()).add(run.key)
        for path, keys in wanted.items():
            try:
                rows = pq.read_table(path).to_pylist()
            except (OSError, pa.ArrowException) as error:
                raise _unreadable(path, error) from None
            for row in rows:
                if row["key"] in keys:
                    yield _ran(row)


def _keys(path: Path) -> list[str]:
    try:
        file = pq.ParquetFile(path)
        if (file.schema_arrow.metadata or {}).get(_MARK) != FORMAT.encode():
            raise StoreError(f"{path}: no store of runs of this version; give --store a folder of its own")
        keys: list[str] = file.read(columns=["key"]).column("key").to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise _unreadable(path, error) from None
    return keys


def _unreadable(path: Path, error: Exception) -> StoreError:
    said = " ".join(str(error).split())
    return StoreError(f"{path}: cannot be read as runs ({said}); remove it, and its runs are made again")


def _table(results: list[Ran]) -> pa.Table:
    rows = [
        vars(ran.run)
        | {"key": ran.run.key, "gauges": list(ran.run.gauges), "facts": list(ran.facts.items())}
        | {"place_name": ran.names[0], "regime_name": ran.names[1]}
        | {name: ran.values[name].tolist() for name in OUTCOMES}
        for ran in results
    ]
    return pa.Table.from_pylist(rows, schema())


def _write(table: pa.Table, path: Path) -> None:
    with whole_file(path) as file:
        pq.write_table(table, file, compression="zstd")


def _ran(row: dict[str, object]) -> Ran:
    fields = {name: row[name] for name in ("place", "scenario", "regime", "seed", "years", "version")}
    run = Run(**fields, gauges=tuple(row["gauges"]))  # type: ignore[arg-type]  # as the schema says
    values = {name: np.array(row[name], np.float64) for name in OUTCOMES}
    return Ran(run, (str(row["place_name"]), str(row["regime_name"])), values, dict(row["facts"]))  # type: ignore[call-overload]  # a list of pairs

"""An HMIS CSV export: a folder or a zip of files, of which only named columns of named files are ever read.

Client.csv, which holds names, birth dates and social security numbers, and User.csv are not opened at all.
"""

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from commonweal.record.day import day_number
from commonweal.record.errors import RecordError
from commonweal.record.importers.clock import NO_DAY
from commonweal.record.importers.moments import read_moments
from commonweal.record.importers.repairs import EXAMPLES, Repairs
from commonweal.record.importers.sheet import open_sheet
from commonweal.record.importers.source import LIMITS, Limits, Seal, limited, seal

Array = np.ndarray[Any, Any]
NEEDED = ("Project", "Enrollment")
_MORE = ("Organization", "Exit", "Services", "CurrentLivingSituation", "Assessment", "Event", "HealthAndDV")
READ = (*NEEDED, *_MORE, "Disabilities", "Export")
"""The files that are read; all others stay closed."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Some columns of one file, deleted rows and exact duplicates left out."""

    name: str
    table: pa.Table
    row: Array

    def __len__(self) -> int:
        return int(self.table.num_rows)

    def column(self, heading: str) -> pa.Array:
        """Give a column as one Arrow array of strings; null where it was empty."""
        return self.table.column(heading).combine_chunks()

    def words(self, heading: str) -> list[str | None]:
        """Give a column as Python words."""
        return list(self.column(heading).to_pylist())

    def days(self, heading: str) -> Array:
        """Give a column of dates as days since 1970; `NO_DAY` where there is none or none that can be read."""
        return read_moments(self.column(heading)).day_first

    def some(self, which: Array) -> "Rows":
        """Give only the rows that a mask names."""
        return Rows(self.name, self.table.filter(pa.array(which)), self.row[which])


class Export:
    """The files of an export, and what is noted on reading them.

    Args:
        folder: where the files are.
        repairs: takes note of rows left out.
        drop_bad: whether rows with dates that cannot be are left out, rather than stopping the import.
        today: the last day that can have been.
    """

    def __init__(self, folder: Path, repairs: Repairs, drop_bad: bool, today: date) -> None:
        self._files = {path.stem.lower(): path for path in sorted(folder.glob("*.[cC][sS][vV]"))}
        self._repairs, self._drop_bad = repairs, drop_bad
        self._last = day_number(today) + 1
        self.seals: list[Seal] = []
        missing = [f"{name}.csv" for name in NEEDED if name.lower() not in self._files]
        if missing:
            right = "an HMIS CSV export has Project.csv, Enrollment.csv and more; give its folder or its zip"
            raise RecordError(f"there is no {' and no '.join(missing)}", folder.name, right)

    def has(self, name: str) -> bool:
        """Whether the export has this file."""
        return name.lower() in self._files

    def read(
        self,
        name: str,
        headings: Sequence[str],
        dates: Sequence[str] = (),
        optional: Sequence[str] = (),
        deletable: bool = True,
    ) -> Rows:
        """Read columns of a file, the first its id; those in `dates` must hold days that can be, `optional` ones may
        be missing. Rows that are not `deletable` have no DateDeleted.

        Raises:
            RecordError: a column is not there, an id comes twice with different rows, or a day cannot be.
        """
        sheet = open_sheet(self._files[name.lower()], ",", may_be_empty=True)
        self.seals.append(sheet.seal)
        there = [one for one in optional if one in sheet.headings]
        wanted = [*headings, *there, *(["DateDeleted"] if deletable else [])]
        sheet.require(wanted, "the HMIS format FY 2022")
        batches = [block.rows for block in sheet.blocks(wanted)]
        table = pa.Table.from_batches(batches, pa.schema([(one, pa.string()) for one in wanted]))
        for one in (one for one in optional if one not in there):
            table = table.append_column(one, pa.nulls(len(table), pa.string()))
        rows = Rows(sheet.name, table, np.arange(2, len(table) + 2))
        if deletable:
            deleted = rows.column("DateDeleted").is_valid().to_numpy(zero_copy_only=False)
            self._repairs.add(f"rows of {sheet.name} marked as deleted were left out", int(deleted.sum()))
            rows = rows.some(~deleted)
        return self._possible(self._once(rows, headings[0]), dates)

    def _once(self, rows: Rows, identity: str) -> Rows:
        """Drop exact duplicates; the same id with other content is for whoever exported it to settle."""
        marks = pc.binary_join_element_wise(
            *(rows.column(one).fill_null("") for one in rows.table.column_names), "\x1f"
        ).dictionary_encode()
        codes = marks.indices.to_numpy(zero_copy_only=False)
        first = np.zeros(len(rows), bool)
        first[np.unique(codes, return_index=True)[1]] = True
        twice = rows.row[~first]
        self._repairs.add(f"exact duplicates in {rows.name} were dropped", len(twice), twice[:EXAMPLES])
        kept = rows.some(first)
        ids = kept.column(identity).fill_null("").dictionary_encode().indices.to_numpy(zero_copy_only=False)
        again = np.setdiff1d(np.arange(len(kept)), np.unique(ids, return_index=True)[1])
        if again.size:
            what = f"{_rows_have(again.size)} an {identity} that an earlier row has (such as row {kept.row[again[0]]})"
            raise RecordError(what, rows.name, "each row has an id of its own; export it again")
        return kept

    def _possible(self, rows: Rows, dates: Sequence[str]) -> Rows:
        for heading in dates:
            days = rows.days(heading)
            bad = (days == NO_DAY) | (days < 0) | (days > self._last)
            if bad.any() and not self._drop_bad:
                what = f"{_rows_have(int(bad.sum()))} no {heading} that can be (such as row {rows.row[bad][0]})"
                right = "it is a day such as 2019-04-01, from 1970 to today; or say --drop-bad to leave them out"
                raise RecordError(what, rows.name, right)
            what = f"rows of {rows.name} without a {heading} that can be were left out"
            self._repairs.add(what, int(bad.sum()), rows.row[bad][:EXAMPLES])
            rows = rows.some(~bad)
        return rows


def _rows_have(count: int) -> str:
    return f"{count:,} row has" if count == 1 else f"{count:,} rows have"


@contextmanager
def open_export(source: str | Path, limits: Limits = LIMITS) -> Iterator[tuple[Path, list[Seal]]]:
    """Give the folder of an export, and the seal of the zip if it came in one.

    From a zip only the files that will be read are unpacked, into a folder of their own that is gone afterwards.

    Raises:
        RecordError: no folder and no zip, or it unpacks beyond the limits.
    """
    source = Path(source)
    if source.is_dir():
        yield source, []
        return
    sealed = seal(source)
    if not zipfile.is_zipfile(source):
        right = "give the folder of the CSV files, or its zip"
        raise RecordError("this is neither a folder nor a zip", source.name, right)
    with TemporaryDirectory(prefix="commonweal-") as folder:
        _unpack(source, Path(folder), limits)
        yield Path(folder), [sealed]


def _unpack(source: Path, folder: Path, limits: Limits) -> None:
    left = limits.expanded
    try:
        with zipfile.ZipFile(source) as parcel:
            for member in parcel.infolist():
                name = Path(member.filename).name
                if name.lower() not in {f"{one.lower()}.csv" for one in READ}:
                    continue
                rest = Limits(left, limits.ratio, limits.free)
                with parcel.open(member) as inner, (folder / name).open("wb") as file:
                    copyfileobj(limited(inner, member.compress_size, f"{source.name}, {name}", rest), file)
                left -= (folder / name).stat().st_size
    except (zipfile.BadZipFile, RuntimeError, EOFError) as wrong:
        right = "unpack it yourself and give the folder"
        raise RecordError(f"it cannot be unpacked ({wrong})", source.name, right) from wrong

"""A CSV file read block by block: every value a string, nothing guessed, bounded memory."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from difflib import get_close_matches
from io import TextIOWrapper
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from commonweal.record.errors import RecordError
from commonweal.record.importers.encoding import Encoding, find_encoding
from commonweal.record.importers.source import LIMITS, Limits, Seal, open_source, seal

BLOCK = 2**23  # bytes of the file read at a time; no row can be longer
DELIMITERS = ",;\t|"
_LONGEST_HEADING = 2**20
_END = "\x01"  # stands after the last line; a quote left open swallows it


@dataclass(frozen=True, slots=True)
class Block:
    """Some rows: string columns by heading, empty values null, and the number of the first row in the file."""

    first_row: int
    rows: pa.RecordBatch

    def column(self, heading: str) -> pa.Array:
        """Give one column as an Arrow array of strings; what was empty is null."""
        return self.rows.column(heading)

    def words(self, heading: str) -> list[str | None]:
        """Give one column as Python words; what was empty is None."""
        return list(self.column(heading).to_pylist())

    def row_of(self, position: int) -> int:
        """Give the row number in the file (the heading is row 1, blank lines are not counted)."""
        return self.first_row + int(position)

    def __len__(self) -> int:
        return int(self.rows.num_rows)


@dataclass(frozen=True, slots=True)
class Sheet:
    """An opened CSV file; make it with `open_sheet`.

    Args:
        path: the file.
        headings: the names of its columns, in order, outer spaces taken off.
        delimiter: what stands between values.
        encoding: how its bytes are read.
        seal: its name, hash and size.
        limits: what a packed file may unpack to.
        empty: whether it has headings and no rows.
    """

    path: Path
    headings: tuple[str, ...]
    delimiter: str
    encoding: Encoding
    seal: Seal
    limits: Limits = LIMITS
    empty: bool = False

    @property
    def name(self) -> str:
        """The file's name without its folder, for messages."""
        return self.path.name

    def require(self, headings: Iterable[str], asked_by: str = "the map") -> None:
        """Check that columns are there; RecordError names those that are not, and what they may have been."""
        missing = [one for one in headings if one not in self.headings]
        if missing:
            near = {one: get_close_matches(one, self.headings, 1, 0.5) for one in missing}
            guess = "; ".join(f"did you mean {found[0]!r} for {one!r}?" for one, found in near.items() if found)
            there = ("" if not guess else guess + " ") + "The headings are: " + ", ".join(self.headings)
            what = f"{asked_by} names {', '.join(map(repr, missing))}, which is no heading"
            raise RecordError(what, self.name, there)

    def blocks(self, columns: Sequence[str] | None = None) -> Iterator[Block]:
        """Read the rows block by block, all columns or some.

        Raises:
            RecordError: a row with too many or too few values, a quote that is not closed, or a file
                that ends in the middle of a row.
        """
        self.require(columns or (), "the reader")
        first = 2
        if self.empty:
            return
        with open_source(self.path, self.limits) as stream:
            for batch in self._batches(stream, columns):
                yield Block(first, batch)
                first += batch.num_rows

    def _batches(self, stream: IO[bytes], columns: Sequence[str] | None) -> Iterator[pa.RecordBatch]:
        torn: list[Any] = []

        def keep(row: Any) -> str:
            torn.append(row)
            return "error"

        try:
            with closing(self._reader(stream, columns, keep)) as reader:
                for batch in reader:
                    yield _nulls(batch)
        except pa.ArrowInvalid as wrong:
            raise self._explain(torn, str(wrong)) from wrong

    def _reader(self, stream: IO[bytes], columns: Sequence[str] | None, keep: Any) -> Any:
        names = list(self.headings)
        return pacsv.open_csv(
            stream,
            read_options=pacsv.ReadOptions(
                use_threads=False,  # so that a bad row comes with its number
                block_size=BLOCK,
                column_names=names,
                skip_rows_after_names=1,
                encoding="utf8" if self.encoding.codec == "utf-8" else self.encoding.codec,
            ),
            parse_options=pacsv.ParseOptions(
                delimiter=self.delimiter, newlines_in_values=True, invalid_row_handler=keep
            ),
            convert_options=pacsv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                include_columns=list(columns) if columns is not None else None,
            ),
        )

    def _explain(self, torn: list[Any], said: str) -> RecordError:
        if torn:
            row, held, wanted = torn[0].number, torn[0].actual_columns, torn[0].expected_columns
            right = f"every row has {wanted} values, like the headings; if it is the last row the file is cut short"
            return RecordError(f"row {row} has {held} value{'s' * (held != 1)}", self.name, right)
        if "straddl" in said:
            right = "look for a double quote that is not closed"
            return RecordError(f"a row is longer than {BLOCK:,} bytes", self.name, right)
        return RecordError(f"it is no table of values ({said.splitlines()[0][:80]})", self.name)


def open_sheet(
    path: str | Path, delimiter: str | None = None, limits: Limits = LIMITS, *, may_be_empty: bool = False
) -> Sheet:
    """Open a CSV file (or a `.gz` or `.zip` of one): reads it once to find its encoding and check its quotes.

    Args:
        path: the file.
        delimiter: what stands between values; None to find it out from the headings.
        limits: what a packed file may unpack to.
        may_be_empty: whether headings without rows are right, where a format has many files.

    Raises:
        RecordError: it cannot be read or unpacked, is empty or has headings only, mixes encodings, holds
            NUL bytes, leaves a quote open, or its headings are empty or come twice.
    """
    path = Path(path)
    if delimiter is not None and len(delimiter.encode()) != 1:
        raise RecordError(f"{delimiter!r} is no delimiter", path.name, "it is one character, such as ; or ,")
    sealed = seal(path)
    with open_source(path, limits) as stream:
        encoding = find_encoding(stream, path.name)
    lines = _first_lines(path, encoding, limits)
    delimiter = delimiter or _sniff(lines)
    if not encoding.quotes_pair:
        _check_quotes(path, delimiter, encoding, limits)
    headings = _headings(lines, delimiter, path.name)
    empty = not _has_rows(path, delimiter, encoding, limits)
    if empty and not may_be_empty:
        right = "export it again: a table without rows says nothing"
        raise RecordError("it has headings and no rows", path.name, right)
    return Sheet(path, headings, delimiter, encoding, sealed, limits, empty)


def _nulls(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Make the empty value, and nothing else, null: a case may well be called NA."""
    arrays = [
        pc.if_else(pc.equal(column, ""), pa.scalar(None, pa.string()), column) for column in batch.columns
    ]
    return pa.RecordBatch.from_arrays(arrays, names=batch.schema.names)


def _text(stream: IO[bytes], encoding: Encoding) -> TextIOWrapper:
    codec = "utf-8-sig" if encoding.codec == "utf-8" else encoding.codec
    return TextIOWrapper(stream, codec, newline="")


def _first_lines(path: Path, encoding: Encoding, limits: Limits) -> str:
    with open_source(path, limits) as stream:
        return _text(stream, encoding).read(_LONGEST_HEADING)


def _sniff(text: str) -> str:
    line = re.sub(r'"[^"]*"', "", text).partition("\n")[0]
    return max(DELIMITERS, key=line.count)


def _headings(text: str, delimiter: str, where: str) -> tuple[str, ...]:
    found = next(csv.reader(text.splitlines(keepends=True), delimiter=delimiter), [])
    headings = tuple(" ".join(one.split()) for one in found)
    empty = [str(place) for place, one in enumerate(headings, 1) if not one]
    if empty:
        raise RecordError(f"column {', '.join(empty)} has no heading", where, "give each column a heading in row 1")
    twice = sorted({one for one in headings if headings.count(one) > 1})
    if twice:
        raise RecordError(f"headings come twice: {', '.join(twice)}", where, "give each column a heading of its own")
    return headings


def _has_rows(path: Path, delimiter: str, encoding: Encoding, limits: Limits) -> bool:
    with open_source(path, limits) as stream:
        rows = (row for row in csv.reader(_text(stream, encoding), delimiter=delimiter) if row)
        return len(list(islice(rows, 2))) == 2


def _check_quotes(path: Path, delimiter: str, encoding: Encoding, limits: Limits) -> None:
    """An odd number of quotes may be one of inches in the middle of a value; only the slow reader can say."""
    row, values = 0, [_END]
    with open_source(path, limits) as stream:
        reader = csv.reader(chain(_text(stream, encoding), [_END]), delimiter=delimiter)
        try:
            for values in reader:  # noqa: B007 - only the last row is looked at, once the end is reached
                row += 1
        except csv.Error:  # a value beyond what any table holds: all that follows the quote
            row, values = row + 1, []
    if values != [_END]:
        right = "close it, or take the file from its source again: it may be cut short"
        raise RecordError(f"a double quote that opens in row {row} is never closed", path.name, right)

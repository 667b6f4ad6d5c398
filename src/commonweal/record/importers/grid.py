"""A small table from a CSV or an XLSX file, whole in memory: text cells by heading, each row with its number."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import pyarrow as pa

from commonweal.record.errors import RecordError
from commonweal.record.importers.sheet import Block, open_sheet
from commonweal.record.importers.source import Seal, seal
from commonweal.record.importers.watch import Watch
from commonweal.record.importers.workbook import read_workbook

MOST_ROWS = 5_000_000
Cells = list[str | None]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table that was read; make it with `read_grid`.

    Args:
        name: the file's name, and the sheet's where there is one, for messages.
        columns: the cells of each column by heading; None where empty.
        rows: the row number of each line, as its keeper sees it.
        seal: the file's name, hash and size.
    """

    name: str
    columns: dict[str, Cells]
    rows: Sequence[int]
    seal: Seal

    def require(self, headings: Iterable[str]) -> None:
        """Check that columns are there; RecordError names those that are not, and what they may have been."""
        for one in headings:
            if one not in self.columns:
                near = get_close_matches(one, self.columns, 1, 0.5)
                guess = f"did you mean {near[0]!r}? " if near else ""
                right = guess + "The headings are: " + ", ".join(self.columns)
                raise RecordError(f"{one!r} is no heading", self.name, right)

    def keep(self, lines: Collection[int]) -> "Grid":
        """Give the table with some of its lines (by position, in order)."""
        columns = {one: [cells[line] for line in lines] for one, cells in self.columns.items()}
        return Grid(self.name, columns, [self.rows[line] for line in lines], self.seal)

    def watch(
        self, named: Collection[str], mapped: Collection[str], ignored: Sequence[str], ignore_rest: bool = False
    ) -> None:
        """Stop where a column looks identifying.

        Args:
            named: columns of names of services or organisations, which look like people's to the watch; the caller
                looks at those with `people.py`.
            mapped: the other columns that will be stored.
            ignored: columns that the user told us to drop, knowing them.
            ignore_rest: whether all that is neither named nor mapped is dropped so.

        Raises:
            RecordError: a column looks identifying.
        """
        # What stands in a column that is used is looked at, whatever its heading: "telephone calls" are counts.
        used = [*named, *mapped]
        Watch(self.columns, person=used, ignored=ignored, ignore_rest=ignore_rest, where=self.name).headings_first()
        watch = Watch(
            self.columns, person=named, mapped=mapped, ignored=ignored, ignore_rest=ignore_rest, where=self.name
        )
        whole = {one: pa.array(cells, pa.string()) for one, cells in self.columns.items()}
        watch.see(Block(2, pa.RecordBatch.from_pydict(whole)))
        watch.check()


def read_grid(
    path: str | Path,
    wanted: Collection[str] = (),
    delimiter: str | None = None,
    sheet: str | None = None,
    heading_row: int | None = None,
) -> Grid:
    """Read a whole table: CSV (or a `.gz` or `.zip` of one), or a sheet of an XLSX workbook.

    Args:
        path: the file.
        wanted: columns that must be there.
        delimiter: what stands between the values of a CSV; None to find out.
        sheet: which sheet of a workbook; None for its only visible one.
        heading_row: the row of a workbook's headings; None for the first that has all `wanted`.

    Raises:
        RecordError: it cannot be read, or a column that is wanted is not there.
    """
    path = Path(path)
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        page = read_workbook(path, wanted, sheet, heading_row)
        columns = {one: [line[at] for _, line in page.lines] for at, one in enumerate(page.headings)}
        grid = Grid(f"{path.name}, sheet {page.title}", columns, [number for number, _ in page.lines], seal(path))
    else:
        grid = _read_csv(path, delimiter)
    grid.require(wanted)
    if not grid.rows:
        raise RecordError("it has headings and no rows", grid.name)
    return grid


def _read_csv(path: Path, delimiter: str | None) -> Grid:
    opened = open_sheet(path, delimiter)
    columns: dict[str, Cells] = {one: [] for one in opened.headings}
    count = 0
    for block in opened.blocks():
        count += len(block)
        if count > MOST_ROWS:
            raise RecordError(f"it has more than {MOST_ROWS:,} rows", opened.name, "give it in parts")
        for one, cells in columns.items():
            cells += [" ".join(cell.split()) or None if cell else None for cell in block.words(one)]
    return Grid(opened.name, columns, range(2, count + 2), opened.seal)

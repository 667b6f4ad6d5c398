"""Goes down a long table of figures and makes an observation of each reading of each row."""

import math
from collections.abc import Iterator, Mapping, Sequence

from commonweal.record.importers.faults import Faults
from commonweal.record.importers.figures import read_figure
from commonweal.record.importers.grid import Grid
from commonweal.record.importers.indicators import Told
from commonweal.record.importers.observations import Observation
from commonweal.record.importers.periods import Span
from commonweal.record.importers.readings import Reading
from commonweal.record.importers.repairs import Repairs


class Observer:
    """Reads the rows of one table; what it met is in `indicators` and `shares` once it is done.

    Args:
        map: which column is which; see `series.Plan`.
        readings: what to read from each row.
        told: targets, where no column says them.
        service: the one service that all is about, where no column says.
        faults: where to note what is wrong.
        dropped: where to count rows that cannot be read and are left out; None to note them as faults.
    """

    def __init__(
        self,
        map: Mapping[str, str],
        readings: Sequence[Reading],
        told: Told,
        service: str | None,
        faults: Faults,
        dropped: Repairs | None = None,
    ) -> None:
        self._map, self._readings, self._told, self._service = map, readings, told, service
        self._faults, self._dropped = faults, dropped
        self._per_cent: dict[str, int] = {}
        self._plain: dict[str, int] = {}
        self.indicators: dict[str, Reading] = {}

    @property
    def shares(self) -> set[str]:
        """The indicators whose figures stood as percentages, and are now shares."""
        return set(self._per_cent)

    def observe(self, grid: Grid, spans: Sequence[Span]) -> list[Observation]:
        """Read every row of a table, whose periods are `spans`."""
        found = [one for line in range(len(grid.rows)) for one in self._line(grid, line, spans[line])]
        for one in sorted(set(self._per_cent) & set(self._plain)):
            what = f"{one} is a percentage here and a plain figure in row {self._plain[one]}"
            self._faults.add(grid.name, self._per_cent[one], None, what, "write them all alike")
        return found

    def _line(self, grid: Grid, line: int, span: Span) -> Iterator[Observation]:
        cells, row = {one: column[line] for one, column in grid.columns.items()}, grid.rows[line]
        for reading in self._readings:
            try:
                yield self._observation(reading, cells, span, row)
            except ValueError as wrong:
                column, what = wrong.args
                if self._dropped is not None:
                    self._dropped.add("figures that cannot be read were left out", 1, [row])
                else:
                    right = "mend it, or leave such out, and have them counted, with --drop-bad"
                    self._faults.add(grid.name, row, column, f"it {what}", right)

    def _observation(self, reading: Reading, cells: Mapping[str, str | None], span: Span, row: int) -> Observation:
        service = self._label("service", cells) if self._service is None else self._service
        indicator = reading.id
        if "indicator" in self._map:
            label = self._label("indicator", cells)
            indicator = f"{indicator}, {label}" if indicator else label
        value, denominator, per_cent = reading.of_row(cells)
        self.indicators.setdefault(indicator, reading)
        if not math.isnan(value) and not reading.of:
            (self._per_cent if per_cent else self._plain).setdefault(indicator, row)
        if "denominator" in self._map:
            denominator = self._figure("denominator", cells)
        target = self._figure("target", cells) if "target" in self._map else self._told.target(indicator, reading.id)
        return Observation(indicator, service, *span, value, target, denominator, row)

    def _label(self, which: str, cells: Mapping[str, str | None]) -> str:
        label = cells[self._map[which]]
        if not label:
            raise ValueError(self._map[which], f"names no {which}")
        return label

    def _figure(self, which: str, cells: Mapping[str, str | None]) -> float:
        try:
            value = read_figure(cells[self._map[which]]).value
        except ValueError as wrong:
            raise ValueError(self._map[which], str(wrong)) from None
        if value is not None and which == "denominator" and value < 0:
            raise ValueError(self._map[which], "holds a number below 0, of which nothing can be a share")
        return math.nan if value is None else value

"""Series of measures that a place or its services report (CSV or XLSX, long or wide) into a record."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from commonweal.record.coverage import Coverage
from commonweal.record.errors import RecordError
from commonweal.record.importers.faults import Faults
from commonweal.record.importers.grid import Grid, read_grid
from commonweal.record.importers.imported import Imported, provenance_of
from commonweal.record.importers.indicators import Told
from commonweal.record.importers.observations import Observation, coverage_of, measure_rows, without_doubles
from commonweal.record.importers.observer import Observer
from commonweal.record.importers.people import like_people
from commonweal.record.importers.periods import Length, Span, is_period, read_periods
from commonweal.record.importers.readings import Kind, Reading, parse_readings
from commonweal.record.importers.repairs import Repairs
from commonweal.record.importers.services import services_of
from commonweal.record.importers.sums import add_up, having
from commonweal.record.importers.wide import PERIOD, VALUE, lengthen
from commonweal.record.writer import RecordWriter

MAPPED = ("service", "name", "provider", "area", "indicator", "period", "value", "target", "denominator")
LABELS = ("service", "name", "provider", "area", "indicator")


@dataclass(frozen=True, slots=True)
class Plan:
    """How a sheet of figures is to be read.

    Args:
        map: which column is the service, its name, provider and area, the indicator, period, value, target and
            denominator; all but what there is may be left out.
        readings: by kind (share, mean, count, value), formulas such as `four_hours=1-breaches/attendances`.
        where: column and value of the rows to take; all must hold.
        having: column and value that at least one row of a service and period must hold for its rows to be taken.
        add_up: add up the rows of one service and period before anything is worked out of them.
        service: the one service that all is about, where no column says.
        indicator: the id of the indicator of a mapped value, where no column says; None for the column's heading.
        told: names, units, targets and better sides of indicators.
        length: how long a period is, where its cells do not say.
        day_first: whether 1/4/2019 is in April; None to let the column decide.
        ignore: columns that are dropped though they may look identifying.
        ignore_rest: drop all that is not named above without looking at it.
        drop_bad: leave out rows that cannot be read, and count them, rather than stop.
    """

    map: Mapping[str, str]
    readings: Mapping[Kind, Sequence[str]] = field(default_factory=dict)
    where: Sequence[tuple[str, str]] = ()
    having: Sequence[tuple[str, str]] = ()
    add_up: bool = False
    service: str | None = None
    indicator: str | None = None
    told: Told = field(default_factory=Told)
    length: Length | None = None
    day_first: bool | None = None
    ignore: Sequence[str] = ()
    ignore_rest: bool = False
    drop_bad: bool = False

    @property
    def columns(self) -> list[str]:
        """The columns named outside formulas: they must be there."""
        return list(dict.fromkeys([*self.map.values(), *(column for column, _ in (*self.where, *self.having))]))

    def options(self) -> dict[str, Any]:
        """Give it as provenance keeps it: what was said, and no more."""
        return {name: value for name, value in asdict(self).items() if value}


def import_series(
    source: str | Path,
    out: str | Path,
    *,
    plan: Plan,
    delimiter: str | None = None,
    sheet: str | None = None,
    heading_row: int | None = None,
    command: str | None = None,
) -> Imported:
    """Make a record of series: tables measures, indicators and services.

    Args:
        source: a CSV (or a `.gz` or `.zip` of one) or XLSX file. Long: a row per service and period. Wide: a column per
            period, where the map names no period; or a column per indicator, each named as a value.
        out: the new folder of the record.
        plan: how to read it.
        delimiter: what stands between the values of a CSV; None to find out.
        sheet: which sheet of a workbook; None for its only visible one.
        heading_row: the row of a workbook's headings; None to find it.
        command: the command as typed, for provenance.

    Raises:
        RecordError: a column that is not there or looks identifying, or everything that is wrong with the cells.
    """
    _check(plan, Path(source).name)
    repairs, faults = Repairs(), Faults()
    grid = read_grid(source, plan.columns, delimiter, sheet, heading_row)
    _look(grid, plan)
    grid = _rows_taken(grid, plan, repairs)
    if "period" not in plan.map:
        kept = [*plan.map.values(), *(column for column, _ in plan.where)]
        grid = lengthen(grid, dict.fromkeys(kept), [one for one in grid.columns if is_period(one)])
        plan = replace(plan, map={**plan.map, "period": PERIOD, "value": VALUE})
    readings = _readings(plan, grid)
    if plan.add_up:
        figures = dict.fromkeys(column for reading in readings for column in reading.columns)
        grid = add_up(grid, _keys(plan), list(figures), faults, repairs)
    observer = Observer(plan.map, readings, plan.told, plan.service, faults, None if not plan.drop_bad else repairs)
    found = observer.observe(grid, _periods(grid, plan, repairs))
    found = without_doubles(found, grid.name, faults, repairs)
    faults.check()
    return _write(out, plan, grid, found, observer, repairs, command)


def _check(plan: Plan, where: str) -> None:
    if strange := [one for one in plan.map if one not in MAPPED]:
        raise RecordError("the map names " + ", ".join(strange), where, "it may name " + ", ".join(MAPPED))
    if ("service" in plan.map) == (plan.service is not None):
        right = "map the column, service=COLUMN, or name the one service that all is about with --service"
        raise RecordError("it must be said, once, whose series these are", where, right)
    read = any(plan.readings.values())
    if "value" in plan.map and read:
        right = "leave value out of the map and add --value NAME=COLUMN"
        raise RecordError("a value is mapped beside other readings", where, right)
    if "period" in plan.map and not read and "value" not in plan.map:
        right = "map value=COLUMN, or say what to work out: --share, --mean, --count or --value"
        raise RecordError("it is not said which figures to take", where, right)
    if plan.add_up and (not read or plan.readings.get("value")):
        right = "say what to add up: --count, --share or --mean, and leave out --value"
        raise RecordError("values as reported cannot be added up", where, right)
    if "period" not in plan.map and (read or "value" in plan.map):
        raise RecordError("the period is not mapped", where, "map period=COLUMN")


def _look(grid: Grid, plan: Plan) -> None:
    """Stop where a column looks identifying, or a label like somebody's name."""
    labels = [plan.map[one] for one in LABELS if one in plan.map]
    readings = parse_readings(plan.readings, grid.columns, grid.name)
    figures = [plan.map[one] for one in ("period", "value", "target", "denominator") if one in plan.map]
    figures += [column for reading in readings for column in reading.columns]
    grid.watch(labels, list(dict.fromkeys(figures)), plan.ignore, plan.ignore_rest)
    for label in labels:
        if why := like_people(cell for cell in grid.columns[label] if cell):
            right = "map a column of codes, or replace the names in the source: labels are stored as they are"
            raise RecordError(f"column {label!r} could say who somebody is: {why}", grid.name, right)


def _rows_taken(grid: Grid, plan: Plan, repairs: Repairs) -> Grid:
    for column, value in plan.where:
        grid = having(grid, [column], column, value)
    for column, value in plan.having:
        grid = having(grid, _keys(plan), column, value)
    if not plan.drop_bad or "period" not in plan.map:
        return grid
    cells = grid.columns[plan.map["period"]]
    periods = {cell for cell in set(cells) if cell and is_period(cell)}
    bad = [grid.rows[line] for line, cell in enumerate(cells) if cell not in periods]
    repairs.add("rows without a period that can be read were left out", len(bad), bad)
    return grid.keep([line for line, cell in enumerate(cells) if cell in periods]) if bad else grid


def _keys(plan: Plan) -> list[str]:
    return [plan.map[one] for one in ("service", "indicator", "period") if one in plan.map]


def _readings(plan: Plan, grid: Grid) -> list[Reading]:
    if "value" not in plan.map:
        return parse_readings(plan.readings, grid.columns, grid.name)
    column = plan.map["value"]
    name = plan.indicator or ("" if "indicator" in plan.map else column)
    if name == VALUE:
        right = "name it with --indicator, or map the column that says which it is, indicator=COLUMN"
        raise RecordError("it is not said which indicator the cells are of", grid.name, right)
    return [Reading(name, "value", column)]


def _periods(grid: Grid, plan: Plan, repairs: Repairs) -> list[Span]:
    column = plan.map["period"]
    read = read_periods(grid.columns[column], grid.rows, f"{grid.name}, {column}", plan.length, plan.day_first)
    repairs.add(read.assumed, bool(read.assumed) * len(read.spans))
    return read.spans


def _write(
    out: str | Path,
    plan: Plan,
    grid: Grid,
    found: list[Observation],
    observer: Observer,
    repairs: Repairs,
    command: str | None,
) -> Imported:
    if not found:
        raise RecordError("no row is left to take", grid.name, "see that the map and --where name the right columns")
    services = services_of(grid, plan.map, plan.service, [one.service for one in found])
    ids = {one.indicator: observer.indicators[one.indicator] for one in found}
    plan.told.check(ids, grid.name)
    provenance = provenance_of("series", [grid.seal], repairs, command=command, options=plan.options())
    with RecordWriter(
        out,
        services,
        indicators=plan.told.rows(ids, observer.shares),
        provenance=provenance,
        coverage=Coverage({"measures": coverage_of(found)}),
    ) as writer:
        writer.append("measures", measure_rows(found, [str(row["id"]) for row in services], list(ids)))
        return Imported(writer.finish(), repairs)

"""A place's live rows as a place folder, with what the workbench does not hold taken from a folder that does."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from commonweal.live.gate import of_folder
from commonweal.live.gate.reader import Reader, Row, named
from commonweal.live.gate.refused import Refused
from commonweal.place import DOMAINS, EVERYWHERE, TABLES, FundTotal, PlaceError, write_place
from commonweal.place import Place as Folder
from commonweal.place.rows import Row as FolderRow
from commonweal.place.tables import BY_NAME

NO_FOLDER = (
    "the workbench does not hold how many people live in each area, how common needs are, contracts, measures and "
    "ties. Give a place folder that does with --from (commonweal new FOLDER makes one to fill in)"
)


def write_folder(reader: Reader, given: Folder | None, folder: Path) -> Folder:
    """Write the reader's place as a new folder that `commonweal check` passes.

    What the workbench holds takes the place of what `given` says; the rest is taken from it. Raises Refused, with
    every reason and before anything is written.
    """
    if given is None:
        raise Refused([NO_FOLDER])
    made = assemble(reader, given)
    reader.stop_if_refused()
    try:
        write_place(made, folder)
    except PlaceError as error:
        raise Refused(str(fault) for fault in error.faults) from error
    return made


def assemble(reader: Reader, given: Folder) -> Folder:
    """The place as the workbench and the folder tell it together; what may not leave is kept as a reason."""
    head = reader.read(of_folder.PLACE)[0]
    start = [row["start"] for row in reader.read(of_folder.START)]
    totals, lines = _fund(reader, given)
    teams = _teams(reader, given)
    live = {
        "areas": _areas(reader, given),
        "providers": _of(reader.read(of_folder.PROVIDERS), given, "providers", {"alliance": False}),
        "teams": teams,
        "skills": _only(reader, "skills", reader.read(of_folder.SKILLS), _in_domains("skill")),
        "thresholds": [*reader.read(of_folder.THRESHOLDS), *reader.read(of_folder.OF_SERVICES)],
    }
    held: dict[str, Any] = {
        name: _rows(name, live[name], given) if live.get(name) else given.table(name) for name in _NAMES
    }
    held["fund"] = lines
    manifest = replace(
        given.manifest, name=head["name"], title=head["title"], notes=head["notes"].strip() or given.manifest.notes,
        start=start[0] if start else given.start, funds=totals,
    )  # fmt: skip
    return _without_loose_ends(reader, Folder(manifest=manifest, **held))


_R = TypeVar("_R")
_NAMES = [table.name for table in TABLES if table.name != "fund"]


def _in_domains(column: str) -> Callable[[Row], bool]:
    return lambda row: row[column] in DOMAINS


def _only(reader: Reader, name: str, rows: Sequence[_R], may: Callable[[_R], bool]) -> list[_R]:
    kept = [row for row in rows if may(row)]
    reader.stayed[name] += len(rows) - len(kept)
    return kept


def _of(rows: list[Row], given: Folder, table: str, otherwise: Row) -> list[Row]:
    """The rows with what the workbench does not know of each taken from the folder's row of the same id."""
    known = {row.id: row for row in given.table(table)}
    own = [*otherwise, "source", "certainty"]
    return [({n: getattr(known[row["id"]], n) for n in own} if row["id"] in known else otherwise) | row for row in rows]


def _areas(reader: Reader, given: Folder) -> list[Row]:
    rows, known = reader.read(of_folder.AREAS), {row.id for row in given.areas}
    for number, row in enumerate(rows, 1):
        if row["id"] not in known:
            why = "areas.csv of the folder given with --from has no row of that id"
            reader.refuse(named("areas", number, row["id"]), why, "Add it there, with how many people live in it")
    return _of([row for row in rows if row["id"] in known], given, "areas", {"population": 0, "deprivation": 1.0})


def _teams(reader: Reader, given: Folder) -> list[Row]:
    """Teams of the six domains; a size that nobody has written down is the folder's, or stops the export."""
    rows = _only(reader, "teams", reader.read(of_folder.TEAMS), _in_domains("domain"))
    known = {row.id: row for row in given.teams}
    for number, row in enumerate(rows, 1):
        for name in ("fte", "caseload"):
            if row[name] is None and row["id"] in known:
                row[name] = getattr(known[row["id"]], name)
            elif row[name] is None:
                where = named("teams", number, row["id"], name)
                reader.refuse(where, "nobody has written it down", "Write it in the workbench, or in the folder given")
    return rows


def _fund(reader: Reader, given: Folder) -> tuple[tuple[FundTotal, ...], tuple[Any, ...]]:
    """Versions that have both totals and lines, with their lines; the folder's where there is none such."""
    lines = reader.read(of_folder.FUND)
    told = {row["version"] for row in lines}
    rows = reader.read(of_folder.FUNDS)
    whole = _only(reader, "versions of the fund", rows, lambda r: r["version"] in told and None not in r.values())
    if not whole:
        return given.fund_totals, given.fund
    versions = {row["version"] for row in whole}
    kept = _only(reader, "fund", lines, lambda row: row["version"] in versions)
    return tuple(FundTotal(**_tidy(row)) for row in whole), _rows("fund", kept, given)


def _tidy(row: Row) -> Row:
    return {name: value.strip() if isinstance(value, str) else value for name, value in row.items()}


def _rows(name: str, rows: Iterable[Row], given: Folder) -> tuple[Any, ...]:
    """Rows of a table, each with the marks that the folder has on figures which are still the same."""
    table = BY_NAME[name]
    before = {tuple(getattr(row, key) for key in table.key): row for row in given.table(name)}
    made = (table.row(**_tidy(row)) for row in rows)
    return tuple(_marked(row, before.get(tuple(getattr(row, key) for key in table.key))) for row in made)


def _marked(row: Any, before: FolderRow | None) -> Any:
    if before is None or (row.source, row.certainty) != (before.source, before.certainty):
        return row
    marks = tuple(m for m in before.marks if getattr(before, m.column) == getattr(row, m.column))
    return replace(row, marks=marks)


def _without_loose_ends(reader: Reader, place: Folder) -> Folder:
    """The place without rows that name a team, an area or a provider which is no longer there."""
    areas, teams = ({row.id for row in rows} | {EVERYWHERE} for rows in (place.areas, place.teams))
    providers = {row.id for row in place.providers}
    contracts = [replace(c, providers=tuple(p for p in c.providers if p in providers)) for c in place.contracts]
    reader.stayed["contracts' providers"] += sum(len(c.providers) for c in place.contracts)
    reader.stayed["contracts' providers"] -= sum(len(c.providers) for c in contracts)
    return replace(
        place,
        contracts=tuple(contracts),
        skills=tuple(_only(reader, "skills", place.skills, lambda row: row.team in teams)),
        thresholds=tuple(_only(reader, "thresholds", place.thresholds, lambda row: row.team in teams)),
        needs=tuple(_only(reader, "needs", place.needs, lambda row: row.area in areas)),
        ties=tuple(_only(reader, "ties", place.ties, lambda row: {row.from_team, row.to_team} <= teams)),
    )

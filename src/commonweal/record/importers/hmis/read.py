"""The US HMIS CSV export, FY 2022, into spells, contacts, referrals and needs."""

from datetime import date
from pathlib import Path

from commonweal.record.coverage import Coverage, Status, TableCoverage
from commonweal.record.day import date_of
from commonweal.record.importers.clock import NO_DAY
from commonweal.record.importers.hmis.export import Array, Export, open_export
from commonweal.record.importers.hmis.journeys import Journeys
from commonweal.record.importers.imported import Imported, provenance_of
from commonweal.record.importers.key import Key
from commonweal.record.importers.repairs import Repairs
from commonweal.record.importers.source import LIMITS, Limits, Seal
from commonweal.record.reader import Record
from commonweal.record.staging import check_free
from commonweal.record.writer import RecordWriter

_FROM = {
    "spells": ("Exit",),
    "contacts": ("Services", "CurrentLivingSituation", "Assessment"),
    "referrals": ("Event",),
    "needs": ("HealthAndDV", "Disabilities"),
}
_SAID = {
    "spells": "an ending is told only where the exit says died, prison or hospital, or whether a programme was "
    "completed; where people went to live is not how the work ended",
    "contacts": "dates are kept to the day; the order within a day is not in this source",
    "referrals": "a door that is not named stands for its kind; the reason of a refusal is not in this source",
    "needs": "yes (1) or no (0) as asked: homelessness from the living situation at entry; how great a need is, is not "
    "in this source",
}


def import_hmis(
    source: str | Path,
    out: str | Path,
    key: Key,
    *,
    drop_bad: bool = False,
    command: str | None = None,
    today: date | None = None,
    limits: Limits = LIMITS,
) -> Imported:
    """Import an HMIS CSV export.

    Projects become services, organisations their providers; an enrolment and its exit a spell; services, current living
    situations and assessments contacts; events with an answer referrals; living situation at entry, domestic violence
    and disabilities needs of 0 or 1. Files with names in them are not opened.

    Args:
        source: the folder of the CSV files, or a zip of them.
        out: the folder of the record that is to be made.
        key: for the pseudonyms, which are of the PersonalID.
        drop_bad: whether rows that cannot be are left out and counted, rather than stopping the import.
        command: the command as typed, for provenance.
        today: the last day that can have been; None for today.
        limits: what a zip may unpack to.

    Raises:
        RecordError: not such an export, or rows in it that cannot be; nothing is left behind.
    """
    check_free(Path(out).absolute())
    repairs = Repairs()
    with open_export(source, limits) as (folder, seals):
        export = Export(folder, repairs, drop_bad, today or date.today())
        journeys = Journeys(export, key, repairs, drop_bad)
        rows = {
            "spells": journeys.spells(),
            "contacts": journeys.contacts(),
            "referrals": journeys.referrals(),
            "needs": journeys.needs(),
        }
        coverage = _coverage(export, rows)
        provenance = provenance_of("hmis", seals or _once(export.seals), repairs, key=key, command=command)
    return Imported(_write(out, journeys, rows, provenance, coverage), repairs)


def _once(seals: list[Seal]) -> list[Seal]:
    return list(dict.fromkeys(seals))


def _write(
    out: str | Path, journeys: Journeys, rows: dict[str, Array], provenance: dict[str, object], coverage: Coverage
) -> Record:
    activities = {"activities": journeys.activity_rows}
    with RecordWriter(out, journeys.services, dimensions=activities, provenance=provenance) as writer:
        for table, found in rows.items():
            if len(found):
                writer.append(table, found)
        return writer.finish(coverage=coverage)


def _coverage(export: Export, rows: dict[str, Array]) -> Coverage:
    """Say for each table what the export holds; a table whose files are all missing is absent."""
    start, end = _period(export)
    tables = {}
    for table, files in _FROM.items():
        there = [one for one in files if export.has(one)]
        gone = [f"{one}.csv" for one in files if not export.has(one)]
        note = f"{', '.join(gone)} {'is' if len(gone) == 1 else 'are'} not in the export" if gone else ""
        if not there and not len(rows[table]):
            tables[table] = TableCoverage("absent", note=note)
            continue
        status: Status = "partial" if gone else "present"
        tables[table] = TableCoverage(status, start, end, note="; ".join(filter(None, (note, _SAID[table]))))
    return Coverage(tables)


def _period(export: Export) -> tuple[date | None, date | None]:
    """Give the period that the export says it is of."""
    if not export.has("Export"):
        return None, None
    rows = export.read("Export", ["ExportID", "ExportStartDate", "ExportEndDate"], deletable=False)
    days = [rows.days(one) for one in ("ExportStartDate", "ExportEndDate")]
    first, last = (date_of(one[0]) if len(one) and one[0] != NO_DAY else None for one in days)
    return (first, last) if not (first and last and last < first) else (None, None)

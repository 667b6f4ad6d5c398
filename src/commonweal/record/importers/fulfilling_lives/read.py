"""The Fulfilling Lives data set (UK Data Service SN 9114), saved as CSV, into spells and needs."""

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa

from commonweal.record.coverage import Coverage, TableCoverage
from commonweal.record.day import date_of
from commonweal.record.errors import RecordError
from commonweal.record.importers.events import Array
from commonweal.record.importers.fulfilling_lives import codebook
from commonweal.record.importers.fulfilling_lives.enrolments import Enrolments
from commonweal.record.importers.imported import Imported, provenance_of
from commonweal.record.importers.key import Key
from commonweal.record.importers.pseudonym import pseudonyms
from commonweal.record.importers.repairs import EXAMPLES, Repairs
from commonweal.record.importers.sheet import Sheet, open_sheet
from commonweal.record.importers.terms import NOT_SAID, Terms
from commonweal.record.importers.watch import Watch
from commonweal.record.staging import check_free
from commonweal.record.writer import RecordWriter

_SPELLS = "starts and ends are known to the quarter: a spell runs from the first day of one to the last of another"
_NEEDS = (
    "yes or no (1 or 0) at the start; {instrument} items after, on the last day of their quarter (assumed: quarter 001 "
    "is that of the start, and need rises evenly from the best answer to the worst)"
)
_CONTACTS = "service use is banded and has no dates in this source: none were invented"
_LATE = "readings stand more than a quarter after the end of the enrolment: quarters may not be counted from its start"
_SPSS = b"$FL"


def import_fulfilling_lives(
    source: str | Path,
    out: str | Path,
    key: Key,
    *,
    service: str | None = None,
    instrument: str = "star",
    drop_bad: bool = False,
    ignore: Collection[str] = (),
    ignore_rest: bool = False,
    command: str | None = None,
    today: date | None = None,
) -> Imported:
    """Import the data set. An enrolment is a person: who enrolled twice counts as two, for the source does not tell.

    Args:
        source: the CSV file, with values and not labels.
        out: the folder of the record that is to be made.
        key: for the pseudonyms, which are of enrolment_num.
        service: the column that says which partnership, if there is one; else all is one service.
        instrument: `star` (Outcomes Star) or `ndta` (New Directions Team Assessment): one of them, for both on the
            same need would be two scales in one column. See `codebook.INSTRUMENTS` for what is assumed.
        drop_bad: whether rows that cannot be are left out and counted, rather than stopping the import.
        ignore: columns to drop although they look identifying.
        ignore_rest: whether to drop all columns that are not read.
        command: the command as typed, for provenance.
        today: the last day that can have been; None for today.

    Raises:
        RecordError: an SPSS file, a variable that is missing, or cells and rows that cannot be.
    """
    check_free(Path(out).absolute())
    _refuse_spss(Path(source))
    sheet, repairs = open_sheet(source), Repairs()
    used = _used(sheet, service, instrument)
    columns, rows = _complete(_read(sheet, used, service, ignore, ignore_rest), sheet, repairs, drop_bad)
    services = Terms()
    named = columns[service] if service else ["Fulfilling Lives"] * len(rows)
    codes = services.encode(pa.array([one or NOT_SAID for one in named], pa.string()))
    words, places = services.in_order()
    person = pseudonyms(key, [str(one) for one in columns[codebook.PERSON]])
    enrolments = Enrolments(sheet, columns, rows, person, places[codes])
    kept = _possible(enrolments, rows, sheet, repairs, drop_bad, today or date.today())
    repairs.add("rows say how it ended and not when; they stand as still open", enrolments.ended_undated())
    spells, needs = enrolments.spells(kept), enrolments.needs(kept, instrument)
    repairs.add(_LATE, enrolments.late)
    options = {"service": service, "instrument": instrument, "ignore": sorted(ignore), "ignore_rest": ignore_rest}
    provenance = provenance_of("fulfilling-lives", [sheet.seal], repairs, key=key, command=command, options=options)
    with RecordWriter(out, [{"id": one, "name": one} for one in words], provenance=provenance) as writer:
        writer.append("spells", spells)
        writer.append("needs", needs)
        record = writer.finish(coverage=_coverage(spells, needs, instrument))
    return Imported(record, repairs)


def _refuse_spss(source: Path) -> None:
    if source.is_file():
        with source.open("rb") as file:
            if file.read(3) == _SPSS:
                right = "save it as CSV with values, not labels: in SPSS by Save As, or with pspp-convert or R's haven"
                raise RecordError("this is an SPSS file (.sav), which is not read", source.name, right)


def _used(sheet: Sheet, service: str | None, instrument: str) -> list[str]:
    if instrument not in codebook.INSTRUMENTS:
        right = "they are " + ", ".join(codebook.INSTRUMENTS)
        raise RecordError(f"no instrument is called {instrument!r}", "--instrument", right)
    needed = [codebook.PERSON, codebook.START, codebook.END, codebook.ENDING, *([service] if service else [])]
    sheet.require(needed, "the Fulfilling Lives format")
    items = tuple(codebook.INSTRUMENTS[instrument][0])
    return needed + [one for one in sheet.headings if one in codebook.AT_START or one.startswith(items)]


def _read(
    sheet: Sheet, used: list[str], service: str | None, ignore: Collection[str], ignore_rest: bool
) -> dict[str, list[str | None]]:
    stored = [service] if service else []
    passing = [one for one in used if one not in stored]
    watch = Watch(
        sheet.headings, person=passing, mapped=stored, ignored=ignore, ignore_rest=ignore_rest, where=sheet.name
    )
    watch.headings_first()
    columns: dict[str, list[str | None]] = {one: [] for one in used}
    for block in sheet.blocks(list(dict.fromkeys([*used, *watch.columns]))):
        watch.see(block)
        for one, held in columns.items():
            held += block.words(one)
    watch.check()
    return columns


def _complete(
    columns: Mapping[str, list[str | None]], sheet: Sheet, repairs: Repairs, drop_bad: bool
) -> tuple[dict[str, list[str | None]], Array]:
    """Keep rows with a person and a start, each person once."""
    whole = list(zip(*columns.values(), strict=True))
    first = dict.fromkeys(whole)
    repairs.add("exact duplicates of another row were dropped", len(whole) - len(first))
    number = {values: row for row, values in reversed(list(enumerate(whole, 2)))}
    place = list(columns).index
    person, start = place(codebook.PERSON), place(codebook.START)
    there = [one for one in first if one[person] and one[start]]
    bad = [number[one] for one in first if not (one[person] and one[start])]
    if bad and not drop_bad:
        what = f"{len(bad):,} rows have no {codebook.PERSON} or no {codebook.START} (such as row {bad[0]})"
        raise RecordError(what, sheet.name, "put them right, or say --drop-bad to leave them out")
    repairs.add(f"rows without {codebook.PERSON} or {codebook.START} were left out", len(bad), bad[:EXAMPLES])
    people = [one[person] for one in there]
    if len(set(people)) < len(people):
        row = next(number[one] for at, one in enumerate(there) if people[at] in people[:at])
        right = "each enrolment has one row"
        raise RecordError(f"an {codebook.PERSON} comes twice, with other values (in row {row})", sheet.name, right)
    kept = {name: [one[at] for one in there] for at, name in enumerate(columns)}
    return kept, np.array([number[one] for one in there], np.int64)


def _possible(
    enrolments: Enrolments, rows: Array, sheet: Sheet, repairs: Repairs, drop_bad: bool, today: date
) -> Array:
    now = (today.year - 1970) * 4 + (today.month - 1) // 3
    bad = enrolments.backwards() | (enrolments.last_quarter() > now)
    if bad.any() and not drop_bad:
        what = f"{int(bad.sum()):,} rows end before they start, or are of the future (such as row {rows[bad][0]})"
        raise RecordError(what, sheet.name, "put them right, or say --drop-bad to leave them out")
    repairs.add("rows that end before they start, or are of the future, were left out", int(bad.sum()), rows[bad])
    if not len(bad) or bad.all():
        raise RecordError("no row is left that can be", sheet.name)
    return ~bad


def _coverage(spells: Array, needs: Array, instrument: str) -> Coverage:
    days = np.concatenate([spells["start"], spells["end"][spells["end"] > 0], needs["date"]])
    start, end = (date_of(one) for one in (days.min(), days.max()))
    note = _NEEDS.format(instrument={"star": "Outcomes Star", "ndta": "NDTA"}[instrument])
    return Coverage(
        {
            "spells": TableCoverage("present", start, end, note=_SPELLS),
            "needs": TableCoverage("partial", start, end, note=note),
            "contacts": TableCoverage("absent", note=_CONTACTS),
        }
    )

"""Event logs: a CSV file with one row per event of a person at a service, its columns mapped by whoever knows them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from commonweal.record.errors import RecordError
from commonweal.record.importers.column_map import Map, headings_of, read_map
from commonweal.record.importers.contacts import Contacts
from commonweal.record.importers.events import Array, Batch, Events
from commonweal.record.importers.imported import Imported, provenance_of
from commonweal.record.importers.key import Key
from commonweal.record.importers.repairs import Repairs
from commonweal.record.importers.sheet import Block, Sheet, open_sheet
from commonweal.record.importers.terms import joined, joined_whole
from commonweal.record.importers.timeline import Rules, put_in_order
from commonweal.record.importers.watch import Watch
from commonweal.record.staging import check_free

MEANINGS = ("person", "service", "time", "activity", "kind", "provider", "area", "hours", "order")
NEEDED = ("person", "service", "time")
_STORED = ("service", "activity", "kind", "provider", "area")
_NUMBER = {"hours": r"^\s*\d+(\.\d+)?\s*$", "order": r"^\s*[+-]?\d+(\.\d+)?\s*$"}


def import_eventlog(
    source: str | Path,
    out: str | Path,
    key: Key,
    columns: Iterable[str],
    *,
    kinds: Mapping[str, str] | None = None,
    delimiter: str | None = None,
    day_first: bool | None = None,
    drop_bad: bool = False,
    ignore: Collection[str] = (),
    ignore_rest: bool = False,
    command: str | None = None,
    today: date | None = None,
) -> Imported:
    """Import an event log as contacts, with its services and activities.

    Args:
        source: the CSV file, or a `.gz` or `.zip` of it.
        out: the folder of the record that is to be made.
        key: for the pseudonyms.
        columns: the map, as `meaning=heading`; several headings joined by + make one word. Of `MEANINGS`, `NEEDED` are
            needed; `order` is a number that tells events of one moment apart.
        kinds: activity -> kind of contact, where it is more than a meeting.
        delimiter: what stands between values; None to find it out.
        day_first: whether 1/4/2019 is in April; None to let the column decide.
        drop_bad: whether rows that cannot be are left out and counted, rather than stopping the import.
        ignore: columns to drop although they look identifying.
        ignore_rest: whether to drop all columns that are not mapped.
        command: the command as typed, for provenance.
        today: the last day that can have been; None for today.

    Raises:
        RecordError: see `open_sheet`, `Watch`, `put_in_order` and `Contacts`; nothing is left behind.
    """
    check_free(Path(out).absolute())
    said = read_map(columns, MEANINGS, NEEDED)
    sheet, repairs = open_sheet(source, delimiter), Repairs()
    mapped = headings_of(said, sheet)
    events = _read(sheet, mapped, key, ignore, ignore_rest)
    rules = Rules(sheet.name, day_first, drop_bad, today)
    timeline = put_in_order(events, rules, repairs, lambda places: _fingerprints(sheet, places))
    contacts = Contacts(events, timeline, kinds or {}, repairs)
    options = {"map": said, "kind": dict(kinds or {}), "ignore": sorted(ignore), "ignore_rest": ignore_rest}
    provenance = provenance_of("eventlog", [sheet.seal], repairs, key=key, command=command, options=options)
    return Imported(contacts.write(out, provenance, ""), repairs)


def _read(sheet: Sheet, mapped: Map, key: Key, ignore: Collection[str], ignore_rest: bool) -> Events:
    stored = [heading for meaning in _STORED for heading in mapped.get(meaning, ())]
    passing = [heading for meaning, parts in mapped.items() if meaning not in _STORED for heading in parts]
    watch = Watch(
        sheet.headings, person=passing, mapped=stored, ignored=ignore, ignore_rest=ignore_rest, where=sheet.name
    )
    watch.headings_first()
    events = Events(key)
    for block in sheet.blocks(list(dict.fromkeys([*passing, *stored, *watch.columns]))):
        watch.see(block)
        events.add(_batch(block, mapped, sheet.name))
    watch.check()
    return events


def _batch(block: Block, mapped: Map, where: str) -> Batch:
    def word(meaning: str) -> pa.Array | None:
        join = joined_whole if meaning == "person" else joined
        return join([block.column(one) for one in mapped[meaning]]) if meaning in mapped else None

    numbers = {
        one: _numbers(block, mapped[one], shape, f"{where}, {one}") if one in mapped else None
        for one, shape in _NUMBER.items()
    }
    words: dict[str, Any] = {one: word(one) for one in MEANINGS if one not in numbers}
    return Batch(**words, **numbers)


def _numbers(block: Block, headings: tuple[str, ...], shape: str, where: str) -> Array:
    """Read numbers as they are written with a point; NaN where there is none."""
    values = joined([block.column(one) for one in headings])
    wrong = np.flatnonzero(pc.invert(pc.match_substring_regex(values.fill_null("0"), shape)))
    if wrong.size:
        row = block.row_of(int(wrong[0]))
        raise RecordError(f"row {row} holds no number", where, "write it with digits and a point, such as 1.5")
    numbers = pc.cast(pc.utf8_trim_whitespace(values), pa.float64())
    return np.asarray(numbers.fill_null(np.nan).to_numpy(zero_copy_only=False))


def _fingerprints(sheet: Sheet, places: Array) -> Array:
    """Read the file once more and give a number for each of some rows, alike where all columns are."""
    marks, done = np.empty(len(places), np.int64), 0
    for block in sheet.blocks():
        start = block.first_row - 2
        here = places[np.searchsorted(places, start) : np.searchsorted(places, start + len(block))] - start
        rows = block.rows.take(pa.array(here))
        whole = pc.binary_join_element_wise(
            *rows.columns, "\x1f", null_handling="replace", null_replacement=""
        )
        marks[done : done + len(here)] = [hash(row) for row in whole.to_pylist()]
        done += len(here)
    return marks

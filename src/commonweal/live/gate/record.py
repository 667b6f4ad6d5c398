"""A place's live rows as a record: what may leave, in the record's own tables, and how complete each of them is."""

import calendar
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone
from numpy import ndarray

from commonweal.live.gate import of_record
from commonweal.live.gate.reader import Reader, Row
from commonweal.record import TABLES, Coverage, Record, RecordWriter, TableCoverage, blank_rows
from commonweal.record.column import Column
from commonweal.record.day import day_number

LEFT_OUT = {
    "skills": "skills whose need is none of the record's domains, or whose team is another place's",
    "voice_links": "links to something that does not leave",
}
NOTES = {
    "skills": "as services, and those who looked, wrote them down, each on its day; no earlier level is in it",
    "money": "sums of the ledger by month and component; what was reversed, and what partners pay in, is not in it; on "
    "which service, for what purpose and for how many hours is not known",
    "voice": "decisions and checks back only, as they were written down; those closed for now are not in it; who "
    "spoke, and what was said before, is not known",
    "voice_links": "links between decisions that are open, and to the check-backs of them",
}
"""What a reader of each table should know; with all of them much of what happened is not in the record."""


def write_record(reader: Reader, folder: Path) -> Record:
    """Write the record of the reader's place into a new folder.

    Raises Refused, with every reason, before anything is written where something in it may not leave.
    """
    (place,) = (row["place"] for row in reader.read(of_record.PROVENANCE))
    services, components = reader.read(of_record.SERVICES), _once(reader.read(of_record.COMPONENTS))
    rows = _events(reader, {row["id"] for row in services})
    _name_components(rows["money"], components)
    vocabulary = {"services": [row["id"] for row in services], "components": [row["id"] for row in components]}
    arrays = {name: _array(reader, name, held, vocabulary) for name, held in rows.items() if held}
    note = _took_part(reader)
    reader.stop_if_refused()
    coverage = Coverage({name: _covered(reader, name, held, note) for name, held in rows.items() if held})
    provenance = {
        "place": place, "command": f"commonweal export record {place}",
        "parameters": {"from": "the live workbench", "taken_on": timezone.localdate().isoformat()},
    }  # fmt: skip
    with RecordWriter(folder, services, components=components, provenance=provenance, coverage=coverage) as writer:
        for name, array in arrays.items():
            writer.append(name, array)
        return writer.finish()


def _events(reader: Reader, services: set[str]) -> dict[str, list[Row]]:
    skills = reader.read(of_record.SKILLS)
    voice = [*reader.read(of_record.VOICE), *reader.read(of_record.CHECKED)]
    links = reader.read(of_record.LINKS)
    return {
        "skills": _kept(reader, "skills", skills, lambda row: row["domain"] and row["service"] in services),
        "money": [_month(row) for row in reader.read(of_record.MONEY)],
        "voice": voice,
        "voice_links": _kept(reader, "voice_links", links, lambda row: None not in (row["from_item"], row["to_item"])),
    }


def _kept(reader: Reader, name: str, rows: list[Row], may: Any) -> list[Row]:
    kept = [row for row in rows if may(row)]
    reader.stayed[name] += len(rows) - len(kept)
    return kept


def _once(components: list[Row]) -> list[Row]:
    """Each name once, with an id of its own: two names may be shortened to one."""
    named: dict[str, Row] = {}
    taken: set[str] = set()
    for row in components:
        if row["name"] in named:
            continue
        id_ = short = row["id"] or "component"
        number = 1
        while id_ in taken:
            number += 1
            id_ = f"{short}-{number}"
        taken.add(id_)
        named[row["name"]] = row | {"id": id_}
    return list(named.values())


def _name_components(money: list[Row], components: list[Row]) -> None:
    ids = {row["name"]: row["id"] for row in components}
    for row in money:
        row["component"] = ids.get(row["component"])


def _month(row: Row) -> Row:
    """The row with its period's end: the month's, or today (or its last entry's day) while the month runs."""
    first = row["period_start"]
    end = date(first.year, first.month, calendar.monthrange(first.year, first.month)[1])
    return row | {"period_end": min(end, max(timezone.localdate(), row["period_end"]))}


def _took_part(reader: Reader) -> str:
    """How many took part in decisions, if they are not so few that somebody could be found among them."""
    people = next((row["note"] for row in reader.read(of_record.TOOK_PART)), None)
    return f"; about {people} people took part, each counted once for each decision" if people else ""


def _covered(reader: Reader, name: str, rows: list[Row], took_part: str) -> TableCoverage:
    days = [row[key] for row in rows for key in ("date", "period_start", "period_end") if row.get(key)]
    note = NOTES[name] + (took_part if name == "voice" else "")
    found = TableCoverage("partial", min(days), max(days), note=note)
    if stayed := reader.stayed[name]:
        found = replace(found, note=f"{note}; left out: {stayed} {LEFT_OUT[name]}")
    return found


def _array(reader: Reader, name: str, rows: list[Row], vocabulary: dict[str, list[str]]) -> ndarray[Any, Any]:
    made = blank_rows(name, len(rows))
    for column in TABLES[name].columns:
        for at, row in enumerate(rows):
            if row.get(column.name) is not None or not column.nullable:
                where = f"{name}, row {at + 1}, column {column.name}"
                made[column.name][at] = _stored(reader, column, row.get(column.name), vocabulary, where)
    return made


def _stored(reader: Reader, column: Column, value: Any, vocabulary: dict[str, list[str]], where: str) -> Any:
    """The value as the record's buffers hold it; what cannot be held is kept as a reason, and 0 stands for it."""
    if value is None:
        reader.refuse(where, "nobody has written it down", "Write it in the workbench")
        return 0
    if column.type == "date":
        return day_number(value)
    if column.type not in ("code", "key"):
        return value
    words: Sequence[str] = column.codes if column.type == "code" else vocabulary[column.of]
    if value not in words:
        reader.refuse(where, "it is no word of its list", "It is one of " + ", ".join(words))
        return 0
    return words.index(value)

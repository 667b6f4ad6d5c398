"""Makes a full truth as patchy as a real record, so that lenses are tried on what places really have.

Luck is keyed by service, by person and by row: the same seed leaves out the same, and a patchier setting leaves out
that and more. Nothing is invented: a row is kept, blurred or left out.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lab.luck import uniforms
from commonweal.lab.patchiness import Patchiness
from commonweal.record import DIMENSIONS, TABLES, Coverage, Record, RecordWriter, TableCoverage, blank_rows
from commonweal.record.coverage import ABSENT
from commonweal.record.day import day_number
from commonweal.record.dtype import to_buffer

Rows = NDArray[np.void]
Bools = NDArray[np.bool_]
# streams of luck of their own, clear of the kernels' and of pseudonyms
SILENT, COARSE, LOST, UNWRITTEN, DELAY, LATE, UNSCORED, UNSAID, UNREPORTED = range(64, 73)
TOLD_BY = {
    "contacts": "service",
    "referrals": "to_service",
    "spells": "service",
    "needs": "service",
    "measures": "service",
    "practice": "service",
    "skills": "service",
    "room": "service",
    "ties": "from_service",
}
"""Who writes each table's rows; money is told by who pays, and what people say by themselves."""
JOURNEYS = {"contacts": "date", "referrals": "date", "spells": "end", "needs": "date"}
"""The tables about people, and the day on which a row of each comes to be known."""


def observe(record: Record, folder: str | Path, seed: int, patchiness: Patchiness | None = None) -> Record:
    """Write what a place would hold of a record, with coverage that says what the place would know is missing.

    Args:
        record: the truth, or any record.
        folder: where the new record shall be; see `RecordWriter`.
        seed: of the luck of what is left out.
        patchiness: how much is; the usual values where None.

    Raises:
        RecordError: something is in the folder, or the record is damaged.
    """
    settings = Patchiness() if patchiness is None else patchiness
    eye = _Eye(record, settings, seed)
    seen = {"truth": record.hash, "seed": seed, "patchiness": settings.to_json()}
    coverage = Coverage({name: eye.coverage(name) for name in TABLES})
    dimensions = {name: record.table(name).to_pylist() for name in DIMENSIONS}
    main = {name: dimensions.pop(name) for name in ("services", "indicators", "components")}
    told = dict(record.provenance) | {"observed": seen}
    with RecordWriter(folder, **main, dimensions=dimensions, provenance=told, coverage=coverage) as writer:
        for name in TABLES:
            if coverage.of(name).status != "absent":
                for rows, first in _pieces(record, name):
                    writer.append(name, eye.see(name, rows, first))
        return writer.finish(record.partial, record.manifest.why_partial)


def _pieces(record: Record, name: str) -> Iterator[tuple[Rows, int]]:
    """Give a table piece by piece as buffers of rows, each with the number of its first row."""
    first = 0
    for batch in record.batches(name):
        rows = blank_rows(name, len(batch))
        for column in TABLES[name].columns:
            rows[column.name] = to_buffer(column, batch.column(column.name))
        yield rows, first
        first += len(batch)


class _Eye:
    """What somebody at the place would see of each table."""

    def __init__(self, record: Record, settings: Patchiness, seed: int) -> None:
        self._record, self._set, self._seed = record, settings, seed
        services = np.arange(record.rows("services"))
        self._silent = self._by_chance(SILENT, 0, services, settings.silent)
        self._coarse = self._by_chance(COARSE, 0, services, settings.coarse)
        self._gone, self._left = self._people_lost()

    def see(self, name: str, rows: Rows, first: int) -> Rows:
        """Give the rows of a table that would be there, as they would be; `first` is the number of the first."""
        at, table = np.arange(first, first + len(rows)), list(TABLES).index(name)
        kept = self._told(name, rows) & self._written(name, rows, at, table)
        entered = self._entered(name, rows, at, table)
        if entered is not None:
            kept &= entered <= self._end(name)
            self._date_late(name, rows, entered, at, table)
        rows, at = rows[kept], at[kept]
        self._blank(name, rows, at, table)
        self._blur(name, rows)
        return rows

    def coverage(self, name: str) -> TableCoverage:
        """Say of a table what the place would know of how much it holds."""
        truth, notes = self._record.coverage.of(name), self._notes(name)
        if truth.status == "absent" or not notes:
            return truth
        services = truth.services
        if name in TOLD_BY and self._silent.any():
            ids = self._record.vocabulary["services"]
            spoken = {id_ for id_, silent in zip(ids, self._silent, strict=True) if not silent}
            services = tuple(id_ for id_ in (ids if services is None else services) if id_ in spoken)
            if not services:
                return replace(ABSENT, note="no service hands over a record of it")
        note = "; ".join([*([truth.note] if truth.note else []), *notes])
        return TableCoverage("partial", truth.start, truth.end, services, None, note)

    def _notes(self, name: str) -> list[str]:
        knobs, journey = self._set, name in JOURNEYS
        noted = name in ("needs", "spells", "contacts")
        said = {
            "only the services named hand over a record": name in TOLD_BY and self._silent.any(),
            "people whom services lost sight of are in it up to then": journey and knobs.lost > 0,
            "not every contact is written down": name == "contacts" and knobs.unwritten > 0,
            "rows of the last weeks are still being entered": journey and knobs.delay > 0,
            "some rows bear the day they were entered": name in _DATED_LATE and knobs.late > 0,
            "some scores, gains or hours were not noted": noted and knobs.unscored > 0,
            "not every row says why": name in ("referrals", "spells") and knobs.unsaid > 0,
            "some values were left blank": name == "measures" and knobs.unreported > 0,
            "some services note the month and no day": journey and self._coarse.any(),
        }
        return [note for note, there in said.items() if there]

    def _by_chance(self, stream: int, table: int, entities: NDArray[Any], share: float) -> Bools:
        return self._draw(stream, table, entities) < share

    def _draw(self, stream: int, table: int, entities: NDArray[Any]) -> NDArray[np.float64]:
        return uniforms(self._seed, stream, table, entities.astype(np.int64), 1)[:, 0]

    def _people_lost(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Give the people lost to follow-up, in order, and the day on which their first spell ended."""
        parts = [
            (rows["person"][rows["end"] >= 0], rows["end"][rows["end"] >= 0].astype(np.int64))
            for rows, _ in (_pieces(self._record, "spells") if self._set.lost > 0 else ())
        ]
        if not parts:
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        person, end = (np.concatenate(each) for each in zip(*parts, strict=True))
        order = np.lexsort((end, person))
        who, first = np.unique(person[order], return_index=True)
        lost = self._by_chance(LOST, 0, who, self._set.lost)
        return who[lost], end[order][first[lost]]

    def _told(self, name: str, rows: Rows) -> Bools:
        """Tell which rows are of services that hand over a record."""
        if name not in TOLD_BY:
            return np.ones(len(rows), bool)
        by = rows[TOLD_BY[name]]
        return np.asarray((by < 0) | ~np.append(self._silent, False)[by])

    def _written(self, name: str, rows: Rows, at: NDArray[Any], table: int) -> Bools:
        """Tell which rows somebody wrote: not every contact, not every score, nothing of people lost."""
        kept = np.ones(len(rows), bool)
        if name in JOURNEYS and len(self._gone):
            place = np.minimum(np.searchsorted(self._gone, rows["person"]), len(self._gone) - 1)
            kept &= (self._gone[place] != rows["person"]) | (_known(name, rows) <= self._left[place])
        if name == "contacts":
            kept &= ~self._by_chance(UNWRITTEN, table, at, self._set.unwritten)
        if name == "needs":
            kept &= ~self._by_chance(UNSCORED, table, at, self._set.unscored)
        return kept

    def _entered(self, name: str, rows: Rows, at: NDArray[Any], table: int) -> NDArray[np.int64] | None:
        """Give the day on which each row is entered: after a delay that is exponential."""
        if name not in JOURNEYS or self._set.delay == 0:
            return None
        wait = np.ceil(-self._set.delay * np.log1p(-self._draw(DELAY, table, at)))
        return np.asarray(_known(name, rows) + wait.astype(np.int64))

    def _date_late(self, name: str, rows: Rows, entered: NDArray[np.int64], at: NDArray[Any], table: int) -> None:
        if name in _DATED_LATE:
            late = self._by_chance(LATE, table, at, self._set.late)
            rows["date"] = np.where(late, np.minimum(entered, self._end(name)), rows["date"])

    def _blank(self, name: str, rows: Rows, at: NDArray[Any], table: int) -> None:
        """Blank what was not noted or not said."""
        if name in ("contacts", "spells"):
            column = "hours" if name == "contacts" else "gain"
            rows[column][self._by_chance(UNSCORED, table, at, self._set.unscored)] = np.nan
        unsaid = self._by_chance(UNSAID, table, at, self._set.unsaid)
        if name == "referrals":
            rows["clause"][unsaid] = _code(name, "clause", "none")
            stated = rows["reason"] != _code(name, "reason", "none")
            rows["reason"][unsaid & stated] = _code(name, "reason", "not_stated")
        if name == "spells":
            ended = rows["end"] >= 0
            rows["ending"][unsaid & ended] = _code(name, "ending", "not_said")
        if name == "measures":
            rows["value"][self._by_chance(UNREPORTED, table, at, self._set.unreported)] = np.nan

    def _blur(self, name: str, rows: Rows) -> None:
        """Put days of services that note the month alone on its first, and never before the record begins."""
        if name not in JOURNEYS or not self._coarse.any():
            return
        begun = self._record.coverage.of(name).start
        least = 0 if begun is None else day_number(begun)
        blurred = np.append(self._coarse, False)[rows[TOLD_BY[name]]]
        for column in ("start", "end") if name == "spells" else ("date",):
            day = rows[column].astype(np.int64)
            month = np.maximum(0, day).astype("datetime64[D]").astype("datetime64[M]").astype("datetime64[D]")
            first = np.maximum(month.astype(np.int64), np.minimum(day, least))
            rows[column] = np.where(blurred & (day >= 0), first, rows[column])

    def _end(self, name: str) -> int:
        end = self._record.coverage.of(name).end
        return 2**31 - 1 if end is None else day_number(end)


_DATED_LATE = ("contacts", "referrals", "needs")


def _known(name: str, rows: Rows) -> NDArray[np.int64]:
    """Give the day on which each row came to be known; a spell that goes on, when it began."""
    day = rows[JOURNEYS[name]].astype(np.int64)
    return np.where(day < 0, rows["start"], day) if name == "spells" else day


def _code(table: str, column: str, word: str) -> int:
    return TABLES[table].column(column).codes.index(word)

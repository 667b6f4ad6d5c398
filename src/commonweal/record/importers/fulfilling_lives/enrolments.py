"""Enrolments of the Fulfilling Lives data set, as spells and needs."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from commonweal.place import DOMAINS
from commonweal.record.dtype import NO_DATE, blank_rows
from commonweal.record.errors import RecordError
from commonweal.record.importers.events import Array
from commonweal.record.importers.fulfilling_lives import codebook
from commonweal.record.importers.sheet import Sheet
from commonweal.record.tables import TABLES

_NOT_ANSWERED = ("", "na", "n/a", "-", ".")
_MISSING_FROM = 90  # SPSS files give missing answers negative numbers or numbers of nines
_CODES = {name: TABLES[table].column(name).codes for table, name in (("spells", "ending"), ("needs", "occasion"))}


class Enrolments:
    """The rows of the data set that have a person and a start.

    Args:
        sheet: the file, for messages.
        columns: words by heading; None where empty.
        row: each row's number in the file.
        person: each row's pseudonym.
        service: each row's service, by its place among the services.
    """

    def __init__(
        self, sheet: Sheet, columns: Mapping[str, Sequence[str | None]], row: Array, person: Array, service: Array
    ) -> None:
        self._where, self._columns, self._row = sheet.name, columns, row
        self._person, self._service = person, service
        self.late = 0  # readings of more than a quarter after the end, counted by `needs`
        self._start = np.array(self._each(codebook.START, codebook.quarter_of), np.int64)
        self._end = np.array([-1 if one is None else one for one in self._each(codebook.END, codebook.quarter_of)])

    def _each(self, heading: str, read: Callable[[str, str], Any]) -> list[Any]:
        """Read a column cell by cell; a cell that cannot be read is named by its row."""
        return [
            None if _missing(value) else read(str(value), f"{self._where}, row {row}, {heading}")
            for row, value in zip(self._row, self._columns[heading], strict=True)
        ]

    def backwards(self) -> Array:
        """Say which rows end before they start."""
        return np.asarray((self._end >= 0) & (self._end < self._start))

    def ended_undated(self) -> int:
        """Count the rows that say how it ended and not when."""
        said = self._each(codebook.ENDING, _dest)
        return sum(one not in (None, "still_open") and end < 0 for one, end in zip(said, self._end, strict=True))

    def last_quarter(self) -> Array:
        """Give the latest quarter that each row speaks of."""
        return np.asarray(np.maximum(self._start, self._end))

    def spells(self, kept: Array) -> Array:
        """One spell an enrolment, from the first day of a quarter to the last day of another."""
        found = blank_rows("spells", len(self._row))
        found["person"], found["service"], found["start"] = self._person, self._service, _first_day(self._start)
        found["end"] = np.where(self._end < 0, NO_DATE, _last_day(self._end))
        endings = [
            _ending(code, end >= 0) for code, end in zip(self._each(codebook.ENDING, _dest), self._end, strict=True)
        ]
        found["ending"] = [_CODES["ending"].index(one) for one in endings]
        return np.sort(found[kept], order=["person", "start", "service", "end", "ending"])

    def needs(self, kept: Array, instrument: str) -> Array:
        """Needs at the start, and the items of one instrument, quarter by quarter."""
        parts = [self._at_start(kept, *one) for one in codebook.AT_START.items() if one[0] in self._columns]
        items, none, most = codebook.INSTRUMENTS[instrument]
        for heading in self._columns:
            if (found := re.fullmatch(r"([A-Z]+?)_?(\d{3})", heading)) and found[1] in items:
                parts.append(self._reading(kept, heading, items[found[1]], int(found[2]), (none, most)))
        found_rows = np.concatenate([blank_rows("needs", 0), *parts])
        return np.sort(found_rows, order=["person", "date", "service", "domain", "occasion", "score"])

    def _at_start(self, kept: Array, heading: str, domain: str) -> Array:
        return self._rows(kept, self._each(heading, _yes_no), _first_day(self._start), domain, "assessment")

    def _reading(self, kept: Array, heading: str, domain: str, quarter: int, scale: tuple[float, float]) -> Array:
        none, most = scale
        last = self._start + quarter - 1
        answers = self._each(heading, lambda value, where: _answer(value, where, sorted(scale)))
        scores = [None if one is None else (one - none) / (most - none) for one in answers]
        told = kept & np.array([one is not None for one in scores], bool)
        self.late += int((told & (self._end >= 0) & (last > self._end + 1)).sum())
        occasion = "assessment" if quarter == 1 else "review"
        return self._rows(kept, scores, _last_day(last), domain, occasion)

    def _rows(self, kept: Array, scores: Sequence[float | None], days: Array, domain: str, occasion: str) -> Array:
        told = kept & np.array([one is not None for one in scores], bool)
        found = blank_rows("needs", int(told.sum()))
        found["person"], found["service"], found["date"] = self._person[told], self._service[told], days[told]
        found["domain"], found["occasion"] = DOMAINS.index(domain), _CODES["occasion"].index(occasion)
        found["score"] = [one for one, kept_one in zip(scores, told, strict=True) if kept_one]
        return found


def _missing(value: str | None) -> bool:
    return value is None or value.strip().lower() in _NOT_ANSWERED


def _whole(value: str) -> str:
    """Take off what a spreadsheet adds to a code: "3.0" is 3."""
    return re.sub(r"\.0+$", "", value.strip())


def _dest(value: str, where: str) -> str | None:
    code = _whole(value)
    if code in codebook.ENDINGS:
        return codebook.ENDINGS[code]
    raise RecordError("it holds no code of DEST", where, "it is 1 to 11; export values, not labels")


def _ending(said: str | None, ended: bool) -> str:
    """What was said and the dates must not gainsay each other: ended and still open is not known."""
    if not ended:
        return "still_open"
    return "not_said" if said in (None, "still_open") else said


def _yes_no(value: str, where: str) -> float | None:
    score = codebook.YES_NO.get(_whole(value).lower())
    if score is None and not _is_missing_code(value):
        raise RecordError("it is neither yes nor no", where, "it is 1 or 0, or Yes or No")
    return score


def _answer(value: str, where: str, scale: Sequence[float]) -> float | None:
    if _is_missing_code(value):
        return None
    try:
        answer = float(value)
    except ValueError:
        answer = float("nan")
    if not scale[0] <= answer <= scale[1]:
        raise RecordError("it is no answer of this scale", where, f"it is {scale[0]:g} to {scale[1]:g}; export values")
    return answer


def _is_missing_code(value: str) -> bool:
    try:
        number = float(value)
    except ValueError:
        return False
    return number < 0 or number >= _MISSING_FROM


def _first_day(quarter: Array) -> Array:
    first = (np.asarray(quarter) * 3).astype("datetime64[M]").astype("datetime64[D]")
    return np.asarray(first.astype(np.int64))


def _last_day(quarter: Array) -> Array:
    return _first_day(np.asarray(quarter) + 1) - 1

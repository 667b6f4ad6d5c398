"""Watches every column of a source while it streams past, and stops the import where one looks identifying."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.record.errors import RecordError
from commonweal.record.importers.birthdays import like_births, middle_of
from commonweal.record.importers.heading import by_heading
from commonweal.record.importers.identifying import by_shape, shape_of
from commonweal.record.importers.marks import Marks
from commonweal.record.importers.people import like_people
from commonweal.record.importers.sheet import Block

SAMPLE = 20_000  # different values of a column that are kept to judge its shape
A_BLOCK = 500  # different values of a column that are looked at in each block once the first has been
MOST_WORDS = 2_000  # a column of services or activities has fewer different values than this, if they are long
LONG = 60
_TIMES = 100  # values of a column in each block that tell when the events were
_DATED = 5_000  # different values that are looked at for dates


class Watch:
    """Looks at the columns of one source; `headings_first` before reading, `see` each block, then `check`.

    What names people by its very pattern (`marks.py`) is looked for in every row. What takes many values to tell
    (numbers without spaces, people's names, free text, dates of birth) is judged by all different values where there
    are few, and by a sample of each block where there are very many, so that a thin sprinkling of it can be missed. It
    recognises patterns, not people: a rare diagnosis can name somebody too.

    Args:
        headings: all columns of the source.
        person: columns that make up the person id, and others that are read and not stored as they are, such as times:
            they may look as they like. Dates in these and in `mapped` tell when the events were.
        mapped: columns whose values will be stored.
        ignored: columns that the user told us to drop, knowing them.
        ignore_rest: whether all that is neither person nor mapped is dropped so.
        where: the source's name, for messages.

    Raises:
        RecordError: `ignored` names a column that is not there, or that is mapped.
    """

    def __init__(
        self,
        headings: Iterable[str],
        *,
        person: Collection[str] = (),
        mapped: Collection[str] = (),
        ignored: Collection[str] = (),
        ignore_rest: bool = False,
        where: str = "",
    ) -> None:
        headings = tuple(headings)
        self._where, self._mapped = where, tuple(one for one in mapped if one not in person)
        _check_ignored(headings, {*person, *mapped}, ignored, where)
        self._let_pass, self._ignore_rest = {*person, *ignored}, ignore_rest
        self._seen = {one: _Column(one in self._mapped) for one in headings if self._looks_at(one)}
        self._times: dict[str, list[str]] = {one: [] for one in (*person, *self._mapped)}

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are looked at, in order."""
        return tuple(self._seen)

    def _looks_at(self, heading: str) -> bool:
        return heading not in self._let_pass and (heading in self._mapped or not self._ignore_rest)

    def headings_first(self) -> None:
        """Stop at once for a column whose heading alone sounds identifying; RecordError names it."""
        for heading in self.columns:
            if why := by_heading(heading):
                raise self._stop(heading, why)

    def see(self, block: Block) -> None:
        """Look at a block of rows that holds (at least) `columns`."""
        for heading, column in self._seen.items():
            column.see(block.column(heading))
        for heading in set(self._times) & set(block.rows.schema.names):
            self._tell_time(heading, block.column(heading))

    def meet(self, heading: str, values: pa.Array) -> None:
        """Look at values of a column that may be new, where a source has no headings; stops for its name at once."""
        if heading in self._times:
            self._tell_time(heading, values)
        if heading not in self._seen:
            if not self._looks_at(heading):
                return
            self._seen[heading] = _Column(heading in self._mapped)
            if why := by_heading(heading):
                raise self._stop(heading, why)
        self._seen[heading].see(values)

    def check(self) -> None:
        """Stop for the first column whose values look identifying; RecordError names it and says why."""
        events = max((one for times in self._times.values() if (one := middle_of(times))), default=None)
        for heading, column in self._seen.items():
            if why := column.why(events):
                raise self._stop(heading, why)

    def _tell_time(self, heading: str, values: pa.Array) -> None:
        """Keep some values of each block: were they dates, they tell when the events were."""
        words = pc.drop_null(values)
        self._times[heading] += words[:: max(1, len(words) // _TIMES)].to_pylist()[:_TIMES]

    def _stop(self, heading: str, why: str) -> RecordError:
        right = f"if it is to be dropped, say --ignore {_quoted(heading)}; --ignore-rest drops all that is not mapped"
        if heading in self._mapped:
            right = "map another column, or replace its values in the source: they would be stored as they are"
        return RecordError(f"column {heading!r} could say who somebody is: {why}", self._where, right)


def _check_ignored(headings: Collection[str], used: Collection[str], ignored: Collection[str], where: str) -> None:
    for one in ignored:
        if one not in headings:
            there = "the headings are: " + ", ".join(headings)
            raise RecordError(f"--ignore names {one!r}, which is no heading", where, there)
        if one in used:
            raise RecordError(f"{one!r} is both mapped and ignored", where, "leave it out of one of the two")


def _quoted(heading: str) -> str:
    return heading if heading.isidentifier() else f'"{heading}"'


class _Column:
    """What is known so far of one column."""

    def __init__(self, mapped: bool) -> None:
        self._mapped = mapped
        self._values: dict[str, None] = {}
        self._looked = self._rows = self._long = self._different = 0
        self._marks = Marks()

    def see(self, values: pa.Array) -> None:
        words = pc.drop_null(values)
        self._rows += len(words)
        if not len(words):
            return
        different = pc.unique(words)
        self._different += len(different)
        step = max(1, len(different) // (A_BLOCK if self._looked else SAMPLE))
        self._look(different[::step].to_pylist())
        if step > 1:
            self._marks.sift(different)
        if self._mapped:
            self._long = max(self._long, pc.sum(pc.greater(pc.utf8_length(different), LONG)).as_py())

    def _look(self, words: list[str]) -> None:
        fresh = [word for word in words if word not in self._values]
        self._values.update(dict.fromkeys(fresh[: SAMPLE - len(self._values)]))
        self._looked += len(fresh)
        self._marks.look(fresh)

    def why(self, events: float | None) -> str | None:
        if found := self._marks.why(self._looked, max(self._looked, self._different)):
            return found
        if self._mapped and self._long > MOST_WORDS:
            return f"it holds more than {MOST_WORDS:,} different values of more than {LONG} letters, as free text does"
        sample = list(self._values)
        shape = replace(shape_of(sample), different=self._different, values=self._rows)
        now = date.today().year + (date.today().month - 1) / 12
        births = like_births(sample[:_DATED], self._rows, events, now)
        return by_shape(shape) or like_people(sample) or births
